/* An organisation's policy: read by everybody who works with it, changed by
 * administrators. */
#include "desk/policy_change.h"

#include <string.h>

#include "core/caller.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static bool
may_change(const struct visit *visit)
{
	return ROLE_BIT(visit->caller->role) & ROUTE_ADMIN;
}

static enum status
show_policy(struct exchange *x, struct visit *visit, struct fault *fault)
{
	model_bool(exchange_model(x), "page_may", may_change(visit));
	return policy_show(visit, exchange_model(x), fault);
}

static enum status
show_kind(struct exchange *x, struct visit *visit, const char *kind,
	  struct fault *fault)
{
	model_bool(exchange_model(x), "page_may", may_change(visit));
	return policy_kind_show(visit, kind, exchange_model(x), fault);
}

static enum status
show_standards(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return show_kind(x, visit, "standard", fault);
}

static enum status
show_classes(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return show_kind(x, visit, "class", fault);
}

static enum status
show_sensitivity(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return show_kind(x, visit, "sensitivity", fault);
}

static enum status
show_groups(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return show_kind(x, visit, "group", fault);
}

static enum status
export_policy(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *text;
	enum status status = policy_export(visit, NULL, &text, fault);

	if (status == OK)
		exchange_send(x, "text/plain; charset=utf-8", "policy.txt",
			      text, strlen(text));
	return status;
}

/* What each kind has, in one list: a page shows those of its kind. Their names
 * are the keys of doc/policy.md, with _ for -. */
static const struct field change_fields[] = {
	{.name = "code",
	 .type = FIELD_TEXT,
	 .max = 40,
	 .label = N_("Short name"),
	 .hint = N_("Small letters, digits and hyphens, such as "
		    "dear-translations. Requests name it.")},
	{.name = "order",
	 .type = FIELD_INT,
	 .min = 0,
	 .max = 999,
	 .label = N_("Place in the order"),
	 .hint = N_("50 to 999. The first rule that fits decides.")},
	{.name = "service",
	 .type = FIELD_PICK,
	 .set = "service",
	 .any = N_("Any service"),
	 .label = N_("Service")},
	{.name = "mode",
	 .type = FIELD_PICK,
	 .set = "mode",
	 .any = N_("Any way"),
	 .label = N_("How the interpreter works")},
	{.name = "format",
	 .type = FIELD_PICK,
	 .set = "format",
	 .any = N_("Any format"),
	 .label = N_("Format")},
	{.name = "class",
	 .type = FIELD_PICK,
	 .set = "class",
	 .any = N_("Any class of document"),
	 .label = N_("Class of document")},
	{.name = "words_over",
	 .type = FIELD_INT,
	 .min = 1,
	 .max = 1000000,
	 .label = N_("More words than")},
	{.name = "cost_over",
	 .type = FIELD_TEXT,
	 .max = 12,
	 .label = N_("Dearer than, in pounds"),
	 .hint = N_("By the estimate when the request comes in. Where nobody "
		    "has a price the rule does not fit.")},
	{.name = "group",
	 .type = FIELD_TEXT,
	 .max = 40,
	 .label = N_("Group of languages"),
	 .hint = N_("Its short name, such as signed.")},
	{.name = "evidence",
	 .type = FIELD_PICK,
	 .set = "policy-evidence",
	 .any = N_("Either way"),
	 .label = N_("The register")},
	{.name = "verdict",
	 .type = FIELD_PICK,
	 .set = "verdict",
	 .label = N_("Then")},
	{.name = "response",
	 .type = FIELD_PICK,
	 .set = "response",
	 .label = N_("What is proposed")},
	{.name = "why",
	 .type = FIELD_TEXT,
	 .max = 200,
	 .label = N_("Sentence for officers and tenants"),
	 .hint = N_("Why it is decided so, in plain words.")},
	{.name = "clock",
	 .type = FIELD_PICK,
	 .set = "policy-clock",
	 .label = N_("How time is counted")},
	{.name = "within",
	 .type = FIELD_TEXT,
	 .max = 12,
	 .label = N_("Within"),
	 .hint = N_("90m, 8h, 3d for working days, 2w.")},
	{.name = "role_officer", .type = FIELD_YES, .label = N_("Officers")},
	{.name = "role_manager", .type = FIELD_YES, .label = N_("Managers")},
	{.name = "role_administrator",
	 .type = FIELD_YES,
	 .label = N_("Administrators")},
	{.name = "role_translator",
	 .type = FIELD_YES,
	 .label = N_("Translators")},
	{.name = "role_auditor", .type = FIELD_YES, .label = N_("Auditors")},
	{.name = "role_service",
	 .type = FIELD_YES,
	 .label = N_("Other systems")},
	{.name = "accounts",
	 .type = FIELD_AREA,
	 .max = 4000,
	 .label = N_("And these colleagues"),
	 .hint = N_("E-mail addresses of their accounts.")},
	{.name = "name",
	 .type = FIELD_TEXT,
	 .max = 100,
	 .label = N_("Name of the group")},
	{.name = "languages",
	 .type = FIELD_AREA,
	 .max = 2000,
	 .label = N_("Languages"),
	 .hint = N_("Their tags, such as ti uk pa.")},
	{.name = "stance",
	 .type = FIELD_WORD,
	 .set = "policy-stance",
	 .label = N_("What shall hold")},
	{.name = "from",
	 .type = FIELD_DAY,
	 .label = N_("From"),
	 .hint = N_("Empty: as soon as it is confirmed.")},
	{.name = "until",
	 .type = FIELD_DAY,
	 .label = N_("Last day"),
	 .hint = N_("Empty: until something else is decided.")},
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .max = 400,
	 .required = true,
	 .label = N_("Why it is changed"),
	 .hint = N_("It is kept with the change.")},
	{0},
};

