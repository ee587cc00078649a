/* What people ask for themselves. */
#include "store/ask.h"

#include <stdio.h>
#include <stdlib.h>

#include "store/inside.h"
#include "store/outbox.h"
#include "store/request.h"

enum {
	ASK_INSERT,
	ASK_GET,
	ASK_ANSWER,
	ASK_CONFIRM,
	ASK_OLDEST,
	ASK_NEWEST,
	ASKS,
};

#define COLUMNS                                                            \
	"id, ref, organisation, asked_at, page_language, name, tenancy,"   \
	" contact, safe_contact, language_spoken, language_read, wants,"   \
	" words, format, interpreter_gender, answered_at, answered_by,"     \
	" answer, tenant, confirmed_at, confirmed_by"
#define OF_ONE                                                     \
	"SELECT " COLUMNS " FROM ask INDEXED BY ask_queue"         \
	" WHERE organisation = ? AND state = ? AND visible(organisation)"

static const struct query queries[] = {
	[ASK_INSERT] = {"INSERT INTO ask (" COLUMNS ", state)"
			" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
			" NULL, NULL, NULL, NULL, NULL, NULL, 'open')", NULL},
	[ASK_GET] = {"SELECT " COLUMNS " FROM ask WHERE id = ?"
		     " AND visible(organisation)", NULL},
	[ASK_ANSWER] = {"UPDATE ask SET state = 'answered', answered_at = ?2,"
			" answered_by = ?3, answer = ?4 WHERE id = ?1"
			" AND state = 'open' AND visible(organisation)", NULL},
	[ASK_CONFIRM] = {"UPDATE ask SET tenant = ?2, confirmed_at = ?3,"
			 " confirmed_by = ?4 WHERE id = ?1 AND tenant IS NULL"
			 " AND visible(organisation)", NULL},
	[ASK_OLDEST] = {OF_ONE " AND id > ? ORDER BY id LIMIT ?", NULL},
	[ASK_NEWEST] = {OF_ONE " AND id < ? ORDER BY id DESC LIMIT ?", NULL},
};
const struct noun ask_noun = {NOUN_ASK, "ask", queries, ASKS};

enum status
ask_next_ref(const struct access *access, int64_t now_utc,
	     char ret[ASK_REF_TEXT], struct fault *fault)
{
	int year = ref_year(now_utc);
	char name[16];
	int64_t number;
	enum status status;

	snprintf(name, sizeof name, "ask-%02d", year);
	status = counter_next(access, name, &number, fault);
	if (status == OK)
		snprintf(ret, ASK_REF_TEXT, "A%02d-%06lld", year,
			 (long long)number);
	return status;
}

enum status
ask_insert(const struct access *access, const struct ask *ask,
	   struct fault *fault)
{
	struct cursor c = cursor_open(access, &ask_noun, ASK_INSERT);

	put_int(&c, ask->id);
	put_text(&c, ask->ref);
	put_int(&c, ask->organisation);
	put_int(&c, ask->asked_utc);
	put_text(&c, ask->page_language);
	put_text(&c, ask->name);
	put_text(&c, ask->tenancy);
	put_text(&c, ask->contact);
	put_text(&c, ask->safe_contact);
	put_text(&c, ask->language_spoken);
	put_text(&c, ask->language_read);
	put_text(&c, ask->wants);
	put_text(&c, ask->words);
	put_text(&c, ask->format);
	put_text(&c, ask->interpreter_gender);
	return cursor_run(&c, fault);
}

static void
ask_read(struct cursor *c, struct ask *ret)
{
	ret->id = read_int(c);
	ret->ref = read_text(c);
	ret->organisation = read_int(c);
	ret->asked_utc = read_int(c);
	ret->page_language = read_text(c);
	ret->name = read_text(c);
	ret->tenancy = read_text(c);
	ret->contact = read_text(c);
	ret->safe_contact = read_text(c);
	ret->language_spoken = read_text(c);
	ret->language_read = read_text(c);
	ret->wants = read_text(c);
	ret->words = read_text(c);
	ret->format = read_text(c);
	ret->interpreter_gender = read_text(c);
	ret->answered_utc = read_int(c);
	ret->answered_by = read_int(c);
	ret->answer = read_text(c);
	ret->tenant = read_int(c);
	ret->confirmed_utc = read_int(c);
	ret->confirmed_by = read_int(c);
}

enum status
ask_get(const struct access *access, int64_t id, struct ask *ret,
	struct fault *fault)
{
	struct cursor c = cursor_open(access, &ask_noun, ASK_GET);
	bool found;

	put_int(&c, id);
	found = cursor_next(&c);
	if (found)
		ask_read(&c, ret);
	return cursor_found(&c, found, "ask", fault);
}

enum status
ask_answer(const struct access *access, const struct ask *ask,
	   struct fault *fault)
{
	struct cursor c = cursor_open(access, &ask_noun, ASK_ANSWER);

	put_int(&c, ask->id);
	put_int(&c, ask->answered_utc);
	put_int(&c, ask->answered_by);
	put_text(&c, ask->answer);
	return cursor_change(&c, "ask", fault);
}

enum status
ask_confirm(const struct access *access, const struct ask *ask,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &ask_noun, ASK_CONFIRM);

	put_int(&c, ask->id);
	put_int(&c, ask->tenant);
	put_int(&c, ask->confirmed_utc);
	put_int(&c, ask->confirmed_by);
	return cursor_change(&c, "ask", fault);
}

/* One landlord's next ones, put behind those of the landlords before it. */
static enum status
list_of(const struct access *access, int64_t organisation,
	const struct ask_wish *wish, struct ask_page *all, struct fault *fault)
{
	bool open = wish->state == ASK_OPEN;
	struct cursor c = cursor_open(access, &ask_noun,
				      open ? ASK_OLDEST : ASK_NEWEST);

	put_int(&c, organisation);
	put_text(&c, open ? "open" : "answered");
	put_int(&c, open || wish->after ? wish->after : INT64_MAX);
	put_int(&c, (int64_t)wish->limit + 1);
	while (cursor_next(&c))
		ask_read(&c, &all->list[all->count++]);
	return cursor_close(&c, fault);
}

static int
oldest_first(const void *a, const void *b)
{
	const struct ask *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

static int
newest_first(const void *a, const void *b)
{
	return oldest_first(b, a);
}

enum status
ask_list(const struct access *access, const struct ask_wish *wish,
	 struct ask_page *ret, struct fault *fault)
{
	const struct scope *scope = access->scope;
	size_t most = scope->count * (wish->limit + 1) + 1;
	struct ask_page all = {0};
	enum status status = OK;

	all.list = arena_alloc(access->arena, most * sizeof *all.list);
	for (size_t i = 0; status == OK && i < scope->count; i++)
		status = list_of(access, scope->organisation[i], wish, &all,
				 fault);
	if (status != OK)
		return status;
	if (all.count)
		qsort(all.list, all.count, sizeof *all.list,
		      wish->state == ASK_OPEN ? oldest_first : newest_first);
	if (all.count > wish->limit) {
		all.count = wish->limit;
		all.next = all.list[wish->limit - 1].id;
	}
	*ret = all;
	return OK;
}
