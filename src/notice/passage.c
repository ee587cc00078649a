/* The text of a notice: blocks, groups and clauses in their places. */
#include "notice/passage.h"

#include <string.h>

#include "doc/tree.h"
#include "notice/source.h"
#include "notice/template.h"

#define GROUP_DEPTH_MAX 8

struct reading {
	struct source *source;
	const struct clause_bank *bank;
	struct clause_list *clauses;
	const char *note; /* stood before a group: its first words' */
	int depth;
};

static struct passage *read_siblings(struct reading *, const struct block **,
				     const struct passage *group);

static struct passage *
passage_new(struct reading *r, const struct block *block)
{
	struct passage *p = arena_alloc(r->source->arena, sizeof *p);

	p->prefix = "";
	p->line = block->line;
	return p;
}

static bool
is_paragraph(const struct block *block, const char *text)
{
	return block->kind == BLOCK_PARAGRAPH && !strcmp(block->source, text);
}

static bool
opens_group(const struct block *block)
{
	size_t prefix = block->kind == BLOCK_PARAGRAPH
				? condition_prefix(block->source)
				: 0;

	return prefix && !block->source[prefix];
}

static struct passage *
read_group(struct reading *r, const struct block **at)
{
	struct passage *group = passage_new(r, *at);

	group->prefix = (*at)->source;
	r->note = (*at)->note;
	*at = (*at)->next;
	if (++r->depth > GROUP_DEPTH_MAX) {
		if (r->depth == GROUP_DEPTH_MAX + 1)
			source_refuse(r->source, group->line,
				      N_("conditions stand too deep inside "
					 "each other at {value}: take some "
					 "apart"),
				      group->prefix, NULL);
		return group;
	}
	group->child = read_siblings(r, at, group);
	r->depth--;
	if (!group->child)
		source_refuse(r->source, group->line,
			      N_("there is nothing between {value} and its "
				 "end: take both out"),
			      group->prefix, NULL);
	return group;
}

static void
add_clause(struct reading *r, const struct notice *clause)
{
	struct clause_list *all = r->clauses;

	for (size_t i = 0; i < all->count; i++)
		if (all->list[i] == clause)
			return;
	for (size_t i = 0; i < clause->clause_count; i++)
		add_clause(r, clause->clauses[i]);
	all->list = arena_grow(r->source->arena, all->list, all->count,
			       &all->cap, sizeof *all->list);
	all->list[all->count++] = clause;
}

#define CLAUSE "{clause:"

static bool
is_clause(const struct block *block)
{
	return block->kind == BLOCK_PARAGRAPH &&
	       !strncmp(block->source, CLAUSE, strlen(CLAUSE));
}

static struct passage *
read_clause(struct reading *r, const struct block *block)
{
	struct passage *p = passage_new(r, block);
	const char *name = block->source + strlen(CLAUSE);
	size_t count;
	struct fault fault;

	name += strspn(name, " ");
	count = strcspn(name, " }");
	if (!count || strcmp(name + count + strspn(name + count, " "), "}")) {
		source_refuse(r->source, block->line,
			      N_("a clause stands in a paragraph of its own, "
				 "written like {nearest}; here stands: "
				 "{value}"),
			      block->source, "{clause: other-formats}");
		return p;
	}
	name = arena_copy(r->source->arena, name, count);
	if (!r->bank)
		source_refuse(r->source, block->line,
			      N_("there are no clauses here: {value} cannot be "
				 "put in"),
			      name, NULL);
	else if (r->bank->find(r->bank, name, &p->clause, &fault) != OK)
		source_fault(r->source, block->line, &fault);
	else
		add_clause(r, p->clause);
	return p;
}

/* Take the conditions off what a leaf says. */
static void
read_leaf(struct reading *r, struct passage *p)
{
	const char *text = p->block->source;
	size_t prefix = condition_prefix(text), trimmed = prefix;

	while (trimmed && text[trimmed - 1] == ' ')
		trimmed--;
	p->prefix = arena_copy(r->source->arena, text, trimmed);
	p->source = text + prefix;
	p->note = p->block->note ? p->block->note : r->note;
	r->note = NULL;
	if (prefix && !*p->source)
		source_refuse(r->source, p->line,
			      N_("there are no words after {value}: write them "
				 "on the same line"),
			      p->prefix, NULL);
	if (strstr(p->source, "{end}"))
		source_refuse(r->source, p->line,
			      N_("{value} stands in a paragraph of its own: "
				 "leave an empty line before and after it"),
			      "{end}", NULL);
}

