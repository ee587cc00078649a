/* What a board is told, and every report on paper. */
#include "desk/board.h"

#include <string.h>

#include "desk/action_plans.h"
#include "desk/chain_check.h"
#include "desk/inside.h"
#include "desk/needs_met.h"
#include "desk/report_inside.h"
#include "desk/sheet_inside.h"
#include "lang/zone.h"
#include "store/event.h"
#include "wire/model.h"

/* Of a partnership's landlords, from so many on they are compared. */
#define LANDLORDS_MIN 2

const struct report_chart turnaround_share_chart = {
	.kind = CHART_BARS,
	.id = "chart-share",
	.title = N_("Share in standard, with its interval"),
	.rows = "rows",
	.label = {"language", "code", "month", "name"},
	.value = "share",
	.low = "low",
	.high = "high",
	.count = "n",
	.most = 1,
};
const struct report_chart turnaround_took_chart = {
	.kind = CHART_HISTOGRAM,
	.id = "chart-took",
	.title = N_("How long it took"),
	.rows = "took",
	.label = {"took"},
	.value = "n",
};
const struct report_chart turnaround_stages_chart = {
	.kind = CHART_SHARES,
	.id = "chart-stages",
	.title = N_("Where the time goes"),
	.rows = "stages",
	.label = {"stage"},
	.value = "share",
};
const struct report_chart turnaround_months_chart = {
	.kind = CHART_LINE,
	.id = "chart-months",
	.title = N_("Share in standard, month by month"),
	.rows = "rows",
	.label = {"month"},
	.value = "share",
	.low = "low",
	.high = "high",
	.most = 1,
};
const struct report_chart needs_met_chart = {
	.kind = CHART_BARS,
	.id = "chart-met",
	.title = N_("Share met, with its interval"),
	.rows = "rows",
	.label = {"code", "name"},
	.value = "share",
	.low = "low",
	.high = "high",
	.count = "n",
	.most = 1,
};

static const struct paper_column turnaround_columns[] = {
	{N_("Group"), {"language", "code", "month", "name"}},
	{N_("Number"), {"n"}},
	{N_("Median net"), {"median_net_min"}},
	{N_("90th percentile net"), {"p90_net_min"}},
	{N_("Median gross"), {"median_gross_min"}},
	{N_("In standard"), {"share"}},
};
static const struct paper_table turnaround_table = {
	"rows", "total", turnaround_columns, 6};

static const struct paper_column took_columns[] = {
	{N_("Time"), {"took"}},
	{N_("Number"), {"n"}},
	{N_("Share"), {"share"}},
};
static const struct paper_table took_table = {"took", NULL, took_columns, 3};

static const struct paper_column stage_columns[] = {
	{N_("Stage"), {"stage"}},
	{N_("Number"), {"n"}},
	{N_("Median"), {"median_min"}},
	{N_("90th percentile"), {"p90_min"}},
	{N_("Share of all time"), {"share"}},
};
static const struct paper_table stage_table = {"stages", NULL, stage_columns,
					       5};

static const struct paper_column met_columns[] = {
	{N_("Group"), {"code", "name"}},
	{N_("Number"), {"n"}},
	{N_("Met"), {"met"}},
	{N_("Not met"), {"unmet"}},
	{N_("Share met"), {"share"}},
};
static const struct paper_table met_table = {"rows", "total", met_columns, 5};

static const struct paper_column plan_columns[] = {
	{N_("Organisation"), {"name"}},
	{N_("Equality champion"), {"champion"}},
	{N_("Measures"), {"n"}},
	{N_("Open"), {"open"}},
	{N_("Late"), {"late"}},
	{N_("Done"), {"done"}},
};
static const struct paper_table plan_table = {"rows", NULL, plan_columns, 6};

