/* Money as people and files write it. */
#include "lang/money.h"

#include <stdbool.h>
#include <string.h>
#include <unicode/ucurr.h>
#include <unicode/ustring.h>

#define DIGITS_MAX 18

static void
widen(const char *currency, UChar ret[MONEY_CODE])
{
	for (int i = 0; i < MONEY_CODE; i++)
		ret[i] = (UChar)(unsigned char)currency[i];
}

int
money_places(const char *currency)
{
	UErrorCode code = U_ZERO_ERROR;
	UChar units[MONEY_CODE];

	widen(currency, units);
	return ucurr_getDefaultFractionDigits(units, &code);
}

static bool
currency_exists(const char *currency)
{
	UErrorCode code = U_ZERO_ERROR;
	UChar units[MONEY_CODE];

	widen(currency, units);
	return ucurr_isAvailable(units, -1e14, 1e14, &code);
}

static enum status
refuse(const char *field, const char *text, const char *message,
       struct fault *fault)
{
	return fault_set(fault, E_INPUT, field, message, "value", text, NULL);
}

/* Digits and at most one point followed by some; false where it is not so. */
static bool
read_amount(const char **at, int64_t *ret_digits, int *ret_count,
	    int *ret_places)
{
	const char *p = *at;
	int places = -1;

	*ret_digits = 0;
	*ret_count = 0;
	for (; (*p >= '0' && *p <= '9') || *p == '.'; p++) {
		if (*p == '.') {
			if (places >= 0 || p == *at)
				return false;
			places = 0;
			continue;
		}
		if (++*ret_count <= DIGITS_MAX)
			*ret_digits = *ret_digits * 10 + (*p - '0');
		places += places >= 0;
	}
	*ret_places = places > 0 ? places : 0;
	*at = p;
	return *ret_count > 0 && places != 0;
}

enum status
money_parse(const char *field, const char *text, int64_t *ret_minor,
	    char ret_currency[MONEY_CODE], struct fault *fault)
{
	const char *at = text + (*text == '-');
	char currency[MONEY_CODE] = "";
	int count, places, missing;
	int64_t minor;

	if (!read_amount(&at, &minor, &count, &places) || *at != ' ' ||
	    strspn(at + 1, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != 3 || at[4])
		return refuse(field, text,
			      N_("{value} is not an amount of money: write it "
				 "like 1234.50 GBP"),
			      fault);
	memcpy(currency, at + 1, MONEY_CODE);
	if (!currency_exists(currency))
		return refuse(field, text,
			      N_("{value} names no currency: write its three "
				 "letters, such as GBP or EUR"),
			      fault);
	missing = money_places(currency) - places;
	if (missing < 0)
		return refuse(field, text,
			      N_("{value} has more decimal places than the "
				 "currency: round it first"),
			      fault);
	if (count + missing > DIGITS_MAX)
		return refuse(field, text,
			      N_("{value} is too large: at most 18 digits fit"),
			      fault);
	for (; missing; missing--)
		minor *= 10;
	*ret_minor = *text == '-' ? -minor : minor;
	memcpy(ret_currency, currency, MONEY_CODE);
	return OK;
}
