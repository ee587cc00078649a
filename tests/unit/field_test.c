/* Values of fields: what is taken, and how it stands in a letter. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "doc/tree.h"
#include "lang/value.h"
#include "notice/field.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"
#include "wire/json.h"

static struct arena *arena;

static void
add_choices(struct field *field, const char *names)
{
	struct field_choice *list = arena_alloc(arena, 8 * sizeof *list);

	while (*names) {
		size_t count = strcspn(names, ",");

		list[field->choice_count++].name =
			arena_copy(arena, names, count);
		names += count + (names[count] == ',');
	}
	field->choices = list;
}

/* One KEY=VALUE. */
static void
set_key(struct field *field, const char *key)
{
	const char *value = strchr(key, '=');

	if (!value)
		return;
	value++;
	if (!strncmp(key, "limit", 5))
		field->limit = (size_t)strtoul(value, NULL, 10);
	else if (!strncmp(key, "least", 5))
		field->least = value;
	else if (!strncmp(key, "most", 4))
		field->most = value;
	else
		add_choices(field, value);
}

/* No-break spaces as _, which no case has; marks of direction are left out. */
static const char *
visible(const char *text)
{
	char *out = arena_alloc(arena, strlen(text) + 1);
	size_t count = 0;

	while (*text) {
		bool space = !strncmp(text, "\u00a0", 2);

		out[count++] = space ? '_' : *text;
		text += space ? 2 : 1;
	}
	return out;
}

static const char *
in_a_letter(const struct field_value *value, const char *tag)
{
	struct value *format;
	const char *text;

	if (value->field->type == FIELD_CHOICE)
		return value->text;
	if (value->field->type == FIELD_YES_NO)
		return value->number ? "yes" : "no";
	format = value_new(tag_find(tag), VALUE_DIGITS_LATIN);
	text = visible(field_span(value, format, tag, arena)->text);
	value_free(format);
	return text;
}

static void
check(const struct line *line)
{
	struct field field = {.name = "f", .label = "F", .example = "E",
			      .required = true};
	const struct model *json;
	struct field_value value;
	struct fault fault;
	char told[400];

	arena = arena_new();
	assert_int_equal(field_type_parse("type", line->field[0], &field.type,
					  &fault),
			 OK);
	field.limit = field_limit(field.type);
	set_key(&field, line->field[1]);
	if (json_parse(line->field[3], strlen(line->field[3]), arena, &json,
		       &fault) != OK)
		fail_msg("%s:%u: no JSON", line->file, line->number);
	if (field_read(&field, json, arena, &value, &fault) == OK) {
		line_same(line, line->field[3], line->field[4],
			  in_a_letter(&value, line->field[2]));
	} else {
		fault_text(&fault, fault.message, told, sizeof told);
		assert_string_equal(fault.where, "f");
		if (*line->field[4] != '!' ||
		    !strstr(told, line->field[4] + 2))
			line_wrong(line, line->field[3], line->field[4], told);
	}
	arena_free(arena);
}

static void
reads_and_writes(void **state)
{
	(void)state;
	lines_all("tests/data/fields.txt", 5, check);
}

/* What conditions ask: each value is in one of the states its field has. */
static void
is_in_one_state(void **state)
{
	static const struct field_choice choices[3] = {
		{.name = "a"}, {.name = "b"}, {.name = "c"}};
	static const struct {
		enum field_type type;
		bool required;
		uint64_t states;
	} cases[] = {
		{FIELD_TEXT, true, 2},	 {FIELD_TEXT, false, 3},
		{FIELD_YES_NO, true, 3}, {FIELD_YES_NO, false, 3},
		{FIELD_CHOICE, true, 14}, {FIELD_CHOICE, false, 15},
	};

	(void)state;
	assert_int_equal(field_state(NULL), FIELD_STATE_NONE);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct field field = {.type = cases[i].type,
				      .required = cases[i].required};
		struct field_value value = {.field = &field, .number = 1};

		if (field.type == FIELD_CHOICE) {
			field.choices = choices;
			field.choice_count = 3;
		}
		assert_int_equal(field_states(&field), cases[i].states);
		assert_int_equal(field_state(&value),
				 field.type == FIELD_CHOICE ? 4 : 2);
		value.number = 0;
		assert_true(field_state(&value) & cases[i].states);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_and_writes),
		cmocka_unit_test(is_in_one_state),
	};

	return cmocka_run_group_tests_name("field", tests, NULL, NULL);
}
