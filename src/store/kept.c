/* What the writing connection keeps of the register of providers. */
#include "store/kept.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "store/inside.h"

#define ENTRIES 256
/* Of one key, and of all. */
#define ROWS_MOST 8192
#define ROWS_IN_ALL 32768

struct entry {
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
};

struct kept *
kept_new(void)
{
	struct kept *kept = mem_new(sizeof *kept);

	kept->arena = arena_new();
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
		"linguist_language", "organisation", "provider_skill",
		"qualification", "rate",	  "rate_card",
		"setting",
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
	if (!kept->stale && version == kept->version)
		return;
	arena_reset(kept->arena);
	kept->count = kept->rows = 0;
	kept->version = version;
	kept->stale = false;
}

static struct entry *
find(struct kept *kept, const struct kept_key *key)
{
	for (size_t i = 0; i < kept->count; i++) {
		struct entry *one = &kept->entry[i];

		if (one->what == key->what &&
		    one->organisation == key->organisation &&
		    one->day_days == key->day_days &&
		    !strcmp(one->word, key->word))
			return one;
	}
	return NULL;
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
	struct entry *one = &kept->entry[kept->count++];

	*one = (struct entry){
		.what = key->what,
		.organisation = key->organisation,
		.day_days = key->day_days,
		.too_many = rows->count > ROWS_MOST,
		.rows = *rows,
	};
	memcpy(one->word, key->word, strlen(key->word) + 1);
	kept->rows += rows->count;
	if (kept->count == ENTRIES || kept->rows > ROWS_IN_ALL)
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
