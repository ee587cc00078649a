/* What an organisation has decided in numbers. */
#include "desk/numbers.h"

#include <stdlib.h>

#include "core/suppress.h"
#include "core/worktime.h"
#include "desk/account.h"
#include "desk/decided.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "store/diary.h"
#include "wire/model.h"

/* Sources: two interpreters for long signed work, and the pack four to five
 * working days ahead, are the practice of the profession's codes. A provider
 * is no tenant: what is said of one is answered by the service's own time, not
 * the law's. */
static const struct rule {
	const char *name;
	int shipped, least, most;
	int step; /* what it is a multiple of; 0 any */
	const char *unit, *label;
} rules[NUMBERS] = {
	[BOOKING_PAIR] = {"booking-pair", 90, 0, 1440, 0, N_("minutes"),
			  N_("Two interpreters come to signed work that is "
			     "longer than (0: never)")},
	[BOOKING_TRAVEL] = {"booking-travel", DIARY_TRAVEL_MIN, 0, 480, 0,
			    N_("minutes"),
			    N_("Time kept free for the way there, and again "
			       "for the way back")},
	[BOOKING_HOLD] = {"booking-hold", 30, 5, 1440, 0, N_("minutes"),
			  N_("A time that is held is free again after")},
	[BOOKING_BRIEFING] = {"booking-briefing", 5, 0, 30, 0,
			      N_("working days"),
			      N_("The briefing opens to the interpreter "
				 "before the job")},
	[BOOKING_REMIND_TENANT] = {"booking-remind-tenant", 1, 0, 30, 0,
				   N_("working days"),
				   N_("The tenant is reminded before the "
				      "appointment (0: not at all)")},
	[BOOKING_REMIND_INTERPRETER] =
		{"booking-remind-interpreter", 2, 0, 30, 0, N_("working days"),
		 N_("The interpreter is reminded before the job (0: not at "
		    "all)")},
	[BOOKING_STEP] = {"booking-step", 30, 15, 120, 15, N_("minutes"),
			  N_("Times that are offered begin so far apart")},
	[ANSWER_REPLY] = {"answer-reply", 1, 1, 30, 0, N_("working days"),
			  N_("Who asks for help or a call on the page of a "
			     "letter has it within")},
	[ANSWER_LANGUAGE] = {"answer-language", 3, 1, 30, 0,
			     N_("working days"),
			     N_("Who says that a letter is not in their "
				"language is answered within")},
	[ANSWER_FEEDBACK] = {"answer-feedback", 2, 1, 30, 0,
			     N_("working days"),
			     N_("What a tenant says of an interpreter or a "
				"translation is looked into within")},
	[ANSWER_ACKNOWLEDGE] = {"answer-acknowledge", 2, 1, 30, 0,
				N_("working days"),
				N_("A complaint about a provider is "
				   "acknowledged within")},
	[ANSWER_DECIDE] = {"answer-decide", 15, 1, 90, 0, N_("working days"),
			   N_("A complaint about a provider is decided "
			      "within")},
	[ANSWER_REVISION] = {"answer-revision", 2, 1, 30, 0,
			     N_("working days"),
			     N_("Who is asked to revise a translation says yes "
				"or no within")},
	[PACK_BELOW] = {"pack-below", SUPPRESS_BELOW, 5, 100, 0,
			N_("people or pieces of work"),
			N_("What is published hides counts below")},
};

static const char *const addresses[] = {
	[NUMBERS_BOOKINGS] = "/settings/bookings",
	[NUMBERS_ANSWERS] = "/settings/answers",
	[NUMBERS_PACKS] = "/settings/packs",
};

static bool
is_on(enum number_page page, int which)
{
	return page == (which < ANSWER_REPLY ? NUMBERS_BOOKINGS
			: which < PACK_BELOW ? NUMBERS_ANSWERS
					     : NUMBERS_PACKS);
}

const char *
number_name(enum number which)
{
	return rules[which].name;
}

static int
number(enum number which, const struct kept_setting *kept)
{
	return kept->organisation ? (int)strtol(kept->value, NULL, 10)
				  : rules[which].shipped;
}

