/* XLIFF 2: the check of a whole file, from its languages and ids down to the
 * units. */
#include "wire/xliff2.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "wire/xliff2_inside.h"

/* Past this many a file is no use, and nobody reads on. */
#define FOUND_MAX 100

/* A file of a million parts that all refer to each other is an attack. */
#define STEPS_MAX 20000000

void
xliff2_fault(struct xliff2 *x, const struct xml_node *node, const char *message,
	     const char *value)
{
	if (x->found++ >= FOUND_MAX)
		return;
	(void)fault_set(faults_add(x->faults), E_INPUT,
			arena_printf(x->arena, "%s:%d:%d", x->name, node->line,
				     node->column),
			message, "element", node->name, "value", value, NULL);
}

bool
xliff2_step(struct xliff2 *x, const struct xml_node *node)
{
	if (x->steps++ == STEPS_MAX)
		xliff2_fault(x, node,
			     N_("<{element}> is one reference more than are "
				"followed"),
			     "");
	return x->steps <= STEPS_MAX;
}

bool
xliff2_is(const struct xliff2 *x, const struct xml_node *node,
	  const char *local)
{
	return node && node->kind == XML_ELEMENT &&
	       !strcmp(node->space, x->core) &&
	       (!local || !strcmp(node->local, local));
}

const char *
xliff2_value(const struct xml_node *node, const char *local,
	     const char *otherwise)
{
	const char *value = xml_value(node, "", local);

	return value ? value : otherwise;
}

bool
xliff2_has(const struct xml_node *node, const char *local)
{
	return xml_value(node, "", local) != NULL;
}

bool
xliff2_says(const struct xml_node *node, const char *local, const char *value)
{
	return !strcmp(xliff2_value(node, local, ""), value);
}

const struct xml_node *
xliff2_round(const struct xliff2 *x, const struct xml_node *node,
	     const char *local)
{
	while (node && !xliff2_is(x, node, local))
		node = node->parent;
	return node;
}

const char *
xliff2_space(const struct xliff2 *x, const char *uri)
{
	static const struct {
		const char *uri, *name;
	} spaces[] = {
		{XLIFF_METADATA, "mda"},
		{"urn:oasis:names:tc:xliff:matches:2.0", "mtc"},
		{"urn:oasis:names:tc:xliff:glossary:2.0", "gls"},
		{"urn:oasis:names:tc:xliff:fs:2.0", "fs"},
		{"urn:oasis:names:tc:xliff:resourcedata:2.0", "res"},
		{"urn:oasis:names:tc:xliff:sizerestriction:2.0", "slr"},
		{"urn:oasis:names:tc:xliff:validation:2.0", "val"},
		{"urn:oasis:names:tc:xliff:changetracking:2.0", "ctr"},
		{"urn:oasis:names:tc:xliff:changetracking:2.1", "ctr"},
		{"urn:oasis:names:tc:xliff:itsm:2.1", "itsm"},
		{"http://www.w3.org/2005/11/its", "its"},
	};

	if (!strcmp(uri, x->core))
		return "core";
	for (size_t i = 0; i < sizeof spaces / sizeof *spaces; i++)
		if (!strcmp(spaces[i].uri, uri))
			return spaces[i].name;
	return NULL;
}

void
xliff2_ids_add(struct xliff2 *x, struct xliff2_ids *ids, const char *id,
	       const struct xml_node *node)
{
	if (!id)
		return;
	ids->list = arena_grow(x->arena, ids->list, ids->count, &ids->cap,
			       sizeof *ids->list);
	ids->list[ids->count] = (struct xliff2_id){id, node, ids->count};
	ids->count++;
}

static int
compare(const void *a, const void *b)
{
	const struct xliff2_id *x = a, *y = b;
	int order = strcmp(x->id, y->id);

	return order ? order : (x->at > y->at) - (x->at < y->at);
}

void
xliff2_ids_sort(struct xliff2_ids *ids)
{
	if (ids->count)
		qsort(ids->list, ids->count, sizeof *ids->list, compare);
}

const struct xliff2_id *
xliff2_ids_find(const struct xliff2_ids *ids, const char *id)
{
	size_t low = 0, high = ids->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(ids->list[middle].id, id) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low < ids->count && !strcmp(ids->list[low].id, id)
		       ? &ids->list[low]
		       : NULL;
}

void
xliff2_ids_once(struct xliff2 *x, const struct xliff2_ids *ids)
{
	for (size_t i = 1; i < ids->count; i++)
		if (!strcmp(ids->list[i].id, ids->list[i - 1].id))
			xliff2_fault(x, ids->list[i].node,
				     N_("<{element}> has the id {value}, which "
					"another has already"),
				     ids->list[i].id);
}

