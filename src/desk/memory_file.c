/* What is remembered, as a file for other programs, and back. */
#include <string.h>

#include "base/buf.h"
#include "desk/cells.h"
#include "desk/memory.h"
#include "desk/memory_inside.h"
#include "notice/parcel.h"
#include "wire/csv.h"
#include "wire/model.h"

#define WALKED 1000 /* units read at a time */
#define KEPT 2000   /* pairs kept in one go */

#define TMX_MOST 100000 /* units: XML is made as one tree */

struct memory_pairs {
	const char *name; /* of the file */
	struct cells_row *row;
	size_t count, cap;
};

enum { SOURCE, TARGET, LANGUAGE, FORM };
static const char *const headings[] = {"source", "target", "language", "form",
				       "notice", NULL};

/* Where units go: a table, or a parcel that becomes TMX. */
struct writing {
	struct csv_writer csv;
	struct parcel parcel;
	struct arena *arena; /* of the parcel */
};

static void
put_row(struct csv_writer *csv, const struct memory_unit *unit)
{
	csv_put(csv, unit->source);
	csv_put(csv, unit->target);
	csv_put(csv, unit->language);
	csv_put_int(csv, unit->form);
	csv_put(csv, unit->notice);
	csv_end_row(csv);
}

static void
put_parcel_unit(struct writing *w, const struct memory_unit *unit)
{
	struct parcel *parcel = &w->parcel;
	const char **target = arena_alloc(w->arena, sizeof *target);
	struct parcel_unit *one;
	char id[ID_TEXT];

	parcel->unit = arena_grow(w->arena, parcel->unit, parcel->units,
				  &parcel->cap, sizeof *parcel->unit);
	one = &parcel->unit[parcel->units++];
	id_format(unit->id, id);
	*target = arena_text(w->arena, unit->target);
	one->id = unit->form ? arena_printf(w->arena, "%s.%d", id, unit->form)
			     : arena_text(w->arena, id);
	one->source = arena_text(w->arena, unit->source);
	one->target = target;
	one->targets = 1;
	one->state = TRANSLATE_APPROVED;
}

static void
put_unit(struct writing *w, const struct memory_unit *unit)
{
	if (w->csv.out)
		put_row(&w->csv, unit);
	else
		put_parcel_unit(w, unit);
}

/* In pieces, each with an arena of its own: a memory may be large. */
static enum status
put_memory(struct visit *visit, int64_t memory, struct writing *w,
	   struct fault *fault)
{
	struct memory_units units = {NULL, 0};
	int64_t after = 0;
	enum status status;

	do {
		struct access access = visit_access(visit);

		access.arena = arena_new();
		status = memory_unit_walk(&access, memory, after, WALKED,
					  &units, fault);
		for (size_t i = 0; status == OK && i < units.count; i++) {
			after = units.list[i].id;
			if (!units.list[i].superseded_utc)
				put_unit(w, &units.list[i]);
		}
		arena_free(access.arena);
	} while (status == OK && units.count == WALKED &&
		 w->parcel.units <= TMX_MOST);
	return status;
}

static enum status
put_tmx(struct writing *w, struct buf *out, struct fault *fault)
{
	struct faults faults = {0};
	enum status status;

	if (w->parcel.units > TMX_MOST)
		return fault_set(fault, E_INPUT, "/as",
				 N_("The memory is too large for TMX: write it "
				    "as csv"),
				 NULL);
	status = parcel_write(&w->parcel, PARCEL_TMX, NULL, out, &faults);
	if (status != OK && fault)
		*fault = faults.list[0];
	faults_free(&faults);
	return status;
}

/* Errors: E_INPUT neither of the two. */
static enum status
kind_of(const char *as, bool *ret_table, struct fault *fault)
{
	*ret_table = !strcmp(as, "csv");
	if (*ret_table || !strcmp(as, "tmx"))
		return OK;
	return fault_set(fault, E_INPUT, "/as",
			 N_("{value} is no kind of file that a memory is "
			    "written as: choose {mend}"),
			 "value", as, "mend", "csv, tmx", NULL);
}

enum status
memory_export(struct visit *visit, const char *language, const char *as,
	      struct buf *out, struct fault *fault)
{
	struct writing w = {.arena = visit->arena};
	const struct tag *tag;
	struct memories memories;
	bool table;
	enum status status = memory_language("/language", language, &tag,
					     fault);

	if (status == OK)
		status = kind_of(as, &table, fault);
	if (status == OK)
		status = memory_memories(visit, tag->tag, &memories, fault);
	if (status != OK)
		return status;
	w.parcel.lang = tag->tag;
	if (table) {
		w.csv.out = out;
		for (size_t i = 0; headings[i]; i++)
			csv_put(&w.csv, headings[i]);
		csv_end_row(&w.csv);
	}
	for (size_t i = 0; status == OK && i < memories.count; i++)
		status = put_memory(visit, memories.list[i].memory, &w, fault);
	return status == OK && !table ? put_tmx(&w, out, fault) : status;
}

