/* What XLIFF 2's modules ask for beyond their grammar, and what references
 * point to. Source: XLIFF 2.1, chapters 3 and 5. */
#include <stdlib.h>
#include <string.h>

#include "wire/xliff2_inside.h"

static bool
module_is(const struct xliff2 *x, const struct xml_node *node,
	  const char *space, const char *local)
{
	const char *name;

	if (!node || node->kind != XML_ELEMENT || strcmp(node->local, local))
		return false;
	name = xliff2_space(x, node->space);
	return name && !strcmp(name, space);
}

/* One part of a reference: "u=1" or "1". */
struct part {
	const char *prefix, *id;
};

/* Take the part that text begins with; NULL: it is none. */
static const char *
take_part(struct xliff2 *x, const char *text, struct part *ret)
{
	size_t count = strcspn(text, "/");
	const char *part = arena_copy(x->arena, text, count);
	char *equals = strchr(part, '=');

	ret->prefix = "";
	ret->id = part;
	if (equals) {
		*equals = '\0';
		ret->prefix = part;
		ret->id = equals + 1;
		if (!xliff2_nmtoken(part))
			return NULL;
	}
	return xliff2_nmtoken(ret->id) ? text + count : NULL;
}

/* Where in f, g or u, leaf a prefix may stand; -1: nowhere. */
static int
rank_of(const char *prefix)
{
	static const char *const modules[] = {"gls", "mda",  "mtc", "res",
					      "slr", "val",  "ctr", "fs",
					      "its", "itsm", "tbx"};

	if (!strcmp(prefix, "f"))
		return 0;
	if (!strcmp(prefix, "g") || !strcmp(prefix, "u"))
		return 1;
	if (!*prefix || !strcmp(prefix, "n") || !strcmp(prefix, "d") ||
	    !strcmp(prefix, "t"))
		return 2;
	for (size_t i = 0; i < sizeof modules / sizeof *modules; i++)
		if (!strcmp(prefix, modules[i]))
			return 2;
	return -1;
}

static bool
has_note(const struct xliff2 *x, const struct xml_node *unit, const char *id)
{
	const struct xml_node *note =
		xml_child(xml_child(unit, x->core, "notes"), x->core, "note");

	while (note && !xliff2_says(note, "id", id))
		note = xml_after(note, x->core, "note");
	return note;
}

/* A comment's note stands in the unit of the comment. */
static bool
finds_note(struct xliff2 *x, const struct xml_node *node,
	   const struct part *parts, size_t count)
{
	const struct xml_node *unit = xliff2_round(x, node, "unit");
	const struct part *last = &parts[count - 1];

	if (!unit || !xliff2_says(node, "type", "comment"))
		return true;
	if (strcmp(last->prefix, "n") || !has_note(x, unit, last->id))
		return false;
	for (size_t i = 0; i + 1 < count; i++)
		if (!strcmp(parts[i].prefix, "u") &&
		    !xliff2_says(unit, "id", parts[i].id))
			return false;
	return count == 1 || !strcmp(parts[count - 2].prefix, "u");
}

/* "#f=1/u=2/n=3". Source: XLIFF 2.1, chapter 3. */
void
xliff2_reference(struct xliff2 *x, const struct xml_node *node)
{
	const char *ref = xliff2_value(node, "ref", ""), *text = ref + 1;
	struct part part[4];
	size_t count = 0;
	int rank = -1;

	if (*ref != '#')
		return;
	text += *text == '/';
	while (text && count < 4) {
		int next;

		text = take_part(x, text, &part[count]);
		next = text ? rank_of(part[count].prefix) : -1;
		if (next <= rank) {
			text = NULL;
			break;
		}
		rank = next;
		count++;
		if (!*text)
			break;
		text++;
	}
	if (!text || *text || !finds_note(x, node, part, count))
		xliff2_fault(x, node,
			     N_("<{element}> points to nothing: {value}"), ref);
}

/* Text of the unit that a match or a term is of: "#m1". */
static void
check_span(struct xliff2 *x, const struct xml_node *node)
{
	const struct xml_node *unit = xliff2_round(x, node, "unit");
	const char *ref = xliff2_value(node, "ref", NULL), *id;

	if (!unit || !ref)
		return;
	/* Some glossaries write "t=#m1". */
	id = module_is(x, node, "mtc", "match") && *ref != '#'
		     ? NULL
		     : strchr(ref, '#');
	if (id)
		id = strchr(id, '=') ? strrchr(id, '=') + 1 : id + 1;
	for (const struct xml_node *at = id ? unit : NULL;
	     at && xliff2_step(x, at); at = xml_walk(unit, at))
		if (xliff2_is(x, at, NULL) && xliff2_says(at, "id", id) &&
		    xliff2_round(x, at, "segment"))
			return;
	xliff2_fault(x, node, N_("<{element}> points to nothing: {value}"),
		     ref);
}

