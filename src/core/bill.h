/* A supplier's file of telephone calls held against the landlord's own log:
 * which line is which call, and what does not agree. What may not agree of an
 * invoice for other work (core/invoice) has its words here too. Pure. */
#ifndef VERNACULAR_CORE_BILL_H
#define VERNACULAR_CORE_BILL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"

/* One call as the supplier has it. Languages are BCP 47; a user is written the
 * same way on both sides: the caller folds names. NULL is not known. */
struct billed_call {
	int64_t start_utc;
	int32_t seconds;
	const char *language, *user;
	int64_t net_minor;
	int64_t expected_minor; /* by the contract; -1 where nothing says */
};

/* One call as colleagues logged it. */
struct logged_call {
	int64_t start_utc;
	int minutes; /* -1 not said */
	const char *language, *user;
};

/* What does not agree, as bits. */
enum bill_doubt {
	BILL_NOT_LOGGED, /* no call of the log is this one */
	BILL_TWICE,	 /* the same line stands in the file before it */
	BILL_TIME,	 /* they begin more than BILL_APART_S apart */
	BILL_LANGUAGE,
	BILL_USER,
	BILL_LENGTH, /* more than BILL_LONGER_MIN longer than was logged */
	BILL_PRICE,  /* not what the contract says */
	BILL_STRANGE,	/* its language is none that we know */
	BILL_NOT_OURS,	/* no work of ours is this */
	BILL_ELSEWHERE, /* it is on a bill already */
	BILL_UNDONE,	/* it is not completed */
	BILL_REFERENCE, /* found by its day, its reference is wrong */
	BILL_LATE,	/* called off: another sum is due */
	BILL_QUANTITY,	/* minutes or words */
	BILL_RATE,
	BILL_EXTRAS, /* travel, minimum, out of hours */
	BILL_REST,   /* no reason to be seen */
	BILL_VAT,
};
#define BILL_DOUBTS 18
#define BILL_BIT(doubt) (1u << (doubt))
extern const char *const bill_doubt_names[BILL_DOUBTS];
/* A message id, a whole sentence. */
const char *bill_doubt_text(enum bill_doubt);
bool bill_doubt_parse(const char *name, enum bill_doubt *);

/* Officers log from memory: a start that far off is no doubt, one further off
 * than BILL_REACH_S is another call. */
#define BILL_APART_S (10 * 60)
#define BILL_REACH_S (45 * 60)
#define BILL_LONGER_MIN 2

struct bill_match {
	int logged;	 /* place in the log, -1 none */
	unsigned doubts; /* BILL_BITs; 0: agreed */
};

/* Each call of the log belongs to one line at most; those that agree best are
 * put together first, so one call that is off does not push the others off.
 *   logged  by start, the earliest first
 *   ret     a place for each line */
struct bill_files {
	const struct billed_call *billed;
	size_t billed_count;
	const struct logged_call *logged;
	size_t logged_count;
};
void bill_match(const struct bill_files *, struct arena *,
		struct bill_match *ret);

/* Minutes begun: what a supplier charges for so many seconds. */
int bill_minutes(int32_t seconds);

#endif
