/* What goes from one tenant to another in a merge, and back. */
#include "store/merge.h"

#include <string.h>

#include "core/name.h"
#include "store/inside.h"

enum {
	OF_NEED,
	OF_REQUEST,
	OF_ITEM,
	OF_PERSON,
	OF_CONTACT,
	OF_CASE,
	OF_CALL,
	OF_ASK,
	OF_EQUALITY, /* an answer a question */
	OF_LINK,
	OF_PANEL,
	OF_DROP_IN,
	OF_EXCLUSION,
	OF_FAMILY,
	OF_REPLY,
	OF_FEEDBACK,
	OF_COMPLAINT,
	OF_HOLD,
	OF_EASY_READ,
	OF_SURVEY, /* what they answered */
	OF_ALIAS,   /* tenants that were merged into `from` */
	OF_TENANCY, /* one a tenant */
	KINDS,
	/* their changes follow in the same order */
	MERGE_NOTE = 2 * KINDS,
	MERGE_NOTED,
	FIELD_NOTE,
	FIELD_LIST,
	NEEDS_AGAIN,
	MERGES,
};

static const char *const kinds[KINDS] = {
	"need",	    "request",	 "item",   "person",  "contact",
	"case_file", "call",	 "ask",	   "equality_answer",
	"equality_link", "panel_member", "drop_in_visit",
	"exclusion", "family_offer", "reply", "feedback",
	"provider_complaint", "letter_hold", "easy_read_reader",
	"survey_answer", "tenant", "tenancy",
};

#define MOVABLE(table)                                                     \
	"SELECT id FROM " table " WHERE tenant = ?1 AND tenant <> ?2"      \
	" AND visible(organisation)"
#define MOVE(table) "UPDATE " table " SET tenant = ?2 WHERE id = ?1"

