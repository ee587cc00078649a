/* Complaints about providers. */
#include "desk/provider_complaints.h"

#include <string.h>

#include "core/provider_complaint.h"
#include "desk/providers.h"
#include "desk/tenants.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/providers.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field list_fields[] = {
	{.name = "show", .type = FIELD_TEXT, .max = 10},
	{.name = "provider", .type = FIELD_ID},
	{0},
};

static const struct field new_query[] = {
	{.name = "provider", .type = FIELD_ID, .required = true},
	{.name = "feedback", .type = FIELD_ID},
	{0},
};

static const struct field log_fields[] = {
	{.name = "provider", .type = FIELD_ID},
	{.name = "feedback", .type = FIELD_ID},
	{.name = "linguist", .type = FIELD_ID, .label = N_("About whom?")},
	{.name = "ref",
	 .type = FIELD_TEXT,
	 .max = 20,
	 .label = N_("Number of the request, if it is about one")},
	{.name = "n", .type = FIELD_INT, .max = 999},
	{.name = "source",
	 .type = FIELD_PICK,
	 .set = "complaint-source",
	 .label = N_("Who complains?")},
	{.name = "about",
	 .type = FIELD_PICK,
	 .set = "complaint-about",
	 .required = true,
	 .label = N_("What about?")},
	{.name = "words",
	 .type = FIELD_AREA,
	 .max = 1000,
	 .required = true,
	 .label = N_("What happened?")},
	{.name = "received_at",
	 .type = FIELD_TIME,
	 .label = N_("When did it come in?"),
	 .hint = N_("Leave empty for now. London time.")},
	{0},
};

static const struct field act_fields[] = {
	{.name = "words",
	 .type = FIELD_AREA,
	 .max = 1000,
	 .label = N_("What was done, found out or decided, and why?")},
	{.name = "days",
	 .type = FIELD_INT,
	 .max = COMPLAINT_LONGER_MOST,
	 .label = N_("How many working days more?")},
	{.name = "outcome",
	 .type = FIELD_PICK,
	 .set = "complaint-outcome",
	 .label = N_("What is the outcome?")},
	{.name = "finding",
	 .type = FIELD_AREA,
	 .max = 1000,
	 .label = N_("What was found?"),
	 .hint = N_("The provider reads this. No names.")},
	{.name = "learning",
	 .type = FIELD_AREA,
	 .max = 1000,
	 .label = N_("What is to be learned from it?")},
	{.name = "who", .type = FIELD_TEXT, .max = 20},
	{.name = "work",
	 .type = FIELD_WORD,
	 .set = "leaving-work",
	 .label = N_("What becomes of their open work?")},
	{0},
};

static enum status
list_all(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct complaint_list list = {form_text(form, "show"),
					    form_text(form, "provider")};
	const struct page_wish page = noun_page(x);
	struct model *root = exchange_model(x);
	enum status status = complaints_list(visit, &list, &page, root, fault);

	if (status == OK)
		noun_more(x);
	model_bool(root, "page_may_log",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	return status;
}

/* Whoever of the agency it may be about. */
static enum status
show_new(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const char *feedback = form_text(form, "feedback");
	struct model *root = exchange_model(x);
	enum status status = provider_show(visit, form_text(form, "provider"),
					   root, fault);

	if (status != OK)
		return status;
	model_text(root, "page_feedback", feedback);
	provider_holders(x, "");
	exchange_title(x, N_("Complaint about {name}"), "name",
		       noun_text(root, "name"), NULL);
	return OK;
}

static enum status
log_one(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct complaint_input in = {
		.provider = form_text(form, "provider"),
		.linguist = form_text(form, "linguist"),
		.feedback = form_text(form, "feedback"),
		.ref = form_text(form, "ref"),
		.n = form_int(form, "n"),
		.source = form_text(form, "source"),
		.about = form_text(form, "about"),
		.words = form_text(form, "words"),
		.received_at = form_text(form, "received_at"),
	};
	struct model *root = exchange_model(x);
	enum status status = complaint_log(visit, &in, root,
					   exchange_faults(x), fault);

	if (status == OK) {
		exchange_created(x, "/provider-complaints/%s",
				 noun_text(root, "id"));
		exchange_flash(x, N_("It is logged. Acknowledge it next."));
	}
	return status;
}

static enum status
show_one(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status = complaint_show(visit, exchange_path(x, "id"),
					    root, fault);

	if (status != OK)
		return status;
	exchange_tag(x, model_int_of(model_get(root, "version")));
	exchange_title(x, N_("Complaint about {name}"), "name",
		       noun_text(root, "provider_name"), NULL);
	model_bool(root, "page_may_act",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	model_bool(root, "page_may_stop",
		   ROUTE_MANAGERS & ROLE_BIT(visit->caller->role));
	return OK;
}

static enum status
act_on_one(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct complaint_act act = {
		.id = exchange_path(x, "id"),
		.step = exchange_path(x, "step"),
		.version = exchange_version(x),
		.words = form_text(form, "words"),
		.outcome = form_text(form, "outcome"),
		.finding = form_text(form, "finding"),
		.learning = form_text(form, "learning"),
		.who = form_text(form, "who"),
		.work = form_text(form, "work"),
		.days = form_int(form, "days"),
	};
	enum status status = complaint_act(visit, &act, exchange_model(x),
					   exchange_faults(x), fault);

	if (status == OK) {
		exchange_goto(x, "/provider-complaints/%s", act.id);
		exchange_flash(x, N_("Done."));
	}
	return status;
}

static enum status
show_quality(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return portal_quality(visit, exchange_model(x), fault);
}

const struct route routes_provider_complaints[] = {
	{.method = METHOD_GET,
	 .path = "/provider-complaints",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .fields = list_fields,
	 .handle = list_all,
	 .title = N_("Complaints about providers"),
	 .tag = "providers",
	 .page = "provider-complaints"},
	{.method = METHOD_GET,
	 .path = "/provider-complaints/new",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY,
	 .fields = new_query,
	 .form = log_fields,
	 .handle = show_new,
	 .title = N_("Log a complaint about a provider"),
	 .tag = "providers",
	 .page = "provider-complaint-new"},
	{.method = METHOD_POST,
	 .path = "/provider-complaints",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = log_fields,
	 .handle = log_one,
	 .title = N_("Log a complaint about a provider"),
	 .tag = "providers",
	 .again = "/provider-complaints/new"},
	{.method = METHOD_GET,
	 .path = "/provider-complaints/{id}",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = show_one,
	 .form = act_fields,
	 .title = N_("Complaint about a provider"),
	 .tag = "providers",
	 .page = "provider-complaint"},
	{.method = METHOD_POST,
	 .path = "/provider-complaints/{id}/{step}",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = act_fields,
	 .handle = act_on_one,
	 .title = N_("The next step of a complaint about a provider"),
	 .tag = "providers",
	 .again = "/provider-complaints/{id}"},
	{.method = METHOD_GET,
	 .path = "/jobs/quality",
	 .roles = ROUTE_PROVIDERS,
	 .kind = ROUTE_READ,
	 .handle = show_quality,
	 .title = N_("How your work is judged"),
	 .tag = "work-figures",
	 .page = "work-quality"},
	{0},
};
