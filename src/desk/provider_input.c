/* A provider from the words that came in. */
#include "desk/provider_input.h"

#include <ctype.h>
#include <string.h>

#include "core/need.h"
#include "desk/inside.h"
#include "desk/provider_skill.h"
#include "desk/qualification_input.h"
#include "lang/zone.h"
#include "store/account.h"
#include "store/organisation.h"

#define TRAVEL_MOST 600
#define MILES_MOST 600
#define NOTE_MOST 1000
#define AREAS_MOST 100

/* Letters that postcodes begin with, in capitals: "M SK OL". */
static const char *
read_areas(struct fields *fields, const char *name, const char *value,
	   size_t most)
{
	const char *text = field_text(fields, name, value, most);
	char *upper, *to;
	bool gap = false;

	if (!text)
		return NULL;
	to = upper = arena_text(fields->arena, text);
	for (const char *p = text; *p; p++) {
		if (*p == ' ' || *p == ',' || *p == ';') {
			gap = to > upper;
			continue;
		}
		if (gap)
			*to++ = ' ';
		gap = false;
		*to++ = (char)toupper((unsigned char)*p);
	}
	*to = '\0';
	return *upper ? upper : NULL;
}

static void
take_text(struct fields *fields, const char *name, const char *said,
	  const char **text)
{
	if (said)
		*text = field_text(fields, name, said, NOTE_MOST);
}

static void
take_gender(struct fields *fields, const char *said, const char **gender)
{
	struct fault fault;

	if (!said)
		return;
	*gender = field_text(fields, "gender", said, 20);
	if (*gender &&
	    need_check(NEED_INTERPRETER_GENDER, *gender, &fault) != OK)
		field_take(fields, "gender", &fault);
}

static void
take_number(struct fields *fields, const char *name, int64_t said, int most,
	    int *number)
{
	if (said >= 0 && field_count(fields, name, said, most))
		*number = (int)said;
}

static void
take_who(struct fields *fields, const struct provider_input *in,
	 struct provider *provider)
{
	int kind = (int)provider->kind;

	if (in->name || !provider->name)
		provider->name = field_needed(fields, "name", in->name, 200);
	(void)field_word(fields, "kind", in->kind, WORDS_PROVIDER_KIND, &kind);
	provider->kind = (enum provider_kind)kind;
	if (in->email)
		provider->email = field_email(fields, "email", in->email);
	if (in->phone)
		provider->phone = field_phone(fields, "phone", in->phone);
	take_gender(fields, in->gender, &provider->gender);
	if (in->language)
		provider->language =
			*in->language ? field_language(fields, "language",
						       in->language)
				      : NULL;
	take_text(fields, "note", in->note, &provider->note);
}

static void
take_where(struct fields *fields, const struct provider_input *in,
	   struct provider *provider)
{
	if (in->area)
		provider->area = read_areas(fields, "area", in->area, 4);
	if (in->areas)
		provider->areas = read_areas(fields, "areas", in->areas,
					     AREAS_MOST * 5);
	take_number(fields, "travel_minutes", in->travel_minutes, TRAVEL_MOST,
		    &provider->travel_min);
	take_number(fields, "travel_miles", in->travel_miles, MILES_MOST,
		    &provider->travel_miles);
	take_number(fields, "contract_order", in->contract_order, 99,
		    &provider->contract_order);
	take_number(fields, "capacity", in->capacity, 10000,
		    &provider->capacity);
}

void
provider_read(struct visit *visit, const struct provider_input *in,
	      struct fields *fields, struct provider_record *ret)
{
	int32_t today = zone_local(visit->now_utc).day_days;

	ret->skills = (struct skills){NULL, 0};
	ret->papers = (struct qualification_rows){NULL, 0};
	ret->hours = (struct provider_hours){NULL, 0};
	if (!ret->provider.id) {
		ret->provider.active = true;
		ret->provider.version = 1;
		ret->provider.created_utc = visit->now_utc;
	}
	take_who(fields, in, &ret->provider);
	take_where(fields, in, &ret->provider);
	if (in->skills)
		skills_read(fields, in->skills, &ret->skills);
	papers_read(fields, in->qualifications, &ret->papers);
	paper_dbs(fields, in, today, &ret->papers);
	ret->hours_said = in->hours && *in->hours;
	if (ret->hours_said)
		hours_read(fields, in->hours, &ret->hours);
	ret->manager = in->manager;
	ret->organisation =
		field_text(fields, "organisation", in->organisation, 200);
}

