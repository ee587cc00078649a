/* Which facts count, by what they are grouped, how a group is shown. */
#include "desk/grouping.h"

#include <stdio.h>
#include <string.h>

#include "base/id.h"
#include "core/measure.h"
#include "core/name.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "lang/zone.h"
#include "store/organisation.h"
#include "store/provider.h"
#include "wire/model.h"

const char *const group_by_names[GROUP_BYS] = {
	"service", "language", "format", "mode",    "provider", "organisation",
	"class",   "month",    "hour",	 "weekday", "area",
};

static const char *const weekdays[] = {"monday",   "tuesday", "wednesday",
				       "thursday", "friday",  "saturday",
				       "sunday"};
#define NO_TIME (-1)

int64_t
group_word_key(const char *word)
{
	int64_t key = 0;

	for (size_t i = 0; i < sizeof key && word[i]; i++)
		memcpy((char *)&key + i, &word[i], 1);
	return key;
}

void
group_word(int64_t key, char ret[sizeof(int64_t) + 1])
{
	memcpy(ret, &key, sizeof key);
	ret[sizeof key] = '\0';
}

/* Months since year 0, of the local day. */
static int64_t
month_of(int64_t utc)
{
	struct civil day = civil_from_day(zone_local(utc).day_days);

	return (int64_t)day.year * 12 + day.month - 1;
}

static int64_t
hour_of(const struct fact *fact)
{
	if (fact->service != SERVICE_INTERPRETING || !fact->needed_utc)
		return NO_TIME;
	return zone_local(fact->needed_utc).second / 3600;
}

static int64_t
weekday_of(const struct fact *fact)
{
	if (fact->service != SERVICE_INTERPRETING || !fact->needed_utc)
		return NO_TIME;
	return day_weekday(zone_local(fact->needed_utc).day_days);
}

int64_t
group_key(enum group_by by, const struct fact *fact)
{
	switch (by) {
	case GROUP_SERVICE:
		return (int64_t)fact->service;
	case GROUP_LANGUAGE:
		return group_word_key(fact->language);
	case GROUP_FORMAT:
		return (int64_t)fact->format;
	case GROUP_MODE:
		return (int64_t)fact->mode;
	case GROUP_PROVIDER:
		return fact->provider;
	case GROUP_ORGANISATION:
		return fact->organisation;
	case GROUP_CLASS:
		return (int64_t)fact->document_class;
	case GROUP_MONTH:
		return month_of(fact->closed_utc);
	case GROUP_HOUR:
		return hour_of(fact);
	case GROUP_WEEKDAY:
		return weekday_of(fact);
	case GROUP_AREA:
		return group_word_key(fact->area);
	}
	return 0;
}

/* A word of an enum as its number. */
static bool
parse_name(const char *const *names, size_t count, const char *key,
	   int64_t *ret)
{
	*ret = name_find(names, count, key);
	return *ret >= 0;
}

static bool
parse_month(const char *key, int64_t *ret)
{
	int year, month;
	char rest;

	if (sscanf(key, "%4d-%2d%c", &year, &month, &rest) != 2 || month < 1 ||
	    month > 12)
		return false;
	*ret = (int64_t)year * 12 + month - 1;
	return true;
}

static bool
parse_hour(const char *key, int64_t *ret)
{
	int hour;
	char rest;

	*ret = NO_TIME;
	if (!*key)
		return true;
	if (sscanf(key, "%2d:00%c", &hour, &rest) != 1)
		return false;
	*ret = hour;
	return true;
}

