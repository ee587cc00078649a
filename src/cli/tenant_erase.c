/* vernacular tenant erase: no trace of a person is left, but the figures. */
#include <inttypes.h>

#include "cli/commands.h"
#include "cli/service.h"
#include "desk/account.h"
#include "desk/erase.h"
#include "web/label.h"
#include "wire/model.h"

struct errand {
	struct erase_input input;
	const char *by;
	enum { ERRAND_LOOK, ERRAND_ERASE } what;
	struct model *model;
};

static enum status
run_as(struct visit *visit, void *self, struct fault *fault)
{
	struct errand *errand = self;
	struct visit own = *visit;
	struct caller caller;
	enum status status =
		account_called(visit, errand->by, &caller, fault);

	if (status != OK)
		return status;
	own.caller = &caller;
	errand->model = model_object(visit->arena);
	return errand->what == ERRAND_ERASE
		       ? erase_person(&own, &errand->input, errand->model,
				      fault)
		       : erase_show(&own, &errand->input, errand->model,
				    fault);
}

static enum status
erase(struct cli *cli, struct errand *errand, struct fault *fault)
{
	const struct desk_options options = {.path = cli->db,
					     .clock = cli->clock,
					     .use = DESK_ERASE,
					     .label = label_of};
	struct desk *desk;
	enum status status = desk_open(&options, &desk, fault);

	if (status != OK)
		return status;
	status = desk_write_now(desk, NULL, cli->arena, run_as, errand, fault);
	if (status == OK && errand->what == ERRAND_ERASE)
		status = desk_wipe(desk, fault);
	desk_close(desk);
	return status;
}

static enum cli_exit
print(const struct errand *errand)
{
	const struct model *model = errand->model;
	const struct model *row;
	struct buf out = {0};
	enum cli_exit code;

	buf_printf(&out,
		   "requests %" PRId64 ", letters %" PRId64 ", files %" PRId64
		   ", events %" PRId64 "\n",
		   model_int_of(model_get(model, "requests")),
		   model_int_of(model_get(model, "letters")),
		   model_int_of(model_get(model, "files")),
		   model_int_of(model_get(model, "events")));
	for (row = model_first(model_get(model, "held")); row;
	     row = model_next(row)) {
		const char *what = model_text_of(model_get(row, "what"));

		buf_printf(&out, "held: %s (%s)\n",
			   model_text_of(model_get(row, "why")),
			   what ? what : "-");
	}
	code = cli_print(&out);
	buf_free(&out);
	return code;
}

static enum cli_exit
run(struct cli *cli)
{
	struct errand errand = {
		.input = {.tenant = operand(cli->options, 0),
			  .reason = option_text(cli->options, "reason"),
			  .letters = option_given(cli->options, "letters")
					     ? ERASE_LETTERS_ALL
					     : ERASE_LETTERS_OLD},
		.by = option_text(cli->options, "by"),
		.what = option_given(cli->options, "dry-run") ? ERRAND_LOOK
							      : ERRAND_ERASE};
	struct fault fault;

	if (erase(cli, &errand, &fault) != OK)
		return cli_fail_option(cli, &fault);
	return print(&errand);
}

static const struct option options[] = {
	OPTION_DB,
	{"by", "EMAIL", N_("the account of the person who does it"),
	 OPTION_MUST},
	{"reason", "TEXT",
	 N_("why, such as: asked by themselves; it stays, so it names nobody"),
	 OPTION_MUST},
	{"letters", NULL, N_("letters go before their time is over, too"),
	 OPTION_MAY},
	{"dry-run", NULL, N_("only say what would go, and what is held"),
	 OPTION_MAY},
};

const struct command command_tenant_erase = {
	.name = "tenant erase",
	.synopsis = "REFERENCE --by EMAIL --reason TEXT [--letters] "
		    "[--dry-run] [--db FILE]",
	.help = N_("Erase a person: the record, its people, needs’ words, "
		   "letters, files, drafts, mails, search keys, and what "
		   "events said of them, from the file’s free pages and its "
		   "write-ahead log too. Figures stay, and the event log fits "
		   "as before. Refused while work or a case is open, while "
		   "letters are held, and without --letters while one is to be "
		   "kept. Copies elsewhere, such as backups, are not reached."),
	.option = options,
	.options = sizeof options / sizeof *options,
	.operands_min = 1,
	.operands_max = 1,
	.run = run,
};
