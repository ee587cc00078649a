/* A message's markup between its own text and the inline elements of exchange
 * files: spans written as text, spans built piece by piece, and the codes of a
 * sentence numbered so that those of its translation get the same numbers. */
#ifndef VERNACULAR_NOTICE_MARKUP_H
#define VERNACULAR_NOTICE_MARKUP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "doc/tree.h"

/* Append spans as a message's text: one paragraph that reads as the same
 * spans, whatever characters stand in it. */
void markup_write(const struct span *, struct buf *);

/* The spans of a message's text; NULL where it cannot be read, or is empty. */
struct span *markup_read(const char *text, struct arena *);

/* Whether two texts of messages are the same spans. */
bool markup_same(const char *a, const char *b, struct arena *);

/* Spans in the making. Begin with markup_build; what is never closed closes at
 * the end. */
#define MARKUP_DEPTH 20
struct markup {
	struct arena *arena;
	struct span *first, **tail;
	struct {
		struct span *span, **tail;
	} open[MARKUP_DEPTH];
	size_t depth;
};
void markup_build(struct markup *, struct arena *);
/* Text; {name} in it is a field, as a translator types one. */
void markup_text(struct markup *, const char *text);
/* A span of its own kind: SPAN_PLACEHOLDER (text), SPAN_BREAK, SPAN_CODE
 * (text). */
void markup_add(struct markup *, enum span_kind, const char *text);
/* SPAN_STRONG, SPAN_LINK (target) or SPAN_CODE: what follows is inside. */
void markup_open(struct markup *, enum span_kind, const char *target);
void markup_close(struct markup *);

/* One code of a sentence. */
struct markup_code {
	const struct span *span;
	const char *id; /* in the file */
	bool used;
};
struct markup_codes {
	struct markup_code *list;
	size_t count, cap, next; /* next number to give */
};

/* Number the codes of a source 1, 2 ... in order. */
void markup_number(struct markup_codes *, const struct span *, struct arena *);

/* Before a translation is written: none is used. */
void markup_again(struct markup_codes *);

/* The number of a code: the source's first unused one that is the same, else a
 * new one. */
const char *markup_id(struct markup_codes *, const struct span *,
		      struct arena *);

/* Whether a span is a code and not text. */
bool markup_is_code(const struct span *);

/* What stands before and after a code in a message's text: "**" and "**",
 * "[" and "](https://...)", "{rent_new}" and "". */
const char *markup_before(const struct span *, struct arena *);
const char *markup_after(const struct span *, struct arena *);

/* Begin what the two would be; false: they are none of ours. Of a field, a
 * break or a code all is said by before, and nothing is open. */
bool markup_begin(struct markup *, const char *before, const char *after,
		  bool *ret_open);

#endif
