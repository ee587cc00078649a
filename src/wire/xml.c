/* The tree of an XML document: looking round in it and changing it. */
#include "wire/xml.h"

#include <string.h>

static const char *
local_of(const char *name)
{
	const char *colon = strchr(name, ':');

	return colon ? colon + 1 : name;
}

bool
xml_is(const struct xml_node *node, const char *space, const char *local)
{
	return node && node->kind == XML_ELEMENT &&
	       !strcmp(node->local, local) && !strcmp(node->space, space);
}

static struct xml_node *
first_of(struct xml_node *node, const char *space, const char *local)
{
	while (node && !xml_is(node, space, local))
		node = node->next;
	return node;
}

struct xml_node *
xml_child(const struct xml_node *node, const char *space, const char *local)
{
	return node ? first_of(node->child, space, local) : NULL;
}

struct xml_node *
xml_after(const struct xml_node *node, const char *space, const char *local)
{
	return first_of(node->next, space, local);
}

struct xml_node *
xml_walk(const struct xml_node *top, const struct xml_node *at)
{
	if (at->child)
		return at->child;
	while (at != top && !at->next)
		at = at->parent;
	return at == top ? NULL : at->next;
}

const char *
xml_value(const struct xml_node *node, const char *space, const char *local)
{
	if (!node)
		return NULL;
	for (const struct xml_attribute *a = node->attribute; a; a = a->next)
		if (!strcmp(a->local, local) && !strcmp(a->space, space))
			return a->value;
	return NULL;
}

const char *
xml_inherited(const struct xml_node *node, const char *local)
{
	const char *value = NULL;

	for (; node && !value; node = node->parent)
		value = xml_value(node, XML_NAMESPACE, local);
	return value;
}

const char *
xml_words(const struct xml_node *node, struct arena *arena)
{
	struct buf out = {0};
	const char *words;

	for (const struct xml_node *at = node; at; at = xml_walk(node, at))
		if (at->kind == XML_TEXT || at->kind == XML_CDATA)
			buf_text(&out, at->text);
	words = arena_text(arena, buf_string(&out));
	buf_free(&out);
	return words;
}

/* The URI that a prefix of count bytes stands for here; NULL: it is not
 * declared. */
static const char *
space_of(const struct xml_node *node, const char *prefix, size_t count)
{
	if (count == 3 && !strncmp(prefix, "xml", 3))
		return XML_NAMESPACE;
	for (; node; node = node->parent)
		for (const struct xml_attribute *a = node->attribute; a;
		     a = a->next) {
			const char *name = a->name;

			if (strncmp(name, "xmlns", 5) ||
			    (name[5] && name[5] != ':'))
				continue;
			name += name[5] ? 6 : 5;
			if (!strncmp(name, prefix, count) && !name[count])
				return a->value;
		}
	return count ? NULL : "";
}

static void
find_space(struct xml_node *node)
{
	const char *local = local_of(node->name);
	size_t prefix = (size_t)(local - node->name);
	const char *space = space_of(node, node->name, prefix ? prefix - 1 : 0);

	node->local = local;
	node->space = space ? space : "";
}

void
xml_put(struct xml_node *parent, struct xml_node *node, struct xml_node *before)
{
	struct xml_node **at = &parent->child;

	if (!before && parent->last)
		at = &parent->last->next;
	while (*at != before)
		at = &(*at)->next;
	node->parent = parent;
	node->next = before;
	*at = node;
	if (!before)
		parent->last = node;
}

void
xml_cut(struct xml_node *node)
{
	struct xml_node *parent = node->parent, *last = NULL;

	for (struct xml_node **at = &parent->child; *at;) {
		if (*at == node) {
			*at = node->next;
			continue;
		}
		last = *at;
		at = &(*at)->next;
	}
	parent->last = last;
	node->parent = node->next = NULL;
}

void
xml_empty(struct xml_node *node)
{
	node->child = node->last = NULL;
}

void
xml_add_text(struct arena *arena, struct xml_node *parent, const char *text)
{
	struct xml_node *node = arena_alloc(arena, sizeof *node);

	node->kind = XML_TEXT;
	node->text = arena_text(arena, text);
	xml_put(parent, node, NULL);
}

struct xml_node *
xml_add(struct arena *arena, struct xml_node *parent, const char *name,
	const char *text)
{
	struct xml_node *node = arena_alloc(arena, sizeof *node);

	node->kind = XML_ELEMENT;
	node->name = arena_text(arena, name);
	if (parent)
		xml_put(parent, node, NULL);
	find_space(node);
	if (text && *text)
		xml_add_text(arena, node, text);
	return node;
}

static struct xml_attribute *
attribute_of(struct arena *arena, struct xml_node *node, const char *name)
{
	struct xml_attribute **at = &node->attribute;

	while (*at && strcmp((*at)->name, name))
		at = &(*at)->next;
	if (!*at) {
		*at = arena_alloc(arena, sizeof **at);
		(*at)->name = arena_text(arena, name);
		(*at)->local = local_of((*at)->name);
	}
	return *at;
}

void
xml_set(struct arena *arena, struct xml_node *node, const char *name,
	const char *value)
{
	struct xml_attribute *attribute = attribute_of(arena, node, name);
	size_t prefix = (size_t)(attribute->local - attribute->name);
	const char *space = NULL;

	attribute->value = arena_text(arena, value);
	if (prefix)
		space = space_of(node, attribute->name, prefix - 1);
	attribute->space = space ? space : "";
	if (!strncmp(name, "xmlns", 5))
		find_space(node);
}
