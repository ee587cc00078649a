/* vernacular init: a new landlord and its first administrator. */
#include "cli/commands.h"
#include "desk/account.h"

static enum status
make(struct visit *visit, void *self, struct fault *fault)
{
	return account_init(visit, self, fault);
}

static enum cli_exit
run(struct cli *cli)
{
	struct desk_options options = {
		.path = cli->db, .clock = cli->clock, .use = DESK_NEW};
	struct landlord landlord = {
		.organisation = option_text(cli->options, "org"),
		.jurisdiction = option_text(cli->options, "jurisdiction"),
		.email = option_text(cli->options, "admin"),
	};
	const char *password = NULL;
	struct desk *desk;
	struct buf out = {0};
	struct fault fault;
	enum status status;
	enum cli_exit code;

	status = account_one_time(cli->arena, &password,
				  &landlord.password_hash, &fault);
	if (status == OK)
		status = desk_open(&options, &desk, &fault);
	if (status != OK)
		return cli_fail(&fault);
	status = desk_write_now(desk, NULL, cli->arena, make, &landlord,
				&fault);
	desk_close(desk);
	if (status != OK) {
		desk_discard(cli->db); /* so that the next try finds no file */
		return cli_fail_option(cli, &fault);
	}
	buf_printf(&out, "%s\n", password);
	code = cli_print(&out);
	buf_free(&out);
	return code;
}

static const struct option options[] = {
	OPTION_DB,
	{"org", "NAME", N_("the landlord's name"), OPTION_MUST},
	{"admin", "EMAIL", N_("the first administrator's address"),
	 OPTION_MUST},
	{"jurisdiction", "england-and-wales|scotland|northern-ireland",
	 N_("whose bank holidays count; england-and-wales"), OPTION_MAY},
};

const struct command command_init = {
	.name = "init",
	.synopsis = "--org NAME --admin EMAIL [--jurisdiction J] [--db FILE]",
	.help = N_("Make a database with one landlord and its first "
		   "administrator. Prints a one-time password and nothing "
		   "else."),
	.option = options,
	.options = sizeof options / sizeof *options,
	.run = run,
};
