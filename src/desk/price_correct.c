/* What a job came to, put right by somebody: longer, further, more pages. */
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "desk/prices.h"
#include "store/price.h"
#include "wire/model.h"

#define MILES_MOST 2000
#define PAGES_MOST 10000

static void
read_size(struct fields *fields, const struct price_correction *in,
	  struct price_size *ret)
{
	const struct {
		const char *name;
		int64_t value;
		int most;
		int *place;
	} rows[] = {
		{"minutes", in->minutes, ITEM_MINUTES_MAX, &ret->minutes},
		{"words", in->words, ITEM_WORDS_MAX, &ret->words},
		{"pages", in->pages, PAGES_MOST, &ret->pages},
		{"travel_minutes", in->travel_minutes, ITEM_MINUTES_MAX,
		 &ret->travel_minutes},
		{"travel_miles", in->travel_miles, MILES_MOST,
		 &ret->travel_miles},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (field_count(fields, rows[i].name, rows[i].value,
				rows[i].most))
			*rows[i].place = (int)rows[i].value;
}

static enum status
log_correction(struct visit *visit, const struct work *work,
	       const char *reason, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct model *payload = model_object(visit->arena);
	struct log_entry entry = {
		.kind = "item.priced",
		.subject = work->request.id,
		.organisation = work->item.organisation,
		.service = service_name(work->item.spec.service),
		.language = work->item.spec.language,
		.payload = payload,
	};
	struct price_row kept[PRICE_STAGES];
	enum status status = price_of_item(&access, work->item.id, kept,
					   fault);

	if (status != OK)
		return status;
	model_int(payload, "n", work->item.n);
	model_money(payload, "net", kept[PRICE_ACTUAL].price.net_minor, "GBP");
	model_text(payload, "reason", reason);
	log_item_state(payload, &work->item);
	return log_event(visit, &entry, fault);
}

enum status
price_correct(struct visit *visit, const struct price_correction *in,
	      struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct price_size size = {0};
	struct request request;
	struct work work;
	const char *reason;
	enum status status = work_load(visit, in->ref, in->n, &work, fault);

	if (status != OK)
		return status;
	read_size(&fields, in, &size);
	reason = field_words_needed(&fields, "reason", in->reason, 400);
	status = fields_end(&fields, fault);
	if (status == OK)
		status = request_touch(&access, work.request.id, in->version,
				       fault);
	if (status == OK && work.item.state != ITEM_COMPLETED)
		return fault_set(fault, E_CONFLICT, "",
				 N_("It is not done yet: complete it, then say "
				    "what it came to"),
				 NULL);
	if (status == OK)
		status = price_settle(visit, &work.item, &size, fault);
	if (status == OK)
		status = log_correction(visit, &work, reason, fault);
	if (status == OK)
		status = request_named(visit, in->ref, &request, fault);
	return status == OK ? show_request(visit, model, &request, fault)
			    : status;
}
