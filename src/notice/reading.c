/* How hard English is to read. */
#include "notice/reading.h"

#include <stdbool.h>
#include <string.h>

#include "notice/syllable.h"

#define FIRST_GRADE_AGE 5 /* added to a grade */

static bool
is_letter(char c)
{
	return ((c | 0x20) >= 'a' && (c | 0x20) <= 'z') || c & 0x80;
}

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A number, a reference and a postcode are each a short word. */
static bool
is_short_word(const char *word, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (is_digit(word[i]) || word[i] == '{')
			return true;
	return false;
}

/* Syllables of what stands between two spaces; 0 where it is no word. */
static size_t
word_syllables(const char *word, size_t count)
{
	size_t sum = 0;

	if (is_short_word(word, count))
		return 1;
	while (count) {
		size_t part = 0;

		while (part < count && (is_letter(word[part]) ||
					(part && word[part] == '\'')))
			part++;
		if (part)
			sum += syllables(word, part);
		part += !part;
		word += part;
		count -= part;
	}
	return sum;
}

/* Whether a point after these letters only cuts a word short. */
static bool
is_short(const char *start, const char *point)
{
	static const char *const words[] = {"Mr", "Mrs", "Ms", "Dr", "St",
					    "No"};
	const char *word = point;

	while (word > start && is_letter(word[-1]))
		word--;
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if ((size_t)(point - word) == strlen(words[i]) &&
		    !strncmp(word, words[i], strlen(words[i])))
			return true;
	return false;
}

/* Bytes of the first sentence of a text. */
static size_t
sentence_bytes(const char *text)
{
	for (const char *p = text; *p; p++) {
		const char *next = p + 1;

		if (!strchr(".!?", *p))
			continue;
		next += strspn(next, ".!?)\"'");
		if (!*next || *next != ' ')
			continue;
		next += strspn(next, " ");
		if ((*next >= 'a' && *next <= 'z') ||
		    (*p == '.' && is_short(text, p)))
			continue;
		return (size_t)(next - text);
	}
	return strlen(text);
}

static void
count_words(struct reading_sentence *sentence)
{
	const char *p = sentence->text;

	while (*(p += strspn(p, " \n/"))) {
		size_t count = strcspn(p, " \n/");
		size_t found = word_syllables(p, count);

		sentence->words += found > 0;
		sentence->syllables += found;
		p += count;
	}
}

/* Marks of print as a typewriter has them. */
static const struct {
	const char *mark;
	char plain;
} marks[] = {
	{"‘", '\''}, {"’", '\''}, {"“", '"'}, {"”", '"'},
	{"–", '-'},  {"—", '-'},  {"…", '.'}, {"\u00a0", ' '},
};

static const char *
typewritten(const char *text, struct arena *arena)
{
	char *out = arena_alloc(arena, strlen(text) + 1);
	size_t count = 0;

	while (*text) {
		size_t i = 0, bytes = 0;

		for (; i < sizeof marks / sizeof *marks; i++) {
			bytes = strlen(marks[i].mark);
			if (!strncmp(text, marks[i].mark, bytes))
				break;
		}
		if (i == sizeof marks / sizeof *marks) {
			out[count++] = *text++;
		} else {
			out[count++] = marks[i].plain;
			text += bytes;
		}
	}
	return out;
}

void
reading_add(struct reading *reading, const char *text, const char *path,
	    int line)
{
	text = typewritten(text, reading->arena);
	while (*(text += strspn(text, " \n"))) {
		size_t count = sentence_bytes(text), trimmed = count;
		struct reading_sentence sentence = {.path = path,
						    .line = line};

		while (trimmed && strchr(" \n", text[trimmed - 1]))
			trimmed--;
		sentence.text = arena_copy(reading->arena, text, trimmed);
		count_words(&sentence);
		text += count;
		if (!sentence.words)
			continue;
		reading->list = arena_grow(reading->arena, reading->list,
					   reading->count, &reading->cap,
					   sizeof *reading->list);
		reading->list[reading->count++] = sentence;
		reading->words += sentence.words;
		reading->syllables += sentence.syllables;
	}
}

static double
age(double sentences, double words, double found)
{
	double grade =
		0.39 * words / sentences + 11.8 * found / words - 15.59;

	return grade + FIRST_GRADE_AGE;
}

double
reading_age(const struct reading *reading)
{
	if (!reading->words)
		return 0;
	return age((double)reading->count, (double)reading->words,
		   (double)reading->syllables);
}

double
reading_sentence_age(const struct reading_sentence *sentence)
{
	return age(1, (double)sentence->words, (double)sentence->syllables);
}
