/* The words of a notice in one language with all that is known of them: its
 * own catalogue and those of its clauses, and their reviews. Internal to
 * desk/. */
#ifndef VERNACULAR_DESK_BUNDLE_H
#define VERNACULAR_DESK_BUNDLE_H

#include "desk/desk.h"
#include "desk/review.h"
#include "notice/parcel.h"
#include "notice/template.h"
#include "notice/translate.h"

struct catalogue;
struct notices;
struct tag;

/* The notice itself, or a clause of it: what has one catalogue. */
struct bundle_part {
	const struct notice *notice;
	const struct catalogue *catalogue; /* NULL: none yet */
	struct reviews reviews;
};

struct bundle {
	const struct notices *notices;
	const struct tag *tag;
	struct bundle_part *part; /* the one that was named first */
	size_t parts;
};

/* Of a notice or clause as the caller's organisation has it; it lives as long
 * as the visit.
 * Errors: E_NOT_FOUND; E_INPUT no language that letters are translated into,
 * where /language. */
enum status bundle_open(struct visit *, const char *name, const char *language,
			struct bundle *ret, struct fault *) MUST_USE;

/* A message with the part that it is kept in. */
struct bundle_message {
	const struct bundle_part *part;
	const struct message *message;
	struct translated found;
	const struct review *review; /* NULL: nobody looked at it */
	char id[PARCEL_ID_BYTES];
};
void bundle_message(const struct bundle_part *, const struct message *,
		    struct bundle_message *ret);

/* Add how many messages the part has, and how many are approved. */
void bundle_count(const struct bundle_part *, int64_t *approved,
		  int64_t *total);

/* By its id. Errors: E_NOT_FOUND. */
enum status bundle_find(const struct bundle *, const char *id,
			struct bundle_message *ret, struct fault *) MUST_USE;

/* The key as 64 hexadecimal digits. */
#define KEY_TEXT (2 * HASH_BYTES + 1)
void bundle_key(const struct bundle_message *, char ret[KEY_TEXT]);

/* As it was seen? key may be NULL: whatever it is. Errors: E_STALE. */
enum status bundle_same(const struct bundle_message *, const char *key,
			struct fault *) MUST_USE;

/* The catalogue of a part as PO, in the arena; NULL where there is none. */
enum status bundle_po(struct visit *, const struct bundle *,
		      const struct bundle_part *, const char **ret,
		      struct fault *) MUST_USE;

#endif
