/* Suppliers' bills as pages and files. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "core/bill.h"
#include "core/price.h"
#include "desk/bill_inside.h"
#include "desk/bills.h"
#include "desk/inside.h"
#include "desk/rate_text.h"
#include "desk/service_credits.h"
#include "desk/show.h"
#include "lang/zone.h"
#include "store/contract.h"
#include "store/purchase_order.h"
#include "store/service_credit.h"
#include "wire/csv.h"
#include "wire/model.h"

#define UNBILLED_MOST 100
#define ORDERS_MOST 200

static void
show_bill(struct model *model, const struct bill *bill)
{
	model_id(model, "id", bill->id);
	model_code(model, "kind", "bill-kind", bill_kind_names[bill->kind]);
	model_id(model, "provider", bill->provider);
	model_text(model, "provider_name", bill->provider_name);
	model_text(model, "number", bill->number);
	model_text(model, "order_number", bill->order_number);
	model_day(model, "from", bill->from_days);
	model_day(model, "until", bill->until_days);
	model_text(model, "file", bill->file);
	model_code(model, "state", "bill-state",
		   bill->settled ? "settled" : "open");
	model_int(model, "lines", bill->lines);
	model_int(model, "doubtful", bill->doubtful);
	model_money(model, "net", bill->net_minor, "GBP");
	model_money(model, "vat", bill->vat_minor, "GBP");
	model_money(model, "gross", bill->gross_minor, "GBP");
	model_time(model, "brought_at", bill->brought_utc);
}

/* Who may send a bill: those with a contract, each once. */
static enum status
show_providers(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct contract_filter filter = {0};
	struct model *rows = model_children(model, "providers");
	struct contracts contracts;
	int64_t last = 0;
	enum status status = contract_list(&access, &filter, &contracts, fault);

	for (size_t i = 0; status == OK && i < contracts.count; i++) {
		const struct contract *one = &contracts.list[i];
		struct model *row;

		/* They are in the order of their providers. */
		if (one->provider == last)
			continue;
		last = one->provider;
		row = model_append(rows);
		model_id(row, "id", one->provider);
		model_text(row, "name", one->provider_name);
	}
	return status;
}

static enum status
show_orders(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct order_filter filter = {
		.organisation = visit_organisation(visit),
		.on_days = zone_local(visit->now_utc).day_days,
		.limit = ORDERS_MOST};
	struct model *rows = model_children(model, "orders");
	struct purchase_orders orders;
	enum status status = order_list(&access, &filter, &orders, fault);

	for (size_t i = 0; status == OK && i < orders.count; i++) {
		const struct purchase_order *order = &orders.list[i];
		struct model *row = model_append(rows);

		model_id(row, "id", order->id);
		model_text(row, "number", order->number);
		model_text(row, "provider_name", order->provider_name);
		model_money(row, "left",
			    order->amount_minor - order->drawn_minor, "GBP");
	}
	return status;
}

enum status
bills_list(struct visit *visit, enum bills_which which,
	   const struct page_wish *wish, struct model *model,
	   struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "bills");
	struct bill_filter filter = {
		.organisation = visit_organisation(visit),
		.calls_only = which == BILLS_CALLS};
	struct bills bills;
	size_t limit;
	enum status status = page_limit(wish, &limit, fault);

	if (status == OK)
		status = page_number(wish->after, &filter.after, fault);
	if (status != OK)
		return status;
	filter.limit = limit + 1;
	status = bill_list(&access, &filter, &bills, fault);
	if (status != OK)
		return status;
	for (size_t i = 0; i < bills.count && i < limit; i++)
		show_bill(model_append(rows), &bills.list[i]);
	model_text(model, "next",
		   bills.count > limit
			   ? arena_printf(visit->arena, "%lld",
					  (long long)bills.list[limit - 1].id)
			   : NULL);
	status = show_providers(visit, model, fault);
	return status == OK ? show_orders(visit, model, fault) : status;
}

