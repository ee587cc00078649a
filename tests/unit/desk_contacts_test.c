/* Contacts that met needs or did not, what is due for review, and figures. */
#include <string.h>

#include "desk/contacts.h"
#include "desk/inside.h"
#include "desk/needs.h"
#include "desk/needs_met.h"
#include "desk/reviews.h"
#include "desk/tenants.h"
#include "tests/unit/house.h"
#include "tests/unit/unit.h"
#include "wire/model.h"

static enum status
add(struct visit *visit, void *input, struct house *house)
{
	return contact_add(visit, input, house->model, &house->faults,
			   &house->fault);
}

static enum status
say(struct visit *visit, void *input, struct house *house)
{
	return contact_say(visit, input, house->model, &house->faults,
			   &house->fault);
}

static enum status
list(struct visit *visit, void *input, struct house *house)
{
	const struct page_wish *page = input;

	return contacts_list(visit, house->amina, page, house->model,
			     &house->fault);
}

static enum status
right(struct visit *visit, void *input, struct house *house)
{
	return contact_right(visit, house->amina, input, house->model,
			     &house->fault);
}

static enum status
figures(struct visit *visit, void *input, struct house *house)
{
	return report_needs_met(visit, input, house->model, &house->fault);
}

static enum status
due(struct visit *visit, void *input, struct house *house)
{
	return reviews_list(visit, input, house->model, &house->fault);
}

static enum status
still_right(struct visit *visit, void *input, struct house *house)
{
	return review_right(visit, "need", input, house->model, &house->fault);
}

static enum status
need(struct visit *visit, void *input, struct house *house)
{
	return need_add(visit, input, house->model, &house->faults,
			&house->fault);
}

/* How the last contact met a kind of need: "their-language", "not
 * another-language", or "-". */
static const char *
told(struct house *house, const char *kind)
{
	const struct model *rows = at(house, "contact.needs");

	for (const struct model *m = model_first(rows); m; m = model_next(m))
		if (!strcmp(model_text_of(model_get(m, "kind")), kind))
			return arena_printf(
				house->arena, "%s%s",
				model_int_of(model_get(m, "met")) ? ""
								  : "not ",
				model_text_of(model_get(m, "why")));
	return "-";
}

static const char *
id_of(struct house *house, const char *path)
{
	return arena_text(house->arena, text_at(house, path));
}

static void
rules_tell_what_was_met(void **state)
{
	struct house *house = *state;
	struct need_input reads = {.tenant = house->amina,
				   .kind = "read-language",
				   .value = "so"};
	struct need_input none = {.tenant = house->amina,
				  .kind = "cannot-read",
				  .value = "yes"};
	struct contact_input in = {.tenant = house->amina,
				   .channel = "letter",
				   .language = "bn"};

	assert_int_equal(house_write(house, &house->north, need, &reads), OK);
	assert_int_equal(house_write(house, &house->south, add, &in),
			 E_NOT_FOUND);
	assert_int_equal(house_write(house, &house->north, add, &in), OK);
	assert_string_equal(told(house, "read-language"),
			    "not another-language");
	in.second = "so";
	in.formats = "easy-read; large-print:20";
	assert_int_equal(house_write(house, &house->north, add, &in), OK);
	assert_string_equal(told(house, "read-language"), "their-language");
	assert_string_equal(told(house, "format"), "their-format");
	assert_int_equal(house_write(house, &house->north, need, &none), OK);
	assert_int_equal(house_write(house, &house->north, add, &in), OK);
	assert_string_equal(told(house, "read-language"), "-");
	assert_string_equal(told(house, "cannot-read"), "not reads-nothing");
	house_audit(house);
}

static void
wrong_words_are_named(void **state)
{
	struct house *house = *state;
	struct contact_input in = {.tenant = house->amina,
				   .channel = "pigeon",
				   .language = "xx",
				   .formats = "large-print:18; huge",
				   .interpreter = "child",
				   .gender = "boy",
				   .support = "lipspeeker",
				   .at = "2030-01-01"};
	static const char *const where[] = {
		"/channel", "/language", "/formats", "/interpreter",
		"/gender",  "/support",	 "/at",
	};

	assert_int_equal(house_write(house, &house->north, add, &in), E_INPUT);
	for (size_t i = 0; i < sizeof where / sizeof *where; i++)
		if (!fault_at(house, where[i]))
			fail_msg("%s", where[i]);
}

