/* Languages as tables name them. */
#include "desk/language_word.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "lang/tag.h"

/* Is the tag's English name this, but for what stands in brackets? */
static bool
called(const struct tag *tag, const char *text)
{
	size_t bytes = strlen(text);

	return !strncasecmp(tag->english, text, bytes) &&
	       !strncmp(tag->english + bytes, " (", 2);
}

/* "Panjabi" is pa, in whichever script; "Kurdish" is two languages, and which
 * is for the tenant to say. */
static const char *
language_of_scripts(struct arena *arena, const char *text)
{
	const struct tag *all, *found = NULL;
	size_t count = tag_all(&all), primary = 0;

	for (size_t i = 0; i < count; i++) {
		if (!called(&all[i], text))
			continue;
		if (found && (strcspn(all[i].tag, "-") != primary ||
			      strncmp(found->tag, all[i].tag, primary) != 0))
			return text;
		found = &all[i];
		primary = strcspn(found->tag, "-");
	}
	if (!found)
		return text;
	return arena_copy(arena, found->tag, primary);
}

/* A tag, or a language's name in English or its own words. */
const char *
language_word(struct arena *arena, const char *text)
{
	const struct tag *all;
	size_t count = tag_all(&all);

	if (!*text || tag_find(text))
		return text;
	for (size_t i = 0; i < count; i++)
		if (!strcasecmp(all[i].english, text) ||
		    !strcmp(all[i].autonym, text))
			return all[i].tag;
	return language_of_scripts(arena, text);
}

/* Is this the tag's script, by its code or as its English name has it? */
static bool
written_in(const struct tag *tag, const char *script)
{
	const char *named = strchr(tag->english, '(');
	size_t bytes = strlen(script);

	return !strcasecmp(tag->script, script) ||
	       (named && !strncasecmp(named + 1, script, bytes) &&
		named[1 + bytes] == ')');
}

/* "pa" read in "Guru" or "Gurmukhi" is pa-Guru. */
const struct tag *
language_in_script(const char *language, const char *script)
{
	const struct tag *all, *tag = tag_find(language);
	size_t count = tag_all(&all), bytes = strcspn(language, "-");

	if (tag && written_in(tag, script))
		return tag;
	for (size_t i = 0; i < count; i++)
		if (strcspn(all[i].tag, "-") == bytes &&
		    !strncasecmp(all[i].tag, language, bytes) &&
		    written_in(&all[i], script))
			return &all[i];
	return NULL;
}
