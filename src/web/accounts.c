/* Accounts: one's own password and language; for administrators everybody
 * who may sign in. */
#include "desk/account.h"
#include "desk/mail_settings.h"
#include "desk/second_factor.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field password_fields[] = {
	{.name = "old",
	 .type = FIELD_SECRET,
	 .required = true,
	 .label = N_("The password you have now")},
	{.name = "new",
	 .type = FIELD_SECRET,
	 .required = true,
	 .label = N_("The new password"),
	 .hint = N_("At least 12 characters. Three or four words are easy to "
		    "remember.")},
	{0},
};

static const struct field account_fields[] = {
	{.name = "email",
	 .type = FIELD_EMAIL,
	 .required = true,
	 .label = N_("Email address")},
	{.name = "name",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("Name")},
	{.name = "role",
	 .type = FIELD_WORD,
	 .set = "account-role",
	 .required = true,
	 .label = N_("What do they do?")},
	{.name = "organisation",
	 .type = FIELD_TEXT,
	 .label = N_("Organisation"),
	 .hint = N_("Leave empty for your own.")},
	{.name = "provider",
	 .type = FIELD_TEXT,
	 .label = N_("Of which provider?"),
	 .hint = N_("Only for a provider’s coordinator or linguist: the "
		    "provider’s name as in the list.")},
	{.name = "linguist",
	 .type = FIELD_TEXT,
	 .label = N_("For which of its linguists?"),
	 .hint = N_("Empty for a coordinator, who sees all of the "
		    "provider’s work.")},
	{0},
};

static const struct field named_fields[] = {
	{.name = "email", .type = FIELD_EMAIL, .required = true},
	{0},
};

/* Without one: all the others. */
static const struct field session_fields[] = {
	{.name = "id", .type = FIELD_TEXT, .max = 13},
	{0},
};

/* A password to hand over, made on a worker. */
struct one_time {
	const char *password, *hash;
};

