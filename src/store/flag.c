/* What flags are made of, and who looked one up. */
#include "store/flag.h"

#include "store/inside.h"

enum {
	FLAG_READ,
	FLAG_OF,
	FLAG_BY_REFERENCE,
	FLAG_BY_UPRN,
	LOOK_PUT,
	LOOK_LIST,
	FLAGS,
};

#define NEED_COLUMNS "n.id, n.kind, n.value, n.consent, n.safeguarding"

static const struct query queries[] = {
	[FLAG_READ] = {"SELECT t.id, t.reference, t.name,"
		       " iif(t.confidential IS NULL, t.uprn, NULL), "
		       NEED_COLUMNS " FROM need n INDEXED BY need_flag"
		       " JOIN tenant t ON t.id = n.tenant"
		       " WHERE n.organisation = ? AND n.ended IS NULL"
		       " AND t.life = 'current' AND visible(t.organisation)"
		       " ORDER BY n.tenant", NULL},
	[FLAG_OF] = {"SELECT " NEED_COLUMNS " FROM need n"
		     " WHERE n.tenant = ? AND n.ended IS NULL"
		     " AND visible(n.organisation) ORDER BY n.id", NULL},
	[FLAG_BY_REFERENCE] = {"SELECT t.id, t.organisation"
			       " FROM organisation o CROSS JOIN tenant x"
			       " ON x.organisation = o.id AND x.reference = ?"
			       " CROSS JOIN tenant t"
			       " ON t.id = coalesce(x.merged_into, x.id)"
			       " WHERE t.life = 'current'"
			       " AND visible(t.organisation)"
			       " ORDER BY t.id LIMIT 20",
			       "landlords are few; each is one look"},
	[FLAG_BY_UPRN] = {"SELECT t.id, t.organisation FROM tenant t"
			  " WHERE t.uprn = ? AND t.life = 'current'"
			  " AND visible(t.organisation)"
			  " ORDER BY t.id LIMIT 20", NULL},
	[LOOK_PUT] = {"INSERT INTO flag_look (id, tenant, organisation, token,"
		      " recipient, at) VALUES (?, ?, ?, ?, ?, ?)", NULL},
	[LOOK_LIST] = {"SELECT l.id, l.tenant, l.organisation, l.token,"
		       " l.recipient, l.at, k.name, r.name FROM flag_look l"
		       " LEFT JOIN token k ON k.id = l.token"
		       " LEFT JOIN recipient r ON r.id = l.recipient"
		       " WHERE l.tenant = ? AND visible(l.organisation)"
		       " ORDER BY l.at DESC, l.id DESC LIMIT ?", NULL},
};
const struct noun flag_noun = {NOUN_FLAG, "flag", queries, FLAGS};

/* False where the kind is none that is known. */
static bool
read_need(struct cursor *c, struct flag_need *ret)
{
	bool known;

	ret->id = read_int(c);
	known = need_kind_parse(read_word(c), &ret->kind);
	ret->value = read_text(c);
	ret->consent = read_int(c);
	ret->safeguarded = !ret->consent && *read_word(c);
	return known;
}

/* The needs of one tenant, gathered before they are handed on in order. */
#define NEEDS_MOST 40
struct gathered {
	struct flag_row row[NEEDS_MOST];
	size_t count;
	struct arena *arena;
};

static void
hand_on(struct gathered *all, const struct flag_reading *reading)
{
	for (int kind = 0; kind < NEED_KINDS; kind++)
		for (size_t i = 0; i < all->count; i++)
			if (all->row[i].need.kind == (enum need_kind)kind)
				reading->row(reading->self, &all->row[i]);
	all->count = 0;
	arena_reset(all->arena);
}

enum status
flag_read(const struct access *access, const struct flag_reading *reading,
	  struct fault *fault)
{
	struct cursor c = cursor_open(access, &flag_noun, FLAG_READ);
	struct gathered all = {.arena = arena_new()};
	int64_t last = 0;

	c.arena = all.arena;
	put_int(&c, reading->organisation);
	while (cursor_next(&c)) {
		int64_t tenant = read_int(&c);
		struct flag_row row = {.tenant = tenant};

		if (tenant != last)
			hand_on(&all, reading);
		last = tenant;
		row.reference = read_text(&c);
		row.name = read_text(&c);
		row.uprn = read_text(&c);
		if (read_need(&c, &row.need) &&
		    reading->kinds & NEED_BIT(row.need.kind) &&
		    all.count < NEEDS_MOST)
			all.row[all.count++] = row;
	}
	hand_on(&all, reading);
	arena_free(all.arena);
	return cursor_close(&c, fault);
}

enum status
flag_of(const struct access *access, int64_t tenant, struct flag_needs *ret,
	struct fault *fault)
{
	struct cursor c = cursor_open(access, &flag_noun, FLAG_OF);
	struct flag_needs all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, tenant);
	while (cursor_next(&c)) {
		struct flag_need need;

		if (!read_need(&c, &need))
			continue;
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		all.list[all.count++] = need;
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
flag_find(const struct access *access, const struct flag_key *key,
	  struct flag_homes *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &flag_noun,
				      key->uprn ? FLAG_BY_UPRN
						: FLAG_BY_REFERENCE);
	struct flag_homes all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_text(&c, key->uprn ? key->uprn : key->reference);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		all.list[all.count].tenant = read_int(&c);
		all.list[all.count++].organisation = read_int(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
flag_look_put(const struct access *access, const struct flag_look *look,
	      struct fault *fault)
{
	struct cursor c = cursor_open(access, &flag_noun, LOOK_PUT);

	put_int(&c, look->id);
	put_int(&c, look->tenant);
	put_int(&c, look->organisation);
	put_int(&c, look->token);
	put_some(&c, look->recipient);
	put_int(&c, look->at_utc);
	return cursor_run(&c, fault);
}

enum status
flag_look_list(const struct access *access, int64_t tenant, size_t limit,
	       struct flag_looks *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &flag_noun, LOOK_LIST);
	struct flag_looks all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, tenant);
	put_int(&c, (int64_t)limit);
	while (cursor_next(&c)) {
		struct flag_look *look;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		look = &all.list[all.count++];
		look->id = read_int(&c);
		look->tenant = read_int(&c);
		look->organisation = read_int(&c);
		look->token = read_int(&c);
		look->recipient = read_int(&c);
		look->at_utc = read_int(&c);
		look->token_name = read_text(&c);
		look->recipient_name = read_text(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}
