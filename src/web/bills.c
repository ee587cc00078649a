/* Suppliers' bills for telephone calls, for managers. */
#include "desk/bills.h"

#include <string.h>

#include "web/form.h"
#include "web/inside.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

#define FILE_BYTES_MAX (20 << 20)

static const struct field bring_fields[] = {
	{.name = "provider",
	 .type = FIELD_ID,
	 .required = true,
	 .label = N_("Supplier")},
	{.name = "number",
	 .type = FIELD_TEXT,
	 .max = 60,
	 .required = true,
	 .label = N_("Number of the invoice")},
	{.name = "net",
	 .type = FIELD_TEXT,
	 .max = 40,
	 .required = true,
	 .label = N_("Net, in pounds"),
	 .hint = N_("As the invoice has it, such as 1234.50.")},
	{.name = "vat",
	 .type = FIELD_TEXT,
	 .max = 40,
	 .required = true,
	 .label = N_("VAT")},
	{.name = "gross",
	 .type = FIELD_TEXT,
	 .max = 40,
	 .required = true,
	 .label = N_("Total with VAT")},
	{.name = "file",
	 .type = FIELD_FILE,
	 .max = FILE_BYTES_MAX,
	 .required = true,
	 .label = N_("The supplier's list of calls"),
	 .hint = N_("CSV: each row a call with its start, length, language "
		    "and price; the colleague and the call's number where "
		    "they are known.")},
	{0},
};

static const struct field show_query[] = {
	{.name = "verdict",
	 .type = FIELD_PICK,
	 .set = "bill-list",
	 .any = N_("Open"),
	 .label = N_("Lines")},
	{0},
};

static const struct field say_fields[] = {
	{.name = "verdict",
	 .type = FIELD_WORD,
	 .set = "bill-say",
	 .required = true,
	 .label = N_("What becomes of it?")},
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .max = 400,
	 .required = true,
	 .label = N_("Why?")},
	{.name = "call",
	 .type = FIELD_TEXT,
	 .max = 40,
	 .label = N_("Which call of the log is it?"),
	 .hint = N_("Such as T26-000012, where you know it.")},
	{0},
};

static bool
may_settle(const struct visit *visit)
{
	return visit->caller && ROLE_BIT(visit->caller->role) & ROUTE_MANAGERS;
}

/* The supplier that was chosen stays so where the form comes back. */
static void
mark_chosen(struct exchange *x, const struct model *root)
{
	const char *typed = x->typed ? form_typed(x->typed, "provider") : "";

	for (const struct model *p = model_first(model_get(root, "providers"));
	     p; p = model_next(p))
		model_bool((struct model *)(uintptr_t)p, "page_chosen",
			   !strcmp(noun_text(p, "id"), typed));
}

static enum status
list_bills(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct page_wish wish = noun_page(x);
	struct model *root = exchange_model(x);
	enum status status = bills_list(visit, BILLS_CALLS, &wish, root, fault);

	model_bool(root, "page_may_bring", may_settle(visit));
	if (status == OK) {
		mark_chosen(x, root);
		noun_more(x);
	}
	return status;
}

static enum status
bring_bill(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct form_file *file = form_file(form, "file");
	const struct bill_input in = {
		.provider = form_text(form, "provider"),
		.number = form_text(form, "number"),
		.net = form_text(form, "net"),
		.vat = form_text(form, "vat"),
		.gross = form_text(form, "gross"),
		.file = file ? file->name : NULL,
		.bytes = file ? file->bytes : NULL,
		.count = file ? file->count : 0,
	};
	struct model *root = exchange_model(x);
	enum status status =
		bill_bring(visit, &in, root, exchange_faults(x), fault);

	if (status != OK)
		return status;
	exchange_created(x, "/calls/bills/%s", noun_text(root, "id"));
	exchange_flash(x, N_("The bill is held against the log."));
	return OK;
}

