/* Codes by time that are asked after the password. */
#include "store/second_factor.h"

#include "store/inside.h"

enum {
	FACTOR_PUT,
	FACTOR_GET,
	FACTOR_ALL,
	FACTOR_DELETE,
	CODE_INSERT,
	CODE_DELETE,
	CODE_LEFT,
	CODE_USE,
	HALF_PUT,
	HALF_GET,
	HALF_DELETE,
	HALF_OF_ACCOUNT,
	HALF_PURGE,
	FACTORS,
};

/* An account's scope was asked for before. */
static const struct query queries[] = {
	[FACTOR_PUT] = {"INSERT INTO second_factor (account, secret, step,"
			" created, confirmed) VALUES (?, ?, ?, ?, ?)"
			" ON CONFLICT (account) DO UPDATE SET"
			" secret = excluded.secret, step = excluded.step,"
			" created = excluded.created,"
			" confirmed = excluded.confirmed", NULL},
	[FACTOR_GET] = {"SELECT account, secret, step, created, confirmed"
			" FROM second_factor WHERE account = ?", NULL},
	[FACTOR_ALL] = {"SELECT account, secret, step, created, confirmed"
			" FROM second_factor ORDER BY account",
			"all are sealed anew under a new key"},
	[FACTOR_DELETE] = {"DELETE FROM second_factor WHERE account = ?",
			   NULL},
	[CODE_INSERT] = {"INSERT INTO recovery_code (account, hash)"
			 " VALUES (?, ?)", NULL},
	[CODE_DELETE] = {"DELETE FROM recovery_code WHERE account = ?", NULL},
	[CODE_LEFT] = {"SELECT count(*) FROM recovery_code"
		       " WHERE account = ? AND used IS NULL", NULL},
	[CODE_USE] = {"UPDATE recovery_code SET used = ?3"
		      " WHERE account = ?1 AND hash = ?2 AND used IS NULL",
		      NULL},
	[HALF_PUT] = {"INSERT INTO half_sign_in (token_hash, account, expires)"
		      " VALUES (?, ?, ?)", NULL},
	[HALF_GET] = {"SELECT token_hash, account, expires FROM half_sign_in"
		      " WHERE token_hash = ? AND expires > ?", NULL},
	[HALF_DELETE] = {"DELETE FROM half_sign_in WHERE token_hash = ?",
			 NULL},
	[HALF_OF_ACCOUNT] = {"DELETE FROM half_sign_in WHERE account = ?",
			     NULL},
	[HALF_PURGE] = {"DELETE FROM half_sign_in WHERE expires <= ?", NULL},
};
const struct noun second_factor_noun = {NOUN_SECOND_FACTOR, "second_factor",
					queries, FACTORS};

enum status
second_factor_put(const struct access *access, const struct second_factor *f,
		  struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &second_factor_noun, FACTOR_PUT);

	put_int(&c, f->account);
	put_bytes(&c, f->secret, f->secret_bytes);
	put_int(&c, f->step);
	put_int(&c, f->created_utc);
	put_some(&c, f->confirmed_utc);
	return cursor_run(&c, fault);
}

static void
factor_read(struct cursor *c, struct second_factor *ret)
{
	ret->account = read_int(c);
	ret->secret = read_bytes(c, &ret->secret_bytes);
	ret->step = read_int(c);
	ret->created_utc = read_int(c);
	ret->confirmed_utc = read_int(c);
}

enum status
second_factor_get(const struct access *access, int64_t account,
		  struct second_factor *ret, struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &second_factor_noun, FACTOR_GET);
	bool found;

	put_int(&c, account);
	if ((found = cursor_next(&c)))
		factor_read(&c, ret);
	return cursor_found(&c, found, "second_factor", fault);
}

enum status
second_factor_all(const struct access *access, struct second_factors *ret,
		  struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &second_factor_noun, FACTOR_ALL);
	struct second_factors all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		factor_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

static enum status
delete_of(const struct access *access, int query, int64_t account,
	  struct fault *fault)
{
	struct cursor c = cursor_open(access, &second_factor_noun, query);

	put_int(&c, account);
	return cursor_run(&c, fault);
}

enum status
second_factor_delete(const struct access *access, int64_t account,
		     struct fault *fault)
{
	enum status status = delete_of(access, CODE_DELETE, account, fault);

	if (status == OK)
		status = delete_of(access, HALF_OF_ACCOUNT, account, fault);
	if (status == OK)
		status = delete_of(access, FACTOR_DELETE, account, fault);
	return status;
}

enum status
recovery_codes_put(const struct access *access, int64_t account,
		   const unsigned char (*hash)[HASH_BYTES], size_t count,
		   struct fault *fault)
{
	enum status status = delete_of(access, CODE_DELETE, account, fault);

	for (size_t i = 0; i < count && status == OK; i++) {
		struct cursor c =
			cursor_open(access, &second_factor_noun, CODE_INSERT);

		put_int(&c, account);
		put_bytes(&c, hash[i], HASH_BYTES);
		status = cursor_run(&c, fault);
	}
	return status;
}

enum status
recovery_codes_left(const struct access *access, int64_t account, int64_t *ret,
		    struct fault *fault)
{
	struct cursor c = cursor_open(access, &second_factor_noun, CODE_LEFT);

	put_int(&c, account);
	*ret = cursor_next(&c) ? read_int(&c) : 0;
	return cursor_close(&c, fault);
}

enum status
recovery_code_use(const struct access *access, int64_t account,
		  const unsigned char hash[HASH_BYTES], int64_t now_utc,
		  struct fault *fault)
{
	struct cursor c = cursor_open(access, &second_factor_noun, CODE_USE);

	put_int(&c, account);
	put_bytes(&c, hash, HASH_BYTES);
	put_int(&c, now_utc);
	return cursor_change(&c, "code", fault);
}

enum status
half_sign_in_put(const struct access *access, const struct half_sign_in *half,
		 struct fault *fault)
{
	struct cursor c = cursor_open(access, &second_factor_noun, HALF_PUT);

	put_bytes(&c, half->token_hash, HASH_BYTES);
	put_int(&c, half->account);
	put_int(&c, half->expires_utc);
	return cursor_run(&c, fault);
}

enum status
half_sign_in_get(const struct access *access,
		 const unsigned char token_hash[HASH_BYTES], int64_t now_utc,
		 struct half_sign_in *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &second_factor_noun, HALF_GET);
	bool found;

	put_bytes(&c, token_hash, HASH_BYTES);
	put_int(&c, now_utc);
	if ((found = cursor_next(&c))) {
		read_hash(&c, ret->token_hash, HASH_BYTES);
		ret->account = read_int(&c);
		ret->expires_utc = read_int(&c);
	}
	return cursor_found(&c, found, "half_sign_in", fault);
}

enum status
half_sign_in_delete(const struct access *access,
		    const unsigned char token_hash[HASH_BYTES],
		    struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &second_factor_noun, HALF_DELETE);

	put_bytes(&c, token_hash, HASH_BYTES);
	return cursor_change(&c, "half_sign_in", fault);
}

enum status
half_sign_in_purge(const struct access *access, int64_t now_utc,
		   struct fault *fault)
{
	return delete_of(access, HALF_PURGE, now_utc, fault);
}
