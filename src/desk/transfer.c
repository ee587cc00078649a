/* A tenant moves to another landlord of the partnership. */
#include "desk/transfer.h"

#include <string.h>

#include "desk/field.h"
#include "desk/inside.h"
#include "desk/joint_inside.h"
#include "desk/keys.h"
#include "desk/life.h"
#include "desk/people_inside.h"
#include "desk/record.h"
#include "desk/show.h"
#include "lang/zone.h"
#include "store/need.h"
#include "wire/model.h"

#define OPEN_MOST 200
#define WHY_MOST 400

struct transfer {
	struct visit *visit;
	struct tenant old, new;
	struct organisations landlords; /* the others of the partnership */
	struct needs needs;
	struct people people;
	const char *all_why;
	int32_t day_days;
	int64_t needs_gone, people_gone, open;
};

/* Landlords below the same partnership: who moves there stays in it. */
static enum status
load_landlords(struct transfer *t, struct fault *fault)
{
	struct access access = visit_access_of_service(t->visit);
	struct organisation own;
	struct organisations all;
	size_t kept = 0;
	enum status status = organisation_get(&access, t->old.organisation,
					      &own, fault);

	if (status == OK)
		status = organisation_list(&access, &all, fault);
	for (size_t i = 0; status == OK && i < all.count; i++)
		if (own.parent && all.list[i].parent == own.parent &&
		    all.list[i].id != own.id)
			all.list[kept++] = all.list[i];
	if (status != OK)
		return status;
	all.count = kept;
	t->landlords = all;
	return kept ? OK
		    : fault_set(fault, E_REFUSED, "",
				N_("This landlord is in no partnership with "
				   "others: nobody can be moved"),
				NULL);
}

static enum status
count_open(struct transfer *t, struct fault *fault)
{
	struct access access = visit_access(t->visit);
	struct item_page page;
	enum status status = item_of_tenant(&access, t->old.id, OPEN_MOST,
					    &page, fault);

	for (size_t i = 0; status == OK && i < page.count; i++)
		t->open += item_state_open(page.list[i].item.state);
	return status;
}

static enum status
load(struct visit *visit, const char *text, struct transfer *t,
     struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status = tenant_named(visit, text, &t->old, fault);

	t->visit = visit;
	if (status == OK && t->old.life != LIFE_CURRENT)
		return fault_set(fault, E_CONFLICT, "",
				 N_("This record is closed already"), NULL);
	if (status == OK && !life_may_see(visit, &t->old))
		return fault_set(fault, E_FORBIDDEN, "",
				 N_("An address here is confidential: ask a "
				    "manager"),
				 NULL);
	if (status == OK)
		status = load_landlords(t, fault);
	if (status == OK)
		status = need_active(&access, t->old.id, &t->needs, fault);
	if (status == OK)
		status = person_of_tenant(&access, t->old.id, PEOPLE_MOST,
					  &t->people, fault);
	return status == OK ? count_open(t, fault) : status;
}

static int64_t
held(const struct transfer *t)
{
	int64_t count = 0;

	for (size_t i = 0; i < t->needs.count; i++)
		count += !need_shareable(&t->needs.list[i]);
	return count;
}

enum status
transfer_before(struct visit *visit, const char *text, struct model *model,
		struct fault *fault)
{
	struct transfer *t = arena_alloc(visit->arena, sizeof *t);
	struct desk_note reading = {.kind = "tenant.read"};
	struct model *rows;
	enum status status = load(visit, text, t, fault);

	reading.subject = t->old.id;
	reading.organisation = t->old.organisation;
	if (status == OK)
		status = desk_note_read(visit, &reading, fault);
	if (status == OK)
		status = tenant_strip(visit, text, model, fault);
	if (status != OK)
		return status;
	model_id(model, "tenant", t->old.id);
	model_int(model, "version", t->old.version);
	rows = model_children(model, "landlords");
	for (size_t i = 0; i < t->landlords.count; i++) {
		struct model *row = model_append(rows);

		model_id(row, "id", t->landlords.list[i].id);
		model_text(row, "name", t->landlords.list[i].name);
	}
	rows = model_children(model, "needs");
	for (size_t i = 0; i < t->needs.count; i++) {
		struct model *row = model_append(rows);

		model_code(row, "kind", "need-kind",
			   need_kind_name(t->needs.list[i].kind));
		model_text(row, "value", t->needs.list[i].value);
		model_bool(row, "goes", need_shareable(&t->needs.list[i]));
	}
	model_int(model, "held", held(t));
	model_int(model, "people", (int64_t)t->people.count);
	model_int(model, "open", t->open);
	return OK;
}

