/* The file and the list of a print run. */
#include <stdlib.h>
#include <string.h>

#include "desk/inside.h"
#include "desk/print_inside.h"
#include "doc/frozen.h"
#include "doc/tree.h"
#include "render/print_file.h"
#include "store/tenant.h"
#include "wire/csv.h"

/* Printers put at most so many pages of one letter into an envelope. */
#define PAGES_MOST 10

int
print_sheets(int pages)
{
	return (pages + 1) / 2;
}

/* ---- one letter ---- */

/* As it was set; NULL in it where the window stayed empty. */
static enum status
read_address(struct visit *visit, struct arena *arena, int64_t letter,
	     struct address *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct document *document = NULL;
	struct letter_copy copy;
	enum status status;

	access.arena = arena;
	status = letter_copy_get(&access, letter, "document", &copy, fault);
	if (status == OK)
		status = document_thaw(copy.content, copy.bytes, arena,
				       &document, fault);
	*ret = (struct address){.lines = 0};
	if (status != OK || !document->to)
		return status == E_NOT_FOUND ? OK : status;
	ret->lines = document->to->lines;
	for (size_t i = 0; i < ret->lines; i++)
		ret->line[i] = arena_text(visit->arena,
					  document->to->line[i]);
	return OK;
}

static enum status
read_pages(struct visit *visit, struct arena *arena, struct print_line *line,
	   struct fault *fault)
{
	struct access access = visit_access(visit);
	struct letter_copy copy;
	enum status status;

	access.arena = arena;
	status = letter_copy_get(&access, line->letter, "pdf", &copy, fault);
	line->pages = 0;
	if (status == E_NOT_FOUND)
		return OK;
	if (status != OK)
		return status;
	line->pages = print_file_pages(copy.content, copy.bytes);
	hash_hex(copy.sha256, HASH_BYTES, line->sha256);
	return OK;
}

static const char *
judge(const struct letter *letter, const struct print_line *line,
      enum print_abroad abroad, const char **ret_code)
{
	const char *last = line->to.lines ? line->to.line[line->to.lines - 1]
					  : "";

	*ret_code = NULL;
	if (!line->to.lines || (letter->window_code &&
				strcmp(letter->window_code,
				       address_code(ADDRESS_FINE)) != 0)) {
		*ret_code = letter->window_code
				    ? letter->window_code
				    : address_code(ADDRESS_TOO_FEW_LINES);
		return "address";
	}
	if (abroad == PRINT_BRITISH && address_country(last))
		return "abroad";
	if (line->pages < 1 || line->pages > PAGES_MOST)
		return "pages";
	return NULL;
}

static enum status
look(struct visit *visit, struct arena *arena, const struct dispatch *d,
     struct print_line *line, struct letter *letter, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct tenant tenant;
	enum status status;

	access.arena = arena;
	status = letter_get(&access, d->letter, letter, fault);
	if (status == OK)
		status = tenant_get(&access, letter->tenant, &tenant, fault);
	if (status != OK)
		return status;
	*line = (struct print_line){
		.dispatch = d->id,
		.letter = d->letter,
		.tenant = arena_text(visit->arena, tenant.reference),
		.language = arena_text(visit->arena, letter->language)};
	status = read_address(visit, arena, d->letter, &line->to, fault);
	return status == OK ? read_pages(visit, arena, line, fault) : status;
}

enum status
print_look(struct visit *visit, const struct dispatch *d,
	   const struct print_run_wish *wish, struct print_line *ret,
	   struct print_left *ret_left, struct fault *fault)
{
	struct arena *arena = arena_new();
	struct letter letter;
	const char *code = NULL;
	enum status status = look(visit, arena, d, ret, &letter, fault);

	if (status == OK) {
		*ret_left = (struct print_left){.letter = d->letter,
						.tenant = ret->tenant};
		ret_left->why = judge(&letter, ret, wish->abroad, &code);
		ret_left->code =
			code ? arena_text(visit->arena, code) : NULL;
	}
	arena_free(arena);
	return status;
}

/* ---- all of them ---- */

static enum status
add(struct visit *visit, struct print_file *file, struct print_line *line,
    struct fault *fault)
{
	struct arena *arena = arena_new();
	struct access access = visit_access(visit);
	struct letter_copy copy;
	enum status status;

	access.arena = arena;
	status = letter_copy_get(&access, line->letter, "pdf", &copy, fault);
	if (status == OK)
		status = print_file_add(file, copy.content, copy.bytes,
					&line->pages, fault);
	arena_free(arena);
	return status;
}

enum status
print_pages(struct visit *visit, struct print_line *line, size_t count,
	    struct buf *out, struct fault *fault)
{
	struct print_file *file = print_file_new(out);
	enum status status = OK;

	for (size_t i = 0; status == OK && i < count; i++)
		status = add(visit, file, &line[i], fault);
	if (status == OK)
		print_file_end(file, "Letters to print");
	print_file_free(file);
	return status;
}

static void
put_head(struct csv_writer *csv)
{
	static const char *const names[] = {
		"n",	     "letter",	  "tenant",    "language",
		"pages",     "first_page", "sheets",   "sha256",
		"address_1", "address_2", "address_3", "address_4",
		"address_5", "address_6", "postcode"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		csv_put(csv, names[i]);
	csv_end_row(csv);
}

/* All lines but the last, which is the postcode or the country. */
static void
put_address(struct csv_writer *csv, const struct address *to)
{
	for (size_t i = 0; i + 1 < ADDRESS_LINES_MAX; i++)
		csv_put(csv, i + 1 < to->lines ? to->line[i] : NULL);
	csv_put(csv, to->lines ? to->line[to->lines - 1] : NULL);
}

const char *
print_manifest(struct visit *visit, const struct print_line *line,
	       size_t count)
{
	struct buf out = {0};
	struct csv_writer csv = {.out = &out};
	int64_t page = 1;
	const char *text;

	put_head(&csv);
	for (size_t i = 0; i < count; i++) {
		char id[ID_TEXT];

		id_format(line[i].letter, id);
		csv_put_int(&csv, (int64_t)i + 1);
		csv_put(&csv, id);
		csv_put(&csv, line[i].tenant);
		csv_put(&csv, line[i].language);
		csv_put_int(&csv, line[i].pages);
		csv_put_int(&csv, page);
		csv_put_int(&csv, print_sheets(line[i].pages));
		csv_put(&csv, line[i].sha256);
		put_address(&csv, &line[i].to);
		csv_end_row(&csv);
		page += line[i].pages;
	}
	text = arena_text(visit->arena, buf_string(&out));
	buf_free(&out);
	return text;
}
