/* Values in a sentence, by how English letters write them. */
#include "notice/slot.h"

#include <string.h>

struct scan {
	const char *at, *end;
};

static bool
digit(const struct scan *s, size_t i)
{
	return s->at + i < s->end && s->at[i] >= '0' && s->at[i] <= '9';
}

static bool
letter(const struct scan *s, size_t i)
{
	char c = s->at + i < s->end ? s->at[i] : ' ';

	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (unsigned char)c >= 0x80;
}

static char
byte(const struct scan *s, size_t i)
{
	return s->at + i < s->end ? s->at[i] : '\0';
}

/* Digits from i on, at most most of them. */
static size_t
digits(const struct scan *s, size_t i, size_t most)
{
	size_t n = 0;

	while (n < most && digit(s, i + n))
		n++;
	return n;
}

static bool
word_is(const struct scan *s, size_t i, const char *word)
{
	size_t n = 0;

	for (; word[n]; n++) {
		char c = byte(s, i + n);

		if (c >= 'A' && c <= 'Z')
			c = (char)(c + ('a' - 'A'));
		if (c != word[n])
			return false;
	}
	return !letter(s, i + n) && !digit(s, i + n);
}

static size_t
month(const struct scan *s, size_t i)
{
	static const char *const names[] = {
		"january",   "february", "march",    "april",
		"may",	     "june",	 "july",     "august",
		"september", "october",	 "november", "december",
		"jan",	     "feb",	 "mar",	     "apr",
		"jun",	     "jul",	 "aug",	     "sept",
		"sep",	     "oct",	 "nov",	     "dec"};

	for (size_t m = 0; m < sizeof names / sizeof *names; m++)
		if (word_is(s, i, names[m]))
			return strlen(names[m]);
	return 0;
}

/* Nothing that would make the number go on. */
static bool
number_ends(const struct scan *s, size_t i)
{
	return !digit(s, i) && !letter(s, i);
}

/* 2026-04-06, 06/04/2026, 6.4.2026 */
static size_t
date_of_digits(const struct scan *s)
{
	size_t first = digits(s, 0, 4), second, third, i = first;
	char mark = byte(s, i);

	if (!first || (mark != '-' && mark != '/' && mark != '.'))
		return 0;
	second = digits(s, ++i, 2);
	i += second;
	if (!second || byte(s, i) != mark)
		return 0;
	third = digits(s, ++i, 4);
	i += third;
	if (!number_ends(s, i))
		return 0;
	if (first == 4)
		return third && third <= 2 ? i : 0;
	return first <= 2 && (third == 4 || third == 2) ? i : 0;
}

/* 6 April 2026, 6th April */
static size_t
date_of_words(const struct scan *s)
{
	size_t i = digits(s, 0, 2), name, year;

	if (!i || digit(s, i))
		return 0;
	if (word_is(s, i, "st") || word_is(s, i, "nd") ||
	    word_is(s, i, "rd") || word_is(s, i, "th"))
		i += 2;
	if (byte(s, i) != ' ' || !(name = month(s, i + 1)))
		return 0;
	i += 1 + name;
	year = byte(s, i) == ' ' ? digits(s, i + 1, 5) : 0;
	return year == 4 && number_ends(s, i + 5) ? i + 5 : i;
}

/* am, pm, with a space before it or not: its bytes */
static size_t
half_of_day(const struct scan *s, size_t i)
{
	size_t space = byte(s, i) == ' ';

	if (word_is(s, i + space, "am") || word_is(s, i + space, "pm"))
		return space + 2;
	return 0;
}

/* 9:30, 9.30am, 9 am */
static size_t
time_of_day(const struct scan *s)
{
	size_t i = digits(s, 0, 3), half;
	char mark = byte(s, i);

	if (!i || i > 2)
		return 0;
	if ((mark == ':' || mark == '.') && digits(s, i + 1, 3) == 2) {
		half = half_of_day(s, i + 3);
		if (half || (mark == ':' && number_ends(s, i + 3)))
			return i + 3 + half;
		return 0;
	}
	half = half_of_day(s, i);
	return half ? i + half : 0;
}

/* 1,200.50: digits with one sign between groups of them */
static size_t
number(const struct scan *s)
{
	size_t i = digits(s, 0, 40);

	while (i && (byte(s, i) == ',' || byte(s, i) == '.') &&
	       digit(s, i + 1))
		i += 1 + digits(s, i + 1, 40);
	return i && !letter(s, i) ? i : 0;
}

static size_t
currency(const struct scan *s)
{
	static const char *const signs[] = {"£", "€", "$"};

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++) {
		size_t n = strlen(signs[i]);

		if ((size_t)(s->end - s->at) > n &&
		    !memcmp(s->at, signs[i], n))
			return n;
	}
	return 0;
}

/* {name}, nothing nested and nothing wide */
static size_t
field(const struct scan *s)
{
	size_t i = 1;

	if (byte(s, 0) != '{')
		return 0;
	while (byte(s, i) && byte(s, i) != '}' && byte(s, i) != '{')
		i++;
	return byte(s, i) == '}' ? i + 1 : 0;
}

/* A page's or a mailbox's address in running text; all of a link's target. */
static size_t
address(const struct scan *s, const char *text)
{
	bool target = s->at > text + 1 && s->at[-1] == '(' && s->at[-2] == ']';
	const char *ends = target ? ")" : " \n\t<>()[]\"{}";
	bool found = target;
	size_t i = 0;

	if (!target && !letter(s, 0) && !digit(s, 0))
		return 0;
	while (byte(s, i) && !strchr(ends, s->at[i]))
		i++;
	while (!target && i && strchr(".,;:!?*'", s->at[i - 1]))
		i--;
	for (size_t k = 0; k + 1 < i && !found; k++)
		found = (s->at[k] == '@' && k) ||
			(s->at[k] == ':' && s->at[k + 1] == '/');
	if (!found && i > 4)
		found = !memcmp(s->at, "www.", 4);
	return found ? i : 0;
}

static bool
slot_of(size_t bytes, enum lexeme_kind kind, struct slot *ret)
{
	if (bytes)
		*ret = (struct slot){bytes, kind};
	return bytes > 0;
}

bool
slot_at(const char *text, size_t bytes, size_t at, struct slot *ret)
{
	struct scan s = {text + at, text + bytes}, after;
	size_t sign, n;

	if (slot_of(field(&s), LEXEME_FIELD, ret) ||
	    slot_of(address(&s, text), LEXEME_ADDRESS, ret))
		return true;
	sign = currency(&s);
	after = (struct scan){s.at + sign, s.end};
	if (sign && (n = number(&after)))
		return slot_of(sign + n, LEXEME_AMOUNT, ret);
	if (!digit(&s, 0))
		return false;
	if (slot_of(date_of_digits(&s), LEXEME_DATE, ret) ||
	    slot_of(date_of_words(&s), LEXEME_DATE, ret) ||
	    slot_of(time_of_day(&s), LEXEME_TIME, ret))
		return true;
	n = number(&s);
	if (n && byte(&s, n) == '%')
		n++;
	return slot_of(n, LEXEME_NUMBER, ret);
}
