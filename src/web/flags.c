/* Flags: looking one up, deliveries, and the link that opens one. */
#include "desk/flags.h"

#include <string.h>

#include "desk/recipients.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field look_query[] = {
	{.name = "reference",
	 .type = FIELD_TEXT,
	 .max = 60,
	 .label = N_("Tenant’s reference")},
	{.name = "uprn",
	 .type = FIELD_TEXT,
	 .max = 12,
	 .label = N_("or the property’s number (UPRN)")},
	{0},
};

static const struct field receipt_fields[] = {
	{.name = "delivery",
	 .type = FIELD_INT,
	 .min = 1,
	 .max = 1000000000,
	 .required = true},
	{0},
};

/* One that is not there is told slowly: nobody walks through all numbers. */
static enum status
look(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct flag_wish wish = {form_text(form, "reference"),
				       form_text(form, "uprn")};
	enum status status = exchange_try(x, "flags", fault);

	if (status == OK)
		status = flag_look(visit, &wish, exchange_model(x), fault);
	if (status == E_NOT_FOUND)
		exchange_missed(x, "flags");
	return status;
}

/* A contractor sees the flag and nothing else; who sends flags out sees to
 * whom. */
static enum status
show_flags(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	bool asked = form_has(form, "reference") || form_has(form, "uprn");
	struct model *root = exchange_model(x);
	enum status status = OK;

	if (asked || visit->caller->role == ROLE_CONTRACTOR)
		status = look(x, visit, fault);
	else
		status = recipients_list(visit, root, fault);
	model_bool(root, "page_looked", asked);
	model_bool(root, "page_may_change",
		   ROUTE_ADMIN & ROLE_BIT(visit->caller->role));
	return status;
}

static enum status
send_key(struct exchange *x, struct visit *visit, struct fault *fault)
{
	unsigned char key[SIGN_KEY_BYTES];
	char *pem = arena_alloc(exchange_arena(x), SIGN_PEM_TEXT);

	(void)fault;
	flag_key(visit->desk, key);
	sign_pem(key, pem);
	exchange_send(x, "application/x-pem-file", "flags-key.pem", pem,
		      strlen(pem));
	return OK;
}

static enum status
ask_delivery(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	enum status status = flag_ask(visit, id, fault);

	(void)exchange_model(x);
	if (status == OK) {
		exchange_goto(x, "/flags/recipients/%s", id);
		exchange_flash(x, N_("The delivery is being made. Look again "
				     "in a moment."));
	}
	return status;
}

static enum status
show_delivery(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct page_wish page = noun_page(x);
	struct model *root = exchange_model(x);
	enum status status = delivery_show(visit, exchange_path(x, "id"),
					   &page, root, fault);

	if (status != OK)
		return status;
	noun_more(x);
	exchange_title(x, N_("Flags for {name}"), "name",
		       noun_text(root, "recipient"), NULL);
	return OK;
}

/* Read on a worker: it may be big. */
static enum status
read_file(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct flag_bytes *file = arena_alloc(exchange_arena(x), sizeof *file);
	enum status status = delivery_file(visit, exchange_path(x, "id"), file,
					   fault);

	if (status == OK)
		exchange_keep(x, file, NULL);
	return status;
}

static enum status
send_file(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct flag_bytes *file = exchange_kept(x);
	enum status status = delivery_fetched(visit, exchange_path(x, "id"),
					      fault);

	if (status == OK)
		exchange_send(x, file->type, file->name, file->bytes,
			      file->count);
	return status;
}

static void
answer_signature(struct exchange *x, const struct flag_bytes *file)
{
	exchange_send(x, "text/plain; charset=utf-8",
		      arena_printf(exchange_arena(x), "%s.sig", file->name),
		      file->signature, strlen(file->signature));
}

static enum status
send_signature(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct flag_bytes file;
	enum status status = delivery_file(visit, exchange_path(x, "id"),
					   &file, fault);

	if (status == OK)
		answer_signature(x, &file);
	return status;
}

static enum status
send_again(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	enum status status = delivery_again(visit, id, fault);

	(void)exchange_model(x);
	if (status == OK) {
		exchange_goto(x, "/flags/deliveries/%s", id);
		exchange_flash(x, N_("It is being sent again. Look again in a "
				     "moment."));
	}
	return status;
}

