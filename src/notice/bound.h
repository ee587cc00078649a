/* Days that the date of a field may not be before or after, counted from the
 * letter's date or another field's:
 *
 *     not-before: letter +28d      28 days after the letter, or later
 *     not-after: start_date -1d    the day before start_date, or sooner
 *     not-before: letter -3wd      three working days before the letter
 *
 * Working days are those of statutory clocks (core/worktime): weekends and bank
 * holidays are none. */
#ifndef VERNACULAR_NOTICE_BOUND_H
#define VERNACULAR_NOTICE_BOUND_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"

struct calendar;
struct given;
struct field;

enum bound_side { BOUND_NOT_BEFORE, BOUND_NOT_AFTER };
#define BOUND_SIDES 2

struct bound {
	const char *base; /* a field of type date; NULL: the letter's date */
	enum bound_unit { BOUND_DAYS, BOUND_WORKING_DAYS } unit;
	int32_t count; /* of the unit, back where negative */
	int line;
};

#define BOUND_COUNT_MAX 4000

/* Errors: E_INPUT at where. Whether there is such a field is not looked at. */
enum status bound_parse(const char *where, const char *text, struct arena *,
			struct bound *ret, struct fault *) MUST_USE;

/* So many days of the unit after a day, or before it. A calendar without one is
 * that of England and Wales. */
int32_t bound_day(const struct bound *, int32_t from_days,
		  const struct calendar *);

/* Whether a date of the notice is counted from the field. */
struct notice;
bool bounds_use(const struct notice *, const char *field);

/* Whether the dates that are given keep to their bounds; one whose base is not
 * known is not looked at. Adds a fault for each that does not, with the day
 * that would and why. */
void bounds_check(const struct given *, struct faults *);

#endif
