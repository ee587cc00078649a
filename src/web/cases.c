/* Cases: the list, one case with its clocks, and what is recorded in it. */
#include "desk/cases.h"

#include <string.h>

#include "web/exchange.h"
#include "web/form.h"
#include "web/label.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field list_query[] = {
	{.name = "kind",
	 .type = FIELD_PICK,
	 .set = "case-kind",
	 .any = N_("All"),
	 .label = N_("Kind of case")},
	{.name = "state",
	 .type = FIELD_PICK,
	 .set = "case-state",
	 .any = N_("Open"),
	 .label = N_("State")},
	{.name = "tenant", .type = FIELD_TEXT, .max = 60},
	{0},
};

static const struct field open_fields[] = {
	{.name = "tenant",
	 .type = FIELD_TEXT,
	 .required = true,
	 .max = 60,
	 .label = N_("Tenant"),
	 .hint = N_("The reference, as in the register.")},
	{.name = "kind",
	 .type = FIELD_PICK,
	 .set = "case-kind",
	 .required = true,
	 .label = N_("Kind of case")},
	{.name = "stage",
	 .type = FIELD_PICK,
	 .set = "case-stage",
	 .any = N_("Where such a case begins"),
	 .label = N_("Stage"),
	 .hint = N_("For a hazard say whether it is an emergency; for a check "
		    "whether gas or electrical.")},
	{.name = "number",
	 .type = FIELD_TEXT,
	 .max = 60,
	 .label = N_("Your own case number"),
	 .hint = N_("As in your housing system. Only one case can have it.")},
	{.name = "subject",
	 .type = FIELD_TEXT,
	 .max = 400,
	 .label = N_("What it is about")},
	{.name = "received_at",
	 .type = FIELD_TIME,
	 .label = N_("When it came in"),
	 .hint = N_("London time. The clocks of the law run from then; empty "
		    "means now.")},
	{.name = "nation",
	 .type = FIELD_PICK,
	 .set = "nation",
	 .any = N_("As in the register"),
	 .label = N_("Nation")},
	{.name = "landlord",
	 .type = FIELD_PICK,
	 .set = "landlord",
	 .any = N_("As in the register"),
	 .label = N_("Kind of landlord")},
	{0},
};

static const struct field edit_fields[] = {
	{.name = "number",
	 .type = FIELD_TEXT,
	 .max = 60,
	 .label = N_("Your own case number")},
	{.name = "subject",
	 .type = FIELD_TEXT,
	 .max = 400,
	 .label = N_("What it is about")},
	{.name = "received_at",
	 .type = FIELD_TIME,
	 .label = N_("When it came in"),
	 .hint = N_("London time. Empty leaves it as it is; another time "
		    "moves every clock.")},
	{.name = "nation", .type = FIELD_PICK, .set = "nation"},
	{.name = "landlord", .type = FIELD_PICK, .set = "landlord"},
	{0},
};

static const struct field event_fields[] = {
	{.name = "event",
	 .type = FIELD_PICK,
	 .set = "case-event",
	 .required = true,
	 .label = N_("What happened?")},
	{.name = "at",
	 .type = FIELD_TIME,
	 .label = N_("When did it happen?"),
	 .hint = N_("London time; empty means now.")},
	{.name = "note",
	 .type = FIELD_TEXT,
	 .max = 1000,
	 .label = N_("Note"),
	 .hint = N_("Who, what was said, what was left behind.")},
	{0},
};

static const struct field extend_fields[] = {
	{.name = "clock", .type = FIELD_HIDDEN, .required = true},
	{.name = "days",
	 .type = FIELD_INT,
	 .min = 1,
	 .max = 250,
	 .required = true,
	 .label = N_("How many working days more?")},
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .max = 1000,
	 .required = true,
	 .label = N_("The reason that the tenant was given")},
	{.name = "told_at",
	 .type = FIELD_TIME,
	 .label = N_("When was the tenant told?")},
	{0},
};

/* What the forms of a case's page show again when something was wrong. */
static const struct field page_fields[] = {
	{.name = "number",
	 .type = FIELD_TEXT,
	 .max = 60,
	 .label = N_("Your own case number")},
	{.name = "subject",
	 .type = FIELD_TEXT,
	 .max = 400,
	 .label = N_("What it is about")},
	{.name = "received_at",
	 .type = FIELD_TIME,
	 .label = N_("When it came in"),
	 .hint = N_("London time. Empty leaves it as it is; another time "
		    "moves every clock.")},
	{.name = "nation", .type = FIELD_PICK, .set = "nation"},
	{.name = "landlord", .type = FIELD_PICK, .set = "landlord"},
	{.name = "at",
	 .type = FIELD_TIME,
	 .label = N_("When did it happen?"),
	 .hint = N_("London time; empty means now.")},
	{.name = "note",
	 .type = FIELD_TEXT,
	 .max = 1000,
	 .label = N_("Note"),
	 .hint = N_("Who, what was said, what was left behind.")},
	{.name = "days",
	 .type = FIELD_INT,
	 .min = 1,
	 .max = 250,
	 .required = true,
	 .label = N_("How many working days more?")},
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .max = 1000,
	 .required = true,
	 .label = N_("The reason that the tenant was given")},
	{.name = "told_at",
	 .type = FIELD_TIME,
	 .label = N_("When was the tenant told?")},
	{0},
};

