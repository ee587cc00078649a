/* What the files about prescribed forms share. Internal to desk/. */
#ifndef VERNACULAR_DESK_FORM_INSIDE_H
#define VERNACULAR_DESK_FORM_INSIDE_H

#include "core/form_rule.h"
#include "desk/desk.h"
#include "store/form.h"

struct catalogue;
struct model;
struct notice;

/* A form that was found to be as it was loaded, read. In the arena. */
struct form_taken {
	struct form_row row;
	const struct notice *notice;
	const struct tag *tag;
};

/* Check the hash, then read.
 * Errors: E_REFUSED it is not as it was loaded: the fault names it. */
enum status form_take(struct visit *, const struct form_row *,
		      struct form_taken *ret, struct fault *) MUST_USE;

/* The same for a translation; catalogue_free it. */
enum status form_take_translation(struct visit *, const struct form_taken *,
				  const struct form_translation *,
				  struct catalogue **ret, struct fault *)
	MUST_USE;

/* The id that a page or option has. Errors: E_NOT_FOUND. */
enum status form_named(struct visit *, const char *id, struct form_row *ret,
		       struct fault *) MUST_USE;

/* {code, purpose(code), nations, landlords, tenancies, from(day), until(day),
 *  form, source, elsewhere, reason, limits: [...]} */
void form_rule_show(struct model *, const struct form_rule *);

/* A pointer of what a core function named by its field alone. */
enum status form_at_pointer(enum status, struct fault *);

/* A date of a field. Errors: E_INPUT at "/field". */
enum status form_read_day(const char *field, const char *text, int32_t *ret,
			  struct fault *) MUST_USE;

int32_t form_today(const struct visit *);

#endif
