/* Levels by ICU, whose object is kept; lines by ourselves, because what stands
 * on a line is words and not characters. */
#include "text/order.h"

#include <stdlib.h>
#include <unicode/ubidi.h>

#include "base/mem.h"

#define KEEP_UNITS 65536

struct order {
	UBiDi *bidi;
	int32_t longest;
};

struct order *
order_new(void)
{
	struct order *o = mem_new(sizeof *o);

	o->bidi = ubidi_open();
	return o;
}

void
order_free(struct order *o)
{
	if (!o)
		return;
	ubidi_close(o->bidi);
	free(o);
}

void
order_rest(struct order *o)
{
	if (o->longest <= KEEP_UNITS)
		return;
	ubidi_close(o->bidi);
	o->bidi = ubidi_open();
	o->longest = 0;
}

/* Whether a unit runs from the right, or is neutral where all round it does:
 * no letter that runs from the left, no digit, no mark of direction. */
static bool
is_plain(UChar u)
{
	if (u < 0x80)
		return u < '0' || (u > '9' && u < 'A') ||
		       (u > 'Z' && u < 'a') || u > 'z';
	if (u < 0x590)
		return u == 0xA0 || u == 0xAB || u == 0xBB;
	if (u < 0x700)
		return (u >= 0x5D0 && u < 0x600) ||
		       (u >= 0x60C && u < 0x660 && u != 0x61C) ||
		       (u >= 0x66D && u < 0x6DD) || (u > 0x6DD && u < 0x6F0) ||
		       u >= 0x6FA;
	return u == 0x200C || u == 0x200D || (u >= 0x2010 && u <= 0x2028);
}

bool
order_plain(const UChar *text, int32_t count)
{
	for (int32_t i = 0; i < count; i++)
		if (!is_plain(text[i]))
			return false;
	return true;
}

const uint8_t *
order_levels(struct order *o, const UChar *text, int32_t count, bool rtl)
{
	UErrorCode error = U_ZERO_ERROR;
	const UBiDiLevel *levels;

	if (count > o->longest)
		o->longest = count;
	ubidi_setPara(o->bidi, text, count, rtl ? 1 : 0, NULL, &error);
	levels = ubidi_getLevels(o->bidi, &error);
	return U_SUCCESS(error) ? levels : NULL;
}

static void
reverse(uint32_t *index, size_t from, size_t to)
{
	while (from + 1 < to) {
		uint32_t kept = index[from];

		index[from++] = index[--to];
		index[to] = kept;
	}
}

void
order_line(const uint8_t *level, size_t count, uint32_t *ret_index)
{
	uint8_t highest = 0, lowest_odd = UINT8_MAX;

	for (size_t i = 0; i < count; i++) {
		ret_index[i] = (uint32_t)i;
		if (level[i] > highest)
			highest = level[i];
		if (level[i] % 2 && level[i] < lowest_odd)
			lowest_odd = level[i];
	}
	for (uint8_t at = highest; at >= lowest_odd; at--)
		for (size_t from = 0; from < count; from++) {
			size_t to = from;

			while (to < count && level[ret_index[to]] >= at)
				to++;
			if (to > from)
				reverse(ret_index, from, to);
			from = to > from ? to - 1 : from;
		}
}
