/* What ranking costs.
 *
 *     routing PROVIDERS COUNT
 *
 * Ranks so many providers COUNT times, most of whom can do the work, with the
 * reasons of each, and prints JSON: processor time of one ranking in
 * milliseconds, in the middle and the longest of them. */
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/random.h"
#include "core/routing.h"

static double
now_ms(void)
{
	struct timespec at;

	clock_gettime(CLOCK_THREAD_CPUTIME_ID, &at);
	return 1e3 * (double)at.tv_sec + 1e-6 * (double)at.tv_nsec;
}

static void
fill(struct candidate *list, size_t count)
{
	struct random_source random = random_seeded(500);

	for (size_t i = 0; i < count; i++)
		list[i] = (struct candidate){
			.provider = (int64_t)i + 1,
			.name = "Example",
			.active = random_below(&random, 20) > 0,
			.can_do = random_below(&random, 10) > 0,
			.cleared = random_below(&random, 10) > 0,
			.busy = random_below(&random, 10) == 0,
			.gender_fits = random_below(&random, 3) > 0,
			.same_area = random_below(&random, 5) == 0,
			.contract_order = (int)random_below(&random, 6),
			.open_items = (int)random_below(&random, 30),
			.capacity = (int)random_below(&random, 50),
			.done = 50,
			.in_standard = (int)random_below(&random, 51),
			.offers = 50,
			.accepted = (int)random_below(&random, 51),
			.price_minor = (int64_t)random_below(&random, 9000) - 1,
			.travel_min = (int)random_below(&random, 120) - 1,
		};
}

static int
shorter_first(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

int
main(int argc, char **argv)
{
	const struct item_spec item = {.service = SERVICE_INTERPRETING,
				       .mode = MODE_ON_SITE,
				       .from = "en",
				       .language = "so"};
	const struct routing_question question = {
		.item = &item, .sensitivity = SENSITIVITY_DOMESTIC_ABUSE};
	size_t providers = argc > 1 ? strtoul(argv[1], NULL, 10) : 500;
	size_t count = argc > 2 ? strtoul(argv[2], NULL, 10) : 1000;
	struct candidate *list = mem_new((providers + 1) * sizeof *list);
	double *took = mem_new((count + 1) * sizeof *took);
	struct arena *arena = arena_new();

	fill(list, providers);
	for (size_t i = 0; i < count; i++) {
		const char *why[ROUTING_REASONS];
		struct ranked *ranked;
		double began = now_ms();

		(void)routing_rank(list, providers, &question, arena, &ranked);
		for (size_t j = 0; j < providers; j++)
			(void)routing_reasons(&ranked[j], why);
		took[i] = now_ms() - began;
		arena_reset(arena);
	}
	qsort(took, count, sizeof *took, shorter_first);
	printf("{\"median_ms\": %.4f, \"most_ms\": %.4f}\n",
	       count ? took[count / 2] : 0, count ? took[count - 1] : 0);
	arena_free(arena);
	free(took);
	free(list);
	return 0;
}
