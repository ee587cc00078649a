/* A request that was read, as intake.h describes it. */
#include "core/policy.h"
#include "desk/assign.h"
#include "desk/cases.h"
#include "desk/decide.h"
#include "desk/duplicates.h"
#include "desk/inside.h"
#include "desk/necessity.h"
#include "desk/policy_decision.h"
#include "desk/show.h"
#include "wire/model.h"

/* Who is asked: the first of them, and all. */
static void
show_wave(struct visit *visit, struct model *model, const struct wave *wave)
{
	struct model *all = model_children(model, "offers");

	for (size_t i = 0; i < wave->count; i++)
		show_offer(visit, model_append(all), &wave->offer[i]);
	if (wave->count)
		model_copy(model, "offer", model_first(all));
	else
		model_null(model, "offer");
}

static void
show_item(struct visit *visit, struct model *model, const struct draft *draft,
	  size_t i)
{
	const struct item *item = &draft->item[i];
	const struct policy_decision *decision = &draft->decision[i];
	struct model *child;

	model_int(model, "n", item->n);
	show_spec(model, &item->spec);
	model_code(model, "state", "state", item_state_name(item->state));
	child = model_child(model, "decision");
	model_code(child, "verdict", "verdict",
		   policy_verdict_name(decision->verdict));
	show_decision_rule(child, decision);
	model_code(child, "response", "response",
		   response_name(decision->response));
	show_necessity(visit, model, item);
	model_bool(model, "language_unknown",
		   item_language_unknown(&item->spec));
	if (draft->linked.id)
		case_show_item(model, &draft->linked, item, visit->now_utc);
	else
		model_null(model, "case");
	child = model_child(model, "clock");
	model_code(child, "kind", "clock", clock_kind_name(draft->clock[i]));
	model_code(child, "standard", "standard", item->standard);
	model_time(child, "started_at", item->received_utc);
	model_time_or_null(child, "due_at", item->due_utc);
	model_bool(child, "to_confirm", policy_is_confirmed(&item->spec));
	model_bool(model, "without_start",
		   policy_is_confirmed(&item->spec) && !item->spec.starts_utc);
	show_found(model, "estimate", &draft->estimate[i]);
	show_wave(visit, model, &draft->wave[i]);
}

void
draft_show(struct visit *visit, struct model *model, const struct draft *draft)
{
	const struct request *request = &draft->request;
	struct model *items;

	model_code(model, "gender", "gender", draft->wish.gender);
	model_code(model, "qualification", "qualification",
		   draft->wish.qualification);
	model_id(model, "tenant", request->tenant);
	show_names(model, "tenant_name", draft->tenant.name, "tenant_native",
		   draft->tenant.name_native);
	model_id(model, "organisation", request->organisation);
	model_text(model, "subject", request->subject);
	model_code(model, "document_class", "class",
		   document_class_name(request->document_class));
	model_code(model, "sensitivity", "sensitivity",
		   sensitivity_name(request->sensitivity));
	model_text(model, "case", request->case_text);
	model_text(model, "case_ref",
		   draft->linked.id ? draft->linked.ref : NULL);
	show_standing(model, request);
	show_alike(model, &draft->alikes);
	model_time(model, "received_at", request->received_utc);
	model_time(model, "logged_at", request->logged_utc);
	model_time_or_null(model, "needed_by", request->needed_by_utc);
	items = model_children(model, "items");
	for (size_t i = 0; i < draft->items; i++)
		show_item(visit, model_append(items), draft, i);
}
