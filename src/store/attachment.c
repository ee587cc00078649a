/* Files that came with requests. */
#include "store/attachment.h"

#include <string.h>

#include "store/inside.h"

enum {
	CONTENT_FIND,
	CONTENT_INSERT,
	CONTENT_GET,
	CONTENT_DROP,
	CONTENT_DROP_ONE,
	ATTACHMENT_INSERT,
	ATTACHMENT_GET,
	ATTACHMENT_OF_REQUEST,
	ATTACHMENT_CLAIM,
	ATTACHMENT_DROP,
	ATTACHMENT_HELD,
	ATTACHMENT_FORGET,
	ATTACHMENT_TRANSLATED,
	ATTACHMENT_TEXTS,
	ATTACHMENTS,
};

#define COLUMNS                                                              \
	"id, organisation, request, sha256, name, kind, bytes, words, why,"  \
	" added_at, added_by, removed_at, removed_by, reason"

/* Bytes that nothing has any more. */
#define UNUSED                                                          \
	" AND visible(organisation)"                                    \
	" AND NOT EXISTS (SELECT 1 FROM attachment"                     \
	" WHERE content = content.id)"                                  \
	" AND NOT EXISTS (SELECT 1 FROM qualification q"                \
	" WHERE q.content = content.id)"                                \
	" AND NOT EXISTS (SELECT 1 FROM declaration d"                  \
	" WHERE d.content = content.id)"                                \
	" AND NOT EXISTS (SELECT 1 FROM plan_evidence e"                \
	" WHERE e.content = content.id)"

static const struct query queries[] = {
	[CONTENT_FIND] = {"SELECT id FROM content WHERE organisation = ?"
			  " AND sha256 = ? AND visible(organisation)", NULL},
	[CONTENT_INSERT] = {"INSERT INTO content (id, organisation, sha256,"
			    " bytes, content, text)"
			    " VALUES (?, ?, ?, ?, ?, ?)", NULL},
	[CONTENT_GET] = {"SELECT content, text FROM content WHERE id ="
			 " (SELECT content FROM attachment WHERE id = ?1)"
			 " AND visible(organisation)", NULL},
	[CONTENT_DROP] = {"DELETE FROM content WHERE organisation = ?1"
			  " AND sha256 = ?2" UNUSED, NULL},
	[CONTENT_DROP_ONE] = {"DELETE FROM content WHERE id = ?" UNUSED, NULL},
	[ATTACHMENT_INSERT] = {"INSERT INTO attachment (id, organisation,"
			       " request, content, sha256, name, kind, bytes,"
			       " words, why, added_at, added_by)"
			       " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			       NULL},
	[ATTACHMENT_GET] = {"SELECT " COLUMNS " FROM attachment WHERE id = ?"
			    " AND visible(organisation)", NULL},
	[ATTACHMENT_OF_REQUEST] = {"SELECT " COLUMNS " FROM attachment"
				   " INDEXED BY attachment_request"
				   " WHERE request = ?"
				   " AND visible(organisation)"
				   " ORDER BY id LIMIT ?", NULL},
	[ATTACHMENT_CLAIM] = {"UPDATE attachment SET request = ?3"
			      " WHERE id = ?1 AND added_by = ?2"
			      " AND request IS NULL AND organisation = ?4"
			      " AND visible(organisation)", NULL},
	[ATTACHMENT_DROP] = {"UPDATE attachment SET content = NULL,"
			     " removed_at = ?2, removed_by = ?3, reason = ?4"
			     " WHERE id = ?1 AND removed_at IS NULL"
			     " AND visible(organisation)", NULL},
	[ATTACHMENT_HELD] = {"SELECT " COLUMNS " FROM attachment"
			     " INDEXED BY attachment_held"
			     " WHERE request IS NULL AND added_at < ?"
			     " ORDER BY added_at LIMIT ?", NULL},
	[ATTACHMENT_FORGET] = {"DELETE FROM attachment WHERE id = ?"
			       " AND request IS NULL"
			       " AND visible(organisation)", NULL},
	[ATTACHMENT_TRANSLATED] = {
		"SELECT r.ref, f.name, f.id, i.words, i.closed_at"
		" FROM attachment a INDEXED BY attachment_known"
		" JOIN request r ON r.id = a.request"
		" JOIN item i ON i.request = r.id"
		" JOIN file f ON f.item = i.id"
		" WHERE a.organisation = ?1 AND a.sha256 = ?2"
		" AND a.request IS NOT NULL AND a.removed_at IS NULL"
		" AND visible(a.organisation) AND r.about = 'everybody'"
		" AND r.sensitivity = 'none' AND i.service = 'translation'"
		" AND i.language = ?3 AND i.state = 'completed'"
		" ORDER BY f.id DESC LIMIT 1", NULL},
	[ATTACHMENT_TEXTS] = {"SELECT a.id, a.name, a.kind, c.text"
			      " FROM attachment a INDEXED BY"
			      " attachment_request"
			      " JOIN content c ON c.id = a.content"
			      " WHERE a.request = ? AND a.removed_at IS NULL"
			      " AND visible(a.organisation) ORDER BY a.id",
			      NULL},
};
const struct noun attachment_noun = {NOUN_ATTACHMENT, "attachment", queries,
				     ATTACHMENTS};

/* Where these bytes are; *ret is 0 where they are new. */
static enum status
find_content(const struct access *access, const struct attachment *a,
	     int64_t *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &attachment_noun, CONTENT_FIND);

	put_int(&c, a->organisation);
	put_bytes(&c, a->sha256, HASH_BYTES);
	*ret = cursor_next(&c) ? read_int(&c) : 0;
	return cursor_close(&c, fault);
}

