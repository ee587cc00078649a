/* Templates in the files of a folder. */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "wire/mustache_ops.h"

static const char *
read_file(void *self, const char *name, size_t *ret_count)
{
	struct mustache_set *set = self;
	struct buf path = {0};
	char block[8192];
	size_t count;
	bool failed;
	FILE *file;

	buf_printf(&path, "%s/%s.mustache", set->folder, name);
	file = fopen(buf_string(&path), "rb");
	buf_free(&path);
	if (!file)
		return NULL;
	buf_clear(&set->read);
	while ((count = fread(block, 1, sizeof block, file)) > 0 &&
	       set->read.count <= MUSTACHE_BYTES_MAX)
		buf_put(&set->read, block, count);
	failed = ferror(file);
	fclose(file);
	*ret_count = set->read.count;
	return failed ? NULL : buf_string(&set->read);
}

struct mustache_set *
mustache_set_folder(enum mustache_mode mode, const char *folder)
{
	struct mustache_reader reader = {.read = read_file};
	struct mustache_set *set = mustache_set_new(mode, &reader);

	set->folder = arena_text(set->arena, folder);
	set->reader.self = set;
	return set;
}

/* What stands in folder/prefix, and in the folders under it. */
static void
add_names(const char *folder, const char *prefix, struct buf *names)
{
	struct dirent **list;
	struct buf path = {0};
	int found;

	buf_printf(&path, "%s/%s", folder, prefix);
	found = scandir(buf_string(&path), &list, NULL, alphasort);
	for (int i = 0; i < found; i++) {
		const char *name = list[i]->d_name;
		const char *end = strstr(name, ".mustache");

		buf_clear(&path);
		if (end && !end[strlen(".mustache")]) {
			buf_printf(names, "%s%.*s\n", prefix,
				   (int)(end - name), name);
		} else if (!strchr(name, '.')) {
			buf_printf(&path, "%s%s/", prefix, name);
			add_names(folder, buf_string(&path), names);
		}
		free(list[i]);
	}
	if (found >= 0)
		free(list);
	buf_free(&path);
}

void
mustache_folder_names(const char *folder, struct buf *ret_names)
{
	add_names(folder, "", ret_names);
}
