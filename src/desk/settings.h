/* What an organisation decides for itself. Members follow their partnership
 * where they have not decided. */
#ifndef VERNACULAR_DESK_SETTINGS_H
#define VERNACULAR_DESK_SETTINGS_H

#include <stdbool.h>

#include "desk/desk.h"

struct model;

enum setting {
	/* A team of one may approve what it wrote itself; no. */
	SETTING_ONE_PERSON,
	/* Where a translation is not ready a letter goes out in English with a
	 * summary in the language; no. */
	SETTING_COMPANION,
	/* What one administrator changes of the policy another confirms; no. */
	SETTING_TWO_PEOPLE,
	/* What is legal or about safety is translated by one person, and no
	 * second one revises it; no. */
	SETTING_NO_SECOND_PERSON,
};
#define SETTINGS_COUNT 4

/* "one-person-approves" and so on. */
const char *setting_name(enum setting);

/* Does the organisation say yes? */
enum status setting_on(struct visit *, int64_t organisation, enum setting,
		       bool *ret, struct fault *) MUST_USE;

/* The administrator's hub: settings_show, {organisation, setup: what is missing
 * to begin with (as officer_board), absent where nothing is, waiting: how many
 * changes of the policy wait, mail_failed: how many mails were given up}. */
enum status settings_hub(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* {settings: [{name, label(message), value(bool), origin(code origin:
 * shipped, partnership, own), at or null}]} of the caller's organisation */
enum status settings_show(struct visit *, struct model *, struct fault *)
	MUST_USE;

/* Administrators alone.
 *   value         "yes" or "no"
 *   organisation  NULL: the caller's
 * Errors: E_FORBIDDEN; E_INPUT, naming the right ones. */
struct setting_change {
	const char *name, *value, *organisation;
};
enum status setting_set(struct visit *, const struct setting_change *,
			struct fault *) MUST_USE;

#endif
