/* Providers, what they can do, and how they did so far. A partnership's
 * providers work for its member organisations too. */
#ifndef VERNACULAR_STORE_PROVIDER_H
#define VERNACULAR_STORE_PROVIDER_H

#include "core/request.h"
#include "store/db.h"

enum provider_kind {
	PROVIDER_AGENCY,
	PROVIDER_FREELANCER,
	PROVIDER_IN_HOUSE,
};
#define PROVIDER_KINDS 3
const char *provider_kind_name(enum provider_kind);
bool provider_kind_parse(const char *name, enum provider_kind *);

struct provider {
	int64_t id, organisation; /* the owner */
	const char *name;
	enum provider_kind kind;
	const char *email, *phone; /* NULL none */
	const char *area;   /* letters of a postcode, NULL not said */
	const char *areas;  /* that they travel to: "M SK OL", NULL not said */
	int travel_min;	    /* one way, at most; 0 not said */
	int travel_miles;   /* the same */
	const char *language; /* of mails and pages, BCP 47; NULL English */
	const char *gender; /* "woman", "man", NULL not said */
	bool active;
	int contract_order; /* 1 first, 0 off contract */
	int capacity;	    /* 0 not said */
	int64_t manager;    /* line manager of a colleague; 0 none */
	const char *note;
	int64_t version;
	int64_t stopped_utc, stopped_by; /* while it is not active */
	const char *stopped_why, *agreed_with;
	int64_t ended_utc;  /* taken off the register; 0 not */
	int open_items;	    /* kept by the store */
	int64_t created_utc;
};

struct providers {
	struct provider *list;
	size_t count;
};

struct skill {
	enum service service;
	const char *from, *language;
	enum mode mode;
	enum format format;
	int64_t price_minor;
	enum skill_unit { PER_WORD, PER_MINUTE, PER_HOUR, PER_ITEM } unit;
	const char *dialects; /* "Sylheti, Dhakaiya", NULL not said */
	const char *scripts;  /* ISO 15924: "Guru Arab", NULL not said */
};
const char *skill_unit_name(enum skill_unit);
bool skill_unit_parse(const char *name, enum skill_unit *);

struct skills {
	struct skill *list;
	size_t count;
};

/* Errors: E_CONFLICT where the owner has one of that name. */
enum status provider_insert(const struct access *, const struct provider *,
			    struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND; E_CONFLICT; E_FORBIDDEN it is the partnership's;
 * E_STALE another version than this was there. version goes up by one. */
enum status provider_update(const struct access *, const struct provider *,
			    struct fault *) MUST_USE;
enum status provider_get(const struct access *, int64_t id,
			 struct provider *ret, struct fault *) MUST_USE;
enum status provider_by_name(const struct access *, int64_t organisation,
			     const char *name, struct provider *ret,
			     struct fault *) MUST_USE;
/* All that work for the scope, by name; those taken off are left out. */
enum status provider_list(const struct access *, struct providers *ret,
			  struct fault *) MUST_USE;

/* The same, those that fit. */
struct provider_wish {
	const char *part;     /* of the name, folded as LIKE does; NULL any */
	int kind;	      /* -1 any */
	enum provider_which {
		PROVIDERS_ALL,
		PROVIDERS_ACTIVE,
		PROVIDERS_STOPPED,
		PROVIDERS_ENDED,
	} which;
	int service, mode;    /* of one skill; -1 any */
	const char *language; /* of the same skill, either way; NULL any */
	size_t skip, limit;
};
enum status provider_find(const struct access *, const struct provider_wish *,
			  struct providers *ret, struct fault *) MUST_USE;

/* Open items that a provider has or is offered, the oldest first. Those that
 * the caller may not see are counted alone. */
struct provider_job {
	int64_t request, item;
	const char *ref;
	int n;
	enum item_state state;
	enum service service;
	const char *language;
	int64_t due_utc;
};
struct provider_jobs {
	struct provider_job *list;
	size_t count;  /* at most PROVIDER_JOBS */
	size_t hidden; /* more, which are not the caller's to see */
};
#define PROVIDER_JOBS 200
enum status provider_jobs(const struct access *, int64_t provider,
			  struct provider_jobs *ret, struct fault *) MUST_USE;

/* Adds, or changes what is there: price, dialects, scripts. */
enum status skill_put(const struct access *, int64_t provider,
		      const struct skill *, struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status skill_drop(const struct access *, int64_t provider,
		       const struct skill *, struct fault *) MUST_USE;
enum status skill_list(const struct access *, int64_t provider,
		       struct skills *ret, struct fault *) MUST_USE;
/* The one for exactly such work. Errors: E_NOT_FOUND. */
enum status skill_for(const struct access *, int64_t provider,
		      const struct item_spec *, struct skill *ret,
		      struct fault *) MUST_USE;

/* A provider's figures as a table: per service and language, 12 months. */
struct provider_figure {
	enum service service;
	const char *language;
	int64_t done, in_standard, offers, accepted;
	int64_t checked, good; /* spot checks */
};
struct provider_figures {
	struct provider_figure *list;
	size_t count;
};
enum status provider_figures(const struct access *, int64_t provider,
			     int64_t now_utc, struct provider_figures *ret,
			     struct fault *) MUST_USE;

/* Count everything again from offers and items. */
enum status provider_rebuild(const struct access *, struct fault *) MUST_USE;

#endif
