/* What items cost: the price of each stage, with its lines. */
#ifndef VERNACULAR_STORE_PRICE_H
#define VERNACULAR_STORE_PRICE_H

#include "core/price.h"
#include "store/db.h"

enum price_stage {
	PRICE_ESTIMATE,	 /* before anybody was asked */
	PRICE_AGREED,	 /* when somebody took it */
	PRICE_ACTUAL,	 /* when it was done */
	PRICE_CANCELLED, /* when it was called off */
};
#define PRICE_STAGES 4
extern const char *const price_stage_names[PRICE_STAGES];

struct price_row {
	bool there;
	int64_t item;
	enum price_stage stage;
	int64_t organisation;
	int64_t provider; /* 0 nobody in particular */
	int64_t card;	  /* 0 off contract */
	struct price price;
	int64_t at_utc, by;
};

/* In place of what stood there for the stage. */
enum status price_put(const struct access *, const struct price_row *,
		      struct fault *) MUST_USE;
/* It is no longer so: somebody else does it, at another price. */
enum status price_drop(const struct access *, int64_t item, enum price_stage,
		       struct fault *) MUST_USE;
/* Of an item, by stage. */
enum status price_of_item(const struct access *, int64_t item,
			  struct price_row ret[PRICE_STAGES], struct fault *)
	MUST_USE;

/* What was paid, in the order in which items were closed; pages by at and
 * item. */
struct price_page {
	int64_t organisation; /* where no argument says it */
	int64_t from_utc, to_utc; /* to: not included */
	int64_t after_utc, after_item;
	size_t limit;
};
struct price_rows {
	struct price_row *list;
	size_t count;
};
enum status price_paid(const struct access *, int64_t organisation,
		       const struct price_page *, struct price_rows *ret,
		       struct fault *) MUST_USE;

#endif
