/* Cases, what happened in them, and their clocks. */
#include "store/case.h"

#include <stdio.h>

#include "core/name.h"
#include "store/case_row.h"
#include "store/inside.h"
#include "store/outbox.h"
#include "store/request.h"

#define LAST_UTC 253402300799 /* the end of the year 9999 */

enum {
	CASE_INSERT,
	CASE_UPDATE,
	CASE_GET,
	CASE_BY_REF,
	CASE_BY_NUMBER,
	CASE_CLOCK_CLEAR,
	CASE_CLOCK_PUT,
	CASE_OPEN_ITEMS,
	CASES,
};

#define GET "SELECT " CASE_COLUMNS " FROM case_file WHERE "

static const struct query queries[] = {
	[CASE_INSERT] = {"INSERT INTO case_file (organisation, tenant, kind,"
			 " began, opened_at, opened_by, ref, stage, number,"
			 " subject, nation, landlord, received_at, closed_at,"
			 " closed_reason, next_clock, next_due, order_at,"
			 " version, id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
			 " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			 NULL},
	[CASE_UPDATE] = {"UPDATE case_file SET stage = ?, number = ?,"
			 " subject = ?, nation = ?, landlord = ?,"
			 " received_at = ?, closed_at = ?, closed_reason = ?,"
			 " next_clock = ?, next_due = ?, order_at = ?,"
			 " version = ? WHERE id = ? AND visible(organisation)",
			 NULL},
	[CASE_GET] = {GET "id = ? AND visible(organisation)", NULL},
	[CASE_BY_REF] = {GET "ref = ? AND visible(organisation)", NULL},
	[CASE_BY_NUMBER] = {GET "organisation = ? AND number = ?"
				" AND visible(organisation)",
			    NULL},
	[CASE_CLOCK_CLEAR] = {"DELETE FROM case_clock WHERE case_file = ?"
			      " AND visible(organisation)",
			      NULL},
	[CASE_CLOCK_PUT] = {"INSERT INTO case_clock (case_file, clock,"
			    " organisation, start_at, due_at, met_at,"
			    " extended_days, open) VALUES (?, ?, ?, ?, ?, ?,"
			    " ?, ?)",
			    NULL},
	[CASE_OPEN_ITEMS] = {"SELECT i.id FROM request r JOIN item i"
			     " ON i.request = r.id WHERE r.case_file = ?"
			     " AND i.open = 1 AND visible(i.organisation)"
			     " ORDER BY i.id",
			     NULL},
};
const struct noun case_noun = {NOUN_CASE, "case", queries, CASES};

enum status
case_next_ref(const struct access *access, int64_t now_utc,
	      char ret[CASE_REF_TEXT], struct fault *fault)
{
	int year = ref_year(now_utc);
	char name[16];
	int64_t number;
	enum status status;

	snprintf(name, sizeof name, "case-%02d", year);
	status = counter_next(access, name, &number, fault);
	if (!status)
		snprintf(ret, CASE_REF_TEXT, "C%02d-%06lld", year,
			 (long long)number);
	return status;
}

/* What both insert and update set, in their order. */
static void
put_case(struct cursor *c, const struct statutory_case *o)
{
	put_text(c, case_stage_names[o->stage]);
	put_text(c, o->number);
	put_text(c, o->subject);
	put_text(c, form_nation_names[o->nation]);
	put_text(c, form_landlord_names[o->landlord]);
	put_int(c, o->received_utc);
	put_some(c, o->closed_utc);
	put_text(c, o->closed_reason);
	put_text(c, o->next_clock);
	put_some(c, o->next_due_utc);
	put_int(c, o->next_due_utc ? o->next_due_utc : LAST_UTC);
	put_int(c, o->version);
	put_int(c, o->id);
}

static const char taken[] = N_("Another case has this number already: give "
			       "another, or leave it out");

enum status
case_insert(const struct access *access, const struct statutory_case *o,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &case_noun, CASE_INSERT);

	put_int(&c, o->organisation);
	put_int(&c, o->tenant);
	put_text(&c, case_kind_names[o->kind]);
	put_text(&c, case_stage_names[o->began]);
	put_int(&c, o->opened_utc);
	put_int(&c, o->opened_by);
	put_text(&c, o->ref);
	put_case(&c, o);
	return cursor_insert(&c, "/number", taken, fault);
}

enum status
case_update(const struct access *access, const struct statutory_case *o,
	    struct fault *fault)
{
	struct statutory_case now, next = *o;
	struct cursor c;
	enum status status = case_get(access, o->id, &now, fault);

