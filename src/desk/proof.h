/* A notice printed for a look, for no tenant and with values that came with
 * the question. Nothing is issued and nothing kept. Slow: not on the writer. */
#ifndef VERNACULAR_DESK_PROOF_H
#define VERNACULAR_DESK_PROOF_H

#include <stdbool.h>
#include <stdint.h>

#include "desk/desk.h"

struct model;

struct proof_wish {
	const char *notice, *language;
	const char *format;    /* "pdf", "html", "text", "tree" */
	const char *variant;   /* "easy-read"; NULL for the standard letter */
	const char *bilingual; /* the other language of a PDF; NULL for none */
	const char *layout;    /* "side" or "after"; NULL for side */
	const char *paper;     /* "cream"; NULL for white */
	int size_pt;	       /* of a PDF, 12 to 28; 0 for 12 */
	bool draft;	       /* where something is not approved; it says so */
	int64_t version;       /* of the caller's own English, as desk/sources
				* counts them; 0 for what is in use */
	const struct model *data; /* values of the fields, from JSON; NULL for
				   * the notice's own examples */
};

struct proof {
	const char *mime, *name; /* "rent-increase-ur.pdf" */
	const void *bytes;
	size_t count;
};

/* Print it, in the visit's arena.
 * Errors: E_NOT_FOUND no such notice; E_INPUT not in that language, or a fault
 * for each field; E_REFUSED, faults list what is not approved, or nobody has
 * read it in Braille, or heard it, and it is no draft. */
enum status proof_print(struct visit *, const struct proof_wish *,
			struct proof *ret, struct faults *,
			struct fault *) MUST_USE;

#endif
