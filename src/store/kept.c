/* What the writing connection keeps: a table of entries by their keys. */
#include "store/kept.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/inside.h"

#define ENTRIES 4096 /* a power of two; three quarters of them are used */
/* Of one key, and of all. */
#define ROWS_MOST 8192
#define ROWS_IN_ALL 32768

struct entry {
	bool used;
	enum kept_what what;
	int64_t organisation;
	int32_t day_days;
	char word[KEPT_WORD];
	bool too_many;
	struct kept_rows rows;
};

struct kept {
	struct arena *arena;
	struct entry entry[ENTRIES];
	size_t count, rows;
	int64_t version;
	bool stale;
	bool settled; /* what was written is committed */
	bool changed; /* rows were, by this job */
};

struct kept *
kept_new(void)
{
	struct kept *kept = mem_new(sizeof *kept);

	kept->arena = arena_new();
	kept->settled = true;
	return kept;
}

void
kept_free(struct kept *kept)
{
	if (!kept)
		return;
	arena_free(kept->arena);
	free(kept);
}

bool
kept_table(const char *name)
{
	static const char *const tables[] = {
		"account",	 "budget",	  "budget_passed",
		"contract",	 "cost_code",	  "linguist",
		"linguist_language", "organisation", "provider",
		"provider_skill", "qualification", "rate",
		"rate_card",	 "setting",
	};

	for (size_t i = 0; i < sizeof tables / sizeof *tables; i++)
		if (!strcmp(tables[i], name))
			return true;
	return false;
}

void
kept_forget(struct kept *kept)
{
	if (kept)
		kept->stale = true;
}

void
kept_renew(struct kept *kept, int64_t version)
{
	bool good = kept->settled && !kept->stale && version == kept->version;

	kept->settled = kept->changed = false;
	if (good)
		return;
	arena_reset(kept->arena);
	memset(kept->entry, 0, sizeof kept->entry);
	kept->count = kept->rows = 0;
	kept->version = version;
	kept->stale = false;
}

void
kept_settle(struct kept *kept)
{
	kept->settled = true;
}

void
kept_job(struct kept *kept)
{
	kept->changed = false;
}

void
kept_undo(struct kept *kept)
{
	if (kept->changed)
		kept->stale = true;
}

static size_t
place_of(const struct kept_key *key)
{
	/* FNV-1a, over the key's parts */
	uint64_t hash = 14695981039346656037u;
	const uint64_t part[] = {(uint64_t)key->what,
				 (uint64_t)key->organisation,
				 (uint64_t)key->day_days};

	for (size_t i = 0; i < sizeof part / sizeof *part; i++)
		hash = (hash ^ part[i]) * 1099511628211u;
	for (const char *c = key->word; *c; c++)
		hash = (hash ^ (unsigned char)*c) * 1099511628211u;
	return (size_t)(hash ^ hash >> 32) % ENTRIES;
}

static bool
is_of(const struct entry *one, const struct kept_key *key)
{
	return one->what == key->what &&
	       one->organisation == key->organisation &&
	       one->day_days == key->day_days && !strcmp(one->word, key->word);
}

/* That of the key, or the place for it. */
static struct entry *
place(struct kept *kept, const struct kept_key *key)
{
	size_t at = place_of(key);

	while (kept->entry[at].used && !is_of(&kept->entry[at], key))
		at = (at + 1) % ENTRIES;
	return &kept->entry[at];
}

static struct entry *
find(struct kept *kept, const struct kept_key *key)
{
	struct entry *one = place(kept, key);

	return one->used ? one : NULL;
}

void *
kept_change(const struct access *access, const struct kept_key *key)
{
	struct kept *kept = access->db->kept;
	struct entry *one;

	if (!kept)
		return NULL;
	kept->changed = true;
	if (kept->stale || strlen(key->word) >= KEPT_WORD)
		return NULL;
	one = find(kept, key);
	return one && one->rows.count ? (void *)one->rows.list : NULL;
}

bool
kept_usable(const struct access *access, const struct kept_key *key)
{
	struct kept *kept = access->db->kept;
	const struct entry *one;

	if (!kept || kept->stale ||
	    access->scope != &scope_of_the_service_itself ||
	    strlen(key->word) >= KEPT_WORD)
		return false;
	one = find(kept, key);
	return !one || !one->too_many;
}

static void
put(struct kept *kept, const struct kept_key *key, const struct kept_rows *rows)
{
	struct entry *one = place(kept, key);

	*one = (struct entry){
		.used = true,
		.what = key->what,
		.organisation = key->organisation,
		.day_days = key->day_days,
		.too_many = rows->count > ROWS_MOST,
		.rows = *rows,
	};
	memcpy(one->word, key->word, strlen(key->word) + 1);
	kept->rows += rows->count;
	if (++kept->count == ENTRIES / 4 * 3 || kept->rows > ROWS_IN_ALL)
		kept->stale = true; /* lent as they are: later */
}

enum status
kept_get(const struct access *access, const struct kept_key *key,
	 kept_read *read, struct kept_rows *ret, struct fault *fault)
{
	struct kept *kept = access->db->kept;
	struct access keeping = *access;
	const struct entry *one = find(kept, key);
	enum status status;

	if (one) {
		*ret = one->rows;
		return OK;
	}
	keeping.arena = kept->arena;
	status = read(&keeping, key, ret, fault);
	if (!status)
		put(kept, key, ret);
	return status;
}

static int64_t
provider_at(const struct kept_rows *all, size_t row_bytes, size_t i)
{
	int64_t provider;

	memcpy(&provider, (const char *)all->list + i * row_bytes,
	       sizeof provider);
	return provider;
}

struct kept_rows
kept_of(const struct kept_rows *all, size_t row_bytes, int64_t provider)
{
	size_t low = 0, high = all->count, end;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (provider_at(all, row_bytes, middle) < provider)
			low = middle + 1;
		else
			high = middle;
	}
	for (end = low; end < all->count &&
			provider_at(all, row_bytes, end) == provider;)
		end++;
	return (struct kept_rows){
		all->count ? (const char *)all->list + low * row_bytes : NULL,
		end - low};
}
