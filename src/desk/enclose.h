/* What the law adds to a letter: dates that follow a rule are checked, and the
 * prescribed form goes with it, whole. Internal to desk/. */
#ifndef VERNACULAR_DESK_ENCLOSE_H
#define VERNACULAR_DESK_ENCLOSE_H

#include "core/form_date.h"
#include "desk/desk.h"
#include "desk/form_inside.h"
#include "render/render.h"

struct model;
struct notice;
struct tag;
struct tenant;

struct enclosing {
	const struct notice *notice;
	const struct tenant *tenant;
	const struct tag *tag; /* of the letter */
	const struct calendar *calendar;
	struct model *values; /* all that were given or are known */
};

struct enclosed {
	enum enclosed_state {
		ENCLOSED_NOTHING,    /* the notice asks for no form */
		ENCLOSED_FORM,
		ENCLOSED_NO_FORM,    /* the law asks for none */
		ENCLOSED_NOT_LOADED, /* sent apart: nobody has loaded it */
		ENCLOSED_NOT_KNOWN,  /* what kind of tenancy it is */
	} state;
	bool checked; /* the dates that follow a rule */
	const struct form_rule *rule; /* NULL: not known */
	int32_t served_days;
	struct form_taken form;
	struct form_translation translation; /* id 0: none goes with it */
	struct enclosure enclosure; /* its form is NULL without one */
};

/* Whether the notice is for such a tenancy; check the dates, find the form.
 * Errors: E_INPUT at "/data/FIELD", also where a date is refused: the fault
 * names the rule and the earliest date that is valid; E_REFUSED the form is
 * not as it was loaded. */
enum status enclose_find(struct visit *, const struct enclosing *,
			 struct enclosed *ret, struct fault *) MUST_USE;

/* The same before anything is filled in: which form would go with a letter
 * today. */
enum status enclose_look(struct visit *, const struct notice *,
			 const struct tenant *, struct enclosed *ret,
			 struct fault *) MUST_USE;

/* Fill the form's blanks; values that only it has leave the letter's.
 *   ret_values  what the letter itself is filled with
 * Errors: E_INPUT, in faults too. */
enum status enclose_fill(struct visit *, const struct enclosing *,
			 struct enclosed *, const struct model **ret_values,
			 struct faults *) MUST_USE;

/* {form: null or {state(code enclosed), code, title, id, sha256, language,
 *  translation(language or null)}, dates_checked(bool or null)} */
void enclosed_show(struct model *, const struct enclosed *);

/* What the page of a preview says where something is amiss, before its own
 * banners. */
struct banner *enclosed_banner(struct visit *, const struct enclosed *,
			       struct banner *);

/* The names of states. */
const char *enclosed_state_name(enum enclosed_state);

#endif
