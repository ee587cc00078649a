/* Needs through their stages: right, wrong, another landlord's, too late. */
#include <string.h>

#include "desk/inside.h"
#include "desk/needs.h"
#include "desk/tenants.h"
#include "tests/unit/house.h"
#include "tests/unit/unit.h"
#include "wire/model.h"

static enum status
add(struct visit *visit, void *input, struct house *house)
{
	return need_add(visit, input, house->model, &house->faults,
			&house->fault);
}

static enum status
review(struct visit *visit, void *input, struct house *house)
{
	return need_review(visit, input, house->model, &house->faults,
			   &house->fault);
}

static enum status
edit(struct visit *visit, void *input, struct house *house)
{
	return need_edit(visit, input, house->model, &house->faults,
			 &house->fault);
}

static enum status
share(struct visit *visit, void *input, struct house *house)
{
	return need_share(visit, input, house->model, &house->faults,
			  &house->fault);
}

static enum status
list(struct visit *visit, void *input, struct house *house)
{
	return needs_list(visit, input, house->model, &house->fault);
}

static enum status
show(struct visit *visit, void *input, struct house *house)
{
	return tenant_show(visit, input, house->model, &house->fault);
}

static void
see_needs(struct house *house)
{
	assert_int_equal(house_read(house, &house->north, list,
				    (void *)(uintptr_t)house->amina),
			 OK);
}

/* The id of a new need of amina's. */
static const char *
made(struct house *house, const char *kind, const char *value)
{
	struct need_input in = {
		.tenant = house->amina, .kind = kind, .value = value};

	assert_int_equal(house_write(house, &house->north, add, &in), OK);
	assert_true(int_at(house, "added"));
	return arena_text(house->arena, text_at(house, "id"));
}

static void
one_is_recorded_once(void **state)
{
	struct house *house = *state;
	struct need_input so = {.tenant = house->amina,
				.kind = "spoken-language",
				.value = "SO"};

	assert_int_equal(house_write(house, &house->south, add, &so),
			 E_NOT_FOUND);
	assert_int_equal(house_write(house, &house->north, add, &so), OK);
	assert_true(int_at(house, "added"));
	assert_int_equal(house_write(house, &house->north, add, &so), OK);
	assert_false(int_at(house, "added"));
	assert_int_equal(model_kind_of(at(house, "id")), MODEL_NULL);
	assert_int_equal(house_read(house, &house->north, show,
				    (void *)(uintptr_t)house->amina),
			 OK);
	assert_int_equal(model_count(at(house, "needs")), 4);
	assert_string_equal(text_at(house, "strip.facts.0.value"), "so");
	see_needs(house);
	assert_int_equal(model_count(at(house, "ended")), 1);
	assert_true(int_at(house, "ended.0.replaced"));
}

