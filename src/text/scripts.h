/* The script of each unit of a passage: by its letters, and by what stands
 * before for all else. Source: UAX 24, 5.
 * Only text/itemize and text/paragraph include this. */
#ifndef VERNACULAR_TEXT_SCRIPTS_H
#define VERNACULAR_TEXT_SCRIPTS_H

#include "text/passage.h"

#define SCRIPTS_MOST 200 /* Unicode 15 has 164 */

/* What a unit is besides. */
enum {
	UNIT_KNOWN = 1,
	UNIT_EXTENDS = 2, /* belongs to the letter before it */
	UNIT_NOTHING = 4, /* draws nothing */
	UNIT_BRACKET = 8, /* opens or closes a pair */
	UNIT_CURRENCY = 16,
};

struct scripts {
	hb_script_t tag[SCRIPTS_MOST]; /* [0] is none */
	size_t tags;
	uint16_t *page[512]; /* of 128 units each; NULL until used */
	uint8_t *of;	     /* script of each unit, an index of tag */
	uint8_t *is;	     /* UNIT_* of each */
	size_t cap;
};

struct scripts *scripts_new(void);
void scripts_free(struct scripts *);
void scripts_rest(struct scripts *);

/* Sets of and is, as long as the passage. */
void scripts_find(struct scripts *, const struct passage *,
		  const struct tag *paragraph);

#endif