static void
read_landlord(struct transfer *t, struct fields *fields, const char *said)
{
	const char *text = field_needed(fields, "to", said, 200);
	struct fault fault;
	int64_t id;

	if (!text)
		return;
	if (!id_parse(text, &id))
		id = 0;
	for (size_t i = 0; i < t->landlords.count; i++)
		if (t->landlords.list[i].id == id ||
		    !strcmp(t->landlords.list[i].name, text))
			t->new.organisation = t->landlords.list[i].id;
	if (t->new.organisation)
		return;
	(void)fault_set(&fault, E_INPUT, "",
			N_("{value} is no other landlord of the partnership: "
			   "choose one of the list"),
			"value", text, NULL);
	field_take(fields, "to", &fault);
}

static void
read_address(struct transfer *t, struct fields *fields, const char *said)
{
	int n = 0;

	while (said && *said && n < ADDRESS_LINES) {
		size_t bytes = strcspn(said, "\n");
		const char *line = field_text(
			fields, "address",
			arena_copy(fields->arena, said, bytes), 120);

		said += bytes + (said[bytes] != '\0');
		if (line)
			t->new.address[n++] = line;
	}
}

static enum status
read_wish(struct transfer *t, const struct transfer_wish *wish,
	  struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(t->visit->arena, faults);
	const char *day = field_text(&fields, "day", wish->day, 20);
	struct fault bad;

	t->new = (struct tenant){.name = t->old.name,
				 .name_native = t->old.name_native,
				 .email = t->old.email,
				 .phone = t->old.phone,
				 .version = 1,
				 .created_utc = t->visit->now_utc,
				 .updated_utc = t->visit->now_utc};
	read_landlord(t, &fields, wish->to);
	t->new.reference = field_needed(&fields, "reference", wish->reference,
					40);
	t->day_days = zone_local(t->visit->now_utc).day_days;
	if (day && zone_parse_day("", day, &t->day_days, &bad) != OK)
		field_take(&fields, "day", &bad);
	t->all_why = field_text(&fields, "all_why", wish->all_why, WHY_MOST);
	read_address(t, &fields, wish->address);
	t->new.postcode = field_postcode(&fields, "postcode", wish->postcode);
	return fields_end(&fields, fault);
}

/* The new record belongs to a landlord whom the caller may not see. */
static enum status
make_new(struct transfer *t, struct fault *fault)
{
	struct access access = visit_access_of_service(t->visit);
	const struct confide confide = {.tenant = visit_id(t->visit),
					.at_utc = t->visit->now_utc,
					.by = visit_actor(t->visit)};
	struct tenant_keys keys;
	enum status status;

	t->new.id = confide.tenant;
	t->new.confidential_utc =
		t->old.confidential_utc ? confide.at_utc : 0;
	keys = tenant_keys_of(t->visit, &t->new);
	status = tenant_insert(&access, &t->new, &keys, fault);
	if (status == OK && t->new.confidential_utc)
		status = life_confide(&access, &confide, fault);
	return status;
}

static enum status
copy_needs(struct transfer *t, struct fault *fault)
{
	struct access access = visit_access_of_service(t->visit);
	enum status status = OK;

	for (size_t i = 0; i < t->needs.count && status == OK; i++) {
		struct need need = t->needs.list[i];

		if (!need_shareable(&need) && !t->all_why)
			continue;
		if (!need_shareable(&need))
			need.safeguarding = t->all_why;
		need.id = visit_id(t->visit);
		need.tenant = t->new.id;
		need.organisation = t->new.organisation;
		need.recorded_utc = t->visit->now_utc;
		need.recorded_by = visit_actor(t->visit);
		need.flagged_utc = t->visit->now_utc;
		need.shared_utc = need.met_utc = need.replaces = 0;
		status = need_insert(&access, &need, fault);
		t->needs_gone++;
	}
	return status;
}

