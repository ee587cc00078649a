/* Finding people whose names are spelled in many ways, by the lines of
 * tests/data/names.txt, in a register with thousands of others; and what else
 * a tenant is found by. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "desk/demo_data.h"
#include "desk/find.h"
#include "desk/inside.h"
#include "desk/keys.h"
#include "desk/tenants.h"
#include "store/search.h"
#include "tests/unit/house.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"
#include "wire/model.h"

#define DECOYS 6000
#define SHOWN 5

static struct house *house; /* of the lines' checks, which take no state */
static struct crowd {
	struct visit *visit;
	int64_t next;
	unsigned asked, first, wrong, missed;
} crowd;

static void
put(const struct tenant *wanted)
{
	struct tenant tenant = *wanted;
	struct access access = visit_access(crowd.visit);
	struct tenant_keys keys;
	struct fault fault;

	tenant.id = ++crowd.next;
	tenant.organisation = crowd.visit->caller->organisation;
	tenant.version = 1;
	keys = tenant_keys_of(crowd.visit, &tenant);
	if (tenant_insert(&access, &tenant, &keys, &fault) != OK)
		fail_msg("%s: %s", tenant.name, fault.message);
}

static void
put_named(const char *name, const char *native, const char *kind)
{
	const struct tenant tenant = {
		.name = name,
		.name_native = native,
		.reference = arena_printf(crowd.visit->arena, "%s%lld", kind,
					  (long long)crowd.next)};

	put(&tenant);
}

/* The next of "a; b; c", NULL after the last. */
static const char *
next_of(struct arena *arena, const char **list)
{
	const char *one = *list + strspn(*list, "; ");
	size_t bytes = strcspn(one, ";");

	if (!*one)
		return NULL;
	*list = one + bytes;
	return arena_copy(arena, one, bytes);
}

static void
put_line(const struct line *line)
{
	const char *others = line->field[3], *other;
	const struct tenant wanted = {
		.name = arena_text(crowd.visit->arena, line->field[0]),
		.name_native =
			strcmp(line->field[1], "-") != 0
				? arena_text(crowd.visit->arena,
					     line->field[1])
				: NULL,
		.reference = arena_printf(crowd.visit->arena, "WANTED/%u",
					  line->number)};

	put(&wanted);
	while ((other = next_of(crowd.visit->arena, &others)))
		put_named(other, NULL, "OTHER");
}

/* Everybody's given names with everybody's family names. */
static void
put_decoys(void)
{
	struct random_source random = random_seeded(11);
	struct demo_data data;

	assert_int_equal(demo_data_read(crowd.visit->arena, &data, NULL), OK);
	for (int i = 0; i < DECOYS; i++) {
		const struct demo_language *l =
			&data.language[random_below(&random, data.languages)];
		const char *given = demo_pick(i % 2 ? &l->women : &l->men,
					      &random);
		const char *family = demo_pick(&l->family, &random);
		const char *own = strchr(given, '=');
		const char *own_family = strchr(family, '=');
		struct arena *arena = crowd.visit->arena;
		const char *name = arena_printf(
			arena, "%.*s %.*s", (int)strcspn(given, "="), given,
			(int)strcspn(family, "="), family);

		put_named(name, own && own_family
					? arena_printf(arena, "%s %s", own + 1,
						       own_family + 1)
					: NULL,
			  "DECOY");
	}
}

static enum status
fill(struct visit *visit, void *input, struct house *in)
{
	(void)input;
	(void)in;
	crowd = (struct crowd){.visit = visit};
	lines_each("tests/data/names.txt", 5, put_line);
	put_decoys();
	return OK;
}

static enum status
find(struct visit *visit, void *input, struct house *in)
{
	const struct find_wish wish = {.q = input};
	const struct page_wish page = {.limit = SHOWN};

	return tenants_find(visit, &wish, &page, in->model, &in->fault);
}

