/* A case's dates by the table of clocks. */
#include "core/statute.h"

#include <stdio.h>
#include <string.h>

#include "lang/zone.h"

#define CLOSE_MIN (17 * 60) /* where a day has no office hours */

const char *const case_clock_state_names[CASE_CLOCK_STATES] = {
	"waiting", "due", "extended", "met", "missed", "ended"};

void
statute_span_text(struct statute_span span, char ret[STATUTE_SPAN_TEXT])
{
	static const char letters[] = "hdwmy";

	snprintf(ret, STATUTE_SPAN_TEXT, "%d%c", span.count,
		 letters[span.unit]);
}

struct statutes
statutes_cover(const struct statutes *base, const struct statutes *over,
	       struct arena *arena)
{
	struct statute *list = arena_alloc(
		arena, (base->count + over->count + 1) * sizeof *list);
	size_t count = 0;

	for (size_t i = 0; i < base->count; i++)
		list[count++] = base->list[i];
	for (size_t i = 0; i < over->count; i++) {
		const struct statute *row = &over->list[i];
		size_t at = 0;

		while (at < count && (strcmp(list[at].code, row->code) != 0 ||
				      list[at].from_days != row->from_days))
			at++;
		list[at] = *row;
		count += at == count;
	}
	return (struct statutes){list, count};
}

static enum case_stage
stage_after(const struct case_fact *fact)
{
	return case_moved(fact->stage, fact->event);
}

/* The first fact that was in the stage or led to it; NULL: never there. */
static const struct case_fact *
entered(const struct case_facts *facts, enum case_stage stage)
{
	for (size_t i = 0; i < facts->count; i++)
		if (facts->list[i].stage == stage ||
		    stage_after(&facts->list[i]) == stage)
			return &facts->list[i];
	return NULL;
}

/* What begins a clock: in its stage, or by leading to it. */
static const struct case_fact *
begins(const struct statute *rule, const struct case_facts *facts)
{
	for (size_t i = 0; i < facts->count; i++) {
		const struct case_fact *fact = &facts->list[i];

		if (rule->after >> fact->event & 1 &&
		    (fact->stage == rule->stage ||
		     stage_after(fact) == rule->stage))
			return fact;
	}
	return NULL;
}

/* What ends it: in its stage, or in one that came after. */
static int64_t
ends(const struct statute *rule, const struct case_facts *facts, int *ret_count)
{
	bool there = false;
	int64_t at_utc = 0;

	*ret_count = 0;
	for (size_t i = 0; i < facts->count; i++) {
		const struct case_fact *fact = &facts->list[i];

		there |= fact->stage == rule->stage ||
			 stage_after(fact) == rule->stage;
		if (!there || !(rule->met >> fact->event & 1))
			continue;
		++*ret_count;
		if (rule->how == STATUTE_ATTEMPTS &&
		    *ret_count > rule->attempts)
			continue;
		if (!at_utc || rule->how == STATUTE_ATTEMPTS)
			at_utc = fact->at_utc;
	}
	if (rule->how == STATUTE_ATTEMPTS && *ret_count < rule->attempts)
		return 0;
	return at_utc;
}

/* The same day so many months on, the last where the month is shorter. */
static int32_t
months_on(int32_t day_days, int months)
{
	struct civil day = civil_from_day(day_days);

	months += day.month - 1;
	day.year += months / 12;
	day.month = months % 12 + 1;
	while (!civil_exists(day))
		day.day--;
	return day_from_civil(day.year, day.month, day.day);
}

static int64_t
due_months(int64_t start_utc, int months)
{
	int64_t midnight;

	(void)zone_utc(months_on(zone_local(start_utc).day_days, months),
		       DAY_SECONDS, &midnight);
	return midnight - 1;
}

static int64_t
due(const struct case_clock *clock, const struct calendar *calendar)
{
	const struct statute *rule = clock->rule;
	struct worktime time = {.calendar = calendar, .kind = rule->counts};
	struct duration span = {DURATION_DAYS, rule->span.count};

	switch (rule->span.unit) {
	case STATUTE_HOURS:
		span = (struct duration){DURATION_MINUTES,
					 rule->span.count * 60};
		break;
	case STATUTE_DAYS:
		span.count += clock->extended_days;
		break;
	case STATUTE_WEEKS:
		span.unit = DURATION_WEEKS;
		break;
	case STATUTE_MONTHS:
		return due_months(clock->start_utc, rule->span.count);
	case STATUTE_YEARS:
		return due_months(clock->start_utc, rule->span.count * 12);
	}
	return worktime_due(&time, clock->start_utc, span);
}

