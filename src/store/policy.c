/* What organisations put over the policy that ships, and the past items on
 * which a change is tried. */
#include "store/policy.h"

#include "store/inside.h"

enum {
	POLICY_INSERT,
	POLICY_VERSION,
	POLICY_GET,
	POLICY_CONFIRM,
	POLICY_WITHDRAW,
	POLICY_IN,
	POLICY_WHERE,
	POLICY_OF,
	POLICY_WAITING,
	PAST_COUNT,
	PAST_ITEMS,
	PAST_NEEDS,
	POLICIES,
};

#define COLUMNS                                                               \
	"p.id, p.organisation, p.kind, p.code, p.stance, p.text, p.version,"  \
	" p.from_at, p.until_at, p.reason, p.made_at, p.made_by,"             \
	" p.confirmed_at, p.confirmed_by, p.withdrawn_at, p.withdrawn_by"
#define NAMES                                                                 \
	", (SELECT name FROM account WHERE id = p.made_by),"                  \
	" (SELECT name FROM account WHERE id = p.confirmed_by),"              \
	" (SELECT name FROM account WHERE id = p.withdrawn_by),"              \
	" (SELECT name FROM organisation WHERE id = p.organisation)"
/* An organisation's and its partnership's. */
#define BOTH                                                                  \
	" FROM organisation o CROSS JOIN policy p"                            \
	" ON p.organisation IN (o.id, o.parent)"                              \
	" WHERE o.id = ?1 AND visible(o.id)"

static const struct query queries[] = {
	[POLICY_INSERT] = {"INSERT INTO policy (id, kind, code, stance, text,"
			   " version, from_at, until_at, reason, made_at,"
			   " made_by, confirmed_at, confirmed_by, supersedes,"
			   " organisation)"
			   " SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10,"
			   " ?11, ?12, ?13, (SELECT p.id FROM policy p"
			   " WHERE p.organisation = ?14 AND p.kind = ?2"
			   " AND p.code = ?3 AND p.version = ?6 - 1), id"
			   " FROM organisation WHERE id = ?14"
			   " AND visible(id)", NULL},
	[POLICY_VERSION] = {"SELECT coalesce(max(version), 0) + 1 FROM policy"
			    " WHERE organisation = ? AND kind = ?"
			    " AND code = ? AND visible(organisation)", NULL},
	[POLICY_GET] = {"SELECT " COLUMNS NAMES " FROM policy p"
			" WHERE p.id = ? AND (visible(p.organisation)"
			" OR EXISTS (SELECT 1 FROM organisation o"
			" WHERE o.parent = p.organisation"
			" AND visible(o.id)))", NULL},
	[POLICY_CONFIRM] = {"UPDATE policy SET from_at = ?, confirmed_at = ?,"
			    " confirmed_by = ? WHERE id = ?"
			    " AND confirmed_at IS NULL"
			    " AND withdrawn_at IS NULL"
			    " AND visible(organisation)", NULL},
	[POLICY_WITHDRAW] = {"UPDATE policy SET withdrawn_at = ?,"
			     " withdrawn_by = ? WHERE id = ?"
			     " AND withdrawn_at IS NULL"
			     " AND visible(organisation)", NULL},
	[POLICY_IN] = {"SELECT " COLUMNS BOTH " AND (?2 IS NULL"
		       " OR p.kind = ?2) AND p.confirmed_at IS NOT NULL"
		       " AND p.withdrawn_at IS NULL", NULL},
	[POLICY_WHERE] = {"SELECT o.id FROM organisation o WHERE visible(o.id)"
			  " AND EXISTS (SELECT 1 FROM policy p"
			  " WHERE p.organisation IN (o.id, o.parent)"
			  " AND p.kind = ?1 AND p.confirmed_at IS NOT NULL"
			  " AND p.withdrawn_at IS NULL) ORDER BY o.id",
			  "they are few, each is asked by its index"},
	[POLICY_OF] = {"SELECT " COLUMNS NAMES BOTH " AND p.kind = ?2"
		       " AND p.code = ?3 ORDER BY p.organisation <> o.id,"
		       " p.version DESC", NULL},
	[POLICY_WAITING] = {"SELECT " COLUMNS NAMES BOTH
			    " AND p.withdrawn_at IS NULL"
			    " AND (p.confirmed_at IS NULL OR p.from_at > ?2)"
			    " ORDER BY p.from_at, p.id", NULL},
	[PAST_COUNT] = {"SELECT count(*) FROM item INDEXED BY item_received"
			" WHERE organisation = ? AND received_at >= ?"
			" AND received_at < ? AND visible(organisation)",
			NULL},
	/* Rows are numbered in the index; only those that are wanted are
	 * looked up. */
	[PAST_ITEMS] = {"SELECT i.id, r.ref, i.n, i.service, i.mode, i.format,"
			" i.from_lang, i.language, i.words, i.minutes,"
			" r.document_class, may_see(i.organisation,"
			" i.sensitivity, i.logged_by), i.tenant,"
			" i.received_at, i.starts_at, i.price_minor FROM"
			" (SELECT id, row_number() OVER"
			" (ORDER BY received_at DESC, id DESC) AS place"
			" FROM item INDEXED BY item_received"
			" WHERE organisation = ?1 AND received_at >= ?2"
			" AND received_at < ?3 AND visible(organisation)) n"
			" CROSS JOIN item i ON i.id = n.id"
			" CROSS JOIN request r ON r.id = i.request"
			" WHERE (n.place - 1) % ?4 = 0",
			"the numbered rows of one quarter"},
	[PAST_NEEDS] = {"SELECT kind, value FROM need WHERE tenant = ?"
			" AND identified_at <= ?2 AND (ended IS NULL"
			" OR ended > ?2) AND visible(organisation)", NULL},
};
const struct noun policy_noun = {NOUN_POLICY, "policy", queries, POLICIES};

