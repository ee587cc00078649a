/* How well a tenant fits what is looked for. Each word counts by the best that
 * it finds: a word of the name, a spelling of one, its beginning, a word of
 * the address, a reference or postcode. */
#include <string.h>

#include "desk/find_inside.h"

#define FORM_WORDS 24
#define WORD_BYTES 64

#define EXACT 2.0
#define BEGINS 1.5	/* all of it begins an exact key */
#define READING .95	/* of another reading of the same letters */
#define IN_ADDRESS .9
#define WORST .5	/* of what the worst word lacks, off again */
#define UNSAID .02	/* off for each word of the name that nobody said */

struct form {
	char word[FORM_WORDS][WORD_BYTES];
	bool said[FORM_WORDS];
	size_t words;
};

/* The next form of " fatima al khatib / fatma"; NULL after the last. */
static const char *
read_form(const char *at, struct form *form)
{
	form->words = 0;
	while (*(at += strspn(at, " ")) && *at != '/') {
		size_t bytes = strcspn(at, " ");

		if (form->words < FORM_WORDS && bytes < WORD_BYTES) {
			char *word = form->word[form->words];

			memcpy(word, at, bytes);
			word[bytes] = '\0';
			form->said[form->words++] = false;
		}
		at += bytes;
	}
	return *at == '/' ? at + 1 : NULL;
}

/* Does a line of that kind have exactly this, or begin with it? */
static bool
has_key(const char *lines, char kind, const char *text, enum search_how how)
{
	size_t bytes = text ? strlen(text) : 0;

	if (!bytes)
		return false;
	for (const char *line = lines; line && *line;) {
		if (*line == kind && !strncmp(line + 1, text, bytes) &&
		    (how == SEARCH_BEGINS || !line[1 + bytes] ||
		     line[1 + bytes] == '\n'))
			return true;
		line = strchr(line, '\n');
		line += line != NULL;
	}
	return false;
}

/* Does a line of the address have this word? */
static bool
in_address(const char *lines, const char *word)
{
	size_t bytes = strlen(word);

	for (const char *line = lines; line && *line;) {
		size_t length = strcspn(line, "\n");
		const char *at = line;

		while (*line == '3' && (at = strstr(at + 1, word)) &&
		       (size_t)(at - line) < length)
			if ((at == line + 1 || at[-1] == ' ') &&
			    (!at[bytes] || strchr(" \n", at[bytes])))
				return true;
		line += length + (line[length] == '\n');
	}
	return false;
}

/* Two words of names. */
static double
alike(const char *said, const char *word)
{
	size_t bytes = strlen(said), all = strlen(word);
	double likeness = name_likeness(said, word);

	if (likeness == 1)
		return 1;
	if (likeness >= NAME_ALIKE)
		return likeness * .97;
	if (bytes > 1 && !strncmp(word, said, bytes))
		return .78 + .12 * (double)bytes / (double)all;
	return bytes == 1 && *word == *said ? .5 : 0;
}

static double
alike_readings(const char *readings, const char *word)
{
	double best = 0;

	while (*(readings += strspn(readings, " "))) {
		size_t bytes = strcspn(readings, " ");
		char one[WORD_BYTES];
		double likeness;

		if (bytes < WORD_BYTES) {
			memcpy(one, readings, bytes);
			one[bytes] = '\0';
			likeness = name_likeness(one, word) * READING;
			if (likeness > best)
				best = likeness;
		}
		readings += bytes;
	}
	return best >= NAME_ALIKE ? best : 0;
}

/* One that was said against all readings of the name, and its words written
 * as one. */
static double
alike_keys(const char *said, const char *lines)
{
	double best = 0;

	for (const char *line = lines; *line;) {
		size_t bytes = strcspn(line, "\n");
		char one[WORD_BYTES];

		if (*line == '1' && bytes <= WORD_BYTES) {
			double likeness;

			memcpy(one, line + 1, bytes - 1);
			one[bytes - 1] = '\0';
			likeness = name_likeness(said, one) * READING;
			if (likeness > best)
				best = likeness;
		}
		line += bytes + (line[bytes] == '\n');
	}
	return best >= NAME_ALIKE * READING ? best : 0;
}

/* The best word of the form for one that was said. */
static double
in_name(const struct asked_word *said, struct form *form, const char *lines)
{
	double best = 0;
	size_t which = 0;

	for (size_t i = 0; i < form->words && best < 1; i++) {
		double fit = alike(said->name, form->word[i]);

		if (fit < NAME_ALIKE && *said->readings) {
			double other = alike_readings(said->readings,
						      form->word[i]);

			fit = other > fit ? other : fit;
		}
		if (fit > best)
			best = fit, which = i;
	}
	if (best > 0)
		form->said[which] = true;
	if (best < READING) {
		double other = alike_keys(said->name, lines);

		best = other > best ? other : best;
	}
	return best;
}

