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
	const char *gender; /* "woman", "man", NULL not said */
	bool active;
	int contract_order; /* 1 first, 0 off contract */
	int capacity;	    /* 0 not said */
	int32_t dbs_checked_days; /* 0 never */
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
/* Errors: E_NOT_FOUND, E_CONFLICT. */
enum status provider_update(const struct access *, const struct provider *,
			    struct fault *) MUST_USE;
enum status provider_get(const struct access *, int64_t id,
			 struct provider *ret, struct fault *) MUST_USE;
enum status provider_by_name(const struct access *, int64_t organisation,
			     const char *name, struct provider *ret,
			     struct fault *) MUST_USE;
/* All that work for the scope, by name. */
enum status provider_list(const struct access *, struct providers *ret,
			  struct fault *) MUST_USE;

/* Adds, or changes the price of what is there. */
enum status skill_put(const struct access *, int64_t provider,
		      const struct skill *, struct fault *) MUST_USE;
enum status skill_list(const struct access *, int64_t provider,
		       struct skills *ret, struct fault *) MUST_USE;

/* A provider's figures as a table: per service and language, 12 months. */
struct provider_figure {
	enum service service;
	const char *language;
	int64_t done, in_standard, offers, accepted;
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
