/* A message's markup between its own text and other files' inline elements. */
#include "notice/markup.h"

#include <string.h>

#include "doc/span.h"

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_name(const char *text, size_t count)
{
	if (!count || *text < 'a' || *text > 'z')
		return false;
	for (size_t i = 1; i < count; i++)
		if (!(text[i] >= 'a' && text[i] <= 'z') && text[i] != '_' &&
		    !is_digit(text[i]))
			return false;
	return true;
}

/* Bytes of a line's beginning that Markdown would take for a list, a heading
 * or another block, up to the sign that says so; 0: it would not. Source:
 * CommonMark 0.29, chapters 4 and 5. */
static size_t
block_sign(const char *text)
{
	size_t digits = 0;

	if (strchr("#>-+=~_|:", *text) && *text)
		return 1;
	while (is_digit(text[digits]))
		digits++;
	if (digits && (text[digits] == '.' || text[digits] == ')'))
		return digits + 1;
	return 0;
}

static void
put_text(const char *text, struct buf *out)
{
	bool begins = !out->count || out->bytes[out->count - 1] == '\n';
	size_t sign;

	if (begins)
		text += strspn(text, " \t");
	sign = begins ? block_sign(text) : 0;
	if (sign) {
		buf_put(out, text, sign - 1);
		buf_char(out, '\\');
		buf_char(out, text[sign - 1]);
		text += sign;
	}
	for (; *text; text++) {
		if (strchr("\\*`[]{}", *text) ||
		    (*text == '<' && text[1] &&
		     !strchr(" \t0123456789=", text[1])))
			buf_char(out, '\\');
		buf_char(out, *text == '\n' ? ' ' : *text);
	}
}

static void
put_span(const struct span *span, struct buf *out)
{
	switch (span->kind) {
	case SPAN_TEXT:
	case SPAN_VALUE:
		put_text(span->text, out);
		break;
	case SPAN_STRONG:
		buf_text(out, "**");
		markup_write(span->child, out);
		buf_text(out, "**");
		break;
	case SPAN_LINK:
		buf_char(out, '[');
		markup_write(span->child, out);
		buf_printf(out, "](%s)", span->target);
		break;
	case SPAN_CODE:
		buf_printf(out, "`%s`", span->text);
		break;
	case SPAN_BREAK:
		buf_text(out, "\\\n");
		break;
	case SPAN_PLACEHOLDER:
		buf_printf(out, "{%s}", span->text);
		break;
	}
}

void
markup_write(const struct span *span, struct buf *out)
{
	for (; span; span = span->next)
		put_span(span, out);
}

struct span *
markup_read(const char *text, struct arena *arena)
{
	struct span *spans = NULL;

	if (span_parse("", text, SPAN_MODE_TEMPLATE, arena, &spans, NULL) != OK)
		return NULL;
	return spans;
}

bool
markup_same(const char *a, const char *b, struct arena *arena)
{
	struct span *spans_a, *spans_b;
	struct buf text_a = {0}, text_b = {0};
	bool same;

	if (!strcmp(a, b))
		return true;
	spans_a = markup_read(a, arena);
	spans_b = markup_read(b, arena);
	if (!spans_a || !spans_b)
		return false;
	markup_write(spans_a, &text_a);
	markup_write(spans_b, &text_b);
	same = !strcmp(buf_string(&text_a), buf_string(&text_b));
	buf_free(&text_a);
	buf_free(&text_b);
	return same;
}

void
markup_build(struct markup *markup, struct arena *arena)
{
	markup->arena = arena;
	markup->first = NULL;
	markup->tail = &markup->first;
	markup->depth = 0;
}

static struct span *
append(struct markup *markup, enum span_kind kind)
{
	struct span *span = arena_alloc(markup->arena, sizeof *span);

	span->kind = kind;
	*markup->tail = span;
	markup->tail = &span->next;
	return span;
}

void
markup_add(struct markup *markup, enum span_kind kind, const char *text)
{
	append(markup, kind)->text = arena_text(markup->arena, text);
}

void
markup_text(struct markup *markup, const char *text)
{
	const char *from = text;

	for (const char *at = text; *at; at++) {
		size_t count = strcspn(at + 1, "}");

		if (*at != '{' || at[1 + count] != '}' ||
		    !is_name(at + 1, count))
			continue;
		if (at > from)
			append(markup, SPAN_TEXT)->text = arena_copy(
				markup->arena, from, (size_t)(at - from));
		append(markup, SPAN_PLACEHOLDER)->text =
			arena_copy(markup->arena, at + 1, count);
		at += count + 1;
		from = at + 1;
	}
	if (*from)
		append(markup, SPAN_TEXT)->text =
			arena_text(markup->arena, from);
}

