/* CSV: rows as they come from spreadsheets, and all that is refused. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "tests/unit/unit.h"
#include "wire/csv.h"

/* Rows as "row.line:field|field;", faults as "!where;". */
static void
dump(struct csv *csv, struct buf *out)
{
	const struct csv_row *row;
	struct fault fault;
	enum status status;

	for (;;) {
		status = csv_next(csv, &row, &fault);
		if (status) {
			assert_int_equal(status, E_INPUT);
			buf_printf(out, "!%s;", fault.where);
			continue;
		}
		if (!row)
			break;
		buf_printf(out, "%zu.%zu:", row->row, row->line);
		for (size_t i = 0; i < row->fields; i++)
			buf_printf(out, "%s%s", i ? "|" : "", row->field[i]);
		buf_char(out, ';');
	}
	csv_free(csv);
}

struct sample {
	const char *text, *rows;
};

static const struct sample samples[] = {
	{"", ""},
	{"\n\r\n\n", ""},
	{"a", "1.1:a;"},
	{"a,b\nc,d\n", "1.1:a|b;2.2:c|d;"},
	{"a,b\r\nc,d\r\n", "1.1:a|b;2.2:c|d;"},
	{"\xEF\xBB\xBFname,no\nx,1", "1.1:name|no;2.2:x|1;"},
	{"\xEF\xBB\xBF\"name\",no", "1.1:name|no;"},
	{"a,,\n,\n", "1.1:a||;2.2:|;"},
	{"\"a,b\",\"c\"\"d\"\n", "1.1:a,b|c\"d;"},
	{"\"\"\n\"\"\"\"\n", "1.1:;2.2:\";"},
	{"\"line 1\nline 2\",x\ny\n", "1.1:line 1\nline 2|x;2.3:y;"},
	{"\"a\r\nb\"\r\nc", "1.1:a\r\nb;2.3:c;"},
	{"a\n\n\nb\n", "1.1:a;2.4:b;"},
	{" a , b ", "1.1: a | b ;"},
	{"a\rb,c\n", "1.1:a\rb|c;"},
	{"Łucja,محمد,ਗੁਰ\n", "1.1:Łucja|محمد|ਗੁਰ;"},
	{"a;b\tc\n", "1.1:a;b\tc;"},
	/* refused */
	{"a\n\"b\nc\nd", "1.1:a;!row 2, line 2;"},
	{"a,\"", "!row 1, line 1;"},
	{"a\"b,c\nd\n", "!row 1, line 1;2.2:d;"},
	{"\"a\"b,c\nd\n", "!row 1, line 1;2.2:d;"},
	{"\"a\" ,c\nd\n", "!row 1, line 1;2.2:d;"},
	{"a\nb,\xE9t\xE9,c\nd\n", "1.1:a;!row 2, line 2;3.3:d;"},
	{"\xFF\xFE" "a\n", "!row 1, line 1;"},
	{"\xC3\n", "!row 1, line 1;"},
};

static void
reads(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		const struct sample *s = &samples[i];
		struct buf rows = {0};

		dump(csv_new_memory(s->text, strlen(s->text)), &rows);
		if (strcmp(buf_string(&rows), s->rows) != 0)
			fail_msg("<%s>: <%s>", s->text, buf_string(&rows));
		buf_free(&rows);
	}
}

static void
reads_files_alike(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof samples / sizeof *samples; i++) {
		const struct sample *s = &samples[i];
		struct buf rows = {0};
		FILE *file = tmpfile();

		assert_non_null(file);
		fputs(s->text, file);
		rewind(file);
		dump(csv_new_file(file), &rows);
		fclose(file);
		assert_string_equal(buf_string(&rows), s->rows);
		buf_free(&rows);
	}
}

/* A CR LF on every side of the end of a block, and quotes and characters of
 * several bytes across it. */
static void
reads_across_blocks(void **state)
{
	static const char tail[] = "\"é\"\"\r\n\",z\r\nlast\r\n";

	(void)state;
	for (int shift = -24; shift <= 2; shift++) {
		struct buf rows = {0};
		FILE *file = tmpfile();
		long start = 0;

		assert_non_null(file);
		for (; start + 64 <= 65536 + shift; start += 64)
			fprintf(file, "%062d\r\n", 7);
		for (; start < 65536 + shift; start++)
			fputc('\n', file);
		fputs(tail, file);
		rewind(file);
		dump(csv_new_file(file), &rows);
		fclose(file);
		assert_non_null(strstr(buf_string(&rows), ":é\"\r\n|z;"));
		assert_non_null(strstr(buf_string(&rows), ":last;"));
		assert_null(strchr(buf_string(&rows), '!'));
		buf_free(&rows);
	}
}

