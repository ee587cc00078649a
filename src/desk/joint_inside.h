/* What the files about joint tenancies share. Internal to desk/. */
#ifndef VERNACULAR_DESK_JOINT_INSIDE_H
#define VERNACULAR_DESK_JOINT_INSIDE_H

#include "desk/joint.h"
#include "desk/parting.h"
#include "desk/tenants.h"
#include "store/life.h"
#include "store/mention.h"
#include "store/person.h"
#include "store/tenant.h"

#define JOINT_MOST 8
#define PEOPLE_MOST 100 /* of one tenant */

/* A tenancy as one of its tenants leaves it. */
struct joint {
	struct tenant tenant; /* who leaves, and is kept safe */
	struct tenant other[JOINT_MOST];
	size_t others;
};

/* Errors: E_NOT_FOUND; E_CONFLICT no joint tenancy; E_FORBIDDEN somebody's
 * address is not for the caller. */
enum status joint_load(struct visit *, const char *tenant, struct joint *ret,
		       struct fault *) MUST_USE;

/* What all of them have alike. */
bool joint_shares_address(const struct joint *, size_t other);
bool joint_shares(const char *of_one, const char *of_other);

/* Whether the entry is the tenant themself. */
bool joint_is_entry(struct visit *, const struct person *,
		    const struct tenant *);

/* What the entry's own side and the other do with it, where nobody said. */
const char *joint_choice(struct visit *, const struct joint *,
			 const struct person *);

/* The words that the record of `own` must not say about the other side. */
struct parting joint_parting(struct visit *, const struct joint *,
			     const struct tenant *own);

/* The tenant's record with these changes, and what it is found by.
 * Errors: E_CONFLICT the reference is taken; E_STALE; E_INPUT. */
enum status record_rewrite(struct visit *, const struct tenant *,
			   const struct tenant_input *, struct fault *)
	MUST_USE;

/* Address and what leads to it, of the tenant and who was merged into it. */
enum status joint_keep_confidential(struct visit *, const struct confide *,
				    struct fault *) MUST_USE;

#endif
