/* The one model that a handler fills: a tree whose leaves are typed. The JSON
 * face prints it (wire/json), the page face formats it for the reader's
 * language (wire/mustache with a host).
 *
 *     struct model *item = model_append(model_children(page, "requests"));
 *
 *     model_text(item, "reference", request->reference);
 *     model_time(item, "due_at", request->due_utc);
 *     model_code(item, "state", "state", item_state_name(item->state));
 *
 * A tree lives in one arena and goes with it. Texts are copied in; keys, code
 * sets, code words and currencies are static and borrowed. Keys that begin
 * with "page_" are for pages only and are not printed as JSON. */
#ifndef VERNACULAR_WIRE_MODEL_H
#define VERNACULAR_WIRE_MODEL_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct arena;
struct model;

enum model_kind {
	MODEL_NULL,
	MODEL_OBJECT,
	MODEL_LIST,
	MODEL_BOOL,
	MODEL_TEXT,
	MODEL_INT,
	MODEL_MINUTES,  /* a length of time: 95 is shown as 1 h 35 min */
	MODEL_REAL,     /* a number; as a share of 1 it is shown in per cent */
	MODEL_TIME,     /* seconds since 1970 in UTC */
	MODEL_DAY,      /* days since 1 January 1970 */
	MODEL_MONTH,    /* its first day, likewise; shown as October 2026 */
	MODEL_MONEY,    /* minor units and currency, ISO 4217 */
	MODEL_LANGUAGE, /* BCP 47 tag */
	MODEL_CODE,     /* a word of a closed set: "state", "on-hold" */
	MODEL_NAME,     /* text in a language of its own, such as a name */
	MODEL_MESSAGE,  /* a whole sentence: an English message id */
};

struct model *model_object(struct arena *);
struct model *model_list(struct arena *);

/* Set a key of an object; setting it again puts the new value in its place.
 * On a list the key is NULL and the value is appended. A NULL text, tag or
 * word sets MODEL_NULL. */
void model_null(struct model *, const char *key);
void model_bool(struct model *, const char *key, bool);
void model_text(struct model *, const char *key, const char *text);
void model_int(struct model *, const char *key, int64_t);
void model_minutes(struct model *, const char *key, int64_t minutes);
void model_real(struct model *, const char *key, double);
void model_time(struct model *, const char *key, int64_t utc);
void model_day(struct model *, const char *key, int32_t days);
void model_month(struct model *, const char *key, int32_t first_days);
void model_money(struct model *, const char *key, int64_t minor,
		 const char *currency);
void model_language(struct model *, const char *key, const char *tag);
void model_code(struct model *, const char *key, const char *set,
		const char *word);
/* JSON has the English sentence, a page its translation; "" is null. */
void model_message(struct model *, const char *key, const char *message);
void model_name(struct model *, const char *key, const char *text,
		const char *tag);

/* The same, count bytes that need no NUL at their end. */
void model_bytes(struct model *, const char *key, const char *text,
		 size_t count);

/* A new object or list under the key; returns it to be filled. */
struct model *model_child(struct model *, const char *key);
struct model *model_children(struct model *, const char *key);

/* Set a key to what another model has there, and all below it. Keys are
 * borrowed from it. */
void model_copy(struct model *, const char *key, const struct model *from);

/* A new object at the end of a list; a text at the end of a list. */
struct model *model_append(struct model *list);
void model_append_text(struct model *list, const char *text);

/* MODEL_NULL for NULL, so that what is missing reads as null. */
enum model_kind model_kind_of(const struct model *);

/* The value under a key, NULL when m is no object or has no such key. */
const struct model *model_get(const struct model *, const char *key);

/* What stands in an object or list, in order; NULL at the end. */
const struct model *model_first(const struct model *);
const struct model *model_next(const struct model *);
size_t model_count(const struct model *);
const char *model_key(const struct model *); /* NULL outside objects */

/* The text of a text or name, the tag of a language, the word of a code; NULL
 * for every other kind. */
const char *model_text_of(const struct model *);
/* model_text_of the value at key of an object; absent where there is none. */
const char *model_text_or(const struct model *, const char *key,
			  const char *absent);
size_t model_text_bytes(const struct model *); /* 0 for every other kind */
/* The tag of a language, or of a name (NULL when it has none). */
const char *model_tag_of(const struct model *);
const char *model_set_of(const struct model *);      /* of a code */
const char *model_currency_of(const struct model *); /* of money */
/* Of an integer, bool, minutes, time, day or money (minor units); else 0. */
int64_t model_int_of(const struct model *);
double model_real_of(const struct model *); /* of a real or integer; else 0 */

/* Whether a section on it is shown: not null, false, 0, "", an empty list. */
bool model_true(const struct model *);

/* Look up with a hash made once: what compiled templates do. */
uint32_t model_hash(const char *key);
const struct model *model_find(const struct model *, const char *key,
			       uint32_t hash);

#endif
