/* Any bytes as what a browser sends. The first byte says how: j JSON, m
 * multipart, anything else a form or query. */
#include "base/arena.h"
#include "base/fault.h"
#include "fuzz.h"
#include "web/form.h"

static enum status
fill(struct form *form, const char *bytes, size_t count, struct fault *fault)
{
	if (*bytes == 'j')
		return form_add_json(form, bytes + 1, count - 1, fault);
	if (*bytes == 'm')
		return form_add_multipart(
			form, "multipart/form-data; boundary=xx", bytes + 1,
			count - 1, fault);
	return form_add_urlencoded(form, bytes + 1, count - 1, fault);
/* Whatever comes as a form is read or refused, and what is read is checked
 * without harm. The first byte chooses the encoding. */
#include "fuzz.h"
#include "web/form.h"

static const struct field part_fields[] = {
	{.name = "language", .type = FIELD_LANGUAGE, .required = true},
	{0},
};
static const struct field fields[] = {
	{.name = "subject", .type = FIELD_TEXT, .required = true},
	{.name = "words", .type = FIELD_INT, .max = 1000},
	{.name = "at", .type = FIELD_TIME},
	{.name = "file", .type = FIELD_FILE, .max = 1000},
	{.name = "items", .type = FIELD_LIST, .max = 3, .fields = part_fields},
	{0},
};

static void
check(struct form *form)
{
	struct faults faults = {0};
	enum status status = form_check(form, fields, NULL, &faults);

	assert((status == OK) == (faults.count == 0));
	if (!status) {
		assert(form_has(form, "subject"));
		assert(form_int(form, "words") <= 1000);
		assert(form_count(form, "items") <= 3);
	}
	faults_free(&faults);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	struct arena *arena = arena_new();
	struct form *form = form_new(arena);
	struct faults faults = {0};
	struct fault fault = {0};

	if (count && fill(form, (const char *)bytes, count, &fault)) {
		assert(fault.message);
	} else if (form_check(form, NULL, NULL, &faults)) {
		assert(faults.count > 0);
	} else {
		/* What was typed can always be shown again. */
		assert(form_typed(form, "name"));
		assert(!form_has(form, "name") || *form_typed(form, "name"));
	}
	faults_free(&faults);
	const char *text = (const char *)bytes + 1;
	struct fault fault;
	enum status status;

	if (!count) {
		arena_free(arena);
		return 0;
	}
	if (bytes[0] == 'm')
		status = form_add_multipart(form,
					    "multipart/form-data; boundary=x",
					    text, count - 1, &fault);
	else if (bytes[0] == 'j')
		status = form_add_json(form, text, count - 1, &fault);
	else
		status = form_add_urlencoded(form, text, count - 1, &fault);
	if (!status)
		check(form);
	arena_free(arena);
	return 0;
}
