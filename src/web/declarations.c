/* Declarations and certificates: signed by providers through the link of their
 * offer or signed in, and looked at by who works here. */
#include "desk/declarations.h"

#include "desk/attachments.h"
#include "desk/offers.h"
#include "desk/requests.h"
#include "web/attachments.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

#define COPY                                                             \
	{.name = "attachment", .type = FIELD_FILE,                       \
	 .max = ATTACHMENT_BYTES_MAX,                                    \
	 .label = N_("The signed paper"),                                \
	 .hint = N_("PDF or a picture; at most 20 MB.")}

static const struct field sign_fields[] = {
	{.name = "what",
	 .type = FIELD_TEXT,
	 .max = 400,
	 .label = N_("What did you read out or interpret?"),
	 .hint = N_("Such as: the letter about the rent, both pages")},
	{.name = "whom",
	 .type = FIELD_TEXT,
	 .max = 400,
	 .label = N_("To whom?"),
	 .hint = N_("Such as: the tenant. No names.")},
	{.name = "understood",
	 .type = FIELD_WORD,
	 .set = "feedback-answer",
	 .label = N_("Was it understood?")},
	{.name = "note",
	 .type = FIELD_AREA,
	 .max = 500,
	 .label = N_("Is there anything that the landlord should know?")},
	{.name = "name",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("Your full name"),
	 .hint = N_("Typing it here is your signature.")},
	{.name = "agree",
	 .type = FIELD_YES,
	 .label = N_("I declare that this is true")},
	{0},
};

static const struct field paper_fields[] = {
	{.name = "name",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("Who signed it?")},
	COPY,
	{0},
};

static const struct field reason_fields[] = {
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("Why does it not count any more?")},
	{0},
};

static const struct field setting_fields[] = {
	{.name = "kind",
	 .type = FIELD_WORD,
	 .set = "declaration",
	 .required = true},
	{.name = "stance",
	 .type = FIELD_PICK,
	 .set = "declaration-stance",
	 .label = N_("When is it needed?")},
	{.name = "words",
	 .type = FIELD_AREA,
	 .max = 4000,
	 .label = N_("What is signed, in English")},
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .label = N_("Why is it changed?")},
	{0},
};

/* ---- the provider's side ---- */

static struct offer_key
key_of(const struct exchange *x)
{
	const char *token = exchange_path(x, "token");

	return (struct offer_key){*token ? token : NULL,
				  exchange_path(x, "id")};
}

static const char *
here(struct exchange *x)
{
	const struct offer_key key = key_of(x);

	return key.token ? arena_printf(exchange_arena(x), "/o/%s", key.token)
			 : arena_printf(exchange_arena(x), "/jobs/%s",
					key.item);
}

static enum status
note_unknown(struct exchange *x, struct visit *visit, enum status status)
{
	if (status == E_NOT_FOUND && key_of(x).token &&
	    exchange_seldom(x, "offer links"))
		offer_note_unknown(visit);
	return status;
}

static enum status
show_signing(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct offer_key key = key_of(x);
	struct model *root = exchange_model(x);
	enum status status = declaration_open_show(visit, &key, root, fault);

	if (status != OK)
		return note_unknown(x, visit, status);
	model_text(root, "page_here", here(x));
	return OK;
}

static enum status
signed_by(struct exchange *x, struct visit *visit,
	  const struct declaration_input *in, struct fault *fault)
{
	const struct offer_key key = key_of(x);
	enum status status = declaration_sign(visit, &key, in,
					      exchange_model(x),
					      exchange_faults(x), fault);

	if (status != OK)
		return note_unknown(x, visit, status);
	exchange_goto(x, "%s", here(x));
	exchange_flash(x, N_("Signed. The landlord keeps it with the work."));
	return OK;
}

static enum status
sign_here(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct declaration_input in = {
		.name = form_text(form, "name"),
		.agree = form_yes(form, "agree") ? "true" : NULL,
		.what = form_text(form, "what"),
		.whom = form_text(form, "whom"),
		.understood = form_text(form, "understood"),
		.note = form_text(form, "note"),
	};

	return signed_by(x, visit, &in, fault);
}

static enum status
look(struct exchange *x, struct visit *visit, struct fault *fault)
{
	(void)visit;
	return attachment_look(x, fault);
}

static enum status
no_file(struct fault *fault)
{
	return fault_set(fault, E_INPUT, "/attachment",
			 N_("A file is missing: choose one"), NULL);
}

/* A link that leads nowhere leads nowhere, with or without a file. */
static enum status
send_paper(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct offer_key key = key_of(x);
	const struct declaration_input in = {
		.name = form_text(exchange_form(x), "name"),
		.file = exchange_kept(x),
	};
	enum status status;

	if (in.file)
		return signed_by(x, visit, &in, fault);
	status = declaration_open_show(visit, &key, exchange_model(x), fault);
	return status == OK ? no_file(fault) : note_unknown(x, visit, status);
}

/* ---- who works here ---- */

static struct declaration_place
place_of(const struct exchange *x)
{
	return (struct declaration_place){exchange_path(x, "ref"),
					  noun_item(x),
					  exchange_path(x, "id")};
}

static enum status
record_paper(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct declaration_place place = place_of(x);
	const struct declaration_input in = {
		.name = form_text(exchange_form(x), "name"),
		.file = exchange_kept(x),
	};
	struct model *root = exchange_model(x);
	enum status status = declaration_record(visit, &place, &in, root,
						exchange_faults(x), fault);

	if (status == OK) {
		exchange_created(x, "/requests/%s/declarations/%s", place.ref,
				 noun_text(root, "id"));
		exchange_flash(x, N_("It is kept with the request."));
	}
	return status;
}

