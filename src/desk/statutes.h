/* The table of the law's clocks as an organisation has it: what ships, and its
 * own and its partnership's corrections over it. No legal advice. */
#ifndef VERNACULAR_DESK_STATUTES_H
#define VERNACULAR_DESK_STATUTES_H

#include "core/statute.h"
#include "desk/desk.h"

struct model;

/* In the arena. Errors: E_INPUT, E_IO the table cannot be read. */
enum status statutes_of(struct visit *, int64_t organisation,
			struct statutes *ret, struct fault *) MUST_USE;

/* {statutes: [{code, kind(code case-kind), stage(code case-stage), counts
 *  (code clock), span, how(code statute-how), attempts, extend_days,
 *  nation: [code], landlord: [code], from(day), until(day), source, says
 *  (message), reason, text}], history: [{code, from(day), reason, at, by,
 *  text}]} of the caller's organisation; text is the row to be corrected. */
enum status statutes_show(struct visit *, struct model *,
			  struct fault *) MUST_USE;

/* Correct one row from a day on, or add one; text "" takes a correction of
 * that day back. Open cases that it is for get their dates anew. {code,
 * change} change: see desk/calendars.
 *   text  as db/rules/statutes.txt has it, without reason; its "from" is the
 *         day from which it holds
 * Errors: E_FORBIDDEN; E_INPUT, faults as "clock:LINE". */
struct statute_correction {
	const char *organisation; /* NULL: the caller's */
	const char *code, *text, *reason;
	const char *from; /* of what is taken back */
};
enum status statute_correct(struct visit *, const struct statute_correction *,
			    struct model *, struct faults *,
			    struct fault *) MUST_USE;

#endif
