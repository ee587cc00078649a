/* A letter: a notice, one language, and the values of its fields, as a document
 * tree. desk/letters and the command line call this. */
#ifndef VERNACULAR_NOTICE_MERGE_H
#define VERNACULAR_NOTICE_MERGE_H

#include "base/arena.h"
#include "base/fault.h"
#include "doc/tree.h"
#include "lang/tag.h"
#include "notice/template.h"
#include "notice/translate.h"

struct calendar;
struct model;
struct values;

enum merge_draft {
	MERGE_FINAL, /* every message must be approved and current */
	MERGE_DRAFT, /* whatever there is, marked as a draft; what is not
		      * translated stands there in English */
};

struct merge {
	const struct notice *notice;
	const struct tag *tag;
	const struct wording *wording; /* NULL for English */
	/* NULL: what the catalogues say */
	const struct translate_review *review;
	const struct model *values;        /* an object: field name to value,
					    * as notice/field reads them */
	enum merge_draft draft;
	enum notice_variant variant;
	const struct tag *source; /* what the template itself is written in;
				   * NULL: English */
	int32_t letter_days; /* the letter's date, which bounds of dates are
			      * counted from; 0: not known, and not asked */
	const struct calendar *calendar; /* of working days; NULL: England and
					  * Wales */
	const struct tag *beside; /* what it is printed together with: also
				   * English then says that the other is a
				   * translation; NULL for a letter alone */
	struct values *formats;            /* to share between letters, or
					    * NULL */
};

/* Make the document. A paragraph, item or row that names an optional field
 * without a value is left out. A required field needs a value where the letter
 * says it, or asks for it, under conditions that hold.
 *   ret_document  in the arena
 * Everything wrong is in faults at once, where the field's name or TAG.po and
 * the message. Errors: E_INPUT (values, mangled translations); E_REFUSED (not
 * approved, and MERGE_FINAL); E_NOT_FOUND (the notice has no such variant).
 * English is its own approval. */
enum status notice_merge(const struct merge *, struct arena *,
			 const struct document **ret_document,
			 struct faults *) MUST_USE;

/* The examples of all fields, as values. In the arena. */
struct model *notice_examples(const struct notice *, struct arena *);

#endif
