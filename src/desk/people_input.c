/* The people around a tenant, as they are written down. */
#include <string.h>

#include "desk/field.h"
#include "desk/inside.h"
#include "desk/life.h"
#include "desk/people_inside.h"
#include "desk/record.h"
#include "lang/zone.h"
#include "wire/model.h"

#define REASON_MOST 400

static void
bad(struct fields *fields, const char *name, const char *message)
{
	struct fault fault;

	(void)fault_set(&fault, E_INPUT, "", message, NULL);
	field_take(fields, name, &fault);
}

/* What was not said stays, what was emptied goes. */
static void
take_text(struct fields *fields, const char *name, const char *said,
	  const char **text)
{
	if (said)
		*text = field_text(fields, name, said, 200);
}

/* At most seven lines, of what can stand in an address. */
static void
take_lines(struct fields *fields, const char *said, const char **text)
{
	const char *all = NULL;
	int lines = 0;

	if (!said)
		return;
	while (*said) {
		size_t bytes = strcspn(said, "\n");
		const char *line = field_text(
			fields, "address",
			arena_copy(fields->arena, said, bytes), 120);

		said += bytes + (said[bytes] != '\0');
		if (!line)
			continue;
		lines++;
		all = all ? arena_printf(fields->arena, "%s\n%s", all, line)
			  : line;
	}
	*text = all;
	if (lines > ADDRESS_LINES)
		bad(fields, "address",
		    N_("An address has seven lines at most: put two of them "
		       "together"));
}

static void
take_formats(struct fields *fields, const char *said, const char **text)
{
	const char *rest;

	if (!said)
		return;
	*text = field_text(fields, "formats", said, 200);
	for (rest = *text; rest && *rest;) {
		size_t bytes = strcspn(rest, ";,|");
		const char *one = field_text(
			fields, "formats",
			arena_copy(fields->arena, rest, bytes), 60);
		struct fault fault;

		if (one && need_check(NEED_FORMAT, one, &fault) != OK)
			field_take(fields, "formats", &fault);
		rest += bytes;
		rest += strspn(rest, ";,|");
	}
}

static void
take_day(struct fields *fields, const char *name, const char *said,
	 int32_t *day)
{
	const char *text = field_text(fields, name, said, 20);
	struct fault fault;

	if (!said)
		return;
	*day = NO_DAY;
	if (text && zone_parse_day("", text, day, &fault) != OK)
		field_take(fields, name, &fault);
}

static void
take_who(struct fields *fields, const struct person_input *in,
	 struct person *p)
{
	int role = p->role;

	(void)field_word(fields, "role", in->role, WORDS_PERSON_ROLE, &role);
	p->role = (enum person_role)role;
	if (in->name || !p->name)
		p->name = field_needed(fields, "name", in->name, 200);
	take_text(fields, "name_native", in->name_native, &p->name_native);
	take_text(fields, "relation", in->relation, &p->relation);
	if (in->age && *in->age)
		p->child = !strcmp(in->age, "child");
	if (in->interprets && *in->interprets)
		p->interprets = !strcmp(in->interprets, "yes");
	if (in->spoken)
		p->spoken = field_language(fields, "spoken", in->spoken);
	if (in->read)
		p->read = field_language(fields, "read", in->read);
	take_formats(fields, in->formats, &p->formats);
}

static void
take_reach(struct fields *fields, const struct person_input *in,
	   struct person *p)
{
	take_lines(fields, in->address, &p->address);
	if (in->postcode)
		p->postcode = field_postcode(fields, "postcode", in->postcode);
	if (in->phone)
		p->phone = field_phone(fields, "phone", in->phone);
	if (in->email)
		p->email = field_email(fields, "email", in->email);
	take_text(fields, "safe_contact", in->safe_contact, &p->safe_contact);
}

static void
take_authority(struct fields *fields, const struct person_input *in,
	       struct person *p)
{
	int may = p->may;

	if (in->authority && !*in->authority)
		p->authority = -1;
	(void)field_word(fields, "authority", in->authority, WORDS_AUTHORITY,
			 &p->authority);
	(void)field_word(fields, "may", in->may, WORDS_MAY, &may);
	p->may = may;
	take_text(fields, "evidence", in->evidence, &p->evidence);
	take_text(fields, "kept", in->kept, &p->evidence_kept);
	take_day(fields, "given", in->given, &p->given_days);
	take_day(fields, "expires", in->expires, &p->expires_days);
}

