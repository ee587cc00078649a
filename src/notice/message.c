/* Messages of a notice while it is read. */
#include "notice/message.h"

#include <string.h>

#include "base/utf8.h"
#include "doc/span.h"

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

static const char *
place(struct message_list *messages, int line)
{
	return arena_printf(messages->arena, "%s:%d", messages->path, line);
}

static const struct span *
spans_of(struct message_list *messages, const char *text, int line)
{
	struct span *spans = NULL;
	struct fault fault;

	if (span_parse(place(messages, line), text, SPAN_MODE_TEMPLATE,
		       messages->arena, &spans, &fault) != OK) {
		*faults_add(messages->faults) = fault;
		messages->failed = 1;
	}
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
static bool
split_forms(struct message_list *messages, struct message *message)
{
	struct arena *arena = messages->arena;
	const char *source = message->source;
	size_t name = strcspn(source, ":}");
	const char *one, *mark, *other;

	if (*source != '{' || strncmp(source + name, ": one}", 6))
		return false;
	message->count = arena_copy(arena, source + 1, name - 1);
	one = source + name + 6;
	mark = arena_printf(arena, "{%s: other}", message->count);
	other = strstr(one, mark);
	if (!other) {
		(void)fault_set(faults_add(messages->faults), E_INPUT,
				place(messages, message->line),
				N_("a text that begins with {one} goes on with "
				   "{other}, for two and more"),
				"one",
				arena_printf(arena, "{%s: one}",
					     message->count),
				"other", mark, NULL);
		messages->failed = 1;
		other = one + strlen(one);
		mark = "";
	}
	message->id = trimmed(arena, one, (size_t)(other - one));
	other += strlen(mark);
	message->id_plural = trimmed(arena, other, strlen(other));
	return true;
}

static bool
known(const struct message_list *messages, const char *source)
{
	for (size_t i = 0; i < messages->count; i++)
		if (!strcmp(messages->list[i].source, source))
			return true;
	return false;
}

void
message_add(struct message_list *messages, const char *source,
	    const char *note, int line)
{
	struct message message = {.id = source, .source = source,
				  .note = note, .line = line};

	if (!*source || known(messages, source))
		return;
	if (split_forms(messages, &message))
		message.spans_plural =
			spans_of(messages, message.id_plural, line);
	message.spans = spans_of(messages, message.id, line);
	if (!has_words(message.spans))
		return;
	messages->list =
		arena_grow(messages->arena, messages->list, messages->count,
			   &messages->cap, sizeof *messages->list);
	messages->list[messages->count++] = message;
}
