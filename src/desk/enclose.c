/* What the law adds to a letter. */
#include "desk/enclose.h"

#include <stdio.h>
#include <string.h>

#include "core/form_question.h"
#include "core/name.h"
#include "core/worktime.h"
#include "desk/forms.h"
#include "desk/inside.h"
#include "desk/letters.h"
#include "desk/record.h"
#include "desk/review.h"
#include "desk/show.h"
#include "lang/catalogue.h"
#include "lang/tag.h"
#include "lang/zone.h"
#include "notice/applies.h"
#include "notice/prescribed.h"
#include "notice/template.h"
#include "store/organisation.h"
#include "store/tenancy.h"
#include "store/tenant.h"
#include "wire/model.h"

/* Facts of a tenancy that a letter's values may say themselves. */
static const char *const facts[] = {
	"nation",	 "landlord",	  "tenancy",
	"rent_period",	 "rent_begins",	  "tenancy_began",
	"last_increase", "first_increase",
};
#define FACTS (sizeof facts / sizeof *facts)

static const char *const states[] = {"nothing", "form", "no-form",
				     "not-loaded", "not-known"};

const char *
enclosed_state_name(enum enclosed_state state)
{
	return states[state];
}

/* What the values say, else what is recorded. */
static void
prefer(const struct model *values, const char *name, const char **value)
{
	const char *said = model_text_of(model_get(values, name));

	if (said && *said)
		*value = said;
}

static const char *
day_text(struct visit *visit, int32_t day_days)
{
	char text[ZONE_DAY_TEXT];

	if (day_days == FORM_DAY_NONE)
		return NULL;
	zone_day_text(day_days, text);
	return arena_text(visit->arena, text);
}

/* Where a landlord is, as far as its calendar tells. */
static const char *
nation_of(const struct calendar *calendar)
{
	switch (calendar->jurisdiction) {
	case ENGLAND_AND_WALES:
		break;
	case SCOTLAND:
		return form_nation_names[NATION_SCOTLAND];
	case NORTHERN_IRELAND:
		return form_nation_names[NATION_NORTHERN_IRELAND];
	}
	return form_nation_names[NATION_ENGLAND];
}

/* The tenancy in words; tenancy stays NULL where nobody has said. */
static enum status
gather(struct visit *visit, const struct enclosing *e,
       struct form_question *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct tenancy t = {.began_days = FORM_DAY_NONE,
			    .last_days = FORM_DAY_NONE,
			    .first_days = FORM_DAY_NONE,
			    .nation = nation_of(e->calendar),
			    .landlord = form_landlord_names[LANDLORD_SOCIAL]};
	enum status status = tenancy_get(&access, e->tenant->id, &t, fault);

	if (status != OK && status != E_NOT_FOUND)
		return status;
	*ret = (struct form_question){
		.nation = t.nation,
		.landlord = t.landlord,
		.tenancy = t.kind,
		.period = t.period,
		.begins = t.begins,
		.began = day_text(visit, t.began_days),
		.last = day_text(visit, t.last_days),
		.first = day_text(visit, t.first_days),
		.sent = day_text(visit, form_today(visit))};
	prefer(e->values, "nation", &ret->nation);
	prefer(e->values, "landlord", &ret->landlord);
	prefer(e->values, "tenancy", &ret->tenancy);
	prefer(e->values, "rent_period", &ret->period);
	prefer(e->values, "rent_begins", &ret->begins);
	prefer(e->values, "tenancy_began", &ret->began);
	prefer(e->values, "last_increase", &ret->last);
	prefer(e->values, "first_increase", &ret->first);
	return OK;
}

/* The letter's field that is at fault. */
static enum status
at_field(enum status status, const char *name, struct fault *fault)
{
	if (status != OK)
		(void)snprintf(fault->where, sizeof fault->where, "/data/%s",
			       name);
	return status == E_REFUSED ? E_INPUT : status;
}

/* One date against the rules of its purpose. Dates that cannot be read are the
 * letter's own fault. */
