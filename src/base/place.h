/* Where the program's own files are: schema, templates, catalogues. */
#ifndef VERNACULAR_BASE_PLACE_H
#define VERNACULAR_BASE_PLACE_H

#include <stddef.h>

#include "base/arena.h"

/* The folder that holds db/, templates/ and po/: $VERNACULAR_DATA where it is
 * set, else the source tree that the executable was built in, else the
 * installed one. In the arena. */
const char *place_data(struct arena *);

/* place_data()/relative, in the arena. */
const char *place_file(struct arena *, const char *relative);

/* The folders with the fonts of letters, colon separated: $VERNACULAR_FONTS.
 * NULL where it is not set: Debian's own. */
const char *place_fonts(void);

#endif
