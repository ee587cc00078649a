/* Prescribed forms, their translations, and corrections of their rules. */
#include "store/form.h"

#include "store/inside.h"

enum {
	FORM_INSERT,
	FORM_GET,
	FORM_IN_USE,
	FORM_LIST,
	TRANSLATION_INSERT,
	TRANSLATION_GET,
	TRANSLATION_LIST,
	APPROVAL_INSERT,
	LETTER_FORM_INSERT,
	LETTER_FORM_GET,
	RULE_INSERT,
	RULE_LIST,
	FORMS,
};

#define FORM_COLUMNS                                                           \
	"f.id, f.organisation, f.code, f.language, f.title, f.source,"         \
	" f.published, f.valid_from, f.valid_until, f.sha256, f.loaded_at,"    \
	" f.loaded_by, (SELECT name FROM account WHERE id = f.loaded_by),"     \
	" (SELECT name FROM organisation WHERE id = f.organisation)"
#define TRANSLATION_COLUMNS                                                    \
	"t.id, t.form, t.language, t.sha256, t.loaded_at, t.loaded_by, a.at,"  \
	" a.by, (SELECT name FROM account WHERE id = t.loaded_by),"            \
	" (SELECT name FROM account WHERE id = a.by)"
#define TRANSLATIONS_FROM                                                      \
	" FROM form_translation t JOIN form f ON f.id = t.form"                \
	" LEFT JOIN form_approval a ON a.translation = t.id"

static const struct query queries[] = {
	[FORM_INSERT] = {"INSERT INTO form (id, organisation, code, language,"
			 " title, source, published, valid_from, valid_until,"
			 " sha256, loaded_at, loaded_by, content)"
			 " SELECT ?, id, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
			 " FROM organisation WHERE id = ? AND visible(id)",
			 NULL},
	/* Whoever writes for a member may use its partnership's. */
	[FORM_GET] = {"SELECT " FORM_COLUMNS ", f.content FROM form f"
		      " WHERE f.id = ? AND (visible(f.organisation) OR EXISTS"
		      " (SELECT 1 FROM organisation o"
		      " WHERE o.parent = f.organisation AND visible(o.id)))",
		      NULL},
	[FORM_IN_USE] = {"SELECT " FORM_COLUMNS ", f.content"
			 " FROM organisation o JOIN form f"
			 " ON f.organisation IN (o.id, o.parent)"
			 " WHERE o.id = ? AND visible(o.id) AND f.code = ?"
			 " AND f.language = ? AND f.valid_from <= ?"
			 " AND coalesce(f.valid_until > ?, 1)"
			 " ORDER BY f.organisation = o.id DESC,"
			 " f.valid_from DESC, f.loaded_at DESC, f.id DESC"
			 " LIMIT 1", NULL},
	[FORM_LIST] = {"SELECT " FORM_COLUMNS " FROM form f"
		       " WHERE visible(f.organisation) OR EXISTS"
		       " (SELECT 1 FROM organisation o"
		       " WHERE o.parent = f.organisation AND visible(o.id))"
		       " ORDER BY f.code, f.language, f.organisation,"
		       " f.valid_from DESC, f.loaded_at DESC, f.id DESC",
		       "a landlord loads a handful of forms in its life"},
	[TRANSLATION_INSERT] = {"INSERT INTO form_translation (id, form,"
				" language, sha256, loaded_at, loaded_by,"
				" content) SELECT ?, id, ?, ?, ?, ?, ?"
				" FROM form WHERE id = ?"
				" AND visible(organisation)", NULL},
	[TRANSLATION_GET] = {"SELECT " TRANSLATION_COLUMNS
			     ", t.content" TRANSLATIONS_FROM
			     " WHERE t.form = ? AND t.language = ?"
			     " ORDER BY t.id DESC LIMIT 1", NULL},
	[TRANSLATION_LIST] = {"SELECT " TRANSLATION_COLUMNS TRANSLATIONS_FROM
			      " WHERE t.form = ? ORDER BY t.language,"
			      " t.id DESC", NULL},
	[APPROVAL_INSERT] = {"INSERT INTO form_approval (translation, at, by)"
			     " VALUES (?, ?, ?)", NULL},
	[LETTER_FORM_INSERT] = {"INSERT INTO letter_form (letter, form,"
				" translation) VALUES (?, ?, ?)", NULL},
	[LETTER_FORM_GET] = {"SELECT f.letter, f.form, f.translation"
			     " FROM letter_form f JOIN letter l"
			     " ON l.id = f.letter WHERE f.letter = ?"
			     " AND visible(l.organisation)", NULL},
	[RULE_INSERT] = {"INSERT INTO form_rule (id, organisation, code, text,"
			 " reason, at, by) SELECT ?, id, ?, ?, ?, ?, ?"
			 " FROM organisation WHERE id = ? AND visible(id)",
			 NULL},
	[RULE_LIST] = {"SELECT r.id, r.organisation, r.code, r.text, r.reason,"
		       " r.at, r.by,"
		       " (SELECT name FROM account WHERE id = r.by)"
		       " FROM organisation o JOIN form_rule r"
		       " ON r.organisation IN (o.id, o.parent)"
		       " WHERE o.id = ? AND visible(o.id)"
		       " ORDER BY r.code, r.organisation = o.id DESC,"
		       " r.id DESC", NULL},
};
const struct noun form_noun = {NOUN_FORM, "form", queries, FORMS};

