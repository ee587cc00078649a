/* vernacular campaign: one notice to many, each in their own language, format
 * and size; a file each and a manifest. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "base/file.h"
#include "base/place.h"
#include "cli/campaign_inside.h"
#include "cli/commands.h"
#include "doc/letterhead.h"
#include "lang/encoding.h"
#include "lang/value.h"
#include "lang/zone.h"
#include "render/presses.h"

#define JOBS_MOST 64
#define SNIFF_BYTES 65536
#define TABLE_BYTES_MAX ((size_t)1 << 31)

struct csv *
campaign_table(const struct campaign *c)
{
	struct csv *csv;

	rewind(c->table);
	csv = csv_new_file(c->table);
	csv_separate(csv, c->separator);
	return csv;
}

static enum status
cannot_read(const char *path, struct fault *fault)
{
	return fault_set(fault, E_IO, path, N_("cannot be read to its end"),
			 NULL);
}

/* Another encoding is turned into UTF-8 beside the file. */
static enum status
recode(struct campaign *c, const char *path, struct fault *fault)
{
	struct buf bytes = {0}, text = {0};
	enum status status = file_read(path, TABLE_BYTES_MAX, &bytes, fault);

	if (status == OK)
		status = encoding_read(encoding_of(bytes.bytes, bytes.count),
				       bytes.bytes, bytes.count, &text, fault);
	if (status == OK) {
		fclose(c->table);
		c->table = tmpfile();
		if (!c->table ||
		    fwrite(text.bytes, 1, text.count, c->table) != text.count ||
		    fflush(c->table))
			status = cannot_read(path, fault);
	}
	buf_free(&bytes);
	buf_free(&text);
	return status;
}

/* The first of it says how it is written; all of it is hashed. */
static enum status
open_table(struct campaign *c, const char *path, struct fault *fault)
{
	struct hash_state hash;
	char *bytes = arena_alloc(c->cli->arena, SNIFF_BYTES);
	enum status status = OK;
	size_t count;

	c->table = fopen(path, "rbe");
	if (!c->table)
		return fault_set(fault, E_IO, path,
				 N_("there is no such file, or it cannot be "
				    "read"),
				 NULL);
	count = fread(bytes, 1, SNIFF_BYTES, c->table);
	while (count && (signed char)bytes[count - 1] < 0)
		count--; /* half a character */
	if (encoding_of(bytes, count) != ENCODING_UTF8)
		status = recode(c, path, fault);
	if (status != OK)
		return status;
	rewind(c->table);
	count = fread(bytes, 1, SNIFF_BYTES, c->table);
	c->separator = csv_separator(bytes, count);
	hash_begin(&hash);
	for (; count; count = fread(bytes, 1, SNIFF_BYTES, c->table))
		hash_add(&hash, bytes, count);
	hash_end(&hash, c->table_hash);
	return ferror(c->table) ? cannot_read(path, fault) : OK;
}

static enum status
read_options(struct cli *cli, struct campaign *c, struct campaign_order *order,
	     struct fault *fault)
{
	const char *format = option_text(cli->options, "format");
	const char *date = option_text(cli->options, "date");
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	enum status status =
		render_find(format ? format : "pdf", &c->usual, fault);

	order->jobs = processors < 1	       ? 1
		      : processors > JOBS_MOST ? JOBS_MOST
					       : processors;
	order->folder = option_text(cli->options, "out");
	order->start = option_given(cli->options, "resume") ? CAMPAIGN_RESUME
							    : CAMPAIGN_ANEW;
	order->bad = option_given(cli->options, "skip-bad") ? CAMPAIGN_SKIP_BAD
							    : CAMPAIGN_ALL_GOOD;
	c->draft =
		option_given(cli->options, "draft") ? MERGE_DRAFT : MERGE_FINAL;
	c->way = option_given(cli->options, "merge") ? CAMPAIGN_TOGETHER
						     : CAMPAIGN_APART;
	c->letter_days = zone_local(clock_now(&cli->clock)).day_days;
	if (status == OK)
		status = option_number(cli->options, "jobs", 1, JOBS_MOST,
				       &order->jobs, fault);
	if (status == OK && date)
		status = zone_parse_day("--date", date, &c->letter_days, fault);
	return status;
}

