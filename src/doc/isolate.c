/* Numbers in right-to-left text. */
#include "doc/isolate.h"

#include <string.h>

#include "base/utf8.h"
#include "lang/tag.h"

/* What a character is to a number. */
enum part {
	OTHER,
	DIGIT,
	JOINT, /* between two digits */
	SPACE,
	SIGN, /* before or after */
	PLUS,
	OPEN, /* round an area code */
	CLOSE,
};

static enum part
part_of(uint32_t cp)
{
	if ((cp >= '0' && cp <= '9') || (cp >= 0x660 && cp <= 0x669) ||
	    (cp >= 0x6F0 && cp <= 0x6F9))
		return DIGIT;
	switch (cp) {
	case '.':
	case ',':
	case ':':
	case '/':
	case '-':
	case 0x2010: /* hyphen */
	case 0x2011: /* that does not break */
	case 0x2013: /* en dash */
	case 0x66B:  /* Arabic decimal and thousands separators */
	case 0x66C:
		return JOINT;
	case ' ':
	case 0xA0:
	case 0x202F:
		return SPACE;
	case '+':
		return PLUS;
	case '(':
		return OPEN;
	case ')':
		return CLOSE;
	case '%':
	case '$':
	case 0xA3:   /* pound */
	case 0x66A:  /* Arabic percent */
	case 0x2212: /* minus */
		return SIGN;
	default:
		return cp >= 0x20A0 && cp <= 0x20CF ? SIGN : OTHER;
	}
}

/* A number as far as it was read. */
struct number {
	const char *end;
	unsigned group; /* digits since the last joint or space */
	bool telephone; /* begins with 0 or + */
	bool open;	/* in a bracket of its own */
	bool compound;	/* holds more than digits */
};

static enum part
next(const char **at)
{
	return **at ? part_of(utf8_next(at)) : OTHER;
}

static bool
is_zero(const char *at)
{
	uint32_t cp = *at ? utf8_next(&at) : 0;

	return cp == '0' || cp == 0x660 || cp == 0x6F0;
}

static unsigned
digits(const char **at)
{
	unsigned count = 0;

	for (const char *p = *at; next(&p) == DIGIT; *at = p)
		count++;
	return count;
}

static bool
grouped(const struct number *n, unsigned count)
{
	return n->telephone || (count >= 3 && n->group >= 3) ||
	       (count == 3 && n->group < 3);
}

/* What joins the digits so far to digits that follow. */
static bool
goes_on(struct number *n)
{
	const char *at = n->end;
	enum part part = next(&at);
	unsigned count;

	if (part == CLOSE && n->open)
		part = next(&at);
	if (part != JOINT && part != SPACE)
		return false;
	count = digits(&at);
	if (!count || (part == SPACE && !grouped(n, count)))
		return false;
	n->end = at;
	n->open = false;
	n->group = count;
	n->compound = true;
	return true;
}

/* The sign behind it: "25%", "12 €". */
static void
take_sign(struct number *n)
{
	const char *at = n->end;
	enum part part = next(&at);

	if (part == SPACE)
		part = next(&at);
	if (part != SIGN)
		return;
	n->end = at;
	n->compound = true;
}

/* The number that begins at text, its sign before it; n->end is NULL where
 * none does. */
static void
read_number(const char *text, struct number *n)
{
	const char *at = text, *first;
	enum part part = next(&at);

	*n = (struct number){.open = part == OPEN};
	if (n->open) {
		text = at;
		part = next(&at);
	}
	if (part == SIGN || part == PLUS) {
		n->compound = true;
		n->telephone = part == PLUS;
		first = at;
		if (part == SIGN && next(&at) != SPACE)
			at = first;
	} else {
		at = text;
	}
	n->telephone |= is_zero(at);
	n->group = digits(&at);
	if (!n->group || (n->open && !n->telephone))
		return;
	n->end = at;
	while (goes_on(n))
		continue;
	take_sign(n);
}

static bool
is_latin(uint32_t cp)
{
	return (cp >= 'A' && cp <= 'Z') || (cp >= 'a' && cp <= 'z') ||
	       (cp >= 0xC0 && cp <= 0x24F && cp != 0xD7 && cp != 0xF7);
}

static bool
is_ascii_digit(uint32_t cp)
{
	return cp >= '0' && cp <= '9';
}

/* A stretch of Latin as far as it was read. */
struct latin {
	const char *end;
	bool letters, digits;
};

