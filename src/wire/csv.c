/* CSV: a reader that takes bytes one by one from memory or a file, and a
 * writer. The fields of a row stand one after another in one buffer. */
#include "wire/csv.h"

#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/utf8.h"

#define BLOCK_BYTES 65536
#define END (-1)

struct csv {
	const unsigned char *bytes; /* memory, or the block read last */
	size_t at, count;
	FILE *file; /* NULL for memory */
	unsigned char *block;
	bool begun, io_failed;
	char separator;
	size_t line; /* of the byte at `at` */
	struct buf text;
	size_t start[CSV_FIELDS_MAX]; /* of each field in text */
	const char *field[CSV_FIELDS_MAX];
	struct csv_row row;
};

struct csv *
csv_new_memory(const char *bytes, size_t count)
{
	struct csv *csv = mem_new(sizeof *csv);

	csv->bytes = (const unsigned char *)bytes;
	csv->count = count;
	csv->line = 1;
	csv->separator = ',';
	csv->row.field = csv->field;
	return csv;
}

struct csv *
csv_new_file(FILE *file)
{
	struct csv *csv = csv_new_memory(NULL, 0);

	csv->file = file;
	csv->block = mem_new(BLOCK_BYTES);
	csv->bytes = csv->block;
	return csv;
}

void
csv_free(struct csv *csv)
{
	if (!csv)
		return;
	buf_free(&csv->text);
	free(csv->block);
	free(csv);
}

void
csv_separate(struct csv *csv, char separator)
{
	csv->separator = separator;
}

char
csv_separator(const char *bytes, size_t count)
{
	static const char kinds[] = ",;\t";
	size_t times[3] = {0};
	int most = 0;
	bool quoted = false;

	for (size_t i = 0; i < count && (quoted || bytes[i] != '\n'); i++) {
		quoted ^= bytes[i] == '"';
		for (int k = 0; k < 3 && !quoted; k++)
			times[k] += bytes[i] == kinds[k];
	}
	for (int k = 1; k < 3; k++)
		if (times[k] > times[most])
			most = k;
	return kinds[most];
}

/* The byte at hand, END after the last. */
static int
peek(struct csv *csv)
{
	if (csv->at < csv->count)
		return csv->bytes[csv->at];
	if (!csv->file || csv->io_failed)
		return END;
	csv->at = 0;
	csv->count = fread(csv->block, 1, BLOCK_BYTES, csv->file);
	csv->io_failed = ferror(csv->file) != 0;
	return csv->count ? csv->bytes[0] : END;
}

static int
take(struct csv *csv)
{
	int c = peek(csv);

	if (c == END)
		return END;
	csv->at++;
	csv->line += c == '\n';
	return c;
}

static void
skip_byte_order_mark(struct csv *csv)
{
	csv->begun = true;
	if (peek(csv) == 0xEF && csv->count >= 3 &&
	    csv->bytes[1] == 0xBB && csv->bytes[2] == 0xBF)
		csv->at += 3;
}

/* CR LF or LF at hand; CR alone is text. */
static bool
at_line_end(struct csv *csv)
{
	int c = peek(csv);

	if (c == '\r' && csv->file && csv->at + 1 == csv->count) {
		/* look past the block's end */
		c = getc(csv->file);
		if (c != EOF)
			ungetc(c, csv->file);
		return c == '\n';
	}
	if (c == '\r')
		return csv->at + 1 < csv->count &&
		       csv->bytes[csv->at + 1] == '\n';
	return c == '\n' || c == END;
}

static void
take_line_end(struct csv *csv)
{
	if (peek(csv) == '\r')
		take(csv);
	take(csv);
}

static void
skip_line(struct csv *csv)
{
	while (!at_line_end(csv))
		take(csv);
	take_line_end(csv);
}

static enum status
refuse(struct csv *csv, const char *message, const char *value,
       struct fault *fault)
{
	char where[80];

	snprintf(where, sizeof where, "row %zu, line %zu", csv->row.row,
		 csv->row.line);
	skip_line(csv);
	return fault_set(fault, E_INPUT, where, message, "value", value, NULL);
}

static bool
is_full(const struct csv *csv)
{
	return csv->text.count - csv->start[csv->row.fields] >
	       CSV_FIELD_BYTES_MAX;
}

static const char quoting[] = N_(
	"A quote stands inside field {value}: put the whole field into quotes "
	"and write each quote in it twice");

static const char *
number(size_t n, char text[24])
{
	snprintf(text, 24, "%zu", n);
	return text;
}

static enum status
read_quoted(struct csv *csv, struct fault *fault)
{
	char text[24];
	int c;

	take(csv);
	for (;;) {
		c = take(csv);
		if (c == '"' && peek(csv) == '"')
			take(csv);
		else if (c == '"')
			break;
		if (c == END)
			return refuse(csv, N_("A quote opens in field {value} "
					      "and is never closed"),
				      number(csv->row.fields + 1, text),
				      fault);
		buf_char(&csv->text, (char)c);
		if (is_full(csv))
			return refuse(csv, N_("Field {value} is too long, or "
					      "its closing quote is missing"),
				      number(csv->row.fields + 1, text),
				      fault);
	}
	if (peek(csv) != csv->separator && !at_line_end(csv))
		return refuse(csv, quoting, number(csv->row.fields + 1, text),
			      fault);
	return OK;
}

