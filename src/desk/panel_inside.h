/* What the panel and the equality profile's link share. Internal to desk/. */
#ifndef VERNACULAR_DESK_PANEL_INSIDE_H
#define VERNACULAR_DESK_PANEL_INSIDE_H

#include "core/equality.h"
#include "core/panel.h"
#include "desk/panel.h"
#include "store/panel.h"
#include "store/tenant.h"

/* {code: true} as bits. */
unsigned panel_bits(const struct model *interests);

/* {interests, everything} */
void show_interests(struct model *, const char *kept);

/* A consent, with its event. {address}. Errors: E_CONFLICT, E_NOT_FOUND. */
struct panel_joining {
	const struct tenant *tenant;
	unsigned interests; /* 0 everything */
	enum equality_how how;
	int64_t consent_utc;
};
enum status panel_put(struct visit *, const struct panel_joining *,
		      struct model *, struct fault *) MUST_USE;

/* {willing, panel}: see profile_link_show. */
enum status panel_of_link(struct visit *, const struct tenant *,
			  struct model *, struct fault *) MUST_USE;
/* {member: null or {id, interests: [{code(code panel-interest)}],
 *  everything(bool), how(code profile-how), consent_at, contacts,
 *  contacted_at}} */
enum status panel_brief(struct visit *, const struct tenant *, struct model *,
			struct fault *) MUST_USE;

#endif
