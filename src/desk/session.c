/* Who is calling: sessions of browsers, tokens of other systems. */
#include <string.h>

#include "core/worktime.h"
#include "desk/account.h"
#include "desk/account_whose.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/policies.h"
#include "store/account.h"
#include "store/organisation.h"
#include "store/recipient.h"
#include "wire/model.h"

#define SEEN_EVERY_S 60 /* how exactly we know when a session was used */

static enum status
signed_out(struct fault *fault)
{
	return fault_set(fault, E_FORBIDDEN, "",
			 N_("You are not signed in, or no longer: sign in"),
			 NULL);
}

/* When it ends unless it is used again before. */
static int64_t
session_end(const struct session *session)
{
	int64_t idle = session->seen_utc + SESSION_IDLE_MINUTES * 60;
	int64_t most = session->created_utc + SESSION_HOURS * 3600;

	return idle < most ? idle : most;
}

static enum status
touch(struct visit *visit, void *self, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);

	return session_touch(&access, self, fault);
}

/* It is in use: its end moves on. */
static void
see_session(struct visit *visit, const struct session *session)
{
	struct arena *arena;
	struct session *seen;

	if (visit->now_utc - session->seen_utc < SEEN_EVERY_S)
		return;
	arena = arena_new();
	seen = arena_alloc(arena, sizeof *seen);
	*seen = *session;
	seen->csrf = NULL;
	seen->seen_utc = visit->now_utc;
	seen->expires_utc = session_end(seen);
	(void)!desk_later(visit->desk, arena, touch, seen, NULL);
}

enum status
account_sign_in(struct visit *visit, int64_t account,
		struct session_made *made, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct session session = {.account = account,
				  .csrf = made->csrf,
				  .created_utc = visit->now_utc,
				  .seen_utc = visit->now_utc};
	struct account who;
	struct log_entry entry = {.kind = "account.signed-in",
				  .subject = account};
	enum status status = account_get(&access, account, &who, fault);

	if (status != OK || who.disabled)
		return signed_out(fault);
	token_new(visit->random, made->token);
	token_new(visit->random, made->csrf);
	made->expires_utc = session_end(&session);
	made->one_time = who.one_time;
	session.expires_utc = made->expires_utc;
	token_hash(made->token, session.token_hash);
	entry.organisation = who.organisation;
	status = session_insert(&access, &session, fault);
	if (status == OK)
		status = log_event(visit, &entry, fault);
	return status;
}

enum status
account_sign_out(struct visit *visit, const char *token, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	unsigned char hash[HASH_BYTES];
	enum status status;

	token_hash(token, hash);
	status = session_delete(&access, hash, fault);
	return status == E_NOT_FOUND ? OK : status;
}

static enum status
become(struct visit *visit, const struct account *account,
       struct caller *ret_caller, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct caller caller = {.account = account->id,
				.organisation = account->organisation,
				.role = account->role,
				.name = account->name,
				.language = account->language,
				.provider = account->provider,
				.linguist = account->linguist};
	enum status status = OK;

	/* Whoever is none of us sees no organisation: what is a provider's is
	 * asked for by provider, and what forgets to ask finds nothing. */
	if (account->role != ROLE_PROVIDER)
		status = organisation_scope(&access, account->organisation,
					    &caller.scope, fault);
	if (status == OK)
		status = policy_guard(visit, &caller, account->email, fault);
	if (status == OK)
		*ret_caller = caller;
	return status;
}

enum status
account_by_session(struct visit *visit, const char *token,
		   struct caller *ret_caller, const char **ret_csrf,
		   struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	unsigned char hash[HASH_BYTES];
	struct signed_in who;
	enum status status;

	token_hash(token, hash);
	status = session_get(&access, hash, visit->now_utc, &who, fault);
	if (status == E_NOT_FOUND)
		return signed_out(fault);
	if (status == OK)
		status = become(visit, &who.account, ret_caller, fault);
	if (status != OK)
		return status;
	see_session(visit, &who.session);
	*ret_csrf = who.session.csrf;
	return status;
}

enum status
account_by_token(struct visit *visit, const char *secret,
		 struct caller *ret_caller, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	unsigned char hash[HASH_BYTES];
	struct token token;
	struct account account;
	enum status status;

	token_hash(secret, hash);
	status = token_get(&access, hash, &token, fault);
	if (status == E_NOT_FOUND)
		return fault_set(fault, E_FORBIDDEN, "",
				 N_("The token is unknown or revoked: ask an "
				    "administrator for one"),
				 NULL);
	if (status != OK)
		return status;
	account = (struct account){.id = token.id,
				   .organisation = token.organisation,
				   .role = token.role,
				   .provider = token.provider,
				   .name = token.name,
				   .language = "en"};
	return become(visit, &account, ret_caller, fault);
}

enum status
account_called(struct visit *visit, const char *email,
	       struct caller *ret_caller, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	const char *address = field_email(&fields, "by", email);
	struct account account;
	enum status status;

	faults_free(&faults);
	status = account_by_email(&access, address ? address : "", &account,
				  fault);
	if (status == E_NOT_FOUND || (status == OK && account.disabled))
		return fault_set(fault, E_NOT_FOUND, "--by",
				 N_("{value} has no account here: see "
				    "vernacular user list"),
				 "value", email ? email : "", NULL);
	if (status == OK)
		status = become(visit, &account, ret_caller, fault);
	return status;
}

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

static void
put_token(struct model *row, const struct token *token,
	  const struct organisations *organisations)
{
	const char *name = "";

	for (size_t i = 0; i < organisations->count; i++)
		if (organisations->list[i].id == token->organisation)
			name = organisations->list[i].name;
	model_text(row, "name", token->name);
	model_code(row, "role", "role", role_name(token->role));
	model_text(row, "organisation", name);
	model_time_or_null(row, "created_at", token->created_utc);
	model_time_or_null(row, "last_used_at", token->last_used_utc);
	model_time_or_null(row, "revoked_at", token->revoked_utc);
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
		put_token(model_append(rows), &all.list[i], &organisations);
	return OK;
}
