/* Whether money is spent on an item, how long it may take, and how long a
 * provider has to say yes. */
#include "core/policy.h"

#define ANY POLICY_ANY
#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Past this an information leaflet is summed up unless a manager wants all. */
#define LONG_WORDS 1000

/* code; service, format, mode, class; words, evidence, disability; from,
 * until; verdict, response; why */
const struct policy_rule policy_defaults[] = {
	{"legal-go-ahead", ANY, ANY, ANY, CLASS_LEGAL, ANY, ANY, ANY, 0, 0,
	 POLICY_APPROVE, RESPONSE_FULL, N_("Legal documents always go ahead.")},
	{"safety-go-ahead", ANY, ANY, ANY, CLASS_SAFETY, ANY, ANY, ANY, 0, 0,
	 POLICY_APPROVE, RESPONSE_FULL,
	 N_("What concerns safety always goes ahead.")},
	{"rights-go-ahead", ANY, ANY, ANY, CLASS_RIGHTS, ANY, ANY, ANY, 0, 0,
	 POLICY_APPROVE, RESPONSE_FULL,
	 N_("What concerns a tenant's rights always goes ahead.")},
	{"disability-go-ahead", ANY, ANY, ANY, ANY, ANY, ANY, 1, 0, 0,
	 POLICY_APPROVE, RESPONSE_FULL,
	 N_("It is needed because of a disability: it goes ahead and is free "
	    "to the person.")},
	{"on-demand-go-ahead", SERVICE_INTERPRETING, ANY, MODE_ON_DEMAND, ANY,
	 ANY, ANY, ANY, 0, 0, POLICY_APPROVE, RESPONSE_FULL,
	 N_("Telephone interpreting on demand needs no approval.")},
	{"no-evidence-asks", ANY, ANY, ANY, ANY, ANY, 0, ANY, 0, 0,
	 POLICY_ASK_MANAGER, RESPONSE_FULL,
	 N_("The register does not show this need: record it, or let a "
	    "manager decide.")},
	{"long-information-asks", SERVICE_TRANSLATION, ANY, ANY,
	 CLASS_INFORMATION, LONG_WORDS, ANY, ANY, 0, 0, POLICY_ASK_MANAGER,
	 RESPONSE_SUMMARY,
	 N_("Long general information: a summary may do, a manager "
	    "decides.")},
	{"need-goes-ahead", ANY, ANY, ANY, ANY, ANY, 1, ANY, 0, 0,
	 POLICY_APPROVE, RESPONSE_FULL,
	 N_("The register shows this need: it goes ahead.")},
};
const size_t policy_defaults_count = COUNT(policy_defaults);

const char *const policy_verdict_names[3] = {"approve", "ask-manager",
					     "refuse"};

const char *
policy_verdict_name(enum policy_verdict verdict)
{
	return policy_verdict_names[verdict];
}

/* In either direction. */
static bool
is_signed(const struct item_spec *item)
{
	return language_signed(item->language) || language_signed(item->from);
}

static bool
same(int wanted, int value)
{
	return wanted == POLICY_ANY || wanted == value;
}

static bool
in_force(const struct policy_rule *rule, int64_t now_utc)
{
	return (!rule->from_utc || rule->from_utc <= now_utc) &&
	       (!rule->until_utc || now_utc < rule->until_utc);
}

static bool
fits(const struct policy_rule *rule, const struct policy_question *question)
{
	const struct item_spec *item = question->item;
	bool disability = question->disability || is_signed(item);

	return in_force(rule, question->now_utc) &&
	       same(rule->service, (int)item->service) &&
	       same(rule->format, (int)item->format) &&
	       same(rule->mode, (int)item->mode) &&
	       same(rule->document_class, (int)question->document_class) &&
	       same(rule->evidence, question->need_recorded) &&
	       same(rule->disability, disability) &&
	       (rule->words_over == POLICY_ANY ||
		item->words > rule->words_over);
}

/* Nobody may be put at risk by a machine's mistake. */
static bool
machine_allowed(const struct policy_question *question)
{
	return question->item->service == SERVICE_TRANSLATION &&
	       (question->document_class == CLASS_SERVICE ||
		question->document_class == CLASS_INFORMATION);
}

struct policy_decision
policy_decide(const struct policy_rule *rules, size_t count,
	      const struct policy_question *question)
{
	struct policy_decision decision = {
		.verdict = POLICY_ASK_MANAGER,
		.response = RESPONSE_FULL,
		.rule = "no-rule-asks",
		.why = N_("No rule of the policy fits: a manager decides."),
		.machine_translation_allowed = machine_allowed(question),
	};

	for (size_t i = 0; i < count; i++) {
		if (!fits(&rules[i], question))
			continue;
		decision.verdict = rules[i].verdict;
		decision.response = rules[i].response;
		decision.rule = rules[i].code;
		decision.why = rules[i].why;
		break;
	}
	if (decision.response == RESPONSE_FULL &&
	    question->item->service == SERVICE_INTERPRETING)
		decision.response = RESPONSE_VISIT;
	return decision;
}

#define WITHIN_MINUTES(n)                                                      \
	{                                                                      \
		DURATION_MINUTES, n                                            \
	}
#define WITHIN_DAYS(n)                                                         \
	{                                                                      \
		DURATION_DAYS, n                                               \
	}

