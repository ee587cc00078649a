/* Files of flags, who received and opened them, and whom they were about. */
#include "store/delivery.h"

#include "core/name.h"
#include "store/inside.h"

enum {
	DELIVERY_INSERT,
	DELIVERY_UPDATE,
	DELIVERY_GET,
	DELIVERY_BY_TOKEN,
	DELIVERY_LIST,
	DELIVERY_LATEST,
	BYTES_PUT,
	BYTES_CONTENT,
	BYTES_TOLD,
	BYTES_DROP,
	LINE_PUT,
	LINE_LIST,
	DELIVERY_ABOUT,
	DELIVERY_TENANTS,
	DELIVERIES,
};

#define COLUMNS                                                             \
	"d.id, d.recipient, d.organisation, d.n, d.since, d.channel,"       \
	" d.format, d.extent, d.made_at, d.made_by, d.token_hash,"          \
	" d.tenants, d.removed, d.bytes, d.sha256, d.signature, d.state,"   \
	" d.trouble, d.received_at, d.opened_at, d.opened_by"

static const struct query queries[] = {
	[DELIVERY_INSERT] = {"INSERT INTO delivery (id, recipient,"
			     " organisation, n, since, channel, format,"
			     " extent, made_at, made_by, token_hash, tenants,"
			     " removed, bytes, sha256, signature, state,"
			     " trouble, received_at, opened_at, opened_by)"
			     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
			     " ?, ?, ?, ?, ?, ?, ?, ?)", NULL},
	[DELIVERY_UPDATE] = {"UPDATE delivery SET tenants = ?, removed = ?,"
			     " bytes = ?, sha256 = ?, signature = ?,"
			     " state = ?, trouble = ?, received_at = ?,"
			     " opened_at = ?, opened_by = ? WHERE id = ?"
			     " AND visible(organisation)", NULL},
	[DELIVERY_GET] = {"SELECT " COLUMNS " FROM delivery d WHERE d.id = ?"
			  " AND visible(d.organisation)", NULL},
	[DELIVERY_BY_TOKEN] = {"SELECT " COLUMNS " FROM delivery d"
			       " WHERE d.token_hash = ?"
			       " AND visible(d.organisation)", NULL},
	[DELIVERY_LIST] = {"SELECT " COLUMNS " FROM delivery d"
			   " WHERE d.recipient = ? AND d.n < ?"
			   " AND visible(d.organisation)"
			   " ORDER BY d.n DESC LIMIT ?", NULL},
	[DELIVERY_LATEST] = {"SELECT " COLUMNS " FROM delivery d"
			     " WHERE d.recipient = ? AND d.state = ?"
			     " AND visible(d.organisation)"
			     " ORDER BY d.n DESC LIMIT 1", NULL},
	[BYTES_PUT] = {"INSERT INTO delivery_file (delivery, told, content)"
		       " VALUES (?, ?, ?)", NULL},
	[BYTES_CONTENT] = {"SELECT f.content FROM delivery_file f"
			   " JOIN delivery d ON d.id = f.delivery"
			   " WHERE f.delivery = ? AND visible(d.organisation)",
			   NULL},
	[BYTES_TOLD] = {"SELECT f.told FROM delivery_file f"
			" JOIN delivery d ON d.id = f.delivery"
			" WHERE f.delivery = ? AND visible(d.organisation)",
			NULL},
	[BYTES_DROP] = {"DELETE FROM delivery_file WHERE delivery IN"
			" (SELECT id FROM delivery WHERE recipient = ?"
			" AND n < ? AND visible(organisation))", NULL},
	[LINE_PUT] = {"INSERT INTO delivery_need (delivery, tenant, need)"
		      " VALUES (?, ?, ?)", NULL},
	[LINE_LIST] = {"SELECT l.tenant, l.need FROM delivery_need l"
		       " JOIN delivery d ON d.id = l.delivery"
		       " WHERE l.delivery = ?1 AND (l.tenant, l.need) >"
		       " (?2, ?3) AND visible(d.organisation)"
		       " ORDER BY l.tenant, l.need LIMIT ?4", NULL},
	/* A bare column comes from the row that has the maximum. */
	[DELIVERY_ABOUT] = {"SELECT d.id, max(d.n), r.name, d.state, l.need,"
			    " d.made_at, d.received_at, d.opened_at"
			    " FROM delivery_need l"
			    " JOIN delivery d ON d.id = l.delivery"
			    " JOIN recipient r ON r.id = d.recipient"
			    " WHERE l.tenant = ? AND d.state <> 'making'"
			    " AND visible(d.organisation)"
			    " GROUP BY d.recipient"
			    " ORDER BY d.made_at DESC LIMIT ?", NULL},
	[DELIVERY_TENANTS] = {"SELECT l.tenant, t.reference, max(l.need) = 0"
			      " FROM delivery_need l"
			      " JOIN delivery d ON d.id = l.delivery"
			      " JOIN tenant t ON t.id = l.tenant"
			      " WHERE l.delivery = ? AND l.tenant > ?"
			      " AND visible(d.organisation)"
			      " GROUP BY l.tenant ORDER BY l.tenant LIMIT ?",
			      NULL},
};
const struct noun delivery_noun = {NOUN_DELIVERY, "delivery", queries,
				   DELIVERIES};

