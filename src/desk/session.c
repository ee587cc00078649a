/* Who is calling: sessions of browsers, tokens of other systems. */
#include "desk/account.h"

#include <string.h>

#include "base/utf8.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/policies.h"
#include "desk/second_factor.h"
#include "store/account.h"
#include "store/organisation.h"
#include "store/second_factor.h"
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
end_of(const struct session *session)
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
	seen->expires_utc = end_of(seen);
	(void)!desk_later(visit->desk, arena, touch, seen, NULL);
}

static enum status
log_sign_in(struct visit *visit, const struct account *who,
	    enum sign_in_by by, struct fault *fault)
{
	static const char *const ways[] = {
		[BY_PASSWORD] = "password",
		[BY_CODE] = "code",
	};
	struct model *payload = model_object(visit->arena);
	struct log_entry entry = {.kind = "account.signed-in",
				  .subject = who->id,
				  .organisation = who->organisation,
				  .payload = payload};

	model_text(payload, "by", ways[by]);
	return log_event(visit, &entry, fault);
}

static const char *
short_agent(struct arena *arena, const char *agent)
{
	if (!agent)
		return NULL;
	return arena_copy(arena, agent,
			  utf8_cut(agent, strlen(agent), SESSION_AGENT_MOST));
}

static enum status
open_session(struct visit *visit, const struct sign_in *in,
	     const struct account *who, struct session_made *made,
	     struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct session session = {
		.account = who->id,
		.csrf = made->csrf,
		.created_utc = visit->now_utc,
		.seen_utc = visit->now_utc,
		.id = visit_id(visit),
		.agent = short_agent(visit->arena, in->agent),
		.address = in->address};
	enum status status = OK;

	if (in->by == BY_PASSWORD)
		status = second_factor_required(visit, who->organisation,
						who->role, &session.bound,
						fault);
	if (status != OK)
		return status;
	token_new(visit->random, made->csrf);
	made->expires_utc = end_of(&session);
	made->one_time = who->one_time;
	session.expires_utc = made->expires_utc;
	token_hash(made->token, session.token_hash);
	status = session_insert(&access, &session, fault);
	return status == OK ? log_sign_in(visit, who, in->by, fault) : status;
}

/* The password was right: now the code. */
static enum status
wait_for_code(struct visit *visit, struct session_made *made, int64_t account,
	      struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct half_sign_in half = {
		.account = account,
		.expires_utc = visit->now_utc + HALF_SIGN_IN_MINUTES * 60};

	made->half = true;
	made->csrf[0] = '\0';
	made->expires_utc = half.expires_utc;
	token_hash(made->token, half.token_hash);
	return half_sign_in_put(&access, &half, fault);
}

enum status
account_sign_in(struct visit *visit, const struct sign_in *in,
		struct session_made *made, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct second_factor factor = {.confirmed_utc = 0};
	struct account who;
	enum status status =
		account_get(&access, in->known.account, &who, fault);

	*made = (struct session_made){.half = false};
	if (status != OK || who.disabled)
		return signed_out(fault);
	if (in->known.rehash)
		status = account_rehash(&access, who.id, in->known.rehash,
					fault);
	if (status == OK && in->by == BY_PASSWORD) {
		status = second_factor_get(&access, who.id, &factor, fault);
		if (status == E_NOT_FOUND)
			status = OK;
	}
	if (status != OK)
		return status;
	token_new(visit->random, made->token);
	return factor.confirmed_utc
		       ? wait_for_code(visit, made, who.id, fault)
		       : open_session(visit, in, &who, made, fault);
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
	ret_caller->bound = who.session.bound;
	see_session(visit, &who.session);
	*ret_csrf = who.session.csrf;
	return status;
}

static enum status
touch_token(struct visit *visit, void *self, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	const int64_t *id = self;

	return token_touch(&access, *id, visit->now_utc, fault);
}

static void
see_token(struct visit *visit, const struct token *token)
{
	struct arena *arena;
	int64_t *id;

	if (visit->now_utc - token->last_used_utc < SEEN_EVERY_S)
		return;
	arena = arena_new();
	id = arena_alloc(arena, sizeof *id);
	*id = token->id;
	(void)!desk_later(visit->desk, arena, touch_token, id, NULL);
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
	if (status == E_NOT_FOUND ||
	    (status == OK && token.expires_utc &&
	     token.expires_utc <= visit->now_utc))
		return fault_set(fault, E_FORBIDDEN, "",
				 N_("The token is unknown, revoked or expired: "
				    "ask an administrator for one"),
				 NULL);
	if (status != OK)
		return status;
	see_token(visit, &token);
	account = (struct account){.id = token.id,
				   .organisation = token.organisation,
				   .role = token.role,
				   .provider = token.provider,
				   .name = token.name,
				   .language = "en"};
	status = become(visit, &account, ret_caller, fault);
	ret_caller->may = token.scope;
	return status;
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
