/* Finding what is remembered: what is like a sentence, and lists.
 *
 * A sentence that is alike shares one of its rarest words (notice/memory.h).
 * The rows of such a word say how long each sentence is and, in 128 bits, which
 * words it has: most are put aside by that alone. Of those that are left the
 * words are read and compared, the likest first as far as that can be told,
 * until nothing better can come. */
#include <stdlib.h>
#include <string.h>

#include "store/memory_row.h"

#define LOOKED 20000 /* units looked at for one page, in each memory */

enum {
	FIND_WORD,
	FIND_WORDS,
	FIND_NEWEST,
	FIND_ROW,
	FIND_WALK,
	FINDS,
};

static const struct query queries[] = {
	/* Here a memory is one that MEMORY_READABLE gave. */
	[FIND_WORD] = {"SELECT length, units FROM memory_word"
		       " WHERE memory = ? AND word = ?"
		       " AND length BETWEEN ? AND ?", NULL},
	[FIND_WORDS] = {"SELECT words FROM memory_unit WHERE id = ?", NULL},
	/* ?4 is in lower case already, as far as ASCII goes. */
	[FIND_NEWEST] = {"SELECT u.id, ?4 IS NULL"
			 " OR instr(lower(u.source), ?4)"
			 " OR instr(lower(u.target), ?4)"
			 " FROM memory_unit u WHERE u.memory = ?1"
			 " AND u.id < ?2 AND u.superseded IS NULL"
			 " ORDER BY u.id DESC LIMIT ?3", NULL},
	[FIND_ROW] = {"SELECT " UNIT_COLUMNS " FROM memory_unit u"
		      " JOIN memory m ON m.id = u.memory WHERE u.id = ?",
		      NULL},
	[FIND_WALK] = {"SELECT " UNIT_COLUMNS " FROM memory_unit u"
		       " JOIN memory m ON m.id = u.memory"
		       " WHERE u.memory = ? AND u.id > ?"
		       " AND visible(m.organisation)"
		       " ORDER BY u.id LIMIT ?", NULL},
};
const struct noun memory_find_noun = {NOUN_MEMORY_FIND, "memory find", queries,
				      FINDS};

struct candidate {
	int64_t unit;
	int bound; /* per cent that it can be alike */
};

struct candidates {
	const struct access *access;
	const struct memory_search *search;
	struct candidate *list;
	size_t count, cap;
};

/* Those of a row that are not put aside by their bits. */
static void
candidates_read(struct candidates *all, size_t words,
		const unsigned char *units, size_t bytes)
{
	const struct memory_search *search = all->search;

	for (size_t at = 0; at + WORD_ENTRY_BYTES <= bytes;
	     at += WORD_ENTRY_BYTES) {
		struct word_entry entry = word_entry_read(units + at);
		int bound = search->bound(search->self, words, entry.bits);

		if (!bound)
			continue;
		all->list = arena_grow(all->access->arena, all->list,
				       all->count, &all->cap,
				       sizeof *all->list);
		all->list[all->count++] = (struct candidate){entry.unit, bound};
	}
}

/* Units that have a word. */
static enum status
candidates_add(struct candidates *all, uint32_t word, struct fault *fault)
{
	const struct memory_search *search = all->search;
	struct cursor c =
		cursor_open(all->access, &memory_find_noun, FIND_WORD);

	put_int(&c, search->memory);
	put_int(&c, word);
	put_int(&c, (int64_t)search->shortest);
	put_int(&c, (int64_t)search->longest);
	while (cursor_next(&c)) {
		size_t words = (size_t)read_int(&c), bytes;
		const void *units = read_blob(&c, &bytes);

		candidates_read(all, words, units, bytes);
	}
	return cursor_close(&c, fault);
}

/* Those first that can be the likest; of them the newest. */
static int
best_first(const void *a, const void *b)
{
	const struct candidate *x = a, *y = b;

	if (x->bound != y->bound)
		return x->bound > y->bound ? -1 : 1;
	return (x->unit < y->unit) - (x->unit > y->unit);
}

static int
newest_first(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x < y) - (x > y);
}

/* The words of one unit, as numbers again. */
struct words {
	uint32_t *list;
	size_t count, cap;
};

static void
words_read(struct words *words, struct arena *arena,
	   const unsigned char *blob, size_t bytes)
{
	words->count = bytes / 4;
	if (words->cap < words->count) {
		words->cap = 2 * words->count;
		words->list = arena_alloc(arena,
					  words->cap * sizeof *words->list);
	}
	for (size_t i = 0; i < words->count; i++, blob += 4)
		words->list[i] = (uint32_t)blob[0] | (uint32_t)blob[1] << 8 |
				 (uint32_t)blob[2] << 16 |
				 (uint32_t)blob[3] << 24;
}

static bool
likest_first(const struct memory_hit *a, const struct memory_hit *b)
{
	return a->percent != b->percent ? a->percent > b->percent
					: a->unit > b->unit;
}

static void
hits_add(struct memory_hits *hits, size_t limit, struct memory_hit hit)
{
	size_t at = hits->count;

	if (at == limit) {
		if (!at || !likest_first(&hit, &hits->list[--at]))
			return;
	} else {
		hits->count++;
	}
	for (; at && likest_first(&hit, &hits->list[at - 1]); at--)
		hits->list[at] = hits->list[at - 1];
	hits->list[at] = hit;
}

/* Nothing that can be so alike at most is better than what there is: where
 * thousands are equally alike the first of them will do. */