/* What changes while it is made, sent and opened. */
static void
put_progress(struct cursor *c, const struct delivery *d)
{
	put_int(c, d->tenants);
	put_int(c, d->removed);
	put_int(c, d->bytes);
	put_bytes(c, d->sha256, sizeof d->sha256);
	put_bytes(c, d->signature, sizeof d->signature);
	put_text(c, delivery_state_names[d->state]);
	put_text(c, d->trouble);
	put_some(c, d->received_utc);
	put_some(c, d->opened_utc);
	put_some(c, d->opened_by);
}

enum status
delivery_insert(const struct access *access, const struct delivery *d,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &delivery_noun, DELIVERY_INSERT);

	put_int(&c, d->id);
	put_int(&c, d->recipient);
	put_int(&c, d->organisation);
	put_int(&c, d->n);
	put_int(&c, d->since);
	put_text(&c, flag_channel_names[d->channel]);
	put_text(&c, flag_format_names[d->format]);
	put_text(&c, flag_extent_names[d->extent]);
	put_int(&c, d->made_utc);
	put_int(&c, d->made_by);
	put_bytes(&c, d->token_hash, sizeof d->token_hash);
	put_progress(&c, d);
	return cursor_run(&c, fault);
}

enum status
delivery_update(const struct access *access, const struct delivery *d,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &delivery_noun, DELIVERY_UPDATE);

	put_progress(&c, d);
	put_int(&c, d->id);
	return cursor_change(&c, "delivery", fault);
}

/* A word of the table; the first where it is none of them. */
static int
read_name(struct cursor *c, const char *const *names, size_t count)
{
	int found = name_find(names, count, read_word(c));

	return found < 0 ? 0 : found;
}

static void
delivery_read(struct cursor *c, struct delivery *ret)
{
	*ret = (struct delivery){.id = read_int(c)};
	ret->recipient = read_int(c);
	ret->organisation = read_int(c);
	ret->n = read_int(c);
	ret->since = read_int(c);
	ret->channel = (enum flag_channel)read_name(c, flag_channel_names,
						    FLAG_CHANNELS);
	ret->format = (enum flag_format)read_name(c, flag_format_names,
						  FLAG_FORMATS);
	ret->extent = (enum flag_extent)read_name(c, flag_extent_names,
						  FLAG_EXTENTS);
	ret->made_utc = read_int(c);
	ret->made_by = read_int(c);
	read_hash(c, ret->token_hash, sizeof ret->token_hash);
	ret->tenants = read_int(c);
	ret->removed = read_int(c);
	ret->bytes = read_int(c);
	read_hash(c, ret->sha256, sizeof ret->sha256);
	read_hash(c, ret->signature, sizeof ret->signature);
	ret->state = (enum delivery_state)read_name(c, delivery_state_names,
						    DELIVERY_STATES);
	ret->trouble = read_text(c);
	ret->received_utc = read_int(c);
	ret->opened_utc = read_int(c);
	ret->opened_by = read_int(c);
}

/* The only row that the cursor gives. */
static enum status
read_one(struct cursor *c, struct delivery *ret, struct fault *fault)
{
	bool found = cursor_next(c);

	if (found)
		delivery_read(c, ret);
	return cursor_found(c, found, "delivery", fault);
}

enum status
delivery_get(const struct access *access, int64_t id, struct delivery *ret,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &delivery_noun, DELIVERY_GET);

	put_int(&c, id);
	return read_one(&c, ret, fault);
}

