/* The equality profile: what is asked of tenants about the characteristics
 * that the law protects, and which answers there are. The table is data
 * (db/rules/equality.txt); here it is read, searched and held against what
 * somebody answered. Never to be mixed up with needs (core/need). Pure.
 * Source: Equality Act 2010, sections 4 to 12 and 149. */
#ifndef VERNACULAR_CORE_EQUALITY_H
#define VERNACULAR_CORE_EQUALITY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"

/* Always an answer, in no list. */
#define EQUALITY_UNSAID "prefer-not-to-say"

/* Which questions a landlord asks. */
enum equality_preset {
	EQUALITY_NINE, /* every characteristic of the Act */
	EQUALITY_SIX,  /* the strands of older schemes */
};
#define EQUALITY_PRESETS 2
extern const char *const equality_preset_names[EQUALITY_PRESETS];

/* How an answer came. */
enum equality_how {
	EQUALITY_SELF, /* by the tenant, through a link */
	EQUALITY_TELEPHONE,
	EQUALITY_IN_PERSON,
	EQUALITY_PAPER,
};
#define EQUALITY_HOWS 4
extern const char *const equality_how_names[EQUALITY_HOWS];

struct equality_choice {
	const char *code;
	const char *group; /* heading above it, a message id; NULL none */
	const char *says;  /* a message id */
	bool alone;	   /* true beside no other */
	bool words;	   /* can be said in one's own words */
};

struct equality_question {
	const char *code;
	unsigned presets;   /* bits */
	const char *act;    /* sections of the Equality Act 2010: "17 18" */
	const char *list;   /* name and version, kept with every answer */
	const char *source; /* where that list was published */
	int32_t from_days;
	const char *asks, *why; /* message ids */
	bool several;
	const struct equality_choice *choice;
	size_t choices, cap;
	int line;
};

struct equality_table {
	struct equality_question *list;
	size_t count;
};

/* Read a table.
 *   name  of the file, for faults
 *   text  ends in NUL, valid UTF-8; borrowed for the call
 *   ret   in the arena
 * Errors: E_INPUT; everything wrong is in faults, where NAME:LINE. */
enum status equality_read(const char *name, const char *text, struct arena *,
			  struct equality_table *ret, struct faults *)
	MUST_USE;

/* The questions of a preset on a day, in the table's order, each with the list
 * that holds then. */
struct equality_table equality_on(const struct equality_table *,
				  enum equality_preset, int32_t day_days,
				  struct arena *);

/* NULL where there is none of that code. */
const struct equality_question *
equality_find(const struct equality_table *, const char *code);
const struct equality_choice *
equality_choice(const struct equality_question *, const char *code);

/* What somebody answered, as it is kept: codes in the list's order with a
 * space between them, or EQUALITY_UNSAID.
 *   said   codes; the same one twice counts once
 *   words  their own; NULL none. Only beside an answer that takes them
 * Errors: E_INPUT where "answer" or "words": no answer, an unknown one, two
 * where one can be true, one that stands alone beside another. */
struct equality_said {
	const char *const *said;
	size_t count;
	const char *words;
};
enum status equality_check(const struct equality_question *,
			   const struct equality_said *, struct arena *,
			   const char **ret_answers, struct fault *) MUST_USE;

/* Whether the kept answers have that code. */
bool equality_has(const char *answers, const char *code);

#endif
