/* A catalogue brought up to an English text that has changed since: words of
 * sentences that were changed stay, marked fuzzy, beside the English that they
 * were made of; all others are left as they are. */
#ifndef VERNACULAR_NOTICE_OUTDATE_H
#define VERNACULAR_NOTICE_OUTDATE_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "notice/template.h"

/* A sentence of the catalogue that the notice no longer has goes to the new
 * sentence at its place that is most like it; of those at other places it must
 * be more like it. What nothing is like is kept as obsolete.
 *   name   of the file, for faults
 *   po     of the catalogue
 *   ret    in the arena, or po itself where nothing changed
 * Errors: E_INPUT, po cannot be read. */
enum status outdate(const struct notice *, const char *name, const char *po,
		    struct arena *, const char **ret, struct faults *)
	MUST_USE;

#endif
