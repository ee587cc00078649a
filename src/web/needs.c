/* What a tenant needs: recorded in two taps, with its stages and history. */
#include "desk/needs.h"

#include <string.h>

#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

/* Asked in several forms alike. */
#define CONSENT                                                           \
	{                                                                 \
		.name = "consent", .type = FIELD_PICK, .set = "consent",  \
		.any = N_("Not asked yet"),                               \
		.label = N_("May we tell those who visit or work for us?"), \
		.hint = N_("Ask kindly: so that they need not say it again. " \
			   "They can say no, and change their mind.")     \
	}
#define TOLD                                                              \
	{                                                                 \
		.name = "with", .type = FIELD_TEXT,                       \
		.label = N_("Who was told?"),                             \
		.hint = N_("Leave empty where nobody was told yet.")      \
	}
#define SAFEGUARDING                                                      \
	{                                                                 \
		.name = "safeguarding", .type = FIELD_TEXT, .max = 400,   \
		.label = N_("Safeguarding: why it cannot wait for their " \
			    "consent"),                                   \
		.hint = N_("Only where somebody may come to harm. The "   \
			   "reason is kept and logged.")                  \
	}

static const struct field need_fields[] = {
	{.name = "kind",
	 .type = FIELD_PICK,
	 .set = "need-kind",
	 .required = true,
	 .label = N_("What do they need?")},
	{.name = "value",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("Which?"),
	 .hint = N_("A language such as so or pa-Guru, a format such as "
		    "large-print:20, or a rule in words")},
	{.name = "evidence",
	 .type = FIELD_TEXT,
	 .max = 400,
	 .label = N_("How do we know?"),
	 .hint = N_("Leave empty where they told us themselves: that is "
		    "enough.")},
	{.name = "identified_by", .type = FIELD_TEXT},
	{.name = "identified_at",
	 .type = FIELD_TIME,
	 .label = N_("Since when do we know?"),
	 .hint = N_("Leave empty for now.")},
	CONSENT,
	{0},
};

/* A button of the tenant's page. */
static const struct field common_fields[] = {
	{.name = "choice",
	 .type = FIELD_TEXT,
	 .max = 260,
	 .required = true,
	 .label = N_("What do they need?")},
	{.name = "consent",
	 .type = FIELD_YES,
	 .label = N_("They agree that those who visit or work for us are "
		     "told")},
	{0},
};

static const struct field form_query[] = {
	{.name = "kind", .type = FIELD_PICK, .set = "need-kind"},
	{.name = "value", .type = FIELD_TEXT},
	{0},
};

static const struct field edit_fields[] = {
	{.name = "value", .type = FIELD_TEXT},
	{.name = "evidence", .type = FIELD_TEXT, .max = 400},
	{.name = "consent", .type = FIELD_PICK, .set = "consent"},
	{0},
};

static const struct field review_fields[] = {
	{.name = "outcome",
	 .type = FIELD_PICK,
	 .set = "review-outcome",
	 .required = true,
	 .label = N_("Is it still right?")},
	{.name = "value",
	 .type = FIELD_TEXT,
	 .label = N_("What is it now?")},
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .max = 400,
	 .label = N_("How do we know, or why is it over?")},
	{0},
};

static const struct field share_fields[] = {
	CONSENT,
	TOLD,
	SAFEGUARDING,
	{0},
};

/* The forms of one need's page. */
static const struct field whole_fields[] = {
	{.name = "value",
	 .type = FIELD_TEXT,
	 .label = N_("What is it now?")},
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .max = 400,
	 .label = N_("How do we know?")},
	CONSENT,
	TOLD,
	SAFEGUARDING,
	{0},
};

