/* Who does the work. */
#ifndef VERNACULAR_DESK_PROVIDERS_H
#define VERNACULAR_DESK_PROVIDERS_H

#include "desk/desk.h"
#include "desk/tenants.h"

struct model;

/* {providers: [{id, name, kind(code provider-kind), email, phone, area,
 *  active(bool), contract_order, capacity, open_items, done, in_standard,
 *  share(real or null), languages: [{language(language)}]}], next} */
enum status providers_list(struct visit *, const struct page_wish *,
			   struct model *, struct fault *) MUST_USE;

/* The same of one, with skills: [{service(code), from, language, mode(code),
 * format(code), price(money), unit}] and figures: [{service(code), language,
 * done, in_standard, share, offers, accepted}], past 12 months. */
enum status provider_show(struct visit *, const char *id, struct model *,
			  struct fault *) MUST_USE;

/* skills: "translation en>pl; interpreting pl on-site; format braille". */
struct provider_input {
	const char *name, *kind, *email, *phone, *area, *organisation;
	const char *skills, *gender, *dbs_checked; /* ISO date */
	int64_t contract_order, capacity;
};
enum status provider_add(struct visit *, const struct provider_input *,
			 struct model *, struct faults *, struct fault *)
	MUST_USE;

#endif
