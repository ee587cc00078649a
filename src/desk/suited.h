/* What kind of letter suits a tenant: what was asked for, else what the
 * register says. Internal to desk/. */
#ifndef VERNACULAR_DESK_SUITED_H
#define VERNACULAR_DESK_SUITED_H

#include "base/fault.h"
#include "notice/template.h"
#include "store/tenant.h"

/* The language tag: asked for (NULL or "" for not), else what they read, else
 * speak, else "en". */
const char *suited_language(const char *asked, const struct needs *);

/* The variant: asked for, else Easy Read for whom needs it, if the notice has
 * it. Errors: E_INPUT at "/variant": none of that name, or not of this
 * notice. */
enum status suited_variant(const char *asked, const struct notice *,
			   const struct needs *, enum notice_variant *ret,
			   struct fault *) MUST_USE;

#endif
