/* Rates, shares and hours as people write them. Internal to desk/. */
#ifndef VERNACULAR_DESK_RATE_TEXT_H
#define VERNACULAR_DESK_RATE_TEXT_H

#include <stdbool.h>
#include <stdint.h>

/* A rate in hundredths of a minor unit as pounds: "38.00", "0.085"; two
 * places at least, four at most. */
#define RATE_TEXT 24
void rate_text(int64_t rate, char ret[RATE_TEXT]);

/* "38", "38.5", "0.085", "£1,200.00": not negative, at most RATE_MOST, four
 * places. False where it is none. */
bool rate_parse(const char *text, int64_t *ret_rate);

/* "20", "17.5", "20 %": hundredths of a per cent, at most 100 %. */
bool share_parse(const char *text, int *ret_bp);
void share_text(int bp, char ret[RATE_TEXT]);

#endif
