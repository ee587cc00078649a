/* A rule that reaches over a seam has one glyph of a syllable and one of the
 * next after the other in its sequence. So a glyph is asked whether it may
 * stand in a sequence with another after it, or before it; where no rule has
 * both, none reaches over. Source: OpenType 1.9, "Common Table Formats",
 * "GSUB", "GPOS"; HarfBuzz, "Indic shaper". */
#include "text/seam_rules.h"

#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define RULES_MOST 64 /* bits of a seam_glyph */
#define STEPS_MOST 20000
#define SETS_MOST 16 /* that are rules of their own */

/* Flags of lookups. */
#define IGNORES_BASES 0x6 /* bases or ligatures are passed over */
#define IGNORES_MARKS 0x8
#define FILTERS 0x10
#define MARK_CLASS(flags) ((flags) >> 8)

enum gpos_type {
	CURSIVE = 3,
};

enum gsub_type {
	REVERSE_CHAIN = 8,
};

#define ALL_SETS UINT32_MAX

struct rule {
	struct ot_subtable of;
	unsigned set; /* of the subtable's, by the first glyph of the input */
	bool kerns;
	unsigned kern; /* which of those */
};

struct seam_rules {
	hb_face_t *face;
	struct ot_table gsub, gpos, gdef;
	hb_set_t *gsub_lookups, *gpos_lookups;
	struct rule rule[RULES_MOST];
	unsigned rules, kerns;
	uint64_t kern_bits, bit[SEAM_KERNS];
	bool init, too_many;
};

/* ---- reading ---- */

static bool
has_places(const struct ot_subtable *s)
{
	if (s->kind != OT_OTHER)
		return true;
	return s->type == (s->table->tag == HB_OT_TAG_GSUB
				   ? (unsigned)REVERSE_CHAIN
				   : (unsigned)CURSIVE);
}

static void
add_rule(struct seam_rules *r, const struct ot_subtable *s, unsigned set)
{
	struct rule *rule = &r->rule[r->rules];

	if (r->rules == RULES_MOST || r->kerns == SEAM_KERNS) {
		r->too_many = true;
		return;
	}
	rule->of = *s;
	rule->set = set;
	rule->kerns = ot_kerns(s) && !(s->flags & FILTERS);
	if (rule->kerns) {
		rule->kern = r->kerns++;
		r->bit[rule->kern] = UINT64_C(1) << r->rules;
		r->kern_bits |= r->bit[rule->kern];
	}
	r->rules++;
}

/* Where the list of sets of rules is in a context of format 1 or 2. */
static size_t
sets_at(const struct ot_subtable *s)
{
	if (ot_u16(s->table, s->at) == 1)
		return s->at + 4;
	return s->at + (s->kind == OT_CHAIN ? 10 : 6);
}

static void
read_subtable(struct seam_rules *r, const struct ot_subtable *s)
{
	unsigned format = ot_u16(s->table, s->at), sets;
	size_t list = sets_at(s);

	if (!has_places(s))
		return;
	if (s->flags & IGNORES_BASES)
		r->too_many = true;
	sets = ot_u16(s->table, list);
	if ((s->kind != OT_CONTEXT && s->kind != OT_CHAIN) ||
	    (format != 1 && format != 2) || sets > SETS_MOST) {
		add_rule(r, s, ALL_SETS);
		return;
	}
	for (unsigned i = 0; i < sets && !r->too_many; i++)
		if (ot_u16(s->table, list + 2 + 2 * (size_t)i))
			add_rule(r, s, i);
}

static void
read_lookups(struct seam_rules *r, const struct ot_table *t,
	     const hb_set_t *set)
{
	hb_codepoint_t lookup = HB_SET_VALUE_INVALID;

	while (!r->too_many && hb_set_next(set, &lookup)) {
		unsigned count = ot_subtables(t, lookup);

		for (unsigned i = 0; i < count && !r->too_many; i++) {
			struct ot_subtable s = ot_subtable(t, lookup, i);

			read_subtable(r, &s);
		}
	}
}

/* The features that HarfBuzz applies within syllables alone. It does so for
 * 'locl' and 'ccmp' too, but asks for these twice. */
