/* Action plans: whose they are, their measures; and what every measure, impact
 * assessment and review of a policy has: a history, and evidence. */
#ifndef VERNACULAR_STORE_PLAN_H
#define VERNACULAR_STORE_PLAN_H

#include "core/plan.h"
#include "store/db.h"

struct plan {
	int64_t organisation, version; /* 0: none was begun */
	int64_t champion;	       /* an account; 0 nobody */
	int32_t review_on_days;	       /* London day */
	int64_t reviewed_utc;	       /* 0 never */
};
/* With version 0 where there is none. */
enum status plan_get(const struct access *, int64_t organisation,
		     struct plan *ret, struct fault *) MUST_USE;
/* Adds it, or changes all of it; version goes up by one. Errors: E_STALE. */
enum status plan_put(const struct access *, const struct plan *,
		     struct fault *) MUST_USE;

/* What a landlord's measures may answer beside core/plan's. */
struct plan_framework {
	int64_t id, organisation;
	const char *name;
	int64_t at_utc, by;
};
struct plan_frameworks {
	struct plan_framework *list;
	size_t count;
};
/* Errors: E_CONFLICT the name is taken. */
enum status plan_framework_insert(const struct access *,
				  const struct plan_framework *,
				  struct fault *) MUST_USE;
/* By name, at most 200 of each landlord. */
enum status plan_framework_list(const struct access *,
				struct plan_frameworks *ret, struct fault *)
	MUST_USE;

#define MEASURE_UNKNOWN INT64_MIN
struct plan_measure {
	int64_t id, organisation, version;
	const char *title, *aim; /* aim NULL: not said */
	int64_t owner;		 /* an account */
	const char *unit;
	int64_t baseline, target, reached; /* reached: or MEASURE_UNKNOWN */
	int32_t due_on_days;		   /* London day */
	const char *frameworks; /* " equality-duty ", " " for none */
	enum measure_state state;
	int64_t made_utc, closed_utc; /* closed 0: open */
};
struct plan_measures {
	struct plan_measure *list;
	size_t count;
};
enum status plan_measure_insert(const struct access *,
				const struct plan_measure *, struct fault *)
	MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status plan_measure_get(const struct access *, int64_t id,
			     struct plan_measure *ret, struct fault *)
	MUST_USE;
/* All of it; version goes up by one. Errors: E_NOT_FOUND; E_STALE. */
enum status plan_measure_update(const struct access *,
				const struct plan_measure *, struct fault *)
	MUST_USE;
/* An organisation's by due day and id. */
struct plan_wish {
	int64_t organisation;
	bool open; /* only those */
	int32_t after_days; /* of the last row before; INT32_MIN the first */
	int64_t after_id;
	size_t limit;
};
enum status plan_measure_list(const struct access *, const struct plan_wish *,
			      struct plan_measures *ret, struct fault *)
	MUST_USE;

/* How many an organisation has; late: open, and due before today. */
struct plan_count {
	int64_t all, open, late, done;
};
enum status plan_measure_count(const struct access *, int64_t organisation,
			       int32_t today_days, struct plan_count *ret,
			       struct fault *) MUST_USE;

/* Something that was done, said or changed. */
struct plan_note {
	int64_t id, about, organisation;
	enum plan_note_kind kind;
	const char *words, *was, *now; /* NULL none */
	int64_t at_utc, by;
};
struct plan_notes {
	struct plan_note *list;
	size_t count;
};
enum status plan_note_insert(const struct access *, const struct plan_note *,
			     struct fault *) MUST_USE;
/* Latest first, at most limit. */
enum status plan_note_list(const struct access *, int64_t about, size_t limit,
			   struct plan_notes *ret, struct fault *) MUST_USE;

struct plan_evidence {
	int64_t id, about, organisation;
	const char *words, *link; /* link NULL: a file */
	int64_t content;	  /* 0: a link */
	const char *file_name, *file_kind;
	int64_t at_utc, by, removed_utc; /* removed 0: it is there */
};
struct plan_evidences {
	struct plan_evidence *list;
	size_t count;
};
enum status plan_evidence_insert(const struct access *,
				 const struct plan_evidence *, struct fault *)
	MUST_USE;
/* What is there, oldest first, at most 200. */
enum status plan_evidence_list(const struct access *, int64_t about,
			       struct plan_evidences *ret, struct fault *)
	MUST_USE;
/* Errors: E_NOT_FOUND, also where it was taken away. */
enum status plan_evidence_get(const struct access *, int64_t id,
			      struct plan_evidence *ret, struct fault *)
	MUST_USE;
/* Its bytes, in the arena. Errors: E_NOT_FOUND. */
enum status plan_evidence_bytes(const struct access *, int64_t id,
				const void **ret, size_t *ret_count,
				struct fault *) MUST_USE;
enum status plan_evidence_remove(const struct access *, int64_t id,
				 int64_t now_utc, struct fault *) MUST_USE;

#endif
