/* vernacular notice revise, refuse and states: translations in the service's
 * own store. */
#include <string.h>

#include "cli/commands.h"
#include "cli/person.h"
#include "desk/account.h"
#include "desk/translations.h"
#include "wire/model.h"

struct deed {
	struct translation_act act;
	struct model *model;
};

static enum status
do_act(struct visit *visit, void *self, struct fault *fault)
{
	struct deed *deed = self;

	deed->model = model_object(visit->arena);
	return translation_act(visit, &deed->act, deed->model, fault);
}

static enum cli_exit
run_act(struct cli *cli)
{
	struct deed deed = {
		.act = {.name = operand(cli->options, 0),
			.language = option_text(cli->options, "lang"),
			.action = strchr(cli->command->name, ' ') + 1,
			.note = option_text(cli->options, "note")},
	};
	const char **ids;
	struct buf out = {0};
	struct fault fault;
	enum cli_exit code;

	while (option_all(cli->options, "message", deed.act.count))
		deed.act.count++;
	ids = arena_alloc(cli->arena, (deed.act.count + 1) * sizeof *ids);
	for (size_t i = 0; i < deed.act.count; i++)
		ids[i] = option_all(cli->options, "message", i);
	deed.act.id = deed.act.count ? ids : NULL;
	if (person_write(cli, do_act, &deed, &fault) != OK)
		return cli_fail_option(cli, &fault);
	buf_printf(&out, "%s %s %lld done, %lld not approved\n",
		   model_text_of(model_get(deed.model, "name")),
		   model_text_of(model_get(deed.model, "language")),
		   (long long)model_int_of(model_get(deed.model, "done")),
		   (long long)model_int_of(model_get(deed.model, "left")));
	code = cli_print(&out);
	buf_free(&out);
	return code;
}

struct states {
	struct translations_wish wish;
	const char *by;
	struct model *model;
};

/* As the person of --by has them, else as the first organisation. */
static enum status
read_states(struct service *service, struct cli *cli, struct states *states,
	    struct fault *fault)
{
	struct caller caller = service->house;
	struct visit visit;
	enum status status = desk_read_begin(service->desk, &caller,
					     cli->arena, &visit, fault);

	if (status != OK)
		return status;
	if (states->by)
		status = account_called(&visit, states->by, &caller, fault);
	if (status == OK)
		status = translations_show(&visit, &states->wish,
					   states->model, fault);
	desk_read_end(&visit);
	return status;
}

static enum cli_exit
print_states(const struct model *model)
{
	const struct model *row = model_first(model_get(model, "messages"));
	struct buf out = {0};
	enum cli_exit code;

	for (; row; row = model_next(row))
		buf_printf(&out, "%s\t%s\t%s\t%s\t%s\t%s\n",
			   model_text_or(row, "id", "-"),
			   model_text_or(row, "state", "-"),
			   model_text_or(row, "translated_by_name", "-"),
			   model_text_or(row, "revised_by_name", "-"),
			   model_text_or(row, "decided_by_name", "-"),
			   model_text_or(row, "source", "-"));
	code = cli_print(&out);
	buf_free(&out);
	return code;
}

static enum cli_exit
run_states(struct cli *cli)
{
	struct states states = {
		.wish = {.name = operand(cli->options, 0),
			 .language = option_text(cli->options, "lang"),
			 .state = option_text(cli->options, "state")},
		.by = option_text(cli->options, "by"),
		.model = model_object(cli->arena),
	};
	struct service service;
	struct fault fault;
	enum status status = service_open(cli, &service, &fault);

	if (status != OK)
		return cli_fail(&fault);
	status = read_states(&service, cli, &states, &fault);
	service_close(&service);
	return status == OK ? print_states(states.model)
			    : cli_fail_option(cli, &fault);
}

#define OPTION_LANG                                                           \
	{                                                                     \
		"lang", "TAG", N_("the language"), OPTION_MUST                \
	}
#define OPTION_MESSAGE                                                        \
	{                                                                     \
		"message", "ID",                                              \
			N_("only this sentence, as notice states names it; "  \
			   "may stand more than once"),                       \
			OPTION_MAY                                            \
	}

static const struct option revise_options[] = {
	OPTION_DB,
	OPTION_BY,
	OPTION_LANG,
	OPTION_MESSAGE,
	{"note", "WORDS", N_("what there is to say of it"), OPTION_MAY},
};
static const struct option refuse_options[] = {
	OPTION_DB,
	OPTION_BY,
	OPTION_LANG,
	OPTION_MESSAGE,
	{"note", "WORDS", N_("what is wrong with it"), OPTION_MUST},
};
static const struct option states_options[] = {
	OPTION_DB,
	OPTION_LANG,
	{"by", "EMAIL", N_("as this person's organisation has it; the first"),
	 OPTION_MAY},
	{"state",
	 "missing|outdated|refused|machine-drafted|translated|revised|approved",
	 N_("only what is in this state"), OPTION_MAY},
};

const struct command command_notice_revise = {
	.name = "notice revise",
	.synopsis = "NAME --lang TAG [--message ID]... [--note WORDS] "
		    "--by EMAIL [--db FILE]",
	.help = N_("Say that a second translator has read a translation and "
		   "found it right. Not the one who wrote it."),
	.option = revise_options,
	.options = sizeof revise_options / sizeof *revise_options,
	.operands_min = 1,
	.operands_max = 1,
	.run = run_act,
};

const struct command command_notice_refuse = {
	.name = "notice refuse",
	.synopsis = "NAME --lang TAG [--message ID]... --note WORDS "
		    "--by EMAIL [--db FILE]",
	.help = N_("Say that a translation is wrong. No letter goes out with "
		   "it until it is translated anew and approved."),
	.option = refuse_options,
	.options = sizeof refuse_options / sizeof *refuse_options,
	.operands_min = 1,
	.operands_max = 1,
	.run = run_act,
};

const struct command command_notice_states = {
	.name = "notice states",
	.synopsis = "NAME --lang TAG [--state STATE] [--by EMAIL] [--db FILE]",
	.help = N_("List the sentences of a notice in one language: id, state, "
		   "who translated, revised and approved or refused it, and "
		   "the English, with tabs between."),
	.option = states_options,
	.options = sizeof states_options / sizeof *states_options,
	.operands_min = 1,
	.operands_max = 1,
	.run = run_states,
};
