/* Front matter, line by line. */
#include "doc/front.h"

#include <stdbool.h>
#include <string.h>

struct reader {
	const char *name, *text;
	size_t count, at;
	int line;
	struct arena *arena;
	struct front *front;
	struct faults *faults;
	bool failed;
};

static void
refuse(struct reader *r, int line, const char *message, const char *text)
{
	(void)fault_set(faults_add(r->faults), E_INPUT,
			arena_printf(r->arena, "%s:%d", r->name, line), message,
			"text", text, NULL);
	r->failed = true;
}

/* The next line without its end, copied; NULL at the end of the text. */
static char *
next_line(struct reader *r)
{
	const char *start = r->text + r->at;
	const char *end;
	size_t count;

	if (r->at >= r->count)
		return NULL;
	end = memchr(start, '\n', r->count - r->at);
	count = end ? (size_t)(end - start) : r->count - r->at;
	r->at += count + (end != NULL);
	r->line++;
	while (count && strchr(" \t\r", start[count - 1]))
		count--;
	return arena_copy(r->arena, start, count);
}

static struct front_entry *
last(struct front *front)
{
	return front->count ? &front->entry[front->count - 1] : NULL;
}

/* Whether the key stands already beside this one, under the same parent. */
static bool
twice(const struct front *front, const char *key, int depth)
{
	for (size_t i = front->count; i-- > 0;) {
		if (front->entry[i].depth < depth)
			return false;
		if (front->entry[i].depth == depth &&
		    !strcmp(front->entry[i].key, key))
			return true;
	}
	return false;
}

static const char *
unquoted(struct arena *arena, const char *value)
{
	size_t count = strlen(value);

	if (count < 2 || value[0] != '"' || value[count - 1] != '"')
		return value;
	return arena_copy(arena, value + 1, count - 2);
}

static size_t
key_length(const char *text)
{
	size_t count = strspn(text, "abcdefghijklmnopqrstuvwxyz0123456789_-");

	if (text[count] != ':' || (text[count + 1] && text[count + 1] != ' '))
		return 0;
	return count;
}

static void
add(struct reader *r, const char *text, size_t key, int depth)
{
	struct front *front = r->front;
	struct front_entry *entry;
	const char *name = arena_copy(r->arena, text, key);

	if (twice(front, name, depth)) {
		refuse(r, r->line, N_("“{text}” stands here twice: keep one"),
		       name);
		return;
	}
	front->entry = arena_grow(r->arena, front->entry, front->count,
				  &front->cap, sizeof *front->entry);
	entry = &front->entry[front->count++];
	text += key + 1;
	*entry = (struct front_entry){
		name, unquoted(r->arena, text + strspn(text, " ")), depth,
		r->line};
}

static void
one_line(struct reader *r, const char *line)
{
	size_t indent = strspn(line, " ");
	const char *text = line + indent;
	struct front_entry *before = last(r->front);
	int deepest = before ? before->depth + 1 : 0;
	size_t key = key_length(text);

	if (!*text || *text == '#')
		return;
	if (before && *before->value && indent > (size_t)before->depth * 2) {
		before->value = arena_printf(r->arena, "%s %s", before->value,
					     text);
		return;
	}
	if (*text == '\t' || indent % 2 || indent / 2 > (size_t)deepest ||
	    indent / 2 >= FRONT_DEPTHS)
		refuse(r, r->line,
		       N_("the line is indented wrongly: two spaces for what "
			  "belongs to the key above, no tabs: {text}"),
		       text);
	else if (!key)
		refuse(r, r->line,
		       N_("a line here is written `key: value`, the key in "
			  "small Latin letters: {text}"),
		       text);
	else
		add(r, text, key, (int)(indent / 2));
}

enum status
front_parse(const char *name, const char *text, size_t count,
	    struct arena *arena, struct front *ret, struct faults *faults)
{
	struct reader r = {.name = name, .text = text, .count = count,
			   .arena = arena, .front = ret, .faults = faults};
	const char *line;

	*ret = (struct front){0};
	if (count >= 3 && !memcmp(text, "\xef\xbb\xbf", 3))
		r.at = ret->body = 3;
	line = next_line(&r);
	if (!line || strcmp(line, "---"))
		return OK;
	while ((line = next_line(&r)) && strcmp(line, "---"))
		one_line(&r, line);
	if (!line)
		refuse(&r, r.line,
		       N_("the front matter never ends: put a line --- after "
			  "it"),
		       "");
	ret->body = r.at;
	ret->body_lines = r.line;
	return r.failed ? E_INPUT : OK;
}
