/* Parting a joint tenancy so that neither side sees the other. */
#include <string.h>

#include "desk/field.h"
#include "desk/inside.h"
#include "desk/joint_inside.h"
#include "desk/keys.h"
#include "desk/life.h"
#include "desk/people_inside.h"
#include "desk/record.h"
#include "store/equality.h"
#include "store/life.h"
#include "wire/model.h"

enum holder { KEPT_SAFE, OTHERS, NEITHER };

struct decided {
	const char *why;
	enum holder address, phone, email;
	const char *line[ADDRESS_LINES]; /* "" none */
	const char *postcode, *new_phone, *new_email, *reference;
	bool moves; /* a new address was given */
	bool confidential;
};

static enum holder
read_holder(struct fields *fields, const char *name, const char *said)
{
	const char *text = field_text(fields, name, said, 20);
	struct fault fault;

	if (!text || !strcmp(text, "others"))
		return OTHERS;
	if (!strcmp(text, "kept-safe"))
		return KEPT_SAFE;
	if (strcmp(text, "neither") != 0) {
		(void)fault_set(&fault, E_INPUT, "",
				N_("Say who keeps it: kept-safe, others or "
				   "neither"),
				NULL);
		field_take(fields, name, &fault);
	}
	return NEITHER;
}

static void
read_lines(struct fields *fields, const char *said, struct decided *d)
{
	int n = 0;

	for (int i = 0; i < ADDRESS_LINES; i++)
		d->line[i] = "";
	while (said && *said) {
		size_t bytes = strcspn(said, "\n");
		const char *line = field_text(
			fields, "new_address",
			arena_copy(fields->arena, said, bytes), 120);
		struct fault fault;

		said += bytes + (said[bytes] != '\0');
		if (line && n < ADDRESS_LINES) {
			d->line[n++] = line;
			continue;
		}
		if (!line)
			continue;
		(void)fault_set(&fault, E_INPUT, "",
				N_("An address has seven lines at most: put "
				   "two of them together"),
				NULL);
		field_take(fields, "new_address", &fault);
		break;
	}
	d->moves = n > 0;
}

static const char *
read_why(struct fields *fields, const char *said)
{
	static const char *const words[] = {"abuse", "separation", "other"};
	const char *text = field_needed(fields, "why", said, 20);
	struct fault fault;

	for (size_t i = 0; text && i < sizeof words / sizeof *words; i++)
		if (!strcmp(words[i], text))
			return words[i];
	if (text) {
		(void)fault_set(&fault, E_INPUT, "",
				N_("Say why they part: abuse, separation or "
				   "other"),
				NULL);
		field_take(fields, "why", &fault);
	}
	return NULL;
}

static enum status
read_split(struct visit *visit, const struct joint_split *in,
	   struct decided *d, struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);

	d->why = read_why(&fields, in->why);
	d->address = read_holder(&fields, "address", in->address);
	d->phone = read_holder(&fields, "phone", in->phone);
	d->email = read_holder(&fields, "email", in->email);
	read_lines(&fields, in->new_address, d);
	d->postcode = field_postcode(&fields, "new_postcode",
				     in->new_postcode);
	d->new_phone = field_phone(&fields, "new_phone", in->new_phone);
	d->new_email = field_email(&fields, "new_email", in->new_email);
	d->reference = field_text(&fields, "new_reference", in->new_reference,
				  40);
	d->confidential = !in->confidential || !*in->confidential ||
			  !strcmp(in->confidential, "yes");
	return fields_end(&fields, fault);
}

static void
leave_address(struct tenant_input *in)
{
	for (int i = 0; i < ADDRESS_LINES; i++)
		in->address[i] = "";
	in->postcode = in->uprn = "";
}

