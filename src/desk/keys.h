/* What a tenant is found by. Internal to desk/. */
#ifndef VERNACULAR_DESK_KEYS_H
#define VERNACULAR_DESK_KEYS_H

#include "desk/desk.h"
#include "store/tenant.h"

struct buf;

/* From the tenant's reference, name, address and so on; in the visit's
 * arena. */
struct tenant_keys tenant_keys_of(struct visit *, const struct tenant *);

/* Changes with everything that may change a key; in the arena. */
const char *tenant_keys_version(struct arena *);

/* Make some of the keys anew that other rules made, on the writer. *ret_left:
 * there are more. Tick calls it. */
enum status tenant_keys_renew(struct visit *, bool *ret_left, struct fault *)
	MUST_USE;

/* For keys and what is looked for alike. Each appends. */
void key_exact(const char *text, struct buf *);   /* "ab1 2CD": "ab12cd" */
void key_address(struct visit *, const char *line, struct buf *);
void key_pair(const char *a, const char *b, struct buf *); /* of skeletons */

#endif
