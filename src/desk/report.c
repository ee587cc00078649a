/* Figures for managers: turnaround. */
#include "desk/report.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/near.h"
#include "core/measure.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/report_inside.h"
#include "lang/tag.h"
#include "lang/zone.h"
#include "store/organisation.h"
#include "store/provider.h"
#include "store/report.h"
#include "wire/csv.h"
#include "wire/model.h"

enum by {
	BY_SERVICE,
	BY_LANGUAGE,
	BY_FORMAT,
	BY_PROVIDER,
	BY_ORGANISATION,
	BY_CLASS,
	BY_MONTH,
};
static const char *const by_names[] = {"service",      "language", "format",
				       "provider",     "organisation",
				       "class",	       "month"};
#define BYS 7
#define DAYS_MOST 3660

struct group {
	int64_t number;	  /* a code's or month's, or an identifier */
	const char *text; /* language */
	int64_t *gross, *net;
	size_t n, cap_gross, cap_net, timed, in_standard;
};

struct tally {
	struct arena *arena;
	enum by by;
	int service;
	const char *language;
	struct group *list;
	size_t count, cap;
	struct group all;
};

static void
add_minutes(struct arena *arena, struct group *group,
	    const struct closed_item *item)
{
	group->gross = arena_grow(arena, group->gross, group->n,
				  &group->cap_gross, sizeof *group->gross);
	group->net = arena_grow(arena, group->net, group->n, &group->cap_net,
				sizeof *group->net);
	group->gross[group->n] = item->gross_min < 0 ? 0 : item->gross_min;
	group->net[group->n++] = item->net_min < 0 ? 0 : item->net_min;
	group->timed += item->in_standard >= 0;
	group->in_standard += item->in_standard > 0;
}

/* Months since year 0, of the local day. */
static int64_t
month_of(int64_t utc)
{
	struct civil day = civil_from_day(zone_local(utc).day_days);

	return (int64_t)day.year * 12 + day.month - 1;
}

static struct group *
group_of(struct tally *tally, const struct closed_item *item)
{
	int64_t number = 0;
	const char *text = "";

	switch (tally->by) {
	case BY_SERVICE:
		number = (int64_t)item->service;
		break;
	case BY_LANGUAGE:
		text = item->language ? item->language : "";
		break;
	case BY_FORMAT:
		number = (int64_t)item->format;
		break;
	case BY_PROVIDER:
		number = item->provider;
		break;
	case BY_ORGANISATION:
		number = item->organisation;
		break;
	case BY_CLASS:
		number = (int64_t)item->document_class;
		break;
	case BY_MONTH:
		number = month_of(item->closed_utc);
		break;
	}
	for (size_t i = 0; i < tally->count; i++)
		if (tally->list[i].number == number &&
		    !strcmp(tally->list[i].text, text))
			return &tally->list[i];
	tally->list = arena_grow(tally->arena, tally->list, tally->count,
				 &tally->cap, sizeof *tally->list);
	tally->list[tally->count] = (struct group){
		.number = number, .text = arena_text(tally->arena, text)};
	return &tally->list[tally->count++];
}

