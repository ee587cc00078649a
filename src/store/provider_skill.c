/* What providers can do. */
#include <string.h>

#include "store/inside.h"
#include "store/provider.h"
#include "store/provider_row.h"

enum { SKILL_PUT, SKILL_DROP, SKILL_LIST, SKILL_FOR, SKILLS };

#define COLUMNS                                                          \
	"SELECT s.service, s.from_lang, s.to_lang, s.mode, s.format,"    \
	" s.dialects, s.scripts, s.price_minor, s.unit"                  \
	" FROM provider_skill s JOIN provider p ON p.id = s.provider"

static const struct query queries[] = {
	[SKILL_PUT] = {"INSERT INTO provider_skill (provider, service,"
		       " from_lang, to_lang, mode, format, dialects, scripts,"
		       " price_minor, unit)"
		       " SELECT p.id, ?, ?, ?, ?, ?, ?, ?, ?, ?"
		       " FROM provider p"
		       " WHERE p.id = ? AND visible(p.organisation)"
		       " ON CONFLICT DO UPDATE SET"
		       " price_minor = excluded.price_minor,"
		       " unit = excluded.unit, dialects = excluded.dialects,"
		       " scripts = excluded.scripts", NULL},
	[SKILL_DROP] = {"DELETE FROM provider_skill WHERE service = ?"
			" AND from_lang = ? AND to_lang = ? AND mode = ?"
			" AND format = ? AND provider = ? AND EXISTS"
			" (SELECT 1 FROM provider p"
			" WHERE p.id = provider_skill.provider"
			" AND visible(p.organisation))", NULL},
	[SKILL_LIST] = {COLUMNS " WHERE s.provider = ? AND " WORKS_FOR_SCOPE
			" ORDER BY s.service, s.to_lang, s.from_lang", NULL},
	[SKILL_FOR] = {COLUMNS " WHERE s.service = ? AND s.to_lang = ?"
		       " AND s.from_lang = ? AND s.mode = ? AND s.format = ?"
		       " AND s.provider = ? AND " WORKS_FOR_SCOPE, NULL},
};
const struct noun skill_noun = {NOUN_SKILL, "skill", queries, SKILLS};

static const char *const unit_names[] = {
	[PER_WORD] = "word",
	[PER_MINUTE] = "minute",
	[PER_HOUR] = "hour",
	[PER_ITEM] = "item",
};

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

enum status
skill_put(const struct access *access, int64_t provider,
	  const struct skill *skill, struct fault *fault)
{
	struct cursor c = cursor_open(access, &skill_noun, SKILL_PUT);

	put_text(&c, service_name(skill->service));
	put_text(&c, skill->from);
	put_text(&c, skill->language);
	put_text(&c, mode_name(skill->mode));
	put_text(&c, format_name(skill->format));
	put_text(&c, skill->dialects);
	put_text(&c, skill->scripts);
	put_int(&c, skill->price_minor);
	put_text(&c, skill_unit_name(skill->unit));
	put_int(&c, provider);
	return cursor_change(&c, "provider", fault);
}

enum status
skill_drop(const struct access *access, int64_t provider,
	   const struct skill *skill, struct fault *fault)
{
	struct cursor c = cursor_open(access, &skill_noun, SKILL_DROP);

	put_text(&c, service_name(skill->service));
	put_text(&c, skill->from);
	put_text(&c, skill->language);
	put_text(&c, mode_name(skill->mode));
	put_text(&c, format_name(skill->format));
	put_int(&c, provider);
	return cursor_change(&c, "skill", fault);
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
	ret->dialects = read_text(c);
	ret->scripts = read_text(c);
	ret->price_minor = read_int(c);
	if (!skill_unit_parse(read_word(c), &ret->unit))
		ret->unit = PER_ITEM;
}

enum status
skill_list(const struct access *access, int64_t provider, struct skills *ret,
	   struct fault *fault)
{
	struct cursor c = cursor_open(access, &skill_noun, SKILL_LIST);
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

enum status
skill_for(const struct access *access, int64_t provider,
	  const struct item_spec *spec, struct skill *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &skill_noun, SKILL_FOR);
	bool found;

	put_text(&c, service_name(spec->service));
	put_text(&c, spec->language);
	put_text(&c, spec->from);
	put_text(&c, mode_name(spec->mode));
	put_text(&c, format_name(spec->format));
	put_int(&c, provider);
	found = cursor_next(&c);
	if (found)
		skill_read(&c, ret);
	return cursor_found(&c, found, "skill", fault);
}
