/* May somebody of the family interpret? Children never do; others only after
 * a professional was offered and refused, and never where abuse, safeguarding
 * or eviction is the matter. Danger to life is the one exception, until help
 * comes. Pure. */
#ifndef VERNACULAR_CORE_FAMILY_H
#define VERNACULAR_CORE_FAMILY_H

#include <stdbool.h>

#include "core/request.h"

enum family_rule {
	FAMILY_DANGER,	  /* to life: may, and only until help comes */
	FAMILY_CHILD,	  /* may not */
	FAMILY_SENSITIVE, /* may not: abuse, safeguarding, eviction */
	FAMILY_FIRST,	  /* not yet: a professional is offered first */
	FAMILY_CHOSEN,	  /* may: the tenant would not have a professional */
};
#define FAMILY_RULES 5

extern const char *const family_rule_names[FAMILY_RULES]; /* "danger" */

struct family_case {
	bool child;    /* under 18 */
	bool declined; /* a professional was offered and refused */
	bool danger;   /* to somebody's life, now */
	enum sensitivity sensitivity;
};

enum family_rule family_decide(const struct family_case *);
bool family_allowed(enum family_rule);

/* A message id, a whole sentence that tells an officer what to do. */
const char *family_text(enum family_rule);

#endif