static const struct field reason_fields[] = {
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .max = 1000,
	 .required = true,
	 .label = N_("Reason")},
	{0},
};

static const struct field withdraw_fields[] = {
	{.name = "event", .type = FIELD_ID, .required = true},
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .max = 1000,
	 .required = true,
	 .label = N_("Why it was a mistake")},
	{0},
};

static const struct field new_query[] = {
	{.name = "tenant", .type = FIELD_TEXT, .max = 60},
	{0},
};

static enum status
list_cases(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct case_list_wish wish = {
		.kind = form_text(form, "kind"),
		.state = form_text(form, "state"),
		.tenant = form_text(form, "tenant"),
		.page = noun_page(x),
	};
	enum status status;

	exchange_prefill(x, "kind", wish.kind);
	exchange_prefill(x, "state", wish.state);
	status = cases_list(visit, &wish, exchange_model(x), fault);
	if (status == OK)
		noun_more(x);
	model_bool(exchange_model(x), "page_may_add",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	return status;
}

static enum status
new_case(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *tenant = form_text(exchange_form(x), "tenant");

	exchange_prefill(x, "tenant", tenant);
	return tenant ? tenant_strip(visit, tenant, exchange_model(x), fault)
		      : OK;
}

static enum status
open_case(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct case_input in = {
		.kind = form_text(form, "kind"),
		.stage = form_text(form, "stage"),
		.tenant = form_text(form, "tenant"),
		.number = form_text(form, "number"),
		.subject = form_text(form, "subject"),
		.received_at = form_text(form, "received_at"),
		.nation = form_text(form, "nation"),
		.landlord = form_text(form, "landlord"),
	};
	struct model *model = exchange_model(x);
	enum status status =
		case_open(visit, &in, model, exchange_faults(x), fault);

	if (status != OK)
		return status;
	exchange_tag(x, model_int_of(model_get(model, "version")));
	exchange_created(x, "/cases/%s", noun_text(model, "ref"));
	exchange_flash(x, N_("The case is open and its clocks run."));
	return OK;
}

/* What may be recorded, as words and labels for a select. */
static void
mark_may(struct model *root)
{
	struct model *list = model_children(root, "page_may");

	for (const struct model *one = model_first(model_get(root, "may")); one;
	     one = model_next(one)) {
		struct model *row = model_append(list);

		model_text(row, "word", model_text_of(one));
		model_code(row, "label", "case-event", model_text_of(one));
	}
}

static enum status
show_case_page(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status =
		case_show(visit, exchange_path(x, "id"), root, fault);

	if (status != OK)
		return status;
	exchange_tag(x, model_int_of(model_get(root, "version")));
	exchange_title(x, N_("Case {ref}"), "ref", noun_text(root, "ref"),
		       NULL);
	exchange_prefill(x, "number", noun_text(root, "number"));
	exchange_prefill(x, "subject", noun_text(root, "subject"));
	mark_may(root);
	model_bool(root, "page_open",
		   !model_true(model_get(root, "closed_at")));
	model_bool(root, "page_may_act",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	return OK;
}

#define DAYS_EACH 60 /* most that a page shows one by one */

static bool
same_kind(const struct model *run, const struct model *day)
{
	return run && !model_true(model_get(day, "name")) &&
	       !model_true(model_get(run, "name")) &&
	       !strcmp(noun_text(run, "why"), noun_text(day, "why"));
}

/* What is alike from day to day over years is a line of the page. */
static void
fold_days(struct model *root)
{
	const struct model *days = model_get(root, "days");
	struct model *runs = model_children(root, "page_runs"), *run = NULL;

	if (model_count(days) <= DAYS_EACH)
		return;
	for (const struct model *d = model_first(days); d; d = model_next(d)) {
		if (!same_kind(run, d)) {
			run = model_append(runs);
			model_copy(run, "day", model_get(d, "day"));
			model_null(run, "page_last");
			model_copy(run, "why", model_get(d, "why"));
			model_copy(run, "name", model_get(d, "name"));
		} else {
			model_copy(run, "page_last", model_get(d, "day"));
		}
		model_copy(run, "counted", model_get(d, "counted"));
	}
}

static enum status
show_clock(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = case_clock_show(
		visit, exchange_path(x, "id"), exchange_path(x, "clock"),
		exchange_model(x), fault);

	if (status == OK)
		fold_days(exchange_model(x));
	return status;
}

/* Back to the case, with a sentence. */
static enum status
acted(struct exchange *x, enum status status, const char *flash)
{
	struct model *model = exchange_model(x);

	if (status != OK)
		return status;
	exchange_tag(x, model_int_of(model_get(model, "version")));
	exchange_goto(x, "/cases/%s", noun_text(model, "ref"));
	exchange_flash(x, flash);
	return OK;
}

static enum status
edit_case(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct case_edit edit = {
		.name = exchange_path(x, "id"),
		.version = exchange_version(x),
		.number = form_text(form, "number"),
		.subject = form_text(form, "subject"),
		.received_at = form_text(form, "received_at"),
		.nation = form_text(form, "nation"),
		.landlord = form_text(form, "landlord"),
	};

	return acted(x,
		     case_edit(visit, &edit, exchange_model(x),
			       exchange_faults(x), fault),
		     N_("The case is changed."));
}

static enum status
record_event(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct case_act act = {
		.name = exchange_path(x, "id"),
		.version = exchange_version(x),
		.event = form_text(form, "event"),
		.at = form_text(form, "at"),
		.note = form_text(form, "note"),
	};

	return acted(x,
		     case_record(visit, &act, exchange_model(x),
				 exchange_faults(x), fault),
		     N_("Recorded, and the clocks follow."));
}

static enum status
withdraw_event(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct case_withdrawal wish = {
		.name = exchange_path(x, "id"),
		.version = exchange_version(x),
		.event = form_text(form, "event"),
		.reason = form_text(form, "reason"),
	};

	return acted(x, case_withdraw(visit, &wish, exchange_model(x), fault),
		     N_("It no longer counts; the history keeps it."));
}

static enum status
extend_clock(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct case_more more = {
		.name = exchange_path(x, "id"),
		.version = exchange_version(x),
		.clock = form_text(form, "clock"),
		.days = form_int(form, "days"),
		.reason = form_text(form, "reason"),
		.told_at = form_text(form, "told_at"),
	};

	return acted(x,
		     case_extend(visit, &more, exchange_model(x),
				 exchange_faults(x), fault),
		     N_("The extension is recorded."));
}

static struct case_end
end_from(const struct exchange *x)
{
	return (struct case_end){
		.name = exchange_path(x, "id"),
		.version = exchange_version(x),
		.reason = form_text(exchange_form(x), "reason"),
	};
}

static enum status
close_case(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct case_end end = end_from(x);

	return acted(x, case_close(visit, &end, exchange_model(x), fault),
		     N_("The case is closed."));
}

static enum status
reopen_case(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct case_end end = end_from(x);

	return acted(x, case_reopen(visit, &end, exchange_model(x), fault),
		     N_("The case is open again, with the dates it had."));
}

const struct route routes_cases[] = {
	{.method = METHOD_GET,
	 .path = "/cases",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .fields = list_query,
	 .form = list_query,
	 .handle = list_cases,
	 .title = N_("Cases"),
	 .tag = "cases",
	 .page = "cases"},
	{.method = METHOD_GET,
	 .path = "/cases/new",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY,
	 .fields = new_query,
	 .form = open_fields,
	 .handle = new_case,
	 .title = N_("Open a case"),
	 .tag = "cases",
	 .page = "case-new"},
	{.method = METHOD_POST,
	 .path = "/cases",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = open_fields,
	 .handle = open_case,
	 .title = N_("Open a case"),
	 .tag = "cases",
	 .again = "/cases/new"},
	{.method = METHOD_GET,
	 .path = "/cases/{id}",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .form = page_fields,
	 .handle = show_case_page,
	 .title = N_("Case"),
	 .tag = "cases",
	 .page = "case"},
	{.method = METHOD_PATCH,
	 .path = "/cases/{id}",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = edit_fields,
	 .handle = edit_case,
	 .title = N_("Change a case"),
	 .tag = "cases"},
	{.method = METHOD_POST,
	 .path = "/cases/{id}/edit",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = edit_fields,
	 .handle = edit_case,
	 .title = N_("Change a case"),
	 .tag = "cases",
	 .again = "/cases/{id}"},
	{.method = METHOD_POST,
	 .path = "/cases/{id}/events",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = event_fields,
	 .handle = record_event,
	 .title = N_("Record what happened in a case"),
	 .tag = "cases",
	 .again = "/cases/{id}"},
	{.method = METHOD_POST,
	 .path = "/cases/{id}/withdraw",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = withdraw_fields,
	 .handle = withdraw_event,
	 .title = N_("Withdraw a mistaken entry of a case"),
	 .tag = "cases",
	 .again = "/cases/{id}"},
	{.method = METHOD_POST,
	 .path = "/cases/{id}/extend",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = extend_fields,
	 .handle = extend_clock,
	 .title = N_("Record an extension"),
	 .tag = "cases",
	 .again = "/cases/{id}"},
	{.method = METHOD_POST,
	 .path = "/cases/{id}/close",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = reason_fields,
	 .handle = close_case,
	 .title = N_("Close a case"),
	 .tag = "cases",
	 .again = "/cases/{id}"},
	{.method = METHOD_POST,
	 .path = "/cases/{id}/reopen",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = reason_fields,
	 .handle = reopen_case,
	 .title = N_("Open a case again"),
	 .tag = "cases",
	 .again = "/cases/{id}"},
	{.method = METHOD_GET,
	 .path = "/cases/{id}/clocks/{clock}",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = show_clock,
	 .title = N_("Why this date?"),
	 .tag = "cases",
	 .page = "case-clock"},
	{0},
};
