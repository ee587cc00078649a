/* The register: tenants. Finding them is in search.c, needs in need.c. */
#include "store/tenant.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "store/inside.h"
#include "store/tenant_row.h"
#include "store/twin.h"

enum {
	TENANT_INSERT,
	TENANT_UPDATE,
	TENANT_GET,
	TENANT_GET_ITSELF,
	TENANT_BY_REFERENCE,
	TENANT_TOUCH,
	KEY_INSERT,
	KEY_DELETE,
	KEYS_OF,
	TENANT_KEYS,
	TENANTS,
};

static const struct query queries[] = {
	[TENANT_INSERT] = {"INSERT INTO tenant (reference, name, name_native,"
			   " address_1, address_2, address_3, address_4,"
			   " address_5, address_6, address_7, postcode, uprn,"
			   " email, phone, name_key, found_by, sort_key,"
			   " updated, id, version, organisation, created)"
			   " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
			   " ?, ?, ?, ?, ?, ?, ?, ?)", NULL},
	[TENANT_UPDATE] = {"UPDATE tenant SET reference = ?, name = ?,"
			   " name_native = ?, address_1 = ?, address_2 = ?,"
			   " address_3 = ?, address_4 = ?, address_5 = ?,"
			   " address_6 = ?, address_7 = ?, postcode = ?,"
			   " uprn = ?, email = ?, phone = ?, name_key = ?,"
			   " found_by = ?, sort_key = ?, updated = ?,"
			   " version = version + 1"
			   " WHERE id = ? AND version = ?"
			   " AND visible(organisation)", NULL},
	[TENANT_GET] = {"SELECT " TENANT_COLUMNS " FROM tenant t"
			" WHERE t.id = (SELECT coalesce(merged_into, id)"
			" FROM tenant WHERE id = ?)"
			" AND visible(t.organisation)", NULL},
	[TENANT_GET_ITSELF] = {"SELECT " TENANT_COLUMNS " FROM tenant t"
			       " WHERE t.id = ? AND visible(t.organisation)",
			       NULL},
	[TENANT_BY_REFERENCE] = {"SELECT " TENANT_COLUMNS " FROM tenant t"
				 " WHERE t.id = (SELECT"
				 " coalesce(merged_into, id) FROM tenant"
				 " WHERE organisation = ? AND reference = ?)"
				 " AND visible(t.organisation)", NULL},
	[TENANT_TOUCH] = {"UPDATE tenant SET version = version + 1"
			  " WHERE id = ? AND visible(organisation)", NULL},
	[KEY_INSERT] = {"INSERT INTO tenant_key (organisation, kind, key,"
			" tenant) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
			NULL},
	[KEY_DELETE] = {"DELETE FROM tenant_key WHERE organisation = ?"
			" AND kind = ? AND key = ? AND tenant = ?", NULL},
	[KEYS_OF] = {"SELECT organisation, found_by FROM tenant WHERE id = ?"
		     " AND visible(organisation)", NULL},
	[TENANT_KEYS] = {"UPDATE tenant SET name_key = ?, found_by = ?,"
			 " sort_key = ? WHERE id = ? AND visible(organisation)",
			 NULL},
};
const struct noun tenant_noun = {NOUN_TENANT, "tenant", queries, TENANTS};

void
tenant_read(struct cursor *c, struct tenant *ret)
{
	ret->id = read_int(c);
	ret->organisation = read_int(c);
	ret->reference = read_text(c);
	ret->name = read_text(c);
	ret->name_native = read_text(c);
	for (int i = 0; i < ADDRESS_LINES; i++)
		ret->address[i] = read_text(c);
	ret->postcode = read_text(c);
	ret->uprn = read_text(c);
	ret->email = read_text(c);
	ret->phone = read_text(c);
	ret->version = read_int(c);
	ret->created_utc = read_int(c);
	ret->updated_utc = read_int(c);
	if (!life_parse(read_word(c), &ret->life))
		ret->life = LIFE_CURRENT;
	ret->confidential_utc = read_int(c);
	ret->confidential_by = read_int(c);
	ret->joint = read_int(c);
}

