/* The order of text that runs both ways: levels of a paragraph, and the visual
 * order of a line. Source: UAX 9. */
#ifndef VERNACULAR_TEXT_ORDER_H
#define VERNACULAR_TEXT_ORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <unicode/umachine.h>

struct order; /* one thread's */

struct order *order_new(void);
void order_free(struct order *);

/* Whether a UTF-16 unit begins or is a character that runs from the right, or
 * a mark that makes others do so. */
static inline bool
order_turns(UChar u)
{
	if (u < 0x590)
		return false;
	return u < 0x900 || u == 0x200F || u == 0x2067 ||
	       (u >= 0xFB1D && u < 0xFE00) || (u >= 0xFE70 && u < 0xFF00) ||
	       u == 0xD802 || u == 0xD803 || u == 0xD83A || u == 0xD83B;
}

/* The marks that only tell direction: used here, then taken out of the text
 * (U+200E, 200F, 2066 to 2069). */
static inline bool
order_mark(UChar u)
{
	return u == 0x200E || u == 0x200F || (u >= 0x2066 && u <= 0x2069);
}

/* Whether in a paragraph that runs from the right all of it does: then each
 * level is 1, and there is nothing to find out. */
bool order_plain(const UChar *text, int32_t count);

/* The embedding level of each unit. NULL where the library fails (it is out of
 * memory). What is returned stands until the next call. */
const uint8_t *order_levels(struct order *, const UChar *text, int32_t count,
			    bool rtl);

/* Rule L2: ret_index[i] is which of count things stands i-th from the left. */
void order_line(const uint8_t *level, size_t count, uint32_t *ret_index);

/* Give back what a very long paragraph needed. */
void order_rest(struct order *);

#endif
