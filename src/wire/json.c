/* JSON: the printer of models, and the strict reader over jansson. */
#include "wire/json.h"

#include <jansson.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "wire/model.h"

#define SECONDS_A_DAY 86400

void
json_quote(const char *text, size_t count, struct buf *out)
{
	size_t plain = 0;

	buf_char(out, '"');
	for (size_t i = 0; i < count; i++) {
		unsigned char c = (unsigned char)text[i];

		if (c >= 0x20 && c != '"' && c != '\\' && c != 0x7F)
			continue;
		buf_put(out, text + plain, i - plain);
		plain = i + 1;
		if (c == '"' || c == '\\') {
			buf_char(out, '\\');
			buf_char(out, (char)c);
		} else if (c == '\n') {
			buf_text(out, "\\n");
		} else {
			buf_printf(out, "\\u%04x", c);
		}
	}
	buf_put(out, text + plain, count - plain);
	buf_char(out, '"');
}

/* value in so many digits; by hand, for a page of times has thousands. */
static void
print_digits(int value, int digits, struct buf *out)
{
	char text[8];

	for (int i = digits - 1; i >= 0; i--) {
		text[i] = (char)('0' + value % 10);
		value /= 10;
	}
	buf_put(out, text, (size_t)digits);
}

static void
print_int(int64_t value, struct buf *out)
{
	uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
	char text[24], *p = text + sizeof text;

	do {
		*--p = (char)('0' + rest % 10);
		rest /= 10;
	} while (rest);
	if (value < 0)
		*--p = '-';
	buf_put(out, p, (size_t)(text + sizeof text - p));
}

/* Gregorian date of a day, counted in eras of 400 years from 1 March 0000. */
static void
print_day(int64_t days, struct buf *out)
{
	int64_t from_era, era, of_era, year, of_year, month;

	from_era = days + 719468;
	era = (from_era >= 0 ? from_era : from_era - 146096) / 146097;
	of_era = from_era - era * 146097;
	year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) /
	       365;
	of_year = of_era - (365 * year + year / 4 - year / 100);
	month = (5 * of_year + 2) / 153; /* 0 is March */
	year += era * 400 + (month >= 10);
	if (year >= 0 && year <= 9999)
		print_digits((int)year, 4, out);
	else
		print_int(year, out);
	buf_char(out, '-');
	print_digits((int)(month < 10 ? month + 3 : month - 9), 2, out);
	buf_char(out, '-');
	print_digits((int)(of_year - (153 * month + 2) / 5 + 1), 2, out);
}

static void
print_time(int64_t utc, struct buf *out)
{
	int64_t day = utc / SECONDS_A_DAY;
	int second = (int)(utc % SECONDS_A_DAY);

	if (second < 0) {
		second += SECONDS_A_DAY;
		day--;
	}
	print_day(day, out);
	buf_char(out, 'T');
	print_digits(second / 3600, 2, out);
	buf_char(out, ':');
	print_digits(second / 60 % 60, 2, out);
	buf_char(out, ':');
	print_digits(second % 60, 2, out);
	buf_char(out, 'Z');
}

/* The fewest digits that read back as the same number. */
static void
print_real(double value, struct buf *out)
{
	char text[32];

	if (!isfinite(value)) {
		buf_text(out, "null");
		return;
	}
	if (value == 0)
		value = 0; /* no "-0", which reads as a whole number */
	for (int digits = 15; digits <= 17; digits++) {
		snprintf(text, sizeof text, "%.*g", digits, value);
		if (strtod(text, NULL) == value)
			break;
	}
	buf_text(out, text);
}

void
json_leaf(const struct model *m, struct buf *out)
{
	switch (model_kind_of(m)) {
	case MODEL_NULL:
	case MODEL_OBJECT:
	case MODEL_LIST:
		break;
	case MODEL_BOOL:
		buf_text(out, model_int_of(m) ? "true" : "false");
		break;
	case MODEL_TEXT:
	case MODEL_MESSAGE:
	case MODEL_NAME:
	case MODEL_LANGUAGE:
	case MODEL_CODE:
		buf_put(out, model_text_of(m), model_text_bytes(m));
		break;
	case MODEL_INT:
	case MODEL_MINUTES:
	case MODEL_MONEY:
		print_int(model_int_of(m), out);
		break;
	case MODEL_REAL:
		print_real(model_real_of(m), out);
		break;
	case MODEL_TIME:
		print_time(model_int_of(m), out);
		break;
	case MODEL_DAY:
	case MODEL_MONTH:
		print_day(model_int_of(m), out);
		break;
	}
}

