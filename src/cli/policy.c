/* vernacular policy: an organisation's policy shown, tried and changed as text
 * (doc/policy.md). */
#include <stdio.h>
#include <string.h>

#include "cli/act.h"
#include "cli/commands.h"
#include "cli/service.h"
#include "desk/policy_change.h"
#include "wire/model.h"

#define FILE_BYTES_MAX (1 << 20)

static enum status
show(struct visit *visit, struct act *act, struct fault *fault)
{
	return policy_show(visit, act->model, fault);
}

static enum cli_exit
run_show(struct cli *cli)
{
	struct act act = {.cli = cli, .run = show};
	struct buf out = {0};
	struct fault fault;
	enum cli_exit code;

	if (act_read(&act, &fault) != OK)
		return act_failed(&act, &fault);
	for (const struct model *row =
		     model_first(model_get(act.model, "rules"));
	     row; row = model_next(row))
		buf_printf(&out, "%lld\t%s\t%s\t%s\t%lld\t%s\n",
			   (long long)model_int_of(model_get(row, "order")),
			   model_text_or(row, "code", ""),
			   model_text_or(row, "verdict", ""),
			   model_text_or(row, "origin", ""),
			   (long long)model_int_of(model_get(row, "version")),
			   model_text_or(row, "why", ""));
	code = cli_print(&out);
	buf_free(&out);
	faults_free(&act.faults);
	return code;
}

static enum status
export(struct visit *visit, struct act *act, struct fault *fault)
{
	const char *text;
	enum status status = policy_export(
		visit, option_text(act->cli->options, "org"), &text, fault);

	if (status == OK)
		buf_text(act->self, text);
	return status;
}

static enum cli_exit
run_export(struct cli *cli)
{
	return act_save(cli, export);
}

static enum status
import(struct visit *visit, struct act *act, struct fault *fault)
{
	return policy_import(visit, act->self, act->model, &act->faults,
			     fault);
}

static enum status
try(struct visit *visit, struct act *act, struct fault *fault)
{
	return policy_try(visit, act->self, act->model, &act->faults, fault);
}

/* The file of the operand. */
static enum status
read_input(struct cli *cli, struct policy_import *ret, struct fault *fault)
{
	const char *bytes;
	size_t count;
	enum status status =
		service_read_file(cli, operand(cli->options, 0),
				  FILE_BYTES_MAX, &bytes, &count, fault);

	if (status != OK)
		return status;
	if (memchr(bytes, '\0', count))
		return fault_set(fault, E_INPUT, operand(cli->options, 0),
				 N_("This is no text: write it as in "
				    "doc/policy.md"),
				 NULL);
	ret->name = operand(cli->options, 0);
	ret->text = arena_copy(cli->arena, bytes, count);
	ret->organisation = option_text(cli->options, "org");
	ret->reason = option_text(cli->options, "reason");
	return OK;
}

static enum cli_exit
change(struct cli *cli, struct policy_import *input)
{
	struct act act = {.cli = cli, .run = import, .self = input};
	struct fault fault;

	if (act_write(&act, &fault) != OK)
		return act_failed(&act, &fault);
	fprintf(stderr, "%lld changed, %lld as they were\n",
		(long long)model_int_of(model_get(act.model, "changed")),
		(long long)model_int_of(model_get(act.model, "same")));
	faults_free(&act.faults);
	return CLI_DONE;
}

static enum cli_exit
run_import(struct cli *cli)
{
	struct policy_import input;
	struct fault fault;

	if (read_input(cli, &input, &fault) != OK)
		return cli_fail(&fault);
	return change(cli, &input);
}

/* "approve 12 before, 3 after" */
static void
put_pair(struct buf *out, const struct model *preview, const char *key)
{
	const struct model *pair = model_get(preview, key);

	buf_printf(out, "\t%s %lld > %lld", key,
		   (long long)model_int_of(model_get(pair, "before")),
		   (long long)model_int_of(model_get(pair, "after")));
}

static enum cli_exit
run_preview(struct cli *cli)
{
	struct policy_import input;
	struct act act = {.cli = cli, .run = try, .self = &input};
	struct buf out = {0};
	struct fault fault;
	enum cli_exit code;

	if (read_input(cli, &input, &fault) != OK)
		return cli_fail(&fault);
	if (act_read(&act, &fault) != OK)
		return act_failed(&act, &fault);
	for (const struct model *row =
		     model_first(model_get(act.model, "entries"));
	     row; row = model_next(row)) {
		const struct model *p = model_get(row, "preview");

		buf_printf(&out, "%s %s\t%lld of %lld change",
			   model_text_or(row, "kind", ""),
			   model_text_or(row, "code", ""),
			   (long long)model_int_of(model_get(p, "changed")),
			   (long long)model_int_of(model_get(p, "looked_at")));
		put_pair(&out, p, "approve");
		put_pair(&out, p, "ask");
		put_pair(&out, p, "refuse");
		buf_printf(&out, "\tsooner %lld\tlater %lld\n",
			   (long long)model_int_of(model_get(p, "sooner")),
			   (long long)model_int_of(model_get(p, "later")));
	}
	code = cli_print(&out);
	buf_free(&out);
	faults_free(&act.faults);
	return code;
}

