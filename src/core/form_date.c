/* The dates that a notice may name by its rule. */
#include "core/form_date.h"



#include "core/worktime.h"
#include "lang/zone.h"

/* Facts are of living tenancies, so that no sum leaves the calendar. */
#define DAY_LEAST (-25567) /* 1900-01-01 */
#define DAY_MOST 84005	   /* 2199-12-31 */

struct form_case
form_case_empty(void)
{
	return (struct form_case){
		.period = FORM_PERIODS,
		.served_days = FORM_DAY_NONE,
		.begins_days = FORM_DAY_NONE,
		.began_days = FORM_DAY_NONE,
		.last_days = FORM_DAY_NONE,
		.first_days = FORM_DAY_NONE,
		.event_days = FORM_DAY_NONE,
	};
}

/* Days or months of a period; the other is 0. */
static const struct {
	int days, months;
} lengths[FORM_PERIODS] = {
	[PERIOD_WEEKLY] = {7, 0},	[PERIOD_FORTNIGHTLY] = {14, 0},
	[PERIOD_FOUR_WEEKLY] = {28, 0}, [PERIOD_MONTHLY] = {0, 1},
	[PERIOD_QUARTERLY] = {0, 3},	[PERIOD_YEARLY] = {0, 12},
};

int32_t
form_span_add(const struct form_case *facts, int32_t day_days,
	      struct form_span span)
{
	int32_t extra = span.days;
	int n = span.count;

	switch (span.unit) {
	case SPAN_DAYS:
		return day_days + n + extra;
	case SPAN_WEEKS:
		return day_days + 7 * n + extra;
	case SPAN_MONTHS:
		return day_add_months(day_days, n) + extra;
	case SPAN_YEARS:
		return day_add_months(day_days, 12 * n) + extra;
	case SPAN_PERIODS:
		break;
	}
	if (lengths[facts->period].days)
		return day_days + n * lengths[facts->period].days + extra;
	return day_add_months(day_days,
			      n * lengths[facts->period].months) +
	       extra;
}

/* Months are counted from the day given, so that a tenancy that begins on the
 * 31st does so again after a shorter month. */
int32_t
form_period_start(const struct form_case *facts, int32_t day_days)
{
	int32_t from = facts->begins_days;
	int length = lengths[facts->period].days;
	int step = lengths[facts->period].months, months;
	struct civil a, b;

	if (length) {
		int32_t past = (day_days - from) % length;

		return past > 0 ? day_days + length - past : day_days - past;
	}
	a = civil_from_day(from);
	b = civil_from_day(day_days);
	months = (b.year - a.year) * 12 + b.month - a.month;
	months -= months % step + 2 * step;
	while (day_add_months(from, months) < day_days)
		months += step;
	return day_add_months(from, months);
}

int32_t
form_served(const struct calendar *calendar, int32_t sent_days,
	    int working_days)
{
	const struct worktime clock = {.calendar = calendar,
				       .kind = CLOCK_STATUTORY};
	int64_t sent_utc = (int64_t)sent_days * DAY_SECONDS + DAY_SECONDS / 2;

	if (!working_days)
		return sent_days;
	return zone_local(worktime_due(&clock, sent_utc,
				       (struct duration){DURATION_DAYS,
							 working_days}))
		.day_days;
}

/* The anniversary of a day that is nearest to another one, that day itself
 * included. */
static int32_t
nearest_anniversary(int32_t of_days, int32_t to_days)
{
	int years = civil_from_day(to_days).year - civil_from_day(of_days).year;
	int32_t best = of_days;

	for (int i = years - 1; i <= years + 1; i++) {
		int32_t day = day_add_months(of_days, 12 * i);
		int32_t far = day > to_days ? day - to_days : to_days - day;
		int32_t least = best > to_days ? best - to_days
					       : to_days - best;

		if (i >= 0 && far < least)
			best = day;
	}
	return best;
}

/* Whether increases would creep forward in the year. */
static bool
drifts(const struct form_case *facts, const struct form_limit *limit)
{
	int32_t sooner = form_span_add(facts, facts->last_days, limit->drift);
	int32_t anniversary = nearest_anniversary(facts->first_days, sooner);

	return anniversary - sooner > limit->drift_days;
}

static enum status
missing(const char *fact, const char *message, struct fault *fault)
{
	return fault_set(fault, E_INPUT, fact, message, NULL);
}

static enum status
in_range(const char *fact, int32_t day_days, struct fault *fault)
{
	if (day_days == FORM_DAY_NONE ||
	    (day_days >= DAY_LEAST && day_days <= DAY_MOST))
		return OK;
	return missing(fact, N_("This date is not between the years 1900 and "
				"2199"),
		       fault);
}

