/* Runs a fuzz target over its corpus, the folder of the same name, and prints
 * TAP. A fault ends the process, which the missing lines show. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/arena.h"
#include "fuzz.h"

static const char *
corpus_folder(struct arena *arena, const char *program)
{
	const char *top = getenv("top_srcdir");
	const char *slash = strrchr(program, '/');
	const char *name = slash ? slash + 1 : program;
	const char *end = strstr(name, "_fuzz");

	return arena_printf(arena, "%s/tests/fuzz/%.*s", top ? top : ".",
			    end ? (int)(end - name) : (int)strlen(name), name);
}

static void
replay(const char *path)
{
	FILE *file = fopen(path, "rb");
	uint8_t *bytes;
	long count;

	if (!file || fseek(file, 0, SEEK_END) || (count = ftell(file)) < 0) {
		printf("Bail out! %s cannot be read\n", path);
		exit(1);
	}
	rewind(file);
	/* Exactly as long as the file, so that reading past it is seen. */
	bytes = malloc(count ? (size_t)count : 1);
	if (!bytes || fread(bytes, 1, (size_t)count, file) != (size_t)count) {
		printf("Bail out! %s cannot be read\n", path);
		exit(1);
	}
	fclose(file);
	LLVMFuzzerTestOneInput(bytes, (size_t)count);
	free(bytes);
}

int
main(int argc, char **argv)
{
	struct arena *arena = arena_new();
	const char *folder = corpus_folder(arena, argv[0]);
	struct dirent **list;
	int found = scandir(folder, &list, NULL, alphasort);
	int number = 0;

	(void)argc;
	for (int i = 0; i < found; i++) {
		if (list[i]->d_name[0] != '.') {
			replay(arena_printf(arena, "%s/%s", folder,
					    list[i]->d_name));
			printf("ok %d - %s\n", ++number, list[i]->d_name);
		}
		free(list[i]);
	}
	if (found >= 0)
		free(list);
	if (!number)
		printf("not ok %d - %s holds a corpus\n", ++number, folder);
	printf("1..%d\n", number);
	arena_free(arena);
	return 0;
}
