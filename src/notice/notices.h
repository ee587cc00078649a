/* All notices of a folder with their catalogues, and the clauses beside it that
 * they share:
 *
 *     templates/notices/NAME/notice.md      the English source
 *     templates/notices/NAME/easy-read.md   its Easy Read, where there is one
 *     templates/notices/NAME/TAG.po         a catalogue for each language
 *     templates/clauses/NAME/clause.md      text that many notices have
 *     templates/clauses/NAME/TAG.po         its own catalogues
 *     templates/words.txt                   words to avoid (notice/avoid)
 *
 * No notice has the name of a clause. Immutable once loaded; read from any
 * thread. */
#ifndef VERNACULAR_NOTICE_NOTICES_H
#define VERNACULAR_NOTICE_NOTICES_H

#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"
#include "notice/template.h"

struct avoid;
struct catalogue;
struct notices;
struct tag;
struct wording;

/* Errors: E_INPUT, everything wrong in any file is in faults, where FILE:LINE;
 * E_IO.
 *   folder  of the notices; clauses and words.txt are beside it, if there are
 *           any */
enum status notices_load(const char *folder, struct notices **ret,
			 struct faults *) MUST_USE;

/* One more user of the same set, and one less; NULL is none. */
struct notices *notices_share(struct notices *);
void notices_free(struct notices *);

/* Texts that stand in the place of files, or beside them. */
enum notices_part {
	NOTICES_LETTER,    /* notice.md */
	NOTICES_EASY_READ, /* easy-read.md; an empty text takes it away */
	NOTICES_CLAUSE,    /* clause.md */
	NOTICES_CATALOGUE, /* TAG.po of a notice or a clause */
};

struct notices_cover {
	enum notices_part part;
	const char *name;       /* of the notice or clause */
	const struct tag *tag;  /* of a catalogue, else NULL */
	const char *text;       /* need not end in NUL */
	size_t count;
	const char *where; /* names it in faults; NULL: NAME/notice.md and so
			    * on */
};

/* The set with these texts over it; of two for the same place the later one
 * holds. What no text touches is shared with base, which lives on as long as
 * ret does. A notice that base does not have is new; its pictures are in
 * base's folder. An Easy Read or a catalogue of a notice that there is not is
 * left out. Texts are borrowed for the call.
 * Errors: E_INPUT, everything wrong in any text, and in a notice that shares a
 * clause that is now another, is in faults. */
enum status notices_with(struct notices *base, const struct notices_cover *,
			 size_t count, struct notices **ret, struct faults *)
	MUST_USE;

/* Letters, in order of name; NULL past the last. */
const struct notice *notices_at(const struct notices *, size_t index);

/* Clauses likewise. */
const struct notice *notices_clause_at(const struct notices *, size_t index);

/* A letter. Errors: E_NOT_FOUND, the fault names the nearest right one. */
enum status notices_find(const struct notices *, const char *name,
			 const struct notice **ret, struct fault *) MUST_USE;

/* A letter or a clause, likewise. */
enum status notices_source(const struct notices *, const char *name,
			   const struct notice **ret, struct fault *) MUST_USE;

/* The source of a notice or clause of this set as it was read, ending in NUL;
 * NULL where it has no such variant. */
const char *notices_text(const struct notices *, const struct notice *,
			 enum notice_variant);

/* Words that the English of this set does without. */
const struct avoid *notices_avoid(const struct notices *);

/* The catalogue of a notice or clause of this set in a language; NULL when
 * there is none, and for English. It does not hold the words of clauses. */
const struct catalogue *notices_catalogue(const struct notices *,
					  const struct notice *,
					  const struct tag *);

/* Every catalogue of a notice or clause, in order of tag; NULL past the
 * last. */
const struct catalogue *notices_catalogue_at(const struct notices *,
					     const struct notice *,
					     size_t index);

/* The words of a notice in a language: its own catalogue and its clauses', in
 * the arena; NULL where the notice has no catalogue in it, and for English. */
const struct wording *notices_wording(const struct notices *,
				      const struct notice *,
				      const struct tag *, struct arena *);

#endif
