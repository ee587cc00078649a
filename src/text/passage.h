/* The text of one paragraph as UTF-16, in one stretch: what order, itemize and
 * the line breaker work on. text/paragraph fills it from pieces. */
#ifndef VERNACULAR_TEXT_PASSAGE_H
#define VERNACULAR_TEXT_PASSAGE_H

#include "base/fault.h"
#include "text/break.h"
#include "text/order.h"
#include "text/paragraph.h"

/* What ends a line within the text: ends_line, and a newline of a piece. */
#define PASSAGE_LINE_END 0x2028

/* The longest paragraph: a letter has ten pages. */
#define PASSAGE_BYTES 1000000

/* Letters of Latin script and the signs that stand by them in any, none of
 * which goes on another: where this is all there is, it is all Latin. What
 * passage_simple returns is below PASSAGE_SIMPLE, or -1 for all else. */
#define PASSAGE_SIMPLE 0x320

static inline int
passage_simple(UChar unit)
{
	if (unit < 0x250)
		return unit;
	if ((unit >= 0x2010 && unit < 0x2028) ||
	    (unit >= 0x202F && unit < 0x2060) ||
	    (unit >= 0x2070 && unit < 0x20D0))
		return unit - 0x2000 + 0x250;
	return -1;
}

struct passage {
	UChar *unit;
	uint8_t *level; /* of each unit */
	uint8_t *mark;	/* enum break_mark before each, and at the end */
	int32_t count, cap;
	bool turns;  /* something runs from the right; else level is unset */
	bool marked; /* with marks of direction, until passage_order */
	bool stacks; /* with signs that put the next letter below */
	bool simple; /* nothing but what passage_simple knows */
	const struct text_piece *piece; /* borrowed */
	int32_t *start;			/* of each piece, and the end */
	size_t pieces, starts_cap;
};

void passage_free(struct passage *);

/* Give back what a very long paragraph needed. */
void passage_rest(struct passage *);

/* Errors: E_INPUT longer than PASSAGE_BYTES, or what refuse_text refuses. */
enum status passage_set(struct passage *, const struct text_piece *,
			size_t pieces, struct fault *) MUST_USE;

/* Levels, then the marks of direction leave the text. Errors: E_INTERNAL. */
enum status passage_order(struct passage *, struct order *, bool rtl,
			  struct fault *) MUST_USE;

/* Where lines may end. */
void passage_break(struct passage *, struct breaker *, const struct tag *);

/* E_INPUT: no font has the character at this unit. */
enum status passage_lacks(const struct passage *, int32_t at, struct fault *);

#endif
