/* People who work here and other systems: accounts, sessions, tokens. */
#include "store/account.h"

#include <string.h>

#include "store/inside.h"

enum {
	ACCOUNT_INSERT,
	ACCOUNT_GET,
	ACCOUNT_BY_EMAIL,
	ACCOUNT_ALL,
	ACCOUNT_UPDATE,
	ACCOUNT_REHASH,
	ACCOUNT_SIGN_OUT,
	SESSION_INSERT,
	SESSION_GET,
	SESSION_TOUCH,
	SESSION_DELETE,
	SESSION_PURGE,
	SESSION_ALL,
	SESSION_END,
	SESSION_END_OTHERS,
	SESSION_BIND,
	SESSION_UNBIND,
	TOKEN_INSERT,
	TOKEN_GET,
	TOKEN_TOUCH,
	TOKEN_ALL,
	TOKEN_REVOKE,
	ACCOUNTS,
};

#define ACCOUNT_COLUMNS \
	"a.id, a.organisation, a.email, a.name, a.role, a.password_hash," \
	" a.language, a.state, a.one_time, a.created, a.provider,"        \
	" a.linguist"
#define TOKEN_COLUMNS \
	"hash, id, name, role, organisation, created, revoked, last_used,"    \
	" provider, expires, scope"
#define SESSION_COLUMNS \
	"s.token_hash, s.account, s.csrf, s.created, s.seen, s.expires,"      \
	" s.id, s.agent, s.address, s.bound"

static const struct query queries[] = {
	[ACCOUNT_INSERT] = {"INSERT INTO account (id, organisation, email,"
			    " name, role, password_hash, language, state,"
			    " one_time, created, provider, linguist)"
			    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			    NULL},
	[ACCOUNT_GET] = {"SELECT " ACCOUNT_COLUMNS " FROM account a"
			 " WHERE a.id = ? AND visible(a.organisation)", NULL},
	[ACCOUNT_BY_EMAIL] = {"SELECT " ACCOUNT_COLUMNS " FROM account a"
			      " WHERE a.email = ?"
			      " AND visible(a.organisation)", NULL},
	[ACCOUNT_ALL] = {"SELECT " ACCOUNT_COLUMNS " FROM account a"
			 " WHERE visible(a.organisation)"
			 " ORDER BY a.name, a.id",
			 "staff are few, and only administrators list them"},
	[ACCOUNT_UPDATE] = {"UPDATE account SET name = ?2, role = ?3,"
			    " password_hash = ?4, language = ?5, state = ?6,"
			    " one_time = ?7"
			    " WHERE id = ?1 AND visible(organisation)", NULL},
	[ACCOUNT_REHASH] = {"UPDATE account SET password_hash = ?2"
			    " WHERE id = ?1 AND visible(organisation)", NULL},
	[ACCOUNT_SIGN_OUT] = {"DELETE FROM session WHERE account = ?1 AND"
			      " EXISTS (SELECT 1 FROM account a"
			      " WHERE a.id = ?1 AND visible(a.organisation)"
			      " AND (a.state = 'disabled'"
			      " OR a.password_hash <> ?2))", NULL},
	[SESSION_INSERT] = {"INSERT INTO session (token_hash, account, csrf,"
			    " created, seen, expires, id, agent, address,"
			    " bound) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			    NULL},
	[SESSION_GET] = {"SELECT " SESSION_COLUMNS ", " ACCOUNT_COLUMNS
			 " FROM session s JOIN account a ON a.id = s.account"
			 " WHERE s.token_hash = ? AND s.expires > ?"
			 " AND a.state = 'active'"
			 " AND visible(a.organisation)", NULL},
	[SESSION_TOUCH] = {"UPDATE session SET seen = ?2, expires = ?3"
			   " WHERE token_hash = ?1", NULL},
	[SESSION_DELETE] = {"DELETE FROM session WHERE token_hash = ?", NULL},
	[SESSION_PURGE] = {"DELETE FROM session WHERE token_hash IN"
			   " (SELECT token_hash FROM session"
			   " WHERE expires <= ? LIMIT 1000)", NULL},
	[SESSION_ALL] = {"SELECT " SESSION_COLUMNS " FROM session s"
			 " WHERE s.account = ? AND s.expires > ?"
			 " ORDER BY s.seen DESC, s.id", NULL},
	[SESSION_END] = {"DELETE FROM session WHERE account = ? AND id = ?",
			 NULL},
	[SESSION_END_OTHERS] = {"DELETE FROM session WHERE account = ?1"
				" AND token_hash IS NOT ?2", NULL},
	[SESSION_BIND] = {"UPDATE session SET bound = 1 WHERE account IN"
			  " (SELECT a.id FROM account a"
			  " JOIN organisation o ON o.id = a.organisation"
			  " WHERE (o.id = ?1 OR o.parent = ?1)"
			  " AND a.role = ?2 AND visible(a.organisation)"
			  " AND NOT EXISTS (SELECT 1 FROM second_factor f"
			  " WHERE f.account = a.id"
			  " AND f.confirmed IS NOT NULL))",
			  "a switch that is thrown once in years"},
	[SESSION_UNBIND] = {"UPDATE session SET bound = 0 WHERE account = ?",
			    NULL},
	[TOKEN_INSERT] = {"INSERT INTO token (hash, id, name, role,"
			  " organisation, created, provider, expires, scope)"
			  " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", NULL},
	[TOKEN_GET] = {"SELECT " TOKEN_COLUMNS " FROM token WHERE hash = ?"
		       " AND revoked IS NULL AND visible(organisation)",
		       NULL},
	[TOKEN_TOUCH] = {"UPDATE token SET last_used = ?2 WHERE id = ?1",
			 NULL},
	[TOKEN_ALL] = {"SELECT " TOKEN_COLUMNS " FROM token"
		       " WHERE visible(organisation) ORDER BY name",
		       "other systems are few"},
	[TOKEN_REVOKE] = {"UPDATE token SET revoked = ?2 WHERE name = ?1"
			  " AND revoked IS NULL AND visible(organisation)",
			  NULL},
};
const struct noun account_noun = {NOUN_ACCOUNT, "account", queries, ACCOUNTS};

static void
account_read(struct cursor *c, struct account *ret)
{
	ret->id = read_int(c);
	ret->organisation = read_int(c);
	ret->email = read_text(c);
	ret->name = read_text(c);
	if (!role_parse(read_word(c), &ret->role))
		ret->role = ROLE_AUDITOR;
	ret->password_hash = read_text(c);
	ret->language = read_text(c);
	ret->disabled = strcmp(read_word(c), "active") != 0;
	ret->one_time = read_int(c);
	ret->created_utc = read_int(c);
	ret->provider = read_int(c);
	ret->linguist = read_int(c);
}

static const char *
account_state(const struct account *account)
{
	return account->disabled ? "disabled" : "active";
}

enum status
account_insert(const struct access *access, const struct account *a,
	       struct fault *fault)
{
	struct cursor c = cursor_open(access, &account_noun, ACCOUNT_INSERT);

	put_int(&c, a->id);
	put_int(&c, a->organisation);
	put_text(&c, a->email);
	put_text(&c, a->name);
	put_text(&c, role_name(a->role));
	put_text(&c, a->password_hash);
	put_text(&c, a->language);
	put_text(&c, account_state(a));
	put_int(&c, a->one_time);
	put_int(&c, a->created_utc);
	put_some(&c, a->provider);
	put_some(&c, a->linguist);
	return cursor_insert(&c, "email",
			     N_("Somebody uses that e-mail address already: "
				"give another one"),
			     fault);
}

static enum status
account_one(struct cursor *c, struct account *ret, struct fault *fault)
{
	bool found = cursor_next(c);

	if (found)
		account_read(c, ret);
	return cursor_found(c, found, "account", fault);
}

enum status
account_get(const struct access *access, int64_t id, struct account *ret,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &account_noun, ACCOUNT_GET);

	put_int(&c, id);
	return account_one(&c, ret, fault);
}

