/* Markup inside a block, by recursive descent over bytes. */
#include "doc/span.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"

struct parser {
	const char *p, *where;
	enum span_mode mode;
	struct arena *arena;
	struct fault *fault;
	bool in_strong, in_link;
};

struct list {
	struct span *first, **tail;
	struct buf text; /* plain text not yet made into a span */
};

static enum status parse(struct parser *, struct span **ret);

static struct span *
append(struct parser *ps, struct list *list, enum span_kind kind)
{
	struct span *span = arena_alloc(ps->arena, sizeof *span);

	span->kind = kind;
	*list->tail = span;
	list->tail = &span->next;
	return span;
}

static void
flush(struct parser *ps, struct list *list)
{
	if (!list->text.count)
		return;
	append(ps, list, SPAN_TEXT)->text =
		arena_copy(ps->arena, list->text.bytes, list->text.count);
	buf_clear(&list->text);
}

/* The words round a fault, so that it is found on a long line. */
static const char *
excerpt(struct parser *ps, const char *at)
{
	size_t count = strcspn(at, "\n");

	return arena_copy(ps->arena, at, count < 60 ? count : 60);
}

static bool
field_name(const char *name, size_t count)
{
	if (!count || name[0] < 'a' || name[0] > 'z')
		return false;
	for (size_t i = 1; i < count; i++)
		if (!(name[i] >= 'a' && name[i] <= 'z') && name[i] != '_' &&
		    !(name[i] >= '0' && name[i] <= '9'))
			return false;
	return true;
}

static enum status
placeholder(struct parser *ps, struct list *list)
{
	size_t count = strcspn(ps->p + 1, "}\n");

	if (ps->p[1 + count] != '}' || !field_name(ps->p + 1, count))
		return fault_set(ps->fault, E_INPUT, ps->where,
				 N_("a field is written like {example}, in "
				    "small Latin letters; here stands: {text}"),
				 "example", "{rent_new}", "text",
				 excerpt(ps, ps->p), NULL);
	flush(ps, list);
	append(ps, list, SPAN_PLACEHOLDER)->text =
		arena_copy(ps->arena, ps->p + 1, count);
	ps->p += count + 2;
	return OK;
}

static enum status
strong(struct parser *ps, struct list *list)
{
	const char *open = ps->p;
	struct span *span;
	enum status status;

	flush(ps, list);
	span = append(ps, list, SPAN_STRONG);
	ps->p += 2;
	ps->in_strong = true;
	status = parse(ps, &span->child);
	ps->in_strong = false;
	if (status != OK)
		return status;
	if (strncmp(ps->p, "**", 2))
		return fault_set(ps->fault, E_INPUT, ps->where,
				 N_("the strong text is never closed: put ** "
				    "after it, or write \\* for a star: "
				    "{text}"),
				 "text", excerpt(ps, open), NULL);
	if (!span->child)
		return fault_set(ps->fault, E_INPUT, ps->where,
				 N_("there is nothing between ** and **: "
				    "{text}"),
				 "text", excerpt(ps, open), NULL);
	ps->p += 2;
	return OK;
}

static enum status
target(struct parser *ps, struct span *link)
{
	size_t count = strcspn(ps->p, ") \t\n");

	if (ps->p[count] != ')' || !count)
		return fault_set(ps->fault, E_INPUT, ps->where,
				 N_("the address of a link stands in round "
				    "brackets without spaces: {text}"),
				 "text", excerpt(ps, ps->p), NULL);
	link->target = arena_copy(ps->arena, ps->p, count);
	ps->p += count + 1;
	if (!link_allowed(link->target))
		return fault_set(ps->fault, E_INPUT, ps->where,
				 N_("a link may not go to {url}: it begins "
				    "with https:, http:, mailto: or tel:"),
				 "url", link->target, NULL);
	return OK;
}

static enum status
a_link(struct parser *ps, struct list *list)
{
	const char *open = ps->p;
	struct span *span;
	enum status status;

	if (ps->in_link)
		return fault_set(ps->fault, E_INPUT, ps->where,
				 N_("a link stands inside a link: {text}"),
				 "text", excerpt(ps, open), NULL);
	flush(ps, list);
	span = append(ps, list, SPAN_LINK);
	ps->p++;
	ps->in_link = true;
	status = parse(ps, &span->child);
	ps->in_link = false;
	if (status != OK)
		return status;
	if (strncmp(ps->p, "](", 2))
		return fault_set(ps->fault, E_INPUT, ps->where,
				 N_("a link is written [words](address); for a "
				    "bracket write \\[ or \\]: {text}"),
				 "text", excerpt(ps, open), NULL);
	ps->p += 2;
	return target(ps, span);
}

static enum status
code(struct parser *ps, struct list *list)
{
	size_t count = strcspn(ps->p + 1, "`");

	if (ps->p[1 + count] != '`' || !count)
		return fault_set(ps->fault, E_INPUT, ps->where,
				 N_("the text in ` is never closed: put "
				    "another ` after it, or write \\`: {text}"),
				 "text", excerpt(ps, ps->p), NULL);
	flush(ps, list);
	append(ps, list, SPAN_CODE)->text =
		arena_copy(ps->arena, ps->p + 1, count);
	ps->p += count + 2;
	return OK;
}

static bool
ascii_punctuation(char c)
{
	return c && strchr("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", c);
}

static enum status
escape(struct parser *ps, struct list *list)
{
	if (ps->p[1] == '\n') {
		flush(ps, list);
		append(ps, list, SPAN_BREAK);
		ps->p += 2;
	} else if (ascii_punctuation(ps->p[1])) {
		buf_char(&list->text, ps->p[1]);
		ps->p += 2;
	} else {
		buf_char(&list->text, *ps->p++);
	}
	return OK;
}

