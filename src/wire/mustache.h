/* Mustache templates, compiled once and rendered often.
 * Source: the Mustache specification 1.4 (comments, delimiters,
 * interpolation, inverted, partials, sections), without its raw forms:
 * {{{x}}} and {{&x}} are refused at load.
 *
 * Words for people stand in translation sections, whose body is the message:
 *
 *     {{#_}}Pay {amount} by {date}{{/_}}
 *     {{#_n}}{count} request{{_or}}{count} requests{{/_n}}
 *     {{#_n late}}{late} request is late{{_or}}{late} are late{{/_n}}
 *
 * {name} and {a.b} are values of the model; runs of white space count as one
 * space; a message may hold no markup and no other tag. The second form
 * chooses the plural by the integer `count`, or by the one that is named. A
 * comment {{! TRANSLATORS: ... }} goes with the message after it.
 *
 * In pages, the place of a value decides its form. Between tags, in <title>
 * and in attributes that people read (title, alt, placeholder, label,
 * aria-label, data-h and the like) it is formatted by the host. In all other
 * attributes and in <textarea> it is as JSON has it: an ISO day, a tag, the
 * word of a code. In attributes that hold an address a value at the start
 * must be relative or have the scheme http, https, mailto or tel, else "#"
 * is written; after a literal "?" values are encoded as parts of a query.
 *
 * A loaded set is immutable: any number of threads may render. */
#ifndef VERNACULAR_WIRE_MUSTACHE_H
#define VERNACULAR_WIRE_MUSTACHE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/fault.h"

struct buf;
struct model;
struct mustache;
struct mustache_set;

enum mustache_mode {
	MUSTACHE_PAGE,    /* HTML: escaped, places checked, names must exist */
	MUSTACHE_PLAIN,   /* plain text: nothing escaped, names must exist */
	MUSTACHE_LENIENT, /* escaped, nothing checked, what is missing is "" */
};

/* Templates that may include one another. A reader returns the text of a
 * template, or NULL; it is copied before the reader is called again. */
struct mustache_reader {
	const char *(*read)(void *self, const char *name, size_t *ret_count);
	void *self;
};
struct mustache_set *mustache_set_new(enum mustache_mode,
				      const struct mustache_reader *);
/* Reads FOLDER/NAME.mustache; names are [a-z0-9_/-]. */
struct mustache_set *mustache_set_folder(enum mustache_mode,
					 const char *folder);
void mustache_set_free(struct mustache_set *);

/* The names of the templates under a folder, in order, one a line. */
void mustache_folder_names(const char *folder, struct buf *ret_names);

/* Compile a template and the partials it names; a second call finds it again.
 *   ret  lives as long as the set
 * Errors: E_NOT_FOUND, no such template; E_INPUT, the fault's place is
 * NAME:LINE: a tag that is not closed, a raw form, a value where HTML cannot
 * hold one safely, a message with markup, a missing partial. */
enum status mustache_load(struct mustache_set *, const char *name,
			  const struct mustache **ret, struct fault *)
	MUST_USE;

/* How a formatted value is set apart from the text around it. */
struct mustache_shown {
	const char *lang; /* its own language where that differs, or NULL */
	bool isolate; /* <bdi> between tags, U+2068 .. U+2069 elsewhere */
};

/* The reader's language. NULL for any function: values as JSON has them,
 * messages in English. */
struct mustache_host {
	/* Write a leaf as this reader reads it, without escapes. *ret_shown is
	 * zeroed before; a name or message argument wants isolate. */
	void (*show)(void *self, const struct model *leaf,
		     struct buf *ret_text, struct mustache_shown *ret_shown);
	/* The translation, or the message itself; borrowed, never NULL. */
	const char *(*translate)(void *self, const char *message);
	const char *(*translate_count)(void *self, const char *one,
				       const char *other, int64_t count);
	void *self;
};

/* Render at the end of the buffer. host may be NULL. On error the buffer
 * holds a part of the output: throw it away.
 * Errors: E_INTERNAL: a name that the model does not have (sections on such
 * names are merely not shown), a count that is no integer, templates that
 * include each other without end; the fault's place is NAME:LINE. */
enum status mustache_render(const struct mustache *, const struct model *,
			    const struct mustache_host *, struct buf *,
			    struct fault *) MUST_USE;

/* What stands in a template, in order, partials not entered: for lints and
 * for the extractor of messages. */
enum mustache_part {
	MUSTACHE_LITERAL,  /* text: the bytes between tags */
	MUSTACHE_VALUE,    /* text: the name */
	MUSTACHE_SECTION,  /* text: the name; closed by MUSTACHE_END */
	MUSTACHE_INVERTED, /* the same */
	MUSTACHE_END,
	MUSTACHE_PARTIAL,  /* text: the template's name */
	MUSTACHE_MESSAGE,  /* text: the message; its arguments follow */
	MUSTACHE_PLURAL,   /* text: the singular, other: the plural */
	MUSTACHE_ARGUMENT, /* text: the name, within a message */
};
struct mustache_mention {
	enum mustache_part part;
	unsigned line;
	const char *text; /* ended by NUL */
	const char *other;
	const char *note; /* for translators, or NULL */
};
void mustache_visit(const struct mustache *,
		    void (*see)(void *self, const struct mustache_mention *),
		    void *self);

#endif
