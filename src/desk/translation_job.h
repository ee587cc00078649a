/* What an item that asks for the translation of a notice hands its provider,
 * and what becomes of the file that comes back. Internal to desk/. */
#ifndef VERNACULAR_DESK_TRANSLATION_JOB_H
#define VERNACULAR_DESK_TRANSLATION_JOB_H

#include "desk/desk.h"

struct file_found;
struct file_input;

/* Errors: E_NOT_FOUND the item hands out nothing. */
enum status job_file(struct visit *, int64_t item, struct file_found *ret,
		     struct fault *) MUST_USE;

/* A file was delivered: where the item is such a job it is imported for its
 * landlord, as translated by that person or provider; on the writer. A file
 * with anything wrong in it is not taken at all. Nothing for other items.
 * Errors: E_INPUT where /file. */
enum status job_deliver(struct visit *, int64_t item,
			const struct file_input *, int64_t by, struct fault *)
	MUST_USE;

#endif