static enum status
check_range(const struct form_case *facts, struct fault *fault)
{
	const struct {
		const char *name;
		int32_t day_days;
	} all[] = {
		{"served", facts->served_days}, {"begins", facts->begins_days},
		{"began", facts->began_days},	{"last", facts->last_days},
		{"first", facts->first_days},	{"event", facts->event_days},
	};
	enum status status = OK;

	for (size_t i = 0; i < sizeof all / sizeof *all && status == OK; i++)
		status = in_range(all[i].name, all[i].day_days, fault);
	return status;
}

static enum status
check_first(const struct form_case *facts, const struct form_limit *limit,
	    struct fault *fault)
{
	char since[ZONE_DAY_TEXT];

	if (facts->last_days == FORM_DAY_NONE)
		return OK;
	if (facts->first_days == FORM_DAY_NONE)
		return missing("first",
			       N_("Say when the first increase of this kind "
				  "took effect: the same day where there was "
				  "only one"),
			       fault);
	if (facts->first_days > facts->last_days)
		return missing("first",
			       N_("The first increase cannot be after the "
				  "last one"),
			       fault);
	if (facts->first_days >= limit->since_days)
		return OK;
	zone_day_text(limit->since_days, since);
	return fault_set(fault, E_INPUT, "first",
			 N_("Increases before {since} do not count here: give "
			    "the first one from then on"),
			 "since", since, NULL);
}

/* What the limit needs to know. */
static enum status
check_known(const struct form_case *facts, const struct form_limit *limit,
	    struct fault *fault)
{
	bool needs_start = limit->kind == LIMIT_PERIOD_START;

	if (facts->period == FORM_PERIODS &&
	    (needs_start || limit->periods || limit->span.unit == SPAN_PERIODS))
		return missing("period",
			       N_("Say for how long the rent is paid at a "
				  "time: weekly, fortnightly, four-weekly, "
				  "monthly, quarterly or yearly"),
			       fault);
	switch (limit->kind) {
	case LIMIT_SERVED:
		if (facts->served_days == FORM_DAY_NONE)
			return missing("served",
				       N_("Say when the notice is served"),
				       fault);
		break;
	case LIMIT_BEGAN:
		if (facts->began_days == FORM_DAY_NONE &&
		    facts->last_days == FORM_DAY_NONE)
			return missing("began",
				       N_("Say when the rent last went up, or "
					  "when the tenancy began if it never "
					  "did"),
				       fault);
		break;
	case LIMIT_EVENT:
		if (facts->event_days == FORM_DAY_NONE)
			return missing("event",
				       N_("Say when the check was made"),
				       fault);
		break;
	case LIMIT_DRIFT:
		return check_first(facts, limit, fault);
	case LIMIT_LAST:
	case LIMIT_PERIOD_START:
		break;
	}
	if (needs_start && facts->begins_days == FORM_DAY_NONE)
		return missing("begins",
			       N_("Say on which day a period of the tenancy "
				  "begins"),
			       fault);
	return OK;
}

/* Whether the limit is for this case, and from when it is counted. */
static bool
applies(const struct form_case *facts, const struct form_limit *limit,
	int32_t *ret_from)
{
	if (limit->periods && !(limit->periods >> facts->period & 1))
		return false;
	switch (limit->kind) {
	case LIMIT_SERVED:
		*ret_from = facts->served_days;
		break;
	case LIMIT_BEGAN:
		*ret_from = facts->began_days;
		break;
	case LIMIT_LAST:
		*ret_from = facts->last_days;
		break;
	case LIMIT_DRIFT:
		*ret_from = facts->last_days;
		return facts->last_days != FORM_DAY_NONE &&
		       drifts(facts, limit);
	case LIMIT_EVENT:
		*ret_from = facts->event_days;
		break;
	case LIMIT_PERIOD_START:
		return false; /* after all others */
	}
	return *ret_from != FORM_DAY_NONE;
}

static void
add_step(struct form_dates *dates, const struct form_limit *limit,
	 int32_t from_days, int32_t day_days)
{
	dates->steps[dates->step_count++] =
		(struct form_step){limit, from_days, day_days};
	if (limit->kind == LIMIT_EVENT) {
		if (dates->latest_days == FORM_DAY_NONE ||
		    dates->latest_days > day_days)
			dates->latest_days = day_days;
	} else if (dates->earliest_days < day_days) {
		dates->earliest_days = day_days;
	}
}

