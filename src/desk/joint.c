/* Joint tenancies: made, shown, and looked at before they part. */
#include "desk/joint.h"

#include <string.h>
#include <strings.h>

#include "desk/field.h"
#include "desk/inside.h"
#include "desk/joint_inside.h"
#include "desk/life.h"
#include "desk/record.h"
#include "desk/show.h"
#include "lang/fold.h"
#include "store/life.h"
#include "wire/model.h"

static void
show_other(struct model *rows, const struct tenant *tenant)
{
	struct model *row = model_append(rows);

	model_id(row, "id", tenant->id);
	model_text(row, "reference", tenant->reference);
	show_names(row, "name", tenant->name, "name_native",
		   tenant->name_native);
}

/* The others of the tenancy, at most JOINT_MOST. */
static enum status
load_others(struct visit *visit, struct joint *joint, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct tenant_ids ids = {NULL, 0};
	enum status status = OK;

	joint->others = 0;
	if (!joint->tenant.joint)
		return OK;
	status = life_joint(&access, joint->tenant.joint, &ids, fault);
	for (size_t i = 0; status == OK && i < ids.count &&
			   joint->others < JOINT_MOST;
	     i++)
		if (ids.list[i] != joint->tenant.id)
			status = tenant_get(&access, ids.list[i],
					    &joint->other[joint->others++],
					    fault);
	return status;
}

enum status
joint_brief(struct visit *visit, const struct tenant *tenant,
	    struct model *model, struct fault *fault)
{
	struct model *rows = model_children(model, "joint_tenants");
	struct joint *joint = arena_alloc(visit->arena, sizeof *joint);
	enum status status;

	joint->tenant = *tenant;
	status = load_others(visit, joint, fault);
	for (size_t i = 0; status == OK && i < joint->others; i++)
		show_other(rows, &joint->other[i]);
	return status;
}

enum status
joint_load(struct visit *visit, const char *text, struct joint *ret,
	   struct fault *fault)
{
	enum status status = tenant_named(visit, text, &ret->tenant, fault);

	if (status == OK)
		status = load_others(visit, ret, fault);
	if (status != OK)
		return status;
	if (!ret->others)
		return fault_set(fault, E_CONFLICT, "",
				 N_("No joint tenancy is recorded here: "
				    "nothing is to be parted"),
				 NULL);
	for (size_t i = 0; i <= ret->others; i++)
		if (!life_may_see(visit, i ? &ret->other[i - 1]
					   : &ret->tenant))
			return fault_set(fault, E_FORBIDDEN, "",
					 N_("An address here is confidential: "
					    "ask a manager"),
					 NULL);
	return OK;
}

static enum status
cannot_join(const struct tenant *a, const struct tenant *b,
	    struct fault *fault)
{
	if (a->id == b->id)
		return fault_set(fault, E_INPUT, "/other",
				 N_("This is the tenant themself: name the "
				    "other one"),
				 NULL);
	if (a->organisation != b->organisation)
		return fault_set(fault, E_INPUT, "/other",
				 N_("A joint tenancy is with one landlord: "
				    "this tenant is another's"),
				 NULL);
	if (a->life != LIFE_CURRENT || b->life != LIFE_CURRENT)
		return fault_set(fault, E_REFUSED, "/other",
				 N_("One of the two records is closed"), NULL);
	if (a->confidential_utc || b->confidential_utc)
		return fault_set(fault, E_REFUSED, "/other",
				 N_("One of the two addresses is confidential: "
				    "a manager ends that first"),
				 NULL);
	if (a->joint && b->joint && a->joint != b->joint)
		return fault_set(fault, E_REFUSED, "/other",
				 N_("Each has a joint tenancy already: part "
				    "one of them first"),
				 NULL);
	return OK;
}

static enum status
join(struct visit *visit, const struct tenant *tenant, int64_t joint,
     struct fault *fault)
{
	struct access access = visit_access(visit);
	struct log_entry entry = {.kind = "tenant.joined",
				  .subject = tenant->id,
				  .organisation = tenant->organisation};
	enum status status;

