/* Somebody of the family offers to interpret: the rule of core/family answers,
 * and both are kept with the request. */
#ifndef VERNACULAR_DESK_FAMILY_H
#define VERNACULAR_DESK_FAMILY_H

#include "desk/desk.h"

struct item;
struct model;

struct family_input {
	const char *ref;
	int n;
	const char *name, *relation;
	const char *danger; /* what happened; NULL nobody's life is in danger */
	enum { FAMILY_IS_ADULT, FAMILY_IS_CHILD } age;
	enum { PROFESSIONAL_NOT_OFFERED, PROFESSIONAL_DECLINED } professional;
};
/* {ref, rule(code family), text(message), allowed(bool)}
 * Errors: E_NOT_FOUND; E_INPUT; E_CONFLICT nobody interprets there. */
enum status family_add(struct visit *, const struct family_input *,
		       struct model *, struct faults *, struct fault *)
	MUST_USE;

/* "family_offers" of routes_show. */
enum status family_show(struct visit *, const struct item *, struct model *,
			struct fault *) MUST_USE;

#endif
