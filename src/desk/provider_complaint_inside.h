/* What the files about complaints about providers share. Internal to desk/. */
#ifndef VERNACULAR_DESK_PROVIDER_COMPLAINT_INSIDE_H
#define VERNACULAR_DESK_PROVIDER_COMPLAINT_INSIDE_H

#include "desk/provider_complaints.h"
#include "store/provider_complaint.h"

/* Errors: E_NOT_FOUND. */
enum status complaint_named(struct visit *, const char *id,
			    struct provider_complaint *, struct fault *)
	MUST_USE;
/* By when it is acknowledged and decided, from received_utc. */
enum status complaint_clocks(struct visit *, struct provider_complaint *,
			     struct fault *) MUST_USE;
/* Something was done about it: an event of the provider's. */
enum status complaint_note(struct visit *, const struct provider_complaint *,
			   const char *kind, const char *words, struct fault *)
	MUST_USE;

#endif