static bool
hits_settled(const struct memory_hits *hits, size_t limit, int bound)
{
	return hits->count == limit &&
	       (!limit || hits->list[limit - 1].percent >= bound);
}

static enum status
candidate_compare(const struct candidates *all, int64_t unit,
		  struct words *words, struct memory_hits *hits,
		  struct fault *fault)
{
	const struct memory_search *search = all->search;
	struct cursor c =
		cursor_open(all->access, &memory_find_noun, FIND_WORDS);
	int percent = 0;

	put_int(&c, unit);
	if (cursor_next(&c)) {
		size_t bytes;
		const void *blob = read_blob(&c, &bytes);

		words_read(words, all->access->arena, blob, bytes);
		percent = search->percent(search->self, words->list,
					  words->count);
	}
	if (percent)
		hits_add(hits, search->limit,
			 (struct memory_hit){unit, percent});
	return cursor_close(&c, fault);
}

enum status
memory_unit_search(const struct access *access,
		   const struct memory_search *search, struct memory_hits *ret,
		   struct fault *fault)
{
	struct candidates all = {.access = access, .search = search};
	struct words words = {NULL, 0, 0};
	struct memory_hits hits = {NULL, 0};
	enum status status = OK;

	for (size_t i = 0; i < search->keys && !status; i++)
		status = candidates_add(&all, search->key[i], fault);
	if (all.count)
		qsort(all.list, all.count, sizeof *all.list, best_first);
	hits.list = arena_alloc(access->arena,
				(search->limit + 1) * sizeof *hits.list);
	for (size_t i = 0; i < all.count && !status &&
			   !hits_settled(&hits, search->limit,
					 all.list[i].bound);
	     i++)
		if (!i || all.list[i].unit != all.list[i - 1].unit)
			status = candidate_compare(&all, all.list[i].unit,
						   &words, &hits, fault);
	if (!status)
		*ret = hits;
	return status;
}

static bool
memories_have(const struct memories *memories, int64_t memory)
{
	for (size_t i = 0; i < memories->count; i++)
		if (memories->list[i].memory == memory)
			return true;
	return false;
}

enum status
memory_unit_read(const struct access *access, const struct memories *memories,
		 int64_t id, struct memory_unit *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &memory_find_noun, FIND_ROW);
	struct memory_unit unit;
	bool found;

	put_int(&c, id);
	if ((found = cursor_next(&c))) {
		unit_read(&c, &unit);
		if ((found = memories_have(memories, unit.memory)))
			*ret = unit;
	}
	return cursor_found(&c, found, "memory", fault);
}

/* What fits of each memory, and how far each was looked through. */
struct walk {
	const struct access *access;
	const struct memory_filter *filter;
	int64_t *unit;
	size_t count, cap;
	int64_t horizon; /* down to here all have been looked at; 0: all */
};

static enum status
walk_memory(struct walk *walk, int64_t memory, struct fault *fault)
{
	const struct memory_filter *filter = walk->filter;
	struct cursor c =
		cursor_open(walk->access, &memory_find_noun, FIND_NEWEST);
	int64_t looked = 0, last = 0;
	size_t found = 0;

	put_int(&c, memory);
	put_int(&c, filter->after ? filter->after : INT64_MAX);
	put_int(&c, LOOKED);
	put_text(&c, filter->words);
	while (found <= filter->limit && cursor_next(&c)) {
		last = read_int(&c);
		looked++;
		if (!read_int(&c))
			continue;
		walk->unit = arena_grow(walk->access->arena, walk->unit,
					walk->count, &walk->cap,
					sizeof *walk->unit);
		walk->unit[walk->count++] = last;
		found++;
	}
	if ((looked == LOOKED || found > filter->limit) &&
	    last > walk->horizon)
		walk->horizon = last;
	return cursor_close(&c, fault);
}

static enum status
page_add(const struct access *access, int64_t unit, struct memory_page *page,
	 struct fault *fault)
{
	struct cursor c = cursor_open(access, &memory_find_noun, FIND_ROW);

	put_int(&c, unit);
	if (cursor_next(&c))
		unit_read(&c, &page->list[page->count++]);
	return cursor_close(&c, fault);
}

enum status
memory_unit_page(const struct access *access,
		 const struct memory_filter *filter, struct memory_page *ret,
		 struct fault *fault)
{
	struct walk walk = {.access = access, .filter = filter};
	struct memory_page page = {NULL, 0, 0};
	enum status status = OK;
	size_t at = 0;

	for (size_t i = 0; i < filter->memories->count && !status; i++)
		status = walk_memory(&walk, filter->memories->list[i].memory,
				     fault);
	if (walk.count)
		qsort(walk.unit, walk.count, sizeof *walk.unit, newest_first);
	page.list = arena_alloc(access->arena,
				(filter->limit + 1) * sizeof *page.list);
	for (; at < walk.count && at < filter->limit && !status &&
	       walk.unit[at] >= walk.horizon;
	     at++)
		status = page_add(access, walk.unit[at], &page, fault);
	if (at < walk.count && at)
		page.next = walk.unit[at - 1];
	else
		page.next = walk.horizon;
	if (!status)
		*ret = page;
	return status;
}

enum status
memory_unit_walk(const struct access *access, int64_t memory, int64_t after,
		 size_t limit, struct memory_units *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &memory_find_noun, FIND_WALK);

	put_int(&c, memory);
	put_int(&c, after);
	put_int(&c, (int64_t)limit);
	return units_read(&c, access->arena, ret, fault);
}
