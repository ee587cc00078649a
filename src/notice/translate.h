/* The words of a notice in one language, and how far each has been reviewed.
 * States, people and dates are the store's; they come in as an argument. */
#ifndef VERNACULAR_NOTICE_TRANSLATE_H
#define VERNACULAR_NOTICE_TRANSLATE_H

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "base/hash.h"
#include "lang/catalogue.h"
#include "notice/template.h"

enum review_state {
	REVIEW_MISSING,
	REVIEW_OUTDATED, /* the English changed since: fuzzy with the msgid it
			  * was translated from */
	REVIEW_REFUSED,
	REVIEW_MACHINE,  /* machine-drafted: fuzzy, or by the header
			  * X-Vernacular-State: machine-drafted */
	REVIEW_TRANSLATED,
	REVIEW_REVISED,
	REVIEW_APPROVED, /* the only one that may be issued */
};

/* "machine-drafted" and so on. */
const char *review_state_name(enum review_state);

#define TRANSLATION_KEY (2 * HASH_BYTES + 1)

struct translation {
	const struct message *message;
	const struct catalogue_entry *entry; /* NULL: not in the catalogue */
	enum review_state state;
	/* Hash of the English and every form: what an approval is bound to,
	 * so that a change of either ends it. */
	char key[TRANSLATION_KEY];
};

/* Who knows the states: given a key, the store's state, or REVIEW_MISSING when
 * it has none (what the catalogue says stands then). */
struct review {
	enum review_state (*state)(const struct review *, const char *key);
	void *self;
};

/* The translation of one message. catalogue and review may be NULL. */
void translate_find(const struct message *, const struct catalogue *,
		    const struct review *, struct translation *ret);

/* One form of a translation as spans. It must be a single paragraph with the
 * same fields, links and strong parts as the English; a form of a plural may
 * leave out the count.
 * Errors: E_INPUT; where is TAG.po and the message. */
enum status translate_spans(const struct message *, const char *tag,
			    const char *text, struct arena *,
			    struct span **ret, struct fault *) MUST_USE;

/* Everything in the catalogue that would spoil a letter: missing messages,
 * and what translate_spans refuses. */
enum status translate_check(const struct notice *, const struct catalogue *,
			    struct faults *) MUST_USE;

/* One fault for each message that is not approved and current.
 * Errors: E_REFUSED when there is one. */
enum status translate_issuable(const struct notice *, const struct catalogue *,
			       const struct review *, struct faults *) MUST_USE;

/* The catalogue as a translator gets it: every message of the notice in order
 * with what is translated already. catalogue is NULL for a new language.
 * Source: GNU gettext manual, "The Format of PO Files". */
void translate_export(const struct notice *, const struct tag *,
		      const struct catalogue *, struct buf *);

#endif
