/* Each field spec with what was typed, as a model for part/field. */
#include "web/control.h"

#include <inttypes.h>
#include <string.h>

#include "base/buf.h"
#include "desk/reader.h"
#include "lang/message.h"
#include "lang/tag.h"
#include "lang/zone.h"
#include "web/inside.h"
#include "web/label.h"
#include "web/problem.h"
#include "wire/model.h"

/* What one page's form is made from. */
struct controls {
	struct exchange *x;
	const struct reader *reader;
	const struct model *asked; /* the value of a notice that this line is
				    * for; NULL for a field of the row's */
};

const char *
control_name(struct exchange *x, const char *pointer)
{
	char *name = arena_text(x->arena, *pointer == '/' ? pointer + 1
							   : pointer);

	for (char *c = name; *c; c++)
		if (*c == '/')
			*c = '.';
	return name;
}

static const char *
value_of(const struct controls *c, const char *path, enum field_type type)
{
	const struct exchange *x = c->x;
	const char *value = "";

	if (type == FIELD_SECRET || type == FIELD_FILE)
		return "";
	if (x->typed)
		return form_typed(x->typed, path);
	if (x->form)
		value = form_typed(x->form, path);
	if (!*value && x->prefilled)
		value = form_typed(x->prefilled, path);
	return value;
}

static const char *
error_of(const struct controls *c, const char *path)
{
	struct exchange *x = c->x;

	for (size_t i = 0; i < x->faults.count && i < FAULTS_MAX; i++)
		if (!strcmp(control_name(x, x->faults.list[i].where), path))
			return problem_text(x, &x->faults.list[i]);
	return NULL;
}

static const char *
kind_of(enum field_type type)
{
	switch (type) {
	case FIELD_TEXT:
	case FIELD_EMAIL:
	case FIELD_SECRET:
	case FIELD_SEARCH:
	case FIELD_INT:
	case FIELD_DAY:
	case FIELD_TIME:
	case FIELD_ID:
		return "is_line";
	case FIELD_AREA:
		return "is_area";
	case FIELD_YES:
		return "is_yes";
	case FIELD_WORD:
		return "is_radios";
	case FIELD_PICK:
	case FIELD_LANGUAGE:
		return "is_select";
	case FIELD_HIDDEN:
		return "is_hidden";
	case FIELD_FILE:
		return "is_file";
	case FIELD_GROUP:
	case FIELD_LIST:
	case FIELD_VALUES:
		return "is_group";
	}
	return "is_line";
}

/* The input's type attribute. */
static const char *
input_type(enum field_type type)
{
	if (type == FIELD_EMAIL)
		return "email";
	if (type == FIELD_SECRET)
		return "password";
	if (type == FIELD_SEARCH)
		return "search";
	if (type == FIELD_DAY)
		return "date";
	return type == FIELD_TIME ? "datetime-local" : "text";
}

/* Only what is the reader's own may be filled in by the browser: the people
 * in the other fields are tenants. Source: WCAG 2.2, 1.3.5. */
static const char *
autocomplete(const struct exchange *x, enum field_type type)
{
	if (x->known.signed_in)
		return "off";
	if (type == FIELD_SECRET)
		return "current-password";
	return type == FIELD_EMAIL ? "username" : "off";
}

static void
add_option(struct model *options, const char *id, const char *value,
	   const char *label, const char *chosen)
{
	struct model *option = model_append(options);

	model_text(option, "id", id);
	model_text(option, "value", value);
	model_text(option, "label", label);
	model_bool(option, "chosen", !strcmp(value, chosen));
}

static const char *
any_of(const struct controls *c, const struct field *field)
{
	return field->any ? catalogue_text(c->reader->words, NULL, field->any)
			  : "";
}

/* The first radio button has the field's own id, so that the error summary
 * leads to it. */
static void
add_words(const struct controls *c, const struct field *field,
	  const char *path, struct model *options)
{
	size_t count;
	const struct label *rows = label_set(field->set, &count);
	const char *chosen = value_of(c, path, field->type);

	if (field->type == FIELD_PICK)
		add_option(options, "", "", any_of(c, field), chosen);
	for (size_t i = 0; i < count; i++)
		add_option(options,
			   i ? arena_printf(c->x->arena, "%s-%zu", path, i + 1)
			     : path,
			   rows[i].word,
			   catalogue_text(c->reader->words, field->set,
					  rows[i].text),
			   chosen);
}

