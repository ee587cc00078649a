/* A second person looks at a translation. */
#include "store/revision.h"

#include <string.h>

#include "store/inside.h"
#include "store/spend.h"

enum {
	REVISION_PUT,
	REVISION_TOKEN,
	REVISION_OF_ITEM,
	REVISION_OPEN,
	REVISION_EXPIRED,
	REVISIONS,
};

#define WRITTEN                                                            \
	"id, item, organisation, hand_in, provider, account, state,"       \
	" token_hash, asked_at, asked_by, answered_at, done_at, changed,"  \
	" reason, price_minor, expires_at, vat_bp"
#define COLUMNS                                                            \
	"r.id, r.item, r.organisation, r.hand_in, r.provider, r.account,"  \
	" r.state, r.token_hash, r.asked_at, r.asked_by, r.answered_at,"   \
	" r.done_at, r.changed, r.reason, r.price_minor, r.expires_at,"    \
	" r.vat_bp,"                                                       \
	" (SELECT name FROM provider WHERE id = r.provider),"              \
	" (SELECT name FROM account WHERE id = r.account)"

static const struct query queries[] = {
	[REVISION_PUT] = {"INSERT INTO revision (" WRITTEN ") VALUES (?, ?, ?,"
			  " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
			  " ON CONFLICT (id) DO UPDATE SET"
			  " account = excluded.account,"
			  " state = excluded.state,"
			  " answered_at = excluded.answered_at,"
			  " done_at = excluded.done_at,"
			  " changed = excluded.changed,"
			  " reason = excluded.reason", NULL},
	[REVISION_TOKEN] = {"SELECT " COLUMNS " FROM revision r"
			    " WHERE r.token_hash = ?"
			    " AND visible(r.organisation)", NULL},
	[REVISION_OF_ITEM] = {"SELECT " COLUMNS " FROM revision r"
			      " INDEXED BY revision_item WHERE r.item = ?"
			      " AND visible(r.organisation) ORDER BY r.id",
			      NULL},
	[REVISION_OPEN] = {"SELECT " COLUMNS " FROM revision r"
			   " INDEXED BY revision_open WHERE r.provider = ?1"
			   " AND r.state IN ('asked', 'accepted')"
			   " AND visible(r.organisation)"
			   " ORDER BY r.id LIMIT ?2", NULL},
	[REVISION_EXPIRED] = {"SELECT " COLUMNS " FROM revision r"
			      " INDEXED BY revision_expires"
			      " WHERE r.state = 'asked' AND r.expires_at <= ?1"
			      " AND visible(r.organisation)"
			      " ORDER BY r.expires_at LIMIT ?2", NULL},
};
const struct noun revision_noun = {NOUN_REVISION, "revision", queries,
				   REVISIONS};

static const char *const state_names[REVISION_STATES] = {
	[REVISION_ASKED] = "asked",
	[REVISION_ACCEPTED] = "accepted",
	[REVISION_DECLINED] = "declined",
	[REVISION_WITHDRAWN] = "withdrawn",
	[REVISION_RETURNED] = "returned",
	[REVISION_DONE] = "done",
};

const char *
revision_state_name(enum revision_state state)
{
	return state_names[state];
}

static enum revision_state
state_of(const char *name)
{
	int i = REVISION_ASKED;

	while (i < REVISION_DONE && strcmp(state_names[i], name) != 0)
		i++;
	return (enum revision_state)i;
}

enum status
revision_put(const struct access *access, const struct revision *r,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &revision_noun, REVISION_PUT);
	enum status status;

	put_int(&c, r->id);
	put_int(&c, r->item);
	put_int(&c, r->organisation);
	put_int(&c, r->hand_in);
	put_some(&c, r->provider);
	put_int(&c, r->account);
	put_text(&c, state_names[r->state]);
	if (r->provider)
		put_bytes(&c, r->token_hash, HASH_BYTES);
	else
		put_text(&c, NULL);
	put_int(&c, r->asked_utc);
	put_int(&c, r->asked_by);
	put_some(&c, r->answered_utc);
	put_some(&c, r->done_utc);
	put_int(&c, r->changed);
	put_text(&c, r->reason);
	put_known(&c, r->price_minor);
	put_some(&c, r->expires_utc);
	put_known(&c, r->price_minor < 0 ? -1 : r->vat_bp);
	status = cursor_run(&c, fault);
	return status == OK ? spend_put_revision(access, r->id, fault)
			    : status;
}

static void
read_row(struct cursor *c, struct revision *ret)
{
	*ret = (struct revision){0};
	ret->id = read_int(c);
	ret->item = read_int(c);
	ret->organisation = read_int(c);
	ret->hand_in = read_int(c);
	ret->provider = read_int(c);
	ret->account = read_int(c);
	ret->state = state_of(read_word(c));
	read_hash(c, ret->token_hash, HASH_BYTES);
	ret->asked_utc = read_int(c);
	ret->asked_by = read_int(c);
	ret->answered_utc = read_int(c);
	ret->done_utc = read_int(c);
	ret->changed = (int)read_int(c);
	ret->reason = read_text(c);
	ret->price_minor = read_known(c);
	ret->expires_utc = read_int(c);
	ret->vat_bp = (int)read_int(c);
	ret->provider_name = read_text(c);
	ret->account_name = read_text(c);
}

static enum status
read_all(struct cursor *c, struct revisions *ret, struct fault *fault)
{
	struct revisions all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	while (cursor_next(c)) {
		all.list = arena_grow(c->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		read_row(c, &all.list[all.count++]);
	}
	status = cursor_close(c, fault);
	if (status == OK)
		*ret = all;
	return status;
}

enum status
revision_by_token(const struct access *access,
		  const unsigned char token_hash[HASH_BYTES],
		  struct revision *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &revision_noun, REVISION_TOKEN);
	bool found;

	put_bytes(&c, token_hash, HASH_BYTES);
	found = cursor_next(&c);
	if (found)
		read_row(&c, ret);
	return cursor_found(&c, found, "revision", fault);
}

enum status
revision_of_item(const struct access *access, int64_t item,
		 struct revisions *ret, struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &revision_noun, REVISION_OF_ITEM);

	put_int(&c, item);
	return read_all(&c, ret, fault);
}

enum status
revision_open(const struct access *access, int64_t provider,
	      struct revisions *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &revision_noun, REVISION_OPEN);

	put_int(&c, provider);
	put_int(&c, REVISIONS_MOST);
	return read_all(&c, ret, fault);
}

enum status
revision_expired(const struct access *access, int64_t now_utc, size_t limit,
		 struct revisions *ret, struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &revision_noun, REVISION_EXPIRED);

	put_int(&c, now_utc);
	put_int(&c, (int64_t)limit);
	return read_all(&c, ret, fault);
}
