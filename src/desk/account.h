/* Who may use the service: accounts, sessions of browsers, tokens of other
 * systems. Secrets are kept as hashes only. */
#ifndef VERNACULAR_DESK_ACCOUNT_H
#define VERNACULAR_DESK_ACCOUNT_H

#include "base/hash.h"
#include "desk/desk.h"

struct model;

/* A new landlord: one organisation and its first administrator.
 *   jurisdiction   a name of core/worktime, NULL for england-and-wales
 * Errors: E_CONFLICT the file has an organisation already; E_INPUT. */
struct landlord {
	const char *organisation, *jurisdiction, *email;
	const char *password_hash; /* by account_one_time */
	enum password_use {
		PASSWORD_ONE_TIME, /* signing in leads to changing it */
		PASSWORD_TO_KEEP,
	} password;
};
enum status account_init(struct visit *, const struct landlord *,
			 struct fault *) MUST_USE;

/* A password to hand over, and its hash. Slow: not on the writer. */
enum status account_one_time(struct arena *, const char **ret_password,
			     const char **ret_hash, struct fault *) MUST_USE;

/* Signing in, first half: is it this person? Reads only, slow (argon2id): on
 * a worker. Unknown address, wrong password and disabled account look and
 * take the same: E_REFUSED. */
struct account_known {
	int64_t account;
	const char *email;
	/* At the cost of today, where the hash is of another; else NULL. */
	const char *rehash;
};
enum status account_check(struct visit *, const char *email,
			  const char *password, struct account_known *,
			  struct fault *) MUST_USE;

/* Second half, on the writer: the session. The token goes into a cookie, only
 * its hash stays here. Who has a second factor and came by password alone is
 * half in: the token then is for second_factor_pass. */
#define SESSION_HOURS 12
#define SESSION_IDLE_MINUTES 30
#define SESSION_AGENT_MOST 200 /* bytes kept of what a browser says it is */
struct sign_in {
	struct account_known known;
	const char *agent, *address; /* of the browser; or NULL */
	enum sign_in_by { BY_PASSWORD, BY_CODE } by;
};
struct session_made {
	char token[TOKEN_TEXT], csrf[TOKEN_TEXT];
	int64_t expires_utc;
	bool one_time; /* the password still is the one handed over */
	bool half;     /* a code is awaited */
};
enum status account_sign_in(struct visit *, const struct sign_in *,
			    struct session_made *, struct fault *) MUST_USE;
enum status account_sign_out(struct visit *, const char *token,
			     struct fault *) MUST_USE;

/* The caller's own: {sessions: [{id or null, browser or null, address or null,
 * began_at, seen_at, this(bool)}]}, the last used first. */
enum status account_sessions(struct visit *, const char *token,
			     struct model *, struct fault *) MUST_USE;
/* One of the caller's own. Errors: E_NOT_FOUND. */
enum status account_session_end(struct visit *, const char *id, struct fault *)
	MUST_USE;
/* All of the caller's own but that of the token. */
enum status account_sessions_end(struct visit *, const char *token,
				 struct fault *) MUST_USE;

/* Who holds this cookie, or this bearer token. The caller, its scope and the
 * CSRF token live in the visit's arena. Disabled accounts, ended sessions,
 * revoked and expired tokens are E_FORBIDDEN from the next request on. A
 * session ends when nobody used it for SESSION_IDLE_MINUTES, and SESSION_HOURS
 * after it began; that it is in use, or a token, is written behind, once a
 * minute. */
enum status account_by_session(struct visit *, const char *token,
			       struct caller *ret_caller,
			       const char **ret_csrf, struct fault *) MUST_USE;
enum status account_by_token(struct visit *, const char *token,
			     struct caller *ret_caller, struct fault *)
	MUST_USE;

/* The caller that an address stands for (for --by EMAIL).
 * Errors: E_NOT_FOUND. */
enum status account_called(struct visit *, const char *email,
			   struct caller *ret_caller, struct fault *) MUST_USE;

struct account_new {
	const char *email, *name, *role, *organisation; /* NULL: the caller's */
	const char *password_hash;
	enum password_use password;
	/* Of the role provider, by name or id: whose, and of which of its
	 * people; NULL a coordinator. */
	const char *provider, *linguist;
};
/* A provider's account belongs where its provider does.
 * Errors: E_INPUT; E_CONFLICT the address is taken. */
enum status account_add(struct visit *, const struct account_new *,
			struct fault *) MUST_USE;
/* {accounts: [{id, name, email, role(code), organisation, state(code), factor
 * (code), provider_name, linguist_name, each or null}]} */
enum status account_list(struct visit *, struct model *, struct fault *)
	MUST_USE;
/* Out at once: the sessions go with it. */
enum status account_disable(struct visit *, const char *email, struct fault *)
	MUST_USE;
enum status account_reset(struct visit *, const char *email,
			  const char *password_hash, struct fault *) MUST_USE;

/* {name, email, one_time(bool)} of the caller; one_time: see session_made. */
enum status account_own(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* May the caller change the password it has to this one? Slow, like
 * account_check.
 *   ret_hash  of the new one, for account_set_password
 * Errors: E_INPUT, at /old or /new. */
struct password_change {
	const char *old, *fresh;
};
enum status account_may_change(struct visit *, const struct password_change *,
			       const char **ret_hash, struct fault *) MUST_USE;

/* The caller's own: a new password (hash made on a worker after
 * account_may_change), the language of the interface. */
enum status account_set_password(struct visit *, const char *password_hash,
				 struct fault *) MUST_USE;
enum status account_set_language(struct visit *, const char *tag,
				 struct fault *) MUST_USE;
/* The same from a reader, written behind. */
enum status account_keep_language(struct visit *, const char *tag,
				  struct fault *) MUST_USE;

/* core/password, and not the address.
 *   own  the address, then other words of the person; NULL at the end
 * Errors: E_INPUT at /new. */
enum status account_password_fits(const char *password,
				  const char *const *own, struct fault *)
	MUST_USE;

/* Tokens of other systems. ret_secret is shown once. */
struct token_new {
	const char *name;
	const char *role;	  /* NULL: service */
	const char *organisation; /* NULL: the caller's */
	/* Name or id, of a contractor's: what it may be told is what that
	 * recipient may, and of its landlord's tenants; NULL: the least. */
	const char *recipient;
	const char *provider; /* of that role: whose, by name or id */
	const char *days;     /* for how many it holds; NULL: for ever */
	const char *scope;    /* core/token_scope; NULL: all of its role's */
};
enum status account_token_add(struct visit *, const struct token_new *,
			      char ret_secret[TOKEN_TEXT], struct fault *)
	MUST_USE;
/* {tokens: [{name, role(code), organisation, scope or null, created_at,
 * last_used_at, expires_at, revoked_at, each or null, state(code token-state:
 * active, expired, revoked)}]} */
enum status account_token_list(struct visit *, struct model *, struct fault *)
	MUST_USE;
enum status account_token_revoke(struct visit *, const char *name,
				 struct fault *) MUST_USE;

/* The organisation of a name, else (NULL or empty) the caller's own.
 * Errors: E_INPUT none of that name that the caller may see. */
enum status organisation_chosen(struct visit *, const char *name, int64_t *ret,
				struct fault *) MUST_USE;

#endif