enum status
form_insert(const struct access *access, const struct form_row *f,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &form_noun, FORM_INSERT);

	put_int(&c, f->id);
	put_text(&c, f->code);
	put_text(&c, f->language);
	put_text(&c, f->title);
	put_text(&c, f->source);
	put_int(&c, f->published_days);
	put_int(&c, f->from_days);
	put_some(&c, f->until_days == INT32_MAX ? 0 : f->until_days);
	put_bytes(&c, f->sha256, HASH_BYTES);
	put_int(&c, f->loaded_utc);
	put_int(&c, f->loaded_by);
	put_bytes(&c, f->content, f->bytes);
	put_int(&c, f->organisation);
	return cursor_change(&c, "organisation", fault);
}

static void
read_form(struct cursor *c, struct form_row *ret)
{
	int64_t until;

	*ret = (struct form_row){0};
	ret->id = read_int(c);
	ret->organisation = read_int(c);
	ret->code = read_text(c);
	ret->language = read_text(c);
	ret->title = read_text(c);
	ret->source = read_text(c);
	ret->published_days = (int32_t)read_int(c);
	ret->from_days = (int32_t)read_int(c);
	until = read_int(c);
	ret->until_days = until ? (int32_t)until : INT32_MAX;
	read_hash(c, ret->sha256, HASH_BYTES);
	ret->loaded_utc = read_int(c);
	ret->loaded_by = read_int(c);
	ret->loaded_name = read_text(c);
	ret->organisation_name = read_text(c);
}

static enum status
form_one(struct cursor *c, struct form_row *ret, struct fault *fault)
{
	bool found = cursor_next(c);

	if (found) {
		read_form(c, ret);
		ret->content = read_bytes(c, &ret->bytes);
	}
	return cursor_found(c, found, "form", fault);
}

enum status
form_get(const struct access *access, int64_t id, struct form_row *ret,
	 struct fault *fault)
{
	struct cursor c = cursor_open(access, &form_noun, FORM_GET);

	put_int(&c, id);
	return form_one(&c, ret, fault);
}

enum status
form_in_use(const struct access *access, const struct form_wanted *wanted,
	    struct form_row *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &form_noun, FORM_IN_USE);

	put_int(&c, wanted->organisation);
	put_text(&c, wanted->code);
	put_text(&c, wanted->language);
	put_int(&c, wanted->day_days);
	put_int(&c, wanted->day_days);
	return form_one(&c, ret, fault);
}

enum status
form_list(const struct access *access, struct form_rows *ret,
	  struct fault *fault)
{
	struct cursor c = cursor_open(access, &form_noun, FORM_LIST);
	struct form_rows all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		read_form(&c, &all.list[all.count++]);
	}
	status = cursor_close(&c, fault);
	if (status == OK)
		*ret = all;
	return status;
}

