/* Who does the work: the list, and one provider. */
#include "desk/providers.h"

#include <string.h>

#include "web/form.h"
#include "web/inside.h"
#include "web/nouns.h"
#include "web/providers.h"
#include "web/routes.h"
#include "wire/model.h"

#define FIELDS_OF_WHO(needed)                                           \
	{.name = "name", .type = FIELD_TEXT, .required = (needed),      \
	 .label = N_("Name")},                                          \
	{.name = "kind", .type = FIELD_WORD, .set = "provider-kind",    \
	 .required = (needed), .label = N_("What are they?")},          \
	{.name = "email", .type = FIELD_EMAIL, .label = N_("Email")},   \
	{.name = "phone", .type = FIELD_TEXT, .max = 40,                \
	 .label = N_("Telephone")}
#define FIELDS_OF_WHERE                                                 \
	{.name = "area", .type = FIELD_TEXT, .max = 10,                 \
	 .label = N_("Home area"),                                      \
	 .hint = N_("The letters that their postcode begins with, such "\
		    "as NB")},                                          \
	{.name = "areas", .type = FIELD_TEXT,                           \
	 .label = N_("Areas that they travel to"),                      \
	 .hint = N_("Letters of postcodes, such as: NB FB HF")},        \
	{.name = "travel_minutes", .type = FIELD_INT, .max = 600,       \
	 .label = N_("Longest way to a job, in minutes"),               \
	 .hint = N_("0 where they did not say")},                       \
	{.name = "travel_miles", .type = FIELD_INT, .max = 600,         \
	 .label = N_("Longest way to a job, in miles"),                 \
	 .hint = N_("0 where they did not say")},                       \
	{.name = "language", .type = FIELD_LANGUAGE,                    \
	 .any = N_("English"),                                          \
	 .label = N_("Language of mails and pages for them"),           \
	 .hint = N_("English where the service has no words in it")},   \
	{.name = "gender", .type = FIELD_PICK, .set = "gender",         \
	 .any = N_("Not said"),                                         \
	 .label = N_("Gender, where a tenant may ask for it")}
#define FIELDS_OF_WORK                                                  \
	{.name = "contract_order", .type = FIELD_INT, .max = 99,        \
	 .label = N_("Place in the contract"),                          \
	 .hint = N_("1 is asked first; 0 is off contract")},            \
	{.name = "capacity", .type = FIELD_INT, .max = 10000,           \
	 .label = N_("Open items at a time"),                           \
	 .hint = N_("0 where they did not say")},                       \
	{.name = "manager", .type = FIELD_EMAIL,                        \
	 .label = N_("Line manager of a colleague"),                    \
	 .hint = N_("The email address of their account; they allow "   \
		    "the hours.")},                                     \
	{.name = "note", .type = FIELD_AREA, .max = 1000,               \
	 .label = N_("Note")}
#define SKILLS_HINT                                                     \
	N_("Such as: translation en>pl; translation pl>en; interpreting "\
	   "bn on-site (Sylheti); translation en>pa Guru; format "      \
	   "braille")

static const struct field list_fields[] = {
	{.name = "q", .type = FIELD_SEARCH, .label = N_("Name")},
	{.name = "language", .type = FIELD_LANGUAGE,
	 .any = N_("Any"), .label = N_("Language")},
	{.name = "service", .type = FIELD_PICK, .set = "service",
	 .any = N_("Any"), .label = N_("Service")},
	{.name = "mode", .type = FIELD_PICK, .set = "mode",
	 .any = N_("Any"), .label = N_("How")},
	{.name = "kind", .type = FIELD_PICK, .set = "provider-kind",
	 .any = N_("Any"), .label = N_("Kind")},
	{.name = "state", .type = FIELD_PICK, .set = "provider-state",
	 .any = N_("All on the register"), .label = N_("Show")},
	{0},
};

static const struct field provider_fields[] = {
	FIELDS_OF_WHO(true),
	{.name = "skills",
	 .type = FIELD_AREA,
	 .required = true,
	 .label = N_("What can they do?"),
	 .hint = SKILLS_HINT},
	FIELDS_OF_WHERE,
	{.name = "dbs_level",
	 .type = FIELD_PICK,
	 .set = "dbs-level",
	 .any = N_("None recorded"),
	 .label = N_("DBS certificate")},
	{.name = "dbs_issued",
	 .type = FIELD_DAY,
	 .label = N_("DBS certificate issued")},
	{.name = "dbs_checked",
	 .type = FIELD_DAY,
	 .label = N_("DBS certificate last checked")},
	{.name = "qualifications",
	 .type = FIELD_AREA,
	 .label = N_("What do they hold, and until when?"),
	 .hint = N_("Such as: dpsi 2028-05-01; insurance 2027-03-31 AB123")},
	{.name = "hours",
	 .type = FIELD_TEXT,
	 .label = N_("When do they work?"),
	 .hint = HOURS_HINT},
	FIELDS_OF_WORK,
	{.name = "organisation", .type = FIELD_TEXT},
	{0},
};

