/* What a unit of XLIFF 2 promises: its segments and their order, states, ids,
 * and what single codes and annotations say about themselves. Source: XLIFF
 * 2.1, chapter 4. */
#include <stdlib.h>
#include <string.h>

#include "wire/xliff2_inside.h"

static bool
in_side(const struct xliff2 *x, const struct xml_node *node, const char *side)
{
	return xliff2_round(x, node, side) != NULL;
}

static bool
is_part(const struct xliff2 *x, const struct xml_node *node)
{
	return xliff2_is(x, node, "segment") || xliff2_is(x, node, "ignorable");
}

/* Ids of segments and of what stands in sources are one set, those in targets
 * another that repeats the first. */
static void
check_ids(struct xliff2 *x, const struct xml_node *unit)
{
	struct xliff2_ids source = {0}, target = {0};

	for (const struct xml_node *part = unit->child; part;
	     part = part->next) {
		if (!is_part(x, part))
			continue;
		for (const struct xml_node *at = part; at;
		     at = xml_walk(part, at))
			if (xliff2_is(x, at, NULL))
				xliff2_ids_add(
					x,
					in_side(x, at, "target") ? &target
								 : &source,
					xliff2_value(at, "id", NULL), at);
	}
	xliff2_ids_sort(&source);
	xliff2_ids_sort(&target);
	xliff2_ids_once(x, &source);
	xliff2_ids_once(x, &target);
	for (size_t i = 0; i < target.count; i++) {
		const struct xml_node *node = target.list[i].node;
		const struct xliff2_id *found =
			xliff2_ids_find(&source, target.list[i].id);

		if (found && strcmp(found->node->local, node->local) &&
		    strcmp(found->node->local, "pc") &&
		    strcmp(node->local, "pc"))
			xliff2_fault(x, node,
				     N_("<{element}> has the id {value} of "
					"another thing in the source"),
				     target.list[i].id);
	}
}

static void
check_data_ids(struct xliff2 *x, const struct xml_node *unit,
	       struct xliff2_ids *ret)
{
	const struct xml_node *data = xml_child(
		xml_child(unit, x->core, "originalData"), x->core, "data");

	for (; data; data = xml_after(data, x->core, "data"))
		xliff2_ids_add(x, ret, xliff2_value(data, "id", NULL), data);
	xliff2_ids_sort(ret);
	xliff2_ids_once(x, ret);
}

static void
check_space(struct xliff2 *x, const struct xml_node *source,
	    const struct xml_node *target)
{
	const char *a = xml_inherited(source, "space");
	const char *b = xml_inherited(target, "space");

	if (strcmp(a ? a : "default", b ? b : "default"))
		xliff2_fault(x, target,
			     N_("<{element}> has another xml:space than its "
				"source"),
			     "");
}

/* Each target's place in the translation: its own number, or where it stands.
 * Source: XLIFF 2.1, the attribute order. */
static void
check_order(struct xliff2 *x, const struct xml_node *unit)
{
	struct xliff2_ids taken = {0};
	int parts = 0, place = 0;

	for (const struct xml_node *at = unit->child; at; at = at->next)
		parts += is_part(x, at);
	for (const struct xml_node *at = unit->child; at; at = at->next) {
		const struct xml_node *target =
			xml_child(at, x->core, "target");
		const char *order;

		if (!is_part(x, at))
			continue;
		place++;
		if (!target)
			continue;
		order = xliff2_value(target, "order",
				     arena_printf(x->arena, "%d", place));
		if (strtol(order, NULL, 10) > parts)
			xliff2_fault(x, target,
				     N_("<{element}> has the order {value}, "
					"more than the unit has parts"),
				     order);
		xliff2_ids_add(x, &taken, order, target);
	}
	xliff2_ids_sort(&taken);
	for (size_t i = 1; i < taken.count; i++)
		if (!strcmp(taken.list[i].id, taken.list[i - 1].id))
			xliff2_fault(x, taken.list[i].node,
				     N_("<{element}> has the order {value}, "
					"which another has already"),
				     taken.list[i].id);
}

static void
check_segments(struct xliff2 *x, const struct xml_node *unit)
{
	if (!xml_child(unit, x->core, "segment"))
		xliff2_fault(x, unit,
			     N_("<{element}> lacks {value} in its place"),
			     "segment");
	for (const struct xml_node *at = unit->child; at; at = at->next) {
		const struct xml_node *source =
			xml_child(at, x->core, "source");
		const struct xml_node *target =
			xml_child(at, x->core, "target");

		if (source && target)
			check_space(x, source, target);
		if (!xliff2_is(x, at, "segment"))
			continue;
		if (xliff2_has(at, "subState") && !xliff2_has(at, "state"))
			xliff2_fault(x, at, N_("<{element}> has {value} alone"),
				     "subState");
		if (strcmp(xliff2_value(at, "state", "initial"), "initial") &&
		    !target)
			xliff2_fault(x, at,
				     N_("<{element}> is in the state {value} "
					"and has no target"),
				     xliff2_value(at, "state", ""));
	}
}

