/* What a font's tables would do where two syllables of a word meet. HarfBuzz
 * shapes syllables of Indic scripts one by one and applies the features that
 * make conjuncts and vowel signs within each (F_PER_SYLLABLE); what is left are
 * lookups for the whole line. For text/seams. */
#ifndef VERNACULAR_TEXT_SEAM_RULES_H
#define VERNACULAR_TEXT_SEAM_RULES_H

#include <hb.h>
#include <stdbool.h>
#include <stdint.h>

#include "text/ot_table.h"

#define SEAM_KERNS 6

/* What the rules say of a glyph: of which it may be a part that has another
 * after it or before it, a bit for each rule. */
struct seam_glyph {
	uint64_t left, right;
	uint64_t begins;  /* rules that do nothing where no glyph does */
	uint64_t ignored; /* by rules that may pass over it */
	bool mark;
	struct ot_kern kern[SEAM_KERNS];
};

struct seam_rules;

/* NULL where there is more than can be told. */
struct seam_rules *seam_rules_new(hb_face_t *, hb_shape_plan_t *);
void seam_rules_free(struct seam_rules *);

/* Whether two plans ask for the same lookups. */
bool seam_rules_same(const struct seam_rules *, const struct seam_rules *);

/* Whether a syllable that begins a word may look otherwise. */
bool seam_rules_init(const struct seam_rules *);

void seam_rules_glyph(const struct seam_rules *, unsigned glyph,
		      struct seam_glyph *ret);

/* The rules that kern; the others are for HarfBuzz. */
uint64_t seam_rules_kerns(const struct seam_rules *);
unsigned seam_rules_kern_count(const struct seam_rules *);

/* The bit of one of them, below SEAM_KERNS. */
uint64_t seam_rules_kern_bit(const struct seam_rules *, unsigned kern);

/* Kern two as the rules of left say, which covers those that have the first.
 * Units of the font. */
int seam_rules_kern(const struct seam_rules *, uint64_t left,
		    const struct ot_kern *first, const struct ot_kern *second);

#endif
