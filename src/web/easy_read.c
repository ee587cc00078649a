/* Easy Read: what tenants of the panel said of it, and the signature. */
#include "desk/easy_read.h"

#include <string.h>

#include "lang/tag.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

#define OFFICERS                                                               \
	(ROLE_BIT(ROLE_OFFICER) | ROLE_BIT(ROLE_MANAGER) |                     \
	 ROLE_BIT(ROLE_ADMINISTRATOR))
#define SAID_MOST 500 /* code points */

static const struct field show_query[] = {
	{.name = "lang", .type = FIELD_LANGUAGE, .label = N_("Language")},
	{0},
};

static const struct field look_fields[] = {
	{.name = "language", .type = FIELD_LANGUAGE, .required = true},
	{.name = "stamp", .type = FIELD_HIDDEN, .required = true},
	{.name = "tenant",
	 .type = FIELD_TEXT,
	 .max = 80,
	 .required = true,
	 .label = N_("Which tenant looked at it?"),
	 .hint = N_("The reference of a member of the tenants’ panel.")},
	{.name = "day",
	 .type = FIELD_DAY,
	 .label = N_("On which day?"),
	 .hint = N_("Leave empty for today.")},
	{.name = "verdict",
	 .type = FIELD_WORD,
	 .set = "easy-read-verdict",
	 .required = true,
	 .label = N_("What did they say?")},
	{.name = "said",
	 .type = FIELD_TEXT,
	 .max = SAID_MOST,
	 .label = N_("In their own words")},
	{0},
};

static const struct field sign_fields[] = {
	{.name = "language", .type = FIELD_LANGUAGE, .required = true},
	{.name = "stamp", .type = FIELD_HIDDEN, .required = true},
	{.name = "note",
	 .type = FIELD_TEXT,
	 .max = SAID_MOST,
	 .label = N_("Why it may go out"),
	 .hint = N_("Needed where a reader found it unclear.")},
	{0},
};

/* Both forms stand on one page. */
static const struct field page_fields[] = {
	{.name = "tenant",
	 .type = FIELD_TEXT,
	 .max = 80,
	 .required = true,
	 .label = N_("Which tenant looked at it?"),
	 .hint = N_("The reference of a member of the tenants’ panel.")},
	{.name = "day",
	 .type = FIELD_DAY,
	 .label = N_("On which day?"),
	 .hint = N_("Leave empty for today.")},
	{.name = "verdict",
	 .type = FIELD_WORD,
	 .set = "easy-read-verdict",
	 .required = true,
	 .label = N_("What did they say?")},
	{.name = "said",
	 .type = FIELD_TEXT,
	 .max = SAID_MOST,
	 .label = N_("In their own words")},
	{.name = "note",
	 .type = FIELD_TEXT,
	 .max = SAID_MOST,
	 .label = N_("Why it may go out"),
	 .hint = N_("Needed where a reader found it unclear.")},
	{0},
};

static enum status
show_easy_read(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct easy_read_wish wish = {
		.notice = exchange_path(x, "name"),
		.language = form_text(exchange_form(x), "lang"),
	};
	struct model *root = exchange_model(x);
	enum status status = easy_read_show(visit, &wish, root, fault);

	if (status != OK)
		return status;
	model_text(root, "page_reading",
		   tag_direction(tag_find(noun_text(root, "tag"))));
	model_bool(root, "page_officer",
		   OFFICERS & ROLE_BIT(visit->caller->role));
	model_bool(root, "page_signed",
		   !strcmp(noun_text(root, "state"), "read"));
	exchange_title(x, N_("{title} in Easy Read"), "title",
		       noun_text(root, "title"), NULL);
	return OK;
}

static struct easy_read_wish
wish_from(struct exchange *x)
{
	return (struct easy_read_wish){
		.notice = exchange_path(x, "name"),
		.language = form_text(exchange_form(x), "language"),
	};
}

static enum status
look(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct easy_read_reading reading = {
		.of = wish_from(x),
		.stamp = form_text(form, "stamp"),
		.tenant = form_text(form, "tenant"),
		.day = form_text(form, "day"),
		.verdict = form_text(form, "verdict"),
		.said = form_text(form, "said"),
	};
	enum status status = easy_read_look(visit, &reading, exchange_model(x),
					    exchange_faults(x), fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/notices/%s/easy-read?lang=%s", reading.of.notice,
		      reading.of.language);
	exchange_flash(x, N_("Written down."));
	return OK;
}

static enum status
sign(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct easy_read_signing signing = {
		.of = wish_from(x),
		.stamp = form_text(form, "stamp"),
		.note = form_text(form, "note"),
	};
	enum status status =
		easy_read_sign(visit, &signing, exchange_model(x), fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/notices/%s/easy-read?lang=%s", signing.of.notice,
		      signing.of.language);
	exchange_flash(x, N_("Signed. Letters of it go out in Easy Read."));
	return OK;
}

const struct route routes_easy_read[] = {
	{.method = METHOD_GET,
	 .path = "/notices/{name}/easy-read",
	 .roles = ROUTE_ALL,
	 .kind = ROUTE_READ,
	 .fields = show_query,
	 .form = page_fields,
	 .handle = show_easy_read,
	 .title = N_("A notice in Easy Read"),
	 .tag = "notices",
	 .page = "notice-easy-read"},
	{.method = METHOD_POST,
	 .path = "/notices/{name}/easy-read/readers",
	 .roles = OFFICERS,
	 .kind = ROUTE_WRITE,
	 .fields = look_fields,
	 .handle = look,
	 .title = N_("Write down what a reader said of an Easy Read"),
	 .tag = "notices",
	 .again = "/notices/{name}/easy-read"},
	{.method = METHOD_POST,
	 .path = "/notices/{name}/easy-read",
	 .roles = OFFICERS,
	 .kind = ROUTE_WRITE,
	 .fields = sign_fields,
	 .handle = sign,
	 .title = N_("Sign a notice in Easy Read"),
	 .tag = "notices",
	 .again = "/notices/{name}/easy-read"},
	{0},
};
