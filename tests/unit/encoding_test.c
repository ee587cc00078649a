/* Files in other encodings, by lines of tests/data/encoding.txt. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lang/encoding.h"
#include "tests/unit/unit.h"

/* \n and \xNN; the rest as it stands. */
static void
unescape(const char *text, struct buf *out)
{
	for (; *text; text++) {
		if (!strncmp(text, "\\n", 2)) {
			buf_char(out, '\n');
			text++;
		} else if (!strncmp(text, "\\x", 2)) {
			char hex[3] = {text[2], text[3], '\0'};

			buf_char(out, (char)strtol(hex, NULL, 16));
			text += 3;
		} else {
			buf_char(out, *text);
		}
	}
}

/* "! line 2 0x90": where, and what the sentence says. */
static void
check_fault(const char *wanted, const struct fault *fault, const char *line)
{
	char text[300];

	fault_text(fault, fault->message, text, sizeof text);
	if (strncmp(wanted + 2, fault->where, strlen(fault->where)) != 0 ||
	    !strstr(text, strrchr(wanted, ' ') + 1))
		fail_msg("%s: %s: %s", line, fault->where, text);
}

static void
check(char *line)
{
	char *name = strstr(line, " | "), *text;
	struct buf bytes = {0}, got = {0}, wanted = {0};
	enum encoding encoding;
	struct fault fault;
	enum status status;

	assert_non_null(name);
	*name = '\0';
	name += 3;
	text = strstr(name, " | ");
	assert_non_null(text);
	*text = '\0';
	text += 3;
	unescape(line, &bytes);
	unescape(text, &wanted);
	encoding = encoding_of(bytes.bytes, bytes.count);
	assert_string_equal(encoding_name(encoding), name);
	status = encoding_read(encoding, bytes.bytes, bytes.count, &got,
			       &fault);
	if (*text == '!') {
		assert_int_equal(status, E_INPUT);
		check_fault(text, &fault, line);
	} else {
		assert_int_equal(status, OK);
		assert_int_equal(got.count, wanted.count);
		assert_memory_equal(got.bytes, wanted.bytes, got.count);
	}
	buf_free(&bytes);
	buf_free(&got);
	buf_free(&wanted);
}

static void
reads_what_comes(void **state)
{
	const char *root = getenv("top_srcdir");
	char path[1000], line[400];
	FILE *file;
	int lines = 0;

	(void)state;
	snprintf(path, sizeof path, "%s/tests/data/encoding.txt",
		 root ? root : ".");
	file = fopen(path, "r");
	assert_non_null(file);
	while (fgets(line, sizeof line, file)) {
		line[strcspn(line, "\n")] = '\0';
		if (*line == '#' || !*line)
			continue;
		check(line);
		lines++;
	}
	fclose(file);
	assert_true(lines >= 15);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_what_comes),
	};

	return cmocka_run_group_tests_name("encoding", tests, NULL, NULL);
}
