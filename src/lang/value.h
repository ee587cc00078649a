/* Values in words and digits of a language: dates, times, money, numbers,
 * lists. ICU's objects are opened on first use and kept, so keep the value;
 * one belongs to one thread at a time. No isolates are put in: whoever builds
 * a sentence isolates. Calendars are Gregorian in every language; "en" is
 * British. Source: CLDR 42 as ICU 72 has it. */
#ifndef VERNACULAR_LANG_VALUE_H
#define VERNACULAR_LANG_VALUE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/fault.h"
#include "lang/tag.h"

enum value_digits {
	VALUE_DIGITS_CLDR,   /* the language's usual ones */
	VALUE_DIGITS_LATIN,  /* 0 to 9: what tenants compare with a statement */
	VALUE_DIGITS_NATIVE, /* the script's own */
};

enum value_type {
	VALUE_DATE_LONG,  /* 21 November 2026 */
	VALUE_DATE_SHORT, /* 21/11/2026 */
	VALUE_TIME,	  /* 09:30 */
	VALUE_DATETIME,	  /* 21 November 2026 at 09:30 */
	VALUE_MONEY,	  /* £1,234.50 */
	VALUE_NUMBER,	  /* 1,234.5 */
	VALUE_PERCENT,	  /* 25.6% */
	VALUE_LIST,	  /* a, b and c */
	VALUE_PLURAL,	  /* the CLDR category: zero one two few many other */
	VALUE_NAME_KEY,	  /* the folded search key (lang/fold) */
};
#define VALUE_TYPES 10

const char *value_type_name(enum value_type); /* "date-long" */

/* Errors: E_INPUT, the fault names the nearest right one. */
enum status value_type_parse(const char *field, const char *name,
			     enum value_type *ret_type,
			     struct fault *) MUST_USE;

struct value;

struct value *value_new(const struct tag *, enum value_digits);

/* With the habits of a region: text is the language's tag as it was typed, such
 * as "pt-PT" or "fr-CA". Without a region the same as value_new. */
struct value *value_new_in(const struct tag *, const char *text,
			   enum value_digits);
void value_free(struct value *);
const struct tag *value_tag(const struct value *);
enum value_digits value_digits(const struct value *);

/* Each appends to buf. */
void value_date_long(struct value *, int32_t day_days, struct buf *);
void value_date_short(struct value *, int32_t day_days, struct buf *);
void value_day_brief(struct value *, int32_t day_days,
		     struct buf *); /* Thu 19 Nov */
void value_month(struct value *, int32_t day_days,
		 struct buf *); /* November 2026 */
void value_time(struct value *, int64_t utc, struct buf *);
void value_datetime(struct value *, int64_t utc, struct buf *);
void value_money(struct value *, int64_t minor, const char *currency,
		 struct buf *);
void value_integer(struct value *, int64_t, struct buf *);
void value_real(struct value *, double, struct buf *); /* 1 decimal at most */
void value_percent(struct value *, double share, struct buf *); /* likewise */
void value_list(struct value *, const char *const *item, size_t count,
		struct buf *);
const char *value_plural(struct value *, int64_t n); /* "one" */
void value_name_key(struct value *, const char *name, struct buf *);

/* From a decimal such as "-1234.50", none of whose places is rounded away. */
void value_decimal(struct value *, const char *decimal, struct buf *);
void value_percent_decimal(struct value *, const char *decimal, struct buf *);
const char *value_plural_decimal(struct value *, const char *decimal);

/* The value that text writes by the interface's rules (dates in ISO 8601,
 * money "1234.50 GBP", decimals with a point, percent as a fraction), all its
 * decimals kept. Not for VALUE_LIST with more than one item.
 * Errors: E_INPUT, the fault says how to write it. */
enum status value_print(struct value *, enum value_type, const char *text,
			struct buf *, struct fault *) MUST_USE;

/* Values to share between threads: take one, use it, give it back. */
struct values;

struct values *values_new(void);
void values_free(struct values *); /* after every value was given back */
struct value *values_take(struct values *, const struct tag *,
			  enum value_digits);
void values_give(struct values *, struct value *);

#endif
