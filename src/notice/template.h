/* A notice: front matter with typed fields, then Markdown, each block of it one
 * message for translators. doc/notice-format.md describes the file. */
#ifndef VERNACULAR_NOTICE_TEMPLATE_H
#define VERNACULAR_NOTICE_TEMPLATE_H

#include <stddef.h>

#include "base/arena.h"
#include "base/fault.h"
#include "doc/tree.h"
#include "notice/field.h"

struct message {
	const char *id;        /* English source; the msgid of catalogues */
	const char *id_plural; /* or NULL */
	const char *source;    /* as the block has it, both forms together */
	const char *count;     /* the field that the plural agrees with */
	const char *note;      /* for translators, or NULL */
	const struct span *spans, *spans_plural;
	const char *clause; /* whose catalogue has it; NULL: the notice's */
	int line;
};

struct notice {
	const char *name;      /* the folder's */
	const char *path;      /* of notice.md */
	const char *title, *purpose;
	const char *class;     /* legal safety rights service information */
	const char *source;    /* of the rule it follows, or NULL */
	const char *companion; /* said at the end of every translation, or
				* NULL */
	const struct field *fields;
	size_t field_count;
	const struct message *messages; /* in order, each once; title first,
					 * companion and the draft's words
					 * last */
	size_t message_count;
	const struct block *blocks;
};

/* Said on a draft, in the reader's language and in English. */
#define NOTICE_DRAFT                                                           \
	"Draft: this letter has not been checked. It must not be used."

/* Read one source.
 *   path  names it in faults, such as "rent-increase/notice.md"
 *   name  what its `name` key must say
 *   ret   in the arena
 * Errors: E_INPUT; everything wrong is in faults, where PATH:LINE. */
struct notice_file {
	const char *path, *name, *text;
	size_t count;
	const char *folder; /* of its pictures; NULL: they are not read */
};
enum status notice_parse(const struct notice_file *, struct arena *,
			 const struct notice **ret, struct faults *) MUST_USE;

/* NULL where the notice has none of that name, id or block source. */
const struct field *notice_field(const struct notice *, const char *name);
const struct message *notice_message(const struct notice *, const char *id);
const struct message *notice_block(const struct notice *, const char *source);

#endif
