/* Likely duplicates: tenants of one landlord who have the consonants of two
 * words of the name in common, and a postcode, telephone number or e-mail
 * address. Found when a record is written, by a hash for each of these, so
 * that looking costs the same whatever the size of the register. */
#ifndef VERNACULAR_STORE_TWIN_H
#define VERNACULAR_STORE_TWIN_H

#include "store/tenant.h"

/* The tenant's marks, made of its keys, and the pairs that follow from them;
 * pairs that somebody looked at stay as they were decided. None for who was
 * merged or moved, and for who is found by no address. */
enum status twin_keep(const struct access *, const struct tenant *,
		      const struct tenant_keys *, struct fault *) MUST_USE;

/* Marks and open pairs go. */
enum status twin_drop(const struct access *, int64_t tenant, struct fault *)
	MUST_USE;

struct likely {
	int64_t id, organisation;
	int64_t a, b; /* a < b */
	int64_t marks; /* what they have in common, 1 to 3 */
};

struct likelies {
	struct likely *list;
	size_t count;
};

/* Open ones of the scope, those with most in common first, then the newest. */
struct likely_wish {
	int64_t marks, id; /* the last of the page before; 0 the first page */
	size_t limit;
};
enum status likely_list(const struct access *, const struct likely_wish *,
			struct likelies *ret, struct fault *) MUST_USE;

/* Somebody looked: 'different' or 'merged'. A pair that nobody found is
 * recorded too. */
struct likely_seen {
	int64_t organisation, a, b;
	const char *state;
	int64_t by, at_utc;
	const char *reason; /* NULL none */
};
enum status likely_settle(const struct access *, const struct likely_seen *,
			  struct fault *) MUST_USE;

#endif