static enum status
take_receipt(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return delivery_receipt(visit,
				form_int(exchange_form(x), "delivery"),
				exchange_model(x), fault);
}

static enum status
show_link(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *token = exchange_path(x, "token");
	struct model *root = exchange_model(x);

	model_text(root, "page_token", token);
	return delivery_link_show(visit, token, root, fault);
}

static enum status
open_link(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *token = exchange_path(x, "token");
	enum status status = delivery_link_open(visit, token,
						exchange_model(x), fault);

	if (status == OK) {
		exchange_goto(x, "/f/%s", token);
		exchange_flash(x, N_("Thank you. It is noted that you have "
				     "opened this."));
	}
	return status;
}

static enum status
send_link_file(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct flag_bytes file;
	enum status status = delivery_link_file(
		visit, exchange_path(x, "token"), &file, fault);

	if (status == OK)
		exchange_send(x, file.type, file.name, file.bytes,
			      file.count);
	return status;
}

static enum status
send_link_signature(struct exchange *x, struct visit *visit,
		    struct fault *fault)
{
	struct flag_bytes file;
	enum status status = delivery_link_file(
		visit, exchange_path(x, "token"), &file, fault);

	if (status == OK)
		answer_signature(x, &file);
	return status;
}

const struct route routes_flags[] = {
	{.method = METHOD_GET,
	 .path = "/flags",
	 .roles = ROUTE_MANAGERS | ROUTE_CONTRACTORS,
	 .kind = ROUTE_READ,
	 .fields = look_query,
	 .form = look_query,
	 .handle = show_flags,
	 .title = N_("Flags for those who knock on doors"),
	 .tag = "flags",
	 .page = "flags"},
	{.method = METHOD_GET,
	 .path = "/flags/key",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_READ,
	 .handle = send_key,
	 .title = N_("The key that flags are signed under"),
	 .tag = "flags"},
	{.method = METHOD_POST,
	 .path = "/flags/receipts",
	 .roles = ROUTE_CONTRACTORS,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_JSON_ONLY,
	 .fields = receipt_fields,
	 .handle = take_receipt,
	 .title = N_("Say that a delivery was opened"),
	 .tag = "flags"},
	{.method = METHOD_POST,
	 .path = "/flags/recipients/{id}/deliveries",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .handle = ask_delivery,
	 .title = N_("Make a delivery now"),
	 .tag = "flags",
	 .again = "/flags/recipients/{id}"},
	{.method = METHOD_GET,
	 .path = "/flags/deliveries/{id}",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .handle = show_delivery,
	 .title = N_("A delivery of flags"),
	 .tag = "flags",
	 .page = "flag-delivery"},
	{.method = METHOD_GET,
	 .path = "/flags/deliveries/{id}/file",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_SLOW,
	 .prepare = read_file,
	 .handle = send_file,
	 .title = N_("The file of a delivery"),
	 .tag = "flags"},
	{.method = METHOD_GET,
	 .path = "/flags/deliveries/{id}/signature",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_READ,
	 .handle = send_signature,
	 .title = N_("The signature of a delivery"),
	 .tag = "flags"},
	{.method = METHOD_POST,
	 .path = "/flags/deliveries/{id}/again",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .handle = send_again,
	 .title = N_("Send a delivery again"),
	 .tag = "flags",
	 .again = "/flags/deliveries/{id}"},
	{.method = METHOD_GET,
	 .path = "/f/{token}",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_READ,
	 .handle = show_link,
	 .title = N_("Flags for you"),
	 .tag = "flags",
	 .page = "flag-link"},
	{.method = METHOD_POST,
	 .path = "/f/{token}/open",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_WRITE,
	 .handle = open_link,
	 .title = N_("Say that a delivery was opened"),
	 .tag = "flags",
	 .again = "/f/{token}"},
	{.method = METHOD_GET,
	 .path = "/f/{token}/file",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_READ,
	 .handle = send_link_file,
	 .title = N_("The file of a delivery"),
	 .tag = "flags"},
	{.method = METHOD_GET,
	 .path = "/f/{token}/signature",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_READ,
	 .handle = send_link_signature,
	 .title = N_("The signature of a delivery"),
	 .tag = "flags"},
	{0},
};
