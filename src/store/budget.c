/* Budgets. */
#include "store/budget.h"

#include "store/inside.h"

enum {
	BUDGET_INSERT,
	BUDGET_UPDATE,
	BUDGET_GET,
	BUDGET_LIST,
	BUDGET_ITEM,
	BUDGET_REQUEST,
	BUDGET_CODE,
	BUDGET_PASSED,
	BUDGET_PASS,
	BUDGETS,
};

#define OWN                                                                \
	"id, organisation, code, from_month, amount_minor, warn, owner,"   \
	" version, created, created_by"
#define SELECT                                                             \
	"SELECT b.id, b.organisation, b.code, b.from_month,"               \
	" b.amount_minor, b.warn, b.owner, b.version, b.created,"          \
	" b.created_by, (SELECT max(percent) FROM budget_passed"           \
	" WHERE budget = b.id), (SELECT name FROM cost_code c WHERE"       \
	" c.organisation = b.organisation AND c.code = b.code),"           \
	" (SELECT name FROM account WHERE id = b.owner)"
#define HELD                                                               \
	" CROSS JOIN budget b ON b.organisation IN (s.organisation,"       \
	" (SELECT parent FROM organisation WHERE id = s.organisation))"    \
	" AND b.code IN ('', s.code) AND b.from_month <= s.month"          \
	" AND b.from_month > s.month - 12"

static const struct query queries[] = {
	[BUDGET_INSERT] = {"INSERT INTO budget (" OWN ") VALUES"
			   " (?, ?, ?, ?, ?, ?, ?, 1, ?, ?)",
			   NULL},
	[BUDGET_UPDATE] = {"UPDATE budget SET amount_minor = ?3, warn = ?4,"
			   " owner = ?5, version = version + 1 WHERE id = ?1"
			   " AND version = ?2 AND visible(organisation)",
			   NULL},
	[BUDGET_GET] = {SELECT " FROM budget b WHERE b.id = ?"
			       " AND visible(b.organisation)",
			NULL},
	[BUDGET_LIST] = {SELECT " FROM budget b WHERE b.organisation = ?1"
				" AND b.from_month >= ?2"
				" AND visible(b.organisation)"
				" ORDER BY b.from_month DESC, b.code",
			 NULL},
	[BUDGET_ITEM] = {SELECT " FROM spend s" HELD " WHERE s.item = ?"
				" AND visible(b.organisation)",
			 NULL},
	[BUDGET_REQUEST] = {SELECT " FROM item i CROSS JOIN spend s"
				   " ON s.item = i.id" HELD
				   " WHERE i.request = ?"
				   " AND visible(b.organisation)"
				   " GROUP BY b.id",
			    NULL},
	[BUDGET_CODE] = {SELECT " FROM budget b WHERE b.organisation = ?1"
				" AND b.code IN ('', ?2)"
				" AND b.from_month <= ?3"
				" AND b.from_month > ?3 - 12"
				" AND visible(b.organisation)",
			 NULL},
	[BUDGET_PASSED] = {"SELECT 1 FROM budget_passed WHERE budget = ?"
			   " AND percent = ?",
			   NULL},
	[BUDGET_PASS] = {"INSERT INTO budget_passed (budget, percent, at,"
			 " item) VALUES (?, ?, ?, ?)",
			 NULL},
};
const struct noun budget_noun = {NOUN_BUDGET, "budget", queries, BUDGETS};

enum status
budget_insert(const struct access *access, const struct budget *budget,
	      struct fault *fault)
{
	struct cursor c = cursor_open(access, &budget_noun, BUDGET_INSERT);

	put_int(&c, budget->id);
	put_int(&c, budget->organisation);
	put_text(&c, budget->code);
	put_int(&c, budget->from_month);
	put_int(&c, budget->amount_minor);
	put_text(&c, budget->warn);
	put_some(&c, budget->owner);
	put_int(&c, budget->created_utc);
	put_int(&c, budget->created_by);
	return cursor_insert(&c, "code",
			     N_("There is a budget for this code and year "
				"already: change that one"),
			     fault);
}

