/* Contacts with tenants, and the needs that each met or did not. */
#ifndef VERNACULAR_STORE_CONTACT_H
#define VERNACULAR_STORE_CONTACT_H

#include "core/contact.h"
#include "store/db.h"

struct contact {
	int64_t id, organisation, tenant;
	int64_t at_utc;
	struct manner manner; /* minute is not kept */
	const char *note;     /* NULL none */
	int64_t letter, item; /* what it was, 0 neither */
	int64_t recorded_utc, recorded_by;
	int64_t confirmed_utc, confirmed_by; /* 0 not yet */
};

struct contacts {
	struct contact *list;
	size_t count;
};

/* Errors: E_CONFLICT that letter or item is recorded already. */
enum status contact_insert(const struct access *, const struct contact *,
			   struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status contact_get(const struct access *, int64_t id,
			struct contact *ret, struct fault *) MUST_USE;
/* Latest first. before_utc and before_id: where the page before ended, 0 at
 * the beginning. */
struct contact_wish {
	int64_t tenant, before_utc, before_id;
	size_t limit;
};
enum status contact_of_tenant(const struct access *,
			      const struct contact_wish *,
			      struct contacts *ret, struct fault *) MUST_USE;
/* Somebody read what the rules made of it. Errors: E_NOT_FOUND. */
enum status contact_confirm(const struct access *, const struct contact *,
			    struct fault *) MUST_USE;

/* One need at one contact. */
struct contact_need {
	int64_t contact, need, organisation;
	int64_t at_utc; /* the contact's, as is the channel */
	enum channel channel;
	enum need_kind kind;
	bool met;
	enum met_why why; /* WHY_SAID where no rule could tell */
	int64_t said_by;  /* who said otherwise, 0 nobody */
	const char *said_why;
};

struct contact_needs {
	struct contact_need *list;
	size_t count;
};

/* Insert, or say otherwise; need.met_at follows what is on record. */
enum status contact_need_put(const struct access *, const struct contact_need *,
			     struct fault *) MUST_USE;
/* In the order of their kinds. */
enum status contact_need_list(const struct access *, int64_t contact,
			      struct contact_needs *ret, struct fault *)
	MUST_USE;
/* Of one need, oldest first, the latest limit of them. */
enum status contact_need_history(const struct access *, int64_t need,
				 size_t limit, struct contact_needs *ret,
				 struct fault *) MUST_USE;

/* How often needs were met, as reports count it. */
struct met_count {
	int64_t organisation;
	enum need_kind kind;
	enum channel channel;
	enum met_why why;
	bool met;
	int64_t n;
};
struct met_counts {
	struct met_count *list;
	size_t count;
};
enum status contact_tally(const struct access *, int64_t from_utc,
			  int64_t to_utc, struct met_counts *ret,
			  struct fault *) MUST_USE;

#endif