static void
show_money(struct model *model, const char *const key[3],
	   const struct bill_total *total)
{
	model_money(model, key[0], total->net_minor, "GBP");
	model_money(model, key[1], total->vat_minor, "GBP");
	model_money(model, key[2], total->net_minor + total->vat_minor, "GBP");
}

static enum status
show_sums(struct visit *visit, struct model *model, const struct bill *bill,
	  struct fault *fault)
{
	static const char *const of_lines[] = {"lines_net", "lines_vat",
					       "lines_gross"};
	static const char *const to_pay[] = {"to_pay", "to_pay_vat",
					     "to_pay_gross"};
	struct model *credits = model_children(model, "credits");
	struct bill_money money;
	struct bill_total all, paid;
	int64_t net, vat;
	enum status status = bill_money(visit, bill, &money, fault);

	if (status != OK)
		return status;
	all = bill_total(money.sum, money.count, BILL_ALL);
	paid = bill_total(money.sum, money.all, BILL_PAID);
	for (size_t i = money.count; i < money.all; i++)
		credit_model(model_append(credits),
			     &money.credit[i - money.count]);
	net = bill->net_minor - all.net_minor;
	vat = bill->vat_minor - all.vat_minor;
	show_money(model, of_lines, &all);
	model_real(model, "vat_share", bill->vat_bp / 10000.0);
	model_bool(model, "adds_up", !net && !vat);
	model_money(model, "net_apart", net, "GBP");
	model_money(model, "vat_apart", vat, "GBP");
	model_money(model, "gross_apart", net + vat, "GBP");
	for (int i = 0; i < BILL_VERDICTS; i++) {
		struct model *of = model_child(model, bill_verdict_names[i]);
		struct bill_total one = bill_total(money.sum, money.count,
						   1u << i);

		model_int(of, "count", one.count);
		model_money(of, "net", one.net_minor, "GBP");
	}
	show_money(model, to_pay, &paid);
	model_bool(model, "can_settle", !bill->settled && !bill->doubtful);
	return OK;
}

static void
show_call_of(struct model *row, const struct bill_line *line)
{
	model_id(row, "call", line->call);
	model_text(row, "call_ref", line->call_ref);
	model_language(row, "call_language", line->call_language);
	model_time_or_null(row, "call_started_at", line->call_started_utc);
	model_minutes_or_null(row, "call_minutes",
			      line->call ? line->call_minutes : -1);
	model_text(row, "call_user", line->call_user);
}

static void
share_or_null(struct model *row, const char *key, int bp)
{
	if (bp < 0)
		model_null(row, key);
	else
		model_real(row, key, bp / 10000.0);
}

/* "rate 120; vat -40". */
static void
show_parts(struct model *row, const char *text)
{
	struct model *parts = model_children(row, "parts");
	char name[16];
	long long amount;
	int used;

	while (text &&
	       sscanf(text, " %15s %lld%n", name, &amount, &used) == 2) {
		enum bill_doubt doubt;

		if (bill_doubt_parse(name, &doubt)) {
			struct model *part = model_append(parts);

			model_message(part, "why", bill_doubt_text(doubt));
			model_money(part, "amount", amount, "GBP");
			model_bool(part, "vat", doubt == BILL_VAT);
		}
		text += used;
		text += *text == ';';
	}
}

static void
show_work_of(struct model *row, const struct bill_line *line)
{
	char rate[RATE_TEXT];

	rate_text(line->rate < 0 ? 0 : line->rate, rate);
	if (line->started_utc)
		model_day(row, "day", zone_local(line->started_utc).day_days);
	else
		model_null(row, "day");
	model_id(row, "item", line->item);
	model_text(row, "item_ref", line->item_ref);
	if (line->item_ref)
		model_int(row, "item_n", line->item_n);
	else
		model_null(row, "item_n");
	if (line->words < 0)
		model_null(row, "words");
	else
		model_int(row, "words", line->words);
	model_text(row, "rate", line->rate < 0 ? NULL : rate);
	share_or_null(row, "vat_share", line->vat_bp);
	share_or_null(row, "expected_vat_share", line->expected_vat_bp);
	if (line->expected_minor < 0)
		model_null(row, "apart");
	else
		model_money(row, "apart",
			    line->net_minor - line->expected_minor, "GBP");
	show_parts(row, line->parts);
}