static enum status
check_date(struct visit *visit, const struct enclosing *e,
	   const struct form_asked *asked, const struct form_question *question,
	   const struct field *field, struct fault *fault)
{
	const char *text = model_text_of(model_get(e->values, field->name));
	struct form_question q = *question;
	struct form_dates dates;
	int32_t day;
	enum status status;

	if (!text || zone_parse_day("", text, &day, fault) != OK)
		return OK;
	q.purpose = field->rule;
	status = form_answer(&q, asked, visit->arena, &dates, fault);
	if (status == OK)
		status = form_dates_check(&dates, "", day, fault);
	return at_field(status, field->name, fault);
}

static bool
follows_rules(const struct notice *notice)
{
	for (size_t i = 0; i < notice->field_count; i++)
		if (notice->fields[i].rule)
			return true;
	return false;
}

/* The rule of the form for a notice that is sent today. */
static enum status
find_rule(struct visit *visit, const struct enclosing *e,
	  const struct form_asked *asked, struct form_question *q,
	  struct enclosed *ret, struct fault *fault)
{
	int32_t today = form_today(visit);
	struct form_scope scope;
	enum status status;

	q->purpose = e->notice->form;
	status = form_scope_read(q, &scope, fault);
	if (status == OK)
		status = form_rules_find(asked->rules, &scope, today,
					 &ret->rule, fault);
	if (status == OK) {
		ret->served_days = form_served(asked->calendar, today,
					       ret->rule->post_days);
		status = form_rules_find(asked->rules, &scope,
					 ret->served_days, &ret->rule, fault);
	}
	if (status == OK)
		status = form_rule_here(ret->rule, fault);
	if (status != OK)
		(void)snprintf(fault->where, sizeof fault->where, "/notice");
	return status == E_REFUSED ? E_INPUT : status;
}

/* In Wales the Welsh form is one in its own right. */
static enum status
find_in_use(struct visit *visit, const struct enclosing *e,
	    const struct enclosed *enclosed, struct form_row *ret,
	    struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct form_wanted wanted = {e->tenant->organisation,
				     enclosed->rule->form, e->tag->tag,
				     enclosed->served_days};
	enum status status = E_NOT_FOUND;

	if (!strcmp(e->tag->tag, "cy"))
		status = form_in_use(&access, &wanted, ret, fault);
	wanted.language = "en";
	return status == E_NOT_FOUND
		       ? form_in_use(&access, &wanted, ret, fault)
		       : status;
}

static enum status
find_translation(struct visit *visit, const struct enclosing *e,
		 struct enclosed *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status;

	if (e->tag == ret->form.tag)
		return OK;
	status = form_translation_get(&access, ret->form.row.id, e->tag->tag,
				      &ret->translation, fault);
	if (status == OK && !ret->translation.approved_utc)
		status = E_NOT_FOUND;
	if (status != E_NOT_FOUND)
		return status;
	ret->translation = (struct form_translation){0};
	return OK;
}

static enum status
find_form(struct visit *visit, const struct enclosing *e,
	  struct enclosed *ret, struct fault *fault)
{
	struct form_row row;
	enum status status;

	ret->state = ENCLOSED_NO_FORM;
	if (!ret->rule->form)
		return OK;
	ret->state = ENCLOSED_NOT_LOADED;
	status = find_in_use(visit, e, ret, &row, fault);
	if (status == E_NOT_FOUND)
		return OK;
	if (status == OK)
		status = form_take(visit, &row, &ret->form, fault);
	if (status == OK)
		status = find_translation(visit, e, ret, fault);
	if (status == OK)
		ret->state = ENCLOSED_FORM;
	return status;
}

/* Whether the notice is for such a tenancy. */
static enum status
check_applies(const struct notice *notice, const struct form_question *q,
	      struct fault *fault)
{
	const struct applies_case tenant = {q->nation, q->landlord,
					    q->tenancy};

