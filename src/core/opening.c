/* When somebody works. */
#include "core/opening.h"

#include <stdlib.h>

#include "lang/zone.h"

#define MINUTE_SECONDS 60

static bool
is_away(const struct opening *opening, int32_t day_days)
{
	for (size_t i = 0; i < opening->aways; i++)
		if (opening->away[i].from_days <= day_days &&
		    day_days <= opening->away[i].to_days)
			return true;
	return false;
}

struct growing {
	struct stretches all;
	size_t cap;
	struct arena *arena;
};

static void
add(struct growing *growing, int32_t day_days, int from_min, int to_min)
{
	struct stretches *all = &growing->all;
	struct stretch one;

	(void)zone_utc(day_days, from_min * MINUTE_SECONDS, &one.from_utc);
	(void)zone_utc(day_days, to_min * MINUTE_SECONDS, &one.to_utc);
	if (one.from_utc >= one.to_utc)
		return;
	all->list = arena_grow(growing->arena, all->list, all->count,
			       &growing->cap, sizeof *all->list);
	all->list[all->count++] = one;
}

static void
add_day(struct growing *growing, const struct opening *opening,
	int32_t day_days)
{
	int weekday = day_weekday(day_days);

	if (is_away(opening, day_days))
		return;
	if (!opening->count && opening->unsaid == OPEN_UNSAID)
		add(growing, day_days, 0, DAY_SECONDS / MINUTE_SECONDS);
	for (size_t i = 0; i < opening->count; i++)
		if (opening->hours[i].weekday == weekday)
			add(growing, day_days, opening->hours[i].from_min,
			    opening->hours[i].to_min);
}

static int
compare(const void *a, const void *b)
{
	const struct stretch *x = a, *y = b;

	return (x->from_utc > y->from_utc) - (x->from_utc < y->from_utc);
}

/* Those that touch or overlap become one. */
static void
join(struct stretches *all)
{
	size_t kept = 0;

	if (!all->count)
		return;
	qsort(all->list, all->count, sizeof *all->list, compare);
	for (size_t i = 1; i < all->count; i++) {
		struct stretch *last = &all->list[kept];

		if (all->list[i].from_utc > last->to_utc)
			all->list[++kept] = all->list[i];
		else if (all->list[i].to_utc > last->to_utc)
			last->to_utc = all->list[i].to_utc;
	}
	all->count = kept + 1;
}

struct stretches
opening_between(const struct opening *opening, int32_t from_days,
		int32_t to_days, struct arena *arena)
{
	struct growing growing = {.arena = arena};

	if (to_days - from_days >= OPENING_DAYS)
		to_days = from_days + OPENING_DAYS - 1;
	for (int32_t day = from_days; day <= to_days; day++)
		add_day(&growing, opening, day);
	join(&growing.all);
	return growing.all;
}

bool
stretches_cover(const struct stretches *all, int64_t from_utc, int64_t to_utc)
{
	for (size_t i = 0; i < all->count; i++)
		if (all->list[i].from_utc <= from_utc &&
		    to_utc <= all->list[i].to_utc)
			return true;
	return false;
}