static void
wrong_values_are_named(void **state)
{
	struct house *house = *state;
	static const struct {
		const char *kind, *value, *choice, *where, *says;
	} rows[] = {
		{"format", "huge", NULL, "/value", "large-print:16"},
		{"format", "brail:2", NULL, "/value", "braille:2"},
		{"read-language", "smali", NULL, "/value", "Somali"},
		{"english", "lots", NULL, "/value", "fluent"},
		{"speaks", "so", NULL, "/kind", "spoken-language"},
		{"format", NULL, NULL, "/value", ""},
		{NULL, NULL, "format=huge", "/value", "large-print:16"},
		{NULL, NULL, "audio", "/kind", "format"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
		struct need_input in = {.tenant = house->amina,
					.kind = rows[i].kind,
					.value = rows[i].value,
					.choice = rows[i].choice};
		char text[1000];

		assert_int_equal(house_write(house, &house->north, add, &in),
				 E_INPUT);
		assert_true(fault_at(house, rows[i].where));
		fault_text(&house->fault, house->fault.message, text,
			   sizeof text);
		if (!strstr(text, rows[i].says))
			fail_msg("%zu: %s", i, text);
	}
}

static void
a_choice_is_both_words(void **state)
{
	struct house *house = *state;
	struct need_input in = {.tenant = house->amina,
				.choice = "format=paper:yellow",
				.consent = "yes"};

	assert_int_equal(house_write(house, &house->north, add, &in), OK);
	see_needs(house);
	for (int i = 0; i < 4; i++) {
		const char *at = arena_printf(house->arena, "needs.%d.value",
					      i);

		if (strcmp(text_at(house, at), "paper:yellow") != 0)
			continue;
		at = arena_printf(house->arena, "needs.%d.consent", i);
		assert_true(int_at(house, at));
		return;
	}
	fail_msg("the need is not there");
}

static void
reviews_go_three_ways(void **state)
{
	struct house *house = *state;
	struct need_review wish = {.tenant = house->amina};
	const char *before;

	wish.need = made(house, "format", "large-print:18");
	house_at(house, NOW + 100 * DAY);
	assert_int_equal(house_write(house, &house->south, review, &wish),
			 E_NOT_FOUND);
	assert_int_equal(house_write(house, &house->north, review, &wish), OK);
	assert_int_equal(int_at(house, "review_due"), NOW / DAY + 465);
	assert_string_equal(text_at(house, "history.3.outcome"),
			    "still-right");

	wish.outcome = "changed";
	assert_int_equal(house_write(house, &house->north, review, &wish),
			 E_INPUT);
	assert_true(fault_at(house, "/value"));
	wish.value = "large-print:24";
	before = wish.need;
	assert_int_equal(house_write(house, &house->north, review, &wish), OK);
	assert_string_equal(text_at(house, "value"), "large-print:24");
	assert_string_equal(text_at(house, "replaces"), before);
	assert_int_equal(house_write(house, &house->north, review, &wish),
			 E_CONFLICT);

	wish.need = arena_text(house->arena, text_at(house, "id"));
	see_needs(house);
	wish.need = made(house, "format", "audio");
	wish.outcome = "ended";
	assert_int_equal(house_write(house, &house->north, review, &wish),
			 E_INPUT);
	assert_true(fault_at(house, "/reason"));
	wish.reason = "their sight is back";
	assert_int_equal(house_write(house, &house->north, review, &wish), OK);
	assert_string_equal(text_at(house, "ended_why"), wish.reason);
	assert_non_null(text_at(house, "ended_by"));
	wish.outcome = "stil-right";
	wish.need = made(house, "format", "braille:2");
	assert_int_equal(house_write(house, &house->north, review, &wish),
			 E_INPUT);
	assert_true(fault_at(house, "/outcome"));
	house_audit(house);
}

static void
edits_know_what_was_read(void **state)
{
	struct house *house = *state;
	struct need_edit wish = {.tenant = house->amina,
				 .evidence = "a letter of the clinic"};

	wish.need = made(house, "format", "large-print:18");
	see_needs(house);
	wish.version = int_at(house, "version") - 1;
	assert_int_equal(house_write(house, &house->north, edit, &wish),
			 E_STALE);
	wish.version++;
	assert_int_equal(house_write(house, &house->north, edit, &wish), OK);
	assert_string_equal(text_at(house, "evidence"), "self-declared");
	assert_string_equal(text_at(house, "history.3.evidence"),
			    wish.evidence);
	wish.version = int_at(house, "version");
	wish.value = "large-print:22";
	wish.consent = "perhaps";
	assert_int_equal(house_write(house, &house->north, edit, &wish),
			 E_INPUT);
	assert_true(fault_at(house, "/consent"));
	wish.consent = "no";
	assert_int_equal(house_write(house, &house->north, edit, &wish), OK);
	assert_string_equal(text_at(house, "value"), "large-print:22");
	assert_false(int_at(house, "consent"));
	assert_int_equal(model_kind_of(at(house, "consent_asked")), MODEL_DAY);
}

/* Nobody is told without consent, but where safeguarding does not wait. */
static void
sharing_asks_first(void **state)
{
	struct house *house = *state;
	struct need_sharing wish = {.tenant = house->amina};

	wish.need = made(house, "format", "audio");
	assert_int_equal(house_write(house, &house->north, share, &wish),
			 E_INPUT);
	assert_true(fault_at(house, "/with"));
	wish.with = "the gas contractor";
	assert_int_equal(house_write(house, &house->north, share, &wish),
			 E_REFUSED);
	wish.consent = "no";
	assert_int_equal(house_write(house, &house->north, share, &wish),
			 E_REFUSED);
	wish.with = NULL;
	assert_int_equal(house_write(house, &house->north, share, &wish), OK);
	assert_string_equal(text_at(house, "history.3.outcome"), "no-consent");
	wish.consent = NULL;
	wish.with = "the police";
	wish.safeguarding = "a child may be at risk";
	assert_int_equal(house_write(house, &house->north, share, &wish), OK);
	assert_string_equal(text_at(house, "safeguarding"), wish.safeguarding);
	assert_string_equal(text_at(house, "history.4.outcome"),
			    "safeguarding");
	assert_string_equal(text_at(house, "history.5.outcome"), "told");
	assert_string_equal(text_at(house, "stages.3.note"), "the police");
	wish.safeguarding = NULL;
	wish.consent = "yes";
	wish.with = "the gas contractor";
	assert_int_equal(house_write(house, &house->north, share, &wish), OK);
	assert_true(int_at(house, "consent"));
	house_audit(house);
}

int
main(void)
{
#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(name, house_open, house_close)
	const struct CMUnitTest tests[] = {
		TEST(one_is_recorded_once),
		TEST(wrong_values_are_named),
		TEST(a_choice_is_both_words),
		TEST(reviews_go_three_ways),
		TEST(edits_know_what_was_read),
		TEST(sharing_asks_first),
	};

	return cmocka_run_group_tests_name("desk needs", tests, NULL, NULL);
}
