/* The fonts that print, and which of them prints what. Opened on first use,
 * mapped, immutable, shared by all threads, closed with the set. */
#ifndef VERNACULAR_TEXT_FONTS_H
#define VERNACULAR_TEXT_FONTS_H

#include <hb.h>
#include <stdbool.h>
#include <stdint.h>

#include "base/fault.h"
#include "lang/tag.h"

enum font_weight {
	FONT_REGULAR,
	FONT_BOLD,
};

struct font {
	const char *path;
	unsigned index;	    /* in a collection */
	const char *family; /* "Noto Sans Bengali" */
	const char *name;   /* PostScript name: "NotoSansBengali-Bold" */
	enum font_weight weight;
	hb_face_t *face;
	hb_font_t *hb; /* its scale is upem */
	unsigned glyphs;
	bool cff; /* outlines are CFF, else TrueType */
	int upem; /* units of an em */
	struct plains *plains;
	struct seams_list *seams;

	/* Of the hhea table, all positive. */
	int ascent_fu, descent_fu, line_gap_fu;
};

struct fonts;

/* folders: where to look, colon separated; NULL for Debian's own. */
struct fonts *fonts_new(const char *folders);
void fonts_free(struct fonts *);

/* The fonts of one language and weight, best first. */
struct font_chain;

/* The chain lives as long as the set.
 * Errors: E_NOT_FOUND the language's font is not installed, the fault names
 * the package; E_IO its file cannot be read or is no font. */
enum status fonts_chain(struct fonts *, const struct tag *, enum font_weight,
			const struct font_chain **ret, struct fault *) MUST_USE;

/* The font that prints a character within text of a script. Letters come from
 * the font of their own script, digits of Europe and what belongs to amounts
 * and references from Noto Sans in every language; punctuation that scripts
 * share from the font of the text's script, where that has it.
 *   script  ISO 15924, as HarfBuzz has it: the run's, as UAX 24 resolves it.
 *           Digits of Europe, and what stands between two of them, are best
 *           asked for as Latin: so "412.50" is one run in Arabic too
 * NULL where none has it. A mark belongs to its letter: ask font_has whether
 * the letter's font has it first. Any thread may ask; the first to ask for a
 * font opens it. */
const struct font *font_chain_pick(const struct font_chain *,
				   hb_script_t script, hb_codepoint_t);

bool font_has(const struct font *, hb_codepoint_t);

#define FONT_VERSION 16

/* "2.004", as the file has it; "" where it has none. */
void font_version(const struct font *, char ret[FONT_VERSION]);

/* Why font_chain_pick has no font for a character: the first that would print
 * it and cannot be had.
 * OK where all can, and none prints it. Errors: E_NOT_FOUND it is not
 * installed, the fault names the package; E_IO as fonts_chain. */
enum status font_chain_why(const struct font_chain *, hb_script_t script,
			   hb_codepoint_t, struct fault *) MUST_USE;

/* The script of a language's letters, for text that has none: Han for Chinese
 * and Japanese, Latin for signed languages. */
hb_script_t fonts_script(const struct tag *);

/* The language's own font. */
const struct font *font_chain_first(const struct font_chain *);

#endif
