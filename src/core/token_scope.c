/* What a token may do of what its role may. */
#include "core/token_scope.h"

#include <stddef.h>
#include <string.h>

#define READ ":read"

/* Bytes of the noun in a word of that many bytes; *ret_reads: no more than
 * read. */
static size_t
noun_of(const char *word, size_t count, bool *ret_reads)
{
	size_t tail = strlen(READ);

	*ret_reads = count > tail && !memcmp(word + count - tail, READ, tail);
	return *ret_reads ? count - tail : count;
}

static bool
is_noun(const char *word, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (!(word[i] >= 'a' && word[i] <= 'z') && word[i] != '-')
			return false;
	return count > 0;
}

bool
token_scope_fits(const char *scope)
{
	if (!*scope || strlen(scope) > TOKEN_SCOPE_MOST)
		return false;
	for (;;) {
		size_t count = strcspn(scope, " ");
		bool reads;

		if (!is_noun(scope, noun_of(scope, count, &reads)))
			return false;
		scope += count;
		if (!*scope)
			return true;
		scope++;
	}
}

bool
token_scope_allows(const char *scope, const char *noun, enum token_act act)
{
	if (!scope)
		return true;
	while (noun && *scope) {
		size_t count = strcspn(scope, " ");
		bool reads;
		size_t bytes = noun_of(scope, count, &reads);

		if (bytes == strlen(noun) && !memcmp(scope, noun, bytes) &&
		    (act == TOKEN_READS || !reads))
			return true;
		scope += count + (scope[count] == ' ');
	}
	return false;
}
