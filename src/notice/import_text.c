/* One text of a translation against its English. */
#include "notice/import_text.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "lang/letters.h"
#include "notice/english.h"
#include "notice/glossary.h"
#include "notice/markup.h"
#include "notice/translate.h"

/* Letters from which on lengths, letters and words are compared: what is
 * shorter is a name or a word. */
#define LONG_ENOUGH 15

/* A translation has so many letters for one of the English, times 100. */
#define SHORTEST_PERCENT 25
#define SHORTEST_HAN_PERCENT 8
#define LONGEST_PERCENT 400

struct checking {
	const struct import_text *of;
	struct arena *arena;
	struct faults *faults;
	const struct span *english;	   /* of the form it is most like */
	const char *english_words, *words; /* without codes */
};

static void
fault(struct checking *c, const char *message, const char *value)
{
	(void)fault_set(faults_add(c->faults), E_INPUT, c->of->where, message,
			"value", value, NULL);
}

/* Text outside codes; a space for each. */
static void
put_words(const struct span *span, struct buf *out)
{
	for (; span; span = span->next) {
		if (span->kind == SPAN_TEXT)
			buf_text(out, span->text);
		else if (span->kind == SPAN_BREAK ||
			 span->kind == SPAN_PLACEHOLDER)
			buf_char(out, ' ');
		put_words(span->child, out);
	}
}

static const char *
words_of(struct checking *c, const struct span *span)
{
	struct buf out = {0};
	const char *words;

	put_words(span, &out);
	words = arena_text(c->arena, buf_string(&out));
	buf_free(&out);
	return words;
}

/* U+202E and the like, controls, and the sign of a character that was lost on
 * the way. */
static enum status
check_characters(struct checking *c)
{
	const char *text = c->of->text, *lost = strstr(text, "\uFFFD");
	uint32_t cp;
	size_t at;
	char name[16];

	if (utf8_acceptable(text, strlen(text), &at, &cp) && !lost)
		return OK;
	snprintf(name, sizeof name, "U+%04X", lost ? 0xFFFD : (unsigned)cp);
	fault(c,
	      N_("the character {value} may not stand here: take it out; the "
		 "letter's direction is set without it"),
	      name);
	return E_INPUT;
}

static enum status
check_markup(struct checking *c)
{
	const struct message *message = c->of->message;
	struct fault found;
	struct span *spans;

	if (translate_spans(message, c->of->tag->tag, c->of->text, c->arena,
			    &spans, &found) != OK) {
		(void)snprintf(found.where, sizeof found.where, "%s",
			       c->of->where);
		*faults_add(c->faults) = found;
		return E_INPUT;
	}
	c->words = words_of(c, spans);
	return OK;
}

/* Whether every number of a stands in b, as often at least; a translation may
 * say one again, in brackets behind what it is of. */
static bool
has_numbers(const char *const *b, const char *const *a, const char **ret_odd)
{
	for (size_t i = 0; a[i]; i++) {
		size_t in_a = 0, in_b = 0;

		for (size_t j = 0; a[j]; j++)
			in_a += !strcmp(a[j], a[i]);
		for (size_t j = 0; b[j]; j++)
			in_b += !strcmp(b[j], a[i]);
		if (in_b < in_a) {
			*ret_odd = a[i];
			return false;
		}
	}
	return true;
}

/* One that b has not at all. */
static const char *
strange_number(const char *const *b, const char *const *a)
{
	for (size_t i = 0; a[i]; i++) {
		size_t j = 0;

		while (b[j] && strcmp(b[j], a[i]))
			j++;
		if (!b[j])
			return a[i];
	}
	return NULL;
}

static void
check_numbers(struct checking *c)
{
	const char *const *english =
		letters_numbers(c->english_words, c->arena);
	const char *const *own = letters_numbers(c->words, c->arena);
	const char *odd;

	if (!has_numbers(own, english, &odd))
		fault(c,
		      N_("the number {value} of the English is not the same in "
			 "the translation"),
		      odd);
	else if (!english_counts(c->english_words) &&
		 (odd = strange_number(english, own)))
		fault(c, N_("the number {value} does not stand in the English"),
		      odd);
}

static size_t
count_of(const char *text, const char *what)
{
	size_t count = 0;

	while ((text = strstr(text, what))) {
		count++;
		text += strlen(what);
	}
	return count;
}