/* KIND CODE KEY=VALUE... as an entry of a file. */
static enum cli_exit
run_set(struct cli *cli)
{
	const char *stance = option_text(cli->options, "stance");
	struct policy_import input = {
		.name = "policy set",
		.organisation = option_text(cli->options, "org"),
		.reason = option_text(cli->options, "reason"),
	};
	struct buf text = {0};
	enum cli_exit code;

	buf_printf(&text, "%s %s %s\n", operand(cli->options, 0),
		   operand(cli->options, 1), stance ? stance : "");
	for (int i = 2; operand(cli->options, i); i++) {
		const char *said = operand(cli->options, i);
		size_t key = strcspn(said, "=");

		buf_printf(&text, "  %.*s %s\n", (int)key, said,
			   said[key] ? said + key + 1 : "");
	}
	input.text = buf_string(&text);
	code = change(cli, &input);
	buf_free(&text);
	return code;
}

#define OPTION_ORG                                                             \
	{                                                                      \
		"org", "NAME",                                                 \
			N_("the organisation; else that of --by, or the "      \
			   "first one"),                                       \
			OPTION_MAY                                             \
	}
#define OPTION_REASON                                                          \
	{                                                                      \
		"reason", "TEXT", N_("why; kept with each change"), OPTION_MAY \
	}

static const struct option show_options[] = {OPTION_DB, OPTION_BY};
static const struct option export_options[] = {
	OPTION_DB,
	OPTION_BY,
	OPTION_ORG,
	OPTION_OUT,
};
static const struct option change_options[] = {OPTION_DB, OPTION_BY,
					       OPTION_ORG, OPTION_REASON};
static const struct option set_options[] = {
	OPTION_DB,
	OPTION_BY,
	OPTION_ORG,
	OPTION_REASON,
	{"stance", "WORD", N_("off or inherit, instead of KEY=VALUE"),
	 OPTION_MAY},
};

const struct command command_policy_show = {
	.name = "policy show",
	.synopsis = "[--by EMAIL] [--db FILE]",
	.help = N_("List the rules that decide, in their order: place, code, "
		   "what is decided, where it comes from, version and why, "
		   "with tabs between."),
	.option = show_options,
	.options = sizeof show_options / sizeof *show_options,
	.run = run_show,
};

const struct command command_policy_export = {
	.name = "policy export",
	.synopsis = "-o OUT [--org NAME] [--by EMAIL] [--db FILE]",
	.help = N_("Write what an organisation has put over the policy that "
		   "came with the program, as a text file: doc/policy.md."),
	.option = export_options,
	.options = sizeof export_options / sizeof *export_options,
	.run = run_export,
};

const struct command command_policy_import = {
	.name = "policy import",
	.synopsis = "FILE [--reason TEXT] [--org NAME] [--by EMAIL] "
		    "[--db FILE]",
	.help = N_("Change the policy as a text file says; what holds already "
		   "is left alone. Where two people are asked for, another "
		   "administrator confirms the changes."),
	.option = change_options,
	.options = sizeof change_options / sizeof *change_options,
	.operands_min = 1,
	.operands_max = 1,
	.run = run_import,
};

const struct command command_policy_preview = {
	.name = "policy preview",
	.synopsis = "FILE [--reason TEXT] [--org NAME] [--by EMAIL] "
		    "[--db FILE]",
	.help = N_("Say what each entry of a text file would have made of the "
		   "last quarter's requests, and keep nothing."),
	.option = change_options,
	.options = sizeof change_options / sizeof *change_options,
	.operands_min = 1,
	.operands_max = 1,
	.run = run_preview,
};

const struct command command_policy_set = {
	.name = "policy set",
	.synopsis = "KIND CODE [KEY=VALUE]... [--stance WORD] [--reason TEXT] "
		    "[--org NAME] [--by EMAIL] [--db FILE]",
	.help = N_("Change one entry of the policy: its kind, code, keys and "
		   "values are those of doc/policy.md, also from and until."),
	.option = set_options,
	.options = sizeof set_options / sizeof *set_options,
	.operands_min = 2,
	.operands_max = 24,
	.run = run_set,
};
