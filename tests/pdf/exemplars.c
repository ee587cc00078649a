/* What each written language is written with, for languages_test.py: a line
 * for each exemplar, TAG, a tab and its characters. */
#include <stdio.h>

#include "base/utf8.h"
#include "text/exemplar.h"

static void
print(void *tag, const hb_codepoint_t *text, size_t count)
{
	printf("%s\t", (const char *)tag);
	for (size_t i = 0; i < count; i++) {
		char bytes[4];

		fwrite(bytes, 1, utf8_encode(text[i], bytes), stdout);
	}
	putchar('\n');
}

int
main(void)
{
	const struct tag *tags;
	size_t count = tag_all(&tags);

	for (size_t i = 0; i < count; i++)
		if (tags[i].kind == TAG_WRITTEN)
			(void)exemplar_each(&tags[i], print,
					    (void *)tags[i].tag);
	return ferror(stdout) || fclose(stdout);
}
