/* Translations of notices and clauses, message by message: written, revised by
 * another person, approved or refused; out to translators' tools and back; and
 * a translator asked for what is missing.
 *
 * `name` is that of a notice or of a clause, which has a catalogue of its own;
 * the sentences that a notice has from its clauses are among its own, and what
 * is done to one there is done for every notice that has the clause.
 * Translators, managers and administrators translate and revise; managers and
 * administrators approve and refuse. Nobody revises or approves their own
 * translation, unless the organisation's setting one-person-approves says
 * otherwise, and then the event says so. */
#ifndef VERNACULAR_DESK_TRANSLATIONS_H
#define VERNACULAR_DESK_TRANSLATIONS_H

#include "desk/desk.h"

struct buf;
struct model;

/* Every message of a notice or clause in one language.
 *   state  NULL, or a code review: only messages in that state
 * {name, title, language(language), total, issuable(bool),
 *  counts: {missing, outdated, refused, machine_drafted, translated, revised,
 *  approved}, can_translate, can_approve (bool, for this caller),
 *  messages: [{id, n, source, source_plural, note, key,
 *  forms: [{text, example(int: a count it is for, or null)}],
 *  state(code review), comment, clause (the clause it stands in, or null),
 *  previous (the English it was translated from, where that changed),
 *  difference: [{change(code change), text}] from previous to source,
 *  translated_by_name, translated_at, revised_by_name, revised_at,
 *  decided_by_name, decided_at, review_note, can_revise, can_approve (bool)}]}
 * key is what is being looked at: the acts below take it back, and refuse as
 * stale when the English or the translation changed since.
 * Errors: E_NOT_FOUND, E_INPUT no such language. */
struct translations_wish {
	const char *name, *language, *state;
};
enum status translations_show(struct visit *, const struct translations_wish *,
			      struct model *, struct fault *) MUST_USE;

/* One message of that list with {name, title, language, can_translate,
 * memory: as memory_find has it}. */
struct translation_wish {
	const char *name, *language, *id;
};
enum status translation_show(struct visit *, const struct translation_wish *,
			     struct model *, struct fault *) MUST_USE;

/* Write the translation of one message. It is checked as an imported file is.
 * The model is that of translation_show without suggestions.
 * Errors: E_INPUT, faults where "/forms/N"; E_STALE; E_FORBIDDEN;
 * E_NOT_FOUND. */
struct translation_edit {
	const char *name, *language, *id;
	const char *key; /* as it was shown; NULL: whatever it is */
	const char *const *form;
	size_t forms;
};
enum status translation_edit(struct visit *, const struct translation_edit *,
			     struct model *, struct faults *, struct fault *)
	MUST_USE;

/* Revise, approve or refuse some messages, or all that can be.
 * {name, language(language), done, left} left: what is not approved yet.
 * Errors: E_INPUT a refusal without note; E_CONFLICT missing or outdated;
 * E_STALE; E_FORBIDDEN, also for who translated it; E_NOT_FOUND. */
struct translation_act {
	const char *name, *language;
	const char *action; /* "revise", "approve", "refuse" */
	const char *note;   /* NULL for none */
	const char *const *id; /* of messages; NULL: all */
	const char *const *key; /* beside each id as it was shown; NULL */
	size_t count;
};
enum status translation_act(struct visit *, const struct translation_act *,
			    struct model *, struct fault *) MUST_USE;

/* A file for a translator's tools, of the notice's own sentences without its
 * clauses'.
 *   as    a kind of notice/parcel; NULL: "po"
 *   what  "all", "open" (not approved and current); NULL: "all"
 * Errors: E_INPUT, E_NOT_FOUND. */
struct translations_export {
	const char *name, *language, *as, *what;
};
struct translations_file {
	const char *name, *type; /* "rent-increase-ur.xlf" */
	const void *bytes;
	size_t count;
};
enum status translations_export(struct visit *,
				const struct translations_export *,
				struct translations_file *ret, struct faults *,
				struct fault *) MUST_USE;

/* Take what came back. The file says itself which notice and language it is;
 * name and language decide where it does not. What is right is stored, all of
 * it at once; what is wrong is in faults, where FILE:LINE, and refused counts
 * it. Slow for large files: IMPORT_LOOK may run on a worker.
 * {name, language(language), kind, taken, unchanged, refused, absent,
 *  messages: [{id, source, outcome(code import: accepted, refused), forms:
 *  [text], line, faults: [message]}]} without those that are unchanged.
 * Errors: E_INPUT the file as a whole: nothing is stored; E_FORBIDDEN;
 * E_NOT_FOUND. */
struct translations_import {
	const char *name, *language; /* NULL: as the file says */
	struct translations_file file;
	enum import_use { IMPORT_LOOK, IMPORT_TAKE } use;
};
enum status translations_import(struct visit *,
				const struct translations_import *,
				struct model *, struct faults *,
				struct fault *) MUST_USE;

/* Ask a translator for what is missing of a notice, its clauses with it, to
 * write to this tenant: a request with an item for the notice and one for each
 * clause, each with the file for its provider (offer_job_file). What is
 * delivered on them is imported. Where somebody is at work on it already
 * nothing is logged again.
 * {ref, already(bool), messages, words}
 * Errors: E_CONFLICT nothing is missing; those of intake_log. */
struct translation_ask {
	const char *name, *language;
	const char *tenant;    /* id or reference */
	const char *as;	       /* kind of file; NULL: "docx" */
	const char *needed_by; /* NULL for none */
};
enum status translation_ask(struct visit *, const struct translation_ask *,
			    struct model *, struct faults *, struct fault *)
	MUST_USE;

#endif
