/* What a job costs by a rate card, line by line, and what it costs to call it
 * off. Pure: the card, the calendar and the time are arguments.
 *
 * Money is whole minor units, pence; a rate is in hundredths of one, since a
 * word may cost 8.5 pence. There is one rounding rule: each line is rounded
 * once, to the nearest minor unit, a half up. Net is the sum of the lines; VAT
 * is rounded the same way, once, on net. So whatever is shown adds up. */
#ifndef VERNACULAR_CORE_PRICE_H
#define VERNACULAR_CORE_PRICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "core/request.h"
#include "core/worktime.h"

#define RATE_SCALE 100 /* hundredths of a minor unit */
#define RATE_MOST (100000LL * 100 * RATE_SCALE)
#define PRICE_PAGE_WORDS 250 /* a page, where only the words are known */

enum rate_unit {
	RATE_WORD,
	RATE_PAGE,
	RATE_MINUTE,
	RATE_HOUR,
	RATE_ITEM,
};
#define RATE_UNITS 5
extern const char *const rate_unit_names[RATE_UNITS];
const char *rate_unit_name(enum rate_unit); /* "word" */
bool rate_unit_parse(const char *name, enum rate_unit *);

/* One rate. "" and the NONE of an enum fit everything; a language fits those
 * that only say more: "pa" also "pa-Guru". */
struct rate {
	enum service service;
	enum mode mode;
	enum format format;
	const char *from, *language; /* BCP 47 */
	enum rate_unit unit;
	int64_t rate;	       /* hundredths of a minor unit */
	int64_t minimum_minor; /* of the whole work, without travel; 0 none */
	int minimum_minutes;   /* charged at least; 0 none */
	int step_minutes;      /* charged by full steps; 0 to the minute */
};

/* How much notice a cancellation was given. */
enum notice_unit {
	NOTICE_HOURS,	     /* on the wall, to the second */
	NOTICE_DAYS,	     /* from the day of the call to that of the job */
	NOTICE_WORKING_DAYS, /* of these without weekends and bank holidays */
	NOTICE_AGREED,	     /* whenever it is, once it was agreed */
};
#define NOTICE_UNITS 4
extern const char *const notice_unit_names[NOTICE_UNITS];
const char *notice_unit_name(enum notice_unit); /* "hours" */
bool notice_unit_parse(const char *name, enum notice_unit *);

/* "With less than 14 days' notice 50 %": of the price without travel. For one
 * service, and one language where it says one; of several that apply the
 * highest counts. Terms that name the language stand in place of those that
 * do not. */
struct notice_term {
	enum service service;
	const char *language; /* "" all */
	enum notice_unit unit;
	int less_than; /* of the unit; none for NOTICE_AGREED */
	int percent;   /* 0 to 100 */
};

/* Words by how much of them is remembered, as shares of the rate per word in
 * per cent: context, exact, repeated, 95 to 99, 85 to 94, 75 to 84, new. */
#define PRICE_BANDS 7
#define PRICE_BAND_NEW (PRICE_BANDS - 1)

/* What was agreed, from one day on. */
struct rate_card {
	const struct rate *rate;
	size_t rates;
	const struct notice_term *term;
	size_t terms;
	struct hours week[7];	  /* Monday first; all else is out of hours */
	int out_of_hours_percent; /* on top of each minute then */
	int bank_holiday_percent; /* on top, in place of out of hours */
	int64_t travel_visit;	  /* rates: a visit, an hour, a mile */
	int64_t travel_hour, travel_mile;
	int band_percent[PRICE_BANDS];
	int vat_bp; /* 2000 is 20 % */
};

/* The hours 08:00 to 18:00 from Monday to Friday, new words in full, and so
 * are remembered ones; nothing else said. */
struct rate_card rate_card_empty(void);

/* The rate for such an item that says most of it, the first of those that say
 * as much; NULL where none fits. */
const struct rate *rate_card_rate(const struct rate_card *,
				  const struct item_spec *);

/* The size of a job beside words, minutes and start of its item. */
struct price_job {
	const struct item_spec *spec;
	int pages;	   /* 0: from the words */
	int travel_minutes; /* there and back */
	int travel_miles;
	const int *matched; /* words by band; NULL: all are new */
};

