/* Reports with their filters, under names, and who has them by mail. */
#include "store/saved_view.h"

#include "store/inside.h"

enum {
	VIEW_INSERT,
	VIEW_UPDATE,
	VIEW_PUT_OFF,
	VIEW_DELETE,
	VIEW_GET,
	VIEW_LIST,
	VIEW_DUE,
	VIEW_READERS,
	VIEW_READER_ADD,
	VIEW_READERS_CLEAR,
	VIEWS,
};

#define SELECT                                                              \
	"SELECT v.id, v.organisation, v.owner, a.name, v.name, v.report,"   \
	" v.query, v.shared, v.version, v.created, v.every, v.attach,"      \
	" v.next FROM saved_view v"

static const struct query queries[] = {
	[VIEW_INSERT] = {"INSERT INTO saved_view (id, organisation, owner,"
			 " name, report, query, shared, version, created,"
			 " every, attach, next)"
			 " VALUES (?, ?, ?, ?, ?, ?, ?, 1, ?, '', 0, NULL)",
			 NULL},
	[VIEW_UPDATE] = {"UPDATE saved_view SET name = ?3, shared = ?4,"
			 " every = ?5, attach = ?6, next = ?7,"
			 " version = version + 1"
			 " WHERE id = ?1 AND version = ?2"
			 " AND visible(organisation)",
			 NULL},
	[VIEW_PUT_OFF] = {"UPDATE saved_view SET next = ?2 WHERE id = ?1"
			  " AND visible(organisation)",
			  NULL},
	[VIEW_DELETE] = {"DELETE FROM saved_view WHERE id = ?"
			 " AND visible(organisation)",
			 NULL},
	[VIEW_GET] = {SELECT " CROSS JOIN account a ON a.id = v.owner"
			     " WHERE v.id = ? AND visible(v.organisation)",
		      NULL},
	[VIEW_LIST] = {SELECT " INDEXED BY saved_view_list"
			      " CROSS JOIN account a ON a.id = v.owner"
			      " WHERE v.organisation = ?1 AND v.id < ?3"
			      " AND (v.shared = 1 OR v.owner = ?2)"
			      " AND visible(v.organisation)"
			      " ORDER BY v.id DESC LIMIT ?4",
		       NULL},
	[VIEW_DUE] = {SELECT " INDEXED BY saved_view_next"
			     " CROSS JOIN account a ON a.id = v.owner"
			     " WHERE v.next IS NOT NULL AND v.next <= ?"
			     " AND visible(v.organisation)"
			     " ORDER BY v.next LIMIT ?",
		      NULL},
	[VIEW_READERS] = {"SELECT a.id, a.name, a.email, a.language,"
			  " EXISTS (SELECT 1 FROM saved_view_reader r"
			  " WHERE r.view = ?1 AND r.account = a.id)"
			  " FROM account a WHERE a.organisation = ?2"
			  " AND a.state = 'active' AND visible(a.organisation)"
			  " AND a.role IN ('manager', 'administrator',"
			  " 'auditor') ORDER BY a.name, a.id",
			  NULL},
	[VIEW_READER_ADD] = {"INSERT INTO saved_view_reader (view, account)"
			     " VALUES (?, ?)",
			     NULL},
	[VIEW_READERS_CLEAR] = {"DELETE FROM saved_view_reader WHERE view = ?",
				NULL},
};
const struct noun saved_view_noun = {NOUN_SAVED_VIEW, "view", queries, VIEWS};

static struct cursor
open_on(const struct access *access, int query)
{
	return cursor_open(access, &saved_view_noun, query);
}

enum status
saved_view_insert(const struct access *access, const struct saved_view *view,
		  struct fault *fault)
{
	struct cursor c = open_on(access, VIEW_INSERT);

	put_int(&c, view->id);
	put_int(&c, view->organisation);
	put_int(&c, view->owner);
	put_text(&c, view->name);
	put_text(&c, view->report);
	put_text(&c, view->query);
	put_int(&c, view->shared);
	put_int(&c, view->created_utc);
	return cursor_insert(&c, "name",
			     N_("You have a view of that name already: take "
				"another"),
			     fault);
}

