/* A tenant's record from the words that came in. */
#include "desk/record.h"

#include <string.h>

#include "desk/inside.h"
#include "desk/keys.h"
#include "lang/zone.h"

static void
add_need(struct fields *fields, struct record *record, enum need_kind kind,
	 const char *name, const char *value)
{
	struct fault fault;

	if (!value || record->needs == RECORD_NEEDS)
		return;
	if (need_check(kind, value, &fault) != OK) {
		field_take(fields, name, &fault);
		return;
	}
	record->need[record->needs++] =
		(struct need){.kind = kind, .value = value};
}

/* "large-print:20; braille:2" */
static void
add_formats(struct fields *fields, struct record *record, const char *formats)
{
	const char *text = field_text(fields, "formats", formats, 400);

	while (text && *text) {
		size_t bytes = strcspn(text, ";,|");
		const char *one = arena_copy(fields->arena, text, bytes);

		add_need(fields, record, NEED_FORMAT, "formats",
			 field_text(fields, "formats", one, 60));
		text += bytes;
		text += strspn(text, ";,|");
	}
}

static void
read_needs(struct fields *fields, const struct tenant_input *input,
	   struct record *record)
{
	record->needs = 0;
	add_need(fields, record, NEED_SPOKEN_LANGUAGE, "spoken",
		 field_language(fields, "spoken", input->spoken));
	add_need(fields, record, NEED_READ_LANGUAGE, "read",
		 field_language(fields, "read", input->read));
	add_need(fields, record, NEED_ENGLISH, "english",
		 field_text(fields, "english", input->english, 20));
	add_formats(fields, record, input->formats);
	add_need(fields, record, NEED_SAFE_CONTACT, "safe_contact",
		 field_text(fields, "safe_contact", input->safe_contact, 200));
}

/* What the editor left unsaid stays; what was emptied goes. */
static const char *
keep(const char *said, const char *now, const char *before)
{
	return said ? now : before;
}

static void
read_address(struct fields *fields, const struct tenant_input *input,
	     const struct tenant *old, struct tenant *tenant)
{
	for (int i = 0; i < ADDRESS_LINES; i++) {
		const char *name = arena_printf(fields->arena, "address_%d",
						i + 1);

		tenant->address[i] =
			keep(input->address[i],
			     field_text(fields, name, input->address[i], 120),
			     old->address[i]);
	}
	tenant->postcode =
		keep(input->postcode,
		     field_postcode(fields, "postcode", input->postcode),
		     old->postcode);
}

void
record_read(struct visit *visit, const struct tenant_input *input,
	    const struct tenant *old, struct fields *fields,
	    struct record *ret)
{
	static const struct tenant nothing;
	const struct tenant *before = old ? old : &nothing;
	struct tenant *tenant = &ret->tenant;

	*tenant = *before;
	if (!old || input->reference)
		tenant->reference = field_needed(fields, "reference",
						 input->reference, 60);
	if (!old || input->name)
		tenant->name = field_needed(fields, "name", input->name, 200);
	tenant->name_native =
		keep(input->name_native,
		     field_text(fields, "name_native", input->name_native,
				200),
		     before->name_native);
	read_address(fields, input, before, tenant);
	tenant->uprn = keep(input->uprn,
			    field_text(fields, "uprn", input->uprn, 12),
			    before->uprn);
	tenant->email = keep(input->email,
			     field_email(fields, "email", input->email),
			     before->email);
	tenant->phone = keep(input->phone,
			     field_phone(fields, "phone", input->phone),
			     before->phone);
	read_needs(fields, input, ret);
	if (tenant->name && tenant->reference)
		ret->keys = tenant_keys_of(visit, tenant);
}

int64_t
review_due(int64_t now_utc)
{
	struct local_time now = zone_local(now_utc);
	struct civil day = civil_from_day(now.day_days);
	int64_t utc;

	_Static_assert(NEED_REVIEW_MONTHS == 12, "a year on");
	day.year++;
	if (!civil_exists(day))
		day.day--; /* 29 February */
	(void)zone_utc(day_from_civil(day.year, day.month, day.day),
		       now.second, &utc);
	return utc;
}

/* End what the new need replaces. *ret_holds: it says the same already. */
static enum status
make_way(struct visit *visit, struct need *need, const struct needs *holding,
	 bool *ret_holds, struct fault *fault)
{
	struct access access = visit_access(visit);

	*ret_holds = false;
	for (size_t i = 0; i < holding->count; i++) {
		struct need old = holding->list[i];
		enum status status;

		if (old.kind != need->kind)
			continue;
		if (!strcmp(old.value, need->value)) {
			*ret_holds = true;
			return OK;
		}
		if (!need_is_single(need->kind))
			continue;
		old.ended_utc = visit->now_utc;
		old.ended_by = visit_actor(visit);
		need->replaces = old.id;
		status = need_update(&access, &old, fault);
		if (status != OK)
			return status;
	}
	return OK;
}

enum status
need_put(struct visit *visit, struct need *need, const struct needs *holding,
	 int64_t *ret_changed, struct fault *fault)
{
	struct access access = visit_access(visit);
	bool holds;
	enum status status = make_way(visit, need, holding, &holds, fault);

	if (status != OK || holds)
		return status;
	need->id = visit_id(visit);
	if (!need->evidence)
		need->evidence = "self-declared";
	if (!need->identified_utc)
		need->identified_utc = visit->now_utc;
	need->identified_by = need->recorded_by = visit_actor(visit);
	need->recorded_utc = visit->now_utc;
	need->flagged_utc = visit->now_utc;
	need->review_due_utc = review_due(visit->now_utc);
	++*ret_changed;
	return need_insert(&access, need, fault);
}

enum status
record_needs(struct visit *visit, const struct record *record,
	     int64_t *ret_changed, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct needs holding = {0};
	enum status status = OK;

	if (record->needs)
		status = need_active(&access, record->tenant.id, &holding,
				     fault);
	for (size_t i = 0; i < record->needs && status == OK; i++) {
		struct need need = record->need[i];

		need.tenant = record->tenant.id;
		need.organisation = record->tenant.organisation;
		status = need_put(visit, &need, &holding, ret_changed, fault);
	}
	return status;
}

enum status
tenant_named(struct visit *visit, const char *text, struct tenant *ret,
	     struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct scope *scope = access.scope;
	struct tenant found;
	enum status status;
	int64_t id;
	int hits = 0;

	if (!text)
		return not_found("tenant", fault);
	if (id_parse(text, &id)) {
		status = tenant_get(&access, id, ret, fault);
		if (status != E_NOT_FOUND)
			return status;
	}
	for (size_t i = 0; i < scope->count; i++) {
		status = tenant_by_reference(&access, scope->organisation[i],
					     text, &found, fault);
		if (status == OK)
			*ret = found, hits++;
		else if (status != E_NOT_FOUND)
			return status;
	}
	if (hits > 1)
		return fault_set(fault, E_CONFLICT, "tenant",
				 N_("Several landlords use the reference "
				    "{value}: choose the tenant from the "
				    "search instead"),
				 "value", text, NULL);
	return hits ? OK : not_found("tenant", fault);
}
