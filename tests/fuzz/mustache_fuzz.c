/* Any bytes as a template: pages, plain text and lenient. What loads renders
 * without ending the process, and in a page no value becomes a tag. The text
 * after a byte 0x1E is the partial "part". */
#include "base/arena.h"
#include "base/buf.h"
#include "fuzz.h"
#include "wire/model.h"
#include "wire/mustache.h"

#define TAG "<q7"

struct templates {
	const char *main, *part;
	size_t main_bytes, part_bytes;
};

static const char *
read_template(void *self, const char *name, size_t *ret_count)
{
	const struct templates *templates = self;

	if (!strcmp(name, "main")) {
		*ret_count = templates->main_bytes;
		return templates->main;
	}
	*ret_count = templates->part_bytes;
	return strcmp(name, "part") ? NULL : templates->part;
}

static struct model *
new_model(struct arena *arena)
{
	struct model *m = model_object(arena), *list;

	model_text(m, "x", "\"'>" TAG " onclick=1 javascript:");
	model_text(m, "y", "{{{x}}}{x}");
	model_name(m, "name", TAG "\xD8\xA3", "ar\">" TAG);
	model_int(m, "count", 2);
	model_bool(m, "no", false);
	list = model_children(m, "list");
	model_text(model_append(list), "z", "/" TAG);
	model_append_text(list, TAG ">");
	return m;
}

static void
skip_mention(void *self, const struct mustache_mention *mention)
{
	assert(mention->line > 0);
	++*(size_t *)self;
}

static void
try_mode(struct templates *templates, enum mustache_mode mode,
	 struct arena *arena, struct buf *out)
{
	struct mustache_reader reader = {read_template, templates};
	struct mustache_set *set = mustache_set_new(mode, &reader);
	const struct mustache *t = NULL;
	struct fault fault = {0};
	size_t mentions = 0;

	if (mustache_load(set, "main", &t, &fault) == OK) {
		mustache_visit(t, skip_mention, &mentions);
		if (mustache_render(t, new_model(arena), NULL, out, &fault))
			assert(fault.message);
	} else {
		assert(!t && fault.message && *fault.where);
	}
	mustache_set_free(set);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	struct arena *arena = arena_new();
	char *text = arena_copy(arena, bytes, count);
	char *cut = count ? memchr(text, 0x1E, count) : NULL;
	struct templates templates = {.main = text, .main_bytes = count};
	struct buf out = {0};

	if (cut) {
		templates.main_bytes = (size_t)(cut - text);
		templates.part = cut + 1;
		templates.part_bytes = count - templates.main_bytes - 1;
	}
	/* Sections and partials may multiply: keep a run short. */
	if (count < 4096 && !strstr(text, "part")) {
		try_mode(&templates, MUSTACHE_PLAIN, arena, &out);
		try_mode(&templates, MUSTACHE_LENIENT, arena, &out);
	}
	buf_clear(&out);
	try_mode(&templates, MUSTACHE_PAGE, arena, &out);
	assert(strstr(text, TAG) || !strstr(buf_string(&out), TAG));
	buf_free(&out);
	arena_free(arena);
	return 0;
}
