/* Where lines may end: UAX 14 as ICU has it for the language, and what this
 * service adds so that nothing a tenant copies or dials is torn apart.
 * text/paragraph asks once for each paragraph. */
#ifndef VERNACULAR_TEXT_BREAK_H
#define VERNACULAR_TEXT_BREAK_H

#include <stdint.h>
#include <unicode/umachine.h>

#include "lang/tag.h"

/* In rising order: who asks for "at least BREAK_MAY" compares. */
enum break_mark {
	BREAK_NO,
	BREAK_LAST, /* only where what is kept whole is wider than a line */
	BREAK_MAY,
	BREAK_MUST,
};

/* Keeps ICU's iterators; belongs to one thread. */
struct breaker;

struct breaker *breaker_new(void);
void breaker_free(struct breaker *);

/* Mark where lines may and must end.
 *   tag        the paragraph's language; borrowed for the call
 *   text       UTF-16 without lone surrogates
 *   ret_marks  count + 1 of them: [i] is an enum break_mark, the end of a line
 *              before unit i. The first is BREAK_NO, the last BREAK_MUST.
 * No line ends inside a grapheme cluster (UAX 29), after a soft hyphen (no word
 * is split) or in what text/keep.h keeps whole. Japanese and Chinese are strict
 * (JIS X 4051: no line begins with a small kana); Korean ends lines between
 * words only, as text aligned to one side is set; Thai, Lao, Khmer and Burmese
 * by ICU's dictionaries.
 * Source: UAX 14, ICU 72. */
void breaker_mark(struct breaker *, const struct tag *, const UChar *text,
		  int32_t count, uint8_t *ret_marks);

#endif
