/* A provider's offer: a signed link, a telephone's screen, no account. The
 * page may be fetched by any scanner of mail; only a button's POST acts. */
#include "desk/offers.h"
#include "desk/requests.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field decline_fields[] = {
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .label = N_("Why not? You need not say.")},
	{0},
};

static const struct field deliver_fields[] = {
	{.name = "file",
	 .type = FIELD_FILE,
	 .required = true,
	 .max = FILE_BYTES_MAX,
	 .label = N_("The finished work")},
	{0},
};

static enum status
show_offer(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	const char *token = exchange_path(x, "token");
	enum status status = offer_show(visit, token, root, fault);

	model_text(root, "page_token", token);
	if (status == OK)
		noun_spoken(root);
	return status;
}

static enum status
accept_offer(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *token = exchange_path(x, "token");
	enum status status;

	status = offer_accept(visit, token, exchange_model(x), fault);
	if (status != OK)
		return status;
	exchange_goto(x, "/o/%s", token);
	exchange_flash(x, N_("Thank you. The work is yours."));
	return OK;
}

static enum status
decline_offer(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *token = exchange_path(x, "token");
	enum status status;

	status = offer_decline(visit, token,
			       form_text(exchange_form(x), "reason"),
			       exchange_model(x), fault);
	if (status != OK)
		return status;
	exchange_goto(x, "/o/%s", token);
	exchange_flash(x, N_("Thank you for telling us. Somebody else is "
			     "asked."));
	return OK;
}

static enum status
deliver_work(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form_file *sent = form_file(exchange_form(x), "file");
	const char *token = exchange_path(x, "token");
	struct file_input file = {sent->name, sent->type, sent->bytes,
				  sent->count};
	enum status status;

	status = offer_deliver(visit, token, &file, exchange_model(x), fault);
	if (status != OK)
		return status;
	exchange_goto(x, "/o/%s", token);
	exchange_flash(x, N_("Your work has arrived. Thank you."));
	return OK;
}

/* What there is to translate, as a file. */
static enum status
send_job(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct file_found file;
	enum status status = offer_job_file(visit, exchange_path(x, "token"),
					    &file, fault);

	if (status == OK)
		exchange_send(x, file.type, file.name, file.bytes, file.count);
	return status;
}

static enum status
send_attachment(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct file_found file;
	enum status status = offer_attachment(visit, exchange_path(x, "token"),
					      exchange_path(x, "id"), &file,
					      fault);

	if (status == OK)
		exchange_send(x, file.type, file.name, file.bytes, file.count);
	return status;
}

const struct route routes_offers[] = {
	{.method = METHOD_GET,
	 .path = "/o/{token}/attachments/{id}",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_READ,
	 .handle = send_attachment,
	 .title = N_("A file that came with the work"),
	 .tag = "offers"},
	{.method = METHOD_GET,
	 .path = "/o/{token}/file",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_READ,
	 .handle = send_job,
	 .title = N_("What there is to translate"),
	 .tag = "offers"},
	{.method = METHOD_GET,
	 .path = "/o/{token}",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_READ,
	 .handle = show_offer,
	 .title = N_("Work offered to you"),
	 .tag = "offers",
	 .page = "offer",
	 .form = deliver_fields},
	{.method = METHOD_POST,
	 .path = "/o/{token}/accept",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_WRITE,
	 .handle = accept_offer,
	 .title = N_("Accept an offer"),
	 .tag = "offers",
	 .again = "/o/{token}"},
	{.method = METHOD_POST,
	 .path = "/o/{token}/decline",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_WRITE,
	 .fields = decline_fields,
	 .handle = decline_offer,
	 .title = N_("Decline an offer"),
	 .tag = "offers",
	 .again = "/o/{token}"},
	{.method = METHOD_POST,
	 .path = "/o/{token}/deliver",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_UPLOAD,
	 .fields = deliver_fields,
	 .handle = deliver_work,
	 .title = N_("Hand in the work"),
	 .tag = "offers",
	 .again = "/o/{token}"},
	{.method = METHOD_POST,
	 .path = "/offers/{token}/accept",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_JSON_ONLY,
	 .handle = accept_offer,
	 .title = N_("Accept an offer"),
	 .tag = "offers"},
	{.method = METHOD_POST,
	 .path = "/offers/{token}/decline",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_JSON_ONLY,
	 .fields = decline_fields,
	 .handle = decline_offer,
	 .title = N_("Decline an offer"),
	 .tag = "offers"},
	{0},
};
