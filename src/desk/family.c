/* Families that offer to interpret. */
#include "desk/family.h"

#include "desk/field.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "store/exclusion.h"
#include "wire/model.h"

#define NAME_MOST 200
#define REASON_MOST 400

static enum status
log_family(struct visit *visit, const struct work *work,
	   const struct family_offer *offer, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {
		.kind = offer->rule == FAMILY_DANGER ? "family.danger"
			: family_allowed(offer->rule) ? "family.allowed"
						      : "family.refused",
		.subject = work->request.id,
		.organisation = work->item.organisation,
		.payload = payload,
	};

	model_int(payload, "n", work->item.n);
	model_text(payload, "name", offer->name);
	model_text(payload, "relation", offer->relation);
	model_text(payload, "rule", family_rule_names[offer->rule]);
	model_text(payload, "reason", offer->danger);
	return log_event(visit, &entry, fault);
}

static void
read_offer(struct fields *fields, const struct family_input *in,
	   const struct work *work, struct family_offer *offer)
{
	struct family_case asked = {
		.child = in->age == FAMILY_IS_CHILD,
		.declined = in->professional == PROFESSIONAL_DECLINED,
		.sensitivity = work->request.sensitivity,
	};

	offer->name = field_words_needed(fields, "name", in->name, NAME_MOST);
	offer->relation = field_text(fields, "relation", in->relation,
				     NAME_MOST);
	offer->danger = field_words(fields, "danger", in->danger, REASON_MOST);
	asked.danger = offer->danger != NULL;
	offer->child = asked.child;
	offer->declined = asked.declined;
	offer->rule = family_decide(&asked);
}

enum status
family_add(struct visit *visit, const struct family_input *in,
	   struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct family_offer offer = {0};
	struct work work;
	enum status status = work_load(visit, in->ref, in->n, &work, fault);

	if (status != OK)
		return status;
	if (work.item.spec.service == SERVICE_FORMAT)
		return fault_set(fault, E_CONFLICT, "",
				 N_("Nobody interprets here: it is a format"),
				 NULL);
	read_offer(&fields, in, &work, &offer);
	status = fields_end(&fields, fault);
	if (status != OK)
		return status;
	offer.id = visit_id(visit);
	offer.item = work.item.id;
	offer.tenant = work.item.tenant;
	offer.organisation = work.item.organisation;
	offer.at_utc = visit->now_utc;
	offer.by = visit_actor(visit);
	status = family_insert(&access, &offer, fault);
	if (status == OK)
		status = log_family(visit, &work, &offer, fault);
	model_text(model, "ref", work.request.ref);
	model_code(model, "rule", "family", family_rule_names[offer.rule]);
	model_message(model, "text", family_text(offer.rule));
	model_bool(model, "allowed", family_allowed(offer.rule));
	return status;
}

enum status
family_show(struct visit *visit, const struct item *item, struct model *model,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "family_offers");
	struct family_offers offers;
	enum status status = family_of_item(&access, item->id, &offers, fault);

	for (size_t i = 0; status == OK && i < offers.count; i++) {
		const struct family_offer *one = &offers.list[i];
		struct model *row = model_append(rows);

		model_name(row, "name", one->name, NULL);
		model_text(row, "relation", one->relation);
		model_bool(row, "child", one->child);
		model_bool(row, "declined", one->declined);
		model_text(row, "danger", one->danger);
		model_code(row, "rule", "family",
			   family_rule_names[one->rule]);
		model_message(row, "text", family_text(one->rule));
		model_bool(row, "allowed", family_allowed(one->rule));
		model_time(row, "at", one->at_utc);
	}
	return status;
}
