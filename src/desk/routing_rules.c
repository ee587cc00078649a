/* What a landlord has decided about how providers are asked. */
#include "desk/routing_rules.h"

#include <string.h>

#include "core/name.h"
#include "desk/account.h"
#include "desk/decided.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "wire/model.h"

#define NAME "routing-modes"

/* kept->organisation is 0 where nobody decided. */
static enum status
decided(struct visit *visit, int64_t organisation, struct kept_setting *kept,
	struct routing_policy *ret, struct fault *fault)
{
	enum status status =
		decided_get(visit, organisation, NAME, kept, fault);

	*ret = routing_shipped;
	if (status == OK && kept->organisation &&
	    !routing_policy_parse(kept->value, ret))
		return fault_set(fault, E_INTERNAL, NAME,
				 N_("The entry {value} of the policy cannot be "
				    "read: put in the version of this program "
				    "that wrote it"),
				 "value", NAME, NULL);
	return status;
}

enum status
routing_policy(struct visit *visit, int64_t organisation,
	       struct routing_policy *ret, struct fault *fault)
{
	struct kept_setting kept;

	return decided(visit, organisation, &kept, ret, fault);
}

static void
show_modes(struct model *model, const struct routing_policy *policy)
{
	struct model *rows = model_children(model, "modes");

	for (int i = 0; i < SERVICES; i++)
		for (int j = 0; j < ROUTING_SITUATIONS; j++) {
			struct model *row = model_append(rows);

			model_code(row, "service", "service",
				   service_names[i]);
			model_text(row, "situation",
				   routing_situation_names[j]);
			model_code(row, "mode", "routing-mode",
				   routing_mode_names[policy->mode[i][j]]);
		}
	rows = model_children(model, "of_class");
	for (int i = 0; i < CLASSES; i++) {
		struct model *row = model_append(rows);
		enum routing_mode mode = policy->of_class[i].mode;

		model_code(row, "class", "class", document_class_names[i]);
		model_code(row, "mode", "routing-mode",
			   policy->of_class[i].said ? routing_mode_names[mode]
						    : NULL);
	}
	model_int(model, "soon_hours", policy->soon_hours);
}

enum status
routing_rules_show(struct visit *visit, struct model *model,
		   struct fault *fault)
{
	int64_t organisation = visit_organisation(visit);
	struct routing_policy policy;
	struct kept_setting kept;
	enum status status =
		decided(visit, organisation, &kept, &policy, fault);

	if (status != OK)
		return status;
	show_modes(model, &policy);
	decided_show(model, &kept, organisation);
	return OK;
}

/* NULL leaves *ret. */
static void
read_mode(struct fields *fields, const char *name, const char *said,
	  enum routing_mode *ret)
{
	struct fault fault;
	int mode;

	if (!said)
		return;
	if (name_check("", routing_mode_names, ROUTING_MODES, said, &mode,
		       &fault) == OK)
		*ret = (enum routing_mode)mode;
	else
		field_take(fields, name, &fault);
}

static void
read_change(struct fields *fields, const struct routing_change *in,
	    struct routing_policy *policy)
{
	for (int i = 0; i < SERVICES; i++)
		for (int j = 0; j < ROUTING_SITUATIONS; j++)
			read_mode(fields,
				  arena_printf(fields->arena, "%s_%s",
					       service_names[i],
					       routing_situation_names[j]),
				  in->mode[i][j], &policy->mode[i][j]);
	for (int i = 0; i < CLASSES; i++) {
		const char *said = in->of_class[i];

		if (said)
			policy->of_class[i].said = *said != '\0';
		if (said && *said)
			read_mode(fields,
				  arena_printf(fields->arena, "class_%s",
					       document_class_names[i]),
				  said, &policy->of_class[i].mode);
	}
	if (in->soon_hours >= 0)
		policy->soon_hours = (int)in->soon_hours;
}

enum status
routing_rules_set(struct visit *visit, const struct routing_change *in,
		  struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	struct routing_policy policy;
	struct kept_setting kept;
	char before[ROUTING_POLICY_TEXT], text[ROUTING_POLICY_TEXT];
	enum status status =
		visit_needs(visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	if (status == OK)
		status = decided(visit, visit_organisation(visit), &kept,
				 &policy, fault);
	if (status != OK)
		return status;
	routing_policy_text(&policy, before);
	read_change(&fields, in, &policy);
	status = fields_end(&fields, fault);
	routing_policy_text(&policy, text);
	if (status != OK || !strcmp(before, text))
		return status;
	return decided_put(visit, visit_organisation(visit), NAME, text,
			   fault);
}
