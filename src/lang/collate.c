/* Collation keys. */
#include "lang/collate.h"

#include <assert.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/ucol.h>

#include "base/mem.h"
#include "lang/u16.h"

#define COLLATORS 32 /* languages that readers choose */

struct collate {
	pthread_mutex_t lock;
	struct {
		char language[32];
		UCollator *opened;
	} list[COLLATORS];
	size_t count;
};

struct collate *
collate_new(void)
{
	struct collate *collate = mem_new(sizeof *collate);

	pthread_mutex_init(&collate->lock, NULL);
	return collate;
}

void
collate_free(struct collate *collate)
{
	if (!collate)
		return;
	while (collate->count)
		ucol_close(collate->list[--collate->count].opened);
	pthread_mutex_destroy(&collate->lock);
	free(collate);
}

/* One that is open is only read, by any thread at once. */
static const UCollator *
opened(struct collate *collate, const char *language)
{
	UErrorCode code = U_ZERO_ERROR;
	const UCollator *found = NULL;
	size_t i;

	if (strlen(language) >= sizeof collate->list[0].language)
		language = "";
	pthread_mutex_lock(&collate->lock);
	for (i = 0; i < collate->count && !found; i++)
		if (!strcmp(collate->list[i].language, language))
			found = collate->list[i].opened;
	if (!found && collate->count == COLLATORS)
		found = collate->list[0].opened;
	if (!found) {
		UCollator *made = ucol_open(*language ? language : "root",
					    &code);

		assert(U_SUCCESS(code));
		memcpy(collate->list[collate->count].language, language,
		       strlen(language) + 1);
		collate->list[collate->count++].opened = made;
		found = made;
	}
	pthread_mutex_unlock(&collate->lock);
	return found;
}

void
collate_key(struct collate *collate, const char *language, const char *text,
	    struct buf *buf)
{
	const UCollator *collator = opened(collate, language);
	struct u16 units = {0};
	int32_t bytes, room = 256;

	u16_set(&units, text, strlen(text));
	bytes = ucol_getSortKey(collator, units.units, units.count,
				(uint8_t *)buf_room(buf, (size_t)room), room);
	if (bytes > room)
		bytes = ucol_getSortKey(collator, units.units, units.count,
					(uint8_t *)buf_room(buf, (size_t)bytes),
					bytes);
	buf->count += (size_t)bytes - 1; /* without its NUL */
	u16_free(&units);
}

const char *
collate_version(void)
{
	return "ICU " U_ICU_VERSION;
}
