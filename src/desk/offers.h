/* An offer as its provider sees it: through a signed link, without account.
 * The token is the right to see and answer this one offer. */
#ifndef VERNACULAR_DESK_OFFERS_H
#define VERNACULAR_DESK_OFFERS_H

#include "desk/desk.h"

struct file_input;
struct model;

/* {provider_name, organisation, state(code offer-state), can_answer(bool),
 *  can_deliver(bool), sent_at, expires_at, answered_at, service(code), from
 *  (language), language(language), mode(code), format(code), words, minutes,
 *  starts_at, due_at, sensitivity(code), item_state(code), ref, subject,
 *  job_file (a name, or null), attachments: [as show_source_files], facts: [as
 *  strip]}
 * Before it is accepted ref, subject and job_file are null, facts empty, and
 * attachments until the work is theirs; a
 * name or address of the tenant it never has.
 * Errors: E_NOT_FOUND. */
enum status offer_show(struct visit *, const char *token, struct model *,
		       struct fault *) MUST_USE;

/* Answering twice the same is fine and changes nothing. Errors: E_NOT_FOUND;
 * E_CONFLICT it is withdrawn, expired, or was answered the other way: the
 * fault says which; an event is kept all the same. */
enum status offer_accept(struct visit *, const char *token, struct model *,
			 struct fault *) MUST_USE;
/* Goes to the next candidate at once. reason may be NULL. */
enum status offer_decline(struct visit *, const char *token,
			  const char *reason, struct model *, struct fault *)
	MUST_USE;
/* What there is to translate, where it comes as a file: job_file of offer_show
 * names it. Once the offer was accepted. In the arena. Errors: E_NOT_FOUND. */
struct file_found;
enum status offer_job_file(struct visit *, const char *token,
			   struct file_found *, struct fault *) MUST_USE;

/* One of the attachments, once the work is theirs. Errors: E_NOT_FOUND. */
enum status offer_attachment(struct visit *, const char *token, const char *id,
			     struct file_found *, struct fault *) MUST_USE;

/* A file for the translation of a notice is checked and imported.
 * Errors: also E_INPUT. */
enum status offer_deliver(struct visit *, const char *token,
			  const struct file_input *, struct model *,
			  struct fault *) MUST_USE;

#endif
