/* What an organisation has decided for itself under a name: yes or no, a
 * number, a word or several. Members follow their partnership where they have
 * not. Internal to desk/: each noun has its own names and what they mean. */
#ifndef VERNACULAR_DESK_DECIDED_H
#define VERNACULAR_DESK_DECIDED_H

#include "desk/desk.h"
#include "store/setting.h"

struct model;

/* ret->organisation is 0, and ret->value NULL, where nobody has. */
enum status decided_get(struct visit *, int64_t organisation, const char *name,
			struct kept_setting *ret, struct fault *) MUST_USE;

/* Kept from now on, with its event. Who may, the caller has asked. */
enum status decided_put(struct visit *, int64_t organisation, const char *name,
			const char *value, struct fault *) MUST_USE;

/* Who decided what holds for the organisation: "shipped" nobody, "own",
 * "partnership". */
const char *decided_origin(const struct kept_setting *, int64_t organisation);

/* origin(code origin), at or null */
void decided_show(struct model *, const struct kept_setting *,
		  int64_t organisation);

#endif
