/* Contacts as officers record, read, confirm and correct them. */
#include "desk/contacts.h"

#include <stdio.h>
#include <string.h>

#include "core/name.h"
#include "desk/contact.h"
#include "desk/inside.h"
#include "desk/need.h"
#include "desk/record.h"
#include "desk/show.h"
#include "wire/model.h"

/* A word of a table, checked. */
static int
read_word(struct fields *fields, const char *name, const char *text,
	  const char *const *words, size_t count)
{
	const char *word = field_text(fields, name, text, 60);
	struct fault fault;
	int found = 0;

	if (word && name_check(name, words, count, word, &found, &fault) != OK)
		field_take(fields, name, &fault);
	return found;
}

/* A value that a need of that kind could have. */
static const char *
read_value(struct fields *fields, const char *name, const char *text,
	   enum need_kind kind)
{
	const char *value = field_text(fields, name, text, 60);
	struct fault fault;

	if (value && need_check(kind, value, &fault) != OK) {
		field_take(fields, name, &fault);
		return NULL;
	}
	return value;
}

/* "large-print:18; easy-read" */
static void
read_formats(struct fields *fields, const char *text, struct manner *manner)
{
	const char *all = field_text(fields, "formats", text, 200);
	size_t count = 0;

	while (all && *all) {
		size_t bytes = strcspn(all, ";,");
		const char *one = arena_copy(fields->arena, all, bytes);
		const char *value =
			read_value(fields, "formats", one, NEED_FORMAT);

		if (value && count < FORMATS_MOST)
			manner->formats[count++] = value;
		all += bytes;
		all += strspn(all, ";,");
	}
}

/* What was written is in a language, and what was said too. */
static void
read_language(struct fields *fields, const struct contact_input *input,
	      struct manner *manner)
{
	const char *language = field_language(fields, "language",
					      input->language);
	const char *second = field_language(fields, "second", input->second);

	if (!language)
		language = "en";
	if (channel_is_written(manner->channel)) {
		manner->written[0] = language;
		manner->written[1] = second;
	} else {
		manner->spoken = language;
	}
}

static void
read_time(struct visit *visit, struct fields *fields, const char *text,
	  struct contact *contact)
{
	struct fault fault;

	if (!field_time(fields, "at", text, &contact->at_utc) ||
	    contact->at_utc <= visit->now_utc)
		return;
	(void)fault_set(&fault, E_INPUT, "",
			N_("This is still to come: record it when it has "
			   "happened"),
			NULL);
	field_take(fields, "at", &fault);
}

static void
read_contact(struct visit *visit, struct fields *fields,
	     const struct contact_input *input, struct contact *contact)
{
	struct manner *manner = &contact->manner;

	(void)field_needed(fields, "channel", input->channel, 60);
	manner->channel = (enum channel)read_word(
		fields, "channel", input->channel, channel_names, CHANNELS);
	read_language(fields, input, manner);
	read_formats(fields, input->formats, manner);
	manner->interpreter = (enum interpreter)read_word(
		fields, "interpreter", input->interpreter, interpreter_names,
		INTERPRETERS);
	manner->gender = read_value(fields, "gender", input->gender,
				    NEED_INTERPRETER_GENDER);
	manner->support = read_value(fields, "support", input->support,
				     NEED_SUPPORT);
	contact->note = field_text(fields, "note", input->note, 1000);
	read_time(visit, fields, input->at, contact);
}

static void
show_manner(struct model *row, const struct manner *manner)
{
	struct model *written = model_children(row, "written");
	struct model *formats = model_children(row, "formats");

	model_code(row, "channel", "channel", channel_names[manner->channel]);
	for (int i = 0; i < WRITTEN_MOST && manner->written[i]; i++)
		model_language(model_append(written), "language",
			       manner->written[i]);
	model_language(row, "spoken", manner->spoken);
	for (int i = 0; i < FORMATS_MOST && manner->formats[i]; i++)
		show_format(model_append(formats), manner->formats[i]);
	model_code(row, "interpreter", "interpreter",
		   manner->interpreter == INTERPRETER_NONE
			   ? NULL
			   : interpreter_names[manner->interpreter]);
	model_code(row, "gender", "gender", manner->gender);
	model_code(row, "support", "support", manner->support);
}

/* The values of needs that a contact met or not, whether they hold or not. */
static enum status
show_met(struct visit *visit, struct model *row,
	 const struct contact_need *one, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct need need;
	struct needs facts = {&need, 1};
	enum status status = need_get(&access, one->need, &need, fault);

	if (status != OK)
		return status;
	model_id(row, "id", one->need);
	model_code(row, "kind", "need-kind", need_kind_name(one->kind));
	show_facts(row, &facts);
	model_bool(row, "met", one->met);
	model_code(row, "why", "met-why", met_why_names[one->why]);
	show_actor(visit, row, "said_by", one->said_by);
	model_text(row, "said_why", one->said_why);
	return OK;
}

