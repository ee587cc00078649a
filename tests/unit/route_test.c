/* Which row answers which path. */
#include <string.h>
#include <unistd.h>

#include "base/place.h"
#include "tests/unit/unit.h"
#include "web/route.h"

static const struct route first[] = {
	{.method = METHOD_GET, .path = "/"},
	{.method = METHOD_GET, .path = "/requests/{ref}"},
	{.method = METHOD_GET, .path = "/requests/new"},
	{.method = METHOD_PATCH, .path = "/requests/{ref}"},
	{0},
};
static const struct route second[] = {
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/items/{n}/{action}"},
	{0},
};
static const struct route *const tables[] = {first, second};
static const struct routes routes = {tables, 2};

static void
finds_the_most_literal(void **state)
{
	static const struct {
		enum method method;
		const char *path, *pattern; /* NULL: no row */
		unsigned allow;
	} cases[] = {
		{METHOD_GET, "/", "/", 1},
		{METHOD_GET, "/requests/new", "/requests/new", 9},
		{METHOD_GET, "/requests/V26-000123", "/requests/{ref}", 9},
		{METHOD_PATCH, "/requests/V26-000123", "/requests/{ref}", 9},
		{METHOD_DELETE, "/requests/V26-000123", NULL, 9},
		{METHOD_GET, "/requests/newer", "/requests/{ref}", 9},
		{METHOD_GET, "/requests/ne", "/requests/{ref}", 9},
		{METHOD_GET, "/requests", NULL, 0},
		{METHOD_GET, "/requestsV26-000123", NULL, 0},
		{METHOD_GET, "/request/V26-000123", NULL, 0},
		{METHOD_GET, "requests/new", NULL, 0},
		{METHOD_GET, "/requests/", NULL, 0},
		{METHOD_GET, "//", NULL, 0},
		{METHOD_GET, "", NULL, 0},
		{METHOD_GET, "/requests/a/b", NULL, 0},
		{METHOD_POST, "/requests/V/items/1/hold",
		 "/requests/{ref}/items/{n}/{action}", 2},
		{METHOD_POST, "/requests/V/items//hold", NULL, 0},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct route *row = NULL;
		struct route_values values;
		unsigned allow = 99;
		enum status status =
			route_find(&routes, cases[i].method, cases[i].path,
				   arena, &row, &values, &allow);

		assert_int_equal(status, cases[i].pattern ? OK : E_NOT_FOUND);
		assert_int_equal(allow, cases[i].allow);
		if (row)
			assert_string_equal(row->path, cases[i].pattern);
	}
	arena_free(arena);
}

static void
takes_the_values(void **state)
{
	struct arena *arena = arena_new();
	const struct route *row;
	struct route_values values;
	unsigned allow;

	(void)state;
	assert_int_equal(route_find(&routes, METHOD_POST,
				    "/requests/V26-1/items/2/hold", arena,
				    &row, &values, &allow),
			 OK);
	assert_int_equal(values.count, 3);
	assert_string_equal(route_value(&values, "ref"), "V26-1");
	assert_string_equal(route_value(&values, "n"), "2");
	assert_string_equal(route_value(&values, "action"), "hold");
	assert_string_equal(route_value(&values, "other"), "");
	assert_ptr_equal(route_named(&routes, METHOD_GET, "/requests/new"),
			 &first[2]);
	assert_null(route_named(&routes, METHOD_POST, "/requests/new"));
	arena_free(arena);
}

/* Whether two patterns are the same but for the names of their values. */
static bool
same_shape(const char *a, const char *b)
{
	for (; *a && *a == *b; a++, b++)
		if (*a == '{') {
			a += strcspn(a, "}");
			b += strcspn(b, "}");
		}
	return *a == *b;
}

static void
no_row_hides_another(void **state)
{
	const struct routes all = routes_all();

	(void)state;
	for (size_t i = 0; i < all.count; i++)
		for (const struct route *a = all.table[i]; a->path; a++)
			for (size_t k = i; k < all.count; k++)
				for (const struct route *b =
					     k == i ? a + 1 : all.table[k];
				     b->path; b++)
					if (a->method == b->method &&
					    same_shape(a->path, b->path))
						fail_msg("%s twice", a->path);
}

/* A page is read when it is first asked for: no start would miss it. */
static void
each_page_is_there(void **state)
{
	const struct routes all = routes_all();
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < all.count; i++)
		for (const struct route *row = all.table[i]; row->path; row++) {
			const char *path = arena_printf(
				arena, "%s/%s.mustache",
				place_file(arena, "templates/pages"),
				row->page ? row->page : "error");

			if (access(path, R_OK))
				fail_msg("%s has no %s", row->path, path);
		}
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_the_most_literal),
		cmocka_unit_test(takes_the_values),
		cmocka_unit_test(no_row_hides_another),
		cmocka_unit_test(each_page_is_there),
	};

	return cmocka_run_group_tests_name("route", tests, NULL, NULL);
}
