/* Reads the lookups of GSUB and GPOS, which may be damaged: what lies outside
 * of a table reads as 0. A rule is kept by two of the glyphs that it needs side
 * by side; where no two such stand in a word it does nothing there.
 * Source: OpenType 1.9, "GSUB", "GPOS", "Common Table Formats". */
#include "text/pair_rules.h"

#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define RULES_MOST 64 /* bits of a pair_glyph */
#define CHANGES_MOST 64
#define IGNORES 0x6 /* flags: bases or ligatures are passed over */

/* What both tables have in common, whatever number it has there. */
enum lookup_kind {
	LIGATURE,
	CONTEXT,
	CHAIN,
	EXTENSION,
	PAIR,
	OTHER, /* changes, at most, what it covers: marks are such too */
};

struct table {
	const uint8_t *at;
	size_t count;
	hb_blob_t *blob;
	hb_tag_t tag;
};

enum rule_kind {
	RULE_MEET,	 /* two coverages, side by side */
	RULE_LIGATE,	 /* a ligature subtable */
	RULE_KERN_PAIRS, /* pair adjustment, format 1 */
	RULE_KERN_CLASSES,
};

struct rule {
	enum rule_kind kind;
	const struct table *table;
	size_t subtable;
	size_t first, second; /* coverages; second of RULE_MEET alone */
	unsigned lookup;
	unsigned kern; /* which of those that kern */
};

/* A coverage of glyphs that do not stay what they are. */
struct change {
	const struct table *table;
	size_t coverage;
};

struct pair_rules {
	struct table gsub, gpos;
	hb_set_t *gsub_lookups, *gpos_lookups;
	struct rule rule[RULES_MOST];
	struct change change[CHANGES_MOST];
	unsigned rules, changes, kerns;
	bool too_many;
};

static unsigned
u16(const struct table *t, size_t at)
{
	return at + 2 <= t->count ? (unsigned)t->at[at] << 8 | t->at[at + 1]
				  : 0;
}

static size_t
u32(const struct table *t, size_t at)
{
	return (size_t)u16(t, at) << 16 | u16(t, at + 2);
}

/* ---- what covers a glyph ---- */

/* The last of count records, each of so many bytes, that begins with no more
 * than a glyph; -1 for none. */
static int
search(const struct table *t, size_t at, unsigned count, size_t bytes,
       unsigned glyph)
{
	size_t from = at;

	if (!count || u16(t, at) > glyph)
		return -1;
	while (count > 1) {
		unsigned half = count / 2;
		size_t middle = from + half * bytes;

		/* No branch: where the glyph is cannot be foreseen. */
		from = u16(t, middle) <= glyph ? middle : from;
		count -= half;
	}
	return (int)((from - at) / bytes);
}

/* Which it is of a coverage; -1 where it is none. */
static int
covered(const struct table *t, size_t at, unsigned glyph)
{
	unsigned format = u16(t, at), count = u16(t, at + 2);
	int i = search(t, at + 4, count, format == 1 ? 2 : 6, glyph);
	size_t range = at + 4 + 6 * (size_t)i;

	if (i < 0)
		return -1;
	if (format == 1)
		return u16(t, at + 4 + 2 * (size_t)i) == glyph ? i : -1;
	if (format != 2 || glyph > u16(t, range + 2))
		return -1;
	return (int)(u16(t, range + 4) + glyph - u16(t, range));
}

static unsigned
class_of(const struct table *t, size_t at, unsigned glyph)
{
	unsigned first = u16(t, at + 2);
	size_t range;
	int i;

	if (u16(t, at) == 1)
		return glyph >= first && glyph - first < u16(t, at + 4)
			       ? u16(t, at + 6 + 2 * (size_t)(glyph - first))
			       : 0;
	if (u16(t, at) != 2)
		return 0;
	i = search(t, at + 4, u16(t, at + 2), 6, glyph);
	range = at + 4 + 6 * (size_t)i;
	return i >= 0 && glyph <= u16(t, range + 2) ? u16(t, range + 4) : 0;
}

/* ---- reading ---- */

static void
add_change(struct pair_rules *r, const struct table *t, size_t coverage)
{
	if (r->changes == CHANGES_MOST)
		r->too_many = true;
	else
		r->change[r->changes++] = (struct change){t, coverage};
}

static void
add_rule(struct pair_rules *r, const struct rule *rule)
{
	if (r->rules == RULES_MOST)
		r->too_many = true;
	else
		r->rule[r->rules++] = *rule;
}

