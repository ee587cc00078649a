/* Each landlord's terms: how they are translated, and which words letters do
 * not use. A member's terms cover those of its partnership. */
#ifndef VERNACULAR_DESK_GLOSSARY_H
#define VERNACULAR_DESK_GLOSSARY_H

#include "desk/desk.h"
#include "desk/tenants.h"

struct buf;
struct glossary;
struct model;
struct tag;

/* The terms in force for the caller's organisation in a language (en: words
 * that letters do not use), for notice/glossary's checks. In the visit's
 * arena. */
enum status glossary_of(struct visit *, const struct tag *,
			const struct glossary **ret, struct fault *) MUST_USE;

/* {language(language) or null, terms: [{id, term, language(language),
 *  wanted: [text], forbidden: [text], keep(bool), note, organisation,
 *  own(bool), version}], next} */
struct glossary_wish {
	const char *language; /* NULL: every one */
	struct page_wish page;
};
enum status glossary_list(struct visit *, const struct glossary_wish *,
			  struct model *, struct fault *) MUST_USE;
enum status glossary_show(struct visit *, const char *id, struct model *,
			  struct fault *) MUST_USE;

/* {id, version} Errors: E_FORBIDDEN; E_INPUT with faults; E_CONFLICT there is
 * such a term already. */
struct term_input {
	const char *term, *language;
	const char *wanted, *forbidden; /* one a line, or apart by ; */
	bool keep;
	const char *note;
};
enum status glossary_add(struct visit *, const struct term_input *,
			 struct model *, struct faults *, struct fault *)
	MUST_USE;
struct term_edit {
	const char *id;
	int64_t version;
	struct term_input input; /* its language and term are not changed */
};
enum status glossary_edit(struct visit *, const struct term_edit *,
			  struct model *, struct faults *, struct fault *)
	MUST_USE;
enum status glossary_delete(struct visit *, const char *id, struct fault *)
	MUST_USE;

/* A table with the columns language, term, wanted, forbidden, keep, note. All
 * or nothing; a term that is there already is replaced.
 * {added, changed, same} Errors: E_FORBIDDEN, E_INPUT with faults by line. */
enum status glossary_export(struct visit *, const char *language, struct buf *,
			    struct fault *) MUST_USE;
enum status glossary_import(struct visit *, const char *bytes, size_t count,
			    struct model *, struct faults *, struct fault *)
	MUST_USE;

#endif
