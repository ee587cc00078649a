/* Items: every move of every state, and which fields fit together. */
#include <stdlib.h>
#include <string.h>

#include "core/name.h"
#include "core/request.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

static void
check_move(const struct line *line)
{
	enum item_state state = ITEM_LOGGED, to = ITEM_LOGGED;
	enum action action = ACTION_APPROVE;
	struct fault fault = {0};
	enum status status;

	if (!item_state_parse(line->field[0], &state) ||
	    !action_parse(line->field[1], &action)) {
		line_wrong(line, "names", "state | action", line->field[1]);
		return;
	}
	status = item_move(state, action, ITEM_ASSIGNED, &to, &fault);
	if (!strcmp(line->field[2], "-"))
		line_same(line, "status", "E_CONFLICT", status_name(status));
	else
		line_same(line, "state", line->field[2],
			  status == OK ? item_state_name(to) : "refused");
	if ((status == OK) != item_allows(state, action))
		line_wrong(line, "item_allows", "the same", "another answer");
	if (item_state_open(state) && status == OK && action == ACTION_CANCEL &&
	    item_state_open(to))
		line_wrong(line, "cancelled", "closed", "open");
}

static void
moves_as_the_table_says(void **state)
{
	(void)state;
	lines_all("tests/data/moves.txt", 3, check_move);
}

static void
says_what_is_possible(void **state)
{
	struct fault fault;
	enum item_state to = ITEM_CHECKED;
	char text[400];

	(void)state;
	assert_int_equal(
		item_move(ITEM_DELIVERED, ACTION_COMPLETE, 0, &to, &fault),
		E_CONFLICT);
	assert_int_equal(to, ITEM_CHECKED);
	fault_text(&fault, fault.message, text, sizeof text);
	assert_string_equal(text, "complete is not possible while the item is "
				  "delivered: what is possible now: hold, "
				  "return, check, cancel");
	assert_int_equal(
		item_move(ITEM_CANCELLED, ACTION_DELIVER, 0, &to, &fault),
		E_CONFLICT);
	fault_text(&fault, fault.message, text, sizeof text);
	assert_string_equal(text, "deliver is not possible any more: the item "
				  "is cancelled");
}

static void
check_item(const struct line *line)
{
	const char *const *field = line->field;
	struct item_spec item = {
		.from = field[3],
		.language = field[4],
		.words = (int)strtol(field[5], NULL, 10),
		.minutes = (int)strtol(field[6], NULL, 10),
	};
	struct fault fault = {0};

	if (!service_parse(field[0], &item.service) ||
	    !mode_parse(field[1], &item.mode) ||
	    !format_parse(field[2], &item.format)) {
		line_wrong(line, "names", "a service, mode, format", field[0]);
		return;
	}
	if (item_spec_check(&item, &fault) == OK)
		line_same(line, "field", field[7], "ok");
	else
		line_same(line, "field", field[7], fault.where);
}

static void
checks_that_fields_fit(void **state)
{
	(void)state;
	lines_all("tests/data/items.txt", 8, check_item);
}

static void
names_the_nearest(void **state)
{
	struct fault fault;
	char text[400];
	int found = 9;

	(void)state;
	assert_int_equal(name_check("service", service_names, SERVICES,
				    "translating", &found, &fault),
			 E_INPUT);
	assert_int_equal(found, 9);
	fault_text(&fault, fault.message, text, sizeof text);
	assert_string_equal(text, "translating is not one of translation, "
				  "interpreting, format: did you mean "
				  "translation?");
	assert_int_equal(name_check("service", service_names, SERVICES, NULL,
				    &found, &fault),
			 E_INPUT);
	assert_int_equal(
		name_check("mode", mode_names, MODES, "video", &found, &fault),
		OK);
	assert_int_equal(found, MODE_VIDEO);
	assert_false(service_parse("", &(enum service){0}));
	assert_false(service_parse(NULL, &(enum service){0}));
}

static void
knows_signed_languages(void **state)
{
	(void)state;
	assert_true(language_signed("bfi"));
	assert_true(language_signed("isg"));
	assert_false(language_signed("ur"));
	assert_false(language_signed(NULL));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(moves_as_the_table_says),
		cmocka_unit_test(says_what_is_possible),
		cmocka_unit_test(checks_that_fields_fit),
		cmocka_unit_test(names_the_nearest),
		cmocka_unit_test(knows_signed_languages),
	};

	return cmocka_run_group_tests_name("request", tests, NULL, NULL);
}
