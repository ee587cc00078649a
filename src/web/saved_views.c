/* Reports kept under a name, for managers. */
#include "desk/saved_views.h"

#include "web/form.h"
#include "web/inside.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

#define READERS_MOST 200

static const struct field list_query[] = {
	{.name = "address", .type = FIELD_TEXT, .max = 1000},
	{0},
};

static const struct field add_fields[] = {
	{.name = "name",
	 .type = FIELD_TEXT,
	 .max = 80,
	 .required = true,
	 .label = N_("Name")},
	{.name = "address",
	 .type = FIELD_TEXT,
	 .max = 1000,
	 .required = true,
	 .label = N_("Address of the report"),
	 .hint = N_("As the browser shows it, from /reports on.")},
	{.name = "shared",
	 .type = FIELD_YES,
	 .label = N_("Colleagues of the landlord see it too")},
	{0},
};

#define CHANGE                                                        \
	{.name = "name",                                              \
	 .type = FIELD_TEXT,                                          \
	 .max = 80,                                                   \
	 .required = true,                                            \
	 .label = N_("Name")},                                        \
		{.name = "shared",                                    \
		 .type = FIELD_YES,                                   \
		 .label = N_("Colleagues of the landlord see it too")}, \
	{                                                             \
		.name = "every", .type = FIELD_PICK,                  \
		.set = "view-every", .any = N_("Not at all"),         \
		.label = N_("By mail, on the first working day of each") \
	}

static const struct field change_form[] = {CHANGE, {0}};

/* The page has a box for each reader by itself. */
static const struct field change_fields[] = {
	CHANGE,
	{.name = "readers", .type = FIELD_VALUES, .set = "readers"},
	{0},
};

static enum status
list_views(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct page_wish wish = noun_page(x);
	enum status status =
		saved_views_show(visit, &wish, exchange_model(x), fault);

	exchange_prefill(x, "address",
			 form_text(exchange_form(x), "address"));
	if (status == OK)
		noun_more(x);
	return status;
}

static enum status
add_view(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct saved_view_input in = {
		.name = form_text(form, "name"),
		.address = form_text(form, "address"),
		.shared = form_yes(form, "shared"),
	};
	enum status status = saved_view_add(visit, &in, exchange_model(x),
					    exchange_faults(x), fault);

	if (status != OK)
		return status;
	exchange_created(x, "/reports/views/%s",
			 noun_text(exchange_model(x), "id"));
	exchange_flash(x, N_("The report is kept under this name."));
	return OK;
}

static enum status
show_view(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status =
		saved_view_show(visit, exchange_path(x, "id"), root, fault);

	if (status != OK)
		return status;
	exchange_prefill(x, "name", noun_text(root, "name"));
	exchange_prefill(x, "every",
			 model_text_or(root, "every", ""));
	exchange_prefill(x, "shared",
			 model_true(model_get(root, "shared")) ? "true" : "");
	exchange_tag(x, model_int_of(model_get(root, "version")));
	return OK;
}

static enum status
change_view(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const char *readers[READERS_MOST];
	struct model *values = model_object(exchange_arena(x));
	struct saved_view_change change = {
		.name = form_text(form, "name"),
		.shared = form_yes(form, "shared"),
		.every = form_text(form, "every"),
		.readers = readers,
	};
	const char *id = exchange_path(x, "id");
	enum status status;

	form_values(form, "readers", values);
	for (const struct model *one = model_first(values);
	     one && change.count < READERS_MOST; one = model_next(one))
		readers[change.count++] = model_key(one);
	status = saved_view_alter(visit, id, exchange_version(x), &change,
				  exchange_model(x), exchange_faults(x),
				  fault);
	if (status != OK)
		return status;
	exchange_tag(x, model_int_of(model_get(exchange_model(x), "version")));
	exchange_goto(x, "/reports/views/%s", id);
	exchange_flash(x, N_("Saved."));
	return OK;
}

static enum status
remove_view(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status =
		saved_view_remove(visit, exchange_path(x, "id"), fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/reports/views");
	exchange_flash(x, N_("Deleted. The report itself is still there."));
	return OK;
}

#define VIEWERS (ROUTE_MANAGERS)

const struct route routes_saved_views[] = {
	{.method = METHOD_GET,
	 .path = "/reports/views",
	 .roles = VIEWERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .fields = list_query,
	 .form = add_fields,
	 .handle = list_views,
	 .title = N_("Kept reports"),
	 .tag = "reports",
	 .page = "saved-views"},
	{.method = METHOD_POST,
	 .path = "/reports/views",
	 .roles = VIEWERS,
	 .kind = ROUTE_WRITE,
	 .fields = add_fields,
	 .handle = add_view,
	 .title = N_("Keep a report under a name"),
	 .tag = "reports",
	 .again = "/reports/views"},
	{.method = METHOD_GET,
	 .path = "/reports/views/{id}",
	 .roles = VIEWERS,
	 .kind = ROUTE_READ,
	 .form = change_form,
	 .handle = show_view,
	 .title = N_("Kept report"),
	 .tag = "reports",
	 .page = "saved-view"},
	{.method = METHOD_POST,
	 .path = "/reports/views/{id}",
	 .roles = VIEWERS,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = change_fields,
	 .handle = change_view,
	 .title = N_("Change a kept report"),
	 .tag = "reports",
	 .again = "/reports/views/{id}"},
	{.method = METHOD_POST,
	 .path = "/reports/views/{id}/delete",
	 .roles = VIEWERS,
	 .kind = ROUTE_WRITE,
	 .handle = remove_view,
	 .title = N_("Delete a kept report"),
	 .tag = "reports",
	 .again = "/reports/views/{id}"},
	{0},
};
