/* What was paid, as a page and as a file. */
#include "desk/ledger.h"

#include <stdio.h>

#include "base/buf.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/report_inside.h"
#include "desk/show.h"
#include "lang/zone.h"
#include "store/ledger.h"
#include "wire/csv.h"
#include "wire/model.h"

#define CSV_PAGE 500

/* The month before this one, where nothing was said. */
static enum status
read_span(struct visit *visit, const struct ledger_wish *wish,
	  struct report_span *ret, struct fault *fault)
{
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	struct civil now = civil_from_day(zone_local(visit->now_utc).day_days);
	int32_t first = day_from_civil(now.year, now.month, 1);
	char from[ZONE_DAY_TEXT], to[ZONE_DAY_TEXT];
	enum status status;

	zone_day_text(day_add_months(first, -1), from);
	zone_day_text(first - 1, to);
	report_span_read(&fields, wish->from ? wish->from : from,
			 wish->to ? wish->to : to, ret);
	status = fields_end(&fields, fault);
	faults_free(&faults);
	return status;
}

static void
show_money(struct model *model, int64_t net, int64_t vat, int64_t gross)
{
	model_money(model, "net", net, "GBP");
	model_money(model, "vat", vat, "GBP");
	model_money(model, "gross", gross, "GBP");
}

static void
show_line(struct model *row, const struct ledger_line *line)
{
	model_time(row, "at", line->at_utc);
	model_code(row, "stage", "ledger-kind", line->kind);
	model_text(row, "ref", line->ref);
	if (line->ref)
		model_int(row, "n", line->n);
	else
		model_null(row, "n");
	model_code(row, "service", "service", line->service);
	model_language(row, "language", line->language);
	model_text(row, "cost_code", line->cost_code);
	model_text(row, "invoice", line->invoice);
	model_text(row, "order", line->order);
	model_text(row, "call", line->call);
	model_text(row, "provider", line->provider);
	model_text(row, "contract", line->contract);
	model_text(row, "contract_number", line->number);
	model_int(row, "card_version", line->card_version);
	show_money(row, line->net_minor, line->vat_minor, line->gross_minor);
	model_real(row, "vat_share", line->vat_bp / 10000.0);
}

/* "SECONDS.ITEM" of the last line that was shown. */
static enum status
read_place(const char *after, struct price_page *page, struct fault *fault)
{
	long long at, item;
	char rest;

	if (!after || !*after)
		return OK;
	if (sscanf(after, "%19lld.%19lld%c", &at, &item, &rest) != 2)
		return fault_set(fault, E_INPUT, "/after",
				 N_("{value} is no page of this list: begin at "
				    "its start"),
				 "value", after, NULL);
	page->after_utc = at;
	page->after_item = item;
	return OK;
}

static const char *
place_text(struct arena *arena, const struct ledger_line *line)
{
	return arena_printf(arena, "%lld.%lld", (long long)line->at_utc,
			    (long long)line->key);
}

static enum status
show_total(struct visit *visit, const struct price_page *span,
	   struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *total = model_child(model, "total");
	struct ledger_sum sum;
	enum status status = ledger_total(&access, span, &sum, fault);

	if (status != OK)
		return status;
	model_int(total, "count", sum.count);
	show_money(total, sum.net_minor, sum.vat_minor, sum.gross_minor);
	return OK;
}

enum status
ledger_show(struct visit *visit, const struct ledger_wish *wish,
	    struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "rows");
	struct report_span span;
	struct ledger_lines lines;
	struct price_page page = {0};
	size_t limit;
	enum status status = read_span(visit, wish, &span, fault);

	if (status == OK)
		status = page_limit(&wish->page, &limit, fault);
	if (status == OK)
		status = read_place(wish->page.after, &page, fault);
	if (status != OK)
		return status;
	page.from_utc = span.from_utc;
	page.to_utc = span.to_utc;
	page.limit = limit + 1;
	status = ledger_list(&access, &page, &lines, fault);
	if (status != OK)
		return status;
	model_day(model, "from", span.from_days);
	model_day(model, "to", span.to_days);
	for (size_t i = 0; i < lines.count && i < limit; i++)
		show_line(model_append(rows), &lines.list[i]);
	model_text(model, "next",
		   lines.count > limit
			   ? place_text(visit->arena, &lines.list[limit - 1])
			   : NULL);
	return show_total(visit, &page, model, fault);
}

static void
put_line(struct csv_writer *csv, const struct ledger_line *line)
{
	char time[ZONE_TIME_TEXT], vat[16], item[ID_TEXT];

	zone_local_text(line->at_utc, time);
	snprintf(vat, sizeof vat, "%d.%02d", line->vat_bp / 100,
		 line->vat_bp % 100);
	id_format(line->item, item);
	csv_put(csv, time);
	csv_put(csv, line->kind);
	csv_put(csv, line->item ? item : NULL);
	csv_put(csv, line->ref);
	if (line->ref)
		csv_put_int(csv, line->n);
	else
		csv_put(csv, NULL);
	csv_put(csv, line->service);
	csv_put(csv, line->language);
	csv_put(csv, line->cost_code);
	csv_put(csv, line->provider);
	csv_put(csv, line->contract);
	csv_put(csv, line->number);
	csv_put_int(csv, line->card_version);
	csv_put_hundredths(csv, line->net_minor);
	csv_put(csv, vat);
	csv_put_hundredths(csv, line->vat_minor);
	csv_put_hundredths(csv, line->gross_minor);
	csv_put(csv, line->invoice);
	csv_put(csv, line->order);
	csv_put(csv, line->call);
	csv_end_row(csv);
}

enum status
ledger_csv(struct visit *visit, const struct ledger_wish *wish, struct buf *out,
	   struct fault *fault)
{
	static const char *const heads[] = {
		"at",	    "stage",	   "item",     "request",
		"n",	    "service",	   "language", "cost_code",
		"provider", "contract",	   "number",   "card",
		"net",	    "vat_percent", "vat",      "gross",
		"invoice",  "order",	   "call",
	};
	struct access access = visit_access(visit);
	struct csv_writer csv = {.out = out};
	struct report_span span;
	struct price_page page = {.limit = CSV_PAGE};
	struct ledger_lines lines = {.count = CSV_PAGE};
	enum status status = read_span(visit, wish, &span, fault);

	if (status != OK)
		return status;
	page.from_utc = span.from_utc;
	page.to_utc = span.to_utc;
	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		csv_put(&csv, heads[i]);
	csv_end_row(&csv);
	while (status == OK && lines.count == CSV_PAGE) {
		status = ledger_list(&access, &page, &lines, fault);
		for (size_t i = 0; status == OK && i < lines.count; i++)
			put_line(&csv, &lines.list[i]);
		if (status == OK && lines.count) {
			page.after_utc = lines.list[lines.count - 1].at_utc;
			page.after_item = lines.list[lines.count - 1].key;
		}
	}
	return status;
}
