/* What several pages show alike. */
#include "desk/show.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "desk/life.h"
#include "desk/tenants.h"
#include "lang/tag.h"
#include "wire/model.h"

/* The script of a name, as a tag that says nothing about its language. */
static const char *
script_tag(const char *text)
{
	static const struct {
		uint32_t first, last;
		const char *tag;
	} scripts[] = {
		{0x0370, 0x03ff, "und-Grek"}, {0x0400, 0x052f, "und-Cyrl"},
		{0x0590, 0x05ff, "und-Hebr"}, {0x0600, 0x077f, "und-Arab"},
		{0x08a0, 0x08ff, "und-Arab"}, {0x0900, 0x097f, "und-Deva"},
		{0x0980, 0x09ff, "und-Beng"}, {0x0a00, 0x0a7f, "und-Guru"},
		{0x0a80, 0x0aff, "und-Gujr"}, {0x0b80, 0x0bff, "und-Taml"},
		{0x0d80, 0x0dff, "und-Sinh"}, {0x0e00, 0x0e7f, "und-Thai"},
		{0x1000, 0x109f, "und-Mymr"}, {0x1200, 0x139f, "und-Ethi"},
		{0x3040, 0x30ff, "und-Jpan"}, {0x3400, 0x9fff, "und-Hani"},
		{0xac00, 0xd7af, "und-Hang"}, {0xfb50, 0xfeff, "und-Arab"},
	};

	while (text && *text) {
		uint32_t cp = utf8_next(&text);

		for (size_t i = 0; i < sizeof scripts / sizeof *scripts; i++)
			if (cp >= scripts[i].first && cp <= scripts[i].last)
				return scripts[i].tag;
	}
	return NULL;
}

void
show_names(struct model *model, const char *name_key, const char *name,
	   const char *native_key, const char *native)
{
	model_name(model, name_key, name, script_tag(name));
	model_name(model, native_key, native, script_tag(native));
}

/* The set of labels that the values of a kind are words of, NULL none. */
static const char *
value_set(enum need_kind kind)
{
	switch (kind) {
	case NEED_CANNOT_READ:
		return "cannot-read";
	case NEED_ENGLISH:
		return "english";
	case NEED_DYSLEXIA:
		return "dyslexia";
	case NEED_SUPPORT:
		return "support";
	case NEED_INTERPRETER_GENDER:
		return "gender";
	case NEED_CONTACT_WAY:
		return "contact-way";
	case NEED_SPOKEN_LANGUAGE:
	case NEED_DIALECT:
	case NEED_READ_LANGUAGE:
	case NEED_FORMAT:
	case NEED_SAFE_CONTACT:
		break;
	}
	return NULL;
}

void
show_format(struct model *row, const char *value)
{
	enum format format = FORMAT_NONE;
	int size = 0;

	if (value && need_format(value, &format, &size))
		model_code(row, "format", "format", format_name(format));
	else
		model_null(row, "format");
	if (size)
		model_int(row, "size", size);
	else
		model_null(row, "size");
	model_code(row, "paper", "paper",
		   format == FORMAT_PAPER ? strchr(value, ':') + 1 : NULL);
}

static void
show_fact(struct model *row, const struct need *need)
{
	const char *set = value_set(need->kind);

	model_id(row, "id", need->id);
	model_code(row, "kind", "need-kind", need_kind_name(need->kind));
	if (set)
		model_code(row, "value", set, need->value);
	else
		model_text(row, "value", need->value);
	model_language(row, "language",
		       need_is_language(need->kind) ? need->value : NULL);
	show_format(row, need->kind == NEED_FORMAT ? need->value : NULL);
	model_bool(row, "stop", need->kind == NEED_SAFE_CONTACT);
}

/* "never ..." last and strongest: once round for the rest, once for them. */
void
show_facts(struct model *model, const struct needs *needs)
{
	struct model *facts = model_children(model, "facts");

	for (size_t i = 0; i < needs->count; i++)
		if (needs->list[i].kind != NEED_SAFE_CONTACT)
			show_fact(model_append(facts), &needs->list[i]);
	for (size_t i = 0; i < needs->count; i++)
		if (needs->list[i].kind == NEED_SAFE_CONTACT)
			show_fact(model_append(facts), &needs->list[i]);
}

