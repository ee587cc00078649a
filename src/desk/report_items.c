/* The very requests behind a figure. */
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "desk/inside.h"
#include "desk/report.h"
#include "desk/report_filter.h"
#include "desk/show.h"
#include "store/facts.h"
#include "store/organisation.h"
#include "wire/model.h"

/* The page: those that were closed last, of what comes after the cursor. The
 * list holds some more, and is cut back when it is full. */
struct newest {
	const struct report_filter *filter;
	int64_t after_closed_utc, after_item; /* 0 from the first */
	struct fact *list;
	size_t count, most, room;
	int64_t n; /* of all pages */
};
#define ROOM 4 /* times what is kept */

static int
newest_first(const void *a, const void *b)
{
	const struct fact *x = a, *y = b;

	if (x->closed_utc != y->closed_utc)
		return x->closed_utc < y->closed_utc ? 1 : -1;
	return (x->item < y->item) - (x->item > y->item);
}

static void
cut_back(struct newest *newest)
{
	qsort(newest->list, newest->count, sizeof *newest->list, newest_first);
	if (newest->count > newest->most)
		newest->count = newest->most;
}

static bool
take(void *self, const struct fact *fact)
{
	struct newest *newest = self;
	const struct fact after = {.closed_utc = newest->after_closed_utc,
				   .item = newest->after_item};

	if (!report_filter_fits(newest->filter, fact))
		return true;
	newest->n++;
	if (newest->after_item && newest_first(fact, &after) <= 0)
		return true;
	if (newest->count == newest->room)
		cut_back(newest);
	newest->list[newest->count++] = *fact;
	return true;
}

static enum status
read_after(struct newest *newest, const char *after, struct fault *fault)
{
	char rest;

	if (!after || !*after)
		return OK;
	if (sscanf(after, "%19" SCNd64 ".%19" SCNd64 "%c",
		   &newest->after_closed_utc, &newest->after_item, &rest) != 2)
		return fault_set(fault, E_INPUT, "/after",
				 N_("{value} is no page of this list: begin at "
				    "its start"),
				 "value", after, NULL);
	return OK;
}

static enum status
show_one(struct visit *visit, struct model *row, const struct fact *fact,
	 const struct organisations *organisations, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct item_row found;
	enum status status = item_row_get(&access, fact->item, &found, fault);

	if (status != OK)
		return status;
	show_row(visit, row, &found, organisations);
	model_time(row, "closed_at", fact->closed_utc);
	model_minutes_or_null(row, "gross_min", fact->gross_min);
	model_minutes_or_null(row, "net_min", fact->net_min);
	if (fact->in_standard < 0)
		model_null(row, "in_standard");
	else
		model_bool(row, "in_standard", fact->in_standard > 0);
	return OK;
}

static enum status
show_page(struct visit *visit, const struct newest *newest, struct model *model,
	  struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "requests");
	size_t limit = newest->most - 1;
	struct organisations organisations;
	enum status status =
		organisation_list(&access, &organisations, fault);

	for (size_t i = 0; status == OK && i < newest->count && i < limit; i++)
		status = show_one(visit, model_append(rows), &newest->list[i],
				  &organisations, fault);
	if (newest->count > limit) {
		const struct fact *last = &newest->list[limit - 1];

		model_text(model, "next",
			   arena_printf(visit->arena, "%" PRId64 ".%" PRId64,
					last->closed_utc, last->item));
	} else {
		model_null(model, "next");
	}
	return status;
}

enum status
report_items(struct visit *visit, const struct report_wish *wish,
	     struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct report_filter filter;
	struct newest newest = {.filter = &filter};
	struct facts_query query = {.visit = take, .self = &newest};
	size_t limit;
	enum status status =
		report_filter_read(visit, wish, &filter, fault);

	if (status == OK)
		status = page_limit(&wish->page, &limit, fault);
	if (status == OK)
		status = read_after(&newest, wish->page.after, fault);
	if (status != OK)
		return status;
	newest.most = limit + 1;
	newest.room = ROOM * newest.most;
	newest.list = arena_alloc(visit->arena,
				  newest.room * sizeof *newest.list);
	query.from_utc = filter.span.from_utc;
	query.to_utc = filter.span.to_utc;
	query.organisation = filter.organisation;
	status = facts_visit(&access, &query, fault);
	if (status != OK)
		return status;
	cut_back(&newest);
	model_day(model, "from", filter.span.from_days);
	model_day(model, "to", filter.span.to_days);
	model_int(model, "n", newest.n);
	report_filter_show(visit->arena, &filter, model);
	return show_page(visit, &newest, model, fault);
}
