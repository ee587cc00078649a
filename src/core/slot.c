/* When an appointment can be. */
#include "core/slot.h"

#include <stdlib.h>

#include "core/worktime.h"
#include "lang/zone.h"

#define MINUTE 60

static bool
meets(const struct stretches *all, int64_t from_utc, int64_t to_utc)
{
	for (size_t i = 0; i < all->count; i++) {
		if (all->list[i].from_utc >= to_utc)
			return false;
		if (all->list[i].to_utc > from_utc)
			return true;
	}
	return false;
}

static bool
is_free(const struct slot_person *person, const struct slot *slot,
	int travel_min)
{
	int64_t travel = (int64_t)travel_min * MINUTE;

	return stretches_cover(&person->open, slot->starts_utc,
			       slot->ends_utc) &&
	       !meets(&person->taken, slot->starts_utc - travel,
		      slot->ends_utc + travel);
}

struct growing {
	struct slots all;
	size_t cap;
	struct arena *arena;
	const struct slot_question *question;
	const struct slot_person *person;
	size_t persons;
};

static void
try_start(struct growing *growing, int64_t starts_utc)
{
	const struct slot_question *question = growing->question;
	const struct worktime clock = {.calendar = question->office,
				       .kind = CLOCK_SERVICE};
	struct slot slot = {
		.starts_utc = starts_utc,
		.ends_utc = starts_utc + (int64_t)question->minutes * MINUTE,
	};

	if (starts_utc < question->not_before_utc ||
	    worktime_between(&clock, slot.starts_utc, slot.ends_utc) <
		    question->minutes)
		return;
	for (size_t i = 0; i < growing->persons; i++) {
		const struct slot_person *person = &growing->person[i];

		if (!is_free(person, &slot, question->travel_min))
			continue;
		if (!slot.best)
			slot.best = person;
		slot.free++;
	}
	if (!slot.best)
		return;
	growing->all.list = arena_grow(growing->arena, growing->all.list,
				       growing->all.count, &growing->cap,
				       sizeof slot);
	growing->all.list[growing->all.count++] = slot;
}

static void
try_day(struct growing *growing, int32_t day_days)
{
	const struct hours *hours =
		calendar_hours(growing->question->office, day_days);
	int step = growing->question->step_min;
	int64_t utc;

	for (int minute = hours->from_min; minute < hours->to_min;
	     minute += step)
		if (zone_utc(day_days, minute * MINUTE, &utc) != ZONE_SKIPPED)
			try_start(growing, utc);
}

/* How far a start is from what is wanted, in minutes of the wall; a day is
 * more than any time of day. */
static int64_t
distance(int64_t starts_utc, int64_t wanted_utc)
{
	struct local_time is = zone_local(starts_utc);
	struct local_time wanted = zone_local(wanted_utc);
	int64_t days = is.day_days - wanted.day_days;
	int64_t minutes = (is.second - wanted.second) / MINUTE;

	if (!wanted_utc)
		return 0;
	return (days < 0 ? -days : days) * 2 * 1440 +
	       (minutes < 0 ? -minutes : minutes);
}

struct sorted {
	struct slot slot;
	int64_t distance;
};

static int
nearest_first(const void *a, const void *b)
{
	const struct sorted *x = a, *y = b;

	if (x->distance != y->distance)
		return x->distance < y->distance ? -1 : 1;
	return (x->slot.starts_utc > y->slot.starts_utc) -
	       (x->slot.starts_utc < y->slot.starts_utc);
}

static void
sort(struct slots *all, int64_t wanted_utc, struct arena *arena)
{
	struct sorted *sorted =
		arena_alloc(arena, (all->count + 1) * sizeof *sorted);

	for (size_t i = 0; i < all->count; i++)
		sorted[i] = (struct sorted){
			all->list[i],
			distance(all->list[i].starts_utc, wanted_utc)};
	qsort(sorted, all->count, sizeof *sorted, nearest_first);
	for (size_t i = 0; i < all->count; i++)
		all->list[i] = sorted[i].slot;
}

struct slots
slots_find(const struct slot_question *question,
	   const struct slot_person *person, size_t count,
	   struct arena *arena)
{
	struct growing growing = {.arena = arena,
				  .question = question,
				  .person = person,
				  .persons = count};
	int32_t last = question->to_days;

	if (question->minutes <= 0 || question->step_min <= 0)
		return growing.all;
	if (last - question->from_days >= SLOT_DAYS)
		last = question->from_days + SLOT_DAYS - 1;
	for (int32_t day = question->from_days; day <= last; day++)
		try_day(&growing, day);
	sort(&growing.all, question->wanted_utc, arena);
	return growing.all;
}
