/* What is paid of a settled bill: credits taken off, and its lines in the
 * ledger, which add up to it to the penny. */
#include <string.h>

#include "core/price.h"
#include "desk/bill_inside.h"
#include "desk/budgets.h"
#include "desk/inside.h"
#include "store/call.h"
#include "store/ledger.h"
#include "store/price.h"
#include "store/service_credit.h"

struct bill_total
bill_total(const struct bill_sum *sum, size_t count, unsigned verdict_bits)
{
	struct bill_total total = {0};

	for (size_t i = 0; i < count; i++) {
		int64_t net = 0;
		bool first = true;

		if (!(verdict_bits & 1u << sum[i].verdict))
			continue;
		total.count += sum[i].count;
		for (size_t k = 0; k < count; k++) {
			if (sum[k].vat_bp != sum[i].vat_bp ||
			    !(verdict_bits & 1u << sum[k].verdict))
				continue;
			net += sum[k].net_minor;
			first = first && k >= i;
		}
		/* Each rate once: with the first sum that counts. */
		if (!first)
			continue;
		total.net_minor += net;
		total.vat_minor += price_vat(net, sum[i].vat_bp);
	}
	return total;
}

/* The oldest credits first, as many as the bill can bear. */
static enum status
add_credits(struct visit *visit, const struct bill *bill,
	    struct bill_money *money, struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct credit_question question = {
		.bill = bill->settled ? bill->id : 0,
		.organisation = bill->organisation,
		.provider = bill->provider,
	};
	int64_t left =
		bill_total(money->sum, money->count, BILL_PAID).net_minor;
	struct service_credits all;
	enum status status = credit_for_bill(&access, &question, &all, fault);

	if (status != OK)
		return status;
	money->credit = all.list;
	money->all = money->count;
	for (size_t i = 0; i < all.count && i < BILL_CREDITS_MOST; i++) {
		if (all.list[i].credit_minor > left)
			break;
		left -= all.list[i].credit_minor;
		money->sum[money->all++] = (struct bill_sum){
			.verdict = BILL_AGREED,
			.vat_bp = all.list[i].vat_bp,
			.net_minor = -all.list[i].credit_minor};
	}
	return OK;
}

enum status
bill_money(struct visit *visit, const struct bill *bill, struct bill_money *ret,
	   struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status = bill_sums(&access, bill->id, ret->sum,
				       &ret->count, fault);

	return status == OK ? add_credits(visit, bill, ret, fault) : status;
}

struct writing {
	struct visit *visit;
	const struct bill *bill;
	int64_t vat_minor; /* of all that is paid, so far */
};

static enum status
write_entry(struct writing *w, struct ledger_entry *entry, struct fault *fault)
{
	struct access access = visit_access(w->visit);

	entry->id = visit_id(w->visit);
	entry->organisation = w->bill->organisation;
	entry->provider = w->bill->provider;
	entry->bill = w->bill->id;
	entry->at_utc = w->visit->now_utc;
	return ledger_entry_insert(&access, entry, fault);
}

/* An item or revision has its price in the ledger: what this line has of it,
 * so that all lines for it together have it once. */
static enum status
share_of(struct writing *w, const struct bill_line *line, int64_t *ret,
	 struct fault *fault)
{
	struct access access = visit_access(w->visit);
	const struct ledger_share share = {line->item, line->revision,
					   line->bill, line->n};
	struct price_row kept[PRICE_STAGES];
	int64_t had, due = INT64_MAX;
	enum status status = ledger_shared(&access, &share, &had, fault);

	if (status == OK && !line->revision)
		status = price_of_item(&access, line->item, kept, fault);
	if (status != OK)
		return status;
	if (!line->revision && kept[PRICE_ACTUAL].there)
		due = kept[PRICE_ACTUAL].price.net_minor;
	else if (!line->revision && kept[PRICE_CANCELLED].there)
		due = kept[PRICE_CANCELLED].price.net_minor;
	*ret = line->expected_minor;
	if (due < had + *ret)
		*ret = due > had ? due - had : 0;
	return OK;
}

/* Of a call that became an item with a price: that, and what differs. */
static enum status
write_call(struct writing *w, struct ledger_entry *entry, struct fault *fault)
{
	struct access access = visit_access(w->visit);
	struct ledger_entry of = {0};
	enum status status = OK;

	if (entry->call)
		status = ledger_call_item(&access, entry->call, &of, fault);
	if (status != OK || !of.item)
		return status == OK ? write_entry(w, entry, fault) : status;
	entry->kind = "difference";
	entry->item = of.item;
	entry->net_minor -= of.net_minor;
	entry->vat_minor -= of.vat_minor;
	return entry->net_minor || entry->vat_minor
		       ? write_entry(w, entry, fault)
		       : OK;
}

