/* Syllables of English words. */
#include "notice/syllable.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#define WORD_BYTES 48
#define SPELLED_LETTERS_MAX 4

/* In order of the alphabet. */
static const struct exception {
	const char *word;
	size_t count;
} exceptions[] = {
	{"anyone", 3},
	{"area", 3},
	{"areas", 3},
	{"behaviour", 3},
	{"behaviours", 3},
	{"bereavement", 3},
	{"beyond", 2},
	{"braille", 1},
	{"business", 2},
	{"businesses", 3},
	{"caretaker", 3},
	{"catalogue", 3},
	{"catalogues", 3},
	{"cement", 2},
	{"colleague", 2},
	{"colleagues", 2},
	{"complement", 3},
	{"create", 2},
	{"created", 3},
	{"creates", 2},
	{"creating", 3},
	{"different", 2},
	{"element", 3},
	{"elements", 3},
	{"elsewhere", 2},
	{"evening", 2},
	{"evenings", 2},
	{"every", 2},
	{"everybody", 4},
	{"everyday", 3},
	{"everyone", 3},
	{"everything", 3},
	{"everywhere", 3},
	{"fireplace", 2},
	{"giant", 2},
	{"guideline", 2},
	{"guidelines", 2},
	{"hereby", 2},
	{"homeowner", 3},
	{"homepage", 2},
	{"household", 2},
	{"households", 2},
	{"hundred", 2},
	{"hundreds", 2},
	{"idea", 3},
	{"ideas", 3},
	{"implement", 3},
	{"interest", 2},
	{"interested", 3},
	{"interests", 2},
	{"layer", 2},
	{"layers", 2},
	{"layout", 2},
	{"leasehold", 2},
	{"leaseholder", 3},
	{"leaseholders", 3},
	{"lifetime", 2},
	{"likewise", 2},
	{"linear", 3},
	{"maybe", 2},
	{"meanwhile", 2},
	{"naked", 2},
	{"people", 2},
	{"peoples", 2},
	{"queue", 1},
	{"queues", 1},
	{"real", 1},
	{"really", 2},
	{"rely", 2},
	{"safeguard", 2},
	{"safeguarding", 3},
	{"safety", 2},
	{"science", 2},
	{"settlement", 3},
	{"somebody", 3},
	{"someone", 2},
	{"something", 2},
	{"sometimes", 2},
	{"somewhat", 2},
	{"somewhere", 2},
	{"supplement", 3},
	{"theatre", 3},
	{"theory", 2},
	{"thereby", 2},
	{"therefore", 2},
	{"timetable", 3},
	{"tongue", 1},
	{"tongues", 1},
	{"voicemail", 2},
	{"warehouse", 2},
	{"wednesday", 2},
	{"whoever", 3},
};

static int
compare(const void *key, const void *row)
{
	return strcmp(key, ((const struct exception *)row)->word);
}

static bool
is_vowel(char c)
{
	return c && strchr("aeiouy", c);
}

/* Letters that are spoken apart, or not at all. */
static const struct part {
	const char *letters;
	const char *not_after; /* letters before them that make it untrue */
	enum { ANYWHERE, AT_END } place;
	int add;
} parts[] = {
	{"ia", "tcgsx", ANYWHERE, 1},
	{"io", "tcgsxnl", ANYWHERE, 1},
	{"iu", "tcgsx", ANYWHERE, 1},
	{"eo", "", ANYWHERE, 1},
	{"ua", "qg", ANYWHERE, 1},
	{"uel", "q", ANYWHERE, 1},
	{"oem", "", ANYWHERE, 1},
	{"iet", "", ANYWHERE, 1},
	{"ient", "tcsn", ANYWHERE, 1},
	{"ience", "tcsn", ANYWHERE, 1},
	{"ier", "", AT_END, 1},
	{"iest", "", AT_END, 1},
	{"ying", "", AT_END, 1},
	{"eing", "", AT_END, 1},
	{"oing", "", AT_END, 1},
	{"uing", "q", AT_END, 1},
	{"ism", "", AT_END, 1},
	{"ically", "", AT_END, -1},
	{"dn't", "", AT_END, 1},
	{"sn't", "", AT_END, 1},
	{"eless", "aeiouy", ANYWHERE, -1},
	{"efully", "aeiouy", AT_END, -1},
	{"eful", "aeiouy", AT_END, -1},
	{"ely", "aeiouy", AT_END, -1},
	{"ement", "aeiouy", ANYWHERE, -1},
	{"eness", "aeiouy", ANYWHERE, -1},
};

static bool
stands_at(const struct part *part, const char *word, size_t at)
{
	size_t count = strlen(part->letters);

	if (strncmp(word + at, part->letters, count) != 0)
		return false;
	if (part->place == AT_END && word[at + count])
		return false;
	return !at || !strchr(part->not_after, word[at - 1]);
}

/* The e of -e, -es and -ed is mostly not spoken. */
static int
silent_end(const char *word, size_t count)
{
	const char *end = word + count;
	char before;

	if (count >= 3 && end[-1] == 'e') {
		before = end[-2];
		if (is_vowel(before))
			return 0;
		return before == 'l' && !is_vowel(end[-3]) ? 0 : -1;
	}
	if (count < 4 || end[-2] != 'e' || is_vowel(end[-3]))
		return 0;
	before = end[-3];
	if (end[-1] == 'd')
		return strchr("td", before) ||
				       (before == 'l' && !is_vowel(end[-4]) &&
					end[-4] != 'l')
			       ? 0
			       : -1;
	if (end[-1] != 's' || strchr("sxzcg", before) ||
	    (before == 'h' && strchr("cs", end[-4])) ||
	    (before == 'l' && !is_vowel(end[-4])))
		return 0;
	return -1;
}

static int
by_rule(const char *word, size_t count)
{
	int found = 0;

	for (size_t i = 0; i < count; i++) {
		found += is_vowel(word[i]) && (!i || !is_vowel(word[i - 1]));
		for (size_t p = 0; p < sizeof parts / sizeof *parts; p++)
			if (stands_at(&parts[p], word, i))
				found += parts[p].add;
	}
	return found + silent_end(word, count);
}

/* A short word in capitals is spelled out: NHS. */
static bool
is_spelled(const char *word, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (word[i] < 'A' || word[i] > 'Z')
			return false;
	return count > 1 && count <= SPELLED_LETTERS_MAX;
}

size_t
syllables(const char *word, size_t count)
{
	char letters[WORD_BYTES];
	const struct exception *exception;
	size_t used = 0;
	int found;

	if (is_spelled(word, count))
		return count;
	for (size_t i = 0; i < count && used < sizeof letters - 1; i++) {
		char c = word[i];

		if (c >= 'A' && c <= 'Z')
			c = (char)(c - 'A' + 'a');
		if ((c >= 'a' && c <= 'z') || c == '\'')
			letters[used++] = c;
	}
	letters[used] = '\0';
	if (used > 2 && !strcmp(letters + used - 2, "'s"))
		letters[used -= 2] = '\0';
	exception = bsearch(letters, exceptions,
			    sizeof exceptions / sizeof *exceptions,
			    sizeof *exceptions, compare);
	if (exception)
		return exception->count;
	found = by_rule(letters, used);
	return found > 0 ? (size_t)found : 1;
}
