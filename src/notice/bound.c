/* Days that a date may not be before or after. */
#include "notice/bound.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/worktime.h"
#include "lang/zone.h"
#include "notice/given.h"

static enum status
malformed(const char *where, const char *text, struct fault *fault)
{
	return fault_set(fault, E_INPUT, where,
			 N_("“{value}” is no bound of a date: write letter or "
			    "the name of another date, then perhaps +28d for "
			    "days or +3wd for working days, or - for before"),
			 "value", text, NULL);
}

enum status
bound_parse(const char *where, const char *text, struct arena *arena,
	    struct bound *ret, struct fault *fault)
{
	size_t name = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_");
	const char *sign = text + name + strspn(text + name, " ");
	const char *digits = sign + (*sign != '\0');
	size_t count = strspn(digits, "0123456789");
	struct bound bound = {0};

	if (!name)
		return malformed(where, text, fault);
	bound.base = arena_copy(arena, text, name);
	if (!strcmp(bound.base, "letter"))
		bound.base = NULL;
	if (*sign) {
		const char *unit = digits + count;

		if ((*sign != '+' && *sign != '-') || !count || count > 4 ||
		    (strcmp(unit, "d") != 0 && strcmp(unit, "wd") != 0))
			return malformed(where, text, fault);
		bound.count = (int32_t)strtol(digits, NULL, 10);
		if (bound.count > BOUND_COUNT_MAX)
			return malformed(where, text, fault);
		if (*sign == '-')
			bound.count = -bound.count;
		bound.unit = *unit == 'w' ? BOUND_WORKING_DAYS : BOUND_DAYS;
	}
	*ret = bound;
	return OK;
}

static bool
is_working_day(int32_t day_days, const struct calendar *calendar)
{
	enum jurisdiction where =
		calendar ? calendar->jurisdiction : ENGLAND_AND_WALES;

	if (day_weekday(day_days) >= 5 || bank_holiday(where, day_days))
		return false;
	for (size_t i = 0; calendar && i < calendar->holidays; i++)
		if (calendar->holiday[i] == day_days)
			return false;
	return true;
}

int32_t
bound_day(const struct bound *bound, int32_t from_days,
	  const struct calendar *calendar)
{
	int32_t step = bound->count < 0 ? -1 : 1, day = from_days;
	int32_t left = abs(bound->count);

	if (bound->unit == BOUND_DAYS)
		return from_days + bound->count;
	while (left) {
		day += step;
		left -= is_working_day(day, calendar);
	}
	return day;
}

/* How far from its base. */
enum distance {
	DISTANCE_NONE,
	DISTANCE_AFTER,
	DISTANCE_BEFORE,
	DISTANCE_WORKING_AFTER,
	DISTANCE_WORKING_BEFORE,
};
#define DISTANCES 5

static enum distance
distance_of(const struct bound *bound)
{
	bool working = bound->unit == BOUND_WORKING_DAYS;

	if (!bound->count)
		return DISTANCE_NONE;
	if (bound->count > 0)
		return working ? DISTANCE_WORKING_AFTER : DISTANCE_AFTER;
	return working ? DISTANCE_WORKING_BEFORE : DISTANCE_BEFORE;
}

static const char *const of_letter[BOUND_SIDES][DISTANCES] = {
	[BOUND_NOT_BEFORE] = {
		[DISTANCE_NONE] =
			N_("“{label}” must be {day} or later: it cannot "
			   "be before the letter's date, {base_day}"),
		[DISTANCE_AFTER] =
			N_("“{label}” must be {day} or later (days "
			   "after the letter of {base_day}: {count} or "
			   "more)"),
		[DISTANCE_BEFORE] =
			N_("“{label}” must be {day} or later (days "
			   "before the letter of {base_day}: {count} or "
			   "fewer)"),
		[DISTANCE_WORKING_AFTER] =
			N_("“{label}” must be {day} or later (working "
			   "days after the letter of {base_day}: "
			   "{count} or more)"),
		[DISTANCE_WORKING_BEFORE] =
			N_("“{label}” must be {day} or later (working "
			   "days before the letter of {base_day}: "
			   "{count} or fewer)"),
	},
	[BOUND_NOT_AFTER] = {
		[DISTANCE_NONE] =
			N_("“{label}” must be {day} or sooner: it "
			   "cannot be after the letter's date, "
			   "{base_day}"),
		[DISTANCE_AFTER] =
			N_("“{label}” must be {day} or sooner (days "
			   "after the letter of {base_day}: {count} or "
			   "fewer)"),
		[DISTANCE_BEFORE] =
			N_("“{label}” must be {day} or sooner (days "
			   "before the letter of {base_day}: {count} or "
			   "more)"),
		[DISTANCE_WORKING_AFTER] =
			N_("“{label}” must be {day} or sooner (working "
			   "days after the letter of {base_day}: "
			   "{count} or fewer)"),
		[DISTANCE_WORKING_BEFORE] =
			N_("“{label}” must be {day} or sooner (working "
			   "days before the letter of {base_day}: "
			   "{count} or more)"),
	},
};

