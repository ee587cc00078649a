/* What an organisation decides for itself. */
#include "desk/settings.h"

#include <string.h>

#include "base/near.h"
#include "desk/account.h"
#include "desk/decided.h"
#include "desk/inside.h"
#include "desk/mail_settings.h"
#include "desk/show.h"
#include "store/organisation.h"
#include "store/policy.h"
#include "wire/model.h"

static const struct {
	const char *name, *label;
} settings[SETTINGS_COUNT] = {
	[SETTING_ONE_PERSON] =
		{"one-person-approves",
		 N_("One person may write and approve: for a team of one")},
	[SETTING_COMPANION] =
		{"companion-summary",
		 N_("Where a translation is not ready, letters go out in "
		    "English with a short summary in the language")},
	[SETTING_TWO_PEOPLE] =
		{"two-people-change-policy",
		 N_("What one administrator changes of the policy, another "
		    "confirms")},
	[SETTING_NO_SECOND_PERSON] =
		{"no-second-person",
		 N_("Translations of what is legal or about safety go on "
		    "without a second person who revises them")},
};

const char *
setting_name(enum setting setting)
{
	return settings[setting].name;
}

/* What was decided; kept->organisation is 0 where nobody did. */
static enum status
decided(struct visit *visit, int64_t organisation, enum setting setting,
	struct kept_setting *kept, struct fault *fault)
{
	enum status status = decided_get(visit, organisation,
					 settings[setting].name, kept, fault);

	if (status == OK && !kept->organisation)
		kept->value = "no";
	return status;
}

enum status
setting_on(struct visit *visit, int64_t organisation, enum setting setting,
	   bool *ret, struct fault *fault)
{
	struct kept_setting kept;
	enum status status =
		decided(visit, organisation, setting, &kept, fault);

	if (status == OK)
		*ret = !strcmp(kept.value, "yes");
	return status;
}

enum status
settings_show(struct visit *visit, struct model *model, struct fault *fault)
{
	int64_t organisation = visit_organisation(visit);
	struct model *rows = model_children(model, "settings");
	enum status status = OK;

	for (int i = 0; i < SETTINGS_COUNT && status == OK; i++) {
		struct model *row = model_append(rows);
		struct kept_setting kept;

		status = decided(visit, organisation, (enum setting)i, &kept,
				 fault);
		if (status != OK)
			return status;
		model_text(row, "name", settings[i].name);
		model_message(row, "label", settings[i].label);
		model_bool(row, "value", !strcmp(kept.value, "yes"));
		decided_show(row, &kept, organisation);
	}
	return status;
}

enum status
settings_hub(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct organisation organisation;
	struct policy_rows rows;
	enum status status =
		organisation_get(&access, visit_organisation(visit),
				 &organisation, fault);

	if (status == OK)
		status = policy_rows_waiting(&access, organisation.id,
					     visit->now_utc, &rows, fault);
	if (status != OK)
		return status;
	model_text(model, "organisation", organisation.name);
	model_int(model, "waiting", (int64_t)rows.count);
	status = show_setup(visit, model, fault);
	if (status == OK)
		status = mail_failures(visit, model, fault);
	if (status == OK)
		status = settings_show(visit, model, fault);
	return status;
}

static enum status
find_setting(const char *name, struct fault *fault)
{
	struct near near = {.word = name};

	for (int i = 0; i < SETTINGS_COUNT; i++) {
		if (!strcmp(settings[i].name, name))
			return OK;
		near_offer(&near, settings[i].name);
	}
	return fault_set(fault, E_INPUT, "/name",
			 near.best ? N_("{value} is no setting: perhaps "
					"{nearest}?")
				   : N_("{value} is no setting: see the list "
					"of settings"),
			 "value", name, "nearest", near.best ? near.best : "",
			 NULL);
}

enum status
setting_set(struct visit *visit, const struct setting_change *change,
	    struct fault *fault)
{
	const char *name = change->name ? change->name : "";
	const char *value = change->value ? change->value : "";
	int64_t organisation;
	enum status status =
		visit_needs(visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	if (status == OK)
		status = find_setting(name, fault);
	if (status == OK && strcmp(value, "yes") != 0 &&
	    strcmp(value, "no") != 0)
		status = fault_set(fault, E_INPUT, "/value",
				   N_("A setting is yes or no"), NULL);
	if (status == OK)
		status = organisation_chosen(visit, change->organisation,
					     &organisation, fault);
	return status == OK ? decided_put(visit, organisation, name, value,
					  fault)
			    : status;
}