/* What the tenant who is kept safe has from now on. */
static struct tenant_input
of_tenant(const struct joint *joint, const struct decided *d)
{
	const struct tenant *tenant = &joint->tenant;
	struct tenant_input in = {.reference = d->reference};

	for (size_t i = 0; i < joint->others; i++) {
		const struct tenant *other = &joint->other[i];

		if (joint_shares_address(joint, i) && d->address != KEPT_SAFE)
			leave_address(&in);
		if (joint_shares(tenant->phone, other->phone) &&
		    d->phone != KEPT_SAFE)
			in.phone = "";
		if (joint_shares(tenant->email, other->email) &&
		    d->email != KEPT_SAFE)
			in.email = "";
	}
	if (d->moves) {
		memcpy(in.address, d->line, sizeof in.address);
		in.postcode = d->postcode ? d->postcode : "";
		in.uprn = "";
	}
	if (d->new_phone)
		in.phone = d->new_phone;
	if (d->new_email)
		in.email = d->new_email;
	return in;
}

/* What one of the others has from now on. */
static struct tenant_input
of_other(const struct joint *joint, size_t i, const struct decided *d)
{
	const struct tenant *tenant = &joint->tenant;
	const struct tenant *other = &joint->other[i];
	struct tenant_input in = {0};

	if (joint_shares_address(joint, i) && d->address != OTHERS)
		leave_address(&in);
	if (joint_shares(tenant->phone, other->phone) && d->phone != OTHERS)
		in.phone = "";
	if (joint_shares(tenant->email, other->email) && d->email != OTHERS)
		in.email = "";
	return in;
}

/* The record with what it is found by, which is not its address where that is
 * confidential. */
enum status
record_rewrite(struct visit *visit, const struct tenant *tenant,
	const struct tenant_input *in, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	struct record *record = arena_alloc(visit->arena, sizeof *record);
	enum status status;

	record_read(visit, in, tenant, &fields, record);
	status = fields_end(&fields, fault);
	faults_free(&faults);
	record->tenant.updated_utc = visit->now_utc;
	return status == OK ? tenant_update(&access, &record->tenant,
					    &record->keys, fault)
			    : status;
}

/* Whoever was merged into the tenant is found by old addresses no more. */
static enum status
confide_merged(struct visit *visit, const struct confide *confide,
	       struct fault *fault)
{
	struct access access = visit_access(visit);
	struct life_events into;
	enum status status = life_into(&access, confide->tenant, PEOPLE_MOST,
				       &into, fault);

	for (size_t i = 0; status == OK && i < into.count; i++) {
		struct confide one = *confide;
		struct tenant_keys keys;
		struct tenant merged;

		if (into.list[i].kind != LIFE_MERGED)
			continue;
		one.tenant = into.list[i].tenant;
		status = tenant_get_itself(&access, one.tenant, &merged,
					   fault);
		merged.confidential_utc = one.at_utc;
		if (status != OK)
			return status;
		keys = tenant_keys_of(visit, &merged);
		status = life_confide(&access, &one, fault);
		if (status == OK)
			status = tenant_rekey(&access, merged.id, &keys,
					      fault);
	}
	return status;
}

enum status
joint_keep_confidential(struct visit *visit, const struct confide *confide,
			struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status = life_confide(&access, confide, fault);

	return status == OK ? confide_merged(visit, confide, fault) : status;
}

static enum status
log_parted(struct visit *visit, const struct tenant *tenant, const char *kind,
	   const char *why, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {.kind = kind,
					.subject = tenant->id,
					.organisation = tenant->organisation,
					.payload = payload};

	if (why)
		model_text(payload, "why", why);
	return log_event(visit, &entry, fault);
}

