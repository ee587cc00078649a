/* What may be billed, with what is due for it. */
#include "desk/invoice_work.h"

#include <string.h>

#include "base/buf.h"
#include "core/price.h"
#include "desk/inside.h"
#include "desk/invoice_file.h"
#include "lang/zone.h"
#include "store/bill.h"
#include "store/invoice.h"
#include "store/price.h"

/* Work is closed some weeks around the day that an invoice gives it. */
#define AROUND_DAYS 60

/* Due, or while it is to come agreed. */
static enum status
find_due(struct visit *visit, int64_t item, struct invoice_work *work,
	 struct fault *fault)
{
	struct access access = visit_access(visit);
	struct price_row kept[PRICE_STAGES];
	enum status status = price_of_item(&access, item, kept, fault);

	if (status != OK)
		return status;
	if (kept[PRICE_ACTUAL].there) {
		work->stage = WORK_DONE;
		work->price = kept[PRICE_ACTUAL].price;
	} else if (kept[PRICE_CANCELLED].there) {
		work->stage = WORK_CALLED_OFF;
		work->price = kept[PRICE_CANCELLED].price;
	} else {
		work->stage = WORK_TO_COME;
		work->price = kept[PRICE_AGREED].price;
	}
	return OK;
}

/* One sum for all of it; due once it is done. */
static void
find_revised(const struct invoice_item *item, struct invoice_work *work)
{
	struct price *price = &work->price;

	work->stage = strcmp(item->state, "done") ? WORK_TO_COME : WORK_DONE;
	price->vat_bp = item->vat_bp;
	price->line[price->lines++] = (struct price_line){
		.kind = LINE_LIST_PRICE,
		.unit = RATE_ITEM,
		.quantity = 1,
		.rate = item->price_minor * RATE_SCALE,
		.percent = 100,
		.amount_minor = item->price_minor,
	};
	price_add_up(price);
}

static enum status
add_work(struct visit *visit, const struct invoice_item *item,
	 struct invoice_works *works, struct fault *fault)
{
	int64_t when = item->starts_utc ? item->starts_utc : item->closed_utc;
	struct invoice_work *work;

	for (size_t i = 0; i < works->count; i++)
		if (works->item[i].item == item->item &&
		    works->item[i].revision == item->revision)
			return OK;
	works->list = arena_grow(visit->arena, works->list, works->count,
				 &works->cap, sizeof *works->list);
	works->item = arena_grow(visit->arena, works->item, works->count,
				 &works->item_cap, sizeof *works->item);
	work = &works->list[works->count];
	*work = (struct invoice_work){
		.ref = item->ref,
		.n = item->n,
		.day_days = when ? zone_local(when).day_days : INVOICE_NO_DAY,
		.language = item->language,
		.billed = item->billed_minor >= 0,
		.billed_minor = item->billed_minor,
	};
	works->item[works->count++] =
		(struct invoice_for){item->item, item->revision};
	if (!item->revision)
		return find_due(visit, item->item, work, fault);
	find_revised(item, work);
	return OK;
}

static enum status
add_named(struct visit *visit, const struct bill *bill, const char *ref,
	  struct invoice_works *works, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct invoice_items items;
	enum status status = invoice_items_of(&access, ref, bill->provider,
					      &items, fault);

	for (size_t i = 0; status == OK && i < items.count; i++)
		status = add_work(visit, &items.list[i], works, fault);
	return status;
}

static enum status
add_days(struct visit *visit, const struct bill *bill,
	 struct invoice_works *works, struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct scope *scope = access.scope;
	struct invoice_span span = {.provider = bill->provider};
	enum status status = OK;

	(void)zone_utc(bill->from_days - AROUND_DAYS, 0, &span.from_utc);
	(void)zone_utc(bill->until_days + AROUND_DAYS, 0, &span.to_utc);
	for (size_t k = 0; status == OK && k < scope->count; k++) {
		struct invoice_items items;

		span.organisation = scope->organisation[k];
		status = invoice_items_between(&access, &span, &items, fault);
		for (size_t i = 0; status == OK && i < items.count; i++)
			status = add_work(visit, &items.list[i], works, fault);
	}
	return status;
}

static bool
is_there(const struct invoice_works *works, const char *ref)
{
	for (size_t i = 0; ref && i < works->count; i++)
		if (!strcmp(works->list[i].ref, ref))
			return true;
	return false;
}

enum status
invoice_works_find(struct visit *visit, const struct bill *bill,
		   const struct invoice_rows *rows, struct invoice_works *ret,
		   struct fault *fault)
{
	struct invoice_works works = {0};
	bool nameless = false;
	enum status status = OK;

	for (size_t i = 0; status == OK && i < rows->count; i++) {
		const char *ref = rows->list[i].said.ref;

		if (ref && !is_there(&works, ref))
			status = add_named(visit, bill, ref, &works, fault);
		nameless = nameless || !is_there(&works, ref);
	}
	if (status == OK && nameless)
		status = add_days(visit, bill, &works, fault);
	if (status == OK)
		*ret = works;
	return status;
}

enum status
invoice_work_named(struct visit *visit, const struct bill *bill,
		   const char *ref, int n, struct invoice_works *ret,
		   struct fault *fault)
{
	struct invoice_works all = {0};
	enum status status = add_named(visit, bill, ref, &all, fault);

	if (status != OK)
		return status;
	for (size_t i = 0; i < all.count; i++)
		if (all.list[i].n == (n ? n : all.list[0].n)) {
			*ret = (struct invoice_works){&all.list[i],
						      &all.item[i], 1, 1, 1};
			return OK;
		}
	return not_found("item", fault);
}

const char *
invoice_parts_text(struct arena *arena, const struct invoice_match *match)
{
	struct buf text = {0};
	const char *kept;

	if (!match->parts)
		return NULL;
	for (size_t i = 0; i < match->parts; i++)
		buf_printf(&text, "%s%s %lld", i ? "; " : "",
			   bill_doubt_names[match->part[i].doubt],
			   (long long)match->part[i].amount_minor);
	kept = arena_text(arena, buf_string(&text));
	buf_free(&text);
	return kept;
}