	if (!applies_not(&notice->applies, &tenant))
		return OK;
	return fault_set(fault, E_INPUT, "/notice",
			 N_("This notice is not for a tenancy like this one "
			    "({nation}, {landlord} landlord, {tenancy}): "
			    "choose another, or mend what is recorded of the "
			    "tenancy"),
			 "nation", q->nation, "landlord", q->landlord,
			 "tenancy", q->tenancy, NULL);
}

static bool
asks_for_tenancy(const struct notice *notice)
{
	const struct notice_applies *applies = &notice->applies;

	return notice->form || follows_rules(notice) || applies->nations ||
	       applies->landlords || applies->tenancies;
}

enum status
enclose_find(struct visit *visit, const struct enclosing *e,
	     struct enclosed *ret, struct fault *fault)
{
	const struct notice *notice = e->notice;
	struct form_question question;
	struct form_rules rules;
	const struct form_asked asked = {&rules, e->calendar};
	enum status status = OK;

	*ret = (struct enclosed){.state = ENCLOSED_NOTHING};
	if (!asks_for_tenancy(notice))
		return OK;
	status = gather(visit, e, &question, fault);
	if (status == OK && !question.tenancy) {
		if (notice->form || follows_rules(notice))
			ret->state = ENCLOSED_NOT_KNOWN;
		return OK;
	}
	if (status == OK)
		status = forms_rules(visit, e->tenant->organisation, &rules,
				     fault);
	for (size_t i = 0; status == OK && i < notice->field_count; i++)
		if (notice->fields[i].rule)
			status = check_date(visit, e, &asked, &question,
					    &notice->fields[i], fault);
	/* After the dates, which say where another rent is changed. */
	if (status == OK)
		status = check_applies(notice, &question, fault);
	ret->checked = status == OK && follows_rules(notice);
	if (status != OK || !notice->form)
		return status;
	status = find_rule(visit, e, &asked, &question, ret, fault);
	return status == OK ? find_form(visit, e, ret, fault) : status;
}

enum status
enclose_look(struct visit *visit, const struct notice *notice,
	     const struct tenant *tenant, struct enclosed *ret,
	     struct fault *fault)
{
	struct calendar calendar;
	const struct enclosing e = {notice, tenant, tag_find("en"), &calendar,
				    model_object(visit->arena)};
	enum status status =
		visit_calendar(visit, tenant->organisation, &calendar, fault);

	if (status == OK)
		status = enclose_find(visit, &e, ret, fault);
	if (status != E_INPUT && status != E_REFUSED)
		return status;
	*ret = (struct enclosed){.state = ENCLOSED_NOTHING};
	return OK; /* it is said once the letter is looked at */
}

/* What has its blank in the form and not in the letter. */
enum status
letter_blanks(struct visit *visit, const struct letter_input *input,
	      struct model *model, struct fault *fault)
{
	struct model *rows = model_children(model, "blanks");
	struct enclosed enclosed;
	struct tenant tenant;
	struct found found;
	enum status status = tenant_named(visit, input->tenant, &tenant, fault);

	if (status == OK)
		status = notice_named(visit, tenant.organisation,
				      input->notice, &found, fault);
	if (status == OK)
		status = enclose_look(visit, found.notice, &tenant, &enclosed,
				      fault);
	if (status != OK || enclosed.state != ENCLOSED_FORM)
		return status;
	for (size_t i = 0; i < enclosed.form.notice->field_count; i++) {
		const struct field *field = &enclosed.form.notice->fields[i];

		if (!notice_field(found.notice, field->name))
			show_field(model_append(rows), field);
	}
	return OK;
}

/* Whether only what is not the letter asks for it. */
static bool
is_beyond(const struct enclosing *e, const struct enclosed *enclosed,
	  const char *name)
{
	if (notice_field(e->notice, name))
		return false;
	if (enclosed->state == ENCLOSED_FORM &&
	    notice_field(enclosed->form.notice, name))
		return true;
	return enclosed->state != ENCLOSED_NOTHING &&
	       name_find(facts, FACTS, name) >= 0;
}