static enum status
show_needs(struct visit *visit, struct model *row,
	   const struct contact_needs *all, struct fault *fault)
{
	struct model *rows = model_children(row, "needs");
	enum status status = OK;
	int met = 0;

	for (size_t i = 0; status == OK && i < all->count; i++) {
		met += all->list[i].met;
		status = show_met(visit, model_append(rows), &all->list[i],
				  fault);
	}
	model_int(row, "met", met);
	model_int(row, "unmet", (int64_t)all->count - met);
	return status;
}

/* What held then, and no rule could tell of. */
static void
show_open(struct model *row, int64_t at_utc, const struct contact_needs *told,
	  const struct needs *active)
{
	struct model *rows = model_children(row, "open");

	for (size_t i = 0; i < active->count; i++) {
		struct needs one = {&active->list[i], 1};
		struct model *open;
		bool known = false;

		for (size_t k = 0; k < told->count; k++)
			known |= told->list[k].need == one.list->id;
		if (known || one.list->identified_utc > at_utc)
			continue;
		open = model_append(rows);
		model_id(open, "id", one.list->id);
		model_code(open, "kind", "need-kind",
			   need_kind_name(one.list->kind));
		show_facts(open, &one);
	}
}

static enum status
show_contact(struct visit *visit, struct model *row,
	     const struct contact *contact, const struct needs *active,
	     struct fault *fault)
{
	struct access access = visit_access(visit);
	struct contact_needs told;
	enum status status = contact_need_list(&access, contact->id, &told,
					       fault);

	if (status != OK)
		return status;
	model_id(row, "id", contact->id);
	model_id(row, "page_contact", contact->id);
	model_time(row, "at", contact->at_utc);
	show_manner(row, &contact->manner);
	model_text(row, "note", contact->note);
	model_id(row, "letter", contact->letter);
	model_bool(row, "booking", contact->item != 0);
	show_actor(visit, row, "recorded_by", contact->recorded_by);
	model_time_or_null(row, "confirmed_at", contact->confirmed_utc);
	show_actor(visit, row, "confirmed_by", contact->confirmed_by);
	show_open(row, contact->at_utc, &told, active);
	return show_needs(visit, row, &told, fault);
}

static void
show_whose(struct model *model, const struct tenant *tenant,
	   const struct needs *needs)
{
	model_id(model, "tenant", tenant->id);
	model_text(model, "reference", tenant->reference);
	show_names(model, "name", tenant->name, "name_native",
		   tenant->name_native);
	model_int(model, "version", tenant->version);
	show_strip(model, tenant, needs);
}

static enum status
answer(struct visit *visit, const struct tenant *tenant, int64_t id,
       struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct contact contact;
	struct needs active;
	enum status status = contact_get(&access, id, &contact, fault);

	if (status == OK)
		status = need_active(&access, tenant->id, &active, fault);
	if (status != OK)
		return status;
	show_whose(model, tenant, &active);
	return show_contact(visit, model_child(model, "contact"), &contact,
			    &active, fault);
}

enum status
contact_add(struct visit *visit, const struct contact_input *input,
	    struct model *model, struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	struct contact contact = {0};
	struct tenant tenant;
	enum status status = tenant_named(visit, input->tenant, &tenant,
					  fault);

	if (status != OK)
		return status;
	read_contact(visit, &fields, input, &contact);
	status = fields_end(&fields, fault);
	contact.tenant = tenant.id;
	contact.organisation = tenant.organisation;
	if (status == OK)
		status = contact_record(visit, &contact, fault);
	return status == OK ? answer(visit, &tenant, contact.id, model, fault)
			    : status;
}

/* "1790000000.ID": where the page before ended. */
static enum status
read_after(const char *after, struct contact_wish *wish, struct fault *fault)
{
	long long at;
	char id[ID_TEXT + 1];

	if (!after || !*after)
		return OK;
	if (sscanf(after, "%lld.%14s", &at, id) == 2 && at > 0 &&
	    id_parse(id, &wish->before_id)) {
		wish->before_utc = at;
		return OK;
	}
	return fault_set(fault, E_INPUT, "/after",
			 N_("This is no place in the list: begin at its first "
			    "page"),
			 NULL);
}

static void
show_next(struct visit *visit, struct model *model,
	  const struct contacts *list, size_t limit)
{
	const struct contact *last;
	char id[ID_TEXT];

	model_null(model, "next");
	if (list->count <= limit)
		return;
	last = &list->list[limit - 1];
	id_format(last->id, id);
	model_text(model, "next",
		   arena_printf(visit->arena, "%lld.%s",
				(long long)last->at_utc, id));
}

static enum status
note(struct visit *visit, const struct tenant *tenant, struct fault *fault)
{
	struct desk_note reading = {.kind = "tenant.read",
				    .subject = tenant->id,
				    .organisation = tenant->organisation,
				    .when = NOTE_QUEUED};

	return desk_note_read(visit, &reading, fault);
}