static enum status
show_bill(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	const struct bill_wish wish = {
		.id = exchange_path(x, "id"),
		.verdict = form_text(exchange_form(x), "verdict"),
		.page = noun_page(x),
	};
	enum status status = bill_show(visit, &wish, root, fault);

	if (status != OK)
		return status;
	exchange_prefill(x, "verdict", wish.verdict);
	model_text(root, "page_bill", wish.id);
	model_bool(root, "page_settle",
		   may_settle(visit) &&
			   model_true(model_get(root, "can_settle")));
	noun_more(x);
	exchange_title(x, N_("Bill {number}"), "number",
		       noun_text(root, "number"), NULL);
	return OK;
}

static enum status
show_one_line(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status =
		bill_line_show(visit, exchange_path(x, "id"),
			       (int)noun_number(x, "n"), root, fault);

	if (status != OK)
		return status;
	model_text(root, "page_bill", exchange_path(x, "id"));
	model_bool(root, "page_say",
		   may_settle(visit) && model_true(model_get(root, "can_say")));
	exchange_prefill(x, "call", noun_text(root, "call_ref"));
	exchange_prefill(x, "reason", noun_text(root, "reason"));
	return OK;
}

static enum status
say_line(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct bill_saying saying = {
		.id = exchange_path(x, "id"),
		.n = (int)noun_number(x, "n"),
		.verdict = form_text(form, "verdict"),
		.reason = form_text(form, "reason"),
		.call = form_text(form, "call"),
	};
	enum status status = bill_say(visit, &saying, exchange_model(x),
				      exchange_faults(x), fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/calls/bills/%s", saying.id);
	exchange_flash(x, N_("The line is settled."));
	return OK;
}

static enum status
settle_bill(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	enum status status = bill_settle(visit, id, exchange_model(x), fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/calls/bills/%s", id);
	exchange_flash(x, N_("The bill is settled."));
	return OK;
}

static enum status
send_disputes(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *name, *csv;
	enum status status = bill_disputes(visit, exchange_path(x, "id"), &name,
					   &csv, fault);

	if (status == OK)
		exchange_send(x, "text/csv; charset=utf-8", name, csv,
			      strlen(csv));
	return status;
}

const struct route routes_bills[] = {
	{.method = METHOD_GET,
	 .path = "/calls/bills",
	 .roles = ROUTE_MANAGERS | ROLE_BIT(ROLE_AUDITOR),
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .form = bring_fields,
	 .handle = list_bills,
	 .title = N_("Bills for telephone interpreting"),
	 .tag = "calls",
	 .page = "bills"},
	{.method = METHOD_POST,
	 .path = "/calls/bills",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_UPLOAD,
	 .fields = bring_fields,
	 .handle = bring_bill,
	 .title = N_("Hold a bill against the log"),
	 .tag = "calls",
	 .again = "/calls/bills"},
	{.method = METHOD_GET,
	 .path = "/calls/bills/{id}",
	 .roles = ROUTE_MANAGERS | ROLE_BIT(ROLE_AUDITOR),
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .fields = show_query,
	 .form = show_query,
	 .handle = show_bill,
	 .title = N_("Bill"),
	 .tag = "calls",
	 .page = "bill"},
	{.method = METHOD_GET,
	 .path = "/calls/bills/{id}/lines/{n}",
	 .roles = ROUTE_MANAGERS | ROLE_BIT(ROLE_AUDITOR),
	 .kind = ROUTE_READ,
	 .form = say_fields,
	 .handle = show_one_line,
	 .title = N_("Line of a bill"),
	 .tag = "calls",
	 .page = "bill-line"},
	{.method = METHOD_POST,
	 .path = "/calls/bills/{id}/lines/{n}",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .fields = say_fields,
	 .handle = say_line,
	 .title = N_("Settle a line"),
	 .tag = "calls",
	 .again = "/calls/bills/{id}/lines/{n}"},
	{.method = METHOD_POST,
	 .path = "/calls/bills/{id}/settle",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .handle = settle_bill,
	 .title = N_("Settle a bill"),
	 .tag = "calls",
	 .again = "/calls/bills/{id}"},
	{.method = METHOD_GET,
	 .path = "/calls/bills/{id}/disputes",
	 .roles = ROUTE_MANAGERS | ROLE_BIT(ROLE_AUDITOR),
	 .kind = ROUTE_READ,
	 .handle = send_disputes,
	 .title = N_("Disputed lines as CSV"),
	 .tag = "calls"},
	{0},
};