/* Blanks that the register fills: who the landlord is. */
static void
fill_landlord(struct visit *visit, const struct enclosing *e,
	      const struct notice *form)
{
	struct access access = visit_access_of_service(visit);
	struct organisation landlord;

	if (notice_field(form, "landlord_name") &&
	    !model_get(e->values, "landlord_name") &&
	    organisation_get(&access, e->tenant->organisation, &landlord,
			     NULL) == OK)
		model_text(e->values, "landlord_name", landlord.name);
}

static enum status
fill_companion(struct visit *visit, const struct prescribed *filling,
	       struct enclosed *enclosed, struct faults *faults)
{
	struct catalogue *catalogue = NULL;
	struct fault fault;
	enum status status = form_take_translation(
		visit, &enclosed->form, &enclosed->translation, &catalogue,
		&fault);

	if (status == OK)
		status = prescribed_companion(filling, catalogue, visit->arena,
					      &enclosed->enclosure.companion,
					      faults);
	else
		*faults_add(faults) = fault;
	catalogue_free(catalogue);
	return status;
}

enum status
enclose_fill(struct visit *visit, const struct enclosing *e,
	     struct enclosed *enclosed, const struct model **ret_values,
	     struct faults *faults)
{
	struct model *values = model_object(visit->arena);
	struct prescribed filling = {.form = enclosed->form.notice,
				     .tag = enclosed->form.tag,
				     .values = e->values};
	enum status status = OK;

	for (const struct model *m = model_first(e->values); m;
	     m = model_next(m))
		if (!is_beyond(e, enclosed, model_key(m)))
			model_copy(values, model_key(m), m);
	*ret_values = values;
	if (enclosed->state != ENCLOSED_FORM)
		return OK;
	fill_landlord(visit, e, filling.form);
	status = prescribed_fill(&filling, visit->arena,
				 &enclosed->enclosure.form, faults);
	if (status == OK && enclosed->translation.id)
		status = fill_companion(visit, &filling, enclosed, faults);
	return status;
}

void
enclosed_show(struct model *model, const struct enclosed *enclosed)
{
	const struct form_row *row = &enclosed->form.row;
	bool has = enclosed->state == ENCLOSED_FORM;
	char hex[2 * HASH_BYTES + 1];
	struct model *form;

	if (enclosed->state == ENCLOSED_NOTHING)
		model_null(model, "dates_checked");
	else
		model_bool(model, "dates_checked", enclosed->checked);
	if (enclosed->state == ENCLOSED_NOTHING) {
		model_null(model, "form");
		return;
	}
	form = model_child(model, "form");
	model_code(form, "state", "enclosed", states[enclosed->state]);
	model_text(form, "code", enclosed->rule ? enclosed->rule->form : NULL);
	model_text(form, "title", has ? row->title
				  : enclosed->rule ? enclosed->rule->title
						   : NULL);
	hash_hex(row->sha256, HASH_BYTES, hex);
	model_id(form, "id", has ? row->id : 0);
	model_text(form, "sha256", has ? hex : NULL);
	model_language(form, "language", has ? row->language : NULL);
	model_language(form, "translation", enclosed->translation.id
						    ? enclosed->translation
							      .language
						    : NULL);
}

struct banner *
enclosed_banner(struct visit *visit, const struct enclosed *enclosed,
		struct banner *next)
{
	struct banner *banner;
	const char *text = NULL;

	if (enclosed->state == ENCLOSED_NOT_LOADED)
		text = arena_printf(visit->arena,
				    "%s: this form is not loaded. Send it "
				    "yourself with this letter, or ask an "
				    "administrator to load it.",
				    enclosed->rule->title);
	if (enclosed->state == ENCLOSED_NOT_KNOWN)
		text = "Nobody has recorded what kind of tenancy this is, so "
		       "no date was checked and no form goes with this "
		       "letter.";
	if (!text)
		return next;
	banner = arena_alloc(visit->arena, sizeof *banner);
	*banner = (struct banner){.lang = "en", .text = text, .next = next};
	return banner;
}
