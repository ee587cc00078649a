/* A request comes in: checked, decided, clocked, put to a provider. */
#include "desk/intake.h"

#include "desk/assign.h"
#include "desk/attachments.h"
#include "desk/booking_inside.h"
#include "desk/budgets.h"
#include "desk/decide.h"
#include "desk/duplicates.h"
#include "desk/exists.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "desk/necessity.h"
#include "desk/show.h"
#include "store/spend.h"
#include "wire/model.h"

static enum status
read_draft(struct visit *visit, struct draft *draft, struct faults *faults,
	   struct fault *fault)
{
	enum status status = draft_read(visit, draft,
					fields_begin(visit->arena, faults),
					fault);

	if (status == OK)
		status = draft_pair(visit, draft, fault);
	return status == OK ? duplicates_find(visit, draft, fault) : status;
}

enum status
intake_check(struct visit *visit, const struct intake *in,
	     const struct fields *fields, struct fault *fault)
{
	struct draft *draft = draft_new(visit->arena, in->items);

	draft->in = in;
	return draft_read(visit, draft, *fields, fault);
}

/* Who it would be put to, said without doing it. */
static enum status
foresee(struct visit *visit, struct draft *draft, size_t i,
	struct fault *fault)
{
	struct job job = {.request = &draft->request,
			  .item = &draft->item[i],
			  .tenant = &draft->tenant,
			  .needs = &draft->needs,
			  .booking = &draft->wish};
	const struct route *route = draft->ranked[i];
	struct route anew;
	enum status status = OK;

	if (draft->item[i].state == ITEM_REJECTED)
		return OK;
	if (draft->item[i].state != ITEM_APPROVED)
		return price_estimate(visit, &draft->item[i], 0,
				      &draft->estimate[i], fault);
	if (!route) {
		status = assign_rank(visit, &job, CANDIDATES_CAPABLE, &anew,
				     fault);
		route = &anew;
	}
	if (status == OK && route->askable) {
		draft->item[i].provider = route->list[0].candidate->provider;
		draft->wave[i].offer[0].provider_name =
			route->list[0].candidate->name;
	}
	return status == OK ? price_estimate(visit, &draft->item[i],
					     draft->item[i].provider,
					     &draft->estimate[i], fault)
			    : status;
}

enum status
intake_preview(struct visit *visit, const struct intake *in,
	       struct model *model, struct faults *faults, struct fault *fault)
{
	struct draft *draft = draft_new(visit->arena, in->items);
	struct model *items;
	enum status status;

	draft->in = in;
	status = read_draft(visit, draft, faults, fault);
	for (size_t i = 0; i < draft->items && status == OK; i++)
		status = foresee(visit, draft, i, fault);
	if (status != OK)
		return status;
	draft_show(visit, model, draft);
	status = budgets_foresee(visit, draft, model, fault);
	if (status == OK)
		status = attachments_held(visit, in->attachments,
				  in->attachment_count, model, fault);
	if (status == OK)
		status = exists_show(visit, draft,
				     model_get(model, "attachments"), model,
				     fault);
	if (status != OK)
		return status;
	show_strip(model, &draft->tenant, &draft->needs);
	items = model_children(model, "providers");
	for (size_t i = 0; i < draft->items; i++) {
		struct model *row = model_append(items);

		model_int(row, "n", draft->item[i].n);
		model_id(row, "provider", draft->item[i].provider);
		model_text(row, "provider_name",
			   draft->wave[i].offer[0].provider_name);
	}
	return OK;
}

/* What never changes of an item, and what does as it stands now. */
static void
log_item_made(struct model *row, const struct item *item)
{
	const struct item_spec *spec = &item->spec;

	model_int(row, "n", item->n);
	model_text(row, "service", service_name(spec->service));
	model_text(row, "from", spec->from);
	model_text(row, "language", spec->language);
	if (spec->mode != MODE_NONE)
		model_text(row, "mode", mode_name(spec->mode));
	if (spec->format != FORMAT_NONE)
		model_text(row, "format", format_name(spec->format));
	model_text(row, "rule", item->rule);
	log_necessity(row, item);
	log_item_state(row, item);
}

