/* Recipients of flags: who is told what tenants need. */
#include "desk/recipients.h"

#include <string.h>

#include "base/buf.h"
#include "core/need.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

/* The boxes of the form; interfaces write "needs". */
#define TELL(kind, text)                                                      \
	{                                                                     \
		.name = "tell_" kind, .type = FIELD_YES, .label = text        \
	}

static const struct field recipient_fields[] = {
	{.name = "name",
	 .type = FIELD_TEXT,
	 .max = 100,
	 .required = true,
	 .label = N_("Name"),
	 .hint = N_("Such as: Example Repairs Ltd")},
	{.name = "kind",
	 .type = FIELD_WORD,
	 .set = "recipient-kind",
	 .label = N_("Who are they?")},
	{.name = "purpose",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("What do they need it for?"),
	 .hint = N_("Such as: to speak with tenants at repairs")},
	{.name = "organisation", .type = FIELD_TEXT},
	{.name = "needs", .type = FIELD_TEXT, .label = N_("Needs")},
	{.name = "picked", .type = FIELD_HIDDEN},
	TELL("spoken-language", N_("Language to speak")),
	TELL("dialect", N_("Dialect")),
	TELL("cannot-read", N_("Cannot read")),
	TELL("read-language", N_("Language to read")),
	TELL("english", N_("How much English")),
	TELL("format", N_("Formats, such as large print")),
	TELL("dyslexia", N_("Dyslexia")),
	TELL("support", N_("Other support, such as a lipspeaker")),
	TELL("interpreter-gender", N_("Whether an interpreter must be a woman "
				      "or a man")),
	TELL("contact-way", N_("How they want to be contacted")),
	TELL("safe-contact", N_("How to be in touch safely")),
	{.name = "names",
	 .type = FIELD_YES,
	 .label = N_("Tenants’ names too"),
	 .hint = N_("Leave it out where reference and property are enough.")},
	{.name = "safeguarding",
	 .type = FIELD_YES,
	 .label = N_("Also what is shared for safeguarding without consent"),
	 .hint = N_("Each such need has its reason in the tenant’s record.")},
	{.name = "channel",
	 .type = FIELD_WORD,
	 .set = "flag-channel",
	 .label = N_("How do they get it?")},
	{.name = "address",
	 .type = FIELD_TEXT,
	 .max = 400,
	 .label = N_("Where to"),
	 .hint = N_("The folder’s name, or the webhook’s address: "
		    "https://repairs.example/flags. Empty for a file to "
		    "fetch.")},
	{.name = "private",
	 .type = FIELD_YES,
	 .label = N_("The webhook is in our own network")},
	{.name = "format",
	 .type = FIELD_WORD,
	 .set = "flag-format",
	 .label = N_("As what?")},
	{.name = "extent",
	 .type = FIELD_WORD,
	 .set = "flag-extent",
	 .label = N_("How much each time?")},
	{.name = "often",
	 .type = FIELD_WORD,
	 .set = "often",
	 .label = N_("How often?")},
	{.name = "weekday",
	 .type = FIELD_PICK,
	 .set = "weekday",
	 .label = N_("If weekly, on")},
	{.name = "at",
	 .type = FIELD_TEXT,
	 .max = 5,
	 .label = N_("At what time?"),
	 .hint = N_("In London, such as 07:30")},
	{.name = "working_days",
	 .type = FIELD_YES,
	 .label = N_("On working days only")},
	{.name = "active", .type = FIELD_YES, .label = N_("In use")},
	{0},
};

static const struct field change_fields[] = {
	{.name = "name", .type = FIELD_TEXT, .max = 100},
	{.name = "kind", .type = FIELD_WORD, .set = "recipient-kind"},
	{.name = "purpose", .type = FIELD_TEXT},
	{.name = "needs", .type = FIELD_TEXT},
	{.name = "picked", .type = FIELD_HIDDEN},
	TELL("spoken-language", NULL),
	TELL("dialect", NULL),
	TELL("cannot-read", NULL),
	TELL("read-language", NULL),
	TELL("english", NULL),
	TELL("format", NULL),
	TELL("dyslexia", NULL),
	TELL("support", NULL),
	TELL("interpreter-gender", NULL),
	TELL("contact-way", NULL),
	TELL("safe-contact", NULL),
	{.name = "names", .type = FIELD_YES},
	{.name = "safeguarding", .type = FIELD_YES},
	{.name = "channel", .type = FIELD_WORD, .set = "flag-channel"},
	{.name = "address", .type = FIELD_TEXT, .max = 400},
	{.name = "private", .type = FIELD_YES},
	{.name = "format", .type = FIELD_WORD, .set = "flag-format"},
	{.name = "extent", .type = FIELD_WORD, .set = "flag-extent"},
	{.name = "often", .type = FIELD_WORD, .set = "often"},
	{.name = "weekday", .type = FIELD_PICK, .set = "weekday"},
	{.name = "at", .type = FIELD_TEXT, .max = 5},
	{.name = "working_days", .type = FIELD_YES},
	{.name = "active", .type = FIELD_YES},
	{0},
};

