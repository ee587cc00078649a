/* Any bytes as CSV: rows that are read and written read the same again, but
 * for the apostrophe in front of formulas. Faults never stop the reader. */
#include "base/buf.h"
#include "fuzz.h"
#include "wire/csv.h"

static void
copy_row(const struct csv_row *row, struct csv_writer *writer)
{
	for (size_t i = 0; i < row->fields; i++) {
		assert(strlen(row->field[i]) <= CSV_FIELD_BYTES_MAX);
		csv_put(writer, row->field[i]);
	}
	csv_end_row(writer);
}

/* Read, write what is good; returns the rows that were good. */
static size_t
copy(const char *bytes, size_t count, struct buf *out)
{
	struct csv *csv = csv_new_memory(bytes, count);
	struct csv_writer writer = {.out = out};
	const struct csv_row *row = NULL;
	size_t good = 0, calls = 0;
	enum status status;

	for (;;) {
		status = csv_next(csv, &row, NULL);
		assert(calls++ <= count + 1);
		if (status == OK && !row)
			break;
		assert(status == OK || status == E_INPUT);
		if (status)
			continue;
		assert(row->fields > 0 && row->fields <= CSV_FIELDS_MAX);
		copy_row(row, &writer);
		good++;
	}
	csv_free(csv);
	return good;
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	struct buf once = {0}, twice = {0};
	size_t good = copy((const char *)bytes, count, &once);

	assert(copy(once.bytes, once.count, &twice) == good);
	assert(once.count == twice.count);
	assert(!once.count || !memcmp(once.bytes, twice.bytes, once.count));
	buf_free(&once);
	buf_free(&twice);
	return 0;
}
