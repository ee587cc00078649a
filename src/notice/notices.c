/* All notices of a folder and the clauses beside it, with their catalogues. */
#include "notice/notices.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/near.h"
#include "doc/markdown.h"
#include "notice/shelf.h"
#include "notice/translate.h"

struct loading {
	struct notices *notices;
	size_t cap;
	struct faults *faults;
	enum status status; /* the first that went wrong */
};

static void
failed(struct loading *l, enum status status)
{
	if (l->status == OK)
		l->status = status;
}

static void
load_text(struct loading *l, const char *path, struct shelf_text *ret)
{
	struct arena *arena = l->notices->arena;
	struct buf text = {0};
	struct fault fault;
	enum status status = file_read(path, MARKDOWN_BYTES_MAX, &text, &fault);

	if (status == OK) {
		ret->path = path;
		ret->count = text.count;
		ret->text = arena_copy(arena, buf_string(&text), text.count);
	} else {
		*faults_add(l->faults) = fault;
		failed(l, status);
	}
	buf_free(&text);
}

static void
load_catalogues(struct loading *l, struct shelf *shelf)
{
	struct notices *n = l->notices;
	struct catalogues *all = NULL;
	enum status status = catalogues_load(shelf->folder, &all, l->faults);
	size_t count = 0;

	if (status != OK) {
		failed(l, status);
		return;
	}
	n->owned = mem_resize(n->owned, (n->owned_count + 1) *
						sizeof *n->owned);
	n->owned[n->owned_count++] = all;
	while (catalogues_at(all, count))
		count++;
	shelf->catalogue =
		arena_alloc(n->arena, (count + 1) * sizeof *shelf->catalogue);
	for (; shelf->catalogues < count; shelf->catalogues++)
		shelf->catalogue[shelf->catalogues] =
			catalogues_at(all, shelf->catalogues);
}

static void
load_shelf(struct loading *l, const char *folder, const char *name,
	   enum notice_kind kind)
{
	struct notices *n = l->notices;
	struct shelf shelf = {.kind = kind, .name = name};
	const char *easy;

	shelf.folder = arena_printf(n->arena, "%s/%s", folder, name);
	easy = arena_printf(n->arena, "%s/easy-read.md", shelf.folder);
	load_text(l,
		  arena_printf(n->arena, "%s/%s.md", shelf.folder,
			       kind == NOTICE_LETTER ? "notice" : "clause"),
		  &shelf.text[NOTICE_STANDARD]);
	if (kind == NOTICE_LETTER && access(easy, F_OK) == 0)
		load_text(l, easy, &shelf.text[NOTICE_EASY]);
	load_catalogues(l, &shelf);
	if (!shelf.text[NOTICE_STANDARD].text)
		return;
	if (shelf_named(n, name)) {
		(void)fault_set(faults_add(l->faults), E_INPUT,
				shelf.text[NOTICE_STANDARD].path,
				N_("a notice and a clause have this name: give "
				   "one of them another"),
				NULL);
		failed(l, E_INPUT);
	}
	mem_grow(&n->shelf, n->count, &l->cap, sizeof shelf);
	n->shelf[n->count++] = shelf;
}

/* A notice that cannot be read does not hide what is wrong with others. */
static void
load_folder(struct loading *l, const char *folder, DIR *dir,
	    enum notice_kind kind)
{
	struct dirent *entry;

	while ((entry = readdir(dir)))
		if (*entry->d_name != '.' && !strchr(entry->d_name, '.'))
			load_shelf(l, folder,
				   arena_text(l->notices->arena,
					      entry->d_name),
				   kind);
	closedir(dir);
}

/* words.txt beside the folder, if there is one. */
static void
load_words(struct loading *l, const char *folder)
{
	struct notices *n = l->notices;
	struct shelf_text text = {0};
	const char *path = arena_printf(n->arena, "%s/words.txt",
					file_folder(n->arena, folder));

	if (access(path, F_OK) != 0)
		return;
	load_text(l, path, &text);
	if (text.text && avoid_read(path, text.text, n->arena, &n->avoid,
				    l->faults) != OK)
		failed(l, E_INPUT);
}

enum status
notices_load(const char *folder, struct notices **ret, struct faults *faults)
{
	struct loading l = {.faults = faults};
	DIR *dir = opendir(folder);
	const char *clauses;

	if (!dir)
		return fault_set(faults_add(faults), E_IO, folder,
				 N_("the folder of notices cannot be read: is "
				    "it there?"),
				 NULL);
	l.notices = mem_new(sizeof *l.notices);
	l.notices->arena = arena_new();
	atomic_init(&l.notices->users, 1);
	l.notices->folder = arena_text(l.notices->arena, folder);
	clauses = arena_printf(l.notices->arena, "%s/clauses",
			       file_folder(l.notices->arena, folder));
	load_folder(&l, folder, dir, NOTICE_LETTER);
	dir = opendir(clauses);
	if (dir)
		load_folder(&l, clauses, dir, NOTICE_CLAUSE);
	load_words(&l, folder);
	shelves_sort(l.notices);
	if (shelves_read(l.notices, faults) != OK)
		failed(&l, E_INPUT);
	if (l.status != OK) {
		notices_free(l.notices);
		return l.status;
	}
	*ret = l.notices;
	return OK;
}

