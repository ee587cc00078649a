/* How the codes of a unit of XLIFF 2 hang together: starts and ends, copies,
 * and what a translation may not take away or put in another order. Source:
 * XLIFF 2.1, chapter 4. */
#include <string.h>

#include "wire/xliff2_inside.h"

/* One code or marker of a unit; a pc counts where it begins. */
struct code {
	const struct xml_node *node;
	const struct xml_node *segment;
	bool target;
};

struct codes {
	struct code *list;
	size_t count, cap;
	struct xliff2_ids source, target; /* at is the place in list */
	struct xliff2_ids source_ends, target_ends; /* by startRef */
};

static bool
is_code(const struct xml_node *node)
{
	static const char *const names[] = {"ph",  "pc", "sc", "ec",
					    "mrk", "sm", "em"};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!strcmp(node->local, names[i]))
			return true;
	return false;
}

static void
note_id(struct xliff2 *x, struct xliff2_ids *ids, const char *id,
	const struct xml_node *node, size_t at)
{
	size_t before = ids->count;

	xliff2_ids_add(x, ids, id, node);
	if (ids->count > before)
		ids->list[before].at = at;
}

static void
add(struct xliff2 *x, struct codes *codes, const struct code *code)
{
	size_t at = codes->count;

	codes->list = arena_grow(x->arena, codes->list, at, &codes->cap,
				 sizeof *codes->list);
	codes->list[codes->count++] = *code;
	note_id(x, code->target ? &codes->target : &codes->source,
		xliff2_value(code->node, "id", NULL), code->node, at);
	note_id(x, code->target ? &codes->target_ends : &codes->source_ends,
		xliff2_value(code->node, "startRef", NULL), code->node, at);
}

static void
collect(struct xliff2 *x, const struct xml_node *unit, struct codes *codes)
{
	for (const struct xml_node *part = unit->child; part;
	     part = part->next) {
		if (!xliff2_is(x, part, "segment") &&
		    !xliff2_is(x, part, "ignorable"))
			continue;
		for (const struct xml_node *at = part; at;
		     at = xml_walk(part, at))
			if (xliff2_is(x, at, NULL) && is_code(at)) {
				const struct code code = {
					at, part,
					xliff2_round(x, at, "target") != NULL};

				add(x, codes, &code);
			}
	}
	xliff2_ids_sort(&codes->source);
	xliff2_ids_sort(&codes->target);
	xliff2_ids_sort(&codes->source_ends);
	xliff2_ids_sort(&codes->target_ends);
}

static void
check_same(struct xliff2 *x, const struct xml_node *start,
	   const struct xml_node *end)
{
	static const char *const names[] = {"canCopy", "canDelete",
					    "canOverlap"};
	const char *first = xliff2_value(start, "canReorder", "yes");
	const char *last = xliff2_value(end, "canReorder", "yes");

	for (size_t i = 0; i < 3; i++)
		if (strcmp(xliff2_value(start, names[i], "yes"),
			   xliff2_value(end, names[i], "yes")))
			xliff2_fault(x, end,
				     N_("<{element}> says another {value} "
					"than its start"),
				     names[i]);
	if (strcmp(strcmp(first, "yes") ? "no" : "yes", last))
		xliff2_fault(x, end,
			     N_("<{element}> says another {value} than its "
				"start"),
			     "canReorder");
}

/* A start needs its one end behind it, and an isolated one has none here. */
static void
check_start(struct xliff2 *x, const struct codes *codes, size_t at)
{
	const struct code *code = &codes->list[at];
	const struct xliff2_ids *ends =
		code->target ? &codes->target_ends : &codes->source_ends;
	const char *id = xliff2_value(code->node, "id", "");
	const struct xliff2_id *end = xliff2_ids_find(ends, id);
	size_t left = end ? ends->count - (size_t)(end - ends->list) : 0;
	bool isolated = xliff2_says(code->node, "isolated", "yes");

	if (isolated && end)
		xliff2_fault(x, code->node,
			     N_("<{element}> {value} is isolated, but its end "
				"stands in the unit"),
			     id);
	else if (!isolated && (!end || end->at < at))
		xliff2_fault(x, code->node,
			     N_("<{element}> {value} is never ended in its "
				"unit"),
			     id);
	else if (!isolated && left > 1 && !strcmp(end[1].id, id))
		xliff2_fault(x, end[1].node,
			     N_("<{element}> ends {value} a second time"), id);
	else if (!isolated && !strcmp(code->node->local, "sc"))
		check_same(x, code->node, end->node);
}

