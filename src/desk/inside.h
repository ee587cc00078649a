/* What the files of this layer share. Nothing outside desk/ includes this. */
#ifndef VERNACULAR_DESK_INSIDE_H
#define VERNACULAR_DESK_INSIDE_H

#include <stdatomic.h>

#include "base/hash.h"
#include "desk/desk.h"
#include "store/db.h"

struct calendar;
struct calendars;
struct collate;
struct fold;
struct languages;
struct model;
struct presses;
struct snapshots;

struct collate *desk_collate(struct desk *);
struct fold *desk_fold(struct desk *);
struct presses *desk_presses(struct desk *);
struct snapshots *desk_snapshots(struct desk *);
/* What a code is called in English; NULL where nobody says. */
const char *(*desk_label(const struct desk *))(const char *set,
					       const char *word);
const unsigned char *desk_secret(const struct desk *); /* HASH_BYTES */

/* Randomness off the writer: where the desk has a seed the same for the same
 * thing, else the system's. Any thread. */
struct random_source desk_random(const struct desk *, uint64_t what);

/* The path of the database, and its folder; they live as long as the desk. */
const char *desk_file(const struct desk *);
const char *desk_folder(const struct desk *);

/* Something that waits on the network, on threads of its own (DESK_SERVE
 * only). Errors: E_BUSY. */
enum status desk_post(struct desk *, struct desk_task *, struct fault *)
	MUST_USE;
/* A file to be scanned, on threads of their own again: where the scanner hangs
 * mail goes on. Only where there is a scanner. Errors: E_BUSY. */
enum status desk_scan(struct desk *, struct desk_task *, struct fault *)
	MUST_USE;
/* What looks at files that come in; NULL none. */
struct scanner;
const struct scanner *desk_scanner(const struct desk *);
/* True once the service ends: what waits on the network gives up. */
const atomic_bool *desk_ends(const struct desk *);
bool desk_serves(const struct desk *);

/* The organisation's calendar. On the writer it is kept for a minute, or until
 * calendars_forget. */
enum status visit_calendar(struct visit *, int64_t organisation,
			   struct calendar *ret, struct fault *) MUST_USE;
struct calendars *desk_calendars(struct desk *);
struct calendars *calendars_new(void);
void calendars_free(struct calendars *);
void calendars_forget(struct calendars *);

/* The tables as they ship: of forms, of the law's clocks, of what equality
 * profiles ask. */
struct shipped;
enum shipped_which { SHIPPED_RULES, SHIPPED_STATUTES, SHIPPED_EQUALITY };
#define SHIPPED_TABLES 3
struct shipped *desk_shipped(struct desk *, enum shipped_which);
struct shipped *shipped_rules(void);	/* desk/form_rules */
struct shipped *shipped_statutes(void); /* desk/statutes */
struct shipped *shipped_equality(void); /* desk/profile_table */

/* What is known of printing languages: desk/languages. */
struct languages *desk_languages(struct desk *);
struct languages *languages_new(void);
void languages_free(struct languages *);

/* For what is about the store itself. */
struct store *desk_store(struct desk *);

/* The store on behalf of the visit's caller; of the service itself where
 * nobody is known yet. */
struct access visit_access(const struct visit *);
struct access visit_access_of_service(const struct visit *);

int64_t visit_id(struct visit *); /* a new identifier; on the writer */
int64_t visit_actor(const struct visit *);
/* Where the caller belongs; 0 where nobody is known. */
int64_t visit_organisation(const struct visit *);

/* Something happened. payload (may be NULL) becomes JSON. */
struct log_entry {
	const char *kind; /* "item.assigned" */
	int64_t subject, organisation;
	const char *service, *language; /* NULL none */
	const struct model *payload;
};
enum status log_event(struct visit *, const struct log_entry *, struct fault *)
	MUST_USE;

/* Identifiers as the outside has them. */
void model_id(struct model *, const char *key, int64_t id); /* 0 is null */
void model_time_or_null(struct model *, const char *key, int64_t utc);
/* -1 is null */
void model_minutes_or_null(struct model *, const char *key, int64_t minutes);

/* The notice names the field at fault, a form its place: "/data/rent_new".
 * Mends every fault from `before` on, and sets the first. */
void data_fault(struct faults *, size_t before, struct fault *);

int compare_ids(const void *, const void *);

/* The caller for this role or better, else E_FORBIDDEN. */
enum status visit_needs(const struct visit *, unsigned role_bits,
			struct fault *) MUST_USE;

/* "no such ...": one answer for what is not there and what is not theirs. */
enum status not_found(const char *where, struct fault *);

#endif