/* Keys whose value goes on as it was typed. */
static const struct said_key {
	const char *field, *key;
} said_keys[] = {
	{"order", "order"},	      {"service", "service"},
	{"mode", "mode"},	      {"format", "format"},
	{"class", "class"},	      {"words_over", "words-over"},
	{"cost_over", "cost-over"},   {"group", "group"},
	{"evidence", "evidence"},     {"verdict", "verdict"},
	{"response", "response"},     {"why", "why"},
	{"clock", "clock"},	      {"within", "within"},
	{"accounts", "accounts"},     {"name", "name"},
	{"languages", "languages"},
};
#define SAID_KEYS (sizeof said_keys / sizeof *said_keys)

/* "officer manager" */
static const char *
said_roles(struct exchange *x)
{
	const char *roles = "";

	for (int i = 0; i < ROLES; i++) {
		const char *field = arena_printf(exchange_arena(x), "role_%s",
						 role_names[i]);

		if (form_yes(exchange_form(x), field))
			roles = arena_printf(exchange_arena(x), "%s %s", roles,
					     role_names[i]);
	}
	return roles;
}

static const char *
said_value(struct exchange *x, const char *field)
{
	const struct form *form = exchange_form(x);
	const char *text = form_text(form, field);

	if (text || !form_has(form, field))
		return text;
	return arena_printf(exchange_arena(x), "%lld",
			    (long long)form_int(form, field));
}

static bool
is_new(const char *code)
{
	return !strcmp(code, "new");
}

/* Only what its kind has is in a page's form, so only that was sent. */
static enum status
propose(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const char *code = exchange_path(x, "code");
	struct policy_said said[SAID_KEYS + 1];
	struct policy_wish wish = {
		.kind = exchange_path(x, "kind"),
		.code = is_new(code) ? form_text(form, "code") : code,
		.stance = form_text(form, "stance"),
		.said = said,
		.from = form_typed(form, "from"),
		.until = form_typed(form, "until"),
		.reason = form_text(form, "reason"),
	};
	struct model *root = exchange_model(x);
	enum status status;

	for (size_t i = 0; i < SAID_KEYS; i++) {
		const char *value = said_value(x, said_keys[i].field);

		if (value && *value)
			said[wish.saids++] = (struct policy_said){
				said_keys[i].key, value};
	}
	if (*said_roles(x))
		said[wish.saids++] =
			(struct policy_said){"roles", said_roles(x)};
	status = policy_propose(visit, &wish, root, exchange_faults(x), fault);
	if (status != OK)
		return status;
	exchange_created(x, "/policy/changes/%s", noun_text(root, "id"));
	exchange_flash(x, N_("Nothing holds yet: look at what it would "
			     "change, then confirm it."));
	return OK;
}

