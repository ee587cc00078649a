/* The front matter of a notice, a clause or an Easy Read text. Internal to
 * notice/. */
#ifndef VERNACULAR_NOTICE_HEAD_H
#define VERNACULAR_NOTICE_HEAD_H

#include "notice/template.h"

struct front;
struct source;

/* What front matter fills while it is read. */
struct head {
	struct source *source;
	struct notice *notice;
	struct field *fields;
	size_t field_count, field_cap;
	const char *under; /* the key of a field that keys stand under */
	struct notice_picture *pictures;
	size_t picture_count, picture_cap;
};

/* Everything before the text of notice.md or clause.md; name is the
 * folder's. */
void head_read(struct head *, const struct front *, const char *name);

/* What may stand before an Easy Read text: title and pictures. */
void head_read_easy(struct head *, const struct front *);

/* Each field complete, and its example a right value. */
void head_check_fields(struct head *);

/* Take over the fields of a clause; what the notice declares itself stays, if
 * it is of the same type. */
void head_add_clause(struct head *, const struct notice *clause);

/* A key that there is none of, with the nearest. Internal to the readers of
 * front matter. */
struct front_entry;
void head_unknown_key(struct source *, const struct front_entry *,
		      const char *const *keys, size_t count);

/* One key of a field, at any depth below it. */
void declare_field(struct head *, const struct front_entry *);
void declare_key(struct head *, const struct front_entry *);

#endif
