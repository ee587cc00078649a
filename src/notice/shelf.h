/* What a set of notices holds of each. Internal to notice/. */
#ifndef VERNACULAR_NOTICE_SHELF_H
#define VERNACULAR_NOTICE_SHELF_H

#include <stdatomic.h>

#include "lang/catalogue.h"
#include "notice/avoid.h"
#include "notice/notices.h"
#include "notice/template.h"

enum shelf_state {
	SHELF_WAITING, /* to be read */
	SHELF_READING,
	SHELF_READ,
	SHELF_WRONG, /* and its faults are told */
};

/* A letter or a clause: sources, and what was read of them. */
struct shelf {
	enum notice_kind kind;
	enum shelf_state state;
	const char *name;
	const char *folder; /* of its pictures */
	struct shelf_text {
		const char *path, *text; /* NULL: there is none */
		size_t count;
	} text[NOTICE_VARIANTS];
	const struct notice *notice;
	const struct catalogue **catalogue; /* in order of tag */
	size_t catalogues;
};

struct notices {
	atomic_int users;
	struct notices *base; /* whose shelves some of these are, or NULL */
	struct arena *arena;
	const char *folder;  /* of the notices' folders */
	struct shelf *shelf; /* letters, then clauses, by name */
	size_t count;
	struct avoid avoid;
	struct catalogues **owned; /* catalogues of this set's own files */
	size_t owned_count;
	struct catalogue **made; /* and of texts */
	size_t made_count;
};

/* Read what waits, clauses first where they are needed. Errors: E_INPUT. */
enum status shelves_read(struct notices *, struct faults *) MUST_USE;

/* In the order of the set. */
void shelves_sort(struct notices *);

/* NULL where there is none. */
struct shelf *shelf_named(const struct notices *, const char *name);

#endif
