/* vernacular report: figures for managers, as a table or as JSON. */
#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/report_pack.h"
#include "cli/report_page.h"
#include "cli/service.h"
#include "desk/board.h"
#include "desk/figures.h"
#include "desk/needs_met.h"
#include "desk/profile_report.h"
#include "desk/rebuild.h"
#include "desk/report.h"
#include "wire/json.h"
#include "wire/model.h"

static enum status
read_turnaround(struct visit *visit, const struct report_wish *wish,
		struct model *root, struct fault *fault)
{
	return report_turnaround(visit, wish, root, fault);
}

static enum status
read_needs_met(struct visit *visit, const struct report_wish *wish,
	       struct model *root, struct fault *fault)
{
	const struct met_wish met = {wish->from, wish->to, wish->by};

	return report_needs_met(visit, &met, root, fault);
}

/* As it stands today, whatever the days. */
static enum status
read_completion(struct visit *visit, const struct report_wish *wish,
		struct model *root, struct fault *fault)
{
	(void)wish;
	return profile_report(visit, root, fault);
}

static struct figures_wish
figures_wish_of(const struct report_wish *wish)
{
	return (struct figures_wish){
		.from = wish->from,
		.to = wish->to,
		.by = wish->by,
		.service = wish->service,
		.language = wish->language,
	};
}

#define READ(name)                                                          \
	static enum status read_##name(struct visit *visit,                 \
				       const struct report_wish *wish,      \
				       struct model *root,                  \
				       struct fault *fault)                 \
	{                                                                   \
		const struct figures_wish figures = figures_wish_of(wish);  \
									    \
		return figures_##name(visit, &figures, root, fault);        \
	}
READ(success)
READ(parity)
READ(impact)
READ(demand)
READ(spend)
READ(forecast)

/* Their first table: each has one. */
static void
csv_of_figures(const struct model *root, struct buf *out)
{
	struct fault fault;
	enum status status = figures_csv(root, NULL, out, &fault);

	assert(status == OK);
	(void)status;
}

/* What can be asked for, in the order of REPORTS. */
#define REPORTS                                                             \
	"turnaround|needs-met|completion|success|parity|impact|demand|"     \
	"spend|forecast|board|pack"
static const struct figures {
	const char *name;
	enum status (*read)(struct visit *, const struct report_wish *,
			    struct model *, struct fault *);
	void (*csv)(const struct model *, struct buf *);
} reports[] = {
	{"turnaround", read_turnaround, report_csv},
	{"needs-met", read_needs_met, report_needs_met_csv},
	{"completion", read_completion, profile_csv},
	{"success", read_success, csv_of_figures},
	{"parity", read_parity, csv_of_figures},
	{"impact", read_impact, csv_of_figures},
	{"demand", read_demand, csv_of_figures},
	{"spend", read_spend, csv_of_figures},
	{"forecast", read_forecast, csv_of_figures},
	{"board", report_board, NULL},
};

static const struct figures *
figures_named(const char *name)
{
	for (size_t i = 0; i < sizeof reports / sizeof *reports; i++)
		if (!strcmp(reports[i].name, name))
			return &reports[i];
	return NULL;
}

/* What is not as the events say is mended first, and counted. */
static enum status
rebuild(const struct service *service, struct fault *fault)
{
	struct rebuild_done done;
	char requests[24], cases[24], mended[24];
	struct fault note;
	enum status status = projections_rebuild(service->desk, &service->house,
						 &done, fault);

	if (status != OK)
		return status;
	(void)snprintf(requests, sizeof requests, "%" PRId64, done.requests);
	(void)snprintf(cases, sizeof cases, "%" PRId64, done.cases);
	(void)snprintf(mended, sizeof mended, "%" PRId64, done.mended);
	fault_set(
		&note, OK, "rebuild",
		N_("requests {requests}, cases {cases}; rows that were not as "
		   "the events say: {mended}"),
		"requests", requests, "cases", cases, "mended", mended, NULL);
	cli_say(&note);
	return OK;
}

/* What is asked for, and what comes of it. */
struct asked {
	const struct figures *figures;
	struct report_wish wish;
	struct paper_wish paper;
	struct model *root;
	struct report_printed printed;
};

/* A page is made of its CSV, where it has one. */
static bool
on_paper(const struct asked *asked)
{
	const char *format = asked->paper.format;

	return !strcmp(format, "pdf") || !strcmp(format, "text") ||
	       (!strcmp(format, "html") && !asked->figures->csv);
}

static enum status
read_figures(struct cli *cli, struct asked *asked, struct fault *fault)
{
	const struct figures *figures = asked->figures;
	const struct report_wish *wish = &asked->wish;
	const struct paper_wish *paper = &asked->paper;
	struct report_printed *ret_printed = &asked->printed;
	struct model *root = asked->root;
	struct service service;
	struct visit visit;
	enum status status = service_open(cli, &service, fault);

	if (status != OK)
		return status;
	if (option_given(cli->options, "rebuild"))
		status = rebuild(&service, fault);
	if (status == OK)
		status = desk_read_begin(service.desk, &service.house,
					 cli->arena, &visit, fault);
	if (status == OK) {
		status = figures->read(&visit, wish, root, fault);
		if (status == OK && on_paper(asked))
			status = report_paper(&visit, paper, root, ret_printed,
					      fault);
		desk_read_end(&visit);
	}
	service_close(&service);
	return status;
}

/* Which of the formats it is to be had in; that is the first, where nobody
 * said. Errors: E_INPUT. */
