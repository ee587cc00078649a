/* Whose an account is that has the role provider: which provider's, and of
 * which of its people. Internal to desk/account. */
#ifndef VERNACULAR_DESK_ACCOUNT_WHOSE_H
#define VERNACULAR_DESK_ACCOUNT_WHOSE_H

#include "desk/desk.h"

struct account;
struct account_new;
struct model;

/* Fills provider, linguist and organisation of an account of that role.
 * Errors: E_INPUT at /provider or /linguist. */
enum status account_choose_whose(struct visit *, const struct account_new *,
				 struct account *, struct fault *) MUST_USE;

/* {provider_name, linguist_name}, null each where there is none. */
enum status account_show_whose(struct visit *, struct model *,
			       const struct account *, struct fault *)
	MUST_USE;

#endif
