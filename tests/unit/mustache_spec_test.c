/* The public Mustache specification, every case through the real compiler.
 * Cases that need a raw form must be refused; they are counted by name. Prints
 * TAP by hand, for the files may be absent and cmocka's skips count as
 * failures. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/fault.h"
#include "wire/json.h"
#include "wire/model.h"
#include "wire/mustache.h"

struct run {
	struct arena *arena;
	int number, failed;
};

static void
report(struct run *run, bool good, const char *file, const char *name)
{
	if (!good)
		run->failed++;
	printf("%s %d - %s: %s\n", good ? "ok" : "not ok", ++run->number,
	       file, name);
}

/* The template of a case is "main"; other names are its partials. */
static const char *
read_case(void *self, const char *name, size_t *ret_count)
{
	const struct model *m = !strcmp(name, "main")
		? model_get(self, "template")
		: model_get(model_get(self, "partials"), name);

	*ret_count = model_text_bytes(m);
	return model_text_of(m);
}

static bool
is_raw(const char *text)
{
	return text && (strstr(text, "{{{") || strstr(text, "{{&"));
}

static bool
needs_raw(const struct model *test)
{
	const struct model *m = model_get(test, "partials");

	if (is_raw(model_text_of(model_get(test, "template"))))
		return true;
	for (m = model_first(m); m; m = model_next(m))
		if (is_raw(model_text_of(m)))
			return true;
	return false;
}

static bool
renders(const struct model *test, const struct mustache *t)
{
	const char *wanted = model_text_of(model_get(test, "expected"));
	struct buf out = {0};
	struct fault fault = {0};
	bool good;

	if (mustache_render(t, model_get(test, "data"), NULL, &out, &fault)) {
		printf("# %s: %s\n", fault.where, fault.message);
		buf_free(&out);
		return false;
	}
	good = !strcmp(buf_string(&out), wanted);
	if (!good)
		printf("# wanted <<%s>>\n# got <<%s>>\n", wanted,
		       buf_string(&out));
	buf_free(&out);
	return good;
}

static void
run_case(struct run *run, const char *file, const struct model *test)
{
	const char *name = model_text_of(model_get(test, "name"));
	struct mustache_reader reader = {read_case, (void *)test};
	struct mustache_set *set =
		mustache_set_new(MUSTACHE_LENIENT, &reader);
	struct fault fault = {0};
	const struct mustache *t;
	enum status status = mustache_load(set, "main", &t, &fault);

	if (needs_raw(test)) {
		printf("# refused, as it must be: %s: %s (%s)\n", file, name,
		       fault.where);
		report(run, status == E_INPUT && fault.message &&
		       strstr(fault.message, "Raw values"), file, name);
	} else if (status) {
		printf("# %s: %s\n", fault.where, fault.message);
		report(run, false, file, name);
	} else {
		report(run, renders(test, t), file, name);
	}
	mustache_set_free(set);
}

static void
run_file(struct run *run, const char *folder, const char *name)
{
	static char text[JSON_BYTES_MAX];
	const struct model *m;
	struct buf path = {0};
	size_t count;
	FILE *file;

	buf_printf(&path, "%s/mustache-spec/%s.json", folder, name);
	file = fopen(buf_string(&path), "rb");
	if (!file)
		printf("ok %d - %s # SKIP %s is not here\n", ++run->number,
		       name, buf_string(&path));
	buf_free(&path);
	if (!file)
		return;
	count = fread(text, 1, sizeof text, file);
	fclose(file);
	if (json_parse(text, count, run->arena, &m, NULL)) {
		report(run, false, name, "is read");
		return;
	}
	m = model_get(m, "tests");
	report(run, model_count(m) >= 12, name, "has its cases");
	for (m = model_first(m); m; m = model_next(m))
		run_case(run, name, m);
}

int
main(void)
{
	static const char *const names[] = {"comments", "delimiters",
					    "interpolation", "inverted",
					    "partials", "sections"};
	const char *folder = getenv("VERNACULAR_SHARED_DATA");
	const char *top = getenv("top_srcdir");
	struct run run = {.arena = arena_new()};

	if (!folder)
		folder = arena_printf(run.arena, "%s/../shared/data",
				      top ? top : ".");
	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		run_file(&run, folder, names[i]);
	printf("1..%d\n", run.number);
	arena_free(run.arena);
	return run.failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
