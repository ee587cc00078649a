/* Names and values as they came, and the typed readers of what was checked. */
#include "web/form.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "web/entry.h"
#include "wire/json.h"
#include "wire/model.h"

struct form *
form_new(struct arena *arena)
{
	struct form *form = arena_alloc(arena, sizeof *form);

	form->arena = arena;
	form->root = form;
	form->prefix = "";
	return form;
}

struct entry *
entry_find(const struct form *form, const char *path)
{
	size_t prefix = strlen(form->prefix);
	const struct form *root = form->root;

	for (size_t i = 0; i < root->entries; i++)
		if (!strncmp(root->entry[i].path, form->prefix, prefix) &&
		    !strcmp(root->entry[i].path + prefix, path))
			return &root->entry[i];
	return NULL;
}

static bool
path_fits(const char *path, size_t count)
{
	static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				      "abcdefghijklmnopqrstuvwxyz"
				      "0123456789_-.";

	for (size_t i = 0; i < count; i++)
		if (!path[i] || !strchr(letters, path[i]))
			return false;
	return count > 0 && count <= ENTRY_PATH_MAX;
}

enum status
entry_add(struct form *form, const char *path, size_t path_bytes,
	  struct entry **ret_entry, struct fault *fault)
{
	struct entry *entry;

	if (!path_fits(path, path_bytes))
		return fault_set(fault, E_INPUT, "",
				 N_("A field's name is not one that can be: "
				    "letters, digits, - _ and . only"),
				 NULL);
	if (form->entries == ENTRIES_MAX)
		return fault_set(fault, E_INPUT, "",
				 N_("Too many fields: send at most 1,000"),
				 NULL);
	form->entry = arena_grow(form->arena, form->entry, form->entries,
				 &form->cap, sizeof *form->entry);
	entry = &form->entry[form->entries++];
	memset(entry, 0, sizeof *entry);
	entry->path = arena_copy(form->arena, path, path_bytes);
	entry->text = entry->typed = "";
	*ret_entry = entry;
	return OK;
}

void
form_add_text(struct form *form, const char *path, const char *value)
{
	struct entry *entry;

	if (entry_add(form, path, strlen(path), &entry, NULL))
		return;
	entry->text = entry->typed = arena_text(form->arena, value);
	entry->count = strlen(value);
}

void
form_put_text(struct form *form, const char *path, const char *value)
{
	struct entry *entry = entry_find(form, path);

	if (!entry) {
		form_add_text(form, path, value);
		return;
	}
	entry->text = entry->typed = arena_text(form->arena, value);
	entry->count = strlen(value);
	entry->number = strtoll(value, NULL, 10);
}

/* One leaf of JSON as an entry. */
static enum status
add_leaf(struct form *form, const char *path, const struct model *leaf,
	 struct fault *fault)
{
	static const enum entry_kind kinds[] = {
		[MODEL_NULL] = ENTRY_NULL,  [MODEL_BOOL] = ENTRY_BOOL,
		[MODEL_INT] = ENTRY_NUMBER, [MODEL_REAL] = ENTRY_NUMBER,
		[MODEL_TEXT] = ENTRY_TEXT,
	};
	struct entry *entry;
	enum status status;

	if ((status = entry_add(form, path, strlen(path), &entry, fault)))
		return status;
	entry->kind = kinds[model_kind_of(leaf)];
	if (entry->kind == ENTRY_TEXT) {
		entry->count = model_text_bytes(leaf);
		entry->text = arena_copy(form->arena, model_text_of(leaf),
					 entry->count);
	} else if (entry->kind != ENTRY_NULL) {
		struct buf buf = {0};

		json_leaf(leaf, &buf);
		entry->text = arena_text(form->arena, buf_string(&buf));
		entry->count = buf.count;
		buf_free(&buf);
	}
	entry->typed = entry->text;
	return OK;
}

/* Objects and lists become paths; depth is bounded by json_parse. */
static enum status
add_tree(struct form *form, const char *path, const struct model *tree,
	 struct fault *fault)
{
	bool list = model_kind_of(tree) == MODEL_LIST;
	int index = 0;
	enum status status;

	if (!list && model_kind_of(tree) != MODEL_OBJECT)
		return add_leaf(form, path, tree, fault);
	if (*path && !model_first(tree)) {
		struct entry *entry;

		status = entry_add(form, path, strlen(path), &entry, fault);
		if (status == OK)
			entry->kind = list ? ENTRY_NOTHING : ENTRY_BARE;
		return status;
	}
	for (const struct model *m = model_first(tree); m; m = model_next(m)) {
		const char *dot = *path ? "." : "";
		const char *below =
			list ? arena_printf(form->arena, "%s%s%d", path, dot,
					    index++)
			     : arena_printf(form->arena, "%s%s%s", path, dot,
					    model_key(m));

		if ((status = add_tree(form, below, m, fault)))
			return status;
	}
	return OK;
}

enum status
form_add_json(struct form *form, const char *bytes, size_t count,
	      struct fault *fault)
{
	const struct model *tree;
	enum status status;

	if ((status = json_parse(bytes, count, form->arena, &tree, fault)))
		return status;
	if (model_kind_of(tree) != MODEL_OBJECT)
		return fault_set(fault, E_INPUT, "",
				 N_("The body is no JSON object: send {}"),
				 NULL);
	return add_tree(form, "", tree, fault);
}

