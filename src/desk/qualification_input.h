/* What providers hold, from the words that came in. Internal to desk/. */
#ifndef VERNACULAR_DESK_QUALIFICATION_INPUT_H
#define VERNACULAR_DESK_QUALIFICATION_INPUT_H

#include "desk/desk.h"
#include "desk/field.h"
#include "desk/providers.h"
#include "desk/qualifications.h"
#include "store/provider.h"
#include "store/qualification.h"

/* What was said goes over what stands in *ret; what was not said stays.
 * Faults go to the fields. */
void qualification_read(struct fields *, const struct qualification_input *,
			int32_t today_days, struct qualification_row *ret);

/* Several of a table, "dpsi 2028-05-01; insurance 2027-03-31 AB123": a kind,
 * the last day, the number. Faults go to the field "qualifications". text may
 * be NULL. */
void papers_read(struct fields *, const char *text,
		 struct qualification_rows *ret);

/* A DBS certificate of a form or table: adds it where anything was said. */
void paper_dbs(struct fields *, const struct provider_input *,
	       int32_t today_days, struct qualification_rows *ret);

/* The day from which it counts no more, as the organisation's policy has it.
 */
enum status paper_due(struct visit *, int64_t organisation,
		      struct qualification_row *, struct fault *) MUST_USE;

/* Keep them, which sets their ids; one of the same kind that was held before
 * is renewed by it. What is there already just so stays as it is. */
enum status papers_put(struct visit *, const struct provider *,
		       struct qualification_rows *, struct fault *) MUST_USE;

#endif