/* A subtable as it is read. */
struct reading {
	const struct table *table;
	size_t at;
	unsigned lookup, flags;
};

static void
read_pairs(struct pair_rules *r, const struct reading *s)
{
	enum { ADVANCE = 4 };
	const struct table *t = s->table;
	size_t coverage = s->at + u16(t, s->at + 2);
	unsigned format = u16(t, s->at);
	struct rule rule = {
		.kind = format == 1 ? RULE_KERN_PAIRS : RULE_KERN_CLASSES,
		.table = t,
		.subtable = s->at,
		.first = coverage,
		.lookup = s->lookup,
		.kern = r->kerns,
	};

	if (format < 1 || format > 2 || s->flags & IGNORES ||
	    u16(t, s->at + 4) != ADVANCE || u16(t, s->at + 6)) {
		add_change(r, t, coverage);
		return;
	}
	if (r->kerns++ == PAIR_KERNS)
		r->too_many = true;
	else
		add_rule(r, &rule);
}

/* Coverages one after the other: of what stands before, in reverse order, of
 * what changes, and of what stands after. Two of them say where to look. */
static void
read_coverages(struct pair_rules *r, const struct reading *s, bool chain)
{
	const struct table *t = s->table;
	size_t before = s->at + 2, input, after, first;
	unsigned befores = chain ? u16(t, before) : 0, inputs, afters = 0;
	struct rule rule = {.kind = RULE_MEET, .table = t};

	input = before + (chain ? 2 + 2 * (size_t)befores : 0);
	inputs = u16(t, input);
	/* A context has the number of its actions before its coverages. */
	first = input + (chain ? 2 : 4);
	after = first + 2 * (size_t)inputs;
	if (chain)
		afters = u16(t, after);
	rule.first = s->at + u16(t, first);
	if (inputs > 1)
		rule.second = s->at + u16(t, first + 2);
	else if (afters)
		rule.second = s->at + u16(t, after + 2);
	else if (befores) {
		rule.second = rule.first;
		rule.first = s->at + u16(t, before + 2);
	}
	if (!rule.second || s->flags & IGNORES)
		add_change(r, t, s->at + u16(t, first));
	else
		add_rule(r, &rule);
}

static void
read_subtable(struct pair_rules *r, const struct reading *s,
	      enum lookup_kind kind)
{
	const struct table *t = s->table;
	size_t coverage = s->at + u16(t, s->at + 2);
	struct rule ligature = {
		.kind = RULE_LIGATE,
		.table = t,
		.subtable = s->at,
		.first = coverage,
	};

	if (kind == PAIR)
		read_pairs(r, s);
	else if ((kind == CONTEXT || kind == CHAIN) && u16(t, s->at) == 3)
		read_coverages(r, s, kind == CHAIN);
	else if (kind == LIGATURE && !(s->flags & IGNORES))
		add_rule(r, &ligature);
	else
		add_change(r, t, coverage);
}

static enum lookup_kind
kind_of(const struct table *t, unsigned type)
{
	static const enum lookup_kind gsub[] = {
		OTHER,	 OTHER, OTHER,	   OTHER, LIGATURE,
		CONTEXT, CHAIN, EXTENSION, OTHER,
	};
	static const enum lookup_kind gpos[] = {
		OTHER, OTHER, PAIR,    OTHER, OTHER,
		OTHER, OTHER, CONTEXT, CHAIN, EXTENSION,
	};

	if (t->tag == HB_OT_TAG_GSUB)
		return type < sizeof gsub / sizeof *gsub ? gsub[type] : OTHER;
	return type < sizeof gpos / sizeof *gpos ? gpos[type] : OTHER;
}

static void
read_lookup(struct pair_rules *r, const struct table *t, unsigned number)
{
	size_t list = u16(t, 8), at = list + u16(t, list + 2 + 2 * number);
	unsigned count = u16(t, at + 4);

	for (unsigned i = 0; i < count; i++) {
		size_t subtable = at + u16(t, at + 6 + 2 * (size_t)i);
		struct reading s = {t, subtable, number, u16(t, at + 2)};
		enum lookup_kind kind = kind_of(t, u16(t, at));

		if (kind == EXTENSION) {
			kind = kind_of(t, u16(t, subtable + 2));
			s.at = subtable + u32(t, subtable + 4);
		}
		read_subtable(r, &s, kind);
	}
}

/* Lookups of features, in every language. */
static void
collect(hb_face_t *face, hb_tag_t table, const hb_tag_t *features, hb_set_t *to)
{
	hb_ot_layout_collect_lookups(face, table, NULL, NULL, features, to);
}

