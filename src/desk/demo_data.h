/* What the demonstration is made from: names, languages and their shares,
 * landlords and providers, read from db/demo. Used by demo only. */
#ifndef VERNACULAR_DESK_DEMO_DATA_H
#define VERNACULAR_DESK_DEMO_DATA_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"
#include "base/random.h"

struct demo_list {
	char **word;
	size_t count, cap;
};

#define DEMO_READS 4

struct demo_language {
	const char *tag;
	double weight; /* of tenants */
	double extra;  /* how much oftener than their share they ask */
	struct {
		const char *tag;
		int percent;
	} read[DEMO_READS];
	struct demo_list women, men, family; /* "Latin=native" */
};

struct demo_landlord {
	const char *name, *jurisdiction, *area, *town;
	int percent; /* of the tenants; 0 the partnership */
};

struct demo_provider {
	const char *kind, *name, *services, *area;
	struct demo_list languages, ways; /* ways: modes or formats */
	int contract_order;
};

struct demo_data {
	struct demo_language *language; /* [0] is English */
	size_t languages;
	double weight;			/* of all but English */
	struct demo_landlord *landlord; /* [0] is the partnership */
	size_t landlords;
	struct demo_provider *provider;
	size_t providers;
	struct demo_list street;
};

/* Errors: E_NOT_FOUND, E_IO; E_INPUT names file and line. */
enum status demo_data_read(struct arena *, struct demo_data *,
			   struct fault *) MUST_USE;

const char *demo_pick(const struct demo_list *, struct random_source *);

/* A language other than English, by its people's number, or by how often they
 * ask. */
enum demo_share { DEMO_PEOPLE, DEMO_REQUESTS };
size_t demo_pick_language(const struct demo_data *, enum demo_share,
			  struct random_source *);

#endif
