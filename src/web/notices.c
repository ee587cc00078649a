/* Notices: what there is, in which languages, how far each is approved. */
#include <string.h>

#include "desk/desk.h"
#include "desk/letters.h"
#include "lang/tag.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

#define APPROVERS (ROLE_BIT(ROLE_MANAGER) | ROLE_BIT(ROLE_ADMINISTRATOR))

static const struct field show_query[] = {
	{.name = "lang", .type = FIELD_LANGUAGE, .label = N_("Language")},
	{0},
};

static const struct field approve_fields[] = {
	{.name = "language", .type = FIELD_LANGUAGE, .required = true},
	{0},
};

static enum status
list_notices(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return notices_list(visit, exchange_model(x), fault);
}

static bool
is_ready(const struct model *root, const char *tag)
{
	const struct model *rows = model_get(root, "languages");

	for (const struct model *row = model_first(rows); row;
	     row = model_next(row))
		if (!strcmp(noun_text(row, "language"), tag))
			return model_true(model_get(row, "ready"));
	return false;
}

/* What the page of one language shows beside its sentences. */
static void
mark_language(struct model *root, const struct caller *caller, const char *tag)
{
	const struct tag *found = tag ? tag_find(tag) : NULL;
	bool draft = tag && !is_ready(root, tag);

	if (found && !strcmp(found->tag, "en"))
		tag = NULL; /* the source itself */
	model_language(root, "language", tag);
	model_text(root, "page_reading", found ? tag_direction(found) : "ltr");
	model_bool(root, "page_draft", tag && draft);
	model_bool(root, "page_approve",
		   tag && draft && (APPROVERS & ROLE_BIT(caller->role)));
}

static enum status
show_notice(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *tag = form_text(exchange_form(x), "lang");
	struct model *root = exchange_model(x);
	enum status status;

	exchange_prefill(x, "lang", tag);
	status = notice_show(visit, exchange_path(x, "name"), tag, root, fault);
	if (status != OK)
		return status;
	mark_language(root, visit->caller, tag);
	exchange_title(x, N_("{title}"), "title", noun_text(root, "title"),
		       NULL);
	return OK;
}

static enum status
approve_notice(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *name = exchange_path(x, "name");
	const char *tag = form_text(exchange_form(x), "language");
	enum status status;

	status = notice_approve(visit, name, tag, exchange_model(x), fault);
	if (status != OK)
		return status;
	exchange_goto(x, "/notices/%s?lang=%s", name, tag);
	exchange_flash(x, N_("Approved. Letters can go out in this "
			     "language."));
	return OK;
}

const struct route routes_notices[] = {
	{.method = METHOD_GET,
	 .path = "/notices",
	 .roles = ROUTE_ALL,
	 .kind = ROUTE_READ,
	 .handle = list_notices,
	 .title = N_("Notices"),
	 .tag = "notices",
	 .page = "notices"},
	{.method = METHOD_GET,
	 .path = "/notices/{name}",
	 .roles = ROUTE_ALL,
	 .kind = ROUTE_READ,
	 .fields = show_query,
	 .form = show_query,
	 .handle = show_notice,
	 .title = N_("Notice"),
	 .tag = "notices",
	 .page = "notice"},
	{.method = METHOD_POST,
	 .path = "/notices/{name}/approve",
	 .roles = APPROVERS,
	 .kind = ROUTE_WRITE,
	 .fields = approve_fields,
	 .handle = approve_notice,
	 .title = N_("Approve a translation"),
	 .tag = "notices",
	 .again = "/notices/{name}"},
	{0},
};
