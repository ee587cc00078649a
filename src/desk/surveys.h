/* Surveys of tenants that were made elsewhere, brought as tables; and whether
 * the groups are as content as each other, by them and by what the product was
 * told itself. */
#ifndef VERNACULAR_DESK_SURVEYS_H
#define VERNACULAR_DESK_SURVEYS_H

#include <stdbool.h>
#include <stddef.h>

#include "desk/figures.h"

struct faults;
struct survey_rows; /* a table that was read */

#define SURVEY_ROWS_MOST 50000

/* Read a table: one row an answer to one question. Columns: date, question,
 * answer (1 to 5, 5 is best, or "very satisfied" to "very dissatisfied");
 * reference, language, need (yes, no) where known. Slow: not on the writer.
 * Errors: E_INPUT, everything wrong is in faults: where is "line 12/answer".
 */
enum status survey_read(const char *bytes, size_t count, struct arena *,
			struct survey_rows **ret, struct faults *) MUST_USE;

/* All of it, or nothing where a row is wrong. The same person is known by the
 * landlord's own reference.
 *   organisation  an id; NULL the caller's
 *   use           SURVEY_TRY: it is only looked at
 * {id (null where it was only looked at), answers, known: answers of tenants
 *  in the register, questions: [{question, n}]}
 * Errors: E_NOT_FOUND; E_INPUT with faults; E_CONFLICT the name is taken. */
struct survey_input {
	const char *organisation, *name;
	const struct survey_rows *rows;
	enum { SURVEY_TRY, SURVEY_KEEP } use;
};
enum status survey_bring(struct visit *, const struct survey_input *,
			 struct model *, struct faults *, struct fault *)
	MUST_USE;

/* {surveys: [{id, name, organisation, organisation_name, answers, at, by_name,
 *  removed_at, removed_by_name, why}], organisations: [{id, name}]} */
enum status surveys_list(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* Its answers go; that it was here stays, with the reason. {id}
 * Errors: E_NOT_FOUND; E_INPUT; E_CONFLICT it is gone. */
enum status survey_remove_one(struct visit *, const char *id,
			      const char *reason, struct model *,
			      struct faults *, struct fault *) MUST_USE;

/* Whether each group is as content as all the others together.
 *   by  as figures_parity, whose model it begins with: measures are understood
 *       and complained alone, without waits
 * {surveys: [{question, rows: [{KEY, hidden(bool), SHARE, PARITY}]}]}: hits
 * answered 4 or 5. By kind of need and area no survey is known.
 * Errors: as figures_parity. */
enum status figures_satisfaction(struct visit *, const struct figures_wish *,
				 struct model *, struct fault *) MUST_USE;

#endif
