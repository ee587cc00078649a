/* Invoices for booked and written work, for managers. */
#include "desk/invoices.h"

#include <string.h>

#include "web/form.h"
#include "web/inside.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

#define FILE_BYTES_MAX (5 << 20)
#define LINES_MOST 40000

static const struct field bring_fields[] = {
	{.name = "provider",
	 .type = FIELD_ID,
	 .required = true,
	 .label = N_("Provider")},
	{.name = "number",
	 .type = FIELD_TEXT,
	 .max = 60,
	 .required = true,
	 .label = N_("Number of the invoice")},
	{.name = "order",
	 .type = FIELD_TEXT,
	 .max = 60,
	 .label = N_("Purchase order")},
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
	 .label = N_("Its lines as a CSV file")},
	{.name = "lines",
	 .type = FIELD_AREA,
	 .max = LINES_MOST,
	 .label = N_("Or its lines, typed"),
	 .hint = N_("One a line: reference, day, language, minutes, words, "
		    "rate, net, VAT in per cent. Leave empty what the invoice "
		    "does not say, such as V26-000123/1,21/11/2026,Somali,60,,"
		    "38.00,38.00,20")},
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
	{.name = "item",
	 .type = FIELD_TEXT,
	 .max = 40,
	 .label = N_("Which work is it for?"),
	 .hint = N_("Such as V26-000123/1, where it is other than shown.")},
	{0},
};

static bool
may_settle(const struct visit *visit)
{
	return visit->caller && ROLE_BIT(visit->caller->role) & ROUTE_MANAGERS;
}

/* What was chosen of a list stays so where the form comes back. */
static void
mark_chosen(struct exchange *x, const char *list, const char *key,
	    const char *field)
{
	const char *typed = x->typed ? form_typed(x->typed, field) : "";

	for (const struct model *p =
		     model_first(model_get(exchange_model(x), list));
	     p; p = model_next(p))
		model_bool((struct model *)(uintptr_t)p, "page_chosen",
			   !strcmp(noun_text(p, key), typed));
}

static enum status
list_invoices(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct page_wish wish = noun_page(x);
	struct model *root = exchange_model(x);
	enum status status =
		bills_list(visit, BILLS_ALL, &wish, root, fault);

	model_bool(root, "page_may_bring", may_settle(visit));
	if (status != OK)
		return status;
	for (const struct model *bill = model_first(model_get(root, "bills"));
	     bill; bill = model_next(bill))
		model_bool((struct model *)(uintptr_t)bill, "page_calls",
			   !strcmp(noun_text(bill, "kind"), "calls"));
	mark_chosen(x, "providers", "id", "provider");
	mark_chosen(x, "orders", "number", "order");
	noun_more(x);
	return OK;
}

/* A file goes before what was typed. */
static enum status
bring_invoice(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct form_file *file = form_file(form, "file");
	const char *lines = form_text(form, "lines");
	bool filed = file && file->count;
	const struct bill_input in = {
		.provider = form_text(form, "provider"),
		.number = form_text(form, "number"),
		.order = form_text(form, "order"),
		.net = form_text(form, "net"),
		.vat = form_text(form, "vat"),
		.gross = form_text(form, "gross"),
		.file = filed ? file->name : NULL,
		.bytes = filed ? file->bytes : lines,
		.count = filed ? file->count : lines ? strlen(lines) : 0,
	};
	struct model *root = exchange_model(x);
	enum status status =
		invoice_bring(visit, &in, root, exchange_faults(x), fault);

	if (status != OK)
		return status;
	exchange_created(x, "/invoices/%s", noun_text(root, "id"));
	exchange_flash(x, N_("The invoice is held against what was done."));
	return OK;
}

static enum status
show_invoice(struct exchange *x, struct visit *visit, struct fault *fault)
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
	exchange_title(x, N_("Invoice {number}"), "number",
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
	const char *ref;

	if (status != OK)
		return status;
	ref = noun_text(root, "item_ref");
	model_text(root, "page_bill", exchange_path(x, "id"));
	model_bool(root, "page_say",
		   may_settle(visit) && model_true(model_get(root, "can_say")));
	if (*ref)
		exchange_prefill(x, "item",
				 arena_printf(exchange_arena(x), "%s/%d", ref,
					      (int)model_int_of(model_get(
						      root, "item_n"))));
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
		.item = form_text(form, "item"),
	};
	enum status status = bill_say(visit, &saying, exchange_model(x),
				      exchange_faults(x), fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/invoices/%s", saying.id);
	exchange_flash(x, N_("The line is settled."));
	return OK;
}

static enum status
settle_invoice(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	enum status status = bill_settle(visit, id, exchange_model(x), fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/invoices/%s", id);
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

const struct route routes_invoices[] = {
	{.method = METHOD_GET,
	 .path = "/invoices",
	 .roles = ROUTE_MANAGERS | ROLE_BIT(ROLE_AUDITOR),
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .form = bring_fields,
	 .handle = list_invoices,
	 .title = N_("Invoices"),
	 .tag = "money",
	 .page = "invoices"},
	{.method = METHOD_POST,
	 .path = "/invoices",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_UPLOAD,
	 .fields = bring_fields,
	 .handle = bring_invoice,
	 .title = N_("Hold an invoice against what was done"),
	 .tag = "money",
	 .again = "/invoices"},
	{.method = METHOD_GET,
	 .path = "/invoices/{id}",
	 .roles = ROUTE_MANAGERS | ROLE_BIT(ROLE_AUDITOR),
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .fields = show_query,
	 .form = show_query,
	 .handle = show_invoice,
	 .title = N_("Invoice"),
	 .tag = "money",
	 .page = "invoice"},
	{.method = METHOD_GET,
	 .path = "/invoices/{id}/lines/{n}",
	 .roles = ROUTE_MANAGERS | ROLE_BIT(ROLE_AUDITOR),
	 .kind = ROUTE_READ,
	 .form = say_fields,
	 .handle = show_one_line,
	 .title = N_("Line of an invoice"),
	 .tag = "money",
	 .page = "invoice-line"},
	{.method = METHOD_POST,
	 .path = "/invoices/{id}/lines/{n}",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .fields = say_fields,
	 .handle = say_line,
	 .title = N_("Settle a line of an invoice"),
	 .tag = "money",
	 .again = "/invoices/{id}/lines/{n}"},
	{.method = METHOD_POST,
	 .path = "/invoices/{id}/settle",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .handle = settle_invoice,
	 .title = N_("Settle an invoice"),
	 .tag = "money",
	 .again = "/invoices/{id}"},
	{.method = METHOD_GET,
	 .path = "/invoices/{id}/disputes",
	 .roles = ROUTE_MANAGERS | ROLE_BIT(ROLE_AUDITOR),
	 .kind = ROUTE_READ,
	 .handle = send_disputes,
	 .title = N_("Disputed lines of an invoice as CSV"),
	 .tag = "money"},
	{0},
};
