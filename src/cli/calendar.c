/* vernacular calendar add-holiday, withdraw-holiday, add-closure,
 * withdraw-closure, hours and list: what administrators keep in the browser,
 * from the command line. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/service.h"
#include "desk/account.h"
#include "desk/calendars.h"
#include "lang/zone.h"
#include "wire/model.h"

#define MOVES_AT_ONCE 200

struct change {
	const char *by; /* the account that does it; NULL: the house */
	struct calendar_wish wish;
	struct model *model;
	struct faults faults;
	bool more;
};

static enum status
run_change(struct visit *visit, void *self, struct fault *fault)
{
	struct change *change = self;
	struct visit own = *visit;
	struct caller caller;
	enum status status = OK;

	if (change->by) {
		status = account_called(visit, change->by, &caller, fault);
		own.caller = &caller;
	}
	change->model = model_object(visit->arena);
	change->faults.count = 0;
	return status == OK ? calendar_do(&own, &change->wish, change->model,
					  &change->faults, fault)
			    : status;
}

static enum status
run_foresee(struct visit *visit, void *self, struct fault *fault)
{
	struct change *change = self;

	change->model = model_object(visit->arena);
	change->faults.count = 0;
	return calendar_preview(visit, &change->wish, change->model,
				&change->faults, fault);
}

static enum status
run_slice(struct visit *visit, void *self, struct fault *fault)
{
	struct change *change = self;

	return calendars_tick(visit, &change->more, fault);
}

/* "V26-000123/1 2026-... 2026-...": what moved, from and to. */
static void
put_moves(const struct model *moves, struct buf *out)
{
	for (const struct model *row = model_first(moves); row;
	     row = model_next(row)) {
		int64_t item = model_int_of(model_get(row, "item"));
		char from[ZONE_TIME_TEXT], to[ZONE_TIME_TEXT];

		zone_local_text(model_int_of(model_get(row, "from_at")), from);
		zone_local_text(model_int_of(model_get(row, "to_at")), to);
		buf_text(out, model_text_of(model_get(row, "ref")));
		if (item)
			buf_printf(out, "/%" PRId64, item);
		buf_printf(out, " %s %s\n", from, to);
	}
}

/* All of them, page by page. */
static enum status
list_moves(struct cli *cli, struct service *service, const char *id,
	   struct buf *out, struct fault *fault)
{
	const char *after = NULL;
	enum status status = OK;

	do {
		struct model *page = model_object(cli->arena);
		const struct page_wish wish = {after, MOVES_AT_ONCE};
		struct visit visit;

		status = desk_read_begin(service->desk, &service->house,
					 cli->arena, &visit, fault);
		if (status != OK)
			return status;
		status = calendar_change_show(&visit, id, &wish, page, fault);
		desk_read_end(&visit);
		if (status != OK)
			return status;
		put_moves(model_get(page, "moves"), out);
		after = model_text_of(model_get(page, "next"));
	} while (after);
	return OK;
}

/* The change, everything that it moves, and a line for each. */
static enum status
make_change(struct cli *cli, struct service *service, struct change *change,
	    struct buf *out, struct fault *fault)
{
	const char *id;
	enum status status =
		service_write(cli, service, run_change, change, fault);

	if (status != OK)
		return status;
	id = arena_text(cli->arena,
			model_text_of(model_get(change->model, "id")));
	do
		status = service_write(cli, service, run_slice, change, fault);
	while (status == OK && change->more);
	return status == OK ? list_moves(cli, service, id, out, fault) : status;
}

static enum status
act(struct cli *cli, struct change *change, struct buf *out,
    struct fault *fault)
{
	struct service service;
	enum status status = service_open(cli, &service, fault);

	if (status != OK)
		return status;
	if (option_given(cli->options, "dry-run")) {
		status = service_write(cli, &service, run_foresee, change,
				       fault);
		if (status == OK)
			put_moves(model_get(change->model, "moves"), out);
	} else {
		status = make_change(cli, &service, change, out, fault);
	}
	service_close(&service);
	return status;
}

