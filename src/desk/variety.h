/* Which dialect or script an item needs. Internal to desk/: routing asks. */
#ifndef VERNACULAR_DESK_VARIETY_H
#define VERNACULAR_DESK_VARIETY_H

#include "desk/assign.h"

struct booking;

/* Of the booking before that of the tenant, whose words hold for the language
 * that they speak. NULL where none is needed: nothing is spoken, or the words
 * name the language itself. */
const char *variety_dialect(const struct job *, const struct booking *);

/* The script that a translation is written in, ISO 15924; NULL for what is
 * not written. */
const char *variety_script(const struct item_spec *);

#endif