static void
check_one(const struct line *line, const char *asked)
{
	char wanted[40];
	const char *got = "";
	unsigned place = 0, wrong = 0;

	snprintf(wanted, sizeof wanted, "WANTED/%u", line->number);
	assert_int_equal(house_read(house, &house->north, find,
				    (void *)(uintptr_t)asked),
			 OK);
	for (unsigned i = 0; i < model_count(at(house, "tenants")); i++) {
		struct arena *arena = house->arena;
		const char *reference = text_at(
			house, arena_printf(arena, "tenants.%u.reference", i));

		if (!strcmp(reference, wanted))
			place = i + 1;
		else
			wrong++;
		got = arena_printf(arena, "%s%s; ", got,
				   text_at(house, arena_printf(
							  arena,
							  "tenants.%u.name",
							  i)));
	}
	crowd.asked++;
	crowd.first += place == 1;
	crowd.wrong += wrong > 1;
	crowd.missed += !place;
	if (!place || wrong > 1)
		line_wrong(line, asked, line->field[0], got);
}

static void
check_line(const struct line *line)
{
	const char *list = line->field[2], *asked;

	while ((asked = next_of(house->arena, &list)))
		check_one(line, asked);
}

static void
finds_whom_it_should(void **state)
{
	house = *state;
	assert_int_equal(house_write(house, &house->north, fill, NULL), OK);
	lines_all("tests/data/names.txt", 5, check_line);
	print_message("# %u looked for, %u of them first\n", crowd.asked,
		      crowd.first);
	assert_true(crowd.first * 100 >= crowd.asked * 95);
}

/* Other ways to one tenant, and the word for which it was. */
static const struct tenant farida = {
	.name = "Farida Tesfamariam",
	.reference = "TEN/004-512",
	.address = {"Flat 3, Rowan Court", "118 Larkspur Rd", "Exampleton"},
	.postcode = "ZE9 7QX",
	.uprn = "000010090200342",
	.email = "farida.t@mail.example",
	.phone = "+44 7700 900482",
};

static enum status
add_farida(struct visit *visit, void *input, struct house *in)
{
	(void)input;
	(void)in;
	crowd = (struct crowd){.visit = visit, .next = 5000};
	put(&farida);
	for (int i = 0; i < 60; i++) {
		const struct tenant other = {
			.name = arena_printf(visit->arena, "Other Person%c",
					     'a' + i % 26),
			.reference = arena_printf(visit->arena, "TEN/1%02d", i),
			.address = {arena_printf(visit->arena,
						 "%d Larkspur Road", i),
				    "Exampleton"},
			.postcode = "ZE9 7QA",
			.phone = arena_printf(visit->arena, "07700 9007%02d",
					      i)};

		put(&other);
	}
	return OK;
}

static void
finds_by_other_things(void **state)
{
	static const char *const ways[][2] = {
		{"07700 900482", "telephone"}, {"07700900482", "telephone"},
		{"+44 (0)7700 900 482", "telephone"},
		{"0044 7700-900-482", "telephone"},
		{"٠٧٧٠٠ ٩٠٠٤٨٢", "telephone"},
		{"077009004", "telephone"},
		{"ze97qx", "postcode"}, {"ZE9 7QX", "postcode"},
		{"ten/004-512", "reference"}, {"TEN/004", "reference"},
		{"10090200342", "uprn"},
		{"Farida.T@mail.example", "email"},
		{"farida.t@", "email"},
		{"118 Larkspur Road", "address"}, {"118 larkspur", "address"},
		{"rowan court", "address"}, {"flat 3 rowan ct", "address"},
		{"Farida Larkspur", "address"},
		{"farida ze9 7qx", "name"},
		{"118 Larkspur Rd Tesfamariam", "address"},
		{"tesfamariam farida 07700 900482", "telephone"},
		{"Фарида", "script"}, {"Fareeda", "spelling"},
		{"farid", "spelling"}, {"tesfa", "spelling"},
		{"Farida Tesfamariam", "name"}};

	house = *state;
	assert_int_equal(house_write(house, &house->north, add_farida, NULL),
			 OK);
	for (size_t i = 0; i < sizeof ways / sizeof *ways; i++) {
		assert_int_equal(house_read(house, &house->north, find,
					    (void *)(uintptr_t)ways[i][0]),
				 OK);
		if (model_count(at(house, "tenants")) != 1 ||
		    strcmp(text_at(house, "tenants.0.reference"),
			   farida.reference) != 0 ||
		    strcmp(text_at(house, "tenants.0.found_by"), ways[i][1]))
			fail_msg("%s: %zu, %s by %s", ways[i][0],
				 model_count(at(house, "tenants")),
				 text_at(house, "tenants.0.reference"),
				 text_at(house, "tenants.0.found_by"));
	}
}

