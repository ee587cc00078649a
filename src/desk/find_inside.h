/* What is looked for, and how well a tenant fits it. Internal to desk/find. */
#ifndef VERNACULAR_DESK_FIND_INSIDE_H
#define VERNACULAR_DESK_FIND_INSIDE_H

#include <stdbool.h>
#include <stddef.h>

#include "desk/desk.h"
#include "desk/find.h"
#include "lang/names.h"
#include "store/search.h"

#define ASKED_WORDS 8

struct asked_word {
	const char *name;     /* as names are written in keys */
	const char *joined;   /* with the next one; NULL at the last */
	const char *readings; /* " a b": other spellings of it; "" none */
	const char *address;  /* as in an address: "road" for "rd" */
	enum name_part part;
	bool number; /* has a digit in it: never a name */
};

struct asked {
	const char *exact;  /* all of it as an exact key */
	const char *digits; /* of a telephone number, NULL none */
	struct asked_word word[ASKED_WORDS];
	size_t words;
};

struct rank {
	double score; /* above 1.4 an exact key */
	bool whole;   /* every word was found */
	enum rank_by {
		RANK_NAME,
		RANK_SPELLING, /* another one of the name */
		RANK_ADDRESS,
		RANK_EXACT,
	} by;
};

/* score 0: does not fit. */
struct rank rank_row(const struct asked *, const struct search_row *);

struct fit {
	int64_t id;
	struct rank rank;
	const char *order; /* collation key */
	size_t order_bytes;
};

struct find {
	struct visit *visit;
	struct access access;
	const char *q;
	struct asked asked;
	struct search_hits hits;
	struct fit *list;
	size_t count;
	size_t alike; /* left out, because others fit better */
};

/* Fill the list for q, the best first. Errors: those of the store. */
enum status find_look(struct find *, enum find_width, struct fault *) MUST_USE;

#endif