static enum status
next_version(const struct access *access, const struct policy_row *row,
	     int *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &policy_noun, POLICY_VERSION);

	put_int(&c, row->organisation);
	put_text(&c, row->kind);
	put_text(&c, row->code);
	if (cursor_next(&c))
		*ret = (int)read_int(&c);
	return cursor_close(&c, fault);
}

enum status
policy_row_insert(const struct access *access, const struct policy_row *row,
		  int *ret_version, struct fault *fault)
{
	int version = 1;
	struct cursor c;
	enum status status = next_version(access, row, &version, fault);

	if (status != OK)
		return status;
	c = cursor_open(access, &policy_noun, POLICY_INSERT);
	put_int(&c, row->id);
	put_text(&c, row->kind);
	put_text(&c, row->code);
	put_text(&c, row->stance);
	put_text(&c, row->text);
	put_int(&c, version);
	put_int(&c, row->from_utc);
	put_some(&c, row->until_utc);
	put_text(&c, row->reason);
	put_int(&c, row->made_utc);
	put_int(&c, row->made_by);
	put_some(&c, row->confirmed_utc);
	put_some(&c, row->confirmed_by);
	put_int(&c, row->organisation);
	status = cursor_change(&c, "organisation", fault);
	if (status == OK)
		*ret_version = version;
	return status;
}

static void
read_row(struct cursor *c, struct policy_row *ret)
{
	*ret = (struct policy_row){0};
	ret->id = read_int(c);
	ret->organisation = read_int(c);
	ret->kind = read_text(c);
	ret->code = read_text(c);
	ret->stance = read_text(c);
	ret->text = read_text(c);
	ret->version = (int)read_int(c);
	ret->from_utc = read_int(c);
	ret->until_utc = read_int(c);
	ret->reason = read_text(c);
	ret->made_utc = read_int(c);
	ret->made_by = read_int(c);
	ret->confirmed_utc = read_int(c);
	ret->confirmed_by = read_int(c);
	ret->withdrawn_utc = read_int(c);
	ret->withdrawn_by = read_int(c);
}

static void
read_named(struct cursor *c, struct policy_row *ret)
{
	read_row(c, ret);
	ret->made_name = read_text(c);
	ret->confirmed_name = read_text(c);
	ret->withdrawn_name = read_text(c);
	ret->organisation_name = read_text(c);
}

static enum status
read_rows(struct cursor *c, void (*read)(struct cursor *, struct policy_row *),
	  struct policy_rows *ret, struct fault *fault)
{
	struct policy_rows all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	while (cursor_next(c)) {
		all.list = arena_grow(c->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		read(c, &all.list[all.count++]);
	}
	status = cursor_close(c, fault);
	if (status == OK)
		*ret = all;
	return status;
}

enum status
policy_row_get(const struct access *access, int64_t id, struct policy_row *ret,
	       struct fault *fault)
{
	struct cursor c = cursor_open(access, &policy_noun, POLICY_GET);
	bool found;

	put_int(&c, id);
	found = cursor_next(&c);
	if (found)
		read_named(&c, ret);
	return cursor_found(&c, found, "policy", fault);
}

enum status
policy_row_confirm(const struct access *access, const struct policy_row *row,
		   struct fault *fault)
{
	struct cursor c = cursor_open(access, &policy_noun, POLICY_CONFIRM);

