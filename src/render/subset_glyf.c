/* TrueType subsets: reading glyphs. Writing is subset_glyf_write.c. */
#include "render/subset_glyf.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "render/subset_glyf_inside.h"

#define HEADER_BYTES 10 /* number of contours and the box */
#define DEPTH_MAX 32
#define PARTS_MAX 1000

enum simple_flag {
	ON_CURVE = 0x01,
	X_SHORT = 0x02,
	Y_SHORT = 0x04,
	REPEAT = 0x08,
	X_SAME = 0x10,
	Y_SAME = 0x20,
};

enum part_flag {
	ARGS_ARE_WORDS = 0x0001,
	ARGS_ARE_XY = 0x0002,
	HAVE_SCALE = 0x0008,
	MORE_PARTS = 0x0020,
	HAVE_X_AND_Y_SCALE = 0x0040,
	HAVE_TWO_BY_TWO = 0x0080,
	HAVE_INSTRUCTIONS = 0x0100,
	USE_MY_METRICS = 0x0200,
};

static bool
table(hb_face_t *face, hb_tag_t tag, hb_blob_t **keep, struct bytes *ret)
{
	unsigned count;

	*keep = hb_face_reference_table(face, tag);
	ret->at = (const uint8_t *)hb_blob_get_data(*keep, &count);
	ret->count = count;
	return count > 0;
}

/* How many glyphs the tables really hold. */
static bool
measure(struct glyf *g)
{
	size_t entry;

	if (g->head.count < HEAD_BYTES || g->hhea.count < HHEA_BYTES ||
	    g->maxp.count < MAXP_BYTES)
		return false;
	g->long_loca = get16(g->head.at + 50) != 0;
	g->metrics = get16(g->hhea.at + 34);
	g->count = get16(g->maxp.at + 4);
	entry = g->long_loca ? 4 : 2;
	return g->count > 0 && g->metrics > 0 && g->metrics <= g->count &&
	       g->loca.count >= (g->count + 1u) * entry &&
	       g->hmtx.count >= 4u * g->metrics + 2u * (g->count - g->metrics);
}

struct glyf *
glyf_new(hb_face_t *face)
{
	struct glyf *g = mem_new(sizeof *g);
	bool whole = true;

	whole &= table(face, HB_TAG('g', 'l', 'y', 'f'), &g->blob[0], &g->glyf);
	whole &= table(face, HB_TAG('l', 'o', 'c', 'a'), &g->blob[1], &g->loca);
	whole &= table(face, HB_TAG('h', 'm', 't', 'x'), &g->blob[2], &g->hmtx);
	whole &= table(face, HB_TAG('h', 'e', 'a', 'd'), &g->blob[3], &g->head);
	whole &= table(face, HB_TAG('h', 'h', 'e', 'a'), &g->blob[4], &g->hhea);
	whole &= table(face, HB_TAG('m', 'a', 'x', 'p'), &g->blob[5], &g->maxp);
	g->arena = arena_new();
	if (!whole || !measure(g)) {
		glyf_free(g);
		return NULL;
	}
	return g;
}

void
glyf_free(struct glyf *g)
{
	if (!g)
		return;
	for (size_t i = 0; i < sizeof g->blob / sizeof *g->blob; i++)
		hb_blob_destroy(g->blob[i]);
	arena_free(g->arena);
	free(g->order);
	free(g->out);
	free(g);
}

size_t
glyf_bytes(const struct glyf *g)
{
	return g->kept_bytes + g->out_cap;
}

static void *
keep(struct glyf *g, size_t bytes)
{
	g->kept_bytes += bytes;
	return arena_alloc(g->arena, bytes);
}

static bool
locate(const struct glyf *g, unsigned id, struct bytes *ret)
{
	size_t start, end;

	if (g->long_loca) {
		start = get32(g->loca.at + 4 * (size_t)id);
		end = get32(g->loca.at + 4 * (size_t)id + 4);
	} else {
		start = 2u * get16(g->loca.at + 2 * (size_t)id);
		end = 2u * get16(g->loca.at + 2 * (size_t)id + 2);
	}
	if (end < start || end > g->glyf.count)
		return false;
	ret->at = g->glyf.at + start;
	ret->count = end - start;
	return true;
}

