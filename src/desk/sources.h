/* The English of notices and clauses as a landlord writes it: versions, the
 * way of each from a draft to use, and what differs between two.
 *
 * `name` is that of a notice or of a clause. Version 0 is what the organisation
 * has without one of its own: its partnership's, else what ships. Its own count
 * from 1. A version is never changed: saving a draft makes the next one.
 * Managers and administrators write; another of them approves, unless the
 * organisation's setting one-person-approves says otherwise, and then the event
 * says so. */
#ifndef VERNACULAR_DESK_SOURCES_H
#define VERNACULAR_DESK_SOURCES_H

#include "desk/desk.h"

struct model;

/* Every notice and clause there is, as the caller's organisation has it.
 * {sources: [{name, kind(code source-kind: notice, clause), title, purpose,
 *  origin(code origin: shipped, partnership, own), version, used_since,
 *  open_version, open_state(code source-state) or null}]} */
enum status sources_list(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* One version with its history.
 *   version  SOURCE_LATEST: what is open, else in use
 * {name, kind, title, version, versions (how many there are), state(code
 *  source-state; null for 0), origin, in_use(bool), text, easy_read,
 *  made_by_name, made_at,
 *  sent_by_name, sent_at, decided_by_name, decided_at, note,
 *  faults: [{where, line, message(message)}] what keeps it from being used,
 *  advice: likewise, what is hard to read or can never be said: it keeps it
 *  from nothing,
 *  can_save, can_send, can_approve, can_return, can_withdraw (bool, for this
 *  caller now), history: [{version, state, made_by_name, made_at,
 *  decided_by_name, decided_at, note}] the latest first}
 * Errors: E_NOT_FOUND. */
#define SOURCE_LATEST (-1)
enum status source_show(struct visit *, const char *name, int64_t version,
			struct model *, struct fault *) MUST_USE;

/* Keep a new draft; one that there was is replaced. Where it cannot be used as
 * it is, it is kept all the same and the model has its faults. A name that is
 * nobody's yet begins a new notice. The model is that of source_show.
 * Errors: E_STALE another version came between; E_CONFLICT one waits for
 * approval; E_INPUT too long, not UTF-8, no name; E_FORBIDDEN. */
struct source_draft {
	const char *name;
	int64_t versions; /* as source_show gave it; 0 for a new notice */
	const char *text;
	const char *easy_read; /* NULL or "" for none */
};
enum status source_save(struct visit *, const struct source_draft *,
			struct model *, struct fault *) MUST_USE;

/* What may be done with a version, which must be the open one (for withdraw
 * also the one in use). The model is that of source_show.
 *   send      a draft without faults waits for approval
 *   approve   what waits comes into use; what was in use is replaced, and
 *             translations of changed sentences are outdated from then on
 *   return    what waits was not approved: a note says why
 *   withdraw  by a writer, with a note: a draft or what waits is given up;
 *             what is in use makes room for the partnership's or what ships
 * Errors: E_STALE it is no longer in that state; E_CONFLICT a member's own
 * words would not fit with it; E_FORBIDDEN, also for who made or sent it and
 * approves; E_INPUT no note, or its faults; E_NOT_FOUND. */
struct source_act {
	const char *name;
	int64_t version;
	const char *action; /* "send", "approve", "return", "withdraw" */
	const char *note;   /* NULL for none */
};
enum status source_act(struct visit *, const struct source_act *,
		       struct model *, struct faults *, struct fault *)
	MUST_USE;

/* What differs between two versions, block by block.
 * {name, from, to, added, removed, changed, rows: [{change(code change: same,
 *  added, removed, changed), from, to: texts or null,
 *  parts: [{change(code change), text}] of what changed, word by word}]} */
struct source_pair {
	const char *name;
	int64_t from, to;
};
enum status source_diff(struct visit *, const struct source_pair *,
			struct model *, struct fault *) MUST_USE;

#endif