static enum status
insert_content(const struct access *access, const struct attachment *a,
	       int64_t id, struct fault *fault)
{
	struct cursor c = cursor_open(access, &attachment_noun,
				      CONTENT_INSERT);

	put_int(&c, id);
	put_int(&c, a->organisation);
	put_bytes(&c, a->sha256, HASH_BYTES);
	put_int(&c, (int64_t)a->bytes);
	put_bytes(&c, a->content, a->bytes);
	put_text(&c, a->text);
	return cursor_run(&c, fault);
}

enum status
attachment_content_keep(const struct access *access,
			const struct attachment *a, int64_t content_id,
			int64_t *ret, struct fault *fault)
{
	enum status status = find_content(access, a, ret, fault);

	if (status != OK || *ret)
		return status;
	*ret = content_id;
	return insert_content(access, a, content_id, fault);
}

enum status
attachment_content_drop(const struct access *access, int64_t content,
			struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &attachment_noun, CONTENT_DROP_ONE);

	put_int(&c, content);
	return cursor_run(&c, fault);
}

enum status
attachment_insert(const struct access *access, const struct attachment *a,
		  int64_t content_id, struct fault *fault)
{
	struct cursor c;
	int64_t content = 0;
	enum status status = attachment_content_keep(access, a, content_id,
						     &content, fault);

	if (status != OK)
		return status;
	c = cursor_open(access, &attachment_noun, ATTACHMENT_INSERT);
	put_int(&c, a->id);
	put_int(&c, a->organisation);
	put_some(&c, a->request);
	put_int(&c, content);
	put_bytes(&c, a->sha256, HASH_BYTES);
	put_text(&c, a->name);
	put_text(&c, a->kind);
	put_int(&c, (int64_t)a->bytes);
	if (a->words < 0)
		put_some(&c, 0);
	else
		put_int(&c, a->words);
	put_text(&c, a->why);
	put_int(&c, a->added_utc);
	put_int(&c, a->added_by);
	return cursor_run(&c, fault);
}

static void
attachment_row(struct cursor *c, struct attachment *ret)
{
	*ret = (struct attachment){0};
	ret->id = read_int(c);
	ret->organisation = read_int(c);
	ret->request = read_int(c);
	read_hash(c, ret->sha256, HASH_BYTES);
	ret->name = read_text(c);
	ret->kind = read_text(c);
	ret->bytes = (size_t)read_int(c);
	ret->words = read_known(c);
	ret->why = read_text(c);
	ret->added_utc = read_int(c);
	ret->added_by = read_int(c);
	ret->removed_utc = read_int(c);
	ret->removed_by = read_int(c);
	ret->reason = read_text(c);
}

enum status
attachment_read(const struct access *access, int64_t id,
		struct attachment *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &attachment_noun,
				      ATTACHMENT_GET);
	bool found;

	put_int(&c, id);
	found = cursor_next(&c);
	if (found)
		attachment_row(&c, ret);
	return cursor_found(&c, found, "attachment", fault);
}