enum status
budget_update(const struct access *access, const struct budget *budget,
	      struct fault *fault)
{
	struct cursor c = cursor_open(access, &budget_noun, BUDGET_UPDATE);
	enum status status;

	put_int(&c, budget->id);
	put_int(&c, budget->version);
	put_int(&c, budget->amount_minor);
	put_text(&c, budget->warn);
	put_some(&c, budget->owner);
	status = cursor_change(&c, "budget", fault);
	if (status == E_NOT_FOUND)
		return fault_set(fault, E_STALE, "",
				 N_("Somebody else changed this budget "
				    "meanwhile: look again"),
				 NULL);
	return status;
}

static void
budget_read(struct cursor *c, struct budget *ret)
{
	ret->id = read_int(c);
	ret->organisation = read_int(c);
	ret->code = read_text(c);
	ret->from_month = (int)read_int(c);
	ret->amount_minor = read_int(c);
	ret->warn = read_text(c);
	ret->owner = read_int(c);
	ret->version = read_int(c);
	ret->created_utc = read_int(c);
	ret->created_by = read_int(c);
	ret->passed = (int)read_int(c);
	ret->code_name = read_text(c);
	ret->owner_name = read_text(c);
}

static enum status
read_all(const struct access *access, struct cursor *c, struct budgets *ret,
	 struct fault *fault)
{
	struct budgets all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	while (cursor_next(c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		budget_read(c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(c, fault)))
		*ret = all;
	return status;
}

enum status
budget_get(const struct access *access, int64_t id, struct budget *ret,
	   struct fault *fault)
{
	struct cursor c = cursor_open(access, &budget_noun, BUDGET_GET);
	bool found;

	put_int(&c, id);
	found = cursor_next(&c);
	if (found)
		budget_read(&c, ret);
	return cursor_found(&c, found, "budget", fault);
}

enum status
budget_list(const struct access *access, int64_t organisation, int from_month,
	    struct budgets *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &budget_noun, BUDGET_LIST);

	put_int(&c, organisation);
	put_int(&c, from_month);
	return read_all(access, &c, ret, fault);
}

enum status
budget_of_item(const struct access *access, int64_t item, struct budgets *ret,
	       struct fault *fault)
{
	struct cursor c = cursor_open(access, &budget_noun, BUDGET_ITEM);

	put_int(&c, item);
	return read_all(access, &c, ret, fault);
}

enum status
budget_of_request(const struct access *access, int64_t request,
		  struct budgets *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &budget_noun, BUDGET_REQUEST);

	put_int(&c, request);
	return read_all(access, &c, ret, fault);
}

enum status
budget_of_code(const struct access *access, int64_t organisation,
	       const char *code, int month, struct budgets *ret,
	       struct fault *fault)
{
	struct cursor c = cursor_open(access, &budget_noun, BUDGET_CODE);

	put_int(&c, organisation);
	put_text(&c, code);
	put_int(&c, month);
	return read_all(access, &c, ret, fault);
}

enum status
budget_pass(const struct access *access, const struct budget_passing *passing,
	    bool *ret_new, struct fault *fault)
{
	struct cursor c = cursor_open(access, &budget_noun, BUDGET_PASSED);
	bool there;
	enum status status;

	put_int(&c, passing->budget);
	put_int(&c, passing->percent);
	there = cursor_next(&c);
	status = cursor_close(&c, fault);
	*ret_new = !there;
	if (status != OK || there)
		return status;
	c = cursor_open(access, &budget_noun, BUDGET_PASS);
	put_int(&c, passing->budget);
	put_int(&c, passing->percent);
	put_int(&c, passing->at_utc);
	put_int(&c, passing->item);
	return cursor_run(&c, fault);
}
