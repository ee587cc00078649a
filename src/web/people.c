/* The people around a tenant: a page of them, one to change, and whose
 * authority ends. */
#include "desk/people.h"

#include <string.h>

#include "lang/zone.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

#define SPOKEN_HINT N_("Leave empty where it is the tenant’s language.")

static const struct field person_fields[] = {
	{.name = "role",
	 .type = FIELD_PICK,
	 .set = "person-role",
	 .required = true,
	 .label = N_("What are they to the tenant?")},
	{.name = "name",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("Name in Latin letters")},
	{.name = "name_native",
	 .type = FIELD_TEXT,
	 .label = N_("Name in their own script")},
	{.name = "relation",
	 .type = FIELD_TEXT,
	 .label = N_("Relation"),
	 .hint = N_("Such as: daughter, neighbour, solicitor")},
	{.name = "age",
	 .type = FIELD_PICK,
	 .set = "age",
	 .label = N_("Adult or child?")},
	{.name = "interprets",
	 .type = FIELD_PICK,
	 .set = "interprets",
	 .label = N_("Have they been interpreting for the tenant?"),
	 .hint = N_("A child never interprets: book an interpreter.")},
	{.name = "spoken",
	 .type = FIELD_LANGUAGE,
	 .label = N_("Which language do they speak?"),
	 .hint = SPOKEN_HINT},
	{.name = "read",
	 .type = FIELD_LANGUAGE,
	 .label = N_("Which language do they read?"),
	 .hint = SPOKEN_HINT},
	{.name = "formats",
	 .type = FIELD_TEXT,
	 .label = N_("Formats"),
	 .hint = N_("Such as: large-print:20; braille:2")},
	{.name = "phone", .type = FIELD_TEXT, .max = 40,
	 .label = N_("Telephone")},
	{.name = "email", .type = FIELD_EMAIL, .label = N_("Email")},
	{.name = "address",
	 .type = FIELD_AREA,
	 .max = 900,
	 .label = N_("Address, a line each"),
	 .hint = N_("Leave empty where they live with the tenant.")},
	{.name = "postcode", .type = FIELD_TEXT, .max = 10,
	 .label = N_("Postcode")},
	{.name = "safe_contact",
	 .type = FIELD_TEXT,
	 .label = N_("How to be in touch safely"),
	 .hint = N_("Such as: call only in office hours")},
	{.name = "authority",
	 .type = FIELD_PICK,
	 .set = "authority",
	 .any = N_("None"),
	 .label = N_("By what right do they act for the tenant?")},
	{.name = "may",
	 .type = FIELD_PICK,
	 .set = "may",
	 .label = N_("How far does it go?")},
	{.name = "evidence",
	 .type = FIELD_TEXT,
	 .label = N_("What shows it?"),
	 .hint = N_("Such as: signed form, seen on 3 March 2026")},
	{.name = "kept",
	 .type = FIELD_TEXT,
	 .label = N_("Where is that kept?")},
	{.name = "given", .type = FIELD_DAY, .label = N_("Given on")},
	{.name = "expires",
	 .type = FIELD_DAY,
	 .label = N_("Last day it holds"),
	 .hint = N_("Leave empty where it has no end.")},
	{0},
};

static const struct field end_fields[] = {
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("Why?"),
	 .hint = N_("Such as: moved out, consent withdrawn")},
	{0},
};

static struct person_input
input_from(const struct form *form)
{
	return (struct person_input){
		.role = form_text(form, "role"),
		.name = form_said(form, "name"),
		.name_native = form_said(form, "name_native"),
		.relation = form_said(form, "relation"),
		.age = form_text(form, "age"),
		.interprets = form_text(form, "interprets"),
		.spoken = form_said(form, "spoken"),
		.read = form_said(form, "read"),
		.formats = form_said(form, "formats"),
		.address = form_said(form, "address"),
		.postcode = form_said(form, "postcode"),
		.phone = form_said(form, "phone"),
		.email = form_said(form, "email"),
		.safe_contact = form_said(form, "safe_contact"),
		.authority = form_said(form, "authority"),
		.may = form_text(form, "may"),
		.evidence = form_said(form, "evidence"),
		.kept = form_said(form, "kept"),
		.given = form_said(form, "given"),
		.expires = form_said(form, "expires"),
	};
}

