/* A postal address as a printer of letters takes it, for the window of the
 * envelope. What it refuses has a code, so that systems can act on it.
 *
 * An address in the register may be anything; these rules hold where a letter
 * is printed. */
#ifndef VERNACULAR_DOC_ADDRESS_H
#define VERNACULAR_DOC_ADDRESS_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/fault.h"

#define ADDRESS_LINES_MIN 3
#define ADDRESS_LINES_MAX 7
#define POSTCODE_BYTES 9

struct address {
	const char *line[ADDRESS_LINES_MAX]; /* the last a postcode, or a
					      * country */
	size_t lines;
};

/* What an address was refused for. */
enum address_flaw {
	ADDRESS_FINE,
	ADDRESS_NO_ABODE,	/* no-fixed-abode */
	ADDRESS_TOO_FEW_LINES,	/* not-enough-address-lines */
	ADDRESS_TOO_MANY_LINES, /* too-many-address-lines */
	ADDRESS_NO_POSTCODE,	/* no-postcode */
	ADDRESS_NOT_LATIN,	/* address-not-latin */
	ADDRESS_BAD_START,	/* address-line-starts-wrongly */
	ADDRESS_EMPTY_LINE,	/* address-line-says-nothing */
	ADDRESS_TOO_WIDE,	/* address-line-too-wide: when it is set */
};

const char *address_code(enum address_flaw);

/* The fault of a flaw; where is the code.
 *   line  that has it, or ""
 * Returns E_REFUSED. */
enum status address_refuse(enum address_flaw, const char *line,
			   struct fault *) MUST_USE;

/* Take an address apart: at its line ends; else, where it is one line, at its
 * semicolons; else at its commas. Empty lines and spaces round a line go; a
 * postcode at the end is spelled as such.
 *   ret  lines in the arena; not yet checked, but for their number
 * Errors: E_REFUSED too-many-address-lines. */
enum status address_read(const char *text, struct arena *, struct address *ret,
			 struct fault *) MUST_USE;

/* Whether a printer takes it.
 *   ret_line  of the flaw, from 0; 0 where it is none of one line */
enum address_flaw address_check(const struct address *, size_t *ret_line);

/* The same as a fault. Errors: E_REFUSED. */
enum status address_acceptable(const struct address *, struct fault *) MUST_USE;

/* Whether the line names a country, in English. */
bool address_country(const char *line);

/* Spell a UK postcode as it is written, "SW1A 1AA", whatever its case and
 * spaces. Returns false for what has not the shape of one; whether it is in
 * use is not known here. Source: BS 7666. */
bool postcode_spell(const char *text, char ret[POSTCODE_BYTES]);

#endif
