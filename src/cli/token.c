/* vernacular token: which other systems may call the interface. */
#include "cli/commands.h"
#include "cli/service.h"
#include "desk/account.h"
#include "lang/zone.h"
#include "wire/model.h"

struct wish {
	struct token_new token;
	char secret[TOKEN_TEXT];
};

static enum status
add(struct visit *visit, void *self, struct fault *fault)
{
	struct wish *wish = self;

	return account_token_add(visit, &wish->token, wish->secret, fault);
}

static enum status
revoke(struct visit *visit, void *self, struct fault *fault)
{
	struct wish *wish = self;

	return account_token_revoke(visit, wish->token.name, fault);
}

static enum cli_exit
run_add(struct cli *cli)
{
	struct wish wish = {
		.token = {.name = option_text(cli->options, "name"),
			  .role = option_text(cli->options, "role"),
			  .organisation = option_text(cli->options, "org"),
			  .recipient = option_text(cli->options, "recipient"),
			  .provider = option_text(cli->options, "provider"),
			  .days = option_text(cli->options, "days"),
			  .scope = option_text(cli->options, "scope")},
	};
	struct buf out = {0};
	struct fault fault;
	enum cli_exit code;

	if (service_change(cli, add, &wish, &fault) != OK)
		return cli_fail_option(cli, &fault);
	buf_printf(&out, "%s\n", wish.secret);
	code = cli_print(&out);
	buf_free(&out);
	return code;
}

static enum cli_exit
run_revoke(struct cli *cli)
{
	struct wish wish = {
		.token.name = option_text(cli->options, "name"),
	};
	struct fault fault;

	if (service_change(cli, revoke, &wish, &fault) != OK)
		return cli_fail_option(cli, &fault);
	return CLI_DONE;
}

/* A time in UTC, "-" where there is none. */
static void
put_time(struct buf *out, const struct model *row, const char *key)
{
	const struct model *time = model_get(row, key);
	char text[ZONE_TIME_TEXT] = "-";

	if (model_kind_of(time) == MODEL_TIME)
		zone_utc_text(model_int_of(time), text);
	buf_printf(out, "\t%s", text);
}

static void
put_rows(struct buf *out, const struct model *root)
{
	for (const struct model *row = model_first(model_get(root, "tokens"));
	     row; row = model_next(row)) {
		buf_printf(out, "%s\t%s\t%s",
			   model_text_of(model_get(row, "name")),
			   model_text_of(model_get(row, "role")),
			   model_text_of(model_get(row, "organisation")));
		put_time(out, row, "created_at");
		put_time(out, row, "last_used_at");
		put_time(out, row, "revoked_at");
		put_time(out, row, "expires_at");
		buf_printf(out, "\t%s",
			   model_text_or(row, "scope", "-"));
		buf_char(out, '\n');
	}
}

static enum cli_exit
run_list(struct cli *cli)
{
	struct model *root = model_object(cli->arena);
	struct buf out = {0};
	struct fault fault;
	enum cli_exit code;

	if (service_show(cli, account_token_list, root, &fault) != OK)
		return cli_fail_option(cli, &fault);
	put_rows(&out, root);
	code = cli_print(&out);
	buf_free(&out);
	return code;
}

#define OPTION_NAME                                                           \
	{                                                                     \
		"name", "NAME", N_("what the token is called"), OPTION_MUST   \
	}

static const struct option add_options[] = {
	OPTION_DB,
	OPTION_NAME,
	{"role",
	 "officer|manager|administrator|translator|reviser|approver|auditor"
	 "|service|contractor|provider",
	 N_("what it may do; service"), OPTION_MAY},
	{"org", "NAME", N_("the organisation; the first one"), OPTION_MAY},
	{"recipient", "NAME",
	 N_("whose token it is, of the role contractor: see vernacular flag "
	    "recipients"),
	 OPTION_MAY},
	{"provider", "NAME", N_("of the role provider: whose token it is"),
	 OPTION_MAY},
	{"days", "N", N_("for how many days it holds; for ever"), OPTION_MAY},
	{"scope", "NOUNS",
	 N_("for what of the interface, as in \"tenants:read requests\"; all "
	    "that its role may"),
	 OPTION_MAY},
};
static const struct option one_options[] = {OPTION_DB, OPTION_NAME};
static const struct option list_options[] = {OPTION_DB};

const struct command command_token_add = {
	.name = "token add",
	.synopsis = "--name N [--role R] [--org O] [--recipient NAME]"
		    " [--provider NAME] [--days N] [--scope NOUNS]"
		    " [--db FILE]",
	.help = N_("Make a token for another system. Prints the secret, which "
		   "is never shown again, and nothing else."),
	.option = add_options,
	.options = sizeof add_options / sizeof *add_options,
	.run = run_add,
};

const struct command command_token_list = {
	.name = "token list",
	.synopsis = "[--db FILE]",
	.help = N_("List the tokens: name, role, organisation, when made, last "
		   "used and revoked, when it expires and for what it is, with "
		   "tabs between."),
	.option = list_options,
	.options = sizeof list_options / sizeof *list_options,
	.run = run_list,
};

const struct command command_token_revoke = {
	.name = "token revoke",
	.synopsis = "--name N [--db FILE]",
	.help = N_("Revoke a token. It is refused from the next request on."),
	.option = one_options,
	.options = sizeof one_options / sizeof *one_options,
	.run = run_revoke,
};
