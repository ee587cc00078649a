/* A translation that is handed in, held against its source: cut into pieces,
 * paired with what it translates, and checked. Pure; any thread.
 * Sources: ISO 17100, 5.3.3 (what is checked); domain rules of the landlord
 * (money, references and postcodes stand in Latin digits). */
#ifndef VERNACULAR_NOTICE_HAND_IN_H
#define VERNACULAR_NOTICE_HAND_IN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "lang/tag.h"

/* A sentence of a text. */
struct hand_in_piece {
	const char *text; /* in the arena */
	int paragraph;	  /* from 1 */
};
struct hand_in_pieces {
	struct hand_in_piece *list;
	size_t count;
	int paragraphs;
};

#define HAND_IN_PIECES_MOST 2000

/* Cut a text into paragraphs, a line each, and those into sentences; lines
 * that were broken to fit a page are put together again. At most
 * HAND_IN_PIECES_MOST: what is left over is in the last.
 *   text  valid UTF-8 */
void hand_in_cut(const char *text, const struct tag *, struct arena *,
		 struct hand_in_pieces *ret);
/* The paragraphs alone, each one piece. */
void hand_in_paragraphs(const char *text, struct arena *,
			struct hand_in_pieces *ret);

/* One part of the source with its translation; "" where there is none. */
struct hand_in_pair {
	const char *source, *target;
};
struct hand_in_work {
	const struct tag *from, *to;
	const struct hand_in_pair *pair;
	size_t pairs;
	/* Whether pairs belong together; else only the whole is compared. */
	bool aligned;
};

/* Certain ones come first. */
enum hand_in_fault {
	HAND_IN_EMPTY,	   /* there are no words in it */
	HAND_IN_SCRIPT,	   /* value: what it is written in instead */
	HAND_IN_SOURCE,	   /* it is the source, not a translation */
	HAND_IN_CHARACTER, /* value: a character that may not stand there */
	HAND_IN_NOTICE,	   /* value: why the notice does not take it */
	HAND_IN_LAST_CERTAIN = HAND_IN_NOTICE,
	HAND_IN_MISSING,   /* a part is not translated */
	HAND_IN_SAME,	   /* a part is as in the source */
	HAND_IN_PARAGRAPHS, /* value: how many here and there */
	HAND_IN_LETTERS,   /* value: another script or language, of a part */
	HAND_IN_LANGUAGE,  /* value: which it reads like, or a letter */
	HAND_IN_NUMBER,	   /* value: of the source, and it is not there */
	HAND_IN_ADDED,	   /* value: a number that the source has not */
	HAND_IN_DATE,
	HAND_IN_SWAPPED,   /* value: a date whose day and month changed */
	HAND_IN_MONEY,
	HAND_IN_REFERENCE, /* value: a reference, postcode or mail address */
	HAND_IN_PLACEHOLDER,
	HAND_IN_DIGITS,	   /* value: digits that are not Latin */
	HAND_IN_SHORT,
	HAND_IN_LONG,
	HAND_IN_UNREAD,	   /* nothing could be read: nothing is checked */
	HAND_IN_ALONE,	   /* there is no source to compare it with */
};
#define HAND_IN_FAULTS 22
/* "wrong-script" and so on. */
extern const char *const hand_in_fault_names[HAND_IN_FAULTS];
/* -1 where there is none of that name. */
int hand_in_fault_named(const char *name);
bool hand_in_certain(enum hand_in_fault);

struct hand_in_finding {
	enum hand_in_fault fault;
	size_t part;	   /* which pair, from 1; 0 the whole */
	const char *value; /* in the arena; "" none */
};
struct hand_in_findings {
	struct hand_in_finding *list;
	size_t count, cap;
};

#define HAND_IN_FINDINGS_MOST 200

/* Everything that is wrong, or may be; at most HAND_IN_FINDINGS_MOST. ret is
 * zeroed, or has what was found before. */
void hand_in_check(const struct hand_in_work *, struct arena *,
		   struct hand_in_findings *ret);

/* Add one. */
void hand_in_find(struct hand_in_findings *, struct arena *,
		  const struct hand_in_finding *);

#endif
