/* Finding a tenant. */
#ifndef VERNACULAR_DESK_FIND_H
#define VERNACULAR_DESK_FIND_H

#include "desk/desk.h"

struct model;
struct page_wish;

/* By name in any script and spelling, reference, postcode, telephone in any
 * spacing, e-mail, UPRN, part of the address, or several of these together.
 * The best first, what is equally good in the order of the reader's language.
 * Who fits clearly worse than the best is left out, and counted; nothing
 * looked for is the whole register in order.
 *   q      at most 200 bytes
 *   wide   who fits worse, too
 *   after  cursor of the page before, NULL for the first
 *   limit  1 to 200; 0 is 50
 * {q, tenants: [{id, reference, name(name), name_native(name), postcode,
 *   address, organisation, spoken(language), read(language),
 *   found_by(code found-by), why(code found-by)}], alike, more(bool),
 *  whole(bool), next}
 * found_by is null in a plain list, and why where the row shows it anyway;
 * alike is how many were left out; more says that too many fit to look at all
 * of them; whole is false where nobody fits every word. next is null at the
 * end. Errors: E_INPUT.
 */
struct find_wish {
	const char *q;
	enum find_width { FIND_CLOSE, FIND_WIDE } width;
};
enum status tenants_find(struct visit *, const struct find_wish *,
			 const struct page_wish *, struct model *,
			 struct fault *) MUST_USE;

#endif