enum status
account_by_email(const struct access *access, const char *email,
		 struct account *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &account_noun, ACCOUNT_BY_EMAIL);

	put_text(&c, email);
	return account_one(&c, ret, fault);
}

enum status
account_all(const struct access *access, struct accounts *ret,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &account_noun, ACCOUNT_ALL);
	struct accounts all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		account_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
account_update(const struct access *access, const struct account *a,
	       struct fault *fault)
{
	struct account old;
	struct cursor c;
	enum status status = account_get(access, a->id, &old, fault);

	if (status)
		return status;
	c = cursor_open(access, &account_noun, ACCOUNT_UPDATE);
	put_int(&c, a->id);
	put_text(&c, a->name);
	put_text(&c, role_name(a->role));
	put_text(&c, a->password_hash);
	put_text(&c, a->language);
	put_text(&c, account_state(a));
	put_int(&c, a->one_time);
	if ((status = cursor_change(&c, "account", fault)))
		return status;
	c = cursor_open(access, &account_noun, ACCOUNT_SIGN_OUT);
	put_int(&c, a->id);
	put_text(&c, old.password_hash);
	return cursor_run(&c, fault);
}

enum status
account_rehash(const struct access *access, int64_t id,
	       const char *password_hash, struct fault *fault)
{
	struct cursor c = cursor_open(access, &account_noun, ACCOUNT_REHASH);

	put_int(&c, id);
	put_text(&c, password_hash);
	return cursor_change(&c, "account", fault);
}

enum status
session_insert(const struct access *access, const struct session *s,
	       struct fault *fault)
{
	struct cursor c = cursor_open(access, &account_noun, SESSION_INSERT);

	put_bytes(&c, s->token_hash, HASH_BYTES);
	put_int(&c, s->account);
	put_text(&c, s->csrf);
	put_int(&c, s->created_utc);
	put_int(&c, s->seen_utc);
	put_int(&c, s->expires_utc);
	put_some(&c, s->id);
	put_text(&c, s->agent);
	put_text(&c, s->address);
	put_int(&c, s->bound);
	return cursor_run(&c, fault);
}