/* How the person writes the own name is told by what the person reads. */
static const char *
native_tag(const struct tenant *tenant, const struct needs *needs)
{
	const char *script = script_tag(tenant->name_native);

	for (size_t i = 0; i < needs->count; i++) {
		const struct need *need = &needs->list[i];
		const struct tag *tag;

		if (need->kind != NEED_READ_LANGUAGE &&
		    need->kind != NEED_SPOKEN_LANGUAGE)
			continue;
		tag = tag_find(need->value);
		if (tag && script && !strcmp(tag->script, script + 4))
			return tag->tag;
	}
	return script;
}

void
show_strip(struct model *model, const struct tenant *tenant,
	   const struct needs *needs)
{
	struct model *strip = model_child(model, "strip");

	model_id(strip, "id", tenant->id);
	model_text(strip, "reference", tenant->reference);
	model_name(strip, "name", tenant->name, script_tag(tenant->name));
	model_name(strip, "name_native", tenant->name_native,
		   native_tag(tenant, needs));
	life_strip(strip, tenant);
	show_facts(strip, needs);
}

void
show_actor(struct visit *visit, struct model *model, const char *key,
	   int64_t actor)
{
	model_text(model, key, actor_name(visit, actor));
}

/* A code that may be the empty word. */
static void
code_or_null(struct model *model, const char *key, const char *word)
{
	model_code(model, key, key, *word ? word : NULL);
}

void
show_spec(struct model *model, const struct item_spec *spec)
{
	model_code(model, "service", "service", service_name(spec->service));
	model_language(model, "from", spec->from && *spec->from ? spec->from
								: NULL);
	model_language(model, "language",
		       spec->language && *spec->language ? spec->language
							 : NULL);
	code_or_null(model, "mode", mode_name(spec->mode));
	code_or_null(model, "format", format_name(spec->format));
	model_int(model, "words", spec->words);
	model_minutes(model, "minutes", spec->minutes);
	model_time_or_null(model, "starts_at", spec->starts_utc);
}

const char *
organisation_named(const struct organisations *all, int64_t id)
{
	for (size_t i = 0; i < all->count; i++)
		if (all->list[i].id == id)
			return all->list[i].name;
	return "";
}

void
show_row(struct visit *visit, struct model *model, const struct item_row *row,
	 const struct organisations *organisations)
{
	const struct item *item = &row->item;

	model_text(model, "ref", row->ref);
	model_int(model, "n", item->n);
	model_text(model, "subject", row->subject);
	model_id(model, "tenant", item->tenant);
	model_text(model, "tenant_reference", row->tenant_reference);
	show_names(model, "tenant_name", row->tenant_name, "tenant_native",
		   row->tenant_native);
	show_spec(model, &item->spec);
	model_id(model, "provider", item->provider);
	model_text(model, "provider_name", row->provider_name);
	model_code(model, "state", "state", item_state_name(item->state));
	model_code(model, "urgent", "urgency",
		   row->urgency == URGENCY_NONE ? NULL
						: urgency_name(row->urgency));
	model_time_or_null(model, "received_at", item->received_utc);
	model_time_or_null(model, "due_at", item->due_utc);
	model_bool(model, "to_confirm", policy_is_confirmed(&item->spec));
	model_bool(model, "overdue", item_state_open(item->state) &&
					     item->due_utc &&
					     item->due_utc < visit->now_utc);
	model_text(model, "organisation",
		   organisation_named(organisations, item->organisation));
}

enum status
page_limit(const struct page_wish *wish, size_t *ret_limit,
	   struct fault *fault)
{
	if (wish->limit < 0 || wish->limit > 200)
		return fault_set(fault, E_INPUT, "limit",
				 N_("A page has 1 to 200 rows: choose a limit "
				    "in between"),
				 NULL);
	*ret_limit = wish->limit ? (size_t)wish->limit : 50;
	return OK;
}

enum status
page_number(const char *after, int64_t *ret, struct fault *fault)
{
	char *end;
	long long number;

	*ret = 0;
	if (!after || !*after)
		return OK;
	errno = 0;
	number = strtoll(after, &end, 10);
	if (errno || *end || !strchr("0123456789", *after))
		return fault_set(fault, E_INPUT, "/after",
				 N_("{value} is no place in this list: start "
				    "again at its first page"),
				 "value", after, NULL);
	*ret = number;
	return OK;
}