static const hb_tag_t inner[] = {
	HB_TAG('n', 'u', 'k', 't'), HB_TAG('a', 'k', 'h', 'n'),
	HB_TAG('r', 'p', 'h', 'f'), HB_TAG('r', 'k', 'r', 'f'),
	HB_TAG('p', 'r', 'e', 'f'), HB_TAG('b', 'l', 'w', 'f'),
	HB_TAG('a', 'b', 'v', 'f'), HB_TAG('h', 'a', 'l', 'f'),
	HB_TAG('p', 's', 't', 'f'), HB_TAG('v', 'a', 't', 'u'),
	HB_TAG('c', 'j', 'c', 't'), HB_TAG('i', 'n', 'i', 't'),
	HB_TAG('p', 'r', 'e', 's'), HB_TAG('a', 'b', 'v', 's'),
	HB_TAG('b', 'l', 'w', 's'), HB_TAG('p', 's', 't', 's'),
	HB_TAG('h', 'a', 'l', 'n'), 0};

/* Those that it applies to the line, in any script. */
static const hb_tag_t outer[] = {HB_TAG('r', 'v', 'r', 'n'),
				 HB_TAG('l', 't', 'r', 'a'),
				 HB_TAG('l', 't', 'r', 'm'),
				 HB_TAG('f', 'r', 'a', 'c'),
				 HB_TAG('n', 'u', 'm', 'r'),
				 HB_TAG('d', 'n', 'o', 'm'),
				 HB_TAG('r', 'a', 'n', 'd'),
				 HB_TAG('c', 'c', 'm', 'p'),
				 HB_TAG('l', 'o', 'c', 'l'),
				 HB_TAG('r', 'l', 'i', 'g'),
				 HB_TAG('c', 'a', 'l', 't'),
				 HB_TAG('c', 'l', 'i', 'g'),
				 HB_TAG('l', 'i', 'g', 'a'),
				 HB_TAG('r', 'c', 'l', 't'),
				 HB_TAG('B', 'u', 'z', 'z'),
				 HB_TAG('H', 'A', 'R', 'F'),
				 0};

static hb_set_t *
outer_substitutions(hb_face_t *face, hb_shape_plan_t *plan)
{
	hb_set_t *all = hb_set_create(), *within = hb_set_create();
	hb_set_t *without = hb_set_create();

	hb_ot_shape_plan_collect_lookups(plan, HB_OT_TAG_GSUB, all);
	ot_collect(face, HB_OT_TAG_GSUB, inner, within);
	ot_collect(face, HB_OT_TAG_GSUB, outer, without);
	hb_set_subtract(within, without);
	hb_set_subtract(all, within);
	hb_set_destroy(within);
	hb_set_destroy(without);
	return all;
}

static bool
has_init(hb_face_t *face)
{
	static const hb_tag_t init[] = {HB_TAG('i', 'n', 'i', 't'), 0};
	hb_set_t *found = hb_set_create();
	bool has;

	ot_collect(face, HB_OT_TAG_GSUB, init, found);
	has = !hb_set_is_empty(found);
	hb_set_destroy(found);
	return has;
}

struct seam_rules *
seam_rules_new(hb_face_t *face, hb_shape_plan_t *plan)
{
	struct seam_rules *r;

	if (strcmp(hb_shape_plan_get_shaper(plan), "ot") ||
	    ot_has_others(face) || !hb_ot_layout_has_glyph_classes(face))
		return NULL;
	r = mem_new(sizeof *r);
	r->face = face;
	ot_table_open(&r->gsub, face, HB_OT_TAG_GSUB);
	ot_table_open(&r->gpos, face, HB_OT_TAG_GPOS);
	ot_table_open(&r->gdef, face, HB_OT_TAG_GDEF);
	r->gsub_lookups = outer_substitutions(face, plan);
	r->gpos_lookups = hb_set_create();
	hb_ot_shape_plan_collect_lookups(plan, HB_OT_TAG_GPOS, r->gpos_lookups);
	r->init = has_init(face);
	read_lookups(r, &r->gsub, r->gsub_lookups);
	read_lookups(r, &r->gpos, r->gpos_lookups);
	if (!r->too_many)
		return r;
	seam_rules_free(r);
	return NULL;
}

void
seam_rules_free(struct seam_rules *r)
{
	if (!r)
		return;
	hb_set_destroy(r->gsub_lookups);
	hb_set_destroy(r->gpos_lookups);
	ot_table_close(&r->gsub);
	ot_table_close(&r->gpos);
	ot_table_close(&r->gdef);
	free(r);
}

bool
seam_rules_same(const struct seam_rules *a, const struct seam_rules *b)
{
	return hb_set_is_equal(a->gsub_lookups, b->gsub_lookups) &&
	       hb_set_is_equal(a->gpos_lookups, b->gpos_lookups);
}

bool
seam_rules_init(const struct seam_rules *r)
{
	return r->init;
}

/* ---- where a glyph may stand in a sequence ---- */

