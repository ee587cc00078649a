/* The landlords side by side. */
#include <stdlib.h>

#include "base/mem.h"
#include "core/fact.h"
#include "desk/inside.h"
#include "desk/report.h"
#include "desk/report_filter.h"
#include "desk/show.h"
#include "lang/zone.h"
#include "store/facts.h"
#include "store/organisation.h"
#include "wire/model.h"

/* One landlord, or all of them, in one span. */
struct count {
	size_t n, timed, in_standard, unfilled;
	struct minutes net;
};

struct member {
	int64_t organisation;
	struct count now, before;
};

struct overview {
	struct arena *arena;
	struct report_span now;
	struct member *list, all;
	size_t count, last;
};

static void
count_in(struct count *count, const struct fact *fact, bool minutes)
{
	count->unfilled += fact->state == ITEM_UNFILLED;
	if (fact->state != ITEM_COMPLETED)
		return;
	count->n++;
	count->timed += fact->in_standard >= 0;
	count->in_standard += fact->in_standard > 0;
	if (minutes)
		minutes_add(&count->net, fact->net_min);
}

static bool
take(void *self, const struct fact *fact)
{
	struct overview *overview = self;
	bool now = fact->closed_utc >= overview->now.from_utc;
	struct member *member = &overview->list[overview->last];

	/* They come landlord by landlord. */
	for (size_t i = 0; member->organisation != fact->organisation; i++) {
		if (i == overview->count)
			return true;
		overview->last = i;
		member = &overview->list[i];
	}
	count_in(now ? &member->now : &member->before, fact, now);
	count_in(now ? &overview->all.now : &overview->all.before, fact, now);
	return true;
}

static double
share_of(const struct count *count)
{
	return (double)count->in_standard / (double)count->timed;
}

static bool
ranked(const struct count *count)
{
	return count->timed >= REPORT_RANK_MIN;
}

/* The best share is first; equal ones share a place. */
static void
show_rank(struct model *row, const struct overview *overview,
	  const struct count *count)
{
	int64_t rank = 1;

	model_bool(row, "ranked", ranked(count));
	if (!ranked(count)) {
		model_null(row, "rank");
		return;
	}
	for (size_t i = 0; i < overview->count; i++) {
		const struct count *other = &overview->list[i].now;

		rank += ranked(other) && share_of(other) > share_of(count);
	}
	model_int(row, "rank", rank);
}

static void
show_member(struct model *row, const struct overview *overview,
	    struct member *member)
{
	struct count *now = &member->now, *before = &member->before;
	struct report_filter filter = {.span = overview->now,
				       .service = -1,
				       .format = -1,
				       .document_class = -1,
				       .took = -1,
				       .stage = -1,
				       .standard = -1,
				       .organisation = member->organisation};

	model_int(row, "n", (int64_t)now->n);
	minutes_show(&now->net, row, "median_net_min", 50);
	minutes_show(&now->net, row, "p90_net_min", 90);
	model_int(row, "in_standard", (int64_t)now->in_standard);
	report_share_show(row, now->in_standard, now->timed);
	model_int(row, "unfilled", (int64_t)now->unfilled);
	model_int(row, "n_before", (int64_t)before->n);
	if (before->timed)
		model_real(row, "share_before", share_of(before));
	else
		model_null(row, "share_before");
	model_text(row, "query",
		   report_filter_query(overview->arena, &filter, NULL, NULL));
}

static void
show(struct model *model, struct overview *overview,
     const struct organisations *organisations)
{
	struct model *rows = model_children(model, "rows");

	model_day(model, "from", overview->now.from_days);
	model_day(model, "to", overview->now.to_days);
	model_int(model, "rank_min", REPORT_RANK_MIN);
	for (size_t i = 0; i < overview->count; i++) {
		struct member *member = &overview->list[i];
		struct model *row;

		if (!member->now.n && !member->before.n &&
		    !member->now.unfilled)
			continue;
		row = model_append(rows);
		model_id(row, "id", member->organisation);
		model_text(row, "name",
			   organisation_named(organisations,
					      member->organisation));
		show_member(row, overview, member);
		show_rank(row, overview, &member->now);
	}
	show_member(model_child(model, "total"), overview, &overview->all);
}

static void
overview_free(struct overview *overview)
{
	for (size_t i = 0; i < overview->count; i++)
		free(overview->list[i].now.net.list);
	free(overview->all.now.net.list);
}

enum status
report_overview(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	int32_t today = zone_local(visit->now_utc).day_days;
	struct overview overview = {.arena = visit->arena};
	struct facts_query query = {.part = FACTS_HEAD,
				    .visit = take,
				    .self = &overview};
	struct organisations organisations;
	enum status status =
		organisation_list(&access, &organisations, fault);

	if (status != OK || !organisations.count)
		return status;
	overview.now.from_days = today - REPORT_RECENT_DAYS + 1;
	overview.now.to_days = today;
	(void)zone_utc(overview.now.from_days, 0, &overview.now.from_utc);
	(void)zone_utc(today - 2 * REPORT_RECENT_DAYS + 1, 0, &query.from_utc);
	(void)zone_utc(today + 1, 0, &query.to_utc);
	overview.count = organisations.count;
	overview.list = arena_alloc(visit->arena,
				    overview.count * sizeof *overview.list);
	for (size_t i = 0; i < organisations.count; i++)
		overview.list[i] = (struct member){
			.organisation = organisations.list[i].id};
	status = facts_visit(&access, &query, fault);
	if (status == OK)
		show(model, &overview, &organisations);
	overview_free(&overview);
	return status;
}