static enum status
part_tenant(struct visit *visit, struct joint *joint, const struct decided *d,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	struct tenant *tenant = &joint->tenant;
	struct tenant_input in = of_tenant(joint, d);
	const struct confide confide = {tenant->id, visit->now_utc,
					visit_actor(visit)};
	struct tenant now = *tenant;
	enum status status = OK;

	if (d->confidential) {
		now.confidential_utc = confide.at_utc;
		status = joint_keep_confidential(visit, &confide, fault);
	}
	if (status == OK)
		status = record_rewrite(visit, &now, &in, fault);
	if (status == OK)
		status = life_join(&access, tenant->id, 0, fault);
	if (status == OK) /* the other side may have the address */
		status = equality_links_end(&access, tenant->id,
					    visit->now_utc, fault);
	if (status == OK)
		status = log_parted(visit, tenant, "tenant.left-joint",
				    d->why, fault);
	if (status == OK && d->confidential)
		status = log_parted(visit, tenant, "tenant.confidential",
				    NULL, fault);
	return status;
}

static enum status
part_other(struct visit *visit, const struct joint *joint, size_t i,
	   const struct decided *d, struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct tenant *other = &joint->other[i];
	struct tenant_input in = of_other(joint, i, d);
	enum status status = record_rewrite(visit, other, &in, fault);

	if (status == OK && joint->others == 1)
		status = life_join(&access, other->id, 0, fault);
	if (status == OK)
		status = equality_links_end(&access, other->id, visit->now_utc,
					    fault);
	return status == OK ? log_parted(visit, other, "tenant.left-joint",
					 NULL, fault)
			    : status;
}

/* Of one tenant's record, what names the other side. */
static enum status
cover(struct visit *visit, const struct joint *joint, const struct tenant *own,
      struct fault *fault)
{
	struct access access = visit_access(visit);
	struct parting parting = joint_parting(visit, joint, own);
	const struct mention_walk walk = {own->id, parting_cover, &parting,
					  MENTION_COVER};
	int64_t count;
	enum status status = mention_each(&access, &walk, &count, fault);

	if (status == OK)
		status = mention_events(&access, &walk, &count, fault);
	return status == OK ? mention_unfinished(&access, own->id, fault)
			    : status;
}

/* An entry leaves without a trace: the history of that side tells only that
 * one ended. */
static enum status
take_out(struct visit *visit, const struct person *p, struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status = person_delete(&access, p->id, fault);

	return status == OK ? log_person(visit, "person.ended", p, fault)
			    : status;
}

/* With a number of its own, so that nothing is the same on both sides. */
static enum status
copy_to(struct visit *visit, const struct person *p, const struct tenant *to,
	struct fault *fault)
{
	struct access access = visit_access(visit);
	struct person copy = *p;
	enum status status;

	copy.id = visit_id(visit);
	copy.tenant = to->id;
	copy.version = 1;
	copy.created_utc = copy.updated_utc = visit->now_utc;
	copy.created_by = visit_actor(visit);
	status = person_insert(&access, &copy, fault);
	return status == OK ? log_person(visit, "person.added", &copy, fault)
			    : status;
}

struct sorting {
	struct visit *visit;
	const struct joint *joint;
	const struct model *said;
	struct fields fields;
};

static const char *
choice_of(struct sorting *s, const struct person *p)
{
	const char *proposed = joint_choice(s->visit, s->joint, p);
	char id[ID_TEXT];
	const char *said;
	struct fault fault;

	id_format(p->id, id);
	said = model_text_of(model_get(s->said, id));
	if (!said)
		return proposed;
	if (!strcmp(said, "neither") ||
	    (strcmp(proposed, "neither") != 0 &&
	     (!strcmp(said, "stays") ||
	      (p->authority < 0 &&
	       (!strcmp(said, "other") || !strcmp(said, "both"))))))
		return said;
	(void)fault_set(&fault, E_INPUT, "",
			strcmp(proposed, "neither") != 0
				? N_("An authority to act belongs to the "
				     "tenant who gave it: it stays, or goes "
				     "to neither")
				: N_("This entry is one of the two tenants: "
				     "it goes to neither"),
			NULL);
	field_take(&s->fields, arena_printf(s->visit->arena, "people/%s", id),
		   &fault);
	return "stays";
}

