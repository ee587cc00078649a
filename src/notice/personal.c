/* Whether a sentence speaks of somebody: what must not be remembered. */
#include <string.h>

#include "notice/sentence.h"

static bool
upper(char c)
{
	return c >= 'A' && c <= 'Z';
}

static bool
numeral(char c)
{
	return c >= '0' && c <= '9';
}

static bool
text_is(const struct lexeme *lexeme, const char *word)
{
	return lexeme->bytes == strlen(word) &&
	       !memcmp(lexeme->text, word, lexeme->bytes);
}

static bool
one_of(const struct lexeme *lexeme, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_is(lexeme, words[i]))
			return true;
	return false;
}

/* Numbers from here on with nothing but spaces, hyphens, brackets and a plus
 * between them: nine digits and more ring somewhere. */
static bool
telephone(const struct sentence *sentence, size_t at)
{
	size_t count = 0;

	for (size_t i = at; i < sentence->count; i++) {
		const struct lexeme *lexeme = &sentence->lexeme[i];

		if (lexeme->kind == LEXEME_NUMBER) {
			for (size_t k = 0; k < lexeme->bytes; k++)
				count += numeral(lexeme->text[k]);
			if (memchr(lexeme->text, ',', lexeme->bytes))
				return false;
		} else if (lexeme->kind != LEXEME_MARK ||
			   !strchr("-()+", *lexeme->text)) {
			break;
		}
	}
	return sentence->lexeme[at].kind == LEXEME_NUMBER && count >= 9;
}

/* SW1A 1AA. Source: BS 7666. */
static bool
postcode(const struct lexeme *lexeme, const struct lexeme *next)
{
	const char *out = lexeme->text, *in = next ? next->text : "";
	size_t letters;

	if (!next || next->bytes != 3 || lexeme->bytes < 2 ||
	    lexeme->bytes > 4 || lexeme->after != 1)
		return false;
	letters = (size_t)upper(out[0]) + (upper(out[0]) && upper(out[1]));
	return letters && numeral(out[letters]) && numeral(in[0]) &&
	       upper(in[1]) && upper(in[2]);
}

static bool
named(const struct lexeme *lexeme, const struct lexeme *next)
{
	static const char *const titles[] = {"Mr", "Mrs", "Ms",	  "Miss",
					     "Mx", "Dr",  "Prof", "Dear"};
	static const char *const anybody[] = {
		"Sir",	  "Madam",    "Tenant",	   "Tenants",
		"Resident", "Residents", "Customer", "Customers",
		"Neighbour", "Leaseholder", "All", "Miss", "Mr", "Mrs",
		"Ms", "Mx", "Dr"};

	return next && next->kind == LEXEME_WORD && upper(*next->text) &&
	       one_of(lexeme, titles, sizeof titles / sizeof *titles) &&
	       !one_of(next, anybody, sizeof anybody / sizeof *anybody);
}

bool
sentence_personal(const struct sentence *sentence, struct lexeme *ret)
{
	for (size_t i = 0; i < sentence->count; i++) {
		const struct lexeme *lexeme = &sentence->lexeme[i];
		const struct lexeme *next =
			i + 1 < sentence->count ? lexeme + 1 : NULL;
		const struct lexeme *word = next;

		if (next && text_is(next, ".") && i + 2 < sentence->count)
			word = next + 1;
		if ((lexeme->kind == LEXEME_ADDRESS &&
		     memchr(lexeme->text, '@', lexeme->bytes)) ||
		    telephone(sentence, i) || postcode(lexeme, next) ||
		    named(lexeme, word)) {
			if (ret)
				*ret = *lexeme;
			return true;
		}
	}
	return false;
}
