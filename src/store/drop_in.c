/* Drop-in sessions, and who came to them. */
#include "store/drop_in.h"

#include <stdlib.h>

#include "store/inside.h"

enum {
	DROP_IN_INSERT,
	DROP_IN_GET,
	DROP_IN_CANCEL,
	DROP_IN_LIST,
	VISIT_INSERT,
	VISIT_LIST,
	DROP_INS,
};

#define SELECT_DROP_IN                                                      \
	"SELECT d.id, d.organisation, d.provider, d.name, d.language,"      \
	" d.mode, d.place, d.starts_at, d.minutes, d.cancelled_at,"         \
	" d.cancelled_why, d.made_at, d.made_by, p.name,"                   \
	" (SELECT count(*) FROM drop_in_visit v WHERE v.drop_in = d.id)"    \
	" FROM drop_in d"

static const struct query queries[] = {
	[DROP_IN_INSERT] = {"INSERT INTO drop_in (id, organisation, provider,"
			    " name, language, mode, place, starts_at,"
			    " minutes, made_at, made_by) VALUES (?, ?, ?, ?,"
			    " ?, ?, ?, ?, ?, ?, ?)", NULL},
	[DROP_IN_GET] = {SELECT_DROP_IN " JOIN provider p ON p.id ="
			 " d.provider WHERE d.id = ?"
			 " AND visible(d.organisation)", NULL},
	[DROP_IN_CANCEL] = {"UPDATE drop_in SET cancelled_at = ?2,"
			    " cancelled_why = ?3 WHERE id = ?1"
			    " AND visible(organisation)", NULL},
	[DROP_IN_LIST] = {SELECT_DROP_IN " INDEXED BY drop_in_list"
			  " CROSS JOIN provider p ON p.id = d.provider"
			  " WHERE d.organisation = ?1"
			  " AND (d.starts_at, d.id) < (?2, ?3)"
			  " AND visible(d.organisation)"
			  " ORDER BY d.starts_at DESC, d.id DESC LIMIT ?4",
			  NULL},
	[VISIT_INSERT] = {"INSERT INTO drop_in_visit (id, drop_in,"
			  " organisation, tenant, at, minutes, purpose,"
			  " contact, logged_at, logged_by) VALUES (?, ?, ?,"
			  " ?, ?, ?, ?, ?, ?, ?)", NULL},
	[VISIT_LIST] = {"SELECT v.id, v.drop_in, v.organisation, v.tenant,"
			" v.at, v.minutes, v.purpose, v.contact, v.logged_at,"
			" v.logged_by, t.name, t.name_native, t.reference"
			" FROM drop_in_visit v"
			" CROSS JOIN tenant t ON t.id = v.tenant"
			" WHERE v.drop_in = ? AND visible(v.organisation)"
			" ORDER BY v.at, v.id LIMIT ?", NULL},
};
const struct noun drop_in_noun = {NOUN_DROP_IN, "drop_in", queries, DROP_INS};

enum status
drop_in_insert(const struct access *access, const struct drop_in *drop_in,
	       struct fault *fault)
{
	struct cursor c = cursor_open(access, &drop_in_noun, DROP_IN_INSERT);

	put_int(&c, drop_in->id);
	put_int(&c, drop_in->organisation);
	put_int(&c, drop_in->provider);
	put_text(&c, drop_in->name);
	put_text(&c, drop_in->language);
	put_text(&c, drop_in->mode);
	put_text(&c, drop_in->place);
	put_int(&c, drop_in->starts_utc);
	put_int(&c, drop_in->minutes);
	put_int(&c, drop_in->made_utc);
	put_int(&c, drop_in->made_by);
	return cursor_run(&c, fault);
}

