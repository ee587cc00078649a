/* How people of each group fared in a time: what parity and impact are made
 * of. Internal to desk/. */
#ifndef VERNACULAR_DESK_PARITY_INSIDE_H
#define VERNACULAR_DESK_PARITY_INSIDE_H

#include "core/equality.h"
#include "core/success.h"
#include "desk/grouping.h"

/* What is held side by side. */
enum fare_measure {
	FARE_REACHED,	 /* of what was needed */
	FARE_STANDARD,	 /* of what had one and was done */
	FARE_UNDERSTOOD, /* said so without reserve, of who was asked */
	FARE_COMPLAINED, /* of the people */
};
#define FARE_MEASURES 4
extern const char *const fare_measure_names[FARE_MEASURES]; /* "reached" */

/* One group. */
struct fare {
	int64_t key;
	size_t people;
	struct parity_share share[FARE_MEASURES];
	int64_t *wait_min; /* elapsed, of what was done */
	size_t waits, cap;
};

enum fare_by {
	FARE_NEED, /* with a recorded need, and without */
	FARE_NEED_KIND,
	FARE_LANGUAGE,
	FARE_ORGANISATION,
	FARE_AREA,
	FARE_STRAND, /* a question of the equality profile */
};
#define FARE_BYS 5 /* without the strands */

/* What "by" may be: the bys, then the codes of the questions. */
struct fare_words {
	struct equality_table table;
	const char **word;
	struct grouping_words words;
};
enum status fare_words(struct visit *, struct fare_words *ret, struct fault *)
	MUST_USE;

struct fares {
	struct arena *arena;
	enum fare_by by;
	const struct equality_question *strand; /* NULL none */
	const struct grouping *grouping;
	struct roll groups;
	struct fare *list, all; /* all: everybody who is in a group */
	size_t cap;
	struct roll answered, people, complained;
	int64_t *answers, *member; /* of answered; of people */
	size_t answers_cap, member_cap;
};

/* Count what was closed in the grouping's span. */
enum status fares_count(struct visit *, const struct fare_words *,
			const struct grouping *, struct fares *ret,
			struct fault *) MUST_USE;
/* NULL where nobody is in it. */
const struct fare *fares_find(const struct fares *, int64_t key);

/* Which groups may be shown: none with fewer than MEASURE_SMALL people, nor
 * what would give one away. In the order of the list, in the arena. */
bool *fares_hidden(const struct fares *);

/* KEY of figures.h. */
enum status fare_show(struct visit *, struct model *row, const struct fares *,
		      int64_t key, struct fault *) MUST_USE;
/* Everybody but the group. */
struct parity_share fare_others(const struct fares *, const struct fare *,
				enum fare_measure);

#endif
