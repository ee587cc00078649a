/* A question about dates in the words that came in. */
#include "core/form_question.h"

#include <stdlib.h>
#include <string.h>

#include "core/name.h"
#include "core/worktime.h"
#include "lang/zone.h"

#define POST_MOST 30

/* Days that fall on each weekday and number of a month, to count from. */
#define A_MONDAY 4	  /* 1970-01-05 */
#define A_FIRST 0	  /* 1970-01-01, of a month with 31 days */

static const char *const weekdays[] = {"monday",   "tuesday", "wednesday",
				       "thursday", "friday",  "saturday",
				       "sunday"};

static bool
said(const char *text)
{
	return text && *text;
}

enum status
form_scope_read(const struct form_question *q, struct form_scope *ret,
		struct fault *fault)
{
	int purpose = FORM_RENT_INCREASE, nation = 0, landlord = 0, tenancy = 0;
	enum status status = OK;

	if (said(q->purpose))
		status = name_check("purpose", form_purpose_names,
				    FORM_PURPOSES, q->purpose, &purpose, fault);
	if (status == OK)
		status = name_check("nation", form_nation_names, FORM_NATIONS,
				    q->nation, &nation, fault);
	if (status == OK)
		status = name_check("landlord", form_landlord_names,
				    FORM_LANDLORDS, q->landlord, &landlord,
				    fault);
	if (status == OK)
		status = name_check("tenancy", form_tenancy_names,
				    FORM_TENANCIES, q->tenancy, &tenancy,
				    fault);
	if (status == OK)
		*ret = (struct form_scope){
			(enum form_purpose)purpose, (enum form_nation)nation,
			(enum form_landlord)landlord,
			(enum form_tenancy)tenancy};
	return status;
}

static enum status
read_day(const char *field, const char *text, int32_t *ret, struct fault *fault)
{
	if (!said(text))
		return OK;
	return zone_parse_day(field, text, ret, fault);
}

/* "monday", "14", or a date. */
static enum status
read_begins(const struct form_question *q, struct form_case *facts,
	    struct fault *fault)
{
	int weekday = name_find(weekdays, 7, q->begins);
	char *end;
	long day;

	if (!said(q->begins))
		return OK;
	if (facts->period == PERIOD_WEEKLY && weekday >= 0) {
		facts->begins_days = A_MONDAY + weekday;
		return OK;
	}
	day = strtol(q->begins, &end, 10);
	if (facts->period == PERIOD_MONTHLY && !*end && day >= 1 && day <= 31) {
		facts->begins_days = A_FIRST + (int32_t)day - 1;
		return OK;
	}
	if (zone_parse_day("begins", q->begins, &facts->begins_days, fault) ==
	    OK)
		return OK;
	return fault_set(fault, E_INPUT, "begins",
			 N_("{value} is no first day of a period: write a date "
			    "like 2026-04-06, for weekly rents a weekday like "
			    "monday, for monthly ones a day like 1"),
			 "value", q->begins, NULL);
}

enum status
form_facts_read(const struct form_question *q, struct form_case *ret,
		struct fault *fault)
{
	int period = FORM_PERIODS;
	enum status status = OK;

	*ret = form_case_empty();
	if (said(q->period))
		status = name_check("period", form_period_names, FORM_PERIODS,
				    q->period, &period, fault);
	ret->period = (enum form_period)period;
	if (status == OK)
		status = read_begins(q, ret, fault);
	if (status == OK)
		status = read_day("served", q->served, &ret->served_days,
				  fault);
	if (status == OK)
		status = read_day("began", q->began, &ret->began_days, fault);
	if (status == OK)
		status = read_day("last", q->last, &ret->last_days, fault);
	if (status == OK)
		status = read_day("first", q->first, &ret->first_days, fault);
	if (status == OK)
		status = read_day("event", q->event, &ret->event_days, fault);
	return status;
}

/* Days in the post: what was said, else what the rule of the day it is sent
 * allows for. */
static enum status
read_delivery(const struct form_question *q, const struct form_rule *rule,
	      int *ret, struct fault *fault)
{
	char *end;
	long days;

	*ret = rule->post_days;
	if (!said(q->delivery))
		return OK;
	days = strtol(q->delivery, &end, 10);
	*ret = (int)days;
	if (!*end && days >= 0 && days <= POST_MOST)
		return OK;
	return fault_set(fault, E_INPUT, "delivery",
			 N_("{value} is no number of working days, 0 to 30"),
			 "value", q->delivery, NULL);
}

/* When it is served, by when it is sent. */
static enum status
read_sent(const struct form_question *q, const struct form_asked *asked,
	  const struct form_scope *scope, struct form_case *facts,
	  struct fault *fault)
{
	const struct calendar own =
		calendar_default(form_jurisdiction(scope->nation));
	const struct form_rule *rule;
	int32_t sent = FORM_DAY_NONE;
	int delivery;
	enum status status = read_day("sent", q->sent, &sent, fault);

	if (status != OK || sent == FORM_DAY_NONE)
		return status;
	if (facts->served_days != FORM_DAY_NONE)
		return fault_set(fault, E_INPUT, "sent",
				 N_("Say when it is sent or when it is served, "
				    "not both"),
				 NULL);
	status = form_rules_find(asked->rules, scope, sent, &rule, fault);
	if (status == OK)
		status = read_delivery(q, rule, &delivery, fault);
	if (status == OK)
		facts->served_days =
			form_served(asked->calendar ? asked->calendar : &own,
				    sent, delivery);
	return status;
}

enum status
form_answer(const struct form_question *q, const struct form_asked *asked,
	    struct arena *arena, struct form_dates *ret, struct fault *fault)
{
	struct form_scope scope;
	struct form_case facts;
	const struct form_rule *rule;
	int32_t day;
	enum status status = form_scope_read(q, &scope, fault);

	if (status == OK)
		status = form_facts_read(q, &facts, fault);
	if (status == OK)
		status = read_sent(q, asked, &scope, &facts, fault);
	if (status != OK)
		return status;
	day = facts.served_days != FORM_DAY_NONE ? facts.served_days
						 : facts.event_days;
	if (day == FORM_DAY_NONE)
		return fault_set(fault, E_INPUT, "served",
				 N_("Say when the notice is served"), NULL);
	status = form_rules_find(asked->rules, &scope, day, &rule, fault);
	if (status == OK)
		status = form_dates_reckon(rule, &facts, arena, ret, fault);
	return status;
}
