/* Words of Indic scripts, put together from syllables that are shaped once:
 * where a word may be cut, and whether its syllables look in it as they do
 * alone. The font's tables say so; what they do not settle is for HarfBuzz.
 * What is found of a glyph is kept with the open font. text/words asks. */
#ifndef VERNACULAR_TEXT_SEAMS_H
#define VERNACULAR_TEXT_SEAMS_H

#include <unicode/umachine.h>

#include "text/fonts.h"
#include "text/seam_rules.h"

/* The longest word that is cut. */
#define SEAMS_UNITS 96

/* Stands before what is later in a word, as it is shaped: no letter to see and
 * none that HarfBuzz takes for the end of a word. */
#define SEAMS_JOINER 0x2060

/* Of one font and script. */
struct seams;

/* Of one font. */
struct seams_list;

struct seams_list *seams_list_new(void);
void seams_list_free(struct seams_list *);

/* NULL where words are shaped whole. Lives as long as the font; any thread may
 * ask.
 *   plan  HarfBuzz's for the script and language, from the left */
struct seams *seams_find(const struct font *, const hb_segment_properties_t *,
			 hb_shape_plan_t *plan);

/* Cut a word before its syllables, or before several of them.
 *   ret_start  room for units; where the pieces begin, the first is 0
 * How many they are; 1 where it must stay whole. */
unsigned seams_cut(const struct seams *, const UChar *text, unsigned units,
		   uint8_t *ret_start);

/* Whether the piece from start to end is shaped apart from the same text at the
 * beginning of a word. */
bool seams_later(const struct seams *, const UChar *text, unsigned start,
		 unsigned end);

/* The ends of a piece as it was shaped, from the left. */
struct seam {
	uint64_t left;	 /* rules that may go on after it */
	uint64_t right;	 /* rules that may have begun before it */
	uint64_t begins; /* rules that a glyph of it begins: one that none of
			  * the word begins does nothing */
	uint64_t kept;	 /* those of left that kern, but another glyph than
			  * the very last: marks on it would move */
	bool whole;	 /* it goes with no other */
	struct ot_kern last[SEAM_KERNS], first[SEAM_KERNS];
};

/* Of the glyphs as HarfBuzz made them. */
void seams_look(struct seams *, const hb_glyph_info_t *, unsigned count,
		struct seam *ret);

/* Whether a piece looks the same without the joiner before it. */
bool seams_bare(const struct seams *, const struct seam *);

/* Whether two look the same one after the other as alone.
 *   begun        what any of the word's pieces begins
 *   ret_kern_fu  what is added to the last advance of the first */
bool seams_meet(const struct seams *, const struct seam *,
		const struct seam *next, uint64_t begun, int *ret_kern_fu);

#endif
