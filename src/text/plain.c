/* Letters are looked up once and kept in pages, as text/fonts keeps which font
 * has them: asking again is two look-ups without a lock. */
#include "text/plain.h"

#include <hb-ot.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include "base/mem.h"
#include "text/pair_rules.h"

#define PAGE 128
#define PAGES (0x10000 / PAGE)
#define PAIRS 2048	      /* a power of two */
#define FRACTION_SLASH 0x2044 /* HarfBuzz sets what is round it apart */

enum state {
	UNKNOWN,
	PLAIN,
	SHAPED, /* by HarfBuzz alone */
};

struct sign {
	_Atomic(unsigned char) state;
	int16_t advance_fu;
	struct pair_glyph of;
};

struct page {
	struct sign sign[PAGE];
};

struct plain {
	struct plain *next;
	pthread_mutex_t lock; /* held to fill a sign and to make a page */
	const struct font *font;
	struct pair_rules *rules;
	_Atomic(struct page *) page[PAGES];
	/* Two letters that met, each where its hash says, over what was there:
	 * all of it in one word, which any thread reads and writes. */
	_Atomic(uint64_t) pair[PAIRS];
};

/* Scripts and languages that are asked for; many have the same rules. */
struct known {
	struct known *next;
	hb_script_t script;
	hb_language_t language;
	struct plain *plain;
};

struct plains {
	pthread_mutex_t lock;
	struct plain *plain;
	struct known *known;
};

struct plains *
plains_new(void)
{
	struct plains *plains = mem_new(sizeof *plains);

	pthread_mutex_init(&plains->lock, NULL);
	return plains;
}

static void
plain_free(struct plain *plain)
{
	for (size_t i = 0; i < PAGES; i++)
		free(plain->page[i]);
	pair_rules_free(plain->rules);
	pthread_mutex_destroy(&plain->lock);
	free(plain);
}

void
plains_free(struct plains *plains)
{
	if (!plains)
		return;
	while (plains->plain) {
		struct plain *plain = plains->plain;

		plains->plain = plain->next;
		plain_free(plain);
	}
	while (plains->known) {
		struct known *known = plains->known;

		plains->known = known->next;
		free(known);
	}
	pthread_mutex_destroy(&plains->lock);
	free(plains);
}

/* Scripts that HarfBuzz's plain shaper sets. */
static bool
is_plain_script(hb_script_t script)
{
	switch ((int)script) {
	case HB_SCRIPT_LATIN:
	case HB_SCRIPT_GREEK:
	case HB_SCRIPT_CYRILLIC:
	case HB_SCRIPT_ARMENIAN:
	case HB_SCRIPT_ETHIOPIC:
		return true;
	default:
		return false;
	}
}

/* Under the lock. */
static struct plain *
plain_of(struct plains *plains, const struct font *font, hb_shape_plan_t *plan)
{
	struct pair_rules *rules = pair_rules_new(font->face, plan);
	struct plain *plain;

	if (!rules)
		return NULL;
	for (plain = plains->plain; plain; plain = plain->next)
		if (pair_rules_same(plain->rules, rules)) {
			pair_rules_free(rules);
			return plain;
		}
	plain = mem_new(sizeof *plain);
	pthread_mutex_init(&plain->lock, NULL);
	plain->font = font;
	plain->rules = rules;
	plain->next = plains->plain;
	plains->plain = plain;
	return plain;
}

/* Under the lock. */
static struct known *
find_known(struct plains *plains, const hb_segment_properties_t *props)
{
	struct known *known = plains->known;

	while (known && (known->script != props->script ||
			 known->language != props->language))
		known = known->next;
	return known;
}

struct plain *
plains_find(const struct font *font, const hb_segment_properties_t *props,
	    hb_shape_plan_t *plan)
{
	struct plains *plains = font->plains;
	struct known *known;

	if (!is_plain_script(props->script) ||
	    props->direction != HB_DIRECTION_LTR)
		return NULL;
	pthread_mutex_lock(&plains->lock);
	known = find_known(plains, props);
	if (!known) {
		known = mem_new(sizeof *known);
		known->script = props->script;
		known->language = props->language;
		known->plain = plain_of(plains, font, plan);
		known->next = plains->known;
		plains->known = known;
	}
	pthread_mutex_unlock(&plains->lock);
	return known->plain;
}

/* ---- letters ---- */

/* A character of its own whatever is beside it: no mark, no part of a
 * syllable, nothing that steers. */
