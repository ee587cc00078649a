/* The typed fields of a notice: their values in the words of a letter. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "doc/tree.h"
#include "lang/value.h"
#include "lang/zone.h"
#include "notice/field.h"

#define NO_BREAK "\u00a0"

/* 2026-01-01, when the clock in London shows UTC: a time of the day is the
 * same all year. */
#define WINTER_DAY 20454

/* Amounts are compared with bank statements: they run from left to right in
 * every letter, and the pound's sign is the one on the statement. Directional
 * marks go, because the document isolates the value. */
static const struct {
	const char *from, *to;
} plain_marks[] = {
	{"\u200e", ""}, {"\u200f", ""}, {"\u061c", ""}, {"UK£", "£"},
};

#define PLAIN_MARKS (sizeof plain_marks / sizeof *plain_marks)

static const char *
as_on_statement(const char *text, struct arena *arena)
{
	struct buf out = {0};
	const char *plain;
	size_t i;

	while (*text) {
		for (i = 0; i < PLAIN_MARKS; i++)
			if (!strncmp(text, plain_marks[i].from,
				     strlen(plain_marks[i].from)))
				break;
		if (i < PLAIN_MARKS) {
			buf_text(&out, plain_marks[i].to);
			text += strlen(plain_marks[i].from);
		} else {
			buf_char(&out, *text++);
		}
	}
	plain = arena_text(arena, buf_string(&out));
	buf_free(&out);
	return plain;
}

static bool
is_amount(enum field_type type)
{
	return type == FIELD_MONEY || type == FIELD_NUMBER ||
	       type == FIELD_PERCENT || type == FIELD_COUNT;
}

/* What tenants read out or copy stays on one line. */
static bool
stays_together(enum field_type type)
{
	return type != FIELD_TEXT && type != FIELD_NAME && type != FIELD_LIST;
}

static const char *
kept_together(const char *text, struct arena *arena)
{
	struct buf out = {0};
	const char *kept;

	for (; *text; text++)
		if (*text == ' ')
			buf_text(&out, NO_BREAK);
		else
			buf_char(&out, *text);
	kept = arena_text(arena, buf_string(&out));
	buf_free(&out);
	return kept;
}

/* A number with the decimals it came with, six at most. */
static void
put_real(const struct field_value *value, struct value *format,
	 struct buf *out)
{
	enum value_type type = value->field->type == FIELD_PERCENT
				       ? VALUE_PERCENT
				       : VALUE_NUMBER;
	char text[64];
	size_t count;

	snprintf(text, sizeof text, "%.6f", value->real);
	for (count = strlen(text); text[count - 1] == '0'; count--)
		text[count - 1] = '\0';
	if (text[count - 1] == '.')
		text[count - 1] = '\0';
	if (value_print(format, type, text, out, NULL) != OK)
		value_real(format, value->real, out);
}

static void
put_words(const struct field_value *value, struct value *format,
	  struct buf *out)
{
	switch (value->field->type) {
	case FIELD_DATE:
		value_date_long(format, (int32_t)value->number, out);
		break;
	case FIELD_MONEY:
		value_money(format, value->number, value->currency, out);
		break;
	case FIELD_NUMBER:
	case FIELD_PERCENT:
		put_real(value, format, out);
		break;
	case FIELD_COUNT:
		value_integer(format, value->number, out);
		break;
	case FIELD_LIST:
		value_list(format, value->item, value->items, out);
		break;
	case FIELD_TIME:
		value_time(format, (int64_t)WINTER_DAY * DAY_SECONDS +
					   value->number, out);
		break;
	case FIELD_CHOICE:
	case FIELD_YES_NO:
		break;
	case FIELD_TEXT:
	case FIELD_NAME:
	case FIELD_REFERENCE:
	case FIELD_PHONE:
	case FIELD_POSTCODE:
		buf_text(out, value->text);
		break;
	}
}

struct span *
field_span(const struct field_value *value, struct value *format,
	   const char *tag, struct arena *arena)
{
	enum field_type type = value->field->type;
	struct span *span = arena_alloc(arena, sizeof *span);
	struct buf words = {0};

	put_words(value, format, &words);
	span->kind = SPAN_VALUE;
	span->type = field_type_name(type);
	span->whole = stays_together(type);
	span->text = span->whole
			     ? kept_together(buf_string(&words), arena)
			     : arena_text(arena, buf_string(&words));
	if (is_amount(type))
		span->text = as_on_statement(span->text, arena);
	span->rtl = !is_amount(type) && text_rtl(span->text);
	span->lang = value->text ? value->lang : tag;
	buf_free(&words);
	return span;
}

const char *
field_address(const struct field_value *value, struct arena *arena)
{
	static const char hex[] = "0123456789ABCDEF";
	struct buf out = {0};
	const char *address;

	for (const char *p = value->text ? value->text : ""; *p; p++) {
		unsigned char c = (unsigned char)*p;

		if (value->field->type == FIELD_PHONE) {
			if (*p == '+' || (*p >= '0' && *p <= '9'))
				buf_char(&out, *p);
		} else if ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') {
			buf_char(&out, *p);
		} else if ((c >= '0' && c <= '9') || strchr("-._~@", c)) {
			buf_char(&out, *p);
		} else {
			char coded[4] = {'%', hex[c >> 4], hex[c & 15], '\0'};

			buf_text(&out, coded);
		}
	}
	address = arena_text(arena, buf_string(&out));
	buf_free(&out);
	return address;
}
