/* A tenant's record from the words that came in: checked, with its search keys
 * and first needs. Pages, the interface and the import make records alike.
 * Internal to desk/. */
#ifndef VERNACULAR_DESK_RECORD_H
#define VERNACULAR_DESK_RECORD_H

#include "desk/desk.h"
#include "desk/field.h"
#include "desk/tenants.h"
#include "store/tenant.h"

#define RECORD_NEEDS 16

struct record {
	struct tenant tenant;
	struct tenant_keys keys;
	struct need need[RECORD_NEEDS]; /* kind, value and evidence only */
	size_t needs;
};

/* Check and fold. organisation is not looked up here: the caller sets
 * tenant.organisation.
 *   old  what is edited, NULL for a new one
 * Faults go to the fields; the record is whole only where none was added. */
void record_read(struct visit *, const struct tenant_input *,
		 const struct tenant *old, struct fields *, struct record *ret);

/* Put the record's needs into the register beside those that hold.
 * *ret_changed counts what was written. */
enum status record_needs(struct visit *, const struct record *,
			 int64_t *ret_changed, struct fault *) MUST_USE;

/* One need, all its stages filled in, its id too. Nothing where it holds
 * already: then id stays 0. */
enum status need_put(struct visit *, struct need *, const struct needs *,
		     int64_t *ret_changed, struct fault *) MUST_USE;

/* The tenant of an identifier or the landlord's reference.
 * Errors: E_NOT_FOUND; E_CONFLICT several landlords use that reference. */
enum status tenant_named(struct visit *, const char *text, struct tenant *ret,
			 struct fault *) MUST_USE;

/* Twelve months on, the same time of day. */
int64_t review_due(int64_t now_utc);

#endif
