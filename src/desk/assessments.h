/* The register of impact assessments: of which policy or service, by when,
 * what came of it. HISTORY and COLLEAGUES are those of desk/action_plans.h. */
#ifndef VERNACULAR_DESK_ASSESSMENTS_H
#define VERNACULAR_DESK_ASSESSMENTS_H

#include "desk/desk.h"

struct faults;
struct model;
struct page_wish;

/* ROW: {id, title, kind(code assessment-kind), organisation,
 * organisation_name, owner_name, state(code assessment-state), planned_on,
 * due_on, done_on, again_on (days, the last two null), late(bool), result
 * (code assessment-result)} */

/* {open(bool), assessments: [ROW], next, organisations: [{id, name}]}, those
 * that are due first.
 *   organisation  an id; NULL or "" all that the caller may see
 *   show          "all", or NULL those that are not done
 * Errors: E_NOT_FOUND no such organisation; E_INPUT. */
struct assessments_wish {
	const char *organisation, *show;
};
enum status assessments_list(struct visit *, const struct assessments_wish *,
			     const struct page_wish *, struct model *,
			     struct fault *) MUST_USE;

/* ROW, and findings, policy: {id, kind, code, version} or null, owner,
 * version, made_at, policies: [{id, kind, code, version}] to choose from,
 * HISTORY, COLLEAGUES. Errors: E_NOT_FOUND. */
enum status assessment_show(struct visit *, const char *id, struct model *,
			    struct fault *) MUST_USE;

/* What a new one is chosen from: {organisations, policies, COLLEAGUES}. */
enum status assessment_choices(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* NULL: not said; when edited it stays. What must be said of a new one:
 * title, kind, owner, due_on, which is not past.
 *   policy  id of a version of the policy, whose before and after
 *           figures_impact shows; "" none */
struct assessment_input {
	const char *organisation, *title, *kind, *owner, *due_on, *policy;
	const char *reason; /* of an edit: needed */
};
/* {id} Errors: E_NOT_FOUND; E_INPUT with faults. */
enum status assessment_add(struct visit *, const struct assessment_input *,
			   struct model *, struct faults *, struct fault *)
	MUST_USE;
/* Errors: as above; E_STALE. */
enum status assessment_edit(struct visit *, const char *id, int64_t version,
			    const struct assessment_input *, struct model *,
			    struct faults *, struct fault *) MUST_USE;

/* It is done: when (not to come; NULL today), what it comes to, what was found
 * and done about it, and when it is looked at again (NULL never). A second
 * time puts another result in its place. */
struct assessment_done {
	const char *id, *done_on, *result, *findings, *again_on;
	int64_t version;
};
enum status assessment_done(struct visit *, const struct assessment_done *,
			    struct model *, struct faults *, struct fault *)
	MUST_USE;

#endif
