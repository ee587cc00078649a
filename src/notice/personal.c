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
text_is(const struct token *token, const char *word)
{
	return token->bytes == strlen(word) &&
	       !memcmp(token->text, word, token->bytes);
}

static bool
one_of(const struct token *token, const char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (text_is(token, words[i]))
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
		const struct token *token = &sentence->token[i];

		if (token->kind == TOKEN_NUMBER) {
			for (size_t k = 0; k < token->bytes; k++)
				count += numeral(token->text[k]);
			if (memchr(token->text, ',', token->bytes))
				return false;
		} else if (token->kind != TOKEN_MARK ||
			   !strchr("-()+", *token->text)) {
			break;
		}
	}
	return sentence->token[at].kind == TOKEN_NUMBER && count >= 9;
}

/* SW1A 1AA. Source: BS 7666. */
static bool
postcode(const struct token *token, const struct token *next)
{
	const char *out = token->text, *in = next ? next->text : "";
	size_t letters;

	if (!next || next->bytes != 3 || token->bytes < 2 ||
	    token->bytes > 4 || token->after != 1)
		return false;
	letters = (size_t)upper(out[0]) + (upper(out[0]) && upper(out[1]));
	return letters && numeral(out[letters]) && numeral(in[0]) &&
	       upper(in[1]) && upper(in[2]);
}

static bool
named(const struct token *token, const struct token *next)
{
	static const char *const titles[] = {"Mr", "Mrs", "Ms",	  "Miss",
					     "Mx", "Dr",  "Prof", "Dear"};
	static const char *const anybody[] = {
		"Sir",	  "Madam",    "Tenant",	   "Tenants",
		"Resident", "Residents", "Customer", "Customers",
		"Neighbour", "Leaseholder", "All", "Miss", "Mr", "Mrs",
		"Ms", "Mx", "Dr"};

	return next && next->kind == TOKEN_WORD && upper(*next->text) &&
	       one_of(token, titles, sizeof titles / sizeof *titles) &&
	       !one_of(next, anybody, sizeof anybody / sizeof *anybody);
}

bool
sentence_personal(const struct sentence *sentence, struct token *ret)
{
	for (size_t i = 0; i < sentence->count; i++) {
		const struct token *token = &sentence->token[i];
		const struct token *next =
			i + 1 < sentence->count ? token + 1 : NULL;
		const struct token *word = next;

		if (next && text_is(next, ".") && i + 2 < sentence->count)
			word = next + 1;
		if ((token->kind == TOKEN_ADDRESS &&
		     memchr(token->text, '@', token->bytes)) ||
		    telephone(sentence, i) || postcode(token, next) ||
		    named(token, word)) {
			if (ret)
				*ret = *token;
			return true;
		}
	}
	return false;
}
