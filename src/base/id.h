/* Identifiers made by us: 63-bit integers that grow with time (so that a
 * table's pages fill in order) and carry 28 random bits (so that several
 * machines may make them). Outside the program they are 13 characters of
 * Crockford's base32. */
#ifndef VERNACULAR_BASE_ID_H
#define VERNACULAR_BASE_ID_H

#include <stdbool.h>
#include <stdint.h>

#include "base/random.h"

#define ID_TEXT 14

/* One maker per writer; not thread-safe. */
struct id_maker {
	int64_t last;
};

/* Greater than every one this maker made before. now_utc is in seconds. */
int64_t id_new(struct id_maker *, int64_t now_utc, struct random_source *);

void id_format(int64_t id, char ret[ID_TEXT]);

/* False unless text is exactly what id_format gives for a positive id. */
bool id_parse(const char *text, int64_t *ret_id);

#endif
