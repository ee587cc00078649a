/* Words between spaces where a script has them, else between the places where
 * a line may end; as much as fonts need to see at once. */
#include "text/atoms.h"

#include <stdlib.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include "base/mem.h"

#define KEEP_ATOMS 65536
#define JOIN_UNITS 5 /* as far as HarfBuzz looks for what joins */

/* Longer words are cut: where a line may end, and at last between letters. */
#define LONG_UNITS 400
#define SOLID_UNITS 160

void
atoms_free(struct atoms *a)
{
	free(a->atom);
	*a = (struct atoms){0};
}

void
atoms_rest(struct atoms *a)
{
	if (a->cap > KEEP_ATOMS)
		atoms_free(a);
}

int32_t
atoms_width(const struct word *word, int size_pt)
{
	int upem = word->font->upem;
	int64_t width = (int64_t)word->width_fu * size_pt * 1000 + upem / 2;

	if (width >= 0 && width <= UINT32_MAX)
		return (int32_t)((uint32_t)width / (uint32_t)upem);
	width /= upem;
	return width > INT32_MAX ? INT32_MAX : (int32_t)width;
}

/* What words are cut from. */
struct cutting {
	struct atoms *atoms;
	struct words *words;
	const struct passage *passage;
	const struct stretch *stretch;
	bool by_breaks; /* words end where lines may */
	bool joined;	/* letters take the form that their neighbours ask */
	uint8_t inner;	/* the strongest mark within the word in hand */
};

/* Burmese has no spaces either, but its fonts look from one word to the next;
 * so what is between two spaces is shaped as one there too. */
static bool
without_spaces(hb_script_t script)
{
	switch ((int)script) {
	case HB_SCRIPT_HAN:
	case HB_SCRIPT_THAI:
	case HB_SCRIPT_LAO:
	case HB_SCRIPT_KHMER:
	case HB_SCRIPT_ETHIOPIC: /* or with a sign in their stead, U+1361 */
		return true;
	default:
		return false;
	}
}

static bool
is_joined(hb_script_t script)
{
	switch ((int)script) {
	case HB_SCRIPT_ARABIC:
	case HB_SCRIPT_SYRIAC:
	case HB_SCRIPT_MONGOLIAN:
	case HB_SCRIPT_NKO:
	case HB_SCRIPT_ADLAM:
	case HB_SCRIPT_HANIFI_ROHINGYA:
		return true;
	default:
		return false;
	}
}

/* The spaces that are words of their own. Some bind what they stand between. */
static bool
is_space(UChar u)
{
	if (u < 0x1680)
		return u == ' ' || u == 0xA0;
	return u == 0x1680 || (u >= 0x2000 && u <= 0x200A) || u == 0x202F ||
	       u == 0x205F || u == 0x3000;
}

static bool
binds(UChar u)
{
	return u == 0xA0 || u == 0x2007 || u == 0x202F;
}

/* Units before or after a place that the letters there join to. */
static uint8_t
joins(const struct passage *p, int32_t at, int step)
{
	uint8_t units = 0;
	UChar32 c;

	if (step > 0 ? at >= p->count : at <= 0)
		return 0;
	U16_GET(p->unit, 0, step > 0 ? at : at - 1, p->count, c);
	if (c < 0x600 ||
	    u_getIntPropertyValue(c, UCHAR_JOINING_TYPE) == U_JT_NON_JOINING)
		return 0;
	while (units < JOIN_UNITS &&
	       (step > 0 ? at + units < p->count : at - units > 0) &&
	       !is_space(p->unit[step > 0 ? at + units : at - units - 1]))
		units++;
	return units;
}

static void
add_atom(struct cutting *c, int32_t from, int32_t to, enum atom_kind kind)
{
	struct atoms *a = c->atoms;
	const struct stretch *s = c->stretch;
	struct spelling spelling = {
		.font = s->font,
		.tag = c->passage->piece[s->piece].tag,
		.script = s->script,
		.rtl = s->level & 1,
		.units = (uint16_t)(to - from),
		.text = c->passage->unit + from,
	};
	struct atom atom = {
		.piece = s->piece,
		.start = from,
		.kind = (uint8_t)kind,
		.level = s->level,
		.mark = c->passage->mark[from],
		.inner = c->inner,
	};

	if (kind == ATOM_WORD && c->joined) {
		spelling.before = joins(c->passage, from, -1);
		spelling.after = joins(c->passage, to, 1);
	}
	if (kind != ATOM_END)
		atom.word = words_ask(c->words, &spelling);
	if (a->count == a->cap)
		mem_grow(&a->atom, a->count, &a->cap, sizeof *a->atom);
	a->atom[a->count++] = atom;
}

