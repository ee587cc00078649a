/* A store on disk with a partnership of two landlords, two tenants, and two
 * providers: what the tests of store/ start from. */
#ifndef VERNACULAR_TESTS_WORLD_H
#define VERNACULAR_TESTS_WORLD_H

#include "base/random.h"
#include "store/inside.h"
#include "store/request.h"
#include "store/writer.h"

enum {
	PARTNERSHIP = 1,
	NORTH = 2,
	SOUTH = 3,
	OFFICER = 7,
	AMINA = 21, /* a tenant of NORTH */
	PIOTR = 22, /* a tenant of SOUTH */
	LINGUA = 31, /* a provider of the partnership */
	ONLY_SOUTH = 32, /* a provider of SOUTH */
};

#define NOW 1790000000 /* 2026-09-21 */

struct world {
	char folder[64], path[96];
	struct store *store;
	struct arena *arena;
	struct random_source random;
	struct fault fault;
};

extern const struct scope north_only, south_only, both;

/* cmocka's setup and teardown. */
int world_open(void **state);
int world_close(void **state);
void world_reopen(struct world *, enum store_use);

/* What went wrong last, in words. */
const char *world_fault(struct world *);

/* Run a function in the writer; the access has the given scope. */
enum status world_write(struct world *, const struct scope *,
			enum status (*run)(const struct access *,
					   struct world *, const void *what,
					   struct fault *),
			const void *what);

/* A reader of the scope; give it back with store_release. */
struct access world_read(struct world *, const struct scope *);

/* An item of AMINA's (NORTH) or PIOTR's (SOUTH) that is logged. */
struct item world_item(int64_t id, int64_t tenant);
/* The item with a request of its own, id + 1000000. */
enum status world_add_item(const struct access *, struct world *,
			   const void *item, struct fault *);

/* What the shell's sqlite3 would do: no authorizer of ours, no pragma. The
 * result code. */
int world_raw(struct world *, const char *sql);

#endif
