/* vernacular notice import: what came back from a translator, checked, and the
 * catalogue with what was right. */
#include <stdio.h>
#include <string.h>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/notices.h"
#include "lang/tag.h"
#include "notice/import_check.h"

/* A file that came in and what it is of. */
struct arrival {
	struct cli *cli;
	struct parcel_file file;
	struct parcel parcel;
	struct notices *notices;
	struct import import;
	struct import_result result;
	struct faults faults;
};

static enum cli_exit
read_bytes(struct arrival *arrival, const char *path, struct parcel_file *ret)
{
	struct arena *arena = arrival->cli->arena;
	struct buf bytes = {0};
	struct fault fault;

	if (file_read(path, PARCEL_BYTES_MAX, &bytes, &fault) != OK)
		return cli_fail(&fault);
	*ret = (struct parcel_file){
		path, arena_copy(arena, bytes.bytes, bytes.count), bytes.count};
	buf_free(&bytes);
	return CLI_DONE;
}

static enum cli_exit
read_parcel(struct arrival *arrival)
{
	const struct parcel_file *file = &arrival->file;
	enum parcel_kind kind;
	struct fault fault;
	enum cli_exit code = read_bytes(
		arrival, operand(arrival->cli->options, 0), &arrival->file);

	if (code != CLI_DONE)
		return code;
	if (parcel_kind_of(file->name, file->bytes, file->count, &kind,
			   &fault) != OK)
		return cli_fail(&fault);
	return parcel_read(file, kind, arrival->cli->arena, &arrival->parcel,
			   &arrival->faults) == OK
		       ? CLI_DONE
		       : cli_fail_all(&arrival->faults);
}

static enum cli_exit
silent(struct arrival *arrival, const char *option)
{
	struct fault fault;

	fault_set(&fault, E_INPUT, arrival->file.name,
		  N_("the file does not say what it is of: name it with "
		     "{option}"),
		  "option", option, NULL);
	return cli_usage(arrival->cli, &fault);
}

/* Which notice and language: what the file says, else the options. */
static enum cli_exit
find(struct arrival *arrival)
{
	struct cli *cli = arrival->cli;
	struct import *import = &arrival->import;
	const char *name = option_text(cli->options, "notice");
	const char *lang = option_text(cli->options, "lang");
	struct fault fault;

	name = name ? name : arrival->parcel.notice;
	lang = lang ? lang : arrival->parcel.lang;
	if (!name || !lang)
		return silent(arrival, name ? "--lang" : "--notice");
	if (notices_source(arrival->notices, name, &import->notice, &fault) !=
		    OK ||
	    tag_parse("--lang", lang, &import->tag, &fault) != OK)
		return cli_fail(&fault);
	import->catalogue = notices_catalogue(arrival->notices, import->notice,
					      import->tag);
	import->parcel = &arrival->parcel;
	import->name = arrival->file.name;
	return CLI_DONE;
}

/* The catalogue with what was right, where one is asked for. */
static enum cli_exit
write_catalogue(struct arrival *arrival)
{
	struct cli *cli = arrival->cli;
	const struct import *import = &arrival->import;
	const char *path = option_text(cli->options, "o");
	struct parcel_file po;
	struct buf out = {0};
	enum cli_exit code = CLI_DONE;

	if (!path)
		return CLI_DONE;
	if (import->catalogue)
		code = read_bytes(
			arrival,
			arena_printf(
				cli->arena, "%s/%s.po",
				file_folder(cli->arena, import->notice->path),
				import->tag->tag),
			&po);
	if (code == CLI_DONE)
		code = import_apply(import, &arrival->result,
				    import->catalogue ? &po : NULL, &out,
				    &arrival->faults) == OK
			       ? cli_write(path, buf_string(&out), out.count)
			       : cli_fail_all(&arrival->faults);
	buf_free(&out);
	return code;
}

static enum cli_exit
check(struct arrival *arrival)
{
	const struct import_result *result = &arrival->result;
	enum cli_exit code;

	if (import_check(&arrival->import, arrival->cli->arena,
			 &arrival->result, &arrival->faults) != OK)
		return cli_fail_all(&arrival->faults);
	code = write_catalogue(arrival);
	fprintf(stderr, "%zu right, %zu as they were, %zu refused\n",
		result->accepted, result->unchanged, result->refused);
	if (code == CLI_DONE && result->refused)
		code = cli_fail_all(&arrival->faults);
	return code;
}

static enum cli_exit
run(struct cli *cli)
{
	struct arrival arrival = {.cli = cli};
	enum cli_exit code;

	if (option_given(cli->options, "by") ||
	    (cli->db_named && !option_given(cli->options, "o")))
		return cli_import_stored(cli);
	code = read_parcel(&arrival);
	if (code == CLI_DONE)
		code = cli_notices(cli, &arrival.notices);
	if (code == CLI_DONE)
		code = find(&arrival);
	if (code == CLI_DONE)
		code = check(&arrival);
	notices_free(arrival.notices);
	faults_free(&arrival.faults);
	return code;
}

static const struct option options[] = {
	OPTION_DB,
	{"by", "EMAIL",
	 N_("keep what is right in the database as this person's work; "
	    "without it, as the first organisation's"),
	 OPTION_MAY},
	{"dry-run", NULL, N_("check it and say what is wrong, keep nothing"),
	 OPTION_MAY},
	{"notice", "NAME", N_("where the file does not say it"), OPTION_MAY},
	{"lang", "TAG", N_("where the file does not say it"), OPTION_MAY},
	{"o", "OUT",
	 N_("where to write the catalogue with what is right"),
	 OPTION_MAY},
};

const struct command command_notice_import = {
	.name = "notice import",
	.synopsis = "FILE [--dry-run] [--by EMAIL] [--db FILE] "
		    "[--notice NAME] [--lang TAG] [-o OUT]",
	.help = N_("Take what came back from a translator. PO, XLIFF, TMX or "
		   "a Word file, message by message; each that cannot be taken "
		   "is named with its line or its row. The rest is kept in the "
		   "database of --db or $VERNACULAR_DB, or written with -o; "
		   "without any of these and --by the file is only checked."),
	.option = options,
	.options = sizeof options / sizeof *options,
	.operands_min = 1,
	.operands_max = 1,
	.run = run,
};