static void
print_object(const struct model *m, struct buf *out)
{
	const char *comma = "{";

	for (m = model_first(m); m; m = model_next(m)) {
		const char *key = model_key(m);

		if (!strncmp(key, "page_", 5))
			continue;
		buf_text(out, comma);
		comma = ",";
		json_quote(key, strlen(key), out);
		buf_char(out, ':');
		json_print(m, out);
	}
	buf_text(out, *comma == '{' ? "{}" : "}");
}

static void
print_list(const struct model *m, struct buf *out)
{
	buf_char(out, '[');
	for (m = model_first(m); m; m = model_next(m)) {
		json_print(m, out);
		if (model_next(m))
			buf_char(out, ',');
	}
	buf_char(out, ']');
}

void
json_print(const struct model *m, struct buf *out)
{
	switch (model_kind_of(m)) {
	case MODEL_NULL:
		buf_text(out, "null");
		break;
	case MODEL_OBJECT:
		print_object(m, out);
		break;
	case MODEL_LIST:
		print_list(m, out);
		break;
	case MODEL_TEXT:
	case MODEL_MESSAGE:
	case MODEL_NAME:
	case MODEL_LANGUAGE:
	case MODEL_CODE:
		json_quote(model_text_of(m), model_text_bytes(m), out);
		break;
	case MODEL_MONEY:
		buf_text(out, "{\"minor\":");
		print_int(model_int_of(m), out);
		buf_text(out, ",\"currency\":\"");
		buf_text(out, model_currency_of(m));
		buf_text(out, "\"}");
		break;
	case MODEL_TIME:
	case MODEL_DAY:
	case MODEL_MONTH:
		buf_char(out, '"');
		json_leaf(m, out);
		buf_char(out, '"');
		break;
	case MODEL_BOOL:
	case MODEL_INT:
	case MODEL_MINUTES:
	case MODEL_REAL:
		json_leaf(m, out);
		break;
	}
}

/* The offset of the first bracket that opens more than JSON_DEPTH_MAX levels,
 * or count. Looks at brackets outside strings only; whether they match is
 * for jansson to say. */
static size_t
too_deep(const char *bytes, size_t count)
{
	size_t depth = 0;
	bool quoted = false;

	for (size_t i = 0; i < count; i++) {
		char c = bytes[i];

		if (quoted && c == '\\') {
			i++;
		} else if (c == '"') {
			quoted = !quoted;
		} else if (!quoted && (c == '{' || c == '[')) {
			if (++depth > JSON_DEPTH_MAX)
				return i;
		} else if (!quoted && (c == '}' || c == ']') && depth) {
			depth--;
		}
	}
	return count;
}

/* "line:column" of a byte, columns in characters. */
static void
place(const char *bytes, size_t at, char *ret, size_t size)
{
	size_t line = 1, column = 1;

	for (size_t i = 0; i < at; i++) {
		if (bytes[i] == '\n') {
			line++;
			column = 1;
		} else if ((bytes[i] & 0xC0) != 0x80) {
			column++;
		}
	}
	snprintf(ret, size, "%zu:%zu", line, column);
}

static const char nul_fault[] =
	N_("Text may not hold the character NUL: remove it");

static const char *
explain(enum json_error_code code)
{
	if (code == json_error_duplicate_key)
		return N_("A key stands twice in one object: keep one of them");
	if (code == json_error_invalid_utf8)
		return N_("This is not UTF-8: send JSON as UTF-8");
	if (code == json_error_null_character ||
	    code == json_error_null_byte_in_key)
		return nul_fault;
	if (code == json_error_numeric_overflow)
		return N_("This number is too large: whole numbers have at "
			  "most 18 digits");
	if (code == json_error_premature_end_of_input)
		return N_("The JSON ends too early: a closing bracket or quote "
			  "is missing");
	if (code == json_error_end_of_input_expected)
		return N_("Something stands after the end of the JSON: remove "
			  "it");
	return N_("This is not JSON: see RFC 8259");
}

static void
convert(json_t *value, struct model *parent, const char *key,
	struct arena *arena)
{
	const char *name;
	json_t *member;
	size_t i;

