/* Amounts as they are said. */
#include "lang/spoken.h"

#include <stdio.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/unumberformatter.h>
#include <unicode/ustring.h>
#include <unicode/utf8.h>

#include "lang/u16.h"

#define WHOLE_MOST 999999999999
#define WORDS_UNITS 200

struct amount {
	int64_t whole;
	int minor;
	const char *currency;
};

/* CLDR says "British pounds": true, and not what anybody in Britain says. */
static const char *
everyday(const struct tag *tag, const struct amount *amount)
{
	if (strcmp(tag->tag, "en") != 0 || strcmp(amount->currency, "GBP") != 0)
		return NULL;
	return amount->whole == 1 ? "pound" : "pounds";
}

static const char *
currency_of(const char *text)
{
	static const struct {
		const char *sign, *currency;
	} rows[] = {{"£", "GBP"}, {"GBP", "GBP"}, {"€", "EUR"}, {"EUR", "EUR"}};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (strstr(text, rows[i].sign))
			return rows[i].currency;
	return NULL;
}

/* Digits, and how many stand behind the last mark between them. Two behind it
 * are the hundredths; three are thousands. */
static bool
read_amount(const char *text, struct amount *ret)
{
	int32_t at = 0, count = (int32_t)strlen(text);
	int64_t all = 0;
	int behind = 0;
	bool marked = false, any = false;
	UChar32 c;

	ret->currency = currency_of(text);
	while (at < count) {
		int digit;

		U8_NEXT(text, at, count, c);
		digit = u_charDigitValue(c);
		if (c == '-' || c == 0x2212)
			return false;
		if (digit >= 0) {
			all = all * 10 + digit;
			any = true;
			behind += marked;
		} else if (any && (c == '.' || c == ',' || c == 0x66B)) {
			marked = true;
			behind = 0;
		}
		if (all > WHOLE_MOST)
			return false;
	}
	ret->minor = behind == 2 ? (int)(all % 100) : 0;
	ret->whole = behind == 2 ? all / 100 : all;
	return any && ret->currency && ret->whole &&
	       (!behind || behind == 2 || behind == 3);
}

static bool
put_whole(const struct tag *tag, const struct amount *amount, struct buf *out)
{
	char locale[64], skeleton[64];
	UChar pattern[64], words[WORDS_UNITS];
	struct u16 text = {.units = words, .cap = WORDS_UNITS};
	UNumberFormatter *format;
	UFormattedNumber *result;
	UErrorCode e = U_ZERO_ERROR;

	snprintf(locale, sizeof locale, "%s@numbers=latn", tag->locale);
	snprintf(skeleton, sizeof skeleton,
		 "currency/%s unit-width-full-name precision-integer "
		 "group-off",
		 amount->currency);
	u_charsToUChars(skeleton, pattern, (int32_t)strlen(skeleton) + 1);
	format = unumf_openForSkeletonAndLocale(pattern, -1, locale, &e);
	result = unumf_openResult(&e);
	unumf_formatInt(format, amount->whole, result, &e);
	text.count = unumf_resultToString(result, words, WORDS_UNITS, &e);
	if (U_SUCCESS(e))
		u16_put(&text, out);
	unumf_closeResult(result);
	unumf_close(format);
	return U_SUCCESS(e);
}

bool
spoken_money(const struct tag *tag, const char *text, struct buf *out)
{
	struct amount amount;
	const char *said;

	if (!read_amount(text, &amount))
		return false;
	said = everyday(tag, &amount);
	if (said)
		buf_printf(out, "%lld %s", (long long)amount.whole, said);
	else if (!put_whole(tag, &amount, out))
		return false;
	if (amount.minor)
		buf_printf(out, " %d", amount.minor);
	return true;
}
