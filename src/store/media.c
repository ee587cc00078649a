/* Letters as sound or film. */
#include "store/media.h"

#include <string.h>

#include "store/inside.h"

enum {
	MEDIA_PUT,
	MEDIA_GET,
	MEDIA_BY_ID,
	MEDIA_OF_REQUEST,
	MEDIA_OF_LETTER,
	MEDIA_COUNT_FAILED,
	MEDIA_HAS,
	MEDIA_KEEP,
	MEDIA_SLICE,
	MEDIA_QUERIES,
};

#define COLUMNS                                                                \
	"id, letter, organisation, format, state, request, voice, begun_at,"   \
	" ready_at, accepted_by, kind, sha256, bytes, milliseconds, chapters," \
	" captions, transcript, trouble"

static const struct query queries[] = {
	[MEDIA_PUT] = {"INSERT INTO letter_media (" COLUMNS ") SELECT ?1, ?2,"
		       " id, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14,"
		       " ?15, ?16, ?17, ?18 FROM organisation WHERE id = ?3"
		       " AND visible(id)"
		       " ON CONFLICT (letter, format) DO UPDATE SET"
		       " state = excluded.state, request = excluded.request,"
		       " voice = excluded.voice, begun_at = excluded.begun_at,"
		       " ready_at = excluded.ready_at,"
		       " accepted_by = excluded.accepted_by,"
		       " kind = excluded.kind, sha256 = excluded.sha256,"
		       " bytes = excluded.bytes,"
		       " milliseconds = excluded.milliseconds,"
		       " chapters = excluded.chapters,"
		       " captions = excluded.captions,"
		       " transcript = excluded.transcript,"
		       " trouble = excluded.trouble", NULL},
	[MEDIA_GET] = {"SELECT " COLUMNS " FROM letter_media WHERE letter = ?"
		       " AND format = ? AND visible(organisation)", NULL},
	[MEDIA_BY_ID] = {"SELECT " COLUMNS " FROM letter_media WHERE id = ?"
			 " AND visible(organisation)", NULL},
	[MEDIA_OF_REQUEST] = {"SELECT " COLUMNS " FROM letter_media"
			      " WHERE request = ? AND visible(organisation)"
			      " LIMIT 1", NULL},
	[MEDIA_OF_LETTER] = {"SELECT " COLUMNS " FROM letter_media"
			     " WHERE letter = ? AND visible(organisation)"
			     " ORDER BY format", NULL},
	[MEDIA_COUNT_FAILED] = {"SELECT count(*) FROM letter_media"
				" WHERE organisation = ? AND state = 'failed'"
				" AND visible(organisation)", NULL},
	[MEDIA_HAS] = {"SELECT 1 FROM media_slice WHERE sha256 = ? LIMIT 1",
		       NULL},
	[MEDIA_KEEP] = {"INSERT INTO media_slice (sha256, n, content)"
			" VALUES (?, ?, ?)", NULL},
	[MEDIA_SLICE] = {"SELECT s.content FROM letter_media m"
			 " JOIN media_slice s ON s.sha256 = m.sha256"
			 " AND s.n = ? WHERE m.id = ?"
			 " AND visible(m.organisation)", NULL},
};
const struct noun media_noun = {NOUN_MEDIA, "media", queries, MEDIA_QUERIES};

const char *const media_state_names[MEDIA_STATES] = {
	[MEDIA_ASKED] = "asked",
	[MEDIA_MAKING] = "making",
	[MEDIA_READY] = "ready",
	[MEDIA_FAILED] = "failed",
};

enum status
media_put(const struct access *access, const struct media *media,
	  struct fault *fault)
{
	struct cursor c = cursor_open(access, &media_noun, MEDIA_PUT);

	put_int(&c, media->id);
	put_int(&c, media->letter);
	put_int(&c, media->organisation);
	put_text(&c, media->format);
	put_text(&c, media_state_names[media->state]);
	put_some(&c, media->request);
	put_text(&c, media->voice);
	put_int(&c, media->begun_utc);
	put_some(&c, media->ready_utc);
	put_some(&c, media->accepted_by);
	put_text(&c, media->kind);
	if (media->kind)
		put_bytes(&c, media->sha256, HASH_BYTES);
	else
		put_text(&c, NULL);
	put_some(&c, media->bytes);
	put_known(&c, media->ms);
	put_text(&c, media->chapters);
	put_text(&c, media->captions);
	put_text(&c, media->transcript);
	put_text(&c, media->trouble);
	return cursor_run(&c, fault);
}

static enum media_state
state_named(const char *name)
{
	int state = 0;

	while (state < MEDIA_STATES - 1 &&
	       strcmp(media_state_names[state], name) != 0)
		state++;
	return (enum media_state)state;
}

