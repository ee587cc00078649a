/* How an issued letter goes to its reader: begun, added, moved on. */
#include "desk/dispatch_inside.h"

#include <string.h>

#include "core/name.h"
#include "core/worktime.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/letter_inside.h"
#include "store/person.h"
#include "wire/model.h"

#define WORDS_MOST 400
#define DISPATCHES_MOST 30 /* of one letter */

/* Telephone and e-mail of who got it instead; their safe-contact rules are
 * their own. */
static enum status
take_person(struct visit *visit, struct dispatch_of *of, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct letter_person to;
	struct person person;
	size_t kept = 0;
	enum status status =
		letter_person_get(&access, of->letter.id, &to, fault);

	if (status == E_NOT_FOUND)
		return OK;
	if (status == OK)
		status = person_get(&access, to.person, &person, fault);
	if (status != OK)
		return status == E_NOT_FOUND ? OK : status;
	of->tenant.email = person.email;
	of->tenant.phone = person.phone;
	for (size_t i = 0; i < of->needs.count; i++)
		if (of->needs.list[i].kind != NEED_SAFE_CONTACT)
			of->needs.list[kept++] = of->needs.list[i];
	of->needs.count = kept;
	return OK;
}

static void
take_case(struct visit *visit, struct dispatch_of *of)
{
	of->wanted = arena_alloc(visit->arena, (of->needs.count + 1) *
						       sizeof *of->wanted);
	for (size_t i = 0; i < of->needs.count; i++)
		of->wanted[i] = (struct wanted){of->needs.list[i].kind,
						of->needs.list[i].value};
	of->from = (struct dispatch_case){
		.email = of->tenant.email && *of->tenant.email,
		.phone = of->tenant.phone && *of->tenant.phone,
		.address = of->tenant.postcode && *of->tenant.postcode,
		.need = of->wanted,
		.needs = of->needs.count,
	};
}

enum status
dispatch_open(struct visit *visit, const char *text, struct dispatch_of *ret,
	      struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status = letter_find(visit, text, &ret->letter, fault);

	if (status == OK)
		status = tenant_get(&access, ret->letter.tenant, &ret->tenant,
				    fault);
	if (status == OK)
		status = need_active(&access, ret->tenant.id, &ret->needs,
				     fault);
	if (status == OK)
		status = take_person(visit, ret, fault);
	if (status == OK)
		take_case(visit, ret);
	return status;
}

static const char *
event_of(enum dispatch_state state)
{
	static const char *const kinds[DISPATCH_STATES] = {
		[DISPATCH_TO_DO] = "letter.delivery-added",
		[DISPATCH_SENT] = "letter.delivery-sent",
		[DISPATCH_PROVEN] = "letter.delivery-proven",
		[DISPATCH_RETURNED] = "letter.delivery-returned",
		[DISPATCH_FAILED] = "letter.delivery-failed",
		[DISPATCH_DROPPED] = "letter.delivery-dropped",
	};

	return kinds[state];
}

/* What somebody wrote stands in the row alone: a name in it can be covered
 * there. */
static enum status
log_dispatch(struct visit *visit, const struct dispatch *d,
	     struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {.kind = event_of(d->state),
					.subject = d->letter,
					.organisation = d->organisation,
					.payload = payload};

	model_int(payload, "n", d->n);
	model_text(payload, "method", dispatch_method_names[d->method]);
	model_time(payload, "at", d->at_utc);
	model_text(payload, "reference", d->reference);
	if (d->run)
		model_id(payload, "run", d->run);
	return log_event(visit, &entry, fault);
}

/* A task of who issued the letter, by the landlord's office hours. */
static enum status
ask_officer(struct visit *visit, struct dispatch *d,
	    const struct letter *letter, struct fault *fault)
{
	struct calendar calendar;
	struct worktime worktime = {.calendar = &calendar,
				    .kind = CLOCK_SERVICE};
	enum status status =
		visit_calendar(visit, d->organisation, &calendar, fault);

	if (status == OK)
		d->due_utc = worktime_due(&worktime, visit->now_utc,
					  dispatch_answer_in());
	d->officer = letter->issued_by;
	return status;
}