static enum status
show_own(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status = account_own(visit, root, fault);

	if (status == OK)
		status = mail_wish_show(visit, root, fault);
	if (status == OK)
		status = account_sessions(visit, exchange_session(x), root,
					  fault);
	if (status == OK && exchange_session(x))
		status = second_factor_brief(visit, root, fault);
	model_bool(root, "page_mail",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	return status;
}

static enum status
prepare_password(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct password_change change = {form_text(form, "old"),
					       form_text(form, "new")};
	const char **hash = arena_alloc(exchange_arena(x), sizeof *hash);
	enum status status = account_may_change(visit, &change, hash, fault);

	if (status == OK)
		exchange_keep(x, hash, NULL);
	return status;
}

static enum status
set_password(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *const *hash = exchange_kept(x);
	enum status status = account_set_password(visit, *hash, fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/sign-in");
	exchange_flash(x, N_("The new password holds. Sign in with it."));
	return OK;
}

static enum status
list_accounts(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return account_list(visit, exchange_model(x), fault);
}

static enum status
new_account(struct exchange *x, struct visit *visit, struct fault *fault)
{
	(void)visit;
	(void)fault;
	exchange_prefill(x, "role", "officer");
	return OK;
}

static enum status
prepare_one_time(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct one_time *made = arena_alloc(exchange_arena(x), sizeof *made);
	enum status status;

	(void)visit;
	status = account_one_time(exchange_arena(x), &made->password,
				  &made->hash, fault);
	if (status == OK)
		exchange_keep(x, made, NULL);
	return status;
}

/* Shown once, on the page that answers: nobody can look it up again. */
static void
hand_over(struct exchange *x, const char *password)
{
	model_text(exchange_model(x), "email",
		   form_text(exchange_form(x), "email"));
	model_text(exchange_model(x), "password", password);
}

static enum status
add_account(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct one_time *made = exchange_kept(x);
	struct account_new in = {
		.email = form_text(form, "email"),
		.name = form_text(form, "name"),
		.role = form_text(form, "role"),
		.organisation = form_text(form, "organisation"),
		.password_hash = made->hash,
		.provider = form_text(form, "provider"),
		.linguist = form_text(form, "linguist"),
	};
	enum status status = account_add(visit, &in, fault);

	if (status == OK)
		hand_over(x, made->password);
	return status;
}

static enum status
reset_account(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct one_time *made = exchange_kept(x);
	enum status status;

	status = account_reset(visit, form_text(exchange_form(x), "email"),
			       made->hash, fault);
	if (status == OK)
		hand_over(x, made->password);
	return status;
}

static enum status
disable_account(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status;

	status = account_disable(visit, form_text(exchange_form(x), "email"),
				 fault);
	if (status != OK)
		return status;
	exchange_goto(x, "/accounts");
	exchange_flash(x, N_("They can no longer sign in."));
	return OK;
}

/* One session of the caller's, or all the others. */
static enum status
end_session(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = form_text(exchange_form(x), "id");
	const char *token = exchange_session(x);
	enum status status = id ? account_session_end(visit, id, fault)
				: account_sessions_end(visit, token, fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/account");
	exchange_flash(x, N_("Signed out there."));
	return OK;
}

static enum status
reset_factor(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = second_factor_reset(
		visit, form_text(exchange_form(x), "email"), fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/accounts");
	exchange_flash(x, N_("They sign in with the password alone until they "
			     "set up another second step."));
	return OK;
}

const struct route routes_accounts[] = {
	{.method = METHOD_GET,
	 .path = "/account",
	 .roles = ROUTE_ALL | ROUTE_PROVIDERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY | ROUTE_OWN,
	 .handle = show_own,
	 .form = password_fields,
	 .title = N_("Your account"),
	 .tag = "account",
	 .page = "account"},
	{.method = METHOD_POST,
	 .path = "/account/password",
	 .roles = ROUTE_ALL | ROUTE_PROVIDERS,
	 .kind = ROUTE_SLOW,
	 .flags = ROUTE_PAGE_ONLY | ROUTE_OWN,
	 .fields = password_fields,
	 .prepare = prepare_password,
	 .handle = set_password,
	 .title = N_("Change your password"),
	 .tag = "account",
	 .again = "/account"},
	{.method = METHOD_POST,
	 .path = "/account/sessions/end",
	 .roles = ROUTE_ALL | ROUTE_PROVIDERS,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_PAGE_ONLY | ROUTE_OWN,
	 .fields = session_fields,
	 .handle = end_session,
	 .title = N_("Sign out elsewhere"),
	 .tag = "account",
	 .again = "/account"},
	{.method = METHOD_GET,
	 .path = "/accounts",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_READ,
	 .handle = list_accounts,
	 .title = N_("Accounts"),
	 .tag = "accounts",
	 .page = "accounts"},
	{.method = METHOD_GET,
	 .path = "/accounts/new",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY,
	 .handle = new_account,
	 .form = account_fields,
	 .title = N_("Add an account"),
	 .tag = "accounts",
	 .page = "account-new"},
	{.method = METHOD_POST,
	 .path = "/accounts",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_SLOW,
	 .flags = ROUTE_SECRET,
	 .fields = account_fields,
	 .prepare = prepare_one_time,
	 .handle = add_account,
	 .title = N_("Add an account"),
	 .tag = "accounts",
	 .page = "account-made",
	 .again = "/accounts/new"},
	{.method = METHOD_POST,
	 .path = "/accounts/reset",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_SLOW,
	 .flags = ROUTE_SECRET,
	 .fields = named_fields,
	 .prepare = prepare_one_time,
	 .handle = reset_account,
	 .title = N_("A new one-time password"),
	 .tag = "accounts",
	 .page = "account-made",
	 .again = "/accounts"},
	{.method = METHOD_POST,
	 .path = "/accounts/second-factor/reset",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .fields = named_fields,
	 .handle = reset_factor,
	 .title = N_("Take the second step off an account"),
	 .tag = "accounts",
	 .again = "/accounts"},
	{.method = METHOD_POST,
	 .path = "/accounts/disable",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .fields = named_fields,
	 .handle = disable_account,
	 .title = N_("Close an account"),
	 .tag = "accounts",
	 .again = "/accounts"},
	{0},
};