static void
people_say_otherwise(void **state)
{
	struct house *house = *state;
	struct contact_input in = {.tenant = house->amina,
				   .channel = "letter"};
	struct page_wish page = {.limit = 2};
	struct contact_said said = {.tenant = house->amina, .met = "yes"};

	assert_int_equal(house_write(house, &house->north, add, &in), OK);
	assert_string_equal(told(house, "format"), "not too-small");
	said.contact = id_of(house, "contact.id");
	for (const struct model *m = model_first(at(house, "contact.needs"));
	     m; m = model_next(m))
		if (!strcmp(model_text_of(model_get(m, "kind")), "format"))
			said.need = arena_text(
				house->arena,
				model_text_of(model_get(m, "id")));
	assert_int_equal(house_write(house, &house->north, say, &said),
			 E_INPUT);
	assert_true(fault_at(house, "/reason"));
	said.reason = "printed at 20 point in the office";
	assert_int_equal(house_write(house, &house->south, say, &said),
			 E_NOT_FOUND);
	assert_int_equal(house_write(house, &house->north, say, &said), OK);
	assert_string_equal(told(house, "format"), "said");
	assert_int_equal(house_write(house, &house->south, right,
				     (void *)(uintptr_t)said.contact),
			 E_NOT_FOUND);
	assert_int_equal(house_write(house, &house->north, right,
				     (void *)(uintptr_t)said.contact),
			 OK);
	assert_int_equal(house_write(house, &house->north, add, &in), OK);
	assert_int_equal(house_write(house, &house->north, add, &in), OK);
	assert_int_equal(house_read(house, &house->north, list, &page), OK);
	assert_int_equal(model_count(at(house, "contacts")), 2);
	page.after = id_of(house, "next");
	assert_int_equal(house_read(house, &house->north, list, &page), OK);
	assert_int_equal(model_count(at(house, "contacts")), 1);
	assert_non_null(text_at(house, "contacts.0.confirmed_by"));
	page.after = "nowhere";
	assert_int_equal(house_read(house, &house->north, list, &page),
			 E_INPUT);
	house_audit(house);
}

static void
figures_count_what_was_unreadable(void **state)
{
	struct house *house = *state;
	struct contact_input in = {.tenant = house->amina,
				   .channel = "letter",
				   .language = "bn"};
	struct met_wish wish = {
		.from = "2026-09-01", .to = "2026-09-30", .by = "why"};

	for (int i = 0; i < 3; i++)
		assert_int_equal(house_write(house, &house->north, add, &in),
				 OK);
	assert_int_equal(house_read(house, &house->north, figures, &wish), OK);
	assert_int_equal(int_at(house, "unreadable.another_language"), 3);
	assert_int_equal(int_at(house, "unreadable.n"), 3);
	assert_string_equal(text_at(house, "rows.0.key"), "another-language");
	wish.by = "organisation";
	assert_int_equal(house_read(house, &house->south, figures, &wish), OK);
	assert_int_equal(int_at(house, "total.n"), 0);
	assert_int_equal(house_read(house, &house->admin, figures, &wish), OK);
	assert_int_equal(model_count(at(house, "rows")), 1);
	wish.to = "2026-09-20";
	assert_int_equal(house_read(house, &house->admin, figures, &wish), OK);
	assert_int_equal(int_at(house, "total.n"), 0);
	wish.by = "knd";
	assert_int_equal(house_read(house, &house->admin, figures, &wish),
			 E_INPUT);
}

static void
what_is_due_is_asked_again(void **state)
{
	struct house *house = *state;
	struct page_wish page = {.limit = 2};
	const char *first;
	size_t before;

	assert_int_equal(house_read(house, &house->north, due, &page), OK);
	assert_int_equal(model_count(at(house, "reviews")), 0);
	house_at(house, NOW + 340 * DAY);
	assert_int_equal(house_read(house, &house->north, due, &page), OK);
	assert_int_equal(model_count(at(house, "reviews")), 2);
	assert_false(int_at(house, "reviews.0.overdue"));
	first = id_of(house, "reviews.0.id");
	page.after = id_of(house, "next");
	assert_int_equal(house_read(house, &house->north, due, &page), OK);
	before = model_count(at(house, "reviews"));
	assert_true(before > 0);
	page.after = NULL;
	page.limit = 50;
	assert_int_equal(house_write(house, &house->south, still_right,
				     (void *)(uintptr_t)first),
			 E_NOT_FOUND);
	assert_int_equal(house_write(house, &house->north, still_right,
				     (void *)(uintptr_t)first),
			 OK);
	assert_int_equal(house_read(house, &house->north, due, &page), OK);
	assert_int_equal(model_count(at(house, "reviews")), 1 + before);
	house_at(house, NOW + 366 * DAY);
	assert_int_equal(house_read(house, &house->north, due, &page), OK);
	assert_true(int_at(house, "reviews.0.overdue"));
	assert_int_equal(house_read(house, &house->south, due, &page), OK);
	for (const struct model *m = model_first(at(house, "reviews")); m;
	     m = model_next(m))
		assert_string_not_equal(
			model_text_of(model_get(m, "tenant")), house->amina);
}

int
main(void)
{
#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(name, house_open, house_close)
	const struct CMUnitTest tests[] = {
		TEST(rules_tell_what_was_met),
		TEST(wrong_words_are_named),
		TEST(people_say_otherwise),
		TEST(figures_count_what_was_unreadable),
		TEST(what_is_due_is_asked_again),
	};

	return cmocka_run_group_tests_name("desk contacts", tests, NULL, NULL);
}
