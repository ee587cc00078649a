/* Requests after intake: lists, one request, and the moves of its items. */
#ifndef VERNACULAR_DESK_REQUESTS_H
#define VERNACULAR_DESK_REQUESTS_H

#include "desk/desk.h"
#include "desk/tenants.h"

struct model;

/* NULL: any. Words as they came. */
struct request_filter {
	const char *state, *service, *language, *provider;
	const char *overdue, *open, *urgent;
	const char *queue; /* mine: what the caller looks after; waiting: and
			    * what of it waits for them; near: bookings soon
			    * that nobody has taken */
	const char *owner; /* id of a colleague */
	struct page_wish page;
};

/* One row an item, what is due first comes first among open ones, else the
 * newest first.
 * {requests: [{ref, n, subject, tenant, tenant_reference, tenant_name(name),
 *  tenant_native(name), service(code), from(language), language(language),
 *  mode(code), format(code), words, minutes, starts_at, provider,
 *  provider_name, state(code), received_at, due_at,
 *  to_confirm(bool): that somebody takes the booking, overdue(bool),
 *  urgent(code urgency) or null,
 *  organisation}], next}
 * Errors: E_INPUT an unknown value, naming the valid ones. */
enum status requests_list(struct visit *, const struct request_filter *,
			  struct model *, struct fault *) MUST_USE;

/* The request as intake_log gives it, with strip (see tenants.h), owner,
 * owner_name: who looks after it, null nobody; and for every item also
 *  {provider, provider_name, held_from(code), closed_at, outcome(code),
 *  gross_min, net_min, in_standard, overdue, actions: [code action],
 *  files: [{id, name, type, bytes, uploaded_at, by}], pauses: [{from_at,
 *  to_at, reason}], offers: [{id, provider, provider_name, state(code
 *  offer-state), sent_at, expires_at, answered_at, reason, why: [message],
 *  address}], what routes_show (desk/routes.h) has,
 *  prices: as show_prices, cancel: as show_cancel_cost,
 *  conversations: as question_show_item, and what declaration_show_item,
 *  feedback_show_item and hand_in_show_brief have},
 *  attachments as show_attachments has them, and for_letter: {id, format(code
 *  media-format)}, a letter that is to be heard or signed, or null. address is
 *  the provider's open link, "/o/TOKEN", for those who may pass it on. A read
 *  event is queued. */
enum status request_show(struct visit *, const char *ref, struct model *,
			 struct fault *) MUST_USE;

/* Only {strip}, for pages about something of the request's.
 * Errors: E_NOT_FOUND. */
enum status request_strip(struct visit *, const char *ref, struct model *,
			  struct fault *) MUST_USE;

/* {ref, events: [{at, actor, actor_name, kind(code event), item, details:
 *  [{name, value, says(message): the sentence of a rule, or null}]}], next}
 *  oldest first */
enum status request_events(struct visit *, const char *ref,
			   const struct page_wish *, struct model *,
			   struct fault *) MUST_USE;

/* Day by day. gross_min are minutes of the wall until the clock stopped or now,
 * net_min those that the clock counted; due_at is the standard's, also after
 * a booking was confirmed in stopped_at.
 * {ref, n, kind(code clock), standard, stops(message), started_at, due_at,
 *  standard_due_at (where its case makes it due sooner), case (as
 *  case_show_item, or null), stopped_at, in_standard, appointment_ends_at,
 *  closed_at, now, gross_min, net_min, days: [{day(day), minutes, counted,
 *  why(code clock-day), name}], pauses: [...]} */
enum status item_clock(struct visit *, const char *ref, int n, struct model *,
		       struct fault *) MUST_USE;

/* A file as it came in; bytes are borrowed for the call. */
struct file_input {
	const char *name, *type;
	const void *bytes;
	size_t count;
};
#define FILE_BYTES_MAX (16u << 20)

struct hand_in_looked;
struct item_act {
	const char *ref;
	int n;
	const char *action;   /* a name of core/request */
	int64_t version;      /* of the request, as the officer read it */
	const char *reason;   /* reject, hold, return, cancel: needed; offer:
				 why the one that is named */
	const char *provider; /* assign, offer: id; NULL for offer: the best */
	const char *outcome;  /* complete, cancel: an outcome */
	const char *starts_at; /* reschedule */
	int64_t minutes, words; /* complete: what it came to; reschedule: how
				 * long; 0 not said */
	const struct file_input *file; /* deliver */
	/* What was found in it (desk/hand_ins), NULL nobody looked. */
	const struct hand_in_looked *looked;
};

/* Do it where the state allows. Outcomes are coded by who failed: completed,
 * tenant-absent, interpreter-absent, cancelled-early, cancelled-late,
 * provider-cancelled, unfilled. The model is that of request_show without
 * strip; NULL where nobody will look at it.
 * Errors: E_NOT_FOUND; E_CONFLICT, the fault lists the moves; E_STALE;
 * E_FORBIDDEN (approving what waits for a manager); E_INPUT. */
enum status item_act(struct visit *, const struct item_act *, struct model *,
		     struct fault *) MUST_USE;

/* Change what was logged: subject, needed_by, sensitivity; version as read. */
struct request_edit {
	const char *ref;
	int64_t version;
	const char *subject, *needed_by, *sensitivity; /* NULL: as it is */
	const char *urgent; /* "": no longer */
};
enum status request_edit(struct visit *, const struct request_edit *,
			 struct model *, struct faults *, struct fault *)
	MUST_USE;

/* A file of the request: bytes in the arena. */
struct file_found {
	const char *name, *type;
	const void *bytes;
	size_t count;
};
enum status request_file(struct visit *, const char *ref, const char *file,
			 struct file_found *, struct fault *) MUST_USE;

/* {late, due_today, waiting, with_providers, questions_waiting,
 * feedback_waiting, complaints_due (about providers), policies_unread} counts,
 * calls_waiting (see
 * calls.h), next_items: the rows of requests_list to do next (at most 20),
 * urgent_first: {items} likewise of urgent ones, and unfinished (see
 * unfinished.h). For administrators, while anything of it is missing, also
 * setup: {tenants, providers, colleagues, notices, mail}, each true where
 * there is none yet: no approved translation of a notice, no mail server. */
enum status officer_board(struct visit *, struct model *, struct fault *)
	MUST_USE;

#endif