static const struct field token_fields[] = {
	{.name = "name",
	 .type = FIELD_TEXT,
	 .max = 100,
	 .required = true,
	 .label = N_("What is the token called?"),
	 .hint = N_("Such as: Example Repairs, van tablets")},
	{0},
};

static const char *
box_of(struct exchange *x, int kind)
{
	return arena_printf(exchange_arena(x), "tell_%s",
			    need_kind_names[kind]);
}

/* The boxes that are ticked; NULL where the page has not shown any. */
static const char *
picked_needs(struct exchange *x, const struct form *form)
{
	struct buf text = {0};
	const char *copy;

	if (!form_has(form, "picked"))
		return form_said(form, "needs");
	for (int i = 0; i < NEED_KINDS; i++)
		if (form_yes(form, box_of(x, i)))
			buf_printf(&text, "%s ", need_kind_names[i]);
	copy = arena_text(exchange_arena(x), buf_string(&text));
	buf_free(&text);
	return copy;
}

/* A box that a page does not send is not ticked. */
static const char *
yes_or_no(const struct form *form, const char *name)
{
	if (form_has(form, name))
		return form_yes(form, name) ? "yes" : "no";
	return form_has(form, "picked") ? "no" : NULL;
}

static struct recipient_input
read_input(struct exchange *x)
{
	const struct form *form = exchange_form(x);

	return (struct recipient_input){
		.name = form_said(form, "name"),
		.kind = form_text(form, "kind"),
		.organisation = form_text(form, "organisation"),
		.purpose = form_said(form, "purpose"),
		.needs = picked_needs(x, form),
		.channel = form_text(form, "channel"),
		.address = form_said(form, "address"),
		.format = form_text(form, "format"),
		.extent = form_text(form, "extent"),
		.often = form_text(form, "often"),
		.weekday = form_text(form, "weekday"),
		.at = form_text(form, "at"),
		.names = yes_or_no(form, "names"),
		.safeguarding = yes_or_no(form, "safeguarding"),
		.private_network = yes_or_no(form, "private"),
		.working_days = yes_or_no(form, "working_days"),
		.active = yes_or_no(form, "active"),
	};
}

static enum status
show_new(struct exchange *x, struct visit *visit, struct fault *fault)
{
	static const char *const ticked[] = {
		"tell_spoken-language", "tell_dialect",
		"tell_format",		"tell_support",
		"tell_interpreter-gender", "tell_safe-contact",
		"working_days",		"active",
	};

	(void)visit;
	(void)fault;
	for (size_t i = 0; i < sizeof ticked / sizeof *ticked; i++)
		exchange_prefill(x, ticked[i], "true");
	exchange_prefill(x, "kind", "contractor");
	exchange_prefill(x, "channel", "download");
	exchange_prefill(x, "format", "json");
	exchange_prefill(x, "extent", "all");
	exchange_prefill(x, "often", "daily");
	exchange_prefill(x, "weekday", "monday");
	exchange_prefill(x, "at", "07:00");
	return OK;
}

static enum status
add_recipient(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct recipient_input input = read_input(x);
	enum status status = recipient_add(visit, &input, exchange_model(x),
					   exchange_faults(x), fault);

	if (status == OK) {
		exchange_created(x, "/flags/recipients/%s",
				 noun_text(exchange_model(x), "id"));
		exchange_flash(x, N_("The recipient is added."));
	}
	return status;
}

static enum status
show_recipient(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct page_wish page = noun_page(x);
	struct model *root = exchange_model(x);
	enum status status = recipient_show(visit, exchange_path(x, "id"),
					    &page, root, fault);

	if (status != OK)
		return status;
	noun_more(x);
	exchange_tag(x, model_int_of(model_get(root, "version")));
	model_bool(root, "page_may_change",
		   ROUTE_ADMIN & ROLE_BIT(visit->caller->role));
	model_bool(root, "page_weekly",
		   !strcmp(noun_text(root, "often"), "weekly"));
	model_bool(root, "page_never",
		   !strcmp(noun_text(root, "often"), "never"));
	model_bool(root, "page_webhook",
		   !strcmp(noun_text(root, "channel"), "webhook"));
	exchange_title(x, N_("{name}"), "name", noun_text(root, "name"), NULL);
	return OK;
}