static bool
count_item(void *self, const struct closed_item *item)
{
	struct tally *tally = self;

	if (item->state != ITEM_COMPLETED)
		return true;
	if (tally->service >= 0 && (int)item->service != tally->service)
		return true;
	if (tally->language && strcmp(tally->language, item->language) != 0)
		return true;
	add_minutes(tally->arena, group_of(tally, item), item);
	add_minutes(tally->arena, &tally->all, item);
	return true;
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

static void
read_by(struct fields *fields, const char *text, enum by *ret)
{
	const char *near;
	struct fault fault;

	*ret = BY_SERVICE;
	if (!text || !*text)
		return;
	for (int i = 0; i < BYS; i++) {
		if (!strcmp(by_names[i], text)) {
			*ret = (enum by)i;
			return;
		}
	}
	near = near_match(text, by_names, BYS);
	(void)fault_set(&fault, E_INPUT, "",
			N_("{value} is no way to group: choose service, "
			   "language, format, provider, organisation, class "
			   "or month; "
			   "{nearest} is nearest"),
			"value", text, "nearest", near ? near : "service",
			NULL);
	field_take(fields, "by", &fault);
}

static void
show_share(struct model *row, const struct group *group)
{
	double low, high;

	model_int(row, "in_standard", (int64_t)group->in_standard);
	if (!group->timed) {
		model_null(row, "share");
		model_null(row, "low");
		model_null(row, "high");
		return;
	}
	measure_wilson(group->in_standard, group->timed, &low, &high);
	model_real(row, "share",
		   (double)group->in_standard / (double)group->timed);
	model_real(row, "low", low);
	model_real(row, "high", high);
}

static void
show_minutes(struct model *row, const char *key, int64_t *minutes,
	     size_t count, int percent)
{
	if (count)
		model_minutes(row, key,
			      measure_percentile(minutes, count, percent));
	else
		model_null(row, key);
}

static void
show_group(struct model *row, struct group *group)
{
	model_int(row, "n", (int64_t)group->n);
	show_minutes(row, "median_gross_min", group->gross, group->n, 50);
	show_minutes(row, "p90_gross_min", group->gross, group->n, 90);
	show_minutes(row, "median_net_min", group->net, group->n, 50);
	show_minutes(row, "p90_net_min", group->net, group->n, 90);
	show_share(row, group);
	model_bool(row, "ranked", group->n >= REPORT_RANK_MIN);
}

/* What a row is about: a code, a language, or a name. */
static enum status
show_key(struct visit *visit, struct model *row, const struct tally *tally,
	 const struct group *group, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct organisation organisation;
	struct provider provider;
	enum status status = OK;
	const char *key = "";

	model_null(row, "code");
	model_null(row, "language");
	switch (tally->by) {
	case BY_SERVICE:
		key = service_name((enum service)group->number);
		model_code(row, "code", "service", key);
		break;
	case BY_LANGUAGE:
		key = group->text;
		if (*key)
			model_language(row, "language", key);
		break;
	case BY_FORMAT:
		key = format_name((enum format)group->number);
		if (*key)
			model_code(row, "code", "format", key);
		break;
	case BY_PROVIDER:
		if (group->number) {
			status = provider_get(&access, group->number,
					      &provider, fault);
			key = status == OK ? provider.name : "";
		}
		break;
	case BY_ORGANISATION:
		status = organisation_get(&access, group->number,
					  &organisation, fault);
		key = status == OK ? organisation.name : "";
		break;
	case BY_CLASS:
		key = document_class_name(
			(enum document_class)group->number);
		model_code(row, "code", "class", key);
		break;
	case BY_MONTH:
		key = arena_printf(visit->arena, "%04d-%02d",
				   (int)(group->number / 12),
				   (int)(group->number % 12) + 1);
		break;
	}
	model_text(row, "key", key);
	model_text(row, "name", key);
	return status;
}

/* Months in time's order; else the ranked ones, slowest median last. */
static int
by_time(const void *a, const void *b)
{
	const struct group *x = a, *y = b;

	return (x->number > y->number) - (x->number < y->number);
}

static int
by_count(const void *a, const void *b)
{
	const struct group *x = a, *y = b;

	if (x->n != y->n)
		return x->n < y->n ? 1 : -1;
	if (x->number != y->number)
		return x->number > y->number ? 1 : -1;
	return strcmp(x->text, y->text);
}

static enum status
show_tally(struct visit *visit, struct model *model, struct tally *tally,
	   struct fault *fault)
{
	struct model *rows = model_children(model, "rows");
	enum status status = OK;

	if (tally->count)
		qsort(tally->list, tally->count, sizeof *tally->list,
		      tally->by == BY_MONTH ? by_time : by_count);
	for (size_t i = 0; i < tally->count && status == OK; i++) {
		struct model *row = model_append(rows);

		status = show_key(visit, row, tally, &tally->list[i], fault);
		show_group(row, &tally->list[i]);
	}
	show_group(model_child(model, "total"), &tally->all);
	return status;
}

enum status
report_turnaround(struct visit *visit, const struct report_wish *wish,
		  struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	struct tally tally = {.arena = visit->arena, .service = -1};
	struct report_query query = {.visit = count_item, .self = &tally};
	struct report_span span;
	enum status status;

	report_span_read(&fields, wish->from, wish->to, &span);
	read_by(&fields, wish->by, &tally.by);
	(void)field_word(&fields, "service", wish->service, WORDS_SERVICE,
			 &tally.service);
	tally.language = field_language(&fields, "language", wish->language);
	status = fields_end(&fields, fault);
	faults_free(&faults);
	if (status != OK)
		return status;
	query.from_utc = span.from_utc;
	query.to_utc = span.to_utc;
	status = report_closed(&access, &query, fault);
	if (status != OK)
		return status;
	model_day(model, "from", span.from_days);
	model_day(model, "to", span.to_days);
	model_text(model, "by", by_names[tally.by]);
	model_int(model, "rank_min", REPORT_RANK_MIN);
	return show_tally(visit, model, &tally, fault);
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
		"share",
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
