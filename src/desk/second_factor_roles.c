/* Of which roles an organisation wants a second factor. */
#include <string.h>

#include "desk/decided.h"
#include "desk/inside.h"
#include "desk/second_factor.h"
#include "store/account.h"
#include "wire/model.h"

#define SETTING "second-factor"

/* Who signs in with a password: neither contractors nor other systems. */
#define SIGNING_IN                                                            \
	(((1u << ROLES) - 1) & ~(ROLE_BIT(ROLE_CONTRACTOR) |                  \
				 ROLE_BIT(ROLE_SERVICE)))

/* Whether the word is among those with spaces between. */
static bool
says(const char *text, const char *word)
{
	size_t bytes = strlen(word);

	while (text && *text) {
		size_t count = strcspn(text, " ");

		if (count == bytes && !memcmp(text, word, bytes))
			return true;
		text += count + strspn(text + count, " ");
	}
	return false;
}

enum status
second_factor_required(struct visit *visit, int64_t organisation,
		       enum role role, bool *ret, struct fault *fault)
{
	struct kept_setting kept;
	enum status status =
		decided_get(visit, organisation, SETTING, &kept, fault);

	if (status == OK)
		*ret = says(kept.value, role_name(role));
	return status;
}

enum status
second_factor_roles(struct visit *visit, struct model *model,
		    struct fault *fault)
{
	int64_t organisation = visit_organisation(visit);
	struct model *rows = model_children(model, "roles");
	struct kept_setting kept;
	enum status status =
		visit_needs(visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	if (status == OK)
		status = decided_get(visit, organisation, SETTING, &kept,
				     fault);
	if (status != OK)
		return status;
	for (int role = 0; role < ROLES; role++) {
		struct model *row;

		if (!(SIGNING_IN & ROLE_BIT(role)))
			continue;
		row = model_append(rows);
		model_code(row, "role", "role", role_names[role]);
		model_text(row, "page_name", role_names[role]);
		model_bool(row, "required",
			   says(kept.value, role_names[role]));
	}
	decided_show(model, &kept, organisation);
	return OK;
}

/* All of them are roles that sign in. */
static enum status
check_roles(struct visit *visit, const char *roles, struct fault *fault)
{
	enum role role;

	while (*roles) {
		size_t count = strcspn(roles, " ");
		const char *word = arena_copy(visit->arena, roles, count);

		if (!role_parse(word, &role) ||
		    !(SIGNING_IN & ROLE_BIT(role)))
			return fault_set(fault, E_INPUT, "/roles",
					 N_("{value} is no role that signs in "
					    "here"),
					 "value", word, NULL);
		roles += count + strspn(roles + count, " ");
	}
	return OK;
}

enum status
second_factor_require(struct visit *visit, const char *roles,
		      struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t organisation = visit_organisation(visit);
	struct kept_setting kept;
	enum status status =
		visit_needs(visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	if (status == OK)
		status = check_roles(visit, roles, fault);
	if (status == OK)
		status = decided_get(visit, organisation, SETTING, &kept,
				     fault);
	if (status == OK && strcmp(kept.value ? kept.value : "", roles))
		status = decided_put(visit, organisation, SETTING, roles,
				     fault);
	for (int role = 0; status == OK && role < ROLES; role++)
		if (says(roles, role_names[role]))
			status = session_bind(&access, organisation,
					      (enum role)role, fault);
	return status;
}
