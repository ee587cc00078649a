/* Who can do a kind of work, as the writer keeps it for a few seconds. */
#include "desk/pool.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "desk/inside.h"

#define POOLS 64

struct pools {
	struct arena *arena;
	struct pool {
		int64_t organisation;
		enum service service;
		enum mode mode;
		enum format format;
		const char *from, *language;
		int size; /* words and minutes, for the price */
		struct candidates candidates;
	} list[POOLS];
	size_t count;
	int64_t since_utc;
};

struct pools *
pools_new(void)
{
	struct pools *pools = mem_new(sizeof *pools);

	pools->arena = arena_new();
	return pools;
}

void
pools_free(struct pools *pools)
{
	if (!pools)
		return;
	arena_free(pools->arena);
	free(pools);
}

void
pools_forget(struct pools *pools)
{
	arena_reset(pools->arena);
	pools->count = 0;
}

/* Prices are estimates by size, so a pool is of one size. */
static int
size_of(const struct item_spec *item)
{
	return item->words + 1000003 * item->minutes;
}

static bool
is_for(const struct pool *pool, const struct candidate_question *question)
{
	const struct item_spec *item = question->item;

	return pool->organisation == question->organisation &&
	       pool->service == item->service && pool->mode == item->mode &&
	       pool->format == item->format && pool->size == size_of(item) &&
	       !strcmp(pool->from, item->from) &&
	       !strcmp(pool->language, item->language);
}

static enum status
fill(struct visit *visit, struct pools *pools,
     const struct candidate_question *question, struct pool *pool,
     struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	const struct item_spec *item = question->item;

	access.arena = pools->arena;
	*pool = (struct pool){
		.organisation = question->organisation,
		.service = item->service,
		.mode = item->mode,
		.format = item->format,
		.from = arena_text(pools->arena, item->from),
		.language = arena_text(pools->arena, item->language),
		.size = size_of(item),
	};
	return provider_candidates(&access, question, &pool->candidates,
				   fault);
}

enum status
pool_find(struct visit *visit, const struct candidate_question *question,
	  struct candidates *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct pools *pools = desk_pools(visit->desk);
	enum status status;

	if (!visit->random || question->reach != CANDIDATES_CAPABLE)
		return provider_candidates(&access, question, ret, fault);
	if (pools->count == POOLS ||
	    llabs(visit->now_utc - pools->since_utc) > POOL_SECONDS)
		pools_forget(pools);
	for (size_t i = 0; i < pools->count; i++) {
		if (!is_for(&pools->list[i], question))
			continue;
		*ret = pools->list[i].candidates;
		return provider_of_tenant(&access, question->tenant, ret,
					  fault);
	}
	if (!pools->count)
		pools->since_utc = visit->now_utc;
	status = fill(visit, pools, question, &pools->list[pools->count],
		      fault);
	if (status == OK)
		*ret = pools->list[pools->count++].candidates;
	return status;
}

void
pool_took(struct visit *visit, int64_t provider)
{
	struct pools *pools = desk_pools(visit->desk);

	for (size_t i = 0; visit->random && i < pools->count; i++) {
		struct candidates *all = &pools->list[i].candidates;

		for (size_t j = 0; j < all->count; j++)
			if (all->list[j].provider == provider)
				all->list[j].open_items++;
	}
}
