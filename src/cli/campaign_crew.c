/* The workers of a campaign: threads that make the letters of one block after
 * another, each letter by whoever is free. */
#include "cli/campaign_crew.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct crew {
	struct campaign *campaign;
	struct campaign_files *files;
	pthread_mutex_t lock;
	pthread_cond_t work, done;
	struct crew_block *block; /* that is made; NULL none */
	bool over;
	struct fault trouble; /* of the folder; status OK none */
	pthread_t *thread;
	size_t threads;
};

struct made {
	struct buf bytes;
	size_t pages;
	struct fault fault;
	enum status status;
};

/* Under the lock, as the block's arena is. */
static void
keep_result(struct crew_block *block, size_t i, const struct made *made)
{
	struct campaign_result *result = &block->result[i];

	if (made->status != OK) {
		result->reason = campaign_reason(block->arena, &made->fault);
		result->failed = (const struct fault *)arena_copy(
			block->arena, &made->fault, sizeof made->fault);
		result->name = NULL;
		return;
	}
	result->pages = made->pages;
	hash_sha256(made->bytes.bytes, made->bytes.count, result->sha256);
}

static void
make_one(struct crew *crew, struct campaign_maker *maker,
	 struct crew_block *block, size_t i)
{
	struct campaign_result *result = &block->result[i];
	struct made made = {.status = OK};
	struct fault trouble = {.status = OK};

	if (result->reason)
		return;
	made.status = campaign_make(maker, result->recipient, &made.bytes,
				    &made.pages, &made.fault);
	if (made.status == OK && strcmp(result->name, CAMPAIGN_MERGED) != 0)
		(void)!campaign_files_put(crew->files, result->name,
					  &made.bytes, &trouble);
	pthread_mutex_lock(&crew->lock);
	keep_result(block, i, &made);
	if (trouble.status != OK)
		crew->trouble = trouble;
	pthread_mutex_unlock(&crew->lock);
	if (result->name && !strcmp(result->name, CAMPAIGN_MERGED))
		result->merged = made.bytes; /* the block's from here on */
	else
		buf_free(&made.bytes);
}

/* Whatever of the block nobody has begun. */
static void
make_some(struct crew *crew, struct campaign_maker *maker)
{
	struct crew_block *block = crew->block;

	while (block && block->next < block->count) {
		size_t i = block->next++;

		pthread_mutex_unlock(&crew->lock);
		make_one(crew, maker, block, i);
		pthread_mutex_lock(&crew->lock);
		if (++block->made == block->count)
			pthread_cond_broadcast(&crew->done);
	}
}

static void *
worker(void *self)
{
	struct crew *crew = self;
	struct campaign_maker *maker = campaign_maker_new(crew->campaign);

	pthread_mutex_lock(&crew->lock);
	while (!crew->over) {
		make_some(crew, maker);
		if (!crew->over)
			pthread_cond_wait(&crew->work, &crew->lock);
	}
	pthread_mutex_unlock(&crew->lock);
	campaign_maker_free(maker);
	return NULL;
}

struct crew *
crew_new(struct campaign *campaign, struct campaign_files *files, int64_t jobs)
{
	struct crew *crew = mem_new(sizeof *crew);

	crew->campaign = campaign;
	crew->files = files;
	pthread_mutex_init(&crew->lock, NULL);
	pthread_cond_init(&crew->work, NULL);
	pthread_cond_init(&crew->done, NULL);
	crew->thread = mem_new((size_t)jobs * sizeof *crew->thread);
	for (int64_t i = 0; i < jobs; i++)
		if (!pthread_create(&crew->thread[crew->threads], NULL, worker,
				    crew))
			crew->threads++;
	return crew;
}

void
crew_free(struct crew *crew)
{
	if (!crew)
		return;
	pthread_mutex_lock(&crew->lock);
	crew->over = true;
	pthread_cond_broadcast(&crew->work);
	pthread_mutex_unlock(&crew->lock);
	for (size_t i = 0; i < crew->threads; i++)
		pthread_join(crew->thread[i], NULL);
	free(crew->thread);
	pthread_cond_destroy(&crew->done);
	pthread_cond_destroy(&crew->work);
	pthread_mutex_destroy(&crew->lock);
	free(crew);
}

void
crew_start(struct crew *crew, struct crew_block *block)
{
	pthread_mutex_lock(&crew->lock);
	crew->block = block;
	pthread_cond_broadcast(&crew->work);
	pthread_mutex_unlock(&crew->lock);
}

enum status
crew_wait(struct crew *crew, struct fault *fault)
{
	struct crew_block *block = crew->block;

	pthread_mutex_lock(&crew->lock);
	while (block && block->made < block->count)
		pthread_cond_wait(&crew->done, &crew->lock);
	crew->block = NULL;
	*fault = crew->trouble;
	pthread_mutex_unlock(&crew->lock);
	return fault->status;
}