static enum cli_exit
read_letterhead(struct cli *cli, struct campaign *c)
{
	const char *path = option_text(cli->options, "letterhead");
	struct faults faults = {0};
	enum cli_exit code = CLI_DONE;

	if (path &&
	    letterhead_read(path, cli->arena, &c->letterhead, &faults) != OK)
		code = cli_fail_all(&faults);
	faults_free(&faults);
	return code;
}

static enum cli_exit
run_with(struct cli *cli, struct campaign *c,
	 const struct campaign_order *order)
{
	struct fault fault;
	enum cli_exit code = notice_set_open(cli, &c->set);

	if (code == CLI_DONE &&
	    (notices_find(c->set.notices, operand(cli->options, 0), &c->notice,
			  &fault) != OK ||
	     open_table(c, option_text(cli->options, "recipients"), &fault) !=
		     OK))
		code = cli_fail(&fault);
	if (code == CLI_DONE)
		code = campaign_run(c, order);
	if (c->table)
		fclose(c->table);
	notice_set_close(&c->set);
	return code;
}

static enum cli_exit
run(struct cli *cli)
{
	struct campaign c = {.cli = cli};
	struct campaign_order order = {0};
	struct fault fault;
	enum cli_exit code;

	if (read_options(cli, &c, &order, &fault) != OK)
		return cli_usage(cli, &fault);
	code = read_letterhead(cli, &c);
	if (code != CLI_DONE)
		return code;
	c.presses = presses_new(place_fonts());
	c.formats = values_new();
	code = run_with(cli, &c, &order);
	values_free(c.formats);
	presses_free(c.presses);
	return code;
}

static const struct option options[] = {
	OPTION_DB,
	{"recipients", "FILE.csv",
	 N_("who gets it: tenant, or name, address_1 to address_7 and "
	    "postcode; "
	    "language, format, size, paper; a column for each field"),
	 OPTION_MUST},
	{"out", "DIR", N_("the folder of letters and manifest.csv"),
	 OPTION_MUST},
	{"format", "FORMAT",
	 N_("of rows that name none: html, text, pdf, brf, pef, wav, ogg or "
	    "tree; else pdf"),
	 OPTION_MAY},
	{"letterhead", "FILE",
	 N_("who sends it, in a PDF: see doc/letterhead-format.md"),
	 OPTION_MAY},
	{"date", "DATE", N_("the letters' date; today"), OPTION_MAY},
	{"jobs", "NUMBER",
	 N_("letters that are made at the same time; as many as there are "
	    "processors"),
	 OPTION_MAY},
	{"merge", NULL,
	 N_("letters on pages into one print file, letters.pdf"), OPTION_MAY},
	{"draft", NULL,
	 N_("with translations that nobody has approved; the letters say so"),
	 OPTION_MAY},
	{"resume", NULL, N_("go on with what was begun in this folder"),
	 OPTION_MAY},
	{"skip-bad", NULL,
	 N_("rows with anything wrong get no letter, the others do"),
	 OPTION_MAY},
};

const struct command command_campaign = {
	.name = "campaign",
	.synopsis = "NAME --recipients FILE.csv --out DIR [--format FORMAT] "
		    "[--letterhead FILE] [--date DATE] [--jobs NUMBER] "
		    "[--merge] [--draft] [--resume] [--skip-bad] [--db FILE]",
	.help = N_("Make one notice for many, each in their own language, "
		   "format and size: a file for each letter, and a manifest "
		   "with its hash. Every row of the table is checked first; "
		   "where one is wrong nothing is made, unless --skip-bad."),
	.option = options,
	.options = sizeof options / sizeof *options,
	.operands_min = 1,
	.operands_max = 1,
	.run = run,
};
