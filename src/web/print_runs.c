/* Print runs: letters that go to a printer together. */
#include "desk/print_runs.h"

#include "desk/requests.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field make_fields[] = {
	{.name = "organisation", .type = FIELD_HIDDEN},
	{.name = "british",
	 .type = FIELD_YES,
	 .label = N_("The printer takes British addresses only")},
	{0},
};

static const struct field sent_fields[] = {
	{.name = "reference",
	 .type = FIELD_TEXT,
	 .max = 100,
	 .label = N_("The printer’s number of it"),
	 .hint = N_("Empty where it gave none.")},
	{0},
};

static enum status
list_runs(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status = print_runs_list(visit, root, fault);

	model_bool(root, "page_may_print",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	return status;
}

static enum status
prepare_run(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct print_run_wish wish = {
		.organisation = form_text(form, "organisation"),
		.abroad = form_yes(form, "british") ? PRINT_BRITISH
						    : PRINT_ABROAD};
	struct print_ready *ready = NULL;
	enum status status = print_run_prepare(visit, &wish, &ready, fault);

	if (status == OK)
		exchange_keep(x, ready, NULL);
	return status;
}

static enum status
make_run(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status =
		print_run_make(visit, exchange_kept(x), root, fault);

	if (status != OK)
		return status;
	exchange_created(x, "/print-runs/%s", noun_text(root, "id"));
	exchange_flash(x, model_count(model_get(root, "left_out"))
				  ? N_("The print run is made. Some letters "
				       "wait on: no printer takes them, and "
				       "the page of each says why.")
				  : N_("The print run is made."));
	return OK;
}

static enum status
show_run(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status =
		print_run_show(visit, exchange_path(x, "id"), root, fault);

	model_bool(root, "page_may_print",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	return status;
}

static enum status
send_part(struct exchange *x, struct visit *visit, enum print_part part,
	  struct fault *fault)
{
	struct file_found found;
	enum status status = print_run_file(visit, exchange_path(x, "id"),
					    part, &found, fault);

	if (status == OK)
		exchange_send(x, found.type, found.name, found.bytes,
			      found.count);
	return status;
}

static enum status
send_pages(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return send_part(x, visit, PRINT_PAGES, fault);
}

static enum status
send_list(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return send_part(x, visit, PRINT_LIST, fault);
}

static enum status
confirm_run(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	enum status status = print_run_confirm(
		visit, id, form_text(exchange_form(x), "reference"),
		exchange_model(x), fault);

	if (status == OK) {
		exchange_goto(x, "/print-runs/%s", id);
		exchange_flash(x, N_("Each letter of it is sent."));
	}
	return status;
}

const struct route routes_print_runs[] = {
	{.method = METHOD_GET,
	 .path = "/print-runs",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .form = make_fields,
	 .handle = list_runs,
	 .title = N_("Letters to print"),
	 .tag = "notices",
	 .page = "print-runs"},
	{.method = METHOD_POST,
	 .path = "/print-runs",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_SLOW,
	 .fields = make_fields,
	 .prepare = prepare_run,
	 .handle = make_run,
	 .title = N_("Make a print run"),
	 .tag = "notices",
	 .again = "/print-runs"},
	{.method = METHOD_GET,
	 .path = "/print-runs/{id}",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .form = sent_fields,
	 .handle = show_run,
	 .title = N_("Print run"),
	 .tag = "notices",
	 .page = "print-run"},
	{.method = METHOD_GET,
	 .path = "/print-runs/{id}/pages.pdf",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_READ,
	 .handle = send_pages,
	 .title = N_("Pages of a print run"),
	 .tag = "notices"},
	{.method = METHOD_GET,
	 .path = "/print-runs/{id}/list.csv",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_READ,
	 .handle = send_list,
	 .title = N_("List of a print run"),
	 .tag = "notices"},
	{.method = METHOD_POST,
	 .path = "/print-runs/{id}/sent",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = sent_fields,
	 .handle = confirm_run,
	 .title = N_("The printer confirmed a print run"),
	 .tag = "notices",
	 .again = "/print-runs/{id}"},
	{0},
};
