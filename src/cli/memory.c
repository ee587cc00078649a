/* vernacular memory search, bands, clean, export and import: what was
 * translated before. */
#include <stdio.h>
#include <string.h>

#include "cli/act.h"
#include "cli/commands.h"
#include "cli/service.h"
#include "desk/memory.h"
#include "wire/model.h"

#define FILE_BYTES_MAX (200 << 20)

static long long
int_of(const struct model *row, const char *key)
{
	return model_int_of(model_get(row, key));
}

static enum status
search(struct visit *visit, struct act *act, struct fault *fault)
{
	const struct memory_question question = {
		.source = operand(act->cli->options, 0),
		.language = option_text(act->cli->options, "lang"),
	};

	return memory_find(visit, &question, act->model, fault);
}

/* "Pay the [-rent-]{+bill+} now." */
static void
put_difference(const struct model *pieces, struct buf *out)
{
	buf_text(out, "  ");
	for (const struct model *piece = model_first(pieces); piece;
	     piece = model_next(piece)) {
		const char *change = model_text_or(piece, "change", "-");
		bool same = !strcmp(change, "same");
		bool added = !strcmp(change, "added");

		buf_printf(out, "%s%s%s",
			   same	   ? ""
			   : added ? "{+"
				   : "[-",
			   model_text_or(piece, "text", "-"),
			   same	   ? ""
			   : added ? "+}"
				   : "-]");
	}
	buf_char(out, '\n');
}

static enum cli_exit
run_search(struct cli *cli)
{
	struct act act = {.cli = cli, .run = search};
	const struct model *match;
	struct buf out = {0};
	struct fault fault;
	enum cli_exit code;

	if (act_read(&act, &fault) != OK)
		return act_failed(&act, &fault);
	match = model_first(model_get(act.model, "matches"));
	for (; match; match = model_next(match)) {
		buf_printf(&out, "%lld%% %s, %s\n", int_of(match, "percent"),
			   model_text_or(match, "notice", "-"),
			   model_text_or(match, "organisation", "-"));
		put_difference(model_get(match, "difference"), &out);
		buf_printf(&out, "  %s\n",
			   model_text_or(match, "translation", "-"));
	}
	code = cli_print(&out);
	buf_free(&out);
	return code;
}

/* "0.12" pounds for a word, in hundredths of a penny. */
static enum status
read_price(const struct cli *cli, int64_t *ret, struct fault *fault)
{
	const char *text = option_text(cli->options, "word-price");
	const char *p = text;
	int64_t value = 0;
	int decimals = -1;

	for (; p && *p && decimals < 4 && p - text < 10; p++) {
		if (*p == '.' && decimals < 0) {
			decimals = 0;
			continue;
		}
		if (*p < '0' || *p > '9')
			break;
		value = value * 10 + (*p - '0');
		decimals += decimals >= 0;
	}
	if (p && (*p || p == text || decimals == 0))
		return fault_set(fault, E_INPUT, "--word-price",
				 N_("{value} is no price of a word: write "
				    "pounds, as in 0.12"),
				 "value", text, NULL);
	for (int i = decimals < 0 ? 0 : decimals; i < 4; i++)
		value *= 10;
	*ret = value;
	return OK;
}

static enum status
bands(struct visit *visit, struct act *act, struct fault *fault)
{
	return memory_bands(visit, act->self, act->model, fault);
}

static void
put_bands(const struct model *model, struct buf *out)
{
	const struct model *row = model_first(model_get(model, "bands"));
	const struct model *price = model_get(model, "price");

	buf_printf(out, "%-12s %8s %8s %6s\n", "match", "messages", "words",
		   "paid");
	for (; row; row = model_next(row))
		buf_printf(out, "%-12s %8lld %8lld %5.0f%%\n",
			   model_text_or(row, "band", "-"),
			   int_of(row, "messages"), int_of(row, "words"),
			   100 * model_real_of(model_get(row, "share")));
	buf_printf(out, "%-12s %8lld %8lld\n", "all",
		   int_of(model, "messages"), int_of(model, "words"));
	buf_printf(out, "%-12s %8s %8.2f\n", "full words", "",
		   model_real_of(model_get(model, "weighted")));
	if (model_kind_of(price) == MODEL_MONEY)
		buf_printf(out, "%-12s %8s %8.2f\n", "pounds", "",
			   (double)model_int_of(price) / 100);
}

static enum cli_exit
run_bands(struct cli *cli)
{
	struct memory_job job = {
		.notice = operand(cli->options, 0),
		.language = option_text(cli->options, "lang"),
	};
	struct act act = {.cli = cli, .run = bands, .self = &job};
	struct buf out = {0};
	struct fault fault;
	enum cli_exit code;

	if (read_price(cli, &job.word_minor_100, &fault) != OK)
		return cli_usage(cli, &fault);
	if (act_read(&act, &fault) != OK)
		return act_failed(&act, &fault);
	put_bands(act.model, &out);
	code = cli_print(&out);
	buf_free(&out);
	return code;
}

static enum status
clean(struct visit *visit, struct act *act, struct fault *fault)
{
	return memory_clean(visit, act->self, act->model, fault);
}

/* One go after the other, so that a service beside it can write, too. */
static enum cli_exit
run_clean(struct cli *cli)
{
	static const char *const keys[] = {"superseded", "same", "empty",
					   "english"};
	struct memory_cleaning wish = {
		.language = option_text(cli->options, "lang")};
	struct act act = {.cli = cli, .run = clean, .self = &wish};
	long long count[4] = {0};
	struct buf out = {0};
	struct fault fault;
	enum cli_exit code;

	do {
		if (act_write(&act, &fault) != OK)
			return act_failed(&act, &fault);
		for (int i = 0; i < 4; i++)
			count[i] += int_of(act.model, keys[i]);
		wish.after = model_text_of(model_get(act.model, "next"));
	} while (wish.after);
	for (int i = 0; i < 4; i++)
		buf_printf(&out, "%s %lld\n", keys[i], count[i]);
	code = cli_print(&out);
	buf_free(&out);
	return code;
}