static const struct field edit_fields[] = {
	FIELDS_OF_WHO(false), FIELDS_OF_WHERE, FIELDS_OF_WORK, {0},
};

static const struct field skill_fields[] = {
	{.name = "skills",
	 .type = FIELD_AREA,
	 .required = true,
	 .label = N_("What else can they do?"),
	 .hint = SKILLS_HINT},
	{0},
};

static const struct field drop_fields[] = {
	{.name = "key", .type = FIELD_HIDDEN, .required = true},
	{0},
};

static enum status
list_providers(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct provider_filter filter = {
		.part = form_text(form, "q"),
		.kind = form_text(form, "kind"),
		.state = form_text(form, "state"),
		.service = form_text(form, "service"),
		.mode = form_text(form, "mode"),
		.language = form_text(form, "language"),
		.page = noun_page(x),
	};
	struct model *root = exchange_model(x);
	unsigned role = ROLE_BIT(visit->caller->role);
	enum status status = providers_list(visit, &filter, root, fault);

	if (status == OK)
		noun_more(x);
	model_bool(root, "page_may_add", ROUTE_MANAGERS & role);
	model_bool(root, "page_filtered",
		   filter.part || filter.kind || filter.state ||
			   filter.service || filter.mode || filter.language);
	return status;
}

void
provider_marks(struct exchange *x, const struct visit *visit)
{
	struct model *root = exchange_model(x);
	const char *kind = noun_text(root, "kind");

	model_bool(root, "page_may_edit",
		   model_true(model_get(root, "mine")) &&
			   !model_true(model_get(root, "ended")) &&
			   ROUTE_MANAGERS & ROLE_BIT(visit->caller->role));
	model_bool(root, "page_agency", !strcmp(kind, "agency"));
	model_bool(root, "page_colleague", !strcmp(kind, "in-house"));
	model_bool(root, "page_may_time", false);
}

void
provider_holders(struct exchange *x, const char *linguist)
{
	const struct model *rows = model_get(exchange_model(x), "linguists");

	if (x->typed)
		linguist = form_typed(x->typed, "linguist");
	for (const struct model *row = model_first(rows); row;
	     row = model_next(row))
		model_bool((struct model *)(uintptr_t)row, "page_chosen",
			   !strcmp(noun_text(row, "id"), linguist));
}

static enum status
show_provider(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status = provider_show(visit, exchange_path(x, "id"), root,
					   fault);

	if (status != OK)
		return status;
	exchange_tag(x, model_int_of(model_get(root, "version")));
	exchange_title(x, N_("{name}"), "name", noun_text(root, "name"), NULL);
	provider_marks(x, visit);
	return OK;
}

static enum status
show_new(struct exchange *x, struct visit *visit, struct fault *fault)
{
	(void)visit;
	(void)fault;
	exchange_prefill(x, "kind", "agency");
	exchange_prefill(x, "contract_order", "1");
	return OK;
}

static void
prefill(struct exchange *x, const struct model *root)
{
	static const char *const texts[] = {"name", "kind", "email", "phone",
					    "area", "areas", "gender",
					    "manager", "note", "language"};
	static const char *const numbers[] = {
		"travel_minutes", "travel_miles", "contract_order", "capacity"};

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		exchange_prefill(x, texts[i], noun_text(root, texts[i]));
	for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++)
		exchange_prefill(
			x, numbers[i],
			arena_printf(exchange_arena(x), "%lld",
				     (long long)model_int_of(
					     model_get(root, numbers[i]))));
}

static enum status
show_edit(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = show_provider(x, visit, fault);

	if (status == OK)
		prefill(x, exchange_model(x));
	return status;
}

/* A number that was not sent was not said. */
static int64_t
number(const struct form *form, const char *name)
{
	return form_has(form, name) ? form_int(form, name) : -1;
}

