/* When a budget warns, and the months it counts in. Pure; money is in minor
 * units. */
#ifndef VERNACULAR_CORE_BUDGET_H
#define VERNACULAR_CORE_BUDGET_H

#include <stdbool.h>
#include <stdint.h>

#define BUDGET_WARNS 4
#define BUDGET_WARN_TEXT 24
#define BUDGET_PERCENT_MOST 200 /* of a warning */

/* Whole per cent of the amount that are used, rounded down: 100 only when all
 * of it is. Nothing of nothing is 0, something of it as much as can be. */
int budget_percent(int64_t amount_minor, int64_t used_minor);

/* "80, 100", "80% 100 %": one to BUDGET_WARNS of them, 1 to
 * BUDGET_PERCENT_MOST, each once; put in order: "80 100". False where it is
 * none. */
bool budget_warn_parse(const char *text, char ret[BUDGET_WARN_TEXT]);

/* The highest of them that is reached by so many per cent, 0 none.
 *   warn  as budget_warn_parse has it */
int budget_warned(const char *warn, int percent);

/* The month of a time in London, counted from January 1970, and the first day
 * of one. */
int budget_month(int64_t utc);
int32_t budget_month_days(int month);

#endif
