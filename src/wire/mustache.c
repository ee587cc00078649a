/* Sets of templates: reading, finding, visiting. The compiler is in
 * mustache_compile.c, the renderer in mustache_render.c. */
#include "wire/mustache.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "wire/mustache_ops.h"

struct mustache_set *
mustache_set_new(enum mustache_mode mode, const struct mustache_reader *reader)
{
	struct mustache_set *set = mem_new(sizeof *set);

	set->arena = arena_new();
	set->mode = mode;
	set->reader = *reader;
	return set;
}

void
mustache_set_free(struct mustache_set *set)
{
	if (!set)
		return;
	buf_free(&set->read);
	arena_free(set->arena);
	free(set);
}

enum status
mustache_fault(const struct mustache *t, enum status status, unsigned line,
	       const char *message, const char *value, struct fault *fault)
{
	char where[FAULT_BYTES];

	snprintf(where, sizeof where, "%s:%u", t->name, line);
	return fault_set(fault, status, where, message, "value", value, NULL);
}

static struct mustache *
find(struct mustache_set *set, const char *name)
{
	struct mustache *t = set->first;

	while (t && strcmp(t->name, name) != 0)
		t = t->next;
	if (t)
		return t;
	t = arena_alloc(set->arena, sizeof *t);
	t->name = arena_text(set->arena, name);
	t->mode = set->mode;
	t->next = set->first;
	set->first = t;
	return t;
}

static bool
is_template_name(const char *name)
{
	return *name && name[strspn(name, "abcdefghijklmnopqrstuvwxyz"
					  "0123456789_/-")] == '\0';
}

static enum status
load(struct mustache_set *set, struct mustache *t, struct fault *fault)
{
	size_t count = 0, valid;
	const char *text = NULL;
	unsigned line = 1;

	if (is_template_name(t->name))
		text = set->reader.read(set->reader.self, t->name, &count);
	if (!text)
		return mustache_fault(t, E_NOT_FOUND, 1,
				      N_("There is no template {value}"),
				      t->name, fault);
	valid = utf8_valid(text, count);
	if (count && memchr(text, '\0', valid))
		valid = strlen(text);
	if (valid == count && count <= MUSTACHE_BYTES_MAX)
		return mustache_compile(set, t,
					arena_copy(set->arena, text, count),
					count, fault);
	for (size_t i = 0; i < valid; i++)
		line += text[i] == '\n';
	return mustache_fault(t, E_INPUT, line,
			      valid == count
				      ? N_("The template is too large")
				      : N_("The template is not UTF-8, or "
					   "holds the character NUL"),
			      "", fault);
}

enum status
mustache_load(struct mustache_set *set, const char *name,
	      const struct mustache **ret, struct fault *fault)
{
	struct mustache *t = find(set, name);
	enum status status = OK;

	if (t->state == MUSTACHE_READY || t->state == MUSTACHE_COMPILING) {
		*ret = t;
		return OK;
	}
	if (set->loading >= MUSTACHE_INCLUDED_MAX)
		return mustache_fault(t, E_INPUT, 1,
				      N_("Templates are nested too deep"), "",
				      fault);
	t->state = MUSTACHE_COMPILING;
	t->count = 0;
	set->loading++;
	status = load(set, t, fault);
	set->loading--;
	t->state = status ? MUSTACHE_FAILED : MUSTACHE_READY;
	if (!status)
		*ret = t;
	return status;
}

static void
mention_arguments(const struct op *op, struct mustache_mention mention,
		  void (*see)(void *, const struct mustache_mention *),
		  void *self)
{
	mention.part = MUSTACHE_ARGUMENT;
	mention.other = mention.note = NULL;
	for (size_t i = 0; i < op->arg_count; i++) {
		mention.text = op->args[i]->whole;
		see(self, &mention);
	}
}

void
mustache_visit(const struct mustache *t,
	       void (*see)(void *self, const struct mustache_mention *),
	       void *self)
{
	static const enum mustache_part parts[] = {
		[OP_TEXT] = MUSTACHE_LITERAL,
		[OP_LINE] = MUSTACHE_LITERAL,
		[OP_VALUE] = MUSTACHE_VALUE,
		[OP_SECTION] = MUSTACHE_SECTION,
		[OP_INVERTED] = MUSTACHE_INVERTED,
		[OP_END] = MUSTACHE_END,
		[OP_PARTIAL] = MUSTACHE_PARTIAL,
		[OP_MESSAGE] = MUSTACHE_MESSAGE,
		[OP_PLURAL] = MUSTACHE_PLURAL,
	};

	for (size_t i = 0; i < t->count; i++) {
		const struct op *op = &t->op[i];
		struct mustache_mention mention = {
			.part = parts[op->kind],
			.line = op->line,
			.text = op->text,
			.other = op->other,
			.note = op->note,
		};

		if (op->kind == OP_LINE)
			continue;
		if (op->kind == OP_VALUE || op->kind == OP_SECTION ||
		    op->kind == OP_INVERTED)
			mention.text = op->name->whole;
		if (op->kind == OP_PARTIAL)
			mention.text = op->other;
		see(self, &mention);
		mention_arguments(op, mention, see, self);
	}
}