static void
measure_outline(const struct glyf *g, unsigned id, struct outline *o)
{
	const uint8_t *at = g->hmtx.at;

	if (id < g->metrics) {
		o->advance_fu = get16(at + 4 * (size_t)id);
		o->left_fu = get16_signed(at + 4 * (size_t)id + 2);
		return;
	}
	o->advance_fu = get16(at + 4 * (size_t)(g->metrics - 1));
	o->left_fu = get16_signed(at + 4 * (size_t)g->metrics +
				  2 * (size_t)(id - g->metrics));
}

static void
read_box(struct outline *o, const uint8_t *at)
{
	o->x_min = get16_signed(at + 2);
	o->y_min = get16_signed(at + 4);
	o->x_max = get16_signed(at + 6);
	o->y_max = get16_signed(at + 8);
	o->origin_fu = (int16_t)(o->x_min - o->left_fu);
}

/* How many points the contours have, which must end one after another. */
static bool
count_points(struct bytes b, size_t contours, size_t *ret)
{
	int last = -1;

	for (size_t i = 0; i < contours; i++) {
		int end = get16(b.at + HEADER_BYTES + 2 * i);

		if (end <= last && i > 0)
			return false;
		last = end;
	}
	*ret = (size_t)(last + 1);
	return true;
}

/* The bytes of a point's coordinates by how its flag says that they are kept:
 * of its bits 1 to 5 the third, REPEAT, says nothing of them. A look-up, as no
 * branch on these bits can be foreseen. */
static unsigned
coordinate_bytes(uint8_t flag)
{
	static const uint8_t bytes[] = {
		4, 3, 3, 2, 4, 3, 3, 2, /* none the same: two bytes or short */
		2, 3, 1, 2, 2, 3, 1, 2, /* X_SAME */
		2, 1, 3, 2, 2, 1, 3, 2, /* Y_SAME */
		0, 1, 1, 2, 0, 1, 1, 2, /* both */
	};

	return bytes[flag >> 1 & 31];
}

/* Where the flags and coordinates of a simple glyph end: what follows them is
 * padding. 0 where the bytes do not hold them. */
static size_t
points_end(struct bytes b, size_t at, size_t points)
{
	size_t coordinates = 0;

	while (points) {
		size_t repeat = 1;
		uint8_t flag;

		if (at >= b.count)
			return 0;
		flag = b.at[at++];
		if (flag & REPEAT) {
			if (at >= b.count)
				return 0;
			repeat += b.at[at++];
		}
		if (repeat > points)
			return 0;
		points -= repeat;
		coordinates += repeat * coordinate_bytes(flag);
	}
	return bytes_have(b, at, coordinates) ? at + coordinates : 0;
}

/* Copy a simple glyph without its instructions, to an even length. */
static bool
read_simple(struct glyf *g, struct bytes b, struct outline *o)
{
	size_t contours = get16(b.at), points, ends, flags, end;
	uint8_t *copy;

	ends = HEADER_BYTES + 2 * contours;
	if (!bytes_have(b, ends, 2) || !count_points(b, contours, &points))
		return false;
	flags = ends + 2 + get16(b.at + ends);
	end = points_end(b, flags, points);
	if (!end)
		return false;
	o->count = (uint32_t)(ends + 2 + (end - flags) + 1) & ~1u;
	copy = keep(g, o->count);
	memcpy(copy, b.at, ends);
	memcpy(copy + ends + 2, b.at + flags, end - flags);
	o->bytes = copy;
	o->points = (uint16_t)points;
	o->contours = (uint16_t)contours;
	return points <= UINT16_MAX;
}

/* The length of one part's record; 0 where the bytes end first. */
static size_t
part_bytes(struct bytes b, size_t at)
{
	unsigned flags;
	size_t count = 4;

	if (!bytes_have(b, at, 4))
		return 0;
	flags = get16(b.at + at);
	count += flags & ARGS_ARE_WORDS ? 4 : 2;
	if (flags & HAVE_SCALE)
		count += 2;
	else if (flags & HAVE_X_AND_Y_SCALE)
		count += 4;
	else if (flags & HAVE_TWO_BY_TWO)
		count += 8;
	return bytes_have(b, at, count) ? count : 0;
}

