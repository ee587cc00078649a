/* What is remembered, as a file for other programs, and back. */
#include <string.h>

#include "base/buf.h"
#include "desk/cells.h"
#include "desk/memory.h"
#include "desk/memory_inside.h"
#include "wire/csv.h"
#include "wire/model.h"

#define WALKED 1000 /* units read at a time */
#define KEPT 2000   /* pairs kept in one go */

struct memory_pairs {
	const char *name; /* of the file */
	struct cells cells;
};

enum { SOURCE, TARGET, LANGUAGE };
static const char *const headings[] = {"source", "target", "language", "form",
				       "notice", NULL};

static void
put_unit(struct csv_writer *csv, const struct memory_unit *unit)
{
	csv_put(csv, unit->source);
	csv_put(csv, unit->target);
	csv_put(csv, unit->language);
	csv_put_int(csv, unit->form);
	csv_put(csv, unit->notice);
	csv_end_row(csv);
}

/* In pieces, each with an arena of its own: a memory may be large. */
static enum status
put_memory(struct visit *visit, int64_t memory, struct csv_writer *csv,
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
				put_unit(csv, &units.list[i]);
		}
		arena_free(access.arena);
	} while (status == OK && units.count == WALKED);
	return status;
}

enum status
memory_export(struct visit *visit, const char *language, const char *as,
	      struct buf *out, struct fault *fault)
{
	static const char *const kinds[] = {"csv"};
	struct csv_writer csv = {.out = out};
	const struct tag *tag;
	struct memories memories;
	enum status status = memory_language("/language", language, &tag,
					     fault);

	if (status == OK && strcmp(as, kinds[0]) != 0)
		return fault_set(fault, E_INPUT, "/as",
				 N_("{value} is no kind of file that a memory "
				    "is written as: choose {mend}"),
				 "value", as, "mend", kinds[0], NULL);
	if (status == OK)
		status = memory_memories(visit, tag->tag, &memories, fault);
	if (status != OK)
		return status;
	for (size_t i = 0; headings[i]; i++)
		csv_put(&csv, headings[i]);
	csv_end_row(&csv);
	for (size_t i = 0; status == OK && i < memories.count; i++)
		status = put_memory(visit, memories.list[i].memory, &csv,
				    fault);
	return status;
}

enum status
memory_read_file(struct arena *arena, const struct memory_file *file,
		 const struct memory_pairs **ret, struct faults *faults)
{
	struct memory_pairs *pairs = arena_alloc(arena, sizeof *pairs);
	const struct cells_file table = {file->name, file->bytes, file->count};
	enum status status;

	pairs->name = file->name;
	status = cells_read(&table, headings, arena, &pairs->cells, faults);
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
	size_t to = from + KEPT < pairs->cells.count ? from + KEPT
						     : pairs->cells.count;
	enum status status = visit_needs(visit, MEMORY_KEEPERS, fault);

	for (size_t i = from; status == OK && i < to; i++) {
		const struct cells_row *row = &pairs->cells.row[i];

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
	model_int(model, "next", to < pairs->cells.count ? (int64_t)to : 0);
	return OK;
}
