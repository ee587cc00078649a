/* What was signed for pieces of work. */
#include "store/declaration.h"

#include "core/name.h"
#include "store/inside.h"

enum {
	WORDING_INSERT,
	WORDING_NOW,
	WORDING_LIST,
	DECLARATION_INSERT,
	DECLARATION_GET,
	DECLARATION_OF_ITEM,
	DECLARATION_END,
	DECLARATION_FILE,
	CONTENT_FIND,
	CONTENT_INSERT,
	DECLARATION_QUERIES,
};

#define WORDING "id, organisation, kind, version, words, reason, at, by"
#define PLAIN                                                             \
	"id, item, organisation, provider, linguist, kind, version, words," \
	" about, what, whom, understood, note, name, words_sha256,"       \
	" about_sha256, signed_at, by, file_name, file_kind"
#define COLUMNS                                                            \
	"d.id, d.item, d.organisation, d.provider, d.linguist, d.kind,"    \
	" d.version, d.words, d.about, d.what, d.whom, d.understood,"      \
	" d.note, d.name, d.words_sha256, d.about_sha256, d.signed_at,"    \
	" d.by, d.file_name, d.file_kind, d.ended_at, d.ended_by,"         \
	" d.ended_why, p.name FROM declaration d"                          \
	" JOIN provider p ON p.id = d.provider"

static const struct query queries[] = {
	[WORDING_INSERT] = {"INSERT INTO declaration_wording (" WORDING ")"
			    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)", NULL},
	/* The organisation's own come before the partnership's. */
	[WORDING_NOW] = {"SELECT " WORDING " FROM declaration_wording"
			 " WHERE organisation IN (?1, (SELECT parent FROM"
			 " organisation WHERE id = ?1)) AND kind = ?2"
			 " AND visible(?1)"
			 " ORDER BY organisation = ?1 DESC, version DESC"
			 " LIMIT 1", NULL},
	[WORDING_LIST] = {"SELECT " WORDING " FROM declaration_wording"
			  " WHERE organisation = ? AND kind = ?"
			  " AND visible(organisation)"
			  " ORDER BY version DESC LIMIT 100", NULL},
	[DECLARATION_INSERT] = {"INSERT INTO declaration (" PLAIN ", content)"
				" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
				" ?, ?, ?, ?, ?, ?, ?, ?, ?)", NULL},
	[DECLARATION_GET] = {"SELECT " COLUMNS " WHERE d.id = ?"
			     " AND visible(d.organisation)", NULL},
	[DECLARATION_OF_ITEM] = {"SELECT " COLUMNS " WHERE d.item = ?"
				 " AND visible(d.organisation)"
				 " ORDER BY d.id LIMIT ?", NULL},
	[DECLARATION_END] = {"UPDATE declaration SET ended_at = ?,"
			     " ended_by = ?, ended_why = ? WHERE id = ?"
			     " AND visible(organisation)", NULL},
	[DECLARATION_FILE] = {"SELECT d.file_name, d.file_kind, c.content"
			      " FROM declaration d JOIN content c"
			      " ON c.id = d.content WHERE d.id = ?"
			      " AND visible(d.organisation)", NULL},
	[CONTENT_FIND] = {"SELECT id FROM content WHERE organisation = ?"
			  " AND sha256 = ? AND visible(organisation)", NULL},
	[CONTENT_INSERT] = {"INSERT INTO content (id, organisation, sha256,"
			    " bytes, content) VALUES (?, ?, ?, ?, ?)", NULL},
};
const struct noun declaration_noun = {NOUN_DECLARATION, "declaration",
				      queries, DECLARATION_QUERIES};

static enum declaration
read_kind(struct cursor *c)
{
	int kind = name_find(declaration_names, DECLARATIONS, read_word(c));

	return kind < 0 ? DECLARATION_INTERPRETING : (enum declaration)kind;
}

/* ---- wording ---- */

enum status
declaration_wording_insert(const struct access *access,
			   const struct declaration_wording *w,
			   struct fault *fault)
{
	struct cursor c = cursor_open(access, &declaration_noun,
				      WORDING_INSERT);

	put_int(&c, w->id);
	put_int(&c, w->organisation);
	put_text(&c, declaration_names[w->kind]);
	put_int(&c, w->version);
	put_text(&c, w->words);
	put_text(&c, w->reason);
	put_int(&c, w->at_utc);
	put_int(&c, w->by);
	return cursor_run(&c, fault);
}

static void
wording_read(struct cursor *c, struct declaration_wording *ret)
{
	ret->id = read_int(c);
	ret->organisation = read_int(c);
	ret->kind = read_kind(c);
	ret->version = (int)read_int(c);
	ret->words = read_text(c);
	ret->reason = read_text(c);
	ret->at_utc = read_int(c);
	ret->by = read_int(c);
}

enum status
declaration_wording_now(const struct access *access, int64_t organisation,
			enum declaration kind, struct declaration_wording *ret,
			struct fault *fault)
{
	struct cursor c = cursor_open(access, &declaration_noun, WORDING_NOW);
	bool found;

