/* TrueType subsets: writing the file. */
#include <string.h>

#include "base/mem.h"
#include "render/subset_glyf_inside.h"

#define TABLES 6
#define DIRECTORY_BYTES (12 + 16 * TABLES)
#define ALIAS_BYTES 16 /* a composite of one part that is not moved */
#define LOCA_SHORT_MAX (2 * UINT16_MAX)

/* What the subset's glyphs take up, and the most that any of them has. */
struct extent {
	size_t glyf_bytes;
	unsigned points, contours, parts_points, parts_contours, parts, depth;
};

static void
append(struct glyf *g, struct outline *o)
{
	mem_grow(&g->order, g->orders, &g->order_cap, sizeof *g->order);
	g->order[g->orders++] = o;
}

/* Number an outline where it has no number yet. */
static void
number(struct glyf *g, struct outline *o)
{
	if (o->stamp == g->stamp)
		return;
	o->stamp = g->stamp;
	o->number = (uint16_t)g->orders;
}

/* The order of the glyphs: the list, then what only composites are made of. */
static bool
arrange(struct glyf *g, struct outline *const *list, size_t count)
{
	g->stamp++;
	g->orders = 0;
	append(g, NULL);
	if (count >= UINT16_MAX)
		return false;
	for (size_t i = 0; i < count; i++) {
		number(g, list[i]);
		append(g, list[i]);
	}
	for (size_t i = 1; i < g->orders; i++) {
		const struct outline *o = g->order[i];

		for (size_t k = 0; k < o->parts; k++) {
			struct outline *small = o->part[k].outline;

			if (small->stamp == g->stamp)
				continue;
			if (g->orders > UINT16_MAX - 1)
				return false;
			number(g, small);
			append(g, small);
		}
	}
	return true;
}

/* Whether glyph number i only names the outline of another. */
static bool
is_alias(const struct outline *o, size_t i)
{
	return o->number != i && o->count > ALIAS_BYTES;
}

static unsigned
larger(unsigned a, unsigned b)
{
	return a > b ? a : b;
}

static void
measure(struct extent *e, const struct outline *o, bool alias)
{
	e->glyf_bytes += alias ? ALIAS_BYTES : o->count;
	if (!o->parts && !alias) {
		e->points = larger(e->points, o->points);
		e->contours = larger(e->contours, o->contours);
		return;
	}
	e->parts_points = larger(e->parts_points, o->points);
	e->parts_contours = larger(e->parts_contours, o->contours);
	e->parts = larger(e->parts, alias ? 1 : o->parts);
	e->depth = larger(e->depth, o->depth + (alias ? 1u : 0u));
}

static struct extent
survey(const struct glyf *g)
{
	struct extent e = {0};

	for (size_t i = 1; i < g->orders; i++)
		measure(&e, g->order[i], is_alias(g->order[i], i));
	return e;
}

static uint8_t *
put_alias(uint8_t *at, const struct outline *o)
{
	set16(at, 0xffff);
	memcpy(at + 2, o->bytes + 2, 8);
	set16(at + 10, 0x0002); /* ARGS_ARE_XY_VALUES */
	set16(at + 12, o->number);
	set16(at + 14, 0);
	return at + ALIAS_BYTES;
}

static uint8_t *
put_outline(uint8_t *at, const struct outline *o)
{
	if (o->count)
		memcpy(at, o->bytes, o->count);
	for (size_t i = 0; i < o->parts; i++)
		set16(at + o->part[i].at, o->part[i].outline->number);
	return at + o->count;
}

static void
put_glyphs(const struct glyf *g, uint8_t *glyf, uint8_t *loca, bool is_long)
{
	uint8_t *at = glyf;

	for (size_t i = 0; i <= g->orders; i++) {
		size_t offset = (size_t)(at - glyf);

		if (is_long)
			set32(loca + 4 * i, (uint32_t)offset);
		else
			set16(loca + 2 * i, (uint32_t)(offset / 2));
		if (i == 0 || i == g->orders)
			continue;
		at = is_alias(g->order[i], i) ? put_alias(at, g->order[i])
					      : put_outline(at, g->order[i]);
	}
}

static void
put_metrics(const struct glyf *g, uint8_t *hmtx)
{
	memcpy(hmtx, g->hmtx.at, 2);
	set16(hmtx + 2, 0);
	for (size_t i = 1; i < g->orders; i++) {
		const struct outline *o = g->order[i];

		set16(hmtx + 4 * i, o->advance_fu);
		set16(hmtx + 4 * i + 2, (uint16_t)o->left_fu);
	}
}

