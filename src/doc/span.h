/* Markup inside a block: strong, links, code, escapes, fields, line ends. Our
 * own, because CommonMark's emphasis does not open or close beside Chinese,
 * Arabic, Bengali, Thai or Amharic letters; here a delimiter is a delimiter
 * whatever stands beside it.
 *
 *     **strong**   [words](https://example.org)   `code`   {field}
 *     \* a character as it is          \ at a line's end: break the line */
#ifndef VERNACULAR_DOC_SPAN_H
#define VERNACULAR_DOC_SPAN_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/fault.h"
#include "doc/tree.h"

enum span_mode {
	SPAN_MODE_PLAIN,    /* braces are text */
	SPAN_MODE_TEMPLATE, /* {name} is a field */
};

/* Parse the markup of one block.
 *   where      for the fault, such as "notice.md:12"
 *   text       valid UTF-8, borrowed
 *   ret_spans  in the arena, NULL for empty text
 * Errors: E_INPUT for what is never closed, HTML, one-star emphasis, a
 * malformed field or a link of a scheme that is not allowed. */
enum status span_parse(const char *where, const char *text, enum span_mode,
		       struct arena *, struct span **ret_spans,
		       struct fault *) MUST_USE;

/* Whether a link may go there: https, http, mailto and tel only. */
bool link_allowed(const char *url);

/* Two texts have the same skeleton when they hold the same links, as many
 * strong parts and the same fields, in any order. ret_what names the first
 * thing that only one of them has, in the arena. Fields named in optional
 * (NULL for none) may be missing from one. */
bool span_same_skeleton(const struct span *a, const struct span *b,
			const char *optional, struct arena *,
			const char **ret_what);

#endif
