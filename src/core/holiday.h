/* Bank holidays of the three jurisdictions from 2019 to 2028, substitute days
 * included. Later ones, and new ones, are added to a calendar as data.
 * Source: Banking and Financial Dealings Act 1971 and the proclamations under
 * it, as published for each jurisdiction. */
#ifndef VERNACULAR_CORE_HOLIDAY_H
#define VERNACULAR_CORE_HOLIDAY_H

#include <stdbool.h>
#include <stdint.h>

enum jurisdiction { ENGLAND_AND_WALES, SCOTLAND, NORTHERN_IRELAND };
#define JURISDICTIONS 3

extern const char *const jurisdiction_names[JURISDICTIONS];
const char *jurisdiction_name(enum jurisdiction); /* "england-and-wales" */
bool jurisdiction_parse(const char *name, enum jurisdiction *);

/* The message id of the bank holiday's name on that day (days from
 * 1970-01-01), NULL where there is none. */
const char *bank_holiday(enum jurisdiction, int32_t day_days);

#endif
