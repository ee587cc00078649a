/* Providers, their skills, and whom routing may think of. */
#include "store/provider.h"

#include <string.h>

#include "store/inside.h"
#include "store/provider_row.h"

enum {
	PROVIDER_INSERT,
	PROVIDER_UPDATE,
	PROVIDER_GET,
	PROVIDER_BY_NAME,
	PROVIDER_LIST,
	PROVIDER_FIND,
	PROVIDER_WORK,
	PROVIDERS,
};

/* What both insert and update set, in the order of put_provider. */
#define CHANGES                                                              \
	"organisation, name, kind, email, phone, area, areas, travel_minutes," \
	" travel_miles, language,"                                            \
	" gender, active, contract_order, capacity, manager, note,"           \
	" stopped_at, stopped_by, stopped_why, agreed_with, ended_at"

static const struct query queries[] = {
	[PROVIDER_INSERT] = {"INSERT INTO provider (" CHANGES ", id, created)"
			     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
			     " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", NULL},
	[PROVIDER_UPDATE] = {"UPDATE provider SET (" CHANGES ") = (?, ?, ?, ?,"
			     " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
			     " ?, ?), version = version + 1"
			     " WHERE id = ? AND visible(organisation)", NULL},
	[PROVIDER_GET] = {"SELECT " PROVIDER_COLUMNS " FROM provider p"
			  " WHERE p.id = ? AND " WORKS_FOR_SCOPE, NULL},
	[PROVIDER_BY_NAME] = {"SELECT " PROVIDER_COLUMNS " FROM provider p"
			      " WHERE p.organisation = ? AND p.name = ?"
			      " AND " WORKS_FOR_SCOPE, NULL},
	[PROVIDER_LIST] = {"SELECT " PROVIDER_COLUMNS " FROM provider p"
			   " WHERE " WORKS_FOR_SCOPE
			   " AND p.ended_at IS NULL ORDER BY p.name, p.id",
			   "the page shows them all; they are few"},
	[PROVIDER_FIND] = {"SELECT " PROVIDER_COLUMNS " FROM provider p"
			   " WHERE " WORKS_FOR_SCOPE
			   " AND (?1 IS NULL OR p.name LIKE ?1 ESCAPE '\\')"
			   " AND (?2 IS NULL OR p.kind = ?2)"
			   " AND p.active = coalesce(?3, p.active)"
			   " AND (p.ended_at IS NOT NULL) = ?4"
			   " AND (?5 IS NULL AND ?6 IS NULL AND ?7 IS NULL"
			   " OR EXISTS (SELECT 1 FROM provider_skill s"
			   " WHERE s.provider = p.id"
			   " AND s.service = coalesce(?5, s.service)"
			   " AND s.mode = coalesce(?6, s.mode)"
			   " AND (?7 IS NULL OR ?7 IN (s.to_lang,"
			   " s.from_lang))))"
			   " ORDER BY p.name, p.id LIMIT ?8 OFFSET ?9",
			   "by name in any part of it; they are few"},
	[PROVIDER_WORK] = {"SELECT i.request, i.id, r.ref, i.n, i.state,"
			   " i.service, i.language, i.due_at,"
			   " may_see(i.organisation, r.sensitivity,"
			   " r.logged_by) FROM item i"
			   " JOIN request r ON r.id = i.request"
			   " WHERE i.id IN (SELECT id FROM item"
			   " WHERE provider = ?1 AND open = 1"
			   " UNION SELECT item FROM offer"
			   " WHERE provider = ?1 AND state = 'sent')"
			   " ORDER BY i.received_at, i.id", NULL},
};
const struct noun provider_noun = {NOUN_PROVIDER, "provider", queries,
				   PROVIDERS};

static const char *const kind_names[PROVIDER_KINDS] = {
	[PROVIDER_AGENCY] = "agency",
	[PROVIDER_FREELANCER] = "freelancer",
	[PROVIDER_IN_HOUSE] = "in-house",
};
const char *
provider_kind_name(enum provider_kind kind)
{
	return kind_names[kind];
}

bool
provider_kind_parse(const char *name, enum provider_kind *ret)
{
	for (int i = 0; i < PROVIDER_KINDS; i++)
		if (!strcmp(name, kind_names[i])) {
			*ret = (enum provider_kind)i;
			return true;
		}
	return false;
}

static void
put_provider(struct cursor *c, const struct provider *p)
{
	put_int(c, p->organisation);
	put_text(c, p->name);
	put_text(c, provider_kind_name(p->kind));
	put_text(c, p->email);
	put_text(c, p->phone);
	put_text(c, p->area);
	put_text(c, p->areas);
	put_int(c, p->travel_min);
	put_int(c, p->travel_miles);
	put_text(c, p->language);
	put_text(c, p->gender);
	put_int(c, p->active);
	put_int(c, p->contract_order);
	put_int(c, p->capacity);
	put_some(c, p->manager);
	put_text(c, p->note);
	put_some(c, p->stopped_utc);
	put_some(c, p->stopped_by);
	put_text(c, p->stopped_why);
	put_text(c, p->agreed_with);
	put_some(c, p->ended_utc);
	put_int(c, p->id);
}

