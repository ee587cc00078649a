/* A provider from the words that came in, of a page or a table. Internal to
 * desk/. */
#ifndef VERNACULAR_DESK_PROVIDER_INPUT_H
#define VERNACULAR_DESK_PROVIDER_INPUT_H

#include "desk/desk.h"
#include "desk/field.h"
#include "desk/providers.h"
#include "store/opening.h"
#include "store/provider.h"
#include "store/qualification.h"

struct provider_record {
	struct provider provider;
	struct skills skills;
	struct qualification_rows papers; /* its own; without ids */
	struct provider_hours hours;
	bool hours_said;
	const char *organisation; /* name, NULL: the caller's */
	const char *manager;	  /* e-mail address, NULL not said, "" none */
};

/* What was said goes over what stands in ret->provider (zeroed for a new one);
 * what was not said stays. Faults go to the fields. */
void provider_read(struct visit *, const struct provider_input *,
		   struct fields *, struct provider_record *ret);

/* Hours as people write them: "mon-fri 09:00-12:30 13:00-17:00; sat
 * 10:00-12:00". Faults go to the field "hours". */
void hours_read(struct fields *, const char *text, struct provider_hours *ret);

/* The line manager by address: an account of the provider's organisation. A
 * fault at the field "manager" where there is none. */
enum status provider_managed(struct visit *, struct fields *,
			     struct provider_record *, struct fault *)
	MUST_USE;

/* Insert it with its skills, papers and hours. Where the organisation has one
 * of that name nothing is written and *ret_added is false; provider.id is that
 * one's. Errors: E_INPUT no such organisation. */
enum status provider_put(struct visit *, struct provider_record *,
			 bool *ret_added, struct fault *) MUST_USE;

/* The same for one that exists: what is said is changed. */
enum status provider_renew(struct visit *, struct provider_record *,
			   struct fault *) MUST_USE;

/* Something of a provider changed: an event with it as subject. */
enum status provider_log(struct visit *, const char *kind,
			 const struct provider *, const struct model *payload,
			 struct fault *) MUST_USE;

/* The provider of an id as it came, for reading. Errors: E_NOT_FOUND. */
enum status provider_named(struct visit *, const char *id, struct provider *,
			   struct fault *) MUST_USE;

/* The same, for who may change it: managers and administrators, of those on
 * the register. Errors: E_FORBIDDEN; E_CONFLICT it was taken off. */
enum status provider_changing(struct visit *, const char *id,
			      struct provider *, struct fault *) MUST_USE;

#endif
