/* What tenants say of interpreting and of what was written for them: at an
 * address of their own without account, or through a colleague. Bad answers
 * are looked into by a date. Who did the work never hears who said what. */
#ifndef VERNACULAR_DESK_FEEDBACK_H
#define VERNACULAR_DESK_FEEDBACK_H

#include "desk/desk.h"

struct faults;
struct item;
struct model;
struct page_wish;

#define FEEDBACK_LINK_DAYS 60
#define FEEDBACK_WORDS_MOST 2000 /* bytes */

/* Words as they came; NULL not said. */
struct feedback_input {
	const char *understood, *said, *fair, *language, *time;
	const char *words;
	bool call_me;
	const char *tag; /* BCP 47, that the words are in */
	const char *how; /* of a colleague: "telephone", "in-person", "paper" */
};

/* For the tenant: {organisation, spoken(bool): an interpreter was there,
 * questions: [{code, asks(code feedback-question)}], answered(bool)}; nothing
 * else of the work, and never what was answered.
 * Errors: E_NOT_FOUND also of one that is over. */
enum status feedback_link_show(struct visit *, const char *token,
			       struct model *, struct fault *) MUST_USE;
/* {called(bool): somebody will call them}. Errors: also E_INPUT with faults;
 * E_CONFLICT it was answered. */
enum status feedback_link_answer(struct visit *, const char *token,
				 const struct feedback_input *, struct model *,
				 struct faults *, struct fault *) MUST_USE;

/* The address that goes to the tenant; a new time for one that nobody has
 * answered. It goes by mail where that is safe and they can read it.
 * {ref, n, address, expires_at, mailed(bool)}
 * Errors: E_NOT_FOUND; E_CONFLICT the work is not done, or it was answered. */
enum status feedback_make(struct visit *, const char *ref, int n,
			  struct model *, struct fault *) MUST_USE;
/* On the tenant's behalf. {ref, n} */
enum status feedback_record(struct visit *, const char *ref, int n,
			    const struct feedback_input *, struct model *,
			    struct faults *, struct fault *) MUST_USE;

/* Of one item: may_ask(bool): it may be asked for, feedback: {id, address,
 *  expires_at, answered_at, how(code feedback-how), answers: [{question(code
 *  feedback-question), answer(code feedback-answer), bad(bool)}], words,
 *  words_language, call_me(bool), due_at, open(bool), late(bool), settled_at,
 *  settled_by_name, settled_why} or null */
enum status feedback_show_item(struct visit *, struct model *,
			       const struct item *, struct fault *) MUST_USE;

/* {waiting(bool), feedback: [as above, and ref, n, subject, service(code),
 *  language, provider, provider_name], next}. show: "all", or NULL those to
 * look into, the soonest due first. */
enum status feedbacks_list(struct visit *, const char *show,
			   const struct page_wish *, struct model *,
			   struct fault *) MUST_USE;
/* It was looked into: what was done. {id}. Errors: E_NOT_FOUND; E_INPUT;
 * E_CONFLICT. */
enum status feedback_settled(struct visit *, const char *id, const char *why,
			     struct model *, struct fault *) MUST_USE;
/* {feedback_waiting}: how many wait, at most 200. */
enum status feedback_count(struct visit *, struct model *, struct fault *)
	MUST_USE;

#endif
