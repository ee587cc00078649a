/* What files are, what they are called and how many words they have, by lines
 * of tests/data/attachments.txt: real files of LibreOffice, libheif, Pillow
 * and qpdf. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/syscall.h>
#include <unistd.h>

#include "base/child.h"
#include "base/file.h"
#include "desk/attachments.h"
#include "desk/requests.h"
#include "tests/unit/lines.h"
#include "tests/unit/unit.h"
#include "wire/sniff.h"

static const char *
sample(struct arena *arena, const char *name)
{
	const char *top = getenv("top_srcdir");

	return arena_printf(arena, "%s/tests/data/attachment/%s",
			    top ? top : ".", name);
}

static void
check_refused(const struct line *line, enum status status,
	      const struct fault *fault)
{
	char text[400];

	fault_text(fault, fault->message, text, sizeof text);
	if (status != E_INPUT || !strstr(text, line->field[3]))
		line_wrong(line, "sentence", line->field[3],
			   status == OK ? "taken" : text);
	assert_string_equal(fault->where, "/attachment");
}

static void
check_line(const struct line *line)
{
	struct arena *arena = arena_new();
	struct attachment_file file = {0};
	struct fault fault = {0};
	struct buf bytes = {0};
	struct file_input input = {.name = line->field[1]};
	enum status status;
	char words[24];

	assert_int_equal(file_read(sample(arena, line->field[0]), 1 << 20,
				   &bytes, &fault),
			 OK);
	input.bytes = bytes.bytes;
	input.count = bytes.count;
	status = attachment_examine(&input, arena, &file, &fault);
	if (!strcmp(line->field[2], "refused")) {
		check_refused(line, status, &fault);
	} else if (status != OK) {
		line_wrong(line, "taken", "yes", fault.message);
	} else {
		snprintf(words, sizeof words, "%lld", (long long)file.words);
		line_same(line, "kind", line->field[2], file.kind);
		line_same(line, "words", line->field[3],
			  file.words < 0 ? "-" : words);
		line_same(line, "name", line->field[4], file.name);
		assert_true((file.words < 0) == (file.why != NULL));
		assert_true(file.type && *file.type);
	}
	buf_free(&bytes);
	arena_free(arena);
}

static void
files_are_what_they_are(void **state)
{
	(void)state;
	lines_all("tests/data/attachments.txt", 4, check_line);
}

/* A file as long as may be, and one byte longer. */
static void
too_large_is_refused(void **state)
{
	struct arena *arena = arena_new();
	size_t most = ATTACHMENT_BYTES_MAX;
	char *bytes = arena_alloc(arena, most + 1);
	struct attachment_file file;
	struct file_input input = {.name = "a.txt", .bytes = bytes,
				   .count = most};
	struct fault fault;

	(void)state;
	memset(bytes, ' ', most + 1);
	memcpy(bytes, "one two", 7);
	assert_int_equal(attachment_examine(&input, arena, &file, &fault), OK);
	assert_int_equal(file.words, 2);
	input.count++;
	assert_int_equal(attachment_examine(&input, arena, &file, &fault),
			 E_INPUT);
	assert_non_null(strstr(fault.message, "larger than 20 MB"));
	arena_free(arena);
}

static void
long_names_are_cut_at_a_character(void **state)
{
	struct arena *arena = arena_new();
	struct attachment_file file;
	struct file_input input = {.bytes = "word", .count = 4};
	char name[1024] = "";

	(void)state;
	for (int i = 0; i < 300; i++)
		strcat(name, "\xD9\x84"); /* lam */
	strcat(name, ".txt");
	input.name = name;
	assert_int_equal(attachment_examine(&input, arena, &file, NULL), OK);
	assert_int_equal(strlen(file.name), 2 * 120 + 4);
	assert_string_equal(file.name + 240, ".txt");
	input.name = "\xFF\xFE bad";
	assert_int_equal(attachment_examine(&input, arena, &file, NULL), OK);
	assert_string_equal(file.name, "file.txt");
	arena_free(arena);
}

/* What another program may not do. */
static enum status
run(const char *script, int seconds, struct buf *out, int *ret_exit)
{
	const char *const argv[] = {"/bin/sh", "-c", script, NULL};
	const struct child child = {
		.argv = argv,
		.in = "given",
		.in_count = 5,
		.out_most = 1000,
		.seconds = seconds,
		.memory_most = 1u << 30,
	};

	buf_clear(out);
	return child_run(&child, out, ret_exit, NULL);
}

static void
other_programs_are_bounded(void **state)
{
	static const char *const absent[] = {"/nowhere/program", NULL};
	const struct child none = {.argv = absent, .in = "", .out_most = 10,
				   .seconds = 5, .memory_most = 1u << 30};
	struct buf out = {0};
	struct fault fault;
	enum status status;
	int ended = -1;

	(void)state;
	assert_int_equal(run("cat; exit 3", 5, &out, &ended), OK);
	assert_string_equal(buf_string(&out), "given");
	assert_int_equal(ended, 3);
	assert_int_equal(run("while :; do :; done", 1, &out, &ended),
			 E_REFUSED);
	assert_int_equal(run("exec sleep 60", 1, &out, &ended), E_REFUSED);
	assert_int_equal(run("while :; do echo words; done", 5, &out, &ended),
			 E_REFUSED);
	ended = -1;
	status = run("echo x > /tmp/vernacular-child && exit 0; exit 7", 5,
		     &out, &ended);
	assert_true(status == E_REFUSED || ended > 0);
	assert_int_equal(child_run(&none, &out, &ended, &fault), E_NOT_FOUND);
	assert_string_equal(fault.arg[0].value, "/nowhere/program");
	buf_free(&out);
	remove("/tmp/vernacular-child");
}

static void
programs_read_no_file_of_ours(void **state)
{
	struct arena *arena = arena_new();
	struct buf out = {0};
	int ended = -1;

	(void)state;
	if (syscall(SYS_landlock_create_ruleset, NULL, 0, 1u) < 0) {
		arena_free(arena);
		skip();
	}
	assert_int_equal(run(arena_printf(arena, "cat %s",
					  sample(arena, "text.txt")),
			     5, &out, &ended),
			 OK);
	assert_int_not_equal(ended, 0);
	assert_string_equal(buf_string(&out), "");
	buf_free(&out);
	arena_free(arena);
}

static void
programs_reach_no_network(void **state)
{
	static const char *const argv[] = {
		"/usr/bin/python3", "-c",
		"import socket\n"
		"try:\n socket.socket()\n"
		"except PermissionError:\n print('refused')\n",
		NULL};
	const struct child child = {.argv = argv, .in = "", .out_most = 1000,
				    .seconds = 20, .memory_most = 1u << 30};
	struct buf out = {0};
	int ended = -1;

	(void)state;
	if (child_run(&child, &out, &ended, NULL) == E_NOT_FOUND)
		skip();
	assert_string_equal(buf_string(&out), "refused\n");
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_are_what_they_are),
		cmocka_unit_test(too_large_is_refused),
		cmocka_unit_test(long_names_are_cut_at_a_character),
		cmocka_unit_test(other_programs_are_bounded),
		cmocka_unit_test(programs_read_no_file_of_ours),
		cmocka_unit_test(programs_reach_no_network),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
