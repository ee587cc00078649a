/* What the kinds of parcels share while a file is read or written. */
#include "notice/parcel_inside.h"

#include <stdlib.h>
#include <string.h>

#define FOUND_MAX 100

void
parcel_fault(struct parcel_reader *r, int line, const char *message,
	     const char *value)
{
	if (r->found++ < FOUND_MAX)
		(void)fault_set(
			faults_add(r->faults), E_INPUT,
			arena_printf(r->arena, "%s:%d", r->file->name, line),
			message, "value", value, NULL);
}

struct parcel_unit *
parcel_add(struct parcel_reader *r, int line)
{
	struct parcel *parcel = r->parcel;
	struct parcel_unit *unit;

	if (parcel->units == PARCEL_UNITS_MAX) {
		parcel_fault(r, line,
			     N_("the file has more messages than are taken"),
			     "");
		parcel->units--;
	}
	parcel->unit = arena_grow(r->arena, parcel->unit, parcel->units,
				  &parcel->cap, sizeof *parcel->unit);
	unit = &parcel->unit[parcel->units++];
	*unit = (struct parcel_unit){.line = line};
	return unit;
}

bool
parcel_has(const struct notice *notice, const struct message *message)
{
	return !message->clause || !strcmp(message->clause, notice->name);
}

struct parcel_unit *
parcel_find(const struct parcel *parcel, const char *id)
{
	for (size_t i = 0; i < parcel->units; i++)
		if (!strcmp(parcel->unit[i].id, id))
			return &parcel->unit[i];
	return NULL;
}

bool
parcel_too_many(struct parcel_reader *r, const struct xml_node *node)
{
	size_t count = 0;

	for (const struct xml_node *at = node; at; at = xml_walk(node, at))
		if (++count > PARCEL_NODES_MAX) {
			parcel_fault(r, node->line,
				     N_("this message has more codes than are "
					"taken"),
				     "");
			return true;
		}
	return false;
}

bool
parcel_split(struct parcel_reader *r, const char *id, const char **ret_id,
	     size_t *ret_form)
{
	size_t count = strlen(id);
	char digit;

	if (count > 3 && id[count - 1] == ']' && id[count - 3] == '[') {
		digit = id[count - 2];
		count -= 3;
	} else if (count > 2 && id[count - 2] == '.') {
		digit = id[count - 1];
		count -= 2;
	} else {
		return false;
	}
	if (digit < '0' || digit >= '0' + PLURAL_FORMS_MAX)
		return false;
	*ret_id = arena_copy(r->arena, id, count);
	*ret_form = (size_t)(digit - '0');
	return true;
}

static void
grow_targets(struct parcel_reader *r, struct parcel_unit *unit, size_t count)
{
	const char **target;

	if (count <= unit->targets)
		return;
	target = arena_alloc(r->arena, count * sizeof *target);
	for (size_t i = 0; i < count; i++)
		target[i] = i < unit->targets ? unit->target[i] : "";
	unit->target = target;
	unit->targets = count;
}

struct parcel_unit *
parcel_put_form(struct parcel_reader *r, const struct parcel_form *form)
{
	struct parcel_unit *unit = parcel_find(r->parcel, form->id);
	bool fresh = !unit;

	if (fresh) {
		unit = parcel_add(r, form->line);
		unit->id = form->id;
		unit->state = form->state;
	}
	if (form->form < unit->targets && *unit->target[form->form])
		parcel_fault(r, form->line,
			     N_("the id {value} stands in the file a second "
				"time"),
			     form->id);
	grow_targets(r, unit, form->form + 1);
	((const char **)unit->target)[form->form] = form->target;
	if (form->singular)
		unit->source = form->source;
	else
		unit->source_plural = form->source;
	if (form->state < unit->state)
		unit->state = form->state;
	return unit;
}

const char *
parcel_original(const struct parcel *parcel, struct arena *arena)
{
	return arena_printf(arena, "templates/notices/%s/notice.md",
			    parcel->notice);
}

const char *
parcel_name_of(const char *original, struct arena *arena)
{
	static const char head[] = "templates/notices/", tail[] = "/notice.md";
	size_t count;

	if (!original || strncmp(original, head, sizeof head - 1))
		return NULL;
	original += sizeof head - 1;
	count = strcspn(original, "/");
	if (!count || strcmp(original + count, tail))
		return NULL;
	return arena_copy(arena, original, count);
}

const char *
parcel_text(struct parcel_reader *r, struct markup *markup)
{
	struct buf out = {0};
	const char *text;
	size_t count;

	if (r->raw)
		spans_text(markup->first, &out);
	else
		markup_write(markup->first, &out);
	count = out.count;
	while (count && strchr(" \t\n", out.bytes[count - 1]))
		count--;
	text = arena_copy(r->arena, buf_string(&out), count);
	buf_free(&out);
	return text;
}

static bool
is_leaf(const struct xml_node *node, const char *leaves)
{
	const char *at = strstr(leaves, node->name);
	size_t count = strlen(node->name);

	return at && (at == leaves || at[-1] == ' ') &&
	       (!at[count] || at[count] == ' ');
}

static struct xml_node *
space(struct arena *arena, int depth)
{
	struct xml_node *node = arena_alloc(arena, sizeof *node);

	node->kind = XML_TEXT;
	node->text = arena_printf(arena, "\n%*s", 2 * depth, "");
	return node;
}

static void
indent(struct arena *arena, struct xml_node *node, const char *leaves,
       int depth)
{
	if (!node->child || is_leaf(node, leaves))
		return;
	for (struct xml_node *at = node->child; at; at = at->next) {
		if (at->kind == XML_TEXT)
			return;
		xml_put(node, space(arena, depth + 1), at);
		indent(arena, at, leaves, depth + 1);
	}
	xml_put(node, space(arena, depth), NULL);
}

void
parcel_indent(struct arena *arena, struct xml_node *node, const char *leaves)
{
	int depth = 0;

	for (const struct xml_node *at = node->parent; at; at = at->parent)
		depth++;
	indent(arena, node, leaves, depth);
}

void
parcel_comment(struct parcel_reader *r, struct parcel_unit *unit,
	       const char *comment)
{
	/* That of a plural comes with each of its forms. */
	if (!*comment || (unit->comment && strstr(unit->comment, comment)))
		return;
	if (strlen(comment) + (unit->comment ? strlen(unit->comment) : 0) >
	    PARCEL_COMMENT_BYTES)
		return;
	unit->comment = unit->comment ? arena_printf(r->arena, "%s\n%s",
						     unit->comment, comment)
				      : comment;
}

enum status
parcel_xml(const struct parcel_file *file, enum xml_doctype doctype,
	   struct arena *arena, struct xml *ret, struct faults *faults)
{
	const struct xml_file xml = {file->name, file->bytes, file->count,
				     PARCEL_BYTES_MAX, doctype};

	struct fault fault;

	if (xml_read(&xml, arena, ret, &fault) == OK)
		return OK;
	*faults_add(faults) = fault;
	return E_INPUT;
}
