/* Plural-Forms from anywhere: compiled within bounds, never past a form. */
#include <stdlib.h>
#include <string.h>

#include "lang/plural.h"
#include "fuzz.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	char *rule = calloc(count + 1, 1);
	struct plural *plural;

	if (count)
		memcpy(rule, bytes, count);
	if (plural_compile("", rule, &plural, NULL) == OK) {
		for (unsigned long n = 0; n < 120; n++)
			if (plural_index(plural, n * n * n) >=
			    plural_forms(plural))
				abort();
		plural_free(plural);
	}
	free(rule);
	return 0;
}
