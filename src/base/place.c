/* Where the program's own files are. */
#include "base/place.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* TREE/src/vernacular -> TREE, when that is a source tree. */
static const char *
source_tree(struct arena *arena)
{
	char exe[4096];
	ssize_t count = readlink("/proc/self/exe", exe, sizeof exe - 1);

	if (count <= 0)
		return NULL;
	exe[count] = '\0';
	for (int up = 0; up < 4; up++) {
		char *slash = strrchr(exe, '/');
		const char *probe;

		if (!slash)
			return NULL;
		*slash = '\0';
		probe = arena_printf(arena, "%s/db/sqlite", exe);
		if (!access(probe, R_OK))
			return arena_text(arena, exe);
	}
	return NULL;
}

const char *
place_data(struct arena *arena)
{
	const char *named = getenv("VERNACULAR_DATA");
	const char *tree;

	if (named && *named)
		return named;
	tree = source_tree(arena);
	return tree ? tree : VERNACULAR_DATADIR;
}

const char *
place_file(struct arena *arena, const char *relative)
{
	return arena_printf(arena, "%s/%s", place_data(arena), relative);
}

const char *
place_fonts(void)
{
	const char *named = getenv("VERNACULAR_FONTS");

	return named && *named ? named : NULL;
}