static const struct part turnaround_parts[] = {
	{NULL, N_("Completed items"), &turnaround_share_chart,
	 &turnaround_table, 0},
	{NULL, N_("How long it took"), &turnaround_took_chart, &took_table, 0},
	{NULL, N_("Where the time goes"), &turnaround_stages_chart,
	 &stage_table, 0},
	{0},
};
static const struct part met_parts[] = {
	{NULL, N_("Needs that were met"), &needs_met_chart, &met_table, 0},
	{0},
};
static const struct part board_parts[] = {
	{"services", N_("By service"), &turnaround_share_chart,
	 &turnaround_table, 0},
	{"months", N_("Month by month"), &turnaround_months_chart,
	 &turnaround_table, 0},
	{"languages", N_("By language"), &turnaround_share_chart,
	 &turnaround_table, 0},
	{"landlords", N_("By landlord"), &turnaround_share_chart,
	 &turnaround_table, LANDLORDS_MIN},
	{"services", N_("How long it took"), &turnaround_took_chart,
	 &took_table, 0},
	{"services", N_("Where the time goes"), &turnaround_stages_chart,
	 &stage_table, 0},
	{"needs_met", N_("Needs that were met"), &needs_met_chart, &met_table,
	 0},
	{"plan", N_("Action plan"), NULL, &plan_table, 1},
	{0},
};

static const char *const turnaround_method[] = {
	N_("An item is one service in one language or format. It counts in "
	   "the period in which it was completed."),
	N_("Time runs until the standard was met: a translation or format "
	   "completed, a booking confirmed. Net counts working time without "
	   "holds, gross every minute."),
	N_("The 90th percentile is the shortest time that nine of ten items "
	   "did not exceed."),
	N_("The interval of a share is Wilson’s, at 95 %: what it may be by "
	   "chance alone."),
	NULL,
};
static const char *const met_method[] = {
	N_("Each need counts once at each contact: letters, visits, calls, "
	   "e-mails and texts. A share of fewer than 10 says little."),
	NULL,
};

static void summarise(struct bulletin *, const struct model *);

static const struct sheet sheets[] = {
	{"turnaround",
	 N_("Turnaround"),
	 turnaround_parts,
	 {turnaround_method, NULL},
	 NULL, NULL, NULL},
	{"needs-met",
	 N_("Needs that were met"),
	 met_parts,
	 {met_method, NULL},
	 NULL, NULL, NULL},
	{"board",
	 N_("Language and communication support: report to the board"),
	 board_parts,
	 {turnaround_method, met_method},
	 summarise, NULL, NULL},
};

/* The span of as many days before. Errors: E_INPUT. */
static enum status
read_before(struct visit *visit, const struct report_wish *wish,
	    struct model *model, struct fault *fault)
{
	struct report_wish before = *wish;
	char from[ZONE_DAY_TEXT], to[ZONE_DAY_TEXT];
	int32_t first = (int32_t)model_int_of(model_get(
		model_get(model, "services"), "from"));
	int32_t last = (int32_t)model_int_of(
		model_get(model_get(model, "services"), "to"));

	zone_day_text(first - 1, to);
	zone_day_text(2 * first - last - 1, from);
	before.from = from;
	before.to = to;
	before.by = "service";
	return report_turnaround(visit, &before, model_child(model, "before"),
				 fault);
}

enum status
report_board(struct visit *visit, const struct report_wish *wish,
	     struct model *model, struct fault *fault)
{
	static const struct {
		const char *key, *by;
	} views[] = {
		{"services", "service"},
		{"languages", "language"},
		{"months", "month"},
		{"landlords", "organisation"},
	};
	const struct met_wish met = {wish->from, wish->to, "kind"};
	struct report_wish one = *wish;
	enum status status = OK;

	for (size_t i = 0; i < sizeof views / sizeof *views && status == OK;
	     i++) {
		one.by = views[i].by;
		status = report_turnaround(visit, &one,
					   model_child(model, views[i].key),
					   fault);
	}
	if (status == OK)
		status = read_before(visit, wish, model, fault);
	/* Contacts are not counted by landlord. */
	if (status == OK && !(wish->organisation && *wish->organisation))
		status = report_needs_met(visit, &met,
					  model_child(model, "needs_met"),
					  fault);
	if (status == OK)
		status = action_plan_board(visit, wish->organisation,
					   model_child(model, "plan"), fault);
	if (status != OK)
		return status;
	model_copy(model, "from", model_get(model_get(model, "services"),
					    "from"));
	model_copy(model, "to", model_get(model_get(model, "services"), "to"));
	return OK;
}

