/* The second step of one's own sign-in: set up, recovery codes, taken off. For
 * administrators of which roles it is required. */
#include "desk/second_factor.h"

#include "core/caller.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field code_fields[] = {
	{.name = "code",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("The code of now"),
	 .hint = N_("Six digits from your telephone."),
	 .max = 40},
	{0},
};

static const struct field role_fields[] = {
	{.name = "roles",
	 .type = FIELD_TEXT,
	 .label = N_("Roles, with spaces between")},
	{.name = "officer", .type = FIELD_YES},
	{.name = "manager", .type = FIELD_YES},
	{.name = "administrator", .type = FIELD_YES},
	{.name = "translator", .type = FIELD_YES},
	{.name = "reviser", .type = FIELD_YES},
	{.name = "approver", .type = FIELD_YES},
	{.name = "auditor", .type = FIELD_YES},
	{.name = "provider", .type = FIELD_YES},
	{0},
};

static enum status
show(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return second_factor_show(visit, exchange_model(x), fault);
}

static enum status
begin(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = second_factor_begin(visit, fault);

	if (status == OK)
		exchange_goto(x, "/account/second-factor");
	return status;
}

/* A code that is guessed at from a session that somebody left open. */
static enum status
judged(struct exchange *x, enum status status)
{
	if (status == E_INPUT)
		exchange_missed(x, "code");
	return status;
}

static enum status
confirm(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct code_given given = {exchange_session(x),
					 form_text(exchange_form(x), "code")};
	enum status status = exchange_try(x, "code", fault);

	if (status != OK)
		return status;
	return judged(x, second_factor_confirm(visit, &given,
					       exchange_model(x), fault));
}

static enum status
renew(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *code = form_text(exchange_form(x), "code");
	enum status status = exchange_try(x, "code", fault);

	if (status != OK)
		return status;
	return judged(x, second_factor_codes(visit, code, exchange_model(x),
					     fault));
}

static enum status
take_off(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *code = form_text(exchange_form(x), "code");
	enum status status = exchange_try(x, "code", fault);

	if (status == OK)
		status = judged(x, second_factor_end(visit, code, fault));
	if (status != OK)
		return status;
	exchange_goto(x, "/account");
	exchange_flash(x, N_("From now on you sign in with your password "
			     "alone."));
	return OK;
}

static enum status
show_roles(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return second_factor_roles(visit, exchange_model(x), fault);
}

/* A program sends one line, a page a box for each. */
static const char *
roles_said(struct exchange *x)
{
	const struct form *form = exchange_form(x);
	const char *text = form_text(form, "roles");

	if (text)
		return text;
	text = "";
	for (int role = 0; role < ROLES; role++)
		if (form_yes(form, role_names[role]))
			text = arena_printf(exchange_arena(x), "%s%s%s", text,
					    *text ? " " : "",
					    role_names[role]);
	return text;
}

static enum status
set_roles(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status =
		second_factor_require(visit, roles_said(x), fault);

	if (status == OK)
		status = second_factor_roles(visit, exchange_model(x), fault);
	if (status != OK)
		return status;
	exchange_goto(x, "/settings/second-factor");
	exchange_flash(x, N_("Kept."));
	return OK;
}

#define OWN_ROW                                                               \
	.roles = ROUTE_ALL | ROUTE_PROVIDERS, .tag = "account",               \
	.again = "/account/second-factor"

const struct route routes_second_factor[] = {
	{.method = METHOD_GET,
	 .path = "/account/second-factor",
	 .roles = ROUTE_ALL | ROUTE_PROVIDERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY | ROUTE_OWN | ROUTE_SECRET,
	 .handle = show,
	 .form = code_fields,
	 .title = N_("The second step at sign-in"),
	 .tag = "account",
	 .page = "second-factor"},
	{.method = METHOD_POST,
	 .path = "/account/second-factor",
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_PAGE_ONLY | ROUTE_OWN,
	 .handle = begin,
	 .title = N_("Set up a second step"),
	 OWN_ROW},
	{.method = METHOD_POST,
	 .path = "/account/second-factor/confirm",
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_PAGE_ONLY | ROUTE_OWN | ROUTE_SECRET,
	 .fields = code_fields,
	 .handle = confirm,
	 .title = N_("Your recovery codes"),
	 .page = "recovery-codes",
	 OWN_ROW},
	{.method = METHOD_POST,
	 .path = "/account/second-factor/codes",
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_PAGE_ONLY | ROUTE_OWN | ROUTE_SECRET,
	 .fields = code_fields,
	 .handle = renew,
	 .title = N_("Your recovery codes"),
	 .page = "recovery-codes",
	 OWN_ROW},
	{.method = METHOD_POST,
	 .path = "/account/second-factor/end",
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_PAGE_ONLY | ROUTE_OWN,
	 .fields = code_fields,
	 .handle = take_off,
	 .title = N_("Take the second step off"),
	 OWN_ROW},
	{.method = METHOD_GET,
	 .path = "/settings/second-factor",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_READ,
	 .handle = show_roles,
	 .title = N_("Who needs a second step"),
	 .tag = "accounts",
	 .page = "settings-second-factor"},
	{.method = METHOD_POST,
	 .path = "/settings/second-factor",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .fields = role_fields,
	 .handle = set_roles,
	 .title = N_("Who needs a second step"),
	 .tag = "accounts",
	 .again = "/settings/second-factor"},
	{0},
};
