/* Finding tenants: short walks in one index for each organisation. */
#include "store/search.h"

#include <stdlib.h>
#include <string.h>

#include "store/inside.h"
#include "store/tenant_row.h"

enum {
	FIND_IS,
	FIND_BEGINS,
	FIND_ROW,
	FIND_PLACE,
	FIND_SORTED,
	FIND_TENANT,
	FIND_STATE,
	FIND_STATE_PUT,
	FIND_FROM,
	FINDS,
};

static const struct query queries[] = {
	[FIND_IS] = {"SELECT tenant FROM tenant_key WHERE organisation = ?"
		     " AND kind = ? AND key = ? AND visible(organisation)"
		     " ORDER BY tenant LIMIT ?", NULL},
	[FIND_BEGINS] = {"SELECT tenant FROM tenant_key WHERE organisation = ?"
			 " AND kind = ? AND key >= ? AND key < ?"
			 " AND visible(organisation) LIMIT ?", NULL},
	[FIND_ROW] = {"SELECT coalesce(merged_into, id), name_key, found_by"
		      " FROM tenant WHERE id = ? AND visible(organisation)",
		      NULL},
	[FIND_PLACE] = {"SELECT sort_key, id FROM tenant WHERE id = ?"
			" AND visible(organisation)", NULL},
	[FIND_SORTED] = {"SELECT sort_key, id FROM tenant"
			 " WHERE organisation = ? AND (sort_key, id) > (?, ?)"
			 " AND merged_into IS NULL AND visible(organisation)"
			 " ORDER BY sort_key, id LIMIT ?", NULL},
	[FIND_TENANT] = {"SELECT " TENANT_COLUMNS " FROM tenant t"
			 " WHERE t.id = ? AND visible(t.organisation)", NULL},
	[FIND_STATE] = {"SELECT version, next FROM search_state WHERE id = 1",
			NULL},
	[FIND_STATE_PUT] = {"UPDATE search_state SET version = ?, next = ?"
			    " WHERE id = 1", NULL},
	[FIND_FROM] = {"SELECT id FROM tenant WHERE id >= ?"
		       " AND visible(organisation) ORDER BY id LIMIT ?", NULL},
};
const struct noun search_noun = {NOUN_SEARCH, "search", queries, FINDS};

static void
add(const struct access *access, struct search_hits *hits, int64_t id)
{
	hits->list = arena_grow(access->arena, hits->list, hits->count,
				&hits->cap, sizeof *hits->list);
	hits->list[hits->count++] = id;
}

enum status
search_keys(const struct access *access, const struct search_span *span,
	    struct search_hits *hits, struct fault *fault)
{
	bool begins = span->how == SEARCH_BEGINS;
	const char *end = begins ? arena_printf(access->arena,
						"%s\xf4\x8f\xbf\xbf",
						span->from)
				 : NULL;

	for (size_t i = 0; i < access->scope->count; i++) {
		struct cursor c = cursor_open(access, &search_noun,
					      begins ? FIND_BEGINS : FIND_IS);
		size_t before = hits->count;
		enum status status;

		put_int(&c, access->scope->organisation[i]);
		put_int(&c, span->kind);
		put_text(&c, span->from);
		if (begins)
			put_text(&c, end);
		put_int(&c, (int64_t)span->limit);
		while (cursor_next(&c))
			add(access, hits, read_int(&c));
		hits->more |= hits->count - before == span->limit;
		if ((status = cursor_close(&c, fault)))
			return status;
	}
	return OK;
}

