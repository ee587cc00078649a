/* All notices of a folder with their catalogues. */
#include "notice/notices.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/near.h"
#include "doc/markdown.h"
#include "lang/catalogue.h"
#include "notice/template.h"

struct shelf {
	const struct notice *notice;
	struct catalogues *catalogues;
};

struct notices {
	struct arena *arena;
	struct shelf *shelf;
	size_t count, cap;
};

static enum status
load_notice(struct notices *notices, const char *folder, const char *name,
	    struct faults *faults)
{
	struct arena *arena = notices->arena;
	struct notice_file file = {
		.path = arena_printf(arena, "%s/%s/notice.md", folder, name),
		.name = name,
		.folder = arena_printf(arena, "%s/%s", folder, name),
	};
	struct shelf shelf = {0};
	struct buf text = {0};
	struct fault fault;
	enum status status =
		file_read(file.path, MARKDOWN_BYTES_MAX, &text, &fault);

	if (status != OK) {
		*faults_add(faults) = fault;
	} else {
		file.text = buf_string(&text);
		file.count = text.count;
		status = notice_parse(&file, arena, &shelf.notice, faults);
	}
	buf_free(&text);
	if (status == OK)
		status = catalogues_load(file.folder, &shelf.catalogues,
					 faults);
	if (status != OK)
		return status;
	mem_grow(&notices->shelf, notices->count, &notices->cap, sizeof shelf);
	notices->shelf[notices->count++] = shelf;
	return OK;
}

static int
by_name(const void *a, const void *b)
{
	const struct shelf *left = a, *right = b;

	return strcmp(left->notice->name, right->notice->name);
}

/* A notice that cannot be read does not hide what is wrong with others. */
static enum status
load_all(struct notices *notices, const char *folder, DIR *dir,
	 struct faults *faults)
{
	enum status worst = OK, status;
	struct dirent *entry;

	while ((entry = readdir(dir))) {
		const char *name = arena_text(notices->arena, entry->d_name);

		if (*name == '.' || strchr(name, '.'))
			continue;
		status = load_notice(notices, folder, name, faults);
		if (worst == OK)
			worst = status;
	}
	return worst;
}

enum status
notices_load(const char *folder, struct notices **ret, struct faults *faults)
{
	struct notices *notices;
	DIR *dir = opendir(folder);
	enum status status;

	if (!dir)
		return fault_set(faults_add(faults), E_IO, folder,
				 N_("the folder of notices cannot be read: is "
				    "it there?"),
				 NULL);
	notices = mem_new(sizeof *notices);
	notices->arena = arena_new();
	status = load_all(notices, folder, dir, faults);
	closedir(dir);
	if (status != OK) {
		notices_free(notices);
		return status;
	}
	if (notices->count)
		qsort(notices->shelf, notices->count, sizeof *notices->shelf,
		      by_name);
	*ret = notices;
	return OK;
}

void
notices_free(struct notices *notices)
{
	if (!notices)
		return;
	for (size_t i = 0; i < notices->count; i++)
		catalogues_free(notices->shelf[i].catalogues);
	free(notices->shelf);
	arena_free(notices->arena);
	free(notices);
}

const struct notice *
notices_at(const struct notices *notices, size_t index)
{
	return index < notices->count ? notices->shelf[index].notice : NULL;
}

enum status
notices_find(const struct notices *notices, const char *name,
	     const struct notice **ret, struct fault *fault)
{
	struct near near = {.word = name};

	for (size_t i = 0; i < notices->count; i++) {
		const struct notice *notice = notices->shelf[i].notice;

		if (!strcmp(notice->name, name)) {
			*ret = notice;
			return OK;
		}
		near_offer(&near, notice->name);
	}
	return fault_set(fault, E_NOT_FOUND, "notice",
			 near.best ? N_("there is no notice “{value}”: perhaps "
					"{nearest}?")
				   : N_("there is no notice “{value}”: see the "
					"list of notices"),
			 "value", name, "nearest", near.best ? near.best : "",
			 NULL);
}

static const struct shelf *
shelf_of(const struct notices *notices, const struct notice *notice)
{
	for (size_t i = 0; i < notices->count; i++)
		if (notices->shelf[i].notice == notice)
			return &notices->shelf[i];
	return NULL;
}

const struct catalogue *
notices_catalogue(const struct notices *notices, const struct notice *notice,
		  const struct tag *tag)
{
	const struct shelf *shelf = shelf_of(notices, notice);

	return shelf ? catalogues_find(shelf->catalogues, tag) : NULL;
}

const struct catalogue *
notices_catalogue_at(const struct notices *notices,
		     const struct notice *notice, size_t index)
{
	const struct shelf *shelf = shelf_of(notices, notice);

	return shelf ? catalogues_at(shelf->catalogues, index) : NULL;
}