static void
read_media(struct cursor *c, struct media *ret)
{
	size_t count;
	const void *sha256;

	ret->id = read_int(c);
	ret->letter = read_int(c);
	ret->organisation = read_int(c);
	ret->format = read_text(c);
	ret->state = state_named(read_word(c));
	ret->request = read_int(c);
	ret->voice = read_text(c);
	ret->begun_utc = read_int(c);
	ret->ready_utc = read_int(c);
	ret->accepted_by = read_int(c);
	ret->kind = read_text(c);
	sha256 = read_blob(c, &count);
	memset(ret->sha256, 0, HASH_BYTES);
	if (count == HASH_BYTES)
		memcpy(ret->sha256, sha256, HASH_BYTES);
	ret->bytes = read_int(c);
	ret->ms = read_known(c);
	ret->chapters = read_text(c);
	ret->captions = read_text(c);
	ret->transcript = read_text(c);
	ret->trouble = read_text(c);
}

static enum status
read_one(struct cursor *c, struct media *ret, struct fault *fault)
{
	bool found = cursor_next(c);

	if (found)
		read_media(c, ret);
	return cursor_found(c, found, "media", fault);
}

enum status
media_get(const struct access *access, int64_t letter, const char *format,
	  struct media *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &media_noun, MEDIA_GET);

	put_int(&c, letter);
	put_text(&c, format);
	return read_one(&c, ret, fault);
}

enum status
media_by_id(const struct access *access, int64_t id, struct media *ret,
	    struct fault *fault)
{
	struct cursor c = cursor_open(access, &media_noun, MEDIA_BY_ID);

	put_int(&c, id);
	return read_one(&c, ret, fault);
}

enum status
media_of_request(const struct access *access, int64_t request,
		 struct media *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &media_noun, MEDIA_OF_REQUEST);

	put_int(&c, request);
	return read_one(&c, ret, fault);
}

enum status
media_of_letter(const struct access *access, int64_t letter,
		struct media_list *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &media_noun, MEDIA_OF_LETTER);
	size_t cap = 0;

	put_int(&c, letter);
	*ret = (struct media_list){0};
	while (cursor_next(&c)) {
		ret->list = arena_grow(access->arena, ret->list, ret->count,
				       &cap, sizeof *ret->list);
		read_media(&c, &ret->list[ret->count++]);
	}
	return cursor_close(&c, fault);
}

enum status
media_failed(const struct access *access, int64_t organisation, int64_t *ret,
	     struct fault *fault)
{
	struct cursor c = cursor_open(access, &media_noun, MEDIA_COUNT_FAILED);

	put_int(&c, organisation);
	*ret = cursor_next(&c) ? read_int(&c) : 0;
	return cursor_close(&c, fault);
}

static enum status
has(const struct access *access, const unsigned char sha256[HASH_BYTES],
    bool *ret, struct fault *fault)
{
	struct cursor c = cursor_open(access, &media_noun, MEDIA_HAS);

	put_bytes(&c, sha256, HASH_BYTES);
	*ret = cursor_next(&c);
	return cursor_close(&c, fault);
}

enum status
media_keep(const struct access *access, const unsigned char sha256[HASH_BYTES],
	   const void *bytes, size_t count, struct fault *fault)
{
	const char *from = bytes;
	bool there;
	enum status status = has(access, sha256, &there, fault);

	for (size_t at = 0; status == OK && !there && at < count;
	     at += MEDIA_SLICE_BYTES) {
		struct cursor c = cursor_open(access, &media_noun, MEDIA_KEEP);
		size_t left = count - at;

		put_bytes(&c, sha256, HASH_BYTES);
		put_int(&c, (int64_t)(at / MEDIA_SLICE_BYTES));
		put_bytes(&c, from + at,
			  left < MEDIA_SLICE_BYTES ? left : MEDIA_SLICE_BYTES);
		status = cursor_run(&c, fault);
	}
	return status;
}

enum status
media_slice(const struct access *access, int64_t media, int64_t n, void *ret,
	    size_t *ret_count, struct fault *fault)
{
	struct cursor c = cursor_open(access, &media_noun, MEDIA_SLICE);
	const void *content = NULL;
	bool found;

	put_int(&c, n);
	put_int(&c, media);
	found = cursor_next(&c);
	if (found)
		content = read_blob(&c, ret_count);
	if (content && *ret_count <= MEDIA_SLICE_BYTES)
		memcpy(ret, content, *ret_count);
	else
		found = false;
	return cursor_found(&c, found, "media", fault);
}
