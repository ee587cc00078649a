/* The words of a notice in one language, and how far each has been reviewed.
 * States, people and dates are the store's; they come in as an argument. */
#ifndef VERNACULAR_NOTICE_TRANSLATE_H
#define VERNACULAR_NOTICE_TRANSLATE_H

#include "base/arena.h"
#include "base/fault.h"
#include "base/hash.h"
#include "lang/catalogue.h"
#include "notice/template.h"

enum review_state {
	REVIEW_MISSING,
	REVIEW_OUTDATED,   /* the English changed since */
	REVIEW_REFUSED,
	REVIEW_MACHINE,    /* machine-drafted: fuzzy, or by the header
			    * X-Vernacular-State: machine-drafted */
	REVIEW_TRANSLATED,
	REVIEW_REVISED,
	REVIEW_APPROVED,   /* the only one that may be issued */
};

const char *review_state_name(enum review_state);

struct translation {
	const struct message *message;
	const char *text[6];   /* one, or one for each plural form */
	size_t forms;          /* 0: missing */
	enum review_state state;
	char key[2 * HASH_BYTES + 1]; /* of English and translation: what an
				       * approval is bound to */
};

/* Who knows the states: the store's row for a key, or REVIEW_MISSING when it
 * has none (the catalogue's own state stands then). */
struct review {
	enum review_state (*state)(const struct review *, const char *key);
	void *self;
};

/* The translation of one message.
 *   review  may be NULL: only what the catalogue says */
void translate_find(const struct message *, const struct catalogue *,
		    const struct review *, struct translation *ret);

/* Everything in the catalogue that would spoil a letter: missing messages and
 * plural forms, another skeleton, more than one paragraph, bidirectional
 * overrides and control characters. Faults name FILE: message. */
enum status translate_check(const struct notice *, const struct catalogue *,
			    const char *path, struct faults *) MUST_USE;

/* One fault for each message that is not approved and current.
 * Errors: E_REFUSED when there is one. */
enum status translate_issuable(const struct notice *, const struct catalogue *,
			       const struct review *, struct faults *) MUST_USE;

/* The catalogue for a translator: every message of the notice in order, with
 * what is translated already; catalogue may be NULL for a new language. */
struct buf;
enum status translate_export(const struct notice *, const char *tag,
			     const struct catalogue *, struct buf *,
			     struct fault *) MUST_USE;

/* Said in a draft, in the reader's language and in English. */
#define TRANSLATE_DRAFT \
	N_("Draft: this translation has not been checked. Do not use it.")

#endif
