/* The landlord's own words: how an English term is to be translated, how not,
 * and what stays as it is. Pure; immutable once made, read from any thread. */
#ifndef VERNACULAR_NOTICE_GLOSSARY_H
#define VERNACULAR_NOTICE_GLOSSARY_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"
#include "lang/tag.h"

struct term {
	const char *english;
	const char *const *wanted; /* any one of these will do */
	size_t wanteds;
	const char *const *forbidden;
	size_t forbiddens;
	bool keep; /* stands in the translation as in the English */
	const char *note; /* for translators, or NULL */
};

struct glossary;

/* Make the terms of one language ready. For English (tag en) a term is a word
 * that letters do not use and `wanted` is what to say instead.
 *   terms  borrowed for as long as the arena lives */
const struct glossary *glossary_new(const struct tag *, const struct term *,
				    size_t count, struct arena *);

const struct tag *glossary_tag(const struct glossary *);

/* The terms that stand in an English text, each once, in its order. Whole
 * words, in any case and with a regular ending: "repairs" for "repair".
 *   ret  in the arena */
struct terms_found {
	const struct term *const *list;
	size_t count;
};
void glossary_find(const struct glossary *, const char *english,
		   struct arena *, struct terms_found *ret);

/* Whether a translation keeps to the terms of its English: adds a fault for
 * each that does not, which names the term and what to write. A wanted
 * translation may have other endings and beginnings there; a forbidden one
 * counts only as it is written.
 *   glossary  NULL: nothing is asked for
 *   where     of the faults
 * Errors: E_INPUT when a fault was added. */
enum status glossary_check(const struct glossary *, const char *where,
			   const char *english, const char *translation,
			   struct faults *) MUST_USE;

/* Words that the English glossary (tag en) has instead of those in an English
 * text: adds a fault for each. Errors: E_INPUT when a fault was added. */
enum status glossary_check_english(const struct glossary *, const char *where,
				   const char *english, struct faults *)
	MUST_USE;

#endif