	if (tenant->joint == joint)
		return OK;
	status = life_join(&access, tenant->id, joint, fault);
	return status == OK ? log_event(visit, &entry, fault) : status;
}

static enum status
find_other(struct visit *visit, const char *text, struct tenant *ret,
	   struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	struct fault unknown;
	enum status status;

	text = field_needed(&fields, "other", text, 60);
	if (!text)
		return fields_end(&fields, fault);
	status = tenant_named(visit, text, ret, fault);
	if (status != E_NOT_FOUND)
		return status;
	(void)fault_set(&unknown, E_INPUT, "",
			N_("{value} is no tenant here: search the register "
			   "for the person"),
			"value", text, NULL);
	field_take(&fields, "other", &unknown);
	return fields_end(&fields, fault);
}

enum status
joint_link(struct visit *visit, const char *text, const char *other_text,
	   struct model *model, struct faults *faults, struct fault *fault)
{
	struct tenant tenant, other;
	int64_t joint;
	enum status status = tenant_named(visit, text, &tenant, fault);

	if (status == OK)
		status = find_other(visit, other_text, &other, faults, fault);
	if (status == OK)
		status = cannot_join(&tenant, &other, fault);
	if (status != OK)
		return status;
	joint = tenant.joint  ? tenant.joint
		: other.joint ? other.joint
			      : visit_id(visit);
	status = join(visit, &tenant, joint, fault);
	if (status == OK)
		status = join(visit, &other, joint, fault);
	model_id(model, "tenant", tenant.id);
	return status;
}

bool
joint_shares(const char *one, const char *other)
{
	return one && other && !strcasecmp(one, other);
}

bool
joint_shares_address(const struct joint *joint, size_t other)
{
	const struct tenant *a = &joint->tenant, *b = &joint->other[other];

	return joint_shares(a->address[0], b->address[0]) &&
	       (!a->postcode || !b->postcode ||
		joint_shares(a->postcode, b->postcode));
}

/* Names that fold to the same key are one name. */
static bool
same_name(struct visit *visit, const char *one, const char *other)
{
	struct buf a = {0}, b = {0};
	bool same = false;

	if (one && other) {
		fold_key(desk_fold(visit->desk), one, &a);
		fold_key(desk_fold(visit->desk), other, &b);
		same = a.count && !strcmp(buf_string(&a), buf_string(&b));
	}
	buf_free(&a);
	buf_free(&b);
	return same;
}

bool
joint_is_entry(struct visit *visit, const struct person *person,
	       const struct tenant *tenant)
{
	return same_name(visit, person->name, tenant->name) ||
	       same_name(visit, person->name_native, tenant->name_native);
}

const char *
joint_choice(struct visit *visit, const struct joint *joint,
	     const struct person *person)
{
	if (joint_is_entry(visit, person, &joint->tenant))
		return "neither";
	for (size_t i = 0; i < joint->others; i++)
		if (joint_is_entry(visit, person, &joint->other[i]))
			return "neither";
	return "stays";
}

struct parting
joint_parting(struct visit *visit, const struct joint *joint,
	      const struct tenant *own)
{
	struct parting parting = {.arena = visit->arena};

	if (own != &joint->tenant)
		parting_add(&parting, &joint->tenant, own);
	for (size_t i = 0; own == &joint->tenant && i < joint->others; i++)
		parting_add(&parting, &joint->other[i], own);
	return parting;
}

/* Texts, letters and events that name the other side. */
static enum status
count_told(struct visit *visit, struct model *model, const struct joint *joint,
	   struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t told = 0, letters = 0, events = 0, n;
	enum status status = OK;

	for (size_t i = 0; i <= joint->others && status == OK; i++) {
		const struct tenant *own =
			i ? &joint->other[i - 1] : &joint->tenant;
		struct parting parting = joint_parting(visit, joint, own);
		const struct mention_walk walk = {own->id, parting_cover,
						  &parting, MENTION_COUNT};

		status = mention_each(&access, &walk, &n, fault);
		told += status == OK ? n : 0;
		if (status == OK)
			status = mention_letters(&access, &walk, &n, fault);
		letters += status == OK ? n : 0;
		if (status == OK)
			status = mention_events(&access, &walk, &n, fault);
		events += status == OK ? n : 0;
	}
	model_int(model, "told", told);
	model_int(model, "letters", letters);
	model_int(model, "events", events);
	return status;
}

