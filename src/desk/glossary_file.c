/* Terms as a table for spreadsheets, and back: all or nothing. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "desk/cells.h"
#include "desk/glossary_inside.h"
#include "lang/tag.h"
#include "wire/csv.h"
#include "wire/model.h"

#define TERMS_MOST 50000

enum { TERM, LANGUAGE, WANTED, FORBIDDEN, KEEP, NOTE };
static const char *const headings[] = {"term",	    "language", "wanted",
				       "forbidden", "keep",	"note", NULL};

/* "one; two", as people read a list in one cell. */
static void
put_words(struct csv_writer *csv, const char *kept)
{
	struct buf list = {0};

	for (; *kept; kept++)
		if (*kept == '\n')
			buf_text(&list, "; ");
		else
			buf_char(&list, *kept);
	csv_put(csv, buf_string(&list));
	buf_free(&list);
}

enum status
glossary_export(struct visit *visit, const char *language, struct buf *out,
		struct fault *fault)
{
	struct access access = visit_access(visit);
	struct term_query query = {.organisation = visit->caller->organisation,
				   .limit = TERMS_MOST};
	struct csv_writer csv = {.out = out};
	struct term_rows terms = {NULL, 0};
	const struct tag *tag = NULL;
	enum status status = OK;

	if (language)
		status = tag_parse("/language", language, &tag, fault);
	query.language = tag ? tag->tag : NULL;
	if (status == OK)
		status = term_list(&access, &query, &terms, fault);
	if (status != OK)
		return status;
	for (size_t i = 0; headings[i]; i++)
		csv_put(&csv, headings[i]);
	csv_end_row(&csv);
	for (size_t i = 0; i < terms.count; i++) {
		csv_put(&csv, terms.list[i].english);
		csv_put(&csv, terms.list[i].language);
		put_words(&csv, terms.list[i].wanted);
		put_words(&csv, terms.list[i].forbidden);
		csv_put(&csv, terms.list[i].keep ? "yes" : "no");
		csv_put(&csv, terms.list[i].note);
		csv_end_row(&csv);
	}
	return OK;
}

static void
read_term(struct visit *visit, const struct cells_row *row,
	  struct fields *fields, struct term_row *term)
{
	const char *keep = row->cell[KEEP];
	const struct term_input input = {.wanted = row->cell[WANTED],
					 .forbidden = row->cell[FORBIDDEN],
					 .keep = !strcmp(keep, "yes"),
					 .note = row->cell[NOTE]};
	struct fault fault;

	term->organisation = visit->caller->organisation;
	term->english = term_read_english(fields, row->cell[TERM]);
	term->language = term_read_language(fields, row->cell[LANGUAGE]);
	if (*keep && !input.keep && strcmp(keep, "no") != 0) {
		(void)fault_set(&fault, E_INPUT, "",
				N_("{value} is neither yes nor no"), "value",
				keep, NULL);
		field_take(fields, "keep", &fault);
	}
	term_read_input(&input, fields, term);
}

struct imported {
	int64_t added, changed, same;
};

static bool
says_the_same(const struct term_row *a, const struct term_row *b)
{
	return !strcmp(a->wanted, b->wanted) &&
	       !strcmp(a->forbidden, b->forbidden) && a->keep == b->keep &&
	       !strcmp(a->note ? a->note : "", b->note ? b->note : "");
}

static enum status
keep_term(struct visit *visit, struct term_row *term, struct imported *count,
	  struct fault *fault)
{
	struct access access = visit_access(visit);
	struct term_row there;
	enum status status = term_find(&access, term, &term->id, fault);

	term->by = visit_actor(visit);
	term->updated_utc = visit->now_utc;
	if (status == OK && !term->id) {
		count->added++;
		term->id = visit_id(visit);
		return term_insert(&access, term, fault);
	}
	if (status == OK)
		status = term_get(&access, term->id, &there, fault);
	if (status == OK && says_the_same(&there, term)) {
		count->same++;
		return OK;
	}
	count->changed++;
	term->version = there.version;
	return status == OK ? term_update(&access, term, fault) : status;
}

static enum status
log_terms(struct visit *visit, const struct imported *count,
	  struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	struct log_entry entry = {.kind = "term.imported",
				  .subject = visit->caller->organisation,
				  .organisation = visit->caller->organisation,
				  .payload = payload};

	model_int(payload, "added", count->added);
	model_int(payload, "changed", count->changed);
	return log_event(visit, &entry, fault);
}

/* All rows are read before the first is kept. */
static enum status
read_terms(struct visit *visit, const struct cells *cells,
	   struct term_row *terms, struct faults *faults, struct fault *fault)
{
	enum status status = OK;

	for (size_t i = 0; i < cells->count; i++) {
		struct fields fields = fields_begin(visit->arena, faults);

		fields.prefix = arena_printf(visit->arena, "line %zu",
					     cells->row[i].line);
		read_term(visit, &cells->row[i], &fields, &terms[i]);
		if (fields_end(&fields, fault) != OK)
			status = E_INPUT;
	}
	return status;
}

enum status
glossary_import(struct visit *visit, const char *bytes, size_t count,
		struct model *model, struct faults *faults,
		struct fault *fault)
{
	const struct cells_file file = {"glossary.csv", bytes, count};
	struct imported imported = {0, 0, 0};
	struct cells cells;
	struct term_row *terms = NULL;
	enum status status = visit_needs(visit, GLOSSARY_KEEPERS, fault);

	if (status != OK)
		return status;
	status = cells_read(&file, headings, visit->arena, &cells, faults);
	if (status == OK) {
		terms = arena_alloc(visit->arena,
				    (cells.count + 1) * sizeof *terms);
		status = read_terms(visit, &cells, terms, faults, fault);
	} else if (fault && faults->count) {
		*fault = faults->list[0];
	}
	for (size_t i = 0; status == OK && i < cells.count; i++)
		status = keep_term(visit, &terms[i], &imported, fault);
	if (status == OK)
		status = log_terms(visit, &imported, fault);
	if (status != OK)
		return status;
	model_int(model, "added", imported.added);
	model_int(model, "changed", imported.changed);
	model_int(model, "same", imported.same);
	return OK;
}
