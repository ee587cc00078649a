/* Whom the panel's invitations go to. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "core/name.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/life.h"
#include "desk/panel_inside.h"
#include "desk/profile_inside.h"
#include "desk/show.h"
#include "desk/tenants.h"
#include "store/need.h"
#include "wire/csv.h"
#include "wire/model.h"

#define ABOUT_MOST 120
#define ROUNDS_SHOWN 20

/* A filter as the store takes it. */
static void
read_filter(struct fields *fields, const struct panel_filter *in,
	    struct panel_wish *wish)
{
	const char *interest = field_text(fields, "interest", in->interest,
					  30);
	const char *area = field_text(fields, "area", in->area, 8);
	struct fault fault;
	int found;

	wish->language = field_language(fields, "language", in->language);
	wish->interest = wish->area = NULL;
	if (interest && name_check("interest", panel_interest_names,
				   PANEL_INTERESTS, interest, &found,
				   &fault) != OK)
		field_take(fields, "interest", &fault);
	else
		wish->interest = interest;
	if (area) {
		char *upper = arena_text(fields->arena, area);

		for (char *p = upper; *p; p++)
			if (*p >= 'a' && *p <= 'z')
				*p = (char)(*p - 'a' + 'A');
		wish->area = upper;
	}
}

static int
by_id(const void *a, const void *b)
{
	const struct panel_member *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

/* Each organisation's first ones, and the first of those. */
static enum status
find(struct visit *visit, struct panel_wish *wish, struct panel_members *ret,
     struct fault *fault)
{
	struct access access = visit_access(visit);
	struct panel_members all = {NULL, 0};
	size_t cap = 0;
	enum status status = OK;

	for (size_t i = 0; i < access.scope->count && status == OK; i++) {
		struct panel_members some = {NULL, 0};

		wish->organisation = access.scope->organisation[i];
		status = panel_list(&access, wish, &some, fault);
		for (size_t k = 0; status == OK && k < some.count; k++) {
			all.list = arena_grow(visit->arena, all.list,
					      all.count, &cap,
					      sizeof *all.list);
			all.list[all.count++] = some.list[k];
		}
	}
	if (all.count)
		qsort(all.list, all.count, sizeof *all.list, by_id);
	if (all.count > wish->limit)
		all.count = wish->limit;
	*ret = all;
	return status;
}

static void
show_needs(struct model *row, const struct needs *needs)
{
	struct model *safe = model_children(row, "safe");

	model_null(row, "spoken");
	model_null(row, "read");
	model_null(row, "format");
	for (size_t i = 0; i < needs->count; i++) {
		const struct need *need = &needs->list[i];

		if (need->kind == NEED_SPOKEN_LANGUAGE)
			model_language(row, "spoken", need->value);
		else if (need->kind == NEED_READ_LANGUAGE)
			model_language(row, "read", need->value);
		else if (need->kind == NEED_FORMAT)
			model_text(row, "format", need->value);
		else if (need->kind == NEED_SAFE_CONTACT)
			model_text(model_append(safe), "value", need->value);
	}
}

/* The postcode's first half. */
static const char *
area_of(struct visit *visit, const struct tenant *tenant)
{
	if (!tenant->postcode)
		return NULL;
	return arena_copy(visit->arena, tenant->postcode,
			  strcspn(tenant->postcode, " "));
}

static enum status
show_member(struct visit *visit, struct model *row,
	    const struct panel_member *m, struct tenant *ret,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	struct needs needs;
	enum status status = tenant_get(&access, m->tenant, ret, fault);

	if (status == OK)
		status = need_active(&access, m->tenant, &needs, fault);
	if (status != OK)
		return status;
	life_conceal(visit, ret);
	model_id(row, "tenant", ret->id);
	model_text(row, "reference", ret->reference);
	show_names(row, "name", ret->name, "name_native", ret->name_native);
	show_needs(row, &needs);
	show_interests(row, m->interests);
	model_text(row, "area", area_of(visit, ret));
	model_int(row, "contacts", m->contacts);
	model_time_or_null(row, "contacted_at", m->contacted_utc);
	return OK;
}

static enum status
show_rounds(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "rounds");
	struct panel_rounds rounds;
	enum status status =
		panel_round_list(&access, visit_organisation(visit),
				 ROUNDS_SHOWN, &rounds, fault);

	for (size_t i = 0; status == OK && i < rounds.count; i++) {
		struct model *row = model_append(rows);

		model_id(row, "id", rounds.list[i].id);
		model_text(row, "about", rounds.list[i].about);
		model_time(row, "at", rounds.list[i].at_utc);
		show_actor(visit, row, "by", rounds.list[i].by);
		model_int(row, "invited", rounds.list[i].invited);
	}
	return status;
}

