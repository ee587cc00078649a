/* When a provider works and is away, as staff write it down. */
#ifndef VERNACULAR_DESK_PROVIDER_TIMES_H
#define VERNACULAR_DESK_PROVIDER_TIMES_H

#include "desk/desk.h"

struct faults;
struct model;
struct provider;

/* {provider, name, kind(code), active, ended, mine, may_change(bool),
 *  hours_text: as hours_change takes it, hours: [{weekday(code weekday), from,
 *  to}], hours_said(bool), absences: [{id, provider, linguist,
 *  linguist_name, from(day), to(day), why}] that are not over,
 *  linguists: as linguists_list} */
enum status provider_times(struct visit *, const char *provider,
			   struct model *, struct fault *) MUST_USE;

/* Only hours, hours_text, hours_said and absences. Internal to desk/. */
enum status show_times(struct visit *, const struct provider *, struct model *,
		       struct fault *) MUST_USE;

/* "mon-fri 09:00-12:30 13:00-17:00; sat 10:00-12:00", "": none said. Managers,
 * administrators, and the line manager of an in-house colleague. {id}
 * Errors: E_INPUT, E_FORBIDDEN, E_NOT_FOUND. */
enum status hours_change(struct visit *, const char *provider,
			 const char *hours, struct model *, struct faults *,
			 struct fault *) MUST_USE;

/* From one day to another, both included. Who may change the hours may.
 *   linguist  id; NULL or "": the provider itself
 * {id} */
struct away_input {
	const char *linguist, *from, *to, *why; /* ISO days */
};
enum status away_add(struct visit *, const char *provider,
		     const struct away_input *, struct model *,
		     struct faults *, struct fault *) MUST_USE;
/* They are here after all. */
struct away_place {
	const char *provider, *absence; /* ids */
};
enum status away_take_back(struct visit *, const struct away_place *,
			   struct model *, struct fault *) MUST_USE;

#endif
