/* A notice: front matter with typed fields, then Markdown, each block of it one
 * message for translators. doc/notice-format.md describes the file.
 *
 *     templates/notices/NAME/notice.md   the English source
 *     templates/notices/NAME/TAG.po      a catalogue per language */
#ifndef VERNACULAR_NOTICE_TEMPLATE_H
#define VERNACULAR_NOTICE_TEMPLATE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"
#include "doc/tree.h"

enum field_type {
	FIELD_TEXT,
	FIELD_NAME,      /* a person or place, in any script */
	FIELD_DATE,
	FIELD_MONEY,     /* Latin digits in every language */
	FIELD_NUMBER,
	FIELD_PERCENT,
	FIELD_REFERENCE, /* Latin letters and digits, kept on one line */
	FIELD_PHONE,
	FIELD_POSTCODE,
	FIELD_COUNT,     /* a whole number that words agree with */
	FIELD_LIST,
};

struct field {
	const char *name;
	const char *label;   /* what an officer is asked for */
	const char *hint;    /* or NULL */
	const char *example; /* always valid; used by `notice check` */
	const char *lang;    /* of a text or name: NULL, or BCP 47 */
	enum field_type type;
	bool required;
	size_t limit;        /* text: characters; list: entries; 0 for none */
	const char *least, *most; /* number, count, money, date; or NULL */
	int line;
};

struct message {
	const char *id;         /* English source; the msgid of catalogues */
	const char *id_plural;  /* or NULL */
	const char *count;      /* the field that the plural agrees with */
	const char *note;       /* for translators, or NULL */
	const struct span *spans, *spans_plural;
	int line;
};

struct notice {
	const char *name;    /* the folder's */
	const char *path;    /* of notice.md */
	const char *title, *purpose;
	const char *class;   /* legal safety rights service information */
	const char *source;  /* of the rule it follows, or NULL */
	const char *companion; /* said at the end of every translation */
	const struct field *fields;
	size_t field_count;
	const struct message *messages; /* in order, each once */
	size_t message_count;
	const struct block *blocks;
};

struct notices; /* immutable once loaded; shared by threads */

/* Load every NAME/notice.md under folder and the catalogues beside it.
 * Faults name FILE:LINE. Errors: E_INPUT, E_IO. */
enum status notices_load(const char *folder, struct notices **ret,
			 struct faults *) MUST_USE;
void notices_free(struct notices *);

size_t notices_count(const struct notices *);
const struct notice *notices_at(const struct notices *, size_t);

/* Errors: E_NOT_FOUND; the fault has the nearest right name. */
enum status notices_find(const struct notices *, const char *name,
			 const struct notice **ret, struct fault *) MUST_USE;

/* The catalogue of one notice in one language, NULL when there is none. */
struct catalogue;
const struct catalogue *notices_catalogue(const struct notices *,
					  const struct notice *,
					  const char *tag);

/* Parse one source, for tests and previews.
 *   path  names it in faults; the folder's name must be the notice's */
enum status notice_parse(const char *path, const char *text, size_t count,
			 struct arena *, struct notice **ret,
			 struct faults *) MUST_USE;

const struct field *notice_field(const struct notice *, const char *name);
const struct message *notice_message(const struct notice *, const char *id);

/* "date" and so on; -1 from the second when text is none. */
const char *field_type_name(enum field_type);
int field_type_find(const char *text);

#endif
