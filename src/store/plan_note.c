/* What measures, impact assessments and reviews of policies have alike: a
 * history and evidence. */
#include "core/name.h"
#include "store/inside.h"
#include "store/plan.h"

enum {
	NOTE_INSERT,
	NOTE_LIST,
	EVIDENCE_INSERT,
	EVIDENCE_LIST,
	EVIDENCE_GET,
	EVIDENCE_BYTES,
	EVIDENCE_REMOVE,
	PLAN_NOTE_QUERIES,
};

#define EVIDENCE                                                      \
	"SELECT id, about, organisation, words, link, content, file_name," \
	" file_kind, at, by, removed_at FROM plan_evidence"

static const struct query queries[] = {
	[NOTE_INSERT] = {"INSERT INTO plan_note (id, about, organisation,"
			 " kind, words, was, now, at, by)"
			 " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", NULL},
	[NOTE_LIST] = {"SELECT id, about, organisation, kind, words, was, now,"
		       " at, by FROM plan_note INDEXED BY plan_note_about"
		       " WHERE about = ? AND visible(organisation)"
		       " ORDER BY id DESC LIMIT ?", NULL},
	[EVIDENCE_INSERT] = {"INSERT INTO plan_evidence (id, about,"
			     " organisation, words, link, content, file_name,"
			     " file_kind, at, by)"
			     " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", NULL},
	[EVIDENCE_LIST] = {EVIDENCE " INDEXED BY plan_evidence_about"
			   " WHERE about = ? AND removed_at IS NULL"
			   " AND visible(organisation)"
			   " ORDER BY id LIMIT 200", NULL},
	[EVIDENCE_GET] = {EVIDENCE " WHERE id = ? AND removed_at IS NULL"
			  " AND visible(organisation)", NULL},
	[EVIDENCE_BYTES] = {"SELECT c.content FROM plan_evidence e"
			    " JOIN content c ON c.id = e.content"
			    " WHERE e.id = ? AND e.removed_at IS NULL"
			    " AND visible(e.organisation)", NULL},
	[EVIDENCE_REMOVE] = {"UPDATE plan_evidence SET removed_at = ?,"
			     " content = NULL WHERE id = ?"
			     " AND visible(organisation)", NULL},
};
const struct noun plan_note_noun = {NOUN_PLAN_NOTE, "plan note", queries,
				    PLAN_NOTE_QUERIES};

enum status
plan_note_insert(const struct access *access, const struct plan_note *n,
		 struct fault *fault)
{
	struct cursor c = cursor_open(access, &plan_note_noun, NOTE_INSERT);

	put_int(&c, n->id);
	put_int(&c, n->about);
	put_int(&c, n->organisation);
	put_text(&c, plan_note_names[n->kind]);
	put_text(&c, n->words);
	put_text(&c, n->was);
	put_text(&c, n->now);
	put_int(&c, n->at_utc);
	put_int(&c, n->by);
	return cursor_run(&c, fault);
}

enum status
plan_note_list(const struct access *access, int64_t about, size_t limit,
	       struct plan_notes *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &plan_note_noun, NOTE_LIST);
	struct plan_notes all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, about);
	put_int(&c, (int64_t)limit);
	while (cursor_next(&c)) {
		struct plan_note *one;
		int kind;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		one = &all.list[all.count++];
		one->id = read_int(&c);
		one->about = read_int(&c);
		one->organisation = read_int(&c);
		kind = name_find(plan_note_names, PLAN_NOTES, read_word(&c));
		one->kind = kind < 0 ? NOTE_OTHER : (enum plan_note_kind)kind;
		one->words = read_text(&c);
		one->was = read_text(&c);
		one->now = read_text(&c);
		one->at_utc = read_int(&c);
		one->by = read_int(&c);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
plan_evidence_insert(const struct access *access,
		     const struct plan_evidence *e, struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &plan_note_noun, EVIDENCE_INSERT);

	put_int(&c, e->id);
	put_int(&c, e->about);
	put_int(&c, e->organisation);
	put_text(&c, e->words);
	put_text(&c, e->link);
	put_some(&c, e->content);
	put_text(&c, e->file_name);
	put_text(&c, e->file_kind);
	put_int(&c, e->at_utc);
	put_int(&c, e->by);
	return cursor_run(&c, fault);
}

static void
evidence_read(struct cursor *c, struct plan_evidence *ret)
{
	ret->id = read_int(c);
	ret->about = read_int(c);
	ret->organisation = read_int(c);
	ret->words = read_text(c);
	ret->link = read_text(c);
	ret->content = read_int(c);
	ret->file_name = read_text(c);
	ret->file_kind = read_text(c);
	ret->at_utc = read_int(c);
	ret->by = read_int(c);
	ret->removed_utc = read_int(c);
}

enum status
plan_evidence_list(const struct access *access, int64_t about,
		   struct plan_evidences *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &plan_note_noun, EVIDENCE_LIST);
	struct plan_evidences all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, about);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		evidence_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
plan_evidence_get(const struct access *access, int64_t id,
		  struct plan_evidence *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &plan_note_noun, EVIDENCE_GET);
	bool found;

	put_int(&c, id);
	if ((found = cursor_next(&c)))
		evidence_read(&c, ret);
	return cursor_found(&c, found, "evidence", fault);
}

enum status
plan_evidence_bytes(const struct access *access, int64_t id, const void **ret,
		    size_t *ret_count, struct fault *fault)
{
	struct cursor c = cursor_open(access, &plan_note_noun, EVIDENCE_BYTES);
	bool found;

	put_int(&c, id);
	if ((found = cursor_next(&c)))
		*ret = read_bytes(&c, ret_count);
	return cursor_found(&c, found, "evidence", fault);
}

enum status
plan_evidence_remove(const struct access *access, int64_t id, int64_t now_utc,
		     struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &plan_note_noun, EVIDENCE_REMOVE);

	put_int(&c, now_utc);
	put_int(&c, id);
	return cursor_change(&c, "evidence", fault);
}