static void
show_line(struct model *row, const struct bill_line *line)
{
	struct model *doubts;

	model_int(row, "n", line->n);
	model_int(row, "row", line->row);
	model_time_or_null(row, "started_at", line->started_utc);
	model_int(row, "seconds", line->seconds);
	model_minutes(row, "length", bill_minutes(line->seconds));
	model_language(row, "language", line->language);
	model_text(row, "said_language", line->said_language);
	model_text(row, "user", line->user);
	model_text(row, "number", line->number);
	model_money(row, "net", line->net_minor, "GBP");
	if (line->expected_minor < 0)
		model_null(row, "expected");
	else
		model_money(row, "expected", line->expected_minor, "GBP");
	show_call_of(row, line);
	show_work_of(row, line);
	doubts = model_children(row, "doubts");
	for (int i = 0; i < BILL_DOUBTS; i++)
		if (line->doubts & BILL_BIT(i))
			model_message(doubts, NULL,
				      bill_doubt_text((enum bill_doubt)i));
	model_code(row, "verdict", "bill-verdict",
		   bill_verdict_names[line->verdict]);
	model_text(row, "reason", line->reason);
}

/* "all", "agreed" ...; those that are open where nothing is said. */
static enum bill_verdict
verdict_wished(const char *text)
{
	int verdict = 0;

	if (!text || !*text)
		return BILL_OPEN;
	while (verdict < BILL_VERDICTS &&
	       strcmp(bill_verdict_names[verdict], text) != 0)
		verdict++;
	return (enum bill_verdict)verdict;
}

static enum status
show_lines(struct visit *visit, const struct bill_wish *wish,
	   const struct bill *bill, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct bill_line_filter filter = {
		.bill = bill->id, .verdict = verdict_wished(wish->verdict)};
	struct model *rows = model_children(model, "rows");
	struct bill_lines lines;
	size_t limit;
	int64_t after = 0;
	enum status status = page_limit(&wish->page, &limit, fault);

	if (status == OK)
		status = page_number(wish->page.after, &after, fault);
	if (status != OK)
		return status;
	filter.after = after > BILL_ROWS_MOST ? BILL_ROWS_MOST : (int)after;
	filter.limit = limit + 1;
	status = bill_line_list(&access, &filter, &lines, fault);
	if (status != OK)
		return status;
	for (size_t i = 0; i < lines.count && i < limit; i++)
		show_line(model_append(rows), &lines.list[i]);
	model_text(model, "next",
		   lines.count > limit ? arena_printf(visit->arena, "%d",
						      lines.list[limit - 1].n)
				       : NULL);
	return OK;
}

/* What is left of the order that the bill is drawn from. */
static enum status
show_order_of(struct visit *visit, const struct bill *bill,
	      struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct purchase_order order;
	struct model *of;
	enum status status;

	if (!bill->order) {
		model_null(model, "order");
		return OK;
	}
	status = order_get(&access, bill->order, &order, fault);
	if (status != OK)
		return status;
	of = model_child(model, "order");
	model_id(of, "id", order.id);
	model_text(of, "number", order.number);
	model_money(of, "left", order.amount_minor - order.drawn_minor, "GBP");
	model_bool(of, "overdrawn", order.drawn_minor > order.amount_minor);
	return OK;
}

/* Logged in the days of the bill, and on no bill. */
static enum status
show_unbilled(struct visit *visit, const struct bill *bill, struct model *model,
	      struct fault *fault)
{
	struct access access = visit_access(visit);
	struct bill_span span = {.provider = bill->provider,
				 .limit = UNBILLED_MOST,
				 .unbilled = true};
	struct model *rows = model_children(model, "unbilled");
	struct bill_calls calls;
	enum status status;

