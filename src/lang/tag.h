/* The languages the service knows, by BCP 47 tag: what each is called, its
 * script and direction, and what it needs to be printed. One immutable table;
 * every pointer is static. Sources: RFC 5646; the IANA subtag registry; CLDR
 * for names. */
#ifndef VERNACULAR_LANG_TAG_H
#define VERNACULAR_LANG_TAG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/fault.h"

#define TAG_BYTES                                                              \
	36 /* the longest tag accepted, with NUL (RFC 5646, 4.4.1)             \
	    */

enum tag_kind {
	TAG_WRITTEN, /* written and spoken */
	TAG_SPOKEN,  /* spoken; its speakers read another language */
	TAG_SIGNED,
};

struct tag {
	const char *tag;     /* canonical: "zh-Hans" */
	const char *script;  /* ISO 15924: "Arab" */
	const char *english; /* "Panjabi (Gurmukhi)" */
	const char *autonym; /* in its own script */
	const char *font;    /* font family that prints it */
	const char *locale;  /* what ICU formats its values with */
	const char *plural;  /* Plural-Forms where a catalogue names none */
	enum tag_kind kind;
	bool rtl;
};

/* The table, in order of tag; tag_all returns how many. */
size_t tag_all(const struct tag **ret_tags);

/* The language that text names, in any case, with - or _, by an old or a
 * regional form ("ZH-hans", "zh_CN", "iw", "cy-GB" for cy). NULL where it is
 * not known. */
const struct tag *tag_find(const char *text);

/* The language whose English name (whole, or a part of "Persian (Farsi)", case
 * does not count) or autonym text is. NULL where none is called so. */
const struct tag *tag_named(const char *text);

/* As tag_find; *ret_tag is untouched on failure.
 * Errors: E_INPUT, the fault names field, the text and the nearest
 * languages. */
enum status tag_parse(const char *field, const char *text,
		      const struct tag **ret_tag, struct fault *) MUST_USE;

/* What text was perhaps meant to name: the tag, the English name or the
 * autonym least different from it. Never NULL. */
const struct tag *tag_nearest(const char *text);

/* "rtl" or "ltr", as HTML's dir attribute has them. */
const char *tag_direction(const struct tag *);

/* "written", "spoken" or "signed". */
const char *tag_kind_name(enum tag_kind);

#endif
