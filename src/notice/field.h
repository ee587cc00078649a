/* The typed fields of a notice: what a value must be, and how it is written in
 * a letter. */
#ifndef VERNACULAR_NOTICE_FIELD_H
#define VERNACULAR_NOTICE_FIELD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/fault.h"

struct bound;
struct model;
struct span;
struct value;

enum field_type {
	FIELD_TEXT,
	FIELD_NAME,      /* a person or place, in any script */
	FIELD_DATE,
	FIELD_MONEY,
	FIELD_NUMBER,
	FIELD_PERCENT,   /* a share: 0.056 is 5.6 % */
	FIELD_REFERENCE, /* Latin letters and digits, kept on one line */
	FIELD_PHONE,
	FIELD_POSTCODE,
	FIELD_COUNT,     /* a whole number that words agree with */
	FIELD_LIST,
	FIELD_CHOICE, /* one of the words that the notice lists */
	FIELD_YES_NO, /* only asked by conditions */
	FIELD_TIME,   /* on the clock, London */
};

#define FIELD_TYPES 14

#define FIELD_CHOICES_MAX 60

struct field_choice {
	const char *name;
	const char *label; /* said in a letter, in its language; NULL: never */
	int line;
};

struct field {
	const char *name;
	const char *label;   /* what an officer is asked for */
	const char *hint;    /* or NULL */
	const char *example; /* always valid; used by `notice check` */
	const char *lang;    /* of a text or name: NULL, or BCP 47 */
	enum field_type type;
	bool required;
	size_t limit;              /* characters; of a list: entries */
	const char *least, *most;  /* of number, count, percent, money and
				    * date, as values are written; or NULL */
	const char *rule;          /* of a date: the purpose whose rules
				    * (core/form_rule) it follows, or NULL */
	const struct field_choice *choices; /* of a choice */
	size_t choice_count;
	const struct bound *bound[2]; /* of a date, by enum bound_side; NULL:
				       * none */
	const char *clause; /* that it was declared in; NULL: the notice */
	int line;           /* in the source */
};

/* The states that conditions tell apart, as bits of a set. */
#define FIELD_STATE_NONE UINT64_C(1) /* no value; of yes-no: no */
#define FIELD_STATE_HAS UINT64_C(2)  /* a value; of yes-no: yes */
#define field_choice_state(index) (UINT64_C(2) << (index))

/* All that the field may be in. */
uint64_t field_states(const struct field *);

/* "date" and so on. */
const char *field_type_name(enum field_type);

/* Errors: E_INPUT at where, with the nearest right one. */
enum status field_type_parse(const char *where, const char *text,
			     enum field_type *ret, struct fault *) MUST_USE;

/* Characters or entries where a notice sets no limit. */
size_t field_limit(enum field_type);

/* A value that was found right. */
struct field_value {
	const struct field *field;
	int64_t number;   /* count; money: minor units; date: days; choice:
			   * index; yes-no: 1 or 0; time: seconds of the
			   * day */
	double real;      /* number, percent */
	char currency[4]; /* money */
	const char *text; /* text, name and what is set as written */
	const char *lang; /* of text; NULL where it is not known */
	const char **item;
	size_t items;     /* of a list */
};

/* Read a value of the field, in the forms that JSON and forms have:
 *   text, name        "text", or {"text": ..., "lang": TAG}
 *   date              "2026-04-06"
 *   money             "118.75 GBP", or {"minor": 11875, "currency": "GBP"}
 *   number, percent   1.5 or "1.5"; percent as a share
 *   count             12 or "12"
 *   reference, phone, postcode   "text", never a bare number
 *   list              ["text", ...], or "text" for one
 *   choice            "text", the name of one
 *   yes-no            true, false, "yes" or "no"
 *   time              "09:30"
 * *ret lives in the arena. Errors: E_INPUT, where is the field's name. */
enum status field_read(const struct field *, const struct model *value,
		       struct arena *, struct field_value *ret, struct fault *)
	MUST_USE;

/* The one state that a value is in; NULL is no value. */
uint64_t field_state(const struct field_value *);

/* The value as a span of a letter: its words in the language of format, which
 * is tag, with what must stay on one line kept there. Not for choice, whose
 * words are a message, nor for yes-no. */
struct span *field_span(const struct field_value *, struct value *format,
			const char *tag, struct arena *);

/* The value inside an address of a link: digits of a telephone number, the
 * text of everything else with what a URL cannot hold percent-encoded. */
const char *field_address(const struct field_value *, struct arena *);

#endif