	if (status)
		return status;
	if (now.version != o->version)
		return fault_set(fault, E_STALE, "case",
				 N_("Somebody changed this case since you "
				    "opened it: open it again"),
				 NULL);
	next.version++;
	c = cursor_open(access, &case_noun, CASE_UPDATE);
	put_case(&c, &next);
	return cursor_insert(&c, "/number", taken, fault);
}

static int
read_name(struct cursor *c, const char *const *names, size_t count)
{
	int found = name_find(names, count, read_word(c));

	return found < 0 ? 0 : found;
}

void
case_read(struct cursor *c, struct statutory_case *ret)
{
	ret->id = read_int(c);
	ret->ref = read_text(c);
	ret->organisation = read_int(c);
	ret->tenant = read_int(c);
	ret->kind = (enum case_kind)read_name(c, case_kind_names, CASE_KINDS);
	ret->began =
		(enum case_stage)read_name(c, case_stage_names, CASE_STAGES);
	ret->stage =
		(enum case_stage)read_name(c, case_stage_names, CASE_STAGES);
	ret->number = read_text(c);
	ret->subject = read_text(c);
	ret->nation =
		(enum form_nation)read_name(c, form_nation_names, FORM_NATIONS);
	ret->landlord = (enum form_landlord)read_name(c, form_landlord_names,
						      FORM_LANDLORDS);
	ret->received_utc = read_int(c);
	ret->opened_utc = read_int(c);
	ret->opened_by = read_int(c);
	ret->closed_utc = read_int(c);
	ret->closed_reason = read_text(c);
	ret->next_clock = read_text(c);
	ret->next_due_utc = read_int(c);
	ret->version = read_int(c);
}

static enum status
case_one(struct cursor *c, struct statutory_case *ret, struct fault *fault)
{
	bool found = cursor_next(c);

	if (found)
		case_read(c, ret);
	return cursor_found(c, found, "case", fault);
}

enum status
case_get(const struct access *access, int64_t id, struct statutory_case *ret,
	 struct fault *fault)
{
	struct cursor c = cursor_open(access, &case_noun, CASE_GET);

	put_int(&c, id);
	return case_one(&c, ret, fault);
}

enum status
case_by_ref(const struct access *access, const char *ref,
	    struct statutory_case *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &case_noun, CASE_BY_REF);

	put_text(&c, ref);
	return case_one(&c, ret, fault);
}

enum status
case_by_number(const struct access *access, const char *number,
	       struct statutory_case *ret, struct fault *fault)
{
	size_t hits = 0;

	for (size_t i = 0; i < access->scope->count; i++) {
		struct cursor c =
			cursor_open(access, &case_noun, CASE_BY_NUMBER);
		struct statutory_case found;
		enum status status;

		put_int(&c, access->scope->organisation[i]);
		put_text(&c, number);
		status = case_one(&c, &found, fault);
		if (status == OK)
			*ret = found, hits++;
		else if (status != E_NOT_FOUND)
			return status;
	}
	if (hits > 1)
		return fault_set(fault, E_CONFLICT, "case",
				 N_("Several landlords have a case {value}: "
				    "give the reference that begins with C"),
				 "value", number, NULL);
	return hits ? OK
		    : fault_set(fault, E_NOT_FOUND, "case",
				N_("There is no such case"), NULL);
}

enum status
case_clocks_put(const struct access *access, const struct statutory_case *o,
		const struct case_clocks *clocks, struct fault *fault)
{
	struct cursor c = cursor_open(access, &case_noun, CASE_CLOCK_CLEAR);
	enum status status;

	put_int(&c, o->id);
	status = cursor_run(&c, fault);
	for (size_t i = 0; i < clocks->count && !status; i++) {
		const struct case_clock *clock = &clocks->list[i];

		c = cursor_open(access, &case_noun, CASE_CLOCK_PUT);
		put_int(&c, o->id);
		put_text(&c, clock->rule->code);
		put_int(&c, o->organisation);
		put_some(&c, clock->start_utc);
		put_some(&c, clock->due_utc);
		put_some(&c, clock->met_utc);
		put_int(&c, clock->extended_days);
		put_int(&c, !o->closed_utc && !clock->met_utc);
		status = cursor_run(&c, fault);
	}
	return status;
}

enum status
case_open_items(const struct access *access, int64_t id, struct case_items *ret,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &case_noun, CASE_OPEN_ITEMS);
	struct case_items all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, id);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		all.list[all.count++] = read_int(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}
