/* Words that letters do without, and what to say instead: templates/words.txt,
 * a line each, the word or words, a tab, what to say. Lines that begin with #
 * are comments. */
#ifndef VERNACULAR_NOTICE_AVOID_H
#define VERNACULAR_NOTICE_AVOID_H

#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"

struct avoid {
	struct avoid_word {
		const char *word, *instead;
	} *list;
	size_t count, cap;
};

/*   name  of the file, for faults NAME:LINE
 *   text  ends in NUL, borrowed for the call
 * Errors: E_INPUT a line without a tab, and a word that stands twice. */
enum status avoid_read(const char *name, const char *text, struct arena *,
		       struct avoid *ret, struct faults *) MUST_USE;

/* The first word of the list that stands in a text from *at on, whole and in
 * any case; *at is then past it. NULL where there is no more. */
const struct avoid_word *avoid_find(const struct avoid *, const char *text,
				    size_t *at);

#endif