/* A unit of TMX as a row of the table: a form of a plural each. */
static void
pairs_add(struct memory_pairs *pairs, const struct parcel *parcel,
	  const struct parcel_unit *unit, struct arena *arena)
{
	for (size_t i = 0; i < unit->targets; i++) {
		const char *source = unit->source, *target = unit->target[i];
		struct cells_row *row;

		if (unit->source_plural && (i || !source || !*source))
			source = unit->source_plural;
		if (unit->targets > 1 && !(target && *target))
			continue; /* the file has only other forms of it */
		pairs->row = arena_grow(arena, pairs->row, pairs->count,
					&pairs->cap, sizeof *pairs->row);
		row = &pairs->row[pairs->count++];
		row->line = (size_t)unit->line;
		row->cell[SOURCE] = source ? source : "";
		row->cell[TARGET] = target ? target : "";
		row->cell[LANGUAGE] = parcel->lang ? parcel->lang : "";
		row->cell[FORM] = arena_printf(arena, "%zu", i);
	}
}

static enum status
read_tmx(struct memory_pairs *pairs, const struct memory_file *file,
	 struct arena *arena, struct faults *faults)
{
	const struct parcel_file given = {file->name, file->bytes,
					  file->count};
	struct parcel parcel;
	enum status status =
		parcel_read(&given, PARCEL_TMX, arena, &parcel, faults);

	for (size_t i = 0; status == OK && i < parcel.units; i++)
		pairs_add(pairs, &parcel, &parcel.unit[i], arena);
	return status;
}

static enum status
read_table(struct memory_pairs *pairs, const struct memory_file *file,
	   struct arena *arena, struct faults *faults)
{
	const struct cells_file table = {file->name, file->bytes, file->count};
	struct cells cells;
	enum status status = cells_read(&table, headings, arena, &cells,
					faults);

	pairs->row = cells.row;
	pairs->count = cells.count;
	return status;
}

/* Does it begin as XML does? */
static bool
is_xml(const struct memory_file *file)
{
	size_t at = 0;

	if (file->count >= 3 && !memcmp(file->bytes, "\xef\xbb\xbf", 3))
		at = 3;
	while (at < file->count && strchr(" \t\r\n", file->bytes[at]))
		at++;
	return at < file->count &&
	       (file->bytes[at] == '<' ||
		(unsigned char)file->bytes[at] >= 0xfe); /* UTF-16 */
}

enum status
memory_read_file(struct arena *arena, const struct memory_file *file,
		 const struct memory_pairs **ret, struct faults *faults)
{
	struct memory_pairs *pairs = arena_alloc(arena, sizeof *pairs);
	enum status status;

	pairs->name = file->name;
	status = is_xml(file) ? read_tmx(pairs, file, arena, faults)
			      : read_table(pairs, file, arena, faults);
	if (status == OK)
		*ret = pairs;
	return status;
}

/* The memory that a language's pairs go into; the last one is at hand. */
struct keeping {
	const struct tag *tag;
	int64_t memory;
	int64_t added, same, refused;
};

static enum status
keeping_open(struct visit *visit, struct keeping *keeping,
	     const struct tag *tag, struct fault *fault)
{
	struct access access = visit_access(visit);

	if (keeping->tag == tag)
		return OK;
	keeping->tag = tag;
	return memory_open(&access, visit->caller->organisation, tag->tag,
			   &keeping->memory, fault);
}

static enum status
keep_row(struct visit *visit, struct keeping *keeping, const char *where,
	 const struct cells_row *row, struct faults *faults,
	 struct fault *fault)
{
	const char *form = row->cell[FORM];
	struct memory_pair pair = {.source = row->cell[SOURCE],
				   .target = row->cell[TARGET]};
	struct fault bad;
	const struct tag *tag;
	bool new;
	enum status status;

	if (memory_language(where, row->cell[LANGUAGE], &tag, &bad) != OK) {
		*faults_add(faults) = bad;
		keeping->refused++;
		return OK;
	}
	if (!memory_pair_right(visit, where, pair.source, pair.target, tag,
			       faults)) {
		keeping->refused++;
		return OK;
	}
	status = keeping_open(visit, keeping, tag, fault);
	pair.memory = keeping->memory;
	pair.form = *form >= '0' && *form <= '5' && !form[1] ? *form - '0' : 0;
	pair.language = tag->tag;
	if (status == OK)
		status = memory_keep(visit, &pair, &new, fault);
	if (status == OK)
		*(new ? &keeping->added : &keeping->same) += 1;
	return status;
}

static enum status
log_import(struct visit *visit, const struct keeping *keeping,
	   struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	struct log_entry entry = {.kind = "memory.imported",
				  .subject = visit->caller->organisation,
				  .organisation = visit->caller->organisation,
				  .payload = payload};

	model_int(payload, "added", keeping->added);
	return keeping->added ? log_event(visit, &entry, fault) : OK;
}

enum status
memory_import(struct visit *visit, const struct memory_pairs *pairs,
	      size_t from, struct model *model, struct faults *faults,
	      struct fault *fault)
{
	struct keeping keeping = {NULL, 0, 0, 0, 0};
	size_t to = from + KEPT < pairs->count ? from + KEPT
						     : pairs->count;
	enum status status = visit_needs(visit, MEMORY_KEEPERS, fault);

	for (size_t i = from; status == OK && i < to; i++) {
		const struct cells_row *row = &pairs->row[i];

		status = keep_row(visit, &keeping,
				  arena_printf(visit->arena, "%s:%zu",
					       pairs->name, row->line),
				  row, faults, fault);
	}
	if (status == OK)
		status = log_import(visit, &keeping, fault);
	if (status != OK)
		return status;
	model_int(model, "added", keeping.added);
	model_int(model, "same", keeping.same);
	model_int(model, "refused", keeping.refused);
	model_int(model, "next", to < pairs->count ? (int64_t)to : 0);
	return OK;
}