static enum status
copy_people(struct transfer *t, struct fault *fault)
{
	struct access access = visit_access_of_service(t->visit);
	enum status status = OK;

	for (size_t i = 0; i < t->people.count && status == OK; i++) {
		struct person person = t->people.list[i];

		if (person.ended_utc)
			continue;
		person.id = visit_id(t->visit);
		person.tenant = t->new.id;
		person.organisation = t->new.organisation;
		person.version = 1;
		person.created_utc = person.updated_utc = t->visit->now_utc;
		person.created_by = visit_actor(t->visit);
		status = person_insert(&access, &person, fault);
		if (status == OK)
			status = log_person(t->visit, "person.added", &person,
					    fault);
		t->people_gone++;
	}
	return status;
}

static enum status
log_move(struct transfer *t, const char *kind, const struct tenant *about,
	 int64_t other, struct fault *fault)
{
	struct model *payload = model_object(t->visit->arena);
	const struct log_entry entry = {.kind = kind,
					.subject = about->id,
					.organisation = about->organisation,
					.payload = payload};

	model_id(payload, "landlord", other);
	return log_event(t->visit, &entry, fault);
}

/* Who shared the tenancy stays in it. */
static enum status
leave_joint(struct transfer *t, struct fault *fault)
{
	struct access access = visit_access(t->visit);
	struct tenant_ids ids;
	enum status status;

	if (!t->old.joint)
		return OK;
	status = life_joint(&access, t->old.joint, &ids, fault);
	for (size_t i = 0; status == OK && i < ids.count; i++)
		if (ids.list[i] == t->old.id || ids.count == 2)
			status = life_join(&access, ids.list[i], 0, fault);
	return status;
}

static enum status
close_old(struct transfer *t, struct fault *fault)
{
	struct access access = visit_access(t->visit);
	const struct life_event event = {.id = visit_id(t->visit),
					 .tenant = t->old.id,
					 .kind = LIFE_MOVED,
					 .at_utc = t->visit->now_utc,
					 .by = visit_actor(t->visit),
					 .day_days = t->day_days,
					 .other = t->new.id,
					 .reason = t->all_why};
	enum status status = life_insert(&access, &event, fault);

	if (status == OK)
		status = leave_joint(t, fault);
	if (status == OK)
		status = log_move(t, "tenant.moved", &t->old,
				  t->new.organisation, fault);
	return status == OK ? log_move(t, "tenant.came", &t->new,
				       t->old.organisation, fault)
			    : status;
}

static enum status
check_version(const struct transfer *t, int64_t version, struct fault *fault)
{
	if (t->old.version == version)
		return OK;
	return fault_set(fault, E_STALE, "tenant",
			 N_("Somebody changed this tenant since you opened "
			    "it: open it again"),
			 NULL);
}

enum status
transfer_make(struct visit *visit, const struct transfer_wish *wish,
	      struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct transfer *t = arena_alloc(visit->arena, sizeof *t);
	bool seen;
	enum status status = load(visit, wish->tenant, t, fault);

	if (status == OK)
		status = read_wish(t, wish, faults, fault);
	if (status == OK)
		status = check_version(t, wish->version, fault);
	if (status == OK)
		status = make_new(t, fault);
	if (status == OK)
		status = copy_needs(t, fault);
	if (status == OK && wish->people && !strcmp(wish->people, "yes"))
		status = copy_people(t, fault);
	if (status == OK)
		status = close_old(t, fault);
	if (status != OK)
		return status;
	seen = scope_has(access.scope, t->new.organisation);
	model_id(model, "tenant", t->old.id);
	model_id(model, "other", seen ? t->new.id : 0);
	model_int(model, "needs", t->needs_gone);
	model_int(model, "held", (int64_t)t->needs.count - t->needs_gone);
	model_int(model, "people", t->people_gone);
	model_int(model, "open", t->open);
	return OK;
}
