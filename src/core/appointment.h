/* Days and times of appointments by the clock on the wall in London: what
 * comes again, what is moved, what is to happen some working days before. The
 * length of an appointment is elapsed time. Pure. */
#ifndef VERNACULAR_CORE_APPOINTMENT_H
#define VERNACULAR_CORE_APPOINTMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct calendar;

/* The same time of the wall every so many weeks. */
struct appointment_series {
	int64_t first_utc;
	int weeks; /* 1 to 52 */
	int count; /* all told, the first one too; SERIES_MOST at most */
	const struct calendar *working; /* bank holidays and closures of it are
					 * left out, not moved; NULL: none */
};
#define SERIES_MOST 52

/* Starts, ascending, the first one too: as many as are asked for, however many
 * days are left out (a year of them at most). A time that the clock skips is
 * the same minute an hour later on the wall; one that it shows twice is the
 * first of the two. Returns how many. */
size_t appointment_series(const struct appointment_series *,
			  int64_t ret_utc[SERIES_MOST]);

/* Where one of a series goes when another is moved: as many days on, and to
 * the same time of the wall. */
int64_t appointment_moved(int64_t utc, int64_t from_utc, int64_t to_utc);

/* The opening of the office on the day that lies so many working days before
 * that of an appointment; 0 days is the appointment's own day. */
int64_t appointment_ahead(const struct calendar *, int64_t starts_utc,
			  int days);

#endif
