/* Which items a report is about. */
#include "desk/report_filter.h"

#include <string.h>

#include "base/buf.h"
#include "core/name.h"
#include "desk/inside.h"
#include "desk/report.h"
#include "lang/zone.h"
#include "store/account.h"
#include "store/organisation.h"
#include "store/provider.h"
#include "wire/model.h"

#define NONE "none" /* of formats, of providers */
#define HOUR 60
#define DAY (8 * HOUR)

const char *const report_took_names[REPORT_TOOKS] = {
	"1-hour", "4-hours", "1-day",	"2-days", "3-days",
	"5-days", "10-days", "20-days", "longer",
};

int
report_took(int64_t net_min)
{
	static const int64_t most[REPORT_TOOKS - 1] = {
		HOUR,	 4 * HOUR, DAY,	     2 * DAY,
		3 * DAY, 5 * DAY,  10 * DAY, 20 * DAY};
	int took = 0;

	if (net_min < 0)
		return -1;
	while (took < REPORT_TOOKS - 1 && net_min > most[took])
		took++;
	return took;
}

static void
read_name(struct fields *fields, const char *name, const char *text,
	  const char *const *names, size_t count, int *ret)
{
	struct fault fault;

	*ret = -1;
	if (text && *text &&
	    name_check("", names, count, text, ret, &fault) != OK)
		field_take(fields, name, &fault);
}

static const char *const standard_names[] = {"missed", "met"};

static void
read_words(struct fields *fields, const struct report_wish *wish,
	   struct report_filter *ret)
{
	read_name(fields, "service", wish->service, service_names, SERVICES,
		  &ret->service);
	if (wish->format && !strcmp(wish->format, NONE))
		ret->format = FORMAT_NONE;
	else
		read_name(fields, "item_format", wish->format, format_names,
			  FORMATS, &ret->format);
	read_name(fields, "class", wish->document_class, document_class_names,
		  CLASSES, &ret->document_class);
	read_name(fields, "took", wish->took, report_took_names, REPORT_TOOKS,
		  &ret->took);
	read_name(fields, "stage", wish->stage, fact_stage_names, FACT_STAGES,
		  &ret->stage);
	read_name(fields, "standard", wish->standard, standard_names, 2,
		  &ret->standard);
	ret->language = field_language(fields, "language", wish->language);
}

static enum status
not_there(const char *where, const char *text, struct fault *fault)
{
	return fault_set(fault, E_NOT_FOUND, where,
			 N_("There is no {value} here"), "value", text, NULL);
}

/* Who is not there for the caller is not there. */
static enum status
read_who(struct visit *visit, const struct report_wish *wish,
	 struct report_filter *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct organisation organisation;
	struct provider provider;
	struct account account;
	enum status status = OK;

	if (wish->provider && !strcmp(wish->provider, NONE)) {
		ret->provider = REPORT_NOBODY;
	} else if (wish->provider && *wish->provider) {
		if (!id_parse(wish->provider, &ret->provider))
			return not_there("/provider", wish->provider, fault);
		status = provider_get(&access, ret->provider, &provider,
				      fault);
		ret->provider_name = status == OK ? provider.name : NULL;
	}
	if (status == OK && wish->organisation && *wish->organisation) {
		if (!id_parse(wish->organisation, &ret->organisation))
			return not_there("/organisation", wish->organisation,
					 fault);
		status = organisation_get(&access, ret->organisation,
					  &organisation, fault);
		ret->organisation_name =
			status == OK ? organisation.name : NULL;
	}
	if (status == OK && wish->officer && *wish->officer) {
		if (!id_parse(wish->officer, &ret->officer))
			return not_there("/officer", wish->officer, fault);
		/* Another system has no name, and neither has who is gone. */
		if (account_get(&access, ret->officer, &account, fault) == OK)
			ret->officer_name = account.name;
	}
	return status;
}

enum status
report_filter_read(struct visit *visit, const struct report_wish *wish,
		   struct report_filter *ret, struct fault *fault)
{
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	enum status status;

	*ret = (struct report_filter){0};
	report_span_read(&fields, wish->from, wish->to, &ret->span);
	read_words(&fields, wish, ret);
	status = fields_end(&fields, fault);
	faults_free(&faults);
	return status == OK ? read_who(visit, wish, ret, fault) : status;
}

bool
report_filter_fits(const struct report_filter *filter, const struct fact *fact)
{
	if (fact->state != ITEM_COMPLETED)
		return false;
	if (filter->service >= 0 && filter->service != (int)fact->service)
		return false;
	if (filter->format >= 0 && filter->format != (int)fact->format)
		return false;
	if (filter->document_class >= 0 &&
	    filter->document_class != (int)fact->document_class)
		return false;
	if (filter->language && strcmp(filter->language, fact->language) != 0)
		return false;
	if (filter->provider &&
	    (filter->provider == REPORT_NOBODY
		     ? fact->provider != 0
		     : fact->provider != filter->provider))
		return false;
	if (filter->organisation && filter->organisation != fact->organisation)
		return false;
	if (filter->officer && filter->officer != fact->logged_by)
		return false;
	if (filter->standard >= 0 && filter->standard != fact->in_standard)
		return false;
	if (filter->took >= 0 && filter->took != report_took(fact->net_min))
		return false;
	return filter->stage < 0 || fact->stage_min[filter->stage] > 0;
}