/* How many, how soon, and whether that is more than before. */
static void
say_turnaround(struct bulletin *paper, const struct model *model)
{
	const struct model *total = model_get(model_get(model, "services"),
					      "total");
	const struct model *before = model_get(model_get(model, "before"),
					       "total");
	const struct paper_plural done = {
		NP_("{count} item was completed in this period.",
		    "{count} items were completed in this period."),
		model_int_of(model_get(total, "n"))};

	paper_say_count(paper, &done, NULL);
	if (model_kind_of(model_get(total, "share")) == MODEL_REAL)
		paper_say(paper,
			  N_("In standard: {share}. By chance alone it may be "
			     "anything from {low} to {high}."),
			  "share", paper_text(paper, model_get(total, "share")),
			  "low", paper_text(paper, model_get(total, "low")),
			  "high", paper_text(paper, model_get(total, "high")),
			  NULL);
	if (model_kind_of(model_get(before, "share")) == MODEL_REAL)
		paper_say(paper,
			  N_("In the same number of days before, {share} were "
			     "in standard, of {n} completed."),
			  "share",
			  paper_text(paper, model_get(before, "share")), "n",
			  paper_text(paper, model_get(before, "n")), NULL);
	if (done.count)
		paper_say(paper,
			  N_("Half of them took {median} of working time or "
			     "less, and nine in ten {most} or less."),
			  "median",
			  paper_text(paper,
				     model_get(total, "median_net_min")),
			  "most",
			  paper_text(paper, model_get(total, "p90_net_min")),
			  NULL);
}

/* The language whose standard was met least often, of those with enough. */
static void
say_language(struct bulletin *paper, const struct model *model)
{
	const struct model *rows = model_get(model_get(model, "languages"),
					     "rows");
	const struct model *least = NULL;

	for (const struct model *row = model_first(rows); row;
	     row = model_next(row))
		if (model_true(model_get(row, "ranked")) &&
		    model_kind_of(model_get(row, "share")) == MODEL_REAL &&
		    (!least || model_real_of(model_get(row, "share")) <
				       model_real_of(model_get(least,
							       "share"))))
			least = row;
	if (least)
		paper_say(paper,
			  N_("Of the languages with enough items to compare, "
			     "{language} was in standard least often: "
			     "{share}."),
			  "language",
			  paper_text(paper, model_get(least, "language")),
			  "share", paper_text(paper, model_get(least, "share")),
			  NULL);
}

static void
say_needs(struct bulletin *paper, const struct model *model)
{
	const struct model *met = model_get(model, "needs_met");
	const struct model *total = model_get(met, "total");
	const struct paper_plural needs = {
		NP_("A need mattered at a contact {count} time; it was met in "
		    "{share}.",
		    "Needs mattered at contacts {count} times; they were met "
		    "in {share}."),
		model_int_of(model_get(total, "n"))};
	const struct paper_plural unread = {
		NP_("{count} thing was written so that the tenant could not "
		    "read it.",
		    "{count} things were written so that the tenant could not "
		    "read them."),
		model_int_of(model_get(model_get(met, "unreadable"), "n"))};

	if (needs.count)
		paper_say_count(paper, &needs, "share",
				paper_text(paper, model_get(total, "share")),
				NULL);
	if (unread.count)
		paper_say_count(paper, &unread, NULL);
}

static void
summarise(struct bulletin *paper, const struct model *model)
{
	paper_heading(paper, N_("Summary"));
	say_turnaround(paper, model);
	say_language(paper, model);
	say_needs(paper, model);
}

