/* The rules of UAX 14 over classes of characters, for text that needs no
 * dictionary: the same as ICU 72's, which a test holds it to, in half the
 * time. text/break.c alone uses it. */
#ifndef VERNACULAR_TEXT_UAX14_H
#define VERNACULAR_TEXT_UAX14_H

#include <stdint.h>
#include <unicode/umachine.h>

/* Line_Break, where rules differ; what is none of these is LB_OTHER, and a
 * text that has one goes to ICU. */
enum lb {
	LB_AL,
	LB_HL, /* Hebrew letters */
	LB_NU,
	LB_ID, /* ideographs, kana */
	LB_H2, /* Hangul, as UAX 14 names its parts */
	LB_H3,
	LB_JL,
	LB_JV,
	LB_JT,
	LB_NS, /* begins no line: small kana, iteration marks */
	LB_OP,
	LB_OW, /* opens, wide or of full width */
	LB_CL,
	LB_CP,
	LB_QU,
	LB_QO, /* U+201C, which opens in Chinese */
	LB_QC, /* U+201D, which closes there */
	LB_EX,
	LB_IS,
	LB_SY,
	LB_IN,
	LB_PR,
	LB_PO,
	LB_BA,
	LB_HY,
	LB_HH, /* U+2010, a hyphen that is one for certain */
	LB_BB,
	LB_B2,
	LB_GL,
	LB_WJ,
	LB_CM,
	LB_ZWJ,
	LB_SP,
	LB_BK,
	LB_PREPEND, /* alphabetic, and the next goes on it (UAX 29) */
	LB_AT,	    /* @, alphabetic */
	LB_SHY,	    /* the soft hyphen, a break after it */
	LB_OTHER,
};
#define LB_CLASSES (LB_OTHER + 1)

enum lb uax14_class(UChar32);

/* As breaker_mark.
 *   classes  count of them, none LB_OTHER; the second unit of a pair has
 *            LB_CM */
void uax14_mark(const uint8_t *classes, int32_t count, uint8_t *ret_marks);

#endif
