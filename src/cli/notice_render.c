/* vernacular notice render: one letter of a notice, from values in a file. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/notice_set.h"
#include "cli/printing.h"
#include "desk/letter_making.h"
#include "desk/voice_inside.h"
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

/* The same letter in the language of --bilingual. */
static enum status
merge_other(struct cli *cli, struct notice_set *set,
	    const struct merge *merge, const struct document **ret,
	    struct faults *faults)
{
	struct merge other = *merge;
	struct fault fault;

	if (!merge->beside)
		return OK;
	other.tag = merge->beside;
	other.beside = merge->tag;
	if (notice_set_words(set, operand(cli->options, 0), &other,
			     &fault) != OK) {
		*faults_add(faults) = fault;
		return E_INPUT;
	}
	return notice_merge(&other, cli->arena, ret, faults);
}

/* A service knows which voices somebody has listened to. */
static enum status
check_heard(struct notice_set *set, const struct printing *printing,
	    const struct merge *merge, struct faults *faults)
{
	const struct renderer *renderer = printing->renderer;
	struct voice_words said = {set->house.organisation,
				   merge->notice->name, merge->tag, {0}};
	struct fault fault;
	enum status status;

	if (set->files || merge->draft == MERGE_DRAFT ||
	    (renderer->render != render_wav && renderer->render != render_ogg))
		return OK;
	making_words(merge, said.hash);
	status = voice_must_speak(&set->visit, &said, &fault);
	if (status != OK)
		*faults_add(faults) = fault;
	return status;
}

static enum cli_exit
write_letter(struct cli *cli, struct notice_set *set,
	     struct printing *printing, const struct merge *merge)
{
	const struct document *document;
	struct faults faults = {0};
	enum cli_exit code;

	code = notice_merge(merge, cli->arena, &document, &faults) == OK &&
			       merge_other(cli, set, merge,
					   &printing->options.other,
					   &faults) == OK &&
			       check_heard(set, printing, merge, &faults) == OK
		       ? printing_write(cli, printing, document)
		       : cli_fail_all(&faults);
	faults_free(&faults);
	return code;
}

static enum cli_exit
render_letter(struct cli *cli, struct merge *merge, struct printing *printing)
{
	struct notice_set set = {0};
	struct fault fault;
	enum cli_exit code = notice_set_open(cli, &set);

	if (code == CLI_DONE) {
		if (notice_set_words(&set, operand(cli->options, 0), merge,
				     &fault) != OK ||
		    read_values(cli, &merge->values, &fault) != OK)
			code = cli_fail(&fault);
		else
			code = write_letter(cli, &set, printing, merge);
	}
	notice_set_close(&set);
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
	OPTION_DB,
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
		    "[--date DATE] [--db FILE] " SYNOPSIS_PRINTING,
	.help = N_("Make one letter of a notice. The file holds a JSON object "
		   "of the fields that `notice show` names. A translation that "
		   "is not approved is refused, unless it is a draft; where "
		   "there is a database, it knows what is approved."),
	.option = options,
	.options = sizeof options / sizeof *options,
	.operands_min = 1,
	.operands_max = 1,
	.run = run,
};