/* The plan's lookups, but those that are for the digits of a fraction alone:
 * HarfBuzz applies them round U+2044, and nowhere else. */
static hb_set_t *
lookups_of(hb_face_t *face, hb_shape_plan_t *plan, hb_tag_t table)
{
	static const hb_tag_t fraction[] = {HB_TAG('f', 'r', 'a', 'c'),
					    HB_TAG('n', 'u', 'm', 'r'),
					    HB_TAG('d', 'n', 'o', 'm'), 0};
	static const hb_tag_t always[] = {HB_TAG('r', 'v', 'r', 'n'),
					  HB_TAG('l', 't', 'r', 'a'),
					  HB_TAG('l', 't', 'r', 'm'),
					  HB_TAG('c', 'c', 'm', 'p'),
					  HB_TAG('l', 'o', 'c', 'l'),
					  HB_TAG('r', 'l', 'i', 'g'),
					  HB_TAG('c', 'a', 'l', 't'),
					  HB_TAG('c', 'l', 'i', 'g'),
					  HB_TAG('l', 'i', 'g', 'a'),
					  HB_TAG('r', 'c', 'l', 't'),
					  HB_TAG('r', 'a', 'n', 'd'),
					  HB_TAG('a', 'b', 'v', 'm'),
					  HB_TAG('b', 'l', 'w', 'm'),
					  HB_TAG('m', 'a', 'r', 'k'),
					  HB_TAG('m', 'k', 'm', 'k'),
					  HB_TAG('k', 'e', 'r', 'n'),
					  HB_TAG('d', 'i', 's', 't'),
					  HB_TAG('c', 'u', 'r', 's'),
					  0};
	hb_set_t *all = hb_set_create(), *apart = hb_set_create();
	hb_set_t *other = hb_set_create();

	hb_ot_shape_plan_collect_lookups(plan, table, all);
	collect(face, table, fraction, apart);
	collect(face, table, always, other);
	hb_set_subtract(apart, other);
	hb_set_subtract(all, apart);
	hb_set_destroy(apart);
	hb_set_destroy(other);
	return all;
}

static void
open_table(struct table *t, hb_face_t *face, hb_tag_t tag)
{
	unsigned count;

	t->blob = hb_face_reference_table(face, tag);
	t->at = (const uint8_t *)hb_blob_get_data(t->blob, &count);
	t->count = count;
	t->tag = tag;
}

static void
read_lookups(struct pair_rules *r, const struct table *t, const hb_set_t *set)
{
	hb_codepoint_t number = HB_SET_VALUE_INVALID;

	while (!r->too_many && hb_set_next(set, &number))
		read_lookup(r, t, number);
}

/* Kerning that is not in GPOS, and tables of Apple's. */
static bool
has_others(hb_face_t *face)
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

struct pair_rules *
pair_rules_new(hb_face_t *face, hb_shape_plan_t *plan)
{
	struct pair_rules *r;

	if (strcmp(hb_shape_plan_get_shaper(plan), "ot") || has_others(face))
		return NULL;
	r = mem_new(sizeof *r);
	open_table(&r->gsub, face, HB_OT_TAG_GSUB);
	open_table(&r->gpos, face, HB_OT_TAG_GPOS);
	r->gsub_lookups = lookups_of(face, plan, HB_OT_TAG_GSUB);
	r->gpos_lookups = lookups_of(face, plan, HB_OT_TAG_GPOS);
	read_lookups(r, &r->gsub, r->gsub_lookups);
	read_lookups(r, &r->gpos, r->gpos_lookups);
	if (!r->too_many)
		return r;
	pair_rules_free(r);
	return NULL;
}

void
pair_rules_free(struct pair_rules *r)
{
	if (!r)
		return;
	hb_set_destroy(r->gsub_lookups);
	hb_set_destroy(r->gpos_lookups);
	hb_blob_destroy(r->gsub.blob);
	hb_blob_destroy(r->gpos.blob);
	free(r);
}

bool
pair_rules_same(const struct pair_rules *a, const struct pair_rules *b)
{
	return hb_set_is_equal(a->gsub_lookups, b->gsub_lookups) &&
	       hb_set_is_equal(a->gpos_lookups, b->gpos_lookups);
}

/* ---- asking ---- */

/* Whether a set of ligatures has one of the glyph and another; or, as 0 is no
 * letter, of the glyph alone. */
