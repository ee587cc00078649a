/* Glyphs are looked up once and kept by number, as text/plain keeps letters:
 * asking again needs no lock. */
#include "text/seams.h"

#include <hb-ot.h>
#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>

#include "base/mem.h"

#define BLOCK 128 /* letters of a script, from a multiple of it */
#define DANDA 0x964
#define DOUBLE_DANDA 0x965

/* What a character is for a cut. */
enum sort {
	SORT_ELSE,  /* in no word that is cut */
	SORT_SIGN,  /* belongs to what is before; a syllable may follow */
	SORT_LEFT,  /* as a sign, drawn before its letter */
	SORT_BINDS, /* as a sign, but what follows belongs to it */
	SORT_OPENS, /* begins a syllable, unless it is bound */
	SORT_POINT, /* stands alone */
};

struct sign {
	_Atomic(bool) known;
	struct seam_glyph of;
};

struct seams {
	struct seams *next;
	pthread_mutex_t lock; /* held to fill a sign */
	hb_script_t script;
	unsigned glyphs;
	struct seam_rules *rules;
	UChar block;
	uint8_t sort[BLOCK]; /* enum sort of the script's letters */
	struct seam_glyph joiner;
	struct sign *sign;
};

/* Scripts and languages that are asked for; many have the same rules. */
struct known {
	struct known *next;
	hb_script_t script;
	hb_language_t language;
	struct seams *seams;
};

struct seams_list {
	pthread_mutex_t lock;
	struct seams *seams;
	struct known *known;
};

struct seams_list *
seams_list_new(void)
{
	struct seams_list *list = mem_new(sizeof *list);

	pthread_mutex_init(&list->lock, NULL);
	return list;
}

static void
seams_free(struct seams *seams)
{
	seam_rules_free(seams->rules);
	pthread_mutex_destroy(&seams->lock);
	free(seams->sign);
	free(seams);
}

void
seams_list_free(struct seams_list *list)
{
	if (!list)
		return;
	while (list->seams) {
		struct seams *seams = list->seams;

		list->seams = seams->next;
		seams_free(seams);
	}
	while (list->known) {
		struct known *known = list->known;

		list->known = known->next;
		free(known);
	}
	pthread_mutex_destroy(&list->lock);
	free(list);
}

/* Where the letters of a script that HarfBuzz's Indic shaper sets begin; 0 for
 * others. Kannada and Malayalam have consonants that bind what follows, Telugu
 * and Oriya were not compared. */
static UChar
block_of(hb_script_t script)
{
	switch ((int)script) {
	case HB_SCRIPT_DEVANAGARI:
		return 0x900;
	case HB_SCRIPT_BENGALI:
		return 0x980;
	case HB_SCRIPT_GURMUKHI:
		return 0xA00;
	case HB_SCRIPT_GUJARATI:
		return 0xA80;
	case HB_SCRIPT_TAMIL:
		return 0xB80;
	default:
		return 0;
	}
}

/* Vowel signs that have a part on the left. */
static enum sort
sort_of_mark(UChar u)
{
	if (!(U_GET_GC_MASK(u) & U_GC_M_MASK))
		return SORT_ELSE;
	switch (u_getIntPropertyValue(u, UCHAR_INDIC_POSITIONAL_CATEGORY)) {
	case U_INPC_NA:
	case U_INPC_TOP:
	case U_INPC_BOTTOM:
	case U_INPC_RIGHT:
		return SORT_SIGN;
	default:
		return SORT_LEFT;
	}
}

/* A syllable begins with a consonant or an independent vowel; what follows a
 * consonant but for its virama begins the next.
 * Source: OpenType, "Developing OpenType Fonts for Devanagari Script";
 * Unicode, IndicSyllabicCategory.txt. */
