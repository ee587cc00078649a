/* What stands in a source and has to stand in its translation: numbers, dates,
 * money, references, addresses and what a program fills in. */
#include "config.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "lang/letters.h"
#include "notice/english.h"
#include "notice/hand_in_inside.h"
#include "notice/sentence.h"

/* The numbers of a text twice: with what parts decimals, groups and days from
 * months inside them left out ("06.04.2026" is one), and parted by it. */
struct figures {
	const char *const *whole, *const *parted;
};

static struct figures
figures_of(const char *text, struct arena *arena)
{
	static const char *const joins[] = {".", ",", ":", "'"};
	char *spaced = arena_text(arena, text);

	for (size_t i = 0; i < sizeof joins / sizeof *joins; i++)
		for (char *at = spaced; (at = strstr(at, joins[i])); at++)
			*at = ' ';
	return (struct figures){letters_numbers(text, arena),
				letters_numbers(spaced, arena)};
}

/* "06" of a date is "6" in words. */
static const char *
significant(const char *number)
{
	while (number[0] == '0' && number[1])
		number++;
	return number;
}

static size_t
times(const char *const *numbers, const char *number)
{
	size_t n = 0;

	for (; *numbers; numbers++)
		n += !strcmp(significant(*numbers), significant(number));
	return n;
}

static bool
has_number(const struct figures *in, const char *number, size_t often)
{
	return times(in->whole, number) >= often ||
	       times(in->parted, number) >= often;
}

/* All of the numbers of one value, as often as the source has them. */
struct facts {
	struct hand_in_checking *c;
	size_t part;
	const char *source, *target;
	struct figures in_source, in_target;
	bool amount_missing; /* that its sign is too goes without saying */
};

static bool
stand(const struct facts *facts, const char *const *number)
{
	for (; *number; number++) {
		size_t often = times(facts->in_source.whole, *number);

		if (!has_number(&facts->in_target, *number,
				often ? often : 1))
			return false;
	}
	return true;
}

static bool
stands(const struct facts *facts, const char *value)
{
	return stand(facts, figures_of(value, facts->c->arena).whole);
}

/* A date in digits: the month may be a word in the translation, and the order
 * another. */
static bool
stands_without_month(const struct facts *facts, const char *date)
{
	struct figures own = figures_of(date, facts->c->arena);
	size_t missing = 0, count = 0;

	for (const char *const *number = own.parted; *number; number++) {
		count++;
		missing += !has_number(&facts->in_target, *number, 1);
	}
	return missing == 0 || (count >= 3 && missing == 1);
}

/* "04/06/2026" where the source has "06/04/2026". */
static void
check_order(struct facts *facts, const char *date)
{
	char day[3], month[3], mark = date[2];
	const char *swapped;

	if (strlen(date) < 8 || !strchr("/.-", mark) || date[5] != mark)
		return;
	memcpy(day, date, 2);
	memcpy(month, date + 3, 2);
	day[2] = month[2] = '\0';
	if (!strcmp(day, month) || strstr(facts->target, date))
		return;
	swapped = arena_printf(facts->c->arena, "%s%c%s%c%s", month, mark,
			       day, mark, date + 6);
	if (strstr(facts->target, swapped))
		hand_in_say(facts->c, HAND_IN_SWAPPED, facts->part, date);
}

static void
check_date(struct facts *facts, const char *date)
{
	bool words = strpbrk(date, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				   "abcdefghijklmnopqrstuvwxyz") != NULL;

	if (words ? !stand(facts, figures_of(date, facts->c->arena).parted)
		  : !stands_without_month(facts, date))
		hand_in_say(facts->c, HAND_IN_DATE, facts->part, date);
	else
		check_order(facts, date);
}

static void
check_address(struct facts *facts, const char *address)
{
	if (!strcasestr(facts->target, address))
		hand_in_say(facts->c, HAND_IN_REFERENCE, facts->part, address);
}