static void
check_money(struct checking *c)
{
	static const char *const signs[] = {"£", "€", "$"};

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (count_of(c->words, signs[i]) !=
		    count_of(c->english_words, signs[i]))
			fault(c,
			      N_("the currency sign {value} does not stand as "
				 "often as in the English"),
			      signs[i]);
}

/* "%s", "%1$d", "{0}", "${x}": what programs fill in, and we do not. */
static const char *
directive(const char *text, struct arena *arena)
{
	for (const char *at = text; *at; at++) {
		size_t count;

		if (*at == '{' || *at == '}')
			return arena_copy(arena, at, 1);
		if (*at != '%')
			continue;
		count = strspn(at + 1, "0123456789$-+.lhz#");
		if (at[count + 1] && strchr("diouxXeEfgGcspn@", at[count + 1]))
			return arena_copy(arena, at, count + 2);
	}
	return NULL;
}

static void
check_directives(struct checking *c)
{
	const char *own = directive(c->words, c->arena);

	if (own && !directive(c->english_words, c->arena))
		fault(c,
		      N_("{value} does not stand in the English: nothing would "
			 "be put there"),
		      own);
}

static void
check_script(struct checking *c)
{
	struct letters own;
	const struct tag *tag = c->of->tag;

	letters_count(tag, c->words, &own);
	if (own.foreign) {
		fault(c, N_("there are letters of another script: {value}"),
		      own.script);
		return;
	}
	if (own.latin > english_borrowed(c->words, c->english_words) + 6 &&
	    own.latin * 3 > own.all) {
		(void)fault_set(faults_add(c->faults), E_INPUT, c->of->where,
				N_("this is in Latin letters: {language} is "
				   "written in others"),
				"language", tag->english, NULL);
		return;
	}
	if (own.odd >= 2 && own.odd * 40 >= own.own)
		(void)fault_set(faults_add(c->faults), E_INPUT, c->of->where,
				N_("{letter} and other letters here are not "
				   "of {language}: is this another language?"),
				"letter", own.odd_letter, "language",
				tag->english, NULL);
	else if (!strcmp(tag->script, "Latn") && english_reads(c->words))
		fault(c, N_("this seems to be English"), "");
}

static void
check_length(struct checking *c)
{
	size_t english =
		utf8_length(c->english_words, strlen(c->english_words));
	size_t own = utf8_length(c->words, strlen(c->words));
	size_t least = !strncmp(c->of->tag->script, "Han", 3) ||
				       !strcmp(c->of->tag->script, "Jpan") ||
				       !strcmp(c->of->tag->script, "Kore")
			       ? SHORTEST_HAN_PERCENT
			       : SHORTEST_PERCENT;

	if (english < LONG_ENOUGH)
		return;
	if (own * 100 < english * least)
		fault(c,
		      N_("this is far shorter than the English: is something "
			 "missing?"),
		      "");
	else if (own * 100 > english * LONGEST_PERCENT)
		fault(c,
		      N_("this is far longer than the English: is something "
			 "in the wrong place?"),
		      "");
}

/* The English form that a form of a translation is nearest to: of a plural the
 * one whose numbers it has. */
static void
find_english(struct checking *c)
{
	const struct message *message = c->of->message;
	const char *const *own, *const *one;
	const char *odd;

	c->english =
		message->id_plural ? message->spans_plural : message->spans;
	c->english_words = words_of(c, c->english);
	if (!message->id_plural)
		return;
	own = letters_numbers(c->words, c->arena);
	one = letters_numbers(words_of(c, message->spans), c->arena);
	if (has_numbers(own, one, &odd) && has_numbers(one, own, &odd)) {
		c->english = message->spans;
		c->english_words = words_of(c, message->spans);
	}
}

enum status
import_text_check(const struct import_text *of, struct arena *arena,
		  struct faults *faults)
{
	struct checking c = {.of = of, .arena = arena, .faults = faults};
	size_t before = faults->count;

	if (check_characters(&c) != OK || check_markup(&c) != OK)
		return E_INPUT;
	find_english(&c);
	if (!strcmp(c.words, c.english_words) &&
	    english_common(c.english_words)) {
		fault(&c, N_("this is the English, not a translation"), "");
		return E_INPUT;
	}
	check_directives(&c);
	check_numbers(&c);
	check_money(&c);
	check_script(&c);
	check_length(&c);
	/* Says itself what it found; all is counted below. */
	(void)!glossary_check(of->glossary, of->where, c.english_words, c.words,
			      faults);
	return faults->count > before ? E_INPUT : OK;
}