/* Over letters and digits; false where there are none. */
static bool
take_word(struct latin *l)
{
	const char *at = l->end, *from = at;
	uint32_t cp;

	while (*at &&
	       (cp = utf8_next(&at), is_latin(cp) || is_ascii_digit(cp))) {
		l->letters |= is_latin(cp);
		l->digits |= is_ascii_digit(cp);
		l->end = at;
	}
	return l->end > from;
}

/* What stands between two words of a reference, an address of the post or of
 * the net: one sign, a space, or a comma and a space before a name. */
static void
skip_joint(const char **at)
{
	const char *p = *at;

	if (p[0] == ',' && p[1] == ' ' && is_latin((unsigned char)p[2]))
		*at += 2;
	else if (*p && strchr("-./:,@&'#_ ", *p))
		*at += 1;
}

/* The number of a house, as in "12-14 High Street": up to three digits, and
 * the name behind it begins with a capital. */
static bool
is_house(const char *at)
{
	size_t count;

	while ((count = strspn(at, "0123456789")) > 0 && count <= 3) {
		at += count;
		if (*at == ' ')
			return at[1] >= 'A' && at[1] <= 'Z';
		if (*at != '-' && *at != '/')
			return false;
		at++;
	}
	return false;
}

/* Bytes of digits and what joins them before the first letter of a reference:
 * without a bound each digit of a long row would be read up to its end. */
#define DIGITS_BEFORE 64

/* Words of Latin letters with the numbers among them, from text on; l->end is
 * text where no such stretch begins there. */
static void
read_latin(const char *text, struct latin *l)
{
	struct latin tried = {.end = text};

	*l = tried;
	while (take_word(&tried)) {
		if (tried.letters && *tried.end == '%')
			tried.end++;
		if (tried.letters)
			*l = tried;
		else if (tried.end - text > DIGITS_BEFORE ||
			 (*tried.end == ' ' && !is_house(text)))
			return;
		skip_joint(&tried.end);
	}
}

size_t
isolate_find(const char *text, size_t *ret_start)
{
	for (const char *at = text; *at;) {
		const char *start = at;
		enum part part = next(&at);
		struct number n;
		struct latin latin;

		read_latin(start, &latin);
		if (latin.end > start && !latin.digits) {
			at = latin.end;
			continue;
		}
		if (latin.end > start) {
			*ret_start = (size_t)(start - text);
			return (size_t)(latin.end - start);
		}
		if (part != DIGIT && part != SIGN && part != PLUS &&
		    part != OPEN)
			continue;
		read_number(start, &n);
		if (!n.end)
			continue;
		if (n.compound) {
			*ret_start = (size_t)(start - text);
			return (size_t)(n.end - start);
		}
		at = n.end;
	}
	return 0;
}

/* Divides a text into text, value and the text behind it. */
static struct span *
divide(struct span *span, size_t start, size_t count, struct arena *arena)
{
	struct span *value = arena_alloc(arena, sizeof *value);
	struct span *rest = arena_alloc(arena, sizeof *rest);
	const char *text = span->text;
	struct latin latin;

	*rest = *span;
	rest->text = text + start + count;
	read_latin(text + start, &latin);
	*value = (struct span){
		.kind = SPAN_VALUE,
		.whole = !latin.letters || !memchr(text + start, ' ', count),
		.text = arena_copy(arena, text + start, count),
		.type = latin.letters ? "text" : "number",
		.next = rest,
	};
	span->text = arena_copy(arena, text, start);
	span->next = value;
	return rest;
}

static void
isolate_spans(struct span *span, struct arena *arena)
{
	for (; span; span = span->next) {
		size_t start, count;

		isolate_spans(span->child, arena);
		if (span->kind != SPAN_TEXT)
			continue;
		while ((count = isolate_find(span->text, &start)))
			span = divide(span, start, count, arena);
	}
}

static void
isolate_blocks(struct block *block, bool rtl, struct arena *arena)
{
	for (; block; block = block->next) {
		bool here = rtl;

		if (block->lang) {
			const struct tag *tag = tag_find(block->lang);

			here = tag && tag->rtl;
		}
		if (here)
			isolate_spans(block->spans, arena);
		isolate_blocks(block->child, here, arena);
	}
}

void
document_isolate(struct document *document, struct arena *arena)
{
	isolate_blocks(document->blocks, document->rtl, arena);
}
