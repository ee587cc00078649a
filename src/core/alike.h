/* Whether somebody asks for the same thing again: what is compared of two open
 * items of one tenant whose service, languages and format are the same. Pure.
 */
#ifndef VERNACULAR_CORE_ALIKE_H
#define VERNACULAR_CORE_ALIKE_H

#include <stdbool.h>
#include <stdint.h>

struct likeness {
	const char *subject; /* UTF-8, "" none */
	int64_t received_utc;
	int64_t starts_utc; /* of an appointment; 0 none */
};

enum alike {
	ALIKE_NOT,
	ALIKE_NEAR, /* worth a look: it came in within two days */
	ALIKE_SAME, /* the same appointment, or the same subject */
};

/* Appointments are the same within two hours of each other, and two that are
 * further apart are never alike. Subjects are the same where half of the words
 * of the shorter one stand in the other; words of fewer than four letters say
 * nothing; one that says nothing at all is like every other within two days.
 */
bool alike_subjects(const char *, const char *);
enum alike alike(const struct likeness *, const struct likeness *);

#endif
