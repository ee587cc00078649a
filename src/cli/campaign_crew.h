/* The workers of a campaign. Internal to cli/. */
#ifndef VERNACULAR_CLI_CAMPAIGN_CREW_H
#define VERNACULAR_CLI_CAMPAIGN_CREW_H

#include <pthread.h>

#include "cli/campaign_inside.h"

#define BLOCK_ROWS 512

/* Rows that go through together. What has a reason already is passed by. */
struct crew_block {
	struct arena *arena;
	struct recipient row[BLOCK_ROWS];
	struct campaign_result result[BLOCK_ROWS];
	size_t count;
	size_t next, made; /* the crew's */
};

struct crew;

struct crew *crew_new(struct campaign *, struct campaign_files *, int64_t jobs);
void crew_free(struct crew *);

/* Begin with a block, which is the crew's until crew_wait; one at a time. */
void crew_start(struct crew *, struct crew_block *);

/* Until it is made. Errors: E_IO a file could not be written. */
enum status crew_wait(struct crew *, struct fault *) MUST_USE;

#endif
