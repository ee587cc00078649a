/* Whether money is spent on an item, how long it may take, and how long a
 * provider has to say yes. */
#include "core/policy.h"

#include <string.h>

#define ANY POLICY_ANY
#define COUNT(array) (sizeof(array) / sizeof *(array))

/* Past this an information leaflet is summed up unless a manager wants all. */
#define LONG_WORDS 1000

#define RULE(code_, order_, service_, mode_, class_, words_, need_, owed_,     \
	     verdict_, response_, why_)                                        \
	{                                                                      \
		.code = code_, .order = order_, .service = service_,           \
		.format = ANY, .mode = mode_, .document_class = class_,        \
		.words_over = words_, .cost_over = ANY, .evidence = need_,     \
		.disability = owed_, .verdict = verdict_,                      \
		.response = response_, .why = why_                             \
	}

/* code, order; service, mode, class; words, evidence, disability; verdict,
 * response; why */
static const struct policy_rule rules[] = {
	RULE("legal-go-ahead", 10, ANY, ANY, CLASS_LEGAL, ANY, ANY, ANY,
	     POLICY_APPROVE, RESPONSE_FULL,
	     N_("Legal documents always go ahead.")),
	RULE("safety-go-ahead", 20, ANY, ANY, CLASS_SAFETY, ANY, ANY, ANY,
	     POLICY_APPROVE, RESPONSE_FULL,
	     N_("What concerns safety always goes ahead.")),
	RULE("rights-go-ahead", 30, ANY, ANY, CLASS_RIGHTS, ANY, ANY, ANY,
	     POLICY_APPROVE, RESPONSE_FULL,
	     N_("What concerns a tenant's rights always goes ahead.")),
	RULE("disability-go-ahead", 40, ANY, ANY, ANY, ANY, ANY, 1,
	     POLICY_APPROVE, RESPONSE_FULL,
	     N_("It is needed because of a disability: it goes ahead and is "
		"free to the person.")),
	RULE("on-demand-go-ahead", 100, SERVICE_INTERPRETING, MODE_ON_DEMAND,
	     ANY, ANY, ANY, ANY, POLICY_APPROVE, RESPONSE_FULL,
	     N_("Telephone interpreting on demand needs no approval.")),
	RULE("no-evidence-asks", 200, ANY, ANY, ANY, ANY, 0, ANY,
	     POLICY_ASK_MANAGER, RESPONSE_FULL,
	     N_("The register does not show this need: record it, or let a "
		"manager decide.")),
	RULE("long-information-asks", 300, SERVICE_TRANSLATION, ANY,
	     CLASS_INFORMATION, LONG_WORDS, ANY, ANY, POLICY_ASK_MANAGER,
	     RESPONSE_SUMMARY,
	     N_("Long general information: a summary may do, a manager "
		"decides.")),
	RULE("need-goes-ahead", 400, ANY, ANY, ANY, ANY, 1, ANY,
	     POLICY_APPROVE, RESPONSE_FULL,
	     N_("The register shows this need: it goes ahead.")),
};

const struct policy_rule policy_last =
	RULE("no-rule-asks", POLICY_ORDER_MOST + 1, ANY, ANY, ANY, ANY, ANY,
	     ANY, POLICY_ASK_MANAGER, RESPONSE_FULL,
	     N_("No rule of the policy fits: a manager decides."));

const struct policy_rule policy_unknown =
	RULE("language-unknown", POLICY_ORDER_MOST + 2, ANY, ANY, ANY, ANY,
	     ANY, ANY, POLICY_ASK_MANAGER, RESPONSE_FULL,
	     N_("Nobody is asked before the language is known: find it out, "
		"then it goes on."));

const char *const policy_verdict_names[POLICY_VERDICTS] = {
	"approve", "ask-manager", "refuse"};
const char *const policy_origin_names[POLICY_ORIGINS] = {
	"shipped", "partnership", "own"};

const char *
policy_verdict_name(enum policy_verdict verdict)
{
	return policy_verdict_names[verdict];
}

const struct policy_group policy_signed = {
	.code = "signed", .name = N_("Signed languages")};

static const struct policy_group groups[] = {
	{.code = "signed", .name = N_("Signed languages")}};

/* "pa" holds for "pa-Guru". */
static bool
tag_within(const char *tag, const char *language)
{
	size_t length = strlen(tag);

	return !strncmp(tag, language, length) &&
	       (!language[length] || language[length] == '-');
}

/* In either direction. */
static bool
is_signed(const struct item_spec *item)
{
	return language_signed(item->language) || language_signed(item->from);
}

bool
policy_group_has(const struct policy_group *group,
		 const struct item_spec *item)
{
	if (!strcmp(group->code, policy_signed.code))
		return is_signed(item);
	for (size_t i = 0; i < group->tags; i++)
		if (tag_within(group->tag[i], item->language) ||
		    tag_within(group->tag[i], item->from))
			return true;
	return false;
}

static bool
same(int wanted, int value)
{
	return wanted == POLICY_ANY || wanted == value;
}

/* A group that there is no longer has no languages. */
static bool
group_fits(const struct policy_rule *rule, const struct item_spec *item)
{
	return !rule->group ||
	       (rule->languages && policy_group_has(rule->languages, item));
}

/* But for the cost. */
static bool
fits(const struct policy_rule *rule, const struct policy_question *question)
{
	const struct item_spec *item = question->item;
	bool disability = question->disability || is_signed(item);

	return same(rule->service, (int)item->service) &&
	       same(rule->format, (int)item->format) &&
	       same(rule->mode, (int)item->mode) &&
	       same(rule->document_class, (int)question->document_class) &&
	       same(rule->evidence, question->need_recorded) &&
	       same(rule->disability, disability) &&
	       (rule->words_over == POLICY_ANY ||
		item->words > rule->words_over) &&
	       group_fits(rule, item);
}