	put_int(&c, organisation);
	put_text(&c, declaration_names[kind]);
	if ((found = cursor_next(&c)))
		wording_read(&c, ret);
	return cursor_found(&c, found, "wording", fault);
}

enum status
declaration_wording_list(const struct access *access, int64_t organisation,
			 enum declaration kind,
			 struct declaration_wordings *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &declaration_noun, WORDING_LIST);
	struct declaration_wordings all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, organisation);
	put_text(&c, declaration_names[kind]);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		wording_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

/* ---- what was signed ---- */

/* The bytes are kept once. */
static enum status
content_keep(const struct access *access, int64_t organisation,
	     const struct declaration_file *file, int64_t *ret,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &declaration_noun, CONTENT_FIND);
	enum status status;

	*ret = 0;
	put_int(&c, organisation);
	put_bytes(&c, file->sha256, HASH_BYTES);
	if (cursor_next(&c))
		*ret = read_int(&c);
	if ((status = cursor_close(&c, fault)) || *ret)
		return status;
	*ret = file->content_id;
	c = cursor_open(access, &declaration_noun, CONTENT_INSERT);
	put_int(&c, *ret);
	put_int(&c, organisation);
	put_bytes(&c, file->sha256, HASH_BYTES);
	put_int(&c, (int64_t)file->count);
	put_bytes(&c, file->bytes, file->count);
	return cursor_run(&c, fault);
}

static void
put_declaration(struct cursor *c, const struct declaration_row *d)
{
	put_int(c, d->id);
	put_int(c, d->item);
	put_int(c, d->organisation);
	put_int(c, d->provider);
	put_some(c, d->linguist);
	put_text(c, declaration_names[d->kind]);
	put_int(c, d->version);
	put_text(c, d->words);
	put_text(c, d->about);
	put_text(c, d->what);
	put_text(c, d->whom);
	put_text(c, d->understood);
	put_text(c, d->note);
	put_text(c, d->name);
	put_bytes(c, d->words_sha256, HASH_BYTES);
	put_bytes(c, d->about_sha256, HASH_BYTES);
	put_int(c, d->signed_utc);
	put_int(c, d->by);
}

enum status
declaration_insert(const struct access *access,
		   const struct declaration_row *d,
		   const struct declaration_file *file, struct fault *fault)
{
	struct cursor c;
	int64_t content = 0;
	enum status status = file ? content_keep(access, d->organisation, file,
						 &content, fault)
				  : OK;

	if (status)
		return status;
	c = cursor_open(access, &declaration_noun, DECLARATION_INSERT);
	put_declaration(&c, d);
	put_text(&c, file ? file->name : NULL);
	put_text(&c, file ? file->kind : NULL);
	put_some(&c, content);
	return cursor_run(&c, fault);
}

static void
declaration_read(struct cursor *c, struct declaration_row *ret)
{
	ret->id = read_int(c);
	ret->item = read_int(c);
	ret->organisation = read_int(c);
	ret->provider = read_int(c);
	ret->linguist = read_int(c);
	ret->kind = read_kind(c);
	ret->version = (int)read_int(c);
	ret->words = read_text(c);
	ret->about = read_text(c);
	ret->what = read_text(c);
	ret->whom = read_text(c);
	ret->understood = read_text(c);
	ret->note = read_text(c);
	ret->name = read_text(c);
	read_hash(c, ret->words_sha256, HASH_BYTES);
	read_hash(c, ret->about_sha256, HASH_BYTES);
	ret->signed_utc = read_int(c);
	ret->by = read_int(c);
	ret->file_name = read_text(c);
	ret->file_kind = read_text(c);
	ret->ended_utc = read_int(c);
	ret->ended_by = read_int(c);
	ret->ended_why = read_text(c);
	ret->provider_name = read_text(c);
}

enum status
declaration_get(const struct access *access, int64_t id,
		struct declaration_row *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &declaration_noun,
				      DECLARATION_GET);
	bool found;

	put_int(&c, id);
	if ((found = cursor_next(&c)))
		declaration_read(&c, ret);
	return cursor_found(&c, found, "declaration", fault);
}

enum status
declaration_of_item(const struct access *access, int64_t item,
		    struct declaration_rows *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &declaration_noun,
				      DECLARATION_OF_ITEM);
	struct declaration_rows all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, item);
	put_int(&c, DECLARATIONS_MOST);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		declaration_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
declaration_end(const struct access *access, const struct declaration_row *d,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &declaration_noun,
				      DECLARATION_END);

	put_int(&c, d->ended_utc);
	put_int(&c, d->ended_by);
	put_text(&c, d->ended_why);
	put_int(&c, d->id);
	return cursor_change(&c, "declaration", fault);
}

enum status
declaration_open(const struct access *access, int64_t id,
		 struct declaration_file *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &declaration_noun,
				      DECLARATION_FILE);
	bool found;

	put_int(&c, id);
	if ((found = cursor_next(&c))) {
		*ret = (struct declaration_file){.name = read_text(&c)};
		ret->kind = read_text(&c);
		ret->bytes = read_bytes(&c, &ret->count);
	}
	return cursor_found(&c, found, "declaration", fault);
}
