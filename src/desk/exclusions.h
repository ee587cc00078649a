/* Whom a tenant prefers or will not have, and who has a conflict of interest:
 * on the tenant's page, and in routing. */
#ifndef VERNACULAR_DESK_EXCLUSIONS_H
#define VERNACULAR_DESK_EXCLUSIONS_H

#include "desk/desk.h"

struct candidates;
struct model;
struct tenant;

/* Ties between a tenant and each candidate: what is recorded, and of a
 * freelancer or colleague whose name is that of somebody recorded as a
 * conflict, of the tenant, or of somebody around them. */
enum status exclusions_mark(struct visit *, const struct tenant *,
			    struct candidates *, struct fault *) MUST_USE;

/* Whether a linguist of that name must not be sent to the tenant. */
enum status exclusions_name(struct visit *, const struct tenant *,
			    const char *name, bool *ret, struct fault *)
	MUST_USE;

/* {ties: [{id, kind(code tie), provider or null, name(name), reason, at}]}
 * that hold; empty for those who may not know. */
enum status exclusions_show(struct visit *, const struct tenant *,
			    struct model *, struct fault *) MUST_USE;

/* The page of them: {tenant, strip, ties, providers: [{id, name}]}: whom one
 * may choose. The reading is an event. Errors: E_NOT_FOUND. */
enum status exclusions_page(struct visit *, const char *tenant, struct model *,
			    struct fault *) MUST_USE;

/* provider: an id, or NULL where name is given. {id}
 * Errors: E_INPUT with faults; E_NOT_FOUND; E_CONFLICT it is recorded. */
struct exclusion_input {
	const char *tenant, *kind, *provider, *name, *reason;
};
enum status exclusion_add(struct visit *, const struct exclusion_input *,
			  struct model *, struct faults *, struct fault *)
	MUST_USE;

/* It holds no more. {tenant} Errors: E_NOT_FOUND; E_INPUT no reason. */
enum status exclusion_take_back(struct visit *, const char *id,
				const char *reason, struct model *,
				struct fault *) MUST_USE;

#endif
