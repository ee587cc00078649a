/* The right word nearest to a wrong one. */
#include "base/near.h"

#include <string.h>

#define LONGEST 64

static int
lower(char c)
{
	return c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : (unsigned char)c;
}

static int
least(int a, int b)
{
	return a < b ? a : b;
}

/* Optimal string alignment: three rows of the table are enough. */
int
near_distance(const char *a, const char *b)
{
	size_t m = strlen(a), n = strlen(b);
	int row[3][LONGEST + 1];
	int *before = row[0], *above = row[1], *here = row[2];

	if (m > LONGEST || n > LONGEST)
		return LONGEST;
	for (size_t j = 0; j <= n; j++)
		above[j] = (int)j;
	for (size_t i = 1; i <= m; i++) {
		int *oldest = before;

		here[0] = (int)i;
		for (size_t j = 1; j <= n; j++) {
			int change = lower(a[i - 1]) != lower(b[j - 1]);

			here[j] = least(above[j - 1] + change,
					least(above[j], here[j - 1]) + 1);
			if (i > 1 && j > 1 &&
			    lower(a[i - 1]) == lower(b[j - 2]) &&
			    lower(a[i - 2]) == lower(b[j - 1]))
				here[j] = least(here[j], before[j - 2] + 1);
		}
		before = above;
		above = here;
		here = oldest;
	}
	return above[n];
}

/* Three letters or more that begin the candidate: "lang" for "language". */
static int
begins(const char *word, const char *candidate)
{
	size_t i = 0;

	while (word[i] && lower(word[i]) == lower(candidate[i]))
		i++;
	return i >= 3 && !word[i];
}

void
near_offer(struct near *near, const char *candidate)
{
	int letters = (int)strlen(near->word);
	int limit = letters < 3 ? 1 : (letters + 2) / 3;
	int distance = near_distance(near->word, candidate);

	/* Nothing of a word of one letter is left after one change. */
	if ((letters < 2 && distance > 0) || letters > LONGEST)
		return;
	if (begins(near->word, candidate))
		distance = least(distance, limit);
	if (distance > limit || (near->best && distance >= near->distance))
		return;
	near->best = candidate;
	near->distance = distance;
}

const char *
near_match(const char *word, const char *const *list, size_t count)
{
	struct near near = {.word = word};

	for (size_t i = 0; i < count; i++)
		near_offer(&near, list[i]);
	return near.best;
}
