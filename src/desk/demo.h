/* A fictional partnership with its tenants, providers and two years of work,
 * made through the same functions as real work: every state has its events.
 * The same seed gives the same data, but for the salts of password hashes. */
#ifndef VERNACULAR_DESK_DEMO_H
#define VERNACULAR_DESK_DEMO_H

#include <stdint.h>

#include "base/fault.h"

struct demo_wish {
	int64_t tenants, requests;
	uint64_t seed;
	int64_t now_utc; /* the demonstration's present */
	/* Called now and then; may be NULL. what is a message id. */
	void (*progress)(void *self, const char *what, int64_t done,
			 int64_t all);
	void *self;
};

#define DEMO_TENANTS_DEFAULT 30000
#define DEMO_REQUESTS_DEFAULT 20000
#define DEMO_PASSWORD "demonstration only"

/* Who can sign in, with DEMO_PASSWORD. Ends with email NULL. */
struct demo_account {
	const char *email, *name, *role, *organisation, *language;
};
extern const struct demo_account demo_accounts[];

/* Make the file at path, which must not exist yet; a failure leaves none.
 * Errors: E_CONFLICT it exists; E_INPUT; E_IO. */
enum status demo_make(const char *path, const struct demo_wish *,
		      struct fault *) MUST_USE;

#endif