void
provider_row_read(struct cursor *c, struct provider *ret)
{
	ret->id = read_int(c);
	ret->organisation = read_int(c);
	ret->name = read_text(c);
	if (!provider_kind_parse(read_word(c), &ret->kind))
		ret->kind = PROVIDER_AGENCY;
	ret->email = read_text(c);
	ret->phone = read_text(c);
	ret->area = read_text(c);
	ret->areas = read_text(c);
	ret->travel_min = (int)read_int(c);
	ret->travel_miles = (int)read_int(c);
	ret->language = read_text(c);
	ret->gender = read_text(c);
	ret->active = read_int(c) != 0;
	ret->contract_order = (int)read_int(c);
	ret->capacity = (int)read_int(c);
	ret->manager = read_int(c);
	ret->note = read_text(c);
	ret->stopped_utc = read_int(c);
	ret->stopped_by = read_int(c);
	ret->stopped_why = read_text(c);
	ret->agreed_with = read_text(c);
	ret->ended_utc = read_int(c);
	ret->version = read_int(c);
	ret->open_items = (int)read_int(c);
	ret->created_utc = read_int(c);
}

#define TAKEN                                                             \
	N_("There is a provider of that name already: edit that one, or " \
	   "choose another name")

enum status
provider_insert(const struct access *access, const struct provider *p,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &provider_noun, PROVIDER_INSERT);

	put_provider(&c, p);
	put_int(&c, p->created_utc);
	return cursor_insert(&c, "name", TAKEN, fault);
}

enum status
provider_update(const struct access *access, const struct provider *p,
		struct fault *fault)
{
	struct provider old;
	struct cursor c;
	enum status status = provider_get(access, p->id, &old, fault);

	if (status)
		return status;
	if (old.version != p->version)
		return fault_set(fault, E_STALE, "provider",
				 N_("Somebody changed this provider since you "
				    "opened it: open it again"),
				 NULL);
	c = cursor_open(access, &provider_noun, PROVIDER_UPDATE);
	put_provider(&c, p);
	if ((status = cursor_insert(&c, "name", TAKEN, fault)))
		return status;
	if (!sqlite3_changes(access->db->connection))
		return fault_set(fault, E_FORBIDDEN, "provider",
				 N_("This provider belongs to the partnership: "
				    "ask its administrator"),
				 NULL);
	return OK;
}

static enum status
provider_one(struct cursor *c, struct provider *ret, struct fault *fault)
{
	bool found = cursor_next(c);

	if (found)
		provider_row_read(c, ret);
	return cursor_found(c, found, "provider", fault);
}

enum status
provider_get(const struct access *access, int64_t id, struct provider *ret,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &provider_noun, PROVIDER_GET);

	put_int(&c, id);
	return provider_one(&c, ret, fault);
}

enum status
provider_by_name(const struct access *access, int64_t organisation,
		 const char *name, struct provider *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &provider_noun, PROVIDER_BY_NAME);

	put_int(&c, organisation);
	put_text(&c, name);
	return provider_one(&c, ret, fault);
}

static enum status
read_all(struct cursor *c, struct providers *ret, struct fault *fault)
{
	struct providers all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	while (cursor_next(c)) {
		all.list = arena_grow(c->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		provider_row_read(c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(c, fault)))
		*ret = all;
	return status;
}

enum status
provider_list(const struct access *access, struct providers *ret,
	      struct fault *fault)
{
	struct cursor c = cursor_open(access, &provider_noun, PROVIDER_LIST);

	return read_all(&c, ret, fault);
}

/* "%part%", with what LIKE would take for more than itself marked. */
static const char *
like_part(struct arena *arena, const char *part)
{
	char *text, *p;

	if (!part)
		return NULL;
	p = text = arena_alloc(arena, 2 * strlen(part) + 3);
	*p++ = '%';
	for (; *part; part++) {
		if (strchr("%_\\", *part))
			*p++ = '\\';
		*p++ = *part;
	}
	*p++ = '%';
	*p = '\0';
	return text;
}

enum status
provider_find(const struct access *access, const struct provider_wish *wish,
	      struct providers *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &provider_noun, PROVIDER_FIND);

	put_text(&c, like_part(access->arena, wish->part));
	put_text(&c, wish->kind < 0 ? NULL : kind_names[wish->kind]);
	if (wish->which == PROVIDERS_ACTIVE || wish->which == PROVIDERS_STOPPED)
		put_int(&c, wish->which == PROVIDERS_ACTIVE);
	else
		put_text(&c, NULL);
	put_int(&c, wish->which == PROVIDERS_ENDED);
	put_text(&c, wish->service < 0
			     ? NULL
			     : service_name((enum service)wish->service));
	put_text(&c,
		 wish->mode < 0 ? NULL : mode_name((enum mode)wish->mode));
	put_text(&c, wish->language);
	put_int(&c, (int64_t)wish->limit);
	put_int(&c, (int64_t)wish->skip);
	return read_all(&c, ret, fault);
}

static void
job_read(struct cursor *c, struct provider_job *ret)
{
	ret->request = read_int(c);
	ret->item = read_int(c);
	ret->ref = read_text(c);
	ret->n = (int)read_int(c);
	if (!item_state_parse(read_word(c), &ret->state))
		ret->state = ITEM_ASSIGNED;
	if (!service_parse(read_word(c), &ret->service))
		ret->service = SERVICE_TRANSLATION;
	ret->language = read_text(c);
	ret->due_utc = read_int(c);
}

enum status
provider_jobs(const struct access *access, int64_t provider,
	      struct provider_jobs *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &provider_noun, PROVIDER_WORK);
	struct provider_jobs all = {NULL, 0, 0};
	struct provider_job job;
	size_t cap = 0;
	enum status status;

	put_int(&c, provider);
	while (cursor_next(&c)) {
		job_read(&c, &job);
		if (!read_int(&c) || all.count == PROVIDER_JOBS) {
			all.hidden++;
			continue;
		}
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		all.list[all.count++] = job;
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}
