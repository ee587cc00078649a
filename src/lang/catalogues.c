/* The catalogues of a folder, one a language. */
#include <dirent.h>
#include <errno.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "lang/catalogue.h"

struct catalogues {
	struct catalogue **list; /* in order of tag */
	size_t count, cap;
};

static int
by_tag(const void *a, const void *b)
{
	const struct catalogue *const *x = a, *const *y = b;

	return strcmp(catalogue_tag(*x)->tag, catalogue_tag(*y)->tag);
}

static enum status
load_one(struct catalogues *all, const char *path, const char *name,
	 struct faults *faults)
{
	struct catalogue *catalogue;
	const struct tag *tag;
	struct fault fault;
	enum status status = tag_parse(path, name, &tag, &fault);

	if (status != OK) {
		*faults_add(faults) = fault;
		return status;
	}
	status = catalogue_load(path, tag, &catalogue, faults);
	if (status != OK)
		return status;
	mem_grow(&all->list, all->count, &all->cap, sizeof *all->list);
	all->list[all->count++] = catalogue;
	return OK;
}

/* Whether a file's name is a tag and ".po"; *ret_tag is in the arena. */
static bool
names_catalogue(const char *name, struct arena *arena, const char **ret_tag)
{
	size_t count = strlen(name);

	if (count < 4 || strcmp(name + count - 3, ".po"))
		return false;
	*ret_tag = arena_copy(arena, name, count - 3);
	return true;
}

static enum status
load_folder(struct catalogues *all, DIR *dir, const char *folder,
	    struct faults *faults)
{
	struct arena *arena = arena_new();
	enum status status = OK;
	struct dirent *file;

	while ((file = readdir(dir))) {
		enum status one = OK;
		const char *tag;

		if (names_catalogue(file->d_name, arena, &tag))
			one = load_one(all,
				       arena_printf(arena, "%s/%s", folder,
						    file->d_name),
				       tag, faults);
		if (one != OK)
			status = one;
	}
	arena_free(arena);
	return status;
}

enum status
catalogues_load(const char *folder, struct catalogues **ret_all,
		struct faults *faults)
{
	struct catalogues *all;
	DIR *dir = opendir(folder);
	enum status status;

	if (!dir)
		return fault_set(faults_add(faults), E_IO, folder,
				 N_("cannot be read: {reason}"), "reason",
				 strerror(errno), NULL);
	all = mem_new(sizeof *all);
	status = load_folder(all, dir, folder, faults);
	closedir(dir);
	if (status != OK) {
		catalogues_free(all);
		return status;
	}
	if (all->count)
		qsort(all->list, all->count, sizeof(struct catalogue *),
		      by_tag);
	*ret_all = all;
	return OK;
}

void
catalogues_free(struct catalogues *all)
{
	if (!all)
		return;
	for (size_t i = 0; i < all->count; i++)
		catalogue_free(all->list[i]);
	free(all->list);
	free(all);
}

const struct catalogue *
catalogues_find(const struct catalogues *all, const struct tag *tag)
{
	for (size_t i = 0; all && i < all->count; i++)
		if (catalogue_tag(all->list[i]) == tag)
			return all->list[i];
	return NULL;
}

const struct catalogue *
catalogues_at(const struct catalogues *all, size_t index)
{
	return all && index < all->count ? all->list[index] : NULL;
}