static const struct query queries[] = {
	[OF_NEED] = {MOVABLE("need"), NULL},
	[OF_REQUEST] = {MOVABLE("request"), NULL},
	[OF_ITEM] = {MOVABLE("item"), NULL},
	[OF_PERSON] = {MOVABLE("person"), NULL},
	[OF_CONTACT] = {MOVABLE("contact"), NULL},
	[OF_CASE] = {MOVABLE("case_file"), NULL},
	[OF_CALL] = {"SELECT id FROM call WHERE tenant = ?1"
		     " AND tenant IS NOT NULL AND tenant <> ?2"
		     " AND visible(organisation)", NULL},
	[OF_ASK] = {"SELECT id FROM ask WHERE tenant = ?1"
		    " AND tenant IS NOT NULL AND tenant <> ?2"
		    " AND visible(organisation)", NULL},
	/* What both answered stays what the other said. */
	[OF_EQUALITY] = {"SELECT id FROM equality_answer a WHERE tenant = ?1"
			 " AND tenant <> ?2 AND NOT EXISTS (SELECT 1"
			 " FROM equality_answer b WHERE b.tenant = ?2"
			 " AND b.question = a.question)"
			 " AND visible(organisation)", NULL},
	[OF_LINK] = {MOVABLE("equality_link") " AND ended_at IS NULL", NULL},
	/* Nobody is in the panel twice. */
	[OF_PANEL] = {MOVABLE("panel_member") " AND (left_at IS NOT NULL"
		      " OR NOT EXISTS (SELECT 1 FROM panel_member"
		      " WHERE tenant = ?2 AND left_at IS NULL))", NULL},
	[OF_DROP_IN] = {MOVABLE("drop_in_visit"), NULL},
	[OF_EXCLUSION] = {MOVABLE("exclusion"), NULL},
	[OF_FAMILY] = {MOVABLE("family_offer"), NULL},
	[OF_REPLY] = {MOVABLE("reply"), NULL},
	[OF_FEEDBACK] = {MOVABLE("feedback"), NULL},
	[OF_COMPLAINT] = {"SELECT id FROM provider_complaint"
			  " WHERE tenant = ?1 AND tenant IS NOT NULL"
			  " AND tenant <> ?2 AND visible(organisation)",
			  NULL},
	[OF_HOLD] = {MOVABLE("letter_hold"), NULL},
	[OF_EASY_READ] = {MOVABLE("easy_read_reader"), NULL},
	[OF_SURVEY] = {"SELECT id FROM survey_answer WHERE tenant = ?1"
		       " AND tenant IS NOT NULL AND tenant <> ?2"
		       " AND visible(organisation)", NULL},
	[OF_ALIAS] = {"SELECT id FROM tenant WHERE merged_into = ?1"
		      " AND merged_into IS NOT NULL AND id <> ?2"
		      " AND visible(organisation)", NULL},
	[OF_TENANCY] = {"SELECT tenant FROM tenancy WHERE tenant = ?1"
			" AND NOT EXISTS (SELECT 1 FROM tenancy"
			" WHERE tenant = ?2) AND visible(organisation)",
			NULL},
	[KINDS + OF_NEED] = {MOVE("need"), NULL},
	[KINDS + OF_REQUEST] = {MOVE("request"), NULL},
	[KINDS + OF_ITEM] = {MOVE("item"), NULL},
	[KINDS + OF_PERSON] = {MOVE("person"), NULL},
	[KINDS + OF_CONTACT] = {MOVE("contact"), NULL},
	[KINDS + OF_CASE] = {MOVE("case_file"), NULL},
	[KINDS + OF_CALL] = {MOVE("call"), NULL},
	[KINDS + OF_ASK] = {MOVE("ask"), NULL},
	[KINDS + OF_EQUALITY] = {MOVE("equality_answer"), NULL},
	[KINDS + OF_LINK] = {MOVE("equality_link"), NULL},
	[KINDS + OF_PANEL] = {MOVE("panel_member"), NULL},
	[KINDS + OF_DROP_IN] = {MOVE("drop_in_visit"), NULL},
	[KINDS + OF_EXCLUSION] = {MOVE("exclusion"), NULL},
	[KINDS + OF_FAMILY] = {MOVE("family_offer"), NULL},
	[KINDS + OF_REPLY] = {MOVE("reply"), NULL},
	[KINDS + OF_FEEDBACK] = {MOVE("feedback"), NULL},
	[KINDS + OF_COMPLAINT] = {MOVE("provider_complaint"), NULL},
	[KINDS + OF_HOLD] = {MOVE("letter_hold"), NULL},
	[KINDS + OF_EASY_READ] = {MOVE("easy_read_reader"), NULL},
	[KINDS + OF_SURVEY] = {MOVE("survey_answer"), NULL},
	[KINDS + OF_ALIAS] = {"UPDATE tenant SET merged_into = ?2"
			      " WHERE id = ?1", NULL},
	/* Its key is the tenant: it is there under one of the two. */
	[KINDS + OF_TENANCY] = {"UPDATE tenancy SET tenant = ?2"
				" WHERE tenant = ?3", NULL},
	[MERGE_NOTE] = {"INSERT INTO merge_row (life, kind, row)"
			" VALUES (?, ?, ?) ON CONFLICT DO NOTHING", NULL},
	[MERGE_NOTED] = {"SELECT kind, row FROM merge_row WHERE life = ?",
			 NULL},
	[FIELD_NOTE] = {"INSERT INTO merge_field (life, field, was, became)"
			" VALUES (?, ?, ?, ?)", NULL},
	[FIELD_LIST] = {"SELECT field, was, became FROM merge_field"
			" WHERE life = ? ORDER BY field", NULL},
	[NEEDS_AGAIN] = {"UPDATE need SET ended = NULL, ended_by = NULL,"
			 " ended_why = NULL WHERE id IN (SELECT row"
			 " FROM merge_row WHERE life = ?"
			 " AND kind = 'need-ended')", NULL},
};
const struct noun merge_noun = {NOUN_MERGE, "merge", queries, MERGES};