	switch (json_typeof(value)) {
	case JSON_OBJECT:
		parent = model_child(parent, key);
		json_object_foreach(value, name, member)
			convert(member, parent, arena_text(arena, name),
				arena);
		break;
	case JSON_ARRAY:
		parent = model_children(parent, key);
		json_array_foreach(value, i, member)
			convert(member, parent, NULL, arena);
		break;
	case JSON_STRING:
		model_bytes(parent, key, json_string_value(value),
			    json_string_length(value));
		break;
	case JSON_INTEGER:
		model_int(parent, key, json_integer_value(value));
		break;
	case JSON_REAL:
		model_real(parent, key, json_real_value(value));
		break;
	case JSON_TRUE:
	case JSON_FALSE:
		model_bool(parent, key, json_is_true(value));
		break;
	case JSON_NULL:
		model_null(parent, key);
		break;
	}
}

/* What can be refused before anything is parsed; jansson takes a NUL between
 * tokens for white space. */
static enum status
refuse_early(const char *bytes, size_t count, struct fault *fault)
{
	char where[48], limit[24];
	const char *nul;
	size_t at;

	if (count > JSON_BYTES_MAX) {
		snprintf(limit, sizeof limit, "%d", JSON_BYTES_MAX / 1024);
		return fault_set(fault, E_INPUT, "1:1",
				 N_("The JSON is larger than {limit} KiB: send "
				    "it in parts"), "limit", limit, NULL);
	}
	nul = count ? memchr(bytes, '\0', count) : NULL;
	if (nul) {
		place(bytes, (size_t)(nul - bytes), where, sizeof where);
		return fault_set(fault, E_INPUT, where, nul_fault, NULL);
	}
	at = too_deep(bytes, count);
	if (at == count)
		return OK;
	place(bytes, at, where, sizeof where);
	snprintf(limit, sizeof limit, "%d", JSON_DEPTH_MAX);
	return fault_set(fault, E_INPUT, where,
			 N_("The JSON is nested more than {limit} levels deep"),
			 "limit", limit, NULL);
}

enum status
json_parse(const char *bytes, size_t count, struct arena *arena,
	   const struct model **ret, struct fault *fault)
{
	enum status status = refuse_early(bytes, count, fault);
	struct model *holder;
	json_error_t error;
	char where[48];
	json_t *root;
	size_t at;

	if (status)
		return status;
	root = json_loadb(bytes, count, JSON_REJECT_DUPLICATES |
			  JSON_DECODE_ANY, &error);
	if (!root) {
		at = error.position > 0 ? (size_t)error.position : 0;
		place(bytes, at < count ? at : count, where, sizeof where);
		return fault_set(fault, E_INPUT, where,
				 explain(json_error_code(&error)), NULL);
	}
	holder = model_list(arena);
	convert(root, holder, NULL, arena);
	json_decref(root);
	*ret = model_first(holder);
	return OK;
}

const char *
json_pointer_key(struct arena *arena, const char *parent, const char *key)
{
	struct buf pointer = {0};
	const char *copy;

	buf_text(&pointer, parent);
	buf_char(&pointer, '/');
	for (; *key; key++) {
		if (*key == '~')
			buf_text(&pointer, "~0");
		else if (*key == '/')
			buf_text(&pointer, "~1");
		else
			buf_char(&pointer, *key);
	}
	copy = arena_text(arena, buf_string(&pointer));
	buf_free(&pointer);
	return copy;
}

const char *
json_pointer_index(struct arena *arena, const char *parent, size_t index)
{
	return arena_printf(arena, "%s/%zu", parent, index);
}

/* Whether a part of a pointer, count bytes, is the written form of key. */
static bool
is_key(const char *part, size_t count, const char *key)
{
	for (size_t i = 0; i < count; i++, key++) {
		char c = part[i];

		if (c == '~' && i + 1 < count)
			c = part[++i] == '1' ? '/' : '~';
		if (*key != c)
			return false;
	}
	return !*key;
}

static const struct model *
step(const struct model *m, const char *part, size_t count)
{
	bool list = model_kind_of(m) == MODEL_LIST;
	size_t index = 0;
	char number[24];

	for (m = model_first(m); m; m = model_next(m)) {
		if (list)
			snprintf(number, sizeof number, "%zu", index++);
		if (is_key(part, count, list ? number : model_key(m)))
			return m;
	}
	return NULL;
}

const struct model *
json_at(const struct model *m, const char *pointer)
{
	while (m && *pointer == '/') {
		size_t count = strcspn(++pointer, "/");

		m = step(m, pointer, count);
		pointer += count;
	}
	return *pointer ? NULL : m;
}
