/* An offer and the work that becomes of it, as the provider sees them: through
 * a signed link without account, or signed in. The token of the link is the
 * right to see and answer this one offer. */
#ifndef VERNACULAR_DESK_OFFERS_H
#define VERNACULAR_DESK_OFFERS_H

#include "desk/desk.h"

struct faults;
struct file_found;
struct file_input;
struct model;

/* How the provider comes to it: by the link, or by an item's id where it is
 * signed in. */
struct offer_key {
	const char *token; /* NULL: signed in */
	const char *item;
};
#define OFFER_LINK(text) (&(const struct offer_key){.token = (text)})

/* {id (of the item), provider_name, organisation, state(code offer-state),
 *  note(message: why there is nothing to answer or to do, or null),
 *  can_answer(bool), can_deliver(bool), can_ask(bool): they may write to the
 *  landlord, theirs(bool): the work is theirs, sent_at, expires_at,
 *  answered_at, service(code), from(language), language(language), mode(code),
 *  format(code), words, minutes, starts_at, ends_at, due_at, area (of an
 *  on-site job, "NB1"), gender(code: of the interpreter, where the tenant asks
 *  for one), dialect, qualification(code), dbs(code), price(money) or null,
 *  urgent(code urgency), item_state(code
 *  job-state), ref, subject, job_file (a name, or
 *  null), attachments: [as show_source_files], facts: [as strip], and what
 *  can_sign(bool): there is something to sign for (desk/declarations),
 *  sign_needed(bool): without it the work is not done; questions_show,
 *  sending_show (desk/sending), and of a booking that is
 *  theirs briefing_show and attendance_show (desk/) have}
 *  can_type(bool): it may be translated in the browser, hand_in: {state(code
 *  hand-in-state), file_name, needs_word(bool), remarks: [REMARK of
 *  hand_in_show], returned_at, returned_why}, or null where nothing was kept
 * Before the work is theirs ref, subject and job_file are null, and facts,
 * attachments and questions empty. What makes a matter sensitive is never in
 * it; of domestic abuse and safeguarding the subject is not, either. Facts are
 * those that the work takes and that may be shared.
 * Errors: E_NOT_FOUND; E_FORBIDDEN the link is another provider's. */
enum status offer_show(struct visit *, const struct offer_key *,
		       struct model *, struct fault *) MUST_USE;

/* A link that leads to nothing was tried: an event, of nobody in particular.
 */
void offer_note_unknown(struct visit *);

/* Answering twice the same is fine and changes nothing. Errors: E_NOT_FOUND;
 * E_CONFLICT it is withdrawn, expired, or was answered the other way: the
 * fault says which; an event is kept all the same. */
enum status offer_accept(struct visit *, const struct offer_key *,
			 struct model *, struct fault *) MUST_USE;
/* Goes to the next candidate at once. reason may be NULL. */
enum status offer_decline(struct visit *, const struct offer_key *,
			  const char *reason, struct model *, struct fault *)
	MUST_USE;

/* What there is to translate, where it comes as a file: job_file of offer_show
 * names it. In the arena. Errors: E_NOT_FOUND, also until the work is theirs.
 */
enum status offer_job_file(struct visit *, const struct offer_key *,
			   struct file_found *, struct fault *) MUST_USE;

/* One of the attachments, once the work is theirs. Errors: E_NOT_FOUND. */
enum status offer_attachment(struct visit *, const struct offer_key *,
			     const char *id, struct file_found *,
			     struct fault *) MUST_USE;

/* How a booking went, from who was there: started_at, finished_at, outcome
 * ("completed", "tenant-absent", "interpreter-absent", "provider-cancelled"),
 * note; NULL not said. "provider-cancelled" before the start gives the work
 * back: the next one is asked at once, and the model is that of work which is
 * no longer theirs. Errors: also E_INPUT with faults; E_CONFLICT it is still
 * to come, or was confirmed. */
struct offer_timesheet {
	const char *started_at, *finished_at, *outcome, *note;
};
enum status offer_hand_in_time(struct visit *, const struct offer_key *,
			       const struct offer_timesheet *, struct model *,
			       struct faults *, struct fault *) MUST_USE;

/* It is this one who comes; "" or NULL: nobody is named any more. An event.
 * Errors: also E_INPUT at /linguist nobody of theirs who could; E_REFUSED at
 * /linguist a rule stands against it; E_CONFLICT they are taken then, or
 * nobody is to be named. */
enum status offer_send_linguist(struct visit *, const struct offer_key *,
				const char *linguist, struct model *,
				struct fault *) MUST_USE;

#endif
