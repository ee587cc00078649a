/* Every row as an operation. */
#include "web/openapi.h"

#include <stdio.h>
#include <string.h>

#include "web/label.h"
#include "web/route.h"
#include "wire/model.h"

static void
add_words(const char *set, struct model *schema)
{
	size_t count;
	const struct label *rows = label_set(set, &count);
	struct model *words;

	if (!count)
		return;
	words = model_children(schema, "enum");
	for (size_t i = 0; i < count; i++)
		model_append_text(words, rows[i].word);
}

static const char *
format_of(enum field_type type)
{
	if (type == FIELD_DAY)
		return "date";
	if (type == FIELD_TIME)
		return "date-time";
	if (type == FIELD_EMAIL)
		return "email";
	if (type == FIELD_FILE)
		return "binary";
	return type == FIELD_SECRET ? "password" : NULL;
}

static void add_object(const struct field *, struct model *schema);

static void
add_schema(const struct field *field, struct model *schema)
{
	int64_t most = field->max;

	if (field->hint || field->label)
		model_text(schema, "description",
			   field->hint ? field->hint : field->label);
	if (field->type == FIELD_GROUP) {
		add_object(field->fields, schema);
		return;
	}
	if (field->type == FIELD_LIST) {
		model_text(schema, "type", "array");
		model_int(schema, "minItems", field->min);
		model_int(schema, "maxItems", field->max);
		add_object(field->fields, model_child(schema, "items"));
		return;
	}
	if (field->type == FIELD_YES) {
		model_text(schema, "type", "boolean");
		return;
	}
	if (field->type == FIELD_INT) {
		model_text(schema, "type", "integer");
		model_int(schema, "minimum", field->min);
		if (most)
			model_int(schema, "maximum", most);
		return;
	}
	model_text(schema, "type", "string");
	if (format_of(field->type))
		model_text(schema, "format", format_of(field->type));
	if (!most)
		most = field->type == FIELD_AREA ? FIELD_AREA_MAX : FIELD_MAX;
	if (field->type != FIELD_FILE)
		model_int(schema, "maxLength", most);
	if (field->set)
		add_words(field->set, schema);
}

static void
add_object(const struct field *fields, struct model *schema)
{
	struct model *properties, *required = NULL;

	model_text(schema, "type", "object");
	properties = model_child(schema, "properties");
	for (const struct field *f = fields; f && f->name; f++)
		add_schema(f, model_child(properties, f->name));
	for (const struct field *f = fields; f && f->name; f++)
		if (f->required) {
			if (!required)
				required = model_children(schema, "required");
			model_append_text(required, f->name);
		}
	model_bool(schema, "additionalProperties", false);
}

static void
add_parameter(struct model *parameters, const char *name, size_t bytes,
	      const char *in)
{
	struct model *parameter = model_append(parameters);

	model_bytes(parameter, "name", name, bytes);
	model_text(parameter, "in", in);
	model_bool(parameter, "required", !strcmp(in, "path"));
	model_text(model_child(parameter, "schema"), "type", "string");
}

static void
add_query(struct model *parameters, const struct field *field)
{
	struct model *parameter = model_append(parameters);

	model_text(parameter, "name", field->name);
	model_text(parameter, "in", "query");
	model_bool(parameter, "required", field->required);
	add_schema(field, model_child(parameter, "schema"));
}

static void
add_parameters(const struct route *row, struct model *operation)
{
	struct model *parameters = model_children(operation, "parameters");
	const char *at = row->path;

	while ((at = strchr(at, '{'))) {
		size_t bytes = strcspn(++at, "}");

		add_parameter(parameters, at, bytes, "path");
	}
	if (row->method == METHOD_GET)
		for (const struct field *f = row->fields; f && f->name; f++)
			add_query(parameters, f);
	if (row->flags & ROUTE_PAGED) {
		add_parameter(parameters, "after", 5, "query");
		add_parameter(parameters, "limit", 5, "query");
	}
	if (row->flags & ROUTE_VERSIONED)
		add_parameter(parameters, "If-Match", 8, "header");
	if (row->method == METHOD_POST)
		add_parameter(parameters, "Idempotency-Key", 15, "header");
}

static void
add_answer(struct model *answers, const char *code, const char *description,
	   const char *type)
{
	struct model *answer = model_child(answers, code), *content;

	model_text(answer, "description", description);
	content = model_child(model_child(answer, "content"), type);
	model_text(model_child(content, "schema"), "type", "object");
}

static void
add_operation(const struct route *row, struct model *operation)
{
	struct model *answers, *body;

	model_text(operation, "summary", row->title);
	if (row->tag)
		model_append_text(model_children(operation, "tags"), row->tag);
	add_parameters(row, operation);
	if (row->method != METHOD_GET && row->fields) {
		body = model_child(operation, "requestBody");
		body = model_child(body, "content");
		body = model_child(body, row->flags & ROUTE_UPLOAD
						 ? "multipart/form-data"
						 : "application/json");
		add_object(row->fields, model_child(body, "schema"));
	}
	answers = model_child(operation, "responses");
	add_answer(answers, row->method == METHOD_POST ? "2XX" : "200",
		   "Done", "application/json");
	add_answer(answers, "default", "What went wrong",
		   "application/problem+json");
	if (row->roles)
		model_children(
			model_append(model_children(operation, "security")),
			"bearer");
}

static const char *
lower_name(enum method method)
{
	static const char *const names[METHODS] = {
		[METHOD_GET] = "get",	  [METHOD_POST] = "post",
		[METHOD_PUT] = "put",	  [METHOD_PATCH] = "patch",
		[METHOD_DELETE] = "delete",
	};

	return names[method];
}

/* Whether an earlier row has the same path: its object is filled then. */
static bool
stands_earlier(const struct routes *routes, const struct route *row)
{
	for (size_t i = 0; i < routes->count; i++)
		for (const struct route *r = routes->table[i]; r->path; r++) {
			if (r == row)
				return false;
			if (!(r->flags & ROUTE_PAGE_ONLY) &&
			    !strcmp(r->path, row->path))
				return true;
		}
	return false;
}

static void
add_path(const struct routes *routes, const struct route *row,
	 struct model *path)
{
	for (size_t i = 0; i < routes->count; i++)
		for (const struct route *r = routes->table[i]; r->path; r++)
			if (!(r->flags & ROUTE_PAGE_ONLY) &&
			    !strcmp(r->path, row->path))
				add_operation(
					r, model_child(path,
						       lower_name(r->method)));
}

void
openapi_fill(const struct routes *routes, const char *address,
	     struct model *root)
{
	struct model *info, *paths, *bearer;
	char url[96];

	model_text(root, "openapi", "3.1.0");
	info = model_child(root, "info");
	model_text(info, "title", "Vernacular");
	model_text(info, "version", "1");
	(void)snprintf(url, sizeof url, "%s/api/v1", address);
	model_text(model_append(model_children(root, "servers")), "url", url);
	paths = model_child(root, "paths");
	for (size_t i = 0; i < routes->count; i++)
		for (const struct route *r = routes->table[i]; r->path; r++)
			if (!(r->flags & ROUTE_PAGE_ONLY) &&
			    !stands_earlier(routes, r))
				add_path(routes, r,
					 model_child(paths, r->path));
	bearer = model_child(
		model_child(model_child(root, "components"),
			    "securitySchemes"),
		"bearer");
	model_text(bearer, "type", "http");
	model_text(bearer, "scheme", "bearer");
}