enum price_line_kind {
	LINE_WORDS,	    /* quantity words of a band at a rate */
	LINE_PAGES,	    /* pages at a rate */
	LINE_TIME,	    /* minutes at a rate an hour or a minute */
	LINE_ITEM,	    /* one at a rate */
	LINE_STEP_TIME,	    /* how many of the minutes only fill a step: 0.00 */
	LINE_MINIMUM_TIME,  /* how many only make up the minimum: 0.00 */
	LINE_OUT_OF_HOURS,  /* minutes then, percent of the rate on top */
	LINE_BANK_HOLIDAY,  /* the same */
	LINE_MINIMUM,	    /* up to the minimum charge */
	LINE_TRAVEL_VISIT,  /* a visit at a rate */
	LINE_TRAVEL_TIME,   /* minutes at a rate an hour */
	LINE_TRAVEL_MILES,  /* miles at a rate */
	LINE_CANCELLATION,  /* percent of the price without travel */
	LINE_LIST_PRICE,    /* off contract: the provider's own price */
};
#define PRICE_LINE_KINDS 14
extern const char *const price_line_names[PRICE_LINE_KINDS];
const char *price_line_name(enum price_line_kind); /* "out-of-hours" */
bool price_line_parse(const char *name, enum price_line_kind *);
/* Getting there: no part of what a cancellation costs. */
bool price_line_travels(enum price_line_kind);

struct price_line {
	enum price_line_kind kind;
	enum rate_unit unit; /* that the rate is for */
	int64_t quantity;    /* words, pages, minutes, miles, 1 */
	int64_t rate;	     /* hundredths of a minor unit; 0 none */
	int percent;	     /* of it; of a minute then; of the price */
	int band;	     /* of LINE_WORDS */
	int64_t amount_minor;
};

#define PRICE_LINES 20
struct price {
	struct price_line line[PRICE_LINES]; /* their amounts are net */
	size_t lines;
	int vat_bp;
	int64_t net_minor, vat_minor, gross_minor;
};

/* What the job costs. Minutes are those that pass: an hour that the clock
 * shows twice is two. Less than the minimum is charged as the minimum, more in
 * full steps; what that adds counts as the last minute worked does: on a bank
 * holiday, out of hours, or neither. A bank holiday is not out of hours
 * besides. The minimum charge is for all but travel; travel is for visits.
 * False, and *ret is untouched, where no rate fits or the job's size is not
 * known. */
bool price_reckon(const struct rate_card *, const struct calendar *,
		  const struct price_job *, struct price *ret);

/* The provider's own price where nothing was agreed: no VAT is known. False
 * where the size is not known. */
bool price_off_contract(const struct item_spec *, enum rate_unit,
			int64_t rate_minor, struct price *ret);

/* What calling it off costs after a time. */
struct price_step {
	int64_t after_utc; /* the last second at the price before */
	int percent;	   /* of the price without travel */
};
#define PRICE_STEPS 12

/* What it costs at a time, and when that rises: the first step is what it is
 * at now_utc (its after_utc), the others follow before the job starts. Returns
 * how many, at least one. What has no start has no notice: only what holds
 * whenever it is. */
size_t price_steps(const struct rate_card *, const struct calendar *,
		   const struct item_spec *, int64_t now_utc,
		   struct price_step ret[PRICE_STEPS]);

/* The price of a cancellation, from the price that was agreed. */
void price_cancelled(const struct price *agreed, int percent,
		     struct price *ret);

/* VAT on so much, by the rounding rule. */
int64_t price_vat(int64_t net_minor, int vat_bp);

/* Net, VAT and gross from the lines. */
void price_add_up(struct price *);

/* How one line became another: what was agreed, what it came to. */
struct price_change {
	enum price_line_kind kind;
	int band, percent;
	int64_t agreed_quantity, actual_quantity; /* of the kind's lines */
	int64_t difference_minor;
};

/* Why the actual price differs: each kind of line whose amount does. They add
 * up to the difference of the two net prices. Returns how many. */
size_t price_differ(const struct price *agreed, const struct price *actual,
		    struct price_change ret[2 * PRICE_LINES]);

#endif
