/* Anchors: once a day where the event log stands, in a file or a mailbox
 * outside, so that who makes the whole log anew is found out. */
#ifndef VERNACULAR_DESK_ANCHOR_H
#define VERNACULAR_DESK_ANCHOR_H

#include "desk/desk.h"

struct anchor;
struct faults;
struct model;

/* Take the day's anchor, where it has none, and mail it to those who want it;
 * on the writer. */
enum status anchor_take(struct visit *, struct fault *) MUST_USE;

/* Append the day's anchor to a file, where it was not, and sync it.
 * Errors: E_IO, the fault names the file. */
enum status anchor_file(struct desk *, const char *path, struct fault *)
	MUST_USE;

/* As it stands in files and mails: "vernacular 2026-11-22 4711 HASH". */
const char *anchor_line(struct arena *, const struct anchor *);
/* False: the line is none. at_utc and filed_utc stay as they are. */
bool anchor_parse(const char *line, struct anchor *ret);

/* {addresses, anchors: [{day(day),
 *  event, head, at, filed(bool)}], the latest 30} */
enum status anchor_show(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* To whom it is mailed: addresses with commas between; "" or NULL nobody.
 * Administrators alone. Errors: E_FORBIDDEN; E_INPUT with faults. */
enum status anchor_set(struct visit *, const char *addresses, struct faults *,
		       struct fault *) MUST_USE;

#endif
