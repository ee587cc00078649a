/* What becomes of a tenant: who may still be written to, whose address is for
 * few eyes, a death and its undoing. Merges are in desk/merge.h, moves to
 * another landlord in desk/transfer.h, joint tenancies in desk/joint.h. */
#ifndef VERNACULAR_DESK_LIFE_H
#define VERNACULAR_DESK_LIFE_H

#include <stdbool.h>

#include "desk/desk.h"

struct model;
struct tenant;

/* Whether a letter, reminder or offer may go to this tenant, and whether the
 * caller may be the one who sends it. Ask before anything is made, and again
 * on the writer.
 * Errors: E_REFUSED with the sentence: the tenant died, moved to another
 * landlord, or has an address that the caller may not see. */
enum status life_letter_allowed(struct visit *, const struct tenant *,
				struct fault *) MUST_USE;

/* The same for a letter that somebody around the tenant gets instead: of who
 * died, too. Errors: E_REFUSED. */
enum status life_letter_instead(struct visit *, const struct tenant *,
				struct fault *) MUST_USE;

/* The same for what is only noted: intake warns with this sentence and goes on
 * where a reason is given. NULL: nothing speaks against it. A message id. */
const char *life_warning(const struct tenant *);

/* Whether the caller may see address, telephone and e-mail: everybody's where
 * they are not confidential, else managers, administrators and whoever made
 * them so. Show nothing of these, and find nobody by them, where not. */
bool life_may_see(const struct visit *, const struct tenant *);

/* Takes address, postcode, telephone, e-mail and property number out of the
 * struct where the caller may not see them: call it after reading a tenant
 * that is shown, listed or exported. */
void life_conceal(const struct visit *, struct tenant *);

/* Into the strip (desk/show): {life(code life), life_note(message),
 * confidential(bool), joint(bool)}. */
void life_strip(struct model *, const struct tenant *);

/* For the tenant's page: {life_event: null or {kind(code life), at, day,
 * reason, other: null or {id, reference, name, organisation}}, merged: [{id,
 * reference, name, at}], came_from: as other, and what joint_brief has}. other
 * is null where the caller may not see it.
 * Errors: E_BUSY. */
enum status life_show(struct visit *, const struct tenant *, struct model *,
		      struct fault *) MUST_USE;

/* The page of what becomes of a tenant: {tenant, version, may_see(bool): where
 * they live, strip, what life_show has, items: [as requests_list, and: key
 *  "V26-000123-1", can_hold(bool), can_cancel(bool), choice "hold" or
 *  "cancel": what is proposed]}: the open ones, at most 50. The reading is an
 * event. Errors: E_NOT_FOUND; E_BUSY. */
enum status life_page(struct visit *, const char *tenant, struct model *,
		      struct fault *) MUST_USE;

/* The tenant died: nothing goes out from here on. Every open item is held or
 * cancelled, offers that are out are withdrawn.
 *   day      2026-11-21; NULL not known
 *   known_by who told, or what was seen; needed
 *   items    by key of life_page: "hold" or "cancel"; what is not in it is
 *            done as life_page proposes
 *   outcome  of what is cancelled; NULL "cancelled-early"
 * {tenant, held, cancelled, left}: left are those whose state allows neither.
 * Errors: E_INPUT with faults; E_CONFLICT the record is closed already. */
struct life_death {
	const char *tenant, *day, *known_by, *outcome;
	const struct model *items;
};
enum status life_death(struct visit *, const struct life_death *,
		       struct model *, struct faults *, struct fault *)
	MUST_USE;

/* It was a mistake. What was held or cancelled stays so: an officer resumes
 * what is still wanted. {tenant}. Errors: E_INPUT no reason; E_CONFLICT no
 * death is recorded. */
enum status life_revive(struct visit *, const char *tenant, const char *reason,
			struct model *, struct fault *) MUST_USE;

#endif