static bool
stands_alone(UChar u)
{
	if (u == ' ')
		return true;
	return !U16_IS_SURROGATE(u) && u != FRACTION_SLASH &&
	       U_GET_GC_MASK(u) & (U_GC_L_MASK | U_GC_N_MASK | U_GC_P_MASK |
				   U_GC_S_MASK) &&
	       !u_hasBinaryProperty(u, UCHAR_GRAPHEME_EXTEND) &&
	       !u_hasBinaryProperty(u, UCHAR_DEFAULT_IGNORABLE_CODE_POINT) &&
	       u_getIntPropertyValue(u, UCHAR_HANGUL_SYLLABLE_TYPE) ==
		       U_HST_NOT_APPLICABLE;
}

static bool
look_up(const struct plain *plain, UChar u, struct sign *ret)
{
	const struct font *font = plain->font;
	hb_codepoint_t glyph;
	hb_position_t advance;

	if (!stands_alone(u) ||
	    !hb_font_get_nominal_glyph(font->hb, u, &glyph) || !glyph ||
	    glyph >= font->glyphs ||
	    hb_ot_layout_get_glyph_class(font->face, glyph) ==
		    HB_OT_LAYOUT_GLYPH_CLASS_MARK)
		return false;
	advance = hb_font_get_glyph_h_advance(font->hb, glyph);
	ret->advance_fu = (int16_t)advance;
	return advance == ret->advance_fu &&
	       pair_rules_glyph(plain->rules, glyph, &ret->of);
}

static struct page *
page_of(struct plain *plain, UChar u)
{
	_Atomic(struct page *) *slot = &plain->page[u / PAGE];
	struct page *page = atomic_load_explicit(slot, memory_order_acquire);

	if (page)
		return page;
	pthread_mutex_lock(&plain->lock);
	page = atomic_load(slot);
	if (!page) {
		page = mem_new(sizeof *page);
		atomic_store_explicit(slot, page, memory_order_release);
	}
	pthread_mutex_unlock(&plain->lock);
	return page;
}

static unsigned char
learn(struct plain *plain, UChar u, struct sign *sign)
{
	unsigned char state;

	pthread_mutex_lock(&plain->lock);
	state = atomic_load(&sign->state);
	if (state == UNKNOWN) {
		state = look_up(plain, u, sign) ? PLAIN : SHAPED;
		atomic_store_explicit(&sign->state, state,
				      memory_order_release);
	}
	pthread_mutex_unlock(&plain->lock);
	return state;
}

/* NULL where it is for HarfBuzz. */
static const struct sign *
sign_of(struct plain *plain, UChar u)
{
	struct sign *sign = &page_of(plain, u)->sign[u % PAGE];
	unsigned char state =
		atomic_load_explicit(&sign->state, memory_order_acquire);

	if (state == UNKNOWN)
		state = learn(plain, u, sign);
	return state == PLAIN ? sign : NULL;
}

/* ---- two of them ---- */

#define MET (UINT64_C(1) << 17)	   /* there is something in the word */
#define KERNED (UINT64_C(1) << 16) /* they stay; the kern is below */

/* pair_rules_meet, remembered. */
static bool
meet(struct plain *plain, const struct pair_glyph *a,
     const struct pair_glyph *b, int *ret_kern_fu)
{
	const uint32_t key = (uint32_t)a->glyph << 16 | b->glyph;
	_Atomic(uint64_t) *slot =
		&plain->pair[key * 0x9e3779b1u >> 16 & (PAIRS - 1)];
	uint64_t met = atomic_load_explicit(slot, memory_order_relaxed);
	bool stay;

	if (met & MET && met >> 32 == key) {
		*ret_kern_fu = (int16_t)(met & UINT16_MAX);
		return met & KERNED;
	}
	stay = pair_rules_meet(plain->rules, a, b, ret_kern_fu);
	if (*ret_kern_fu == (int16_t)*ret_kern_fu) {
		met = (uint64_t)key << 32 | MET | (stay ? KERNED : 0) |
		      (uint16_t)*ret_kern_fu;
		atomic_store_explicit(slot, met, memory_order_relaxed);
	}
	return stay;
}

bool
plain_set(struct plain *plain, const UChar *text, unsigned units,
	  struct glyph *ret)
{
	const struct sign *before = NULL;

	for (unsigned i = 0; i < units; i++) {
		const struct sign *sign = sign_of(plain, text[i]);
		int kern_fu;

		if (!sign)
			return false;
		ret[i] = (struct glyph){
			.id = sign->of.glyph,
			.cluster = (uint16_t)i,
			.advance_fu = sign->advance_fu,
		};
		if (i && before->of.first & sign->of.second) {
			if (!meet(plain, &before->of, &sign->of, &kern_fu))
				return false;
			ret[i - 1].advance_fu =
				(int16_t)(before->advance_fu + kern_fu);
		}
		before = sign;
	}
	return true;
}