bool
form_has(const struct form *form, const char *path)
{
	const struct entry *entry = entry_find(form, path);

	return entry && (entry->count > 0 || entry->file);
}

const char *
form_text(const struct form *form, const char *path)
{
	const struct entry *entry = entry_find(form, path);

	return entry && (entry->count > 0 || entry->file) ? entry->text : NULL;
}

const char *
form_said(const struct form *form, const char *path)
{
	const struct entry *entry = entry_find(form, path);

	return entry ? entry->count ? entry->text : "" : NULL;
}

int64_t
form_int(const struct form *form, const char *path)
{
	const struct entry *entry = entry_find(form, path);

	return entry ? entry->number : 0;
}

int64_t
form_time(const struct form *form, const char *path)
{
	return form_int(form, path);
}

int32_t
form_day(const struct form *form, const char *path)
{
	return (int32_t)form_int(form, path);
}

bool
form_yes(const struct form *form, const char *path)
{
	return form_int(form, path) != 0;
}

const struct form_file *
form_file(const struct form *form, const char *path)
{
	const struct entry *entry = entry_find(form, path);

	return entry ? entry->file : NULL;
}

const struct form_file *
form_file_at(const struct form *form, size_t index, const char **ret_path)
{
	for (size_t i = 0; i < form->entries; i++)
		if (form->entry[i].file && !index--) {
			*ret_path = form->entry[i].path;
			return form->entry[i].file;
		}
	return NULL;
}

size_t
form_files(const struct form *form)
{
	size_t count = 0;

	for (size_t i = 0; i < form->entries; i++)
		count += form->entry[i].file != NULL;
	return count;
}

const char *
form_typed(const struct form *form, const char *path)
{
	const struct entry *entry = entry_find(form, path);

	return entry && !entry->secret ? entry->typed : "";
}

/* The index that stands at text, or ENTRIES_MAX where none does. */
static size_t
index_at(const char *text)
{
	size_t index = 0, digits = strspn(text, "0123456789");

	if (!digits || digits > 3 || (text[digits] && text[digits] != '.'))
		return ENTRIES_MAX;
	for (size_t i = 0; i < digits; i++)
		index = index * 10 + (size_t)(text[i] - '0');
	return index;
}

size_t
entry_elements(const struct form *form, const char *path)
{
	size_t prefix = strlen(form->prefix), bytes = strlen(path), most = 0;

	for (size_t i = 0; i < form->root->entries; i++) {
		const char *at = form->root->entry[i].path;

		if (strncmp(at, form->prefix, prefix) ||
		    strncmp(at + prefix, path, bytes) ||
		    at[prefix + bytes] != '.')
			continue;
		if (index_at(at + prefix + bytes + 1) + 1 > most)
			most = index_at(at + prefix + bytes + 1) + 1;
	}
	return most;
}

size_t
form_count(const struct form *form, const char *path)
{
	return entry_elements(form, path);
}

const struct form *
form_element(const struct form *form, const char *path, size_t index)
{
	struct form *element = arena_alloc(form->arena, sizeof *element);

	element->arena = form->arena;
	element->root = form->root;
	element->prefix = arena_printf(form->arena, "%s%s.%zu.", form->prefix,
				       path, index);
	return element;
}

static void
add_value(struct model *object, const char *name, const struct entry *entry)
{
	char *end;
	long long number;

	if (entry->kind == ENTRY_BOOL) {
		model_bool(object, name, !strcmp(entry->text, "true"));
		return;
	}
	number = strtoll(entry->text, &end, 10);
	if (entry->kind == ENTRY_NUMBER && !*end)
		model_int(object, name, number);
	else if (entry->count)
		model_text(object, name, entry->text);
}

void
form_values(const struct form *form, const char *path, struct model *object)
{
	const char *prefix = arena_printf(form->arena, "%s%s.", form->prefix,
					  path);
	size_t count = strlen(prefix);

	for (size_t i = 0; i < form->root->entries; i++) {
		const struct entry *entry = &form->root->entry[i];

		if (!strncmp(entry->path, prefix, count))
			add_value(object, entry->path + count, entry);
	}
}

static bool
is_guard(const char *path)
{
	static const char *const guards[] = {"csrf", "version", "once"};

	for (size_t i = 0; i < sizeof guards / sizeof *guards; i++)
		if (!strcmp(path, guards[i]))
			return true;
	return false;
}

static bool
is_secret(const struct field *fields, const char *path)
{
	for (const struct field *f = fields; f && f->name; f++)
		if (f->type == FIELD_SECRET && !strcmp(f->name, path))
			return true;
	return false;
}

void
form_typed_all(const struct form *form, const struct field *fields,
	       struct model *object)
{
	size_t at;
	uint32_t cp;

	for (size_t i = 0; i < form->root->entries; i++) {
		const struct entry *entry = &form->root->entry[i];

		if (entry->kind == ENTRY_TYPED && !entry->secret &&
		    !is_guard(entry->path) && !is_secret(fields, entry->path) &&
		    utf8_acceptable(entry->typed, strlen(entry->typed), &at,
				    &cp))
			model_text(object, entry->path, entry->typed);
	}
}
