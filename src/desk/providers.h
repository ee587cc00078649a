/* Who does the work. */
#ifndef VERNACULAR_DESK_PROVIDERS_H
#define VERNACULAR_DESK_PROVIDERS_H

#include "desk/desk.h"
#include "desk/tenants.h"

struct model;

/* {providers: [{id, name, kind(code provider-kind), email, phone, area,
 *  active(bool), ended(bool), contract_order, capacity, open_items, done,
 *  in_standard, share(real or null), papers: how many run out within 60 days
 *  or have, lapsed(bool): one of them has, languages: [{language(language)}]
 *  }], next} */
struct provider_filter {
	const char *part; /* of the name, NULL any */
	const char *kind, *state, *service, *mode, *language; /* NULL any */
	struct page_wish page;
};
enum status providers_list(struct visit *, const struct provider_filter *,
			   struct model *, struct fault *) MUST_USE;

/* The same of one, with areas, travel_minutes,
 * travel_miles, language(language) or null, gender(code gender), manager
 * (its address), manager_name, note, version, stopped: {at, by_name, why,
 * agreed_with} or null, ended_at, mine(bool): the caller's organisation keeps
 * it; skills: [{service(code), from, language, mode(code), format(code),
 *  dialects, scripts, price(money or null), unit,
 *  key}]; figures: [{service(code),
 *  language, done, in_standard, share, offers, accepted, checked,
 *  good: spot checks}], past 12 months;
 * qualifications as qualifications_list has them, linguists as linguists_list,
 * hours and absences as provider_times. Looking at it is an event. */
enum status provider_show(struct visit *, const char *id, struct model *,
			  struct fault *) MUST_USE;

/* Words as they came; NULL: not said, "": emptied; -1: no number said.
 *   skills   "translation en>pl; interpreting pl on-site; format braille"
 *   areas    letters of postcodes, "M SK OL"
 *   hours    "mon-fri 09:00-17:00; sat 10:00-12:00"
 *   qualifications  "dpsi 2028-05-01; insurance 2027-03-31 AB123"
 *   manager  the line manager's e-mail address */
struct provider_input {
	const char *name, *kind, *email, *phone, *area, *areas, *organisation;
	const char *language; /* BCP 47, of mails and pages */
	const char *skills, *gender, *hours, *qualifications, *manager, *note;
	const char *dbs_level, *dbs_issued, *dbs_checked; /* ISO dates */
	int64_t contract_order, capacity, travel_minutes, travel_miles;
};
enum status provider_add(struct visit *, const struct provider_input *,
			 struct model *, struct faults *, struct fault *)
	MUST_USE;

/* Managers and administrators, of their own organisation's. {id, version}
 * Errors: E_NOT_FOUND, E_INPUT, E_FORBIDDEN, E_STALE, E_CONFLICT. */
struct provider_edit {
	const char *id;
	int64_t version;
	struct provider_input input;
};
enum status provider_edit(struct visit *, const struct provider_edit *,
			  struct model *, struct faults *, struct fault *)
	MUST_USE;

/* Add what they can do, as provider_input has it; or take one away by its
 * key. {id}. Errors as above. */
enum status provider_skills_add(struct visit *, const char *id,
				const char *skills, struct model *,
				struct faults *, struct fault *) MUST_USE;
enum status provider_skill_drop(struct visit *, const char *id,
				const char *key, struct model *,
				struct fault *) MUST_USE;

#endif