static enum status
refuse(struct parser *ps, const char *message)
{
	return fault_set(ps->fault, E_INPUT, ps->where, message, "text",
			 excerpt(ps, ps->p), NULL);
}

static bool
html(const char *p)
{
	return p[0] == '<' && (p[1] == '/' || p[1] == '!' || p[1] == '?' ||
			       ((p[1] | 0x20) >= 'a' && (p[1] | 0x20) <= 'z'));
}

/* Plain text: a byte that means nothing here, and all after it that never
 * means anything. */
static void
plain(struct parser *ps, struct list *list)
{
	size_t count = 1 + strcspn(ps->p + 1, "\n\\`*![]<{}");

	buf_char(&list->text, *ps->p == '\n' ? ' ' : *ps->p);
	buf_put(&list->text, ps->p + 1, count - 1);
	ps->p += count;
}

/* One piece of markup, or plain text up to the next. */
static enum status
piece(struct parser *ps, struct list *list)
{
	if (*ps->p == '\\')
		return escape(ps, list);
	if (*ps->p == '`')
		return code(ps, list);
	if (!strncmp(ps->p, "**", 2))
		return strong(ps, list);
	if (*ps->p == '*')
		return refuse(ps, N_("one * alone means nothing here (slanted "
				     "letters do not exist in most scripts): "
				     "write ** for strong, \\* for a star: "
				     "{text}"));
	if (!strncmp(ps->p, "![", 2))
		return refuse(ps, N_("a picture stands in a paragraph of its "
				     "own: {text}"));
	if (*ps->p == '[')
		return a_link(ps, list);
	if (*ps->p == ']')
		return refuse(ps, N_("a bracket closes that was not opened: "
				     "write \\] for a bracket: {text}"));
	if (html(ps->p))
		return refuse(ps, N_("HTML is not taken here: write Markdown, "
				     "or \\< for the character: {text}"));
	if (ps->mode == SPAN_MODE_TEMPLATE && *ps->p == '{')
		return placeholder(ps, list);
	if (ps->mode == SPAN_MODE_TEMPLATE && *ps->p == '}')
		return refuse(ps, N_("a brace closes that was not opened: "
				     "write \\} for a brace: {text}"));
	plain(ps, list);
	return OK;
}

/* Until the end, or what closes the strong text or link we are in. */
static enum status
parse(struct parser *ps, struct span **ret)
{
	struct list list = {.tail = &list.first};
	enum status status = OK;

	while (*ps->p && status == OK) {
		if (ps->in_strong && !strncmp(ps->p, "**", 2))
			break;
		if (ps->in_link && *ps->p == ']')
			break;
		status = piece(ps, &list);
	}
	flush(ps, &list);
	buf_free(&list.text);
	*ret = list.first;
	return status;
}

enum status
span_parse(const char *where, const char *text, enum span_mode mode,
	   struct arena *arena, struct span **ret_spans, struct fault *fault)
{
	struct parser ps = {text, where, mode, arena, fault, false, false};
	struct span *spans;
	enum status status = parse(&ps, &spans);

	if (status == OK)
		*ret_spans = spans;
	return status;
}

bool
link_allowed(const char *url)
{
	static const char *const schemes[] = {
		"https:", "http:", "mailto:", "tel:"};

	for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++) {
		size_t count = strlen(schemes[i]);

		if (!strncasecmp(url, schemes[i], count) && url[count])
			return !strpbrk(url, "\"'<>`\\^ \t\r\n");
	}
	return false;
}

/* What of the skeleton a span is; "" for plain text. */
static const char *
mark(const struct span *span, struct arena *arena)
{
	switch (span->kind) {
	case SPAN_STRONG:
		return "**";
	case SPAN_LINK:
		return arena_printf(arena, "(%s)", span->target);
	case SPAN_PLACEHOLDER:
		return arena_printf(arena, "{%s}", span->text);
	case SPAN_CODE:
		return arena_printf(arena, "`%s`", span->text);
	case SPAN_TEXT:
	case SPAN_BREAK:
	case SPAN_VALUE:
		break;
	}
	return "";
}

struct marks {
	const char **list;
	size_t count, cap;
};

static void
collect(const struct span *span, struct arena *arena, struct marks *marks)
{
	for (; span; span = span->next) {
		const char *m = mark(span, arena);

		if (*m) {
			marks->list =
				arena_grow(arena, marks->list, marks->count,
					   &marks->cap, sizeof *marks->list);
			marks->list[marks->count++] = m;
		}
		collect(span->child, arena, marks);
	}
}

static int
compare(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static bool
is_optional(const char *m, const char *optional)
{
	size_t count = optional ? strlen(optional) : 0;

	return optional && m[0] == '{' && !strncmp(m + 1, optional, count) &&
	       !strcmp(m + 1 + count, "}");
}

bool
span_same_skeleton(const struct span *a, const struct span *b,
		   const char *optional, struct arena *arena,
		   const char **ret_what)
{
	struct marks ma = {0}, mb = {0};
	size_t i = 0, j = 0;

	collect(a, arena, &ma);
	collect(b, arena, &mb);
	if (ma.count)
		qsort(ma.list, ma.count, sizeof *ma.list, compare);
	if (mb.count)
		qsort(mb.list, mb.count, sizeof *mb.list, compare);
	while (i < ma.count || j < mb.count) {
		int order = i == ma.count   ? 1
			    : j == mb.count ? -1
					    : strcmp(ma.list[i], mb.list[j]);
		const char *odd = order < 0 ? ma.list[i] : NULL;

		if (order > 0)
			odd = mb.list[j];
		if (odd && !is_optional(odd, optional)) {
			*ret_what = odd;
			return false;
		}
		i += order <= 0;
		j += order >= 0;
	}
	return true;
}