struct sequence {
	const struct ot_table *table;
	size_t subtable;
	unsigned glyph, format;
	unsigned class[3]; /* of what is before, of the input, of what is after
			    */
	unsigned set;
	bool left, right;
	bool begins;	/* it may be the first of the input */
	unsigned steps; /* a damaged table may have no end */
};

enum part {
	BEFORE,
	INPUT,
	AFTER,
};

/* False where a table takes too long to read; then all is possible. */
static bool
step(struct sequence *q)
{
	if (q->steps++ < STEPS_MOST)
		return true;
	q->begins = q->left = q->right = true;
	return false;
}

/* A rule of formats 1 and 2 names glyphs or classes, one of format 3
 * coverages. */
static bool
stands(const struct sequence *q, enum part part, size_t at)
{
	unsigned value = ot_u16(q->table, at);

	if (q->format == 1)
		return value == q->glyph;
	if (q->format == 2)
		return value == q->class[part];
	return ot_covered(q->table, q->subtable + value, q->glyph) >= 0;
}

/* Count of each part. The input's first is not in the list in formats 1 and 2.
 */
struct counts {
	unsigned before, input, after;
};

static void
stand_first(struct sequence *q, const struct counts *n)
{
	q->left |= n->input > 1 || n->after;
	q->right |= n->before > 0;
}

static void
look_before(struct sequence *q, size_t at, const struct counts *n)
{
	for (unsigned i = 0; i < n->before && step(q); i++, at += 2)
		if (stands(q, BEFORE, at)) {
			q->left = true;
			q->right |= i + 1 < n->before;
		}
}

static void
look_input(struct sequence *q, size_t at, unsigned first,
	   const struct counts *n)
{
	for (unsigned i = first; i < n->input && step(q); i++, at += 2)
		if (stands(q, INPUT, at)) {
			q->left |= i + 1 < n->input || n->after;
			q->right |= i || n->before;
		}
}

static void
look_after(struct sequence *q, size_t at, const struct counts *n)
{
	for (unsigned i = 0; i < n->after && step(q); i++, at += 2)
		if (stands(q, AFTER, at)) {
			q->left |= i + 1 < n->after;
			q->right = true;
		}
}

/* A rule that begins at a place. */
static void
look_at_rule(struct sequence *q, size_t at, enum ot_kind kind, bool is_first)
{
	const struct ot_table *t = q->table;
	unsigned listed = q->format == 3 ? 0 : 1; /* first one not listed */
	struct counts n = {0};
	size_t before = at + 2, input, after;

	if (kind == OT_CHAIN) {
		n.before = ot_u16(t, at);
		input = before + 2 * (size_t)n.before + 2;
		n.input = ot_u16(t, input - 2);
		after = input + 2 * (size_t)(n.input - listed) + 2;
		n.after = ot_u16(t, after - 2);
		look_before(q, before, &n);
		look_after(q, after, &n);
	} else {
		n.input = ot_u16(t, at);
		input = at + 4; /* past the number of actions */
	}
	if (is_first)
		stand_first(q, &n);
	look_input(q, input, listed, &n);
}

/* Sets of rules, one for each glyph of the coverage or class that may be
 * first. */
static void
look_at_sets(struct sequence *q, const struct ot_subtable *s)
{
	const struct ot_table *t = q->table;
	size_t list = sets_at(s);
	int place = ot_covered(t, s->at + ot_u16(t, s->at + 2), q->glyph);
	unsigned own = (unsigned)place;

	if (q->format == 2 && place >= 0)
		own = q->class[INPUT];
	q->begins = place >= 0 && (q->set == ALL_SETS || q->set == own);
	for (unsigned i = 0; i < ot_u16(t, list) && step(q); i++) {
		size_t offset = ot_u16(t, list + 2 + 2 * (size_t)i);
		size_t set = s->at + offset;

		if (q->set != ALL_SETS && q->set != i)
			continue;
		for (unsigned k = 0; offset && k < ot_u16(t, set) && step(q);
		     k++)
			look_at_rule(q,
				     set + ot_u16(t, set + 2 + 2 * (size_t)k),
				     s->kind, q->begins && i == own);
	}
}

