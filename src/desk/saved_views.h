/* Reports with their filters, kept under a name: each manager's own, or shared
 * with the landlord; and mailed to colleagues every so often. */
#ifndef VERNACULAR_DESK_SAVED_VIEWS_H
#define VERNACULAR_DESK_SAVED_VIEWS_H

#include "desk/desk.h"
#include "desk/tenants.h"

struct faults;
struct model;

/* The caller's own and what the landlord shares, newest first.
 * {views: [{id, name, address, report(code view-report), shared(bool),
 *  own(bool), owner, every(code view-every) or null, next_at, version}],
 *  next} */
enum status saved_views_show(struct visit *, const struct page_wish *,
			     struct model *, struct fault *) MUST_USE;

/* One of them, with readers: [{id, name, chosen(bool)}], those of the
 * landlord's colleagues who may read reports, where it is the caller's own.
 * Errors: E_NOT_FOUND, also where it is somebody else's and not shared. */
enum status saved_view_show(struct visit *, const char *id, struct model *,
			    struct fault *) MUST_USE;

/* Keep one.
 *   address  of a report with its filters: "/reports/spend?by=language"
 * Errors: E_INPUT with faults; E_FORBIDDEN a token, which is nobody;
 * E_CONFLICT one of that name is there. */
struct saved_view_input {
	const char *name, *address;
	bool shared;
};
enum status saved_view_add(struct visit *, const struct saved_view_input *,
			   struct model *, struct faults *, struct fault *)
	MUST_USE;

/* Rename, share, and say who has it by mail; its owner alone.
 *   every    "" not at all; week month quarter: at the start of the first
 *            working day of each
 *   readers  identifiers of accounts of the landlord
 * Errors: E_INPUT with faults; E_STALE; E_NOT_FOUND. */
struct saved_view_change {
	const char *name;
	bool shared;
	const char *every;
	const char *const *readers;
	size_t count;
};
enum status saved_view_alter(struct visit *, const char *id, int64_t version,
			     const struct saved_view_change *, struct model *,
			     struct faults *, struct fault *) MUST_USE;

/* Errors: E_NOT_FOUND. */
enum status saved_view_remove(struct visit *, const char *id, struct fault *)
	MUST_USE;

/* Mail those that are due; in the writer, at each tick. */
enum status saved_views_mail(struct visit *, struct fault *) MUST_USE;

#endif
