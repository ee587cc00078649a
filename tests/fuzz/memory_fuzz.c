/* Sentences from anywhere, a line each: what is remembered, what is asked for,
 * its translation, a term. Cut within bounds, measured alike both ways round,
 * and the difference is made of the whole of both. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "fuzz.h"
#include "lang/segment.h"
#include "notice/glossary.h"
#include "notice/memory.h"

enum { THEN, NOW, TARGET, TERM, LINES };

static void
check_cut(const struct sentence *sentence)
{
	const char *at = sentence->text;
	const char *end = at + strlen(at);
	size_t words = 0;

	for (size_t i = 0; i < sentence->count; i++) {
		const struct lexeme *lexeme = &sentence->lexeme[i];

		if (!lexeme->bytes || lexeme->text < at ||
		    lexeme->text + lexeme->bytes + lexeme->after > end)
			abort();
		at = lexeme->text + lexeme->bytes;
		words += lexeme->kind != LEXEME_MARK;
	}
	if (words != sentence->words)
		abort();
}

/* Same and removed pieces are what was, from its first word on. */
static void
check_difference(const struct sentence *then, const struct sentence *now,
		 struct arena *arena)
{
	struct memory_pieces pieces;
	struct buf was = {0};

	memory_difference(then, now, arena, &pieces);
	for (size_t i = 0; i < pieces.count; i++)
		if (pieces.list[i].change != MEMORY_ADDED)
			buf_text(&was, pieces.list[i].text);
	if (then->count && strcmp(buf_string(&was), then->lexeme[0].text) != 0)
		abort();
	buf_free(&was);
}

static void
check_pair(const struct sentence *a, const struct sentence *b,
	   struct arena *arena)
{
	int percent = memory_percent(a, b, arena);

	if (percent < 0 || percent > 100 ||
	    percent != memory_percent(b, a, arena) ||
	    (percent == 100) != !strcmp(a->text, b->text))
		abort();
	check_difference(a, b, arena);
	check_difference(b, a, arena);
}

static void
check_adapt(const struct sentence *sentence, struct arena *arena)
{
	const char *adapted = NULL;

	if (memory_adapt(&sentence[THEN], &sentence[NOW], &sentence[TARGET],
			 arena, &adapted) &&
	    !strcmp(sentence[THEN].text, sentence[NOW].text) &&
	    strcmp(adapted, sentence[TARGET].text) != 0)
		abort();
}

static void
check_terms(char *const line[LINES], struct arena *arena)
{
	const char *words[] = {line[TARGET]};
	const struct term term = {.english = line[TERM],
				  .wanted = words,
				  .wanteds = 1,
				  .forbidden = words,
				  .forbiddens = 1};
	struct faults faults = {0};

	for (int i = 0; i < 2; i++) {
		const struct tag *tag = tag_find(i ? "th" : "pl");

		(void)!glossary_check(glossary_new(tag, &term, 1, arena), "",
				      line[THEN], line[NOW], &faults);
		(void)segments_words(line[TARGET], strlen(line[TARGET]), tag);
	}
	faults_free(&faults);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	struct sentence sentence[TERM];
	struct arena *arena;
	char *line[LINES], *rest;

	if (count > 4000 || utf8_valid((const char *)bytes, count) != count ||
	    memchr(bytes, '\0', count))
		return 0;
	arena = arena_new();
	rest = arena_copy(arena, bytes, count);
	for (int i = 0; i < LINES; i++) {
		line[i] = rest;
		rest += strcspn(rest, "\n");
		if (*rest)
			*rest++ = '\0';
	}
	for (int i = 0; i < TERM; i++) {
		sentence_cut(line[i], tag_find(i == TARGET ? "ar" : "en"),
			     arena, &sentence[i]);
		check_cut(&sentence[i]);
		(void)sentence_personal(&sentence[i], NULL);
	}
	check_pair(&sentence[THEN], &sentence[NOW], arena);
	check_adapt(sentence, arena);
	check_terms(line, arena);
	arena_free(arena);
	return 0;
}
