/* A parcel: what goes to a translator and comes back, whatever the kind of
 * file. The messages of one notice in one language with their states and
 * notes; doc/exchange.md says how each kind of file holds them. */
#ifndef VERNACULAR_NOTICE_PARCEL_H
#define VERNACULAR_NOTICE_PARCEL_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "lang/catalogue.h"
#include "lang/plural.h"
#include "notice/template.h"
#include "notice/translate.h"

#define PARCEL_ID_BYTES 17 /* 16 hexadecimal digits and NUL */

/* Bytes a file that comes in may have. */
#define PARCEL_BYTES_MAX (20 << 20)

#define PARCEL_UNITS_MAX 20000

enum parcel_kind {
	PARCEL_PO,
	PARCEL_XLIFF12,
	PARCEL_XLIFF2,
	PARCEL_TMX,
	PARCEL_DOCX,
};
#define PARCEL_KINDS 5

struct parcel_unit {
	const char *id;		   /* parcel_id of the source */
	const char *source;	   /* English, in the markup of notices */
	const char *source_plural; /* or NULL */
	const char *const *target; /* one for each form, "" where missing */
	size_t targets;
	enum translate_state state;
	const char *note;     /* of the template, for the translator; or NULL */
	const char *comment;  /* the translator's own; or NULL */
	const char *previous; /* English the translation was made of, where
			       * that changed; or NULL */
	int line;	      /* of the file it was read from */
};

struct parcel {
	const char *notice; /* its name; NULL: the file does not say, or it
			     * is a memory's (TMX) */
	const char *title;  /* or NULL */
	const char *lang;   /* BCP 47; NULL: the file does not say */
	const char *plural; /* the language's Plural-Forms; NULL where read
			     * from a file that has none */
	struct parcel_unit *unit;
	size_t units, cap;
};

/* "xliff2" and so on, as --as has them, and the ending of the file's name. */
const char *parcel_kind_name(enum parcel_kind);
const char *parcel_ending(enum parcel_kind);

/* Errors: E_INPUT at where, with the nearest right one. */
enum status parcel_kind_parse(const char *where, const char *text,
			      enum parcel_kind *ret, struct fault *) MUST_USE;

/* What the bytes are, by what they begin with. Errors: E_INPUT. */
enum status parcel_kind_of(const char *name, const void *bytes, size_t count,
			   enum parcel_kind *ret, struct fault *) MUST_USE;

/* The id of a message in every kind of file: the first 16 digits of the
 * SHA-256 of its English (and of the plural's, where there is one). */
void parcel_id(const char *source, const char *source_plural,
	       char ret[PARCEL_ID_BYTES]);

enum parcel_what {
	PARCEL_ALL,
	PARCEL_OPEN, /* only what is not approved and current */
};

/* The messages of a notice's own catalogue, in order; those of its clauses are
 * in parcels of their own.
 *   catalogue  NULL for a language that has none yet
 *   review     NULL: what the catalogue says
 *   ret        in the arena; borrows from notice and catalogue */
struct parcel_of {
	const struct notice *notice;
	const struct tag *tag;
	const struct catalogue *catalogue;
	const struct translate_review *review;
	enum parcel_what what;
};
void parcel_of(const struct parcel_of *, struct arena *, struct parcel *ret);

/* Which count each form stands for, by CLDR ("one", "few"); the form for one
 * first of those that have it. Returns how many forms there are. */
size_t parcel_cases(const struct parcel *,
		    const char *ret_case[PLURAL_FORMS_MAX]);

/* Bytes of a file, borrowed. */
struct parcel_file {
	const char *name; /* for faults: NAME:LINE */
	const void *bytes;
	size_t count;
};

/* Append the file.
 *   carrier  the last file of this kind that came back, or NULL: what it has
 *            beyond our words (attributes, elements, notes and order that we
 *            do not know) stays. A Word file is always made anew.
 * Errors: E_INPUT, the carrier cannot be read. */
enum status parcel_write(const struct parcel *, enum parcel_kind,
			 const struct parcel_file *carrier, struct buf *,
			 struct faults *) MUST_USE;

/* Read a file of a kind.
 *   ret  in the arena
 * Errors: E_INPUT, a fault for each thing wrong, where NAME:LINE; nothing of
 * it is to be used then. */
enum status parcel_read(const struct parcel_file *, enum parcel_kind,
			struct arena *, struct parcel *ret,
			struct faults *) MUST_USE;

#endif
