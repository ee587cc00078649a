/* The compiler of templates: tags and the text between them, white space
 * around tags that stand alone on a line, messages, and the check that values
 * stand only where HTML can hold them. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/mem.h"
#include "wire/mustache_ops.h"

#define DELIMITER_BYTES 16

struct section {
	size_t op;
	struct html_scan before;
};

struct compiler {
	struct mustache_set *set;
	struct mustache *t;
	const char *text;
	size_t count, at; /* at: the text before is compiled */
	unsigned line;    /* of at */
	char open[DELIMITER_BYTES], close[DELIMITER_BYTES];
	struct section section[MUSTACHE_NESTED_MAX];
	size_t sections;
	struct html_scan scan;
	const char *note; /* waits for its message */
	/* In a message: its instruction, and the text so far. */
	bool in_message, in_other;
	struct buf message;
	struct fault *fault;
};

struct tag {
	size_t start, end; /* with its delimiters */
	char kind;         /* one of #^/>!= or 0 for a value */
	const char *name;  /* trimmed, NUL at its end, in the arena */
	unsigned line;
	bool alone;          /* nothing else on its line */
	size_t before, next; /* the text around it ends, goes on */
};

static enum status
refuse(const struct compiler *c, unsigned line, const char *message,
       const char *value)
{
	return mustache_fault(c->t, E_INPUT, line, message, value, c->fault);
}

static struct op *
add(struct compiler *c, enum op_kind kind, unsigned line)
{
	struct mustache *t = c->t;
	struct op *op;

	t->op = arena_grow(c->set->arena, t->op, t->count, &t->cap,
			   sizeof *t->op);
	op = &t->op[t->count++];
	*op = (struct op){.kind = kind, .line = line};
	return op;
}

static bool
at_line_start(const struct compiler *c, size_t at)
{
	return at == 0 || c->text[at - 1] == '\n';
}

/* Pass over text up to end, counting lines. */
static void
advance(struct compiler *c, size_t end)
{
	for (; c->at < end; c->at++)
		c->line += c->text[c->at] == '\n';
}

static enum status
compile_text(struct compiler *c, size_t end)
{
	const char *wrong;
	struct op *op;

	if (c->at >= end)
		return OK;
	if (c->in_message) {
		buf_put(&c->message, c->text + c->at, end - c->at);
		advance(c, end);
		return OK;
	}
	op = add(c, OP_TEXT, c->line);
	op->line_starts = at_line_start(c, c->at);
	op->count = end - c->at;
	op->text = arena_copy(c->set->arena, c->text + c->at, op->count);
	while (c->at < end) {
		if (c->t->mode == MUSTACHE_PAGE &&
		    (wrong = html_scan_feed(&c->scan, c->text[c->at])))
			return refuse(c, c->line, wrong, "");
		advance(c, c->at + 1);
	}
	return OK;
}

static const char *
find_text(const struct compiler *c, size_t from, const char *wanted)
{
	return memmem(c->text + from, c->count - from, wanted,
		      strlen(wanted));
}

