/* The layout tables of a font, as bytes that may be damaged: what lies outside
 * of a table reads as 0. For text/pair_rules and text/seam_rules.
 * Source: OpenType 1.9, "Common Table Formats", "GPOS". */
#ifndef VERNACULAR_TEXT_OT_TABLE_H
#define VERNACULAR_TEXT_OT_TABLE_H

#include <hb.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct ot_table {
	const uint8_t *at;
	size_t count;
	hb_blob_t *blob;
	hb_tag_t tag;
};

void ot_table_open(struct ot_table *, hb_face_t *, hb_tag_t);
void ot_table_close(struct ot_table *);

static inline unsigned
ot_u16(const struct ot_table *t, size_t at)
{
	return at + 2 <= t->count ? (unsigned)t->at[at] << 8 | t->at[at + 1]
				  : 0;
}

static inline size_t
ot_u32(const struct ot_table *t, size_t at)
{
	return (size_t)ot_u16(t, at) << 16 | ot_u16(t, at + 2);
}

/* Which glyph it is of a coverage; -1 where it is none. */
int ot_covered(const struct ot_table *, size_t coverage, unsigned glyph);

/* Its class in a table of classes: 0 for what is not there. */
unsigned ot_class(const struct ot_table *, size_t classes, unsigned glyph);

/* What both tables have in common, whatever number it has there. */
enum ot_kind {
	OT_LIGATURE,
	OT_CONTEXT,
	OT_CHAIN,
	OT_PAIR,
	OT_OTHER,
};

/* A subtable of a lookup, extensions followed. */
struct ot_subtable {
	const struct ot_table *table;
	size_t at;
	enum ot_kind kind;
	unsigned type; /* as the table numbers it */
	unsigned lookup, flags;
};

unsigned ot_subtables(const struct ot_table *, unsigned lookup);
struct ot_subtable ot_subtable(const struct ot_table *, unsigned lookup,
			       unsigned number);

/* Whether a subtable of pairs does no more than change the first one's
 * advance. */
bool ot_kerns(const struct ot_subtable *);

/* How the subtable's own tables find a glyph as the first and second of two.
 */
struct ot_kern {
	uint16_t first, second;
};

struct ot_kern ot_kern_of(const struct ot_table *, size_t subtable,
			  unsigned glyph);

/* Add what the subtable has for two, the first of which it covers. False where
 * it has nothing on them and the next of its lookup is asked. */
bool ot_kern(const struct ot_table *, size_t subtable, unsigned first,
	     unsigned second, int *fu);

/* Lookups of features, in every script and language, into a set. */
void ot_collect(hb_face_t *, hb_tag_t table, const hb_tag_t *features,
		hb_set_t *to);

/* Whether a face has kerning that is not in GPOS, or tables of Apple's. */
bool ot_has_others(hb_face_t *);

#endif
