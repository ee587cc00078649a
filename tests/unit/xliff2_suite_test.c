/* The OASIS test suites of XLIFF 2.1 and 2.2, every file: what is labelled
 * valid is read, written and read again, what is labelled invalid is refused.
 * The exceptions stand in tests/data/xliff2.txt, a path and a reason a line;
 * one that is no exception any more fails. Prints TAP by hand, for the files
 * may be absent and cmocka's skips count as failures. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "wire/xliff2.h"

struct suite {
	struct arena *arena;
	const char *folder, *exceptions;
	int number, failed;
};

static void
report(struct suite *suite, bool good, const char *path, const char *said)
{
	printf("%s %d - %s\n", good ? "ok" : "not ok", ++suite->number, path);
	if (!good) {
		suite->failed++;
		printf("# %s\n", said);
	}
}

/* Whether the path stands in the file of exceptions, with its reason. */
static bool
is_exception(const struct suite *suite, const char *path)
{
	const char *at = suite->exceptions;
	size_t count = strlen(path);

	while ((at = strstr(at, path)) && at[count] != '\t')
		at++;
	return at && (at == suite->exceptions || at[-1] == '\n') &&
	       at[count + 1];
}

static enum status
check(struct suite *suite, const void *bytes, size_t count, struct buf *again,
      struct faults *faults)
{
	const struct xml_file file = {"file.xlf", bytes, count, 1 << 20,
				      XML_DOCTYPE_REFUSED};
	struct xml xml;

	if (xml_read(&file, suite->arena, &xml, faults_add(faults)) != OK)
		return E_INPUT;
	if (xliff2_check("file.xlf", &xml, suite->arena, faults) != OK)
		return E_INPUT;
	xml_write(&xml, again);
	return OK;
}

/* What was written says the same and stays as it is. */
static enum status
check_twice(struct suite *suite, const struct buf *bytes,
	    struct faults *faults)
{
	struct buf once = {0}, twice = {0};
	enum status status =
		check(suite, bytes->bytes, bytes->count, &once, faults);

	if (status == OK &&
	    (check(suite, once.bytes, once.count, &twice, faults) != OK ||
	     strcmp(buf_string(&once), buf_string(&twice))))
		status = E_INTERNAL;
	buf_free(&once);
	buf_free(&twice);
	return status;
}

static void
run_file(struct suite *suite, const char *path, bool valid)
{
	struct buf bytes = {0};
	struct faults faults = {0};
	struct fault fault;
	char said[400] = "accepted";
	enum status status;

	if (file_read(arena_printf(suite->arena, "%s/%s", suite->folder, path),
		      1 << 20, &bytes, &fault) != OK) {
		report(suite, false, path, fault.where);
		return;
	}
	status = check_twice(suite, &bytes, &faults);
	if (faults.count && status != OK) {
		const struct fault *last = &faults.list[faults.count - 1];
		size_t count = (size_t)snprintf(said, sizeof said, "%s: ",
						last->where);

		fault_text(last, last->message, said + count,
			   sizeof said - count);
	}
	if (is_exception(suite, path))
		valid = !valid;
	report(suite,
	       status == (valid ? OK : E_INPUT), path, said);
	buf_free(&bytes);
	faults_free(&faults);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void
run_folder(struct suite *suite, const char *folder)
{
	const char *path =
		arena_printf(suite->arena, "%s/%s", suite->folder, folder);
	DIR *dir = opendir(path);
	const struct dirent *entry;
	const char *names[400];
	size_t count = 0;

	while (dir && (entry = readdir(dir)) && count < 400) {
		size_t length = strlen(entry->d_name);

		if (length > 4 && !strcmp(entry->d_name + length - 4, ".xlf"))
			names[count++] = arena_printf(suite->arena, "%s/%s",
						      folder, entry->d_name);
	}
	if (dir)
		closedir(dir);
	report(suite, count >= 18, folder, "has its files");
	qsort(names, count, sizeof *names, by_name);
	for (size_t i = 0; i < count; i++)
		run_file(suite, names[i], !strstr(folder, "invalid"));
}

static void
run_suites(struct suite *suite)
{
	static const char *const folders[] = {
		"xliff-21/test-suite/core/valid",
		"xliff-21/test-suite/core/in-out",
		"xliff-21/test-suite/core/invalid",
		"xliff-21/test-suite/modules/valid",
		"xliff-21/test-suite/modules/invalid",
		"xliff-22/test-suite/core/valid",
		"xliff-22/test-suite/core/invalid",
		"xliff-22/test-suite/modules/valid",
		"xliff-22/test-suite/modules/invalid",
	};
	DIR *dir = opendir(suite->folder);

	if (!dir) {
		printf("ok %d - suites # SKIP %s is not here\n",
		       ++suite->number, suite->folder);
		return;
	}
	closedir(dir);
	for (size_t i = 0; i < sizeof folders / sizeof *folders; i++)
		run_folder(suite, folders[i]);
}

int
main(void)
{
	const char *data = getenv("VERNACULAR_SHARED_DATA");
	const char *top = getenv("top_srcdir");
	struct suite suite = {.arena = arena_new()};
	struct buf exceptions = {0};
	struct fault fault;

	if (!data)
		data = arena_printf(suite.arena, "%s/../shared/data",
				    top ? top : ".");
	suite.folder = arena_printf(suite.arena, "%s/xliff2", data);
	if (file_read(arena_printf(suite.arena, "%s/tests/data/xliff2.txt",
				   top ? top : "."),
		      1 << 20, &exceptions, &fault) != OK) {
		printf("Bail out! %s\n", fault.where);
		return EXIT_FAILURE;
	}
	suite.exceptions = buf_string(&exceptions);
	run_suites(&suite);
	printf("1..%d\n", suite.number);
	buf_free(&exceptions);
	arena_free(suite.arena);
	return suite.failed ? EXIT_FAILURE : EXIT_SUCCESS;
}