void
report_filter_month(struct report_filter *filter, int year, int month)
{
	int32_t first = day_from_civil(year, month + 1, 1);
	int32_t last = day_add_months(first, 1) - 1;

	if (filter->span.from_days < first)
		filter->span.from_days = first;
	if (filter->span.to_days > last)
		filter->span.to_days = last;
}

#define FILTERS 12
struct part {
	const char *name, *value;
};

static const char *
id_or_null(struct arena *arena, int64_t id)
{
	char text[ID_TEXT];

	if (id == REPORT_NOBODY)
		return NONE;
	if (!id)
		return NULL;
	id_format(id, text);
	return arena_text(arena, text);
}

static const char *
word_or_null(const char *const *names, int at)
{
	return at < 0 ? NULL : names[at];
}

static const char *
day_text(struct arena *arena, int32_t day)
{
	char text[ZONE_DAY_TEXT];

	zone_day_text(day, text);
	return arena_text(arena, text);
}

static void
parts_of(struct arena *arena, const struct report_filter *f,
	 struct part ret[FILTERS])
{
	const struct part parts[FILTERS] = {
		{"from", day_text(arena, f->span.from_days)},
		{"to", day_text(arena, f->span.to_days)},
		{"service", word_or_null(service_names, f->service)},
		{"language", f->language},
		{"item_format", f->format == FORMAT_NONE
					? NONE
					: word_or_null(format_names,
						       f->format)},
		{"class", word_or_null(document_class_names,
				       f->document_class)},
		{"provider", id_or_null(arena, f->provider)},
		{"organisation", id_or_null(arena, f->organisation)},
		{"officer", id_or_null(arena, f->officer)},
		{"standard", word_or_null(standard_names, f->standard)},
		{"took", word_or_null(report_took_names, f->took)},
		{"stage", word_or_null(fact_stage_names, f->stage)},
	};

	memcpy(ret, parts, sizeof parts);
}

/* Values are words, identifiers, days and tags: none needs encoding. */
const char *
report_filter_query(struct arena *arena, const struct report_filter *filter,
		    const char *name, const char *value)
{
	struct part parts[FILTERS];
	struct buf query = {0};
	const char *text;

	parts_of(arena, filter, parts);
	for (int i = 0; i < FILTERS; i++) {
		if (name && !strcmp(parts[i].name, name))
			parts[i].value = value;
		if (parts[i].value)
			buf_printf(&query, "%s%s=%s", query.count ? "&" : "",
				   parts[i].name, parts[i].value);
	}
	text = arena_text(arena, buf_string(&query));
	buf_free(&query);
	return text;
}

/* What a filter that is no choice of the form is called. */
static void
show_only(struct arena *arena, const struct report_filter *filter,
	  struct model *list, const struct part *part)
{
	static const struct {
		const char *name, *set;
	} sets[] = {{"item_format", "format"},
		    {"took", "report-took"},
		    {"stage", "report-stage"},
		    {"standard", "report-standard"}};
	struct model *row = model_append(list);
	const char *set = NULL, *name = NULL;

	for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
		if (!strcmp(part->name, sets[i].name))
			set = sets[i].set;
	if (!strcmp(part->name, "provider"))
		name = filter->provider_name ? filter->provider_name : "";
	else if (!strcmp(part->name, "organisation"))
		name = filter->organisation_name;
	else if (!strcmp(part->name, "officer"))
		name = filter->officer_name;
	model_text(row, "filter", part->name);
	model_code(row, "code", set ? set : "", set ? part->value : NULL);
	model_text(row, "name", name);
	model_text(row, "without",
		   report_filter_query(arena, filter, part->name, NULL));
}

void
report_filter_show(struct arena *arena, const struct report_filter *filter,
		   struct model *model)
{
	struct model *filters = model_child(model, "filters");
	struct model *only = model_children(model, "only");
	struct part parts[FILTERS];

	parts_of(arena, filter, parts);
	for (int i = 0; i < FILTERS; i++) {
		const char *name = parts[i].name;

		model_text(filters, name, parts[i].value);
		if (parts[i].value && strcmp(name, "from") != 0 &&
		    strcmp(name, "to") != 0 && strcmp(name, "service") != 0 &&
		    strcmp(name, "language") != 0 &&
		    strcmp(name, "class") != 0)
			show_only(arena, filter, only, &parts[i]);
	}
}