static enum status
finish(struct visit *visit, struct dispatch *d, const struct letter *letter,
       struct fault *fault)
{
	switch (d->state) {
	case DISPATCH_TO_DO:
	case DISPATCH_DROPPED:
		break;
	case DISPATCH_SENT:
	case DISPATCH_PROVEN:
		if (!d->sent_utc)
			d->sent_utc = d->at_utc;
		break;
	case DISPATCH_RETURNED:
	case DISPATCH_FAILED:
		return ask_officer(visit, d, letter, fault);
	}
	return OK;
}

enum status
dispatch_keep(struct visit *visit, struct dispatch *d,
	      const struct letter *letter, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status = finish(visit, d, letter, fault);

	if (status == OK)
		status = dispatch_update(&access, d, fault);
	return status == OK ? log_dispatch(visit, d, fault) : status;
}

static enum status
insert(struct visit *visit, struct dispatch *d, const struct letter *letter,
       struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status = finish(visit, d, letter, fault);

	d->id = visit_id(visit);
	d->letter = letter->id;
	d->organisation = letter->organisation;
	d->added_utc = visit->now_utc;
	d->added_by = d->by = visit_actor(visit);
	if (status == OK)
		status = dispatch_insert(&access, d, fault);
	if (status == OK)
		status = log_dispatch(visit, d, fault);
	if (status == OK && d->state == DISPATCH_TO_DO)
		status = dispatch_post(visit, d, letter, fault);
	return status;
}

static const char *
reach_of(enum dispatch_method method, const struct tenant *tenant)
{
	if (method == DISPATCH_EMAIL)
		return tenant->email;
	return method == DISPATCH_TEXT ? tenant->phone : NULL;
}

enum status
dispatch_begin(struct visit *visit, const struct dispatch_first *first,
	       struct fault *fault)
{
	struct dispatch d = {.n = 1,
			     .method = dispatch_of(first->channel),
			     .at_utc = visit->now_utc};

	d.reach = reach_of(d.method, first->tenant);
	return insert(visit, &d, first->letter, fault);
}

/* ---- what a person says ---- */

struct reading {
	struct visit *visit;
	const struct dispatch_said *said;
	const struct dispatch_of *of;
	struct fields fields;
};

static void
missing(struct reading *reading, const char *name, const char *message)
{
	const char *where;
	struct fault *fault = field_fault(&reading->fields, name, &where);

	(void)fault_set(fault, E_INPUT, where, message, NULL);
}

static void
read_time(struct reading *reading, struct dispatch *d)
{
	int64_t at_utc;

	d->at_utc = reading->visit->now_utc;
	if (!field_time(&reading->fields, "at", reading->said->at, &at_utc))
		return;
	if (at_utc > reading->visit->now_utc)
		missing(reading, "at",
			N_("That is still to come: say when it was"));
	else if (at_utc < reading->of->letter.issued_utc -
				  reading->of->letter.issued_utc % 86400)
		missing(reading, "at",
			N_("That is before the letter was issued"));
	else
		d->at_utc = at_utc;
}

static const char *
said_or(struct reading *reading, const char *name, const char *value,
	const char *before)
{
	const char *text =
		field_text(&reading->fields, name, value, WORDS_MOST);

	return text ? text : before;
}

/* What has to be said of such a state. */
static void
check_words(struct reading *reading, const struct dispatch *d)
{
	if (d->method == DISPATCH_HAND && d->state == DISPATCH_PROVEN &&
	    !d->taken_by)
		missing(reading, "taken_by",
			N_("Say who took it, such as the tenant, or who they "
			   "are to the tenant"));
	if (d->method == DISPATCH_RECORDED && d->state == DISPATCH_SENT &&
	    !d->reference)
		missing(reading, "reference",
			N_("Say the number on the receipt"));
	if ((d->state == DISPATCH_RETURNED || d->state == DISPATCH_FAILED) &&
	    !d->trouble)
		missing(reading, "trouble",
			N_("Say why, as the envelope or the door has it"));
}