static enum cli_exit
finish(struct cli *cli, struct change *change)
{
	struct buf out = {0};
	struct fault fault;
	enum cli_exit code;

	if (act(cli, change, &out, &fault) == OK)
		code = cli_print(&out);
	else
		code = change->faults.count ? cli_fail_all(&change->faults)
					    : cli_fail_option(cli, &fault);
	faults_free(&change->faults);
	buf_free(&out);
	return code;
}

static struct change
change_from(const struct cli *cli, const char *what)
{
	const struct options *o = cli->options;

	return (struct change){.by = option_text(o, "by"),
			       .wish = {.what = what,
					.day = operand(o, 0),
					.organisation = option_text(o, "org")}};
}

static enum cli_exit
run_add_holiday(struct cli *cli)
{
	struct change change = change_from(cli, "holiday-added");

	change.wish.name = option_text(cli->options, "name");
	change.wish.jurisdiction = option_text(cli->options, "jurisdiction");
	return finish(cli, &change);
}

static enum cli_exit
run_withdraw_holiday(struct cli *cli)
{
	struct change change = change_from(cli, "holiday-withdrawn");

	change.wish.jurisdiction = option_text(cli->options, "jurisdiction");
	return finish(cli, &change);
}

static enum cli_exit
run_add_closure(struct cli *cli)
{
	struct change change = change_from(cli, "closure-added");

	change.wish.name = option_text(cli->options, "name");
	return finish(cli, &change);
}

static enum cli_exit
run_withdraw_closure(struct cli *cli)
{
	struct change change = change_from(cli, "closure-withdrawn");

	return finish(cli, &change);
}

static enum cli_exit
run_hours(struct cli *cli)
{
	static const char *const days[7] = {"monday",	"tuesday", "wednesday",
					    "thursday", "friday",  "saturday",
					    "sunday"};
	struct change change = change_from(cli, "hours");

	for (int i = 0; i < 7; i++)
		change.wish.hours[i] = option_text(cli->options, days[i]);
	return finish(cli, &change);
}

#define OPTION_NAME                                                            \
	{                                                                      \
		"name", "TEXT", N_("what the day is called"), OPTION_MUST      \
	}
#define OPTION_ORG                                                             \
	{                                                                      \
		"org", "NAME",                                                 \
			N_("the organisation, and those below it; the first "  \
			   "one"),                                             \
			OPTION_MAY                                             \
	}
#define OPTION_BY                                                              \
	{                                                                      \
		"by", "EMAIL", N_("the administrator who does it"), OPTION_MAY \
	}
#define OPTION_DRY                                                             \
	{                                                                      \
		"dry-run", NULL, N_("only say what would move"), OPTION_MAY    \
	}
#define OPTION_WHOSE                                                           \
	{                                                                      \
		"jurisdiction", "england-and-wales|scotland|northern-ireland", \
			N_("whose bank holiday; the organisation's"),          \
			OPTION_MAY                                             \
	}
static const struct option add_holiday_options[] = {OPTION_DB,	  OPTION_NAME,
						    OPTION_WHOSE, OPTION_ORG,
						    OPTION_BY,	  OPTION_DRY};
static const struct option withdraw_holiday_options[] = {
	OPTION_DB, OPTION_WHOSE, OPTION_ORG, OPTION_BY, OPTION_DRY};
static const struct option add_closure_options[] = {
	OPTION_DB, OPTION_NAME, OPTION_ORG, OPTION_BY, OPTION_DRY};
static const struct option withdraw_closure_options[] = {OPTION_DB, OPTION_ORG,
							 OPTION_BY, OPTION_DRY};
#define OPTION_HOURS(day)                                                      \
	{                                                                      \
		day, "FROM-TO", N_("its hours, 09:00-17:00; closed"),          \
			OPTION_MAY                                             \
	}
