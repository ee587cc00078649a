/* Tokens of other systems: made, listed, ended. */
#include "core/token_scope.h"
#include "desk/account.h"
#include "desk/account_whose.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "store/account.h"
#include "store/organisation.h"
#include "store/recipient.h"
#include "wire/model.h"

#define DAYS_MOST 3650
#define DAY_SECONDS 86400

/* Of an agency's system: whose it is. */
static enum status
choose_provider(struct visit *visit, const struct token_new *input,
		struct token *token, struct fault *fault)
{
	const struct account_new whose = {.provider = input->provider};
	struct account account = {.role = token->role,
				  .organisation = token->organisation};
	enum status status =
		account_choose_whose(visit, &whose, &account, fault);

	if (status == OK) {
		token->provider = account.provider;
		token->organisation = account.organisation;
	}
	return status;
}

static void
wrong(struct fields *fields, const char *name, const char *message)
{
	const char *where;
	struct fault *fault = field_fault(fields, name, &where);

	(void)fault_set(fault, E_INPUT, where, message, NULL);
}

/* For how long, and for what of its role's. */
static void
check_limits(const struct visit *visit, struct fields *fields,
	     const struct token_new *input, struct token *token)
{
	int64_t days = 0;

	if (field_number(fields, "days", input->days, DAYS_MOST, &days) &&
	    days)
		token->expires_utc = visit->now_utc + days * DAY_SECONDS;
	else if (input->days && *input->days)
		wrong(fields, "days",
		      N_("Say for how many days it holds: 1 to 3650"));
	token->scope = field_text(fields, "scope", input->scope,
				  TOKEN_SCOPE_MOST);
	if (token->scope && !token_scope_fits(token->scope))
		wrong(fields, "scope",
		      N_("Write the nouns with one space between, as in "
			 "tenants:read requests"));
}

static enum status
check_token(struct visit *visit, const struct token_new *input,
	    struct token *token, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	struct organisation organisation;
	int role = ROLE_SERVICE;
	enum status status;

	token->name = field_needed(&fields, "name", input->name, 100);
	(void)field_word(&fields, "role", input->role, WORDS_ROLE, &role);
	token->role = (enum role)role;
	check_limits(visit, &fields, input, token);
	status = fields_end(&fields, fault);
	faults_free(&faults);
	if (status == OK && input->recipient && role != ROLE_CONTRACTOR)
		return fault_set(fault, E_INPUT, "/role",
				 N_("Only a contractor’s token belongs to a "
				    "recipient: choose that role"),
				 NULL);
	if (status == OK)
		status = choose_provider(visit, input, token, fault);
	if (status == OK && token->provider)
		return OK;
	if (status != OK || !input->organisation)
		return status;
	status = organisation_find(&access, input->organisation,
				   &organisation, fault);
	if (status == E_NOT_FOUND)
		return fault_set(fault, E_INPUT, "/organisation",
				 N_("{value} is no organisation here: write "
				    "its name as in the list"),
				 "value", input->organisation, NULL);
	if (status == OK)
		token->organisation = organisation.id;
	return status;
}

/* The recipient in use of that name or id. */
static enum status
choose_recipient(struct visit *visit, const char *text,
		 struct recipient *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t id;
	enum status status =
		id_parse(text, &id)
			? recipient_get(&access, id, ret, fault)
			: recipient_find(&access, text, ret, fault);

	if (status == E_NOT_FOUND || (status == OK && !ret->active))
		return fault_set(fault, E_INPUT, "/recipient",
				 N_("{value} is no recipient in use: see the "
				    "list of recipients"),
				 "value", text, NULL);
	return status;
}

enum status
account_token_add(struct visit *visit, const struct token_new *input,
		  char ret_secret[TOKEN_TEXT], struct fault *fault)
{
	struct access access = visit_access(visit);
	struct token token = {.created_utc = visit->now_utc};
	struct recipient recipient = {.id = 0};
	struct log_entry entry = {.kind = "token.added"};
	enum status status = visit_needs(
		visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	if (status != OK)
		return status;
	token.organisation = visit->caller->organisation;
	if (input->recipient) {
		status = choose_recipient(visit, input->recipient, &recipient,
					  fault);
		token.organisation = recipient.organisation;
	}
	if (status == OK)
		status = check_token(visit, input, &token, fault);
	if (status != OK)
		return status;
	token.id = visit_id(visit);
	token_new(visit->random, ret_secret);
	token_hash(ret_secret, token.hash);
	entry.subject = token.id;
	entry.organisation = token.organisation;
	status = token_insert(&access, &token, fault);
	if (status == OK && recipient.id)
		status = recipient_token_put(&access, recipient.id, token.id,
					     fault);
	if (status == OK)
		status = log_event(visit, &entry, fault);
	return status;
}

enum status
account_token_revoke(struct visit *visit, const char *name,
		     struct fault *fault)
{
	struct access access = visit_access(visit);
	struct log_entry entry = {
		.kind = "token.revoked",
		.organisation = visit->caller ? visit->caller->organisation
					      : 0};
	enum status status = visit_needs(
		visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	if (status != OK)
		return status;
	status = token_revoke(&access, name, visit->now_utc, fault);
	if (status == E_NOT_FOUND)
		return fault_set(fault, E_NOT_FOUND, "/name",
				 N_("{value} is no token in force here: see "
				    "the list of tokens"),
				 "value", name, NULL);
	entry.subject = entry.organisation;
	if (status == OK)
		status = log_event(visit, &entry, fault);
	return status;
}

static const char *
state_of(const struct token *token, int64_t now_utc)
{
	if (token->revoked_utc)
		return "revoked";
	return token->expires_utc && token->expires_utc <= now_utc ? "expired"
								  : "active";
}

static void
put_token(struct model *row, const struct token *token,
	  const struct organisations *organisations, int64_t now_utc)
{
	const char *name = "";

	for (size_t i = 0; i < organisations->count; i++)
		if (organisations->list[i].id == token->organisation)
			name = organisations->list[i].name;
	model_text(row, "name", token->name);
	model_code(row, "role", "role", role_name(token->role));
	model_text(row, "organisation", name);
	model_time_or_null(row, "created_at", token->created_utc);
	model_text(row, "scope", token->scope);
	model_time_or_null(row, "last_used_at", token->last_used_utc);
	model_time_or_null(row, "expires_at", token->expires_utc);
	model_time_or_null(row, "revoked_at", token->revoked_utc);
	model_code(row, "state", "token-state", state_of(token, now_utc));
	model_bool(row, "page_active", !token->revoked_utc);
}

enum status
account_token_list(struct visit *visit, struct model *model,
		   struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "tokens");
	struct organisations organisations;
	struct tokens all;
	enum status status;

	status = visit_needs(visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);
	if (status == OK)
		status = organisation_list(&access, &organisations, fault);
	if (status == OK)
		status = token_all(&access, &all, fault);
	if (status != OK)
		return status;
	for (size_t i = 0; i < all.count; i++)
		put_token(model_append(rows), &all.list[i], &organisations,
			  visit->now_utc);
	return OK;
}
