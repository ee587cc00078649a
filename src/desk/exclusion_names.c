/* Whether two names may be one person's. */
#include "desk/exclusion_names.h"

#include <string.h>

#include "base/buf.h"
#include "lang/names.h"

#define WORDS 12
#define WORD_BYTES 64

struct name {
	char word[WORDS][WORD_BYTES];
	size_t count;
};

/* The first form of the name, without titles and articles. */
static struct name
read_name(struct fold *fold, const char *text)
{
	struct name name = {.count = 0};
	struct buf buf = {0};
	const char *at;

	name_words(fold, text, &buf);
	at = buf_string(&buf);
	while (*(at += strspn(at, " ")) && *at != '/' && name.count < WORDS) {
		size_t bytes = strcspn(at, " ");
		char *word = name.word[name.count];

		if (bytes < WORD_BYTES) {
			memcpy(word, at, bytes);
			word[bytes] = '\0';
			name.count += name_part(word) != NAME_PARTICLE;
		}
		at += bytes;
	}
	buf_free(&buf);
	return name;
}

static bool
has_word(const struct name *name, const char *word)
{
	for (size_t i = 0; i < name->count; i++)
		if (name_likeness(name->word[i], word) >= NAME_ALIKE)
			return true;
	return false;
}

bool
names_may_be_one(struct fold *fold, const char *a_text, const char *b_text)
{
	struct name a = read_name(fold, a_text), b = read_name(fold, b_text);
	const struct name *shorter = a.count <= b.count ? &a : &b;
	const struct name *other = shorter == &a ? &b : &a;
	size_t same = 0;

	for (size_t i = 0; i < shorter->count; i++)
		same += has_word(other, shorter->word[i]);
	return same >= 2 && same == shorter->count;
}
