/* Who is told what tenants need, and their tokens. */
#include "store/recipient.h"

#include "core/name.h"
#include "store/inside.h"

enum {
	RECIPIENT_INSERT,
	RECIPIENT_UPDATE,
	RECIPIENT_KEEP,
	RECIPIENT_GET,
	RECIPIENT_FIND,
	RECIPIENT_LIST,
	RECIPIENT_DUE,
	RECIPIENT_TOKEN_PUT,
	RECIPIENT_OF_TOKEN,
	RECIPIENT_TOKENS,
	RECIPIENTS,
};

#define COLUMNS                                                             \
	"r.organisation, r.name, r.kind, r.purpose, r.needs, r.names,"      \
	" r.safeguarding, r.channel, r.address, r.private, r.format,"       \
	" r.extent, r.often, r.weekday, r.minute, r.working_days,"          \
	" r.next_at, r.active, r.id, r.version, r.deliveries, r.secrets,"   \
	" r.created"

static const struct query queries[] = {
	[RECIPIENT_INSERT] = {"INSERT INTO recipient (organisation, name,"
			      " kind, purpose, needs, names, safeguarding,"
			      " channel, address, private, format, extent,"
			      " often, weekday, minute, working_days, next_at,"
			      " active, id, version, deliveries, secrets,"
			      " created) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
			      " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0, 0, ?)", NULL},
	[RECIPIENT_UPDATE] = {"UPDATE recipient SET organisation = ?,"
			      " name = ?, kind = ?, purpose = ?, needs = ?,"
			      " names = ?, safeguarding = ?, channel = ?,"
			      " address = ?, private = ?, format = ?,"
			      " extent = ?, often = ?, weekday = ?,"
			      " minute = ?, working_days = ?, next_at = ?,"
			      " active = ?, version = version + 1"
			      " WHERE id = ? AND version = ?"
			      " AND visible(organisation)", NULL},
	[RECIPIENT_KEEP] = {"UPDATE recipient SET next_at = ?2,"
			    " deliveries = ?3, secrets = ?4 WHERE id = ?1"
			    " AND visible(organisation)", NULL},
	[RECIPIENT_GET] = {"SELECT " COLUMNS " FROM recipient r"
			   " WHERE r.id = ? AND visible(r.organisation)",
			   NULL},
	[RECIPIENT_FIND] = {"SELECT " COLUMNS " FROM recipient r"
			    " WHERE r.name = ? AND visible(r.organisation)"
			    " ORDER BY r.id LIMIT 1", "they are few"},
	[RECIPIENT_LIST] = {"SELECT " COLUMNS " FROM recipient r"
			    " WHERE visible(r.organisation)"
			    " ORDER BY r.active DESC, r.name, r.id",
			    "the page shows them all; they are few"},
	[RECIPIENT_DUE] = {"SELECT " COLUMNS " FROM recipient r"
			   " WHERE r.active = 1 AND r.next_at <= ?"
			   " AND visible(r.organisation)"
			   " ORDER BY r.next_at LIMIT ?", NULL},
	[RECIPIENT_TOKEN_PUT] = {"INSERT INTO recipient_token (token,"
				 " recipient) VALUES (?, ?)", NULL},
	[RECIPIENT_OF_TOKEN] = {"SELECT " COLUMNS " FROM recipient_token k"
				" JOIN recipient r ON r.id = k.recipient"
				" WHERE k.token = ?"
				" AND visible(r.organisation)", NULL},
	[RECIPIENT_TOKENS] = {"SELECT t.name, t.created FROM recipient_token k"
			      " JOIN token t ON t.id = k.token"
			      " WHERE k.recipient = ? AND t.revoked IS NULL"
			      " AND visible(t.organisation) ORDER BY t.id",
			      NULL},
};
const struct noun recipient_noun = {NOUN_RECIPIENT, "recipient", queries,
				    RECIPIENTS};

/* All but what is set once or kept by the service. */
static void
put_recipient(struct cursor *c, const struct access *access,
	      const struct recipient *r)
{
	put_int(c, r->organisation);
	put_text(c, r->name);
	put_text(c, recipient_kind_names[r->kind]);
	put_text(c, r->purpose);
	put_text(c, flag_kinds_text(r->rule.kinds, access->arena));
	put_int(c, r->names);
	put_int(c, r->rule.safeguarding);
	put_text(c, flag_channel_names[r->channel]);
	put_text(c, r->address);
	put_int(c, r->private_network);
	put_text(c, flag_format_names[r->format]);
	put_text(c, flag_extent_names[r->extent]);
	put_text(c, schedule_name(r->schedule.often));
	put_int(c, r->schedule.weekday);
	put_int(c, r->schedule.minute);
	put_int(c, r->schedule.days == SCHEDULE_WORKING_DAYS);
	put_some(c, r->next_utc);
	put_int(c, r->active);
}

/* A word of the table; the first where it is none of them. */
static int
read_name(struct cursor *c, const char *const *names, size_t count)
{
	int found = name_find(names, count, read_word(c));

	return found < 0 ? 0 : found;
}