/* Count the parts and their bytes. */
static bool
survey_parts(struct bytes b, size_t *ret_parts, size_t *ret_end)
{
	size_t at = HEADER_BYTES, parts = 0, count;
	unsigned flags;

	do {
		count = part_bytes(b, at);
		if (!count || parts == PARTS_MAX)
			return false;
		flags = get16(b.at + at);
		at += count;
		parts++;
	} while (flags & MORE_PARTS);
	*ret_parts = parts;
	*ret_end = at;
	return true;
}

/* Count a part into the glyph that it belongs to. */
static bool
add_part(struct outline *o, struct outline_part *part, struct outline *small,
	 size_t at)
{
	unsigned points = o->points + small->points;
	unsigned contours = o->contours + small->contours;

	if (points > UINT16_MAX || contours > UINT16_MAX ||
	    small->depth >= DEPTH_MAX)
		return false;
	o->points = (uint16_t)points;
	o->contours = (uint16_t)contours;
	if (small->depth >= o->depth)
		o->depth = (uint16_t)(small->depth + 1);
	*part = (struct outline_part){.outline = small, .at = (uint32_t)at};
	return true;
}

static struct outline *read_outline(struct glyf *, unsigned id, unsigned depth);

static bool
read_composite(struct glyf *g, struct bytes b, struct outline *o,
	       unsigned depth)
{
	size_t parts, end, at = HEADER_BYTES;
	struct outline_part *part;
	uint8_t *copy;

	if (!survey_parts(b, &parts, &end))
		return false;
	o->count = (uint32_t)(end + 1) & ~1u;
	copy = keep(g, o->count);
	memcpy(copy, b.at, end);
	part = keep(g, parts * sizeof *part);
	for (size_t i = 0; i < parts; i++) {
		unsigned flags = get16(copy + at);
		struct outline *small =
			read_outline(g, get16(copy + at + 2), depth + 1);

		if (!small || !add_part(o, &part[i], small, at + 2))
			return false;
		set16(copy + at, flags & ~(unsigned)HAVE_INSTRUCTIONS);
		if (flags & USE_MY_METRICS)
			o->origin_fu = small->origin_fu;
		at += part_bytes(b, at);
	}
	o->bytes = copy;
	o->part = part;
	o->parts = (uint16_t)parts;
	return true;
}

static bool
read_any(struct glyf *g, unsigned id, struct outline *o, unsigned depth)
{
	struct bytes b;

	measure_outline(g, id, o);
	if (!locate(g, id, &b))
		return false;
	if (!b.count)
		return true;
	if (b.count < HEADER_BYTES)
		return false;
	read_box(o, b.at);
	if (get16_signed(b.at) < 0)
		return read_composite(g, b, o, depth);
	return get16(b.at) == 0 || read_simple(g, b, o);
}

static void
finish(struct outline *o)
{
	o->hash = outline_hash(o->advance_fu, o->bytes, o->count);
	for (size_t i = 0; i < o->parts; i++)
		o->hash = o->hash * 31 + o->part[i].outline->hash;
}

static struct outline *
read_outline(struct glyf *g, unsigned id, unsigned depth)
{
	struct outline **at, *o;

	if (id >= g->count || depth > DEPTH_MAX)
		return NULL;
	at = outline_at(&g->outlines, g->arena, id);
	if (*at)
		return *at == &g->open ? NULL : *at;
	*at = &g->open;
	o = keep(g, sizeof *o);
	if (!read_any(g, id, o, depth))
		o = NULL;
	else
		finish(o);
	return *at = o;
}

struct outline *
glyf_outline(struct glyf *g, unsigned id)
{
	return read_outline(g, id, 0);
}

static uint32_t
hash_parts(const struct glyf_part *part, size_t parts, int32_t advance_fu)
{
	uint32_t h = (uint32_t)advance_fu;

	for (size_t i = 0; i < parts; i++) {
		h = (h ^ part[i].id) * 0x9e3779b1u;
		h = (h ^ (uint32_t)part[i].x_fu) * 0x85ebca6bu;
		h = (h ^ (uint32_t)part[i].y_fu) * 0xc2b2ae35u;
		h ^= h >> 15;
	}
	return h;
}

static bool
fits(int32_t value)
{
	return value >= INT16_MIN && value <= INT16_MAX;
}