static void
refuses_nul(void **state)
{
	struct buf rows = {0};

	(void)state;
	dump(csv_new_memory("a,\0b\nc\n", 7), &rows);
	assert_string_equal(buf_string(&rows), "!row 1, line 1;2.2:c;");
	buf_free(&rows);
}

static void
bounds_fields(void **state)
{
	struct buf text = {0}, rows = {0};

	(void)state;
	for (int i = 0; i < CSV_FIELDS_MAX; i++)
		buf_char(&text, ',');
	buf_text(&text, "\nok\n");
	for (int i = 0; i <= CSV_FIELD_BYTES_MAX; i++)
		buf_char(&text, 'x');
	buf_text(&text, "\nok\n\"");
	for (int i = 0; i <= CSV_FIELD_BYTES_MAX; i++)
		buf_char(&text, 'x');
	buf_text(&text, "\nok");
	dump(csv_new_memory(text.bytes, text.count), &rows);
	assert_string_equal(buf_string(&rows),
			    "!row 1, line 1;2.2:ok;!row 3, line 3;4.4:ok;"
			    "!row 5, line 5;6.6:ok;");
	buf_free(&text);
	buf_free(&rows);
}

static void
names_the_fault(void **state)
{
	static const char text[] = "a,b\n1,\"2\n3";
	struct csv *csv = csv_new_memory(text, strlen(text));
	const struct csv_row *row;
	struct fault fault;
	char words[200];

	(void)state;
	assert_int_equal(csv_next(csv, &row, &fault), OK);
	assert_int_equal(csv_next(csv, &row, &fault), E_INPUT);
	fault_text(&fault, fault.message, words, sizeof words);
	assert_string_equal(words,
			    "A quote opens in field 2 and is never closed");
	assert_int_equal(csv_next(csv, &row, &fault), OK);
	assert_null(row);
	csv_free(csv);
}

static void
writes(void **state)
{
	struct buf out = {0};
	struct csv_writer csv = {.out = &out};

	(void)state;
	csv_put(&csv, "plain");
	csv_put(&csv, NULL);
	csv_put(&csv, "");
	csv_put(&csv, "a,b");
	csv_put(&csv, "say \"no\"");
	csv_put_int(&csv, -5);
	csv_end_row(&csv);
	csv_put(&csv, "=1+1");
	csv_put(&csv, "+44 20 7946 0000");
	csv_put(&csv, "-cmd|' /C calc'!A0");
	csv_put(&csv, "@SUM(A1,\"x\")");
	csv_put(&csv, "\tx");
	csv_put(&csv, "\rx");
	csv_put(&csv, "a-b");
	csv_end_row(&csv);
	assert_string_equal(
		buf_string(&out),
		"plain,,,\"a,b\",\"say \"\"no\"\"\",-5\r\n"
		"'=1+1,'+44 20 7946 0000,'-cmd|' /C calc'!A0,"
		"\"'@SUM(A1,\"\"x\"\")\",'\tx,\"'\rx\",a-b\r\n");
	buf_free(&out);
}

static void
reads_what_it_writes(void **state)
{
	static const char *const texts[] = {"a,b", "\"", "x\ny", "\r\n",
					    "é", "", " ", "''", "a\"b\"c"};
	struct buf out = {0};
	struct csv_writer writer = {.out = &out};
	const struct csv_row *row;
	struct csv *csv;

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		csv_put(&writer, texts[i]);
	csv_end_row(&writer);
	csv = csv_new_memory(out.bytes, out.count);
	assert_int_equal(csv_next(csv, &row, NULL), OK);
	assert_int_equal(row->fields, sizeof texts / sizeof *texts);
	for (size_t i = 0; i < row->fields; i++) {
		const char *field = row->field[i];

		/* the guard of formulas stays */
		assert_string_equal(*field == '\'' && texts[i][0] != '\''
					    ? field + 1 : field, texts[i]);
	}
	csv_free(csv);
	buf_free(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads),
		cmocka_unit_test(reads_files_alike),
		cmocka_unit_test(reads_across_blocks),
		cmocka_unit_test(refuses_nul),
		cmocka_unit_test(bounds_fields),
		cmocka_unit_test(names_the_fault),
		cmocka_unit_test(writes),
		cmocka_unit_test(reads_what_it_writes),
	};

	return cmocka_run_group_tests_name("csv", tests, NULL, NULL);
}
