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

const struct mustache_name *
mustache_name_parse(struct arena *arena, const char *text)
{
	struct mustache_name *name = arena_alloc(arena, sizeof *name);

	name->whole = text;
	if (!strcmp(text, "."))
		return name;
	for (;;) {
		size_t count = 0;
		const char *part;

		while (is_name_byte(text[count]))
			count++;
		if (!count || name->parts == MUSTACHE_PARTS_MAX ||
		    (text[count] && text[count] != '.'))
			return NULL;
		part = arena_copy(arena, text, count);
		name->part[name->parts].text = part;
		name->part[name->parts++].hash = model_hash(part);
		if (!text[count])
			return name;
		text += count + 1;
	}
}
