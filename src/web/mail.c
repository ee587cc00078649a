/* Mail: by which server it leaves, what has not left, a test, and who wants
 * it in the morning. */
#include "desk/mail_settings.h"

#include <string.h>

#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

#define AUTHORITY_MOST 20000

#define SETTINGS_FIELDS                                                    \
	{.name = "address",                                                \
	 .type = FIELD_TEXT,                                               \
	 .label = N_("Address of this service"),                           \
	 .hint = N_("As those who get mail reach it, such as "             \
		    "https://language.landlord.example")},                 \
	{.name = "host",                                                   \
	 .type = FIELD_TEXT,                                               \
	 .label = N_("Mail server"),                                       \
	 .hint = N_("Such as mail.landlord.example")},                     \
	{.name = "security",                                               \
	 .type = FIELD_WORD,                                               \
	 .set = "mail-security",                                           \
	 .label = N_("How is it encrypted?")},                             \
	{.name = "port",                                                   \
	 .type = FIELD_INT,                                                \
	 .min = 1,                                                         \
	 .max = 65535,                                                     \
	 .label = N_("Port")},                                             \
	{.name = "user",                                                   \
	 .type = FIELD_TEXT,                                               \
	 .label = N_("User"),                                              \
	 .hint = N_("Empty where the server asks for none.")},             \
	{.name = "password",                                               \
	 .type = FIELD_SECRET,                                             \
	 .label = N_("Password of the mail server"),                       \
	 .hint = N_("Empty: it stays as it is. It is kept sealed and never " \
		    "shown.")},                                            \
	{.name = "sender",                                                 \
	 .type = FIELD_EMAIL,                                              \
	 .label = N_("Mail comes from"),                                   \
	 .hint = N_("An address that the server lets us use, such as "     \
		    "language@landlord.example")},                         \
	{.name = "reply_to",                                               \
	 .type = FIELD_EMAIL,                                              \
	 .label = N_("Answers go to"),                                     \
	 .hint = N_("A mailbox that somebody reads. Empty: answers go to " \
		    "the address above.")},                                \
	{.name = "private",                                                \
	 .type = FIELD_YES,                                                \
	 .label = N_("The mail server is in our own network")},            \
	{.name = "authority",                                              \
	 .type = FIELD_AREA,                                               \
	 .max = AUTHORITY_MOST,                                            \
	 .label = N_("Certificate of who signed the server’s"),            \
	 .hint = N_("Only where it is not publicly trusted: the text from " \
		    "-----BEGIN CERTIFICATE----- on.")},                   \
	{.name = "picked", .type = FIELD_HIDDEN}

static const struct field settings_fields[] = {SETTINGS_FIELDS, {0}};

static const struct field test_fields[] = {
	{.name = "to",
	 .type = FIELD_EMAIL,
	 .required = true,
	 .label = N_("Send a test to")},
	{0},
};

/* The page has both forms. */
static const struct field page_fields[] = {
	SETTINGS_FIELDS,
	{.name = "to", .type = FIELD_EMAIL, .label = N_("Send a test to")},
	{0},
};

static const struct field again_fields[] = {
	{.name = "id", .type = FIELD_ID},
	{0},
};

static const struct field wish_fields[] = {
	{.name = "morning",
	 .type = FIELD_HIDDEN,
	 .required = true,
	 .label = N_("yes or no")},
	{0},
};

/* What is the organisation's own stands in the form. */
static void
prefill(struct exchange *x, const struct model *root)
{
	static const char *const texts[] = {"address", "host",   "security",
					    "user",    "sender", "authority"};
	const struct model *server = model_get(root, "server");

	if (!model_true(server) ||
	    strcmp(noun_text(server, "origin"), "own") != 0) {
		exchange_prefill(x, "security", "starttls");
		exchange_prefill(x, "port", "587");
	} else {
		for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
			exchange_prefill(x, texts[i],
					 noun_text(server, texts[i]));
		exchange_prefill(
			x, "port",
			arena_printf(exchange_arena(x), "%lld",
				     (long long)model_int_of(
					     model_get(server, "port"))));
		if (model_true(model_get(server, "private")))
			exchange_prefill(x, "private", "true");
	}
	exchange_prefill(x, "reply_to", noun_text(root, "reply_to"));
}

static enum status
show_settings(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status = mail_settings_show(visit, root, fault);
	const struct model *server = model_get(root, "server");

	if (status != OK)
		return status;
	prefill(x, root);
	model_bool(root, "page_own",
		   model_true(server) &&
			   !strcmp(noun_text(server, "origin"), "own"));
	return OK;
}

