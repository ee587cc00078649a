/* A hash table of shaped words with open addressing. Words lie in large blocks
 * that go all at once, so that memory stays flat over any number of letters. */
#include "text/words.h"

#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"

#define SLOTS_FIRST 1024 /* a power of two */

struct entry {
	struct word word; /* first: a word is its entry */
	hb_script_t script;
	uint8_t before, after;
	bool lacks;
	uint16_t lacks_at;
};

struct slot {
	uint64_t hash;
	struct entry *entry;
};

/* What HarfBuzz works out once for a font, language, script and direction. */
struct plan {
	const struct font *font;
	const struct tag *tag;
	hb_segment_properties_t props;
	hb_shape_plan_t *plan;
};

struct words {
	struct slot *slot;
	size_t slots, count; /* slots is a power of two */
	size_t bytes, bytes_max;
	struct arena *arena;
	hb_buffer_t *buffer;
	struct plan *plan;
	size_t plans, plans_cap;
};

struct words *
words_new(size_t bytes)
{
	struct words *w = mem_new(sizeof *w);

	w->slots = SLOTS_FIRST;
	w->slot = mem_new(w->slots * sizeof *w->slot);
	w->bytes_max = bytes;
	w->arena = arena_new();
	w->buffer = hb_buffer_create();
	hb_buffer_set_cluster_level(w->buffer,
				    HB_BUFFER_CLUSTER_LEVEL_MONOTONE_GRAPHEMES);
	hb_buffer_set_flags(w->buffer,
			    HB_BUFFER_FLAG_DO_NOT_INSERT_DOTTED_CIRCLE);
	return w;
}

void
words_free(struct words *w)
{
	if (!w)
		return;
	for (size_t i = 0; i < w->plans; i++)
		hb_shape_plan_destroy(w->plan[i].plan);
	free(w->plan);
	hb_buffer_destroy(w->buffer);
	arena_free(w->arena);
	free(w->slot);
	free(w);
}

bool
words_rest(struct words *w)
{
	if (w->bytes <= w->bytes_max)
		return false;
	arena_free(w->arena);
	w->arena = arena_new();
	free(w->slot);
	w->slots = SLOTS_FIRST;
	w->slot = mem_new(w->slots * sizeof *w->slot);
	w->count = w->bytes = 0;
	return true;
}

static uint64_t
mixed(uint64_t hash, uint64_t value)
{
	hash = (hash ^ value) * UINT64_C(0x9E3779B97F4A7C15);
	return hash ^ hash >> 29;
}

static uint64_t
hash_of(const struct spelling *s)
{
	const UChar *p = s->text - s->before;
	size_t left = (size_t)s->before + s->units + s->after;
	uint64_t hash = mixed((uintptr_t)s->font, (uintptr_t)s->tag);
	uint64_t part = 0;

	hash = mixed(hash, (uint64_t)s->script << 32 | (uint64_t)s->units << 8 |
				   (uint64_t)s->before << 5 |
				   (uint64_t)s->after << 1 | s->rtl);
	for (; left >= 4; left -= 4, p += 4) {
		memcpy(&part, p, sizeof part);
		hash = mixed(hash, part);
	}
	for (part = 0; left; left--)
		part = part << 16 | *p++;
	return mixed(hash, part);
}

static bool
matches(const struct entry *e, const struct spelling *s)
{
	const struct word *w = &e->word;

	return w->font == s->font && w->tag == s->tag && w->rtl == s->rtl &&
	       w->units == s->units && e->script == s->script &&
	       e->before == s->before && e->after == s->after &&
	       !memcmp(w->text - s->before, s->text - s->before,
		       ((size_t)s->before + s->units + s->after) *
			       sizeof *s->text);
}

static const struct plan *
plan_of(struct words *w, const struct spelling *s)
{
	hb_direction_t direction = s->rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR;
	struct plan *p;

	for (size_t i = 0; i < w->plans; i++) {
		p = &w->plan[i];
		if (p->font == s->font && p->tag == s->tag &&
		    p->props.script == s->script &&
		    p->props.direction == direction)
			return p;
	}
	mem_grow(&w->plan, w->plans, &w->plans_cap, sizeof *w->plan);
	p = &w->plan[w->plans++];
	*p = (struct plan){.font = s->font, .tag = s->tag};
	p->props.script = s->script;
	p->props.direction = direction;
	p->props.language = hb_language_from_string(s->tag->tag, -1);
	p->plan = hb_shape_plan_create_cached(s->font->face, &p->props, NULL, 0,
					      NULL);
	return p;
}

static int16_t
saturated(hb_position_t value)
{
	return (int16_t)(value > INT16_MAX   ? INT16_MAX
			 : value < INT16_MIN ? INT16_MIN
					     : value);
}

