/* The table of prescribed forms: its words, and which rule is for whom. */
#include "core/form_rule.h"

#include <stdio.h>
#include <string.h>

#include "lang/zone.h"

const char *const form_purpose_names[FORM_PURPOSES] = {
	"rent-increase", "consultation", "access", "gas-record",
	"electrical-report",
};
const char *const form_nation_names[FORM_NATIONS] = {
	"england", "wales", "scotland", "northern-ireland",
};
const char *const form_landlord_names[FORM_LANDLORDS] = {"social", "private"};
const char *const form_tenancy_names[FORM_TENANCIES] = {
	"assured",
	"statutory-periodic",
	"agricultural",
	"secure",
	"introductory",
	"fair-rent",
	"contractual-review",
	"shared-ownership",
	"leasehold",
	"secure-contract",
	"standard-contract",
	"scottish-secure",
	"private-residential",
	"private",
};
const char *const form_period_names[FORM_PERIODS] = {
	"weekly", "fortnightly", "four-weekly", "monthly", "quarterly",
	"yearly",
};

enum jurisdiction
form_jurisdiction(enum form_nation nation)
{
	switch (nation) {
	case NATION_ENGLAND:
	case NATION_WALES:
		break;
	case NATION_SCOTLAND:
		return SCOTLAND;
	case NATION_NORTHERN_IRELAND:
		return NORTHERN_IRELAND;
	}
	return ENGLAND_AND_WALES;
}

void
form_span_text(struct form_span span, char ret[FORM_SPAN_TEXT])
{
	static const char letters[] = {
		[SPAN_DAYS] = 'd',  [SPAN_WEEKS] = 'w',	  [SPAN_MONTHS] = 'm',
		[SPAN_YEARS] = 'y', [SPAN_PERIODS] = 'p',
	};

	if (span.days)
		(void)snprintf(ret, FORM_SPAN_TEXT, "%d%c+%dd", span.count,
			       letters[span.unit], span.days);
	else
		(void)snprintf(ret, FORM_SPAN_TEXT, "%d%c", span.count,
			       letters[span.unit]);
}

static bool
in_scope(const struct form_rule *rule, const struct form_scope *scope)
{
	return rule->purpose == scope->purpose &&
	       rule->nations >> scope->nation & 1 &&
	       rule->landlords >> scope->landlord & 1 &&
	       rule->tenancies >> scope->tenancy & 1;
}

enum status
form_rules_find(const struct form_rules *rules, const struct form_scope *scope,
		int32_t served_days, const struct form_rule **ret,
		struct fault *fault)
{
	char day[ZONE_DAY_TEXT];

	for (size_t i = 0; i < rules->count; i++) {
		const struct form_rule *rule = &rules->list[i];

		if (in_scope(rule, scope) && rule->from_days <= served_days &&
		    served_days < rule->until_days) {
			*ret = rule;
			return OK;
		}
	}
	zone_day_text(served_days, day);
	return fault_set(fault, E_REFUSED, "tenancy",
			 N_("The table of forms has no rule on {day} for "
			    "{purpose} of this kind of tenancy in {nation} "
			    "({landlord} landlord, {tenancy}): check these, "
			    "or have the table corrected"),
			 "day", day, "purpose",
			 form_purpose_names[scope->purpose], "nation",
			 form_nation_names[scope->nation], "landlord",
			 form_landlord_names[scope->landlord], "tenancy",
			 form_tenancy_names[scope->tenancy], NULL);
}

const struct form_rule *
form_rules_form(const struct form_rules *rules, const char *form)
{
	for (size_t i = 0; i < rules->count; i++)
		if (rules->list[i].form && !strcmp(rules->list[i].form, form))
			return &rules->list[i];
	return NULL;
}

enum status
form_rule_here(const struct form_rule *rule, struct fault *fault)
{
	static const char *const messages[] = {
		[ELSEWHERE_AGREEMENT] =
			N_("No notice of this kind changes this rent: the "
			   "tenancy agreement says when it rises ({source})"),
		[ELSEWHERE_LEASE] =
			N_("No notice of this kind changes this rent: the "
			   "lease says when it is reviewed ({source})"),
		[ELSEWHERE_RENT_OFFICER] =
			N_("No notice of this kind changes this rent: it is a "
			   "fair rent, which the rent officer registers "
			   "({source})"),
	};

	if (rule->elsewhere == ELSEWHERE_NOT)
		return OK;
	return fault_set(fault, E_REFUSED, "tenancy", messages[rule->elsewhere],
			 "source", rule->source, NULL);
}
