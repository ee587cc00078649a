/* vernacular letter: issue a notice to one tenant. */
#include <stdio.h>
#include <string.h>

#include "cli/commands.h"
#include "cli/service.h"
#include "desk/account.h"
#include "desk/letters.h"
#include "wire/json.h"
#include "wire/model.h"

#define DATA_BYTES_MAX ((size_t)1 << 20)

struct issue {
	struct letter_input input;
	const struct letter_ready *ready;
	struct model *model;
};

static enum status
issue(struct visit *visit, void *self, struct fault *fault)
{
	struct issue *issue = self;

	return letter_issue(visit, issue->ready, issue->model, fault);
}

/* Render with a read visit of the person who issues it. */
static enum status
prepare(struct cli *cli, struct desk *desk, struct caller *caller,
	struct issue *wish, struct letter_ready **ret_ready,
	struct faults *faults, struct fault *fault)
{
	struct visit visit;
	enum status status = desk_read_begin(desk, caller, cli->arena, &visit,
					     fault);

	if (status != OK)
		return status;
	status = account_called(&visit, option_text(cli->options, "by"),
				caller, fault);
	if (status == OK)
		status = letter_prepare(&visit, &wish->input, ret_ready,
					faults, fault);
	desk_read_end(&visit);
	return status;
}

/* Rendered again when something changed in between, three times at most. */
static enum status
issue_one(struct cli *cli, struct service *service, struct issue *wish,
	  struct faults *faults, struct fault *fault)
{
	enum status status = E_STALE;

	for (int tries = 0; status == E_STALE && tries < 3; tries++) {
		struct caller caller = service->house;
		struct letter_ready *ready;

		status = prepare(cli, service->desk, &caller, wish, &ready,
				 faults, fault);
		if (status != OK)
			return status;
		wish->ready = ready;
		wish->model = model_object(cli->arena);
		status = desk_write_now(service->desk, &caller, cli->arena,
					issue, wish, fault);
	}
	return status;
}

static enum status
read_values(struct cli *cli, struct issue *wish, struct fault *fault)
{
	const char *path = option_text(cli->options, "data");
	const char *bytes;
	const struct model *data;
	size_t count;
	enum status status;

	status = service_read_file(cli, path, DATA_BYTES_MAX, &bytes, &count,
				   fault);
	if (status == OK)
		status = json_parse(bytes, count, cli->arena, &data, fault);
	if (status == OK)
		wish->input.data = data;
	return status;
}

/* How it goes, and by what: "channel: safe (never post to the home)". */
static void
say_choice(const struct model *letter)
{
	const struct model *reasons =
		model_get(model_get(letter, "choice"), "reasons");

	for (const struct model *m = model_first(reasons); m;
	     m = model_next(m)) {
		const char *because = model_text_of(model_get(m, "because"));

		fprintf(stderr, "%s: %s%s%s%s\n",
			model_text_of(model_get(m, "what")),
			model_text_of(model_get(m, "why")),
			because ? " (" : "", because ? because : "",
			because ? ")" : "");
	}
}

static enum cli_exit
print_letter(const struct model *letter)
{
	struct buf out = {0};
	enum cli_exit code;

	buf_printf(&out, "%s %s %s\n", model_text_of(model_get(letter, "id")),
		   model_text_of(model_get(letter, "sha256")),
		   model_text_of(model_get(letter, "address")));
	code = cli_print(&out);
	buf_free(&out);
	return code;
}

static enum cli_exit
run(struct cli *cli)
{
	struct issue wish = {
		.input = {.notice = operand(cli->options, 0),
			  .tenant = option_text(cli->options, "tenant"),
			  .language = option_text(cli->options, "lang"),
			  .variant = option_text(cli->options, "variant"),
			  .channel = option_text(cli->options, "channel")},
	};
	struct faults faults = {0};
	struct service service;
	struct fault fault;
	enum cli_exit code;
	enum status status;

	status = read_values(cli, &wish, &fault);
	if (status == OK)
		status = service_open(cli, &service, &fault);
	if (status != OK)
		return cli_fail(&fault);
	status = issue_one(cli, &service, &wish, &faults, &fault);
	if (status == OK) {
		say_choice(wish.model);
		code = print_letter(wish.model);
	} else
		code = faults.count ? cli_fail_all(&faults) : cli_fail(&fault);
	faults_free(&faults);
	service_close(&service);
	return code;
}

static const struct option options[] = {
	OPTION_DB,
	{"tenant", "REF", N_("the tenant's reference"), OPTION_MUST},
	{"data", "FILE.json", N_("the values of the notice's fields"),
	 OPTION_MUST},
	{"by", "EMAIL", N_("the account that issues it"), OPTION_MUST},
	{"lang", "TAG", N_("the language; else what the tenant reads"),
	 OPTION_MAY},
	{"variant", "standard|easy-read",
	 N_("the kind of letter; else what the tenant needs"), OPTION_MAY},
	{"channel", "letter|visit|email|text",
	 N_("how it goes; else what the register says"), OPTION_MAY},
};

const struct command command_letter_issue = {
	.name = "letter issue",
	.synopsis = "NAME --tenant REF --data FILE.json --by EMAIL "
		    "[--lang TAG] [--variant easy-read] "
		    "[--channel WAY] [--db FILE]",
	.help = N_("Issue a notice to one tenant, for good. Prints the "
		   "letter's identifier, hash and address. A translation that "
		   "is not approved is refused, with what is missing."),
	.option = options,
	.options = sizeof options / sizeof *options,
	.operands_min = 1,
	.operands_max = 1,
	.run = run,
};