enum status
attachment_open(const struct access *access, struct attachment *a,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &attachment_noun, CONTENT_GET);
	bool found;

	put_int(&c, a->id);
	found = cursor_next(&c);
	if (found) {
		a->content = read_bytes(&c, &a->bytes);
		a->text = read_text(&c);
	}
	return cursor_found(&c, found, "attachment", fault);
}

static enum status
read_all(struct cursor *c, struct attachments *ret, struct fault *fault)
{
	struct attachments all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	while (cursor_next(c)) {
		all.list = arena_grow(c->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		attachment_row(c, &all.list[all.count++]);
	}
	status = cursor_close(c, fault);
	if (status == OK)
		*ret = all;
	return status;
}

enum status
attachment_of_request(const struct access *access, int64_t request,
		      size_t limit, struct attachments *ret,
		      struct fault *fault)
{
	struct cursor c = cursor_open(access, &attachment_noun,
				      ATTACHMENT_OF_REQUEST);

	put_int(&c, request);
	put_int(&c, (int64_t)limit);
	return read_all(&c, ret, fault);
}

enum status
attachment_texts(const struct access *access, int64_t request,
		 struct attachments *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &attachment_noun,
				      ATTACHMENT_TEXTS);
	struct attachments all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, request);
	while (cursor_next(&c)) {
		struct attachment *a;

		all.list = arena_grow(c.arena, all.list, all.count, &cap,
				      sizeof *all.list);
		a = &all.list[all.count++];
		*a = (struct attachment){.id = read_int(&c)};
		a->name = read_text(&c);
		a->kind = read_text(&c);
		a->text = read_text(&c);
	}
	status = cursor_close(&c, fault);
	if (status == OK)
		*ret = all;
	return status;
}

enum status
attachment_claim(const struct access *access,
		 const struct attachment_move *move, struct fault *fault)
{
	struct cursor c = cursor_open(access, &attachment_noun,
				      ATTACHMENT_CLAIM);

	put_int(&c, move->id);
	put_int(&c, move->by);
	put_int(&c, move->request);
	put_int(&c, move->organisation);
	return cursor_change(&c, "attachment", fault);
}

/* The bytes, where no attachment has them any more. */
static enum status
drop_content(const struct access *access, const struct attachment *a,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &attachment_noun, CONTENT_DROP);

	put_int(&c, a->organisation);
	put_bytes(&c, a->sha256, HASH_BYTES);
	return cursor_run(&c, fault);
}

enum status
attachment_drop(const struct access *access, const struct attachment *a,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &attachment_noun,
				      ATTACHMENT_DROP);
	enum status status;

	put_int(&c, a->id);
	put_int(&c, a->removed_utc);
	put_int(&c, a->removed_by);
	put_text(&c, a->reason);
	status = cursor_change(&c, "attachment", fault);
	return status == OK ? drop_content(access, a, fault) : status;
}

enum status
attachment_forget(const struct access *access, const struct attachment *a,
		  struct fault *fault)
{
	struct cursor c = cursor_open(access, &attachment_noun,
				      ATTACHMENT_FORGET);
	enum status status;

	put_int(&c, a->id);
	status = cursor_run(&c, fault);
	return status == OK ? drop_content(access, a, fault) : status;
}

enum status
attachment_sweep(const struct access *access, int64_t before_utc, size_t limit,
		 struct fault *fault)
{
	struct cursor c = cursor_open(access, &attachment_noun,
				      ATTACHMENT_HELD);
	struct attachments held = {NULL, 0};
	enum status status;

	put_int(&c, before_utc);
	put_int(&c, (int64_t)limit);
	status = read_all(&c, &held, fault);
	for (size_t i = 0; status == OK && i < held.count; i++)
		status = attachment_forget(access, &held.list[i], fault);
	return status;
}

enum status
attachment_translated(const struct access *access,
		      const struct attachment_wanted *wanted,
		      struct attachment_found *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &attachment_noun,
				      ATTACHMENT_TRANSLATED);
	bool found;

	put_int(&c, wanted->organisation);
	put_bytes(&c, wanted->sha256, HASH_BYTES);
	put_text(&c, wanted->language);
	found = cursor_next(&c);
	if (found) {
		ret->ref = read_text(&c);
		ret->name = read_text(&c);
		ret->file = read_int(&c);
		ret->words = read_int(&c);
		ret->closed_utc = read_int(&c);
	}
	return cursor_found(&c, found, "attachment", fault);
}