static void
show_more(struct model *model, const struct panel_members *members,
	  size_t limit)
{
	char id[ID_TEXT];

	model_null(model, "next");
	if (members->count <= limit)
		return;
	id_format(members->list[limit - 1].id, id);
	model_text(model, "next", id);
}

enum status
panel_page(struct visit *visit, const struct panel_filter *filter,
	   const struct page_wish *page, struct model *model,
	   struct fault *fault)
{
	struct model *rows = model_children(model, "members");
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	struct panel_wish wish = {0};
	struct panel_members members;
	struct tenant tenant;
	size_t limit;
	enum status status = page_limit(page, &limit, fault);

	read_filter(&fields, filter, &wish);
	if (status == OK)
		status = fields_end(&fields, fault);
	faults_free(&faults);
	if (status == OK && page->after && *page->after &&
	    !id_parse(page->after, &wish.after))
		status = fault_set(fault, E_INPUT, "/after",
				   N_("This is no place in the list: begin at "
				      "its first page"),
				   NULL);
	wish.limit = limit + 1;
	if (status == OK)
		status = find(visit, &wish, &members, fault);
	for (size_t i = 0; status == OK && i < members.count && i < limit; i++)
		status = show_member(visit, model_append(rows),
				     &members.list[i], &tenant, fault);
	if (status != OK)
		return status;
	show_more(model, &members, limit);
	return show_rounds(visit, model, fault);
}

static enum status
some_but_not_all(size_t count, struct fault *fault)
{
	if (!count)
		return fault_set(fault, E_REFUSED, "",
				 N_("Nobody in the panel fits: choose fewer "
				    "limits"),
				 NULL);
	if (count > PANEL_MOST)
		return fault_set(fault, E_REFUSED, "",
				 N_("These are more than one invitation may "
				    "have: choose a language, an area or an "
				    "interest"),
				 NULL);
	return OK;
}

static enum status
invite_all(struct visit *visit, const struct panel_round *round,
	   const struct panel_members *members, struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status = panel_round_insert(&access, round, fault);

	for (size_t i = 0; status == OK && i < members->count; i++)
		status = panel_invite(&access, round->id, members->list[i].id,
				      visit->now_utc, fault);
	return status;
}

static enum status
log_round(struct visit *visit, const char *kind,
	  const struct panel_round *round, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {.kind = kind,
					.subject = round->id,
					.organisation = round->organisation,
					.language = round->language,
					.payload = payload};

	model_int(payload, "invited", round->invited);
	return log_event(visit, &entry, fault);
}

enum status
panel_invitation(struct visit *visit, const char *about_said,
		 const struct panel_filter *filter, struct model *model,
		 struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	const char *about = field_words_needed(&fields, "about", about_said,
					       ABOUT_MOST);
	struct panel_wish wish = {.limit = PANEL_MOST + 1};
	struct panel_members members;
	struct panel_round round;
	enum status status;

	read_filter(&fields, filter, &wish);
	status = fields_end(&fields, fault);
	if (status == OK)
		status = find(visit, &wish, &members, fault);
	if (status == OK)
		status = some_but_not_all(members.count, fault);
	if (status != OK)
		return status;
	round = (struct panel_round){
		.id = visit_id(visit),
		.organisation = visit_organisation(visit),
		.about = about,
		.language = wish.language,
		.interest = wish.interest,
		.area = wish.area,
		.at_utc = visit->now_utc,
		.by = visit_actor(visit),
		.invited = (int64_t)members.count,
	};
	status = invite_all(visit, &round, &members, fault);
	if (status == OK)
		status = log_round(visit, "panel.invited", &round, fault);
	if (status != OK)
		return status;
	model_id(model, "id", round.id);
	model_int(model, "invited", round.invited);
	return OK;
}