static enum status
sort_entry(struct sorting *s, const struct person *p,
	   const struct tenant *across, struct fault *fault)
{
	const char *choice = choice_of(s, p);
	enum status status = OK;

	if (!strcmp(choice, "other") || !strcmp(choice, "both"))
		status = copy_to(s->visit, p, across, fault);
	if (status == OK &&
	    (!strcmp(choice, "other") || !strcmp(choice, "neither")))
		status = take_out(s->visit, p, fault);
	return status;
}

/* All entries are read before one is moved. */
static enum status
sort_people(struct sorting *s, struct fault *fault)
{
	const struct joint *joint = s->joint;
	struct access access = visit_access(s->visit);
	struct people *people = arena_alloc(
		s->visit->arena, (joint->others + 1) * sizeof *people);
	enum status status = OK;

	for (size_t i = 0; i <= joint->others && status == OK; i++)
		status = person_of_tenant(&access,
					  i ? joint->other[i - 1].id
					    : joint->tenant.id,
					  PEOPLE_MOST, &people[i], fault);
	for (size_t i = 0; i <= joint->others && status == OK; i++)
		for (size_t k = 0; k < people[i].count && status == OK; k++)
			status = sort_entry(s, &people[i].list[k],
					    i ? &joint->tenant
					      : &joint->other[0],
					    fault);
	return status == OK ? fields_end(&s->fields, fault) : status;
}

static enum status
check_version(const struct joint *joint, int64_t version, struct fault *fault)
{
	if (joint->tenant.version == version)
		return OK;
	return fault_set(fault, E_STALE, "tenant",
			 N_("Somebody changed this tenant since you opened "
			    "it: open it again"),
			 NULL);
}

enum status
joint_part(struct visit *visit, const struct joint_split *in,
	   struct model *model, struct faults *faults, struct fault *fault)
{
	struct joint *joint = arena_alloc(visit->arena, sizeof *joint);
	struct sorting sorting = {visit, joint, in->people,
				  fields_begin(visit->arena, faults)};
	struct decided d = {0};
	enum status status = joint_load(visit, in->tenant, joint, fault);

	if (status == OK)
		status = check_version(joint, in->version, fault);
	if (status == OK)
		status = read_split(visit, in, &d, faults, fault);
	sorting.fields.before = faults->count;
	if (status == OK)
		status = sort_people(&sorting, fault);
	for (size_t i = 0; i <= joint->others && status == OK; i++)
		status = cover(visit, joint,
			       i ? &joint->other[i - 1] : &joint->tenant,
			       fault);
	for (size_t i = 0; i < joint->others && status == OK; i++)
		status = part_other(visit, joint, i, &d, fault);
	if (status == OK)
		status = part_tenant(visit, joint, &d, fault);
	if (status == OK)
		model_id(model, "tenant", joint->tenant.id);
	return status;
}

/* Its search keys change with it. */
enum status
joint_confide(struct visit *visit, const char *text, const char *said,
	      struct model *model, struct fault *fault)
{
	struct tenant_input nothing = {0};
	struct confide confide = {.by = 0};
	struct tenant tenant;
	bool yes = said && !strcmp(said, "yes");
	enum status status = tenant_named(visit, text, &tenant, fault);

	if (status == OK && !life_may_see(visit, &tenant))
		return fault_set(fault, E_FORBIDDEN, "",
				 N_("An address here is confidential: ask a "
				    "manager"),
				 NULL);
	if (status != OK)
		return status;
	confide.tenant = tenant.id;
	if (yes) {
		confide.at_utc = visit->now_utc;
		confide.by = visit_actor(visit);
	}
	tenant.confidential_utc = confide.at_utc;
	status = joint_keep_confidential(visit, &confide, fault);
	if (status == OK)
		status = record_rewrite(visit, &tenant, &nothing, fault);
	if (status == OK)
		status = log_parted(visit, &tenant,
				    yes ? "tenant.confidential"
					: "tenant.open-address",
				    NULL, fault);
	model_id(model, "tenant", tenant.id);
	model_bool(model, "confidential", yes);
	return status;
}
