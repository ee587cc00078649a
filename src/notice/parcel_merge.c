/* A file that came back, brought up to date: each of our messages with its
 * words and state as they are now, and everything that somebody else put into
 * the file where it stood. */
#include <string.h>

#include "notice/parcel_inside.h"

void
parcel_settle(struct arena *arena, struct xml_node *node,
	      const struct xml_node *into)
{
	if (strchr(into->name, ':'))
		xml_set(arena, node, "xmlns", into->space);
}

static bool
is_unit(const struct parcel_shape *shape, const struct xml_node *node)
{
	return node->kind == XML_ELEMENT && !strcmp(node->local, shape->unit);
}

static const char *
id_of(const struct parcel_shape *shape, const struct xml_node *node)
{
	const char *id = xml_value(node, "", shape->id);

	return id ? id : "";
}

/* A group whose units are the forms of its message: "ID.0" or "ID[0]". */
static bool
is_group(const struct parcel_shape *shape, const struct xml_node *node)
{
	const char *id = id_of(shape, node), *form;
	size_t count = strlen(id);

	if (!shape->group || !count || strcmp(node->local, shape->group))
		return false;
	form = xml_value(xml_child(node, node->space, shape->unit), "",
			 shape->id);
	return form && !strncmp(form, id, count) && form[count] &&
	       strchr(".[", form[count]);
}

static bool
same_source(const struct parcel_shape *shape, const struct xml_node *a,
	    const struct xml_node *b)
{
	const struct xml_node *x = shape->source(a, "en");
	const struct xml_node *y = shape->source(b, "en");
	struct buf one = {0}, two = {0};
	bool same = false;

	if (x && y) {
		for (x = x->child; x; x = x->next)
			xml_write_node(x, &one);
		for (y = y->child; y; y = y->next)
			xml_write_node(y, &two);
		same = !strcmp(buf_string(&one), buf_string(&two));
	}
	buf_free(&one);
	buf_free(&two);
	return same;
}

/* Take a node out with the line end and spaces before it. */
static void
cut(struct xml_node *node)
{
	struct xml_node *before = NULL;

	for (struct xml_node *at = node->parent->child; at != node;
	     at = at->next)
		before = at;
	if (before && before->kind == XML_TEXT &&
	    !before->text[strspn(before->text, " \t\r\n")])
		xml_cut(before);
	xml_cut(node);
}

/* Messages of a file, in order: a unit each, or the group of a plural. */
struct wholes {
	struct xml_node **list;
	size_t count, cap;
};

static void
collect(const struct parcel_shape *shape, struct arena *arena,
	struct xml_node *top, struct wholes *ret)
{
	for (struct xml_node *at = top; at; at = xml_walk(top, at)) {
		struct xml_node *whole = at;

		if (!is_unit(shape, at))
			continue;
		if (is_group(shape, at->parent))
			whole = at->parent;
		if (ret->count && ret->list[ret->count - 1] == whole)
			continue;
		ret->list = arena_grow(arena, ret->list, ret->count, &ret->cap,
				       sizeof(struct xml_node *));
		ret->list[ret->count++] = whole;
	}
}

static struct xml_node *
find(const struct parcel_shape *shape, const struct wholes *wholes,
     const char *id)
{
	for (size_t i = 0; i < wholes->count; i++)
		if (!strcmp(id_of(shape, wholes->list[i]), id))
			return wholes->list[i];
	return NULL;
}

/* The first unit of a whole, or the one after it; NULL past the last. */
static struct xml_node *
unit_of(const struct parcel_shape *shape, struct xml_node *whole)
{
	return is_unit(shape, whole)
		       ? whole
		       : xml_child(whole, whole->space, shape->unit);
}

static struct xml_node *
unit_after(const struct parcel_shape *shape, const struct xml_node *whole,
	   const struct xml_node *unit)
{
	return unit == whole ? NULL : xml_after(unit, unit->space, shape->unit);
}

/* Whether two wholes say the same English, unit by unit. */
static bool
same_english(const struct parcel_shape *shape, struct xml_node *a,
	     struct xml_node *b)
{
	struct xml_node *x = unit_of(shape, a), *y = unit_of(shape, b);

	while (x && y && !strcmp(id_of(shape, x), id_of(shape, y)) &&
	       same_source(shape, x, y)) {
		x = unit_after(shape, a, x);
		y = unit_after(shape, b, y);
	}
	return !x && !y;
}

static void
update(const struct parcel_shape *shape, struct arena *arena,
       struct xml_node *old, struct xml_node *fresh, const char *lang)
{
	struct xml_node *x = unit_of(shape, old), *y = unit_of(shape, fresh);

	while (x && y) {
		struct xml_node *next = unit_after(shape, fresh, y);

		if (!shape->same(arena, x, y, lang))
			shape->take(arena, x, y, lang);
		x = unit_after(shape, old, x);
		y = next;
	}
}

/* Put a message in behind the one that stands before it in the notice. */
static void
insert(struct arena *arena, struct xml_node *into, struct xml_node *node,
       struct xml_node *behind)
{
	struct xml_node *space = arena_alloc(arena, sizeof *space);
	struct xml_node *next = behind ? behind->next : NULL;

	space->kind = XML_TEXT;
	space->text = "\n    ";
	xml_cut(node);
	parcel_settle(arena, node, into);
	xml_put(into, space, next);
	xml_put(into, node, next);
}

/* Prefixes that the fresh file uses and the old one may not know. */
static void
declare(struct arena *arena, struct xml_node *old, const struct xml_node *fresh)
{
	for (const struct xml_attribute *a = fresh->attribute; a; a = a->next)
		if (!strncmp(a->name, "xmlns:", 6) &&
		    !xml_value(old, "", a->name))
			xml_set(arena, old, a->name, a->value);
}

/* Where the messages of a file stand: what their first stands in, else the
 * last element that holds others. */
static struct xml_node *
home_of(const struct wholes *wholes, struct xml_node *root)
{
	struct xml_node *home = root;

	if (wholes->count)
		return wholes->list[0]->parent;
	for (struct xml_node *at = root->child; at; at = at->next)
		if (at->kind == XML_ELEMENT)
			home = at;
	return home;
}

static bool
below(const struct xml_node *node, const struct xml_node *top)
{
	while (node && node != top)
		node = node->parent;
	return node;
}

void
parcel_merge(const struct parcel_shape *shape, struct arena *arena,
	     struct xml_node *old, struct xml_node *fresh, const char *lang)
{
	struct wholes olds = {0}, freshes = {0};
	struct xml_node *home, *behind = NULL;

	declare(arena, old, fresh);
	collect(shape, arena, old, &olds);
	collect(shape, arena, fresh, &freshes);
	home = home_of(&olds, old);
	for (size_t i = 0; i < freshes.count; i++) {
		struct xml_node *node = freshes.list[i];
		struct xml_node *was = find(shape, &olds, id_of(shape, node));

		if (was && same_english(shape, was, node)) {
			update(shape, arena, was, node, lang);
			behind = was;
			continue;
		}
		insert(arena, behind ? behind->parent : home, node, behind);
		behind = node;
	}
	for (size_t i = 0; i < olds.count; i++) {
		struct xml_node *kept =
			find(shape, &freshes, id_of(shape, olds.list[i]));

		/* Gone, or a fresh one stands in its place. */
		if (!kept || !below(kept, fresh))
			cut(olds.list[i]);
	}
}
