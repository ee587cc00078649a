/* The dates that a notice may name by its rule: the earliest, why it is no
 * sooner, and whether another one is valid. Days are counted from 1970-01-01.
 * A span runs from the day after the day it is counted from. A month ends on
 * the day of the same number, or on the last of a month that has no such day
 * (the corresponding date rule, Dodds v Walker [1981] 1 WLR 1027). Pure. This
 * is arithmetic, not legal advice, and whoever shows a result says so. */
#ifndef VERNACULAR_CORE_FORM_DATE_H
#define VERNACULAR_CORE_FORM_DATE_H

#include "core/form_rule.h"

/* A day nobody has said. */
#define FORM_DAY_NONE INT32_MIN

struct calendar;

/* The facts of one tenancy and one notice. */
struct form_case {
	int32_t served_days;
	enum form_period period; /* FORM_PERIODS: not said */
	int32_t begins_days; /* a day on which some period begins */
	int32_t began_days;  /* the tenancy */
	int32_t last_days;   /* the last increase took effect */
	int32_t first_days;  /* the first one of the kind did */
	int32_t event_days;  /* the check of which a record is given */
};

/* None of its days said. */
struct form_case form_case_empty(void);

struct form_step {
	const struct form_limit *limit;
	int32_t from_days; /* what the span was counted from */
	int32_t day_days;  /* not before, of an event not after, this day */
};

struct form_dates {
	const struct form_rule *rule;
	struct form_case facts;
	int32_t earliest_days; /* FORM_DAY_NONE: no earliest */
	int32_t latest_days;   /* FORM_DAY_NONE: no latest */
	struct form_step *steps; /* in the order of the rule */
	size_t step_count;
};

/* Reckon. In the arena.
 * Errors: E_INPUT a fact is missing or cannot be, where is its name: "served",
 * "period", "begins", "began", "last", "first", "event"; E_REFUSED this rent
 * is changed elsewhere. */
enum status form_dates_reckon(const struct form_rule *,
			      const struct form_case *, struct arena *,
			      struct form_dates *ret, struct fault *) MUST_USE;

/* Whether the date may stand in the notice.
 *   where  of the fault: the field that has it
 * Errors: E_REFUSED; the fault names the rule that stands against it and the
 * earliest date from there on that is valid. */
enum status form_dates_check(const struct form_dates *, const char *where,
			     int32_t day_days, struct fault *) MUST_USE;

/* The step that says most: whose day no other step's is after. NULL without
 * steps. */
const struct form_step *form_dates_decisive(const struct form_dates *);

/* What a kind of limit asks for: a message id. */
const char *form_limit_words(enum form_limit_kind);

/* The day that is a span after another; periods are the case's. */
int32_t form_span_add(const struct form_case *, int32_t day_days,
		      struct form_span);

/* The first day of a period of the tenancy, on that day or later. */
int32_t form_period_start(const struct form_case *, int32_t day_days);

/* When a letter of that day is served: so many working days of the calendar
 * later. 0 is by hand, the same day. */
int32_t form_served(const struct calendar *, int32_t sent_days,
		    int working_days);

#endif
