/* Somebody else changed the thing while its form was open: both versions side
 * by side, and the person chooses for each field. One mechanism for every
 * versioned row whose "again" row shows the same fields, filled in with what
 * stands there now. */
#ifndef VERNACULAR_WEB_CONFLICT_H
#define VERNACULAR_WEB_CONFLICT_H

#include <stdbool.h>

struct exchange;
struct route;

/* Whether the row that shows the form again can tell what stands there now:
 * it has a form, and its handler gave a version and values. */
bool conflict_fits(const struct exchange *, const struct route *again);

/* Write the page into x->answer, with 412. */
void conflict_write(struct exchange *, const struct route *again);

#endif
