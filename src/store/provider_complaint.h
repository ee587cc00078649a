/* Complaints about providers and their linguists. */
#ifndef VERNACULAR_STORE_PROVIDER_COMPLAINT_H
#define VERNACULAR_STORE_PROVIDER_COMPLAINT_H

#include "core/provider_complaint.h"
#include "store/db.h"

struct provider_complaint {
	int64_t id, organisation, provider;
	int64_t linguist, item, tenant, feedback; /* 0 none */
	enum complaint_source source;
	enum complaint_about about;
	const char *words;
	int64_t received_utc, logged_utc, logged_by;
	int64_t version;
	enum complaint_state state;
	int64_t acknowledge_due_utc, acknowledged_utc; /* 0 not yet */
	int64_t decide_due_utc;
	int outcome; /* enum complaint_outcome; -1 not decided */
	const char *finding, *learning; /* NULL none */
	int64_t closed_utc;
	/* Read only. */
	const char *provider_name, *linguist_name, *ref;
	int n; /* of the item */
};
struct provider_complaints {
	struct provider_complaint *list;
	size_t count;
};

enum status provider_complaint_insert(const struct access *,
				      const struct provider_complaint *,
				      struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status provider_complaint_get(const struct access *, int64_t id,
				   struct provider_complaint *ret,
				   struct fault *) MUST_USE;
/* What a step changes; version goes up by one. Errors: E_NOT_FOUND; E_STALE
 * another version than this was there. */
enum status provider_complaint_update(const struct access *,
				      const struct provider_complaint *,
				      struct fault *) MUST_USE;

/* Those that wait, the soonest due first, or all, the latest first. */
struct provider_complaint_wish {
	bool open;
	int64_t provider;		/* 0 any: then all are the latest */
	int64_t after_utc, after_id; /* the last row of the page before; 0 */
	size_t limit;
};
enum status provider_complaint_list(const struct access *,
				    const struct provider_complaint_wish *,
				    struct provider_complaints *ret,
				    struct fault *) MUST_USE;
/* One provider's, the latest first, whoever they are about. */
enum status provider_complaint_told(const struct access *, int64_t provider,
				    size_t limit,
				    struct provider_complaints *ret,
				    struct fault *) MUST_USE;
/* How many are due by a time, at most COMPLAINTS_DUE_MOST. */
#define COMPLAINTS_DUE_MOST 200
enum status provider_complaint_due(const struct access *, int64_t until_utc,
				   int64_t *ret, struct fault *) MUST_USE;

struct complaint_step_row {
	int64_t id, complaint, organisation;
	enum complaint_step kind;
	const char *words;
	int64_t at_utc, by;
};
struct complaint_step_rows {
	struct complaint_step_row *list;
	size_t count;
};
enum status complaint_step_insert(const struct access *,
				  const struct complaint_step_row *,
				  struct fault *) MUST_USE;
/* Oldest first, at most 500. */
enum status complaint_step_list(const struct access *, int64_t complaint,
				struct complaint_step_rows *ret,
				struct fault *) MUST_USE;

#endif
