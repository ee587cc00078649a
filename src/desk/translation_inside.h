/* What the files about translations share. Internal to desk/. */
#ifndef VERNACULAR_DESK_TRANSLATION_INSIDE_H
#define VERNACULAR_DESK_TRANSLATION_INSIDE_H

#include "desk/bundle.h"
#include "notice/import_check.h"

struct model;

#define APPROVERS ROLES_APPROVING
#define TRANSLATORS ROLES_TRANSLATING

/* One message as translations_show has it, without n. */
void show_message(struct visit *, struct model *row, const struct bundle *,
		  const struct bundle_message *);

/* The file of the bundle's first part, in the arena. */
struct translations_file;
struct parcel_wish {
	enum parcel_kind kind;
	enum parcel_what what;
};
enum status part_export(struct visit *, const struct bundle *,
			const struct parcel_wish *,
			struct translations_file *ret, struct faults *,
			struct fault *) MUST_USE;

/* The same visit for another organisation that its caller may see; caller
 * must live as long. */
struct visit visit_for(const struct visit *, struct caller *caller,
		       int64_t organisation);

/* What was checked, kept: the catalogue with the words in it, and who brought
 * them; on the writer. Nothing where nothing is accepted. */
enum status words_keep(struct visit *, const struct bundle *,
		       const struct bundle_part *, const struct import *,
		       const struct import_result *, struct fault *) MUST_USE;

/* Something was done to messages of a part: an event. */
struct deed {
	const char *kind; /* "notice.approved" */
	const char *note;
	const char *waived; /* the setting that let one person do it */
	const char *const *id;
	size_t count;
};
enum status log_deed(struct visit *, const struct bundle *,
		     const struct bundle_part *, const struct deed *,
		     struct fault *) MUST_USE;

#endif
