/* Every row as an operation. */
#include "web/openapi.h"

#include <stdio.h>
#include <string.h>

#include "base/id.h"
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
	if (type == FIELD_LANGUAGE)
		return "bcp47";
	return type == FIELD_SECRET ? "password" : NULL;
}

/* One line of text, or what JSON has for it. */
static void
add_values(struct model *schema)
{
	struct model *types;

	model_text(schema, "type", "object");
	types = model_children(model_child(schema, "additionalProperties"),
			       "type");
	model_append_text(types, "string");
	model_append_text(types, "number");
	model_append_text(types, "boolean");
}

static void
add_text(const struct field *field, struct model *schema)
{
	int64_t most = field->max;

	model_text(schema, "type", "string");
	if (format_of(field->type))
		model_text(schema, "format", format_of(field->type));
	if (field->type == FIELD_FILE)
		return;
	if (!most)
		most = field->type == FIELD_AREA ? FIELD_AREA_MAX : FIELD_MAX;
	if (field->type == FIELD_ID)
		most = ID_TEXT - 1;
	model_int(schema, "maxLength", most);
	if (field->min > 0)
		model_int(schema, "minLength", field->min);
	if (field->set)
		add_words(field->set, schema);
}

/* How fields come in: only a form can hold files. */
enum media {
	MEDIA_FORM,
	MEDIA_JSON,
};

static void add_object(const struct field *, enum media, struct model *schema);

static void
add_schema(const struct field *field, struct model *schema)
{
	if (field->hint || field->label)
		model_text(schema, "description",
			   field->hint ? field->hint : field->label);
	if (field->type == FIELD_GROUP) {
		add_object(field->fields, MEDIA_JSON, schema);
		return;
	}
	if (field->type == FIELD_LIST) {
		model_text(schema, "type", "array");
		model_int(schema, "minItems", field->min);
		model_int(schema, "maxItems", field->max);
		add_object(field->fields, MEDIA_JSON,
			   model_child(schema, "items"));
		return;
	}
	if (field->type == FIELD_VALUES) {
		add_values(schema);
		return;
	}
	if (field->type == FIELD_YES) {
		model_text(schema, "type", "boolean");
		return;
	}
	if (field->type == FIELD_INT) {
		model_text(schema, "type", "integer");
		model_int(schema, "minimum", field->min);
		if (field->max)
			model_int(schema, "maximum", field->max);
		return;
	}
	add_text(field, schema);
}

static void
add_object(const struct field *fields, enum media media, struct model *schema)
{
	struct model *properties, *required = NULL;

	model_text(schema, "type", "object");
	properties = model_child(schema, "properties");
	for (const struct field *f = fields; f && f->name; f++)
		if (media == MEDIA_FORM || f->type != FIELD_FILE)
			add_schema(f, model_child(properties, f->name));
	for (const struct field *f = fields; f && f->name; f++)
		if (f->required) {
			if (!required)
				required = model_children(schema, "required");
			model_append_text(required, f->name);
		}
	model_bool(schema, "additionalProperties", false);
}

/* Returns its schema. */
static struct model *
add_parameter(struct model *parameters, const char *name, const char *in,
	      const char *description)
{
	struct model *parameter = model_append(parameters), *schema;

	model_text(parameter, "name", name);
	model_text(parameter, "in", in);
	model_bool(parameter, "required",
		   !strcmp(in, "path") || !strcmp(name, "If-Match"));
	if (description)
		model_text(parameter, "description", description);
	schema = model_child(parameter, "schema");
	model_text(schema, "type", "string");
	return schema;
}

