/* The text of a notice as it is merged: blocks, groups of them under a
 * condition, and clauses, each with its message. */
#ifndef VERNACULAR_NOTICE_PASSAGE_H
#define VERNACULAR_NOTICE_PASSAGE_H

#include <stdbool.h>
#include <stddef.h>

#include "notice/condition.h"

struct block;
struct clause_bank;
struct message;
struct notice;
struct source;
struct span;

struct passage {
	const struct block *block;     /* NULL: a group or a clause */
	const struct notice *clause;   /* whose passages stand here, or NULL */
	const char *prefix;            /* its conditions as written, or "" */
	const struct condition *when;  /* NULL: always */
	const char *source;            /* words of a leaf or a picture without
					* the prefix; NULL: none */
	const char *note;              /* for translators, or NULL */
	const struct message *message; /* NULL: nothing to be translated */
	const struct span *bare;       /* of a leaf without a message */
	size_t said;                   /* while it is read: 1 + the index of
					* its message, 0 without */
	int line;
	struct passage *child, *next;
};

/* Clauses that a notice holds, each once, those inside clauses too. */
struct clause_list {
	const struct notice **list;
	size_t count, cap;
};

/* Put blocks, conditions and clauses in their places. Messages and what
 * conditions mean are not looked at yet. What is wrong goes to the source. */
struct passage *passages_read(struct source *, const struct block *,
			      const struct clause_bank *,
			      struct clause_list *);

/* Whether a field is named in a text, or asked by a condition.
 *   states  NULL: anywhere; else only where conditions hold */
bool passages_use(const struct passage *, const char *field,
		  const struct states *states);

/* Whether a field is named in these spans. */
bool spans_use(const struct span *, const char *field);

#endif
