/* What a text has of English words. */
#include "notice/english.h"

#include <string.h>
#include <strings.h>

static bool
is_letter(char c)
{
	return (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
}

/* Whether a word of Latin letters stands in a text, in any case. */
static bool
has_word(const char *text, const char *word, size_t count)
{
	while (*text) {
		size_t length = 0;

		while (is_letter(text[length]))
			length++;
		if (length == count && !strncasecmp(text, word, count))
			return true;
		text += length ? length : 1;
	}
	return false;
}

bool
english_counts(const char *text)
{
	static const char *const numbers[] = {
		"one",	  "two",    "three", "four",  "five",
		"six",	  "seven",  "eight", "nine",  "ten",
		"twelve", "half",   "both",  "once",  "twice",
		"first",  "second", "third", "dozen", "hundred"};

	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		if (has_word(text, numbers[i], strlen(numbers[i])))
			return true;
	return false;
}

bool
english_common(const char *text)
{
	bool inside = false;

	for (; *text; text++) {
		bool letter = is_letter(*text);

		if (letter && !inside && *text >= 'a' && text[1] >= 'a' &&
		    text[1] <= 'z')
			return true;
		inside = letter || (unsigned char)*text >= 0x80;
	}
	return false;
}

/* Words that stand in most English sentences and in no other language. */
static bool
is_english_word(const char *word, size_t count)
{
	static const char *const words[] = {
		"the",	  "and",  "your",  "you",  "this",  "with",
		"will",	  "have", "from",  "that", "which", "would",
		"should", "been", "their", "they", "there", "because"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (strlen(words[i]) == count &&
		    !strncasecmp(words[i], word, count))
			return true;
	return false;
}

bool
english_reads(const char *text)
{
	size_t words = 0, english = 0;

	while (*text) {
		size_t count = 0;

		while (text[count] && !strchr(" \t\n.,;:!?()", text[count]))
			count++;
		words += count > 0;
		english += is_english_word(text, count);
		text += count + (text[count] != '\0');
	}
	return english >= 2 && english * 6 >= words;
}

size_t
english_borrowed(const char *words, const char *english)
{
	size_t sum = 0;

	while (*words) {
		size_t count = 0;

		while (is_letter(words[count]))
			count++;
		if (count && has_word(english, words, count))
			sum += count;
		words += count ? count : 1;
	}
	return sum;
}
