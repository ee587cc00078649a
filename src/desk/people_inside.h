/* What the files about people around a tenant share. Internal to desk/. */
#ifndef VERNACULAR_DESK_PEOPLE_INSIDE_H
#define VERNACULAR_DESK_PEOPLE_INSIDE_H

#include "desk/people.h"
#include "store/person.h"
#include "store/tenant.h"

struct around {
	struct tenant tenant;
	struct person person;
};

/* Errors: E_NOT_FOUND, also for somebody around another tenant. */
enum status person_named(struct visit *, const char *tenant,
			 const char *person, struct around *ret,
			 struct fault *) MUST_USE;

/* Of a person who has one. */
enum authority_state person_authority(const struct visit *,
				      const struct tenant *,
				      const struct person *);

/* "one" of people.h. */
void show_around(struct visit *, struct model *, const struct tenant *,
		 const struct person *);

/* What happened to the people around a tenant: no names, because the history
 * of a tenant must not tell of anybody once they have parted. */
enum status log_person(struct visit *, const char *kind, const struct person *,
		       struct fault *) MUST_USE;

#endif