static void
mark_staff(struct model *root, const struct visit *visit)
{
	model_bool(root, "page_may_add",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
}

static enum status
list_needs(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status = needs_list(visit, exchange_path(x, "id"), root,
					fault);

	if (status != OK)
		return status;
	exchange_tag(x, model_int_of(model_get(root, "version")));
	exchange_title(x, N_("What {name} needs"), "name",
		       noun_text(root, "name"), NULL);
	mark_staff(root, visit);
	return OK;
}

static enum status
show_need(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status = need_show(visit, exchange_path(x, "id"),
				       exchange_path(x, "need"), root, fault);

	if (status != OK)
		return status;
	exchange_tag(x, model_int_of(model_get(root, "version")));
	mark_staff(root, visit);
	model_bool(root, "page_open",
		   model_kind_of(model_get(root, "ended_at")) == MODEL_NULL);
	exchange_prefill(x, "consent",
			 model_kind_of(model_get(root, "consent_asked")) ==
					 MODEL_NULL
				 ? ""
			 : model_true(model_get(root, "consent")) ? "yes"
								  : "no");
	return OK;
}

/* What was chosen stands chosen where the form comes again. */
static enum status
show_form(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const char *kind = form_text(form, "kind");
	const char *value = form_text(form, "value");
	struct model *root = exchange_model(x);
	enum status status = need_form(visit, exchange_path(x, "id"), kind,
				       root, fault);
	const struct model *rows = model_get(root, "values");

	for (const struct model *r = model_first(rows); r; r = model_next(r))
		model_bool((struct model *)(uintptr_t)r, "page_chosen",
			   value && !strcmp(value, noun_text(r, "value")));
	exchange_prefill(x, "kind", kind);
	return status;
}

static enum status
record(struct exchange *x, struct visit *visit, const struct need_input *in,
       struct fault *fault)
{
	enum status status = need_add(visit, in, exchange_model(x),
				      exchange_faults(x), fault);

	if (status != OK)
		return status;
	exchange_created(x, "/tenants/%s", in->tenant);
	exchange_flash(x, model_true(model_get(exchange_model(x), "added"))
				  ? N_("The need is recorded and flagged.")
				  : N_("That was on record already."));
	return OK;
}

static enum status
add_need(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct need_input in = {
		.tenant = exchange_path(x, "id"),
		.kind = form_text(form, "kind"),
		.value = form_text(form, "value"),
		.evidence = form_text(form, "evidence"),
		.identified_by = form_text(form, "identified_by"),
		.identified_utc = form_time(form, "identified_at"),
		.consent = form_text(form, "consent"),
	};

	return record(x, visit, &in, fault);
}

static enum status
add_common(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct need_input in = {
		.tenant = exchange_path(x, "id"),
		.choice = form_text(form, "choice"),
		.consent = form_yes(form, "consent") ? "yes" : NULL,
	};

	return record(x, visit, &in, fault);
}

static void
go_on(struct exchange *x, const char *message)
{
	exchange_goto(x, "/tenants/%s/needs", exchange_path(x, "id"));
	exchange_flash(x, message);
}

static enum status
edit_need(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct need_edit edit = {
		.tenant = exchange_path(x, "id"),
		.need = exchange_path(x, "need"),
		.version = exchange_version(x),
		.value = form_text(form, "value"),
		.evidence = form_text(form, "evidence"),
		.consent = form_text(form, "consent"),
	};
	enum status status = need_edit(visit, &edit, exchange_model(x),
				       exchange_faults(x), fault);

	if (status == OK)
		exchange_tag(x, model_int_of(model_get(exchange_model(x),
						       "version")));
	return status;
}

static enum status
review_need(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct need_review review = {
		.tenant = exchange_path(x, "id"),
		.need = exchange_path(x, "need"),
		.outcome = form_text(form, "outcome"),
		.value = form_text(form, "value"),
		.reason = form_text(form, "reason"),
	};
	enum status status = need_review(visit, &review, exchange_model(x),
					 exchange_faults(x), fault);

	if (status == OK)
		go_on(x, N_("The review is recorded."));
	return status;
}

static enum status
share_need(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct need_sharing sharing = {
		.tenant = exchange_path(x, "id"),
		.need = exchange_path(x, "need"),
		.consent = form_text(form, "consent"),
		.safeguarding = form_text(form, "safeguarding"),
		.with = form_text(form, "with"),
	};
	enum status status = need_share(visit, &sharing, exchange_model(x),
					exchange_faults(x), fault);

	if (status == OK)
		go_on(x, N_("Who may be told is recorded."));
	return status;
}

const struct route routes_needs[] = {
	{.method = METHOD_GET,
	 .path = "/tenants/{id}/needs",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = list_needs,
	 .title = N_("What a tenant needs"),
	 .tag = "tenants",
	 .page = "needs"},
	{.method = METHOD_GET,
	 .path = "/tenants/{id}/needs/new",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY,
	 .fields = form_query,
	 .form = need_fields,
	 .handle = show_form,
	 .title = N_("Record a need"),
	 .tag = "tenants",
	 .page = "need-new"},
	{.method = METHOD_POST,
	 .path = "/tenants/{id}/needs",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = need_fields,
	 .handle = add_need,
	 .title = N_("Record a need"),
	 .tag = "tenants",
	 .again = "/tenants/{id}/needs/new"},
	{.method = METHOD_POST,
	 .path = "/tenants/{id}/needs/common",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_PAGE_ONLY,
	 .fields = common_fields,
	 .handle = add_common,
	 .title = N_("Record a need"),
	 .tag = "tenants",
	 .again = "/tenants/{id}"},
	{.method = METHOD_GET,
	 .path = "/tenants/{id}/needs/{need}",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .form = whole_fields,
	 .handle = show_need,
	 .title = N_("A need and its history"),
	 .tag = "tenants",
	 .page = "need"},
	{.method = METHOD_PATCH,
	 .path = "/tenants/{id}/needs/{need}",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = edit_fields,
	 .handle = edit_need,
	 .title = N_("Change a need"),
	 .tag = "tenants"},
	{.method = METHOD_POST,
	 .path = "/tenants/{id}/needs/{need}/review",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = review_fields,
	 .handle = review_need,
	 .title = N_("Review a need"),
	 .tag = "tenants",
	 .again = "/tenants/{id}/needs/{need}"},
	{.method = METHOD_POST,
	 .path = "/tenants/{id}/needs/{need}/share",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = share_fields,
	 .handle = share_need,
	 .title = N_("Say who may be told of a need"),
	 .tag = "tenants",
	 .again = "/tenants/{id}/needs/{need}"},
	{0},
};