/* A typed value as the form had it. */
static void
prefill(struct exchange *x, const struct model *entry, const char *key)
{
	const struct model *value = model_get(entry, key);
	const char *text = model_text_of(value);

	if (model_kind_of(value) == MODEL_INT)
		text = arena_printf(exchange_arena(x), "%lld",
				    (long long)model_int_of(value));
	if (model_kind_of(value) == MODEL_MONEY)
		text = arena_printf(exchange_arena(x), "%lld.%02lld",
				    (long long)model_int_of(value) / 100,
				    (long long)model_int_of(value) % 100);
	if (text)
		exchange_prefill(x, key, text);
}

/* Words of a list, one after another. */
static void
prefill_list(struct exchange *x, const struct model *list, const char *key)
{
	const char *all = "";

	for (const struct model *one = model_first(list); one;
	     one = model_next(one)) {
		const struct model *tag = model_get(one, "language");

		all = arena_printf(exchange_arena(x), "%s%s%s", all,
				   *all ? " " : "",
				   model_text_of(tag ? tag : one));
	}
	exchange_prefill(x, key, all);
}

static void
prefill_entry(struct exchange *x, const struct model *entry)
{
	const struct model *roles = model_get(entry, "roles");

	for (size_t i = 0; i < SAID_KEYS; i++)
		prefill(x, entry, said_keys[i].field);
	prefill_list(x, model_get(entry, "accounts"), "accounts");
	prefill_list(x, model_get(entry, "languages"), "languages");
	for (const struct model *one = model_first(roles); one;
	     one = model_next(one))
		exchange_prefill(x,
				 arena_printf(exchange_arena(x), "role_%s",
					      model_text_of(one)),
				 "true");
}

/* Which fields the page shows. */
static void
mark_kind(struct model *root, const char *kind)
{
	model_bool(root, "page_rule", !strcmp(kind, "rule"));
	model_bool(root, "page_standard", !strcmp(kind, "standard"));
	model_bool(root, "page_sensitivity", !strcmp(kind, "sensitivity"));
	model_bool(root, "page_group", !strcmp(kind, "group"));
	model_bool(root, "page_class", !strcmp(kind, "class"));
}

static enum status
show_new(struct exchange *x, struct visit *visit, const char *kind,
	 struct fault *fault)
{
	struct model *root = exchange_model(x);

	if (strcmp(kind, "rule") != 0 && strcmp(kind, "group") != 0)
		return fault_set(fault, E_NOT_FOUND, "code",
				 N_("There is no such page"), NULL);
	if (!may_change(visit))
		return fault_set(fault, E_FORBIDDEN, "",
				 N_("Your role does not allow this: ask "
				    "an administrator"),
				 NULL);
	exchange_prefill(x, "order", "250");
	exchange_prefill(x, "verdict", "ask-manager");
	exchange_prefill(x, "response", "full");
	mark_kind(root, kind);
	model_text(root, "kind", kind);
	model_text(root, "code", "new");
	model_bool(root, "page_new", true);
	model_bool(root, "page_edits", true);
	exchange_title(x, !strcmp(kind, "rule") ? N_("Add a rule")
						: N_("Add a group"),
		       NULL);
	return OK;
}

