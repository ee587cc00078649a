/* Contacts with a tenant: recorded, read, confirmed and corrected. */
#include "desk/contacts.h"

#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field contact_fields[] = {
	{.name = "channel",
	 .type = FIELD_WORD,
	 .set = "channel",
	 .required = true,
	 .label = N_("How were you in touch?")},
	{.name = "language",
	 .type = FIELD_LANGUAGE,
	 .any = N_("English"),
	 .label = N_("In which language?")},
	{.name = "second",
	 .type = FIELD_LANGUAGE,
	 .any = N_("None"),
	 .label = N_("A second language beside it")},
	{.name = "interpreter",
	 .type = FIELD_PICK,
	 .set = "interpreter",
	 .label = N_("Who interpreted?")},
	{.name = "gender",
	 .type = FIELD_PICK,
	 .set = "gender",
	 .any = N_("Not said"),
	 .label = N_("The interpreter was a")},
	{.name = "formats",
	 .type = FIELD_TEXT,
	 .label = N_("Formats"),
	 .hint = N_("Such as: large-print:20; braille:2")},
	{.name = "support",
	 .type = FIELD_PICK,
	 .set = "support",
	 .any = N_("None"),
	 .label = N_("Other support that was there")},
	{.name = "at",
	 .type = FIELD_TIME,
	 .label = N_("When?"),
	 .hint = N_("London time. Leave empty for now.")},
	{.name = "note",
	 .type = FIELD_TEXT,
	 .max = 1000,
	 .label = N_("What was it about?")},
	{0},
};

static const struct field say_fields[] = {
	{.name = "met",
	 .type = FIELD_PICK,
	 .set = "consent",
	 .required = true,
	 .label = N_("Was it met?")},
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .max = 400,
	 .required = true,
	 .label = N_("How do you know?")},
	{0},
};

static enum status
list_contacts(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct page_wish page = noun_page(x);
	struct model *root = exchange_model(x);
	enum status status = contacts_list(visit, exchange_path(x, "id"),
					   &page, root, fault);

	if (status != OK)
		return status;
	noun_more(x);
	exchange_prefill(x, "channel", "call");
	exchange_prefill(x, "interpreter", "none");
	exchange_title(x, N_("Contacts with {name}"), "name",
		       noun_text(root, "name"), NULL);
	model_bool(root, "page_may_add",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	return OK;
}

static enum status
add_contact(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct contact_input in = {
		.tenant = exchange_path(x, "id"),
		.channel = form_text(form, "channel"),
		.at = form_text(form, "at"),
		.language = form_text(form, "language"),
		.second = form_text(form, "second"),
		.formats = form_text(form, "formats"),
		.interpreter = form_text(form, "interpreter"),
		.gender = form_text(form, "gender"),
		.support = form_text(form, "support"),
		.note = form_text(form, "note"),
	};
	enum status status = contact_add(visit, &in, exchange_model(x),
					 exchange_faults(x), fault);

	if (status == OK) {
		exchange_created(x, "/tenants/%s/contacts", in.tenant);
		exchange_flash(x, N_("The contact is recorded. Look below "
				     "which needs it met."));
	}
	return status;
}

static enum status
say_met(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct contact_said said = {
		.tenant = exchange_path(x, "id"),
		.contact = exchange_path(x, "contact"),
		.need = exchange_path(x, "need"),
		.met = form_text(form, "met"),
		.reason = form_text(form, "reason"),
	};
	enum status status = contact_say(visit, &said, exchange_model(x),
					 exchange_faults(x), fault);

	if (status == OK) {
		exchange_goto(x, "/tenants/%s/contacts", said.tenant);
		exchange_flash(x, N_("What you said is recorded."));
	}
	return status;
}

static enum status
confirm_contact(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *tenant = exchange_path(x, "id");
	enum status status = contact_right(visit, tenant,
					   exchange_path(x, "contact"),
					   exchange_model(x), fault);

	if (status == OK)
		exchange_goto(x, "/tenants/%s/contacts", tenant);
	return status;
}

const struct route routes_contacts[] = {
	{.method = METHOD_GET,
	 .path = "/tenants/{id}/contacts",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .form = contact_fields,
	 .handle = list_contacts,
	 .title = N_("Contacts with a tenant"),
	 .tag = "tenants",
	 .page = "contacts"},
	{.method = METHOD_POST,
	 .path = "/tenants/{id}/contacts",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = contact_fields,
	 .handle = add_contact,
	 .title = N_("Record a contact"),
	 .tag = "tenants",
	 .again = "/tenants/{id}/contacts"},
	{.method = METHOD_POST,
	 .path = "/tenants/{id}/contacts/{contact}/needs/{need}",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = say_fields,
	 .handle = say_met,
	 .title = N_("Say whether a contact met a need"),
	 .tag = "tenants",
	 .again = "/tenants/{id}/contacts"},
	{.method = METHOD_POST,
	 .path = "/tenants/{id}/contacts/{contact}/confirm",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .handle = confirm_contact,
	 .title = N_("Confirm a contact"),
	 .tag = "tenants",
	 .again = "/tenants/{id}/contacts"},
	{0},
};