static void
widen_box(struct outline *o, const struct outline *small, int x, int y)
{
	if (small->x_min + x < o->x_min)
		o->x_min = (int16_t)(small->x_min + x);
	if (small->y_min + y < o->y_min)
		o->y_min = (int16_t)(small->y_min + y);
	if (small->x_max + x > o->x_max)
		o->x_max = (int16_t)(small->x_max + x);
	if (small->y_max + y > o->y_max)
		o->y_max = (int16_t)(small->y_max + y);
}

/* Append one part's record; where it fits no field, the box does not. */
static bool
put_part(struct outline *o, struct outline *small, struct outline_part *part,
	 const struct glyf_part *where)
{
	/* Shapers draw a glyph's origin at 0, composites its points. */
	int32_t x = where->x_fu - small->origin_fu, y = where->y_fu;
	uint8_t *at = (uint8_t *)o->bytes + o->count;
	bool words = x < -128 || x > 127 || y < -128 || y > 127;

	if (!fits(where->x_fu) || !fits(y) || !fits(x) ||
	    !fits(small->x_min + x) || !fits(small->x_max + x) ||
	    !fits(small->y_min + y) || !fits(small->y_max + y) ||
	    !add_part(o, part, small, o->count + 2))
		return false;
	widen_box(o, small, x, y);
	set16(at, ARGS_ARE_XY | MORE_PARTS | (words ? ARGS_ARE_WORDS : 0));
	if (words) {
		set16(at + 4, (uint32_t)x);
		set16(at + 6, (uint32_t)y);
	} else {
		at[4] = (uint8_t)x;
		at[5] = (uint8_t)y;
	}
	o->count += words ? 8 : 6;
	o->parts++;
	return true;
}

static struct outline *
compose(struct glyf *g, const struct glyf_part *part, size_t parts)
{
	struct outline *o = keep(g, sizeof *o);
	uint8_t *bytes = keep(g, HEADER_BYTES + 8 * parts);
	struct outline_part *small = keep(g, parts * sizeof *small);
	size_t last = 0;

	*o = (struct outline){.bytes = bytes,
			      .part = small,
			      .count = HEADER_BYTES,
			      .x_min = INT16_MAX,
			      .y_min = INT16_MAX,
			      .x_max = INT16_MIN,
			      .y_max = INT16_MIN};
	for (size_t i = 0; i < parts; i++) {
		struct outline *one = glyf_outline(g, part[i].id);

		if (!one)
			return NULL;
		if (!one->count)
			continue;
		last = o->count;
		if (!put_part(o, one, &small[o->parts], &part[i]))
			return NULL;
	}
	if (!o->parts) {
		*o = (struct outline){0};
		return o;
	}
	set16(bytes, 0xffff);
	set16(bytes + 2, (uint16_t)o->x_min);
	set16(bytes + 4, (uint16_t)o->y_min);
	set16(bytes + 6, (uint16_t)o->x_max);
	set16(bytes + 8, (uint16_t)o->y_max);
	set16(bytes + last, get16(bytes + last) & ~(unsigned)MORE_PARTS);
	o->left_fu = o->x_min;
	return o;
}

struct outline *
glyf_compose(struct glyf *g, const struct glyf_part *part, size_t parts,
	     int32_t advance_fu)
{
	uint32_t hash = hash_parts(part, parts, advance_fu);
	struct composite **bucket = &g->composite[hash % COMPOSITE_BUCKETS];
	struct composite *c;
	struct outline *o;

	for (c = *bucket; c; c = c->next)
		if (c->hash == hash && c->parts == parts &&
		    c->outline->advance_fu == advance_fu &&
		    !memcmp(c->part, part, parts * sizeof *part))
			return c->outline;
	if (parts > PARTS_MAX || advance_fu < 0 || advance_fu > UINT16_MAX)
		return NULL;
	o = compose(g, part, parts);
	if (!o)
		return NULL;
	o->advance_fu = (uint16_t)advance_fu;
	finish(o);
	c = keep(g, sizeof *c + parts * sizeof *part);
	*c = (struct composite){
		.next = *bucket, .outline = o, .hash = hash, .parts = parts};
	memcpy(c->part, part, parts * sizeof *part);
	*bucket = c;
	return o;
}
