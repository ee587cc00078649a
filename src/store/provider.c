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
	SKILL_PUT,
	SKILL_LIST,
	PROVIDERS,
};

static const struct query queries[] = {
	[PROVIDER_INSERT] = {"INSERT INTO provider (organisation, name, kind,"
			     " email, phone, area, gender, active,"
			     " contract_order, capacity, dbs_checked, id,"
			     " created)"
			     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			     NULL},
	[PROVIDER_UPDATE] = {"UPDATE provider SET organisation = ?, name = ?,"
			     " kind = ?, email = ?, phone = ?, area = ?,"
			     " gender = ?, active = ?, contract_order = ?,"
			     " capacity = ?, dbs_checked = ?"
			     " WHERE id = ? AND visible(organisation)", NULL},
	[PROVIDER_GET] = {"SELECT " PROVIDER_COLUMNS " FROM provider p"
			  " WHERE p.id = ? AND " WORKS_FOR_SCOPE, NULL},
	[PROVIDER_BY_NAME] = {"SELECT " PROVIDER_COLUMNS " FROM provider p"
			      " WHERE p.organisation = ? AND p.name = ?"
			      " AND " WORKS_FOR_SCOPE, NULL},
	[PROVIDER_LIST] = {"SELECT " PROVIDER_COLUMNS " FROM provider p"
			   " WHERE " WORKS_FOR_SCOPE
			   " ORDER BY p.name, p.id",
			   "the page shows them all; they are few"},
	[SKILL_PUT] = {"INSERT INTO provider_skill (provider, service,"
		       " from_lang, to_lang, mode, format, price_minor, unit)"
		       " SELECT p.id, ?, ?, ?, ?, ?, ?, ? FROM provider p"
		       " WHERE p.id = ? AND visible(p.organisation)"
		       " ON CONFLICT DO UPDATE SET"
		       " price_minor = excluded.price_minor,"
		       " unit = excluded.unit", NULL},
	[SKILL_LIST] = {"SELECT s.service, s.from_lang, s.to_lang, s.mode,"
			" s.format, s.price_minor, s.unit"
			" FROM provider_skill s"
			" JOIN provider p ON p.id = s.provider"
			" WHERE s.provider = ? AND " WORKS_FOR_SCOPE
			" ORDER BY s.service, s.to_lang, s.from_lang", NULL},
};
const struct noun provider_noun = {NOUN_PROVIDER, "provider", queries,
				   PROVIDERS};

static const char *const kind_names[PROVIDER_KINDS] = {
	[PROVIDER_AGENCY] = "agency",
	[PROVIDER_FREELANCER] = "freelancer",
	[PROVIDER_IN_HOUSE] = "in-house",
};
static const char *const unit_names[] = {
	[PER_WORD] = "word",
	[PER_MINUTE] = "minute",
	[PER_HOUR] = "hour",
	[PER_ITEM] = "item",
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

const char *
skill_unit_name(enum skill_unit unit)
{
	return unit_names[unit];
}

bool
skill_unit_parse(const char *name, enum skill_unit *ret)
{
	for (int i = PER_WORD; i <= PER_ITEM; i++)
		if (!strcmp(name, unit_names[i])) {
			*ret = (enum skill_unit)i;
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
	put_text(c, p->gender);
	put_int(c, p->active);
	put_int(c, p->contract_order);
	put_int(c, p->capacity);
	put_some(c, p->dbs_checked_days);
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
	ret->gender = read_text(c);
	ret->active = read_int(c) != 0;
	ret->contract_order = (int)read_int(c);
	ret->capacity = (int)read_int(c);
	ret->dbs_checked_days = (int32_t)read_int(c);
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

enum status
provider_list(const struct access *access, struct providers *ret,
	      struct fault *fault)
{
	struct cursor c = cursor_open(access, &provider_noun, PROVIDER_LIST);
	struct providers all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		provider_row_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
skill_put(const struct access *access, int64_t provider,
	  const struct skill *skill, struct fault *fault)
{
	struct cursor c = cursor_open(access, &provider_noun, SKILL_PUT);

	put_text(&c, service_name(skill->service));
	put_text(&c, skill->from);
	put_text(&c, skill->language);
	put_text(&c, mode_name(skill->mode));
	put_text(&c, format_name(skill->format));
	put_int(&c, skill->price_minor);
	put_text(&c, skill_unit_name(skill->unit));
	put_int(&c, provider);
	return cursor_change(&c, "provider", fault);
}

static void
skill_read(struct cursor *c, struct skill *ret)
{
	if (!service_parse(read_word(c), &ret->service))
		ret->service = SERVICE_TRANSLATION;
	ret->from = read_text(c);
	ret->language = read_text(c);
	if (!mode_parse(read_word(c), &ret->mode))
		ret->mode = MODE_NONE;
	if (!format_parse(read_word(c), &ret->format))
		ret->format = FORMAT_NONE;
	ret->price_minor = read_int(c);
	if (!skill_unit_parse(read_word(c), &ret->unit))
		ret->unit = PER_ITEM;
}

enum status
skill_list(const struct access *access, int64_t provider, struct skills *ret,
	   struct fault *fault)
{
	struct cursor c = cursor_open(access, &provider_noun, SKILL_LIST);
	struct skills all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, provider);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		skill_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}
