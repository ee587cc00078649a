/* The people of agencies: a page of them, and one to change. */
#include "desk/linguists.h"

#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/providers.h"
#include "web/routes.h"
#include "wire/model.h"

#define FIELDS(needed)                                                   \
	{.name = "name", .type = FIELD_TEXT, .required = (needed),       \
	 .label = N_("Name")},                                           \
	{.name = "languages", .type = FIELD_TEXT, .max = 400,            \
	 .required = (needed), .label = N_("Languages beside English"),  \
	 .hint = N_("Their codes, such as: so ar")},                     \
	{.name = "dialects", .type = FIELD_TEXT,                         \
	 .label = N_("Dialects"),                                        \
	 .hint = N_("Such as: Benadiri, Maay")},                         \
	{.name = "gender", .type = FIELD_PICK, .set = "gender",          \
	 .any = N_("Not said"),                                          \
	 .label = N_("Gender, where a tenant may ask for it")},          \
	{.name = "area", .type = FIELD_TEXT, .max = 10,                  \
	 .label = N_("Home area"),                                       \
	 .hint = N_("The letters that their postcode begins with, such " \
		    "as NB")},                                           \
	{.name = "phone", .type = FIELD_TEXT, .max = 40,                 \
	 .label = N_("Telephone")},                                      \
	{.name = "email", .type = FIELD_EMAIL, .label = N_("Email")}

static const struct field add_fields[] = {FIELDS(true), {0}};
static const struct field edit_fields[] = {FIELDS(false), {0}};

static const struct field end_fields[] = {
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("Why?"),
	 .hint = N_("Such as: left the agency")},
	{0},
};

static struct linguist_input
input_from(const struct form *form)
{
	return (struct linguist_input){
		.name = form_said(form, "name"),
		.gender = form_said(form, "gender"),
		.area = form_said(form, "area"),
		.email = form_said(form, "email"),
		.phone = form_said(form, "phone"),
		.languages = form_said(form, "languages"),
		.dialects = form_said(form, "dialects"),
	};
}

static struct linguist_place_text
place_of(const struct exchange *x)
{
	return (struct linguist_place_text){exchange_path(x, "id"),
					    exchange_path(x, "linguist")};
}

static enum status
list_linguists(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct page_wish page = noun_page(x);
	struct model *root = exchange_model(x);
	enum status status = linguists_list(visit, exchange_path(x, "id"),
					    &page, root, fault);

	if (status != OK)
		return status;
	noun_more(x);
	provider_marks(x, visit);
	exchange_title(x, N_("Linguists of {name}"), "name",
		       noun_text(root, "name"), NULL);
	return OK;
}

static enum status
add_linguist(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	struct linguist_input in = input_from(exchange_form(x));
	enum status status = linguist_add(visit, id, &in, exchange_model(x),
					  exchange_faults(x), fault);

	if (status == OK) {
		exchange_created(x, "/providers/%s/linguists", id);
		exchange_flash(x, N_("They work for the agency now."));
	}
	return status;
}

static void
prefill(struct exchange *x, const struct model *root)
{
	static const char *const texts[] = {"name",  "gender", "area",
					    "email", "phone",  "dialects"};
	const struct model *row = model_first(model_get(root, "languages"));
	const char *all = "";

	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		exchange_prefill(x, texts[i], noun_text(root, texts[i]));
	for (; row; row = model_next(row))
		all = arena_printf(exchange_arena(x), "%s%s%s", all,
				   *all ? " " : "",
				   model_tag_of(model_get(row, "language")));
	exchange_prefill(x, "languages", all);
}

static enum status
show_linguist(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct linguist_place_text place = place_of(x);
	struct model *root = exchange_model(x);
	enum status status = linguist_show(visit, &place, root, fault);

	if (status != OK)
		return status;
	exchange_tag(x, model_int_of(model_get(root, "version")));
	exchange_title(x, N_("{name}"), "name", noun_text(root, "name"), NULL);
	provider_marks(x, visit);
	if (model_true(model_get(root, "ended_at")))
		model_bool(root, "page_may_edit", false);
	prefill(x, root);
	return OK;
}

static enum status
edit_linguist(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct linguist_edit edit = {
		.place = place_of(x),
		.version = exchange_version(x),
		.input = input_from(exchange_form(x)),
	};
	enum status status = linguist_edit(visit, &edit, exchange_model(x),
					   exchange_faults(x), fault);

	if (status == OK) {
		exchange_goto(x, "/providers/%s/linguists",
			      edit.place.provider);
		exchange_flash(x, N_("The entry is changed."));
	}
	return status;
}

static enum status
end_linguist(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct linguist_stop stop = {
		.place = place_of(x),
		.reason = form_text(exchange_form(x), "reason"),
	};
	enum status status = linguist_stop(visit, &stop, exchange_model(x),
					   fault);

	if (status == OK) {
		exchange_goto(x, "/providers/%s/linguists",
			      stop.place.provider);
		exchange_flash(x, N_("The entry is ended, and kept."));
	}
	return status;
}

const struct route routes_linguists[] = {
	{.method = METHOD_GET,
	 .path = "/providers/{id}/linguists",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .form = add_fields,
	 .handle = list_linguists,
	 .title = N_("Linguists of an agency"),
	 .tag = "providers",
	 .page = "linguists"},
	{.method = METHOD_POST,
	 .path = "/providers/{id}/linguists",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .fields = add_fields,
	 .handle = add_linguist,
	 .title = N_("Add a linguist to an agency"),
	 .tag = "providers",
	 .again = "/providers/{id}/linguists"},
	{.method = METHOD_GET,
	 .path = "/providers/{id}/linguists/{linguist}",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .form = edit_fields,
	 .handle = show_linguist,
	 .title = N_("A linguist of an agency"),
	 .tag = "providers",
	 .page = "linguist"},
	{.method = METHOD_POST,
	 .path = "/providers/{id}/linguists/{linguist}",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = edit_fields,
	 .handle = edit_linguist,
	 .title = N_("Change a linguist of an agency"),
	 .tag = "providers",
	 .again = "/providers/{id}/linguists/{linguist}"},
	{.method = METHOD_POST,
	 .path = "/providers/{id}/linguists/{linguist}/end",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .fields = end_fields,
	 .handle = end_linguist,
	 .title = N_("A linguist left an agency"),
	 .tag = "providers",
	 .again = "/providers/{id}/linguists/{linguist}"},
	{0},
};
