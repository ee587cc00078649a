/* Issued letters. */
#include "store/letter.h"

#include "store/inside.h"

enum {
	LETTER_INSERT,
	LETTER_GET,
	LETTER_BY_TOKEN,
	LETTER_OF_TENANT,
	COPY_INSERT,
	COPY_GET,
	LETTERS,
};

#define COLUMNS                                                            \
	"id, token_hash, token_sealed, organisation, tenant, notice,"      \
	" template_hash, language, sha256, issued_at, issued_by,"     \
	" window_code"

static const struct query queries[] = {
	[LETTER_INSERT] = {"INSERT INTO letter (" COLUMNS ", html, text)"
			   " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
			   " ?)", NULL},
	[LETTER_GET] = {"SELECT " COLUMNS ", html, text FROM letter"
			" WHERE id = ? AND visible(organisation)", NULL},
	[LETTER_BY_TOKEN] = {"SELECT " COLUMNS ", html, text FROM letter"
			     " WHERE token_hash = ?"
			     " AND visible(organisation)", NULL},
	[LETTER_OF_TENANT] = {"SELECT " COLUMNS " FROM letter"
			      " WHERE tenant IN (SELECT ?1 UNION ALL"
			      " SELECT id FROM tenant WHERE merged_into = ?1"
			      " AND merged_into IS NOT NULL)"
			      " AND visible(organisation)"
			      " ORDER BY issued_at DESC, id DESC LIMIT ?2",
			      NULL},
	[COPY_INSERT] = {"INSERT INTO letter_copy (letter, format, sha256,"
			 " content) VALUES (?, ?, ?, ?)", NULL},
	[COPY_GET] = {"SELECT c.letter, c.format, c.sha256, c.content"
		      " FROM letter_copy c JOIN letter l ON l.id = c.letter"
		      " WHERE c.letter = ? AND c.format = ?"
		      " AND visible(l.organisation)", NULL},
};
const struct noun letter_noun = {NOUN_LETTER, "letter", queries, LETTERS};

enum status
letter_insert(const struct access *access, const struct letter *l,
	      struct fault *fault)
{
	struct cursor c = cursor_open(access, &letter_noun, LETTER_INSERT);

	put_int(&c, l->id);
	put_bytes(&c, l->token_hash, HASH_BYTES);
	put_bytes(&c, l->token_sealed, l->token_sealed_bytes);
	put_int(&c, l->organisation);
	put_int(&c, l->tenant);
	put_text(&c, l->notice);
	put_bytes(&c, l->template_hash, HASH_BYTES);
	put_text(&c, l->language);
	put_bytes(&c, l->sha256, HASH_BYTES);
	put_int(&c, l->issued_utc);
	put_int(&c, l->issued_by);
	put_text(&c, l->window_code);
	put_text(&c, l->html);
	put_text(&c, l->text);
	return cursor_run(&c, fault);
}

static void
letter_read(struct cursor *c, struct letter *ret)
{
	*ret = (struct letter){0};
	ret->id = read_int(c);
	read_hash(c, ret->token_hash, HASH_BYTES);
	ret->token_sealed = read_bytes(c, &ret->token_sealed_bytes);
	ret->organisation = read_int(c);
	ret->tenant = read_int(c);
	ret->notice = read_text(c);
	read_hash(c, ret->template_hash, HASH_BYTES);
	ret->language = read_text(c);
	read_hash(c, ret->sha256, HASH_BYTES);
	ret->issued_utc = read_int(c);
	ret->issued_by = read_int(c);
	ret->window_code = read_text(c);
}

static enum status
letter_one(struct cursor *c, struct letter *ret, struct fault *fault)
{
	bool found = cursor_next(c);

	if (found) {
		letter_read(c, ret);
		ret->html = read_text(c);
		ret->text = read_text(c);
	}
	return cursor_found(c, found, "letter", fault);
}

enum status
letter_get(const struct access *access, int64_t id, struct letter *ret,
	   struct fault *fault)
{
	struct cursor c = cursor_open(access, &letter_noun, LETTER_GET);

	put_int(&c, id);
	return letter_one(&c, ret, fault);
}

enum status
letter_by_token(const struct access *access,
		const unsigned char token_hash[HASH_BYTES], struct letter *ret,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &letter_noun, LETTER_BY_TOKEN);

	put_bytes(&c, token_hash, HASH_BYTES);
	return letter_one(&c, ret, fault);
}

enum status
letter_of_tenant(const struct access *access, int64_t tenant, size_t limit,
		 struct letters *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &letter_noun, LETTER_OF_TENANT);
	struct letters all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, tenant);
	put_int(&c, (int64_t)limit);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		letter_read(&c, &all.list[all.count++]);
	}
	if (!(status = cursor_close(&c, fault)))
		*ret = all;
	return status;
}

enum status
letter_copy_insert(const struct access *access, const struct letter_copy *copy,
		   struct fault *fault)
{
	struct cursor c = cursor_open(access, &letter_noun, COPY_INSERT);

	put_int(&c, copy->letter);
	put_text(&c, copy->format);
	put_bytes(&c, copy->sha256, HASH_BYTES);
	put_bytes(&c, copy->content, copy->bytes);
	return cursor_run(&c, fault);
}

enum status
letter_copy_get(const struct access *access, int64_t letter, const char *format,
		struct letter_copy *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &letter_noun, COPY_GET);
	bool found;

	put_int(&c, letter);
	put_text(&c, format);
	found = cursor_next(&c);
	if (found) {
		ret->letter = read_int(&c);
		ret->format = read_text(&c);
		read_hash(&c, ret->sha256, HASH_BYTES);
		ret->content = read_bytes(&c, &ret->bytes);
	}
	return cursor_found(&c, found, "letter", fault);
}