static enum status
choose_format(struct cli *cli, struct asked *asked, struct fault *fault)
{
	const char *said = option_text(cli->options, "format");
	const char *choices = asked->figures->csv ? "csv|json|pdf|html|text"
						  : "pdf|html|text|json";

	asked->paper.format = said ? said
				   : arena_copy(cli->arena, choices, 3);
	return choice_check("format", choices, asked->paper.format, fault);
}

static enum status
write_figures(struct cli *cli, const struct asked *asked, struct buf *out,
	      struct fault *fault)
{
	const char *format = asked->paper.format;
	struct report_page page = {asked->figures->name, asked->wish.from,
				   asked->wish.to, NULL};
	struct buf csv = {0};
	enum status status = OK;

	if (on_paper(asked)) {
		buf_put(out, asked->printed.bytes, asked->printed.count);
	} else if (!strcmp(format, "json")) {
		json_print(asked->root, out);
		buf_char(out, '\n');
	} else if (!strcmp(format, "html")) {
		asked->figures->csv(asked->root, &csv);
		page.csv = &csv;
		status = report_page(&page, cli->arena, out, fault);
	} else {
		asked->figures->csv(asked->root, out);
	}
	buf_free(&csv);
	return status;
}

static enum cli_exit
run(struct cli *cli)
{
	struct asked asked = {
		.wish = {.from = option_text(cli->options, "from"),
			 .to = option_text(cli->options, "to"),
			 .by = option_text(cli->options, "by"),
			 .service = option_text(cli->options, "service"),
			 .language = option_text(cli->options, "language"),
			 .document_class = option_text(cli->options, "class"),
			 .provider = option_text(cli->options, "provider"),
			 .organisation = option_text(cli->options,
						     "organisation")},
		.paper = {.name = operand(cli->options, 0),
			  .language = option_text(cli->options, "lang")},
		.root = model_object(cli->arena),
	};
	const char *path = option_text(cli->options, "o");
	struct buf out = {0};
	struct fault fault;
	enum cli_exit code;

	if (choice_check("report", REPORTS, asked.paper.name, &fault) != OK)
		return cli_usage(cli, &fault);
	if (!strcmp(asked.paper.name, "pack"))
		return report_pack(cli);
	asked.figures = figures_named(asked.paper.name);
	if (choose_format(cli, &asked, &fault) != OK)
		return cli_usage(cli, &fault);
	if (read_figures(cli, &asked, &fault) != OK)
		return cli_fail_option(cli, &fault);
	if (write_figures(cli, &asked, &out, &fault) != OK) {
		buf_free(&out);
		return cli_fail(&fault);
	}
	code = cli_write(path ? path : "-", buf_string(&out), out.count);
	buf_free(&out);
	return code;
}

static const struct option options[] = {
	OPTION_DB,
	{"from", "DATE", N_("the first day"), OPTION_MUST},
	{"to", "DATE", N_("the last day, counted too"), OPTION_MUST},
	{"by", "WHAT",
	 N_("what a row stands for, of what the report has: a wrong one is "
	    "told the right ones"),
	 OPTION_MAY},
	{"service", "translation|interpreting|format", N_("only this service"),
	 OPTION_MAY},
	{"language", "TAG", N_("only this language"), OPTION_MAY},
	{"class", "legal|safety|rights|service|information",
	 N_("only this kind of matter; of turnaround"), OPTION_MAY},
	{"provider", "ID",
	 N_("only this one, as JSON has it in query, or none; of turnaround"),
	 OPTION_MAY},
	{"organisation", "ID",
	 N_("only this landlord; of turnaround, board and pack"),
	 OPTION_MAY},
	{"kind", "information-request|transparency",
	 N_("what a pack is for; transparency"), OPTION_MAY},
	{"reference", "TEXT", N_("of the request that a pack answers"),
	 OPTION_MAY},
	{"subject", "outcomes|success|turnaround|parity|demand|spend",
	 N_("only these tables of a pack"), OPTION_MAY},
	{"format", "csv|json|pdf|html|text",
	 N_("how it is written; csv, and pdf of board"), OPTION_MAY},
	{"lang", "TAG", N_("whose words a document is in: en, cy"),
	 OPTION_MAY},
	{"rebuild", NULL,
	 N_("first make states, due times, cases and figures again from the "
	    "events, and say how many rows were not as they say"),
	 OPTION_MAY},
	{"o", "FILE", N_("where to; standard output"), OPTION_MAY},
};

const struct command command_report = {
	.name = "report",
	.synopsis = REPORTS " --from DATE --to DATE [--by WHAT] "
		    "[--format csv|json|pdf|html] [-o OUT] [--db FILE]",
	.help = N_("Figures for managers. Turnaround: how long completed work "
		   "took, median and 90th percentile, by the wall and in "
		   "working time, and the share within its standard. "
		   "Needs-met: how often contacts met what tenants need. "
		   "Completion: how many tenants have answered each question "
		   "of the equality profile, as it stands today. Success: "
		   "how work ended, in both forms, and where nobody was "
		   "found. Parity: whether each group fares as the others. "
		   "Impact: the same before and after the latest version of "
		   "the policy. Demand: which languages ask less than their "
		   "share. Spend: what was paid. Forecast: the next quarter. "
		   "Board: a finished document of it all. "
		   "Pack: tables to be published, with small numbers and "
		   "what would give them away hidden; it is kept, and later "
		   "packs give nothing of it away. It is a ZIP archive, or "
		   "goes into the folder of -o. "
		   "CSV has a report’s first table, JSON all of it."),
	.option = options,
	.options = sizeof options / sizeof *options,
	.operands_min = 1,
	.operands_max = 1,
	.run = run,
};
