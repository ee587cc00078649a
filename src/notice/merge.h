/* A letter: a notice, one language, and the values of its fields, as a document
 * tree. desk/letter and the command line call this. */
#ifndef VERNACULAR_NOTICE_MERGE_H
#define VERNACULAR_NOTICE_MERGE_H

#include "base/arena.h"
#include "base/fault.h"
#include "doc/tree.h"
#include "notice/template.h"
#include "notice/translate.h"
#include "wire/model.h"

enum merge_draft {
	MERGE_FINAL, /* every message must be approved and current */
	MERGE_DRAFT, /* whatever there is, marked as a draft */
};

struct merge {
	const struct notice *notice;
	const char *tag;                   /* BCP 47, known to lang/tag */
	const struct catalogue *catalogue; /* NULL for English */
	const struct review *review;       /* NULL: what the catalogue says */
	const struct model *values;        /* an object: field name to value */
	enum merge_draft draft;
};

/* Make the document.
 *   ret_document  in the arena
 * Everything wrong is in faults at once, where the field's name, "language",
 * or the message. Errors: E_INPUT (values, mangled translations); E_REFUSED
 * (not approved, and MERGE_FINAL). English is always final. */
enum status notice_merge(const struct merge *, struct arena *,
			 const struct document **ret_document,
			 struct faults *) MUST_USE;

/* The examples of all fields as values. */
struct model *notice_examples(const struct notice *, struct arena *);

#endif
