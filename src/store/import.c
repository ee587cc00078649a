/* Tables on their way into the register. */
#include "store/import.h"

#include <string.h>

#include "store/inside.h"

enum {
	IMPORT_INSERT,
	IMPORT_GET,
	IMPORT_CONTENT,
	IMPORT_CHANGE,
	IMPORT_DELETE,
	IMPORT_LIST,
	IMPORT_PURGE,
	IMPORT_HEADINGS,
	IMPORT_HEADING_PUT,
	IMPORTS,
};

#define SHORT_COLUMNS "id, organisation, kind, name, state, at, by"

static const struct query queries[] = {
	[IMPORT_INSERT] = {"INSERT INTO import (id, organisation, kind, name,"
			   " state, at, by, encoding, content) VALUES (?, ?,"
			   " ?, ?, ?, ?, ?, '', ?)", NULL},
	[IMPORT_GET] = {"SELECT " SHORT_COLUMNS ", report, faults FROM import"
			" WHERE id = ? AND visible(organisation)", NULL},
	[IMPORT_CONTENT] = {"SELECT content FROM import WHERE id = ?"
			    " AND content IS NOT NULL"
			    " AND visible(organisation)", NULL},
	[IMPORT_CHANGE] = {"UPDATE import SET state = ?1, report = ?2,"
			   " faults = ?3, content = CASE ?1 WHEN 'done'"
			   " THEN NULL ELSE content END"
			   " WHERE id = ?4 AND visible(organisation)", NULL},
	[IMPORT_DELETE] = {"DELETE FROM import WHERE id = ?"
			   " AND visible(organisation)", NULL},
	[IMPORT_LIST] = {"SELECT " SHORT_COLUMNS " FROM import"
			 " WHERE organisation = ? AND visible(organisation)"
			 " ORDER BY id DESC LIMIT ?", NULL},
	[IMPORT_PURGE] = {"DELETE FROM import WHERE state <> 'done'"
			  " AND at < ? AND visible(organisation)", NULL},
	[IMPORT_HEADINGS] = {"SELECT heading, meaning FROM import_heading"
			     " WHERE organisation IN (SELECT id"
			     " FROM organisation WHERE id = ?1 AND visible(id)"
			     " UNION ALL SELECT parent FROM organisation"
			     " WHERE id = ?1 AND visible(id)) AND kind = ?2"
			     " ORDER BY organisation <> ?1, heading", NULL},
	[IMPORT_HEADING_PUT] = {"INSERT INTO import_heading (kind, heading,"
				" meaning, by, at, organisation) SELECT ?, ?,"
				" ?, ?, ?, id FROM organisation WHERE id = ?"
				" AND visible(id) ON CONFLICT DO UPDATE SET"
				" meaning = excluded.meaning, by = excluded.by,"
				" at = excluded.at", NULL},
};
const struct noun import_noun = {NOUN_IMPORT, "import", queries, IMPORTS};

enum status
import_insert(const struct access *access, const struct import_row *row,
	      const char *bytes, size_t count, struct fault *fault)
{
	struct cursor c = cursor_open(access, &import_noun, IMPORT_INSERT);

	put_int(&c, row->id);
	put_int(&c, row->organisation);
	put_text(&c, row->kind);
	put_text(&c, row->name);
	put_text(&c, row->state);
	put_int(&c, row->at_utc);
	put_int(&c, row->by);
	put_bytes(&c, bytes, count);
	return cursor_run(&c, fault);
}

static void
read_short(struct cursor *c, struct import_row *ret)
{
	*ret = (struct import_row){.id = read_int(c)};
	ret->organisation = read_int(c);
	ret->kind = read_text(c);
	ret->name = read_text(c);
	ret->state = read_text(c);
	ret->at_utc = read_int(c);
	ret->by = read_int(c);
}

enum status
import_get(const struct access *access, int64_t id, struct import_row *ret,
	   struct fault *fault)
{
	struct cursor c = cursor_open(access, &import_noun, IMPORT_GET);
	bool found;

	put_int(&c, id);
	if ((found = cursor_next(&c))) {
		read_short(&c, ret);
		ret->report = read_text(&c);
		ret->faults = read_text(&c);
	}
	return cursor_found(&c, found, "import", fault);
}

enum status
import_content(const struct access *access, int64_t id,
	       const char **ret_bytes, size_t *ret_count, struct fault *fault)
{
	struct cursor c = cursor_open(access, &import_noun, IMPORT_CONTENT);
	bool found;

	put_int(&c, id);
	if ((found = cursor_next(&c)))
		*ret_bytes = read_bytes(&c, ret_count);
	return cursor_found(&c, found, "import", fault);
}

enum status
import_change(const struct access *access, const struct import_row *row,
	      struct fault *fault)
{
	struct cursor c = cursor_open(access, &import_noun, IMPORT_CHANGE);

	put_text(&c, row->state);
	put_text(&c, row->report);
	put_text(&c, row->faults);
	put_int(&c, row->id);
	return cursor_change(&c, "import", fault);
}

enum status
import_delete(const struct access *access, int64_t id, struct fault *fault)
{
	struct cursor c = cursor_open(access, &import_noun, IMPORT_DELETE);

	put_int(&c, id);
	return cursor_change(&c, "import", fault);
}

enum status
import_list(const struct access *access, size_t limit, struct import_rows *ret,
	    struct fault *fault)
{
	struct import_rows rows = {NULL, 0};
	size_t cap = 0;
	enum status status = OK;

	for (size_t i = 0; i < access->scope->count && !status; i++) {
		struct cursor c =
			cursor_open(access, &import_noun, IMPORT_LIST);

		put_int(&c, access->scope->organisation[i]);
		put_int(&c, (int64_t)limit);
		while (cursor_next(&c)) {
			rows.list = arena_grow(access->arena, rows.list,
					       rows.count, &cap,
					       sizeof *rows.list);
			read_short(&c, &rows.list[rows.count++]);
		}
		status = cursor_close(&c, fault);
	}
	if (!status)
		*ret = rows;
	return status;
}

enum status
import_purge(const struct access *access, int64_t before_utc,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &import_noun, IMPORT_PURGE);

	put_int(&c, before_utc);
	return cursor_run(&c, fault);
}

enum status
import_heading_list(const struct access *access, int64_t organisation,
		    const char *kind, struct import_headings *ret,
		    struct fault *fault)
{
	struct cursor c = cursor_open(access, &import_noun, IMPORT_HEADINGS);
	struct import_headings all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, organisation);
	put_text(&c, kind);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		all.list[all.count].heading = read_text(&c);
		all.list[all.count++].meaning = read_text(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
import_heading_put(const struct access *access,
		   const struct import_saying *saying, struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &import_noun, IMPORT_HEADING_PUT);

	put_text(&c, saying->kind);
	put_text(&c, saying->heading.heading);
	put_text(&c, saying->heading.meaning);
	put_int(&c, saying->by);
	put_int(&c, saying->at_utc);
	put_int(&c, saying->organisation);
	return cursor_change(&c, "organisation", fault);
}