static void
add_path_parameters(struct model *parameters, const char *at)
{
	char name[64];

	while ((at = strchr(at, '{'))) {
		size_t bytes = strcspn(++at, "}");

		(void)snprintf(name, sizeof name, "%.*s", (int)bytes, at);
		(void)add_parameter(parameters, name, "path", NULL);
	}
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
add_paging(struct model *parameters)
{
	const struct field limit = {
		.name = "limit", .type = FIELD_INT, .min = 1, .max = 200};

	model_int(add_parameter(parameters, "after", "query",
				"The cursor of the page before: \"next\" of "
				"its answer, and in its Link header"),
		  "maxLength", FIELD_MAX);
	add_query(parameters, &limit);
}

static void
add_once_key(struct model *parameters)
{
	struct model *schema = add_parameter(
		parameters, "Idempotency-Key", "header",
		"The same key with the same body is done once and answered "
		"the same for seven days; with another body the answer is "
		"409. What was answered with an error was not done: the key "
		"may be used again");

	model_int(schema, "minLength", 1);
	model_int(schema, "maxLength", 200);
}

static void
add_parameters(const struct route *row, struct model *operation)
{
	struct model *parameters = model_children(operation, "parameters");

	add_path_parameters(parameters, row->path);
	if (row->method == METHOD_GET)
		for (const struct field *f = row->fields; f && f->name; f++)
			add_query(parameters, f);
	if (row->flags & ROUTE_PAGED)
		add_paging(parameters);
	if (row->flags & ROUTE_VERSIONED)
		(void)add_parameter(parameters, "If-Match", "header",
				    "The ETag that was read; 428 where it is "
				    "missing, 412 where somebody else was "
				    "faster");
	if (row->method == METHOD_POST && row->kind != ROUTE_READ &&
	    !(row->flags & ROUTE_SECRET))
		add_once_key(parameters);
}

static void
add_answer(struct model *answers, const char *code, const char *description)
{
	struct model *answer = model_child(answers, code), *content;

	model_text(answer, "description", description);
	content = model_child(model_child(answer, "content"),
			      "application/json");
	model_text(model_child(content, "schema"), "type", "object");
}

static void
add_problem(struct model *answers, const char *code)
{
	model_text(model_child(answers, code), "$ref",
		   "#/components/responses/Problem");
}

static void
add_answers(const struct route *row, struct model *answers)
{
	if (row->method == METHOD_POST && row->kind != ROUTE_READ)
		add_answer(answers, "2XX",
			   "Done, and on disk: 201 with Location where "
			   "something was made");
	else
		add_answer(answers, "200", "Done");
	if (row->roles) {
		add_problem(answers, "401");
		add_problem(answers, "403");
	}
	if (strchr(row->path, '{'))
		add_problem(answers, "404");
	if (row->kind != ROUTE_READ)
		add_problem(answers, "409");
	if (row->flags & ROUTE_VERSIONED) {
		add_problem(answers, "412");
		add_problem(answers, "428");
	}
	if (row->fields || row->flags & ROUTE_PAGED)
		add_problem(answers, "422");
	add_problem(answers, "default");
}

static void
add_body(const struct route *row, struct model *operation)
{
	struct model *body = model_child(operation, "requestBody"), *content;
	bool required = false, file = false;

	for (const struct field *f = row->fields; f->name; f++) {
		required = required || f->required;
		file = file || (f->required && f->type == FIELD_FILE);
	}
	model_bool(body, "required", required);
	content = model_child(body, "content");
	if (row->flags & ROUTE_UPLOAD)
		add_object(row->fields, MEDIA_FORM,
			   model_child(model_child(content,
						   "multipart/form-data"),
				       "schema"));
	if (!file)
		add_object(row->fields, MEDIA_JSON,
			   model_child(model_child(content, "application/json"),
				       "schema"));
}

static void
add_operation(const struct route *row, struct model *operation)
{
	model_text(operation, "summary", row->title);
	if (row->tag)
		model_append_text(model_children(operation, "tags"), row->tag);
	add_parameters(row, operation);
	if (row->method != METHOD_GET && row->fields)
		add_body(row, operation);
	add_answers(row, model_child(operation, "responses"));
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

/* What went wrong. Source: RFC 9457. */
static void
add_problem_schema(struct model *schemas)
{
	static const char *const texts[] = {"type", "title", "detail"};
	struct model *schema = model_child(schemas, "Problem");
	struct model *properties, *required, *errors, *error;

	model_text(schema, "type", "object");
	properties = model_child(schema, "properties");
	required = model_children(schema, "required");
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		model_text(model_child(properties, texts[i]), "type",
			   "string");
		model_append_text(required, texts[i]);
	}
	model_text(model_child(properties, "status"), "type", "integer");
	model_append_text(required, "status");
	errors = model_child(properties, "errors");
	model_text(errors, "type", "array");
	error = model_child(errors, "items");
	model_text(error, "type", "object");
	properties = model_child(error, "properties");
	model_text(model_child(properties, "pointer"), "type", "string");
	model_text(model_child(properties, "detail"), "type", "string");
}

static void
add_components(struct model *root)
{
	struct model *components = model_child(root, "components");
	struct model *bearer = model_child(
		model_child(components, "securitySchemes"), "bearer");
	struct model *problem =
		model_child(model_child(components, "responses"), "Problem");

	model_text(bearer, "type", "http");
	model_text(bearer, "scheme", "bearer");
	model_text(problem, "description",
		   "What is wrong, in the language of Accept-Language; each "
		   "wrong field with its JSON pointer");
	model_text(model_child(model_child(model_child(problem, "content"),
					   "application/problem+json"),
			       "schema"),
		   "$ref", "#/components/schemas/Problem");
	add_problem_schema(model_child(components, "schemas"));
}

static void
add_info(struct model *root, const char *address)
{
	struct model *info = model_child(root, "info");
	char url[96];

	model_text(info, "title", "Vernacular");
	model_text(info, "version", "1");
	model_text(info, "description",
		   "Translation, interpreting and other formats for tenants "
		   "of social landlords. Times are RFC 3339 with an offset, "
		   "languages BCP 47; null is as absent.");
	(void)snprintf(url, sizeof url, "%s/api/v1", address);
	model_text(model_append(model_children(root, "servers")), "url", url);
}

void
openapi_fill(const struct routes *routes, const char *address,
	     struct model *root)
{
	struct model *paths;

	model_text(root, "openapi", "3.1.0");
	add_info(root, address);
	paths = model_child(root, "paths");
	for (size_t i = 0; i < routes->count; i++)
		for (const struct route *r = routes->table[i]; r->path; r++)
			if (!(r->flags & ROUTE_PAGE_ONLY) &&
			    !stands_earlier(routes, r))
				add_path(routes, r,
					 model_child(paths, r->path));
	add_components(root);
}
