/* Figures for managers: turnaround. */
#include "desk/report.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "core/measure.h"
#include "core/name.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "desk/report_filter.h"
#include "lang/zone.h"
#include "store/facts.h"
#include "store/organisation.h"
#include "store/provider.h"
#include "wire/csv.h"
#include "wire/model.h"

enum by {
	BY_SERVICE,
	BY_LANGUAGE,
	BY_FORMAT,
	BY_PROVIDER,
	BY_ORGANISATION,
	BY_OFFICER,
	BY_CLASS,
	BY_MONTH,
};
static const char *const by_names[] = {
	"service",	"language", "format", "provider",
	"organisation", "officer",  "class",  "month"};
#define BYS 8
#define DAYS_MOST 3660

struct group {
	int64_t key; /* a code's or month's, an identifier, a tag's bytes */
	struct minutes gross, net;
	size_t n, timed, in_standard;
};

struct tally {
	struct arena *arena;
	enum by by;
	const struct report_filter *filter;
	struct group *list, all;
	size_t count, cap;
	size_t last; /* the group that the last one was of */
	struct where_time where;
};

void
minutes_add(struct minutes *minutes, int32_t one)
{
	if (minutes->count == minutes->cap)
		mem_grow(&minutes->list, minutes->count, &minutes->cap,
			 sizeof *minutes->list);
	minutes->list[minutes->count++] = one < 0 ? 0 : one;
}

void
minutes_show(struct minutes *minutes, struct model *row, const char *key,
	     int percent)
{
	if (minutes->count)
		model_minutes(row, key,
			      measure_rank(minutes->list, minutes->count,
					   percent));
	else
		model_null(row, key);
}

static void
count_in(struct group *group, const struct fact *fact)
{
	minutes_add(&group->gross, fact->gross_min);
	minutes_add(&group->net, fact->net_min);
	group->n++;
	group->timed += fact->in_standard >= 0;
	group->in_standard += fact->in_standard > 0;
}

/* Months since year 0, of the local day. */
static int64_t
month_of(int64_t utc)
{
	struct civil day = civil_from_day(zone_local(utc).day_days);

	return (int64_t)day.year * 12 + day.month - 1;
}

static int64_t
key_of(enum by by, const struct fact *fact)
{
	int64_t key = 0;

	switch (by) {
	case BY_SERVICE:
		return (int64_t)fact->service;
	case BY_LANGUAGE:
		_Static_assert(sizeof key == FACT_LANGUAGE_BYTES, "as below");
		memcpy(&key, fact->language, sizeof key);
		return key;
	case BY_FORMAT:
		return (int64_t)fact->format;
	case BY_PROVIDER:
		return fact->provider;
	case BY_ORGANISATION:
		return fact->organisation;
	case BY_OFFICER:
		return fact->logged_by;
	case BY_CLASS:
		return (int64_t)fact->document_class;
	case BY_MONTH:
		return month_of(fact->closed_utc);
	}
	return key;
}

static struct group *
group_of(struct tally *tally, int64_t key)
{
	if (tally->last < tally->count && tally->list[tally->last].key == key)
		return &tally->list[tally->last];
	for (size_t i = 0; i < tally->count; i++) {
		if (tally->list[i].key == key) {
			tally->last = i;
			return &tally->list[i];
		}
	}
	mem_grow(&tally->list, tally->count, &tally->cap, sizeof *tally->list);
	tally->list[tally->count] = (struct group){.key = key};
	return &tally->list[tally->count++];
}

static bool
count_fact(void *self, const struct fact *fact)
{
	struct tally *tally = self;

	if (!report_filter_fits(tally->filter, fact))
		return true;
	count_in(group_of(tally, key_of(tally->by, fact)), fact);
	where_time_add(&tally->where, fact);
	return true;
}

static void
minutes_join(struct minutes *to, const struct minutes *from)
{
	size_t count = to->count + from->count;

	if (!from->count)
		return;
	to->list = mem_resize(to->list, count * sizeof *to->list);
	memcpy(to->list + to->count, from->list,
	       from->count * sizeof *from->list);
	to->count = to->cap = count;
}

static void
tally_total(struct tally *tally)
{
	for (size_t i = 0; i < tally->count; i++) {
		const struct group *group = &tally->list[i];

		minutes_join(&tally->all.gross, &group->gross);
		minutes_join(&tally->all.net, &group->net);
		tally->all.n += group->n;
		tally->all.timed += group->timed;
		tally->all.in_standard += group->in_standard;
	}
}

static void
tally_free(struct tally *tally)
{
	for (size_t i = 0; i < tally->count; i++) {
		free(tally->list[i].gross.list);
		free(tally->list[i].net.list);
	}
	free(tally->list);
	free(tally->all.gross.list);
	free(tally->all.net.list);
	where_time_free(&tally->where);
}

