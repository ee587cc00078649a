/* English words without their regular endings. */
#include "notice/stem.h"

#include <stdbool.h>
#include <string.h>

struct stem {
	char *word;
	size_t bytes;
};

static bool
ends(const struct stem *stem, const char *ending)
{
	size_t length = strlen(ending);

	return stem->bytes >= length + 2 &&
	       !memcmp(stem->word + stem->bytes - length, ending, length);
}

static bool
vowel(char c)
{
	return c && strchr("aeiouy", c);
}

static bool
has_vowel(const struct stem *stem, size_t bytes)
{
	for (size_t i = 0; i < bytes; i++)
		if (vowel(stem->word[i]))
			return true;
	return false;
}

/* "tenant's", "tenants'"; the apostrophe may be curly. */
static void
drop_owner(struct stem *stem)
{
	static const char *const endings[] = {"'s", "\xe2\x80\x99s", "'",
					      "\xe2\x80\x99"};

	for (size_t i = 0; i < sizeof endings / sizeof *endings; i++)
		if (ends(stem, endings[i])) {
			stem->bytes -= strlen(endings[i]);
			return;
		}
}

static void
drop_plural(struct stem *stem)
{
	static const char *const after_es[] = {"sses", "ches", "shes", "xes",
					       "zes"};

	if (ends(stem, "ies")) {
		stem->bytes -= 2; /* the i becomes y below */
		stem->word[stem->bytes - 1] = 'y';
		return;
	}
	for (size_t i = 0; i < sizeof after_es / sizeof *after_es; i++)
		if (ends(stem, after_es[i])) {
			stem->bytes -= 2;
			return;
		}
	if (ends(stem, "s") && !ends(stem, "ss") && !ends(stem, "us") &&
	    !ends(stem, "is"))
		stem->bytes--;
}

/* "stopped" is "stop", but "called" is "call". */
static void
drop_double(struct stem *stem)
{
	char last = stem->word[stem->bytes - 1];

	if (stem->bytes > 3 && last == stem->word[stem->bytes - 2] &&
	    !vowel(last) && !strchr("lsz", last))
		stem->bytes--;
}

static void
drop_tense(struct stem *stem)
{
	if (ends(stem, "ied")) {
		stem->bytes -= 2;
		stem->word[stem->bytes - 1] = 'y';
	} else if (ends(stem, "ing") && has_vowel(stem, stem->bytes - 3)) {
		stem->bytes -= 3;
		drop_double(stem);
	} else if (ends(stem, "ed") && has_vowel(stem, stem->bytes - 2)) {
		stem->bytes -= 2;
		drop_double(stem);
	}
}

size_t
stem_english(char *word, size_t bytes)
{
	struct stem stem = {word, bytes};

	drop_owner(&stem);
	drop_plural(&stem);
	drop_tense(&stem);
	if (ends(&stem, "e"))
		stem.bytes--;
	return stem.bytes;
}