static enum status
put_parts(struct bulletin *paper, const struct part *part,
	  const struct model *root, struct fault *fault)
{
	enum status status = OK;

	for (; part->heading && status == OK; part++) {
		const struct model *model =
			part->key ? model_get(root, part->key) : root;
		const struct model *rows =
			model ? model_get(model, "rows") : NULL;

		if (!model || model_count(rows) < part->rows_min)
			continue;
		paper_heading(paper, part->heading);
		if (part->chart)
			status = paper_chart(paper, model, part->chart,
					     fault);
		paper_rows(paper, model, part->table);
	}
	return status;
}

static enum status
warn_of_log(struct bulletin *paper, struct fault *fault)
{
	struct model *log = model_object(paper->visit->arena);
	int64_t broken;
	enum status status = chain_broken(paper->visit, &broken, fault);

	if (status != OK || !broken)
		return status;
	model_int(log, "event", broken);
	paper_heading(paper, N_("Warning"));
	paper_say(paper,
		  N_("The event log does not fit at event {event}: figures "
		     "made from it may be wrong. An administrator has to look "
		     "into it."),
		  "event", paper_text(paper, model_get(log, "event")), NULL);
	return OK;
}

/* How it was counted, who made it, and where the event log stood. */
static enum status
put_end(struct bulletin *paper, const struct sheet *sheet, struct fault *fault)
{
	struct visit *visit = paper->visit;
	struct access access = visit_access(visit);
	struct event_stand stand;
	struct model *made = model_object(visit->arena);
	enum status status = event_stands(&access, &stand, fault);

	if (status == OK)
		status = warn_of_log(paper, fault);
	if (status != OK)
		return status;
	paper_heading(paper, N_("Method"));
	for (size_t i = 0; i < 2 && sheet->method[i]; i++)
		for (const char *const *one = sheet->method[i]; *one; one++)
			paper_say(paper, *one, NULL);
	model_time(made, "at", visit->now_utc);
	model_int(made, "seq", stand.seq);
	paper_say(paper,
		  N_("Made by {name}, {time}. The event log stood at event "
		     "{event}, {hash}."),
		  "name", visit->caller->name && *visit->caller->name
			  ? visit->caller->name
			  : "vernacular",
		  "time", paper_text(paper, model_get(made, "at")), "event",
		  paper_text(paper, model_get(made, "seq")), "hash",
		  arena_copy(visit->arena, stand.head, 16), NULL);
	return OK;
}

static enum status
fill(struct bulletin *paper, const struct sheet *sheet,
     const struct model *model, struct fault *fault)
{
	enum status status;

	paper_say(paper, N_("From {from} to {to}"), "from",
		  paper_text(paper, model_get(model, "from")), "to",
		  paper_text(paper, model_get(model, "to")), NULL);
	if (sheet->head)
		paper_say(paper, sheet->head, NULL);
	if (sheet->summary)
		sheet->summary(paper, model);
	if (sheet->more)
		sheet->more(paper, model);
	status = put_parts(paper, sheet->part, model, fault);
	return status == OK ? put_end(paper, sheet, fault) : status;
}

static const struct sheet *
sheet_named(const char *name)
{
	for (size_t i = 0; i < sizeof sheets / sizeof *sheets; i++)
		if (!strcmp(sheets[i].name, name))
			return &sheets[i];
	for (size_t i = 0; i < FIGURE_SHEETS; i++)
		if (!strcmp(figure_sheets[i].name, name))
			return &figure_sheets[i];
	return NULL;
}

enum status
report_paper(struct visit *visit, const struct paper_wish *wish,
	     const struct model *model, struct report_printed *ret,
	     struct fault *fault)
{
	const struct sheet *sheet = sheet_named(wish->name);
	struct bulletin paper;
	enum status status;

	if (!sheet)
		return fault_set(fault, E_NOT_FOUND, "/format",
				 N_("This report is not to be had on paper: "
				    "take csv or json"),
				 NULL);
	status = paper_begin(visit, wish->language, sheet->title, &paper,
			     fault);
	if (status == OK)
		status = fill(&paper, sheet, model, fault);
	if (status == OK)
		status = paper_print(&paper, wish->format, ret, fault);
	paper_end(&paper);
	return status;
}