static bool
ligates(const struct rule *rule, unsigned first, unsigned second)
{
	const struct table *t = rule->table;
	int i = covered(t, rule->first, first);
	size_t set, ligature;

	if (i < 0 || (unsigned)i >= u16(t, rule->subtable + 4))
		return false;
	set = rule->subtable + u16(t, rule->subtable + 6 + 2 * (size_t)i);
	for (unsigned n = u16(t, set); n; n--) {
		unsigned parts;

		ligature = set + u16(t, set + 2 * (size_t)n);
		parts = u16(t, ligature + 2);
		if (second ? parts > 1 && u16(t, ligature + 4) == second
			   : parts == 1)
			return true;
	}
	return false;
}

/* The first of a pair is found by its place in the coverage or by its class,
 * the second by itself or by its class. */
static void
place_kern(const struct rule *rule, int place, struct pair_glyph *ret)
{
	const struct table *t = rule->table;
	size_t at = rule->subtable;
	unsigned glyph = ret->glyph;

	if (rule->kind == RULE_KERN_PAIRS) {
		ret->kern_first[rule->kern] = (uint16_t)place;
		ret->kern_second[rule->kern] = (uint16_t)glyph;
		return;
	}
	ret->kern_first[rule->kern] =
		(uint16_t)class_of(t, at + u16(t, at + 8), glyph);
	ret->kern_second[rule->kern] =
		(uint16_t)class_of(t, at + u16(t, at + 10), glyph);
}

bool
pair_rules_glyph(const struct pair_rules *r, unsigned glyph,
		 struct pair_glyph *ret)
{
	*ret = (struct pair_glyph){.glyph = (uint16_t)glyph};
	for (unsigned i = 0; i < r->changes; i++)
		if (covered(r->change[i].table, r->change[i].coverage, glyph) >=
		    0)
			return false;
	for (unsigned i = 0; i < r->rules; i++) {
		const struct rule *rule = &r->rule[i];
		int place = covered(rule->table, rule->first, glyph);

		if (place >= 0)
			ret->first |= UINT64_C(1) << i;
		if (rule->kind != RULE_MEET ||
		    covered(rule->table, rule->second, glyph) >= 0)
			ret->second |= UINT64_C(1) << i;
		if (rule->kind == RULE_LIGATE && ligates(rule, glyph, 0))
			return false;
		if (rule->kind == RULE_KERN_PAIRS ||
		    rule->kind == RULE_KERN_CLASSES)
			place_kern(rule, place, ret);
	}
	return true;
}

static int
kern_at(const struct table *t, size_t at)
{
	return (int16_t)u16(t, at);
}

/* False where a subtable has nothing on the pair and the next of its lookup
 * is asked. */
static bool
kern(const struct rule *rule, const struct pair_glyph *a,
     const struct pair_glyph *b, int *ret_fu)
{
	enum { RECORD = 4 };
	const struct table *t = rule->table;
	unsigned first = a->kern_first[rule->kern];
	unsigned second = b->kern_second[rule->kern];
	size_t at = rule->subtable, set, found;
	unsigned classes = u16(t, at + 14);
	int i;

	if (rule->kind == RULE_KERN_CLASSES) {
		if (first >= u16(t, at + 12) || second >= classes)
			return false;
		*ret_fu += kern_at(
			t, at + 16 + 2 * ((size_t)first * classes + second));
		return true;
	}
	if (first >= u16(t, at + 8))
		return false;
	set = at + u16(t, at + 10 + 2 * (size_t)first);
	i = search(t, set + 2, u16(t, set), RECORD, second);
	found = set + 2 + RECORD * (size_t)i;
	if (i < 0 || u16(t, found) != second)
		return false;
	*ret_fu += kern_at(t, found + 2);
	return true;
}

bool
pair_rules_meet(const struct pair_rules *r, const struct pair_glyph *a,
		const struct pair_glyph *b, int *ret_kern_fu)
{
	unsigned done = UINT32_MAX; /* the lookup that has kerned them */

	*ret_kern_fu = 0;
	for (uint64_t left = a->first & b->second; left; left &= left - 1) {
		const struct rule *rule = &r->rule[__builtin_ctzll(left)];

		switch (rule->kind) {
		case RULE_MEET:
			return false;
		case RULE_LIGATE:
			if (ligates(rule, a->glyph, b->glyph))
				return false;
			break;
		case RULE_KERN_PAIRS:
		case RULE_KERN_CLASSES:
			if (rule->lookup != done &&
			    kern(rule, a, b, ret_kern_fu))
				done = rule->lookup;
			break;
		}
	}
	return true;
}
