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
	arena_free(arena);
	return 0;
}
