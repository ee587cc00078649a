/* Samples of finished work. */
#include "core/spot_check.h"

#include "base/random.h"

const char *const spot_criterion_names[SPOT_CRITERIA] = {
	"accuracy", "completeness", "register", "timeliness",
};

bool
spot_good(const int mark[SPOT_CRITERIA])
{
	for (int i = 0; i < SPOT_CRITERIA; i++)
		if (mark[i] < 2)
			return false;
	return mark[SPOT_ACCURACY] > 2 && mark[SPOT_COMPLETENESS] > 2;
}

/* Selection sampling: each piece is taken with the chance of what is still
 * wanted among what is still to come. Source: Knuth, TAOCP 3.4.2, algorithm S.
 */
size_t
spot_sample(uint64_t seed, size_t count, size_t wanted, size_t *ret)
{
	struct random_source random = random_seeded(seed);
	size_t taken = 0;

	if (wanted > count)
		wanted = count;
	for (size_t i = 0; i < count && taken < wanted; i++)
		if (random_below(&random, count - i) < wanted - taken)
			ret[taken++] = i;
	return taken;
}