static void
look_at_context(struct sequence *q, const struct ot_subtable *s)
{
	const struct ot_table *t = q->table;
	size_t at = s->at;

	q->begins = true;
	if (q->format == 2 && s->kind == OT_CHAIN) {
		for (unsigned i = 0; i < 3; i++)
			q->class[i] = ot_class(
				t, at + ot_u16(t, at + 4 + 2 * (size_t)i),
				q->glyph);
	} else if (q->format == 2) {
		q->class[INPUT] = ot_class(t, at + ot_u16(t, at + 4), q->glyph);
	}
	if (q->format == 3)
		look_at_rule(q, at + 2, s->kind, false);
	else if (q->format == 1 || q->format == 2)
		look_at_sets(q, s);
	else
		q->left = q->right = true;
}

static void
look_at_ligatures(struct sequence *q)
{
	const struct ot_table *t = q->table;
	size_t at = q->subtable;

	q->begins = ot_covered(t, at + ot_u16(t, at + 2), q->glyph) >= 0;
	q->left = q->begins;
	for (unsigned i = 0; i < ot_u16(t, at + 4) && step(q); i++) {
		size_t set = at + ot_u16(t, at + 6 + 2 * (size_t)i);

		for (unsigned k = 0; k < ot_u16(t, set) && step(q); k++) {
			size_t one = set + ot_u16(t, set + 2 + 2 * (size_t)k);
			unsigned parts = ot_u16(t, one + 2);

			for (unsigned n = 1; n < parts && step(q); n++)
				if (ot_u16(t, one + 2 + 2 * (size_t)n) ==
				    q->glyph) {
					q->right = true;
					q->left |= n + 1 < parts;
				}
		}
	}
}

static struct sequence
look_at(const struct rule *rule, unsigned glyph)
{
	const struct ot_subtable *s = &rule->of;
	struct sequence q = {
		.table = s->table,
		.subtable = s->at,
		.glyph = glyph,
		.format = ot_u16(s->table, s->at),
		.set = rule->set,
	};
	size_t coverage = s->at + ot_u16(s->table, s->at + 2);

	switch (s->kind) {
	case OT_CONTEXT:
	case OT_CHAIN:
		look_at_context(&q, s);
		break;
	case OT_LIGATURE:
		look_at_ligatures(&q);
		break;
	case OT_PAIR:
		q.begins = ot_covered(s->table, coverage, glyph) >= 0;
		q.left = q.begins;
		q.right = true;
		break;
	case OT_OTHER:
		q.begins = q.left = q.right = true;
		break;
	}
	return q;
}

/* ---- asking ---- */

/* Whether a lookup may pass over a glyph that is a mark. */
static bool
is_ignored(const struct seam_rules *r, unsigned flags, unsigned mark)
{
	size_t classes = ot_u16(&r->gdef, 10);

	if (flags & (IGNORES_MARKS | FILTERS))
		return true;
	return MARK_CLASS(flags) &&
	       (!classes ||
		ot_class(&r->gdef, classes, mark) != MARK_CLASS(flags));
}

void
seam_rules_glyph(const struct seam_rules *r, unsigned glyph,
		 struct seam_glyph *ret)
{
	*ret = (struct seam_glyph){0};
	ret->mark = hb_ot_layout_get_glyph_class(r->face, glyph) ==
		    HB_OT_LAYOUT_GLYPH_CLASS_MARK;
	for (unsigned i = 0; i < r->rules; i++) {
		const struct rule *rule = &r->rule[i];
		struct sequence q = look_at(rule, glyph);

		ret->left |= (uint64_t)q.left << i;
		ret->right |= (uint64_t)q.right << i;
		ret->begins |= (uint64_t)q.begins << i;
		if (ret->mark && is_ignored(r, rule->of.flags, glyph))
			ret->ignored |= UINT64_C(1) << i;
		if (rule->kerns)
			ret->kern[rule->kern] =
				ot_kern_of(rule->of.table, rule->of.at, glyph);
	}
}

uint64_t
seam_rules_kerns(const struct seam_rules *r)
{
	return r->kern_bits;
}

unsigned
seam_rules_kern_count(const struct seam_rules *r)
{
	return r->kerns;
}

uint64_t
seam_rules_kern_bit(const struct seam_rules *r, unsigned kern)
{
	return r->bit[kern];
}

int
seam_rules_kern(const struct seam_rules *r, uint64_t left,
		const struct ot_kern *first, const struct ot_kern *second)
{
	unsigned done = UINT32_MAX; /* the lookup that has kerned them */
	int fu = 0;

	for (left &= r->kern_bits; left; left &= left - 1) {
		const struct rule *rule = &r->rule[__builtin_ctzll(left)];

		if (rule->of.lookup != done &&
		    ot_kern(rule->of.table, rule->of.at,
			    first[rule->kern].first, second[rule->kern].second,
			    &fu))
			done = rule->of.lookup;
	}
	return fu;
}