/* The first row that fits counts. */
static const struct standard_row {
	int service, format, mode;
	int is_signed;
	int words_upto;
	struct standard standard;
} standards[] = {
	{SERVICE_INTERPRETING,
	 ANY,
	 MODE_ON_DEMAND,
	 ANY,
	 ANY,
	 {"telephone-immediate", CLOCK_ELAPSED, WITHIN_MINUTES(15)}},
	{SERVICE_INTERPRETING,
	 ANY,
	 ANY,
	 1,
	 ANY,
	 {"signed-booking", CLOCK_SERVICE, WITHIN_DAYS(2)}},
	{SERVICE_INTERPRETING,
	 ANY,
	 ANY,
	 ANY,
	 ANY,
	 {"spoken-booking", CLOCK_ELAPSED, WITHIN_MINUTES(24 * 60)}},
	{SERVICE_FORMAT,
	 FORMAT_BRAILLE,
	 ANY,
	 ANY,
	 ANY,
	 {"braille", CLOCK_SERVICE, WITHIN_DAYS(7)}},
	{SERVICE_FORMAT,
	 FORMAT_AUDIO,
	 ANY,
	 ANY,
	 ANY,
	 {"audio", CLOCK_SERVICE, WITHIN_DAYS(5)}},
	{SERVICE_FORMAT,
	 FORMAT_EASY_READ,
	 ANY,
	 ANY,
	 ANY,
	 {"easy-read", CLOCK_SERVICE, WITHIN_DAYS(15)}},
	{SERVICE_FORMAT,
	 FORMAT_BSL_VIDEO,
	 ANY,
	 ANY,
	 ANY,
	 {"bsl-video", CLOCK_SERVICE, WITHIN_DAYS(15)}},
	{SERVICE_FORMAT,
	 FORMAT_LARGE_PRINT,
	 ANY,
	 ANY,
	 ANY,
	 {"large-print", CLOCK_SERVICE, WITHIN_DAYS(0)}},
	{SERVICE_FORMAT,
	 ANY,
	 ANY,
	 ANY,
	 ANY,
	 {"paper", CLOCK_SERVICE, WITHIN_DAYS(0)}},
	{SERVICE_TRANSLATION,
	 ANY,
	 ANY,
	 ANY,
	 250,
	 {"translation-250", CLOCK_SERVICE, WITHIN_DAYS(1)}},
	{SERVICE_TRANSLATION,
	 ANY,
	 ANY,
	 ANY,
	 1000,
	 {"translation-1000", CLOCK_SERVICE, WITHIN_DAYS(3)}},
	{SERVICE_TRANSLATION,
	 ANY,
	 ANY,
	 ANY,
	 3000,
	 {"translation-3000", CLOCK_SERVICE, WITHIN_DAYS(5)}},
	{ANY,
	 ANY,
	 ANY,
	 ANY,
	 ANY,
	 {"translation-long", CLOCK_SERVICE, WITHIN_DAYS(10)}},
};

struct standard
policy_standard(const struct item_spec *item)
{
	const struct standard_row *row = standards;
	int words = item->words ? item->words : 1000;

	while (!same(row->service, (int)item->service) ||
	       !same(row->format, (int)item->format) ||
	       !same(row->mode, (int)item->mode) ||
	       !same(row->is_signed, is_signed(item)) ||
	       (row->words_upto != ANY && words > row->words_upto))
		row++;
	return row->standard;
}

enum standard_met
policy_met(const struct item_spec *item)
{
	if (item->service != SERVICE_INTERPRETING)
		return MET_BY_COMPLETION;
	if (item->mode == MODE_ON_DEMAND)
		return MET_AT_ONCE;
	return is_signed(item) ? MET_BY_ANSWER : MET_BY_CONFIRMATION;
}

#define CALL_MINUTES 15

int64_t
policy_appointment_end(const struct item_spec *item, int64_t received_utc)
{
	bool call = item->mode == MODE_ON_DEMAND;
	int64_t starts_utc = item->starts_utc ? item->starts_utc
			     : call	      ? received_utc
					      : 0;
	int minutes = call && item->minutes < CALL_MINUTES ? CALL_MINUTES
							   : item->minutes;

	if (item->service != SERVICE_INTERPRETING || !starts_utc)
		return 0;
	return starts_utc + (int64_t)minutes * 60;
}

/* Bookings that start sooner than so many minutes from now. */
static const struct answer_row {
	int64_t before_min;
	struct standard standard;
} answers[] = {
	{2 * 60, {"answer-soon", CLOCK_ELAPSED, WITHIN_MINUTES(15)}},
	{24 * 60, {"answer-day", CLOCK_ELAPSED, WITHIN_MINUTES(30)}},
	{72 * 60, {"answer-near", CLOCK_ELAPSED, WITHIN_MINUTES(120)}},
	{14 * 24 * 60, {"answer", CLOCK_SERVICE, WITHIN_MINUTES(240)}},
	{INT64_MAX, {"answer-far", CLOCK_SERVICE, WITHIN_MINUTES(480)}},
};

/* What has no start is asked for like a booking a week away. */
static int64_t
minutes_left(const struct item_spec *item, int64_t now_utc)
{
	if (item->service != SERVICE_INTERPRETING || !item->starts_utc)
		return 7 * 24 * 60;
	return (item->starts_utc - now_utc) / 60;
}

struct standard
policy_answer_time(const struct item_spec *item, enum sensitivity sensitivity,
		   int64_t now_utc)
{
	int64_t left_min = minutes_left(item, now_utc);
	const struct answer_row *row = answers;
	struct standard answer;

	if (item->mode == MODE_ON_DEMAND)
		return (struct standard){"on-demand", CLOCK_ELAPSED,
					 WITHIN_MINUTES(0)};
	while (left_min >= row->before_min)
		row++;
	answer = row->standard;
	if (sensitivity == SENSITIVITY_DOMESTIC_ABUSE ||
	    sensitivity == SENSITIVITY_SAFEGUARDING)
		answer.duration.count /= 2;
	if (answer.kind == CLOCK_ELAPSED && left_min > 0 &&
	    answer.duration.count > left_min / 2)
		answer.duration.count = (int32_t)(left_min / 2);
	return answer;
}