static enum status
export(struct visit *visit, struct act *act, struct fault *fault)
{
	const struct options *options = act->cli->options;

	return memory_export(visit, option_text(options, "lang"),
			     option_given(options, "as")
				     ? option_text(options, "as")
				     : "csv",
			     act->self, fault);
}

static enum cli_exit
run_export(struct cli *cli)
{
	return act_save(cli, export);
}

/* What is read of a file, and from where on it is kept. */
struct taking {
	const struct memory_pairs *pairs;
	size_t from;
};

static enum status
take(struct visit *visit, struct act *act, struct fault *fault)
{
	const struct taking *taking = act->self;

	return memory_import(visit, taking->pairs, taking->from, act->model,
			     &act->faults, fault);
}

/* Keep all of it, some thousands at a time; a code for what was refused. */
static enum cli_exit
take_all(struct act *act)
{
	struct taking *taking = act->self;
	long long added = 0, same = 0, refused = 0;
	enum cli_exit code = CLI_DONE;
	struct fault fault;

	do {
		if (act_write(act, &fault) != OK)
			return act_failed(act, &fault);
		if (act->faults.count)
			code = cli_fail_all(&act->faults);
		added += int_of(act->model, "added");
		same += int_of(act->model, "same");
		refused += int_of(act->model, "refused");
		taking->from = (size_t)int_of(act->model, "next");
	} while (taking->from);
	fprintf(stderr, "%lld added, %lld as they were, %lld refused\n", added,
		same, refused);
	faults_free(&act->faults);
	return code;
}

static enum cli_exit
run_import(struct cli *cli)
{
	struct memory_file file = {.name = operand(cli->options, 0)};
	struct taking taking = {NULL, 0};
	struct act act = {.cli = cli, .run = take, .self = &taking};
	struct fault fault;

	if (service_read_file(cli, file.name, FILE_BYTES_MAX, &file.bytes,
			      &file.count, &fault) != OK)
		return cli_fail(&fault);
	if (memory_read_file(cli->arena, &file, &taking.pairs, &act.faults) !=
	    OK)
		return act_failed(&act, &fault);
	return take_all(&act);
}

static const struct option search_options[] = {
	OPTION_DB,
	OPTION_BY,
	{"lang", "TAG", N_("the language of the translation"), OPTION_MUST},
};

const struct command command_memory_search = {
	.name = "memory search",
	.synopsis = "TEXT --lang TAG [--by EMAIL] [--db FILE]",
	.help = N_("Find English sentences like this one that were translated "
		   "before, the likest first. Each with how much of it is the "
		   "same, where it was approved, the difference and its "
		   "translation."),
	.option = search_options,
	.options = sizeof search_options / sizeof *search_options,
	.operands_min = 1,
	.operands_max = 1,
	.run = run_search,
};

static const struct option bands_options[] = {
	OPTION_DB,
	OPTION_BY,
	{"lang", "TAG", N_("the language to translate into"), OPTION_MUST},
	{"word-price", "POUNDS", N_("of a new word, as in 0.12"), OPTION_MAY},
};

const struct command command_memory_bands = {
	.name = "memory bands",
	.synopsis = "NAME --lang TAG [--word-price POUNDS] [--by EMAIL] "
		    "[--db FILE]",
	.help = N_("Count the words of a notice that are not approved yet in "
		   "a language, by how much of each sentence is remembered, "
		   "and what they come to."),
	.option = bands_options,
	.options = sizeof bands_options / sizeof *bands_options,
	.operands_min = 1,
	.operands_max = 1,
	.run = run_bands,
};

static const struct option clean_options[] = {
	OPTION_DB,
	OPTION_BY,
	{"lang", "TAG", N_("only this language"), OPTION_MAY},
};

const struct command command_memory_clean = {
	.name = "memory clean",
	.synopsis = "[--lang TAG] [--by EMAIL] [--db FILE]",
	.help = N_("Forget what is of no use in the memory: translations that "
		   "others took the place of, the same twice, empty ones, and "
		   "those that are English still. Prints how many of each."),
	.option = clean_options,
	.options = sizeof clean_options / sizeof *clean_options,
	.run = run_clean,
};

static const struct option export_options[] = {
	OPTION_DB,
	OPTION_BY,
	{"lang", "TAG", N_("the language"), OPTION_MUST},
	{"as", "csv|tmx", N_("the kind of file; csv"), OPTION_MAY},
	OPTION_OUT,
};

const struct command command_memory_export = {
	.name = "memory export",
	.synopsis = "--lang TAG [--as csv|tmx] -o OUT [--by EMAIL] [--db FILE]",
	.help = N_("Write everything that is remembered in a language, English "
		   "beside translation."),
	.option = export_options,
	.options = sizeof export_options / sizeof *export_options,
	.run = run_export,
};

static const struct option import_options[] = {
	OPTION_DB,
	OPTION_BY,
};

const struct command command_memory_import = {
	.name = "memory import",
	.synopsis = "FILE [--by EMAIL] [--db FILE]",
	.help = N_("Remember the translations in a file. TMX, or a table with "
		   "the columns source, target and language. What is wrong or "
		   "speaks of a person is named by its line and left out."),
	.option = import_options,
	.options = sizeof import_options / sizeof *import_options,
	.operands_min = 1,
	.operands_max = 1,
	.run = run_import,
};
