/* Contacts with a tenant, and whether each met what the tenant needs: a letter
 * in a language they do not read is counted. The rules are core/contact's; an
 * officer confirms them or says otherwise with a reason. */
#ifndef VERNACULAR_DESK_CONTACTS_H
#define VERNACULAR_DESK_CONTACTS_H

#include "desk/desk.h"
#include "store/contact.h"

struct model;
struct page_wish;

/* Somebody was in touch with a tenant: letters call it when they are issued,
 * telephone logs when they are written, bookings when they are completed. On
 * the writer. Set tenant, organisation, manner, and letter or item where it was
 * one; at_utc 0 is now. manner.minute is worked out. Every need that holds is
 * met or not by rule, need.met_at follows, and it is an event; id comes back
 * in *contact. What is on record already is left as it is (OK, id 0).
 *
 *     struct contact contact = {
 *             .tenant = tenant.id,
 *             .organisation = tenant.organisation,
 *             .manner = {.channel = CHANNEL_CALL, .spoken = "so",
 *                        .interpreter = INTERPRETER_PROFESSIONAL},
 *     };
 *     status = contact_record(visit, &contact, fault); */
enum status contact_record(struct visit *, struct contact *, struct fault *)
	MUST_USE;

/* The same in words, from a page or the interface. NULL: not said. */
struct contact_input {
	const char *tenant;   /* id or reference */
	const char *channel;  /* letter visit call relay email text */
	const char *at;	      /* RFC 3339 or London's; NULL now */
	const char *language; /* of what was written or said; NULL English */
	const char *second;   /* of what was written beside it */
	const char *formats;  /* "large-print:18; easy-read" */
	const char *interpreter; /* none professional colleague family */
	const char *gender;	 /* of the interpreter: woman, man */
	const char *support;	 /* such as lipspeaker */
	const char *note;
};
/* {tenant, version, strip, contact: CONTACT}: as contacts_list has them.
 * Errors: E_INPUT with faults, also for a time to come; E_NOT_FOUND. */
enum status contact_add(struct visit *, const struct contact_input *,
			struct model *, struct faults *, struct fault *)
	MUST_USE;

/* {tenant, reference, name(name), version, strip, contacts: [CONTACT], next},
 * latest first. CONTACT is {id, channel(code channel), at(time), written:
 *  [{language(language)}], spoken(language), formats: [{format(code format),
 *  size, paper(code paper)}], interpreter(code interpreter), gender(code
 *  gender), support(code support), note, letter, booking(bool), recorded_by,
 *  confirmed_at, confirmed_by, met, unmet, needs: [{id, kind(code need-kind),
 *  facts: [as strip], met(bool), why(code met-why), said_by, said_why}],
 *  open: [{id, kind(code need-kind), facts}]}: open are needs that hold and
 *  no rule could tell of. A person's record was looked at: an event is queued.
 * Errors: E_NOT_FOUND. */
enum status contacts_list(struct visit *, const char *tenant,
			  const struct page_wish *, struct model *,
			  struct fault *) MUST_USE;

/* One need at one contact: "yes" or "no" it was met, whatever the rules say,
 * with the reason. As contact_add.
 * Errors: E_INPUT with faults; E_NOT_FOUND. */
struct contact_said {
	const char *tenant, *contact, *need;
	const char *met; /* yes no */
	const char *reason;
};
enum status contact_say(struct visit *, const struct contact_said *,
			struct model *, struct faults *, struct fault *)
	MUST_USE;

/* The rules were right. As contact_add. Errors: E_NOT_FOUND. */
enum status contact_right(struct visit *, const char *tenant,
			  const char *contact, struct model *, struct fault *)
	MUST_USE;

#endif
