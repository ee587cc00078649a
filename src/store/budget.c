/* Budgets. */
#include "store/budget.h"

#include <string.h>

#include "store/inside.h"
#include "store/kept.h"

enum {
	BUDGET_INSERT,
	BUDGET_UPDATE,
	BUDGET_GET,
	BUDGET_LIST,
	BUDGET_NEAR,
	BUDGET_SUM,
	PLACE_OF_ITEM,
	PLACE_OF_REQUEST,
	PLACE_OF_REVISION,
	PLACES_OF_BILL,
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
	[BUDGET_NEAR] = {SELECT " FROM budget b WHERE b.organisation IN (?1,"
				" (SELECT parent FROM organisation WHERE"
				" id = ?1)) AND visible(b.organisation)"
				" ORDER BY b.id",
			 NULL},
	[BUDGET_SUM] = {"SELECT estimated_minor, committed_minor, spent_minor"
			" FROM budget_sum WHERE organisation = ? AND code = ?"
			" AND from_month = ? AND visible(organisation)",
			NULL},
	[PLACE_OF_ITEM] = {"SELECT organisation, code, month FROM spend"
			   " WHERE item = ? AND visible(organisation)",
			   NULL},
	[PLACE_OF_REQUEST] = {"SELECT s.organisation, s.code, s.month"
			      " FROM item i CROSS JOIN spend s"
			      " ON s.item = i.id WHERE i.request = ?"
			      " AND visible(s.organisation)",
			      NULL},
	[PLACE_OF_REVISION] = {"SELECT organisation, code, month"
			       " FROM spend_beside WHERE id = ?"
			       " AND visible(organisation)",
			       NULL},
	[PLACES_OF_BILL] = {"SELECT DISTINCT s.organisation, s.code, s.month"
			    " FROM ledger_entry e INDEXED BY"
			    " ledger_entry_bill CROSS JOIN spend_beside s"
			    " ON s.id = e.id WHERE e.bill = ?"
			    " AND visible(s.organisation)",
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
read_rows(const struct access *access, struct cursor *c, struct budgets *ret,
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

/* What it is used for by now. */
static enum status
add_sum(const struct access *access, struct budget *budget,
	struct fault *fault)
{
	struct cursor c = cursor_open(access, &budget_noun, BUDGET_SUM);

	put_int(&c, budget->organisation);
	put_text(&c, budget->code);
	put_int(&c, budget->from_month);
	if (cursor_next(&c))
		for (int i = 0; i < SPEND_STAGES; i++)
			budget->minor[i] = read_int(&c);
	return cursor_close(&c, fault);
}

static enum status
read_all(const struct access *access, struct cursor *c, struct budgets *ret,
	 struct fault *fault)
{
	enum status status = read_rows(access, c, ret, fault);

	for (size_t i = 0; !status && i < ret->count; i++)
		status = add_sum(access, &ret->list[i], fault);
	return status;
}

enum status
budget_get(const struct access *access, int64_t id, struct budget *ret,
	   struct fault *fault)
{
	struct cursor c = cursor_open(access, &budget_noun, BUDGET_GET);
	bool found;
	enum status status;

	put_int(&c, id);
	found = cursor_next(&c);
	if (found)
		budget_read(&c, ret);
	status = cursor_found(&c, found, "budget", fault);
	return status ? status : add_sum(access, ret, fault);
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

/* Those of an organisation and its partnership, without their sums. */
static enum status
read_near(const struct access *access, const struct kept_key *key,
	  struct kept_rows *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &budget_noun, BUDGET_NEAR);
	struct budgets all;
	enum status status;

	put_int(&c, key->organisation);
	status = read_rows(access, &c, &all, fault);
	if (!status)
		*ret = (struct kept_rows){all.list, all.count};
	return status;
}

/* What an item is held against. */
struct place {
	int64_t organisation;
	const char *code;
	int month;
};

static bool
holds(const struct access *access, const struct budget *budget,
      const struct place *place)
{
	return budget->from_month <= place->month &&
	       budget->from_month > place->month - 12 &&
	       (!*budget->code || !strcmp(budget->code, place->code)) &&
	       (access->scope == &scope_of_the_service_itself ||
		scope_has(access->scope, budget->organisation));
}

static bool
is_there(const struct budgets *budgets, int64_t id)
{
	for (size_t i = 0; i < budgets->count; i++)
		if (budgets->list[i].id == id)
			return true;
	return false;
}

/* What the writer keeps goes with its transaction. */
static void
copy_words(struct arena *arena, struct budget *budget)
{
	const char **const words[] = {&budget->code, &budget->warn,
				      &budget->code_name,
				      &budget->owner_name};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (*words[i])
			*words[i] = arena_text(arena, *words[i]);
}

/* Add those of a place that are not in the list. */
static enum status
add_place(const struct access *access, const struct place *place,
	  struct budgets *all, struct fault *fault)
{
	const struct kept_key key = {.what = KEPT_BUDGETS,
				     .organisation = place->organisation,
				     .word = ""};
	struct access reading = *access;
	struct kept_rows rows;
	const struct budget *near;
	size_t cap = all->count;
	enum status status;

	reading.scope = &scope_of_the_service_itself;
	status = kept_usable(&reading, &key)
			 ? kept_get(&reading, &key, read_near, &rows, fault)
			 : read_near(&reading, &key, &rows, fault);
	near = status ? NULL : rows.list;
	for (size_t i = 0; !status && i < rows.count; i++) {
		struct budget *one;

		if (!holds(access, &near[i], place) ||
		    is_there(all, near[i].id))
			continue;
		all->list = arena_grow(access->arena, all->list, all->count,
				       &cap, sizeof *all->list);
		one = &all->list[all->count++];
		*one = near[i];
		copy_words(access->arena, one);
		status = add_sum(&reading, one, fault);
	}
	return status;
}

/* The query's are few: the items of one request. */
static enum status
of_places(const struct access *access, int query, int64_t id,
	  struct budgets *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &budget_noun, query);
	struct place *list = NULL;
	size_t count = 0, cap = 0;
	enum status status;

	put_int(&c, id);
	while (cursor_next(&c)) {
		list = arena_grow(access->arena, list, count, &cap,
				  sizeof *list);
		list[count].organisation = read_int(&c);
		list[count].code = read_text(&c);
		list[count++].month = (int)read_int(&c);
	}
	status = cursor_close(&c, fault);
	*ret = (struct budgets){NULL, 0};
	for (size_t i = 0; !status && i < count; i++)
		status = add_place(access, &list[i], ret, fault);
	return status;
}

enum status
budget_of_item(const struct access *access, int64_t item, struct budgets *ret,
	       struct fault *fault)
{
	return of_places(access, PLACE_OF_ITEM, item, ret, fault);
}

enum status
budget_of_request(const struct access *access, int64_t request,
		  struct budgets *ret, struct fault *fault)
{
	return of_places(access, PLACE_OF_REQUEST, request, ret, fault);
}

enum status
budget_of_revision(const struct access *access, int64_t revision,
		   struct budgets *ret, struct fault *fault)
{
	return of_places(access, PLACE_OF_REVISION, revision, ret, fault);
}

enum status
budget_of_bill(const struct access *access, int64_t bill, struct budgets *ret,
	       struct fault *fault)
{
	return of_places(access, PLACES_OF_BILL, bill, ret, fault);
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
