/* What was listened to. */
#include "store/voice.h"

#include "store/inside.h"

enum {
	VOICE_PUT,
	VOICE_LIST,
	VOICE_QUERIES,
};

static const struct query queries[] = {
	[VOICE_PUT] = {"INSERT INTO voice_proof (language, notice, variant,"
		       " stamp, voice, understood, listener, signed_by,"
		       " signed_at, note, organisation) SELECT ?, ?, ?, ?, ?,"
		       " ?, ?, ?, ?, ?, id FROM organisation WHERE id = ?"
		       " AND visible(id) ON CONFLICT DO UPDATE SET"
		       " stamp = excluded.stamp, voice = excluded.voice,"
		       " understood = excluded.understood,"
		       " listener = excluded.listener,"
		       " signed_by = excluded.signed_by,"
		       " signed_at = excluded.signed_at,"
		       " note = excluded.note", NULL},
	[VOICE_LIST] = {"SELECT organisation, language, notice, variant,"
			" stamp, voice, understood, listener, signed_by,"
			" signed_at, note FROM voice_proof"
			" WHERE organisation IN (SELECT id FROM organisation"
			" WHERE id = ?1 AND visible(id) UNION ALL"
			" SELECT parent FROM organisation WHERE id = ?1"
			" AND visible(id)) AND notice = ?2 AND language = ?3"
			" ORDER BY organisation <> ?1, variant", NULL},
};
const struct noun voice_noun = {NOUN_VOICE, "voice", queries, VOICE_QUERIES};

enum status
voice_proof_put(const struct access *access, const struct voice_proof *proof,
		struct fault *fault)
{
	struct cursor c = cursor_open(access, &voice_noun, VOICE_PUT);

	put_text(&c, proof->language);
	put_text(&c, proof->notice);
	put_text(&c, proof->variant);
	put_bytes(&c, proof->stamp, HASH_BYTES);
	put_text(&c, proof->voice);
	put_int(&c, proof->understood);
	put_text(&c, proof->listener);
	put_int(&c, proof->signed_by);
	put_int(&c, proof->signed_utc);
	put_text(&c, proof->note);
	put_int(&c, proof->organisation);
	return cursor_run(&c, fault);
}

static void
read_proof(struct cursor *c, struct voice_proof *ret)
{
	ret->organisation = read_int(c);
	ret->language = read_text(c);
	ret->notice = read_text(c);
	ret->variant = read_text(c);
	read_hash(c, ret->stamp, HASH_BYTES);
	ret->voice = read_text(c);
	ret->understood = read_int(c) != 0;
	ret->listener = read_text(c);
	ret->signed_by = read_int(c);
	ret->signed_utc = read_int(c);
	ret->note = read_text(c);
}

enum status
voice_proof_list(const struct access *access, int64_t organisation,
		 const char *notice, const char *language,
		 struct voice_proofs *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &voice_noun, VOICE_LIST);
	size_t cap = 0;

	put_int(&c, organisation);
	put_text(&c, notice);
	put_text(&c, language);
	*ret = (struct voice_proofs){0};
	while (cursor_next(&c)) {
		ret->list = arena_grow(access->arena, ret->list, ret->count,
				       &cap, sizeof *ret->list);
		read_proof(&c, &ret->list[ret->count++]);
	}
	return cursor_close(&c, fault);
}
