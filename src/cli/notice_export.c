/* vernacular notice export: what a translator gets of a notice. */
#include <string.h>

#include "base/file.h"
#include "cli/commands.h"
#include "cli/notices.h"
#include "lang/tag.h"
#include "notice/parcel.h"

/* Find what the operand and --lang name. */
static enum cli_exit
find(struct cli *cli, const struct notices *notices, struct parcel_of *of)
{
	struct fault fault;

	if (notices_source(notices, operand(cli->options, 0), &of->notice,
			   &fault) != OK)
		return cli_fail(&fault);
	if (tag_parse("--lang", option_text(cli->options, "lang"), &of->tag,
		      &fault) != OK)
		return cli_usage(cli, &fault);
	if (!strcmp(of->tag->tag, "en") || of->tag->kind != TAG_WRITTEN) {
		fault_set(&fault, E_INPUT, "--lang",
			  N_("{value} is not a language that letters are "
			     "translated into"),
			  "value", of->tag->english, NULL);
		return cli_usage(cli, &fault);
	}
	of->catalogue = notices_catalogue(notices, of->notice, of->tag);
	of->what =
		option_given(cli->options, "only") ? PARCEL_OPEN : PARCEL_ALL;
	return CLI_DONE;
}

/* The file that came back and is written anew; for a catalogue the notice's
 * own. */
static enum cli_exit
find_carrier(struct cli *cli, const struct parcel_of *of, enum parcel_kind kind,
	     struct parcel_file *ret)
{
	const char *path = option_text(cli->options, "like");
	struct buf bytes = {0};
	struct fault fault;

	if (!path && kind == PARCEL_PO && of->catalogue)
		path = arena_printf(cli->arena, "%s/%s.po",
				    file_folder(cli->arena, of->notice->path),
				    of->tag->tag);
	if (!path)
		return CLI_DONE;
	if (file_read(path, PARCEL_BYTES_MAX, &bytes, &fault) != OK)
		return cli_fail(&fault);
	ret->name = path;
	ret->bytes = arena_copy(cli->arena, bytes.bytes, bytes.count);
	ret->count = bytes.count;
	buf_free(&bytes);
	return CLI_DONE;
}

static enum cli_exit
write_parcel(struct cli *cli, const struct parcel_of *of, enum parcel_kind kind,
	     const struct parcel_file *carrier)
{
	struct parcel parcel;
	struct faults faults = {0};
	struct buf out = {0};
	enum cli_exit code;

	parcel_of(of, cli->arena, &parcel);
	if (parcel_write(&parcel, kind, carrier->bytes ? carrier : NULL, &out,
			 &faults) != OK)
		code = cli_fail_all(&faults);
	else
		code = cli_write(option_text(cli->options, "o"),
				 buf_string(&out), out.count);
	buf_free(&out);
	faults_free(&faults);
	return code;
}

static enum cli_exit
run(struct cli *cli)
{
	const char *as = option_text(cli->options, "as");
	enum parcel_kind kind = PARCEL_PO;
	struct parcel_file carrier = {0};
	struct notices *notices = NULL;
	struct parcel_of of = {0};
	struct fault fault;
	enum cli_exit code;

	if (cli->db_named || option_given(cli->options, "by"))
		return cli_export_stored(cli);
	if (as && parcel_kind_parse("--as", as, &kind, &fault) != OK)
		return cli_usage(cli, &fault);
	code = cli_notices(cli, &notices);
	if (code == CLI_DONE)
		code = find(cli, notices, &of);
	if (code == CLI_DONE)
		code = find_carrier(cli, &of, kind, &carrier);
	if (code == CLI_DONE)
		code = write_parcel(cli, &of, kind, &carrier);
	notices_free(notices);
	return code;
}

static const struct option options[] = {
	{"db", "FILE",
	 N_("the words of this database, else of $VERNACULAR_DB; those that "
	    "ship where neither is there and --by is not given"),
	 OPTION_MAY},
	{"by", "EMAIL", N_("as this person's organisation has it; the first"),
	 OPTION_MAY},
	{"lang", "TAG", N_("the language"), OPTION_MUST},
	{"as", "po|xliff|xliff2|tmx|docx", N_("the kind of file"), OPTION_MAY},
	{"only", "missing", N_("only what is not approved yet"), OPTION_MAY},
	{"like", "FILE",
	 N_("a file that came back: what else stands in it is kept"),
	 OPTION_MAY},
	OPTION_OUT,
};

const struct command command_notice_export = {
	.name = "notice export",
	.synopsis = "NAME --lang TAG [--as KIND] [--only missing] "
		    "[--like FILE] [--db FILE] [--by EMAIL] -o OUT",
	.help = N_("Write what a translator gets. Every message of the notice "
		   "with what is translated already, as a GNU gettext "
		   "catalogue, XLIFF 1.2, XLIFF 2.1, TMX or a Word file with "
		   "two columns; also for a language that has none yet."),
	.option = options,
	.options = sizeof options / sizeof *options,
	.operands_min = 1,
	.operands_max = 1,
	.run = run,
};
