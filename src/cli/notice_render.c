/* vernacular notice render: one letter of a notice, from values in a file. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/notices.h"
#include "cli/printing.h"
#include "lang/zone.h"
#include "notice/merge.h"
#include "wire/json.h"

static enum status
read_values(struct cli *cli, const struct model **ret, struct fault *fault)
{
	const char *path = option_text(cli->options, "data");
	struct buf text = {0};
	enum status status = file_read(path, JSON_BYTES_MAX, &text, fault);

	if (status == OK)
		status = json_parse(buf_string(&text), text.count, cli->arena,
				    ret, fault);
	if (status == E_INPUT) {
		char where[FAULT_BYTES];

		snprintf(where, sizeof where, "%.160s:%.60s", path,
			 fault->where);
		memcpy(fault->where, where, sizeof where);
	}
	buf_free(&text);
	return status;
}

/* A draft in a language without a catalogue would be an English letter that
 * says it is another's. */
static enum status
find_words(struct cli *cli, const struct notices *notices, struct merge *merge,
	   struct fault *fault)
{
	const char *name = operand(cli->options, 0);

	if (notices_find(notices, name, &merge->notice, fault) != OK)
		return E_NOT_FOUND;
	merge->wording = notices_wording(notices, merge->notice, merge->tag,
					 cli->arena);
	if (merge->wording || !strcmp(merge->tag->tag, "en"))
		return OK;
	return fault_set(fault, E_NOT_FOUND, "--lang",
			 N_("{name} is not translated into {language}: see "
			    "`vernacular notice show {name}`"),
			 "name", name, "language", merge->tag->english, NULL);
}

/* The same letter in the language of --bilingual. */
static enum status
merge_other(struct cli *cli, const struct notices *notices,
	    const struct merge *merge, const struct document **ret,
	    struct faults *faults)
{
	struct merge other = *merge;
	struct fault fault;

	if (!merge->beside)
		return OK;
	other.tag = merge->beside;
	other.beside = merge->tag;
	if (find_words(cli, notices, &other, &fault) != OK) {
		*faults_add(faults) = fault;
		return E_INPUT;
	}
	return notice_merge(&other, cli->arena, ret, faults);
}

static enum cli_exit
write_letter(struct cli *cli, const struct notices *notices,
	     struct printing *printing, const struct merge *merge)
{
	const struct document *document;
	struct faults faults = {0};
	enum cli_exit code;

	code = notice_merge(merge, cli->arena, &document, &faults) == OK &&
			       merge_other(cli, notices, merge,
					   &printing->options.other,
					   &faults) == OK
		       ? printing_write(cli, printing, document)
		       : cli_fail_all(&faults);
	faults_free(&faults);
	return code;
}

static enum cli_exit
render_letter(struct cli *cli, struct merge *merge, struct printing *printing)
{
	struct notices *notices = NULL;
	struct fault fault;
	enum cli_exit code = cli_notices(cli, &notices);

	if (code != CLI_DONE)
		return code;
	if (find_words(cli, notices, merge, &fault) != OK ||
	    read_values(cli, &merge->values, &fault) != OK)
		code = cli_fail(&fault);
	else
		code = write_letter(cli, notices, printing, merge);
	notices_free(notices);
	return code;
}

/* What the options say of the letter itself. */
static enum status
read_options(struct cli *cli, struct merge *merge, struct fault *fault)
{
	const char *language = option_text(cli->options, "bilingual");
	const char *variant = option_text(cli->options, "variant");
	const char *date = option_text(cli->options, "date");
	enum status status = tag_parse("--lang",
				       option_text(cli->options, "lang"),
				       &merge->tag, fault);

	merge->draft = option_given(cli->options, "draft") ? MERGE_DRAFT
							   : MERGE_FINAL;
	merge->letter_days = zone_local(clock_now(&cli->clock)).day_days;
	if (status == OK && language)
		status = tag_parse("--bilingual", language, &merge->beside,
				   fault);
	if (status == OK && variant)
		status = notice_variant_parse("--variant", variant,
					      &merge->variant, fault);
	if (status == OK && date)
		status = zone_parse_day("--date", date, &merge->letter_days,
					fault);
	return status;
}

static enum cli_exit
run(struct cli *cli)
{
	struct merge merge = {0};
	struct printing printing = {0};
	struct fault fault;
	enum cli_exit code;

	if (read_options(cli, &merge, &fault) != OK ||
	    printing_open(cli, &printing, &fault) != OK)
		return cli_usage(cli, &fault);
	code = printing_letterhead(cli, &printing);
	if (code == CLI_DONE)
		code = render_letter(cli, &merge, &printing);
	printing_close(&printing);
	return code;
}

static const struct option options[] = {
	{"lang", "TAG", N_("the language of the letter"), OPTION_MUST},
	{"data", "FILE.json", N_("the fields' values; - is standard input"),
	 OPTION_MUST},
	{"draft", NULL,
	 N_("with translations that nobody has approved; the letter says so"),
	 OPTION_MAY},
	{"bilingual", "TAG",
	 N_("the same letter in this language too, such as en"), OPTION_MAY},
	{"variant", "standard|easy-read",
	 N_("Easy Read: short sentences with pictures"), OPTION_MAY},
	{"date", "DATE", N_("the letter's date; today"), OPTION_MAY},
	OPTIONS_PRINTING,
};

const struct command command_notice_render = {
	.name = "notice render",
	.synopsis = "NAME --lang TAG --data FILE.json [--draft] "
		    "[--bilingual TAG] [--variant easy-read] "
		    "[--date DATE] " SYNOPSIS_PRINTING,
	.help = N_("Make one letter of a notice. The file holds a JSON object "
		   "of the fields that `notice show` names. A translation that "
		   "is not approved is refused, unless it is a draft."),
	.option = options,
	.options = sizeof options / sizeof *options,
	.operands_min = 1,
	.operands_max = 1,
	.run = run,
};