static void
read_words(struct reading *reading, struct dispatch *d)
{
	const struct dispatch_said *said = reading->said;

	read_time(reading, d);
	d->place = said_or(reading, "place", said->place, d->place);
	d->taken_by = said_or(reading, "taken_by", said->taken_by,
			      d->taken_by);
	d->reference = said_or(reading, "reference", said->reference,
			       d->reference);
	d->note = said_or(reading, "note", said->note, d->note);
	d->trouble = said_or(reading, "trouble", said->trouble, d->trouble);
	check_words(reading, d);
}

static void
read_method(struct reading *reading, struct dispatch *d)
{
	int found = 0;
	struct fault fault;

	if (!reading->said->method || !*reading->said->method) {
		missing(reading, "method", N_("Say how it goes"));
	} else if (name_check("method", dispatch_method_names,
			      DISPATCH_METHODS, reading->said->method, &found,
			      &fault) != OK) {
		field_take(&reading->fields, "method", &fault);
	}
	d->method = (enum dispatch_method)found;
}

static void
read_state(struct reading *reading, struct dispatch *d)
{
	const char *text = reading->said->state;
	int found = DISPATCH_TO_DO;
	struct fault fault;

	if (text && *text &&
	    name_check("state", dispatch_state_names, DISPATCH_STATES, text,
		       &found, &fault) != OK)
		field_take(&reading->fields, "state", &fault);
	d->state = (enum dispatch_state)found;
}

/* Errors: E_INPUT a safe-contact rule; E_FORBIDDEN who may not say so all the
 * same. */
static enum status
check_safe(struct reading *reading, struct dispatch *d, struct fault *fault)
{
	const struct dispatch_of *of = reading->of;
	int need = dispatch_unsafe(&of->from, d->method);
	const char *despite = field_words(&reading->fields, "despite",
					  reading->said->despite, WORDS_MOST);

	if (need < 0)
		return OK;
	if (!despite)
		return fault_set(fault, E_INPUT, "/method",
				 N_("The register says “{rule}”: choose "
				    "another way; a manager may say why it "
				    "goes so all the same"),
				 "rule", of->wanted[need].value, NULL);
	d->note = d->note ? arena_printf(reading->visit->arena, "%s\n%s",
					 despite, d->note)
			  : despite;
	return visit_needs(reading->visit,
			   ROLE_BIT(ROLE_MANAGER) |
				   ROLE_BIT(ROLE_ADMINISTRATOR),
			   fault);
}

static enum status
check_reach(const struct reading *reading, const struct dispatch *d,
	    struct fault *fault)
{
	if (d->method == DISPATCH_EMAIL && !reading->of->from.email)
		return fault_set(fault, E_INPUT, "/method",
				 N_("No e-mail address is in the register"),
				 NULL);
	if (d->method == DISPATCH_TEXT && !reading->of->from.phone)
		return fault_set(fault, E_INPUT, "/method",
				 N_("No telephone number is in the register"),
				 NULL);
	return OK;
}

/* A new one begins as what is to do, or as what a person did already. */
static enum status
check_begin(const struct dispatch *d, struct fault *fault)
{
	bool person = d->method == DISPATCH_POST ||
		      d->method == DISPATCH_RECORDED ||
		      d->method == DISPATCH_HAND;

	if (d->state == DISPATCH_TO_DO ||
	    (person && d->state != DISPATCH_DROPPED &&
	     dispatch_may(d->method, DISPATCH_TO_DO, d->state)))
		return OK;
	return fault_set(fault, E_INPUT, "/state",
			 N_("A delivery on this way does not begin so"), NULL);
}

/* One on that way that is still under way stands against another. */
static enum status
check_others(struct visit *visit, struct dispatch *d,
	     const struct letter *letter, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct dispatches all;
	enum status status =
		dispatch_of_letter(&access, letter->id, &all, fault);

	if (status != OK)
		return status;
	d->n = (int64_t)all.count + 1;
	if (all.count >= DISPATCHES_MOST)
		return fault_set(fault, E_CONFLICT, "",
				 N_("This letter went on too many ways "
				    "already: issue another one"),
				 NULL);
	for (size_t i = 0; i < all.count; i++)
		if (all.list[i].method == d->method &&
		    all.list[i].state == DISPATCH_TO_DO)
			return fault_set(fault, E_CONFLICT, "",
					 N_("It waits to go on this way "
					    "already: say what became of "
					    "that"),
					 NULL);
	return OK;
}