enum status
form_translation_insert(const struct access *access,
			const struct form_translation *t, struct fault *fault)
{
	struct cursor c = cursor_open(access, &form_noun, TRANSLATION_INSERT);

	put_int(&c, t->id);
	put_text(&c, t->language);
	put_bytes(&c, t->sha256, HASH_BYTES);
	put_int(&c, t->loaded_utc);
	put_int(&c, t->loaded_by);
	put_bytes(&c, t->content, t->bytes);
	put_int(&c, t->form);
	return cursor_change(&c, "form", fault);
}

static void
read_translation(struct cursor *c, struct form_translation *ret)
{
	*ret = (struct form_translation){0};
	ret->id = read_int(c);
	ret->form = read_int(c);
	ret->language = read_text(c);
	read_hash(c, ret->sha256, HASH_BYTES);
	ret->loaded_utc = read_int(c);
	ret->loaded_by = read_int(c);
	ret->approved_utc = read_int(c);
	ret->approved_by = read_int(c);
	ret->loaded_name = read_text(c);
	ret->approved_name = read_text(c);
}

enum status
form_translation_get(const struct access *access, int64_t form,
		     const char *language, struct form_translation *ret,
		     struct fault *fault)
{
	struct cursor c = cursor_open(access, &form_noun, TRANSLATION_GET);
	bool found;

	put_int(&c, form);
	put_text(&c, language);
	found = cursor_next(&c);
	if (found) {
		read_translation(&c, ret);
		ret->content = read_bytes(&c, &ret->bytes);
	}
	return cursor_found(&c, found, "form", fault);
}

enum status
form_translation_list(const struct access *access, int64_t form,
		      struct form_translations *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &form_noun, TRANSLATION_LIST);
	struct form_translations all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, form);
	while (cursor_next(&c)) {
		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		read_translation(&c, &all.list[all.count++]);
	}
	status = cursor_close(&c, fault);
	if (status == OK)
		*ret = all;
	return status;
}

enum status
form_approval_insert(const struct access *access, int64_t translation,
		     int64_t at_utc, int64_t by, struct fault *fault)
{
	struct cursor c = cursor_open(access, &form_noun, APPROVAL_INSERT);

	put_int(&c, translation);
	put_int(&c, at_utc);
	put_int(&c, by);
	return cursor_run(&c, fault);
}

enum status
letter_form_insert(const struct access *access, const struct letter_form *l,
		   struct fault *fault)
{
	struct cursor c = cursor_open(access, &form_noun, LETTER_FORM_INSERT);

	put_int(&c, l->letter);
	put_int(&c, l->form);
	put_some(&c, l->translation);
	return cursor_run(&c, fault);
}

enum status
letter_form_get(const struct access *access, int64_t letter,
		struct letter_form *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &form_noun, LETTER_FORM_GET);
	bool found;

	put_int(&c, letter);
	found = cursor_next(&c);
	if (found) {
		ret->letter = read_int(&c);
		ret->form = read_int(&c);
		ret->translation = read_int(&c);
	}
	return cursor_found(&c, found, "form", fault);
}

enum status
rule_change_insert(const struct access *access, const struct rule_change *r,
		   struct fault *fault)
{
	struct cursor c = cursor_open(access, &form_noun, RULE_INSERT);

	put_int(&c, r->id);
	put_text(&c, r->code);
	put_text(&c, r->text);
	put_text(&c, r->reason);
	put_int(&c, r->at_utc);
	put_int(&c, r->by);
	put_int(&c, r->organisation);
	return cursor_change(&c, "organisation", fault);
}

enum status
rule_change_list(const struct access *access, int64_t organisation,
		 struct rule_changes *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &form_noun, RULE_LIST);
	struct rule_changes all = {NULL, 0};
	size_t cap = 0;
	enum status status;

	put_int(&c, organisation);
	while (cursor_next(&c)) {
		struct rule_change *r;

		all.list = arena_grow(access->arena, all.list, all.count, &cap,
				      sizeof *all.list);
		r = &all.list[all.count++];
		r->id = read_int(&c);
		r->organisation = read_int(&c);
		r->code = read_text(&c);
		r->text = read_text(&c);
		r->reason = read_text(&c);
		r->at_utc = read_int(&c);
		r->by = read_int(&c);
		r->by_name = read_text(&c);
	}
	status = cursor_close(&c, fault);
	if (status == OK)
		*ret = all;
	return status;
}