static enum sort
sort_of(UChar u)
{
	if (u == DANDA || u == DOUBLE_DANDA)
		return SORT_POINT;
	switch (u_getIntPropertyValue(u, UCHAR_INDIC_SYLLABIC_CATEGORY)) {
	case U_INSC_CONSONANT:
	case U_INSC_CONSONANT_DEAD:
	case U_INSC_VOWEL_INDEPENDENT:
		return SORT_OPENS;
	case U_INSC_VOWEL_DEPENDENT:
	case U_INSC_BINDU:
	case U_INSC_VISARGA:
	case U_INSC_NUKTA:
	case U_INSC_GEMINATION_MARK:
		return sort_of_mark(u);
	case U_INSC_VIRAMA:
		return SORT_BINDS;
	default:
		return SORT_ELSE;
	}
}

static struct seam_glyph
find_joiner(const struct seam_rules *rules, const struct font *font)
{
	hb_codepoint_t joiner;
	struct seam_glyph sign;

	if (!hb_font_get_nominal_glyph(font->hb, SEAMS_JOINER, &joiner))
		joiner = 0;
	seam_rules_glyph(rules, joiner, &sign);
	return sign;
}

/* Under the lock. */
static struct seams *
seams_of(struct seams_list *list, const struct font *font,
	 const hb_segment_properties_t *props, hb_shape_plan_t *plan)
{
	struct seam_rules *rules = seam_rules_new(font->face, plan);
	struct seams *seams;

	if (!rules)
		return NULL;
	for (seams = list->seams; seams; seams = seams->next)
		if (seams->script == props->script &&
		    seam_rules_same(seams->rules, rules)) {
			seam_rules_free(rules);
			return seams;
		}
	seams = mem_new(sizeof *seams);
	pthread_mutex_init(&seams->lock, NULL);
	seams->script = props->script;
	seams->rules = rules;
	seams->block = block_of(props->script);
	for (unsigned i = 0; i < BLOCK; i++)
		seams->sort[i] = (uint8_t)sort_of((UChar)(seams->block + i));
	seams->joiner = find_joiner(rules, font);
	seams->glyphs = font->glyphs;
	seams->sign = mem_new(font->glyphs * sizeof *seams->sign);
	seams->next = list->seams;
	list->seams = seams;
	return seams;
}

/* Under the lock. */
static struct known *
find_known(struct seams_list *list, const hb_segment_properties_t *props)
{
	struct known *known = list->known;

	while (known && (known->script != props->script ||
			 known->language != props->language))
		known = known->next;
	return known;
}

struct seams *
seams_find(const struct font *font, const hb_segment_properties_t *props,
	   hb_shape_plan_t *plan)
{
	struct seams_list *list = font->seams;
	struct known *known;

	if (!block_of(props->script) || props->direction != HB_DIRECTION_LTR)
		return NULL;
	pthread_mutex_lock(&list->lock);
	known = find_known(list, props);
	if (!known) {
		known = mem_new(sizeof *known);
		known->script = props->script;
		known->language = props->language;
		known->seams = seams_of(list, font, props, plan);
		known->next = list->known;
		list->known = known;
	}
	pthread_mutex_unlock(&list->lock);
	return known->seams;
}

/* ---- cutting ---- */

static enum sort
sort_in(const struct seams *seams, UChar u)
{
	if (u / BLOCK == seams->block / BLOCK)
		return seams->sort[u % BLOCK];
	if (u == DANDA || u == DOUBLE_DANDA)
		return SORT_POINT;
	/* Latin letters would be letters before what is later. */
	return u > ' ' && u <= '~' && !u_isalpha(u) ? SORT_POINT : SORT_ELSE;
}

unsigned
seams_cut(const struct seams *seams, const UChar *text, unsigned units,
	  uint8_t *ret_start)
{
	enum sort before = SORT_BINDS; /* nothing is cut off at the beginning */
	unsigned count = 1;

	ret_start[0] = 0;
	if (units > SEAMS_UNITS)
		return 1;
	for (unsigned i = 0; i < units; i++) {
		enum sort sort = sort_in(seams, text[i]);

		/* A sign may be drawn before a point that it belongs to, and
		 * then it is not the point that the next syllable follows. */
		if (sort == SORT_ELSE ||
		    (before == SORT_POINT && sort < SORT_OPENS))
			return 1;
		if (sort >= SORT_OPENS && before != SORT_BINDS)
			ret_start[count++] = (uint8_t)i;
		before = sort;
	}
	return count;
}