static enum status
show_one(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct declaration_place place = place_of(x);
	struct model *root = exchange_model(x);
	enum status status = declaration_show(visit, &place, root, fault);

	if (status == OK)
		status = request_strip(visit, place.ref, root, fault);
	model_bool(root, "page_may_end",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	return status;
}

static enum status
send_file(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct declaration_place place = place_of(x);
	struct file_found found;
	enum status status = declaration_get_file(visit, &place, &found,
						  fault);

	if (status == OK)
		exchange_send(x, found.type, found.name, found.bytes,
			      found.count);
	return status;
}

static enum status
take_out(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct declaration_place place = place_of(x);
	enum status status = declaration_take_out(
		visit, &place, form_text(exchange_form(x), "reason"),
		exchange_model(x), fault);

	if (status == OK) {
		exchange_goto(x, "/requests/%s", place.ref);
		exchange_flash(x, N_("It does not count any more."));
	}
	return status;
}

static enum status
show_settings(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status = declaration_settings(visit, root, fault);

	for (const struct model *m = model_first(model_get(root, "kinds")); m;
	     m = model_next(m))
		model_text((struct model *)(uintptr_t)m, "page_code",
			   noun_text(m, "kind"));
	return status;
}

static enum status
change_settings(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct declaration_change change = {
		.kind = form_text(form, "kind"),
		.stance = form_text(form, "stance"),
		.words = form_text(form, "words"),
		.reason = form_text(form, "reason"),
	};
	enum status status = declaration_settings_change(
		visit, &change, exchange_model(x), exchange_faults(x), fault);

	if (status == OK) {
		exchange_goto(x, "/settings/declarations");
		exchange_flash(x, N_("Kept."));
	}
	return status;
}

#define SIGNING N_("Sign for the work")
#define PAPER N_("Send a signed declaration or certificate")

const struct route routes_declarations[] = {
	{.method = METHOD_GET,
	 .path = "/o/{token}/declaration",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_READ,
	 .handle = show_signing,
	 .title = SIGNING,
	 .tag = "offers",
	 .page = "declaration-sign",
	 .form = sign_fields},
	{.method = METHOD_POST,
	 .path = "/o/{token}/declaration",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_WRITE,
	 .fields = sign_fields,
	 .handle = sign_here,
	 .title = SIGNING,
	 .tag = "offers",
	 .again = "/o/{token}/declaration"},
	{.method = METHOD_POST,
	 .path = "/o/{token}/declaration/file",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_SLOW,
	 .flags = ROUTE_UPLOAD,
	 .fields = paper_fields,
	 .prepare = look,
	 .handle = send_paper,
	 .title = PAPER,
	 .tag = "offers",
	 .again = "/o/{token}/declaration"},
	{.method = METHOD_GET,
	 .path = "/jobs/{id}/declaration",
	 .roles = ROUTE_PROVIDERS,
	 .kind = ROUTE_READ,
	 .handle = show_signing,
	 .title = SIGNING,
	 .tag = "work",
	 .page = "declaration-sign",
	 .form = sign_fields},
	{.method = METHOD_POST,
	 .path = "/jobs/{id}/declaration",
	 .roles = ROUTE_PROVIDERS,
	 .kind = ROUTE_WRITE,
	 .fields = sign_fields,
	 .handle = sign_here,
	 .title = SIGNING,
	 .tag = "work",
	 .again = "/jobs/{id}/declaration"},
	{.method = METHOD_POST,
	 .path = "/jobs/{id}/declaration/file",
	 .roles = ROUTE_PROVIDERS,
	 .kind = ROUTE_SLOW,
	 .flags = ROUTE_UPLOAD,
	 .fields = paper_fields,
	 .prepare = look,
	 .handle = send_paper,
	 .title = PAPER,
	 .tag = "work",
	 .again = "/jobs/{id}/declaration"},
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/declaration/{n}",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_SLOW,
	 .flags = ROUTE_UPLOAD,
	 .fields = paper_fields,
	 .prepare = look,
	 .handle = record_paper,
	 .title = N_("Keep a signed declaration or certificate"),
	 .tag = "requests",
	 .again = "/requests/{ref}"},
	{.method = METHOD_GET,
	 .path = "/requests/{ref}/declarations/{id}",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = show_one,
	 .title = N_("Signed declaration or certificate"),
	 .tag = "requests",
	 .page = "declaration"},
	{.method = METHOD_GET,
	 .path = "/requests/{ref}/declarations/{id}/file",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = send_file,
	 .title = N_("The signed paper"),
	 .tag = "requests"},
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/declarations/{id}/end",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = reason_fields,
	 .handle = take_out,
	 .title = N_("Take a declaration or certificate out"),
	 .tag = "requests",
	 .again = "/requests/{ref}/declarations/{id}"},
	{.method = METHOD_GET,
	 .path = "/settings/declarations",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_READ,
	 .handle = show_settings,
	 .form = setting_fields,
	 .title = N_("What interpreters and translators sign"),
	 .tag = "policy",
	 .page = "declaration-settings"},
	{.method = METHOD_POST,
	 .path = "/settings/declarations",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .fields = setting_fields,
	 .handle = change_settings,
	 .title = N_("Change what interpreters and translators sign"),
	 .tag = "policy",
	 .again = "/settings/declarations"},
	{0},
};
