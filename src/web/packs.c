/* Publication packs, for managers. */
#include "desk/packs.h"

#include <string.h>

#include "web/form.h"
#include "web/inside.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

#define READERS (ROUTE_MANAGERS | ROLE_BIT(ROLE_AUDITOR))

static const struct field list_query[] = {
	{.name = "organisation", .type = FIELD_TEXT, .max = 20},
	{0},
};

static const struct field make_fields[] = {
	{.name = "kind",
	 .type = FIELD_PICK,
	 .set = "pack-kind",
	 .required = true,
	 .label = N_("What it is for")},
	{.name = "reference",
	 .type = FIELD_TEXT,
	 .max = 80,
	 .label = N_("Reference of the request for information"),
	 .hint = N_("Only if there is one.")},
	{.name = "subject",
	 .type = FIELD_PICK,
	 .set = "pack-subject",
	 .any = N_("All"),
	 .label = N_("What was asked for")},
	{.name = "from",
	 .type = FIELD_DAY,
	 .required = true,
	 .label = N_("First day")},
	{.name = "to",
	 .type = FIELD_DAY,
	 .required = true,
	 .label = N_("Last day")},
	{.name = "organisation", .type = FIELD_TEXT, .max = 20},
	{0},
};

static const struct field file_query[] = {
	{.name = "format",
	 .type = FIELD_PICK,
	 .set = "pack-format",
	 .required = true},
	{.name = "table", .type = FIELD_TEXT, .max = 60},
	{0},
};

static const struct field drop_fields[] = {
	{.name = "why",
	 .type = FIELD_TEXT,
	 .max = 400,
	 .required = true,
	 .label = N_("Why it never left the house")},
	{0},
};

static enum status
list_packs(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct page_wish wish = noun_page(x);
	struct model *root = exchange_model(x);
	const char *place = form_text(exchange_form(x), "organisation");
	const struct model *list;
	enum status status = packs_list(visit, place, &wish, root, fault);

	if (status != OK)
		return status;
	list = model_get(root, "organisations");
	for (const struct model *one = model_first(list); one;
	     one = model_next(one))
		model_bool((struct model *)one, "page_chosen",
			   place && !strcmp(noun_text(one, "id"), place));
	model_bool(root, "page_several", model_count(list) > 1);
	model_bool(root, "page_may_change",
		   ROUTE_MANAGERS & ROLE_BIT(visit->caller->role));
	noun_more(x);
	return OK;
}

static enum status
make_pack(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct pack_wish wish = {
		.kind = form_text(form, "kind"),
		.reference = form_text(form, "reference"),
		.subject = form_text(form, "subject"),
		.from = form_text(form, "from"),
		.to = form_text(form, "to"),
		.organisation = form_text(form, "organisation"),
	};
	struct model *root = exchange_model(x);
	char id[ID_TEXT];
	int64_t number = 0;
	enum status status =
		pack_make(visit, &wish, &number, exchange_faults(x), fault);

	if (status != OK)
		return status;
	id_format(number, id);
	status = pack_show(visit, id, root, fault);
	if (status != OK)
		return status;
	exchange_created(x, "/reports/packs/%s", noun_text(root, "id"));
	exchange_flash(x, N_("The pack is made. It is kept, and what is made "
			     "later gives nothing of it away."));
	return OK;
}

static enum status
show_pack(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status =
		pack_show(visit, exchange_path(x, "id"), root, fault);

	if (status != OK)
		return status;
	model_bool(root, "page_may_change",
		   (ROUTE_MANAGERS & ROLE_BIT(visit->caller->role)) &&
			   !model_true(model_get(root, "dropped_at")));
	return OK;
}

static enum status
send_file(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct pack_file_wish wish = {
		.language = exchange_language(x),
		.format = form_text(form, "format"),
		.table = form_text(form, "table"),
	};
	struct model *root = exchange_model(x);
	struct report_printed printed;
	const char *name = wish.table ? wish.table : "pack";
	enum status status =
		pack_show(visit, exchange_path(x, "id"), root, fault);

	if (status == OK)
		status = pack_file(visit, root, &wish, &printed, fault);
	if (status == OK)
		exchange_send(x, printed.mime,
			      arena_printf(exchange_arena(x), "%s.%s", name,
					   wish.format),
			      printed.bytes, printed.count);
	return status;
}

static enum status
drop_pack(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	enum status status = pack_drop_wish(
		visit, id, form_text(exchange_form(x), "why"),
		exchange_model(x), exchange_faults(x), fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/reports/packs/%s", id);
	exchange_flash(x, N_("The pack is set aside: later ones do not mind "
			     "it."));
	return OK;
}

const struct route routes_packs[] = {
	{.method = METHOD_GET,
	 .path = "/reports/packs",
	 .roles = READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .fields = list_query,
	 .form = make_fields,
	 .handle = list_packs,
	 .title = N_("Publication packs"),
	 .tag = "reports",
	 .page = "packs"},
	{.method = METHOD_POST,
	 .path = "/reports/packs",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .fields = make_fields,
	 .handle = make_pack,
	 .title = N_("Make a publication pack"),
	 .tag = "reports",
	 .again = "/reports/packs"},
	{.method = METHOD_GET,
	 .path = "/reports/packs/{id}",
	 .roles = READERS,
	 .kind = ROUTE_READ,
	 .form = drop_fields,
	 .handle = show_pack,
	 .title = N_("Publication pack"),
	 .tag = "reports",
	 .page = "pack"},
	{.method = METHOD_GET,
	 .path = "/reports/packs/{id}/file",
	 .roles = READERS,
	 .kind = ROUTE_READ,
	 .fields = file_query,
	 .handle = send_file,
	 .title = N_("A file of a publication pack"),
	 .tag = "reports"},
	{.method = METHOD_POST,
	 .path = "/reports/packs/{id}/drop",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .fields = drop_fields,
	 .handle = drop_pack,
	 .title = N_("Set a publication pack aside"),
	 .tag = "reports",
	 .again = "/reports/packs/{id}"},
	{0},
};
