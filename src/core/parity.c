/* Whether one group fares as the others. */
#include "core/parity.h"

#include <math.h>

#include "core/measure.h"

const char *const parity_claim_names[PARITY_CLAIMS] = {"too-few", "alike",
						       "less", "more"};

static double
share_of(const struct parity_share *one)
{
	return one->count ? (double)one->hits / (double)one->count : 0;
}

static double
together(double a, double b)
{
	return sqrt(a * a + b * b);
}

/* What an interval says of a figure that would be even if all were alike. */
static enum parity_claim
claim_of(const struct parity *one, double even)
{
	if (one->high < even)
		return PARITY_LESS;
	return one->low > even ? PARITY_MORE : PARITY_ALIKE;
}

void
parity_difference(const struct parity_share *group,
		  const struct parity_share *others, struct parity *ret)
{
	double a = share_of(group), b = share_of(others);
	double a_low, a_high, b_low, b_high;

	*ret = (struct parity){.claim = PARITY_TOO_FEW};
	if (!group->count || !others->count)
		return;
	measure_wilson(group->hits, group->count, &a_low, &a_high);
	measure_wilson(others->hits, others->count, &b_low, &b_high);
	ret->value = a - b;
	ret->low = ret->value - together(a - a_low, b_high - b);
	ret->high = ret->value + together(a_high - a, b - b_low);
	if (group->count >= PARITY_MIN && others->count >= PARITY_MIN)
		ret->claim = claim_of(ret, 0);
}

void
parity_index(const struct parity_share *group, const struct parity_share *all,
	     struct parity *ret)
{
	double everybody = share_of(all);

	*ret = (struct parity){.claim = PARITY_TOO_FEW};
	if (!group->count || !all->hits)
		return;
	ret->value = share_of(group) / everybody;
	ret->low = ret->high = ret->value;
	if (group->hits > group->count)
		return;
	measure_wilson(group->hits, group->count, &ret->low, &ret->high);
	ret->low /= everybody;
	ret->high /= everybody;
	if (group->count >= PARITY_MIN)
		ret->claim = claim_of(ret, 1);
}

void
parity_median(int64_t *minutes, size_t count, struct parity_median *ret)
{
	const double z = 1.959963984540054;
	double n = (double)count, half = z * sqrt(n) / 2;
	double low = floor(n / 2 - half), high = ceil(1 + n / 2 + half);

	*ret = (struct parity_median){.count = count};
	if (!count)
		return;
	ret->median = measure_percentile(minutes, count, 50);
	ret->low = minutes[low < 1 ? 0 : (size_t)low - 1];
	ret->high = minutes[high > n ? count - 1 : (size_t)high - 1];
}

enum parity_claim
parity_waits(const struct parity_median *group,
	     const struct parity_median *others)
{
	if (group->count < PARITY_MIN || others->count < PARITY_MIN)
		return PARITY_TOO_FEW;
	if (group->low > others->high)
		return PARITY_MORE;
	return group->high < others->low ? PARITY_LESS : PARITY_ALIKE;
}
