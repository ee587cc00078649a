/* The columns and words of a rate card's table. Internal to
 * desk/rate_table. */
#ifndef VERNACULAR_DESK_RATE_COLUMNS_H
#define VERNACULAR_DESK_RATE_COLUMNS_H

#include "core/price.h"

enum rate_column {
	COLUMN_LINE,
	COLUMN_SERVICE,
	COLUMN_LANGUAGE,
	COLUMN_FROM,
	COLUMN_HOW,
	COLUMN_UNIT,
	COLUMN_AMOUNT,
	COLUMN_PERCENT,
	COLUMN_SHORTEST,
	COLUMN_STEP,
	COLUMN_MINIMUM,
};
#define RATE_COLUMNS 11

enum rate_line {
	RATE_LINE_RATE,
	RATE_LINE_HOURS,
	RATE_LINE_OUT_OF_HOURS,
	RATE_LINE_BANK_HOLIDAY,
	RATE_LINE_TRAVEL,
	RATE_LINE_WORDS,
	RATE_LINE_CANCELLATION,
	RATE_LINE_TARGET,
	RATE_LINE_VAT,
};
#define RATE_LINES 9
#define RATE_DAYS 8
#define RATE_TRAVELS 3

extern const char *const rate_columns[RATE_COLUMNS];
extern const char *const rate_lines[RATE_LINES];
extern const char *const rate_bands[PRICE_BANDS];
extern const char *const rate_days[RATE_DAYS];
extern const char *const rate_travels[RATE_TRAVELS];

#endif
