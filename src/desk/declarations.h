/* What interpreters, sight translators and translators sign about their work,
 * on screen or on paper, and what is wanted of it. */
#ifndef VERNACULAR_DESK_DECLARATIONS_H
#define VERNACULAR_DESK_DECLARATIONS_H

#include "desk/desk.h"

struct attachment_file;
struct faults;
struct file_found;
struct item;
struct model;
struct offer_key;
struct request;
struct work;

#define DECLARATION_WORDS_MOST 6000 /* bytes of a wording */

/* Of one item, for those who work here. declaration: {kind(code declaration),
 * want(code declaration-want), needed, asked, signed, missing (bools)} or null
 * where nothing is to be signed; declarations: [{id, kind(code), name,
 * signed_at, file, counts(bool), ended_at, ended_why}], oldest first. One
 * counts that is about the work as it is now, by who has it. */
enum status declaration_show_item(struct visit *, struct model *,
				  const struct request *, const struct item *,
				  struct fault *) MUST_USE;

/* Before it is completed. Errors: E_CONFLICT at "declaration": it is needed,
 * is not there, and no reason is given. */
enum status declaration_check(struct visit *, const struct work *,
			      const char *reason, struct fault *) MUST_USE;

/* Words as they came. */
struct declaration_input {
	const char *name, *agree; /* agree: "true" */
	const char *what, *whom, *understood, *note;
	const struct attachment_file *file; /* signed on paper; NULL: here */
};

/* For the provider. {id, ref, provider_name, organisation, may_sign(bool),
 * kind(code), want(code), needed(bool), sight(bool): what and whom are needed,
 * spoken(bool): whether it was understood is asked, paragraphs: [{says}],
 * version, about: [{says}], declarations: as above, their own}
 * Errors: those of offer_show; E_CONFLICT the work is not theirs, or nothing
 * is to be signed for it. */
enum status declaration_open_show(struct visit *, const struct offer_key *,
				  struct model *, struct fault *) MUST_USE;
/* The same model. Errors: also E_INPUT with faults; E_CONFLICT there is no
 * work to sign for yet. */
enum status declaration_sign(struct visit *, const struct offer_key *,
			     const struct declaration_input *, struct model *,
			     struct faults *, struct fault *) MUST_USE;

/* One that a provider sent on paper, recorded by who works here; name is who
 * signed it. {ref, id} */
struct declaration_place {
	const char *ref;
	int n;
	const char *id; /* of the declaration */
};
enum status declaration_record(struct visit *, const struct declaration_place *,
			       const struct declaration_input *,
			       struct model *, struct faults *, struct fault *)
	MUST_USE;

/* {ref, n, id, kind(code), provider_name, name, signed_at, version, by_name,
 *  paragraphs, about, what, whom, understood(code feedback-answer), note,
 *  words_sha256, about_sha256, file, counts(bool), ended_at, ended_by_name,
 *  ended_why}. A read event. */
enum status declaration_show(struct visit *, const struct declaration_place *,
			     struct model *, struct fault *) MUST_USE;
enum status declaration_get_file(struct visit *,
				 const struct declaration_place *,
				 struct file_found *, struct fault *) MUST_USE;
/* It counts no more. {ref} Errors: E_INPUT no reason; E_CONFLICT. */
enum status declaration_take_out(struct visit *,
				 const struct declaration_place *,
				 const char *reason, struct model *,
				 struct fault *) MUST_USE;

/* {kinds: [{kind(code), stance(code declaration-stance), origin(code origin),
 *  version, words, paragraphs, past: [{version, at, by_name, reason, words}]
 *  }]} of the caller's organisation */
enum status declaration_settings(struct visit *, struct model *,
				 struct fault *) MUST_USE;
/* Administrators. What is not said stays; words make a new version.
 * Errors: E_FORBIDDEN; E_INPUT with faults. */
struct declaration_change {
	const char *kind, *stance, *words, *reason;
};
enum status declaration_settings_change(struct visit *,
					const struct declaration_change *,
					struct model *, struct faults *,
					struct fault *) MUST_USE;

#endif