/* Whether text may be cut here: not within a letter and its marks. */
static bool
parts(const struct passage *p, int32_t at)
{
	UChar u = p->unit[at];

	return u < 0x300 ||
	       (!U16_IS_TRAIL(u) && !(U_GET_GC_MASK(u) & U_GC_M_MASK) &&
		u != 0x200C && u != 0x200D);
}

/* Kana and the signs of Chinese and Japanese, which fonts may kern. */
static bool
is_kerned(UChar u)
{
	return u < 0x3400 || u >= 0xFF00;
}

/* Whether a word of a script without spaces ends where a line may: the font
 * has nothing to say about the two that meet. */
static bool
ends_word(const struct passage *p, int32_t at, hb_script_t script)
{
	return script != HB_SCRIPT_HAN || !is_kerned(p->unit[at - 1]) ||
	       !is_kerned(p->unit[at]);
}

/* The end of the word that begins at a unit; sets inner. */
static int32_t
word_end(struct cutting *c, int32_t from)
{
	const struct passage *p = c->passage;
	int32_t end = c->stretch->end, at, solid = from;
	uint8_t inner = BREAK_NO;

	for (at = from + 1; at < end; at++) {
		UChar u = p->unit[at];
		uint8_t mark = p->mark[at];

		if (is_space(u) || u == PASSAGE_LINE_END)
			break;
		if (mark >= BREAK_LAST) {
			if (at - from >= LONG_UNITS ||
			    (c->by_breaks &&
			     ends_word(p, at, c->stretch->script)))
				break;
			solid = at;
			inner = mark > inner ? mark : inner;
		} else if ((at - solid >= SOLID_UNITS && parts(p, at)) ||
			   at - from >= WORD_UNITS) {
			break;
		}
	}
	c->inner = inner;
	if (inner > c->atoms->inner)
		c->atoms->inner = inner;
	return at;
}

void
atoms_cut(struct atoms *atoms, struct words *words, const struct passage *p,
	  const struct stretch *stretch)
{
	struct cutting c = {
		.atoms = atoms,
		.words = words,
		.passage = p,
		.stretch = stretch,
		.by_breaks = without_spaces(stretch->script),
		.joined = is_joined(stretch->script),
	};
	int32_t at = stretch->start, end = stretch->end, to;

	for (; at < end; at = to) {
		enum atom_kind kind = ATOM_WORD;

		to = at + 1;
		c.inner = BREAK_NO;
		if (p->unit[at] == PASSAGE_LINE_END)
			kind = ATOM_END;
		else if (!is_space(p->unit[at]) || (to < end && !parts(p, to)))
			to = word_end(&c, at);
		else if (!binds(p->unit[at]))
			kind = ATOM_SPACE;
		add_atom(&c, at, to, kind);
	}
}

/* The unit of the character that a word's font lacks, in the cluster that
 * begins there. */
static int32_t
lacking_unit(const struct passage *p, const struct word *word, int32_t at)
{
	int32_t from = at, next = at;
	UChar32 c;

	while (next < p->count && next - at < word->units) {
		from = next;
		U16_NEXT(p->unit, next, p->count, c);
		if (!font_has(word->font, (hb_codepoint_t)c))
			return from;
	}
	return at;
}

enum status
atoms_finish(struct atoms *atoms, struct words *words, const struct passage *p,
	     int size_pt, struct fault *fault)
{
	words_settle(words);
	for (size_t i = 0; i < atoms->count; i++) {
		struct atom *atom = &atoms->atom[i];
		unsigned at;

		if (!atom->word)
			continue;
		if (word_lacks(atom->word, &at)) {
			int32_t from = atom->start + (int32_t)at;

			return passage_lacks(
				p, lacking_unit(p, atom->word, from), fault);
		}
		atom->width_mpt = atoms_width(atom->word, size_pt);
	}
	return OK;
}
