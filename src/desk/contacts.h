/* Contacts with a tenant, and whether each met what the tenant needs: a letter
 * in a language they do not read is counted. The rules are core/contact's; an
 * officer confirms them or says otherwise with a reason. */
#ifndef VERNACULAR_DESK_CONTACTS_H
#define VERNACULAR_DESK_CONTACTS_H

#include "desk/desk.h"
#include "store/contact.h"

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

#endif