/* Ids of the elements of one name, each once below top. */
static void
ids_of(struct xliff2 *x, const struct xml_node *top, const char *local,
       struct xliff2_ids *ret)
{
	*ret = (struct xliff2_ids){0};
	for (const struct xml_node *at = top; at; at = xml_walk(top, at))
		if (xliff2_is(x, at, local))
			xliff2_ids_add(x, ret, xliff2_value(at, "id", NULL),
				       at);
	xliff2_ids_sort(ret);
	xliff2_ids_once(x, ret);
}

/* An element that is not ours, with all that is in it: an id once. */
static void
check_extension(struct xliff2 *x, const struct xml_node *top)
{
	struct xliff2_ids ids = {0};

	for (const struct xml_node *at = top; at; at = xml_walk(top, at)) {
		if (at->kind != XML_ELEMENT)
			continue;
		xliff2_ids_add(x, &ids, xml_value(at, "", "id"), at);
		xliff2_ids_add(x, &ids, xml_value(at, XML_NAMESPACE, "id"), at);
	}
	xliff2_ids_sort(&ids);
	xliff2_ids_once(x, &ids);
}

static void
check_skeleton(struct xliff2 *x, const struct xml_node *node)
{
	if (!node->child == !xliff2_has(node, "href"))
		xliff2_fault(x, node,
			     N_("<{element}> has either a href or something "
				"in it"),
			     "");
}

/* "en" is also what "en-GB" is. */
static bool
same_language(const char *value, const char *wanted)
{
	size_t count = strlen(wanted);

	return !strncasecmp(value, wanted, count) &&
	       (!value[count] || value[count] == '-');
}

static void
check_language(struct xliff2 *x, const struct xml_node *node)
{
	const char *which =
		!strcmp(node->local, "source") ? "srcLang" : "trgLang";
	const char *wanted = xliff2_value(x->xml->root, which, NULL);
	const char *lang = xml_inherited(node, "lang");

	if (!xliff2_is(x, node->parent, "segment") &&
	    !xliff2_is(x, node->parent, "ignorable"))
		return;
	if (!wanted)
		xliff2_fault(x, x->xml->root,
			     N_("<{element}> lacks its attribute {value}"),
			     which);
	else if (lang && !same_language(lang, wanted))
		xliff2_fault(x, node,
			     N_("<{element}> is in another language than the "
				"file: {value}"),
			     lang);
}

static void
check_notes(struct xliff2 *x, const struct xml_node *notes)
{
	struct xliff2_ids ids;

	ids_of(x, notes, "note", &ids);
}

static bool
extends(const struct xliff2 *x, const struct xml_node *node)
{
	return node->kind == XML_ELEMENT && !xliff2_space(x, node->space) &&
	       node->parent && xliff2_space(x, node->parent->space);
}

static void
check_node(struct xliff2 *x, const struct xml_node *node,
	   const struct xliff2_ids *units)
{
	if (extends(x, node)) {
		check_extension(x, node);
	} else if (!xliff2_is(x, node, NULL)) {
		xliff2_module(x, node);
		return;
	} else if (!strcmp(node->local, "skeleton")) {
		check_skeleton(x, node);
	} else if (!strcmp(node->local, "source") ||
		   !strcmp(node->local, "target")) {
		check_language(x, node);
	} else if (!strcmp(node->local, "notes")) {
		check_notes(x, node);
	} else if (!strcmp(node->local, "unit")) {
		xliff2_unit(x, node, units);
		xliff2_codes(x, node);
	}
	if (xliff2_has(node, "ref"))
		xliff2_reference(x, node);
	xliff2_module(x, node);
}

const char *
xliff2_core(const struct xml *xml)
{
	static const char *const cores[] = {XLIFF20, XLIFF22};

	for (size_t i = 0; i < sizeof cores / sizeof *cores; i++)
		if (xml_is(xml->root, cores[i], "xliff"))
			return cores[i];
	return NULL;
}

enum status
xliff2_check(const char *name, const struct xml *xml, struct arena *arena,
	     struct faults *faults)
{
	struct xliff2 x = {name, xliff2_core(xml), xml, arena, faults, 0, 0};
	struct xliff2_ids files, units, groups;

	if (!x.core)
		return fault_set(faults_add(faults), E_INPUT, name,
				 N_("this is not XLIFF 2: it begins with "
				    "<{value}>"),
				 "value", xml->root->name, NULL);
	xliff2_grammar(&x);
	if (x.found)
		return E_INPUT;
	ids_of(&x, xml->root, "file", &files);
	for (const struct xml_node *file = xml_child(xml->root, x.core, "file");
	     file; file = xml_after(file, x.core, "file")) {
		ids_of(&x, file, "group", &groups);
		ids_of(&x, file, "unit", &units);
		for (const struct xml_node *at = file; at;
		     at = xml_walk(file, at))
			if (at->kind == XML_ELEMENT)
				check_node(&x, at, &units);
	}
	return x.found ? E_INPUT : OK;
}
