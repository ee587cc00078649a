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

enum translate_state {
	TRANSLATE_MISSING,
	TRANSLATE_OUTDATED, /* the English changed since: fuzzy with the msgid
			     * it was translated from */
	TRANSLATE_REFUSED,
	TRANSLATE_MACHINE, /* machine-drafted: fuzzy, or by the header
			    * X-Vernacular-State: machine-drafted */
	TRANSLATE_TRANSLATED,
	TRANSLATE_REVISED,
	TRANSLATE_APPROVED, /* the only one that may be issued */
};

/* "machine-drafted" and so on. */
const char *translate_state_name(enum translate_state);

struct translated {
	const struct message *message;
	const struct catalogue_entry *entry; /* NULL: not in the catalogue */
	enum translate_state state;
	/* Hash of the English and every form: what an approval is bound to,
	 * so that a change of either ends it. */
	unsigned char key[HASH_BYTES];
};

/* Who knows the states: given a key, the store's state, or TRANSLATE_MISSING
 * when it has none (what the catalogue says stands then). */
struct translate_review {
	enum translate_state (*state)(const struct translate_review *,
				      const unsigned char key[HASH_BYTES]);
	void *self;
};

/* The words of a notice in one language, wherever they are kept. */
struct wording {
	const struct tag *tag;
	const struct catalogue *own;
	struct wording_clause {
		const char *name;
		const struct catalogue *catalogue; /* NULL: not translated */
	} *clause; /* of the notice's clauses, in their order */
	size_t clauses;
};

/* Where the translation of a message is kept; NULL where nowhere. wording may
 * be NULL. */
const struct catalogue *wording_catalogue(const struct wording *,
					  const struct message *);

/* The translation of one message. catalogue and review may be NULL. */
void translate_find(const struct message *, const struct catalogue *,
		    const struct translate_review *, struct translated *ret);

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

/* One fault for each message that a letter of this variant needs and that is
 * not approved and current, in the notice's catalogue or a clause's.
 * Errors: E_REFUSED when there is one. */
enum status translate_issuable(const struct notice_text *,
			       const struct wording *,
			       const struct translate_review *,
			       struct faults *) MUST_USE;

#endif
