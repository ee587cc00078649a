/* The parts of `vernacular campaign`. A table is read twice: first every row
 * is checked, and what letters of a kind have in common is found; then rows go
 * in blocks through the workers to the folder. Nothing is kept of a row, so
 * that a hundred thousand take the memory of a thousand. Internal to cli/. */
#ifndef VERNACULAR_CLI_CAMPAIGN_INSIDE_H
#define VERNACULAR_CLI_CAMPAIGN_INSIDE_H

#include <stdint.h>
#include <stdio.h>

#include "base/hash.h"
#include "cli/notice_set.h"
#include "desk/heading.h"
#include "doc/address.h"
#include "render/render.h"
#include "wire/csv.h"

#define CAMPAIGN_MERGED "letters.pdf"
#define CAMPAIGN_SAMPLES 24 /* of a kind of letters */

struct presses;
struct values;

/* The notice in one language. */
struct campaign_tongue {
	struct merge merge;   /* all but values and variant */
	struct fault refused; /* why none goes out in it; status OK: it may */
	struct fault easy_refused; /* the same of its Easy Read */
};

/* Letters that have everything in common but their values. */
struct campaign_kind {
	size_t number;
	const struct campaign_tongue *tongue;
	const struct renderer *renderer;
	enum notice_variant variant;
	int size_pt, grade;
	enum paper paper;
	enum spacing spacing;
	int64_t letters;
	struct fault unread; /* why none goes out in Braille; OK: it may */
	/* Of the first pass: characters that its samples have. */
	unsigned char *seen;
	const struct document *sample[CAMPAIGN_SAMPLES];
	size_t samples;
};

struct campaign {
	struct cli *cli;
	struct notice_set set;
	const struct notice *notice;
	const struct renderer *usual; /* of rows that name no format */
	const struct letterhead *letterhead;
	enum merge_draft draft;
	int32_t letter_days;
	/* Letters on pages into one file. */
	enum campaign_way { CAMPAIGN_APART, CAMPAIGN_TOGETHER } way;
	FILE *table; /* UTF-8 */
	char separator;
	unsigned char table_hash[HASH_BYTES];

	struct heading heading[HEADINGS_MOST];
	size_t headings;
	struct heading_column column[CSV_FIELDS_MAX];
	size_t columns;

	struct campaign_tongue **tongue;
	size_t tongues, tongues_cap;
	struct campaign_kind **kind;
	size_t kinds, kinds_cap;
	struct values *formats; /* of dates and amounts */
	struct presses *presses;
};

/* One row, as far as it could be read. */
struct recipient {
	int64_t n; /* of the row, from 1 */
	size_t line;
	const char *who;	       /* reference, else name; "" */
	const char *language, *format; /* as they will stand in the manifest */
	int size_pt;
	bool of_register; /* who is a reference */
	int64_t tenant, landlord; /* whose record was read; 0 nobody's */
	struct address to;
	struct campaign_kind *kind;
	const struct model *values;
};

/* campaign_row: what a row says. */

/* Read the heading of the table. Errors: E_INPUT, faults say what. */
enum status campaign_head(struct campaign *, const struct csv_row *,
			  struct faults *) MUST_USE;
/* ret lives in the arena. Errors: E_INPUT, everything wrong is in faults:
 * where is "line 12/language". */
enum status campaign_row(struct campaign *, const struct csv_row *,
			 struct arena *, struct recipient *ret,
			 struct faults *) MUST_USE;
/* The letter of a row. Errors: E_INPUT, as above. */
enum status campaign_document(const struct campaign *, const struct recipient *,
			      struct arena *, struct document *ret,
			      struct faults *) MUST_USE;

/* campaign_check: the first pass.
 *   faults    everything wrong with any row
 *   ret_bad   rows with anything wrong
 * Errors: E_INPUT the heading, in faults or fault; E_IO. */
enum status campaign_check(struct campaign *, struct faults *,
			   int64_t *ret_rows, int64_t *ret_bad,
			   struct fault *) MUST_USE;
