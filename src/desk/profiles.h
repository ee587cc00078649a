/* Equality profiles as staff see to them: what was asked of a tenant and when,
 * asking by telephone, the link at which tenants answer themselves. What they
 * answered no page shows, but to a manager who says why. */
#ifndef VERNACULAR_DESK_PROFILES_H
#define VERNACULAR_DESK_PROFILES_H

#include "desk/desk.h"

struct model;
struct page_wish;

/* How long a link is good. */
#define PROFILE_LINK_DAYS 90

/* {id, strip, questions: [{code, asks(message), answered(bool), how(code
 *  profile-how), at, due(bool): to be asked anew}], answered, all, next: the
 *  first that is not answered, or null, may_ask(bool): the tenant is one of
 *  the landlord's still, may_open(bool): the caller may see answers, link:
 *  null or {address, expires_at}, member: null or what panel_brief has
 *  (desk/panel)}. The reading is an event.
 * Errors: E_NOT_FOUND; E_BUSY. */
enum status profile_show(struct visit *, const char *tenant, struct model *,
			 struct fault *) MUST_USE;

/* One question, to be read out: {id, strip, question: {code, n, all,
 *  asks(message), why(message), guide(code equality-guide), act, list, source,
 *  several(bool), groups: [{heading(message) or null, choices: [{code, says
 *  (message), digits(bool): no words, so that they run from left to right,
 *  own(bool): takes own words}]}], own(bool), answered(bool)}}.
 * Errors: E_NOT_FOUND also of a question that is not asked. */
enum status profile_question(struct visit *, const char *tenant,
			     const char *question, struct model *,
			     struct fault *) MUST_USE;

/* All questions, empty: what is printed. {questions: [as question above]} of
 * the caller's organisation; of every characteristic where nobody is known. */
enum status profile_sheet(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* What somebody answered.
 *   answers  codes; "prefer-not-to-say" is one of them
 *   words    their own; NULL none
 *   how      "telephone", "in-person", "paper"
 * {tenant, question, next: as profile_show}
 * Errors: E_INPUT with faults ("/answer", "/words", "/how"); E_NOT_FOUND;
 * E_REFUSED the tenant died, moved or was merged. */
struct profile_input {
	const char *const *answers;
	size_t count;
	const char *words, *how;
};
enum status profile_answer(struct visit *, const char *tenant,
			   const char *question, const struct profile_input *,
			   struct model *, struct faults *, struct fault *)
	MUST_USE;

/* The answers go, at the tenant's wish. {tenant} */
enum status profile_take_back(struct visit *, const char *tenant,
			      struct model *, struct fault *) MUST_USE;

/* A new link; older ones lead nowhere. {tenant, address, expires_at}
 * Errors: E_NOT_FOUND; E_REFUSED as life_letter_allowed. */
enum status profile_link_make(struct visit *, const char *tenant,
			      struct model *, struct fault *) MUST_USE;

/* Managers alone, who say why; it stands in the history. {id, strip, reason,
 * answers: [{code, asks(message), unsaid(bool), says: [{text(message)}],
 *  words(name), list, how(code profile-how), at}]}
 * Errors: E_FORBIDDEN; E_INPUT no reason; E_NOT_FOUND. */
enum status profile_open(struct visit *, const char *tenant,
			 const char *reason, struct model *, struct faults *,
			 struct fault *) MUST_USE;

/* Tenants of the organisation who were asked nothing yet, by their number.
 * {tenants: [{id, reference, name(name), name_native(name), spoken(language)}],
 *  next} Errors: E_INPUT. */
enum status profiles_silent(struct visit *, const struct page_wish *,
			    struct model *, struct fault *) MUST_USE;

#endif