enum status
saved_view_update(const struct access *access, const struct saved_view *view,
		  struct fault *fault)
{
	struct cursor c = open_on(access, VIEW_UPDATE);

	put_int(&c, view->id);
	put_int(&c, view->version);
	put_text(&c, view->name);
	put_int(&c, view->shared);
	put_text(&c, view->every);
	put_int(&c, view->attach);
	put_some(&c, view->next_utc);
	return cursor_change(&c, "view", fault);
}

enum status
saved_view_put_off(const struct access *access, int64_t id, int64_t next_utc,
		   struct fault *fault)
{
	struct cursor c = open_on(access, VIEW_PUT_OFF);

	put_int(&c, id);
	put_some(&c, next_utc);
	return cursor_change(&c, "view", fault);
}

enum status
saved_view_delete(const struct access *access, int64_t id,
		  struct fault *fault)
{
	struct cursor c;
	enum status status = saved_view_readers_clear(access, id, fault);

	if (status != OK)
		return status;
	c = open_on(access, VIEW_DELETE);
	put_int(&c, id);
	return cursor_change(&c, "view", fault);
}

static void
read_view(struct cursor *c, struct saved_view *ret)
{
	ret->id = read_int(c);
	ret->organisation = read_int(c);
	ret->owner = read_int(c);
	ret->owner_name = read_text(c);
	ret->name = read_text(c);
	ret->report = read_text(c);
	ret->query = read_text(c);
	ret->shared = read_int(c);
	ret->version = read_int(c);
	ret->created_utc = read_int(c);
	ret->every = read_text(c);
	ret->attach = read_int(c);
	ret->next_utc = read_int(c);
}

enum status
saved_view_get(const struct access *access, int64_t id,
	       struct saved_view *ret, struct fault *fault)
{
	struct cursor c = open_on(access, VIEW_GET);
	bool found;

	put_int(&c, id);
	found = cursor_next(&c);
	if (found)
		read_view(&c, ret);
	return cursor_found(&c, found, "view", fault);
}

static enum status
read_all(struct cursor *c, struct saved_views *ret, struct fault *fault)
{
	struct saved_views all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	while (cursor_next(c)) {
		all.list = arena_grow(c->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		read_view(c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(c, fault)))
		*ret = all;
	return status;
}

enum status
saved_view_list(const struct access *access,
		const struct saved_view_wish *wish, struct saved_views *ret,
		struct fault *fault)
{
	struct cursor c = open_on(access, VIEW_LIST);

	put_int(&c, wish->organisation);
	put_int(&c, wish->account);
	put_int(&c, wish->before ? wish->before : INT64_MAX);
	put_int(&c, (int64_t)wish->limit);
	return read_all(&c, ret, fault);
}

enum status
saved_view_due(const struct access *access, int64_t now_utc, size_t limit,
	       struct saved_views *ret, struct fault *fault)
{
	struct cursor c = open_on(access, VIEW_DUE);

	put_int(&c, now_utc);
	put_int(&c, (int64_t)limit);
	return read_all(&c, ret, fault);
}

enum status
saved_view_readers(const struct access *access, const struct saved_view *view,
		   struct saved_view_readers *ret, struct fault *fault)
{
	struct cursor c = open_on(access, VIEW_READERS);
	struct saved_view_readers all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, view->id);
	put_int(&c, view->organisation);
	while (cursor_next(&c)) {
		struct saved_view_reader *one;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		one = &all.list[all.count++];
		one->account = read_int(&c);
		one->name = read_text(&c);
		one->email = read_text(&c);
		one->language = read_text(&c);
		one->chosen = read_int(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
saved_view_reader_add(const struct access *access, int64_t view,
		      int64_t account, struct fault *fault)
{
	struct cursor c = open_on(access, VIEW_READER_ADD);

	put_int(&c, view);
	put_int(&c, account);
	return cursor_run(&c, fault);
}

enum status
saved_view_readers_clear(const struct access *access, int64_t view,
			 struct fault *fault)
{
	struct cursor c = open_on(access, VIEW_READERS_CLEAR);

	put_int(&c, view);
	return cursor_run(&c, fault);
}