/* What the model offers: the choices of a notice, or yes and no. */
static void
add_asked(const struct controls *c, const char *path, struct model *options)
{
	const char *chosen = value_of(c, path, FIELD_PICK);
	const struct model *choices = model_get(c->asked, "choices");

	add_option(options, "", "", "", chosen);
	for (const struct model *m = model_first(choices); m;
	     m = model_next(m))
		add_option(options, "", model_text_of(model_get(m, "name")),
			   model_text_of(model_get(m, "label")), chosen);
	if (model_first(choices))
		return;
	add_option(options, "", "yes",
		   catalogue_text(c->reader->words, NULL, N_("Yes")), chosen);
	add_option(options, "", "no",
		   catalogue_text(c->reader->words, NULL, N_("No")), chosen);
}

/* Tenants know their language by its own name. */
static const char *
language_label(const struct controls *c, const struct tag *tag)
{
	if (c->x->route && c->x->route->flags & ROUTE_TENANT)
		return tag->autonym;
	return arena_printf(c->x->arena, "%s (%s)",
			    reader_language(c->reader, tag->tag),
			    tag->autonym);
}

/* What may be chosen instead of a language. */
static void
add_beside(const struct controls *c, const struct field *field,
	   const char *chosen, struct model *options)
{
	size_t count;
	const struct label *rows = label_set(field->set ? field->set : "",
					     &count);

	for (size_t i = 0; i < count; i++)
		add_option(options, "", rows[i].word,
			   catalogue_text(c->reader->words, field->set,
					  rows[i].text),
			   chosen);
}

static void
add_languages(const struct controls *c, const struct field *field,
	      const char *path, struct model *options)
{
	const struct tag *tags;
	size_t count = tag_all(&tags);
	const char *chosen = value_of(c, path, FIELD_LANGUAGE);

	add_option(options, "", "", any_of(c, field), chosen);
	add_beside(c, field, chosen, options);
	for (size_t i = 0; i < count; i++)
		add_option(options, "", tags[i].tag,
			   language_label(c, &tags[i]), chosen);
}

/* Which of the two times that the clock showed that night. */
static void
fill_twice(const struct controls *c, const char *path, struct model *m)
{
	const char *which = arena_printf(c->x->arena, "%s-which", path);
	const char *chosen = value_of(c, which, FIELD_WORD);
	int64_t second_utc;
	struct model *twice;

	if (!zone_twice(value_of(c, path, FIELD_TIME), &second_utc))
		return;
	twice = model_child(m, "twice");
	model_text(twice, "name", which);
	model_bool(twice, "first", !strcmp(chosen, "first"));
	model_bool(twice, "second", !strcmp(chosen, "second"));
}

static void
fill_leaf(const struct controls *c, const struct field *field,
	  const char *path, struct model *m)
{
	const struct catalogue *words = c->reader->words;
	const char *value = value_of(c, path, field->type);
	int64_t most = field->max;
	struct model *options;

	if (!most || field->type == FIELD_INT)
		most = field->type == FIELD_AREA ? FIELD_AREA_MAX : FIELD_MAX;
	model_text(m, "name", path);
	model_text(m, "label",
		   field->label ? catalogue_text(words, NULL, field->label)
				: NULL);
	model_text(m, "hint",
		   field->hint ? catalogue_text(words, NULL, field->hint)
			       : NULL);
	model_text(m, "value", value);
	model_text(m, "error", error_of(c, path));
	model_bool(m, "required", field->required);
	model_bool(m, "checked", field->type == FIELD_YES && *value &&
					 strcmp(value, "false") != 0);
	model_text(m, "type", input_type(field->type));
	model_text(m, "autocomplete", autocomplete(c->x, field->type));
	model_bool(m, "digits", field->type == FIELD_INT);
	model_text(m, "max",
		   arena_printf(c->x->arena, "%" PRId64, most));
	model_bool(m, kind_of(field->type), true);
	if (field->type == FIELD_TIME)
		fill_twice(c, path, m);
	options = model_children(m, "options");
	if (field->type == FIELD_PICK && c->asked)
		add_asked(c, path, options);
	else if (field->type == FIELD_WORD || field->type == FIELD_PICK)
		add_words(c, field, path, options);
	if (field->type == FIELD_LANGUAGE)
		add_languages(c, field, path, options);
}

