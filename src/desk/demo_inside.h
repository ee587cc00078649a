/* What the parts of the demonstration share. */
#ifndef VERNACULAR_DESK_DEMO_INSIDE_H
#define VERNACULAR_DESK_DEMO_INSIDE_H

#include "base/id.h"
#include "desk/demo.h"
#include "desk/demo_data.h"
#include "desk/desk.h"

#define DEMO_DAYS 730 /* of work, up to the present */

struct asking;
struct telling;

struct demo_tenant {
	char id[ID_TEXT];
	uint16_t language; /* of demo_data */
	bool format;	   /* large print, Braille ... */
};

struct demo {
	const struct demo_wish *wish;
	struct demo_data data;
	struct desk *desk;
	struct arena *arena;	     /* lives as long as the making */
	struct random_source random; /* of what happens */
	struct caller house;
	int64_t *organisation; /* ids, parallel to data.landlord */
	struct demo_tenant *tenant;
	int64_t tenants;
	/* tenants by language, and those with a format */
	struct demo_group {
		uint32_t *tenant;
		size_t count, cap;
	} * group, format;
	struct telling *telling; /* of demo_needs, while it runs */
	struct asking *asking;	 /* of demo_profiles, likewise */
};

/* Many small changes as few writes: run is called with a visit for each of
 * count numbers from 0; slices are committed together. */
typedef enum status demo_step(struct demo *, struct visit *, int64_t number,
			      struct fault *);
enum status demo_many(struct demo *, const char *what, int64_t count,
		      demo_step *, struct fault *) MUST_USE;

enum status demo_tenants(struct demo *, struct fault *) MUST_USE;
enum status demo_providers(struct demo *, struct fault *) MUST_USE;
enum status demo_contracts(struct demo *, struct fault *) MUST_USE;
enum status demo_work(struct demo *, struct fault *) MUST_USE;
enum status demo_cases(struct demo *, struct fault *) MUST_USE;
/* What tenants need: reviewed, due, met and not met. */
enum status demo_needs(struct demo *, struct fault *) MUST_USE;
/* What tenants answered about themselves, and who may be consulted. */
enum status demo_profiles(struct demo *, struct fault *) MUST_USE;
/* After the work of the years. */
enum status demo_calls(struct demo *, struct fault *) MUST_USE;
/* Cost codes, before the work begins; budgets, an order, an invoice, a bill
 * and what was promised and missed, after it. */
enum status demo_codes(struct demo *, struct fault *) MUST_USE;
enum status demo_money(struct demo *, struct fault *) MUST_USE;
enum status demo_owners(struct demo *, struct fault *) MUST_USE;
enum status demo_routing(struct demo *, struct fault *) MUST_USE;
/* Bookings to come and past: a series, an event in several languages, long
 * signed work, some to confirm, drop-in sessions. */
enum status demo_bookings(struct demo *, struct fault *) MUST_USE;

/* The visit is that of the officer at whose desk the telephone rings; ret is
 * what it refers to. */
enum status demo_officer(struct demo *, struct visit *, struct caller *ret,
			 struct fault *) MUST_USE;

/* One write by the house into the finished file. The ids that it makes are of
 * its salt, which no other moment has. */
typedef enum status demo_write(struct visit *, void *null, struct fault *);
struct demo_moment {
	int64_t before_s; /* the present */
	uint64_t salt;
	demo_write *run;
};
enum status demo_after(const char *path, const struct demo_wish *,
		       const struct demo_moment *, struct fault *) MUST_USE;

/* Who is told of flags; opens the finished file again, at days of its own. */
enum status demo_flags(const char *path, const struct demo_wish *,
		       struct fault *) MUST_USE;

/* People around tenants, and tenancies that changed; as demo_flags. None of it
 * among fewer than 150 tenants. */
enum status demo_people(const char *path, const struct demo_wish *,
			struct fault *) MUST_USE;

/* What comes in on the last day; likewise. */
enum status demo_intake(const char *path, const struct demo_wish *,
			struct fault *) MUST_USE;

/* Policies, before the work begins; and changes that wait at its end. */
enum status demo_policy(struct demo *, struct fault *) MUST_USE;
enum status demo_policy_waits(const char *path, const struct demo_wish *,
			      struct fault *) MUST_USE;

/* What providers hold, who comes for them and when they work; likewise. */
enum status demo_register(const char *path, const struct demo_wish *,
			  struct fault *) MUST_USE;

/* Whoever coordinates at an agency, and questions about work; likewise. */
enum status demo_portal(const char *path, const struct demo_wish *,
			struct fault *) MUST_USE;

/* An Easy Read that tenants have looked at; likewise. */
enum status demo_easy_read(const char *path, const struct demo_wish *,
			   struct fault *) MUST_USE;

/* Letters that are heard or signed; likewise. */
enum status demo_voices(const char *path, const struct demo_wish *,
			struct fault *) MUST_USE;

/* Translations as they are made: with something to look at, sent back, half
 * typed; likewise. */
enum status demo_hand_in(const char *path, const struct demo_wish *,
			 struct fault *) MUST_USE;

/* What was signed and said of the work, complaints and checks; likewise. */
enum status demo_quality(const char *path, const struct demo_wish *,
			 struct fault *) MUST_USE;

/* One campaign that is out, one that waits; likewise. */
enum status demo_campaigns(const char *path, const struct demo_wish *,
			   struct fault *) MUST_USE;

/* An action plan, impact assessments and a policy to be read; likewise. */
enum status demo_plans(const char *path, const struct demo_wish *,
		       struct fault *) MUST_USE;

/* Letters on their way; likewise. */
enum status demo_delivery(const char *path, const struct demo_wish *,
			  struct fault *) MUST_USE;

/* True in so many of 1,000 cases. */
bool demo_chance(struct demo *, int of_1000);

#endif
