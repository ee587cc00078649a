/* How one reader reads values: the host of a template, a page's or a mail's. */
#ifndef VERNACULAR_DESK_READER_H
#define VERNACULAR_DESK_READER_H

#include <stdint.h>

#include "lang/catalogue.h"
#include "lang/value.h"
#include "wire/mustache.h"

struct reader {
	const struct catalogue *words; /* NULL: English */
	struct value *value;	       /* of the reader's language */
	int64_t now_utc;
	const struct tag *tag;
	/* What a code is called in English; NULL: its word. */
	const char *(*label)(const char *set, const char *word);
};

/* The host calls below with the reader as self; it is borrowed. */
struct mustache_host reader_host(struct reader *);

/* A language's name in the reader's words: "Urdu". */
const char *reader_language(const struct reader *, const char *tag);

/* "today 17:00", "Thu 19 Nov, 17:00". */
void reader_time(const struct reader *, int64_t utc, struct buf *);

/* "35 min", "1 h 35 min", "8 h". */
void reader_minutes(const struct reader *, int64_t minutes, struct buf *);

/* "Thu 19 Nov"; with the year where it is not this one. */
void reader_day(const struct reader *, int32_t day, struct buf *);

#endif