enum status
provider_managed(struct visit *visit, struct fields *fields,
		 struct provider_record *record, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct account account;
	struct fault none;
	const char *email;
	enum status status;

	if (!record->manager)
		return OK;
	record->provider.manager = 0;
	email = field_email(fields, "manager", record->manager);
	if (!email)
		return OK;
	status = account_by_email(&access, email, &account, fault);
	if (status == OK && !account.disabled) {
		record->provider.manager = account.id;
		return OK;
	}
	if (status != OK && status != E_NOT_FOUND)
		return status;
	(void)fault_set(&none, E_INPUT, "",
			N_("{value} has no account here: add one first, or "
			   "leave it empty"),
			"value", email, NULL);
	field_take(fields, "manager", &none);
	return OK;
}

static enum status
owner(struct visit *visit, struct provider_record *record,
      struct fault *fault)
{
	struct access access = visit_access(visit);
	struct organisation organisation;
	enum status status;

	record->provider.organisation = visit->caller->organisation;
	if (!record->organisation)
		return OK;
	status = organisation_find(&access, record->organisation,
				   &organisation, fault);
	if (status == E_NOT_FOUND)
		return fault_set(fault, E_INPUT, "/organisation",
				 N_("{value} is no organisation here: write "
				    "its name as in the list"),
				 "value", record->organisation, NULL);
	if (status == OK)
		record->provider.organisation = organisation.id;
	return status;
}

static enum status
put_parts(struct visit *visit, struct provider_record *record,
	  struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct provider *provider = &record->provider;
	enum status status = OK;

	for (size_t i = 0; i < record->skills.count && status == OK; i++)
		status = skill_put(&access, provider->id,
				   &record->skills.list[i], fault);
	if (status == OK)
		status = papers_put(visit, provider, &record->papers, fault);
	if (status == OK && record->hours_said)
		status = hours_put(&access, provider->id, &record->hours,
				   fault);
	return status;
}

enum status
provider_put(struct visit *visit, struct provider_record *record,
	     bool *ret_added, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct provider *provider = &record->provider;
	struct provider old;
	enum status status = owner(visit, record, fault);

	*ret_added = false;
	if (status == OK)
		status = provider_by_name(&access, provider->organisation,
					  provider->name, &old, fault);
	if (status == OK)
		provider->id = old.id;
	if (status != E_NOT_FOUND)
		return status;
	*ret_added = true;
	provider->id = visit_id(visit);
	status = provider_insert(&access, provider, fault);
	if (status == OK)
		status = put_parts(visit, record, fault);
	if (status == OK)
		status = provider_log(visit, "provider.added", provider, NULL,
				      fault);
	return status;
}

enum status
provider_renew(struct visit *visit, struct provider_record *record,
	       struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status = provider_update(&access, &record->provider,
					     fault);

	if (status == OK)
		status = put_parts(visit, record, fault);
	if (status == OK)
		status = provider_log(visit, "provider.changed",
				      &record->provider, NULL, fault);
	return status;
}

enum status
provider_log(struct visit *visit, const char *kind,
	     const struct provider *provider, const struct model *payload,
	     struct fault *fault)
{
	const struct log_entry entry = {
		.kind = kind,
		.subject = provider->id,
		.organisation = provider->organisation,
		.payload = payload,
	};

	return log_event(visit, &entry, fault);
}

enum status
provider_named(struct visit *visit, const char *text, struct provider *ret,
	       struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t id;
	enum status status;

	if (!text || !id_parse(text, &id))
		return not_found("provider", fault);
	status = provider_get(&access, id, ret, fault);
	return status == E_NOT_FOUND ? not_found("provider", fault) : status;
}

enum status
provider_changing(struct visit *visit, const char *text, struct provider *ret,
		  struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status = provider_named(visit, text, ret, fault);

	if (status == OK)
		status = visit_needs(visit,
				     ROLE_BIT(ROLE_MANAGER) |
					     ROLE_BIT(ROLE_ADMINISTRATOR) |
					     ROLE_BIT(ROLE_SERVICE),
				     fault);
	if (status != OK)
		return status;
	if (!scope_has(access.scope, ret->organisation))
		return fault_set(fault, E_FORBIDDEN, "provider",
				 N_("This provider belongs to the partnership: "
				    "ask its administrator"),
				 NULL);
	if (ret->ended_utc)
		return fault_set(fault, E_CONFLICT, "provider",
				 N_("This provider was taken off the register: "
				    "put them back first"),
				 NULL);
	return OK;
}
