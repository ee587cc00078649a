/* vernacular contract: what is agreed with providers, and rate cards as tables
 * (doc/rate-card.md). */
#include <stdio.h>
#include <string.h>

#include "cli/act.h"
#include "cli/commands.h"
#include "cli/service.h"
#include "desk/contracts.h"
#include "desk/tenants.h"
#include "lang/zone.h"
#include "wire/model.h"

#define FILE_BYTES_MAX (1 << 20)

/* All pages of the list, one after another. */
static enum status
list(struct visit *visit, struct act *act, struct fault *fault)
{
	struct page_wish wish = {.limit = 200};
	enum status status = OK;

	do {
		struct model *page = model_object(visit->arena);
		const struct model *row;

		status = contracts_list(visit, NULL, &wish, page, fault);
		if (status != OK)
			return status;
		row = model_first(model_get(page, "contracts"));
		for (; row; row = model_next(row)) {
			char starts[ZONE_DAY_TEXT], ends[ZONE_DAY_TEXT] = "";
			const struct model *end = model_get(row, "ends");

			zone_day_text((int32_t)model_int_of(
					      model_get(row, "starts")),
				      starts);
			if (model_kind_of(end) == MODEL_DAY)
				zone_day_text((int32_t)model_int_of(end),
					      ends);
			buf_printf(act->self, "%s\t%s\t%s\t%s\t%s\t%s\t%s\n",
				   model_text_or(row, "id", ""),
				   model_text_or(row, "provider_name", ""),
				   model_text_or(row, "name", ""),
				   model_text_or(row, "number", ""), starts,
				   ends, model_text_or(row, "state", ""));
		}
		wish.after = model_text_of(model_get(page, "next"));
	} while (wish.after);
	return status;
}

static enum cli_exit
run_list(struct cli *cli)
{
	return act_print(cli, list);
}

static enum status
export(struct visit *visit, struct act *act, struct fault *fault)
{
	const char *csv;
	enum status status = contract_table(
		visit, operand(act->cli->options, 0), 0, &csv, fault);

	if (status == OK)
		buf_text(act->self, csv);
	return status;
}

static enum cli_exit
run_export(struct cli *cli)
{
	return act_save(cli, export);
}

/* The file is the newest word: whatever stands there was read just now. */
static enum status
import(struct visit *visit, struct act *act, struct fault *fault)
{
	struct card_input input = *(const struct card_input *)act->self;
	struct model *found = model_object(visit->arena);
	enum status status = contract_show(visit, input.id, 0, found, fault);

	if (status != OK)
		return status;
	input.version = model_int_of(model_get(found, "version"));
	return contract_price(visit, &input, act->model, &act->faults, fault);
}

static enum cli_exit
run_import(struct cli *cli)
{
	bool dry = option_given(cli->options, "dry-run");
	struct card_input input = {
		.id = operand(cli->options, 0),
		.from = option_text(cli->options, "from"),
		.reason = option_text(cli->options, "reason"),
		.what = dry ? CARD_CHECK : CARD_KEEP,
	};
	struct act act = {.cli = cli, .run = import, .self = &input};
	struct fault fault;
	enum status status = service_read_file(cli, operand(cli->options, 1),
					       FILE_BYTES_MAX, &input.file,
					       &input.file_bytes, &fault);

	if (status != OK)
		return cli_fail(&fault);
	status = dry ? act_read(&act, &fault) : act_write(&act, &fault);
	if (status != OK)
		return act_failed(&act, &fault);
	fprintf(stderr, "%lld rates, %lld terms, %lld targets\n",
		(long long)model_int_of(model_get(act.model, "rates")),
		(long long)model_int_of(model_get(act.model, "terms")),
		(long long)model_int_of(model_get(act.model, "targets")));
	faults_free(&act.faults);
	return CLI_DONE;
}

static const struct option list_options[] = {OPTION_DB, OPTION_BY};
static const struct option export_options[] = {
	OPTION_DB,
	OPTION_BY,
	OPTION_OUT,
};
static const struct option import_options[] = {
	OPTION_DB,
	OPTION_BY,
	{"reason", "TEXT", N_("why; kept with the rate card"), OPTION_MUST},
	{"from", "DATE",
	 N_("the first day that it holds; else today, or the contract's"),
	 OPTION_MAY},
	{"dry-run", NULL, N_("check everything and keep nothing"), OPTION_MAY},
};

const struct command command_contract_list = {
	.name = "contract list",
	.synopsis = "[--by EMAIL] [--db FILE]",
	.help = N_("List the contracts with providers: id, provider, name, "
		   "number, first day, last day and state, with tabs between. "
		   "Those that end soon come first."),
	.option = list_options,
	.options = sizeof list_options / sizeof *list_options,
	.run = run_list,
};

const struct command command_contract_export = {
	.name = "contract export",
	.synopsis = "ID -o OUT [--by EMAIL] [--db FILE]",
	.help = N_("Write the rate card of a contract as CSV: "
		   "doc/rate-card.md."),
	.option = export_options,
	.options = sizeof export_options / sizeof *export_options,
	.operands_min = 1,
	.operands_max = 1,
	.run = run_export,
};

const struct command command_contract_import = {
	.name = "contract import",
	.synopsis = "ID FILE.csv --reason TEXT [--from DATE] [--dry-run] "
		    "[--by EMAIL] [--db FILE]",
	.help = N_("Price a contract anew from a table. Every wrong line is "
		   "named and nothing is kept unless all are right; what was "
		   "agreed before keeps its price."),
	.option = import_options,
	.options = sizeof import_options / sizeof *import_options,
	.operands_min = 2,
	.operands_max = 2,
	.run = run_import,
};