/* The table from its first line. */
struct csv *campaign_table(const struct campaign *);

/* What is said of a row that is not by its table. */
struct row_said {
	const char *name, *language, *format; /* NULL: nothing */
	int size_pt, grade;		      /* 0: nothing */
	const char *paper;
	bool spaced;
};
/* campaign_tenant: who stands in the register under that reference; their
 * address goes to ret->to, what the notice asks for into values.
 * Errors: E_INPUT, where is a column. */
enum status campaign_tenant(struct campaign *, const char *reference,
			    struct arena *, struct recipient *ret,
			    struct row_said *, struct model *values,
			    struct fault *) MUST_USE;

/* campaign_make: letters, a worker each. */
struct campaign_maker;
struct campaign_maker *campaign_maker_new(const struct campaign *);
void campaign_maker_free(struct campaign_maker *);
/* Append one. ret_pages: of paper or Braille; 0 for what has none.
 * Errors: those of the renderers. */
enum status campaign_make(struct campaign_maker *, const struct recipient *,
			  struct buf *, size_t *ret_pages,
			  struct fault *) MUST_USE;

/* campaign_file: the folder. */
struct campaign_files;

/* What became of a row. */
struct campaign_result {
	const struct recipient *recipient;
	const char *name; /* of the file, NULL none; in the block's arena */
	size_t pages;
	unsigned char sha256[HASH_BYTES];
	const char *reason; /* why there is no letter; NULL: it is made */
	struct buf merged; /* its bytes, for the print file; else nothing */
	const struct fault *failed; /* that only setting it has shown */
};

enum campaign_start { CAMPAIGN_ANEW, CAMPAIGN_RESUME };

/* Make the folder, or go on in it. Lock it for this program alone.
 *   identity  of everything that letters are made from
 *   ret_done  rows that are there already, as they were made
 * Errors: E_CONFLICT there is a campaign and nobody said to go on with it, or
 * it is another one, or somebody is at it; E_IO. */
enum status campaign_files_open(const char *folder, enum campaign_start,
				const unsigned char identity[HASH_BYTES],
				struct campaign_files **ret, int64_t *ret_done,
				struct fault *) MUST_USE;
/* Write a file that is not there yet for anybody else. Any thread. */
enum status campaign_files_put(struct campaign_files *, const char *name,
			       const struct buf *, struct fault *) MUST_USE;
/* On disk with their names, and in the manifest: all of these or, after a
 * fall, the first of them. */
enum status campaign_files_commit(struct campaign_files *,
				  const struct campaign_result *, size_t count,
				  struct fault *) MUST_USE;
/* The manifest gets its name. Errors: E_IO. */
enum status campaign_files_finish(struct campaign_files *,
				  struct fault *) MUST_USE;
/* Take back all that was written. */
void campaign_files_undo(struct campaign_files *);
void campaign_files_close(struct campaign_files *);

/* campaign_merge: the one print file. Errors: E_IO; those of print_file_add. */
struct campaign_merge;
enum status campaign_merge_new(const char *folder, struct campaign_merge **,
			       struct fault *) MUST_USE;
void campaign_merge_free(struct campaign_merge *);
enum status campaign_merge_add(struct campaign_merge *, const struct buf *,
			       struct fault *) MUST_USE;
/* It gets its name; none where it has no letter. */
enum status campaign_merge_end(struct campaign_merge *, const char *title,
			       struct fault *) MUST_USE;

/* What a fault says, in one line for the manifest. In the arena. */
const char *campaign_reason(struct arena *, const struct fault *);

/* campaign_run: both passes. */
struct campaign_order {
	const char *folder;
	enum campaign_start start;
	enum campaign_bad { CAMPAIGN_ALL_GOOD, CAMPAIGN_SKIP_BAD } bad;
	int64_t jobs;
};
enum cli_exit campaign_run(struct campaign *, const struct campaign_order *);

#endif
