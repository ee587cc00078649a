/* Words as text/keep looks at them: what stands between spaces or ideographs,
 * without the quotes and stops round it, and the shape that it has. */
#ifndef VERNACULAR_TEXT_TOKEN_H
#define VERNACULAR_TEXT_TOKEN_H

#include <stdbool.h>
#include <stdint.h>
#include <unicode/umachine.h>

/* The longest that is kept on one line by its shape, in UTF-16 units. An IBAN
 * of this country has 27 with its spaces, a line of a narrow column about 20:
 * so more than a column's width is never kept for nothing. */
#define TOKEN_MOST 32

/* A paragraph, borrowed. */
struct token_text {
	const UChar *text;
	const uint8_t *classes; /* enum lb of each unit */
	int32_t count;
};

struct token {
	int32_t start, end;		/* units; start < end */
	int32_t outer_start, outer_end; /* with the signs round it */
	bool dotted; /* it is followed by a full stop and no more */
	bool closed; /* it is followed by some other sign */
	bool opened; /* it has a quote or bracket before it */
	bool zero;   /* the first digit is a nought */
	/* 9 for a digit of any script, A for a capital of the Latin alphabet
	 * without accents, a for any other letter, $ for a currency, %, - for
	 * any hyphen, dash or minus, the sign itself in ASCII, ? for the rest.
	 * Marks and marks of direction are left out. Empty where it is longer
	 * than TOKEN_MOST. */
	char shape[TOKEN_MOST + 1];
};

/* The token that unit at stands in; false where it stands in none. */
bool token_at(const struct token_text *, int32_t at, struct token *ret);

/* The one that a single space (of any width) joins to token. ret may be token.
 */
bool token_after(const struct token_text *, const struct token *token,
		 struct token *ret);
bool token_before(const struct token_text *, const struct token *token,
		  struct token *ret);

/* Whether token is that word. */
bool token_is(const struct token_text *, const struct token *,
	      const UChar *word);

#endif
