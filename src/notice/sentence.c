/* A sentence cut into words, slots and marks. */
#include "notice/sentence.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "lang/segment.h"
#include "notice/slot.h"

/* FNV-1a, mixed once more so that every bit of it may be used. Stored: it
 * stays as it is. Source: draft-eastlake-fnv; the mixer of MurmurHash3. */
static uint64_t
hash_bytes(uint64_t hash, const void *bytes, size_t count)
{
	const unsigned char *p = bytes;

	for (size_t i = 0; i < count; i++)
		hash = (hash ^ p[i]) * UINT64_C(0x100000001b3);
	return hash;
}

static uint64_t
hash_mix(uint64_t hash)
{
	hash = (hash ^ hash >> 33) * UINT64_C(0xff51afd7ed558ccd);
	hash = (hash ^ hash >> 33) * UINT64_C(0xc4ceb9fe1a85ec53);
	return hash ^ hash >> 33;
}

#define HASH_START UINT64_C(0xcbf29ce484222325)
#define FIRST_WORD 16 /* smaller numbers are slots */

static uint32_t
word_number(const char *folded, size_t bytes)
{
	uint64_t hash = hash_mix(hash_bytes(HASH_START, folded, bytes));
	uint32_t number = (uint32_t)(hash ^ hash >> 32);

	return number < FIRST_WORD ? number + FIRST_WORD : number;
}

bool
lexeme_slot(const struct lexeme *lexeme)
{
	return lexeme->kind >= LEXEME_FIELD;
}

bool
lexeme_same(const struct lexeme *a, const struct lexeme *b)
{
	return a->bytes == b->bytes && !memcmp(a->text, b->text, a->bytes);
}

/* What a sentence is cut with. */
struct cut {
	const char *text;
	size_t bytes;
	struct sentence *out;
	size_t cap;
	struct arena *arena;
	struct buf folded;
};

static void
cut_add(struct cut *cut, size_t from, size_t to, enum lexeme_kind kind)
{
	struct sentence *out = cut->out;
	struct lexeme lexeme = {.text = cut->text + from,
			      .bytes = to - from,
			      .kind = kind};

	if (kind == LEXEME_WORD) {
		buf_clear(&cut->folded);
		segment_fold(lexeme.text, lexeme.bytes, &cut->folded);
		lexeme.number = word_number(buf_string(&cut->folded),
					   cut->folded.count);
		lexeme.common = sentence_common(buf_string(&cut->folded),
					       cut->folded.count);
	} else if (kind != LEXEME_MARK) {
		lexeme.number = (uint32_t)kind;
		lexeme.common = 255;
	}
	out->lexeme = arena_grow(cut->arena, out->lexeme, out->count, &cut->cap,
				sizeof *out->lexeme);
	out->lexeme[out->count++] = lexeme;
	out->words += kind != LEXEME_MARK;
}

/* Blanks belong to what stands before them. */
static bool
is_space(const char *text, size_t bytes)
{
	static const char *const blanks[] = {" ", "\t", "\n", "\r",
					     "\xc2\xa0",      /* no-break */
					     "\xe2\x80\xaf"}; /* narrow */

	for (size_t i = 0; i < sizeof blanks / sizeof *blanks; i++) {
		size_t length = strlen(blanks[i]);

		if (bytes >= length && !memcmp(text, blanks[i], length))
			return true;
	}
	return false;
}

/* One segment, or the slot that begins there; where it ends. */
static size_t
cut_one(struct cut *cut, size_t from, const struct segment *segment)
{
	size_t end = segment->from + segment->bytes;
	struct slot slot;

	if (slot_at(cut->text, cut->bytes, from, &slot)) {
		cut_add(cut, from, from + slot.bytes, slot.kind);
		return from + slot.bytes;
	}
	switch (segment->kind) {
	case SEGMENT_WORD:
		cut_add(cut, from, end, LEXEME_WORD);
		break;
	case SEGMENT_NUMBER:
		cut_add(cut, from, end, LEXEME_NUMBER);
		break;
	case SEGMENT_BETWEEN:
		if (!is_space(cut->text + from, end - from))
			cut_add(cut, from, end, LEXEME_MARK);
		else if (cut->out->count)
			cut->out->lexeme[cut->out->count - 1].after +=
				end - from;
		break;
	}
	return end;
}

static void
generalise(struct sentence *sentence, struct arena *arena)
{
	uint64_t hash = HASH_START;
	size_t n = 0;

	sentence->word = arena_alloc(arena, (sentence->words + 1) *
						    sizeof *sentence->word);
	for (size_t i = 0; i < sentence->count; i++) {
		uint32_t number = sentence->lexeme[i].number;
		const unsigned char bytes[4] = {
			(unsigned char)number, (unsigned char)(number >> 8),
			(unsigned char)(number >> 16),
			(unsigned char)(number >> 24)};

		if (sentence->lexeme[i].kind == LEXEME_MARK)
			continue;
		sentence->word[n++] = number;
		hash = hash_bytes(hash, bytes, sizeof bytes);
	}
	sentence->general = hash_mix(hash);
}

void
sentence_cut(const char *text, const struct tag *tag, struct arena *arena,
	     struct sentence *ret)
{
	struct cut cut = {.text = text,
			  .bytes = strlen(text),
			  .out = ret,
			  .arena = arena};
	struct segments segments;
	size_t done = 0;

	*ret = (struct sentence){.text = text};
	segments_cut(text, cut.bytes, tag, arena, &segments);
	for (size_t i = 0; i < segments.count; i++) {
		const struct segment *segment = &segments.list[i];
		size_t from = segment->from > done ? segment->from : done;

		if (from < segment->from + segment->bytes)
			done = cut_one(&cut, from, segment);
	}
	buf_free(&cut.folded);
	generalise(ret, arena);
}

uint64_t
sentence_context(const char *before, const char *text, const char *after)
{
	uint64_t hash = HASH_START;

	hash = hash_bytes(hash, before, strlen(before) + 1);
	hash = hash_bytes(hash, text, strlen(text) + 1);
	hash = hash_bytes(hash, after, strlen(after) + 1);
	return hash_mix(hash);
}
