/* People who work here, their sessions, and tokens of other systems. */
#ifndef VERNACULAR_STORE_ACCOUNT_H
#define VERNACULAR_STORE_ACCOUNT_H

#include "base/hash.h"
#include "store/db.h"

struct account {
	int64_t id, organisation;
	const char *email; /* in lower case */
	const char *name;
	enum role role;
	const char *password_hash; /* "" until one is set */
	const char *language;	   /* BCP 47 */
	bool disabled;
	bool one_time; /* the password was handed over, and is still it */
	int64_t created_utc;
	int64_t provider; /* of ROLE_PROVIDER; else 0 */
	int64_t linguist; /* one of that provider's; 0 a coordinator */
};

struct accounts {
	struct account *list;
	size_t count;
};

/* Errors: E_CONFLICT where the address is taken. */
enum status account_insert(const struct access *, const struct account *,
			   struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status account_get(const struct access *, int64_t id, struct account *ret,
			struct fault *) MUST_USE;
enum status account_by_email(const struct access *, const char *email,
			     struct account *ret, struct fault *) MUST_USE;
/* By name. */
enum status account_all(const struct access *, struct accounts *ret,
			struct fault *) MUST_USE;
/* Name, role, password, language and state as given; disabling ends the
 * account's sessions, so does another password. Errors: E_NOT_FOUND. */
enum status account_update(const struct access *, const struct account *,
			   struct fault *) MUST_USE;

/* Another hash of the same password: nobody is signed out. */
enum status account_rehash(const struct access *, int64_t id,
			   const char *password_hash, struct fault *) MUST_USE;

struct session {
	unsigned char token_hash[HASH_BYTES];
	int64_t account;
	const char *csrf;
	int64_t created_utc, seen_utc, expires_utc;
	int64_t id;	       /* 0 of those from before it was kept */
	const char *agent;     /* as the browser names itself, or NULL */
	const char *address;   /* of the network, or NULL */
	bool bound;	       /* to the person's own account: a second
				* factor is missing */
};

struct sessions {
	struct session *list;
	size_t count;
};

enum status session_insert(const struct access *, const struct session *,
			   struct fault *) MUST_USE;
/* The session and its account; expired ones and those of disabled accounts
 * are not found. Errors: E_NOT_FOUND. */
struct signed_in {
	struct session session;
	struct account account;
};
enum status session_get(const struct access *,
			const unsigned char token_hash[HASH_BYTES],
			int64_t now_utc, struct signed_in *ret, struct fault *)
	MUST_USE;
enum status session_touch(const struct access *, const struct session *,
			  struct fault *) MUST_USE;
enum status session_delete(const struct access *,
			   const unsigned char token_hash[HASH_BYTES],
			   struct fault *) MUST_USE;
/* Of one account, the last used first. */
enum status session_all(const struct access *, int64_t account,
			int64_t now_utc, struct sessions *ret, struct fault *)
	MUST_USE;
/* One of an account's. Errors: E_NOT_FOUND. */
enum status session_end(const struct access *, int64_t account, int64_t id,
			struct fault *) MUST_USE;
/* All of an account's but the one with that hash; NULL: all. */
enum status session_end_others(const struct access *, int64_t account,
			       const unsigned char *token_hash, struct fault *)
	MUST_USE;
/* Sessions of that role's accounts without a second factor are bound, in the
 * organisation and its members. */
enum status session_bind(const struct access *, int64_t organisation,
			 enum role, struct fault *) MUST_USE;
/* Nothing holds this account's sessions any more. */
enum status session_unbind(const struct access *, int64_t account,
			   struct fault *) MUST_USE;
/* Of all that expired before now, at most 1,000. */
enum status session_purge(const struct access *, int64_t now_utc,
			  struct fault *) MUST_USE;

struct token {
	unsigned char hash[HASH_BYTES];
	int64_t id; /* the actor in the event log */
	const char *name;
	enum role role;
	int64_t organisation, created_utc;
	int64_t revoked_utc;   /* 0 in force */
	int64_t last_used_utc; /* 0 never */
	int64_t provider;      /* of ROLE_PROVIDER; else 0 */
	int64_t expires_utc;   /* 0 never */
	const char *scope;     /* core/token_scope; NULL: all of its role's */
};

struct tokens {
	struct token *list;
	size_t count;
};

/* Errors: E_CONFLICT where the name is taken. */
enum status token_insert(const struct access *, const struct token *,
			 struct fault *) MUST_USE;
/* Revoked ones are not found; expired ones are. Errors: E_NOT_FOUND. */
enum status token_get(const struct access *,
		      const unsigned char hash[HASH_BYTES], struct token *ret,
		      struct fault *) MUST_USE;
enum status token_touch(const struct access *, int64_t id, int64_t now_utc,
			struct fault *) MUST_USE;
enum status token_all(const struct access *, struct tokens *ret, struct fault *)
	MUST_USE;
/* Errors: E_NOT_FOUND (no such name, or revoked already). */
enum status token_revoke(const struct access *, const char *name,
			 int64_t now_utc, struct fault *) MUST_USE;

#endif