static void
session_read(struct cursor *c, struct session *session)
{
	read_hash(c, session->token_hash, HASH_BYTES);
	session->account = read_int(c);
	session->csrf = read_text(c);
	session->created_utc = read_int(c);
	session->seen_utc = read_int(c);
	session->expires_utc = read_int(c);
	session->id = read_int(c);
	session->agent = read_text(c);
	session->address = read_text(c);
	session->bound = read_int(c);
}

enum status
session_get(const struct access *access,
	    const unsigned char token_hash[HASH_BYTES], int64_t now_utc,
	    struct signed_in *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &account_noun, SESSION_GET);
	bool found;

	put_bytes(&c, token_hash, HASH_BYTES);
	put_int(&c, now_utc);
	if ((found = cursor_next(&c))) {
		session_read(&c, &ret->session);
		account_read(&c, &ret->account);
	}
	return cursor_found(&c, found, "session", fault);
}

enum status
session_touch(const struct access *access, const struct session *s,
	      struct fault *fault)
{
	struct cursor c = cursor_open(access, &account_noun, SESSION_TOUCH);

	put_bytes(&c, s->token_hash, HASH_BYTES);
	put_int(&c, s->seen_utc);
	put_int(&c, s->expires_utc);
	return cursor_run(&c, fault);
}

enum status
session_delete(const struct access *access,
	       const unsigned char token_hash[HASH_BYTES], struct fault *fault)
{
	struct cursor c = cursor_open(access, &account_noun, SESSION_DELETE);

	put_bytes(&c, token_hash, HASH_BYTES);
	return cursor_run(&c, fault);
}

enum status
session_purge(const struct access *access, int64_t now_utc,
	      struct fault *fault)
{
	struct cursor c = cursor_open(access, &account_noun, SESSION_PURGE);

	put_int(&c, now_utc);
	return cursor_run(&c, fault);
}

enum status
session_all(const struct access *access, int64_t account, int64_t now_utc,
	    struct sessions *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &account_noun, SESSION_ALL);
	struct sessions all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, account);
	put_int(&c, now_utc);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		session_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
session_end(const struct access *access, int64_t account, int64_t id,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &account_noun, SESSION_END);

	put_int(&c, account);
	put_int(&c, id);
	return cursor_change(&c, "id", fault);
}

enum status
session_end_others(const struct access *access, int64_t account,
		   const unsigned char *token_hash, struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &account_noun, SESSION_END_OTHERS);

	put_int(&c, account);
	put_bytes(&c, token_hash, token_hash ? HASH_BYTES : 0);
	return cursor_run(&c, fault);
}

enum status
session_bind(const struct access *access, int64_t organisation, enum role role,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &account_noun, SESSION_BIND);

	put_int(&c, organisation);
	put_text(&c, role_name(role));
	return cursor_run(&c, fault);
}

enum status
session_unbind(const struct access *access, int64_t account,
	       struct fault *fault)
{
	struct cursor c = cursor_open(access, &account_noun, SESSION_UNBIND);

	put_int(&c, account);
	return cursor_run(&c, fault);
}

enum status
token_insert(const struct access *access, const struct token *t,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &account_noun, TOKEN_INSERT);

	put_bytes(&c, t->hash, HASH_BYTES);
	put_int(&c, t->id);
	put_text(&c, t->name);
	put_text(&c, role_name(t->role));
	put_int(&c, t->organisation);
	put_int(&c, t->created_utc);
	put_some(&c, t->provider);
	put_some(&c, t->expires_utc);
	put_text(&c, t->scope);
	return cursor_insert(&c, "name",
			     N_("There is a token of that name already: "
				"choose another name"),
			     fault);
}

static void
token_read(struct cursor *c, struct token *ret)
{
	read_hash(c, ret->hash, HASH_BYTES);
	ret->id = read_int(c);
	ret->name = read_text(c);
	if (!role_parse(read_word(c), &ret->role))
		ret->role = ROLE_AUDITOR;
	ret->organisation = read_int(c);
	ret->created_utc = read_int(c);
	ret->revoked_utc = read_int(c);
	ret->last_used_utc = read_int(c);
	ret->provider = read_int(c);
	ret->expires_utc = read_int(c);
	ret->scope = read_text(c);
}

enum status
token_get(const struct access *access, const unsigned char hash[HASH_BYTES],
	  struct token *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &account_noun, TOKEN_GET);
	bool found;

	put_bytes(&c, hash, HASH_BYTES);
	if ((found = cursor_next(&c)))
		token_read(&c, ret);
	return cursor_found(&c, found, "token", fault);
}

enum status
token_touch(const struct access *access, int64_t id, int64_t now_utc,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &account_noun, TOKEN_TOUCH);

	put_int(&c, id);
	put_int(&c, now_utc);
	return cursor_run(&c, fault);
}

enum status
token_all(const struct access *access, struct tokens *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &account_noun, TOKEN_ALL);
	struct tokens all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		token_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
token_revoke(const struct access *access, const char *name, int64_t now_utc,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &account_noun, TOKEN_REVOKE);

	put_text(&c, name);
	put_int(&c, now_utc);
	return cursor_change(&c, "name", fault);
}
