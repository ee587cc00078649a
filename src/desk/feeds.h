/* Calendars that providers subscribe to: an address with a token, which can be
 * made anew. What is read there is desk/portal's portal_calendar. */
#ifndef VERNACULAR_DESK_FEEDS_H
#define VERNACULAR_DESK_FEEDS_H

#include "desk/desk.h"

struct model;

/* The caller's own, of the role provider: {address: "/feeds/TOKEN.ics" or
 * null, made_at}. */
enum status feed_show(struct visit *, struct model *, struct fault *) MUST_USE;
/* A new address; the one before is dead at once. The model is the same. */
enum status feed_renew(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* The same for a provider without account: those who work here hand the
 * address over. Also {provider, provider_name}. Managers and administrators
 * see and make it. Errors: E_NOT_FOUND, E_FORBIDDEN. */
enum status feed_show_of(struct visit *, const char *provider, struct model *,
			 struct fault *) MUST_USE;
enum status feed_renew_of(struct visit *, const char *provider, struct model *,
			  struct fault *) MUST_USE;

/* The jobs at that address, as portal_calendar has them, and language: of the
 * account, BCP 47, or null. Errors: E_NOT_FOUND no such address, it was made
 * anew, or the account was closed. */
enum status feed_read(struct visit *, const char *token, struct model *,
		      struct fault *) MUST_USE;

#endif
