/* What the files about accounts share. Internal to desk/. */
#ifndef VERNACULAR_DESK_ACCOUNT_INSIDE_H
#define VERNACULAR_DESK_ACCOUNT_INSIDE_H

#include "desk/desk.h"
#include "store/account.h"

/* An event about the account, with its role. */
enum status account_log(struct visit *, const char *kind,
			const struct account *, struct fault *) MUST_USE;

/* Write a changed account, and what happened to it. */
enum status account_keep(struct visit *, const struct access *,
			 const char *kind, const struct account *,
			 struct fault *) MUST_USE;

/* In lower case, as the store has it; "" where it is no address. */
const char *account_address(struct arena *, const char *email);

/* The account of an address within the caller's scope.
 * Errors: E_NOT_FOUND at /email. */
enum status account_find(struct visit *, const char *email,
			 struct account *ret, struct fault *) MUST_USE;

/* The caller's own account; a system's token has none: E_NOT_FOUND. */
enum status account_own_row(struct visit *, struct account *ret,
			    struct fault *) MUST_USE;

#endif
