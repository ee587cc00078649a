/* Reports of mail servers, by lines of tests/data/bounces.txt. */
#include <string.h>

#include "post/bounce.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"

static const char *
said(const char *text)
{
	return *text ? text : "-";
}

static void
check_bounce(const struct line *line)
{
	struct arena *arena = arena_new();
	struct bounce bounce = {"", "", "", ""};
	struct fault fault = {0};
	enum status status =
		bounce_read(line->field[0], strlen(line->field[0]), arena,
			    &bounce, &fault);

	line_same(line, "status", line->field[1], status_name(status));
	line_same(line, "id", line->field[2], said(bounce.id));
	line_same(line, "action", line->field[3], said(bounce.action));
	line_same(line, "code", line->field[4], said(bounce.status));
	line_same(line, "why", line->field[5], said(bounce.why));
	arena_free(arena);
}

static void
is_read(void **state)
{
	(void)state;
	lines_all("tests/data/bounces.txt", 6, check_bounce);
}

/* Cut anywhere, or with any byte in it, it is read without harm. */
static void
stands_any_bytes(void **state)
{
	static const char text[] =
		"Content-Type: multipart/report\n\n--b\nContent-Type: "
		"message/delivery-status\n\nAction: failed\n--b\n"
		"Content-Type: message/rfc822\n\nMessage-ID: <a@b>\n";
	char bytes[sizeof text];
	struct arena *arena = arena_new();
	struct bounce bounce;
	struct fault fault;

	(void)state;
	for (size_t i = 0; i < sizeof text; i++) {
		(void)!bounce_read(text, i, arena, &bounce, &fault);
		memcpy(bytes, text, sizeof text);
		bytes[i] = (char)(i * 37);
		(void)!bounce_read(bytes, sizeof text - 1, arena, &bounce,
				   &fault);
	}
	assert_int_equal(bounce_read(text, sizeof text - 1, arena, &bounce,
				     &fault),
			 OK);
	assert_string_equal(bounce.id, "a");
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(is_read),
		cmocka_unit_test(stands_any_bytes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
