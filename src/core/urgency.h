/* Why a request does not wait its turn, and what that changes. Pure. */
#ifndef VERNACULAR_CORE_URGENCY_H
#define VERNACULAR_CORE_URGENCY_H

#include <stdbool.h>

#include "core/policy.h"

enum urgency {
	URGENCY_NONE,
	URGENCY_SAFETY,	     /* somebody is in danger */
	URGENCY_COURT,	     /* a hearing or a date of law */
	URGENCY_APPOINTMENT, /* a meeting within hours */
};
#define URGENCIES 4

/* Names of the JSON interface; that of URGENCY_NONE is the empty string. */
extern const char *const urgency_names[URGENCIES];
const char *urgency_name(enum urgency);
bool urgency_parse(const char *name, enum urgency *);

/* Whom a document is about: what is about one person is never offered to
 * another. */
enum about { ABOUT_PERSON, ABOUT_EVERYBODY };
#define ABOUTS 2
extern const char *const about_names[ABOUTS]; /* "person", "everybody" */
const char *about_name(enum about);
bool about_parse(const char *name, enum about *);

/* How long a provider has to answer: an hour of the clock on the wall at most,
 * half of that where somebody is in danger. */
struct standard urgency_answer_time(enum urgency, struct standard usual);

#endif
