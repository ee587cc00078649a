/* Whether the English of a notice is plain. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "doc/tree.h"
#include "notice/checks.h"
#include "notice/passage.h"
#include "notice/reading.h"

/* A text of few words has no age. */
#define WORDS_MIN 30
#define HARDEST 3
#define HARD_WORDS_MIN 6 /* one long name makes no sentence hard */

/* Readers of a letter may be new to English; Easy Read is for people with a
 * learning disability. */
static const struct {
	int age, words;
} limits[NOTICE_VARIANTS] = {
	[NOTICE_STANDARD] = {11, 25},
	[NOTICE_EASY] = {9, 15},
};

struct english {
	const struct notice *notice;
	enum notice_variant variant;
	struct reading reading;
	struct arena *arena;
	struct faults *faults;
};

static void
put_plain(const struct span *span, struct buf *out)
{
	for (; span; span = span->next) {
		if (span->kind == SPAN_PLACEHOLDER)
			buf_printf(out, "{%s}", span->text);
		else if (span->kind == SPAN_BREAK)
			buf_char(out, ' ');
		else if (span->child)
			put_plain(span->child, out);
		else
			buf_text(out, span->text);
	}
}

static void
add_message(struct english *e, const struct message *message)
{
	struct buf text = {0};

	put_plain(message->id_plural ? message->spans_plural : message->spans,
		  &text);
	reading_add(&e->reading, buf_string(&text), message->path,
		    message->line);
	buf_free(&text);
}

/* Paragraphs and items, those of clauses too; headings and tables have no
 * sentences. */
static void
add_passages(struct english *e, const struct passage *p)
{
	for (; p; p = p->next) {
		if (p->message && p->block->kind == BLOCK_PARAGRAPH)
			add_message(e, p->message);
		if (p->block && p->block->kind == BLOCK_TABLE)
			continue;
		add_passages(e, p->child);
		if (p->clause)
			add_passages(
				e, p->clause->text[NOTICE_STANDARD].passages);
	}
}

static const char *
in_years(struct arena *arena, double age)
{
	return arena_printf(arena, "%.1f", age);
}

static const char *
beginning(struct arena *arena, const char *text)
{
	size_t count = utf8_cut(text, strlen(text), 120);

	return arena_printf(arena, "%.*s%s", (int)count, text,
			    text[count] ? "…" : "");
}

static const char *
place(const struct english *e, const struct reading_sentence *sentence)
{
	return arena_printf(e->arena, "%s:%d", sentence->path, sentence->line);
}

static void
check_lengths(struct english *e)
{
	size_t most = (size_t)limits[e->variant].words;

	for (size_t i = 0; i < e->reading.count; i++) {
		const struct reading_sentence *s = &e->reading.list[i];

		/* A clause's sentences are its own, unless Easy Read has
		 * it. */
		if (s->words <= most || (e->variant == NOTICE_STANDARD &&
					 strcmp(s->path, e->notice->path) != 0))
			continue;
		(void)fault_set(
			faults_add(e->faults), E_INPUT, place(e, s),
			N_("a sentence has {count} words, and {most} at most "
			   "are easily read: make two of it: “{text}”"),
			"count", arena_printf(e->arena, "%zu", s->words),
			"most", arena_printf(e->arena, "%zu", most), "text",
			beginning(e->arena, s->text), NULL);
	}
}

/* The next hard one after `past`, or the first. */
static const struct reading_sentence *
hardest(const struct reading *reading, const struct reading_sentence *past,
	int most)
{
	const struct reading_sentence *best = NULL;

	for (size_t i = 0; i < reading->count; i++) {
		const struct reading_sentence *s = &reading->list[i];
		double age = reading_sentence_age(s);

		if (s->words < HARD_WORDS_MIN || age <= most)
			continue;
		if (past && (age > reading_sentence_age(past) ||
			     (age == reading_sentence_age(past) && s <= past)))
			continue;
		if (!best || age > reading_sentence_age(best))
			best = s;
	}
	return best;
}

static void
check_age(struct english *e)
{
	double age = reading_age(&e->reading);
	int most = limits[e->variant].age;
	const struct reading_sentence *s = NULL;

	if (e->reading.words < WORDS_MIN || age <= most)
		return;
	(void)fault_set(faults_add(e->faults), E_INPUT,
			e->notice->text[e->variant].path,
			N_("the English reads as for an age of {age}, and must "
			   "for {most}: use shorter sentences and shorter "
			   "words"),
			"age", in_years(e->arena, age), "most",
			arena_printf(e->arena, "%d", most), NULL);
	for (int i = 0; i < HARDEST && (s = hardest(&e->reading, s, most));
	     i++)
		(void)fault_set(faults_add(e->faults), E_INPUT, place(e, s),
				N_("one of the hardest sentences, for an age "
				   "of {age}: “{text}”"),
				"age",
				in_years(e->arena, reading_sentence_age(s)),
				"text", beginning(e->arena, s->text), NULL);
}

static void
check_words(const struct message *message, const struct avoid *avoid,
	    struct arena *arena, struct faults *faults)
{
	const char *text[] = {message->id, message->id_plural};
	const struct avoid_word *word;

	for (size_t i = 0; i < 2 && text[i]; i++)
		for (size_t at = 0; (word = avoid_find(avoid, text[i], &at));)
			(void)fault_set(faults_add(faults), E_INPUT,
					arena_printf(arena, "%s:%d",
						     message->path,
						     message->line),
					N_("“{word}” is hard to read: say "
					   "“{instead}”"),
					"word", word->word, "instead",
					word->instead, NULL);
}

/* A number, and after it a word that should agree with it. */
static const struct field *
lone_count(const struct notice *notice, const struct span *span)
{
	for (; span; span = span->next) {
		const struct field *field = NULL;
		const char *after = span->next && span->next->text
					    ? span->next->text
					    : "";

		if (span->kind == SPAN_PLACEHOLDER)
			field = notice_field(notice, span->text);
		if (field && field->type == FIELD_COUNT && after[0] == ' ' &&
		    after[1] >= 'a' && after[1] <= 'z')
			return field;
		field = lone_count(notice, span->child);
		if (field)
			return field;
	}
	return NULL;
}

static void
check_plural(const struct notice *notice, const struct message *message,
	     struct arena *arena, struct faults *faults)
{
	const struct field *field =
		message->id_plural ? NULL : lone_count(notice, message->spans);

	if (!field)
		return;
	(void)fault_set(faults_add(faults), E_INPUT,
			arena_printf(arena, "%s:%d", message->path,
				     message->line),
			N_("the words after {value} must agree with it: write "
			   "one text after {one} and one after {other}"),
			"value", arena_printf(arena, "{%s}", field->name),
			"one", arena_printf(arena, "{%s: one}", field->name),
			"other",
			arena_printf(arena, "{%s: other}", field->name), NULL);
}

void
check_english(const struct notice *notice, const struct avoid *avoid,
	      struct arena *arena, struct faults *faults)
{
	for (int v = 0; v < NOTICE_VARIANTS; v++) {
		struct english e = {.notice = notice,
				    .variant = (enum notice_variant)v,
				    .reading = {.arena = arena},
				    .arena = arena,
				    .faults = faults};

		add_passages(&e, notice->text[v].passages);
		check_lengths(&e);
		if (notice->kind == NOTICE_LETTER)
			check_age(&e);
	}
	for (size_t i = 0; i < notice->message_count; i++) {
		check_words(&notice->messages[i], avoid, arena, faults);
		check_plural(notice, &notice->messages[i], arena, faults);
	}
}