	if (bill->kind != BILL_OF_CALLS)
		return OK;
	(void)zone_utc(bill->from_days, 0, &span.from_utc);
	(void)zone_utc(bill->until_days + 1, 0, &span.to_utc);
	status = bill_calls(&access, &span, &calls, fault);
	for (size_t i = 0; status == OK && i < calls.count; i++) {
		const struct bill_call *call = &calls.list[i];
		struct model *row = model_append(rows);

		model_id(row, "id", call->id);
		model_text(row, "ref", call->ref);
		model_time(row, "started_at", call->started_utc);
		model_minutes_or_null(row, "minutes", call->minutes);
		model_language(row, "language", call->language);
		model_text(row, "user", call->user);
	}
	return status;
}

enum status
bill_show(struct visit *visit, const struct bill_wish *wish,
	  struct model *model, struct fault *fault)
{
	struct bill bill;
	enum status status = bill_named(visit, wish->id, &bill, fault);

	if (status != OK)
		return status;
	show_bill(model, &bill);
	model_int(model, "version", bill.version);
	status = show_sums(visit, model, &bill, fault);
	if (status == OK)
		status = show_lines(visit, wish, &bill, model, fault);
	if (status == OK)
		status = show_order_of(visit, &bill, model, fault);
	if (status == OK)
		status = show_unbilled(visit, &bill, model, fault);
	return status;
}

enum status
bill_line_show(struct visit *visit, const char *id, int n, struct model *model,
	       struct fault *fault)
{
	struct access access = visit_access(visit);
	struct bill bill;
	struct bill_line line;
	struct model *of;
	enum status status = bill_named(visit, id, &bill, fault);

	if (status == OK)
		status = bill_line_get(&access, bill.id, n, &line, fault);
	if (status != OK)
		return status;
	show_line(model, &line);
	of = model_child(model, "bill");
	model_id(of, "id", bill.id);
	model_text(of, "number", bill.number);
	model_text(of, "provider_name", bill.provider_name);
	model_code(of, "state", "bill-state",
		   bill.settled ? "settled" : "open");
	model_bool(model, "can_say",
		   !bill.settled && line.verdict != BILL_AGREED);
	return OK;
}

static void
put_dispute(struct csv_writer *out, const struct bill_line *line)
{
	char time[ZONE_TIME_TEXT], money[32];
	struct buf why = {0};

	*time = '\0';
	if (line->started_utc)
		zone_local_text(line->started_utc, time);
	snprintf(money, sizeof money, "%lld.%02lld",
		 (long long)line->net_minor / 100,
		 (long long)line->net_minor % 100);
	csv_put_int(out, line->row);
	csv_put(out, line->number);
	csv_put(out, time);
	csv_put_int(out, line->seconds);
	csv_put(out, line->said_language);
	csv_put(out, line->user);
	csv_put(out, money);
	for (int i = 0; i < BILL_DOUBTS; i++)
		if (line->doubts & BILL_BIT(i))
			buf_printf(&why, "%s%s", why.count ? " " : "",
				   bill_doubt_text((enum bill_doubt)i));
	csv_put(out, buf_string(&why));
	csv_put(out, line->reason);
	csv_end_row(out);
	buf_free(&why);
}

enum status
bill_disputes(struct visit *visit, const char *id, const char **ret_name,
	      const char **ret_csv, struct fault *fault)
{
	static const char *const heads[] = {
		"line", "number", "started", "seconds", "language",
		"user", "net",	  "doubt",   "reason",
	};
	struct access access = visit_access(visit);
	struct bill_line_filter filter = {.verdict = BILL_DISPUTED,
					  .limit = BILL_ROWS_MOST};
	struct bill bill;
	struct bill_lines lines;
	struct buf text = {0};
	struct csv_writer out = {.out = &text};
	enum status status = bill_named(visit, id, &bill, fault);

	filter.bill = bill.id;
	if (status == OK)
		status = bill_line_list(&access, &filter, &lines, fault);
	if (status != OK)
		return status;
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		csv_put(&out, heads[i]);
	csv_end_row(&out);
	for (size_t i = 0; i < lines.count; i++)
		put_dispute(&out, &lines.list[i]);
	*ret_name = arena_printf(visit->arena, "disputed-%s.csv", id);
	*ret_csv = arena_text(visit->arena, buf_string(&text));
	buf_free(&text);
	return OK;
}