enum status
form_dates_reckon(const struct form_rule *rule, const struct form_case *facts,
		  struct arena *arena, struct form_dates *ret,
		  struct fault *fault)
{
	struct form_dates dates = {
		.rule = rule,
		.facts = *facts,
		.earliest_days = FORM_DAY_NONE,
		.latest_days = FORM_DAY_NONE,
	};
	enum status status = form_rule_here(rule, fault);

	if (status == OK)
		status = check_range(facts, fault);
	for (size_t i = 0; i < rule->limit_count && status == OK; i++)
		status = check_known(facts, &rule->limits[i], fault);
	if (status != OK)
		return status;
	dates.steps = arena_alloc(arena, (rule->limit_count + 1) *
						 sizeof *dates.steps);
	for (size_t i = 0; i < rule->limit_count; i++) {
		const struct form_limit *limit = &rule->limits[i];
		int32_t from = FORM_DAY_NONE;

		if (applies(facts, limit, &from))
			add_step(&dates, limit, from,
				 form_span_add(facts, from, limit->span));
	}
	for (size_t i = 0; i < rule->limit_count; i++) {
		const struct form_limit *limit = &rule->limits[i];
		int32_t day = dates.earliest_days;

		if (limit->kind == LIMIT_PERIOD_START && day != FORM_DAY_NONE)
			add_step(&dates, limit, day,
				 form_period_start(facts, day));
	}
	*ret = dates;
	return OK;
}

const struct form_step *
form_dates_decisive(const struct form_dates *dates)
{
	const struct form_step *ret = NULL;

	for (size_t i = 0; i < dates->step_count; i++) {
		const struct form_step *step = &dates->steps[i];

		if (step->limit->kind != LIMIT_PERIOD_START &&
		    (!ret || step->day_days > ret->day_days))
			ret = step;
	}
	return ret;
}

const char *
form_limit_words(enum form_limit_kind kind)
{
	switch (kind) {
	case LIMIT_SERVED:
		return N_("Counted from the day the notice is served");
	case LIMIT_BEGAN:
		return N_("Counted from the day the tenancy began");
	case LIMIT_LAST:
		return N_("Counted from the last increase");
	case LIMIT_DRIFT:
		return N_("Counted from the last increase, a week longer so "
			  "that increases do not move forward in the year");
	case LIMIT_PERIOD_START:
		return N_("The first day of a rent period");
	case LIMIT_EVENT:
		break;
	}
	return N_("Counted from the day of the check");
}

/* The step that a day is before, the one that asks for most first. */
static const struct form_step *
step_against(const struct form_dates *dates, int32_t day_days)
{
	const struct form_step *most = form_dates_decisive(dates);

	if (most && day_days < most->day_days)
		return most;
	for (size_t i = 0; i < dates->step_count; i++)
		if (dates->steps[i].limit->kind == LIMIT_PERIOD_START &&
		    form_period_start(&dates->facts, day_days) != day_days)
			return &dates->steps[i];
	return NULL;
}

static enum status
too_late(const struct form_dates *dates, const char *where, int32_t day_days,
	 struct fault *fault)
{
	char day[ZONE_DAY_TEXT], latest[ZONE_DAY_TEXT];

	zone_day_text(day_days, day);
	zone_day_text(dates->latest_days, latest);
	return fault_set(fault, E_REFUSED, where,
			 N_("{date} is too late by {source}: the last date "
			    "that is valid is {latest}"),
			 "date", day, "source", dates->rule->source, "latest",
			 latest, NULL);
}

enum status
form_dates_check(const struct form_dates *dates, const char *where,
		 int32_t day_days, struct fault *fault)
{
	const struct form_step *step;
	char date[ZONE_DAY_TEXT], next[ZONE_DAY_TEXT];
	int32_t next_days = dates->earliest_days;

	if (dates->latest_days != FORM_DAY_NONE &&
	    day_days > dates->latest_days)
		return too_late(dates, where, day_days, fault);
	step = dates->earliest_days == FORM_DAY_NONE
		       ? NULL
		       : step_against(dates, day_days);
	if (!step)
		return OK;
	if (day_days > next_days)
		next_days = form_period_start(&dates->facts, day_days);
	zone_day_text(day_days, date);
	zone_day_text(next_days, next);
	if (step->limit->kind == LIMIT_PERIOD_START)
		return fault_set(fault, E_REFUSED, where,
				 N_("{date} is not the first day of a period "
				    "of the tenancy, and it has to be by "
				    "{source}: the earliest date that is valid "
				    "is {earliest}"),
				 "date", date, "source", step->limit->source,
				 "earliest", next, NULL);
	return fault_set(fault, E_REFUSED, where,
			 N_("{date} is too early by {source}: the earliest "
			    "date that is valid is {earliest}"),
			 "date", date, "source", step->limit->source,
			 "earliest", next, NULL);
}