bool
group_parse(enum group_by by, const char *key, int64_t *ret)
{
	*ret = 0;
	switch (by) {
	case GROUP_SERVICE:
		return parse_name(service_names, SERVICES, key, ret);
	case GROUP_FORMAT:
		return parse_name(format_names, FORMATS, key, ret);
	case GROUP_MODE:
		return parse_name(mode_names, MODES, key, ret);
	case GROUP_CLASS:
		return parse_name(document_class_names, CLASSES, key, ret);
	case GROUP_PROVIDER:
	case GROUP_ORGANISATION:
		return !*key || id_parse(key, ret);
	case GROUP_LANGUAGE:
	case GROUP_AREA:
		*ret = group_word_key(key);
		return true;
	case GROUP_MONTH:
		return parse_month(key, ret);
	case GROUP_HOUR:
		return parse_hour(key, ret);
	case GROUP_WEEKDAY:
		*ret = NO_TIME;
		return !*key || parse_name(weekdays, 7, key, ret);
	}
	return false;
}

bool
group_known(enum group_by by, int64_t key)
{
	if (by == GROUP_HOUR || by == GROUP_WEEKDAY)
		return key != NO_TIME;
	return key != 0 || by == GROUP_SERVICE || by == GROUP_CLASS;
}

bool
group_in_order(enum group_by by)
{
	return by == GROUP_MONTH || by == GROUP_HOUR || by == GROUP_WEEKDAY;
}

/* A code has its own words on pages; others are named as they are. */
static void
show_word(struct model *row, const char *set, const char *word)
{
	model_text(row, "key", word);
	model_text(row, "name", word);
	if (set && *word)
		model_code(row, "code", set, word);
}

static enum status
show_named(struct visit *visit, struct model *row, enum group_by by,
	   int64_t id, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct organisation organisation;
	struct provider provider;
	enum status status;

	model_id(row, "key", id);
	model_null(row, "name");
	if (!id)
		return OK;
	if (by == GROUP_PROVIDER) {
		status = provider_get(&access, id, &provider, fault);
		if (status == OK)
			model_text(row, "name", provider.name);
	} else {
		status = organisation_get(&access, id, &organisation, fault);
		if (status == OK)
			model_text(row, "name", organisation.name);
	}
	return status;
}

enum status
group_show(struct visit *visit, struct model *row, enum group_by by,
	   int64_t key, struct fault *fault)
{
	char word[sizeof key + 1];

	group_word(key, word);
	model_null(row, "code");
	model_null(row, "language");
	switch (by) {
	case GROUP_SERVICE:
		show_word(row, "service", service_name((enum service)key));
		break;
	case GROUP_LANGUAGE:
		show_word(row, NULL, word);
		if (*word)
			model_language(row, "language", word);
		break;
	case GROUP_FORMAT:
		show_word(row, "format", format_name((enum format)key));
		break;
	case GROUP_MODE:
		show_word(row, "mode", mode_name((enum mode)key));
		break;
	case GROUP_PROVIDER:
	case GROUP_ORGANISATION:
		return show_named(visit, row, by, key, fault);
	case GROUP_CLASS:
		show_word(row, "class",
			  document_class_name((enum document_class)key));
		break;
	case GROUP_MONTH:
		model_month(row, "month",
			    day_from_civil((int)(key / 12),
					   (int)(key % 12) + 1, 1));
		show_word(row, NULL,
			  arena_printf(visit->arena, "%04d-%02d",
				       (int)(key / 12), (int)(key % 12) + 1));
		break;
	case GROUP_HOUR:
		show_word(row, NULL,
			  key == NO_TIME ? ""
					 : arena_printf(visit->arena,
							"%02d:00", (int)key));
		break;
	case GROUP_WEEKDAY:
		show_word(row, "weekday", key == NO_TIME ? "" : weekdays[key]);
		break;
	case GROUP_AREA:
		show_word(row, NULL, word);
		break;
	}
	return OK;
}

/* The last twelve months, where nothing is said. */
static void
read_span(struct visit *visit, struct fields *fields,
	  const struct figures_wish *wish, struct report_span *ret)
{
	int32_t today = zone_local(visit->now_utc).day_days;
	char from[ZONE_DAY_TEXT], to[ZONE_DAY_TEXT];

	zone_day_text(day_add_months(today, -12) + 1, from);
	zone_day_text(today, to);
	report_span_read(fields, wish->from && *wish->from ? wish->from : from,
			 wish->to && *wish->to ? wish->to : to, ret);
}