enum status
delivery_by_token(const struct access *access,
		  const unsigned char token_hash[HASH_BYTES],
		  struct delivery *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &delivery_noun,
				      DELIVERY_BY_TOKEN);

	put_bytes(&c, token_hash, HASH_BYTES);
	return read_one(&c, ret, fault);
}

enum status
delivery_latest(const struct access *access, int64_t recipient,
		enum delivery_state state, struct delivery *ret,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &delivery_noun, DELIVERY_LATEST);

	put_int(&c, recipient);
	put_text(&c, delivery_state_names[state]);
	return read_one(&c, ret, fault);
}

enum status
delivery_list(const struct access *access, const struct delivery_page *page,
	      struct deliveries *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &delivery_noun, DELIVERY_LIST);
	struct deliveries all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, page->of);
	put_int(&c, page->from);
	put_int(&c, (int64_t)page->limit);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		delivery_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
delivery_bytes_put(const struct access *access, int64_t delivery,
		   const struct delivery_bytes *bytes, struct fault *fault)
{
	struct cursor c = cursor_open(access, &delivery_noun, BYTES_PUT);

	put_int(&c, delivery);
	put_bytes(&c, bytes->told, bytes->told_bytes);
	put_bytes(&c, bytes->content, bytes->content_bytes);
	return cursor_run(&c, fault);
}

enum status
delivery_content(const struct access *access, int64_t delivery,
		 struct delivery_bytes *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &delivery_noun, BYTES_CONTENT);
	bool found;

	put_int(&c, delivery);
	if ((found = cursor_next(&c)))
		ret->content = read_bytes(&c, &ret->content_bytes);
	return cursor_found(&c, found, "delivery", fault);
}

enum status
delivery_told(const struct access *access, int64_t delivery,
	      struct delivery_bytes *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &delivery_noun, BYTES_TOLD);
	bool found;

	put_int(&c, delivery);
	if ((found = cursor_next(&c)))
		ret->told = read_bytes(&c, &ret->told_bytes);
	return cursor_found(&c, found, "delivery", fault);
}

enum status
delivery_bytes_drop(const struct access *access, int64_t recipient,
		    int64_t before_n, struct fault *fault)
{
	struct cursor c = cursor_open(access, &delivery_noun, BYTES_DROP);

	put_int(&c, recipient);
	put_int(&c, before_n);
	return cursor_run(&c, fault);
}

enum status
delivery_line_put(const struct access *access, int64_t delivery,
		  const struct delivery_line *line, struct fault *fault)
{
	struct cursor c = cursor_open(access, &delivery_noun, LINE_PUT);

	put_int(&c, delivery);
	put_int(&c, line->tenant);
	put_int(&c, line->need);
	return cursor_run(&c, fault);
}

enum status
delivery_line_list(const struct access *access, int64_t delivery,
		   const struct delivery_line *after,
		   struct delivery_lines *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &delivery_noun, LINE_LIST);
	struct delivery_lines all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, delivery);
	put_int(&c, after->tenant);
	put_int(&c, after->need);
	put_int(&c, DELIVERY_LINES);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		all.list[all.count].tenant = read_int(&c);
		all.list[all.count++].need = read_int(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
delivery_about(const struct access *access, int64_t tenant, size_t limit,
	       struct delivery_abouts *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &delivery_noun, DELIVERY_ABOUT);
	struct delivery_abouts all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, tenant);
	put_int(&c, (int64_t)limit);
	while (cursor_next(&c)) {
		struct delivery_about *one;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		one = &all.list[all.count++];
		one->delivery = read_int(&c);
		one->n = read_int(&c);
		one->recipient = read_text(&c);
		one->state = (enum delivery_state)read_name(
			&c, delivery_state_names, DELIVERY_STATES);
		one->taken_back = !read_int(&c);
		one->made_utc = read_int(&c);
		one->received_utc = read_int(&c);
		one->opened_utc = read_int(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
delivery_tenants(const struct access *access, const struct delivery_page *page,
		 struct delivery_tenants *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &delivery_noun,
				      DELIVERY_TENANTS);
	struct delivery_tenants all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, page->of);
	put_int(&c, page->from);
	put_int(&c, (int64_t)page->limit);
	while (cursor_next(&c)) {
		struct delivery_tenant *one;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		one = &all.list[all.count++];
		one->id = read_int(&c);
		one->reference = read_text(&c);
		one->taken_back = read_int(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}
