/* What the panel said of Easy Read. */
#include "store/easy_read.h"

#include "store/inside.h"

enum {
	READER_INSERT,
	READER_LIST,
	PROOF_PUT,
	PROOF_LIST,
	EASY_READ_QUERIES,
};

#define OWN_AND_ABOVE                                                      \
	"(SELECT id FROM organisation WHERE id = ?1 AND visible(id)"       \
	" UNION ALL SELECT parent FROM organisation WHERE id = ?1"         \
	" AND visible(id))"

static const struct query queries[] = {
	[READER_INSERT] = {"INSERT INTO easy_read_reader (id, notice, language,"
			   " stamp, tenant, looked_on, verdict, said,"
			   " recorded_by, recorded_at, organisation)"
			   " SELECT ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, id"
			   " FROM organisation WHERE id = ? AND visible(id)",
			   NULL},
	[READER_LIST] = {"SELECT r.id, r.organisation, r.tenant, r.notice,"
			 " r.language, r.stamp, r.looked_on, r.verdict,"
			 " r.said, r.recorded_by, r.recorded_at, t.reference"
			 " FROM easy_read_reader r"
			 " JOIN tenant t ON t.id = r.tenant"
			 " WHERE r.organisation IN " OWN_AND_ABOVE
			 " AND r.notice = ?2 AND r.language = ?3"
			 " ORDER BY r.recorded_at DESC, r.id DESC LIMIT 100",
			 "USE TEMP B-TREE FOR ORDER BY"},
	[PROOF_PUT] = {"INSERT INTO easy_read_proof (notice, language, stamp,"
		       " readers, signed_by, signed_at, note, organisation)"
		       " SELECT ?, ?, ?, ?, ?, ?, ?, id FROM organisation"
		       " WHERE id = ? AND visible(id)"
		       " ON CONFLICT DO UPDATE SET stamp = excluded.stamp,"
		       " readers = excluded.readers,"
		       " signed_by = excluded.signed_by,"
		       " signed_at = excluded.signed_at,"
		       " note = excluded.note", NULL},
	[PROOF_LIST] = {"SELECT p.organisation, p.notice, p.language, p.stamp,"
			" p.readers, p.signed_by, p.signed_at, a.name, p.note"
			" FROM easy_read_proof p"
			" LEFT JOIN account a ON a.id = p.signed_by"
			" WHERE p.organisation IN " OWN_AND_ABOVE
			" AND p.notice = ?2 AND p.language = ?3"
			" ORDER BY p.organisation <> ?1", NULL},
};
const struct noun easy_read_noun = {NOUN_EASY_READ, "easy_read", queries,
				    EASY_READ_QUERIES};

enum status
easy_read_reader_insert(const struct access *access,
			const struct easy_read_reader *reader,
			struct fault *fault)
{
	struct cursor c = cursor_open(access, &easy_read_noun, READER_INSERT);

	put_int(&c, reader->id);
	put_text(&c, reader->notice);
	put_text(&c, reader->language);
	put_bytes(&c, reader->stamp, HASH_BYTES);
	put_int(&c, reader->tenant);
	put_int(&c, reader->looked_days);
	put_text(&c, reader->verdict);
	put_text(&c, reader->said);
	put_int(&c, reader->recorded_by);
	put_int(&c, reader->recorded_utc);
	put_int(&c, reader->organisation);
	return cursor_run(&c, fault);
}

static void
read_reader(struct cursor *c, struct easy_read_reader *ret)
{
	ret->id = read_int(c);
	ret->organisation = read_int(c);
	ret->tenant = read_int(c);
	ret->notice = read_text(c);
	ret->language = read_text(c);
	read_hash(c, ret->stamp, HASH_BYTES);
	ret->looked_days = (int32_t)read_int(c);
	ret->verdict = read_text(c);
	ret->said = read_text(c);
	ret->recorded_by = read_int(c);
	ret->recorded_utc = read_int(c);
	ret->reference = read_text(c);
}

enum status
easy_read_reader_list(const struct access *access, int64_t organisation,
		      const char *notice, const char *language,
		      struct easy_read_readers *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &easy_read_noun, READER_LIST);
	size_t cap = 0;

	put_int(&c, organisation);
	put_text(&c, notice);
	put_text(&c, language);
	*ret = (struct easy_read_readers){0};
	while (cursor_next(&c)) {
		ret->list = arena_grow(access->arena, ret->list, ret->count,
				       &cap, sizeof *ret->list);
		read_reader(&c, &ret->list[ret->count++]);
	}
	return cursor_close(&c, fault);
}

enum status
easy_read_proof_put(const struct access *access,
		    const struct easy_read_proof *proof, struct fault *fault)
{
	struct cursor c = cursor_open(access, &easy_read_noun, PROOF_PUT);

	put_text(&c, proof->notice);
	put_text(&c, proof->language);
	put_bytes(&c, proof->stamp, HASH_BYTES);
	put_int(&c, proof->readers);
	put_int(&c, proof->signed_by);
	put_int(&c, proof->signed_utc);
	put_text(&c, proof->note);
	put_int(&c, proof->organisation);
	return cursor_run(&c, fault);
}

static void
read_proof(struct cursor *c, struct easy_read_proof *ret)
{
	ret->organisation = read_int(c);
	ret->notice = read_text(c);
	ret->language = read_text(c);
	read_hash(c, ret->stamp, HASH_BYTES);
	ret->readers = read_int(c);
	ret->signed_by = read_int(c);
	ret->signed_utc = read_int(c);
	ret->signed_name = read_text(c);
	ret->note = read_text(c);
}

enum status
easy_read_proof_list(const struct access *access, int64_t organisation,
		     const char *notice, const char *language,
		     struct easy_read_proofs *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &easy_read_noun, PROOF_LIST);
	size_t cap = 0;

	put_int(&c, organisation);
	put_text(&c, notice);
	put_text(&c, language);
	*ret = (struct easy_read_proofs){0};
	while (cursor_next(&c)) {
		ret->list = arena_grow(access->arena, ret->list, ret->count,
				       &cap, sizeof *ret->list);
		read_proof(&c, &ret->list[ret->count++]);
	}
	return cursor_close(&c, fault);
}
