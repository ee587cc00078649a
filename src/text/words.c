/* A hash table of shaped words with open addressing. Words lie in large blocks
 * that go all at once, so that memory stays flat over any number of letters. */
#include "text/words.h"

#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "text/mix.h"
#include "text/words_inside.h"

#define SLOTS_FIRST 1024 /* a power of two */
#define PLAIN_UNITS 64	 /* longer words are shaped */
#define BATCH_UNITS 2048 /* shaped at a time */

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
	for (size_t i = 0; i < w->plans; i++) {
		hb_shape_plan_destroy(w->plan[i]->plan);
		free(w->plan[i]->asked);
		free(w->plan[i]);
	}
	free(w->plan);
	free(w->waiting);
	free(w->batch);
	free(w->join);
	free(w->piece);
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
hash_of(const struct spelling *s)
{
	uint64_t hash = mix((uintptr_t)s->font, (uintptr_t)s->tag);

	hash = mix(hash, (uint64_t)s->script << 32 | (uint64_t)s->units << 8 |
				 (uint64_t)s->before << 5 |
				 (uint64_t)s->after << 2 |
				 (uint64_t)s->later << 1 | s->rtl);
	return mix_bytes(hash, s->text - s->before,
			 ((size_t)s->before + s->units + s->after) *
				 sizeof *s->text);
}

static bool
matches(const struct entry *e, const struct spelling *s)
{
	const struct word *w = &e->word;

	return w->font == s->font && w->tag == s->tag && w->rtl == s->rtl &&
	       w->units == s->units && e->script == s->script &&
	       e->before == s->before && e->after == s->after &&
	       e->later == s->later &&
	       !memcmp(w->text - s->before, s->text - s->before,
		       ((size_t)s->before + s->units + s->after) *
			       sizeof *s->text);
}

static struct plan *
plan_of(struct words *w, const struct spelling *s)
{
	hb_direction_t direction = s->rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR;
	struct plan *p;

	for (size_t i = 0; i < w->plans; i++) {
		p = w->plan[i];
		if (p->font == s->font && p->tag == s->tag &&
		    p->props.script == s->script &&
		    p->props.direction == direction)
			return p;
	}
	mem_grow(&w->plan, w->plans, &w->plans_cap, sizeof *w->plan);
	p = w->plan[w->plans++] = mem_new(sizeof *p);
	p->font = s->font;
	p->tag = s->tag;
	p->props.script = s->script;
	p->props.direction = direction;
	p->props.language = hb_language_from_string(s->tag->tag, -1);
	p->plan = hb_shape_plan_create_cached(s->font->face, &p->props, NULL, 0,
					      NULL);
	p->plain = plains_find(s->font, &p->props, p->plan);
	p->seams = seams_find(s->font, &p->props, p->plan);
	return p;
}

static int16_t
saturated(hb_position_t value)
{
	return (int16_t)(value > INT16_MAX   ? INT16_MAX
			 : value < INT16_MIN ? INT16_MIN
					     : value);
}

/* What HarfBuzz made of the text in the buffer. */
struct shaped {
	const struct plan *plan;
	const hb_glyph_info_t *info;
	const hb_glyph_position_t *at;
	unsigned count;
};

static struct shaped
shape(struct words *w, struct plan *plan)
{
	struct shaped ret = {.plan = plan};

	hb_buffer_set_segment_properties(w->buffer, &plan->props);
	hb_shape_plan_execute(plan->plan, plan->font->hb, w->buffer, NULL, 0);
	ret.info = hb_buffer_get_glyph_infos(w->buffer, &ret.count);
	ret.at = hb_buffer_get_glyph_positions(w->buffer, &ret.count);
	return ret;
}

/* Whether a glyph that moves nothing draws nothing either, beside others of
 * its cluster: a joiner, or what a font puts in for its own ends. */
static bool
is_nothing(hb_font_t *font, const struct shaped *s, unsigned i)
{
	const hb_glyph_info_t *info = s->info;
	hb_glyph_extents_t box;

	return info[i].codepoint &&
	       ((i > 0 && info[i - 1].cluster == info[i].cluster) ||
		(i + 1 < s->count && info[i + 1].cluster == info[i].cluster)) &&
	       hb_font_get_glyph_extents(font, info[i].codepoint, &box) &&
	       !box.width && !box.height;
}

/* The glyphs from one to another become a word's.
 *   start  of the word in the text that was shaped */