static void
recipient_read(struct cursor *c, struct recipient *ret)
{
	struct fault ignored;

	*ret = (struct recipient){.organisation = read_int(c)};
	ret->name = read_text(c);
	ret->kind = (enum recipient_kind)read_name(c, recipient_kind_names,
						   RECIPIENT_KINDS);
	ret->purpose = read_text(c);
	/* A kind that is gone is told no more. */
	if (flag_kinds_parse("needs", read_word(c), &ret->rule.kinds,
			     &ignored) != OK)
		ret->rule.kinds = 0;
	ret->names = read_int(c);
	ret->rule.safeguarding = read_int(c);
	ret->channel = (enum flag_channel)read_name(c, flag_channel_names,
						    FLAG_CHANNELS);
	ret->address = read_text(c);
	ret->private_network = read_int(c);
	ret->format = (enum flag_format)read_name(c, flag_format_names,
						  FLAG_FORMATS);
	ret->extent = (enum flag_extent)read_name(c, flag_extent_names,
						  FLAG_EXTENTS);
	ret->schedule.often = (enum schedule_often)read_name(
		c, schedule_names, SCHEDULES);
	ret->schedule.weekday = (int)read_int(c);
	ret->schedule.minute = (int)read_int(c);
	ret->schedule.days = read_int(c) ? SCHEDULE_WORKING_DAYS
					 : SCHEDULE_ALL_DAYS;
	ret->next_utc = read_int(c);
	ret->active = read_int(c);
	ret->id = read_int(c);
	ret->version = read_int(c);
	ret->deliveries = read_int(c);
	ret->secrets = read_int(c);
	ret->created_utc = read_int(c);
}

#define TAKEN                                                            \
	N_("There is a recipient of that name already: change that one," \
	   " or choose another name")

enum status
recipient_insert(const struct access *access, const struct recipient *r,
		 struct fault *fault)
{
	struct cursor c = cursor_open(access, &recipient_noun,
				      RECIPIENT_INSERT);

	put_recipient(&c, access, r);
	put_int(&c, r->id);
	put_int(&c, r->version);
	put_int(&c, r->created_utc);
	return cursor_insert(&c, "/name", TAKEN, fault);
}

enum status
recipient_update(const struct access *access, const struct recipient *r,
		 struct fault *fault)
{
	struct recipient old;
	enum status status = recipient_get(access, r->id, &old, fault);
	struct cursor c;

	if (status != OK)
		return status;
	if (old.version != r->version)
		return fault_set(fault, E_STALE, "",
				 N_("Somebody else changed this meanwhile: "
				    "read it again, then change it"),
				 NULL);
	c = cursor_open(access, &recipient_noun, RECIPIENT_UPDATE);
	put_recipient(&c, access, r);
	put_int(&c, r->id);
	put_int(&c, r->version);
	return cursor_insert(&c, "/name", TAKEN, fault);
}

enum status
recipient_keep(const struct access *access, const struct recipient *r,
	       struct fault *fault)
{
	struct cursor c = cursor_open(access, &recipient_noun, RECIPIENT_KEEP);

	put_int(&c, r->id);
	put_some(&c, r->next_utc);
	put_int(&c, r->deliveries);
	put_int(&c, r->secrets);
	return cursor_change(&c, "recipient", fault);
}

/* The only row that the cursor gives. */
static enum status
read_one(struct cursor *c, struct recipient *ret, struct fault *fault)
{
	bool found = cursor_next(c);

	if (found)
		recipient_read(c, ret);
	return cursor_found(c, found, "recipient", fault);
}

static enum status
read_all(struct cursor *c, struct recipients *ret, struct fault *fault)
{
	struct recipients all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	while (cursor_next(c)) {
		all.list = arena_grow(c->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		recipient_read(c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(c, fault)))
		*ret = all;
	return status;
}

enum status
recipient_get(const struct access *access, int64_t id, struct recipient *ret,
	      struct fault *fault)
{
	struct cursor c = cursor_open(access, &recipient_noun, RECIPIENT_GET);

	put_int(&c, id);
	return read_one(&c, ret, fault);
}

enum status
recipient_find(const struct access *access, const char *name,
	       struct recipient *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &recipient_noun, RECIPIENT_FIND);

	put_text(&c, name);
	return read_one(&c, ret, fault);
}

enum status
recipient_list(const struct access *access, struct recipients *ret,
	       struct fault *fault)
{
	struct cursor c = cursor_open(access, &recipient_noun, RECIPIENT_LIST);

	return read_all(&c, ret, fault);
}

enum status
recipient_due(const struct access *access, int64_t now_utc, size_t limit,
	      struct recipients *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &recipient_noun, RECIPIENT_DUE);

	put_int(&c, now_utc);
	put_int(&c, (int64_t)limit);
	return read_all(&c, ret, fault);
}

enum status
recipient_token_put(const struct access *access, int64_t recipient,
		    int64_t token, struct fault *fault)
{
	struct cursor c = cursor_open(access, &recipient_noun,
				      RECIPIENT_TOKEN_PUT);

	put_int(&c, token);
	put_int(&c, recipient);
	return cursor_run(&c, fault);
}

enum status
recipient_tokens(const struct access *access, int64_t recipient,
		 struct recipient_tokens *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &recipient_noun,
				      RECIPIENT_TOKENS);
	struct recipient_tokens all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, recipient);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		all.list[all.count].name = read_text(&c);
		all.list[all.count++].created_utc = read_int(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
recipient_of_token(const struct access *access, int64_t token,
		   struct recipient *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &recipient_noun,
				      RECIPIENT_OF_TOKEN);

	put_int(&c, token);
	return read_one(&c, ret, fault);
}
