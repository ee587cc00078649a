/* How long items took, and where their time went. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "core/fact.h"
#include "desk/inside.h"
#include "desk/report_filter.h"
#include "store/facts.h"
#include "wire/model.h"

#define HOLDS_SHOWN 10
#define HOLD_SAID_LEAST 3

void
where_time_add(struct where_time *where, const struct fact *fact)
{
	int took = report_took(fact->net_min);

	if (took >= 0)
		where->took[took]++;
	for (int i = 0; i < FACT_STAGES; i++) {
		if (fact->stage_min[i] <= 0)
			continue;
		minutes_add(&where->stage[i], fact->stage_min[i]);
		where->stage_sum[i] += fact->stage_min[i];
	}
	if (fact->stage_min[FACT_HELD] <= 0)
		return;
	mem_grow(&where->held, where->helds, &where->cap,
		 sizeof *where->held);
	where->held[where->helds++] =
		(struct held){fact->item, fact->organisation};
}

void
where_time_free(struct where_time *where)
{
	for (int i = 0; i < FACT_STAGES; i++)
		free(where->stage[i].list);
	free(where->held);
}

static void
show_took(struct arena *arena, const struct where_time *where,
	  const struct report_filter *filter, struct model *model)
{
	struct model *rows = model_children(model, "took");
	size_t all = 0;

	for (int i = 0; i < REPORT_TOOKS; i++)
		all += where->took[i];
	for (int i = 0; i < REPORT_TOOKS && all; i++) {
		struct model *row = model_append(rows);

		model_code(row, "took", "report-took", report_took_names[i]);
		model_int(row, "n", (int64_t)where->took[i]);
		model_real(row, "share",
			   (double)where->took[i] / (double)all);
		model_text(row, "query",
			   report_filter_query(arena, filter, "took",
					       report_took_names[i]));
	}
}

static void
show_stages(struct arena *arena, struct where_time *where,
	    const struct report_filter *filter, struct model *model)
{
	struct model *rows = model_children(model, "stages");
	int64_t all = 0;

	for (int i = 0; i < FACT_STAGES; i++)
		all += where->stage_sum[i];
	for (int i = 0; i < FACT_STAGES && all; i++) {
		struct model *row = model_append(rows);

		model_code(row, "stage", "report-stage", fact_stage_names[i]);
		model_int(row, "n", (int64_t)where->stage[i].count);
		minutes_show(&where->stage[i], row, "median_min", 50);
		minutes_show(&where->stage[i], row, "p90_min", 90);
		model_real(row, "share",
			   (double)where->stage_sum[i] / (double)all);
		model_text(row, "query",
			   report_filter_query(arena, filter, "stage",
					       fact_stage_names[i]));
	}
}

/* One reason, in the words of whoever held it. */
struct hold {
	const char *reason;
	int64_t n, minutes;
};

struct holds {
	struct arena *arena;
	struct hold *list;
	size_t count, cap;
};

static void
add_hold(void *self, const char *reason, int64_t minutes)
{
	struct holds *holds = self;

	for (size_t i = 0; i < holds->count; i++) {
		if (!strcmp(holds->list[i].reason, reason)) {
			holds->list[i].n++;
			holds->list[i].minutes += minutes;
			return;
		}
	}
	holds->list = arena_grow(holds->arena, holds->list, holds->count,
				 &holds->cap, sizeof *holds->list);
	holds->list[holds->count++] = (struct hold){
		arena_text(holds->arena, reason), 1, minutes};
}

static int
longest_first(const void *a, const void *b)
{
	const struct hold *x = a, *y = b;

	if (x->minutes != y->minutes)
		return x->minutes < y->minutes ? 1 : -1;
	return strcmp(x->reason, y->reason);
}

static void
show_hold(struct model *row, const struct hold *hold)
{
	model_int(row, "n", hold->n);
	model_minutes(row, "min", hold->minutes);
}

static enum status
show_holds(struct visit *visit, const struct where_time *where,
	   struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct holds holds = {.arena = visit->arena};
	struct model *rows = model_children(model, "holds");
	struct hold other = {0};
	enum status status = OK;
	size_t shown = 0;

	for (size_t i = 0; status == OK && i < where->helds; i++)
		status = facts_holds(&access, where->held[i].item, add_hold,
				     &holds, fault);
	if (status != OK)
		return status;
	if (holds.count)
		qsort(holds.list, holds.count, sizeof *holds.list,
		      longest_first);
	for (size_t i = 0; i < holds.count; i++) {
		const struct hold *hold = &holds.list[i];

		if (hold->n < HOLD_SAID_LEAST || shown == HOLDS_SHOWN) {
			other.n += hold->n;
			other.minutes += hold->minutes;
		} else {
			struct model *row = model_append(rows);

			model_text(row, "reason", hold->reason);
			show_hold(row, hold);
			shown++;
		}
	}
	if (other.n)
		show_hold(model_child(model, "holds_other"), &other);
	else
		model_null(model, "holds_other");
	return OK;
}

enum status
where_time_show(struct visit *visit, struct where_time *where,
		const struct report_filter *filter, struct model *model,
		struct fault *fault)
{
	show_took(visit->arena, where, filter, model);
	show_stages(visit->arena, where, filter, model);
	return show_holds(visit, where, model, fault);
}