static void
take(struct words *w, struct entry *e, const struct shaped *s, unsigned from,
     unsigned to, unsigned start)
{
	struct glyph *g = arena_alloc(w->arena, (to - from) * sizeof *g);

	if (s->plan->seams) {
		e->seam = arena_alloc(w->arena, sizeof *e->seam);
		seams_look(s->plan->seams, s->info + from, to - from, e->seam);
		if (e->later && !seams_bare(s->plan->seams, e->seam))
			e->seam->whole = true;
		w->bytes += sizeof *e->seam;
	}
	e->word.glyph = g;
	for (unsigned i = from; i < to; i++) {
		if (!s->at[i].x_advance && is_nothing(e->word.font->hb, s, i))
			continue;
		g->id = (uint16_t)s->info[i].codepoint;
		g->cluster = (uint16_t)(s->info[i].cluster - start);
		g->advance_fu = saturated(s->at[i].x_advance);
		g->x_fu = saturated(s->at[i].x_offset);
		g->y_fu = saturated(s->at[i].y_offset);
		e->word.width_fu += g->advance_fu;
		if (!g->id && !e->lacks) {
			e->lacks = true;
			e->lacks_at = g->cluster;
		}
		g++;
	}
	e->word.glyphs = (uint16_t)(g - e->word.glyph);
	if (e->seam && e->word.glyphs < to - from)
		e->seam->whole = true;
	w->bytes += (to - from) * sizeof *g;
}

/* Without HarfBuzz, where the word allows it. */
static bool
set_plain(struct words *w, struct entry *e, const struct plan *plan)
{
	struct glyph glyph[PLAIN_UNITS];
	unsigned count = e->word.units;

	if (!plan->plain || count > PLAIN_UNITS ||
	    !plain_set(plan->plain, e->word.text, count, glyph))
		return false;
	e->word.glyph = (const struct glyph *)arena_copy(w->arena, glyph,
							 count * sizeof *glyph);
	e->word.glyphs = (uint16_t)count;
	for (unsigned i = 0; i < count; i++)
		e->word.width_fu += glyph[i].advance_fu;
	w->bytes += count * sizeof *glyph;
	return true;
}

static void
shape_alone(struct words *w, struct entry *e, struct plan *plan)
{
	struct shaped s;

	hb_buffer_clear_contents(w->buffer);
	hb_buffer_add_utf16(
		w->buffer, (const uint16_t *)e->word.text - e->before,
		e->before + e->word.units + e->after, e->before, e->word.units);
	s = shape(w, plan);
	take(w, e, &s, 0, s.count, e->before);
}

static void
shape_later(struct words *w, struct entry *e, struct plan *plan)
{
	UChar text[SEAMS_UNITS + 1] = {SEAMS_JOINER};
	unsigned count = e->word.units, from = 0;
	struct shaped s;

	memcpy(text + 1, e->word.text, count * sizeof *text);
	hb_buffer_clear_contents(w->buffer);
	hb_buffer_add_utf16(w->buffer, (const uint16_t *)text, (int)count + 1,
			    0, (int)count + 1);
	s = shape(w, plan);
	while (from < s.count && !s.info[from].cluster)
		from++;
	take(w, e, &s, from, s.count, 1);
}

/* Spaces between what is shaped at a time keep Arabic letters from joining.
 * Chinese needs none. */
static unsigned
space_units(const struct plan *plan)
{
	return plan->props.script == HB_SCRIPT_HAN ? 0 : 1;
}

static void
fill_batch(struct words *w, const struct plan *plan)
{
	size_t cap = plan->units + 2 * plan->askeds;
	UChar *to;

	if (cap > w->batch_cap) {
		w->batch_cap = cap * 2;
		w->batch = mem_resize(w->batch, w->batch_cap * sizeof *to);
	}
	to = w->batch;
	for (size_t i = 0; i < plan->askeds; i++) {
		const struct word *word = &plan->asked[i]->word;

		if (plan->asked[i]->later)
			*to++ = SEAMS_JOINER;
		memcpy(to, word->text, word->units * sizeof *to);
		to += word->units;
		if (space_units(plan))
			*to++ = ' ';
	}
	w->batch_units = (size_t)(to - w->batch);
	hb_buffer_clear_contents(w->buffer);
	hb_buffer_add_utf16(w->buffer, (const uint16_t *)w->batch,
			    (int)w->batch_units, 0, (int)w->batch_units);
}

/* The i-th glyph in the order of the text. */
static unsigned
logical(const struct shaped *s, bool rtl, unsigned i)
{
	return rtl ? s->count - 1 - i : i;
}

/* Whether a cluster begins at a unit, with this glyph in logical order. */
static bool
begins(const struct shaped *s, bool rtl, unsigned at, unsigned unit)
{
	return at < s->count && s->info[logical(s, rtl, at)].cluster == unit;
}

/* Whether what is shaped at a time is parted before a unit: a cluster begins
 * there, at this glyph in logical order, and what is before has no say in it.
 */
static bool
is_parted(const struct shaped *s, bool rtl, unsigned at, unsigned unit)
{
	return begins(s, rtl, at, unit) &&
	       !(hb_glyph_info_get_glyph_flags(&s->info[logical(s, rtl, at)]) &
		 HB_GLYPH_FLAG_UNSAFE_TO_BREAK);
}

