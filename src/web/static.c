/* Files that never change while the program runs. */
#include "web/static.h"

#include <dirent.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/hash.h"
#include "base/mem.h"

#define HASH_DIGITS 12

struct statics {
	struct arena *arena;
	struct held {
		const char *name;  /* "vernacular.css" */
		const char *plain; /* "/static/vernacular.css" */
		struct static_file file;
	} *held;
	size_t count, cap;
};

static const struct {
	const char *ending, *type;
} types[] = {
	{".css", "text/css; charset=utf-8"},
	{".svg", "image/svg+xml"},
	{".txt", "text/plain; charset=utf-8"},
	{".woff2", "font/woff2"},
};

static const char *
type_of(const char *name)
{
	const char *dot = strrchr(name, '.');

	for (size_t i = 0; dot && i < sizeof types / sizeof *types; i++)
		if (!strcmp(types[i].ending, dot))
			return types[i].type;
	return NULL;
}

static enum status
read_file(const char *path, struct buf *buf, struct fault *fault)
{
	FILE *file = fopen(path, "rb");
	char bytes[8192];
	size_t n;

	if (!file)
		return fault_set(fault, E_IO, path,
				 N_("The file cannot be read: check that the "
				    "program is installed whole"),
				 NULL);
	while ((n = fread(bytes, 1, sizeof bytes, file)) > 0)
		buf_put(buf, bytes, n);
	fclose(file);
	return OK;
}

static void
hold(struct statics *statics, const char *name, const struct buf *buf)
{
	struct arena *arena = statics->arena;
	struct held *held;
	unsigned char hash[HASH_BYTES];
	char hex[2 * HASH_BYTES + 1];
	const char *dot = strrchr(name, '.');

	hash_sha256(buf_string(buf), buf->count, hash);
	hash_hex(hash, HASH_BYTES, hex);
	hex[HASH_DIGITS] = '\0';
	statics->held = arena_grow(arena, statics->held, statics->count,
				   &statics->cap, sizeof *statics->held);
	held = &statics->held[statics->count++];
	held->name = arena_text(arena, name);
	held->plain = arena_printf(arena, "/static/%s", name);
	held->file.path = arena_printf(arena, "/static/%.*s-%s%s",
				       (int)(dot - name), name, hex, dot);
	held->file.etag = arena_printf(arena, "\"%s\"", hex);
	held->file.type = type_of(name);
	held->file.bytes = arena_copy(arena, buf_string(buf), buf->count);
	held->file.count = buf->count;
}

enum status
statics_load(const char *folder, struct statics **ret_statics,
	     struct fault *fault)
{
	struct statics *statics = mem_new(sizeof *statics);
	DIR *dir = opendir(folder);
	const struct dirent *found;
	enum status status = OK;

	statics->arena = arena_new();
	if (!dir)
		status = fault_set(fault, E_IO, folder,
				   N_("The folder cannot be read: check that "
				      "the program is installed whole"),
				   NULL);
	while (!status && (found = readdir(dir))) {
		struct buf buf = {0};

		if (!type_of(found->d_name))
			continue;
		status = read_file(arena_printf(statics->arena, "%s/%s",
						folder, found->d_name),
				   &buf, fault);
		if (!status)
			hold(statics, found->d_name, &buf);
		buf_free(&buf);
	}
	if (dir)
		closedir(dir);
	if (status)
		statics_free(statics);
	else
		*ret_statics = statics;
	return status;
}

void
statics_free(struct statics *statics)
{
	if (!statics)
		return;
	arena_free(statics->arena);
	free(statics);
}

const struct static_file *
statics_find(const struct statics *statics, const char *path)
{
	for (size_t i = 0; i < statics->count; i++)
		if (!strcmp(statics->held[i].file.path, path) ||
		    !strcmp(statics->held[i].plain, path))
			return &statics->held[i].file;
	return NULL;
}

const char *
statics_path(const struct statics *statics, const char *name)
{
	for (size_t i = 0; i < statics->count; i++)
		if (!strcmp(statics->held[i].name, name))
			return statics->held[i].file.path;
	return "";
}