static size_t
elements_of(const struct controls *c, const char *path,
	    const struct field *field)
{
	const struct form *form = c->x->typed ? c->x->typed : c->x->form;
	size_t count = form ? form_count(form, path) : 0;

	if (!count && c->x->prefilled)
		count = form_count(c->x->prefilled, path);
	if (count < (size_t)field->min)
		count = (size_t)field->min;
	return count > (size_t)field->max ? (size_t)field->max : count;
}

static const char *
example_of(const struct controls *c, const struct model *asked)
{
	const char *example = model_text_of(model_get(asked, "example"));
	struct buf buf = {0};

	if (!example || !*example)
		return NULL;
	message_format(&buf,
		       catalogue_text(c->reader->words, NULL,
				      N_("For example: {example}")),
		       (const struct message_arg[]){{"example", example}}, 1);
	example = arena_text(c->x->arena, buf_string(&buf));
	buf_free(&buf);
	return example;
}

/* How a field of a notice is filled in. */
static enum field_type
asked_type(const struct model *asked)
{
	const char *type = model_text_of(model_get(asked, "type"));

	if (type && (!strcmp(type, "choice") || !strcmp(type, "yes-no")))
		return FIELD_PICK;
	return FIELD_TEXT;
}

/* A line for each value that the answer's model asks for. */
static void
fill_values(const struct controls *c, const struct field *field,
	    const char *path, struct model *lines)
{
	const struct model *asked =
		field->set ? model_get(c->x->model, field->set) : NULL;

	for (const struct model *a = model_first(asked); a;
	     a = model_next(a)) {
		const char *name = model_text_of(model_get(a, "name"));
		struct field line = {
			.name = name,
			.type = asked_type(a),
			.label = model_text_of(model_get(a, "label")),
			.hint = example_of(c, a),
			.required = model_true(model_get(a, "required")),
		};
		const struct controls own = {c->x, c->reader, a};

		fill_leaf(&own, &line,
			  arena_printf(c->x->arena, "%s.%s", path, name),
			  model_append(lines));
	}
}

/* "service_translation" beside the field, for pages that ask on by it. */
static void
mark_word(const struct controls *c, const struct field *field,
	  const char *path, struct model *m)
{
	const char *value = value_of(c, path, field->type);

	if (field->type == FIELD_WORD && *value)
		model_bool(m, arena_printf(c->x->arena, "%s_%s", field->name,
					   value),
			   true);
}

static void
fill(const struct controls *c, const struct field *fields, const char *prefix,
     struct model *m)
{
	for (const struct field *f = fields; f && f->name; f++) {
		const char *path =
			arena_printf(c->x->arena, "%s%s", prefix, f->name);
		struct model *list;

		if (f->type == FIELD_GROUP) {
			fill(c, f->fields,
			     arena_printf(c->x->arena, "%s.", path),
			     model_child(m, f->name));
			continue;
		}
		if (f->type == FIELD_VALUES) {
			fill_values(c, f, path, model_children(m, f->name));
			continue;
		}
		if (f->type != FIELD_LIST) {
			fill_leaf(c, f, path, model_child(m, f->name));
			mark_word(c, f, path, m);
			continue;
		}
		list = model_children(m, f->name);
		for (size_t i = 0, n = elements_of(c, path, f); i < n; i++) {
			struct model *row = model_append(list);

			model_bool(row, "is_first", !i);
			fill(c, f->fields,
			     arena_printf(c->x->arena, "%s.%zu.", path, i),
			     row);
		}
	}
}

void
control_form(struct exchange *x, const struct reader *reader,
	     const struct field *fields, struct model *page)
{
	struct controls c = {x, reader, NULL};

	fill(&c, fields, "", model_child(page, "page_form"));
}