static int
ascending(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

void
search_unite(struct search_hits *hits)
{
	size_t kept = 0;

	if (hits->count)
		qsort(hits->list, hits->count, sizeof *hits->list, ascending);
	for (size_t i = 0; i < hits->count; i++)
		if (!kept || hits->list[kept - 1] != hits->list[i])
			hits->list[kept++] = hits->list[i];
	hits->count = kept;
}

enum status
search_rows(const struct access *access, const struct search_hits *hits,
	    void (*visit)(void *self, const struct search_row *),
	    void *self, struct fault *fault)
{
	for (size_t i = 0; i < hits->count; i++) {
		struct cursor c = cursor_open(access, &search_noun, FIND_ROW);
		enum status status;

		put_int(&c, hits->list[i]);
		if (cursor_next(&c)) {
			struct search_row row = {.id = read_int(&c)};

			row.name = read_word(&c);
			row.found_by = read_word(&c);
			visit(self, &row);
		}
		if ((status = cursor_close(&c, fault)))
			return status;
	}
	return OK;
}

static int
by_place(const void *a, const void *b)
{
	const struct search_place *x = a, *y = b;
	size_t least = x->sort_bytes < y->sort_bytes ? x->sort_bytes
						     : y->sort_bytes;
	int order = memcmp(x->sort, y->sort, least);

	if (order)
		return order;
	if (x->sort_bytes != y->sort_bytes)
		return x->sort_bytes < y->sort_bytes ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

enum status
search_place(const struct access *access, int64_t id, struct search_place *ret,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &search_noun, FIND_PLACE);
	bool found;

	put_int(&c, id);
	if ((found = cursor_next(&c))) {
		ret->sort = read_bytes(&c, &ret->sort_bytes);
		ret->id = read_int(&c);
	}
	return cursor_found(&c, found, "tenant", fault);
}

/* The next of one organisation. */
static enum status
places_of(const struct access *access, int64_t organisation,
	  const struct search_place *after, size_t limit,
	  struct search_place *list, size_t *count, struct fault *fault)
{
	struct cursor c = cursor_open(access, &search_noun, FIND_SORTED);

	put_int(&c, organisation);
	put_bytes(&c, after->sort, after->sort_bytes);
	put_int(&c, after->id);
	put_int(&c, (int64_t)limit);
	while (cursor_next(&c)) {
		struct search_place *place = &list[(*count)++];

		place->sort = read_bytes(&c, &place->sort_bytes);
		place->id = read_int(&c);
	}
	return cursor_close(&c, fault);
}

static enum status
load(const struct access *access, int64_t id, struct search_page *page,
     struct fault *fault)
{
	struct cursor c = cursor_open(access, &search_noun, FIND_TENANT);

	put_int(&c, id);
	if (cursor_next(&c))
		tenant_read(&c, &page->list[page->count++]);
	return cursor_close(&c, fault);
}

enum status
search_sorted(const struct access *access, const struct search_place *after,
	      size_t limit, struct search_page *ret, struct fault *fault)
{
	struct search_page page = {0};
	struct search_place *list = arena_alloc(
		access->arena,
		(access->scope->count + 1) * (limit + 1) * sizeof *list);
	size_t count = 0;
	enum status status = OK;

	for (size_t i = 0; i < access->scope->count && !status; i++)
		status = places_of(access, access->scope->organisation[i],
				   after, limit + 1, list, &count, fault);
	if (count)
		qsort(list, count, sizeof *list, by_place);
	page.more = count > limit;
	if (page.more)
		count = limit;
	page.list = arena_alloc(access->arena, limit * sizeof *page.list);
	for (size_t i = 0; i < count && !status; i++)
		status = load(access, list[i].id, &page, fault);
	if (count)
		page.last = list[count - 1].id;
	if (!status)
		*ret = page;
	return status;
}

enum status
search_state_get(const struct access *access, struct search_state *ret,
		 struct fault *fault)
{
	struct cursor c = cursor_open(access, &search_noun, FIND_STATE);
	bool found = cursor_next(&c);

	*ret = (struct search_state){"", 0};
	if (found) {
		ret->version = read_text(&c);
		ret->next = read_int(&c);
	}
	return cursor_close(&c, fault);
}

enum status
search_state_put(const struct access *access, const struct search_state *state,
		 struct fault *fault)
{
	struct cursor c = cursor_open(access, &search_noun, FIND_STATE_PUT);

	put_text(&c, state->version);
	put_int(&c, state->next);
	return cursor_run(&c, fault);
}

enum status
search_from(const struct access *access, int64_t next, size_t limit,
	    struct search_hits *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &search_noun, FIND_FROM);
	struct search_hits hits = {0};
	enum status status;

	put_int(&c, next);
	put_int(&c, (int64_t)limit);
	while (cursor_next(&c))
		add(access, &hits, read_int(&c));
	if (!(status = cursor_close(&c, fault)))
		*ret = hits;
	return status;
}
