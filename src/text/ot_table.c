/* Reading the layout tables of a font. */
#include "text/ot_table.h"

#include <hb-ot.h>

void
ot_table_open(struct ot_table *t, hb_face_t *face, hb_tag_t tag)
{
	unsigned count;

	t->blob = hb_face_reference_table(face, tag);
	t->at = (const uint8_t *)hb_blob_get_data(t->blob, &count);
	t->count = count;
	t->tag = tag;
}

void
ot_table_close(struct ot_table *t)
{
	hb_blob_destroy(t->blob);
}

/* The last of count records, each of so many bytes, that begins with no more
 * than a glyph; -1 for none. */
static int
search(const struct ot_table *t, size_t at, unsigned count, size_t bytes,
       unsigned glyph)
{
	size_t from = at;

	if (!count || ot_u16(t, at) > glyph)
		return -1;
	while (count > 1) {
		unsigned half = count / 2;
		size_t middle = from + half * bytes;

		/* No branch: where the glyph is cannot be foreseen. */
		from = ot_u16(t, middle) <= glyph ? middle : from;
		count -= half;
	}
	return (int)((from - at) / bytes);
}

int
ot_covered(const struct ot_table *t, size_t at, unsigned glyph)
{
	unsigned format = ot_u16(t, at), count = ot_u16(t, at + 2);
	int i = search(t, at + 4, count, format == 1 ? 2 : 6, glyph);
	size_t range = at + 4 + 6 * (size_t)i;

	if (i < 0)
		return -1;
	if (format == 1)
		return ot_u16(t, at + 4 + 2 * (size_t)i) == glyph ? i : -1;
	if (format != 2 || glyph > ot_u16(t, range + 2))
		return -1;
	return (int)(ot_u16(t, range + 4) + glyph - ot_u16(t, range));
}

unsigned
ot_class(const struct ot_table *t, size_t at, unsigned glyph)
{
	unsigned first = ot_u16(t, at + 2);
	size_t range;
	int i;

	if (ot_u16(t, at) == 1)
		return glyph >= first && glyph - first < ot_u16(t, at + 4)
			       ? ot_u16(t, at + 6 + 2 * (size_t)(glyph - first))
			       : 0;
	if (ot_u16(t, at) != 2)
		return 0;
	i = search(t, at + 4, ot_u16(t, at + 2), 6, glyph);
	range = at + 4 + 6 * (size_t)i;
	return i >= 0 && glyph <= ot_u16(t, range + 2) ? ot_u16(t, range + 4)
						       : 0;
}

/* ---- subtables ---- */

static size_t
lookup_at(const struct ot_table *t, unsigned lookup)
{
	size_t list = ot_u16(t, 8);

	return list + ot_u16(t, list + 2 + 2 * (size_t)lookup);
}

static bool
is_extension(const struct ot_table *t, unsigned type)
{
	return type == (t->tag == HB_OT_TAG_GSUB ? 7 : 9);
}

static enum ot_kind
kind_of(const struct ot_table *t, unsigned type)
{
	static const enum ot_kind gsub[] = {OT_OTHER, OT_OTHER,	   OT_OTHER,
					    OT_OTHER, OT_LIGATURE, OT_CONTEXT,
					    OT_CHAIN};
	static const enum ot_kind gpos[] = {OT_OTHER, OT_OTHER,	  OT_PAIR,
					    OT_OTHER, OT_OTHER,	  OT_OTHER,
					    OT_OTHER, OT_CONTEXT, OT_CHAIN};

	if (t->tag == HB_OT_TAG_GSUB)
		return type < sizeof gsub / sizeof *gsub ? gsub[type]
							 : OT_OTHER;
	return type < sizeof gpos / sizeof *gpos ? gpos[type] : OT_OTHER;
}

unsigned
ot_subtables(const struct ot_table *t, unsigned lookup)
{
	return ot_u16(t, lookup_at(t, lookup) + 4);
}

struct ot_subtable
ot_subtable(const struct ot_table *t, unsigned lookup, unsigned number)
{
	size_t at = lookup_at(t, lookup);
	struct ot_subtable s = {
		.table = t,
		.at = at + ot_u16(t, at + 6 + 2 * (size_t)number),
		.type = ot_u16(t, at),
		.lookup = lookup,
		.flags = ot_u16(t, at + 2),
	};

	if (is_extension(t, s.type)) {
		s.type = ot_u16(t, s.at + 2);
		s.at += ot_u32(t, s.at + 4);
	}
	s.kind = kind_of(t, s.type);
	return s;
}

/* ---- kerning ---- */

bool
ot_kerns(const struct ot_subtable *s)
{
	enum { ADVANCE = 4 };
	unsigned format = ot_u16(s->table, s->at);

	return s->kind == OT_PAIR && (format == 1 || format == 2) &&
	       ot_u16(s->table, s->at + 4) == ADVANCE &&
	       !ot_u16(s->table, s->at + 6);
}

/* The first of a pair is found by its place in the coverage or by its class,
 * the second by itself or by its class. */
struct ot_kern
ot_kern_of(const struct ot_table *t, size_t at, unsigned glyph)
{
	struct ot_kern ret;

	if (ot_u16(t, at) == 1) {
		ret.first =
			(uint16_t)ot_covered(t, at + ot_u16(t, at + 2), glyph);
		ret.second = (uint16_t)glyph;
		return ret;
	}
	ret.first = (uint16_t)ot_class(t, at + ot_u16(t, at + 8), glyph);
	ret.second = (uint16_t)ot_class(t, at + ot_u16(t, at + 10), glyph);
	return ret;
}

static int
value_at(const struct ot_table *t, size_t at)
{
	return (int16_t)ot_u16(t, at);
}

bool
ot_kern(const struct ot_table *t, size_t at, unsigned first, unsigned second,
	int *fu)
{
	enum { RECORD = 4 };
	unsigned classes = ot_u16(t, at + 14);
	size_t set, found;
	int i;

	if (ot_u16(t, at) == 2) {
		if (first >= ot_u16(t, at + 12) || second >= classes)
			return false;
		*fu += value_at(
			t, at + 16 + 2 * ((size_t)first * classes + second));
		return true;
	}
	if (first >= ot_u16(t, at + 8))
		return false;
	set = at + ot_u16(t, at + 10 + 2 * (size_t)first);
	i = search(t, set + 2, ot_u16(t, set), RECORD, second);
	found = set + 2 + RECORD * (size_t)i;
	if (i < 0 || ot_u16(t, found) != second)
		return false;
	*fu += value_at(t, found + 2);
	return true;
}

/* ---- faces ---- */

void
ot_collect(hb_face_t *face, hb_tag_t table, const hb_tag_t *features,
	   hb_set_t *to)
{
	hb_ot_layout_collect_lookups(face, table, NULL, NULL, features, to);
}

bool
ot_has_others(hb_face_t *face)
{
	static const hb_tag_t tags[] = {
		HB_TAG('k', 'e', 'r', 'n'), HB_TAG('k', 'e', 'r', 'x'),
		HB_TAG('m', 'o', 'r', 't'), HB_TAG('m', 'o', 'r', 'x')};
	bool found = false;

	for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
		hb_blob_t *blob = hb_face_reference_table(face, tags[i]);

		found |= hb_blob_get_length(blob) > 0;
		hb_blob_destroy(blob);
	}
	return found;
}