/* A box that the page does not send is not ticked. */
static const char *
private_network(const struct form *form)
{
	if (form_has(form, "private"))
		return form_yes(form, "private") ? "yes" : "no";
	return form_has(form, "picked") ? "no" : NULL;
}

static enum status
set_settings(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct mail_settings_input input = {
		.address = form_said(form, "address"),
		.host = form_said(form, "host"),
		.port = form_text(form, "port"),
		.security = form_text(form, "security"),
		.user = form_said(form, "user"),
		.password = form_text(form, "password"),
		.authority = form_said(form, "authority"),
		.sender = form_said(form, "sender"),
		.reply_to = form_said(form, "reply_to"),
		.private_network = private_network(form),
	};
	enum status status =
		mail_settings_set(visit, &input, exchange_faults(x), fault);

	if (status == OK)
		status = mail_settings_show(visit, exchange_model(x), fault);
	if (status != OK)
		return status;
	exchange_goto(x, "/settings/mail");
	exchange_flash(x, N_("Kept. Send a test, to see whether it arrives."));
	return OK;
}

static enum status
remove_settings(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = mail_settings_remove(visit, fault);

	if (status == OK)
		status = mail_settings_show(visit, exchange_model(x), fault);
	if (status != OK)
		return status;
	exchange_goto(x, "/settings/mail");
	exchange_flash(x, N_("The mail server is taken away."));
	return OK;
}

static enum status
send_test(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct mail_test test = {
		.to = form_text(exchange_form(x), "to")};

	struct model *answer = model_object(exchange_arena(x));
	enum status status = mail_test_send(visit, &test, answer, fault);

	if (status == OK)
		exchange_keep(x, answer, NULL);
	return status;
}

static enum status
log_test(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct model *answer = exchange_kept(x);
	enum status status = mail_test_log(visit, fault);

	if (status != OK)
		return status;
	model_text(exchange_model(x), "to", noun_text(answer, "to"));
	model_text(exchange_model(x), "answer", noun_text(answer, "answer"));
	exchange_goto(x, "/settings/mail");
	exchange_flash(x, N_("The mail server took the test. Look whether it "
			     "arrives."));
	return OK;
}

static enum status
try_again(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = mail_again(
		visit, form_text(exchange_form(x), "id"), fault);

	if (status == OK)
		status = mail_settings_show(visit, exchange_model(x), fault);
	if (status != OK)
		return status;
	exchange_goto(x, "/settings/mail");
	exchange_flash(x, N_("It is tried again now."));
	return OK;
}

static enum status
set_wish(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = mail_wish_set(
		visit, form_text(exchange_form(x), "morning"), fault);

	if (status == OK)
		status = mail_wish_show(visit, exchange_model(x), fault);
	if (status != OK)
		return status;
	exchange_goto(x, "/account");
	exchange_flash(x, N_("Kept."));
	return OK;
}

const struct route routes_mail[] = {
	{.method = METHOD_GET,
	 .path = "/settings/mail",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_READ,
	 .handle = show_settings,
	 .form = page_fields,
	 .title = N_("Mail"),
	 .tag = "policy",
	 .page = "settings-mail"},
	{.method = METHOD_POST,
	 .path = "/settings/mail",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .fields = settings_fields,
	 .handle = set_settings,
	 .title = N_("Set up mail"),
	 .tag = "policy",
	 .again = "/settings/mail"},
	{.method = METHOD_POST,
	 .path = "/settings/mail/remove",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .handle = remove_settings,
	 .title = N_("Take the mail server away"),
	 .tag = "policy",
	 .again = "/settings/mail"},
	{.method = METHOD_POST,
	 .path = "/settings/mail/test",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_SLOW,
	 .fields = test_fields,
	 .prepare = send_test,
	 .handle = log_test,
	 .title = N_("Send a test of mail"),
	 .tag = "policy",
	 .again = "/settings/mail"},
	{.method = METHOD_POST,
	 .path = "/settings/mail/again",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .fields = again_fields,
	 .handle = try_again,
	 .title = N_("Try mail again"),
	 .tag = "policy",
	 .again = "/settings/mail"},
	{.method = METHOD_POST,
	 .path = "/account/mail",
	 .roles = ROUTE_ALL,
	 .kind = ROUTE_WRITE,
	 .fields = wish_fields,
	 .handle = set_wish,
	 .title = N_("Mail in the morning"),
	 .tag = "account",
	 .again = "/account"},
	{0},
};
