/* What the files of action plans, assessments and reviews share. Internal to
 * desk/. */
#ifndef VERNACULAR_DESK_ACTION_PLAN_INSIDE_H
#define VERNACULAR_DESK_ACTION_PLAN_INSIDE_H

#include "desk/action_plans.h"
#include "desk/field.h"
#include "store/organisation.h"
#include "store/plan.h"

#define PLAN_TITLE_MOST 200
#define PLAN_WORDS_MOST 4000

/* The organisation of an id as it came, the caller's for NULL or "".
 * Errors: E_NOT_FOUND. */
enum status plan_organisation(struct visit *, const char *id, int64_t *ret,
			      struct fault *) MUST_USE;
/* Those that are asked for: the one, or for NULL or "" all of the scope. */
struct plan_places {
	const int64_t *organisation;
	size_t count;
};
enum status plan_places(struct visit *, const char *id,
			struct plan_places *ret, struct fault *) MUST_USE;

/* Who is to own it: a colleague that the caller may see, whose account is
 * open. Where value is NULL, *ret stays. Faults go to the field. */
enum status plan_colleague(struct visit *, struct fields *, const char *field,
			   const char *value, int64_t *ret, struct fault *)
	MUST_USE;
/* Whether accounts of that role are colleagues, who can own and read. */
struct account;
bool plan_is_colleague(const struct account *);

/* A day, perhaps not before another (INT32_MIN any). *ret stays where value is
 * NULL or "". */
struct plan_day {
	const char *field, *value;
	int32_t first_days;
};
void plan_day(struct fields *, const struct plan_day *, int32_t *ret);

/* Something happened to one of the three: a row of its history and an event.
 */
struct plan_told {
	int64_t about, organisation;
	const char *title;
	enum plan_note_kind kind;
	const char *words, *was, *now; /* NULL none */
};
enum status plan_tell(struct visit *, const struct plan_told *, struct fault *)
	MUST_USE;
/* The same where was and now differ. */
enum status plan_tell_change(struct visit *, const struct plan_told *,
			     struct fault *) MUST_USE;
/* A day as a note has it. */
const char *plan_day_text(struct visit *, int32_t days);
/* A colleague's name, NULL of nobody. */
const char *plan_name(struct visit *, int64_t account);

/* HISTORY and COLLEAGUES of action_plans.h. */
enum status show_plan_history(struct visit *, struct model *, int64_t about,
			      struct fault *) MUST_USE;
enum status show_colleagues(struct visit *, struct model *, struct fault *)
	MUST_USE;
/* organisation, organisation_name. */
void show_plan_place(struct model *, int64_t organisation,
		     const struct organisations *);
/* organisations: [{id, name}], for choosing one. */
void show_organisations(struct model *, const struct organisations *);

/* Where the page before ended: "DAYS.ID", and back. */
struct plan_after {
	int32_t days;
	int64_t id;
};
enum status plan_after(const char *text, struct plan_after *, struct fault *)
	MUST_USE;
const char *plan_next(struct visit *, int32_t days, int64_t id);

/* Errors: E_NOT_FOUND. */
enum status measure_named(struct visit *, const char *id,
			  struct plan_measure *, struct fault *) MUST_USE;

#endif