/* The keys one a line, the kind in front: what is taken out of the index when
 * they change. */
static const char *
found_by(struct arena *arena, const struct tenant_keys *keys)
{
	struct buf lines = {0};
	const char *text;

	for (size_t i = 0; i < keys->count; i++)
		buf_printf(&lines, "%s%d%s", i ? "\n" : "",
			   (int)keys->list[i].kind, keys->list[i].text);
	text = arena_text(arena, buf_string(&lines));
	buf_free(&lines);
	return text;
}

static void
put_keys(struct cursor *c, const struct tenant_keys *keys)
{
	put_text(c, keys->name);
	put_text(c, found_by(c->arena, keys));
	put_bytes(c, keys->sort, keys->sort_bytes);
}

/* What both insert and update set, in their order. */
static void
put_tenant(struct cursor *c, const struct tenant *t,
	   const struct tenant_keys *keys)
{
	put_text(c, t->reference);
	put_text(c, t->name);
	put_text(c, t->name_native);
	for (int i = 0; i < ADDRESS_LINES; i++)
		put_text(c, t->address[i]);
	put_text(c, t->postcode);
	put_text(c, t->uprn);
	put_text(c, t->email);
	put_text(c, t->phone);
	put_keys(c, keys);
	put_int(c, t->updated_utc);
	put_int(c, t->id);
	put_int(c, t->version);
}

static enum status
key_insert(const struct access *access, const struct tenant_key_row *row,
	   struct fault *fault)
{
	struct cursor c = cursor_open(access, &tenant_noun, KEY_INSERT);

	put_int(&c, row->organisation);
	put_int(&c, row->key.kind);
	put_text(&c, row->key.text);
	put_int(&c, row->tenant);
	return cursor_run(&c, fault);
}

static enum status
keys_insert(const struct access *access, const struct tenant *t,
	    const struct tenant_keys *keys, struct fault *fault)
{
	enum status status = OK;

	for (size_t i = 0; i < keys->count && !status; i++) {
		const struct tenant_key_row row = {t->organisation, t->id,
						   keys->list[i]};

		status = key_insert(access, &row, fault);
	}
	return status ? status : twin_keep(access, t, keys, fault);
}

static enum status
keys_delete(const struct access *access, int64_t tenant, struct fault *fault)
{
	struct cursor c = cursor_open(access, &tenant_noun, KEYS_OF);
	bool found;
	int64_t organisation = 0;
	const char *line = NULL;
	enum status status;

	put_int(&c, tenant);
	if ((found = cursor_next(&c))) {
		organisation = read_int(&c);
		line = read_text(&c);
	}
	status = cursor_found(&c, found, "tenant", fault);
	while (!status && line && *line) {
		size_t bytes = strcspn(line, "\n");

		c = cursor_open(access, &tenant_noun, KEY_DELETE);
		put_int(&c, organisation);
		put_int(&c, line[0] - '0');
		put_text(&c, arena_copy(access->arena, line + 1, bytes - 1));
		put_int(&c, tenant);
		status = cursor_run(&c, fault);
		line += bytes + (line[bytes] == '\n');
	}
	return status;
}

static enum status
run_unique(struct cursor *c, struct fault *fault)
{
	return cursor_insert(c, "reference",
			     N_("Another tenant has that reference: check it, "
				"or edit that tenant"),
			     fault);
}

static enum status
row_insert(const struct access *access, const struct tenant *t,
	   const struct tenant_keys *keys, struct fault *fault)
{
	struct cursor c = cursor_open(access, &tenant_noun, TENANT_INSERT);

	put_tenant(&c, t, keys);
	put_int(&c, t->organisation);
	put_int(&c, t->created_utc);
	return run_unique(&c, fault);
}

enum status
tenant_insert_row(const struct access *access, const struct tenant *t,
		  const struct tenant_keys *keys, struct fault *fault)
{
	enum status status = row_insert(access, t, keys, fault);

	return status ? status : twin_keep(access, t, keys, fault);
}