static const struct option hours_options[] = {
	OPTION_DB,
	OPTION_HOURS("monday"),
	OPTION_HOURS("tuesday"),
	OPTION_HOURS("wednesday"),
	OPTION_HOURS("thursday"),
	OPTION_HOURS("friday"),
	OPTION_HOURS("saturday"),
	OPTION_HOURS("sunday"),
	OPTION_ORG,
	OPTION_BY,
	OPTION_DRY,
};
#define COUNT(array) (sizeof(array) / sizeof *(array))

const struct command command_calendar_add_holiday = {
	.name = "calendar add-holiday",
	.synopsis = "DATE --name TEXT [OPTION]...",
	.help = N_("Add a bank holiday. Open dates of service and of the law "
		   "that it touches move, and are printed."),
	.option = add_holiday_options,
	.options = COUNT(add_holiday_options),
	.operands_min = 1,
	.operands_max = 1,
	.run = run_add_holiday,
};

const struct command command_calendar_withdraw_holiday = {
	.name = "calendar withdraw-holiday",
	.synopsis = "DATE [OPTION]...",
	.help = N_("Take back a bank holiday that was added by mistake, or "
		   "one that is built in and is none. Dates that move are "
		   "printed."),
	.option = withdraw_holiday_options,
	.options = COUNT(withdraw_holiday_options),
	.operands_min = 1,
	.operands_max = 1,
	.run = run_withdraw_holiday,
};

const struct command command_calendar_add_closure = {
	.name = "calendar add-closure",
	.synopsis = "DATE --name TEXT [OPTION]...",
	.help = N_("The office is closed on that day. Open dates of service "
		   "move, dates of the law do not. Those that move are "
		   "printed."),
	.option = add_closure_options,
	.options = COUNT(add_closure_options),
	.operands_min = 1,
	.operands_max = 1,
	.run = run_add_closure,
};

const struct command command_calendar_withdraw_closure = {
	.name = "calendar withdraw-closure",
	.synopsis = "DATE [OPTION]...",
	.help = N_("The office is open on that day after all. Dates that move "
		   "are printed."),
	.option = withdraw_closure_options,
	.options = COUNT(withdraw_closure_options),
	.operands_min = 1,
	.operands_max = 1,
	.run = run_withdraw_closure,
};

const struct command command_calendar_hours = {
	.name = "calendar hours",
	.synopsis = "DATE [--monday FROM-TO]... [OPTION]...",
	.help = N_("Office hours from that day on; a weekday without hours is "
		   "closed. Dates that move are printed."),
	.option = hours_options,
	.options = COUNT(hours_options),
	.operands_min = 1,
	.operands_max = 1,
	.run = run_hours,
};

static enum cli_exit
run_list(struct cli *cli)
{
	static const char *const lists[] = {"holidays", "closures"};
	struct model *model = model_object(cli->arena);
	struct buf out = {0};
	struct fault fault;
	enum cli_exit code;

	if (service_show(cli, calendars_show, model, &fault) != OK)
		return cli_fail(&fault);
	for (int i = 0; i < 2; i++)
		for (const struct model *row =
			     model_first(model_get(model, lists[i]));
		     row; row = model_next(row)) {
			const char *name =
				model_text_of(model_get(row, "name"));
			char day[ZONE_DAY_TEXT];

			zone_day_text(
				(int32_t)model_int_of(model_get(row, "day")),
				day);
			buf_printf(&out, "%s %s %s\n", day,
				   i ? "closure"
				   : model_true(model_get(row, "works"))
					   ? "works"
					   : "holiday",
				   name ? name : "-");
		}
	code = cli_print(&out);
	buf_free(&out);
	return code;
}

static const struct option list_options[] = {OPTION_DB};

const struct command command_calendar_list = {
	.name = "calendar list",
	.synopsis = "[--db FILE]",
	.help = N_("Bank holidays and closures of the first organisation, a "
		   "line each: day; holiday, works (a built-in one that is "
		   "none) or closure; name."),
	.option = list_options,
	.options = COUNT(list_options),
	.run = run_list,
};
