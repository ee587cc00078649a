/* vernacular report: figures for managers, as a table or as JSON. */
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/service.h"
#include "desk/rebuild.h"
#include "desk/report.h"
#include "wire/json.h"
#include "wire/model.h"

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

static enum status
read_figures(struct cli *cli, const struct report_wish *wish,
	     struct model *root, struct fault *fault)
{
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
		status = report_turnaround(&visit, wish, root, fault);
		desk_read_end(&visit);
	}
	service_close(&service);
	return status;
}

static enum cli_exit
run(struct cli *cli)
{
	struct report_wish wish = {
		.from = option_text(cli->options, "from"),
		.to = option_text(cli->options, "to"),
		.by = option_text(cli->options, "by"),
		.service = option_text(cli->options, "service"),
		.language = option_text(cli->options, "language"),
	};
	const char *format = option_text(cli->options, "format");
	const char *path = option_text(cli->options, "o");
	struct model *root = model_object(cli->arena);
	struct buf out = {0};
	struct fault fault;
	enum cli_exit code;

	if (choice_check("report", "turnaround", operand(cli->options, 0),
			 &fault) != OK)
		return cli_usage(cli, &fault);
	if (read_figures(cli, &wish, root, &fault) != OK)
		return cli_fail_option(cli, &fault);
	if (format && !strcmp(format, "json")) {
		json_print(root, &out);
		buf_char(&out, '\n');
	} else {
		report_csv(root, &out);
	}
	code = cli_write(path ? path : "-", buf_string(&out), out.count);
	buf_free(&out);
	return code;
}

static const struct option options[] = {
	OPTION_DB,
	{"from", "DATE", N_("the first day"), OPTION_MUST},
	{"to", "DATE", N_("the last day, counted too"), OPTION_MUST},
	{"by", "service|language|format|provider|organisation|class|month",
	 N_("what a row stands for; service"), OPTION_MAY},
	{"service", "translation|interpreting|format", N_("only this service"),
	 OPTION_MAY},
	{"language", "TAG", N_("only this language"), OPTION_MAY},
	{"format", "csv|json", N_("how it is written; csv"), OPTION_MAY},
	{"rebuild", NULL,
	 N_("first make states, due times, cases and figures again from the "
	    "events, and say how many rows were not as they say"),
	 OPTION_MAY},
	{"o", "FILE", N_("where to; standard output"), OPTION_MAY},
};

const struct command command_report = {
	.name = "report",
	.synopsis = "turnaround --from DATE --to DATE [--by WHAT] "
		    "[--format csv|json] [-o OUT] [--db FILE]",
	.help = N_("Figures for managers. Turnaround: how long completed work "
		   "took, median and 90th percentile, by the wall and in "
		   "working time, and the share within its standard."),
	.option = options,
	.options = sizeof options / sizeof *options,
	.operands_min = 1,
	.operands_max = 1,
	.run = run,
};
