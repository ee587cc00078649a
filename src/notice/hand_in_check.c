/* A translation against its source, part by part and as a whole. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "lang/letters.h"
#include "lang/segment.h"
#include "notice/english.h"
#include "notice/hand_in_inside.h"

/* From here on lengths and languages are compared: what is shorter is a name
 * or a word. */
#define LONG_ENOUGH 15
#define SHORTEST_PERCENT 25
#define SHORTEST_HAN_PERCENT 8
#define LONGEST_PERCENT 400
#define SHARED_WORDS_LEAST 8
#define SHARED_PERCENT 60

void
hand_in_find(struct hand_in_findings *all, struct arena *arena,
	     const struct hand_in_finding *one)
{
	if (all->count == HAND_IN_FINDINGS_MOST)
		return;
	all->list = arena_grow(arena, all->list, all->count, &all->cap,
			       sizeof *all->list);
	all->list[all->count++] = *one;
}

void
hand_in_say(struct hand_in_checking *c, enum hand_in_fault fault, size_t part,
	    const char *value)
{
	const struct hand_in_finding one = {
		fault, part, arena_text(c->arena, value ? value : "")};

	for (size_t i = 0; i < c->found->count; i++) {
		const struct hand_in_finding *known = &c->found->list[i];

		if (known->fault == fault && known->part == part &&
		    !strcmp(known->value, one.value))
			return;
	}
	hand_in_find(c->found, c->arena, &one);
}

static bool
has_words(const char *text)
{
	return segments_words_any(text, strlen(text)) > 0;
}

enum side { SOURCE, TARGET };

/* The sources or the targets, one after another. */
static const char *
whole_of(const struct hand_in_checking *c, enum side side)
{
	const struct hand_in_work *work = c->work;
	struct buf all = {0};
	const char *ret;

	for (size_t i = 0; i < work->pairs; i++) {
		buf_text(&all, side == SOURCE ? work->pair[i].source
					      : work->pair[i].target);
		buf_char(&all, '\n');
	}
	ret = arena_text(c->arena, buf_string(&all));
	buf_free(&all);
	return ret;
}

/* Letters that are not of the language's script, without the words that stand
 * so in the source: names and addresses. */
static size_t
strange_letters(const struct letters *own, const char *source,
		const char *target)
{
	size_t names = own->latin ? english_borrowed(target, source) : 0;

	return own->foreign + own->latin -
	       (names < own->latin ? names : own->latin);
}

/* Says whether it is certain that this is the wrong one. */
static bool
check_script(struct hand_in_checking *c, const char *source,
	     const char *target)
{
	struct letters own;
	size_t strange;

	letters_scripts(c->work->to, target, &own);
	strange = strange_letters(&own, source, target);
	if (strange < 3 || strange <= own.own)
		return false;
	hand_in_say(c, HAND_IN_SCRIPT, 0,
		    own.latin >= own.foreign ? "Latin" : own.script);
	return true;
}

static void
check_letters(struct hand_in_checking *c, size_t part, const char *source,
	      const char *target)
{
	struct letters own;
	size_t strange;

	letters_scripts(c->work->to, target, &own);
	strange = strange_letters(&own, source, target);
	if (own.foreign || (strange > 6 && strange * 3 > own.all))
		hand_in_say(c, HAND_IN_LETTERS, part,
			    own.foreign ? own.script : "Latin");
}

static bool
is_english(const struct tag *tag)
{
	return !strcmp(tag->tag, "en");
}

/* What it reads like, if not like the language asked for. */
static void
check_language(struct hand_in_checking *c, const char *target)
{
	const struct tag *to = c->work->to, *like;
	struct letters own;

	letters_count(to, target, &own);
	if (own.odd < 2 || own.odd * 40 < own.own)
		return;
	like = letters_nearest(to, target);
	hand_in_say(c, HAND_IN_LANGUAGE, 0,
		    like ? like->english : own.odd_letter);
}

static bool
is_mark(char c)
{
	return c == '\0' || strchr(" \t\n.,;:!?()\"-", c);
}

static bool
stands_in(const char *text, const char *word, size_t count)
{
	for (const char *at = text;
	     (at = memmem(at, strlen(at), word, count)); at++)
		if ((at == text || is_mark(at[-1])) && is_mark(at[count]))
			return true;
	return false;
}

