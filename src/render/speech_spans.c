/* Words inside a line as they are said. */
#include "render/speech_spans.h"

#include <string.h>

#include "base/buf.h"
#include "lang/spoken.h"

#define PHONE_DIGITS 7

static bool
is_letter(char c)
{
	return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

void
speech_break(struct speaker *s, const char *time)
{
	struct xml_node *node = xml_add(s->arena, s->into, "break", NULL);

	xml_set(s->arena, node, "time", time);
}

/* "V26-01" letter by letter and figure by figure, a breath between groups.
 * A letter is marked as one: alone, "A" is a word. */
static void
spell(struct speaker *s, const char *text)
{
	bool begun = false, paused = true;

	for (; *text; text++) {
		char one[3] = {*text, ' ', '\0'};

		if (is_letter(*text)) {
			struct xml_node *node = xml_add(
				s->arena, s->into, "say-as",
				arena_copy(s->arena, text, 1));

			xml_set(s->arena, node, "interpret-as", "characters");
			xml_add_text(s->arena, s->into, " ");
		} else if (is_digit(*text) || *text == '+') {
			xml_add_text(s->arena, s->into,
				     arena_text(s->arena, one));
		} else if (begun && !paused && text[1]) {
			xml_add_text(s->arena, s->into, ", ");
			paused = true;
			continue;
		} else {
			continue;
		}
		begun = true;
		paused = false;
	}
}

/* The word that begins here, without the marks behind it. */
static size_t
word_bytes(const char *text)
{
	size_t count = strcspn(text, " \n");

	while (count && strchr(".,;:!?)", text[count - 1]))
		count--;
	return count;
}

/* A reference: capitals and at least three figures, nothing but ASCII. */
static bool
is_reference(const char *word, size_t count)
{
	int capitals = 0, digits = 0;

	for (size_t i = 0; i < count; i++) {
		if (!is_letter(word[i]) && !is_digit(word[i]) &&
		    !strchr("-/_.", word[i]))
			return false;
		capitals += word[i] >= 'A' && word[i] <= 'Z';
		digits += is_digit(word[i]);
	}
	return capitals && digits >= 3;
}

/* The bytes of a telephone number that begins here, with the groups that
 * follow it: it begins with 0 or + and is long. 0: there is none. */
static size_t
phone_bytes(const char *text)
{
	size_t end = 0, at = 0;
	int digits = 0;

	if (*text != '0' && *text != '+')
		return 0;
	for (; text[at]; at++) {
		if (is_digit(text[at])) {
			digits++;
			end = at + 1;
		} else if (!strchr(at ? " -()" : "+", text[at])) {
			break;
		}
	}
	return digits >= PHONE_DIGITS && !is_letter(text[end]) ? end : 0;
}

static void
put_figures(struct speaker *s, const char *text)
{
	struct buf words = {0};

	if (spoken_money(s->tag, text, &words))
		text = arena_text(s->arena, buf_string(&words));
	buf_free(&words);
	xml_add_text(s->arena, s->into, text);
}

/* What is not read as it stands. */
struct thing {
	size_t bytes;	    /* 0: it is read as it stands */
	const char *amount; /* in words; NULL: it is spelled */
};

/* What the word that begins here is; two words may be one number. */
static struct thing
thing_at(const struct speaker *s, const char *text)
{
	struct thing thing = {phone_bytes(text), NULL};
	size_t word = word_bytes(text);
	struct buf amount = {0};

	if (!thing.bytes && is_reference(text, word))
		thing.bytes = word;
	if (!thing.bytes &&
	    spoken_money(s->tag, arena_copy(s->arena, text, word), &amount)) {
		thing.bytes = word;
		thing.amount = arena_text(s->arena, buf_string(&amount));
	}
	buf_free(&amount);
	return thing;
}

/* Amounts, telephone numbers and references in a text as it was written. */
static void
put_text(struct speaker *s, const char *text)
{
	for (const char *at = text; *at;) {
		struct thing thing = thing_at(s, at);

		if (!thing.bytes) {
			at += strcspn(at, " \n");
			at += strspn(at, " \n");
			continue;
		}
		if (at != text)
			xml_add_text(s->arena, s->into,
				     arena_copy(s->arena, text,
						(size_t)(at - text)));
		if (thing.amount)
			xml_add_text(s->arena, s->into, thing.amount);
		else
			spell(s, arena_copy(s->arena, at, thing.bytes));
		text = at += thing.bytes;
	}
	if (*text)
		xml_add_text(s->arena, s->into, text);
}

const struct voice *
speech_other(const struct speaker *s, const char *lang)
{
	const struct tag *tag = lang ? tag_find(lang) : NULL;
	const struct voice *voice =
		tag && tag != s->tag ? speech_voice(tag) : NULL;

	return voice && !strcmp(voice->engine, s->voice->engine) ? voice
								 : NULL;
}

static void
put_value(struct speaker *s, const struct span *value)
{
	static const char *const spelled[] = {"reference", "phone",
					      "postcode"};
	const struct voice *voice = speech_other(s, value->lang);

	for (size_t i = 0; i < sizeof spelled / sizeof *spelled; i++)
		if (value->type && !strcmp(value->type, spelled[i])) {
			spell(s, value->text);
			return;
		}
	if (voice) {
		struct xml_node *node =
			xml_add(s->arena, s->into, "voice", value->text);

		xml_set(s->arena, node, "xml:lang", voice->lang);
		return;
	}
	if (value->type && !strcmp(value->type, "money"))
		put_figures(s, value->text);
	else
		put_text(s, value->text);
}

/* Where a link goes is said, unless its words say so. */
static void
put_link(struct speaker *s, const struct span *link)
{
	const char *site = strstr(link->target, "://");
	struct buf said = {0};

	speech_spans(s, link->child);
	spans_text(link->child, &said);
	if (site && !strstr(buf_string(&said), site + 3)) {
		xml_add_text(s->arena, s->into, ", ");
		xml_add_text(s->arena, s->into, site + 3);
	}
	buf_free(&said);
}

void
speech_spans(struct speaker *s, const struct span *span)
{
	for (; span; span = span->next) {
		struct speaker inside = *s;

		switch (span->kind) {
		case SPAN_TEXT:
		case SPAN_PLACEHOLDER:
			put_text(s, span->text);
			break;
		case SPAN_STRONG:
			inside.into = xml_add(s->arena, s->into, "emphasis",
					      NULL);
			speech_spans(&inside, span->child);
			break;
		case SPAN_LINK:
			put_link(s, span);
			break;
		case SPAN_CODE:
			spell(s, span->text);
			break;
		case SPAN_BREAK:
			speech_break(s, "300ms");
			break;
		case SPAN_VALUE:
			put_value(s, span);
			break;
		}
	}
}
