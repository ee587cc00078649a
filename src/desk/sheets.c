/* Success and gaps on paper. */
#include "desk/board.h"
#include "desk/sheet_inside.h"
#include "wire/model.h"

/* It tells of small groups. */
#define INTERNAL N_("Internal, not for publication: small numbers stand in it.")

#define GROUP {N_("Group"), {"language", "code", "month", "name"}}
#define TABLE(rows, total, list) \
	{rows, total, list, sizeof(list) / sizeof *(list)}

/* ---- success ---- */

const struct report_chart success_chart = {
	.kind = CHART_BARS,
	.id = "chart-success",
	.title = N_("Success by the contract, with its interval"),
	.rows = "rows",
	.label = {"language", "code", "month", "name"},
	.value = "contract.share",
	.low = "contract.low",
	.high = "contract.high",
	.count = "n",
	.most = 1,
};
static const struct paper_column success_columns[] = {
	GROUP,
	{N_("Closed"), {"n"}},
	{N_("By the contract"), {"contract.share"}},
	{N_("Tenant reached"), {"tenant.share"}},
	{N_("Nobody found"), {"unfilled"}},
};
static const struct paper_column ended_columns[] = {
	GROUP,
	{N_("Tenant did not come"), {"tenant_absent"}},
	{N_("Landlord called off late"), {"cancelled_late"}},
	{N_("Landlord called off in time"), {"cancelled_early"}},
	{N_("Interpreter did not come"), {"interpreter_absent"}},
	{N_("Provider called off"), {"provider_cancelled"}},
};
static const struct paper_column gap_columns[] = {
	GROUP,
	{N_("By"), {"by"}},
	{N_("Number"), {"n"}},
	{N_("Nobody found"), {"share"}},
};
static const struct paper_table success_table =
	TABLE("rows", "total", success_columns);
static const struct paper_table ended_table =
	TABLE("rows", "total", ended_columns);
static const struct paper_table gap_table = TABLE("gaps", NULL, gap_columns);
static const struct part success_parts[] = {
	{NULL, N_("Success"), &success_chart, &success_table, 0},
	{NULL, N_("What did not take place, and whose side it was"), NULL,
	 &ended_table, 0},
	{NULL, N_("Where nobody was found"), NULL, &gap_table, 0},
	{0},
};
static const char *const success_method[] = {
	N_("By the contract: done, or the tenant did not come, of all that "
	   "was closed and not called off by the landlord. Tenant reached: "
	   "done, of all that was needed; what was called off in good time "
	   "was needed no more."),
	NULL,
};

/* ---- parity and impact ---- */

static const struct paper_column measure_columns[] = {
	GROUP,
	{N_("Number"), {"n"}},
	{N_("Share"), {"share"}},
	{N_("Against the others"), {"difference"}},
	{N_("What may be said"), {"claim"}},
};
static const struct paper_column impact_columns[] = {
	{N_("Measure"), {"measure"}},
	{N_("Before"), {"before.share"}},
	{N_("After"), {"after.share"}},
	{N_("Change"), {"difference"}},
	{N_("What may be said"), {"claim"}},
};
static const struct paper_table measure_table =
	TABLE("rows", NULL, measure_columns);
static const struct paper_table impact_table =
	TABLE("rows", NULL, impact_columns);
static const struct paper_column wait_columns[] = {
	GROUP,
	{N_("Number"), {"n"}},
	{N_("Median"), {"median_min"}},
	{N_("Against everybody"), {"claim"}},
};
static const struct paper_table wait_table =
	TABLE("waits", NULL, wait_columns);
static const struct part parity_parts[] = {
	{NULL, N_("Time until it was done, on the wall"), NULL, &wait_table,
	 0},
	{0},
};
static const struct part no_parts[] = {{0}};

/* The first of keys that the model has, as a heading. */
static void
title(struct bulletin *paper, const struct model *model,
      const char *const *keys)
{
	const char *text = "";

	for (; *keys && !*text; keys++)
		text = paper_text(paper, model_get(model, *keys));
	paper_title(paper, "{text}", "text", text, NULL);
}

static void
add_measures(struct bulletin *paper, const struct model *model)
{
	static const char *const keys[] = {"measure", NULL};

	for (const struct model *one =
		     model_first(model_get(model, "measures"));
	     one; one = model_next(one)) {
		title(paper, one, keys);
		paper_rows(paper, one, &measure_table);
	}
}

static void
add_groups(struct bulletin *paper, const struct model *model)
{
	static const char *const keys[] = {"language", "code", "name", NULL};

	for (const struct model *one = model_first(model_get(model, "groups"));
	     one; one = model_next(one)) {
		title(paper, one, keys);
		paper_rows(paper, one, &impact_table);
	}
}

