/* Prices as models. */
#include <stdlib.h>
#include <string.h>

#include "desk/inside.h"
#include "desk/prices.h"
#include "desk/rate_text.h"
#include "lang/zone.h"
#include "store/price.h"
#include "store/request.h"
#include "wire/model.h"

/* What a sentence on a page asks about the line. */
static void
mark_kind(struct model *row, enum price_line_kind kind)
{
	static const char *const keys[PRICE_LINE_KINDS] = {
		[LINE_WORDS] = "page_words",
		[LINE_PAGES] = "page_pages",
		[LINE_TIME] = "page_time",
		[LINE_ITEM] = "page_item",
		[LINE_STEP_TIME] = "page_step",
		[LINE_MINIMUM_TIME] = "page_least",
		[LINE_OUT_OF_HOURS] = "page_out",
		[LINE_BANK_HOLIDAY] = "page_holiday",
		[LINE_MINIMUM] = "page_minimum",
		[LINE_TRAVEL_VISIT] = "page_visit",
		[LINE_TRAVEL_TIME] = "page_travel",
		[LINE_TRAVEL_MILES] = "page_miles",
		[LINE_CANCELLATION] = "page_cancelled",
		[LINE_LIST_PRICE] = "page_list",
	};

	for (int i = 0; i < PRICE_LINE_KINDS; i++)
		model_bool(row, keys[i], i == (int)kind);
}

static bool
counts_minutes(const struct price_line *line)
{
	bool timed = line->unit == RATE_HOUR || line->unit == RATE_MINUTE;

	return line->kind == LINE_TIME || line->kind == LINE_STEP_TIME ||
	       line->kind == LINE_MINIMUM_TIME ||
	       line->kind == LINE_TRAVEL_TIME ||
	       (timed && (line->kind == LINE_OUT_OF_HOURS ||
			  line->kind == LINE_BANK_HOLIDAY ||
			  line->kind == LINE_LIST_PRICE));
}

static void
show_line(struct model *row, const struct price_line *line)
{
	char rate[RATE_TEXT];

	model_code(row, "kind", "price-line", price_line_name(line->kind));
	model_int(row, "quantity", line->quantity);
	model_minutes_or_null(row, "length",
			      counts_minutes(line) ? line->quantity : -1);
	rate_text(line->rate, rate);
	model_text(row, "rate", line->rate ? rate : NULL);
	model_code(row, "unit", "rate-unit", rate_unit_name(line->unit));
	model_int(row, "percent", line->percent);
	model_bool(row, "page_part", line->percent != 100);
	model_bool(row, "page_hourly", line->unit == RATE_HOUR);
	model_money(row, "amount", line->amount_minor, "GBP");
	mark_kind(row, line->kind);
}

static void
show_sums(struct model *model, const struct price *price)
{
	model_money(model, "net", price->net_minor, "GBP");
	model_money(model, "vat", price->vat_minor, "GBP");
	model_money(model, "gross", price->gross_minor, "GBP");
}

struct model *
show_price(struct model *parent, const char *key, const struct price *price)
{
	struct model *model = model_child(parent, key);
	struct model *rows = model_children(model, "lines");

	show_sums(model, price);
	model_real(model, "vat_share", price->vat_bp / 10000.0);
	for (size_t i = 0; i < price->lines; i++)
		show_line(model_append(rows), &price->line[i]);
	return model;
}

void
show_found(struct model *parent, const char *key,
	   const struct price_found *found)
{
	struct model *model;

	if (!found->known) {
		model_null(parent, key);
		return;
	}
	model = show_price(parent, key, &found->price);
	model_bool(model, "off_contract", !found->card);
	model_bool(model, "expired", found->expired);
}

static void
show_row(struct model *parent, const struct price_row *row)
{
	const struct price_found found = {.known = row->there,
					  .price = row->price,
					  .card = row->card};

	show_found(parent, price_stage_names[row->stage], &found);
}

/* Why it did not come to what was agreed. */
static void
show_changes(struct model *model, const struct price *agreed,
	     const struct price *actual)
{
	struct model *rows = model_children(model, "changes");
	struct price_change change[2 * PRICE_LINES];
	size_t count = price_differ(agreed, actual, change);

	for (size_t i = 0; i < count; i++) {
		struct model *row = model_append(rows);

		model_code(row, "kind", "price-line",
			   price_line_name(change[i].kind));
		model_int(row, "agreed", change[i].agreed_quantity);
		model_int(row, "actual", change[i].actual_quantity);
		model_money(row, "difference", change[i].difference_minor,
			    "GBP");
	}
	model_money(model, "difference",
		    actual->net_minor - agreed->net_minor, "GBP");
	model_bool(model, "page_differs", count > 0);
}

enum status
show_prices(struct visit *visit, struct model *parent, const struct item *item,
	    struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct model *model = model_child(parent, "prices");
	struct price_row kept[PRICE_STAGES];
	enum status status = price_of_item(&access, item->id, kept, fault);
	bool any = false;

	if (status != OK)
		return status;
	for (int i = 0; i < PRICE_STAGES; i++) {
		kept[i].stage = (enum price_stage)i;
		show_row(model, &kept[i]);
		any = any || kept[i].there;
	}
	model_bool(model, "page_any", any);
	model_bool(model, "page_differs", false);
	if (kept[PRICE_AGREED].there && kept[PRICE_ACTUAL].there) {
		show_changes(model, &kept[PRICE_AGREED].price,
			     &kept[PRICE_ACTUAL].price);
		return OK;
	}
	(void)model_children(model, "changes");
	model_null(model, "difference");
	return OK;
}

static void
show_step(struct visit *visit, struct model *row,
	  const struct price_cancel *cost, size_t i)
{
	int64_t after_utc = cost->step[i].after_utc;

	model_time(row, "after_at", after_utc);
	model_bool(row, "today",
		   zone_local(after_utc).day_days ==
			   zone_local(visit->now_utc).day_days);
	model_int(row, "percent", cost->step[i].percent);
	show_sums(row, &cost->price[i]);
}

enum status
show_cancel_cost(struct visit *visit, struct model *parent,
		 const struct item *item, struct fault *fault)
{
	struct price_cancel cost;
	struct model *model, *rows;
	enum status status = price_cancel(visit, item, visit->now_utc, &cost,
					  fault);

	if (status != OK)
		return status;
	if (!item->provider || !item_state_open(item->state)) {
		model_null(parent, "cancel");
		return OK;
	}
	model = model_child(parent, "cancel");
	model_int(model, "percent", cost.step[0].percent);
	show_sums(model, &cost.price[0]);
	rows = model_children(model, "steps");
	for (size_t i = 1; i < cost.count; i++)
		show_step(visit, model_append(rows), &cost, i);
	return OK;
}
