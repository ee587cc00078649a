/* Action plans: what a landlord does about what its figures show. Each has an
 * owner, the equality champion, and measures with a target and a date; a
 * partnership sees those of its members side by side. */
#ifndef VERNACULAR_DESK_ACTION_PLANS_H
#define VERNACULAR_DESK_ACTION_PLANS_H

#include <stdbool.h>

#include "desk/desk.h"

struct attachment_file;
struct faults;
struct file_found;
struct model;
struct page_wish;

/* What is taken as evidence of a measure, assessment or review, and what is
 * told of it: HISTORY is
 * evidence: [{id, words, link, file, kind(code attachment-kind), at, by_name}]
 *  with either a link or a file, history: [{kind(code plan-note), words, was,
 *  now, was_on(day), now_on(day), at, by_name}] the latest first.
 * COLLEAGUES is colleagues: [{id, name}], who may own one; empty for those who
 * may change nothing. */

/* ROW: {id, title, organisation, organisation_name, owner_name, unit,
 * baseline, target, reached (null not measured), progress(real 0 to 1, null),
 * on_target(bool), due_on(day), late(bool), state(code measure-state),
 * answers: the frameworks, as text} */

/* {open(bool), measures: [ROW], next, plans: [{organisation,
 *  organisation_name, champion, champion_name, review_on(day), review_due
 *  (bool), reviewed_at, all, open, late, done}], frameworks: [{key, code(code
 *  framework) or null, name}], organisations: [{id, name}], COLLEAGUES}.
 *   organisation  an id; NULL or "" all that the caller may see
 *   show          "all", or NULL those that are open, the first due first
 * Errors: E_NOT_FOUND no such organisation; E_INPUT. */
struct action_plan_wish {
	const char *organisation, *show;
};
enum status action_plans_list(struct visit *, const struct action_plan_wish *,
			      const struct page_wish *, struct model *,
			      struct fault *) MUST_USE;

/* ROW, and aim, owner, version, made_at, closed_at, answered: [{key, code,
 * name, chosen(bool)}] of every framework, HISTORY, COLLEAGUES.
 * Errors: E_NOT_FOUND. */
enum status action_plan_show(struct visit *, const char *id, struct model *,
			     struct fault *) MUST_USE;

/* A number that may not be said. */
struct action_number {
	bool said;
	int64_t value;
};
/* NULL: not said; when edited it stays. What must be said of a new one: title,
 * owner, unit, baseline, target, due_on, which is not past.
 *   organisation  of a new one; NULL the caller's
 *   owner         an account's id
 *   frameworks    keys of the list above, separated by spaces */
struct action_input {
	const char *organisation, *title, *aim, *owner, *unit, *due_on,
		*frameworks;
	struct action_number baseline, target;
	const char *reason; /* of an edit: needed */
};
/* {id} Errors: E_NOT_FOUND; E_INPUT with faults. */
enum status action_plan_add(struct visit *, const struct action_input *,
			    struct model *, struct faults *, struct fault *)
	MUST_USE;
/* Errors: as above; E_STALE; E_CONFLICT it is closed. */
enum status action_plan_edit(struct visit *, const char *id, int64_t version,
			     const struct action_input *, struct model *,
			     struct faults *, struct fault *) MUST_USE;

/* What was done since: "progress", words and perhaps a new number; "done",
 * "dropped" and "reopened" with words. {id} Errors: as above; E_CONFLICT. */
struct action_step {
	const char *id, *step, *words;
	struct action_number reached;
};
enum status action_plan_step(struct visit *, const struct action_step *,
			     struct model *, struct faults *, struct fault *)
	MUST_USE;

/* The plan as a whole. champion: an account's id, "none" nobody; review_on: the
 * day on which all of it is looked at again, NULL in a year. {id} */
struct action_plan_head {
	const char *organisation, *champion, *review_on;
};
enum status action_plan_head(struct visit *, const struct action_plan_head *,
			     struct model *, struct faults *, struct fault *)
	MUST_USE;
/* It was looked at: due again in a year. What came of it, in words. {id} */
enum status action_plan_reviewed(struct visit *, const char *organisation,
				 const char *words, struct model *,
				 struct faults *, struct fault *) MUST_USE;
/* Something else that measures may answer. {id} Errors: also E_CONFLICT. */
enum status action_plan_framework(struct visit *, const char *organisation,
				  const char *name, struct model *,
				  struct faults *, struct fault *) MUST_USE;

/* What a board is told of an organisation's plan, or of all that the caller
 * may see: {rows: [{key, name, n, open, late, done, share(real): done of all,
 * champion}]}; one without measures has no row. Errors: E_NOT_FOUND. */
enum status action_plan_board(struct visit *, const char *organisation,
			      struct model *, struct fault *) MUST_USE;

/* Evidence of a measure, an assessment or a review of a policy: one of link
 * and file, and what it shows.
 *   about  the id of one of the three
 *   link   "/reports/..." of ours, or https://
 * {id, about} Errors: E_NOT_FOUND; E_INPUT with faults. */
struct evidence_input {
	const char *about, *words, *link;
	const struct attachment_file *file; /* NULL none */
};
enum status evidence_add(struct visit *, const struct evidence_input *,
			 struct model *, struct faults *, struct fault *)
	MUST_USE;
/* Errors: E_NOT_FOUND, also of a link. */
enum status evidence_file(struct visit *, const char *id, struct file_found *,
			  struct fault *) MUST_USE;
/* Its bytes go; that it was here stays. {about} */
enum status evidence_remove(struct visit *, const char *id, struct model *,
			    struct fault *) MUST_USE;

/* Where the page of a measure, assessment or review is: "/reports/plan/...".
 * about: its id. In the arena. Errors: E_NOT_FOUND. */
enum status plan_place(struct visit *, const char *about, const char **ret,
		       struct fault *) MUST_USE;

#endif
