/* What was saved by using again what was translated already, and how that is
 * reckoned: letters of a notice after the first in its language, each at the
 * price of translating its words anew; and sentences of the memory that were
 * approved again. By the cheapest contract of today, without VAT; what has no
 * price is named and not counted. */
#ifndef VERNACULAR_DESK_SAVINGS_H
#define VERNACULAR_DESK_SAVINGS_H

#include "desk/desk.h"

struct model;

/* {from(day), to(day), saved(money: of the notices), unpriced: how many rows
 *  have no price, notices: [{notice, language, letters, again, words, each
 *  (money or null), saved(money or null)}], memory_saved(money), memory:
 *  [{from, language, sentences, words, saved(money or null)}] of all times}
 *   from, to  ISO dates, both included, London days; NULL: the last 12 months
 * Errors: E_INPUT. */
struct savings_wish {
	const char *from, *to;
};
enum status savings_show(struct visit *, const struct savings_wish *,
			 struct model *, struct fault *) MUST_USE;

#endif