/* As is_parted; the joiner before a later piece is to have its say. */
static bool
is_parted_before(const struct shaped *s, const struct entry *e, unsigned at,
		 unsigned unit)
{
	if (!e->later)
		return is_parted(s, e->word.rtl, at, unit);
	return at && begins(s, e->word.rtl, at, unit) &&
	       is_parted(s, e->word.rtl, at - 1, unit - 1);
}

/* The glyphs of the word that begins at a unit of the batch.
 *   at  a glyph before which all are of words before it, in logical order;
 *       updated
 * False where its neighbours changed it. */
static bool
take_next(struct words *w, struct entry *e, const struct shaped *s,
	  unsigned start, unsigned *at)
{
	unsigned end = start + e->word.units, from = *at, to;
	bool rtl = e->word.rtl;

	while (from < s->count &&
	       s->info[logical(s, rtl, from)].cluster < start)
		from++;
	to = from;
	while (to < s->count && s->info[logical(s, rtl, to)].cluster < end)
		to++;
	*at = to;
	if (!is_parted_before(s, e, from, start) ||
	    (end < w->batch_units && !is_parted(s, rtl, to, end)))
		return false;
	if (rtl)
		take(w, e, s, s->count - to, s->count - from, start);
	else
		take(w, e, s, from, to, start);
	return true;
}

static void
settle(struct words *w, struct plan *plan)
{
	struct shaped s;
	unsigned at = 0, start = 0;
	size_t alone = 0;

	if (plan->askeds > 1) {
		fill_batch(w, plan);
		s = shape(w, plan);
		for (size_t i = 0; i < plan->askeds; i++) {
			struct entry *e = plan->asked[i];

			start += e->later;
			if (!take_next(w, e, &s, start, &at))
				plan->asked[alone++] = e;
			start += e->word.units + space_units(plan);
		}
		plan->askeds = alone;
	}
	for (size_t i = 0; i < plan->askeds; i++)
		if (plan->asked[i]->later)
			shape_later(w, plan->asked[i], plan);
		else
			shape_alone(w, plan->asked[i], plan);
	plan->askeds = plan->units = 0;
}

static void
settle_all(struct words *w)
{
	for (size_t i = 0; i < w->waitings; i++)
		settle(w, w->waiting[i]);
	w->waitings = 0;
}

void
words_settle(struct words *w)
{
	settle_all(w);
	words_join(w);
	settle_all(w);
}

void
words_wait(struct words *w, struct entry *e, struct plan *plan)
{
	if (plan->units >= BATCH_UNITS)
		settle_all(w);
	if (!plan->askeds) {
		mem_grow(&w->waiting, w->waitings, &w->waitings_cap,
			 sizeof *w->waiting);
		w->waiting[w->waitings++] = plan;
	}
	mem_grow(&plan->asked, plan->askeds, &plan->askeds_cap,
		 sizeof *plan->asked);
	plan->asked[plan->askeds++] = e;
	plan->units += e->word.units;
}

static struct entry *
entry_new(struct words *w, const struct spelling *s)
{
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
	e->later = s->later;
	w->bytes += sizeof *e + units * 2 + sizeof(struct slot);
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

/* NULL where nobody asked for it before; then *ret_at is its slot. */
static struct entry *
find_entry(const struct words *w, const struct spelling *s, uint64_t hash,
	   size_t *ret_at)
{
	size_t at = hash & (w->slots - 1);

	while (w->slot[at].entry) {
		if (w->slot[at].hash == hash && matches(w->slot[at].entry, s))
			return w->slot[at].entry;
		at = (at + 1) & (w->slots - 1);
	}
	*ret_at = at;
	return NULL;
}

static struct entry *
add_entry(struct words *w, const struct spelling *s, uint64_t hash, size_t at)
{
	struct entry *e = entry_new(w, s);

	w->slot[at].hash = hash;
	w->slot[at].entry = e;
	if (++w->count * 2 > w->slots)
		widen(w);
	return e;
}

struct entry *
words_piece(struct words *w, struct plan *plan, const struct spelling *s)
{
	uint64_t hash = hash_of(s);
	size_t at;
	struct entry *e = find_entry(w, s, hash, &at);

	if (e)
		return e;
	e = add_entry(w, s, hash, at);
	words_wait(w, e, plan);
	return e;
}

const struct word *
words_ask(struct words *w, const struct spelling *s)
{
	uint64_t hash = hash_of(s);
	size_t at;
	struct plan *plan;
	struct entry *e = find_entry(w, s, hash, &at);

	if (e)
		return &e->word;
	e = add_entry(w, s, hash, at);
	plan = plan_of(w, s);
	if (s->before || s->after)
		shape_alone(w, e, plan);
	else if (!set_plain(w, e, plan) && !words_cut(w, e, plan, s))
		words_wait(w, e, plan);
	return &e->word;
}

const struct word *
words_find(struct words *w, const struct spelling *s)
{
	const struct word *word = words_ask(w, s);

	words_settle(w);
	return word;
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