static enum status
add_twins(struct visit *visit, void *input, struct house *in)
{
	const char *const *names = input;

	(void)in;
	crowd = (struct crowd){.visit = visit, .next = 9000};
	for (int i = 0; i < 4; i++)
		put_named(names[i], NULL, "TWIN");
	return OK;
}

/* What is equally good stands in the reader's order: in Welsh ll is a letter
 * after l, in Polish ł one after l. */
static void
sorts_as_the_reader_does(void **state)
{
	static const char *const names[] = {"Twin Lund", "Twin Łach",
					    "Twin Lloyd", "Twin Mor"};
	struct caller reader;

	house = *state;
	assert_int_equal(house_write(house, &house->north, add_twins,
				     (void *)(uintptr_t)names),
			 OK);
	reader = house->north;
	reader.language = "pl";
	assert_int_equal(house_read(house, &reader, find,
				    (void *)(uintptr_t) "twin"),
			 OK);
	assert_string_equal(text_at(house, "tenants.0.name"), "Twin Lloyd");
	assert_string_equal(text_at(house, "tenants.1.name"), "Twin Lund");
	assert_string_equal(text_at(house, "tenants.2.name"), "Twin Łach");
	reader.language = "cy";
	assert_int_equal(house_read(house, &reader, find,
				    (void *)(uintptr_t) "twin"),
			 OK);
	assert_string_equal(text_at(house, "tenants.0.name"), "Twin Łach");
	assert_string_equal(text_at(house, "tenants.1.name"), "Twin Lund");
	assert_string_equal(text_at(house, "tenants.2.name"), "Twin Lloyd");
}

/* Nothing that is typed takes long or is a fault, but what is not text. */
static void
bears_whatever_is_typed(void **state)
{
	static const char *const odd[] = {
		"a", "1", "%", "'", "\"; DROP TABLE tenant; --", "😀", "     ",
		"/", " / / ", "\n", "+", "()", "ا", "王", "a a a a a a a a a",
		"abdul", "al", "mr", "x x", "0", "00", "+44",
		"a-b-c-d-e-f-g-h-i-j-k", "Ж", "ь", "்", "‍"};
	struct buf many = {0};

	house = *state;
	for (size_t i = 0; i < sizeof odd / sizeof *odd; i++)
		assert_int_equal(house_read(house, &house->north, find,
					    (void *)(uintptr_t)odd[i]),
				 OK);
	for (int i = 0; i < 5000; i++)
		buf_text(&many, "é");
	assert_int_equal(house_read(house, &house->north, find, many.bytes),
			 E_INPUT);
	many.bytes[200] = '\0';
	assert_int_equal(house_read(house, &house->north, find, many.bytes),
			 OK);
	buf_free(&many);
}

/* Keys that older rules made are made anew, some at a time. */
static enum status
renew(struct visit *visit, void *input, struct house *in)
{
	const struct search_state old = {"older rules", 0};
	struct access access = visit_access(visit);
	bool *left = input;
	enum status status = *left ? search_state_put(&access, &old, &in->fault)
				   : OK;

	return status == OK ? tenant_keys_renew(visit, left, &in->fault)
			    : status;
}

static void
renews_old_keys(void **state)
{
	bool left = true;

	house = *state;
	assert_int_equal(house_write(house, &house->north, add_farida, NULL),
			 OK);
	assert_int_equal(house_write(house, &house->north, renew, &left), OK);
	assert_false(left);
	assert_int_equal(house_read(house, &house->north, find,
				    (void *)(uintptr_t) "Farida Larkspur"),
			 OK);
	assert_int_equal(model_count(at(house, "tenants")), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(finds_whom_it_should,
						house_open, house_close),
		cmocka_unit_test_setup_teardown(finds_by_other_things,
						house_open, house_close),
		cmocka_unit_test_setup_teardown(sorts_as_the_reader_does,
						house_open, house_close),
		cmocka_unit_test_setup_teardown(bears_whatever_is_typed,
						house_open, house_close),
		cmocka_unit_test_setup_teardown(renews_old_keys, house_open,
						house_close),
	};

	return cmocka_run_group_tests_name("find", tests, NULL, NULL);
}