/* What must fit together whoever wrote it. */
static void
check_whole(struct fields *fields, const struct person *p)
{
	if (p->role == PERSON_REPRESENTATIVE && p->authority < 0)
		bad(fields, "authority",
		    N_("Say by what right they act for the tenant: without "
		       "one they are no representative"));
	if (p->authority >= 0 && p->child)
		bad(fields, "authority",
		    N_("A child has no authority to act for the tenant"));
	if (p->authority >= 0 && !p->evidence)
		bad(fields, "evidence",
		    N_("Say what shows it: the paper that was seen, and its "
		       "number or date"));
	if (p->given_days != NO_DAY && p->expires_days != NO_DAY &&
	    p->expires_days < p->given_days)
		bad(fields, "expires",
		    N_("It ends before it was given: check both dates"));
}

static enum status
read_person(struct visit *visit, const struct person_input *in,
	    struct person *p, struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);

	take_who(&fields, in, p);
	take_reach(&fields, in, p);
	take_authority(&fields, in, p);
	if (fields_end(&fields, NULL) == OK)
		check_whole(&fields, p);
	return fields_end(&fields, fault);
}

enum status
log_person(struct visit *visit, const char *kind, const struct person *p,
	   struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	struct log_entry entry = {.kind = kind,
				  .subject = p->tenant,
				  .organisation = p->organisation,
				  .payload = payload};

	model_id(payload, "person", p->id);
	model_text(payload, "role", person_role_names[p->role]);
	return log_event(visit, &entry, fault);
}

static void
show_kept(struct model *model, const struct person *p)
{
	model_id(model, "tenant", p->tenant);
	model_id(model, "id", p->id);
	model_int(model, "version", p->version);
}

enum status
person_add(struct visit *visit, const char *text,
	   const struct person_input *in, struct model *model,
	   struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct person p = {.authority = -1,
			   .given_days = NO_DAY,
			   .expires_days = NO_DAY,
			   .version = 1};
	struct tenant tenant;
	enum status status = tenant_named(visit, text, &tenant, fault);

	if (status == OK)
		status = read_person(visit, in, &p, faults, fault);
	if (status != OK)
		return status;
	p.id = visit_id(visit);
	p.tenant = tenant.id;
	p.organisation = tenant.organisation;
	p.created_utc = p.updated_utc = visit->now_utc;
	p.created_by = visit_actor(visit);
	status = person_insert(&access, &p, fault);
	if (status == OK)
		status = log_person(visit, "person.added", &p, fault);
	if (status == OK)
		show_kept(model, &p);
	return status;
}

static enum status
still_there(const struct person *p, struct fault *fault)
{
	if (!p->ended_utc)
		return OK;
	return fault_set(fault, E_CONFLICT, "person",
			 N_("This entry was ended: add the person anew"),
			 NULL);
}

enum status
person_edit(struct visit *visit, const struct person_edit *edit,
	    struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct around around;
	struct person *p = &around.person;
	enum status status = person_named(visit, edit->tenant, edit->person,
					  &around, fault);

	if (status == OK)
		status = still_there(p, fault);
	if (status == OK)
		status = read_person(visit, &edit->input, p, faults, fault);
	if (status != OK)
		return status;
	p->version = edit->version;
	p->updated_utc = visit->now_utc;
	status = person_update(&access, p, fault);
	if (status == OK)
		status = log_person(visit, "person.changed", p, fault);
	p->version++;
	if (status == OK)
		show_kept(model, p);
	return status;
}

enum status
person_stop(struct visit *visit, const struct person_stop *stop,
	    struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	const char *reason = field_needed(&fields, "reason", stop->reason,
					  REASON_MOST);
	struct around around;
	struct person *p = &around.person;
	enum status status = fields_end(&fields, fault);

	faults_free(&faults);
	if (status == OK)
		status = person_named(visit, stop->tenant, stop->person,
				      &around, fault);
	if (status == OK)
		status = still_there(p, fault);
	if (status != OK)
		return status;
	p->ended_utc = p->updated_utc = visit->now_utc;
	p->ended_why = reason;
	status = person_update(&access, p, fault);
	if (status == OK)
		status = log_person(visit, "person.ended", p, fault);
	p->version++;
	if (status == OK)
		show_kept(model, p);
	return status;
}
