/* Dotted names of values, hashed once when a template is compiled. */
#include <string.h>

#include "base/arena.h"
#include "wire/model.h"
#include "wire/mustache_ops.h"

static bool
is_name_byte(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
	       (c >= '0' && c <= '9') || c == '_' || c == '-';
}

static size_t
count_parts(const char *text)
{
	size_t parts = 1;

	for (; *text; text++)
		parts += *text == '.';
	return parts;
}

const struct mustache_name *
mustache_name_parse(struct arena *arena, const char *text)
{
	size_t most = count_parts(text);
	struct mustache_name *name;

	if (most > MUSTACHE_PARTS_MAX)
		return NULL;
	name = arena_alloc(arena, sizeof *name + most * sizeof *name->part);
	name->whole = text;
	if (!strcmp(text, "."))
		return name;
	for (;;) {
		size_t count = 0;
		const char *part;

		while (is_name_byte(text[count]))
			count++;
		if (!count || (text[count] && text[count] != '.'))
			return NULL;
		part = arena_copy(arena, text, count);
		name->part[name->parts].text = part;
		name->part[name->parts++].hash = model_hash(part);
		if (!text[count])
			return name;
		text += count + 1;
	}
}
