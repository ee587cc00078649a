/* vernacular source: an organisation's own versions of notices and clauses. */
#include <string.h>

#include "cli/commands.h"
#include "cli/person.h"
#include "desk/sources.h"
#include "doc/markdown.h"
#include "wire/model.h"

struct wish {
	struct source_draft draft;
	struct source_act act;
	struct model *model;
	struct faults faults;
};

/* The version that is open, or in use where none is. */
static enum status
find_latest(struct visit *visit, struct wish *wish, struct fault *fault)
{
	struct model *model = model_object(visit->arena);
	enum status status = source_show(visit, wish->act.name, SOURCE_LATEST,
					 model, fault);

	if (status != OK)
		return status;
	wish->act.version = model_int_of(model_get(model, "version"));
	wish->draft.versions = model_int_of(model_get(model, "versions"));
	return OK;
}

static enum status
save(struct visit *visit, void *self, struct fault *fault)
{
	struct wish *wish = self;
	enum status status = find_latest(visit, wish, fault);

	if (status == E_NOT_FOUND) /* it begins a new notice */
		wish->draft.versions = 0;
	else if (status != OK)
		return status;
	wish->model = model_object(visit->arena);
	return source_save(visit, &wish->draft, wish->model, fault);
}

static enum status
act(struct visit *visit, void *self, struct fault *fault)
{
	struct wish *wish = self;
	enum status status = find_latest(visit, wish, fault);

	wish->model = model_object(visit->arena);
	faults_free(&wish->faults);
	return status == OK ? source_act(visit, &wish->act, wish->model,
					 &wish->faults, fault)
			    : status;
}

static enum cli_exit
print_version(const struct wish *wish)
{
	struct buf out = {0};
	enum cli_exit code;

	buf_printf(&out, "%s %lld %s\n",
		   model_text_of(model_get(wish->model, "name")),
		   (long long)model_int_of(model_get(wish->model, "version")),
		   model_text_of(model_get(wish->model, "state")));
	code = cli_print(&out);
	buf_free(&out);
	return code;
}

/* What keeps a draft from being used is said, and the draft kept. */
static void
say_faults(const struct model *model)
{
	const struct model *row = model_first(model_get(model, "faults"));

	for (; row; row = model_next(row)) {
		struct fault fault;

		fault_set(&fault, E_INPUT,
			  model_text_of(model_get(row, "where")),
			  "{fault}", "fault",
			  model_text_of(model_get(row, "message")), NULL);
		cli_say(&fault);
	}
}

static enum cli_exit
run_save(struct cli *cli)
{
	const char *easy = option_text(cli->options, "easy-read");
	struct wish wish = {.act.name = operand(cli->options, 0),
			    .draft.name = operand(cli->options, 0)};
	struct fault fault;
	size_t count;

	if (service_read_file(cli, operand(cli->options, 1),
			      MARKDOWN_BYTES_MAX, &wish.draft.text, &count,
			      &fault) != OK ||
	    (easy && service_read_file(cli, easy, MARKDOWN_BYTES_MAX,
				       &wish.draft.easy_read, &count,
				       &fault) != OK))
		return cli_fail(&fault);
	if (person_write(cli, save, &wish, &fault) != OK)
		return cli_fail_option(cli, &fault);
	say_faults(wish.model);
	return print_version(&wish);
}

static enum cli_exit
run_act(struct cli *cli)
{
	struct wish wish = {
		.act = {.name = operand(cli->options, 0),
			.action = strchr(cli->command->name, ' ') + 1,
			.note = option_text(cli->options, "note")},
	};
	struct fault fault;
	enum cli_exit code;

	if (person_write(cli, act, &wish, &fault) == OK)
		code = print_version(&wish);
	else
		code = wish.faults.count ? cli_fail_all(&wish.faults)
					 : cli_fail_option(cli, &fault);
	faults_free(&wish.faults);
	return code;
}

static enum cli_exit
run_list(struct cli *cli)
{
	struct model *root = model_object(cli->arena);
	const struct model *row;
	struct buf out = {0};
	struct fault fault;
	enum cli_exit code;

	if (service_show(cli, sources_list, root, &fault) != OK)
		return cli_fail_option(cli, &fault);
	for (row = model_first(model_get(root, "sources")); row;
	     row = model_next(row)) {
		const char *open = model_text_of(model_get(row, "open_state"));

		buf_printf(&out, "%s\t%s\t%s\t%s\n",
			   model_text_of(model_get(row, "kind")),
			   model_text_of(model_get(row, "name")),
			   model_text_of(model_get(row, "origin")),
			   open ? open : "-");
	}
	code = cli_print(&out);
	buf_free(&out);
	return code;
}

static const struct option save_options[] = {
	OPTION_DB,
	OPTION_BY,
	{"easy-read", "FILE.md", N_("its Easy Read; without it there is none"),
	 OPTION_MAY},
};
static const struct option act_options[] = {
	OPTION_DB,
	OPTION_BY,
	{"note", "WORDS", N_("what there is to say of it"), OPTION_MAY},
};
static const struct option note_options[] = {
	OPTION_DB,
	OPTION_BY,
	{"note", "WORDS", N_("why; it is kept"), OPTION_MUST},
};
static const struct option list_options[] = {OPTION_DB};

const struct command command_source_list = {
	.name = "source list",
	.synopsis = "[--db FILE]",
	.help = N_("List the English of notices and clauses: kind, name, whose "
		   "it is, and how far a version has come that is not in use "
		   "yet, with tabs between."),
	.option = list_options,
	.options = sizeof list_options / sizeof *list_options,
	.run = run_list,
};

const struct command command_source_save = {
	.name = "source save",
	.synopsis = "NAME FILE.md [--easy-read FILE.md] --by EMAIL [--db FILE]",
	.help = N_("Keep a draft of the organisation's own version of a notice "
		   "or clause. What is wrong with it is said, and it is kept "
		   "all the same. Prints its name, version and state."),
	.option = save_options,
	.options = sizeof save_options / sizeof *save_options,
	.operands_min = 2,
	.operands_max = 2,
	.run = run_save,
};

const struct command command_source_send = {
	.name = "source send",
	.synopsis = "NAME [--note WORDS] --by EMAIL [--db FILE]",
	.help = N_("Send the draft for another person's approval."),
	.option = act_options,
	.options = sizeof act_options / sizeof *act_options,
	.operands_min = 1,
	.operands_max = 1,
	.run = run_act,
};

const struct command command_source_approve = {
	.name = "source approve",
	.synopsis = "NAME [--note WORDS] --by EMAIL [--db FILE]",
	.help = N_("Approve the version that waits. Letters are made of it "
		   "from then on; translations of what it says differently "
		   "are outdated."),
	.option = act_options,
	.options = sizeof act_options / sizeof *act_options,
	.operands_min = 1,
	.operands_max = 1,
	.run = run_act,
};

const struct command command_source_return = {
	.name = "source return",
	.synopsis = "NAME --note WORDS --by EMAIL [--db FILE]",
	.help = N_("Do not approve the version that waits."),
	.option = note_options,
	.options = sizeof note_options / sizeof *note_options,
	.operands_min = 1,
	.operands_max = 1,
	.run = run_act,
};

const struct command command_source_withdraw = {
	.name = "source withdraw",
	.synopsis = "NAME --note WORDS --by EMAIL [--db FILE]",
	.help = N_("Give up the version that is a draft or waits; where there "
		   "is none, the one in use."),
	.option = note_options,
	.options = sizeof note_options / sizeof *note_options,
	.operands_min = 1,
	.operands_max = 1,
	.run = run_act,
};