static const char *const of_field[BOUND_SIDES][DISTANCES] = {
	[BOUND_NOT_BEFORE] = {
		[DISTANCE_NONE] =
			N_("“{label}” must be {day} or later: it cannot "
			   "be before “{base}”"),
		[DISTANCE_AFTER] =
			N_("“{label}” must be {day} or later (days "
			   "after “{base}”, {base_day}: {count} or "
			   "more)"),
		[DISTANCE_BEFORE] =
			N_("“{label}” must be {day} or later (days "
			   "before “{base}”, {base_day}: {count} or "
			   "fewer)"),
		[DISTANCE_WORKING_AFTER] =
			N_("“{label}” must be {day} or later (working "
			   "days after “{base}”, {base_day}: {count} or "
			   "more)"),
		[DISTANCE_WORKING_BEFORE] =
			N_("“{label}” must be {day} or later (working "
			   "days before “{base}”, {base_day}: {count} "
			   "or fewer)"),
	},
	[BOUND_NOT_AFTER] = {
		[DISTANCE_NONE] =
			N_("“{label}” must be {day} or sooner: it "
			   "cannot be after “{base}”"),
		[DISTANCE_AFTER] =
			N_("“{label}” must be {day} or sooner (days "
			   "after “{base}”, {base_day}: {count} or "
			   "fewer)"),
		[DISTANCE_BEFORE] =
			N_("“{label}” must be {day} or sooner (days "
			   "before “{base}”, {base_day}: {count} or "
			   "more)"),
		[DISTANCE_WORKING_AFTER] =
			N_("“{label}” must be {day} or sooner (working "
			   "days after “{base}”, {base_day}: {count} or "
			   "fewer)"),
		[DISTANCE_WORKING_BEFORE] =
			N_("“{label}” must be {day} or sooner (working "
			   "days before “{base}”, {base_day}: {count} "
			   "or more)"),
	},
};

/* The day a bound is counted from; false where it is not known. */
static bool
base_day(const struct given *given, const struct bound *bound, int32_t *ret)
{
	const struct field_value *value =
		bound->base ? given_value(given, bound->base) : NULL;

	if (bound->base && !value)
		return false;
	*ret = value ? (int32_t)value->number : given->merge->letter_days;
	return value || given->merge->letter_days;
}

static void
check(const struct given *given, const struct field_value *value,
      enum bound_side side, struct faults *faults)
{
	const struct field *field = value->field, *other;
	const struct bound *bound = field->bound[side];
	char day_text[ZONE_DAY_TEXT], base_text[ZONE_DAY_TEXT], count[16];
	int32_t base, day, over;

	if (!bound || !base_day(given, bound, &base))
		return;
	day = bound_day(bound, base, given->merge->calendar);
	over = day - (int32_t)value->number;
	if (side == BOUND_NOT_AFTER)
		over = -over;
	if (over <= 0)
		return;
	other = bound->base ? notice_field(given->merge->notice, bound->base)
			    : NULL;
	zone_day_text(day, day_text);
	zone_day_text(base, base_text);
	snprintf(count, sizeof count, "%d", abs(bound->count));
	(void)fault_set(
		faults_add(faults), E_INPUT, field->name,
		(other ? of_field : of_letter)[side][distance_of(bound)],
		"label", field->label, "day", day_text, "base_day", base_text,
		"count", count, "base", other ? other->label : "", NULL);
}

bool
bounds_use(const struct notice *notice, const char *field)
{
	for (size_t i = 0; i < notice->field_count; i++)
		for (int side = 0; side < BOUND_SIDES; side++) {
			const struct bound *b = notice->fields[i].bound[side];

			if (b && b->base && !strcmp(b->base, field))
				return true;
		}
	return false;
}

void
bounds_check(const struct given *given, struct faults *faults)
{
	const struct notice *notice = given->merge->notice;

	for (size_t i = 0; i < notice->field_count; i++) {
		if (!given->value[i])
			continue;
		check(given, given->value[i], BOUND_NOT_BEFORE, faults);
		check(given, given->value[i], BOUND_NOT_AFTER, faults);
	}
}