void
report_span_read(struct fields *fields, const char *from_text,
		 const char *to_text, struct report_span *ret)
{
	size_t before = fields->faults->count;
	const char *from = field_needed(fields, "from", from_text, 20);
	const char *to = field_needed(fields, "to", to_text, 20);
	struct fault fault;

	*ret = (struct report_span){0};
	if (from && zone_parse_day("from", from, &ret->from_days, &fault))
		field_take(fields, "from", &fault);
	if (to && zone_parse_day("to", to, &ret->to_days, &fault))
		field_take(fields, "to", &fault);
	if (fields->faults->count != before)
		return;
	if (ret->to_days < ret->from_days ||
	    ret->to_days - ret->from_days > DAYS_MOST) {
		(void)fault_set(&fault, E_INPUT, "",
				N_("{to} is before {from} or more than ten "
				   "years on: choose another last day"),
				"to", to, "from", from, NULL);
		field_take(fields, "to", &fault);
	}
	(void)zone_utc(ret->from_days, 0, &ret->from_utc);
	(void)zone_utc(ret->to_days + 1, 0, &ret->to_utc);
}

static enum status
read_by(struct visit *visit, const char *text, enum by *ret,
	struct fault *fault)
{
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	struct fault one;
	enum status status;
	int by = BY_SERVICE;

	if (text && *text &&
	    name_check("", by_names, BYS, text, &by, &one) != OK)
		field_take(&fields, "by", &one);
	*ret = (enum by)by;
	status = fields_end(&fields, fault);
	faults_free(&faults);
	return status;
}

void
report_share_show(struct model *row, size_t hits, size_t count)
{
	double low, high;

	if (!count) {
		model_null(row, "share");
		model_null(row, "low");
		model_null(row, "high");
		return;
	}
	measure_wilson(hits, count, &low, &high);
	model_real(row, "share", (double)hits / (double)count);
	model_real(row, "low", low);
	model_real(row, "high", high);
}

static void
show_group(struct model *row, struct group *group)
{
	model_int(row, "n", (int64_t)group->n);
	minutes_show(&group->gross, row, "median_gross_min", 50);
	minutes_show(&group->gross, row, "p90_gross_min", 90);
	minutes_show(&group->net, row, "median_net_min", 50);
	minutes_show(&group->net, row, "p90_net_min", 90);
	model_int(row, "in_standard", (int64_t)group->in_standard);
	report_share_show(row, group->in_standard, group->timed);
	model_bool(row, "ranked", group->n >= REPORT_RANK_MIN);
}

/* The name of one who has a row of his own; "" where nobody is it. */
static enum status
name_of(struct visit *visit, enum by by, int64_t id, const char **ret,
	struct fault *fault)
{
	struct access access = visit_access(visit);
	struct organisation organisation;
	struct provider provider;
	enum status status = OK;

	*ret = "";
	if (by == BY_PROVIDER && id) {
		status = provider_get(&access, id, &provider, fault);
		*ret = status == OK ? provider.name : "";
	} else if (by == BY_ORGANISATION) {
		status = organisation_get(&access, id, &organisation, fault);
		*ret = status == OK ? organisation.name : "";
	} else if (by == BY_OFFICER && id) {
		const char *name = actor_name(visit, id);

		*ret = name ? name : "";
	}
	return status;
}

/* What a row is about: a code, a language, or a name. */
static enum status
show_key(struct visit *visit, struct model *row, const struct tally *tally,
	 int64_t id, struct fault *fault)
{
	enum status status = OK;
	const char *key = "";
	char tag[FACT_LANGUAGE_BYTES];

	model_null(row, "code");
	model_null(row, "language");
	switch (tally->by) {
	case BY_SERVICE:
		key = service_name((enum service)id);
		model_code(row, "code", "service", key);
		break;
	case BY_LANGUAGE:
		memcpy(tag, &id, sizeof tag);
		key = arena_text(visit->arena, tag);
		if (*key)
			model_language(row, "language", key);
		break;
	case BY_FORMAT:
		key = format_name((enum format)id);
		if (*key)
			model_code(row, "code", "format", key);
		break;
	case BY_PROVIDER:
	case BY_ORGANISATION:
	case BY_OFFICER:
		status = name_of(visit, tally->by, id, &key, fault);
		break;
	case BY_CLASS:
		key = document_class_name((enum document_class)id);
		model_code(row, "code", "class", key);
		break;
	case BY_MONTH:
		key = arena_printf(visit->arena, "%04d-%02d", (int)(id / 12),
				   (int)(id % 12) + 1);
		model_month(row, "month",
			    day_from_civil((int)(id / 12), (int)(id % 12) + 1,
					   1));
		break;
	}
	model_text(row, "key", key);
	model_text(row, "name", key);
	return status;
}

