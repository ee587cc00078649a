/* Words whose letters stand side by side as the font has them, kerned at most:
 * the font's tables say so, and no shaper is asked. What is found of a letter
 * is kept with the open font. text/words asks. */
#ifndef VERNACULAR_TEXT_PLAIN_H
#define VERNACULAR_TEXT_PLAIN_H

#include "text/words.h"

struct plain;

/* Of one font. */
struct plains;

struct plains *plains_new(void);
void plains_free(struct plains *);

/* What is known of the font's letters in a script and language, from the left.
 *   plan  HarfBuzz's for them
 * NULL where all of it is for HarfBuzz. Lives as long as the font; any thread
 * may ask. */
struct plain *plains_find(const struct font *, const hb_segment_properties_t *,
			  hb_shape_plan_t *plan);

/* The glyphs that HarfBuzz would make of a word with nothing beside it, as
 * many as it has units. False where only HarfBuzz knows. */
bool plain_set(struct plain *, const UChar *text, unsigned units,
	       struct glyph *ret);

#endif
