/* What the files about contacts share. Internal to desk/. */
#ifndef VERNACULAR_DESK_CONTACT_H
#define VERNACULAR_DESK_CONTACT_H

#include "desk/desk.h"
#include "store/contact.h"

struct item;
struct model;

/* An event of the tenant's. */
enum status contact_log(struct visit *, const char *kind,
			const struct contact *, const struct model *payload,
			struct fault *) MUST_USE;

/* A booking that was kept: interpreter and tenant were there. Nothing for
 * other services and outcomes. */
enum status contact_of_booking(struct visit *, const struct item *,
			       struct fault *) MUST_USE;

#endif
