/* A question about dates in the words that came in, from options, a page or a
 * letter's fields, and its answer by the table of rules. Pure. */
#ifndef VERNACULAR_CORE_FORM_QUESTION_H
#define VERNACULAR_CORE_FORM_QUESTION_H

#include "core/form_date.h"

/* NULL or "" is not said. */
struct form_question {
	const char *purpose, *nation, *landlord, *tenancy;
	const char *period;
	const char *begins;   /* a date, a weekday of weekly rents, or the day
			       * of the month of monthly ones */
	const char *served;   /* a date; or both of the next */
	const char *sent;     /* the letter's date */
	const char *delivery; /* working days in the post; the rule's own */
	const char *began, *last, *first, *event; /* dates */
};

struct form_asked {
	const struct form_rules *rules;
	const struct calendar *calendar; /* NULL: the nation's bank holidays */
};

/* The rule and its dates.
 * Errors: E_INPUT, where is the member's name; E_REFUSED no rule, or the rent
 * is changed elsewhere ("tenancy"). */
enum status form_answer(const struct form_question *, const struct form_asked *,
			struct arena *, struct form_dates *ret,
			struct fault *) MUST_USE;

/* Who and what alone. Errors: E_INPUT. */
enum status form_scope_read(const struct form_question *,
			    struct form_scope *ret, struct fault *) MUST_USE;

/* The facts of the tenancy and the notice alone; of a letter that is sent not
 * when it is served. Errors: E_INPUT. */
enum status form_facts_read(const struct form_question *,
			    struct form_case *ret, struct fault *) MUST_USE;

#endif
