/* Finding tenants. Three kinds of key, each a short walk in one index for each
 * organisation of the scope: what fits exactly, a name's words, a name's
 * consonants. The work is bounded whatever the size of the register. */
#include "store/tenant.h"

#include <stdlib.h>
#include <string.h>

#include "store/tenant_row.h"

#define HITS 1000     /* most that a search goes on to */
#define LOOKED 3000   /* keys looked at in one organisation */
#define WORDS 8

enum {
	SEARCH_EXACT,
	SEARCH_WORD,
	SEARCH_NEWEST,
	SEARCH_ROW,
	SEARCHES,
};

static const struct query queries[] = {
	[SEARCH_EXACT] = {"SELECT tenant FROM tenant_key"
			  " WHERE organisation = ? AND kind = ? AND key = ?"
			  " AND visible(organisation)"
			  " ORDER BY tenant LIMIT ?", NULL},
	/* The other words are looked for in the name of what the longest one
	 * found; the name has a space before each word. */
	[SEARCH_WORD] = {"SELECT k.tenant, t.name_key FROM tenant_key k"
			 " CROSS JOIN tenant t ON t.id = k.tenant"
			 " WHERE k.organisation = ? AND k.kind = 1"
			 " AND k.key >= ? AND k.key < ?"
			 " AND visible(k.organisation) LIMIT ?", NULL},
	[SEARCH_NEWEST] = {"SELECT id FROM tenant WHERE organisation = ?"
			   " AND id < ? AND merged_into IS NULL"
			   " AND visible(organisation)"
			   " ORDER BY id DESC LIMIT ?", NULL},
	[SEARCH_ROW] = {"SELECT " TENANT_COLUMNS " FROM tenant t"
			" WHERE t.id = (SELECT coalesce(merged_into, id)"
			" FROM tenant WHERE id = ?)"
			" AND visible(t.organisation)", NULL},
};
const struct noun search_noun = {NOUN_SEARCH, "search", queries, SEARCHES};

struct hits {
	int64_t id[HITS];
	size_t count, limit; /* one more than the page needs */
};

static void
hits_add(struct hits *hits, int64_t id)
{
	for (size_t i = 0; i < hits->count; i++)
		if (hits->id[i] == id)
			return;
	if (hits->count < hits->limit)
		hits->id[hits->count++] = id;
}

static enum status
find_exact(const struct access *access, enum tenant_key_kind kind,
	   const char *key, struct hits *hits, struct fault *fault)
{
	for (size_t i = 0; key && i < access->scope->count; i++) {
		struct cursor c =
			cursor_open(access, &search_noun, SEARCH_EXACT);
		enum status status;

		put_int(&c, access->scope->organisation[i]);
		put_int(&c, kind);
		put_text(&c, key);
		put_int(&c, HITS);
		while (cursor_next(&c))
			hits_add(hits, read_int(&c));
		if ((status = cursor_close(&c, fault)))
			return status;
	}
	return OK;
}

/* Is every word the beginning of one of the name's? */
static bool
name_fits(const char *name, const struct tenant_search *search)
{
	for (size_t i = 0; i < search->word_count; i++) {
		size_t length = strlen(search->words[i]);
		const char *at = name;

		while ((at = strchr(at, ' ')) &&
		       strncmp(++at, search->words[i], length) != 0)
			;
		if (!at)
			return false;
	}
	return true;
}

static const char *
longest_word(const struct tenant_search *search)
{
	const char *longest = "";

	for (size_t i = 0; i < search->word_count && i < WORDS; i++)
		if (strlen(search->words[i]) > strlen(longest))
			longest = search->words[i];
	return longest;
}

/* Names that go on as prefix does. */
static enum status
find_prefix(const struct access *access, const struct tenant_search *search,
	    const char *prefix, struct hits *hits, struct fault *fault)
{
	const char *end = arena_printf(access->arena, "%s\xf4\x8f\xbf\xbf",
				       prefix);

	for (size_t i = 0; i < access->scope->count; i++) {
		struct cursor c =
			cursor_open(access, &search_noun, SEARCH_WORD);
		enum status status;

		put_int(&c, access->scope->organisation[i]);
		put_text(&c, prefix);
		put_text(&c, end);
		put_int(&c, LOOKED);
		while (hits->count < hits->limit && cursor_next(&c)) {
			int64_t id = read_int(&c);

			if (name_fits(read_word(&c), search))
				hits_add(hits, id);
		}
		if ((status = cursor_close(&c, fault)))
			return status;
	}
	return OK;
}