/* Two words that were said and are one: "da wen", "de souza". */
static double
as_one(const struct asked_word *said, struct form *form, const char *lines)
{
	if (!said->joined)
		return 0;
	for (size_t i = 0; i < form->words; i++) {
		double likeness = name_likeness(said->joined, form->word[i]);

		if (likeness < NAME_ALIKE)
			continue;
		form->said[i] = true;
		return likeness * .98;
	}
	return has_key(lines, '1', said->joined, SEARCH_IS) ? READING : 0;
}

/* A word with digits in it is a name only to the letter. */
static double
numbered_name(const struct asked_word *said, struct form *form)
{
	for (size_t i = 0; i < form->words; i++) {
		if (strcmp(said->name, form->word[i]) != 0)
			continue;
		form->said[i] = true;
		return 1;
	}
	return 0;
}

static double
elsewhere(const struct asked *asked, const struct asked_word *said,
	  const char *lines)
{
	if (said->number && has_key(lines, '0', asked->digits, SEARCH_IS))
		return 1;
	if (has_key(lines, '0', said->name, SEARCH_IS))
		return 1;
	if (in_address(lines, said->address))
		return IN_ADDRESS;
	if (strlen(said->name) < 3)
		return 0;
	if (said->number && has_key(lines, '0', said->name, SEARCH_BEGINS))
		return .85;
	return !said->number &&
			       has_key(lines, '3', said->address, SEARCH_BEGINS)
		       ? .75
		       : 0;
}

static double
weight(const struct asked_word *word)
{
	return word->part == NAME_OWN ? 1 : word->part == NAME_USUAL ? .4 : .1;
}

/* Everything that was said against one form of the name. */
static struct rank
rank_form(const struct asked *asked, struct form *form, const char *lines)
{
	struct rank rank = {.whole = true, .by = RANK_NAME};
	double all = 0, fits[ASKED_WORDS] = {0}, unsaid = 0, least = 1;
	bool named = false;

	for (size_t i = 0; i < asked->words; i++) {
		const struct asked_word *said = &asked->word[i];
		double one = said->number ? numbered_name(said, form)
					  : in_name(said, form, lines);
		double both = said->number ? 0 : as_one(said, form, lines);

		if (both > one && both > fits[i]) {
			one = both;
			fits[i + 1] = both;
		}
		if (said->joined &&
		    has_key(lines, '0', said->joined, SEARCH_IS))
			fits[i] = fits[i + 1] = 1;
		named |= one > 0;
		if (one > 0 && one < 1 && one >= fits[i])
			rank.by = RANK_SPELLING;
		if (one > fits[i])
			fits[i] = one;
		if (fits[i] < NAME_ALIKE) {
			one = elsewhere(asked, said, lines);
			if (one > fits[i]) {
				fits[i] = one;
				rank.by = RANK_ADDRESS;
			}
		}
		all += weight(said);
		rank.score += weight(said) * fits[i];
		rank.whole &= fits[i] >= .5 || said->part != NAME_OWN;
		if (said->part == NAME_OWN && fits[i] < least)
			least = fits[i];
	}
	for (size_t i = 0; i < form->words; i++)
		unsaid += !form->said[i] &&
			  name_part(form->word[i]) == NAME_OWN;
	rank.score /= all;
	if (rank.whole)
		rank.score -= WORST * (1 - least);
	if (named)
		rank.score -= UNSAID * (unsaid < 3 ? unsaid : 3);
	return rank;
}

/* All of it is a key, or the beginning of one. */
static double
exact_score(const struct asked *asked, const char *lines)
{
	if (has_key(lines, '0', asked->exact, SEARCH_IS) ||
	    has_key(lines, '0', asked->digits, SEARCH_IS))
		return EXACT;
	/* A name may begin somebody's mail address. */
	if (strlen(asked->exact) >= 3 && strpbrk(asked->exact, "0123456789@") &&
	    has_key(lines, '0', asked->exact, SEARCH_BEGINS))
		return BEGINS;
	return asked->digits &&
			       has_key(lines, '0', asked->digits, SEARCH_BEGINS)
		       ? BEGINS
		       : 0;
}

struct rank
rank_row(const struct asked *asked, const struct search_row *row)
{
	struct rank best = {0};
	double exact = exact_score(asked, row->found_by);
	const char *at = row->name;

	if (exact > 0)
		return (struct rank){exact, true, RANK_EXACT};
	while (at && asked->words) {
		struct form form;
		struct rank rank;

		at = read_form(at, &form);
		rank = rank_form(asked, &form, row->found_by);
		if (rank.score > best.score)
			best = rank;
	}
	return best;
}
