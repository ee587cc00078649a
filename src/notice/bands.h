/* What a translation job is paid for: its words, by how much of each sentence
 * is remembered already. Pure. */
#ifndef VERNACULAR_NOTICE_BANDS_H
#define VERNACULAR_NOTICE_BANDS_H

#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"

enum band {
	BAND_CONTEXT,	 /* 101: the same between the same neighbours */
	BAND_EXACT,	 /* 100 */
	BAND_REPETITION, /* the same as a sentence further up in the job */
	BAND_95,	 /* 95 to 99 */
	BAND_85,	 /* 85 to 94 */
	BAND_75,	 /* 75 to 84 */
	BAND_NONE,
};
#define BANDS 7

/* "context", "exact", "repetition", "95-99", "85-94", "75-84", "none". */
const char *band_name(enum band);

/* Of a match of so many per cent; 0 to 101. */
enum band band_of(int percent);

/* What is paid of a word's full price, in per cent. */
struct band_shares {
	int percent[BANDS];
};
extern const struct band_shares band_shares_usual;

/* "0 0 10 30 60 80 100", in the order of the bands.
 * Errors: E_INPUT at where: not seven whole numbers of 0 to 100. */
enum status band_shares_parse(const char *where, const char *text,
			      struct band_shares *ret, struct fault *) MUST_USE;

struct bands {
	size_t messages[BANDS], words[BANDS];
};
void bands_add(struct bands *, enum band, size_t words);

/* Words at the full price that the job comes to, in hundredths. */
int64_t bands_weighted(const struct bands *, const struct band_shares *);

/* The price in minor units, rounded up once.
 *   word_minor_100  price of a word in hundredths of a minor unit */
int64_t bands_price(const struct bands *, const struct band_shares *,
		    int64_t word_minor_100);

#endif
