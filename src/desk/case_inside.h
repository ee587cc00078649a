/* What the files about cases share. Internal to desk/. */
#ifndef VERNACULAR_DESK_CASE_INSIDE_H
#define VERNACULAR_DESK_CASE_INSIDE_H

#include "desk/cases.h"
#include "desk/statutes.h"

struct request;

/* A case with all that its clocks follow from. */
struct whole_case {
	struct statutory_case file;
	struct case_entries entries;
	struct case_longers longers;
	struct calendar calendar;
	struct statutes table;
	struct case_facts facts; /* the entries that count */
	struct case_clocks clocks;
};

/* Find it and reckon its clocks. Errors: those of case_of. */
enum status case_load(struct visit *, const char *name, struct whole_case *,
		      struct fault *) MUST_USE;

/* The same of a row that was read. */
enum status case_complete(struct visit *, struct whole_case *,
			  struct fault *) MUST_USE;

/* Stage, clocks and next date from the entries as they are in the struct. */
void case_follow(struct visit *, struct whole_case *);

/* What an act changed: kept, logged under kind with the payload (the case as
 * it now stands is added to it), and taken over by the open items. */
enum status case_keep(struct visit *, struct whole_case *, const char *kind,
		      struct model *payload, struct fault *) MUST_USE;

/* The open items of the case take over its deadline as it now is. *ret_moved
 * counts those whose due time changed. */
enum status case_relink(struct visit *, const struct statutory_case *,
			int64_t *ret_moved, struct fault *) MUST_USE;

/* The limit of an item whose request hangs on a case, anew. */
enum status case_limit_again(struct visit *, const struct request *,
			     struct item *, struct fault *) MUST_USE;

/* The calendar that its nation keeps. */
enum status case_calendar(struct visit *, const struct statutory_case *,
			  struct calendar *ret, struct fault *) MUST_USE;

/* One version was read, another stands there: E_STALE. 0 was not read. */
enum status case_fresh(const struct whole_case *, int64_t version,
		       struct fault *) MUST_USE;

void show_case_row(struct visit *, struct model *,
		   const struct statutory_case *, const struct statutes *);
void show_case(struct visit *, struct model *, const struct whole_case *);

#endif