static void
reckon(struct case_clock *clock, const struct case_question *q,
       const struct case_fact *begin)
{
	const struct statute *rule = clock->rule;

	clock->met_utc = ends(rule, &q->facts, &clock->attempts);
	if (!begin)
		return;
	clock->start_utc = begin->at_utc;
	for (size_t i = 0; i < q->extensions; i++)
		if (!strcmp(q->extension[i].clock, rule->code))
			clock->extended_days += q->extension[i].days;
	switch (rule->how) {
	case STATUTE_WITHIN:
	case STATUTE_LASTS:
		clock->due_utc = due(clock, q->calendar);
		break;
	case STATUTE_BEFORE:
		clock->due_utc = begin->at_utc;
		break;
	case STATUTE_ATTEMPTS:
		break;
	}
}

/* Whether the row is that of its code for what began on that day. */
static bool
in_force(const struct statutes *table, const struct statute *rule,
	 int32_t day_days)
{
	if (day_days < rule->from_days || day_days >= rule->until_days)
		return false;
	for (size_t i = 0; i < table->count; i++) {
		const struct statute *other = &table->list[i];

		if (!strcmp(other->code, rule->code) &&
		    other->from_days > rule->from_days &&
		    day_days >= other->from_days)
			return false;
	}
	return true;
}

struct case_clocks
case_reckon(const struct statutes *table, const struct case_question *q,
	    struct arena *arena)
{
	struct case_clocks all = {
		.list = arena_alloc(arena,
				    (table->count + 1) * sizeof *all.list)};

	for (size_t i = 0; i < table->count; i++) {
		const struct statute *rule = &table->list[i];
		const struct case_fact *in = entered(&q->facts, rule->stage);
		const struct case_fact *begin;
		int64_t since_utc;

		if (!in || !(rule->nations >> q->nation & 1) ||
		    !(rule->landlords >> q->landlord & 1))
			continue;
		begin = begins(rule, &q->facts);
		since_utc = in->at_utc; /* the check before is older */
		if (begin && begin->at_utc > since_utc)
			since_utc = begin->at_utc;
		if (!in_force(table, rule, zone_local(since_utc).day_days))
			continue;
		all.list[all.count] = (struct case_clock){.rule = rule};
		reckon(&all.list[all.count++], q, begin);
	}
	return all;
}

const struct case_clock *
case_next(const struct case_clocks *clocks)
{
	const struct case_clock *next = NULL;

	for (size_t i = 0; i < clocks->count; i++) {
		const struct case_clock *clock = &clocks->list[i];

		if (clock->due_utc && !clock->met_utc &&
		    (!next || clock->due_utc < next->due_utc))
			next = clock;
	}
	return next;
}

enum case_clock_state
case_clock_state(const struct case_clock *clock, int64_t now_utc)
{
	if (clock->met_utc && clock->due_utc &&
	    clock->rule->how != STATUTE_LASTS &&
	    clock->met_utc > clock->due_utc)
		return CASE_CLOCK_MISSED;
	if (clock->met_utc)
		return CASE_CLOCK_MET;
	if (!clock->start_utc)
		return CASE_CLOCK_WAITING;
	if (clock->due_utc && clock->due_utc < now_utc)
		return clock->rule->how == STATUTE_LASTS ? CASE_CLOCK_ENDED
							 : CASE_CLOCK_MISSED;
	return clock->extended_days ? CASE_CLOCK_EXTENDED : CASE_CLOCK_DUE;
}

struct clock_days
case_clock_days(const struct case_clock *clock, const struct calendar *calendar,
		int64_t now_utc, struct arena *arena)
{
	const struct worktime time = {.calendar = calendar,
				      .kind = clock->rule->counts};
	int64_t end_utc = clock->met_utc ? clock->met_utc : now_utc;

	if (!clock->due_utc || clock->rule->how == STATUTE_BEFORE)
		return (struct clock_days){NULL, 0};
	if (end_utc < clock->due_utc)
		end_utc = clock->due_utc;
	return worktime_explain(&time, clock->start_utc, end_utc, arena);
}

int64_t
case_ready_by(const struct calendar *calendar, int64_t due_utc,
	      int delivery_days)
{
	struct worktime time = {.calendar = calendar, .kind = CLOCK_STATUTORY};
	int32_t day = zone_local(due_utc).day_days;
	const struct hours *hours;
	int close_min = CLOSE_MIN;
	int64_t utc;

	while (delivery_days > 0) {
		int64_t from, to;

		day--;
		(void)zone_utc(day, 0, &from);
		(void)zone_utc(day, DAY_SECONDS, &to);
		delivery_days -= worktime_between(&time, from, to) > 0;
	}
	hours = calendar_hours(calendar, day);
	if (hours->to_min > hours->from_min)
		close_min = hours->to_min;
	(void)zone_utc(day, close_min * 60, &utc);
	return utc < due_utc ? utc : due_utc;
}
