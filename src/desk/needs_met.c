/* Figures: how often needs were met, and how often we wrote what could not be
 * read. */
#include "desk/needs_met.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "core/measure.h"
#include "core/name.h"
#include "desk/inside.h"
#include "desk/report.h"
#include "desk/report_inside.h"
#include "desk/show.h"
#include "store/contact.h"
#include "wire/csv.h"
#include "wire/model.h"

enum by { BY_KIND, BY_ORGANISATION, BY_CHANNEL, BY_WHY };
static const char *const by_names[] = {"kind", "organisation", "channel",
				       "why"};
#define BYS 4

struct group {
	int64_t key; /* of the enum that it is by, or an organisation */
	int64_t met, unmet;
};

struct tally {
	enum by by;
	struct group *list, all;
	size_t count, cap;
	int64_t another_language, reads_nothing;
};

static int64_t
key_of(enum by by, const struct met_count *one)
{
	switch (by) {
	case BY_KIND:
		return (int64_t)one->kind;
	case BY_ORGANISATION:
		return one->organisation;
	case BY_CHANNEL:
		return (int64_t)one->channel;
	case BY_WHY:
		return (int64_t)one->why;
	}
	return 0;
}

static struct group *
group_of(struct arena *arena, struct tally *tally, int64_t key)
{
	for (size_t i = 0; i < tally->count; i++)
		if (tally->list[i].key == key)
			return &tally->list[i];
	tally->list = arena_grow(arena, tally->list, tally->count, &tally->cap,
				 sizeof *tally->list);
	tally->list[tally->count] = (struct group){.key = key};
	return &tally->list[tally->count++];
}

static void
count(struct arena *arena, struct tally *tally, const struct met_count *one)
{
	struct group *group = group_of(arena, tally, key_of(tally->by, one));

	*(one->met ? &group->met : &group->unmet) += one->n;
	*(one->met ? &tally->all.met : &tally->all.unmet) += one->n;
	if (one->met)
		return;
	if (one->why == WHY_ANOTHER_LANGUAGE)
		tally->another_language += one->n;
	if (one->why == WHY_READS_NOTHING)
		tally->reads_nothing += one->n;
}

static void
show_group(struct model *row, const struct group *group)
{
	int64_t n = group->met + group->unmet;
	double low, high;

	model_int(row, "n", n);
	model_int(row, "met", group->met);
	model_int(row, "unmet", group->unmet);
	if (n) {
		measure_wilson((size_t)group->met, (size_t)n, &low, &high);
		model_real(row, "share", (double)group->met / (double)n);
		model_real(row, "low", low);
		model_real(row, "high", high);
	} else {
		model_null(row, "share");
	}
	model_bool(row, "ranked", n >= REPORT_RANK_MIN);
}

static void
show_key(struct model *row, enum by by, int64_t key,
	 const struct organisations *organisations)
{
	const char *word = "";

	model_null(row, "code");
	switch (by) {
	case BY_KIND:
		word = need_kind_name((enum need_kind)key);
		model_code(row, "code", "need-kind", word);
		break;
	case BY_ORGANISATION:
		word = organisation_named(organisations, key);
		break;
	case BY_CHANNEL:
		word = channel_names[key];
		model_code(row, "code", "channel", word);
		break;
	case BY_WHY:
		word = met_why_names[key];
		model_code(row, "code", "met-why", word);
		break;
	}
	model_text(row, "key", word);
	model_text(row, "name", by == BY_ORGANISATION ? word : NULL);
}

static int
most_unmet_first(const void *a, const void *b)
{
	const struct group *x = a, *y = b;

	if (x->unmet != y->unmet)
		return x->unmet < y->unmet ? 1 : -1;
	return (x->key > y->key) - (x->key < y->key);
}

static void
show_tally(struct model *model, struct tally *tally,
	   const struct organisations *organisations)
{
	struct model *rows = model_children(model, "rows");
	struct model *unreadable = model_child(model, "unreadable");

	if (tally->count)
		qsort(tally->list, tally->count, sizeof *tally->list,
		      most_unmet_first);
	for (size_t i = 0; i < tally->count; i++) {
		struct model *row = model_append(rows);

		show_key(row, tally->by, tally->list[i].key, organisations);
		show_group(row, &tally->list[i]);
	}
	show_group(model_child(model, "total"), &tally->all);
	model_int(unreadable, "n",
		  tally->another_language + tally->reads_nothing);
	model_int(unreadable, "another_language", tally->another_language);
	model_int(unreadable, "reads_nothing", tally->reads_nothing);
}

enum status
report_needs_met(struct visit *visit, const struct met_wish *wish,
		 struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	struct organisations organisations;
	struct met_counts counts = {NULL, 0};
	struct tally tally = {.by = BY_KIND};
	struct report_span span;
	struct fault wrong;
	int by = BY_KIND;
	enum status status;

	report_span_read(&fields, wish->from, wish->to, &span);
	if (wish->by && *wish->by &&
	    name_check("by", by_names, BYS, wish->by, &by, &wrong) != OK)
		field_take(&fields, "by", &wrong);
	status = fields_end(&fields, fault);
	faults_free(&faults);
	if (status == OK)
		status = contact_tally(&access, span.from_utc, span.to_utc,
				       &counts, fault);
	if (status == OK)
		status = organisation_list(&access, &organisations, fault);
	if (status != OK)
		return status;
	tally.by = (enum by)by;
	for (size_t i = 0; i < counts.count; i++)
		count(visit->arena, &tally, &counts.list[i]);
	model_day(model, "from", span.from_days);
	model_day(model, "to", span.to_days);
	model_text(model, "by", by_names[by]);
	show_tally(model, &tally, &organisations);
	return OK;
}

static void
put_row(struct csv_writer *csv, const struct model *row, const char *key)
{
	static const char *const columns[] = {"n", "met", "unmet"};

	csv_put(csv, key);
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		if (row)
			csv_put_int(csv,
				    model_int_of(model_get(row, columns[i])));
		else
			csv_put(csv, columns[i]);
	csv_end_row(csv);
}

void
report_needs_met_csv(const struct model *report, struct buf *out)
{
	struct csv_writer csv = {.out = out};

	put_row(&csv, NULL, model_text_of(model_get(report, "by")));
	for (const struct model *row = model_first(model_get(report, "rows"));
	     row; row = model_next(row))
		put_row(&csv, row, model_text_of(model_get(row, "key")));
	put_row(&csv, model_get(report, "total"), "total");
}
