/* A prescribed form: Markdown with fields for its blanks, written as a notice
 * is, but set whole. What could cut or change its words is refused. */
#ifndef VERNACULAR_NOTICE_PRESCRIBED_H
#define VERNACULAR_NOTICE_PRESCRIBED_H

#include "base/arena.h"
#include "base/fault.h"
#include "doc/tree.h"
#include "lang/tag.h"
#include "notice/template.h"

struct catalogue;
struct model;

#define PRESCRIBED_BYTES_MAX (1 << 20)

/* Said over and under a translation of a form, in both languages. A catalogue
 * translates it like any other message. */
#define PRESCRIBED_COMPANION                                                   \
	"This is a translation for information. It has no legal effect. Only " \
	"the form itself counts."

/* Read the text of a form.
 *   name  names it in faults
 *   code  what its `name` key must say
 *   ret   in the arena
 * Errors: E_INPUT; everything wrong is in faults, where NAME:LINE: what
 * notice_parse refuses; fields that may be left out, words that depend on a
 * count, conditions, pictures, a companion of its own. */
struct prescribed_file {
	const char *name, *code;
	const void *text;
	size_t bytes;
};
enum status prescribed_parse(const struct prescribed_file *, struct arena *,
			     const struct notice **ret, struct faults *)
	MUST_USE;

struct prescribed {
	const struct notice *form;
	const struct tag *tag;	    /* what the form is written in */
	const struct model *values; /* an object: the blanks of the form; what
				     * is no blank is passed over */
};

/* The form with its blanks filled in. In the arena.
 * Errors: E_INPUT, where the field's name. */
enum status prescribed_fill(const struct prescribed *, struct arena *,
			    const struct document **ret, struct faults *)
	MUST_USE;

/* What it says in another language, under banners that say what it is.
 * Errors: E_INPUT, also where the catalogue is not whole. */
enum status prescribed_companion(const struct prescribed *,
				 const struct catalogue *, struct arena *,
				 const struct document **ret, struct faults *)
	MUST_USE;

/* Whether a catalogue has every message of the form, right and finished.
 * Errors: E_INPUT, everything wrong is in faults. */
enum status prescribed_check(const struct notice *, const struct catalogue *,
			     struct faults *) MUST_USE;

#endif