static enum status
read_plain(struct csv *csv, struct fault *fault)
{
	char text[24];

	while (peek(csv) != csv->separator && !at_line_end(csv)) {
		int c = take(csv);

		if (c == '"')
			return refuse(csv, quoting,
				      number(csv->row.fields + 1, text),
				      fault);
		buf_char(&csv->text, (char)c);
		if (is_full(csv))
			return refuse(csv, N_("Field {value} is too long"),
				      number(csv->row.fields + 1, text),
				      fault);
	}
	return OK;
}

static enum status
read_field(struct csv *csv, struct fault *fault)
{
	size_t start = csv->text.count, count;
	enum status status;
	char text[24];

	csv->start[csv->row.fields] = start;
	status = peek(csv) == '"' ? read_quoted(csv, fault)
				  : read_plain(csv, fault);
	if (status)
		return status;
	count = csv->text.count - start;
	number(csv->row.fields + 1, text);
	if (count && memchr(csv->text.bytes + start, '\0', count))
		return refuse(csv, N_("Field {value} holds the character NUL: "
				      "is this a CSV file?"), text, fault);
	if (count && utf8_valid(csv->text.bytes + start, count) != count)
		return refuse(csv, N_("Field {value} is not UTF-8: save the "
				      "file as \"CSV UTF-8\""), text, fault);
	buf_put(&csv->text, "", 1); /* its NUL */
	csv->row.fields++;
	return OK;
}

static enum status
read_row(struct csv *csv, struct fault *fault)
{
	enum status status;
	char text[24];

	csv->row.row++;
	csv->row.line = csv->line;
	csv->row.fields = 0;
	buf_clear(&csv->text);
	for (;;) {
		if (csv->row.fields == CSV_FIELDS_MAX)
			return refuse(csv, N_("A row has at most {value} "
					      "fields"),
				      number(CSV_FIELDS_MAX, text), fault);
		status = read_field(csv, fault);
		if (status)
			return status;
		if (peek(csv) != csv->separator)
			break;
		take(csv);
	}
	take_line_end(csv);
	for (size_t i = 0; i < csv->row.fields; i++)
		csv->field[i] = csv->text.bytes + csv->start[i];
	return OK;
}

enum status
csv_next(struct csv *csv, const struct csv_row **ret, struct fault *fault)
{
	enum status status = OK;

	if (!csv->begun)
		skip_byte_order_mark(csv);
	while (peek(csv) != END && at_line_end(csv))
		take_line_end(csv);
	if (peek(csv) != END) {
		status = read_row(csv, fault);
		if (!status && !csv->io_failed)
			*ret = &csv->row;
	} else {
		*ret = NULL;
	}
	if (csv->io_failed)
		return fault_set(fault, E_IO, "",
				 N_("The file could not be read to its end"),
				 NULL);
	return status;
}

static void
separate(struct csv_writer *csv)
{
	if (csv->fields++)
		buf_char(csv->out, ',');
}

/* Spreadsheets run fields that begin so, whatever quotes stand around them. */
static bool
is_formula(const char *text)
{
	return *text && strchr("=+-@\t\r\n", *text);
}

/* A byte order mark that begins a text would be taken for the file's. */
static bool
needs_quotes(const char *text)
{
	return text[strcspn(text, ",\"\r\n")] ||
	       !strncmp(text, "\xEF\xBB\xBF", 3);
}

void
csv_put(struct csv_writer *csv, const char *text)
{
	bool formula;

	separate(csv);
	if (!text)
		return;
	formula = is_formula(text);
	if (!needs_quotes(text)) {
		if (formula)
			buf_char(csv->out, '\'');
		buf_text(csv->out, text);
		return;
	}
	buf_text(csv->out, formula ? "\"'" : "\"");
	for (; *text; text++) {
		if (*text == '"')
			buf_char(csv->out, '"');
		buf_char(csv->out, *text);
	}
	buf_char(csv->out, '"');
}

void
csv_put_int(struct csv_writer *csv, int64_t value)
{
	separate(csv);
	buf_printf(csv->out, "%" PRId64, value);
}

void
csv_put_hundredths(struct csv_writer *csv, int64_t value)
{
	int64_t plain = value < 0 ? -value : value;

	separate(csv);
	buf_printf(csv->out, "%s%" PRId64 ".%02d", value < 0 ? "-" : "",
		   plain / 100, (int)(plain % 100));
}

void
csv_end_row(struct csv_writer *csv)
{
	const struct buf *out = csv->out;

	/* One empty field: an empty line would be passed over. */
	if (csv->fields == 1 &&
	    (!out->count || out->bytes[out->count - 1] == '\n'))
		buf_text(csv->out, "\"\"");
	buf_text(csv->out, "\r\n");
	csv->fields = 0;
}
