/* Any bytes as Plural-Forms: what compiles chooses a form that there is, for
 * every count. */
#include <limits.h>

#include "base/arena.h"
#include "base/fault.h"
#include "fuzz.h"
#include "lang/plural.h"

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	static const unsigned long counts[] = {0, 1, 2, 3, 5, 11, 21, 100,
					       1000000, ULONG_MAX};
	struct arena *arena = arena_new();
	struct plural *plural = NULL;
	struct fault fault = {0};

	if (plural_compile("Plural-Forms", arena_copy(arena, bytes, count),
			   &plural, &fault)) {
		assert(!plural && fault.message);
	} else {
		assert(plural_forms(plural) >= 1);
		assert(plural_forms(plural) <= PLURAL_FORMS_MAX);
		for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
			assert(plural_index(plural, counts[i]) <
			       plural_forms(plural));
	}
	plural_free(plural);
	arena_free(arena);
	return 0;
}
