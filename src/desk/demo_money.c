/* The demonstration's money: budgets near their limit, a purchase order, an
 * invoice with two differences, what was promised and missed, and a settled
 * bill for telephone calls. */
#include <string.h>

#include "base/buf.h"
#include "core/price.h"
#include "desk/bill_inside.h"
#include "desk/bills.h"
#include "desk/budget_inside.h"
#include "desk/budgets.h"
#include "desk/demo_inside.h"
#include "desk/inside.h"
#include "desk/invoices.h"
#include "desk/purchase_orders.h"
#include "desk/service_credits.h"
#include "lang/zone.h"
#include "store/contract.h"
#include "store/invoice.h"
#include "store/price.h"
#include "store/provider.h"
#include "wire/model.h"

#define AGENCY "Babel & Bridge (example)"
#define CALLS_AGENCY "Lingua North (example)"
#define INVOICE_LINES 4
#define BILLED_CALLS 12
#define USED_PERCENT 86
#define DAY_S 86400

static enum status
add_codes(struct demo *demo, struct visit *visit, int64_t number,
	  struct fault *fault)
{
	static const struct cost_code_input codes[] = {
		{"H-204", "Housing management", "interpreting"},
		{"C-310", "Communications", "other"},
		{"R-110", "Repairs", NULL},
	};
	struct faults faults = {0};
	enum status status = OK;

	(void)demo;
	(void)number;
	for (size_t i = 0; status == OK && i < 3; i++)
		status = cost_code_keep(visit, &codes[i],
					model_object(visit->arena), &faults,
					fault);
	faults_free(&faults);
	return status;
}

enum status
demo_codes(struct demo *demo, struct fault *fault)
{
	return demo_many(demo, N_("cost codes"), 1, add_codes, fault);
}

static const char *
pounds(struct arena *arena, int64_t minor)
{
	return arena_printf(arena, "%lld.%02lld", (long long)minor / 100,
			    (long long)minor % 100);
}

static const char *
day_text(struct arena *arena, int32_t day)
{
	char text[ZONE_DAY_TEXT];

	zone_day_text(day, text);
	return arena_text(arena, text);
}

/* The financial year of the present; so much that the sums are near it. */
static enum status
add_budget(struct visit *visit, const char *code, int percent,
	   struct fault *fault)
{
	struct access access = visit_access(visit);
	int month = budget_month(visit->now_utc);
	struct spend_span span = {visit_organisation(visit), code, 0};
	struct budget_input in = {.code = code, .warn = "80, 100"};
	int64_t minor[SPEND_STAGES], used;
	struct faults faults = {0};
	enum status status;

	span.from_month = month - (month % 12 + 9) % 12;
	status = spend_sums(&access, &span, minor, fault);
	if (status != OK)
		return status;
	used = minor[SPEND_SPENT] + minor[SPEND_COMMITTED] +
	       minor[SPEND_ESTIMATED];
	in.from = day_text(visit->arena, budget_month_days(span.from_month));
	/* Whole hundreds of pounds. */
	in.amount = pounds(visit->arena,
			   (used * 100 / percent / 10000 + 1) * 10000);
	status = budget_add(visit, &in, model_object(visit->arena), &faults,
			    fault);
	faults_free(&faults);
	return status;
}

static enum status
add_order(struct visit *visit, int64_t contract, struct fault *fault)
{
	int32_t today = zone_local(visit->now_utc).day_days;
	char id[ID_TEXT];
	struct order_input in = {.contract = id,
				 .number = "PO-4471",
				 .from = day_text(visit->arena, today - 200),
				 .until = day_text(visit->arena, today + 130),
				 .amount = "12000.00"};
	struct faults faults = {0};
	enum status status;

	id_format(contract, id);
	status = order_add(visit, &in, model_object(visit->arena), &faults,
			   fault);
	faults_free(&faults);
	return status;
}

/* Lines of what was done: the third costs more than is due, the last is the
 * first again. */
static enum status
write_lines(struct visit *visit, const struct invoice_items *items,
	    struct buf *out, struct bill_total *total, struct fault *fault)
{
	struct access access = visit_access(visit);
	size_t count = items->count < INVOICE_LINES ? items->count
						    : INVOICE_LINES;
	enum status status = OK;

	for (size_t i = 0; status == OK && i < count; i++) {
		const struct invoice_item *item =
			&items->list[i + 1 == count ? 0 : i];
		struct price_row kept[PRICE_STAGES];
		int64_t net;

		status = price_of_item(&access, item->item, kept, fault);
		if (status != OK)
			break;
		net = kept[PRICE_ACTUAL].price.net_minor + (i == 2) * 950;
		buf_printf(out, "%s/%d,,%s,,,,%s,\n", item->ref, item->n,
			   item->language, pounds(visit->arena, net));
		total->net_minor += net;
		total->vat_minor = price_vat(total->net_minor,
					     kept[PRICE_ACTUAL].price.vat_bp);
	}
	return status;
}

/* What it did lately for the landlord that it did most for. */
static enum status
most_items(struct visit *visit, const struct provider *provider,
	   struct invoice_items *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct invoice_span span = {0, provider->id,
				    visit->now_utc - 90 * DAY_S,
				    visit->now_utc};
	enum status status = OK;

	*ret = (struct invoice_items){NULL, 0};
	for (size_t i = 0; status == OK && i < access.scope->count; i++) {
		struct invoice_items items;

		span.organisation = access.scope->organisation[i];
		status = invoice_items_between(&access, &span, &items, fault);
		if (status == OK && items.count > ret->count)
			*ret = items;
	}
	return status;
}

