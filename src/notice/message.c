/* Messages of a notice while it is read. */
#include "notice/message.h"

#include <string.h>

#include "base/utf8.h"
#include "doc/span.h"
#include "notice/source.h"

/* Whether there is a letter outside fields, codes and addresses. */
static bool
has_words(const struct span *span)
{
	for (; span; span = span->next) {
		if (has_words(span->child))
			return true;
		if (span->kind != SPAN_TEXT)
			continue;
		for (const char *p = span->text; *p;) {
			uint32_t cp = utf8_next(&p);

			if (cp >= 0x80 ||
			    ((cp | 0x20) >= 'a' && (cp | 0x20) <= 'z'))
				return true;
		}
	}
	return false;
}

static const struct span *
spans_of(struct message_list *messages, const char *text, int line)
{
	struct source *source = messages->source;
	struct span *spans = NULL;
	struct fault fault;

	if (span_parse(source_place(source, line), text, SPAN_MODE_TEMPLATE,
		       source->arena, &spans, &fault) != OK)
		source_fault(source, line, &fault);
	return spans;
}

static const char *
trimmed(struct arena *arena, const char *text, size_t count)
{
	while (count && (*text == ' ' || *text == '\n'))
		text++, count--;
	while (count && (text[count - 1] == ' ' || text[count - 1] == '\n'))
		count--;
	return arena_copy(arena, text, count);
}

/* Take `{NAME: one} ... {NAME: other} ...` apart. */
static void
split_forms(struct message_list *messages, struct message *message)
{
	struct arena *arena = messages->source->arena;
	const char *text = message->source;
	size_t name = strcspn(text, ":}");
	const char *one, *mark, *other;
	struct fault fault;

	if (*text != '{' || strncmp(text + name, ": one}", 6))
		return;
	message->count = arena_copy(arena, text + 1, name - 1);
	one = text + name + 6;
	mark = arena_printf(arena, "{%s: other}", message->count);
	other = strstr(one, mark);
	if (!other) {
		(void)fault_set(&fault, E_INPUT, "",
				N_("a text that begins with {one} goes on with "
				   "{other}, for two and more"),
				"one",
				arena_printf(arena, "{%s: one}",
					     message->count),
				"other", mark, NULL);
		source_fault(messages->source, message->line, &fault);
		other = one + strlen(one);
		mark = "";
	}
	message->id = trimmed(arena, one, (size_t)(other - one));
	other += strlen(mark);
	message->id_plural = trimmed(arena, other, strlen(other));
	if (*mark && (!*message->id || !*message->id_plural))
		source_refuse(messages->source, message->line,
			      N_("one of the two forms is empty: {value}"),
			      text, NULL);
}

static bool
same(const char *a, const char *b)
{
	return a && b ? !strcmp(a, b) : a == b;
}

/* 1 + the index of the same message, 0 where it is new. A catalogue has an
 * English text once, with a plural or without. */
static size_t
known(struct message_list *messages, const struct message *message)
{
	for (size_t i = 0; i < messages->count; i++) {
		const struct message *other = &messages->list[i];

		if (strcmp(other->id, message->id) != 0)
			continue;
		if (!same(other->id_plural, message->id_plural))
			source_refuse(messages->source, message->line,
				      N_("“{value}” stands here with another "
					 "plural than before: write one of the "
					 "two in other words"),
				      message->id, NULL);
		return i + 1;
	}
	return 0;
}

size_t
message_add(struct message_list *messages, const char *text, const char *note,
	    int line)
{
	struct message message = {
		.id = text, .source = text, .note = note, .line = line,
		.clause = messages->clause, .path = messages->source->path};
	size_t index;

	split_forms(messages, &message);
	index = known(messages, &message);
	if (index || !*text)
		return index;
	if (message.id_plural)
		message.spans_plural =
			spans_of(messages, message.id_plural, line);
	message.spans = spans_of(messages, message.id, line);
	if (!has_words(message.spans) && !message.id_plural)
		return 0;
	messages->list = arena_grow(messages->source->arena, messages->list,
				    messages->count, &messages->cap,
				    sizeof *messages->list);
	messages->list[messages->count] = message;
	return ++messages->count;
}
