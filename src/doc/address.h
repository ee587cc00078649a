/* A postal address as a printer of letters takes it, for the window of the
 * envelope. What it refuses has a code, so that systems can act on it.
 *
 * An address in the register may be anything; these rules hold where a letter
 * is printed. */
#ifndef VERNACULAR_DOC_ADDRESS_H
#define VERNACULAR_DOC_ADDRESS_H

#include "base/arena.h"
#include "base/fault.h"

#define ADDRESS_LINES_MIN 3
#define ADDRESS_LINES_MAX 7

struct address {
	const char *line[ADDRESS_LINES_MAX]; /* the last a postcode, or a
					      * country */
	size_t lines;
};

/* What an address was refused for; its name is the fault's `where`. */
enum address_flaw {
	ADDRESS_FINE,
	ADDRESS_TOO_FEW_LINES,	/* not-enough-address-lines */
	ADDRESS_TOO_MANY_LINES, /* too-many-address-lines */
	ADDRESS_NO_POSTCODE,	/* no-postcode */
	ADDRESS_EMPTY_LINE,	/* address-line-says-nothing */
	ADDRESS_BAD_START,	/* address-line-starts-wrongly */
	ADDRESS_NOT_LATIN,	/* address-not-latin */
	ADDRESS_NO_ABODE,	/* no-fixed-abode */
	ADDRESS_TOO_WIDE,	/* address-line-too-wide: render/pages */
};

const char *address_code(enum address_flaw);

/* Take an address apart at its line ends, or at its commas where it is one
 * line; empty lines and spaces round a line go. Not yet checked.
 *   ret  lines in the arena
 * Errors: E_INPUT too-many-address-lines. */
enum status address_read(const char *text, struct arena *, struct address *ret,
			 struct fault *) MUST_USE;

/* Whether a printer takes it.
 *   ret_line  of the flaw, from 0; may be NULL */
enum address_flaw address_check(const struct address *, size_t *ret_line);

/* The same as a fault: where is the code, the words name the line.
 * Errors: E_REFUSED. */
enum status address_acceptable(const struct address *, struct fault *) MUST_USE;

#endif