/* One that is not theirs is as if it did not exist. */
static enum status
read_place(struct visit *visit, const char *text, int64_t *ret,
	   struct fault *fault)
{
	struct access access = visit_access(visit);
	struct organisation organisation;

	*ret = 0;
	if (!text || !*text)
		return OK;
	if (!id_parse(text, ret))
		return not_found("organisation", fault);
	return organisation_get(&access, *ret, &organisation, fault);
}

enum status
grouping_read(struct visit *visit, const struct figures_wish *wish,
	      const struct grouping_words *words, struct grouping *ret,
	      struct fault *fault)
{
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	struct fault wrong;
	enum status status;

	*ret = (struct grouping){.service = -1};
	read_span(visit, &fields, wish, &ret->span);
	if (wish->by && *wish->by &&
	    name_check("by", words->word, words->count, wish->by, &ret->by,
		       &wrong) != OK)
		field_take(&fields, "by", &wrong);
	(void)field_word(&fields, "service", wish->service, WORDS_SERVICE,
			 &ret->service);
	ret->language = field_language(&fields, "language", wish->language);
	status = fields_end(&fields, fault);
	faults_free(&faults);
	return status == OK ? read_place(visit, wish->organisation,
					 &ret->organisation, fault)
			    : status;
}

enum status
grouping_show(struct visit *visit, struct model *model,
	      const struct grouping *grouping,
	      const struct grouping_words *words, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *list = model_children(model, "organisations");
	struct organisations all;
	enum status status = organisation_list(&access, &all, fault);

	for (size_t i = 0; status == OK && i < all.count; i++) {
		struct model *one = model_append(list);

		model_id(one, "id", all.list[i].id);
		model_text(one, "name", all.list[i].name);
	}
	model_day(model, "from", grouping->span.from_days);
	model_day(model, "to", grouping->span.to_days);
	model_text(model, "by", words->word[grouping->by]);
	return status;
}

bool
grouping_counts(const struct grouping *grouping, const struct fact *fact)
{
	return (grouping->service < 0 ||
		(int)fact->service == grouping->service) &&
	       (!grouping->language ||
		!strcmp(grouping->language, fact->language));
}

struct grouping_places
grouping_places(struct visit *visit, const struct grouping *grouping)
{
	struct access access = visit_access(visit);
	struct grouping_places ret = {
		arena_alloc(visit->arena, (access.scope->count + 1) *
						  sizeof *ret.organisation),
		0};

	for (size_t i = 0; i < access.scope->count; i++)
		if (!grouping->organisation ||
		    access.scope->organisation[i] == grouping->organisation)
			ret.organisation[ret.count++] =
				access.scope->organisation[i];
	return ret;
}

void
show_share(struct model *model, const struct parity_share *share)
{
	double low, high;

	model_int(model, "n", (int64_t)share->count);
	model_int(model, "hits", (int64_t)share->hits);
	if (!share->count) {
		model_null(model, "share");
		model_null(model, "low");
		model_null(model, "high");
		return;
	}
	measure_wilson(share->hits, share->count, &low, &high);
	model_real(model, "share",
		   (double)share->hits / (double)share->count);
	model_real(model, "low", low);
	model_real(model, "high", high);
}

void
show_parity(struct model *model, const struct parity *parity)
{
	if (parity->low < parity->high) {
		model_real(model, "difference", parity->value);
		model_real(model, "difference_low", parity->low);
		model_real(model, "difference_high", parity->high);
	} else { /* one side counts nobody */
		model_null(model, "difference");
		model_null(model, "difference_low");
		model_null(model, "difference_high");
	}
	model_code(model, "claim", "parity-claim",
		   parity_claim_names[parity->claim]);
}
