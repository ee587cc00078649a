/* The panel of tenants who may be consulted. */
#include "store/panel.h"

#include "core/name.h"
#include "store/inside.h"

enum {
	PANEL_INSERT,
	PANEL_UPDATE,
	PANEL_OF_TENANT,
	PANEL_BY_TOKEN,
	PANEL_LIST,
	ROUND_INSERT,
	INVITE_INSERT,
	INVITE_COUNT,
	ROUND_GET,
	ROUND_LIST,
	INVITED,
	PANELS,
};

#define COLUMNS                                                               \
	"m.id, m.tenant, m.organisation, m.token_hash, m.interests, m.how,"   \
	" m.consent_at, m.by, m.changed_at, m.left_at, m.left_by,"            \
	" m.contacts, m.contacted_at"
#define ROUND_COLUMNS                                                         \
	"id, organisation, about, language, interest, area, at, by, invited"
#define STILL_TENANT                                                          \
	" EXISTS (SELECT 1 FROM tenant t WHERE t.id = m.tenant"               \
	" AND t.life = 'current')"

static const struct query queries[] = {
	[PANEL_INSERT] = {"INSERT INTO panel_member (id, token_hash,"
			  " interests, how, consent_at, by, changed_at, tenant,"
			  " organisation) SELECT ?, ?, ?, ?, ?, ?, ?, id,"
			  " organisation FROM tenant WHERE id = ?"
			  " AND life = 'current' AND visible(organisation)",
			  NULL},
	[PANEL_UPDATE] = {"UPDATE panel_member SET interests = ?,"
			  " changed_at = ?, left_at = ?, left_by = ?"
			  " WHERE id = ? AND visible(organisation)", NULL},
	[PANEL_OF_TENANT] = {"SELECT " COLUMNS " FROM panel_member m"
			     " WHERE m.tenant = ? AND m.left_at IS NULL"
			     " AND visible(m.organisation)", NULL},
	[PANEL_BY_TOKEN] = {"SELECT " COLUMNS " FROM panel_member m"
			    " WHERE m.token_hash = ?"
			    " AND visible(m.organisation)", NULL},
	[PANEL_LIST] = {
		"SELECT " COLUMNS " FROM panel_member m"
		" INDEXED BY panel_member_list WHERE m.organisation = ?1"
		" AND m.id > ?2 AND m.left_at IS NULL"
		" AND (?3 IS NULL OR EXISTS (SELECT 1 FROM need n"
		" INDEXED BY need_tenant WHERE n.tenant = m.tenant"
		" AND n.kind IN ('spoken-language', 'read-language')"
		" AND n.value = ?3 AND n.ended IS NULL))"
		" AND (?4 IS NULL OR m.interests = ' '"
		" OR instr(m.interests, ' ' || ?4 || ' ') > 0)"
		" AND EXISTS (SELECT 1 FROM tenant t WHERE t.id = m.tenant"
		" AND t.life = 'current' AND (?5 IS NULL"
		" OR (t.confidential IS NULL AND"
		" substr(t.postcode, 1, length(?5)) = ?5)))"
		" AND visible(m.organisation) ORDER BY m.id LIMIT ?6", NULL},
	[ROUND_INSERT] = {"INSERT INTO panel_round (id, about, language,"
			  " interest, area, at, by, invited, organisation)"
			  " SELECT ?, ?, ?, ?, ?, ?, ?, ?, id"
			  " FROM organisation WHERE id = ? AND visible(id)",
			  NULL},
	[INVITE_INSERT] = {"INSERT INTO panel_invite (round, member)"
			   " SELECT ?, id FROM panel_member WHERE id = ?"
			   " AND left_at IS NULL AND visible(organisation)",
			   NULL},
	[INVITE_COUNT] = {"UPDATE panel_member SET contacts = contacts + 1,"
			  " contacted_at = ?2 WHERE id = ?1"
			  " AND visible(organisation)", NULL},
	[ROUND_GET] = {"SELECT " ROUND_COLUMNS " FROM panel_round"
		       " WHERE id = ? AND visible(organisation)", NULL},
	[ROUND_LIST] = {"SELECT " ROUND_COLUMNS " FROM panel_round"
			" WHERE organisation = ? AND visible(organisation)"
			" ORDER BY id DESC LIMIT ?", NULL},
	[INVITED] = {"SELECT " COLUMNS " FROM panel_invite i"
		     " CROSS JOIN panel_member m ON m.id = i.member"
		     " WHERE i.round = ? AND m.left_at IS NULL AND"
		     STILL_TENANT " AND visible(m.organisation)"
		     " ORDER BY i.member", NULL},
};
const struct noun panel_noun = {NOUN_PANEL, "panel", queries, PANELS};

enum status
panel_insert(const struct access *access, const struct panel_member *m,
	     struct fault *fault)
{
	struct panel_member there;
	struct cursor c;
	enum status status =
		panel_of_tenant(access, m->tenant, &there, fault);

	if (status == OK)
		return fault_set(fault, E_CONFLICT, "tenant",
				 N_("This tenant is in the panel already"),
				 NULL);
	if (status != E_NOT_FOUND)
		return status;
	c = cursor_open(access, &panel_noun, PANEL_INSERT);
	put_int(&c, m->id);
	put_bytes(&c, m->token_hash, HASH_BYTES);
	put_text(&c, m->interests);
	put_text(&c, equality_how_names[m->how]);
	put_int(&c, m->consent_utc);
	put_int(&c, m->by);
	put_int(&c, m->changed_utc);
	put_int(&c, m->tenant);
	return cursor_change(&c, "tenant", fault);
}

