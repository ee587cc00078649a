/* What the nouns' handlers share. */
#include "web/nouns.h"

#include <stdlib.h>
#include <string.h>

#include "lang/tag.h"
#include "lang/zone.h"
#include "web/exchange.h"
#include "wire/model.h"

struct page_wish
noun_page(const struct exchange *x)
{
	const char *after = exchange_after(x);

	return (struct page_wish){
		.after = after && *after ? after : NULL,
		.limit = exchange_limit(x),
	};
}

const char *
noun_text(const struct model *model, const char *key)
{
	const char *text = model_text_of(model_get(model, key));

	return text ? text : "";
}

void
noun_more(struct exchange *x)
{
	const char *next = noun_text(exchange_model(x), "next");

	if (*next)
		exchange_more(x, next);
}

int
noun_item(const struct exchange *x)
{
	const char *text = exchange_path(x, "n");
	char *end;
	long n = strtol(text, &end, 10);

	return *text >= '1' && *text <= '9' && !*end && n < 1000 ? (int)n : 0;
}

int64_t
noun_number(const struct exchange *x, const char *name)
{
	const char *text = exchange_path(x, name);
	size_t count = strlen(text);

	return count && count < 10 && strspn(text, "0123456789") == count
		       ? strtol(text, NULL, 10)
		       : -1;
}

void
noun_direction(struct model *root, const char *language)
{
	const struct tag *tag = tag_find(language);

	model_text(root, "page_reading", tag ? tag_direction(tag) : "ltr");
	model_text(root, "page_tag", tag ? tag->tag : "");
}

static void
mark_change(struct model *row)
{
	static const char *const marks[] = {"page_same", "page_added",
					    "page_removed", "page_changed"};
	const char *change = noun_text(row, "change");

	for (size_t i = 0; *change && i < sizeof marks / sizeof *marks; i++)
		model_bool(row, marks[i], !strcmp(change, marks[i] + 5));
}

void
noun_differences(struct model *root, const char *list)
{
	static const char *const inner[] = {"parts", "difference"};
	const struct model *rows = model_get(root, list);

	for (const struct model *row = model_first(rows); row;
	     row = model_next(row)) {
		mark_change((struct model *)row);
		for (size_t i = 0; i < sizeof inner / sizeof *inner; i++)
			noun_differences((struct model *)row, inner[i]);
	}
}

void
noun_carry(struct exchange *x, const char *const *names)
{
	struct model *list = model_children(exchange_model(x), "page_carry");
	const struct form *form = exchange_form(x);

	for (; *names; names++) {
		const char *typed = form_typed(form, *names);
		struct model *row;

		if (!*typed)
			continue;
		row = model_append(list);
		model_text(row, "name", *names);
		model_text(row, "value", typed);
	}
}

static void
mark_spoken(struct model *item)
{
	/* A format stays in its language, an interpreter works both ways. */
	model_bool(item, "page_spoken",
		   strcmp(noun_text(item, "service"), "translation") != 0);
}

void
noun_spoken(struct model *root)
{
	const struct model *items = model_get(root, "items");

	if (!items)
		mark_spoken(root);
	for (const struct model *i = model_first(items); i; i = model_next(i))
		mark_spoken((struct model *)i);
}

void
noun_unusable(const struct model *person)
{
	struct model *a = (struct model *)model_get(person, "authority");

	model_bool((struct model *)(uintptr_t)person, "page_write",
		   model_true(model_get(a, "usable")));
	if (model_kind_of(a) == MODEL_OBJECT)
		model_bool(a, "page_unusable",
			   !model_true(model_get(a, "usable")));
}

void
noun_unusables(const struct model *list)
{
	for (const struct model *m = model_first(list); m; m = model_next(m))
		noun_unusable(m);
}

const char *
noun_input_time(struct exchange *x, int64_t utc)
{
	char text[ZONE_TIME_TEXT];

	zone_local_text(utc, text);
	return arena_copy(exchange_arena(x), text,
			  sizeof "2026-11-21T09:30" - 1);
}

void
noun_keep_view(struct exchange *x, const struct visit *visit,
	       const char *report)
{
	static const char *const names[] = {
		"by",	    "service",	"language",	"class",
		"item_format", "provider", "organisation", "officer",
		"standard", "took",	"stage",	"policy"};
	const struct form *form = exchange_form(x);
	const char *text = arena_printf(exchange_arena(x), "/reports/%s",
					report);
	char mark = '?';

	if (!visit->caller ||
	    !(ROUTE_MANAGERS & ROLE_BIT(visit->caller->role)))
		return;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const char *value = form_text(form, names[i]);

		if (!value || !*value)
			continue;
		text = arena_printf(exchange_arena(x), "%s%c%s=%s", text, mark,
				    names[i], value);
		mark = '&';
	}
	model_text(exchange_model(x), "page_keep", text);
}
