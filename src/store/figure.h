/* The providers' figures, kept in the savepoint of what they count. */
#ifndef VERNACULAR_STORE_FIGURE_H
#define VERNACULAR_STORE_FIGURE_H

#include "store/db.h"

/* Twelfths of a mean year since 1970: what figures are kept by. */
int64_t figure_period(int64_t at_utc);

struct figure {
	int64_t provider;
	const char *service, *language;
	int64_t at_utc;
	int done, in_standard, offers, accepted; /* to be added */
	int checked, good; /* spot checks; good may be below 0 */
};
enum status figure_add(const struct access *, const struct figure *,
		       struct fault *) MUST_USE;

/* What a provider did in the twelve periods until one, in one service and
 * language. */
struct figure_sum {
	int done, in_standard, offers, accepted, checked, good;
};
struct figure_question {
	int64_t provider;
	const char *service, *language;
	int64_t period;
};
enum status figure_sum(const struct access *, const struct figure_question *,
		       struct figure_sum *ret, struct fault *) MUST_USE;

struct item;

/* That many more open items of this kind on the organisation's board. */
enum status board_add(const struct access *, const struct item *, int more,
		      struct fault *) MUST_USE;

/* How many items the provider has to work on. */
enum status figure_loaded(const struct access *, int64_t provider,
			  int64_t *ret, struct fault *) MUST_USE;
/* That many more. */
enum status figure_load(const struct access *, int64_t provider, int more,
			struct fault *) MUST_USE;

#endif
