/* Reads the lookups of GSUB and GPOS. A rule is kept by two of the glyphs that
 * it needs side by side; where no two such stand in a word it does nothing
 * there. Source: OpenType 1.9, "GSUB", "GPOS". */
#include "text/pair_rules.h"

#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "text/ot_table.h"

#define RULES_MOST 64 /* bits of a pair_glyph */
#define CHANGES_MOST 64
#define IGNORES 0x6 /* flags: bases or ligatures are passed over */

enum rule_kind {
	RULE_MEET,   /* two coverages, side by side */
	RULE_LIGATE, /* a ligature subtable */
	RULE_KERN,
};

struct rule {
	enum rule_kind kind;
	const struct ot_table *table;
	size_t subtable;
	size_t first, second; /* coverages; second of RULE_MEET alone */
	unsigned lookup;
	unsigned kern; /* which of those that kern */
};

/* A coverage of glyphs that do not stay what they are. */
struct change {
	const struct ot_table *table;
	size_t coverage;
};

struct pair_rules {
	struct ot_table gsub, gpos;
	hb_set_t *gsub_lookups, *gpos_lookups;
	struct rule rule[RULES_MOST];
	struct change change[CHANGES_MOST];
	unsigned rules, changes, kerns;
	bool too_many;
};

/* ---- reading ---- */

static void
add_change(struct pair_rules *r, const struct ot_table *t, size_t coverage)
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

static void
read_pairs(struct pair_rules *r, const struct ot_subtable *s)
{
	const struct ot_table *t = s->table;
	size_t coverage = s->at + ot_u16(t, s->at + 2);
	struct rule rule = {
		.kind = RULE_KERN,
		.table = t,
		.subtable = s->at,
		.first = coverage,
		.lookup = s->lookup,
		.kern = r->kerns,
	};

	if (s->flags & IGNORES || !ot_kerns(s)) {
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
read_coverages(struct pair_rules *r, const struct ot_subtable *s, bool chain)
{
	const struct ot_table *t = s->table;
	size_t before = s->at + 2, input, after, first;
	unsigned befores = chain ? ot_u16(t, before) : 0, inputs, afters = 0;
	struct rule rule = {.kind = RULE_MEET, .table = t};

	input = before + (chain ? 2 + 2 * (size_t)befores : 0);
	inputs = ot_u16(t, input);
	/* A context has the number of its actions before its coverages. */
	first = input + (chain ? 2 : 4);
	after = first + 2 * (size_t)inputs;
	if (chain)
		afters = ot_u16(t, after);
	rule.first = s->at + ot_u16(t, first);
	if (inputs > 1)
		rule.second = s->at + ot_u16(t, first + 2);
	else if (afters)
		rule.second = s->at + ot_u16(t, after + 2);
	else if (befores) {
		rule.second = rule.first;
		rule.first = s->at + ot_u16(t, before + 2);
	}
	if (!rule.second || s->flags & IGNORES)
		add_change(r, t, s->at + ot_u16(t, first));
	else
		add_rule(r, &rule);
}

static void
read_subtable(struct pair_rules *r, const struct ot_subtable *s)
{
	const struct ot_table *t = s->table;
	size_t coverage = s->at + ot_u16(t, s->at + 2);
	struct rule ligature = {
		.kind = RULE_LIGATE,
		.table = t,
		.subtable = s->at,
		.first = coverage,
	};

	if (s->kind == OT_PAIR)
		read_pairs(r, s);
	else if ((s->kind == OT_CONTEXT || s->kind == OT_CHAIN) &&
		 ot_u16(t, s->at) == 3)
		read_coverages(r, s, s->kind == OT_CHAIN);
	else if (s->kind == OT_LIGATURE && !(s->flags & IGNORES))
		add_rule(r, &ligature);
	else
		add_change(r, t, coverage);
}

static void
read_lookup(struct pair_rules *r, const struct ot_table *t, unsigned lookup)
{
	unsigned count = ot_subtables(t, lookup);

	for (unsigned i = 0; i < count; i++) {
		struct ot_subtable s = ot_subtable(t, lookup, i);

		read_subtable(r, &s);
	}
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
	ot_collect(face, table, fraction, apart);
	ot_collect(face, table, always, other);
	hb_set_subtract(apart, other);
	hb_set_subtract(all, apart);
	hb_set_destroy(apart);
	hb_set_destroy(other);
	return all;
}

static void
read_lookups(struct pair_rules *r, const struct ot_table *t,
	     const hb_set_t *set)
{
	hb_codepoint_t number = HB_SET_VALUE_INVALID;

	while (!r->too_many && hb_set_next(set, &number))
		read_lookup(r, t, number);
}

struct pair_rules *
pair_rules_new(hb_face_t *face, hb_shape_plan_t *plan)
{
	struct pair_rules *r;

	if (strcmp(hb_shape_plan_get_shaper(plan), "ot") || ot_has_others(face))
		return NULL;
	r = mem_new(sizeof *r);
	ot_table_open(&r->gsub, face, HB_OT_TAG_GSUB);
	ot_table_open(&r->gpos, face, HB_OT_TAG_GPOS);
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
	ot_table_close(&r->gsub);
	ot_table_close(&r->gpos);
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
	const struct ot_table *t = rule->table;
	int i = ot_covered(t, rule->first, first);
	size_t set, ligature;

	if (i < 0 || (unsigned)i >= ot_u16(t, rule->subtable + 4))
		return false;
	set = rule->subtable + ot_u16(t, rule->subtable + 6 + 2 * (size_t)i);
	for (unsigned n = ot_u16(t, set); n; n--) {
		unsigned parts;

		ligature = set + ot_u16(t, set + 2 * (size_t)n);
		parts = ot_u16(t, ligature + 2);
		if (second ? parts > 1 && ot_u16(t, ligature + 4) == second
			   : parts == 1)
			return true;
	}
	return false;
}

static void
place_kern(const struct rule *rule, struct pair_glyph *ret)
{
	struct ot_kern kern =
		ot_kern_of(rule->table, rule->subtable, ret->glyph);

	ret->kern_first[rule->kern] = kern.first;
	ret->kern_second[rule->kern] = kern.second;
}

bool
pair_rules_glyph(const struct pair_rules *r, unsigned glyph,
		 struct pair_glyph *ret)
{
	*ret = (struct pair_glyph){.glyph = (uint16_t)glyph};
	for (unsigned i = 0; i < r->changes; i++)
		if (ot_covered(r->change[i].table, r->change[i].coverage,
			       glyph) >= 0)
			return false;
	for (unsigned i = 0; i < r->rules; i++) {
		const struct rule *rule = &r->rule[i];
		int place = ot_covered(rule->table, rule->first, glyph);

		if (place >= 0)
			ret->first |= UINT64_C(1) << i;
		if (rule->kind != RULE_MEET ||
		    ot_covered(rule->table, rule->second, glyph) >= 0)
			ret->second |= UINT64_C(1) << i;
		if (rule->kind == RULE_LIGATE && ligates(rule, glyph, 0))
			return false;
		if (rule->kind == RULE_KERN)
			place_kern(rule, ret);
	}
	return true;
}

static bool
kern(const struct rule *rule, const struct pair_glyph *a,
     const struct pair_glyph *b, int *ret_fu)
{
	return ot_kern(rule->table, rule->subtable, a->kern_first[rule->kern],
		       b->kern_second[rule->kern], ret_fu);
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
		case RULE_KERN:
			if (rule->lookup != done &&
			    kern(rule, a, b, ret_kern_fu))
				done = rule->lookup;
			break;
		}
	}
	return true;
}