/* XLIFF 2.1, the attribute subType: each of its own stands with one type. */
static void
check_type(struct xliff2 *x, const struct xml_node *node)
{
	const char *sub = xliff2_value(node, "subType", NULL);
	const char *type = xliff2_value(node, "type", "");

	if (!sub)
		return;
	if (!*type || (!strncmp(sub, "xlf:", 4) &&
		       strcmp(type, strcmp(sub, "xlf:var") ? "fmt" : "ui")))
		xliff2_fault(x, node,
			     N_("<{element}> has a subType that does not go "
				"with its type: {value}"),
			     sub);
}

static void
check_hints(struct xliff2 *x, const struct xml_node *node)
{
	const char *reorder = xliff2_value(node, "canReorder", "yes");

	if (strcmp(reorder, "yes") && (!xliff2_says(node, "canDelete", "no") ||
				       !xliff2_says(node, "canCopy", "no")))
		xliff2_fault(x, node,
			     N_("<{element}> with canReorder {value} has "
				"canCopy and canDelete no"),
			     reorder);
}

static void
check_pair(struct xliff2 *x, const struct xml_node *node, const char *one,
	   const char *other)
{
	if (xliff2_has(node, one) != xliff2_has(node, other))
		xliff2_fault(x, node, N_("<{element}> has {value} alone"),
			     xliff2_has(node, one) ? one : other);
}

static void
check_data(struct xliff2 *x, const struct xml_node *node,
	   const struct xliff2_ids *data)
{
	static const char *const names[] = {"dataRef", "dataRefStart",
					    "dataRefEnd"};

	for (size_t i = 0; i < 3; i++) {
		const char *id = xliff2_value(node, names[i], NULL);

		if (id && !xliff2_ids_find(data, id))
			xliff2_fault(x, node,
				     N_("<{element}> names data that are not "
					"there: {value}"),
				     id);
	}
}

static void
check_flows(struct xliff2 *x, const struct xml_node *node,
	    const struct xliff2_ids *units)
{
	static const char *const names[] = {"subFlows", "subFlowsStart",
					    "subFlowsEnd"};

	for (size_t i = 0; i < 3; i++) {
		const char *at = xliff2_value(node, names[i], "");

		while (*(at += strspn(at, " "))) {
			size_t count = strcspn(at, " ");
			const char *id = arena_copy(x->arena, at, count);

			if (!xliff2_ids_find(units, id))
				xliff2_fault(x, node,
					     N_("<{element}> names a unit "
						"that is not there: {value}"),
					     id);
			at += count;
		}
	}
}

static void
check_annotation(struct xliff2 *x, const struct xml_node *node)
{
	const char *type = xliff2_value(node, "type", "generic");

	if (!strcmp(type, "comment") &&
	    xliff2_has(node, "value") == xliff2_has(node, "ref"))
		xliff2_fault(x, node,
			     N_("<{element}> of type comment has either value "
				"or ref"),
			     "");
	if (!strcmp(type, "mtc:match") && xliff2_has(node, "ref"))
		xliff2_fault(x, node,
			     N_("<{element}> has no attribute "
				"{value}"),
			     "ref");
}

/* What XML may not hold, and nothing else. Source: XML 1.0, 2.2. */
static void
check_point(struct xliff2 *x, const struct xml_node *node)
{
	const char *hex = xliff2_value(node, "hex", "");
	unsigned long cp = strtoul(hex, NULL, 16);
	bool in_xml = cp == 0x9 || cp == 0xA || cp == 0xD ||
		      (cp >= 0x20 && cp <= 0xD7FF) ||
		      (cp >= 0xE000 && cp <= 0xFFFD) || cp >= 0x10000;

	if (in_xml)
		xliff2_fault(x, node,
			     N_("<{element}> is for what XML cannot hold, not "
				"for {value}"),
			     hex);
}

static void
check_inline(struct xliff2 *x, const struct xml_node *node,
	     const struct xliff2_ids *data, const struct xliff2_ids *units)
{
	if (!strcmp(node->local, "cp")) {
		check_point(x, node);
	} else if (!strcmp(node->local, "mrk") || !strcmp(node->local, "sm")) {
		check_annotation(x, node);
	} else {
		check_type(x, node);
		check_hints(x, node);
		check_data(x, node, data);
		check_flows(x, node, units);
	}
	if (!strcmp(node->local, "pc")) {
		check_pair(x, node, "dataRefStart", "dataRefEnd");
		check_pair(x, node, "equivStart", "equivEnd");
		check_pair(x, node, "subFlowsStart", "subFlowsEnd");
	}
}

void
xliff2_unit(struct xliff2 *x, const struct xml_node *unit,
	    const struct xliff2_ids *units)
{
	struct xliff2_ids data = {0};

	check_segments(x, unit);
	check_order(x, unit);
	check_ids(x, unit);
	check_data_ids(x, unit, &data);
	for (const struct xml_node *part = unit->child; part;
	     part = part->next) {
		if (!is_part(x, part))
			continue;
		for (const struct xml_node *at = part; at;
		     at = xml_walk(part, at))
			if (xliff2_is(x, at, NULL))
				check_inline(x, at, &data, units);
	}
}
