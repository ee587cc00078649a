/* Half-filled request forms. */
#include "store/unfinished.h"

#include "store/inside.h"

enum {
	UNFINISHED_PUT,
	UNFINISHED_GET,
	UNFINISHED_OF,
	UNFINISHED_DELETE,
	UNFINISHED_PURGE,
	UNFINISHEDS,
};

#define KEY " WHERE account = ? AND tenant = ? AND service = ?" \
	    " AND visible(organisation)"

static const struct query queries[] = {
	[UNFINISHED_PUT] = {"INSERT OR REPLACE INTO unfinished (account,"
			    " tenant, service, organisation, typed, saved_at,"
			    " expires_at) VALUES (?, ?, ?, ?, ?, ?, ?)", NULL},
	[UNFINISHED_GET] = {"SELECT typed, saved_at, expires_at"
			    " FROM unfinished" KEY, NULL},
	[UNFINISHED_OF] = {"SELECT u.tenant, u.service, u.saved_at, t.name,"
			   " t.name_native FROM unfinished u"
			   " CROSS JOIN tenant t ON t.id = u.tenant"
			   " WHERE u.account = ? AND visible(u.organisation)"
			   " ORDER BY u.saved_at DESC LIMIT ?", NULL},
	[UNFINISHED_DELETE] = {"DELETE FROM unfinished" KEY, NULL},
	[UNFINISHED_PURGE] = {"DELETE FROM unfinished WHERE (account, tenant,"
			      " service) IN (SELECT account, tenant, service"
			      " FROM unfinished WHERE expires_at <= ?"
			      " LIMIT 1000)", NULL},
};
const struct noun unfinished_noun = {NOUN_UNFINISHED, "unfinished", queries,
				     UNFINISHEDS};

static void
put_key(struct cursor *c, const struct unfinished *key)
{
	put_int(c, key->account);
	put_int(c, key->tenant);
	put_text(c, service_name(key->service));
}

enum status
unfinished_put(const struct access *access, const struct unfinished *one,
	       struct fault *fault)
{
	struct cursor c = cursor_open(access, &unfinished_noun,
				      UNFINISHED_PUT);

	put_key(&c, one);
	put_int(&c, one->organisation);
	put_text(&c, one->typed);
	put_int(&c, one->saved_utc);
	put_int(&c, one->expires_utc);
	return cursor_run(&c, fault);
}

enum status
unfinished_get(const struct access *access, const struct unfinished *key,
	       struct unfinished *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &unfinished_noun,
				      UNFINISHED_GET);
	bool found;

	put_key(&c, key);
	if ((found = cursor_next(&c))) {
		*ret = *key;
		ret->typed = read_text(&c);
		ret->saved_utc = read_int(&c);
		ret->expires_utc = read_int(&c);
	}
	return cursor_found(&c, found, "unfinished", fault);
}

enum status
unfinished_of(const struct access *access, int64_t account,
	      struct unfinished_list *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &unfinished_noun, UNFINISHED_OF);
	struct unfinished_list all = {0};
	enum status status;

	all.list = arena_alloc(access->arena,
			       UNFINISHED_MOST * sizeof *all.list);
	put_int(&c, account);
	put_int(&c, UNFINISHED_MOST);
	while (cursor_next(&c)) {
		struct unfinished *one = &all.list[all.count++];

		*one = (struct unfinished){.account = account};
		one->tenant = read_int(&c);
		if (!service_parse(read_word(&c), &one->service))
			one->service = SERVICE_TRANSLATION;
		one->saved_utc = read_int(&c);
		one->tenant_name = read_text(&c);
		one->tenant_native = read_text(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
unfinished_delete(const struct access *access, const struct unfinished *key,
		  struct fault *fault)
{
	struct cursor c = cursor_open(access, &unfinished_noun,
				      UNFINISHED_DELETE);

	put_key(&c, key);
	return cursor_run(&c, fault);
}

enum status
unfinished_purge(const struct access *access, int64_t now_utc,
		 struct fault *fault)
{
	struct cursor c = cursor_open(access, &unfinished_noun,
				      UNFINISHED_PURGE);

	put_int(&c, now_utc);
	return cursor_run(&c, fault);
}
