/* Between the parts of desk/print_runs. Internal to desk/. */
#ifndef VERNACULAR_DESK_PRINT_INSIDE_H
#define VERNACULAR_DESK_PRINT_INSIDE_H

#include "base/buf.h"
#include "desk/print_runs.h"
#include "doc/address.h"
#include "store/dispatch.h"
#include "store/letter.h"

/* A letter of a run. */
struct print_line {
	int64_t dispatch, letter;
	const char *tenant; /* its reference */
	const char *language;
	int pages;
	char sha256[2 * HASH_BYTES + 1]; /* of its own pages */
	struct address to;		 /* as it stands in its window */
};

/* Why a letter of those that wait is not in it. */
struct print_left {
	int64_t letter;
	const char *tenant;
	const char *why;  /* of print-left: "address", "abroad", "pages" */
	const char *code; /* of address; NULL where that is not why */
};

struct print_ready {
	int64_t organisation;
	struct print_line *line;
	size_t lines;
	struct print_left *left;
	size_t left_out;
	int64_t more; /* that wait beyond */
	int64_t pages, sheets, bytes;
	unsigned char sha256[HASH_BYTES]; /* of the file */
	const char *manifest;
};

/* Sheets of a letter that is printed on both sides. */
int print_sheets(int pages);

/* The file of letters that are in order already. Only letter of each line is
 * looked at; pages are counted again. Errors: E_IO one is not to be had. */
enum status print_pages(struct visit *, struct print_line *, size_t count,
			struct buf *out, struct fault *) MUST_USE;

/* The list as CSV. */
const char *print_manifest(struct visit *, const struct print_line *,
			   size_t count);

/* What a printer needs of one letter that waits; *ret_left->why is NULL where
 * it can go. */
enum status print_look(struct visit *, const struct dispatch *,
		       const struct print_run_wish *, struct print_line *ret,
		       struct print_left *ret_left, struct fault *) MUST_USE;

#endif
