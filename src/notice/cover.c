/* A set of notices with texts over it. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "notice/shelf.h"

struct covering {
	struct notices *made;
	size_t cap, made_cap;
	struct faults *faults;
	bool failed;
};

static enum notice_kind
kind_of(enum notices_part part)
{
	return part == NOTICES_CLAUSE ? NOTICE_CLAUSE : NOTICE_LETTER;
}

static struct shelf *
shelf_new(struct covering *c, const struct notices_cover *cover)
{
	struct notices *n = c->made;
	struct shelf shelf = {.kind = kind_of(cover->part)};

	shelf.name = arena_text(n->arena, cover->name);
	shelf.folder = arena_printf(n->arena, "%s/%s", n->folder, cover->name);
	mem_grow(&n->shelf, n->count, &c->cap, sizeof shelf);
	n->shelf[n->count++] = shelf;
	return &n->shelf[n->count - 1];
}

static const char *
where_of(struct covering *c, const struct notices_cover *cover)
{
	static const char *const names[] = {[NOTICES_LETTER] = "notice.md",
					    [NOTICES_EASY_READ] =
						    "easy-read.md",
					    [NOTICES_CLAUSE] = "clause.md"};

	if (cover->where)
		return arena_text(c->made->arena, cover->where);
	if (cover->part == NOTICES_CATALOGUE)
		return arena_printf(c->made->arena, "%s/%s.po", cover->name,
				    cover->tag->tag);
	return arena_printf(c->made->arena, "%s/%s", cover->name,
			    names[cover->part]);
}

static void
cover_text(struct covering *c, const struct notices_cover *cover)
{
	struct shelf *shelf = shelf_named(c->made, cover->name);
	bool easy = cover->part == NOTICES_EASY_READ;
	struct shelf_text *text;

	if (!shelf && !easy)
		shelf = shelf_new(c, cover);
	if (!shelf)
		return;
	if (shelf->kind != kind_of(cover->part)) {
		(void)fault_set(faults_add(c->faults), E_INPUT,
				where_of(c, cover),
				N_("a notice and a clause have this name: give "
				   "one of them another"),
				NULL);
		c->failed = true;
		return;
	}
	text = &shelf->text[easy ? NOTICE_EASY : NOTICE_STANDARD];
	*text = (struct shelf_text){0};
	shelf->state = SHELF_WAITING;
	if (easy && !cover->count)
		return;
	text->path = where_of(c, cover);
	text->text = arena_copy(c->made->arena, cover->text, cover->count);
	text->count = cover->count;
}

/* Put a catalogue among those of its shelf, in order of tag. */
static void
shelve(struct covering *c, struct shelf *shelf,
       const struct catalogue *catalogue)
{
	const char *tag = catalogue_tag(catalogue)->tag;
	const struct catalogue **list =
		arena_alloc(c->made->arena,
			    (shelf->catalogues + 1) * sizeof *list);
	size_t count = 0, i = 0;

	for (; i < shelf->catalogues; i++) {
		int order =
			strcmp(catalogue_tag(shelf->catalogue[i])->tag, tag);

		if (order >= 0 && catalogue) {
			list[count++] = catalogue;
			catalogue = NULL;
		}
		if (order)
			list[count++] = shelf->catalogue[i];
	}
	if (catalogue)
		list[count++] = catalogue;
	shelf->catalogue = list;
	shelf->catalogues = count;
}

static void
cover_catalogue(struct covering *c, const struct notices_cover *cover)
{
	struct notices *n = c->made;
	struct shelf *shelf = shelf_named(n, cover->name);
	struct catalogue *catalogue = NULL;

	if (!shelf)
		return;
	if (catalogue_read(where_of(c, cover), cover->text, cover->count,
			   cover->tag, &catalogue, c->faults) != OK) {
		c->failed = true;
		return;
	}
	mem_grow(&n->made, n->made_count, &c->made_cap, sizeof *n->made);
	n->made[n->made_count++] = catalogue;
	shelve(c, shelf, catalogue);
}

/* A notice is read again when a clause in it is another one now. */
static void
wait_for_clauses(struct notices *n)
{
	for (size_t i = 0; i < n->count; i++) {
		struct shelf *shelf = &n->shelf[i];

		if (shelf->state != SHELF_READ)
			continue;
		for (size_t j = 0; j < shelf->notice->clause_count; j++) {
			const struct shelf *clause = shelf_named(
				n, shelf->notice->clauses[j]->name);

			if (clause->state == SHELF_WAITING)
				shelf->state = SHELF_WAITING;
		}
	}
}

enum status
notices_with(struct notices *base, const struct notices_cover *cover,
	     size_t count, struct notices **ret, struct faults *faults)
{
	struct covering c = {.made = mem_new(sizeof *c.made),
			     .faults = faults};
	struct notices *n = c.made;

	atomic_init(&n->users, 1);
	n->arena = arena_new();
	n->base = notices_share(base);
	n->folder = base->folder;
	n->avoid = base->avoid;
	for (; n->count < base->count; n->count++) {
		mem_grow(&n->shelf, n->count, &c.cap, sizeof *n->shelf);
		n->shelf[n->count] = base->shelf[n->count];
	}
	for (size_t i = 0; i < count; i++)
		if (cover[i].part != NOTICES_CATALOGUE)
			cover_text(&c, &cover[i]);
	for (size_t i = 0; i < count; i++)
		if (cover[i].part == NOTICES_CATALOGUE)
			cover_catalogue(&c, &cover[i]);
	wait_for_clauses(n);
	shelves_sort(n);
	if (shelves_read(n, faults) != OK || c.failed) {
		notices_free(n);
		return E_INPUT;
	}
	*ret = n;
	return OK;
}