void
markup_open(struct markup *markup, enum span_kind kind, const char *target)
{
	struct span *span;

	if (markup->depth == MARKUP_DEPTH)
		return;
	span = append(markup, kind);
	span->target = target ? arena_text(markup->arena, target) : NULL;
	markup->open[markup->depth].span = span;
	markup->open[markup->depth++].tail = markup->tail;
	markup->tail = &span->child;
}

void
markup_close(struct markup *markup)
{
	struct span *span;

	if (!markup->depth)
		return;
	span = markup->open[--markup->depth].span;
	markup->tail = markup->open[markup->depth].tail;
	if (span->kind == SPAN_CODE) {
		struct buf words = {0};

		spans_text(span->child, &words);
		span->text = arena_text(markup->arena, buf_string(&words));
		span->child = NULL;
		buf_free(&words);
	}
}

bool
markup_is_code(const struct span *span)
{
	return span->kind != SPAN_TEXT && span->kind != SPAN_VALUE;
}

static void
number(struct markup_codes *codes, const struct span *span, struct arena *arena)
{
	for (; span; span = span->next) {
		if (markup_is_code(span)) {
			codes->list =
				arena_grow(arena, codes->list, codes->count,
					   &codes->cap, sizeof *codes->list);
			codes->list[codes->count++] = (struct markup_code){
				span, arena_printf(arena, "%zu", ++codes->next),
				false};
		}
		number(codes, span->child, arena);
	}
}

void
markup_number(struct markup_codes *codes, const struct span *spans,
	      struct arena *arena)
{
	*codes = (struct markup_codes){0};
	number(codes, spans, arena);
}

void
markup_again(struct markup_codes *codes)
{
	for (size_t i = 0; i < codes->count; i++)
		codes->list[i].used = false;
}

static bool
same(const char *a, const char *b)
{
	return a == b || (a && b && !strcmp(a, b));
}

const char *
markup_id(struct markup_codes *codes, const struct span *span,
	  struct arena *arena)
{
	for (size_t i = 0; i < codes->count; i++) {
		struct markup_code *code = &codes->list[i];

		if (!code->used && code->span->kind == span->kind &&
		    same(code->span->text, span->text) &&
		    same(code->span->target, span->target)) {
			code->used = true;
			return code->id;
		}
	}
	return arena_printf(arena, "%zu", ++codes->next);
}

const char *
markup_before(const struct span *span, struct arena *arena)
{
	switch (span->kind) {
	case SPAN_STRONG:
		return "**";
	case SPAN_LINK:
		return "[";
	case SPAN_CODE:
		return "`";
	case SPAN_BREAK:
		return "\\";
	case SPAN_PLACEHOLDER:
		return arena_printf(arena, "{%s}", span->text);
	case SPAN_TEXT:
	case SPAN_VALUE:
		break;
	}
	return "";
}

const char *
markup_after(const struct span *span, struct arena *arena)
{
	if (span->kind == SPAN_LINK)
		return arena_printf(arena, "](%s)", span->target);
	return span->kind == SPAN_STRONG || span->kind == SPAN_CODE
		       ? markup_before(span, arena)
		       : "";
}

bool
markup_begin(struct markup *markup, const char *before, const char *after,
	     bool *ret_open)
{
	size_t count = strlen(before);

	*ret_open = true;
	if (!strcmp(before, "**")) {
		markup_open(markup, SPAN_STRONG, NULL);
	} else if (!strcmp(before, "`")) {
		markup_open(markup, SPAN_CODE, NULL);
	} else if (!strcmp(before, "[") && !strncmp(after, "](", 2)) {
		size_t target = strcspn(after + 2, ")");

		markup_open(markup, SPAN_LINK,
			    arena_copy(markup->arena, after + 2, target));
	} else {
		*ret_open = false;
		if (*before == '\\')
			markup_add(markup, SPAN_BREAK, "");
		else if (*before == '{' && count > 2 &&
			 before[count - 1] == '}')
			markup_add(markup, SPAN_PLACEHOLDER,
				   arena_copy(markup->arena, before + 1,
					      count - 2));
		else
			return false;
	}
	return true;
}
