/* How long items took, and where their time went. */
#include <stdlib.h>

#include "base/mem.h"
#include "core/fact.h"
#include "desk/inside.h"
#include "desk/report_filter.h"
#include "store/facts.h"
#include "wire/model.h"

#define HOLDS_SHOWN 10
#define HOLD_SAID_LEAST 3

/* Reasons are few: officers choose among the same words. */
static void
add_held(struct where_time *where, const struct fact *fact)
{
	struct held *held = where->held;
	size_t at = 0;

	while (at < where->helds &&
	       held[at].example.held_why != fact->held_why)
		at++;
	if (at == where->helds) {
		mem_grow(&where->held, where->helds, &where->cap,
			 sizeof *where->held);
		where->held[where->helds++] = (struct held){.example = *fact};
	}
	where->held[at].n++;
	where->held[at].minutes += fact->stage_min[FACT_HELD];
}

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
	if (fact->stage_min[FACT_HELD] > 0)
		add_held(where, fact);
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

static int
longest_first(const void *a, const void *b)
{
	const struct held *x = a, *y = b;

	if (x->minutes != y->minutes)
		return x->minutes < y->minutes ? 1 : -1;
	return (x->example.held_why > y->example.held_why) -
	       (x->example.held_why < y->example.held_why);
}

static void
show_held(struct model *row, int64_t n, int64_t minutes)
{
	model_int(row, "n", n);
	model_minutes(row, "min", minutes);
}

static enum status
show_holds(struct visit *visit, const struct where_time *where,
	   struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "holds");
	int64_t n = 0, minutes = 0, shown = 0;
	enum status status = OK;

	if (where->helds)
		qsort(where->held, where->helds, sizeof *where->held,
		      longest_first);
	for (size_t i = 0; status == OK && i < where->helds; i++) {
		const struct held *held = &where->held[i];
		const char *reason = NULL;

		if (held->n >= HOLD_SAID_LEAST && shown < HOLDS_SHOWN)
			status = facts_held_why(&access, &held->example,
						&reason, fault);
		if (reason) {
			struct model *row = model_append(rows);

			model_text(row, "reason", reason);
			show_held(row, held->n, held->minutes);
			shown++;
		} else {
			n += held->n;
			minutes += held->minutes;
		}
	}
	if (n)
		show_held(model_child(model, "holds_other"), n, minutes);
	else
		model_null(model, "holds_other");
	return status;
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
