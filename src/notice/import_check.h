/* What came back from a translator, message by message: may it be taken? And
 * the catalogue with what was taken. desk/translations and `notice import`
 * call this. */
#ifndef VERNACULAR_NOTICE_IMPORT_CHECK_H
#define VERNACULAR_NOTICE_IMPORT_CHECK_H

#include <stddef.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "lang/tag.h"
#include "notice/parcel.h"
#include "notice/template.h"

struct glossary;

enum import_outcome {
	IMPORT_ACCEPTED,  /* new words, nothing wrong with them */
	IMPORT_UNCHANGED, /* as the catalogue has it, or left empty */
	IMPORT_REFUSED,	  /* a fault says why */
};

struct import_unit {
	const struct parcel_unit *unit; /* of the file */
	const struct message *message;	/* NULL: the notice has no such */
	enum import_outcome outcome;
	const char *const *form; /* accepted: what the catalogue gets */
	size_t forms;
	size_t fault, faults; /* of result->faults: first, and how many */
};

struct import_result {
	struct import_unit *unit; /* in the file's order */
	size_t units;
	size_t accepted, unchanged, refused;
	size_t absent; /* messages of the notice that the file does not have */
};

/* Check every message of a file that came in.
 *   catalogue  what there is so far, or NULL
 *   glossary   NULL: terms are not checked
 *   ret        in the arena
 *   faults     of what is refused, where FILE:LINE
 * Errors: E_INPUT, the file is of another notice or language, or names the
 * same message twice: nothing is taken. What is refused by itself is no
 * error: the rest can be taken. */
struct import {
	const struct notice *notice;
	const struct tag *tag;
	const struct catalogue *catalogue;
	const struct parcel *parcel;
	const struct glossary *glossary;
	const char *name; /* of the file */
};
enum status import_check(const struct import *, struct arena *,
			 struct import_result *ret, struct faults *) MUST_USE;

/* Append the catalogue with what was accepted put in; everything else of it
 * stays byte for byte.
 *   po  the catalogue's text, or NULL for a language that has none
 * Errors: E_INPUT, po cannot be read. */
enum status import_apply(const struct import *, const struct import_result *,
			 const struct parcel_file *po, struct buf *,
			 struct faults *) MUST_USE;

#endif
