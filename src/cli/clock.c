/* vernacular clock: working time between two times, or the time that
 * something is due, explained day by day where asked. No database. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/commands.h"
#include "core/worktime.h"
#include "lang/zone.h"

static const struct option clock_options[] = {
	{"calendar", "england-and-wales|scotland|northern-ireland",
	 N_("whose bank holidays"), OPTION_MUST},
	{"kind", "service|statutory|elapsed",
	 N_("service: office hours and closures (the default); statutory: "
	    "whole days but weekends and bank holidays; elapsed: hours of the "
	    "wall"),
	 OPTION_MAY},
	{"hours", "FROM-TO",
	 N_("office hours, Monday to Friday; 09:00-17:00 where none are "
	    "given"),
	 OPTION_MAY},
	{"from", "T",
	 N_("when it begins: 2026-11-21T09:30, London time where "
	    "no offset stands"),
	 OPTION_MUST},
	{"to", "T", N_("print the working minutes until then"), OPTION_MAY},
	{"add", "DURATION",
	 N_("print when it is due: 90m, 8h, 3d (working days from the day "
	    "after, due at the close of the last), 12w"),
	 OPTION_MAY},
	{"holiday", "DATE", N_("a further bank holiday; as often as needed"),
	 OPTION_MAY},
	{"closed", "DATE", N_("a day the office is closed; as often as needed"),
	 OPTION_MAY},
	{"explain", NULL, N_("what each day gave and why"), OPTION_MAY},
};

static int
by_day(const void *a, const void *b)
{
	int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return (x > y) - (x < y);
}

/* Every --holiday or --closed, in the arena, ascending. */
static enum status
read_days(struct cli *cli, const char *name, const int32_t **ret,
	  size_t *ret_count, struct fault *fault)
{
	const char *where = arena_printf(cli->arena, "--%s", name), *text;
	int32_t *days = NULL;
	size_t count = 0, cap = 0;

	while ((text = option_all(cli->options, name, count))) {
		days = arena_grow(cli->arena, days, count, &cap, sizeof *days);
		if (zone_parse_day(where, text, &days[count], fault) != OK)
			return E_INPUT;
		count++;
	}
	if (count)
		qsort(days, count, sizeof *days, by_day);
	*ret = days;
	*ret_count = count;
	return OK;
}

static enum status
read_calendar(struct cli *cli, struct calendar *ret, struct fault *fault)
{
	enum jurisdiction jurisdiction = ENGLAND_AND_WALES;
	const char *text = option_text(cli->options, "hours");
	struct hours hours;
	enum status status;

	(void)jurisdiction_parse(option_text(cli->options, "calendar"),
				 &jurisdiction);
	*ret = calendar_default(jurisdiction);
	if (text) {
		status = hours_parse("--hours", text, &hours, fault);
		if (status != OK)
			return status;
		for (int i = 0; i < 5; i++)
			ret->week[i] = hours;
	}
	status =
		read_days(cli, "holiday", &ret->holiday, &ret->holidays, fault);
	if (status != OK)
		return status;
	return read_days(cli, "closed", &ret->closure, &ret->closures, fault);
}

/* A time; where London's clock shows it twice the reader is told which one was
 * taken. */
static enum status
read_time(struct cli *cli, const char *name, int64_t *ret, struct fault *fault)
{
	const char *text = option_text(cli->options, name);
	const char *where = arena_printf(cli->arena, "--%s", name);
	char taken[ZONE_TIME_TEXT], later[ZONE_TIME_TEXT];
	struct local_time local;
	struct fault note;
	int64_t first;

	if (zone_parse_time(where, text, ret, fault) != OK)
		return E_INPUT;
	local = zone_local(*ret);
	if (strlen(text) > 19 ||
	    zone_utc(local.day_days, local.second, &first) != ZONE_TWICE)
		return OK;
	zone_local_text(*ret, taken);
	zone_local_text(*ret + 3600, later);
	fault_set(&note, OK, where,
		  N_("the clocks go back and show {value} twice: the first is "
		     "taken, {taken}; write {later} for the second"),
		  "value", text, "taken", taken, "later", later, NULL);
	cli_say(&note);
	return OK;
}