/* Nobody may be put at risk by a machine's mistake. */
static bool
machine_allowed(const struct policy_question *question)
{
	return question->item->service == SERVICE_TRANSLATION &&
	       (question->document_class == CLASS_SERVICE ||
		question->document_class == CLASS_INFORMATION);
}

static bool
decided_by(const struct policy_rule *rule,
	   const struct policy_question *question,
	   struct policy_decision *decision)
{
	if (!fits(rule, question))
		return false;
	if (rule->cost_over != POLICY_ANY && question->cost_minor < 0)
		decision->cost_missing = true;
	if (rule->cost_over != POLICY_ANY &&
	    question->cost_minor <= rule->cost_over)
		return false;
	decision->verdict = rule->verdict;
	decision->response = rule->response;
	decision->rule = rule->code;
	decision->why = rule->why;
	decision->source = rule->source;
	return true;
}

struct policy_decision
policy_decide(const struct policy *policy,
	      const struct policy_question *question)
{
	struct policy_decision decision = {
		.machine_translation_allowed = machine_allowed(question),
		.cost_minor = question->cost_minor,
	};
	size_t i = 0;

	while (i < policy->rules &&
	       !decided_by(&policy->rule[i], question, &decision))
		i++;
	if (i == policy->rules)
		(void)decided_by(&policy_last, question, &decision);
	if (decision.response == RESPONSE_FULL &&
	    question->item->service == SERVICE_INTERPRETING)
		decision.response = RESPONSE_VISIT;
	return decision;
}

bool
policy_sees(const struct policy *policy, enum sensitivity sensitivity,
	    enum role role, const char *email)
{
	const struct policy_seers *seers = &policy->sees[sensitivity];

	if (seers->roles & ROLE_BIT(role))
		return true;
	for (size_t i = 0; email && i < seers->emails; i++)
		if (!strcmp(seers->email[i], email))
			return true;
	return false;
}

#define WITHIN_MINUTES(n)                                                      \
	{                                                                      \
		DURATION_MINUTES, n                                            \
	}
#define STANDARD(code_, kind_, unit_, n_, service_, format_, mode_, signed_,   \
		 words_)                                                       \
	{                                                                      \
		.standard = {code_, kind_, {DURATION_##unit_, n_}},            \
		.service = service_, .format = format_, .mode = mode_,         \
		.is_signed = signed_, .words_upto = words_                     \
	}
#define BOOKING(code, kind, unit, n, mode, is_signed)                          \
	STANDARD(code, kind, unit, n, SERVICE_INTERPRETING, ANY, mode,         \
		 is_signed, ANY)
#define FORMAT(code, days, format)                                             \
	STANDARD(code, CLOCK_SERVICE, DAYS, days, SERVICE_FORMAT,              \
		 format, ANY, ANY, ANY)
#define TRANSLATION(code, days, service, words)                                \
	STANDARD(code, CLOCK_SERVICE, DAYS, days, service, ANY, ANY,           \
		 ANY, words)

/* Whose work requests are, however sensitive; and the others in the house. */
#define CLEARED                                                                \
	(ROLE_BIT(ROLE_MANAGER) | ROLE_BIT(ROLE_ADMINISTRATOR) |               \
	 ROLE_BIT(ROLE_AUDITOR) | ROLE_BIT(ROLE_SERVICE))
#define STAFF                                                                  \
	(CLEARED | ROLE_BIT(ROLE_OFFICER) | ROLES_REVISING)
#define SEEN_BY_ALL                                                            \
	{                                                                      \
		.roles = STAFF                                                 \
	}

const struct policy policy_shipped = {
	.rule = rules,
	.rules = COUNT(rules),
	.standard =
		{
			BOOKING("telephone-immediate", CLOCK_ELAPSED, MINUTES,
				15, MODE_ON_DEMAND, ANY),
			BOOKING("signed-booking", CLOCK_SERVICE, DAYS, 2, ANY,
				1),
			BOOKING("spoken-booking", CLOCK_ELAPSED, MINUTES,
				24 * 60, ANY, ANY),
			FORMAT("braille", 7, FORMAT_BRAILLE),
			FORMAT("audio", 5, FORMAT_AUDIO),
			FORMAT("easy-read", 15, FORMAT_EASY_READ),
			FORMAT("bsl-video", 15, FORMAT_BSL_VIDEO),
			FORMAT("large-print", 0, FORMAT_LARGE_PRINT),
			FORMAT("paper", 0, ANY),
			TRANSLATION("translation-250", 1, SERVICE_TRANSLATION,
				    250),
			TRANSLATION("translation-1000", 3,
				    SERVICE_TRANSLATION, 1000),
			TRANSLATION("translation-3000", 5,
				    SERVICE_TRANSLATION, 3000),
			TRANSLATION("translation-long", 10, ANY, ANY),
		},
	.group = groups,
	.groups = COUNT(groups),
	.always = {[CLASS_LEGAL] = true,
		   [CLASS_SAFETY] = true,
		   [CLASS_RIGHTS] = true},
	.sees =
		{
			SEEN_BY_ALL,
			{.roles = CLEARED},
			SEEN_BY_ALL,
			SEEN_BY_ALL,
			SEEN_BY_ALL,
			SEEN_BY_ALL,
		},
	.since_utc = INT64_MIN,
	.until_utc = INT64_MAX,
};

struct standard
policy_standard(const struct policy *policy, const struct item_spec *item)
{
	const struct policy_standard *row = policy->standard;
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

bool
policy_is_confirmed(const struct item_spec *item)
{
	enum standard_met met = policy_met(item);

	return met == MET_BY_CONFIRMATION || met == MET_BY_ANSWER;
}

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
