/* What else the people of a home need. */
#include "desk/suggest.h"

#include <string.h>

#include "desk/inside.h"
#include "desk/intake.h"
#include "desk/record.h"
#include "desk/show.h"
#include "lang/tag.h"
#include "store/person.h"
#include "wire/model.h"

#define PEOPLE_LOOKED 20

/* What is gathered for one form. */
struct suggestions {
	struct visit *visit;
	struct model *rows;
	enum service asked;
	const char *who, *native; /* NULL native none */
};

static bool
offered(const struct model *rows, const char *item)
{
	for (const struct model *m = model_first(rows); m; m = model_next(m))
		if (!strcmp(model_text_of(model_get(m, "item")), item))
			return true;
	return false;
}

static struct model *
add_row(const struct suggestions *to, const char *item)
{
	struct model *row;

	if (offered(to->rows, item))
		return NULL;
	row = model_append(to->rows);
	model_text(row, "item", item);
	show_names(row, "who", to->who, "who_native", to->native);
	return row;
}

static void
add_language(const struct suggestions *to, const char *language)
{
	const char *service = to->asked == SERVICE_INTERPRETING
				      ? "interpreting"
				      : "translation";
	struct model *row;

	if (!language || !*language || !strcmp(language, "en"))
		return;
	row = add_row(to, arena_printf(to->visit->arena, "%s:%s", service,
				       language));
	if (!row)
		return;
	model_code(row, "service", "service", service);
	model_language(row, "language", language);
	model_null(row, "format");
}

/* "large-print:20; braille:2", or one of them. */
static void
add_formats(const struct suggestions *to, const char *formats)
{
	while (formats && *formats) {
		size_t count;
		const char *value;
		struct model *row = NULL;
		enum format format;
		int size;

		formats += strspn(formats, " ");
		count = strcspn(formats, ";");
		value = arena_copy(to->visit->arena, formats, count);
		if (need_format(value, &format, &size) &&
		    to->asked != SERVICE_INTERPRETING)
			row = add_row(to, arena_printf(to->visit->arena,
						       "format:%s",
						       format_name(format)));
		if (row) {
			model_code(row, "service", "service", "format");
			model_null(row, "language");
			model_code(row, "format", "format",
				   format_name(format));
		}
		formats += count + (formats[count] == ';');
	}
}

/* The first of the tenant's own is what the form asks for. */
static void
add_own(const struct suggestions *to, const struct needs *needs)
{
	enum need_kind spoken = NEED_SPOKEN_LANGUAGE, read = NEED_READ_LANGUAGE;
	bool skipped = false;

	for (size_t i = 0; i < needs->count; i++) {
		const struct need *need = &needs->list[i];

		if (need->kind == NEED_FORMAT) {
			if (to->asked != SERVICE_FORMAT || skipped)
				add_formats(to, need->value);
			skipped = true;
		} else if (to->asked == SERVICE_FORMAT &&
			   (need->kind == read || need->kind == spoken)) {
			add_language(to, need->value);
		}
	}
}

static void
drop_first_language(struct model *hidden, const struct suggestions *to,
		    const struct needs *needs)
{
	struct suggestions own = *to;

	own.rows = hidden;
	for (size_t i = 0; i < needs->count; i++)
		if (needs->list[i].kind == NEED_SPOKEN_LANGUAGE ||
		    needs->list[i].kind == NEED_READ_LANGUAGE)
			add_language(&own, needs->list[i].value);
}

static void
add_person(struct suggestions *to, const struct person *person,
	   const struct model *hidden)
{
	bool spoken = to->asked == SERVICE_INTERPRETING;
	const char *language = spoken ? person->spoken : person->read;
	const char *item;

	to->who = person->name;
	to->native = person->name_native;
	add_formats(to, person->formats);
	if (!language)
		return;
	item = arena_printf(to->visit->arena, "%s:%s",
			    spoken ? "interpreting" : "translation", language);
	if (!offered(hidden, item))
		add_language(to, language);
}

enum status
suggest_also(struct visit *visit, const char *name, enum service service,
	     struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *hidden = model_list(visit->arena);
	struct suggestions to = {
		.visit = visit,
		.rows = model_children(model, "also"),
		.asked = service,
	};
	struct tenant tenant;
	struct needs needs;
	struct people people;
	enum status status = tenant_named(visit, name, &tenant, fault);

	if (status == OK)
		status = need_active(&access, tenant.id, &needs, fault);
	if (status == OK)
		status = person_of_tenant(&access, tenant.id, PEOPLE_LOOKED,
					  &people, fault);
	if (status != OK)
		return status;
	to.who = tenant.name;
	to.native = tenant.name_native;
	add_own(&to, &needs);
	if (service != SERVICE_FORMAT)
		drop_first_language(hidden, &to, &needs);
	for (size_t i = 0; i < people.count; i++)
		if (!people.list[i].ended_utc)
			add_person(&to, &people.list[i], hidden);
	return OK;
}

bool
suggest_read(struct arena *arena, const char *text, struct intake_item *ret)
{
	const char *colon = text ? strchr(text, ':') : NULL;
	enum service service;
	enum format format;

	if (!colon)
		return false;
	*ret = (struct intake_item){
		.service = arena_copy(arena, text, (size_t)(colon - text)),
	};
	if (!service_parse(ret->service, &service))
		return false;
	if (service == SERVICE_FORMAT) {
		ret->format = arena_text(arena, colon + 1);
		return format_parse(ret->format, &format) &&
		       format != FORMAT_NONE;
	}
	ret->language = arena_text(arena, colon + 1);
	return tag_find(ret->language) != NULL;
}
