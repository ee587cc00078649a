/* The figures managers are asked for. */
#include "core/measure.h"

#include <math.h>
#include <stdlib.h>

static int
ascending(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

int64_t
measure_percentile(int64_t *minutes, size_t count, int p)
{
	size_t rank;

	if (!count)
		return 0;
	qsort(minutes, count, sizeof *minutes, ascending);
	rank = (count * (size_t)p + 99) / 100;
	return minutes[rank ? rank - 1 : 0];
}

static int32_t
middle_of(int32_t a, int32_t b, int32_t c)
{
	if (a > b) {
		int32_t swap = a;

		a = b;
		b = swap;
	}
	return c < a ? a : c > b ? b : c;
}

/* Of many: those that share the leading bits of the one that is looked for
 * come to the front. Its rank among them; *count is how many they are. */
#define BUCKETS 4096
static size_t
narrow(int32_t *minutes, size_t *count, size_t rank)
{
	size_t sizes[BUCKETS] = {0}, front = 0, bucket = 0;
	int32_t least = minutes[0], most = minutes[0];
	int shift = 0;

	for (size_t i = 1; i < *count; i++) {
		least = minutes[i] < least ? minutes[i] : least;
		most = minutes[i] > most ? minutes[i] : most;
	}
	while (((int64_t)most - least) >> shift >= BUCKETS)
		shift++;
	for (size_t i = 0; i < *count; i++)
		sizes[((int64_t)minutes[i] - least) >> shift]++;
	while (rank >= sizes[bucket])
		rank -= sizes[bucket++];
	for (size_t i = 0; i < *count; i++) {
		int32_t one = minutes[i];

		if ((size_t)(((int64_t)one - least) >> shift) == bucket) {
			minutes[i] = minutes[front];
			minutes[front++] = one;
		}
	}
	*count = front;
	return rank;
}

/* Narrow down to the one at its place, as quicksort would: what is below goes
 * before, what is above goes behind. */
int32_t
measure_rank(int32_t *minutes, size_t count, int p)
{
	size_t rank = (count * (size_t)p + 99) / 100;
	size_t low = 0, high = count;

	if (!count)
		return 0;
	rank = rank ? rank - 1 : 0;
	if (count > BUCKETS)
		rank = narrow(minutes, &high, rank);
	while (high - low > 1) {
		int32_t pivot = middle_of(minutes[low],
					  minutes[low + (high - low) / 2],
					  minutes[high - 1]);
		size_t below = low, at = low, above = high;

		while (at < above) {
			int32_t one = minutes[at];

			if (one < pivot) {
				minutes[at++] = minutes[below];
				minutes[below++] = one;
			} else if (one > pivot) {
				minutes[at] = minutes[--above];
				minutes[above] = one;
			} else {
				at++;
			}
		}
		if (rank >= below && rank < above)
			return pivot;
		if (rank < below)
			high = below;
		else
			low = above;
	}
	return minutes[low];
}

void
measure_wilson(size_t hits, size_t count, double *ret_low, double *ret_high)
{
	const double z = 1.959963984540054; /* 97.5 % of the normal curve */
	double n = (double)count, share, middle, half;

	*ret_low = 0;
	*ret_high = 1;
	if (!count)
		return;
	share = (double)hits / n;
	middle = (share + z * z / (2 * n)) / (1 + z * z / n);
	half = z / (1 + z * z / n) *
	       sqrt(share * (1 - share) / n + z * z / (4 * n * n));
	*ret_low = fmax(0, middle - half);
	*ret_high = fmin(1, middle + half);
}

void
measure_suppress(const size_t *sizes, size_t count, bool *ret_hidden)
{
	size_t hidden = 0, together = 0;

	for (size_t i = 0; i < count; i++) {
		ret_hidden[i] = sizes[i] < MEASURE_SMALL;
		hidden += ret_hidden[i];
		together += ret_hidden[i] ? sizes[i] : 0;
	}
	while (hidden && hidden < count &&
	       (hidden == 1 || together < MEASURE_SMALL)) {
		size_t next = count;

		for (size_t i = 0; i < count; i++)
			if (!ret_hidden[i] &&
			    (next == count || sizes[i] < sizes[next]))
				next = i;
		ret_hidden[next] = true;
		together += sizes[next];
		hidden++;
	}
}

/* A row or column: count parts and, last, their sum. */
struct line {
	const size_t *size;
	bool *hidden;
	size_t count, step;
};

/* The smallest part that shows; the sum where none does. */
static size_t
next_to_hide(const struct line *line)
{
	size_t next = line->count;

	for (size_t i = 0; i < line->count; i++)
		if (!line->hidden[i * line->step] &&
		    (next == line->count ||
		     line->size[i * line->step] <
			     line->size[next * line->step]))
			next = i;
	return next;
}

/* What one sum tells of its parts. True where something had to be hidden. */
static bool
hide_in_line(const struct line *line)
{
	bool changed = false;

	for (;;) {
		size_t hidden = 0, together = 0;
		bool sum = !line->hidden[line->count * line->step];

		for (size_t i = 0; i < line->count; i++)
			if (line->hidden[i * line->step]) {
				hidden++;
				together += line->size[i * line->step];
			}
		if (sum ? !hidden || (hidden > 1 && together >= MEASURE_SMALL)
			: hidden > 0)
			return changed;
		line->hidden[next_to_hide(line) * line->step] = true;
		changed = true;
	}
}

void
measure_suppress_table(const size_t *sizes, size_t rows, size_t columns,
		       bool *ret_hidden)
{
	size_t across = columns + 1;
	bool changed = rows && columns;

	for (size_t i = 0; i < (rows + 1) * across; i++)
		ret_hidden[i] = sizes[i] < MEASURE_SMALL;
	while (changed) {
		changed = false;
		for (size_t i = 0; i <= rows; i++)
			changed |= hide_in_line(&(struct line){
				sizes + i * across, ret_hidden + i * across,
				columns, 1});
		for (size_t i = 0; i <= columns; i++)
			changed |= hide_in_line(&(struct line){
				sizes + i, ret_hidden + i, rows, across});
	}
}

double
measure_contract_success(const struct outcomes *o)
{
	size_t good = o->fulfilled + o->tenant_absent;
	size_t all = good + o->unfilled + o->cancelled_by_provider +
		     o->provider_absent;

	return all ? (double)good / (double)all : -1;
}

double
measure_tenant_success(const struct outcomes *o)
{
	return o->needed ? (double)o->communicated / (double)o->needed : -1;
}
