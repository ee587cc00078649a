/* Money as people and files write it. Inside it is minor units (pence) and a
 * currency code. Source: ISO 4217 as ICU has it. */
#ifndef VERNACULAR_LANG_MONEY_H
#define VERNACULAR_LANG_MONEY_H

#include <stdint.h>

#include "base/fault.h"

#define MONEY_CODE 4 /* "GBP" with NUL */

/* Decimal places of a currency: 2 for GBP, 0 for JPY. */
int money_places(const char *currency);

/* "1234.50 GBP" or "-3 JPY"; field goes into the fault as where.
 * Errors: E_INPUT: not so written, no such currency, more places than it has,
 * or past what 18 digits hold. */
enum status money_parse(const char *field, const char *text, int64_t *ret_minor,
			char ret_currency[MONEY_CODE], struct fault *) MUST_USE;

#endif