static void
check_value(struct facts *facts, const struct lexeme *lexeme)
{
	const char *value = arena_copy(facts->c->arena, lexeme->text,
				       lexeme->bytes);

	switch (lexeme->kind) {
	case LEXEME_AMOUNT:
		if (stands(facts, value))
			break;
		facts->amount_missing = true;
		hand_in_say(facts->c, HAND_IN_MONEY, facts->part, value);
		break;
	case LEXEME_DATE:
		check_date(facts, value);
		break;
	case LEXEME_NUMBER:
	case LEXEME_TIME:
		if (!stands(facts, value))
			hand_in_say(facts->c, HAND_IN_NUMBER, facts->part,
				    value);
		break;
	case LEXEME_ADDRESS:
		check_address(facts, value);
		break;
	case LEXEME_FIELD:
		if (!strstr(facts->target, value))
			hand_in_say(facts->c, HAND_IN_PLACEHOLDER,
				    facts->part, value);
		break;
	case LEXEME_WORD:
	case LEXEME_MARK:
		break;
	}
}

static bool
is_code(char c)
{
	return isupper((unsigned char)c) || isdigit((unsigned char)c) ||
	       c == '-' || c == '/';
}

/* Capitals and digits in one word: "V26-000123", "NB1". */
static bool
is_reference(const char *text, size_t count)
{
	bool letter = false, digit = false;

	for (size_t i = 0; i < count; i++) {
		if (!is_code(text[i]))
			return false;
		letter = letter || isupper((unsigned char)text[i]);
		digit = digit || isdigit((unsigned char)text[i]);
	}
	return letter && digit && count >= 3;
}

/* References are looked for as they are, and no more as numbers. They are
 * taken out of the rest. */
static void
check_references(struct facts *facts, char *rest)
{
	for (char *at = rest; *at;) {
		size_t skip = strspn(at, " \t\n.,;:!?()\"'"), count;

		at += skip;
		count = strcspn(at, " \t\n.,;:!?()\"'");
		if (is_reference(at, count)) {
			const char *word = arena_copy(facts->c->arena, at,
						      count);

			if (!strcasestr(facts->target, word))
				hand_in_say(facts->c, HAND_IN_REFERENCE,
					    facts->part, word);
			memset(at, ' ', count);
		}
		at += count;
	}
}

/* The digits of a text alone. */
static const char *
digits_of(const char *text, struct arena *arena)
{
	const char *const *numbers = letters_numbers(text, arena);
	struct buf all = {0};
	const char *ret;

	for (; *numbers; numbers++)
		buf_text(&all, *numbers);
	ret = arena_text(arena, buf_string(&all));
	buf_free(&all);
	return ret;
}

#define PHONE_LEAST 9
#define PHONE_MOST 13

/* Telephone numbers are one thing, however their digits are grouped.
 * Likewise. */
static void
check_phones(struct facts *facts, char *rest)
{
	struct arena *arena = facts->c->arena;
	const char *there = digits_of(facts->target, arena);

	for (char *at = rest; *at; at++) {
		size_t count = strspn(at, "+0123456789 ()-");
		const char *phone, *digits;

		if (*at != '0' && *at != '+')
			continue;
		while (count && !isdigit((unsigned char)at[count - 1]))
			count--;
		phone = arena_copy(arena, at, count);
		digits = digits_of(phone, arena);
		if (strlen(digits) >= PHONE_LEAST &&
		    strlen(digits) <= PHONE_MOST) {
			if (!strstr(there, digits))
				hand_in_say(facts->c, HAND_IN_NUMBER,
					    facts->part, phone);
			memset(at, ' ', count);
		}
		at += count ? count - 1 : 0;
	}
}

