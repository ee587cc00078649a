/* What is printed into an arena stands whole, wherever its block ends. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "tests/unit/unit.h"

#define TEXTS 600
#define LONGEST 40000 /* more than a block */

/* Of that many bytes, told from the others by their letter. */
static char *
print(struct arena *arena, int i, int bytes)
{
	char *run = arena_alloc(arena, (size_t)bytes + 1);

	memset(run, 'a' + i % 26, (size_t)bytes);
	return arena_printf(arena, "%d:%s.", i, run);
}

static void
holds(const char *text, int i, int bytes)
{
	char *end;

	assert_int_equal(strtol(text, &end, 10), i);
	assert_int_equal(*end++, ':');
	for (int k = 0; k < bytes; k++)
		assert_int_equal(end[k], 'a' + i % 26);
	assert_string_equal(end + bytes, ".");
}

static void
prints_across_blocks(void **state)
{
	struct arena *arena = arena_new();
	char *text[TEXTS];

	(void)state;
	for (int i = 0; i < TEXTS; i++)
		text[i] = print(arena, i, i % 150 ? i * 7 % 997 : LONGEST);
	for (int i = 0; i < TEXTS; i++)
		holds(text[i], i, i % 150 ? i * 7 % 997 : LONGEST);
	arena_free(arena);
}

/* Every length around what is left of the first block. */
static void
prints_at_the_end_of_a_block(void **state)
{
	(void)state;
	for (int bytes = 16000; bytes < 16600; bytes++) {
		struct arena *arena = arena_new();
		char *filler = arena_room(arena, 16384 - 320);
		char *text, *after;

		memset(filler, 'x', 16384 - 320);
		text = arena_printf(arena, "%0*d", bytes - 15900, 7);
		after = arena_printf(arena, "%s", "after");
		assert_int_equal(strlen(text), bytes - 15900);
		assert_int_equal(strspn(text, "0"), bytes - 15901);
		assert_string_equal(after, "after");
		assert_int_equal(filler[16384 - 321], 'x');
		arena_free(arena);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(prints_across_blocks),
		cmocka_unit_test(prints_at_the_end_of_a_block),
	};

	return cmocka_run_group_tests_name("arena", tests, NULL, NULL);
}
