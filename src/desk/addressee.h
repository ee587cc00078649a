/* Who gets a letter: the tenant, or somebody around the tenant by an explicit
 * choice, in their own language and at their own address. Internal to desk/. */
#ifndef VERNACULAR_DESK_ADDRESSEE_H
#define VERNACULAR_DESK_ADDRESSEE_H

#include "store/person.h"
#include "store/tenant.h"

struct visit;

struct addressee {
	struct tenant tenant; /* with the name and address to write to */
	int64_t person, person_version; /* 0: the tenant */
	const char *spoken, *read, *formats; /* NULL: as the tenant */
	enum person_role role;
};

/* Errors: E_REFUSED who must not be written to; E_NOT_FOUND. */
enum status addressee_choose(struct visit *, const char *tenant,
			     const char *person, struct addressee *ret,
			     struct fault *) MUST_USE;

/* The same at issue. Errors: as above. */
enum status addressee_again(struct visit *, const struct addressee *,
			    struct addressee *ret, struct fault *) MUST_USE;

/* The tenant's needs as the addressee has them. */
void addressee_needs(struct visit *, const struct addressee *,
		     struct needs *);

#endif
