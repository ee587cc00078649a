/* vernacular user: who may sign in. */
#include "cli/commands.h"
#include "cli/service.h"
#include "desk/account.h"
#include "wire/model.h"

static const char *
cell(const struct model *row, const char *key)
{
	const char *text = model_text_of(model_get(row, key));

	return text ? text : "-";
}

/* Change it; print the password where one was made. */
static enum cli_exit
write_one(struct cli *cli,
	  enum status (*change)(struct visit *, void *self, struct fault *),
	  void *self, const char *password)
{
	struct buf out = {0};
	struct fault fault;
	enum cli_exit code;

	if (service_change(cli, change, self, &fault) != OK)
		return cli_fail_option(cli, &fault);
	if (!password)
		return CLI_DONE;
	buf_printf(&out, "%s\n", password);
	code = cli_print(&out);
	buf_free(&out);
	return code;
}

static enum status
add(struct visit *visit, void *self, struct fault *fault)
{
	return account_add(visit, self, fault);
}

static enum cli_exit
run_add(struct cli *cli)
{
	struct account_new account = {
		.email = option_text(cli->options, "email"),
		.name = option_text(cli->options, "name"),
		.role = option_text(cli->options, "role"),
		.organisation = option_text(cli->options, "org"),
		.provider = option_text(cli->options, "provider"),
		.linguist = option_text(cli->options, "linguist"),
	};
	const char *password;
	struct fault fault;

	if (account_one_time(cli->arena, &password, &account.password_hash,
			     &fault) != OK)
		return cli_fail_option(cli, &fault);
	return write_one(cli, add, &account, password);
}

static enum status
disable(struct visit *visit, void *self, struct fault *fault)
{
	return account_disable(visit, self, fault);
}

static enum cli_exit
run_disable(struct cli *cli)
{
	const char *email = option_text(cli->options, "email");

	return write_one(cli, disable, (void *)(uintptr_t)email, NULL);
}

struct reset {
	const char *email, *hash;
};

static enum status
reset(struct visit *visit, void *self, struct fault *fault)
{
	struct reset *wish = self;

	return account_reset(visit, wish->email, wish->hash, fault);
}

static enum cli_exit
run_reset(struct cli *cli)
{
	struct reset wish = {.email = option_text(cli->options, "email")};
	const char *password;
	struct fault fault;

	if (account_one_time(cli->arena, &password, &wish.hash, &fault) != OK)
		return cli_fail_option(cli, &fault);
	return write_one(cli, reset, &wish, password);
}

static enum cli_exit
run_list(struct cli *cli)
{
	struct model *root = model_object(cli->arena);
	struct buf out = {0};
	struct fault fault;
	enum cli_exit code;

	if (service_show(cli, account_list, root, &fault) != OK)
		return cli_fail_option(cli, &fault);
	for (const struct model *row = model_first(model_get(root, "accounts"));
	     row; row = model_next(row))
		buf_printf(&out, "%s\t%s\t%s\t%s\t%s\n", cell(row, "email"),
			   cell(row, "name"), cell(row, "role"),
			   cell(row, "organisation"), cell(row, "state"));
	code = cli_print(&out);
	buf_free(&out);
	return code;
}

#define OPTION_EMAIL                                                          \
	{                                                                     \
		"email", "EMAIL", N_("the address to sign in with"),          \
			OPTION_MUST                                           \
	}

static const struct option add_options[] = {
	OPTION_DB,
	OPTION_EMAIL,
	{"name", "NAME", N_("what the person is called"), OPTION_MUST},
	{"role",
	 "officer|manager|administrator|translator|reviser|approver|auditor"
	 "|provider",
	 N_("what the person may do"), OPTION_MUST},
	{"org", "NAME", N_("the organisation; the first one"), OPTION_MAY},
	{"provider", "NAME", N_("of the role provider: whose account it is"),
	 OPTION_MAY},
	{"linguist", "NAME", N_("which of that provider’s linguists; none: a "
				"coordinator"),
	 OPTION_MAY},
};
static const struct option one_options[] = {OPTION_DB, OPTION_EMAIL};
static const struct option list_options[] = {OPTION_DB};

const struct command command_user_add = {
	.name = "user add",
	.synopsis = "--email E --name N --role R [--org O] [--provider P"
		    " [--linguist L]] [--db FILE]",
	.help = N_("Add an account. Prints a one-time password and nothing "
		   "else."),
	.option = add_options,
	.options = sizeof add_options / sizeof *add_options,
	.run = run_add,
};

const struct command command_user_list = {
	.name = "user list",
	.synopsis = "[--db FILE]",
	.help = N_("List the accounts: address, name, role, organisation and "
		   "state, with tabs between."),
	.option = list_options,
	.options = sizeof list_options / sizeof *list_options,
	.run = run_list,
};

const struct command command_user_disable = {
	.name = "user disable",
	.synopsis = "--email E [--db FILE]",
	.help = N_("Disable an account. Whoever is signed in with it is out "
		   "at once."),
	.option = one_options,
	.options = sizeof one_options / sizeof *one_options,
	.run = run_disable,
};

const struct command command_user_reset = {
	.name = "user reset",
	.synopsis = "--email E [--db FILE]",
	.help = N_("Give an account a new one-time password, and let it sign "
		   "in again. Prints the password and nothing else."),
	.option = one_options,
	.options = sizeof one_options / sizeof *one_options,
	.run = run_reset,
};
