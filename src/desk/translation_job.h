/* What an item that asks for the translation of a notice hands its provider,
 * and what becomes of the file that comes back. Internal to desk/. */
#ifndef VERNACULAR_DESK_TRANSLATION_JOB_H
#define VERNACULAR_DESK_TRANSLATION_JOB_H

#include "desk/desk.h"

struct file_found;
struct file_input;
struct hand_in_findings;
struct hand_in_parts;
struct translation_job;

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

/* The same visit as a translator of the job's landlord; caller must live as
 * long. */
struct visit job_visit(const struct visit *, const struct translation_job *,
		       int64_t by, struct caller *caller);

/* The sentences that went out and that the notice still says, a part for each
 * form, with what is known of their translation; over that what was typed in
 * old. Errors: E_NOT_FOUND, as job_file. */
enum status job_parts(struct visit *, int64_t item,
		      const struct hand_in_parts *old,
		      struct hand_in_parts *ret, struct fault *) MUST_USE;

/* What was typed, as the file that job_deliver takes. */
enum status job_written(struct visit *, int64_t item,
			const struct hand_in_parts *, struct file_input *ret,
			struct fault *) MUST_USE;

/* Add what the notice would not take, each certain. */
enum status job_check(struct visit *, int64_t item,
		      const struct hand_in_parts *,
		      struct hand_in_findings *, struct fault *) MUST_USE;

/* What stands beside a part of a notice; NULL: nothing. */
struct hand_in_mark {
	const char *note;      /* of whoever wrote the notice */
	const char *count_for; /* "one", "few": which form of a plural */
	const char *state;     /* translate_state_name of what there was */
	const char *previous;  /* English that it was translated from */
};
/* One for each part; *ret is NULL where the item is no such job. */
void job_marks(struct visit *, int64_t item, const struct hand_in_parts *,
	       const struct hand_in_mark **ret);

#endif