static enum status
show_code(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *kind = exchange_path(x, "kind");
	const char *code = exchange_path(x, "code");
	struct model *root = exchange_model(x);
	enum status status;

	exchange_prefill(x, "stance", "says");
	if (is_new(code))
		return show_new(x, visit, kind, fault);
	/* A class that always goes ahead decides as a rule of this name. */
	if (!strcmp(kind, "rule") && !strncmp(code, "always-", 7)) {
		kind = "class";
		code += 7;
	}
	mark_kind(root, kind);
	status = policy_code_show(visit, kind, code, root, fault);
	if (status != OK)
		return status;
	prefill_entry(x, model_get(root, "entry"));
	model_bool(root, "page_edits",
		   may_change(visit) && !model_true(model_get(root, "fixed")));
	exchange_title(x, N_("{code}"), "code", code, NULL);
	return OK;
}

static enum status
show_change(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct page_wish page = noun_page(x);
	struct model *root = exchange_model(x);
	enum status status = policy_change_show(
		visit, exchange_path(x, "id"), &page, root, fault);

	if (status != OK)
		return status;
	mark_kind(root, noun_text(root, "kind"));
	model_bool(root, "page_acts", may_change(visit));
	noun_more(x);
	exchange_title(x, N_("Change of {code}"), "code",
		       noun_text(root, "code"), NULL);
	return OK;
}

static enum status
confirm(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	enum status status =
		policy_confirm(visit, id, exchange_model(x), fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/policy/changes/%s", id);
	exchange_flash(x, N_("It is confirmed."));
	return OK;
}

static enum status
withdraw(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	enum status status =
		policy_withdraw(visit, id, exchange_model(x), fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/policy/changes/%s", id);
	exchange_flash(x, N_("It is taken back: nothing changes."));
	return OK;
}

const struct route routes_policies[] = {
	{.method = METHOD_GET,
	 .path = "/policy",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = show_policy,
	 .title = N_("Policy"),
	 .tag = "policy",
	 .page = "policy"},
	{.method = METHOD_GET,
	 .path = "/policy/standards",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = show_standards,
	 .title = N_("Service standards"),
	 .tag = "policy",
	 .page = "policy-standards"},
	{.method = METHOD_GET,
	 .path = "/policy/classes",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = show_classes,
	 .title = N_("Documents that always go ahead"),
	 .tag = "policy",
	 .page = "policy-classes"},
	{.method = METHOD_GET,
	 .path = "/policy/sensitivity",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = show_sensitivity,
	 .title = N_("Who may see what is sensitive"),
	 .tag = "policy",
	 .page = "policy-sensitivity"},
	{.method = METHOD_GET,
	 .path = "/policy/groups",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = show_groups,
	 .title = N_("Groups of languages"),
	 .tag = "policy",
	 .page = "policy-groups"},
	{.method = METHOD_GET,
	 .path = "/policy/export",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = export_policy,
	 .title = N_("The policy as a file"),
	 .tag = "policy"},
	{.method = METHOD_GET,
	 .path = "/policy/changes/{id}",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .handle = show_change,
	 .title = N_("A change of the policy"),
	 .tag = "policy",
	 .page = "policy-change"},
	{.method = METHOD_POST,
	 .path = "/policy/changes/{id}/confirm",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .handle = confirm,
	 .title = N_("Confirm a change of the policy"),
	 .tag = "policy",
	 .again = "/policy/changes/{id}"},
	{.method = METHOD_POST,
	 .path = "/policy/changes/{id}/withdraw",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .handle = withdraw,
	 .title = N_("Take back a change of the policy"),
	 .tag = "policy",
	 .again = "/policy/changes/{id}"},
	{.method = METHOD_GET,
	 .path = "/policy/{kind}/{code}",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = show_code,
	 .title = N_("An entry of the policy"),
	 .tag = "policy",
	 .form = change_fields,
	 .page = "policy-code"},
	{.method = METHOD_POST,
	 .path = "/policy/{kind}/{code}",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .handle = propose,
	 .title = N_("Propose a change of the policy"),
	 .tag = "policy",
	 .fields = change_fields,
	 .again = "/policy/{kind}/{code}"},
	{0},
};