struct rows {
	struct row {
		int kind;
		int64_t id;
	} *list;
	size_t count, cap;
};

static void
rows_add(struct arena *arena, struct rows *rows, int kind, int64_t id)
{
	rows->list = arena_grow(arena, rows->list, rows->count, &rows->cap,
				sizeof *rows->list);
	rows->list[rows->count++] = (struct row){kind, id};
}

static enum status
rows_of(const struct access *access, int kind, const struct merge_move *move,
	struct rows *rows, struct fault *fault)
{
	struct cursor c = cursor_open(access, &merge_noun, kind);

	put_int(&c, move->from);
	put_int(&c, move->to);
	while (cursor_next(&c))
		rows_add(access->arena, rows, kind, read_int(&c));
	return cursor_close(&c, fault);
}

static enum status
move_row(const struct access *access, const struct row *row,
	 const struct merge_move *move, struct fault *fault)
{
	struct cursor c = cursor_open(access, &merge_noun, KINDS + row->kind);

	put_int(&c, row->id);
	put_int(&c, move->to);
	if (row->kind == OF_TENANCY)
		put_int(&c, move->from);
	return cursor_run(&c, fault);
}

static enum status
note_row(const struct access *access, int64_t life, const char *kind,
	 int64_t row, struct fault *fault)
{
	struct cursor c = cursor_open(access, &merge_noun, MERGE_NOTE);

	put_int(&c, life);
	put_text(&c, kind);
	put_int(&c, row);
	return cursor_run(&c, fault);
}

enum status
merge_rows(const struct access *access, const struct merge_move *move,
	   int64_t *ret_moved, struct fault *fault)
{
	struct rows rows = {NULL, 0, 0};
	enum status status = OK;

	for (int kind = 0; kind < KINDS && !status; kind++)
		status = rows_of(access, kind, move, &rows, fault);
	for (size_t i = 0; i < rows.count && !status; i++) {
		status = move_row(access, &rows.list[i], move, fault);
		if (!status)
			status = note_row(access, move->life,
					  kinds[rows.list[i].kind],
					  rows.list[i].id, fault);
	}
	*ret_moved = (int64_t)rows.count;
	return status;
}

enum status
merge_rows_back(const struct access *access, const struct merge_move *move,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &merge_noun, MERGE_NOTED);
	const struct merge_move back = {move->life, move->to, move->from};
	struct rows rows = {NULL, 0, 0};
	enum status status;

	put_int(&c, move->life);
	while (cursor_next(&c)) {
		int kind = name_find(kinds, KINDS, read_word(&c));
		int64_t id = read_int(&c);

		if (kind >= 0)
			rows_add(access->arena, &rows, kind, id);
	}
	status = cursor_close(&c, fault);
	for (size_t i = 0; i < rows.count && !status; i++)
		status = move_row(access, &rows.list[i], &back, fault);
	return status;
}

enum status
merge_field_note(const struct access *access, int64_t life,
		 const struct merge_field *f, struct fault *fault)
{
	struct cursor c = cursor_open(access, &merge_noun, FIELD_NOTE);

	put_int(&c, life);
	put_text(&c, f->field);
	put_text(&c, f->was);
	put_text(&c, f->became);
	return cursor_run(&c, fault);
}

enum status
merge_field_list(const struct access *access, int64_t life,
		 struct merge_fields *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &merge_noun, FIELD_LIST);
	struct merge_fields all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, life);
	while (cursor_next(&c)) {
		struct merge_field *one;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		one = &all.list[all.count++];
		one->field = read_text(&c);
		one->was = read_text(&c);
		one->became = read_text(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
merge_need_note(const struct access *access, int64_t life, int64_t need,
		struct fault *fault)
{
	return note_row(access, life, "need-ended", need, fault);
}

enum status
merge_needs_again(const struct access *access, int64_t life,
		  struct fault *fault)
{
	struct cursor c = cursor_open(access, &merge_noun, NEEDS_AGAIN);

	put_int(&c, life);
	return cursor_run(&c, fault);
}
