/* The rule that decided of an item. */
#include "desk/policy_decision.h"

#include "desk/inside.h"
#include "desk/policy_inside.h"
#include "wire/model.h"

static void
show_source(struct model *model, const char *rule,
	    const struct policy_source *source)
{
	model_text(model, "rule", rule);
	model_int(model, "rule_version", source->version);
	model_code(model, "rule_origin", "origin",
		   policy_origin_names[source->origin]);
}

enum status
show_item_rule(struct visit *visit, struct model *model,
	       const struct item *item, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct policy_source source = {.row = item->rule_row};
	struct policy_row row = {0};
	enum status status = OK;

	if (item->rule_row)
		status = policy_row_get(&access, item->rule_row, &row, fault);
	if (status != OK)
		return status;
	source.version = row.version;
	if (item->rule_row)
		source.origin = row.organisation == item->organisation
					? POLICY_OWN
					: POLICY_PARTNERSHIP;
	show_source(model, item->rule, &source);
	model_time_or_null(model, "rule_since", row.from_utc);
	model_message(model, "why", item->why);
	return OK;
}

void
show_decision_rule(struct model *model, const struct policy_decision *decision)
{
	show_source(model, decision->rule, &decision->source);
	model_message(model, "why", decision->why);
	if (decision->cost_minor < 0)
		model_null(model, "cost");
	else
		model_money(model, "cost", decision->cost_minor, "GBP");
	model_bool(model, "cost_missing", decision->cost_missing);
}