/* Ids below top of elements of one module, each once. */
static void
check_once(struct xliff2 *x, const struct xml_node *top, const char *space)
{
	struct xliff2_ids ids = {0};

	for (const struct xml_node *at = top; at; at = xml_walk(top, at)) {
		const char *name = at->kind == XML_ELEMENT
					   ? xliff2_space(x, at->space)
					   : NULL;

		if (name && !strcmp(name, space))
			xliff2_ids_add(x, &ids, xliff2_value(at, "id", NULL),
				       at);
	}
	xliff2_ids_sort(&ids);
	xliff2_ids_once(x, &ids);
}

static void
check_glossary(struct xliff2 *x, const struct xml_node *node)
{
	if (module_is(x, node, "gls", "glossary"))
		check_once(x, node, "gls");
	if (module_is(x, node, "gls", "glossEntry") &&
	    !xml_child(node, node->space, "translation") &&
	    !xml_child(node, node->space, "definition"))
		xliff2_fault(x, node,
			     N_("<{element}> has neither a translation nor a "
				"definition"),
			     "");
	if (module_is(x, node, "gls", "glossEntry") ||
	    module_is(x, node, "gls", "translation"))
		check_span(x, node);
}

static void
check_matches(struct xliff2 *x, const struct xml_node *node)
{
	if (module_is(x, node, "mtc", "matches"))
		check_once(x, node, "mtc");
	if (!module_is(x, node, "mtc", "match"))
		return;
	check_span(x, node);
	if (xliff2_has(node, "subType") && !xliff2_has(node, "type"))
		xliff2_fault(x, node, N_("<{element}> has {value} alone"),
			     "subType");
}

static bool
same_tongue(const char *lang, const char *wanted)
{
	size_t count = strlen(wanted);

	return !strncmp(lang, wanted, count) &&
	       (!lang[count] || lang[count] == '-');
}

static void
check_resource(struct xliff2 *x, const struct xml_node *node)
{
	bool source = module_is(x, node, "res", "source");
	const char *lang = xml_value(node, XML_NAMESPACE, "lang");
	const char *wanted = xliff2_value(x->xml->root, "srcLang", "");

	if (module_is(x, node, "res", "resourceData"))
		check_once(x, node, "res");
	if (module_is(x, node, "res", "resourceItem") &&
	    !xliff2_has(node, "mimeType"))
		for (const struct xml_node *at = node->child; at; at = at->next)
			if (at->kind == XML_ELEMENT && at->child &&
			    !xliff2_is(x, at, "notes"))
				xliff2_fault(x, node,
					     N_("<{element}> lacks its "
						"attribute {value}"),
					     "mimeType");
	if (!source && !module_is(x, node, "res", "target"))
		return;
	if (!node->child == !xliff2_has(node, "href"))
		xliff2_fault(x, node,
			     N_("<{element}> has either a href or something "
				"in it"),
			     "");
	if (source && lang && !same_tongue(lang, wanted))
		xliff2_fault(x, node,
			     N_("<{element}> is in another language than the "
				"file: {value}"),
			     lang);
}

/* Exactly one of the four, or attributes of somebody's own. */
static void
check_rule(struct xliff2 *x, const struct xml_node *node)
{
	int kinds = xliff2_has(node, "isPresent") +
		    xliff2_has(node, "isNotPresent") +
		    xliff2_has(node, "startsWith") +
		    xliff2_has(node, "endsWith");
	bool own = false;

	if (!module_is(x, node, "val", "rule"))
		return;
	for (const struct xml_attribute *a = node->attribute; a; a = a->next)
		own |= *a->space && strcmp(a->space, XML_NAMESPACE);
	if (kinds + own != 1)
		xliff2_fault(x, node,
			     N_("<{element}> says exactly one thing: "
				"isPresent, isNotPresent, startsWith, "
				"endsWith or a rule of its own"),
			     "");
	if (xliff2_has(node, "existsInSource") &&
	    (kinds != 1 || xliff2_has(node, "isNotPresent")))
		xliff2_fault(x, node,
			     N_("<{element}> cannot have {value} here"),
			     "existsInSource");
	if (xliff2_says(node, "disabled", "yes") &&
	    xliff2_is(x, node->parent->parent, "file"))
		xliff2_fault(x, node,
			     N_("<{element}> cannot have {value} here"),
			     "disabled");
}

/* "*", "90", "25,100" or "35,*". Source: XLIFF 2.1, the
 * attribute sizeRestriction. */
static bool
is_limit(const char *text)
{
	static const char digits[] = "0123456789";
	size_t count = strspn(text, digits);

	if (!strcmp(text, "*") || (count && !text[count]))
		return true;
	if (!count || text[count] != ',')
		return false;
	text += count + 1;
	return !strcmp(text, "*") || (*text && !text[strspn(text, digits)]);
}

/* Data that a size hangs on stand beside the element or beside what it is
 * in. */
static bool
finds_size(struct xliff2 *x, const struct xml_node *node, const char *id)
{
	for (; node->parent; node = node->parent)
		for (const struct xml_node *data = node->parent->child; data;
		     data = data->next) {
			if (!module_is(x, data, "slr", "data"))
				continue;
			for (const struct xml_node *at = data;
			     at && xliff2_step(x, at); at = xml_walk(data, at))
				if (at->kind == XML_ELEMENT &&
				    xliff2_says(at, "id", id))
					return true;
		}
	return false;
}