static struct provider_input
input_from(const struct form *form)
{
	return (struct provider_input){
		.name = form_said(form, "name"),
		.kind = form_text(form, "kind"),
		.email = form_said(form, "email"),
		.phone = form_said(form, "phone"),
		.area = form_said(form, "area"),
		.areas = form_said(form, "areas"),
		.gender = form_said(form, "gender"),
		.manager = form_said(form, "manager"),
		.note = form_said(form, "note"),
		.contract_order = number(form, "contract_order"),
		.capacity = number(form, "capacity"),
		.travel_minutes = number(form, "travel_minutes"),
		.travel_miles = number(form, "travel_miles"),
		.language = form_said(form, "language"),
	};
}

static enum status
add_provider(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	struct provider_input in = input_from(form);
	enum status status;

	in.organisation = form_text(form, "organisation");
	in.skills = form_text(form, "skills");
	in.dbs_level = form_text(form, "dbs_level");
	in.dbs_issued = form_text(form, "dbs_issued");
	in.dbs_checked = form_text(form, "dbs_checked");
	in.qualifications = form_text(form, "qualifications");
	in.hours = form_text(form, "hours");
	status = provider_add(visit, &in, exchange_model(x),
			      exchange_faults(x), fault);
	if (status == OK) {
		exchange_created(x, "/providers/%s",
				 noun_text(exchange_model(x), "id"));
		exchange_flash(x, N_("The provider can be asked now."));
	}
	return status;
}

static enum status
edit_provider(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct provider_edit edit = {
		.id = exchange_path(x, "id"),
		.version = exchange_version(x),
		.input = input_from(exchange_form(x)),
	};
	enum status status = provider_edit(visit, &edit, exchange_model(x),
					   exchange_faults(x), fault);

	if (status == OK) {
		exchange_goto(x, "/providers/%s", edit.id);
		exchange_flash(x, N_("The provider is changed."));
	}
	return status;
}

static enum status
add_skills(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	enum status status = provider_skills_add(
		visit, id, form_text(exchange_form(x), "skills"),
		exchange_model(x), exchange_faults(x), fault);

	if (status == OK) {
		exchange_goto(x, "/providers/%s/skills", id);
		exchange_flash(x, N_("They can be asked for that now."));
	}
	return status;
}

static enum status
drop_skill(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	enum status status = provider_skill_drop(
		visit, id, form_text(exchange_form(x), "key"),
		exchange_model(x), fault);

	if (status == OK) {
		exchange_goto(x, "/providers/%s/skills", id);
		exchange_flash(x, N_("They are not asked for that any more."));
	}
	return status;
}

const struct route routes_providers[] = {
	{.method = METHOD_GET,
	 .path = "/providers",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .fields = list_fields,
	 .form = list_fields,
	 .handle = list_providers,
	 .title = N_("Providers"),
	 .tag = "providers",
	 .page = "providers"},
	{.method = METHOD_GET,
	 .path = "/providers/new",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY,
	 .form = provider_fields,
	 .handle = show_new,
	 .title = N_("Add a provider"),
	 .tag = "providers",
	 .page = "provider-new"},
	{.method = METHOD_POST,
	 .path = "/providers",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .fields = provider_fields,
	 .handle = add_provider,
	 .title = N_("Add a provider"),
	 .tag = "providers",
	 .again = "/providers/new"},
	{.method = METHOD_GET,
	 .path = "/providers/{id}",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = show_provider,
	 .title = N_("Provider"),
	 .tag = "providers",
	 .page = "provider"},
	{.method = METHOD_GET,
	 .path = "/providers/{id}/edit",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY,
	 .form = edit_fields,
	 .handle = show_edit,
	 .title = N_("Change a provider"),
	 .tag = "providers",
	 .page = "provider-edit"},
	{.method = METHOD_POST,
	 .path = "/providers/{id}",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = edit_fields,
	 .handle = edit_provider,
	 .title = N_("Change a provider"),
	 .tag = "providers",
	 .again = "/providers/{id}/edit"},
	{.method = METHOD_GET,
	 .path = "/providers/{id}/skills",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY,
	 .form = skill_fields,
	 .handle = show_provider,
	 .title = N_("What a provider can do"),
	 .tag = "providers",
	 .page = "provider-skills"},
	{.method = METHOD_POST,
	 .path = "/providers/{id}/skills",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .fields = skill_fields,
	 .handle = add_skills,
	 .title = N_("Add what a provider can do"),
	 .tag = "providers",
	 .again = "/providers/{id}/skills"},
	{.method = METHOD_POST,
	 .path = "/providers/{id}/skills/remove",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .fields = drop_fields,
	 .handle = drop_skill,
	 .title = N_("Take away what a provider can do"),
	 .tag = "providers",
	 .again = "/providers/{id}/skills"},
	{0},
};
