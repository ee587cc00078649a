/* The requests behind a figure of success. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/id.h"
#include "core/name.h"
#include "core/success.h"
#include "desk/inside.h"
#include "desk/show.h"
#include "desk/success_inside.h"
#include "store/facts.h"
#include "wire/model.h"

#define SHOWN 100

static const char *const ended_names[] = {
	"fulfilled",	      "tenant-absent", "interpreter-absent",
	"cancelled-early",    "cancelled-late", "provider-cancelled",
	"unfilled",	      "rejected"};
#define ENDEDS 8

/* The latest are kept: the list holds twice as many and is cut back. */
struct latest {
	const struct grouping *grouping;
	enum group_by by;
	bool keyed;
	int64_t key;
	int ended; /* -1 any */
	struct fact *list;
	size_t count;
	int64_t n;
};

static int
how_ended(const struct fact *fact)
{
	struct success s = {0};
	size_t parts[ENDEDS];

	success_add(&s, fact);
	parts[0] = s.fulfilled;
	parts[1] = s.tenant_absent;
	parts[2] = s.interpreter_absent;
	parts[3] = s.cancelled_early;
	parts[4] = s.cancelled_late;
	parts[5] = s.provider_cancelled;
	parts[6] = s.unfilled;
	parts[7] = s.rejected;
	for (int i = 0; i < ENDEDS; i++)
		if (parts[i])
			return i;
	return -1;
}

static int
newest_first(const void *a, const void *b)
{
	const struct fact *x = a, *y = b;

	if (x->closed_utc != y->closed_utc)
		return x->closed_utc < y->closed_utc ? 1 : -1;
	return (x->item < y->item) - (x->item > y->item);
}

static void
cut_back(struct latest *latest)
{
	if (latest->count)
		qsort(latest->list, latest->count, sizeof *latest->list,
		      newest_first);
	if (latest->count > SHOWN)
		latest->count = SHOWN;
}

static bool
take(void *self, const struct fact *fact)
{
	struct latest *latest = self;

	if (!grouping_counts(latest->grouping, fact) ||
	    (latest->keyed && group_key(latest->by, fact) != latest->key) ||
	    (latest->ended >= 0 && how_ended(fact) != latest->ended))
		return true;
	latest->n++;
	if (latest->count == (size_t)2 * SHOWN)
		cut_back(latest);
	latest->list[latest->count++] = *fact;
	return true;
}

static enum status
read_wish(struct latest *latest, const struct figures_group *group,
	  struct fault *fault)
{
	latest->keyed = group->key != NULL;
	if (latest->keyed &&
	    !group_parse(latest->by, group->key, &latest->key))
		return fault_set(fault, E_INPUT, "/key",
				 N_("{value} is no group of {by}"), "value",
				 group->key, "by", group_by_names[latest->by],
				 NULL);
	latest->ended = -1;
	if (!group->ended || !*group->ended)
		return OK;
	return name_check("/ended", ended_names, ENDEDS, group->ended,
			  &latest->ended, fault);
}

static enum status
show_latest(struct visit *visit, const struct latest *latest,
	    struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "requests");
	struct organisations organisations;
	enum status status =
		organisation_list(&access, &organisations, fault);

	model_int(model, "n", latest->n);
	for (size_t i = 0; status == OK && i < latest->count; i++) {
		struct model *row = model_append(rows);
		struct item_row found;

		status = item_row_get(&access, latest->list[i].item, &found,
				      fault);
		if (status != OK)
			return status;
		show_row(visit, row, &found, &organisations);
		model_time(row, "closed_at", latest->list[i].closed_utc);
	}
	return status;
}

enum status
figures_items(struct visit *visit, const struct figures_wish *wish,
	      const struct figures_group *group, struct model *model,
	      struct fault *fault)
{
	const struct grouping_words words = {group_by_names, GROUP_BYS};
	struct access access = visit_access(visit);
	struct grouping grouping;
	struct latest latest = {.grouping = &grouping};
	struct facts_query query = {.visit = take, .self = &latest};
	enum status status =
		grouping_read(visit, wish, &words, &grouping, fault);

	if (status != OK)
		return status;
	latest.by = (enum group_by)grouping.by;
	latest.list = arena_alloc(visit->arena,
				  (size_t)2 * SHOWN * sizeof *latest.list);
	status = read_wish(&latest, group, fault);
	if (status != OK)
		return status;
	query.from_utc = grouping.span.from_utc;
	query.to_utc = grouping.span.to_utc;
	query.organisation = grouping.organisation;
	status = facts_visit(&access, &query, fault);
	if (status == OK)
		status = grouping_show(visit, model, &grouping, &words, fault);
	cut_back(&latest);
	return status == OK ? show_latest(visit, &latest, model, fault)
			    : status;
}
