/* A sentence as a translation memory sees it: words, and slots where only the
 * value differs from letter to letter (fields, numbers, amounts, dates, times,
 * addresses), with the marks between them. Pure; any thread. */
#ifndef VERNACULAR_NOTICE_SENTENCE_H
#define VERNACULAR_NOTICE_SENTENCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "lang/tag.h"

enum lexeme_kind {
	LEXEME_WORD,
	LEXEME_MARK,    /* punctuation and Markdown: * ** [ ] ( ) and so on */
	LEXEME_FIELD,   /* {rent_new} */
	LEXEME_NUMBER,  /* 12, 1,200.50, 5 % */
	LEXEME_AMOUNT,  /* £112.40 */
	LEXEME_DATE,    /* 6 April 2026, 2026-04-06, 06/04/2026 */
	LEXEME_TIME,    /* 9:30, 9.30am, 9 am */
	LEXEME_ADDRESS, /* of a page or a mailbox, also a link's target */
};

struct lexeme {
	const char *text; /* borrowed from the sentence */
	size_t bytes;
	size_t after;	 /* bytes of space that follow it */
	uint32_t number; /* same for the same word whatever its case, same
			  * for every slot of a kind, 0 for a mark */
	enum lexeme_kind kind;
	unsigned char common; /* how often it is met, 0 rare to 255 */
};

struct sentence {
	const char *text; /* borrowed */
	struct lexeme *lexeme;
	size_t count;
	/* The generalised form: numbers of all lexemes but marks, in order. */
	uint32_t *word;
	size_t words;
	uint64_t general; /* hash of those; stored, so it never changes */
};

/* Cut a sentence of any language.
 *   text  valid UTF-8, borrowed for as long as ret is used
 *   ret   its arrays live in the arena */
void sentence_cut(const char *text, const struct tag *, struct arena *,
		  struct sentence *ret);

/* How often an English word is met in letters of landlords, 0 (not in the
 * table) to 9; folded. The order in which sentences are found rests on it, and
 * it is stored: the table stays as it is. */
unsigned char sentence_common(const char *word, size_t bytes);

/* Does the lexeme stand for a value? */
bool lexeme_slot(const struct lexeme *);
bool lexeme_same(const struct lexeme *, const struct lexeme *); /* same bytes */

/* What a sentence stands between, as one number: its neighbours' words, ""
 * at either end. The sentence itself is part of it. */
uint64_t sentence_context(const char *before, const char *text,
			  const char *after);

/* Whether it seems to speak of somebody: an e-mail address, a telephone
 * number, a postcode, a title with a name. Such a sentence is not kept.
 *   ret  what was found, borrowed; may be NULL */
bool sentence_personal(const struct sentence *, struct lexeme *ret);

#endif
