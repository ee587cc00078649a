/* For how long letters are kept, holds, and the gateway of text messages. */
#include "desk/keeping.h"

#include <string.h>

#include "desk/sms_settings.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field hold_fields[] = {
	{.name = "whose",
	 .type = FIELD_WORD,
	 .set = "hold-whose",
	 .label = N_("What is held?")},
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .max = 400,
	 .required = true,
	 .label = N_("Why is it held?"),
	 .hint = N_("Such as: claim for disrepair, letter of 3 May")},
	{0},
};

static const struct field end_fields[] = {
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .max = 400,
	 .required = true,
	 .label = N_("Why does it hold no more?")},
	{0},
};

static const struct field rule_fields[] = {
	{.name = "class",
	 .type = FIELD_WORD,
	 .set = "class",
	 .required = true,
	 .label = N_("What are the letters about?")},
	{.name = "years",
	 .type = FIELD_INT,
	 .min = 1,
	 .max = 40,
	 .required = true,
	 .label = N_("Years from the day of issue")},
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .max = 400,
	 .required = true,
	 .label = N_("Why?")},
	{0},
};

static const struct field gateway_fields[] = {
	{.name = "url",
	 .type = FIELD_TEXT,
	 .max = 500,
	 .label = N_("Address of the gateway"),
	 .hint = N_("Such as https://sms.example/v1/messages")},
	{.name = "sender",
	 .type = FIELD_TEXT,
	 .max = 15,
	 .label = N_("Sender that telephones show"),
	 .hint = N_("At most 11 letters, or a number. Empty: the gateway’s "
		    "own.")},
	{.name = "field_to",
	 .type = FIELD_TEXT,
	 .max = 40,
	 .label = N_("Field of the number")},
	{.name = "field_text",
	 .type = FIELD_TEXT,
	 .max = 40,
	 .label = N_("Field of the text")},
	{.name = "field_sender",
	 .type = FIELD_TEXT,
	 .max = 40,
	 .label = N_("Field of the sender")},
	{.name = "field_id",
	 .type = FIELD_TEXT,
	 .max = 40,
	 .label = N_("Field of our number of the message")},
	{.name = "private",
	 .type = FIELD_YES,
	 .label = N_("The gateway is in our own network")},
	{0},
};

static enum status
put_hold(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct hold_input in = {.letter = exchange_path(x, "id"),
				      .whose = form_text(form, "whose"),
				      .reason = form_text(form, "reason")};
	enum status status = keeping_hold(visit, &in, exchange_model(x), fault);

	if (status == OK) {
		exchange_created(x, "/letters/%s", in.letter);
		exchange_flash(x, N_("Nothing of it is deleted while this "
				     "holds."));
	}
	return status;
}

static enum status
end_hold(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct hold_input in = {
		.letter = exchange_path(x, "id"),
		.hold = exchange_path(x, "hold"),
		.reason = form_text(exchange_form(x), "reason")};
	enum status status =
		keeping_release(visit, &in, exchange_model(x), fault);

	if (status == OK) {
		exchange_goto(x, "/letters/%s", in.letter);
		exchange_flash(x, N_("It is held no more."));
	}
	return status;
}

static enum status
show_rules(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return keeping_rules(visit, exchange_model(x), fault);
}

static enum status
set_rule(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct keeping_input in = {
		.document_class = form_text(form, "class"),
		.years = arena_printf(exchange_arena(x), "%lld",
				      (long long)form_int(form, "years")),
		.reason = form_text(form, "reason")};
	enum status status =
		keeping_set(visit, &in, exchange_faults(x), fault);

	if (status == OK)
		status = keeping_rules(visit, exchange_model(x), fault);
	if (status == OK) {
		exchange_goto(x, "/settings/keeping");
		exchange_flash(x, N_("It is kept so from now on."));
	}
	return status;
}

static enum status
show_gateway(struct exchange *x, struct visit *visit, struct fault *fault)
{
	static const char *const texts[] = {"url", "sender", "field_to",
					    "field_text", "field_sender",
					    "field_id"};
	struct model *root = exchange_model(x);
	enum status status = sms_settings_show(visit, root, fault);
	const struct model *gateway = model_get(root, "gateway");

	if (status != OK)
		return status;
	exchange_prefill(x, "field_to", "to");
	exchange_prefill(x, "field_text", "text");
	exchange_prefill(x, "field_sender", "from");
	exchange_prefill(x, "field_id", "id");
	model_bool(root, "page_own",
		   model_true(gateway) &&
			   !strcmp(noun_text(gateway, "origin"), "own"));
	if (!model_true(gateway))
		return OK;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		exchange_prefill(x, texts[i], noun_text(gateway, texts[i]));
	if (model_true(model_get(gateway, "private")))
		exchange_prefill(x, "private", "true");
	return OK;
}

static enum status
set_gateway(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct sms_settings_input in = {
		.url = form_said(form, "url"),
		.sender = form_said(form, "sender"),
		.field_to = form_said(form, "field_to"),
		.field_text = form_said(form, "field_text"),
		.field_sender = form_said(form, "field_sender"),
		.field_id = form_said(form, "field_id"),
		.private_network = form_yes(form, "private") ? "yes" : "no"};
	enum status status =
		sms_settings_set(visit, &in, exchange_faults(x), fault);

	if (status == OK)
		status = sms_settings_show(visit, exchange_model(x), fault);
	if (status == OK) {
		exchange_goto(x, "/settings/text-messages");
		exchange_flash(x, N_("Text messages leave so from now on."));
	}
	return status;
}

static enum status
remove_gateway(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = sms_settings_remove(visit, fault);

	if (status == OK) {
		exchange_goto(x, "/settings/text-messages");
		exchange_flash(x, N_("No text messages leave from now on."));
	}
	return status;
}

const struct route routes_keeping[] = {
	{.method = METHOD_POST,
	 .path = "/letters/{id}/holds",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = hold_fields,
	 .handle = put_hold,
	 .title = N_("Hold a letter"),
	 .tag = "notices",
	 .again = "/letters/{id}"},
	{.method = METHOD_POST,
	 .path = "/letters/{id}/holds/{hold}/end",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .fields = end_fields,
	 .handle = end_hold,
	 .title = N_("End a hold"),
	 .tag = "notices",
	 .again = "/letters/{id}"},
	{.method = METHOD_GET,
	 .path = "/settings/keeping",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_READ,
	 .form = rule_fields,
	 .handle = show_rules,
	 .title = N_("For how long letters are kept"),
	 .tag = "policy",
	 .page = "keeping"},
	{.method = METHOD_POST,
	 .path = "/settings/keeping",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .fields = rule_fields,
	 .handle = set_rule,
	 .title = N_("Change for how long letters are kept"),
	 .tag = "policy",
	 .again = "/settings/keeping"},
	{.method = METHOD_GET,
	 .path = "/settings/text-messages",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_READ,
	 .form = gateway_fields,
	 .handle = show_gateway,
	 .title = N_("Text messages"),
	 .tag = "policy",
	 .page = "text-messages"},
	{.method = METHOD_POST,
	 .path = "/settings/text-messages",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .fields = gateway_fields,
	 .handle = set_gateway,
	 .title = N_("Set up text messages"),
	 .tag = "policy",
	 .again = "/settings/text-messages"},
	{.method = METHOD_POST,
	 .path = "/settings/text-messages/remove",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .handle = remove_gateway,
	 .title = N_("Stop text messages"),
	 .tag = "policy",
	 .again = "/settings/text-messages"},
	{0},
};