struct notices *
notices_share(struct notices *notices)
{
	atomic_fetch_add(&notices->users, 1);
	return notices;
}

void
notices_free(struct notices *notices)
{
	if (!notices || atomic_fetch_sub(&notices->users, 1) > 1)
		return;
	for (size_t i = 0; i < notices->owned_count; i++)
		catalogues_free(notices->owned[i]);
	for (size_t i = 0; i < notices->made_count; i++)
		catalogue_free(notices->made[i]);
	free(notices->owned);
	free(notices->made);
	free(notices->shelf);
	arena_free(notices->arena);
	notices_free(notices->base);
	free(notices);
}

/* The notice at an index among those of its kind. */
static const struct notice *
at(const struct notices *notices, enum notice_kind kind, size_t index)
{
	for (size_t i = 0; i < notices->count; i++)
		if (notices->shelf[i].kind == kind && !index--)
			return notices->shelf[i].notice;
	return NULL;
}

const struct notice *
notices_at(const struct notices *notices, size_t index)
{
	return at(notices, NOTICE_LETTER, index);
}

const struct notice *
notices_clause_at(const struct notices *notices, size_t index)
{
	return at(notices, NOTICE_CLAUSE, index);
}

enum status
notices_source(const struct notices *notices, const char *name,
	       const struct notice **ret, struct fault *fault)
{
	const struct shelf *shelf = shelf_named(notices, name);

	if (!shelf || shelf->kind != NOTICE_CLAUSE)
		return notices_find(notices, name, ret, fault);
	*ret = shelf->notice;
	return OK;
}

enum status
notices_find(const struct notices *notices, const char *name,
	     const struct notice **ret, struct fault *fault)
{
	const struct shelf *shelf = shelf_named(notices, name);
	struct near near = {.word = name};
	const struct notice *notice;

	if (shelf && shelf->kind == NOTICE_LETTER) {
		*ret = shelf->notice;
		return OK;
	}
	for (size_t i = 0; (notice = notices_at(notices, i)); i++)
		near_offer(&near, notice->name);
	return fault_set(fault, E_NOT_FOUND, "notice",
			 shelf ? N_("{value} is a clause, no notice: name a "
				    "notice that holds it")
			 : near.best
				 ? N_("there is no notice “{value}”: perhaps "
				      "{nearest}?")
				 : N_("there is no notice “{value}”: see the "
				      "list of notices"),
			 "value", name, "nearest", near.best ? near.best : "",
			 NULL);
}

const struct avoid *
notices_avoid(const struct notices *notices)
{
	return &notices->avoid;
}

static const struct shelf *
shelf_of(const struct notices *notices, const struct notice *notice)
{
	for (size_t i = 0; i < notices->count; i++)
		if (notices->shelf[i].notice == notice)
			return &notices->shelf[i];
	return NULL;
}

const char *
notices_text(const struct notices *notices, const struct notice *notice,
	     enum notice_variant variant)
{
	const struct shelf *shelf = shelf_of(notices, notice);

	return shelf ? shelf->text[variant].text : NULL;
}

const struct catalogue *
notices_catalogue(const struct notices *notices, const struct notice *notice,
		  const struct tag *tag)
{
	const struct shelf *shelf = shelf_of(notices, notice);

	for (size_t i = 0; shelf && i < shelf->catalogues; i++)
		if (!strcmp(catalogue_tag(shelf->catalogue[i])->tag, tag->tag))
			return shelf->catalogue[i];
	return NULL;
}

const struct catalogue *
notices_catalogue_at(const struct notices *notices,
		     const struct notice *notice, size_t index)
{
	const struct shelf *shelf = shelf_of(notices, notice);

	return shelf && index < shelf->catalogues ? shelf->catalogue[index]
						  : NULL;
}

const struct wording *
notices_wording(const struct notices *notices, const struct notice *notice,
		const struct tag *tag, struct arena *arena)
{
	const struct catalogue *own = notices_catalogue(notices, notice, tag);
	struct wording *wording;

	if (!own)
		return NULL;
	wording = arena_alloc(arena, sizeof *wording);
	wording->tag = tag;
	wording->own = own;
	wording->clauses = notice->clause_count;
	wording->clause = arena_alloc(arena, (notice->clause_count + 1) *
						     sizeof *wording->clause);
	for (size_t i = 0; i < notice->clause_count; i++) {
		const struct notice *clause = notice->clauses[i];

		wording->clause[i].name = clause->name;
		wording->clause[i].catalogue =
			notices_catalogue(notices, clause, tag);
	}
	return wording;
}