static enum status
add_invoice(struct visit *visit, const struct provider *provider,
	    struct fault *fault)
{
	struct bill_input in = {.number = "BB-20871", .order = "PO-4471"};
	struct bill_total total = {0};
	struct invoice_items items;
	struct faults faults = {0};
	struct buf lines = {0};
	char id[ID_TEXT];
	enum status status = most_items(visit, provider, &items, fault);

	if (status == OK && items.count >= INVOICE_LINES) {
		id_format(provider->id, id);
		in.provider = id;
		status = write_lines(visit, &items, &lines, &total, fault);
		in.bytes = arena_text(visit->arena, buf_string(&lines));
		in.count = lines.count;
		in.net = pounds(visit->arena, total.net_minor);
		in.vat = pounds(visit->arena, total.vat_minor);
		in.gross = pounds(visit->arena,
				  total.net_minor + total.vat_minor);
		if (status == OK)
			status = invoice_bring(visit, &in,
					       model_object(visit->arena),
					       &faults, fault);
	}
	buf_free(&lines);
	faults_free(&faults);
	return status;
}

/* What is left open is paid all the same, and the bill closed. */
static enum status
settle_bill(struct visit *visit, const char *id, struct fault *fault)
{
	const struct bill_wish wish = {.id = id, .page = {.limit = 100}};
	struct model *shown = model_object(visit->arena);
	struct faults faults = {0};
	enum status status = bill_show(visit, &wish, shown, fault);
	const struct model *row = model_first(model_get(shown, "rows"));

	for (; status == OK && row; row = model_next(row)) {
		const struct bill_saying saying = {
			.id = id,
			.verdict = "accepted",
			.reason = "Checked with the officer who called",
			.n = (int)model_int_of(model_get(row, "n"))};

		status = bill_say(visit, &saying, model_object(visit->arena),
				  &faults, fault);
	}
	faults_free(&faults);
	return status == OK ? bill_settle(visit, id,
					  model_object(visit->arena), fault)
			    : status;
}

static enum status
add_bill(struct visit *visit, const struct provider *provider,
	 struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct bill_span span = {.provider = provider->id,
				       .from_utc = visit->now_utc - 60 * DAY_S,
				       .to_utc = visit->now_utc,
				       .limit = BILLED_CALLS};
	struct bill_input in = {.number = "LN-C-1108",
				.file = "calls.csv",
				.vat = "0.00"};
	struct model *made = model_object(visit->arena);
	struct faults faults = {0};
	struct buf file = {0};
	struct bill_calls calls;
	char time[ZONE_TIME_TEXT], id[ID_TEXT];
	int64_t sum = 0;
	enum status status = bill_calls(&access, &span, &calls, fault);

	if (status != OK || !calls.count)
		return status;
	buf_text(&file, "number,started,minutes,language,user,net\n");
	for (size_t i = 0; i < calls.count; i++) {
		const struct bill_call *call = &calls.list[i];
		int64_t minutes = call->minutes > 0 ? call->minutes : 1;

		zone_local_text(call->started_utc, time);
		buf_printf(&file, "%zu,%s,%lld,%s,%s,%s\n", 4400 + i, time,
			   (long long)minutes,
			   call->language ? call->language : "",
			   call->user ? call->user : "",
			   pounds(visit->arena, minutes * 62));
		sum += minutes * 62;
	}
	id_format(provider->id, id);
	in.provider = id;
	in.bytes = arena_text(visit->arena, buf_string(&file));
	in.count = file.count;
	in.net = in.gross = pounds(visit->arena, sum);
	buf_free(&file);
	status = bill_bring(visit, &in, made, &faults, fault);
	faults_free(&faults);
	return status == OK ? settle_bill(visit,
					  model_text_of(model_get(made, "id")),
					  fault)
			    : status;
}

static enum status
add_money(struct demo *demo, struct visit *visit, int64_t number,
	  struct fault *fault)
{
	struct visit now = *visit;
	struct access access;
	struct contract_filter of = {0};
	struct contracts contracts;
	struct provider provider;
	enum status status;

	(void)number;
	now.now_utc = demo->wish->now_utc;
	access = visit_access(&now);
	status = provider_by_name(&access, demo->organisation[0], AGENCY,
				  &provider, fault);
	of.provider = provider.id;
	if (status == OK)
		status = contract_list(&access, &of, &contracts, fault);
	if (status == OK)
		status = add_budget(&now, "H-204", USED_PERCENT, fault);
	if (status == OK)
		status = add_budget(&now, "", USED_PERCENT / 2, fault);
	if (status == OK && contracts.count)
		status = add_order(&now, contracts.list[0].id, fault);
	if (status == OK)
		status = add_invoice(&now, &provider, fault);
	if (status == OK)
		status = provider_by_name(&access, demo->organisation[0],
					  CALLS_AGENCY, &provider, fault);
	if (status == OK)
		status = add_bill(&now, &provider, fault);
	return status == OK ? credits_make(&now, fault) : status;
}

enum status
demo_money(struct demo *demo, struct fault *fault)
{
	return demo_many(demo, N_("money"), 1, add_money, fault);
}