	put_int(&c, row->from_utc);
	put_int(&c, row->confirmed_utc);
	put_int(&c, row->confirmed_by);
	put_int(&c, row->id);
	return cursor_change(&c, "policy", fault);
}

enum status
policy_row_withdraw(const struct access *access, const struct policy_row *row,
		    struct fault *fault)
{
	struct cursor c = cursor_open(access, &policy_noun, POLICY_WITHDRAW);

	put_int(&c, row->withdrawn_utc);
	put_int(&c, row->withdrawn_by);
	put_int(&c, row->id);
	return cursor_change(&c, "policy", fault);
}

enum status
policy_rows_in(const struct access *access, int64_t organisation,
	       const char *kind, struct policy_rows *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &policy_noun, POLICY_IN);

	put_int(&c, organisation);
	put_text(&c, kind);
	return read_rows(&c, read_row, ret, fault);
}

enum status
policy_organisations(const struct access *access, const char *kind,
		     struct policy_places *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &policy_noun, POLICY_WHERE);
	struct policy_places all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_text(&c, kind);
	while (cursor_next(&c)) {
		all.organisation = arena_grow(access->arena, all.organisation,
					      all.count, &cap,
					      sizeof *all.organisation);
		all.organisation[all.count++] = read_int(&c);
	}
	status = cursor_close(&c, fault);
	if (status == OK)
		*ret = all;
	return status;
}

enum status
policy_rows_of(const struct access *access, const struct policy_key *key,
	       struct policy_rows *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &policy_noun, POLICY_OF);

	put_int(&c, key->organisation);
	put_text(&c, key->kind);
	put_text(&c, key->code);
	return read_rows(&c, read_named, ret, fault);
}

enum status
policy_rows_waiting(const struct access *access, int64_t organisation,
		    int64_t now_utc, struct policy_rows *ret,
		    struct fault *fault)
{
	struct cursor c = cursor_open(access, &policy_noun, POLICY_WAITING);

	put_int(&c, organisation);
	put_int(&c, now_utc);
	return read_rows(&c, read_named, ret, fault);
}

static enum status
count_past(const struct access *access, const struct past_query *query,
	   int64_t *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &policy_noun, PAST_COUNT);

	put_int(&c, query->organisation);
	put_int(&c, query->from_utc);
	put_int(&c, query->to_utc);
	if (cursor_next(&c))
		*ret = read_int(&c);
	return cursor_close(&c, fault);
}

static void
read_past(struct cursor *c, struct past_item *ret)
{
	ret->id = read_int(c);
	ret->ref = read_text(c);
	ret->n = (int)read_int(c);
	ret->spec.service = read_text(c);
	ret->spec.mode = read_text(c);
	ret->spec.format = read_text(c);
	ret->spec.from = read_text(c);
	ret->spec.language = read_text(c);
	ret->spec.words = (int)read_int(c);
	ret->spec.minutes = (int)read_int(c);
	ret->document_class = read_text(c);
	ret->seen = read_int(c) != 0;
	ret->tenant = read_int(c);
	ret->received_utc = read_int(c);
	ret->starts_utc = read_int(c);
	ret->price_minor = read_known(c);
}

enum status
policy_past_items(const struct access *access, const struct past_query *query,
		  struct past_items *ret, struct fault *fault)
{
	struct past_items all = {NULL, 0, 0};
	struct cursor c;
	size_t cap = 0;
	enum status status = count_past(access, query, &all.all, fault);

	if (status != OK)
		return status;
	c = cursor_open(access, &policy_noun, PAST_ITEMS);
	put_int(&c, query->organisation);
	put_int(&c, query->from_utc);
	put_int(&c, query->to_utc);
	put_int(&c, all.all / (int64_t)query->most + 1);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		read_past(&c, &all.list[all.count++]);
	}
	status = cursor_close(&c, fault);
	if (status == OK)
		*ret = all;
	return status;
}

enum status
policy_past_needs(const struct access *access, int64_t tenant, int64_t at_utc,
		  struct past_need **ret_list, size_t *ret_count,
		  struct fault *fault)
{
	struct cursor c = cursor_open(access, &policy_noun, PAST_NEEDS);
	struct past_need *list = NULL;
	size_t count = 0, cap = 0;
	enum status status;

	put_int(&c, tenant);
	put_int(&c, at_utc);
	while (cursor_next(&c)) {
		list = arena_grow(access->arena, list, count, &cap,
				  sizeof *list);
		list[count].kind = read_text(&c);
		list[count++].value = read_text(&c);
	}
	status = cursor_close(&c, fault);
	if (status == OK) {
		*ret_list = list;
		*ret_count = count;
	}
	return status;
}