static enum status
list_people(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status = people_list(visit, exchange_path(x, "id"), root,
					 fault);

	if (status != OK)
		return status;
	noun_unusables(model_get(root, "people"));
	model_bool(root, "page_may_add",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	return OK;
}

static enum status
add_person(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *tenant = exchange_path(x, "id");
	struct person_input in = input_from(exchange_form(x));
	struct model *root = exchange_model(x);
	enum status status = person_add(visit, tenant, &in, root,
					exchange_faults(x), fault);

	if (status == OK) {
		exchange_created(x, "/tenants/%s/people", tenant);
		exchange_flash(x, N_("The person is with the tenant now."));
	}
	return status;
}

static void
prefill_day(struct exchange *x, const char *name, const struct model *day)
{
	char text[ZONE_DAY_TEXT];

	if (model_kind_of(day) != MODEL_DAY)
		return;
	zone_day_text((int32_t)model_int_of(day), text);
	exchange_prefill(x, name, text);
}

static void
prefill_text(struct exchange *x, const char *name, const struct model *value)
{
	const char *text = model_text_of(value);

	if (text)
		exchange_prefill(x, name, text);
}

static void
prefill(struct exchange *x, const struct model *root)
{
	static const char *const same[] = {
		"role",	 "name",    "name_native", "relation", "spoken",
		"read",	 "formats", "postcode",	   "phone",    "email",
		"safe_contact",
	};
	const struct model *a = model_get(root, "authority");
	const char *lines = "";

	for (size_t i = 0; i < sizeof same / sizeof *same; i++)
		prefill_text(x, same[i], model_get(root, same[i]));
	exchange_prefill(x, "age",
			 model_true(model_get(root, "child")) ? "child"
							      : "adult");
	exchange_prefill(x, "interprets",
			 model_true(model_get(root, "interprets")) ? "yes"
								   : "no");
	for (const struct model *m = model_first(model_get(root, "address"));
	     m; m = model_next(m))
		lines = arena_printf(exchange_arena(x), "%s%s\n", lines,
				     model_text_of(m));
	exchange_prefill(x, "address", lines);
	prefill_text(x, "authority", model_get(a, "kind"));
	prefill_text(x, "may", model_get(a, "may"));
	prefill_text(x, "evidence", model_get(a, "evidence"));
	prefill_text(x, "kept", model_get(a, "kept"));
	prefill_day(x, "given", model_get(a, "given"));
	prefill_day(x, "expires", model_get(a, "expires"));
}

static enum status
show_person(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status = person_show(visit, exchange_path(x, "id"),
					 exchange_path(x, "person"), root,
					 fault);

	if (status != OK)
		return status;
	exchange_tag(x, model_int_of(model_get(root, "version")));
	exchange_title(x, N_("{name}"), "name", noun_text(root, "name"), NULL);
	noun_unusable(root);
	prefill(x, root);
	model_bool(root, "page_may_edit",
		   !model_true(model_get(root, "ended_at")) &&
			   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	return OK;
}

static enum status
edit_person(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct person_edit edit = {
		.tenant = exchange_path(x, "id"),
		.person = exchange_path(x, "person"),
		.version = exchange_version(x),
		.input = input_from(exchange_form(x)),
	};
	enum status status = person_edit(visit, &edit, exchange_model(x),
					 exchange_faults(x), fault);

	if (status == OK) {
		exchange_goto(x, "/tenants/%s/people", edit.tenant);
		exchange_flash(x, N_("The entry is changed."));
	}
	return status;
}

static enum status
end_person(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct person_stop stop = {
		.tenant = exchange_path(x, "id"),
		.person = exchange_path(x, "person"),
		.reason = form_text(exchange_form(x), "reason"),
	};
	enum status status = person_stop(visit, &stop, exchange_model(x),
					 fault);

	if (status == OK) {
		exchange_goto(x, "/tenants/%s/people", stop.tenant);
		exchange_flash(x, N_("The entry is ended, and kept."));
	}
	return status;
}

static enum status
list_expiring(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct page_wish page = noun_page(x);
	enum status status = people_expiring(visit, &page, exchange_model(x),
					     fault);

	if (status == OK)
		noun_more(x);
	return status;
}

const struct route routes_people[] = {
	{.method = METHOD_GET,
	 .path = "/tenants/{id}/people",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .form = person_fields,
	 .handle = list_people,
	 .title = N_("The people around a tenant"),
	 .tag = "tenants",
	 .page = "people"},
	{.method = METHOD_POST,
	 .path = "/tenants/{id}/people",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = person_fields,
	 .handle = add_person,
	 .title = N_("Add somebody around a tenant"),
	 .tag = "tenants",
	 .again = "/tenants/{id}/people"},
	{.method = METHOD_GET,
	 .path = "/tenants/{id}/people/{person}",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .form = person_fields,
	 .handle = show_person,
	 .title = N_("Somebody around a tenant"),
	 .tag = "tenants",
	 .page = "person"},
	{.method = METHOD_POST,
	 .path = "/tenants/{id}/people/{person}",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = person_fields,
	 .handle = edit_person,
	 .title = N_("Change an entry of somebody around a tenant"),
	 .tag = "tenants",
	 .again = "/tenants/{id}/people/{person}"},
	{.method = METHOD_POST,
	 .path = "/tenants/{id}/people/{person}/end",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = end_fields,
	 .handle = end_person,
	 .title = N_("End an entry of somebody around a tenant"),
	 .tag = "tenants",
	 .again = "/tenants/{id}/people/{person}"},
	{.method = METHOD_GET,
	 .path = "/people/expiring",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .handle = list_expiring,
	 .title = N_("Authorities that end"),
	 .tag = "tenants",
	 .page = "people-expiring"},
	{0},
};
