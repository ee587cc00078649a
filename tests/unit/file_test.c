/* Where a file lies. */
#include "base/file.h"
#include "tests/unit/unit.h"

static void
folders(void **state)
{
	static const struct {
		const char *path, *folder;
	} cases[] = {
		{"letter.md", "."},    {"", "."},
		{"-", "."},	       {"./letter.md", "."},
		{"/letter.md", "/"},   {"a/letter.md", "a"},
		{"/a/b/c.md", "/a/b"}, {"a/", "a"},
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(file_folder(arena, cases[i].path),
				    cases[i].folder);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(folders),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