static void
put_total(struct buf *out, const struct worktime *clock, int64_t from_utc,
	  int64_t to_utc)
{
	int64_t gross = to_utc > from_utc ? (to_utc - from_utc) / 60 : 0;

	buf_printf(out,
		   "%" PRId64 " minutes counted of %" PRId64 " on the wall\n",
		   worktime_between(clock, from_utc, to_utc), gross);
}

/* One line a day: date, weekday, minutes, days so far, why. */
static void
put_explanation(struct cli *cli, struct buf *out, const struct worktime *clock,
		int64_t from_utc, int64_t to_utc)
{
	static const char *const weekdays[] = {"Mon", "Tue", "Wed", "Thu",
					       "Fri", "Sat", "Sun"};
	struct clock_days days =
		worktime_explain(clock, from_utc, to_utc, cli->arena);
	char text[ZONE_TIME_TEXT];

	zone_local_text(from_utc, text);
	buf_printf(out, "from %s\n", text);
	zone_local_text(to_utc, text);
	buf_printf(out, "to   %s\n\n", text);
	buf_printf(out, "%-10s  %-3s  %7s  %4s  %s\n", "date", "day", "minutes",
		   "days", "why");
	for (size_t i = 0; i < days.count; i++) {
		const struct clock_day *day = &days.list[i];

		zone_day_text(day->day_days, text);
		buf_printf(out, "%s  %s  %7" PRId32 "  %4" PRId32 "  %s%s%s\n",
			   text, weekdays[day_weekday(day->day_days)],
			   day->minutes, day->counted, clock_day_text(day->why),
			   day->name ? ": " : "", day->name ? day->name : "");
	}
	buf_char(out, '\n');
	put_total(out, clock, from_utc, to_utc);
}

static enum status
answer(struct cli *cli, const struct worktime *clock, struct buf *out,
       struct fault *fault)
{
	const char *add = option_text(cli->options, "add");
	int64_t from_utc, to_utc;
	struct duration duration;
	char text[ZONE_TIME_TEXT];

	if (read_time(cli, "from", &from_utc, fault) != OK)
		return E_INPUT;
	if (!add) {
		if (read_time(cli, "to", &to_utc, fault) != OK)
			return E_INPUT;
	} else {
		if (duration_parse("--add", add, &duration, fault) != OK)
			return E_INPUT;
		to_utc = worktime_due(clock, from_utc, duration);
		if (to_utc == WORKTIME_NEVER)
			return fault_set(fault, E_INPUT, "--add",
					 N_("with these hours and closures "
					    "{value} never ends"),
					 "value", add, NULL);
	}
	zone_local_text(to_utc, text);
	if (option_given(cli->options, "explain"))
		put_explanation(cli, out, clock, from_utc, to_utc);
	if (add)
		buf_printf(out, "%s\n", text);
	else
		buf_printf(out, "%" PRId64 "\n",
			   worktime_between(clock, from_utc, to_utc));
	return OK;
}

static enum cli_exit
run(struct cli *cli)
{
	bool to = option_given(cli->options, "to");
	struct calendar calendar;
	struct worktime clock = {.calendar = &calendar};
	const char *kind = option_text(cli->options, "kind");
	struct buf out = {0};
	struct fault fault;
	enum cli_exit code;

	if (to == option_given(cli->options, "add")) {
		fault_set(&fault, E_INPUT, to ? "--add" : "--to",
			  N_("give one of --to and --add: until when to count, "
			     "or how long it may take"),
			  NULL);
		return cli_usage(cli, &fault);
	}
	if (kind)
		(void)clock_kind_parse(kind, &clock.kind);
	if (read_calendar(cli, &calendar, &fault) != OK ||
	    answer(cli, &clock, &out, &fault) != OK)
		code = cli_fail(&fault);
	else
		code = cli_print(&out);
	buf_free(&out);
	return code;
}

const struct command command_clock = {
	.name = "clock",
	.synopsis = "--calendar NAME --from T (--to T | --add DURATION) "
		    "[OPTION]...",
	.help = N_("Working time between two times, or when something is due.\n"
		   "Times are printed in London time with their "
		   "offset."),
	.option = clock_options,
	.options = sizeof clock_options / sizeof *clock_options,
	.run = run,
};