static void
put_head(const struct glyf *g, uint8_t *head, bool long_loca)
{
	memcpy(head, g->head.at, HEAD_BYTES);
	set32(head + 8, 0); /* checkSumAdjustment, when all is written */
	/* What instructions would do to sizes and advances no longer holds. */
	set16(head + 16, get16(head + 16) & ~0x001cu);
	set16(head + 50, long_loca);
}

static void
put_hhea(const struct glyf *g, uint8_t *hhea)
{
	memcpy(hhea, g->hhea.at, HHEA_BYTES);
	set16(hhea + 34, (uint32_t)g->orders);
}

static void
put_maxp(const struct glyf *g, uint8_t *maxp, const struct extent *e)
{
	memset(maxp, 0, MAXP_BYTES);
	set32(maxp, 0x00010000);
	set16(maxp + 4, (uint32_t)g->orders);
	set16(maxp + 6, e->points);
	set16(maxp + 8, e->contours);
	set16(maxp + 10, e->parts_points);
	set16(maxp + 12, e->parts_contours);
	set16(maxp + 14, 1); /* zones: no instruction uses the other */
	set16(maxp + 28, e->parts);
	set16(maxp + 30, e->depth);
}

/* Sum of a table's words; count is a multiple of 4. */
static uint32_t
checksum(const uint8_t *at, size_t count)
{
	uint32_t sum = 0;

	for (size_t i = 0; i < count; i += 4)
		sum += get32(at + i);
	return sum;
}

static size_t
padded(size_t bytes)
{
	return (bytes + 3) & ~(size_t)3;
}

/* The directory of tables that stand one after another behind it. */
static void
put_directory(uint8_t *file, const size_t bytes[TABLES])
{
	static const char tags[TABLES][5] = {"glyf", "head", "hhea",
					     "hmtx", "loca", "maxp"};
	size_t at = DIRECTORY_BYTES;
	uint32_t all = 0;

	set32(file, 0x00010000);
	set16(file + 4, TABLES);
	set16(file + 6, 64); /* 16 times the largest power of 2 within 6 */
	set16(file + 8, 2);
	set16(file + 10, 16 * TABLES - 64);
	for (size_t i = 0; i < TABLES; i++) {
		uint8_t *row = file + 12 + 16 * i;
		uint32_t sum = checksum(file + at, padded(bytes[i]));

		memcpy(row, tags[i], 4);
		set32(row + 4, sum);
		set32(row + 8, (uint32_t)at);
		set32(row + 12, (uint32_t)bytes[i]);
		all += sum;
		at += padded(bytes[i]);
	}
	all += checksum(file, DIRECTORY_BYTES);
	set32(file + DIRECTORY_BYTES + padded(bytes[0]) + 8, 0xb1b0afbau - all);
}

struct bytes
glyf_subset(struct glyf *g, struct outline *const *list, size_t count)
{
	uint8_t *table[TABLES], *at;
	size_t bytes[TABLES], all = DIRECTORY_BYTES;
	struct extent e;
	bool is_long;

	if (!arrange(g, list, count))
		return (struct bytes){0};
	e = survey(g);
	is_long = e.glyf_bytes > LOCA_SHORT_MAX;
	/* Readers take an empty table for a missing one. */
	bytes[0] = e.glyf_bytes ? e.glyf_bytes : 2;
	bytes[1] = HEAD_BYTES;
	bytes[2] = HHEA_BYTES;
	bytes[3] = 4 * g->orders;
	bytes[4] = (is_long ? 4u : 2u) * (g->orders + 1);
	bytes[5] = MAXP_BYTES;
	for (size_t i = 0; i < TABLES; i++)
		all += padded(bytes[i]);
	if (all > UINT32_MAX)
		return (struct bytes){0};
	if (g->out_cap < all) {
		g->out_cap = all + all / 2;
		g->out = mem_resize(g->out, g->out_cap);
	}
	at = g->out + DIRECTORY_BYTES;
	for (size_t i = 0; i < TABLES; i++) {
		table[i] = at;
		at += padded(bytes[i]);
		set32(at - 4, 0); /* the padding */
	}
	put_glyphs(g, table[0], table[4], is_long);
	put_head(g, table[1], is_long);
	put_hhea(g, table[2]);
	put_metrics(g, table[3]);
	put_maxp(g, table[5], &e);
	put_directory(g->out, bytes);
	return (struct bytes){.at = g->out, .count = all};
}
