/* By which server an organisation's mail leaves, and what has not left. */
#include "store/mail.h"

#include "store/inside.h"
#include "store/outbox_row.h"

enum {
	SERVER_PUT,
	SERVER_GET,
	SERVER_DELETE,
	HASTEN,
	COUNT,
	STUCK,
	FAILED,
	FAILED_GET,
	WISH_PUT,
	WISH_GET,
	MAILS,
};

static const struct query queries[] = {
	[SERVER_PUT] = {"INSERT INTO mail_server (address, host, port,"
			" security, user, password, authority, sender,"
			" private, by, at, organisation)"
			" SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, id"
			" FROM organisation WHERE id = ? AND visible(id)"
			" ON CONFLICT DO UPDATE SET"
			" address = excluded.address, host = excluded.host,"
			" port = excluded.port, security = excluded.security,"
			" user = excluded.user, password = excluded.password,"
			" authority = excluded.authority,"
			" sender = excluded.sender,"
			" private = excluded.private, by = excluded.by,"
			" at = excluded.at", NULL},
	/* Members follow their partnership where they have none. */
	[SERVER_GET] = {"SELECT organisation, address, host, port, security,"
			" user, authority, sender, private, by, at, password"
			" FROM mail_server WHERE organisation IN"
			" (SELECT id FROM organisation WHERE id = ?1"
			" AND visible(id) UNION ALL SELECT parent"
			" FROM organisation WHERE id = ?1 AND visible(id))"
			" ORDER BY organisation <> ?1 LIMIT 1", NULL},
	[SERVER_DELETE] = {"DELETE FROM mail_server WHERE organisation = ?"
			   " AND visible(organisation)", NULL},
	/* One on its way has no trouble. */
	[HASTEN] = {"UPDATE outbox SET next_at = ?2 WHERE kind = 'mail'"
		    " AND state = 'waiting' AND next_at > ?2"
		    " AND trouble IS NOT NULL AND organisation IN"
		    " (SELECT id FROM organisation WHERE id = ?1 UNION ALL"
		    " SELECT id FROM organisation WHERE parent = ?1)", NULL},
	[COUNT] = {"SELECT COUNT(*) FROM outbox WHERE kind = 'mail'"
		   " AND state = ? AND visible(organisation)", NULL},
	[STUCK] = {"SELECT " OUTBOX_COLUMNS " WHERE kind = 'mail'"
		     " AND state = 'waiting' AND trouble IS NOT NULL"
		     " AND visible(organisation) LIMIT 1", NULL},
	[FAILED] = {"SELECT " OUTBOX_COLUMNS " WHERE kind = 'mail'"
		    " AND state = 'failed' AND next_at < ?"
		    " AND visible(organisation) ORDER BY next_at DESC LIMIT ?",
		    NULL},
	[FAILED_GET] = {"SELECT " OUTBOX_COLUMNS " WHERE id = ?"
			" AND kind = 'mail' AND state = 'failed'"
			" AND visible(organisation)", NULL},
	[WISH_PUT] = {"UPDATE account SET morning_mail = ? WHERE id = ?"
		      " AND visible(organisation)", NULL},
	[WISH_GET] = {"SELECT morning_mail FROM account WHERE id = ?"
		      " AND visible(organisation)", NULL},
};
const struct noun mail_noun = {NOUN_MAIL, "mail", queries, MAILS};

enum status
mail_server_put(const struct access *access, const struct mail_server *server,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &mail_noun, SERVER_PUT);

	put_text(&c, server->address);
	put_text(&c, server->host);
	put_int(&c, server->port);
	put_text(&c, server->security);
	put_text(&c, server->user);
	if (server->password)
		put_bytes(&c, server->password, server->password_bytes);
	else
		put_text(&c, NULL);
	put_text(&c, server->authority);
	put_text(&c, server->sender);
	put_int(&c, server->private_network);
	put_int(&c, server->by);
	put_int(&c, server->at_utc);
	put_int(&c, server->organisation);
	return cursor_change(&c, "organisation", fault);
}

enum status
mail_server_get(const struct access *access, int64_t organisation,
		struct mail_server *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &mail_noun, SERVER_GET);
	bool found;

	put_int(&c, organisation);
	found = cursor_next(&c);
	if (found) {
		ret->organisation = read_int(&c);
		ret->address = read_text(&c);
		ret->host = read_text(&c);
		ret->port = read_int(&c);
		ret->security = read_text(&c);
		ret->user = read_text(&c);
		ret->authority = read_text(&c);
		ret->sender = read_text(&c);
		ret->private_network = read_int(&c);
		ret->by = read_int(&c);
		ret->at_utc = read_int(&c);
		ret->password = read_bytes(&c, &ret->password_bytes);
		if (!ret->password_bytes)
			ret->password = NULL;
	}
	return cursor_found(&c, found, "mail", fault);
}

enum status
mail_server_delete(const struct access *access, int64_t organisation,
		   struct fault *fault)
{
	struct cursor c = cursor_open(access, &mail_noun, SERVER_DELETE);

	put_int(&c, organisation);
	return cursor_change(&c, "mail", fault);
}

enum status
mail_hasten(const struct access *access, int64_t organisation,
	    int64_t now_utc, struct fault *fault)
{
	struct cursor c = cursor_open(access, &mail_noun, HASTEN);

	put_int(&c, organisation);
	put_int(&c, now_utc);
	return cursor_run(&c, fault);
}

static enum status
count(const struct access *access, const char *state, int64_t *ret,
      struct fault *fault)
{
	struct cursor c = cursor_open(access, &mail_noun, COUNT);

	put_text(&c, state);
	while (cursor_next(&c))
		*ret = read_int(&c);
	return cursor_close(&c, fault);
}

enum status
mail_count(const struct access *access, struct mail_counts *ret,
	   struct fault *fault)
{
	struct mail_counts counts = {0};
	enum status status =
		count(access, "waiting", &counts.waiting, fault);
	struct cursor c;

	if (status == OK)
		status = count(access, "failed", &counts.failed, fault);
	if (status != OK)
		return status;
	c = cursor_open(access, &mail_noun, STUCK);
	while (cursor_next(&c))
		message_read(&c, &counts.stuck);
	status = cursor_close(&c, fault);
	if (status == OK)
		*ret = counts;
	return status;
}

enum status
mail_failed(const struct access *access, int64_t before_utc, size_t limit,
	    struct messages *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &mail_noun, FAILED);
	struct messages all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, before_utc);
	put_int(&c, (int64_t)limit);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		message_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
mail_failed_get(const struct access *access, int64_t id, struct message *ret,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &mail_noun, FAILED_GET);
	bool found;

	put_int(&c, id);
	if ((found = cursor_next(&c)))
		message_read(&c, ret);
	return cursor_found(&c, found, "mail", fault);
}

enum status
mail_wish_put(const struct access *access, const struct mail_wish *wish,
	      struct fault *fault)
{
	struct cursor c = cursor_open(access, &mail_noun, WISH_PUT);

	put_int(&c, wish->morning);
	put_int(&c, wish->account);
	return cursor_change(&c, "account", fault);
}

enum status
mail_wish_get(const struct access *access, int64_t account,
	      struct mail_wish *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &mail_noun, WISH_GET);
	bool found;

	put_int(&c, account);
	if ((found = cursor_next(&c)))
		*ret = (struct mail_wish){account, read_int(&c)};
	return cursor_found(&c, found, "account", fault);
}
