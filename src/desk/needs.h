/* What a tenant needs, through its six stages: identified, recorded, flagged,
 * shared, met, reviewed. Source: DAPB1605. */
#ifndef VERNACULAR_DESK_NEEDS_H
#define VERNACULAR_DESK_NEEDS_H

#include "desk/desk.h"

struct model;
struct needs;
struct tenant;

/* A need that is not there yet: identified and recorded now where nothing
 * else is said, flagged at once, review due in NEED_REVIEW_MONTHS. One that
 * says the same is not added twice; a kind of which only one holds ends the
 * old one. NULL: not said. */
struct need_input {
	const char *tenant;	   /* id or reference */
	const char *kind, *value;
	const char *choice;	   /* "format=audio", instead of both */
	const char *identified_by; /* "self", "officer", a name; NULL self */
	const char *evidence;	   /* NULL: self-declared */
	const char *consent;	   /* "yes", "no"; NULL: not asked */
	int64_t identified_utc;	   /* 0 now */
};
/* {tenant, id: null where it holds already, kind(code), value, added(bool),
 *  review_due(day)}
 * Errors: E_INPUT with faults filled, languages with the nearest known one;
 * E_NOT_FOUND. */
enum status need_add(struct visit *, const struct need_input *,
		     struct model *, struct faults *, struct fault *) MUST_USE;

/* {id, reference, name(name), version, strip, needs: [NEED], ended: [NEED]}
 * NEED is {id, kind(code need-kind), value, facts: [as strip], evidence,
 *  consent(bool), consent_asked(day), safeguarding, review_due(day),
 *  overdue(bool), met_at, replaces, ended_at, ended_by, ended_why,
 *  replaced(bool), stages: [{stage(code stage), at, by, note, told(message)}],
 *  history: [{stage(code stage), at, by, outcome(code step), channel(code
 *  channel), why(code met-why), evidence}]}, latest last.
 * A person's record was looked at: an event is queued.
 * Errors: E_NOT_FOUND. */
enum status needs_list(struct visit *, const char *tenant, struct model *,
		       struct fault *) MUST_USE;
/* The same of one: NEED itself with strip, tenant, name and version. */
enum status need_show(struct visit *, const char *tenant, const char *need,
		      struct model *, struct fault *) MUST_USE;

/* For the tenant's own page: {tenant, needs: [NEED without history], choices:
 * [{choice, kind(code), value, facts: [as strip]}]}: what is recorded here most
 * often, and among those who speak the language, and this tenant lacks. */
enum status needs_brief(struct visit *, const struct tenant *,
			const struct needs *, struct model *, struct fault *)
	MUST_USE;

/* For the form that asks for one: {tenant, name, strip, kinds: [{kind(code
 * need-kind), word}], kind(code), word, values: [{value, facts: [as strip]}],
 * closed(bool): nothing else is taken, languages(bool)}; kind is null where
 * none was chosen yet. Errors: E_NOT_FOUND. */
enum status need_form(struct visit *, const char *tenant, const char *kind,
		      struct model *, struct fault *) MUST_USE;

/* What changes; NULL stays. Another value ends the need and begins one in its
 * place. version is the tenant's that was read. Answers as need_show.
 * Errors: E_INPUT with faults; E_STALE; E_CONFLICT it has ended. */
struct need_edit {
	const char *tenant, *need;
	int64_t version;
	const char *value, *evidence, *consent;
};
enum status need_edit(struct visit *, const struct need_edit *,
		      struct model *, struct faults *, struct fault *)
	MUST_USE;

/* A review: "still-right" (due again in a year), "changed" to value, or
 * "ended" for a reason. Answers as need_show.
 * Errors: E_INPUT with faults; E_CONFLICT it has ended. */
struct need_review {
	const char *tenant, *need;
	const char *outcome; /* NULL still-right */
	const char *value, *reason;
};
enum status need_review(struct visit *, const struct need_review *,
			struct model *, struct faults *, struct fault *)
	MUST_USE;

/* They were asked: "yes" or "no". Or it is shared without asking, because
 * safeguarding does not wait for consent: then why, which is kept and logged.
 * with says who was told now, NULL nobody yet; that needs either.
 * Errors: E_INPUT with faults; E_REFUSED to tell somebody without consent. */
struct need_sharing {
	const char *tenant, *need;
	const char *consent;	  /* NULL: not asked now */
	const char *safeguarding; /* NULL: it is not that */
	const char *with;
};
enum status need_share(struct visit *, const struct need_sharing *,
		       struct model *, struct faults *, struct fault *)
	MUST_USE;

#endif
