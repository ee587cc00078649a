/* Filters of PNG. */
#include "render/png_rows.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define FILTERS 5

/* A row and the one above it, each with a pixel of nothing to its left. */
struct line {
	const unsigned char *row, *above;
	size_t count, step;
};

/* What is left, above and above left foretell the byte. */
static unsigned char
paeth(int left, int above, int corner)
{
	int by_left = abs(above - corner), by_above = abs(left - corner);
	int by_corner = abs(left + above - 2 * corner);

	if (by_left <= by_above && by_left <= by_corner)
		return (unsigned char)left;
	return (unsigned char)(by_above <= by_corner ? above : corner);
}

/* Loops of their own, which compilers make wide ones of. */
static void
filter_line(int filter, const struct line *line, unsigned char *to)
{
	const unsigned char *row = line->row, *above = line->above;
	const unsigned char *left = row - line->step;
	const unsigned char *corner = above - line->step;
	size_t count = line->count;

	*to++ = (unsigned char)filter;
	switch (filter) {
	case 0:
		memcpy(to, row, count);
		break;
	case 1:
		for (size_t i = 0; i < count; i++)
			to[i] = (unsigned char)(row[i] - left[i]);
		break;
	case 2:
		for (size_t i = 0; i < count; i++)
			to[i] = (unsigned char)(row[i] - above[i]);
		break;
	case 3:
		for (size_t i = 0; i < count; i++)
			to[i] = (unsigned char)(row[i] -
						(left[i] + above[i]) / 2);
		break;
	default:
		for (size_t i = 0; i < count; i++)
			to[i] = (unsigned char)(row[i] - paeth(left[i],
							       above[i],
							       corner[i]));
	}
}

/* How far from nothing the bytes are: the least packs best. */
static uint64_t
distance(const unsigned char *bytes, size_t count)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < count; i++)
		sum += bytes[i] < 128 ? bytes[i] : 256U - bytes[i];
	return sum;
}

/* The best of all filters goes to `to`; other is room for one more. */
static void
best_filter(const struct line *line, unsigned char *to, unsigned char *other)
{
	uint64_t least, sum;

	filter_line(0, line, to);
	least = distance(to + 1, line->count);
	for (int filter = 1; filter < FILTERS; filter++) {
		filter_line(filter, line, other);
		sum = distance(other + 1, line->count);
		if (sum >= least)
			continue;
		least = sum;
		memcpy(to, other, line->count + 1);
	}
}

void
png_rows_filter(const struct png_rows *rows, unsigned char *to)
{
	size_t count = rows->row_bytes, step = rows->pixel_bytes;
	unsigned char *room = mem_new(3 * (count + step) + 1);
	unsigned char *row = room + step, *above = row + count + step;
	unsigned char *other = above + count;

	for (size_t y = 0; y < rows->rows; y++) {
		const struct line line = {row, above, count, step};
		unsigned char *before = above;

		memcpy(row, rows->bytes + y * count, count);
		best_filter(&line, to, other);
		to += count + 1;
		above = row;
		row = before;
	}
	free(room);
}
