/* PO text taken apart into words, strings and comments, for lang/po alone. */
#ifndef VERNACULAR_LANG_PO_LEX_H
#define VERNACULAR_LANG_PO_LEX_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"

enum po_kind {
	PO_END,
	PO_WORD,    /* msgid */
	PO_INDEX,   /* [2]: number */
	PO_STRING,  /* text, its escapes as they stand */
	PO_COMMENT, /* text behind the "#" */
	PO_BROKEN,  /* its fault is told */
};

struct po_token {
	enum po_kind kind;
	const char *text; /* not ended by NUL */
	size_t count;
	unsigned long number;
	unsigned line;
	bool previous, obsolete; /* behind "#|", "#~" */
};

struct po_lex {
	const char *name; /* for faults */
	const char *at, *end;
	unsigned line;
	size_t messages; /* about as many as there are, for who makes room */
	bool previous, obsolete; /* of this line so far */
	struct arena *arena;	 /* of names in faults */
	struct faults *faults;
};

struct po_token po_lex_next(struct po_lex *);

/* Leave out lines up to the next where a message or its comments begin. */
void po_lex_resume(struct po_lex *);

/* Append a string's text, its escapes taken away, to pool, where there is room
 * for count bytes. Returns the new end. What no escape is is told. */
char *po_lex_string(const struct po_lex *, const struct po_token *, char *pool);

/* NAME:LINE, in the arena. */
const char *po_lex_where(const struct po_lex *, unsigned line);

#endif