/* Whether a glyph that moves nothing draws nothing either, beside others of
 * its cluster: a joiner, or what a font puts in for its own ends. */
static bool
is_nothing(hb_font_t *font, const hb_glyph_info_t *info, unsigned i,
	   unsigned count)
{
	hb_glyph_extents_t box;

	return info[i].codepoint &&
	       ((i > 0 && info[i - 1].cluster == info[i].cluster) ||
		(i + 1 < count && info[i + 1].cluster == info[i].cluster)) &&
	       hb_font_get_glyph_extents(font, info[i].codepoint, &box) &&
	       !box.width && !box.height;
}

static void
copy_glyphs(struct words *w, struct entry *e)
{
	unsigned count;
	const hb_glyph_info_t *info =
		hb_buffer_get_glyph_infos(w->buffer, &count);
	const hb_glyph_position_t *at =
		hb_buffer_get_glyph_positions(w->buffer, &count);
	struct glyph *to = arena_alloc(w->arena, count * sizeof *to);

	e->word.glyph = to;
	for (unsigned i = 0; i < count; i++) {
		if (!at[i].x_advance &&
		    is_nothing(e->word.font->hb, info, i, count))
			continue;
		to->id = (uint16_t)info[i].codepoint;
		to->cluster = (uint16_t)(info[i].cluster - e->before);
		to->advance_fu = saturated(at[i].x_advance);
		to->x_fu = saturated(at[i].x_offset);
		to->y_fu = saturated(at[i].y_offset);
		e->word.width_fu += to->advance_fu;
		if (!to->id && !e->lacks) {
			e->lacks = true;
			e->lacks_at = to->cluster;
		}
		to++;
	}
	e->word.glyphs = (uint16_t)(to - e->word.glyph);
	w->bytes += count * sizeof *to;
}

static struct entry *
shaped(struct words *w, const struct spelling *s)
{
	const struct plan *plan = plan_of(w, s);
	size_t units = (size_t)s->before + s->units + s->after;
	struct entry *e = arena_alloc(w->arena, sizeof *e + units * 2);
	UChar *text = (UChar *)(e + 1);

	memcpy(text, s->text - s->before, units * sizeof *text);
	e->word.font = s->font;
	e->word.tag = s->tag;
	e->word.rtl = s->rtl;
	e->word.units = s->units;
	e->word.text = text + s->before;
	e->word.serial = (uint32_t)w->count;
	e->script = s->script;
	e->before = s->before;
	e->after = s->after;
	w->bytes += sizeof *e + units * 2 + sizeof(struct slot);
	hb_buffer_clear_contents(w->buffer);
	hb_buffer_set_segment_properties(w->buffer, &plan->props);
	hb_buffer_add_utf16(w->buffer, (const uint16_t *)text, (int)units,
			    s->before, s->units);
	hb_shape_plan_execute(plan->plan, s->font->hb, w->buffer, NULL, 0);
	copy_glyphs(w, e);
	return e;
}

static void
widen(struct words *w)
{
	struct slot *old = w->slot;
	size_t slots = w->slots * 2;
	struct slot *new = mem_new(slots * sizeof *new);

	for (size_t i = 0; i < w->slots; i++) {
		size_t at = old[i].hash & (slots - 1);

		if (!old[i].entry)
			continue;
		while (new[at].entry)
			at = (at + 1) & (slots - 1);
		new[at] = old[i];
	}
	free(old);
	w->slot = new;
	w->slots = slots;
}

const struct word *
words_find(struct words *w, const struct spelling *s)
{
	uint64_t hash = hash_of(s);
	size_t at = hash & (w->slots - 1);

	while (w->slot[at].entry) {
		if (w->slot[at].hash == hash && matches(w->slot[at].entry, s))
			return &w->slot[at].entry->word;
		at = (at + 1) & (w->slots - 1);
	}
	w->slot[at].hash = hash;
	w->slot[at].entry = shaped(w, s);
	w->count++;
	if (w->count * 2 > w->slots) {
		const struct word *word = &w->slot[at].entry->word;

		widen(w);
		return word;
	}
	return &w->slot[at].entry->word;
}

const struct word *
words_part(struct words *w, const struct word *whole, unsigned from,
	   unsigned to)
{
	const struct entry *e = (const struct entry *)whole;
	struct spelling part = {
		.font = whole->font,
		.tag = whole->tag,
		.script = e->script,
		.rtl = whole->rtl,
		.units = (uint16_t)(to - from),
		.text = whole->text + from,
	};

	return words_find(w, &part);
}

bool
word_lacks(const struct word *word, unsigned *ret_at)
{
	const struct entry *e = (const struct entry *)word;

	if (e->lacks)
		*ret_at = e->lacks_at;
	return e->lacks;
}
