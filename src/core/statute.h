/* The clocks that the law sets for cases: a table of rows with effective dates
 * and scope, as data (db/rules/statutes.txt, and a landlord's corrections of
 * it); here it is read, checked and searched, and a case's dates are reckoned
 * by it. Pure. doc/statutes.md describes the file. */
#ifndef VERNACULAR_CORE_STATUTE_H
#define VERNACULAR_CORE_STATUTE_H

#include "core/case.h"
#include "core/form_rule.h"
#include "core/worktime.h"

/* A length of time: hours of the wall, days as the clock counts them, weeks,
 * months and years of the calendar. */
struct statute_span {
	int count;
	enum statute_unit {
		STATUTE_HOURS,
		STATUTE_DAYS,
		STATUTE_WEEKS,
		STATUTE_MONTHS,
		STATUTE_YEARS,
	} unit;
};

/* "24h", "5d", "12w", "12m", "5y" as written. */
#define STATUTE_SPAN_TEXT 16
void statute_span_text(struct statute_span, char ret[STATUTE_SPAN_TEXT]);

struct statute {
	const char *code; /* "complaint-1-respond" */
	enum case_kind kind;
	enum case_stage stage;
	enum statute_how {
		STATUTE_WITHIN,	  /* to be met within the span */
		STATUTE_LASTS,	  /* a time that others have: it runs out */
		STATUTE_BEFORE,	  /* to be met before the event itself */
		STATUTE_ATTEMPTS, /* so many, with no time */
	} how;
	unsigned after; /* bits of enum case_event: what begins it */
	unsigned met;	/* ... and what ends it */
	enum clock_kind counts;
	struct statute_span span;
	int extend_days; /* how far it may be extended; 0 not at all */
	int attempts;
	unsigned nations, landlords;   /* bits */
	int32_t from_days, until_days; /* for what began from, and before */
	const char *source;	       /* the law's place */
	const char *says;	       /* what is to be done; a message id */
	const char *reason; /* of a landlord's correction; NULL as shipped */
	int line;
};

struct statutes {
	const struct statute *list;
	size_t count;
};

/* Read a table.
 *   name  of the file, for faults
 *   text  ends in NUL, valid UTF-8; borrowed for the call
 *   ret   in the arena
 * Errors: E_INPUT; everything wrong is in faults, where NAME:LINE. */
enum status statutes_read(const char *name, const char *text, struct arena *,
			  struct statutes *ret, struct faults *) MUST_USE;

/* The table with corrections after it: of the rows of one code the one that
 * began last holds, so an older case keeps what held then. A correction that
 * begins on the same day takes the row's place. */
struct statutes statutes_cover(const struct statutes *base,
			       const struct statutes *over, struct arena *);

/* What a case is, for its clocks. Facts stand in the order in which they were
 * recorded, the first is CASE_RECEIVED. */
struct case_question {
	enum form_nation nation;
	enum form_landlord landlord;
	struct case_facts facts;
	const struct case_extension {
		const char *clock; /* code */
		int days;
	} * extension;
	size_t extensions;
	const struct calendar *calendar;
};

/* One clock of one case. */
struct case_clock {
	const struct statute *rule;
	int64_t start_utc; /* 0: what begins it has not happened */
	int64_t due_utc;   /* 0: never, or not yet */
	int64_t met_utc;   /* 0: not yet */
	int extended_days;
	int attempts; /* so far */
};
struct case_clocks {
	struct case_clock *list;
	size_t count;
};

/* Every clock of the stages that the case has been in, in the table's order,
 * in the arena. Rows of another nation or kind of landlord are left out. */
struct case_clocks case_reckon(const struct statutes *,
			       const struct case_question *, struct arena *);

/* What is due next of those that are not met, the soonest first; NULL none. */
const struct case_clock *case_next(const struct case_clocks *);

enum case_clock_state {
	CASE_CLOCK_WAITING, /* for what begins it */
	CASE_CLOCK_DUE,
	CASE_CLOCK_EXTENDED, /* due later than the row says */
	CASE_CLOCK_MET,
	CASE_CLOCK_MISSED, /* met late, or not yet although it is due */
	CASE_CLOCK_ENDED,  /* the time that others had is over */
};
#define CASE_CLOCK_STATES 6
extern const char *const case_clock_state_names[CASE_CLOCK_STATES];
enum case_clock_state case_clock_state(const struct case_clock *,
				       int64_t now_utc);

/* The day by day of one clock, in the arena: to its due time, or to now where
 * that is later. Clocks without a length have none. */
struct clock_days case_clock_days(const struct case_clock *,
				  const struct calendar *, int64_t now_utc,
				  struct arena *);

/* How far back something that takes delivery_days working days to reach the
 * tenant has to be ready for due_utc: the close of office hours of that day
 * (17:00 where it has none). Weekends and bank holidays are no working days,
 * closures are. */
int64_t case_ready_by(const struct calendar *, int64_t due_utc,
		      int delivery_days);

#endif
