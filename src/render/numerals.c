/* Numbers in a language's digits. A table in place of ICU's formatter: a
 * letter needs no more of it than the digits, and opening one takes longer
 * than setting the letter. */
#include "render/numerals.h"

#include <string.h>

#include "base/utf8.h"

#define ARABIC 0x0660
#define ARABIC_EXTENDED 0x06F0
#define BENGALI 0x09E6
#define DEVANAGARI 0x0966
#define MYANMAR 0x1040

/* The languages whose digits are not 0 to 9, and their zero. */
static const struct {
	const char *tag;
	uint32_t zero;
} numerals[] = {
	{"ar", ARABIC},		  {"as", BENGALI},
	{"bn", BENGALI},	  {"ckb", ARABIC},
	{"fa", ARABIC_EXTENDED},  {"ks", ARABIC_EXTENDED},
	{"mr", DEVANAGARI},	  {"my", MYANMAR},
	{"ne", DEVANAGARI},	  {"pa-Arab", ARABIC_EXTENDED},
	{"prs", ARABIC_EXTENDED}, {"ps", ARABIC_EXTENDED},
	{"sd", ARABIC},
};

static uint32_t
zero_of(const struct tag *tag)
{
	for (size_t i = 0; i < sizeof numerals / sizeof *numerals; i++)
		if (!strcmp(tag->tag, numerals[i].tag))
			return numerals[i].zero;
	return '0';
}

char *
numerals_put(char *to, const struct tag *tag, uint64_t n)
{
	const uint32_t zero = zero_of(tag);
	uint32_t digit[20]; /* of 64 bits, the last first */
	size_t digits = 0;
	char utf8[4];

	do {
		digit[digits++] = (uint32_t)(n % 10);
		n /= 10;
	} while (n);
	while (digits--) {
		const size_t bytes = utf8_encode(zero + digit[digits], utf8);

		memcpy(to, utf8, bytes);
		to += bytes;
	}
	*to = '\0';
	return to;
}