/* HarfBuzz applies 'init' to a vowel sign on the left that comes first, where
 * no letter and no mark is before it. */
bool
seams_later(const struct seams *seams, const UChar *text, unsigned start,
	    unsigned end)
{
	if (!start || !seam_rules_init(seams->rules) ||
	    sort_in(seams, text[start - 1]) == SORT_POINT)
		return false;
	for (unsigned i = start; i < end; i++)
		if (sort_in(seams, text[i]) == SORT_LEFT)
			return true;
	return false;
}

/* ---- glyphs ---- */

static const struct seam_glyph *
sign_of(struct seams *seams, unsigned glyph)
{
	struct sign *sign = &seams->sign[glyph];

	if (atomic_load_explicit(&sign->known, memory_order_acquire))
		return &sign->of;
	pthread_mutex_lock(&seams->lock);
	if (!atomic_load(&sign->known)) {
		seam_rules_glyph(seams->rules, glyph, &sign->of);
		atomic_store_explicit(&sign->known, true, memory_order_release);
	}
	pthread_mutex_unlock(&seams->lock);
	return &sign->of;
}

/* The glyph of the first piece that stands beside the next for a rule is the
 * last one that it does not pass over; that of the next is its first, which is
 * no mark. */
static void
look_back(struct seams *seams, const hb_glyph_info_t *info, unsigned count,
	  struct seam *ret)
{
	const uint64_t kerns = seam_rules_kerns(seams->rules);
	uint64_t rules = UINT64_MAX; /* that look for it still */

	for (unsigned i = count; i-- && rules;) {
		const struct seam_glyph *sign =
			sign_of(seams, info[i].codepoint);
		const uint64_t found = sign->left & rules & kerns;

		ret->left |= sign->left & rules;
		if (i + 1 < count)
			ret->kept |= found;
		for (unsigned k = 0; found && k < SEAM_KERNS; k++)
			if (found & seam_rules_kern_bit(seams->rules, k))
				ret->last[k] = sign->kern[k];
		rules &= sign->ignored;
	}
}

void
seams_look(struct seams *seams, const hb_glyph_info_t *info, unsigned count,
	   struct seam *ret)
{
	const struct seam_glyph *first;

	*ret = (struct seam){.whole = true};
	if (!count)
		return;
	for (unsigned i = 0; i < count; i++) {
		if (info[i].codepoint >= seams->glyphs)
			return;
		ret->begins |= sign_of(seams, info[i].codepoint)->begins;
	}
	first = sign_of(seams, info[0].codepoint);
	ret->whole = first->mark;
	ret->right = first->right;
	memcpy(ret->first, first->kern, sizeof ret->first);
	look_back(seams, info, count, ret);
}

bool
seams_bare(const struct seams *seams, const struct seam *seam)
{
	return !(seams->joiner.left & seam->right & seam->begins &
		 ~seam_rules_kerns(seams->rules));
}

bool
seams_meet(const struct seams *seams, const struct seam *a,
	   const struct seam *b, uint64_t begun, int *ret_kern_fu)
{
	const uint64_t kerns = seam_rules_kerns(seams->rules);

	*ret_kern_fu = 0;
	if (a->whole || b->whole || a->left & b->right & begun & ~kerns)
		return false;
	for (uint64_t left = a->kept; left; left &= left - 1)
		if (seam_rules_kern(seams->rules, left & -left, a->last,
				    b->first))
			return false;
	*ret_kern_fu =
		seam_rules_kern(seams->rules, a->left, a->last, b->first);
	return true;
}