static const char *const parity_method[] = {
	N_("A difference has Newcombe’s interval of 95 %, and a time that of "
	   "the ranks. Nothing is claimed of fewer than 30. Groups of fewer "
	   "than 10 people, and what would give one away, are not shown."),
	NULL,
};

/* ---- demand ---- */

const struct report_chart demand_chart = {
	.kind = CHART_BARS,
	.id = "chart-demand",
	.title = N_("Of a fair share, with its interval"),
	.rows = "rows",
	.label = {"language", "name"},
	.value = "index",
	.low = "low",
	.high = "high",
	.count = "register",
};
static const struct paper_column demand_columns[] = {
	GROUP,
	{N_("In the register"), {"register"}},
	{N_("Of them asked"), {"asked"}},
	{N_("Requests"), {"requests"}},
	{N_("Of a fair share"), {"index"}},
	{N_("What may be said"), {"claim"}},
};
static const struct paper_column panel_columns[] = {
	GROUP,
	{N_("In the register"), {"register"}},
	{N_("Members"), {"members"}},
	{N_("Of a fair share"), {"index"}},
	{N_("What may be said"), {"claim"}},
};
static const struct paper_column english_columns[] = {
	{N_("Area"), {"area"}},
	{N_("People"), {"n"}},
	{N_("Some English"), {"some"}},
	{N_("No English"), {"none"}},
};
static const struct paper_table demand_table =
	TABLE("rows", NULL, demand_columns);
static const struct paper_table panel_table =
	TABLE("panel", NULL, panel_columns);
static const struct paper_table english_table =
	TABLE("english", NULL, english_columns);
static const struct part demand_parts[] = {
	{NULL, N_("Demand against the register"), &demand_chart,
	 &demand_table, 0},
	{NULL, N_("Who is willing to be consulted"), NULL, &panel_table, 0},
	{NULL, N_("Where English classes would be wanted"), NULL,
	 &english_table, 0},
	{0},
};
static const char *const demand_method[] = {
	N_("A fair share is a hundred per cent: as many of the group asked as "
	   "of everybody who speaks or reads another language than English. "
	   "Nothing is claimed of fewer than 30 people."),
	NULL,
};

/* ---- spend and forecast ---- */

const struct report_chart spend_chart = {
	.kind = CHART_BARS,
	.id = "chart-spend",
	.title = N_("Paid, without VAT"),
	.rows = "rows",
	.label = {"language", "code", "name"},
	.value = "net",
	.count = "n",
};
static const struct paper_column spend_columns[] = {
	GROUP,
	{N_("Number"), {"n"}},
	{N_("Net"), {"net"}},
	{N_("Share"), {"share"}},
	{N_("With VAT"), {"gross"}},
	{N_("Off contract, net"), {"off_contract_net"}},
};
static const struct paper_table spend_table =
	TABLE("rows", "total", spend_columns);
static const struct part spend_parts[] = {
	{NULL, N_("Spend"), &spend_chart, &spend_table, 0},
	{0},
};
static const char *const spend_method[] = {
	N_("As the ledger has it: work that was done or called off at a "
	   "price, and what bills had beside that. What was saved is your own "
	   "organisation’s, without the translation memory."),
	NULL,
};
static const struct paper_column forecast_columns[] = {
	GROUP,
	{N_("Last quarter"), {"last"}},
	{N_("Forecast"), {"forecast"}},
	{N_("At least"), {"low"}},
	{N_("At most"), {"high"}},
	{N_("How"), {"way"}},
};
static const struct paper_table forecast_table =
	TABLE("rows", "total", forecast_columns);
static const struct part forecast_parts[] = {
	{NULL, N_("Next quarter"), NULL, &forecast_table, 0},
	{0},
};
static const char *const forecast_method[] = {
	N_("Made from up to twelve whole quarters, by whichever of a few "
	   "simple ways would have been nearest in the past; where too little "
	   "is known nothing is said."),
	NULL,
};

const struct sheet figure_sheets[FIGURE_SHEETS] = {
	{"success", N_("Success and gaps"), success_parts,
	 {success_method, NULL}, NULL, NULL, INTERNAL},
	{"parity", N_("Does everybody fare alike?"), parity_parts,
	 {parity_method, NULL}, NULL, add_measures, NULL},
	{"impact", N_("What a policy changed"), no_parts,
	 {parity_method, NULL}, NULL, add_groups, NULL},
	{"demand", N_("Demand against the register"), demand_parts,
	 {demand_method, NULL}, NULL, NULL, INTERNAL},
	{"spend", N_("Spend"), spend_parts,
	 {spend_method, NULL}, NULL, NULL, INTERNAL},
	{"forecast", N_("Next quarter"), forecast_parts,
	 {forecast_method, NULL}, NULL, NULL, NULL},
};