static bool
is_blank(char c)
{
	return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

static const char *
trimmed(struct arena *arena, const char *text, const char *end)
{
	while (text < end && is_blank(*text))
		text++;
	while (end > text && is_blank(end[-1]))
		end--;
	return arena_copy(arena, text, (size_t)(end - text));
}

/* Whether the tag has its line to itself, and where the text goes on. */
static void
measure_line(const struct compiler *c, struct tag *tag)
{
	size_t left = tag->start, right = tag->end;

	tag->before = tag->start;
	tag->next = tag->end;
	while (left > c->at &&
	       (c->text[left - 1] == ' ' || c->text[left - 1] == '\t'))
		left--;
	while (right < c->count &&
	       (c->text[right] == ' ' || c->text[right] == '\t'))
		right++;
	if (!tag->kind || !at_line_start(c, left))
		return;
	if (right < c->count && c->text[right] == '\r' &&
	    right + 1 < c->count && c->text[right + 1] == '\n')
		right++;
	if (right < c->count && c->text[right] != '\n')
		return;
	tag->alone = true;
	tag->before = left;
	tag->next = right < c->count ? right + 1 : right;
}

/* The next tag; ret->end is 0 when there is none. */
static enum status
next_tag(struct compiler *c, struct tag *ret)
{
	const char *start = find_text(c, c->at, c->open);
	const char *inner, *stop;
	char closing[DELIMITER_BYTES + 1];

	*ret = (struct tag){0};
	if (!start)
		return OK;
	ret->start = (size_t)(start - c->text);
	ret->line = c->line;
	for (size_t i = c->at; i < ret->start; i++)
		ret->line += c->text[i] == '\n';
	inner = start + strlen(c->open);
	while (inner < c->text + c->count && is_blank(*inner))
		inner++;
	if (inner < c->text + c->count && strchr("{&", *inner))
		return refuse(c, ret->line,
			      N_("Raw values are not part of this language: "
				 "write {{name}}, which escapes"), "");
	if (inner < c->text + c->count && strchr("#^/>!=", *inner))
		ret->kind = *inner++;
	/* Many thousands are read at each start: no snprintf. */
	closing[0] = '=';
	memcpy(closing + (ret->kind == '='), c->close, strlen(c->close) + 1);
	stop = find_text(c, (size_t)(inner - c->text), closing);
	if (!stop)
		return refuse(c, ret->line, N_("This tag is not closed"), "");
	ret->end = (size_t)(stop - c->text) + strlen(closing);
	ret->name = trimmed(c->set->arena, inner, stop);
	measure_line(c, ret);
	return OK;
}

static enum status
compile_name(struct compiler *c, const struct tag *tag,
	     const struct mustache_name **ret)
{
	*ret = mustache_name_parse(c->set->arena, tag->name);
	if (*ret)
		return OK;
	return refuse(c, tag->line,
		      N_("{value} is not a name: names are letters, digits, "
			 "_ and -, with dots between"), tag->name);
}

static enum status
compile_value(struct compiler *c, const struct tag *tag)
{
	const struct mustache_name *name;
	enum html_place place = HTML_TEXT;
	const char *wrong = NULL;
	enum status status;
	struct op *op;

	status = compile_name(c, tag, &name);
	if (status)
		return status;
	if (c->t->mode == MUSTACHE_PAGE)
		wrong = html_scan_value(&c->scan, &place);
	if (wrong)
		return refuse(c, tag->line, wrong, tag->name);
	op = add(c, OP_VALUE, tag->line);
	op->name = name;
	op->place = place;
	op->address = html_scan_address(&c->scan);
	return OK;
}

static enum status
open_section(struct compiler *c, const struct tag *tag)
{
	const struct mustache_name *name;
	const char *wrong = NULL;
	struct section *section;
	enum status status;
	struct op *op;

	status = compile_name(c, tag, &name);
	if (status)
		return status;
	if (c->sections == MUSTACHE_NESTED_MAX)
		return refuse(c, tag->line,
			      N_("Sections are nested too deep"), "");
	if (c->t->mode == MUSTACHE_PAGE)
		wrong = html_scan_begin(&c->scan);
	if (wrong)
		return refuse(c, tag->line, wrong, tag->name);
	section = &c->section[c->sections++];
	section->op = c->t->count;
	section->before = c->scan;
	op = add(c, tag->kind == '#' ? OP_SECTION : OP_INVERTED, tag->line);
	op->name = name;
	return OK;
}

static enum status
close_section(struct compiler *c, const struct tag *tag)
{
	const char *open, *wrong = NULL;
	struct section *section;

	if (!c->sections)
		return refuse(c, tag->line,
			      N_("No section {value} is open here"),
			      tag->name);
	section = &c->section[--c->sections];
	open = c->t->op[section->op].name->whole;
	if (strcmp(open, tag->name) != 0)
		return refuse(c, tag->line,
			      N_("The section {value} is still open: close it "
				 "first"), open);
	if (c->t->mode == MUSTACHE_PAGE)
		wrong = html_scan_end(&c->scan, &section->before);
	if (wrong)
		return refuse(c, tag->line, wrong, tag->name);
	c->t->op[section->op].end = c->t->count;
	add(c, OP_END, tag->line);
	return OK;
}

static enum status
compile_partial(struct compiler *c, const struct tag *tag)
{
	const struct mustache *partial = NULL;
	const char *wrong = NULL;
	enum status status;
	struct op *op;

	if (c->t->mode == MUSTACHE_PAGE)
		wrong = html_scan_whole(&c->scan);
	if (wrong)
		return refuse(c, tag->line, wrong, tag->name);
	status = mustache_load(c->set, tag->name, &partial, c->fault);
	if (status == E_NOT_FOUND && c->t->mode != MUSTACHE_LENIENT)
		return refuse(c, tag->line,
			      N_("There is no template {value}"), tag->name);
	if (status && status != E_NOT_FOUND)
		return status;
	op = add(c, OP_PARTIAL, tag->line);
	op->partial = status ? NULL : partial;
	op->other = tag->name;
	op->count = tag->alone ? tag->start - tag->before : 0;
	op->text = arena_copy(c->set->arena, c->text + tag->before, op->count);
	return OK;
}

static enum status
change_delimiters(struct compiler *c, const struct tag *tag)
{
	size_t open = strcspn(tag->name, " \t\r\n");
	const char *close = tag->name + open;

	close += strspn(close, " \t\r\n");
	if (!open || open >= DELIMITER_BYTES || !*close ||
	    strlen(close) >= DELIMITER_BYTES || strpbrk(close, " \t\r\n=") ||
	    memchr(tag->name, '=', open))
		return refuse(c, tag->line,
			      N_("Delimiters are written like {value}"),
			      "{{=<% %>=}}");
	snprintf(c->open, sizeof c->open, "%.*s", (int)open, tag->name);
	snprintf(c->close, sizeof c->close, "%s", close);
	return OK;
}

/* The text with each run of white space made one space. */
static const char *
single_spaced(struct arena *arena, const char *text)
{
	char *copy = arena_text(arena, text), *to = copy;

	while (is_blank(*text))
		text++;
	while (*text) {
		if (!is_blank(*text)) {
			*to++ = *text++;
			continue;
		}
		while (is_blank(*text))
			text++;
		if (*text)
			*to++ = ' ';
	}
	*to = '\0';
	return copy;
}

static void
keep_note(struct compiler *c, const struct tag *tag)
{
	static const char mark[] = "TRANSLATORS:";

	if (!strncmp(tag->name, mark, strlen(mark)))
		c->note = single_spaced(c->set->arena,
					tag->name + strlen(mark));
}

/* The open message's instruction is the last one. */
static struct op *
message_op(const struct compiler *c)
{
	return &c->t->op[c->t->count - 1];
}

/* "_", "_n", or "_n" and the name of the count. */
static bool
is_message(const char *name)
{
	return !strcmp(name, "_") || !strcmp(name, "_n") ||
	       (!strncmp(name, "_n", 2) && is_blank(name[2]));
}

static enum status
open_message(struct compiler *c, const struct tag *tag)
{
	enum html_place place = HTML_TEXT;
	const char *wrong = NULL;
	struct op *op;

	if (c->t->mode == MUSTACHE_PAGE)
		wrong = html_scan_value(&c->scan, &place);
	if (!wrong && place == HTML_ADDRESS)
		wrong = N_("No words for people may stand in an address");
	if (wrong)
		return refuse(c, tag->line, wrong, tag->name);
	op = add(c, tag->name[1] ? OP_PLURAL : OP_MESSAGE, tag->line);
	op->place = place;
	op->note = c->note;
	if (op->kind == OP_PLURAL) {
		const char *count = tag->name + 2;

		count += strspn(count, " \t\r\n");
		op->name = mustache_name_parse(c->set->arena,
					       *count ? count : "count");
		if (!op->name)
			return refuse(c, tag->line,
				      N_("{value} is not the name of a count"),
				      count);
	}
	c->note = NULL;
	c->in_message = true;
	c->in_other = false;
	buf_clear(&c->message);
	return OK;
}

static bool
has_argument(const struct op *op, const char *name)
{
	for (size_t i = 0; i < op->arg_count; i++)
		if (!strcmp(op->args[i]->whole, name))
			return true;
	return false;
}

/* Note the {names} of a message. */
static enum status
collect_arguments(struct compiler *c, struct op *op, const char *text)
{
	struct arena *arena = c->set->arena;
	size_t cap = op->arg_count;

	while ((text = strchr(text, '{'))) {
		size_t count = strcspn(++text, "}");
		const char *name = arena_copy(arena, text, count);
		const struct mustache_name *parsed =
			mustache_name_parse(arena, name);

		if (!text[count] || !parsed)
			return refuse(c, op->line,
				      N_("{value} is not an argument: write "
					 "the name of a value in braces"),
				      name);
		text += count;
		if (has_argument(op, name))
			continue;
		op->args = arena_grow(arena, op->args, op->arg_count, &cap,
				      sizeof *op->args);
		op->args[op->arg_count++] = parsed;
	}
	return OK;
}

/* One form of the message is complete. */
static enum status
finish_form(struct compiler *c, const char **ret)
{
	const char *text = single_spaced(c->set->arena,
					 buf_string(&c->message));
	struct op *op = message_op(c);

	buf_clear(&c->message);
	if (!*text)
		return refuse(c, op->line, N_("The message is empty"), "");
	if (c->t->mode != MUSTACHE_PLAIN && strpbrk(text, "<>&"))
		return refuse(c, op->line,
			      N_("A message holds no markup: put the tags "
				 "around it, and write characters as they "
				 "are"), "");
	*ret = text;
	return collect_arguments(c, op, text);
}

/* A tag while a message is open. */
static enum status
compile_in_message(struct compiler *c, const struct tag *tag)
{
	struct op *op = message_op(c);
	const char *closing = op->kind == OP_PLURAL ? "_n" : "_";

	if (op->kind == OP_PLURAL && !c->in_other && !tag->kind &&
	    !strcmp(tag->name, "_or")) {
		c->in_other = true;
		return finish_form(c, &op->text);
	}
	if (tag->kind != '/' || strcmp(tag->name, closing) != 0)
		return refuse(c, tag->line,
			      N_("A message holds no tags: write the values "
				 "in it as {value}"), "{name}");
	if (op->kind == OP_PLURAL && !c->in_other)
		return refuse(c, tag->line,
			      N_("This message needs two forms: put {value} "
				 "between them"), "{{_or}}");
	c->in_message = false;
	if (op->kind == OP_PLURAL)
		return finish_form(c, &op->other);
	return finish_form(c, &op->text);
}

static enum status
compile_tag(struct compiler *c, const struct tag *tag)
{
	if (c->in_message)
		return compile_in_message(c, tag);
	switch (tag->kind) {
	case '#':
		if (is_message(tag->name))
			return open_message(c, tag);
		return open_section(c, tag);
	case '^':
		return open_section(c, tag);
	case '/':
		return close_section(c, tag);
	case '>':
		return compile_partial(c, tag);
	case '!':
		keep_note(c, tag);
		return OK;
	case '=':
		return change_delimiters(c, tag);
	default:
		return compile_value(c, tag);
	}
}

static enum status
compile_end(struct compiler *c)
{
	const struct op *op;
	const char *wrong;

	if (c->in_message || c->sections) {
		op = c->in_message ? message_op(c)
				   : &c->t->op[c->section[c->sections - 1].op];
		return refuse(c, op->line,
			      N_("The section {value} is not closed"),
			      op->name ? op->name->whole : "_");
	}
	if (c->t->mode != MUSTACHE_PAGE)
		return OK;
	wrong = html_scan_whole(&c->scan);
	return wrong ? refuse(c, c->line, wrong, "") : OK;
}

static enum status
compile_all(struct compiler *c)
{
	enum status status;
	struct tag tag;

	for (;;) {
		status = next_tag(c, &tag);
		if (!status)
			status = compile_text(c, tag.end ? tag.before
							 : c->count);
		if (status)
			return status;
		if (!tag.end)
			return compile_end(c);
		if (!tag.alone && !c->in_message &&
		    at_line_start(c, tag.start))
			add(c, OP_LINE, tag.line);
		status = compile_tag(c, &tag);
		if (status)
			return status;
		advance(c, tag.next);
	}
}

enum status
mustache_compile(struct mustache_set *set, struct mustache *t,
		 const char *text, size_t count, struct fault *fault)
{
	struct compiler *c = mem_new(sizeof *c);
	enum status status;

	c->set = set;
	c->t = t;
	c->text = text;
	c->count = count;
	c->line = 1;
	c->fault = fault;
	snprintf(c->open, sizeof c->open, "{{");
	snprintf(c->close, sizeof c->close, "}}");
	/* As many as templates have in so many bytes: it grows seldom. */
	t->cap = count / 24 + 8;
	t->op = arena_alloc(set->arena, t->cap * sizeof *t->op);
	status = compile_all(c);
	buf_free(&c->message);
	free(c);
	return status;
}
