/* vernacular notice list, show and check: the templates of letters and
 * their catalogues, as they stand in the program's files. */
#include <stdio.h>
#include <string.h>

#include "base/place.h"
#include "cli/commands.h"
#include "cli/notices.h"
#include "lang/tag.h"
#include "notice/check.h"
#include "notice/translate.h"

enum cli_exit
cli_notices(struct cli *cli, struct notices **ret)
{
	struct faults faults = {0};
	enum cli_exit code = CLI_DONE;

	if (notices_load(place_file(cli->arena, "templates/notices"), ret,
			 &faults) != OK)
		code = cli_fail_all(&faults);
	faults_free(&faults);
	return code;
}

/* Run with the notice that the first operand names. */
static enum cli_exit
with_notice(struct cli *cli,
	    enum cli_exit (*act)(struct cli *, const struct notices *,
				 const struct notice *))
{
	struct notices *notices = NULL;
	const struct notice *notice;
	struct fault fault;
	enum cli_exit code = cli_notices(cli, &notices);

	if (code != CLI_DONE)
		return code;
	code = notices_source(notices, operand(cli->options, 0), &notice,
			      &fault) == OK
		       ? act(cli, notices, notice)
		       : cli_fail(&fault);
	notices_free(notices);
	return code;
}

/* How many messages of a catalogue are in each state, such as
 * "27 machine-drafted, 1 missing". */
static void
put_states(const struct notice *notice, const struct catalogue *catalogue,
	   struct buf *out)
{
	size_t count[TRANSLATE_APPROVED + 1] = {0};
	const char *comma = "";

	for (size_t i = 0; i < notice->message_count; i++) {
		struct translated found;

		translate_find(&notice->messages[i], catalogue, NULL, &found);
		count[found.state]++;
	}
	for (int s = TRANSLATE_APPROVED; s >= TRANSLATE_MISSING; s--)
		if (count[s]) {
			buf_printf(
				out, "%s%zu %s", comma, count[s],
				translate_state_name((enum translate_state)s));
			comma = ", ";
		}
}

static void
put_languages(const struct notices *notices, const struct notice *notice,
	      struct buf *out)
{
	const struct catalogue *catalogue;

	for (size_t i = 0;
	     (catalogue = notices_catalogue_at(notices, notice, i)); i++) {
		const struct tag *tag = catalogue_tag(catalogue);

		buf_printf(out, "  %-8s  %s (%s): ", tag->tag, tag->english,
			   tag->autonym);
		put_states(notice, catalogue, out);
		buf_char(out, '\n');
	}
}

static enum cli_exit
list(struct cli *cli)
{
	struct notices *notices = NULL;
	const struct notice *notice;
	struct buf out = {0};
	enum cli_exit code = cli_notices(cli, &notices);

	if (code != CLI_DONE)
		return code;
	for (size_t i = 0; (notice = notices_at(notices, i)); i++) {
		buf_printf(&out, "%s: %s (%s)\n", notice->name, notice->title,
			   notice->class);
		put_languages(notices, notice, &out);
	}
	code = cli_print(&out);
	buf_free(&out);
	notices_free(notices);
	return code;
}

static void
put_field(const struct field *field, struct buf *out)
{
	buf_printf(out, "  %-14s %-10s %-9s %s\n", field->name,
		   field_type_name(field->type),
		   field->required ? "required" : "optional", field->label);
	if (field->hint)
		buf_printf(out, "  %36s %s\n", "", field->hint);
	buf_printf(out, "  %36s such as %s\n", "", field->example);
}

static enum cli_exit
show_notice(struct cli *cli, const struct notices *notices,
	    const struct notice *notice)
{
	struct buf out = {0};
	enum cli_exit code;

	(void)cli;
	buf_printf(&out, "%s: %s\nclass: %s\n%s\n", notice->name,
		   notice->title, notice->class ? notice->class : "any",
		   notice->purpose);
	if (notice->source)
		buf_printf(&out, "%s\n", notice->source);
	buf_text(&out, "\nfields:\n");
	for (size_t i = 0; i < notice->field_count; i++)
		put_field(&notice->fields[i], &out);
	buf_printf(&out, "\nmessages: %zu\nlanguages:\n",
		   notice->message_count);
	put_languages(notices, notice, &out);
	code = cli_print(&out);
	buf_free(&out);
	return code;
}

static enum cli_exit
show(struct cli *cli)
{
	return with_notice(cli, show_notice);
}

static enum cli_exit
check_notice(struct cli *cli, const struct notices *notices,
	     const struct notice *notice)
{
	struct faults faults = {0};
	enum cli_exit code = CLI_DONE;

	(void)cli;
	if (notice_check(notices, notice, &faults) != OK)
		code = cli_fail_all(&faults);
	faults_free(&faults);
	return code;
}

/* One notice, or all of them where none is named. */
static enum cli_exit
check(struct cli *cli)
{
	struct notices *notices = NULL;
	const struct notice *notice;
	enum cli_exit code;

	if (operands_count(cli->options))
		return with_notice(cli, check_notice);
	code = cli_notices(cli, &notices);
	for (size_t i = 0; notices && (notice = notices_at(notices, i)); i++)
		if (check_notice(cli, notices, notice) != CLI_DONE)
			code = CLI_FAILED;
	for (size_t i = 0;
	     notices && (notice = notices_clause_at(notices, i)); i++)
		if (check_notice(cli, notices, notice) != CLI_DONE)
			code = CLI_FAILED;
	notices_free(notices);
	return code;
}

const struct command command_notice_list = {
	.name = "notice list",
	.synopsis = "",
	.help = N_("List the notices. Each with the languages it is translated "
		   "into and how far the translations are reviewed in their "
		   "files."),
	.run = list,
};

const struct command command_notice_show = {
	.name = "notice show",
	.synopsis = "NAME",
	.help = N_("Show what one notice is for, the fields it takes and its "
		   "languages."),
	.operands_min = 1,
	.operands_max = 1,
	.run = show,
};

const struct command command_notice_check = {
	.name = "notice check",
	.synopsis = "[NAME]",
	.help = N_("Check one notice, or all. Fields that are not used, "
		   "messages that are not translated or have lost a field or a "
		   "link, and what would shut readers out of a letter in any "
		   "language; says nothing where all is right."),
	.operands_max = 1,
	.run = check,
};