/* Whether sizes are counted as XLIFF itself says, by characters or by bytes.
 * What they mean elsewhere its profile says, which is not here. */
static bool
counts_here(const struct xliff2 *x, const struct xml_node *node)
{
	const struct xml_node *at = xliff2_round(x, node, "file");

	for (at = at ? at->child : NULL; at; at = at->next)
		if (module_is(x, at, "slr", "profiles"))
			return !strncmp(
				xliff2_value(at, "generalProfile", "xliff:"),
				"xliff:", 6);
	return false;
}

/* A whole number; where something else counts perhaps words, but still no
 * part of one. */
static bool
is_size(const struct xliff2 *x, const struct xml_node *node, const char *text)
{
	static const char digits[] = "0123456789";

	if (*text && !text[strspn(text, digits)])
		return true;
	return !counts_here(x, node) && !strchr(digits, *text);
}

static void
check_size(struct xliff2 *x, const struct xml_node *node,
	   const struct xml_attribute *a)
{
	bool number = !strcmp(a->local, "equivStorage") ||
		      !strcmp(a->local, "sizeInfo");
	bool end = xliff2_is(x, node, "ec") &&
		   !xliff2_says(node, "isolated", "yes");
	bool good = true;

	if (number)
		good = !end && is_size(x, node, a->value);
	else if (strstr(a->local, "Restriction"))
		good = !counts_here(x, node) || is_limit(a->value);
	else
		good = !end && finds_size(x, node, a->value) &&
		       !xml_value(node, a->space, "sizeInfo");
	if (!good)
		xliff2_fault(
			x, node,
			N_("<{element}> has an attribute that may not be "
			   "{value}"),
			arena_printf(x->arena, "%s=\"%s\"", a->name, a->value));
}

static void
check_style(struct xliff2 *x, const struct xml_node *node,
	    const struct xml_attribute *a)
{
	bool end = xliff2_is(x, node, "ec") &&
		   !xliff2_says(node, "isolated", "yes");

	if (end ||
	    (!strcmp(a->local, "subFs") && !xml_value(node, a->space, "fs")))
		xliff2_fault(x, node,
			     N_("<{element}> has no attribute {value}"),
			     a->name);
}

static void
check_outside(struct xliff2 *x, const struct xml_node *node)
{
	for (const struct xml_attribute *a = node->attribute; a; a = a->next) {
		const char *space =
			*a->space ? xliff2_space(x, a->space) : NULL;

		if (space && !strcmp(space, "slr"))
			check_size(x, node, a);
		if (space && !strcmp(space, "fs"))
			check_style(x, node, a);
	}
}

/* The one element that revisions are of, in what their changeTrack stands in:
 * the one of that id, or the only one of that name. NULL: there is none, or it
 * is not said which. */
static const struct xml_node *
revised(struct xliff2 *x, const struct xml_node *revisions)
{
	const struct xml_node *top = revisions->parent->parent, *found = NULL;
	const char *name = xliff2_value(revisions, "appliesTo", "");
	const char *ref = xliff2_value(revisions, "ref", NULL);
	size_t count = 0;

	for (const struct xml_node *at = top; at && xliff2_step(x, at);
	     at = xml_walk(top, at)) {
		if (!xliff2_is(x, at, ref ? NULL : name) ||
		    (ref && !xliff2_says(at, "id", ref)))
			continue;
		found = at;
		count++;
	}
	return ref || count == 1 ? found : NULL;
}

/* A property is the content of what was revised, or an attribute that it
 * has, and stands in one revision once. */
static void
check_item(struct xliff2 *x, const struct xml_node *item,
	   const struct xml_node *of)
{
	const char *property = xliff2_value(item, "property", "");
	const struct xml_node *other = item;

	if (strcmp(property, "content") && !xliff2_has(of, property))
		xliff2_fault(x, item,
			     N_("<{element}> is of {value}, which is not "
				"there"),
			     property);
	while ((other = xml_after(other, item->space, "item")))
		if (xliff2_says(other, "property", property))
			xliff2_fault(x, other,
				     N_("<{element}> is of {value} a second "
					"time"),
				     property);
}

static void
check_revisions(struct xliff2 *x, const struct xml_node *node)
{
	const struct xml_node *of;

	if (!module_is(x, node, "ctr", "revisions"))
		return;
	of = revised(x, node);
	if (!of) {
		xliff2_fault(x, node,
			     N_("<{element}> points to nothing: {value}"),
			     xliff2_value(node, "ref", ""));
		return;
	}
	for (const struct xml_node *at = node; at; at = xml_walk(node, at))
		if (module_is(x, at, "ctr", "item"))
			check_item(x, at, of);
}

void
xliff2_module(struct xliff2 *x, const struct xml_node *node)
{
	if (module_is(x, node, "mda", "metadata"))
		check_once(x, node, "mda");
	check_glossary(x, node);
	check_matches(x, node);
	check_resource(x, node);
	check_rule(x, node);
	check_revisions(x, node);
	check_outside(x, node);
}
