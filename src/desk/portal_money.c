/* A provider's own bills and credits. */
#include "desk/portal_money.h"

#include "desk/bill_inside.h"
#include "desk/budget_inside.h"
#include "desk/inside.h"
#include "store/service_credit.h"
#include "wire/model.h"

#define LATEST 24

static enum status
show_invoice(struct visit *visit, struct model *row, const struct bill *bill,
	     struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct bill_sum sum[BILL_SUMS_MOST];
	size_t count;
	enum status status = bill_sums(&access, bill->id, sum, &count, fault);
	struct bill_total good, doubtful;

	if (status != OK)
		return status;
	good = bill_total(sum, count, 1u << BILL_AGREED | 1u << BILL_ACCEPTED);
	doubtful = bill_total(sum, count,
			      1u << BILL_OPEN | 1u << BILL_DISPUTED);
	model_text(row, "number", bill->number);
	model_time(row, "brought_at", bill->brought_utc);
	model_money(row, "net", bill->net_minor, "GBP");
	model_money(row, "agreed", good.net_minor, "GBP");
	model_money(row, "in_question", doubtful.net_minor, "GBP");
	if (bill->settled)
		model_money(row, "paid", bill->paid_net, "GBP");
	else
		model_null(row, "paid");
	model_code(row, "state", "bill-state",
		   bill->settled ? "settled" : "open");
	return OK;
}

enum status
portal_money(struct visit *visit, int64_t provider, struct model *model,
	     struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	const struct bill_filter filter = {.provider = provider,
					   .limit = LATEST};
	struct model *rows = model_children(model, "invoices");
	struct service_credits credits;
	struct bills bills;
	enum status status = bill_list(&access, &filter, &bills, fault);

	for (size_t i = 0; status == OK && i < bills.count; i++)
		status = show_invoice(visit, model_append(rows),
				      &bills.list[i], fault);
	if (status == OK)
		status = credit_of_provider(&access, provider, LATEST,
					    &credits, fault);
	if (status != OK)
		return status;
	rows = model_children(model, "credits");
	for (size_t i = 0; i < credits.count; i++) {
		const struct service_credit *credit = &credits.list[i];
		struct model *row = model_append(rows);

		model_month(row, "month", budget_month_days(credit->month));
		model_code(row, "measure", "target-measure",
			   target_measure_names[credit->measure]);
		model_int(row, "hits", credit->hits);
		model_int(row, "of", credit->of);
		model_money(row, "credit", credit->credit_minor, "GBP");
		model_text(row, "bill_number", credit->bill_number);
	}
	return OK;
}
