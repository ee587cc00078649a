/* Easy Read, looked at by tenants of the panel before letters go out in it:
 * who looked, when and what they said, and the officer who signs. A signature
 * counts for as long as words and pictures are the same; a partnership's counts
 * for its members. */
#ifndef VERNACULAR_DESK_EASY_READ_H
#define VERNACULAR_DESK_EASY_READ_H

#include "desk/desk.h"

struct model;

struct easy_read_wish {
	const char *notice, *language; /* NULL: English */
};

/* {name, title, language(language), tag, stamp,
 *  state(code easy-read-proof: unread, changed, read), signed_at, signed_by,
 *  note, readers: [{tenant, reference, at(day), verdict(code
 *  easy-read-verdict), said, current(bool): of these words and pictures}],
 *  lines: [{words, length, most, letters(bool): counted in letters, not in
 *  words, long(bool)}]: its longest sentence, of each message; pictures:
 *  [{file, source, licence}]}
 * Errors: E_NOT_FOUND no such notice, or it has no Easy Read; E_INPUT it is
 * not translated. */
enum status easy_read_show(struct visit *, const struct easy_read_wish *,
			   struct model *, struct fault *) MUST_USE;

/* A member of the panel has looked at it.
 *   tenant   identifier or reference
 *   day      2026-11-21; NULL today
 *   verdict  "clear", "partly", "unclear"
 *   stamp    of what was looked at, from easy_read_show
 * {tenant, verdict(code easy-read-verdict)}
 * Errors: E_FORBIDDEN; E_INPUT with faults, also who is not in the panel;
 * E_STALE it has changed since. */
struct easy_read_reading {
	struct easy_read_wish of;
	const char *stamp, *tenant, *day, *verdict, *said;
};
enum status easy_read_look(struct visit *, const struct easy_read_reading *,
			   struct model *, struct faults *, struct fault *)
	MUST_USE;

/* An officer signs: letters go out in it from now on.
 *   note  needed where a reader found it unclear
 * {name, language(language), readers}
 * Errors: E_FORBIDDEN; E_CONFLICT nobody has looked at it; E_INPUT; E_STALE. */
struct easy_read_signing {
	struct easy_read_wish of;
	const char *stamp, *note;
};
enum status easy_read_sign(struct visit *, const struct easy_read_signing *,
			   struct model *, struct fault *) MUST_USE;

/* {easy_read_state(code easy-read-proof) or null where the notice has none} */
enum status easy_read_state(struct visit *, const char *notice,
			    const char *language, struct model *,
			    struct fault *) MUST_USE;

struct merge;
/* Whether the Easy Read of a notice in a language is signed as it is today. */
enum status easy_read_is_signed(struct visit *, int64_t organisation,
				const struct merge *, bool *ret,
				struct fault *) MUST_USE;

/* Errors: E_REFUSED at "/variant" it is not; the fault says how it is. */
enum status easy_read_must_be_signed(struct visit *, int64_t organisation,
				     const struct merge *, struct fault *)
	MUST_USE;

#endif
