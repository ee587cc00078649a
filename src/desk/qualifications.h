/* What providers and their linguists hold: qualifications, DBS certificates,
 * equality training, audits, insurance; with evidence, and until when. */
#ifndef VERNACULAR_DESK_QUALIFICATIONS_H
#define VERNACULAR_DESK_QUALIFICATIONS_H

#include "desk/desk.h"
#include "desk/tenants.h"

struct faults;
struct file_found;
struct attachment_file;
struct model;
struct provider;

/* Words as they came; NULL: not said, "": emptied. Days in ISO 8601. */
struct qualification_input {
	const char *kind, *title, *level, *number, *evidence;
	const char *issued, *checked, *expires;
	const char *linguist; /* id */
};

/* {provider, name, kind(code), qualifications: [ROW], past: [ROW], linguists:
 *  [{id, name}]}; ROW is {id, provider, linguist, linguist_name, what(code
 *  qualification), title, level(code dbs-level), number, evidence,
 *  issued(day), checked(day), expires(day), due(day or null), state(code
 *  credential-state), file(text or null), version, ended_at, ended_why} */
enum status qualifications_list(struct visit *, const char *provider,
				struct model *, struct fault *) MUST_USE;

/* Only its rows that count: qualifications: [ROW]. Internal to desk/. */
enum status show_qualifications(struct visit *, const struct provider *,
				struct model *, struct fault *) MUST_USE;

/* ROW of one, and provider, provider_name. */
struct qualification_place {
	const char *provider, *qualification; /* ids */
};
enum status qualification_show(struct visit *,
			       const struct qualification_place *,
			       struct model *, struct fault *) MUST_USE;

/* Managers and administrators. One of the same kind that the same holder had
 * before is renewed by it. {id, version}
 * Errors: E_INPUT, E_FORBIDDEN, E_NOT_FOUND. */
enum status qualification_add(struct visit *, const char *provider,
			      const struct qualification_input *,
			      struct model *, struct faults *, struct fault *)
	MUST_USE;

/* {id, version}. Errors as above; E_STALE; E_CONFLICT it was ended. */
struct qualification_edit {
	struct qualification_place place;
	int64_t version;
	struct qualification_input input;
};
enum status qualification_edit(struct visit *,
			       const struct qualification_edit *,
			       struct model *, struct faults *, struct fault *)
	MUST_USE;

/* It counts no more: withdrawn, or recorded by mistake. */
struct qualification_stop {
	struct qualification_place place;
	const char *reason;
};
enum status qualification_stop(struct visit *,
			       const struct qualification_stop *,
			       struct model *, struct fault *) MUST_USE;

/* A copy of the paper: attachment_examine first. */
enum status qualification_keep_file(struct visit *,
				    const struct qualification_place *,
				    const struct attachment_file *,
				    struct model *, struct fault *) MUST_USE;
/* Its bytes; the reading is an event. Errors: E_NOT_FOUND. */
enum status qualification_get_file(struct visit *,
				   const struct qualification_place *,
				   struct file_found *, struct fault *)
	MUST_USE;

/* What runs out within 60 days or has run out, of active providers, the
 * soonest first: {due: [ROW and provider_name], contracts: [{id, name,
 *  provider, provider_name, ends(day), lapsed(bool)}] that end within 60 days
 *  or did in the last 60, on the first page only, months: after how many a DBS
 *  certificate is checked again, next} */
enum status qualifications_due(struct visit *, const struct page_wish *,
			       struct model *, struct fault *) MUST_USE;

/* After how many months, 1 to DBS_MONTHS_MOST, DBS certificates are checked
 * again: administrators, for their organisation and those below it that have
 * not decided. {months, moved: how many are due on another day now}
 * Errors: E_FORBIDDEN, E_INPUT. */
#define DBS_MONTHS_MOST 120
enum status qualifications_recheck(struct visit *, int64_t months,
				   struct model *, struct faults *,
				   struct fault *) MUST_USE;

#endif