enum status
panel_update(const struct access *access, const struct panel_member *m,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &panel_noun, PANEL_UPDATE);

	put_text(&c, m->interests);
	put_int(&c, m->changed_utc);
	put_some(&c, m->left_utc);
	if (m->left_utc)
		put_int(&c, m->left_by);
	else
		put_some(&c, 0);
	put_int(&c, m->id);
	return cursor_change(&c, "member", fault);
}

static struct panel_member
member_read(struct cursor *c)
{
	struct panel_member m;
	int how;

	m.id = read_int(c);
	m.tenant = read_int(c);
	m.organisation = read_int(c);
	read_hash(c, m.token_hash, HASH_BYTES);
	m.interests = read_text(c);
	how = name_find(equality_how_names, EQUALITY_HOWS, read_word(c));
	m.how = how < 0 ? EQUALITY_SELF : (enum equality_how)how;
	m.consent_utc = read_int(c);
	m.by = read_int(c);
	m.changed_utc = read_int(c);
	m.left_utc = read_int(c);
	m.left_by = read_int(c);
	m.contacts = read_int(c);
	m.contacted_utc = read_int(c);
	return m;
}

static enum status
read_one(struct cursor *c, struct panel_member *ret, struct fault *fault)
{
	bool found = cursor_next(c);

	if (found)
		*ret = member_read(c);
	return cursor_found(c, found, "member", fault);
}

static enum status
read_members(struct cursor *c, struct panel_members *ret, struct fault *fault)
{
	struct panel_members all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	while (cursor_next(c)) {
		all.list = arena_grow(c->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		all.list[all.count++] = member_read(c);
	}
	if (!(status = cursor_close(c, fault)))
		*ret = all;
	return status;
}

enum status
panel_of_tenant(const struct access *access, int64_t tenant,
		struct panel_member *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &panel_noun, PANEL_OF_TENANT);

	put_int(&c, tenant);
	return read_one(&c, ret, fault);
}

enum status
panel_by_token(const struct access *access,
	       const unsigned char hash[HASH_BYTES], struct panel_member *ret,
	       struct fault *fault)
{
	struct cursor c = cursor_open(access, &panel_noun, PANEL_BY_TOKEN);

	put_bytes(&c, hash, HASH_BYTES);
	return read_one(&c, ret, fault);
}

enum status
panel_list(const struct access *access, const struct panel_wish *wish,
	   struct panel_members *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &panel_noun, PANEL_LIST);

	put_int(&c, wish->organisation);
	put_int(&c, wish->after);
	put_text(&c, wish->language);
	put_text(&c, wish->interest);
	put_text(&c, wish->area);
	put_int(&c, (int64_t)wish->limit);
	return read_members(&c, ret, fault);
}

enum status
panel_round_insert(const struct access *access, const struct panel_round *r,
		   struct fault *fault)
{
	struct cursor c = cursor_open(access, &panel_noun, ROUND_INSERT);

	put_int(&c, r->id);
	put_text(&c, r->about);
	put_text(&c, r->language);
	put_text(&c, r->interest);
	put_text(&c, r->area);
	put_int(&c, r->at_utc);
	put_int(&c, r->by);
	put_int(&c, r->invited);
	put_int(&c, r->organisation);
	return cursor_change(&c, "organisation", fault);
}

enum status
panel_invite(const struct access *access, int64_t round, int64_t member,
	     int64_t at_utc, struct fault *fault)
{
	struct cursor c = cursor_open(access, &panel_noun, INVITE_INSERT);
	enum status status;

	put_int(&c, round);
	put_int(&c, member);
	status = cursor_change(&c, "member", fault);
	if (status)
		return status;
	c = cursor_open(access, &panel_noun, INVITE_COUNT);
	put_int(&c, member);
	put_int(&c, at_utc);
	return cursor_change(&c, "member", fault);
}

static struct panel_round
round_read(struct cursor *c)
{
	struct panel_round r;

	r.id = read_int(c);
	r.organisation = read_int(c);
	r.about = read_text(c);
	r.language = read_text(c);
	r.interest = read_text(c);
	r.area = read_text(c);
	r.at_utc = read_int(c);
	r.by = read_int(c);
	r.invited = read_int(c);
	return r;
}

enum status
panel_round_get(const struct access *access, int64_t id,
		struct panel_round *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &panel_noun, ROUND_GET);
	bool found;

	put_int(&c, id);
	found = cursor_next(&c);
	if (found)
		*ret = round_read(&c);
	return cursor_found(&c, found, "round", fault);
}

enum status
panel_round_list(const struct access *access, int64_t organisation,
		 size_t limit, struct panel_rounds *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &panel_noun, ROUND_LIST);
	struct panel_rounds all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, organisation);
	put_int(&c, (int64_t)limit);
	while (cursor_next(&c)) {
		all.list = arena_grow(c.arena, all.list, all.count, &cap,
				      sizeof *all.list);
		all.list[all.count++] = round_read(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
panel_invited(const struct access *access, int64_t round,
	      struct panel_members *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &panel_noun, INVITED);

	put_int(&c, round);
	return read_members(&c, ret, fault);
}