static void
drop_in_read(struct cursor *c, struct drop_in *ret)
{
	*ret = (struct drop_in){.id = read_int(c)};
	ret->organisation = read_int(c);
	ret->provider = read_int(c);
	ret->name = read_text(c);
	ret->language = read_text(c);
	ret->mode = read_text(c);
	ret->place = read_text(c);
	ret->starts_utc = read_int(c);
	ret->minutes = (int)read_int(c);
	ret->cancelled_utc = read_int(c);
	ret->cancelled_why = read_text(c);
	ret->made_utc = read_int(c);
	ret->made_by = read_int(c);
	ret->provider_name = read_text(c);
	ret->visits = (int)read_int(c);
}

enum status
drop_in_get(const struct access *access, int64_t id, struct drop_in *ret,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &drop_in_noun, DROP_IN_GET);
	bool found;

	put_int(&c, id);
	if ((found = cursor_next(&c)))
		drop_in_read(&c, ret);
	return cursor_found(&c, found, "drop_in", fault);
}

enum status
drop_in_cancel(const struct access *access, const struct drop_in *drop_in,
	       struct fault *fault)
{
	struct cursor c = cursor_open(access, &drop_in_noun, DROP_IN_CANCEL);

	put_int(&c, drop_in->id);
	put_int(&c, drop_in->cancelled_utc);
	put_text(&c, drop_in->cancelled_why);
	return cursor_change(&c, "drop_in", fault);
}

static int
latest_first(const void *a, const void *b)
{
	const struct drop_in *x = a, *y = b;

	if (x->starts_utc != y->starts_utc)
		return x->starts_utc > y->starts_utc ? -1 : 1;
	return (x->id < y->id) - (x->id > y->id);
}

enum status
drop_in_list(const struct access *access, const struct drop_in_page *page,
	     struct drop_ins *ret, struct fault *fault)
{
	const struct scope *scope = access->scope;
	struct drop_ins all = {NULL, 0};
	enum status status = OK;

	all.list = arena_alloc(access->arena,
			       (scope->count * page->limit + 1) *
				       sizeof *all.list);
	for (size_t i = 0; status == OK && i < scope->count; i++) {
		struct cursor c =
			cursor_open(access, &drop_in_noun, DROP_IN_LIST);

		put_int(&c, scope->organisation[i]);
		put_int(&c, page->before_utc);
		put_int(&c, page->before_id);
		put_int(&c, (int64_t)page->limit);
		while (cursor_next(&c))
			drop_in_read(&c, &all.list[all.count++]);
		status = cursor_close(&c, fault);
	}
	if (status != OK)
		return status;
	qsort(all.list, all.count, sizeof *all.list, latest_first);
	if (all.count > page->limit)
		all.count = page->limit;
	*ret = all;
	return OK;
}

enum status
drop_in_visit_insert(const struct access *access,
		     const struct drop_in_visit *visit, struct fault *fault)
{
	struct cursor c = cursor_open(access, &drop_in_noun, VISIT_INSERT);

	put_int(&c, visit->id);
	put_int(&c, visit->drop_in);
	put_int(&c, visit->organisation);
	put_int(&c, visit->tenant);
	put_int(&c, visit->at_utc);
	put_int(&c, visit->minutes);
	put_text(&c, visit->purpose);
	put_some(&c, visit->contact);
	put_int(&c, visit->logged_utc);
	put_int(&c, visit->logged_by);
	return cursor_run(&c, fault);
}

enum status
drop_in_visit_list(const struct access *access, int64_t drop_in,
		   struct drop_in_visits *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &drop_in_noun, VISIT_LIST);
	struct drop_in_visits all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, drop_in);
	put_int(&c, DROP_IN_VISITS_MOST);
	while (cursor_next(&c)) {
		struct drop_in_visit *one;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		one = &all.list[all.count++];
		one->id = read_int(&c);
		one->drop_in = read_int(&c);
		one->organisation = read_int(&c);
		one->tenant = read_int(&c);
		one->at_utc = read_int(&c);
		one->minutes = (int)read_int(&c);
		one->purpose = read_text(&c);
		one->contact = read_int(&c);
		one->logged_utc = read_int(&c);
		one->logged_by = read_int(&c);
		one->tenant_name = read_text(&c);
		one->tenant_native = read_text(&c);
		one->tenant_reference = read_text(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}