static void
check_end(struct xliff2 *x, const struct codes *codes, size_t at)
{
	const struct xml_node *node = codes->list[at].node;
	const struct xliff2_ids *ids =
		codes->list[at].target ? &codes->target : &codes->source;
	const char *ref = xliff2_value(node, "startRef", NULL);
	bool isolated = xliff2_says(node, "isolated", "yes");
	const struct xliff2_id *start;

	if (!strcmp(node->local, "ec") &&
	    (isolated == !!ref || isolated != xliff2_has(node, "id"))) {
		xliff2_fault(x, node,
			     N_("<{element}> has an id where it is isolated, "
				"and otherwise a startRef"),
			     "");
		return;
	}
	if (!isolated && xliff2_has(node, "dir"))
		xliff2_fault(x, node,
			     N_("<{element}> has no attribute "
				"{value}"),
			     "dir");
	start = ref ? xliff2_ids_find(ids, ref) : NULL;
	if (ref &&
	    (!start || start->at > at ||
	     strcmp(start->node->local,
		    *node->local == 'e' && node->local[1] == 'c' ? "sc"
								 : "sm")))
		xliff2_fault(x, node,
			     N_("<{element}> ends {value}, which does not "
				"begin before it"),
			     ref);
}

static void
check_copy(struct xliff2 *x, const struct codes *codes,
	   const struct xml_node *node)
{
	const char *id = xliff2_value(node, "copyOf", NULL);
	const struct xliff2_id *of;

	if (!id)
		return;
	of = xliff2_ids_find(&codes->source, id);
	if (!of)
		of = xliff2_ids_find(&codes->target, id);
	if (!of || xliff2_says(of->node, "canCopy", "no") ||
	    xliff2_has(of->node, "dataRef") ||
	    xliff2_has(of->node, "dataRefStart") ||
	    xliff2_has(node, "dataRef") || xliff2_has(node, "dataRefStart"))
		xliff2_fault(x, node,
			     N_("<{element}> cannot be a copy of {value}"), id);
}

/* The code before one on the same side of its segment, markers not counted. */
static const struct code *
before(struct xliff2 *x, const struct codes *codes, size_t at)
{
	const struct code *code = &codes->list[at];

	while (at-- > 0 && xliff2_step(x, code->node)) {
		const struct code *other = &codes->list[at];

		if (other->segment != code->segment ||
		    other->target != code->target)
			return NULL;
		if (strcmp(other->node->local, "mrk") &&
		    strcmp(other->node->local, "sm") &&
		    strcmp(other->node->local, "em"))
			return other;
	}
	return NULL;
}

static bool
bound(const struct code *code)
{
	return code && !xliff2_says(code->node, "canReorder", "") &&
	       !xliff2_says(code->node, "canReorder", "yes");
}

static const char *
name_of(const struct xml_node *node)
{
	return xliff2_value(node, "id", xliff2_value(node, "startRef", ""));
}

/* The pc that a code stands in, "" for none. */
static const char *
frame_of(const struct xml_node *node)
{
	return strcmp(node->parent->local, "pc") ? "" : name_of(node->parent);
}

/* In what may not be put in another order each code but the first stands
 * behind the same one as in the source, and inside the same. */
static void
check_row(struct xliff2 *x, const struct codes *codes, size_t at)
{
	const struct code *code = &codes->list[at];
	const struct code *last = before(x, codes, at);
	const struct xliff2_id *source;
	const struct code *then;

	if (!xliff2_says(code->node, "canReorder", "no"))
		return;
	if (!bound(last)) {
		xliff2_fault(x, code->node,
			     N_("<{element}> {value} may not be moved, but "
				"nothing begins its sequence before it"),
			     name_of(code->node));
		return;
	}
	if (!code->target)
		return;
	source = xliff2_ids_find(&codes->source, name_of(code->node));
	then = source ? before(x, codes, source->at) : NULL;
	if (then && !strcmp(code->node->local, source->node->local) &&
	    (strcmp(name_of(then->node), name_of(last->node)) ||
	     strcmp(then->node->local, last->node->local) ||
	     strcmp(frame_of(source->node), frame_of(code->node))))
		xliff2_fault(x, code->node,
			     N_("<{element}> {value} was moved and may not "
				"be"),
			     name_of(code->node));
}

static void
check_deleted(struct xliff2 *x, const struct codes *codes, size_t at)
{
	const struct code *code = &codes->list[at];
	const char *id = name_of(code->node);
	bool end = xliff2_has(code->node, "startRef");

	if (code->target || !xliff2_says(code->node, "canDelete", "no") ||
	    !xml_child(code->segment, x->core, "target"))
		return;
	if (!xliff2_ids_find(end ? &codes->target_ends : &codes->target, id))
		xliff2_fault(x, code->node,
			     N_("<{element}> {value} may not be deleted, and "
				"the target lacks it"),
			     id);
}

void
xliff2_codes(struct xliff2 *x, const struct xml_node *unit)
{
	struct codes codes = {0};

	collect(x, unit, &codes);
	for (size_t i = 0; i < codes.count; i++) {
		const struct xml_node *node = codes.list[i].node;

		if (!strcmp(node->local, "sc") || !strcmp(node->local, "sm"))
			check_start(x, &codes, i);
		if (!strcmp(node->local, "ec") || !strcmp(node->local, "em"))
			check_end(x, &codes, i);
		check_copy(x, &codes, node);
		check_row(x, &codes, i);
		check_deleted(x, &codes, i);
	}
}
