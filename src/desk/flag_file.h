/* The file that a recipient gets: JSON or CSV, the same bytes for the same
 * flags. doc/flags.md says what stands in it. Internal to desk/. */
#ifndef VERNACULAR_DESK_FLAG_FILE_H
#define VERNACULAR_DESK_FLAG_FILE_H

#include "base/buf.h"
#include "core/flag.h"

struct flag_file;

/* What stands above the flags. Borrowed until flag_file_end. */
struct flag_head {
	const char *landlord, *recipient;
	int64_t n, since;
	enum flag_extent extent;
	enum flag_format format;
	int64_t made_utc;
	const char *receipt; /* path of the page that says it was opened */
	unsigned kinds;	     /* that the recipient may have */
	bool names;
};

struct flag_tenant {
	const char *reference, *name;
	const char *uprn; /* NULL none */
	const struct flag_need *need;
	size_t needs; /* in the order of their kinds */
};

struct flag_file *flag_file_new(const struct flag_head *);
/* First all that hold, then all that are taken back. */
void flag_file_tell(struct flag_file *, const struct flag_tenant *);
void flag_file_take_back(struct flag_file *, const char *reference,
			 const char *uprn);
/* The bytes so far become the caller's, who frees them; the file is over. */
void flag_file_end(struct flag_file *, struct buf *ret_bytes);

const char *flag_file_type(enum flag_format); /* media type */
/* "flags-example-repairs-000003.json", in the arena. */
const char *flag_file_name(const struct flag_head *, struct arena *);

#endif
