/* What a font's tables would do with glyphs that stand side by side: nothing,
 * kern two of them, or what only HarfBuzz works out. For text/plain. */
#ifndef VERNACULAR_TEXT_PAIR_RULES_H
#define VERNACULAR_TEXT_PAIR_RULES_H

#include <hb.h>
#include <stdbool.h>
#include <stdint.h>

#define PAIR_KERNS 8

/* What the rules say of a glyph: those that begin with it, those that go on
 * with it, and how each that kerns finds it as the first or second of two. */
struct pair_glyph {
	uint16_t glyph;
	uint64_t first, second; /* a bit for each rule */
	uint16_t kern_first[PAIR_KERNS], kern_second[PAIR_KERNS];
};

struct pair_rules;

/* The lookups that a plan applies to all text from the left.
 * NULL where there is more than can be told for pairs. */
struct pair_rules *pair_rules_new(hb_face_t *, hb_shape_plan_t *);
void pair_rules_free(struct pair_rules *);

/* Whether two plans ask for the same lookups. */
bool pair_rules_same(const struct pair_rules *, const struct pair_rules *);

/* False where a glyph changes whatever is beside it. */
bool pair_rules_glyph(const struct pair_rules *, unsigned glyph,
		      struct pair_glyph *ret);

/* Whether two stay as they are, but for a change of the first one's advance.
 * Units of the font. */
bool pair_rules_meet(const struct pair_rules *, const struct pair_glyph *,
		     const struct pair_glyph *, int *ret_kern_fu);

#endif
