/* A service on disk for the tests of desk/: a partnership with two landlords,
 * people of each role, two tenants, three providers. */
#ifndef VERNACULAR_TESTS_HOUSE_H
#define VERNACULAR_TESTS_HOUSE_H

#include "desk/desk.h"
#include "desk/intake.h"

struct model;

#define NOW 1790000000 /* Monday 21 September 2026, 15:13 in London */
#define HOUR 3600
#define DAY 86400

struct house {
	char folder[64], path[96];
	struct desk *desk;
	struct arena *arena;
	struct caller admin, north, south, north_manager; /* admin: of both */
	struct fault fault;
	struct faults faults;
	struct model *model; /* of the last call */
	const char *amina, *piotr; /* ids: of north, of south */
};

int house_open(void **state);
int house_close(void **state);

/* The same file at another time. */
void house_at(struct house *, int64_t now_utc);

/* Run one write or read of the caller with house->model fresh. */
enum status house_write(struct house *, const struct caller *,
			enum status (*call)(struct visit *, void *input,
					    struct house *),
			void *input);
enum status house_read(struct house *, const struct caller *,
		       enum status (*call)(struct visit *, void *input,
					   struct house *),
		       void *input);

/* Leaves of the last model by path, such as "items.0.state". */
const struct model *at(const struct house *, const char *path);
const char *text_at(const struct house *, const char *path);
int64_t int_at(const struct house *, const char *path);

/* Whether a fault stands at that place. */
bool fault_at(const struct house *, const char *where);

/* Log a request with one item; its ref, kept in the arena. */
const char *house_request(struct house *, const struct caller *,
			  const char *tenant, const char *service,
			  const char *language);

/* The store's event log, walked to its end. */
void house_audit(struct house *);

#endif