static enum status
keep_photo(struct visit *visit, const struct dispatch *d,
	   const struct dispatch_picture *picture, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct dispatch_photo photo = {.dispatch = d->id};

	if (!picture)
		return OK;
	photo.kind = picture->kind;
	photo.content = picture->bytes;
	photo.bytes = picture->count;
	memcpy(photo.sha256, picture->sha256, HASH_BYTES);
	return dispatch_photo_insert(&access, &photo, fault);
}

enum status
dispatch_add(struct visit *visit, const struct dispatch_said *said,
	     struct model *model, struct faults *faults, struct fault *fault)
{
	struct dispatch_of of;
	struct reading reading = {visit, said, &of,
				  fields_begin(visit->arena, faults)};
	struct dispatch d = {.n = 0};
	enum status status = dispatch_open(visit, said->letter, &of, fault);

	if (status != OK)
		return status;
	read_method(&reading, &d);
	read_state(&reading, &d);
	read_words(&reading, &d);
	status = fields_end(&reading.fields, fault);
	if (status == OK)
		status = check_begin(&d, fault);
	if (status == OK)
		status = check_reach(&reading, &d, fault);
	if (status == OK)
		status = check_safe(&reading, &d, fault);
	if (status == OK)
		status = check_others(visit, &d, &of.letter, fault);
	d.reach = reach_of(d.method, &of.tenant);
	if (status == OK)
		status = insert(visit, &d, &of.letter, fault);
	if (status == OK)
		status = keep_photo(visit, &d, said->photo, fault);
	return status == OK ? dispatch_show(visit,
					    model_child(model, "delivery"), &d,
					    fault)
			    : status;
}

/* Errors: E_CONFLICT naming what it allows. */
static enum status
check_move(struct visit *visit, const struct dispatch *d,
	   enum dispatch_state to, struct fault *fault)
{
	const char *moves = "";

	if (d->run && to == DISPATCH_DROPPED)
		return fault_set(fault, E_CONFLICT, "",
				 N_("It is in a print run, so it goes: stop it "
				    "at the printer"),
				 NULL);
	if (dispatch_may(d->method, d->state, to))
		return OK;
	for (int i = 0; i < DISPATCH_STATES; i++)
		if (dispatch_may(d->method, d->state, (enum dispatch_state)i))
			moves = arena_printf(visit->arena, "%s%s%s", moves,
					     *moves ? ", " : "",
					     dispatch_state_names[i]);
	if (!*moves)
		return fault_set(fault, E_CONFLICT, "",
				 N_("This delivery is over; begin another"),
				 NULL);
	return fault_set(fault, E_CONFLICT, "",
			 N_("From here it can only become: {moves}"), "moves",
			 moves, NULL);
}

enum status
dispatch_move(struct visit *visit, const struct dispatch_said *said,
	      struct model *model, struct faults *faults, struct fault *fault)
{
	struct dispatch_of of;
	struct reading reading = {visit, said, &of,
				  fields_begin(visit->arena, faults)};
	struct dispatch d, now;
	enum status status = dispatch_open(visit, said->letter, &of, fault);

	if (status == OK)
		status = dispatch_numbered(visit, &of.letter, said->n, &d,
					   fault);
	if (status != OK)
		return status;
	now = d;
	read_state(&reading, &now);
	read_words(&reading, &now);
	status = fields_end(&reading.fields, fault);
	if (status == OK)
		status = check_move(visit, &d, now.state, fault);
	now.by = visit_actor(visit);
	if (status == OK && now.state == DISPATCH_DROPPED)
		status = dispatch_recall(visit, &d, fault);
	if (status == OK)
		status = dispatch_keep(visit, &now, &of.letter, fault);
	if (status == OK)
		status = keep_photo(visit, &now, said->photo, fault);
	return status == OK ? dispatch_show(visit,
					    model_child(model, "delivery"),
					    &now, fault)
			    : status;
}