enum status
number_of(struct visit *visit, int64_t organisation, enum number which,
	     int *ret, struct fault *fault)
{
	struct kept_setting kept;
	enum status status =
		decided_get(visit, organisation, rules[which].name, &kept,
			    fault);

	if (status == OK)
		*ret = number(which, &kept);
	return status;
}

enum status
number_due(struct visit *visit, const struct number_wait *wait, int64_t *ret,
	   struct fault *fault)
{
	struct calendar calendar;
	const struct worktime clock = {.calendar = &calendar,
				       .kind = CLOCK_SERVICE};
	int days;
	enum status status = number_of(visit, wait->organisation, wait->days,
				       &days, fault);

	if (status == OK)
		status = visit_calendar(visit, wait->organisation, &calendar,
					fault);
	if (status == OK)
		*ret = worktime_due(&clock, wait->from_utc,
				    (struct duration){DURATION_DAYS, days});
	return status;
}

enum status
numbers_show(struct visit *visit, enum number_page page, struct model *model,
	     struct fault *fault)
{
	int64_t organisation = visit_organisation(visit);
	struct model *rows = model_children(model, "rules");
	enum status status = OK;

	model_text(model, "address", addresses[page]);
	for (int i = 0; i < NUMBERS && status == OK; i++) {
		struct model *row;
		struct kept_setting kept;

		if (!is_on(page, i))
			continue;
		row = model_append(rows);
		status = decided_get(visit, organisation, rules[i].name,
				     &kept, fault);
		if (status != OK)
			return status;
		model_text(row, "name", rules[i].name);
		model_message(row, "label", rules[i].label);
		model_message(row, "unit", rules[i].unit);
		model_int(row, "value", number((enum number)i, &kept));
		model_int(row, "least", rules[i].least);
		model_int(row, "most", rules[i].most);
		model_int(row, "shipped", rules[i].shipped);
		decided_show(row, &kept, organisation);
	}
	return status;
}

/* One number, where it is another than before. */
static enum status
set_one(struct visit *visit, enum number which, int64_t value,
	struct fault *fault)
{
	struct kept_setting kept;
	int64_t organisation = visit_organisation(visit);
	enum status status =
		decided_get(visit, organisation, rules[which].name, &kept,
			    fault);

	if (status != OK || number(which, &kept) == value)
		return status;
	return decided_put(visit, organisation, rules[which].name,
			   arena_printf(visit->arena, "%d", (int)value),
			   fault);
}

static void
not_a_step(struct fields *fields, const struct rule *rule)
{
	struct fault fault;

	(void)fault_set(&fault, E_INPUT, "",
			N_("Give a multiple of {step}, such as {least}"),
			"step", arena_printf(fields->arena, "%d", rule->step),
			"least",
			arena_printf(fields->arena, "%d", rule->least), NULL);
	field_take(fields, rule->name, &fault);
}

static void
too_little(struct fields *fields, const struct rule *rule)
{
	struct fault fault;

	(void)fault_set(&fault, E_INPUT, "",
			N_("This is too little: at least {least}"), "least",
			arena_printf(fields->arena, "%d", rule->least), NULL);
	field_take(fields, rule->name, &fault);
}

enum status
numbers_set(struct visit *visit,
		  const struct numbers_change *change,
		  struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	int64_t value[NUMBERS];
	enum status status =
		visit_needs(visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	if (status != OK)
		return status;
	for (int i = 0; i < NUMBERS; i++) {
		value[i] = -1;
		if (!is_on(change->page, i) ||
		    !field_number(&fields, rules[i].name, change->value[i],
				  rules[i].most, &value[i]) ||
		    value[i] < 0)
			continue;
		if (value[i] < rules[i].least)
			too_little(&fields, &rules[i]);
		else if (rules[i].step && value[i] % rules[i].step)
			not_a_step(&fields, &rules[i]);
	}
	status = fields_end(&fields, fault);
	for (int i = 0; i < NUMBERS && status == OK; i++)
		if (value[i] >= 0)
			status = set_one(visit, (enum number)i, value[i],
					 fault);
	return status;
}
