/* What was read in Braille, and went out in it. */
#include "store/braille.h"

#include "store/inside.h"

enum {
	BRAILLE_PUT,
	BRAILLE_LIST,
	BRAILLE_LETTER_INSERT,
	BRAILLE_LETTER_GET,
	BRAILLE_QUERIES,
};

static const struct query queries[] = {
	[BRAILLE_PUT] = {"INSERT INTO braille_proof (notice, language,"
			 " variant, grade, stamp, signed_by, signed_at, note,"
			 " organisation) SELECT ?, ?, ?, ?, ?, ?, ?, ?, id"
			 " FROM organisation WHERE id = ? AND visible(id)"
			 " ON CONFLICT DO UPDATE SET stamp = excluded.stamp,"
			 " signed_by = excluded.signed_by,"
			 " signed_at = excluded.signed_at,"
			 " note = excluded.note", NULL},
	[BRAILLE_LIST] = {"SELECT b.organisation, b.notice, b.language,"
			  " b.variant, b.grade, b.stamp, b.signed_by,"
			  " b.signed_at, a.name, b.note FROM braille_proof b"
			  " LEFT JOIN account a ON a.id = b.signed_by"
			  " WHERE b.organisation IN (SELECT id"
			  " FROM organisation WHERE id = ?1 AND visible(id)"
			  " UNION ALL SELECT parent FROM organisation"
			  " WHERE id = ?1 AND visible(id))"
			  " AND b.notice = ?2 AND b.language = ?3"
			  " ORDER BY b.organisation <> ?1, b.variant,"
			  " b.grade", NULL},
	[BRAILLE_LETTER_INSERT] = {"INSERT INTO letter_braille (letter,"
				   " organisation, grade) SELECT ?, id, ?"
				   " FROM organisation WHERE id = ?"
				   " AND visible(id)", NULL},
	[BRAILLE_LETTER_GET] = {"SELECT b.letter, b.organisation, b.grade,"
				" c.sha256 FROM letter_braille b"
				" JOIN letter_copy c ON c.letter = b.letter"
				" AND c.format = 'brf' WHERE b.letter = ?"
				" AND visible(b.organisation)", NULL},
};
const struct noun braille_noun = {NOUN_BRAILLE, "braille", queries,
				  BRAILLE_QUERIES};

enum status
braille_proof_put(const struct access *access,
		  const struct braille_proof *proof, struct fault *fault)
{
	struct cursor c = cursor_open(access, &braille_noun, BRAILLE_PUT);

	put_text(&c, proof->notice);
	put_text(&c, proof->language);
	put_text(&c, proof->variant);
	put_int(&c, proof->grade);
	put_bytes(&c, proof->stamp, HASH_BYTES);
	put_int(&c, proof->signed_by);
	put_int(&c, proof->signed_utc);
	put_text(&c, proof->note);
	put_int(&c, proof->organisation);
	return cursor_run(&c, fault);
}

static void
read_proof(struct cursor *c, struct braille_proof *ret)
{
	ret->organisation = read_int(c);
	ret->notice = read_text(c);
	ret->language = read_text(c);
	ret->variant = read_text(c);
	ret->grade = (int)read_int(c);
	read_hash(c, ret->stamp, HASH_BYTES);
	ret->signed_by = read_int(c);
	ret->signed_utc = read_int(c);
	ret->signed_name = read_text(c);
	ret->note = read_text(c);
}

enum status
braille_proof_list(const struct access *access, int64_t organisation,
		   const char *notice, const char *language,
		   struct braille_proofs *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &braille_noun, BRAILLE_LIST);
	size_t cap = 0;

	put_int(&c, organisation);
	put_text(&c, notice);
	put_text(&c, language);
	*ret = (struct braille_proofs){0};
	while (cursor_next(&c)) {
		ret->list = arena_grow(access->arena, ret->list, ret->count,
				       &cap, sizeof *ret->list);
		read_proof(&c, &ret->list[ret->count++]);
	}
	return cursor_close(&c, fault);
}

enum status
letter_braille_insert(const struct access *access,
		      const struct letter_braille *braille,
		      struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &braille_noun, BRAILLE_LETTER_INSERT);

	put_int(&c, braille->letter);
	put_int(&c, braille->grade);
	put_int(&c, braille->organisation);
	return cursor_run(&c, fault);
}

enum status
letter_braille_get(const struct access *access, int64_t letter,
		   struct letter_braille *ret, struct fault *fault)
{
	struct cursor c =
		cursor_open(access, &braille_noun, BRAILLE_LETTER_GET);
	bool found;

	put_int(&c, letter);
	found = cursor_next(&c);
	if (found) {
		ret->letter = read_int(&c);
		ret->organisation = read_int(&c);
		ret->grade = (int)read_int(&c);
		read_hash(&c, ret->sha256, HASH_BYTES);
	}
	return cursor_found(&c, found, "letter", fault);
}
