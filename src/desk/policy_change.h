/* An organisation's policy, shown and changed. A change is proposed, seen in
 * what it would have made of the last quarter, and confirmed; nothing holds
 * before that, and nothing is ever overwritten. Format: doc/policy.md. */
#ifndef VERNACULAR_DESK_POLICY_CHANGE_H
#define VERNACULAR_DESK_POLICY_CHANGE_H

#include "desk/desk.h"
#include "desk/tenants.h"

struct model;

/* {organisation, partnership(bool: it has one), rules: [entry with {code,
 *  order, law(bool: not to be changed)}], off: [{code, why(message),
 *  origin}], waiting: [change]} in the order in which rules decide, then what
 *  was switched off, then what waits.
 *
 * An entry is {kind, code, origin(code origin), version} and
 *  of a rule: order (null: the last of all), service(code), mode(code),
 *   format(code), class(code), words_over, cost_over(money), group,
 *   group_name, evidence(code policy-evidence), disability(code
 *   policy-disability), each null where any will do; any(bool: nothing is
 *   asked), verdict(code), response(code), why(message)
 *  of a standard: standard(code), clock(code), within, time(minutes) or null,
 *   count, days(bool: count of them), service(code), mode(code),
 *   format(code), words_upto, signed(bool)
 *  of a class: always(bool), law(bool)
 *  of a sensitivity: roles: [code role], accounts: [text]
 *  of a group: name(message), languages: [{language}], built_in(bool) */
enum status policy_show(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* {organisation, entries: [entry]} of one kind, a word of core/policy_text. */
enum status policy_kind_show(struct visit *, const char *kind, struct model *,
			     struct fault *) MUST_USE;

/* {kind, code, entry or null: what holds now, own(bool: it is the
 *  organisation's), fixed(bool: nobody
 *  changes it), law(bool: because of the law), versions: [change]}
 * Errors: E_NOT_FOUND no such kind, nothing of that code ever. */
enum status policy_code_show(struct visit *, const char *kind,
			     const char *code, struct model *, struct fault *)
	MUST_USE;

/* What is wished of one code. Keys and values are the lines of doc/policy.md.
 *   organisation  name; NULL: the caller's
 *   stance        "says", "off", "inherit"; NULL: says
 *   from, until   days, "2026-12-01": its first and its last; NULL: from its
 *                 confirmation on, and until another takes its place
 * Administrators alone.
 * Answers as policy_change_show; nothing holds yet.
 * Errors: E_INPUT, faults at the pointer of a key (words_over); E_REFUSED what
 * the law decides; E_FORBIDDEN. */
struct policy_said {
	const char *key, *value;
};
struct policy_wish {
	const char *organisation, *kind, *code, *stance;
	const struct policy_said *said;
	size_t saids;
	const char *from, *until, *reason;
};
enum status policy_propose(struct visit *, const struct policy_wish *,
			   struct model *, struct faults *, struct fault *)
	MUST_USE;

/* A change: {id, kind, code, version, stance(code policy-stance), organisation,
 *  origin(code origin), entry or null, text, from, until or null, reason,
 *  made_at, made_by, confirmed_at or null, confirmed_by, withdrawn_at or null,
 *  withdrawn_by, state(code policy-state: proposed, waiting, in-force, past,
 *  withdrawn)}; names, not ids. With may_confirm(bool), may_withdraw(bool) and
 *  the preview of desk/policy_preview under "preview". */
enum status policy_change_show(struct visit *, const char *id,
			       const struct page_wish *, struct model *,
			       struct fault *) MUST_USE;

/* It takes hold, at once or on its day. Where two people are asked for, not by
 * whoever made it. Errors: E_NOT_FOUND, E_FORBIDDEN, E_REFUSED, E_CONFLICT. */
enum status policy_confirm(struct visit *, const char *id, struct model *,
			   struct fault *) MUST_USE;
/* Before it takes hold. Errors: as above. */
enum status policy_withdraw(struct visit *, const char *id, struct model *,
			    struct fault *) MUST_USE;

/* Everything own as a file of doc/policy.md. Text in the visit's arena. */
enum status policy_export(struct visit *, const char *organisation,
			  const char **ret_text, struct fault *) MUST_USE;

struct policy_import {
	const char *name, *text, *organisation;
	const char *reason; /* of entries that give none */
};

/* What a file would change, entry by entry, without keeping anything: on a
 * reader. {entries: [{kind, code, preview}]} Errors: as policy_import. */
enum status policy_try(struct visit *, const struct policy_import *,
		       struct model *, struct faults *, struct fault *)
	MUST_USE;

/* A file of entries: those that say what holds already are left out; the
 * others are proposed, and confirmed at once unless two people are asked for,
 * all or nothing.
 * {changed, same, changes: [change]} Errors: E_INPUT, faults at NAME:LINE. */
enum status policy_import(struct visit *, const struct policy_import *,
			  struct model *, struct faults *, struct fault *)
	MUST_USE;

#endif