enum status
tenant_insert(const struct access *access, const struct tenant *t,
	      const struct tenant_keys *keys, struct fault *fault)
{
	enum status status = row_insert(access, t, keys, fault);

	return status ? status : keys_insert(access, t, keys, fault);
}

static int
by_index(const void *a, const void *b)
{
	const struct tenant_key_row *x = a, *y = b;
	int order;

	if (x->organisation != y->organisation)
		return x->organisation < y->organisation ? -1 : 1;
	if (x->key.kind != y->key.kind)
		return x->key.kind < y->key.kind ? -1 : 1;
	order = strcmp(x->key.text, y->key.text);
	if (order)
		return order;
	return (x->tenant > y->tenant) - (x->tenant < y->tenant);
}

enum status
tenant_keys_put(const struct access *access, struct tenant_key_row *rows,
		size_t count, struct fault *fault)
{
	enum status status = OK;

	if (count)
		qsort(rows, count, sizeof *rows, by_index);
	for (size_t i = 0; i < count && !status; i++)
		status = key_insert(access, &rows[i], fault);
	return status;
}

enum status
tenant_update(const struct access *access, const struct tenant *t,
	      const struct tenant_keys *keys, struct fault *fault)
{
	struct tenant old;
	struct cursor c;
	enum status status = tenant_get(access, t->id, &old, fault);

	if (status)
		return status;
	if (old.version != t->version)
		return fault_set(fault, E_STALE, "tenant",
				 N_("Somebody changed this tenant since you "
				    "opened it: open it again"),
				 NULL);
	if ((status = keys_delete(access, t->id, fault)))
		return status;
	if ((status = twin_drop(access, t->id, fault)))
		return status;
	c = cursor_open(access, &tenant_noun, TENANT_UPDATE);
	put_tenant(&c, t, keys);
	if ((status = run_unique(&c, fault)))
		return status;
	return keys_insert(access, &old, keys, fault);
}

enum status
tenant_rekey(const struct access *access, int64_t id,
	     const struct tenant_keys *keys, struct fault *fault)
{
	struct tenant tenant;
	struct cursor c;
	enum status status = tenant_get_itself(access, id, &tenant, fault);

	if (!status)
		status = keys_delete(access, id, fault);
	if (!status)
		status = twin_drop(access, id, fault);
	if (status)
		return status;
	c = cursor_open(access, &tenant_noun, TENANT_KEYS);
	put_keys(&c, keys);
	put_int(&c, id);
	if ((status = cursor_change(&c, "tenant", fault)))
		return status;
	return keys_insert(access, &tenant, keys, fault);
}

static enum status
tenant_one(struct cursor *c, struct tenant *ret, struct fault *fault)
{
	bool found = cursor_next(c);

	if (found)
		tenant_read(c, ret);
	return cursor_found(c, found, "tenant", fault);
}

enum status
tenant_get(const struct access *access, int64_t id, struct tenant *ret,
	   struct fault *fault)
{
	struct cursor c = cursor_open(access, &tenant_noun, TENANT_GET);

	put_int(&c, id);
	return tenant_one(&c, ret, fault);
}

enum status
tenant_get_itself(const struct access *access, int64_t id, struct tenant *ret,
		  struct fault *fault)
{
	struct cursor c = cursor_open(access, &tenant_noun, TENANT_GET_ITSELF);

	put_int(&c, id);
	return tenant_one(&c, ret, fault);
}

enum status
tenant_by_reference(const struct access *access, int64_t organisation,
		    const char *reference, struct tenant *ret,
		    struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &tenant_noun, TENANT_BY_REFERENCE);

	put_int(&c, organisation);
	put_text(&c, reference);
	return tenant_one(&c, ret, fault);
}

enum status
tenant_touch(const struct access *access, int64_t id, struct fault *fault)
{
	struct cursor c = cursor_open(access, &tenant_noun, TENANT_TOUCH);

	put_int(&c, id);
	return cursor_change(&c, "tenant", fault);
}