/* "%s", "%1$d", "<<name>>": filled in by a program. Likewise. */
static void
check_directives(struct facts *facts, char *rest)
{
	for (char *at = rest; *at; at++) {
		size_t count = 0;
		const char *word, *end;

		if (*at == '%') {
			count = 1 + strspn(at + 1, "0123456789$");
			count = at[count] && strchr("ds@", at[count])
					? count + 1
					: 0;
		} else if (!strncmp(at, "<<", 2) && (end = strstr(at, ">>"))) {
			count = (size_t)(end - at) + 2;
		}
		if (!count)
			continue;
		word = arena_copy(facts->c->arena, at, count);
		if (!strstr(facts->target, word))
			hand_in_say(facts->c, HAND_IN_PLACEHOLDER, facts->part,
				    word);
		memset(at, ' ', count);
		at += count - 1;
	}
}

static void
check_signs(struct facts *facts, const char *rest)
{
	static const char *const signs[] = {"£", "€", "$"};

	for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
		if (!facts->amount_missing && strstr(rest, signs[i]) &&
		    !strstr(facts->target, signs[i]))
			hand_in_say(facts->c, HAND_IN_MONEY, facts->part,
				    signs[i]);
}

/* Whether the English names the month that is written as a number here. */
static bool
is_month(const char *number, const char *source)
{
	static const char *const months[] = {
		"January", "February", "March",	    "April",
		"May",	   "June",     "July",	    "August",
		"September", "October", "November", "December"};

	for (int i = 0; i < 12; i++)
		if (strtol(number, NULL, 10) == i + 1 &&
		    strstr(source, months[i]))
			return true;
	return false;
}

/* Numbers that the source has not; it may have them in words. */
static void
check_added(struct facts *facts)
{
	const char *const *part = facts->in_target.parted;
	bool english = !strcmp(facts->c->work->from->tag, "en");

	if (english && english_counts(facts->source))
		return;
	for (const char *const *whole = facts->in_target.whole; *whole;
	     whole++) {
		size_t length = 0;
		bool known = has_number(&facts->in_source, *whole, 1);
		bool parts = true;

		while (*part && length < strlen(*whole)) {
			length += strlen(*part);
			parts = parts &&
				(has_number(&facts->in_source, *part, 1) ||
				 is_month(*part, facts->source));
			part++;
		}
		if (strlen(*whole) >= PHONE_LEAST)
			known = known || strstr(digits_of(facts->source,
							  facts->c->arena),
						*whole);
		if (!known && !parts)
			hand_in_say(facts->c, HAND_IN_ADDED, facts->part,
				    *whole);
	}
}

/* Tenants compare amounts and references with what their bank prints. */
static void
check_digits(struct facts *facts)
{
	char *latin = arena_text(facts->c->arena, facts->target);
	size_t all = 0, own = 0;

	for (char *at = latin; *at; at++)
		if ((unsigned char)*at >= 0x80)
			*at = '-';
	for (const char *const *n = facts->in_target.parted; *n; n++)
		all += strlen(*n);
	for (const char *at = latin; *at; at++)
		own += isdigit((unsigned char)*at) != 0;
	if (own < all && *facts->in_source.whole)
		hand_in_say(facts->c, HAND_IN_DIGITS, facts->part,
			    *facts->in_target.whole);
}

void
hand_in_facts(struct hand_in_checking *c, size_t part, const char *source,
	      const char *target)
{
	struct facts facts = {.c = c,
			      .part = part,
			      .source = source,
			      .target = target,
			      .in_source = figures_of(source, c->arena),
			      .in_target = figures_of(target, c->arena)};
	struct sentence sentence;
	char *rest = arena_text(c->arena, source);

	check_directives(&facts, rest);
	check_references(&facts, rest);
	check_phones(&facts, rest);
	sentence_cut(rest, c->work->from, c->arena, &sentence);
	for (size_t i = 0; i < sentence.count; i++)
		check_value(&facts, &sentence.lexeme[i]);
	check_signs(&facts, rest);
	check_digits(&facts);
	check_added(&facts);
}
