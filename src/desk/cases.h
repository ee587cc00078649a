/* Cases that the law sets dates for: opened, what happens in them, their
 * clocks, and the requests that hang on them. core/case says which events
 * there are, core/statute which clocks; pages show both and say that none of
 * it is legal advice. */
#ifndef VERNACULAR_DESK_CASES_H
#define VERNACULAR_DESK_CASES_H

#include "desk/desk.h"
#include "desk/tenants.h"
#include "store/case.h"

struct item;
struct model;

/* Words as they came; NULL is absent. */
struct case_input {
	const char *kind, *stage; /* stage NULL: where the kind begins */
	const char *tenant;	  /* id or reference */
	const char *number;	  /* the landlord's own; once for each */
	const char *subject, *received_at;
	const char *nation, *landlord; /* NULL: the tenancy's, else where the
					* landlord is, and social */
};

/* {id, ref, kind(code case-kind), stage(code case-stage), number, subject,
 *  tenant, tenant_name(name), tenant_native(name), organisation, nation(code),
 *  landlord(code), received_at, opened_at, closed_at, closed_reason, version,
 *  next: {clock, says(message), due_at, state(code case-clock)} or null,
 *  clocks: [{code, says(message), stage(code), counts(code clock), span,
 *  start_at, due_at, met_at, state(code), extended_days, extend_days,
 *  attempts, attempts_wanted, source}], warnings: [message]}
 * On the writer. Errors: E_INPUT with faults at pointers; E_CONFLICT the
 * number is another case's. */
enum status case_open(struct visit *, const struct case_input *, struct model *,
		      struct faults *, struct fault *) MUST_USE;

/* NULL or "": any. state is "open" (the default) or "closed". */
struct case_list_wish {
	const char *kind, *state, *tenant;
	struct page_wish page;
};
/* By the next date, what has none last; closed ones newest first.
 * {cases: [as of case_open, without clocks and warnings], next} */
enum status cases_list(struct visit *, const struct case_list_wish *,
		       struct model *, struct fault *) MUST_USE;

/* The case as case_open has it, with strip (desk/tenants.h), events: [{id,
 *  event(code case-event), stage(code), at, recorded_at, recorded_by, note,
 *  withdrawn_at, withdrawn_reason}], extensions: [{clock, says, days, reason,
 *  told_at, at, by}], requests: the rows of requests_list, may: [code
 *  case-event]. A read event is queued.
 *   name  id, own reference, or the landlord's number */
enum status case_show(struct visit *, const char *name, struct model *,
		      struct fault *) MUST_USE;

/* Day by day. {ref, clock, says(message), counts(code clock), span, start_at,
 *  due_at, met_at, extended_days, source, reason, days: as item_clock} */
enum status case_clock_show(struct visit *, const char *name, const char *clock,
			    struct model *, struct fault *) MUST_USE;

/* Something happened: the model is that of case_open.
 * Errors: E_NOT_FOUND; E_STALE; E_CONFLICT with what may be recorded, or the
 * case is closed; E_INPUT. */
struct case_act {
	const char *name;
	int64_t version;
	const char *event, *at, *note;
};
enum status case_record(struct visit *, const struct case_act *, struct model *,
			struct faults *, struct fault *) MUST_USE;

/* What was recorded by mistake no longer counts; it stays in the history. */
struct case_withdrawal {
	const char *name, *event; /* id of the event */
	int64_t version;
	const char *reason;
};
enum status case_withdraw(struct visit *, const struct case_withdrawal *,
			  struct model *, struct fault *) MUST_USE;

/* More time, with a good reason that the tenant was given. Beyond what the
 * table allows it is done and warned of.
 * Errors: E_REFUSED the clock is not one that can be extended. */
struct case_more {
	const char *name, *clock, *reason, *told_at;
	int64_t version, days;
};
enum status case_extend(struct visit *, const struct case_more *,
			struct model *, struct faults *,
			struct fault *) MUST_USE;

/* Closed cases are off the list and their requests go by the service standard
 * alone; a closed one can be opened again. */
struct case_end {
	const char *name, *reason;
	int64_t version;
};
enum status case_close(struct visit *, const struct case_end *, struct model *,
		       struct fault *) MUST_USE;
enum status case_reopen(struct visit *, const struct case_end *, struct model *,
			struct fault *) MUST_USE;

/* NULL: as it is. A date of receipt that was wrong moves every clock. */
struct case_edit {
	const char *name;
	int64_t version;
	const char *number, *subject, *received_at, *nation, *landlord;
};
enum status case_edit(struct visit *, const struct case_edit *, struct model *,
		      struct faults *, struct fault *) MUST_USE;

/* The case that text names: its id, own reference ("C26-000012") or the
 * landlord's number.
 * Errors: E_NOT_FOUND, also for another landlord's; E_CONFLICT several
 * landlords use the number. */
enum status case_of(struct visit *, const char *text,
		    struct statutory_case *ret, struct fault *) MUST_USE;

/* An item of a request of that case takes over its deadline:
 * item->case_due_utc is when it has to be ready so that it can be printed and
 * posted in time, item->due_utc the sooner of that and its own standard. Call
 * after timing_start. 0 and as before where the case is closed or has no
 * deadline. */
enum status case_inherit(struct visit *, const struct statutory_case *,
			 struct item *, struct fault *) MUST_USE;

/* Under "case" of the model: {id, ref, number, kind(code), stage(code), clock,
 *  says(message), due_at, ready_by, late(bool), warning(message),
 *  alternatives: [message]}; warning is null where ordinary service can meet
 * the deadline. */
void case_show_item(struct model *, const struct statutory_case *,
		    const struct item *, int64_t now_utc);

/* The open cases of the tenant under "cases", for the tenant's page. */
enum status case_show_tenant(struct visit *, int64_t tenant, struct model *,
			     struct fault *) MUST_USE;

/* Under "next_cases" those that are due first (at most 10), for the board. */
enum status case_show_board(struct visit *, struct model *,
			    struct fault *) MUST_USE;

/* The calendar or the table has changed: the case's clocks anew, and the open
 * items that hang on it. *ret_moved counts dates that moved.
 *   why  kind of the event, "case.due-moved" */
enum status case_again(struct visit *, int64_t id, int64_t *ret_moved,
		       struct fault *) MUST_USE;

#endif
