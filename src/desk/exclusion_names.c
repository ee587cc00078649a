/* Whether two names may be one person's. */
#include "desk/exclusion_names.h"

#include <string.h>

#include "base/buf.h"
#include "lang/names.h"

void
spelt_name_read(struct fold *fold, const char *text, struct spelt_name *ret)
{
	struct buf buf = {0};
	const char *at;

	ret->count = 0;
	name_words(fold, text, &buf);
	at = buf_string(&buf);
	while (*(at += strspn(at, " ")) && *at != '/' &&
	       ret->count < SPELT_WORDS) {
		size_t bytes = strcspn(at, " ");
		char *word = ret->word[ret->count];

		if (bytes < SPELT_BYTES) {
			memcpy(word, at, bytes);
			word[bytes] = '\0';
			ret->count += name_part(word) != NAME_PARTICLE;
		}
		at += bytes;
	}
	buf_free(&buf);
}

static bool
has_word(const struct spelt_name *name, const char *word)
{
	for (size_t i = 0; i < name->count; i++)
		if (name_likeness(name->word[i], word) >= NAME_ALIKE)
			return true;
	return false;
}

bool
spelt_names_alike(const struct spelt_name *a, const struct spelt_name *b)
{
	const struct spelt_name *shorter = a->count <= b->count ? a : b;
	const struct spelt_name *other = shorter == a ? b : a;
	size_t same = 0;

	for (size_t i = 0; i < shorter->count; i++)
		same += has_word(other, shorter->word[i]);
	return same >= 2 && same == shorter->count;
}