static enum status
find_words(const struct access *access, const struct tenant_search *search,
	   struct hits *hits, struct fault *fault)
{
	const char *phrase = "";
	enum status status;

	if (!search->word_count)
		return OK;
	for (size_t i = 0; i < search->word_count && i < WORDS; i++)
		phrase = arena_printf(access->arena, "%s%s%s", phrase,
				      i ? " " : "", search->words[i]);
	status = find_prefix(access, search, phrase, hits, fault);
	if (!status && search->word_count > 1)
		status = find_prefix(access, search, longest_word(search),
				     hits, fault);
	return status;
}

/* What was merged is found as what it was merged into, once. */
static bool
page_has(const struct tenant_page *page, int64_t id)
{
	for (size_t i = 0; i < page->count; i++)
		if (page->list[i].id == id)
			return true;
	return false;
}

static enum status
page_add(const struct access *access, int64_t id, struct tenant_page *page,
	 struct fault *fault)
{
	struct cursor c = cursor_open(access, &search_noun, SEARCH_ROW);

	put_int(&c, id);
	if (cursor_next(&c)) {
		tenant_read(&c, &page->list[page->count]);
		if (!page_has(page, page->list[page->count].id))
			page->count++;
	}
	return cursor_close(&c, fault);
}

static int
descending(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x < y) - (x > y);
}

/* The newest of every organisation, the newest of those. */
static enum status
page_newest(const struct access *access, const struct tenant_search *search,
	    struct tenant_page *page, struct fault *fault)
{
	size_t want = search->limit + 1, count = 0, keep;
	int64_t *ids = arena_alloc(access->arena, access->scope->count * want *
							  sizeof *ids);
	enum status status = OK;

	for (size_t i = 0; i < access->scope->count; i++) {
		struct cursor c =
			cursor_open(access, &search_noun, SEARCH_NEWEST);

		put_int(&c, access->scope->organisation[i]);
		put_int(&c, search->after ? search->after : INT64_MAX);
		put_int(&c, (int64_t)want);
		while (cursor_next(&c))
			ids[count++] = read_int(&c);
		if ((status = cursor_close(&c, fault)))
			return status;
	}
	if (count)
		qsort(ids, count, sizeof *ids, descending);
	keep = count < search->limit ? count : search->limit;
	for (size_t i = 0; i < keep && !status; i++)
		status = page_add(access, ids[i], page, fault);
	page->next = count > keep ? ids[keep - 1] : 0;
	return status;
}

static enum status
page_found(const struct access *access, const struct tenant_search *search,
	   struct tenant_page *page, struct fault *fault)
{
	struct hits *hits = arena_alloc(access->arena, sizeof *hits);
	size_t at = (size_t)search->after;
	enum status status;

	hits->limit = at + search->limit + 1;
	if (hits->limit > HITS)
		hits->limit = HITS;
	status = find_exact(access, TENANT_KEY_EXACT, search->exact, hits,
			    fault);
	if (!status)
		status = find_words(access, search, hits, fault);
	if (!status)
		status = find_exact(access, TENANT_KEY_SKELETON,
				    search->skeleton, hits, fault);
	for (; at < hits->count && page->count < search->limit && !status; at++)
		status = page_add(access, hits->id[at], page, fault);
	page->next = at < hits->count ? (int64_t)at : 0;
	return status;
}

enum status
tenant_search(const struct access *access, const struct tenant_search *search,
	      struct tenant_page *ret, struct fault *fault)
{
	struct tenant_page page = {NULL, 0, 0};
	enum status status;

	page.list = arena_alloc(access->arena,
				search->limit * sizeof *page.list);
	if (search->exact || search->word_count || search->skeleton)
		status = page_found(access, search, &page, fault);
	else
		status = page_newest(access, search, &page, fault);
	if (!status)
		*ret = page;
	return status;
}