static void
show_shared(struct model *model, const struct joint *joint)
{
	const struct tenant *tenant = &joint->tenant;
	struct model *shared = model_child(model, "shared");
	bool address = false, phone = false, email = false;

	for (size_t i = 0; i < joint->others; i++) {
		const struct tenant *other = &joint->other[i];

		address |= joint_shares_address(joint, i);
		phone |= joint_shares(tenant->phone, other->phone);
		email |= joint_shares(tenant->email, other->email);
	}
	model_null(shared, "address");
	if (address) {
		struct model *lines = model_children(shared, "address");

		for (int i = 0; i < ADDRESS_LINES; i++)
			if (tenant->address[i])
				model_append_text(lines, tenant->address[i]);
	}
	model_text(shared, "postcode", address ? tenant->postcode : NULL);
	model_text(shared, "phone", phone ? tenant->phone : NULL);
	model_text(shared, "email", email ? tenant->email : NULL);
}

static enum status
show_entries(struct visit *visit, struct model *rows,
	     const struct joint *joint, const struct tenant *with,
	     struct fault *fault)
{
	struct access access = visit_access(visit);
	struct people people;
	enum status status = person_of_tenant(&access, with->id, PEOPLE_MOST,
					      &people, fault);

	for (size_t i = 0; status == OK && i < people.count; i++) {
		const struct person *p = &people.list[i];
		struct model *row = model_append(rows);

		model_id(row, "id", p->id);
		show_names(row, "name", p->name, "name_native",
			   p->name_native);
		model_text(row, "relation", p->relation);
		model_code(row, "role", "person-role",
			   person_role_names[p->role]);
		model_bool(row, "child", p->child);
		show_names(row, "with", with->name, "with_native",
			   with->name_native);
		model_bool(row, "acts", p->authority >= 0);
		model_text(row, "choice", joint_choice(visit, joint, p));
	}
	return status;
}

static enum status
note_both(struct visit *visit, const struct joint *joint, struct fault *fault)
{
	enum status status = OK;

	for (size_t i = 0; i <= joint->others && status == OK; i++) {
		const struct tenant *one =
			i ? &joint->other[i - 1] : &joint->tenant;
		const struct desk_note reading = {
			.kind = "tenant.read",
			.subject = one->id,
			.organisation = one->organisation,
			.when = NOTE_QUEUED};

		status = desk_note_read(visit, &reading, fault);
	}
	return status;
}

enum status
joint_before(struct visit *visit, const char *text, struct model *model,
	     struct fault *fault)
{
	struct joint *joint = arena_alloc(visit->arena, sizeof *joint);
	const struct tenant *tenant = &joint->tenant;
	struct model *rows;
	enum status status = joint_load(visit, text, joint, fault);

	if (status == OK)
		status = note_both(visit, joint, fault);
	if (status == OK)
		status = tenant_strip(visit, text, model, fault);
	if (status != OK)
		return status;
	model_id(model, "tenant", tenant->id);
	model_int(model, "version", tenant->version);
	show_names(model, "name", tenant->name, "name_native",
		   tenant->name_native);
	rows = model_children(model, "joint_tenants");
	for (size_t i = 0; i < joint->others; i++)
		show_other(rows, &joint->other[i]);
	show_shared(model, joint);
	rows = model_children(model, "people");
	for (size_t i = 0; i <= joint->others && status == OK; i++)
		status = show_entries(visit, rows, joint,
				      i ? &joint->other[i - 1] : tenant,
				      fault);
	return status == OK ? count_told(visit, model, joint, fault) : status;
}
