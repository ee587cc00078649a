/* A request comes in: checked, decided by policy, clocked, put to a provider,
 * in one savepoint. Called with each POST /requests and by the import. */
#ifndef VERNACULAR_DESK_INTAKE_H
#define VERNACULAR_DESK_INTAKE_H

#include "desk/desk.h"

struct fields;
struct model;

#define INTAKE_ITEMS 20

/* Words as they came; NULL is absent. Numbers: 0 is absent, negative wrong. */
struct intake_item {
	const char *service; /* where it differs from the request's */
	const char *from, *language, *mode, *format;
	const char *starts_at; /* RFC 3339 or local London time */
	int64_t words, minutes;
	int place; /* in what was sent, from 1; 0: as in this list */
};

struct intake {
	const char *service, *tenant; /* id or reference */
	const char *received_at, *needed_by;
	const char *document_class, *subject, *sensitivity, *case_text;
	const char *starts_at;
	int64_t words, minutes; /* of every item that says none itself */
	const struct intake_item *item;
	size_t items;
	struct {
		const char *reader, *stakes, *response, *reason;
	} necessity; /* filled from policy where absent */
	const char *cost_code; /* NULL the default of the service */
	const char *urgent;	  /* why it does not wait its turn */
	const char *gender, *qualification; /* of every interpreter, wished */
	const char *about;	  /* "person" or "everybody" */
	const char *again_reason; /* why it is sent though it looks like
				   * another that is open */
	const char *const *attachments; /* ids of files that are held */
	size_t attachment_count;
	enum {
		INTAKE_TELL, /* what is alike is named in the answer */
		INTAKE_ASK,  /* a reason is asked for before it is sent */
	} alike;
};

/* {ref, tenant, organisation, subject, document_class(code), sensitivity
 *  (code), received_at, logged_at, needed_by, version, urgent(code urgency),
 *  about(code about), gender(code gender), qualification(code): wished of
 *  every interpreter, or null, again: {ref, reason} or null, alike: [{n,
 *  ref, subject,
 *  state(code), received_at, starts_at, same(bool)}], items: [{n, service
 *  (code), from(language), language(language), mode(code), format(code),
 *  words, minutes, starts_at, state(code state), decision: {verdict(code
 *  verdict), rule, why(message), response(code response)}, necessity: {reader
 *  (message), stakes(message), response(code), reason, decided_by, decided_at,
 *  decided_by_name}, clock: {kind(code
 *  clock), standard, started_at, due_at, to_confirm(bool): what is due is
 *  that somebody takes the booking}, without_start(bool): a booking of which
 *  nobody said when it is, estimate: as
 *  show_found, offer: {provider, provider_name,
 *  why: [message], sent_at, expires_at} or null}]}
 * Also cost_code and budgets that warn (desk/budgets).
 * alike are open items of the tenant's that ask for the same (core/alike).
 * A language may be "und", still to be found out: the item waits, and nobody
 * is asked, until item_found_language.
 * A message is an English sentence that the page face translates.
 *   faults  every bad field at once; where is its JSON pointer
 * Errors: E_INPUT with faults filled; E_REFUSED; E_CONFLICT at
 * "/again_reason" where in->alike asks. */
enum status intake_log(struct visit *, const struct intake *, struct model *,
		       struct faults *, struct fault *) MUST_USE;

/* The same model without ref, nothing kept: for "check your answers". Also
 * attachments (see attachments.h) and what exists already (see exists.h). May
 * run on a reader. */
enum status intake_preview(struct visit *, const struct intake *,
			   struct model *, struct faults *, struct fault *)
	MUST_USE;

/* Only the checks, with faults under the fields' prefix: for the import. */
enum status intake_check(struct visit *, const struct intake *,
			 const struct fields *, struct fault *) MUST_USE;

#endif
