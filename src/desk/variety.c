/* Which dialect or script an item needs. */
#include "desk/variety.h"

#include <string.h>

#include "lang/tag.h"
#include "store/booking.h"

/* The tenant's active need of a kind, NULL where the register has none. */
static const char *
need_value(const struct needs *needs, enum need_kind kind)
{
	for (size_t i = 0; i < needs->count; i++)
		if (needs->list[i].kind == kind)
			return needs->list[i].value;
	return NULL;
}

/* The language beside English. */
static const char *
other_language(const struct item_spec *spec)
{
	return spec->from && strcmp(spec->from, "en") != 0 ? spec->from
							   : spec->language;
}

/* "pa" is that of "pa-Guru". */
static bool
same_language(const char *one, const char *other)
{
	size_t bytes = strcspn(one, "-");

	return bytes == strcspn(other, "-") && !strncmp(one, other, bytes);
}

const char *
variety_dialect(const struct job *job, const struct booking *booking)
{
	const char *language = other_language(&job->item->spec);
	const char *spoken = need_value(job->needs, NEED_SPOKEN_LANGUAGE);
	const char *dialect = booking->dialect;
	const struct tag *named;

	if (job->item->spec.service != SERVICE_INTERPRETING || !language)
		return NULL;
	if (!dialect && (!spoken || same_language(spoken, language)))
		dialect = need_value(job->needs, NEED_DIALECT);
	named = dialect ? tag_named(dialect) : NULL;
	return named && !strcmp(named->tag, language) ? NULL : dialect;
}

const char *
variety_script(const struct item_spec *spec)
{
	const struct tag *tag = NULL;

	if (spec->service == SERVICE_TRANSLATION && other_language(spec))
		tag = tag_find(other_language(spec));
	return tag && tag->kind == TAG_WRITTEN ? tag->script : NULL;
}