static enum status
show_invited(struct visit *visit, struct model *row,
	     const struct panel_member *m, struct fault *fault)
{
	struct tenant tenant;
	struct model *lines;
	enum status status = show_member(visit, row, m, &tenant, fault);

	if (status != OK)
		return status;
	model_text(row, "phone", tenant.phone);
	model_text(row, "email", tenant.email);
	lines = model_children(row, "address");
	for (int i = 0; i < ADDRESS_LINES; i++)
		if (tenant.address[i])
			model_append_text(lines, tenant.address[i]);
	model_text(row, "postcode", tenant.postcode);
	model_bool(row, "confidential", !life_may_see(visit, &tenant));
	model_text(row, "leave", profile_address(visit, "panel", m->id));
	return OK;
}

enum status
panel_round_show(struct visit *visit, const char *text, struct model *model,
		 struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "members");
	struct panel_members members = {NULL, 0};
	struct panel_round round;
	int64_t id;
	enum status status = E_NOT_FOUND;

	if (id_parse(text, &id))
		status = panel_round_get(&access, id, &round, fault);
	if (status == E_NOT_FOUND)
		return not_found("round", fault);
	if (status == OK)
		status = desk_note_read(
			visit,
			&(struct desk_note){"panel.read", id,
					    round.organisation, NOTE_QUEUED},
			fault);
	if (status == OK)
		status = panel_invited(&access, id, &members, fault);
	for (size_t i = 0; status == OK && i < members.count; i++)
		status = show_invited(visit, model_append(rows),
				      &members.list[i], fault);
	if (status != OK)
		return status;
	model_id(model, "id", id);
	model_text(model, "about", round.about);
	model_language(model, "language", round.language);
	model_code(model, "interest", "panel-interest", round.interest);
	model_text(model, "area", round.area);
	model_time(model, "at", round.at_utc);
	show_actor(visit, model, "by", round.by);
	model_int(model, "invited", round.invited);
	return OK;
}

/* Rules in words, one after another. */
static void
put_all(struct csv_writer *csv, const struct model *list, const char *key)
{
	struct buf text = {0};

	for (const struct model *m = model_first(list); m; m = model_next(m)) {
		const char *one = model_text_of(key ? model_get(m, key) : m);

		if (text.count)
			buf_text(&text, "; ");
		buf_text(&text, one ? one : "");
	}
	csv_put(csv, buf_string(&text));
	buf_free(&text);
}

void
panel_csv(const struct model *round, const char *address, struct buf *out)
{
	static const char *const heads[] = {
		"reference", "name",  "name_native", "spoken",	 "read",
		"format",    "phone", "email",	     "postcode",
	};
	struct csv_writer csv = {.out = out};

	for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
		csv_put(&csv, heads[i]);
	csv_put(&csv, "address");
	csv_put(&csv, "safe_contact");
	csv_put(&csv, "leave");
	csv_end_row(&csv);
	for (const struct model *m = model_first(model_get(round, "members"));
	     m; m = model_next(m)) {
		struct buf leave = {0};

		for (size_t i = 0; i < sizeof heads / sizeof *heads; i++)
			csv_put(&csv, model_text_of(model_get(m, heads[i])));
		put_all(&csv, model_get(m, "address"), NULL);
		put_all(&csv, model_get(m, "safe"), "value");
		buf_printf(&leave, "%s%s", address,
			   model_text_of(model_get(m, "leave")));
		csv_put(&csv, buf_string(&leave));
		buf_free(&leave);
		csv_end_row(&csv);
	}
}