/* Whether most words of the translation are words of the source. */
static bool
shares_words(const char *source, const char *target)
{
	size_t words = 0, shared = 0;

	for (const char *at = target; *at;) {
		size_t count = 0;

		while (!is_mark(at[count]))
			count++;
		if (count >= 4) {
			words++;
			shared += stands_in(source, at, count);
		}
		at += count + (at[count] != '\0');
	}
	return words >= SHARED_WORDS_LEAST &&
	       shared * 100 >= words * SHARED_PERCENT;
}

/* Still in the language that it came in. */
static bool
check_source(struct hand_in_checking *c, const char *source,
	     const char *target)
{
	const struct hand_in_work *work = c->work;
	bool english = is_english(work->from) && !is_english(work->to) &&
		       !strcmp(work->to->script, "Latn") &&
		       english_reads(target);

	if (!english && !shares_words(source, target))
		return false;
	hand_in_say(c, HAND_IN_SOURCE, 0, work->from->english);
	return true;
}

/* Marks that turn text round, controls, and the sign of a character that was
 * lost on the way. */
static bool
check_characters(struct hand_in_checking *c, size_t part, const char *target)
{
	const char *lost = strstr(target, "\uFFFD");
	uint32_t cp = 0xFFFD;
	size_t at;
	char name[16];

	if (utf8_acceptable(target, strlen(target), &at, &cp) && !lost)
		return true;
	(void)snprintf(name, sizeof name, "U+%04X",
		       lost ? 0xFFFD : (unsigned)cp);
	hand_in_say(c, HAND_IN_CHARACTER, part, name);
	return false;
}

static void
check_length(struct hand_in_checking *c, size_t part, const char *source,
	     const char *target)
{
	size_t theirs = utf8_length(source, strlen(source));
	size_t own = utf8_length(target, strlen(target));
	bool from_dense = segments_unspaced(c->work->from);
	size_t least = segments_unspaced(c->work->to) ? SHORTEST_HAN_PERCENT
						      : SHORTEST_PERCENT;

	if (theirs < LONG_ENOUGH)
		return;
	if (own * 100 < theirs * least)
		hand_in_say(c, HAND_IN_SHORT, part, NULL);
	else if (own * 100 > theirs * LONGEST_PERCENT * (from_dense ? 4 : 1))
		hand_in_say(c, HAND_IN_LONG, part, NULL);
}

/* The source left as it was, where it is more than a name or a number. */
static bool
is_same(const struct hand_in_checking *c, const struct hand_in_pair *pair)
{
	if (strcmp(pair->source, pair->target) != 0)
		return false;
	return is_english(c->work->from) ? english_common(pair->source)
					 : utf8_length(pair->source,
						       strlen(pair->source)) >=
						   LONG_ENOUGH;
}

static void
check_pair(struct hand_in_checking *c, size_t part,
	   const struct hand_in_pair *pair)
{
	if (!has_words(pair->target)) {
		if (has_words(pair->source))
			hand_in_say(c, HAND_IN_MISSING, part, NULL);
		return;
	}
	if (!check_characters(c, part, pair->target) || !*pair->source)
		return;
	if (is_same(c, pair)) {
		hand_in_say(c, HAND_IN_SAME, part, NULL);
		return;
	}
	check_letters(c, part, pair->source, pair->target);
	hand_in_facts(c, part, pair->source, pair->target);
	check_length(c, part, pair->source, pair->target);
}

static void
check_whole(struct hand_in_checking *c, const char *source,
	    const char *target)
{
	if (!check_characters(c, 0, target) || !has_words(source))
		return;
	hand_in_facts(c, 0, source, target);
	check_length(c, 0, source, target);
}

void
hand_in_check(const struct hand_in_work *work, struct arena *arena,
	      struct hand_in_findings *ret)
{
	struct hand_in_checking c = {work, arena, ret};
	const char *source = whole_of(&c, SOURCE);
	const char *target = whole_of(&c, TARGET);

	if (!has_words(target)) {
		hand_in_say(&c, HAND_IN_EMPTY, 0, NULL);
		return;
	}
	if (check_script(&c, source, target) ||
	    check_source(&c, source, target))
		return;
	check_language(&c, target);
	if (!work->aligned) {
		check_whole(&c, source, target);
		return;
	}
	for (size_t i = 0; i < work->pairs; i++)
		check_pair(&c, i + 1, &work->pair[i]);
}
