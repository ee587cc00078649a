/* What the files about providers share. Internal to web/. */
#ifndef VERNACULAR_WEB_PROVIDERS_H
#define VERNACULAR_WEB_PROVIDERS_H

#include "base/fault.h"

#define HOURS_HINT                                                         \
	N_("Such as: mon-fri 09:00-12:30 13:00-17:00; sat 10:00-12:00")

struct exchange;
struct visit;

/* What pages about a provider ask: page_may_edit, page_agency, page_colleague,
 * page_may_time (false). */
void provider_marks(struct exchange *, const struct visit *);

/* Which of the model's linguists stands chosen where a form comes again: the
 * one that was typed, else this one. */
void provider_holders(struct exchange *, const char *linguist);

#endif