/* What holds stands in the form until something is typed. */
static enum status
show_change(struct exchange *x, struct visit *visit, struct fault *fault)
{
	static const char *const texts[] = {
		"name",	  "kind",   "purpose", "channel", "address",
		"format", "extent", "often",   "weekday", "at",
	};
	static const char *const boxes[] = {"names", "safeguarding", "private",
					    "working_days", "active"};
	static const struct page_wish first = {NULL, 1};
	struct model *root = exchange_model(x);
	enum status status = recipient_show(visit, exchange_path(x, "id"),
					    &first, root, fault);
	const struct model *kind;

	if (status != OK)
		return status;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
		exchange_prefill(x, texts[i], noun_text(root, texts[i]));
	for (size_t i = 0; i < sizeof boxes / sizeof *boxes; i++)
		if (model_true(model_get(root, boxes[i])))
			exchange_prefill(x, boxes[i], "true");
	kind = model_first(model_get(root, "kinds"));
	for (; kind; kind = model_next(kind))
		exchange_prefill(x,
				 arena_printf(exchange_arena(x), "tell_%s",
					      model_text_of(kind)),
				 "true");
	exchange_title(x, N_("Change {name}"), "name",
		       noun_text(root, "name"), NULL);
	return OK;
}

static enum status
change_recipient(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct recipient_edit edit = {.id = exchange_path(x, "id"),
				      .version = exchange_version(x),
				      .input = read_input(x)};
	enum status status = recipient_change(visit, &edit, exchange_model(x),
					      exchange_faults(x), fault);

	if (status == OK) {
		exchange_goto(x, "/flags/recipients/%s", edit.id);
		exchange_flash(x, N_("Changed. It holds from the next "
				     "delivery on."));
	}
	return status;
}

static enum status
make_secret(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	struct model *root = exchange_model(x);

	model_text(root, "page_id", id);
	model_bool(root, "page_webhook", true);
	return recipient_secret(visit, id, root, fault);
}

static enum status
make_token(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	struct model *root = exchange_model(x);

	model_text(root, "page_id", id);
	model_bool(root, "page_webhook", false);
	return recipient_token(visit, id, form_text(exchange_form(x), "name"),
			       root, fault);
}

static enum status
end_token(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	enum status status = recipient_token_end(
		visit, id, form_text(exchange_form(x), "name"), fault);

	(void)exchange_model(x);
	if (status == OK) {
		exchange_goto(x, "/flags/recipients/%s", id);
		exchange_flash(x, N_("The token is refused from now on."));
	}
	return status;
}

const struct route routes_recipients[] = {
	{.method = METHOD_GET,
	 .path = "/flags/recipients/new",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY,
	 .form = recipient_fields,
	 .handle = show_new,
	 .title = N_("Add a recipient"),
	 .tag = "flags",
	 .page = "flag-recipient-new"},
	{.method = METHOD_POST,
	 .path = "/flags/recipients",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .fields = recipient_fields,
	 .handle = add_recipient,
	 .title = N_("Add a recipient"),
	 .tag = "flags",
	 .again = "/flags/recipients/new"},
	{.method = METHOD_GET,
	 .path = "/flags/recipients/{id}",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .form = token_fields,
	 .handle = show_recipient,
	 .title = N_("Recipient"),
	 .tag = "flags",
	 .page = "flag-recipient"},
	{.method = METHOD_GET,
	 .path = "/flags/recipients/{id}/change",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY,
	 .form = recipient_fields,
	 .handle = show_change,
	 .title = N_("Change a recipient"),
	 .tag = "flags",
	 .page = "flag-recipient-change"},
	{.method = METHOD_POST,
	 .path = "/flags/recipients/{id}",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = change_fields,
	 .handle = change_recipient,
	 .title = N_("Change a recipient"),
	 .tag = "flags",
	 .again = "/flags/recipients/{id}/change"},
	{.method = METHOD_POST,
	 .path = "/flags/recipients/{id}/secret",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_SECRET,
	 .handle = make_secret,
	 .title = N_("A new secret for the webhook"),
	 .tag = "flags",
	 .page = "flag-secret",
	 .again = "/flags/recipients/{id}"},
	{.method = METHOD_POST,
	 .path = "/flags/recipients/{id}/tokens",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_SECRET,
	 .fields = token_fields,
	 .handle = make_token,
	 .title = N_("A new token for looking flags up"),
	 .tag = "flags",
	 .page = "flag-secret",
	 .again = "/flags/recipients/{id}"},
	{.method = METHOD_POST,
	 .path = "/flags/recipients/{id}/tokens/end",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .fields = token_fields,
	 .handle = end_token,
	 .title = N_("End a token"),
	 .tag = "flags",
	 .again = "/flags/recipients/{id}"},
	{0},
};
