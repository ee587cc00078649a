/* Reports with their filters, under names, and who has them by mail. */
#ifndef VERNACULAR_STORE_SAVED_VIEW_H
#define VERNACULAR_STORE_SAVED_VIEW_H

#include "store/db.h"

struct saved_view {
	int64_t id, organisation, owner;
	const char *owner_name;
	const char *name, *report, *query; /* as in the schema */
	bool shared;
	int64_t version, created_utc;
	const char *every; /* "" week month quarter */
	bool attach;
	int64_t next_utc; /* 0 it is not mailed */
};
struct saved_views {
	struct saved_view *list;
	size_t count;
};

/* Errors: E_CONFLICT the owner has one of that name. */
enum status saved_view_insert(const struct access *, const struct saved_view *,
			      struct fault *) MUST_USE;
/* Name, shared, and how it is mailed. Errors: E_NOT_FOUND, also where the
 * version is another. */
enum status saved_view_update(const struct access *, const struct saved_view *,
			      struct fault *) MUST_USE;
/* Only when it is mailed next. */
enum status saved_view_put_off(const struct access *, int64_t id,
			       int64_t next_utc, struct fault *) MUST_USE;
/* And its readers. Errors: E_NOT_FOUND. */
enum status saved_view_delete(const struct access *, int64_t id,
			      struct fault *) MUST_USE;
/* Errors: E_NOT_FOUND. */
enum status saved_view_get(const struct access *, int64_t id,
			   struct saved_view *ret, struct fault *) MUST_USE;
/* An account's own and those that its organisation shares, newest first,
 * before that identifier. */
struct saved_view_wish {
	int64_t organisation, account, before;
	size_t limit;
};
enum status saved_view_list(const struct access *,
			    const struct saved_view_wish *,
			    struct saved_views *ret, struct fault *) MUST_USE;
/* Those to be mailed by now. */
enum status saved_view_due(const struct access *, int64_t now_utc,
			   size_t limit, struct saved_views *ret,
			   struct fault *) MUST_USE;

/* Who of the organisation can have it by mail, and who has. */
struct saved_view_reader {
	int64_t account;
	const char *name, *email, *language;
	bool chosen;
};
struct saved_view_readers {
	struct saved_view_reader *list;
	size_t count;
};
/* Accounts that work and may read reports, by name. */
enum status saved_view_readers(const struct access *,
			       const struct saved_view *,
			       struct saved_view_readers *ret, struct fault *)
	MUST_USE;
enum status saved_view_reader_add(const struct access *, int64_t view,
				  int64_t account, struct fault *) MUST_USE;
enum status saved_view_readers_clear(const struct access *, int64_t view,
				     struct fault *) MUST_USE;

#endif