static enum status
log_request(struct visit *visit, const struct draft *draft,
	    struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	struct model *items = model_children(payload, "items");
	const struct item_spec *first = &draft->item[0].spec;
	struct log_entry entry = {
		.kind = "request.logged",
		.subject = draft->request.id,
		.organisation = draft->request.organisation,
		.service = service_name(first->service),
		.language = first->language,
		.payload = payload,
	};

	if (draft->request.urgency != URGENCY_NONE)
		model_text(payload, "urgent",
			   urgency_name(draft->request.urgency));
	log_again(payload, draft);
	if (draft->request.case_file)
		model_id(payload, "case", draft->request.case_file);
	for (size_t i = 0; i < draft->items; i++) {
		struct model *row = model_append(items);

		log_item_made(row, &draft->item[i]);
	}
	return log_event(visit, &entry, fault);
}

/* What every booking of the request is to have, with this one. */
static enum status
keep_wish(struct visit *visit, const struct draft *draft,
	  const struct item *item, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {
		.kind = "booking.changed",
		.subject = draft->request.id,
		.organisation = item->organisation,
		.service = service_name(item->spec.service),
		.language = item->spec.language,
		.payload = payload,
	};
	struct booking booking = draft->wish;
	enum status status;

	if (item->spec.service != SERVICE_INTERPRETING ||
	    !item->spec.starts_utc ||
	    (!booking.gender && !booking.qualification))
		return OK;
	booking.item = item->id;
	booking.organisation = item->organisation;
	status = booking_put(&access, &booking, fault);
	model_int(payload, "n", item->n);
	log_item_state(payload, item);
	log_booking_state(payload, &booking);
	return status == OK ? log_event(visit, &entry, fault) : status;
}

/* An item goes in with the state that its offer gives it. */
static enum status
keep_item(struct visit *visit, struct draft *draft, size_t i,
	  struct fault *fault)
{
	struct access access = visit_access(visit);
	struct item *item = &draft->item[i];
	struct wave *wave = &draft->wave[i];
	/* What was kept of one item counts in the ranking for the next. */
	struct job job = {.request = &draft->request,
			  .item = item,
			  .tenant = &draft->tenant,
			  .needs = &draft->needs,
			  .ranked = i ? NULL : draft->ranked[i],
			  .booking = &draft->wish};
	enum status status = OK;

	item->id = visit_id(visit);
	item->request = draft->request.id;
	if (draft->pair && draft->pair[i])
		return draft_keep_pair(visit, draft, i, fault);
	if (item->state == ITEM_APPROVED)
		status = assign_choose(visit, &job, NULL, wave, fault);
	if (status == OK)
		status = item_insert(&access, item, fault);
	if (status == OK)
		status = keep_wish(visit, draft, item, fault);
	if (status == OK && item->state == ITEM_APPROVED)
		return assign_unfill(visit, &job, fault);
	if (status == OK)
		status = assign_send(visit, &job, wave, fault);
	if (status == OK && item->state != ITEM_REJECTED)
		status = price_foresee(visit, item,
				       wave->count ? wave->offer[0].provider
						   : item->provider,
				       &draft->estimate[i], fault);
	return status;
}

enum status
intake_log(struct visit *visit, const struct intake *in, struct model *model,
	   struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct draft *draft = draft_new(visit->arena, in->items);
	char ref[REF_TEXT];
	enum status status;

	draft->in = in;
	status = read_draft(visit, draft, faults, fault);
	if (status == OK && in->alike == INTAKE_ASK)
		status = duplicates_ask(draft, fault);
	if (status == OK)
		status = request_next_ref(&access, visit->now_utc, ref, fault);
	if (status != OK)
		return status;
	draft->request.id = visit_id(visit);
	draft->request.ref = ref;
	status = request_insert(&access, &draft->request, fault);
	if (status == OK && draft->cost_code)
		status = cost_code_set(&access, draft->request.id,
				       draft->cost_code, fault);
	if (status == OK && in->attachment_count)
		status = attachments_claim(visit, in->attachments,
					   in->attachment_count,
					   &draft->request, fault);
	if (status == OK)
		status = log_request(visit, draft, fault);
	for (size_t i = 0; i < draft->items && status == OK; i++)
		status = keep_item(visit, draft, i, fault);
	if (status == OK)
		status = budgets_warn(visit, &draft->request, model, fault);
	if (status != OK)
		return status;
	model_text(model, "ref", ref);
	model_int(model, "version", draft->request.version);
	draft_show(visit, model, draft);
	return OK;
}