/* A call in full; of an item, which has its price there, the difference. */
static enum status
write_line(struct writing *w, const struct bill_line *line,
	   struct fault *fault)
{
	int vat_bp = line->vat_bp >= 0		  ? line->vat_bp
		     : line->expected_vat_bp >= 0 ? line->expected_vat_bp
						  : w->bill->vat_bp;
	struct ledger_entry entry = {
		.kind = "call",
		.line = line->n,
		.item = line->item,
		.call = line->call,
		.net_minor = line->net_minor,
		.vat_minor = price_vat(line->net_minor, vat_bp),
		.vat_bp = vat_bp,
	};

	int64_t share = 0;
	enum status status = OK;

	w->vat_minor += entry.vat_minor;
	if (w->bill->kind == BILL_OF_CALLS)
		return write_call(w, &entry, fault);
	entry.kind = "difference";
	if (line->item && line->expected_minor > 0)
		status = share_of(w, line, &share, fault);
	if (status != OK)
		return status;
	entry.net_minor -= share;
	entry.vat_minor -= price_vat(share, line->expected_vat_bp);
	if (!entry.net_minor && !entry.vat_minor)
		return OK;
	return write_entry(w, &entry, fault);
}

static enum status
write_lines(struct writing *w, struct fault *fault)
{
	struct access access = visit_access(w->visit);
	const struct bill_line_filter filter = {.bill = w->bill->id,
						.verdict = BILL_VERDICTS,
						.limit = BILL_ROWS_MOST};
	struct bill_lines lines;
	enum status status = bill_line_list(&access, &filter, &lines, fault);

	for (size_t i = 0; status == OK && i < lines.count; i++)
		if (lines.list[i].verdict != BILL_DISPUTED)
			status = write_line(w, &lines.list[i], fault);
	return status;
}

static enum status
write_credits(struct writing *w, const struct bill_money *money,
	      struct fault *fault)
{
	struct access access = visit_access(w->visit);
	enum status status = OK;

	for (size_t i = money->count; status == OK && i < money->all; i++) {
		const struct service_credit *credit =
			&money->credit[i - money->count];
		struct ledger_entry entry = {
			.kind = "credit",
			.credit = credit->id,
			.net_minor = -credit->credit_minor,
			.vat_minor = price_vat(-credit->credit_minor,
					       credit->vat_bp),
			.vat_bp = credit->vat_bp,
		};

		w->vat_minor += entry.vat_minor;
		status = credit_take(&access, credit->id, w->bill->id, fault);
		if (status == OK)
			status = write_entry(w, &entry, fault);
	}
	return status;
}

enum status
bill_pay(struct visit *visit, struct bill *bill, struct fault *fault)
{
	struct writing w = {.visit = visit, .bill = bill};
	struct bill_money money;
	struct bill_total paid;
	struct ledger_entry rest = {.kind = "difference",
				    .vat_bp = bill->vat_bp};
	enum status status = bill_money(visit, bill, &money, fault);

	if (status != OK)
		return status;
	paid = bill_total(money.sum, money.all, BILL_PAID);
	bill->paid_net = paid.net_minor;
	bill->paid_vat = paid.vat_minor;
	bill->paid_gross = paid.net_minor + paid.vat_minor;
	status = write_lines(&w, fault);
	if (status == OK)
		status = write_credits(&w, &money, fault);
	/* VAT is rounded once on the bill, and once on each line here. */
	rest.vat_minor = bill->paid_vat - w.vat_minor;
	if (status == OK && rest.vat_minor)
		status = write_entry(&w, &rest, fault);
	return status == OK ? budgets_watch_bill(visit, bill->id, fault)
			    : status;
}

enum status
bill_call_matched(struct visit *visit, const struct call *call,
		  struct fault *fault)
{
	struct access access = visit_access(visit);
	struct ledger_entry paid = {0}, of = {0};
	enum status status =
		ledger_call_paid(&access, call->id, &paid, fault);

	if (status == OK && paid.bill)
		status = ledger_call_item(&access, call->id, &of, fault);
	if (status != OK || !paid.bill || !of.item)
		return status;
	paid.id = visit_id(visit);
	paid.organisation = call->organisation;
	paid.at_utc = visit->now_utc;
	paid.kind = "difference";
	paid.item = of.item;
	paid.call = call->id;
	paid.net_minor = -of.net_minor;
	paid.vat_minor = -of.vat_minor;
	return ledger_entry_insert(&access, &paid, fault);
}