/* What to ask of this row alone. */
static void
show_query(struct visit *visit, struct model *row, const struct tally *tally,
	   int64_t key)
{
	struct report_filter one = *tally->filter;
	char tag[FACT_LANGUAGE_BYTES];

	switch (tally->by) {
	case BY_SERVICE:
		one.service = (int)key;
		break;
	case BY_LANGUAGE:
		memcpy(tag, &key, sizeof tag);
		one.language = tag;
		break;
	case BY_FORMAT:
		one.format = (int)key;
		break;
	case BY_PROVIDER:
		one.provider = key ? key : REPORT_NOBODY;
		break;
	case BY_ORGANISATION:
		one.organisation = key;
		break;
	case BY_OFFICER:
		one.officer = key;
		break;
	case BY_CLASS:
		one.document_class = (int)key;
		break;
	case BY_MONTH:
		report_filter_month(&one, (int)(key / 12), (int)(key % 12));
		break;
	}
	model_text(row, "query",
		   report_filter_query(visit->arena, &one, NULL, NULL));
}

static int
by_time(const void *a, const void *b)
{
	const struct group *x = a, *y = b;

	return (x->key > y->key) - (x->key < y->key);
}

/* Languages in the order of their tags. */
static int
by_count(const void *a, const void *b)
{
	const struct group *x = a, *y = b;

	if (x->n != y->n)
		return x->n < y->n ? 1 : -1;
	return by_time(a, b);
}

static enum status
show_tally(struct visit *visit, struct model *model, struct tally *tally,
	   struct fault *fault)
{
	struct model *rows = model_children(model, "rows");
	struct model *total = model_child(model, "total");
	enum status status = OK;

	if (tally->count)
		qsort(tally->list, tally->count, sizeof *tally->list,
		      tally->by == BY_MONTH ? by_time : by_count);
	for (size_t i = 0; i < tally->count && status == OK; i++) {
		struct model *row = model_append(rows);

		status = show_key(visit, row, tally, tally->list[i].key,
				  fault);
		show_group(row, &tally->list[i]);
		show_query(visit, row, tally, tally->list[i].key);
	}
	show_group(total, &tally->all);
	model_text(total, "query",
		   report_filter_query(visit->arena, tally->filter, NULL,
				       NULL));
	return status;
}

static enum status
show_all(struct visit *visit, struct model *model, struct tally *tally,
	 struct fault *fault)
{
	const struct report_span *span = &tally->filter->span;
	enum status status;

	model_day(model, "from", span->from_days);
	model_day(model, "to", span->to_days);
	model_text(model, "by", by_names[tally->by]);
	model_int(model, "rank_min", REPORT_RANK_MIN);
	report_filter_show(visit->arena, tally->filter, model);
	status = show_tally(visit, model, tally, fault);
	return status == OK ? where_time_show(visit, &tally->where,
					      tally->filter, model, fault)
			    : status;
}

enum status
report_turnaround(struct visit *visit, const struct report_wish *wish,
		  struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct report_filter filter;
	struct tally tally = {.arena = visit->arena, .filter = &filter};
	struct facts_query query = {.visit = count_fact, .self = &tally};
	enum status status =
		report_filter_read(visit, wish, &filter, fault);

	if (status == OK)
		status = read_by(visit, wish->by, &tally.by, fault);
	if (status != OK)
		return status;
	query.from_utc = filter.span.from_utc;
	query.to_utc = filter.span.to_utc;
	query.organisation = filter.organisation;
	status = facts_visit(&access, &query, fault);
	tally_total(&tally);
	if (status == OK)
		status = show_all(visit, model, &tally, fault);
	tally_free(&tally);
	return status;
}

static void
put_cell(struct csv_writer *csv, const struct model *row, const char *key)
{
	const struct model *cell = model_get(row, key);
	struct buf text = {0};

	if (model_kind_of(cell) == MODEL_INT ||
	    model_kind_of(cell) == MODEL_MINUTES) {
		csv_put_int(csv, model_int_of(cell));
	} else if (model_kind_of(cell) == MODEL_REAL) {
		buf_printf(&text, "%.4f", model_real_of(cell));
		csv_put(csv, buf_string(&text));
		buf_free(&text);
	} else {
		csv_put(csv, model_text_of(cell));
	}
}

static void
put_row(struct csv_writer *csv, const struct model *row, const char *key)
{
	static const char *const columns[] = {
		"n",		  "median_gross_min", "p90_gross_min",
		"median_net_min", "p90_net_min",      "in_standard",
		"share",	  "low",	      "high",
	};

	csv_put(csv, key);
	for (size_t i = 0; i < sizeof columns / sizeof *columns; i++)
		if (row)
			put_cell(csv, row, columns[i]);
		else
			csv_put(csv, columns[i]);
	csv_end_row(csv);
}

void
report_csv(const struct model *report, struct buf *out)
{
	struct csv_writer csv = {.out = out};

	put_row(&csv, NULL, model_text_of(model_get(report, "by")));
	for (const struct model *row = model_first(model_get(report, "rows"));
	     row; row = model_next(row))
		put_row(&csv, row, model_text_of(model_get(row, "key")));
	put_row(&csv, model_get(report, "total"), "total");
}
