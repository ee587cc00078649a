/* The fonts of one PDF file: the codes that text is shown with, and the font
 * objects that draw and read them. render/pdf asks for the codes of each word
 * as it writes pages, and has the fonts written at the end.
 *
 * A code stands for a pair of glyph and text, so that its ToUnicode is exact;
 * glyphs that make one cluster together become one composite glyph. Codes are
 * numbered by first use, and nothing else decides what bytes are written. What
 * was prepared for one file is kept for the next. One thread at a time. */
#ifndef VERNACULAR_RENDER_PDF_FONT_H
#define VERNACULAR_RENDER_PDF_FONT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"
#include "text/words.h"

struct pdf_file;

/* One code of a word, in units of the font's em. The code is drawn at the pen
 * plus (x, y), y upwards; then the pen moves on by advance. A viewer moves by
 * width. */
struct code {
	uint16_t cid; /* big endian in a string: the encoding is Identity-H */
	int16_t x_fu, y_fu;
	int32_t advance_fu;
	int32_t width_fu;
};

/* A word as codes, in the order of its glyphs: left to right. */
struct coded {
	int font; /* of this file, from 0 by first use */
	size_t codes;
	const struct code *code;
	bool text_differs; /* what the codes read as, in this order, is not
			    * the word's text: a structure element around it
			    * needs an ActualText */
};

struct pdf_fonts;

struct pdf_fonts *pdf_fonts_new(void);
void pdf_fonts_free(struct pdf_fonts *);

/* Begin a file.
 *   generation  of the words: where it is another than before, serials mean
 *               other words */
void pdf_fonts_begin(struct pdf_fonts *, uint32_t generation);

/* From here on nothing new gets a code: many files are made with the fonts as
 * they are, until the next begins. */
void pdf_fonts_freeze(struct pdf_fonts *);

/* Another file with the same fonts, frozen. False where too much memory is in
 * use for that: then begin. */
bool pdf_fonts_again(struct pdf_fonts *, uint32_t generation);

/* Whether too much memory is in use for another. */
bool pdf_fonts_full(const struct pdf_fonts *);

/* The codes of a word, valid until the next file begins.
 * Errors: E_INPUT more than 65,535 codes in one font; E_IO the font's file is
 * damaged, the fault names it; E_NOT_FOUND without a fault, frozen fonts have
 * none for it. */
enum status pdf_fonts_code(struct pdf_fonts *, const struct word *,
			   const struct coded **ret, struct fault *) MUST_USE;

/* How many fonts the file has so far. */
size_t pdf_fonts_count(const struct pdf_fonts *);

/* Write all of them.
 *   ret_object  the object number of each, pdf_fonts_count of them
 * Errors: as pdf_fonts_code. */
enum status pdf_fonts_write(struct pdf_fonts *, struct pdf_file *,
			    uint32_t *ret_object, struct fault *) MUST_USE;

#endif