enum status
contacts_list(struct visit *visit, const char *tenant_text,
	      const struct page_wish *page, struct model *model,
	      struct fault *fault)
{
	struct access access = visit_access(visit);
	struct contact_wish wish = {0};
	struct contacts list = {NULL, 0};
	struct needs active;
	struct tenant tenant;
	struct model *rows;
	size_t limit;
	enum status status = tenant_named(visit, tenant_text, &tenant, fault);

	if (status == OK)
		status = note(visit, &tenant, fault);
	if (status == OK)
		status = page_limit(page, &limit, fault);
	if (status == OK)
		status = read_after(page->after, &wish, fault);
	if (status == OK)
		status = need_active(&access, tenant.id, &active, fault);
	if (status != OK)
		return status;
	wish.tenant = tenant.id;
	wish.limit = limit + 1;
	status = contact_of_tenant(&access, &wish, &list, fault);
	show_whose(model, &tenant, &active);
	rows = model_children(model, "contacts");
	for (size_t i = 0; status == OK && i < list.count && i < limit; i++)
		status = show_contact(visit, model_append(rows), &list.list[i],
				      &active, fault);
	show_next(visit, model, &list, limit);
	return status;
}

/* A contact of a tenant, each by what the outside calls it. */
struct named_contact {
	struct tenant tenant;
	struct contact contact;
};

static enum status
contact_named(struct visit *visit, const char *tenant, const char *contact,
	      struct named_contact *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t id;
	enum status status = tenant_named(visit, tenant, &ret->tenant, fault);

	if (status != OK)
		return status;
	if (!contact || !id_parse(contact, &id))
		return not_found("contact", fault);
	status = contact_get(&access, id, &ret->contact, fault);
	if (status == OK && ret->contact.tenant == ret->tenant.id)
		return OK;
	return status == OK || status == E_NOT_FOUND
		       ? not_found("contact", fault)
		       : status;
}

/* What the rules or people said of the need so far, else nothing yet. */
static enum status
told_so_far(struct visit *visit, const struct contact *contact,
	    const struct need *need, struct contact_need *ret,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	struct contact_needs all;
	enum status status = contact_need_list(&access, contact->id, &all,
					       fault);

	*ret = (struct contact_need){
		.contact = contact->id,
		.need = need->id,
		.organisation = contact->organisation,
		.at_utc = contact->at_utc,
		.channel = contact->manner.channel,
		.kind = need->kind,
		.why = WHY_SAID,
	};
	for (size_t i = 0; status == OK && i < all.count; i++)
		if (all.list[i].need == need->id)
			*ret = all.list[i];
	return status;
}

static enum status
log_said(struct visit *visit, const struct contact *contact,
	 const struct contact_need *one, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);

	model_text(payload, "kind", need_kind_name(one->kind));
	model_bool(payload, "met", one->met);
	model_text(payload, "reason", one->said_why);
	return contact_log(visit, "contact.corrected", contact, payload,
			   fault);
}

static enum status
read_said(struct visit *visit, const struct contact_said *said,
	  struct contact_need *one, struct faults *faults,
	  struct fault *fault)
{
	static const char *const words[] = {"no", "yes"};
	struct fields fields = fields_begin(visit->arena, faults);

	(void)field_needed(&fields, "met", said->met, 10);
	one->met = read_word(&fields, "met", said->met, words, 2) == 1;
	one->why = WHY_SAID;
	one->said_by = visit_actor(visit);
	one->said_why = field_needed(&fields, "reason", said->reason, 400);
	return fields_end(&fields, fault);
}

/* A need that is over was met or not all the same. */
enum status
contact_say(struct visit *visit, const struct contact_said *said,
	    struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct named_contact of;
	struct contact_need one;
	struct named_need named;
	enum status status = contact_named(visit, said->tenant, said->contact,
					   &of, fault);

	if (status == OK)
		status = need_named(visit, said->tenant, said->need, &named,
				    fault);
	if (status == OK)
		status = told_so_far(visit, &of.contact, &named.need, &one,
				     fault);
	if (status == OK)
		status = read_said(visit, said, &one, faults, fault);
	if (status == OK)
		status = contact_need_put(&access, &one, fault);
	if (status == OK)
		status = log_said(visit, &of.contact, &one, fault);
	return status == OK ? answer(visit, &of.tenant, of.contact.id, model,
				     fault)
			    : status;
}

enum status
contact_right(struct visit *visit, const char *tenant, const char *contact,
	      struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct named_contact of;
	enum status status = contact_named(visit, tenant, contact, &of,
					   fault);

	if (status != OK)
		return status;
	of.contact.confirmed_utc = visit->now_utc;
	of.contact.confirmed_by = visit_actor(visit);
	status = contact_confirm(&access, &of.contact, fault);
	if (status == OK)
		status = contact_log(visit, "contact.confirmed", &of.contact,
				     NULL, fault);
	return status == OK ? answer(visit, &of.tenant, of.contact.id, model,
				     fault)
			    : status;
}