/* The condition of an item's first words, or of a row's first cell, is that of
 * the whole item or row. */
static void
take_prefix(struct passage *p)
{
	struct passage *first = p->child;

	if (!first || !first->block || !block_leaf(first->block))
		return;
	p->prefix = first->prefix;
	first->prefix = "";
}

static struct passage *
read_block(struct reading *r, const struct block *block)
{
	struct passage *p = passage_new(r, block);
	const struct block *inside = block->child;

	p->block = block;
	if (block_leaf(block))
		read_leaf(r, p);
	if (block->kind == BLOCK_PICTURE)
		p->source = block->text;
	p->child = read_siblings(r, &inside, NULL);
	if (block->kind == BLOCK_ITEM || block->kind == BLOCK_ROW)
		take_prefix(p);
	if (block->kind == BLOCK_ROW && block->header && *p->prefix)
		source_refuse(r->source, p->line,
			      N_("the headers of a table stand under no "
				 "condition: put {value} in a paragraph before "
				 "the whole table"),
			      p->prefix, NULL);
	return p;
}

/* What stands beside each other until the end, or the end of the group. */
static struct passage *
read_siblings(struct reading *r, const struct block **at,
	      const struct passage *group)
{
	struct passage *first = NULL, **tail = &first;

	while (*at) {
		const struct block *block = *at;

		if (is_paragraph(block, "{end}")) {
			*at = block->next;
			if (group)
				return first;
			source_refuse(r->source, block->line,
				      N_("{value} closes nothing here: take it "
					 "out, or open a group before it"),
				      "{end}", NULL);
			continue;
		}
		if (opens_group(block)) {
			*tail = read_group(r, at);
		} else {
			*tail = is_clause(block) ? read_clause(r, block)
						 : read_block(r, block);
			*at = block->next;
		}
		tail = &(*tail)->next;
	}
	if (group)
		source_refuse(r->source, group->line,
			      N_("{value} is never closed: put a paragraph "
				 "{nearest} after what it is about"),
			      group->prefix, "{end}");
	return first;
}

struct passage *
passages_read(struct source *source, const struct block *blocks,
	      const struct clause_bank *bank, struct clause_list *clauses)
{
	struct reading r = {source, bank, clauses, NULL, 0};

	return read_siblings(&r, &blocks, NULL);
}

/* Whether the address of a link has the field in it. */
static bool
target_uses(const char *target, const char *field)
{
	size_t count = strlen(field);

	while ((target = strchr(target, '{'))) {
		target++;
		if (!strncmp(target, field, count) && target[count] == '}')
			return true;
	}
	return false;
}

bool
spans_use(const struct span *span, const char *field)
{
	for (; span; span = span->next) {
		if (span->kind == SPAN_PLACEHOLDER &&
		    !strcmp(span->text, field))
			return true;
		if (span->kind == SPAN_LINK &&
		    target_uses(span->target, field))
			return true;
		if (spans_use(span->child, field))
			return true;
	}
	return false;
}

static bool
says(const struct passage *p, const char *field)
{
	const struct message *message = p->message;

	if (spans_use(p->bare, field))
		return true;
	if (!message)
		return false;
	return (message->count && !strcmp(message->count, field)) ||
	       spans_use(message->spans, field) ||
	       spans_use(message->spans_plural, field);
}

bool
passages_use(const struct passage *p, const char *field,
	     const struct states *states)
{
	for (; p; p = p->next) {
		const struct passage *clause =
			p->clause ? p->clause->text[NOTICE_STANDARD].passages
				  : NULL;

		for (const struct condition *c = p->when; c; c = c->next)
			if (!strcmp(c->field, field))
				return true;
		if (states && !conditions_hold(p->when, states))
			continue;
		if (says(p, field) || passages_use(p->child, field, states) ||
		    passages_use(clause, field, states))
			return true;
	}
	return false;
}
