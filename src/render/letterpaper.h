/* What stands on the paper before anything is written: the sender, the
 * address in the window, the colour. Inside render/pages only. */
#ifndef VERNACULAR_RENDER_LETTERPAPER_H
#define VERNACULAR_RENDER_LETTERPAPER_H

#include "render/paginate.h"

/* Sender and address onto the first page, each in its box.
 * Errors: those of text_lay; E_REFUSED an address no printer takes, where its
 * code; E_INPUT a sender that does not fit. */
enum status letterpaper_put(struct flow *, const struct place *,
			    const struct render_options *,
			    const struct address *, struct sheets *) MUST_USE;

/* The ground of every page; false for white. */
bool letterpaper_ground(enum paper, struct ink *ret);

#endif
