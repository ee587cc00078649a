/* A code of the person's telephone beside the password. */
#include "desk/second_factor.h"

#include <string.h>

#include "core/totp.h"
#include "desk/account_inside.h"
#include "desk/inside.h"
#include "desk/safe.h"
#include "store/organisation.h"
#include "store/second_factor.h"
#include "wire/model.h"
#include "wire/qr.h"

#define RECOVERY_LETTERS 16 /* of five bits */
#define RECOVERY_PART 4

/* Of the account; confirmed_utc and created_utc are 0 where there is none. */
static enum status
find_factor(struct visit *visit, int64_t account, struct second_factor *ret,
	    struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status = second_factor_get(&access, account, ret, fault);

	if (status != E_NOT_FOUND)
		return status;
	*ret = (struct second_factor){.account = account};
	return OK;
}

static enum status
open_secret(const struct visit *visit, const struct second_factor *factor,
	    unsigned char ret[TOTP_BYTES], struct fault *fault)
{
	const struct safe_sealed sealed = {SAFE_FACTOR, factor->secret,
					    factor->secret_bytes};
	struct buf text = {0};
	enum status status = safe_open(visit, &sealed, &text, fault);

	if (status == OK && !totp_read(buf_string(&text), ret))
		status = fault_set(fault, E_INTERNAL, "",
				   N_("What was sealed for the second factor "
				      "cannot be read: have it set up anew"),
				   NULL);
	buf_free(&text);
	return status;
}

static enum status
wrong_code(struct fault *fault)
{
	return fault_set(fault, E_INPUT, "/code",
			 N_("That is not the code of now, or it was used "
			    "already: wait for the next one and type its six "
			    "digits; if it goes on, set your telephone’s "
			    "clock"),
			 NULL);
}

/* Its step where the code holds. Errors: E_INPUT at /code. */
static enum status
check_code(struct visit *visit, const struct second_factor *factor,
	   const char *code, int64_t *ret_step, struct fault *fault)
{
	unsigned char secret[TOTP_BYTES];
	enum status status = open_secret(visit, factor, secret, fault);

	if (status == OK && !totp_holds(secret, code ? code : "",
					visit->now_utc, factor->step,
					ret_step))
		status = wrong_code(fault);
	hash_wipe(secret, sizeof secret);
	return status;
}

/* The code is used up. */
static enum status
take_code(struct visit *visit, struct second_factor *factor, const char *code,
	  struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status =
		check_code(visit, factor, code, &factor->step, fault);

	return status == OK ? second_factor_put(&access, factor, fault)
			    : status;
}

static enum status
show_begun(struct visit *visit, const struct account *own,
	   const struct second_factor *factor, struct model *model,
	   struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct organisation organisation;
	unsigned char secret[TOTP_BYTES];
	struct buf address = {0}, path = {0};
	char text[TOTP_TEXT];
	int side = 0;
	enum status status = organisation_get(&access, own->organisation,
					      &organisation, fault);

	if (status == OK)
		status = open_secret(visit, factor, secret, fault);
	if (status != OK)
		return status;
	totp_text(secret, text);
	totp_address(text, organisation.name, own->email, &address);
	status = qr_path(buf_string(&address), &path, &side, fault);
	model_text(model, "secret", text);
	model_text(model, "address", buf_string(&address));
	model_int(model, "page_side", side);
	model_text(model, "page_path", buf_string(&path));
	buf_free(&address);
	buf_free(&path);
	return status;
}

static const char *
state_of(const struct second_factor *factor)
{
	if (factor->confirmed_utc)
		return "on";
	return factor->created_utc ? "begun" : "none";
}

enum status
second_factor_state(struct visit *visit, int64_t account, struct model *model,
		    struct fault *fault)
{
	struct second_factor factor;
	enum status status = find_factor(visit, account, &factor, fault);

	if (status != OK)
		return status;
	model_code(model, "factor", "factor", state_of(&factor));
	model_bool(model, "page_factor", factor.confirmed_utc);
	return OK;
}

/* What is known of the caller's own, into the model. */
static enum status
show_own(struct visit *visit, struct account *own,
	 struct second_factor *factor, struct model *model,
	 struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	int64_t left = 0;
	bool required = false;
	enum status status = account_own_row(visit, own, fault);

	if (status == OK)
		status = find_factor(visit, own->id, factor, fault);
	if (status == OK)
		status = recovery_codes_left(&access, own->id, &left, fault);
	if (status == OK)
		status = second_factor_required(visit, own->organisation,
						own->role, &required, fault);
	if (status != OK)
		return status;
	model_code(model, "factor", "factor", state_of(factor));
	model_bool(model, "page_on", factor->confirmed_utc);
	model_bool(model, "required", required);
	model_int(model, "codes_left", left);
	return OK;
}

enum status
second_factor_brief(struct visit *visit, struct model *model,
		    struct fault *fault)
{
	struct second_factor factor;
	struct account own;

	return show_own(visit, &own, &factor, model, fault);
}

enum status
second_factor_show(struct visit *visit, struct model *model,
		   struct fault *fault)
{
	struct second_factor factor;
	struct account own;
	enum status status = show_own(visit, &own, &factor, model, fault);

	if (status != OK || !factor.created_utc || factor.confirmed_utc)
		return status;
	model_bool(model, "page_begun", true);
	return show_begun(visit, &own, &factor, model, fault);
}

/* The caller's own, which is on. Errors: E_CONFLICT. */
static enum status
own_factor(struct visit *visit, struct account *own,
	   struct second_factor *ret, struct fault *fault)
{
	enum status status = account_own_row(visit, own, fault);

	if (status == OK)
		status = find_factor(visit, own->id, ret, fault);
	if (status == OK && !ret->confirmed_utc)
		return fault_set(fault, E_CONFLICT, "",
				 N_("There is no second step of yours: set one "
				    "up first"),
				 NULL);
	return status;
}

enum status
second_factor_begin(struct visit *visit, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct random_source random = random_system();
	unsigned char secret[TOTP_BYTES];
	struct second_factor factor;
	struct buf sealed = {0};
	char text[TOTP_TEXT];
	struct account own;
	enum status status = account_own_row(visit, &own, fault);

	if (status == OK)
		status = find_factor(visit, own.id, &factor, fault);
	if (status == OK && factor.confirmed_utc)
		return fault_set(fault, E_CONFLICT, "",
				 N_("Your second step is on already: take it "
				    "off before you set up another"),
				 NULL);
	if (status != OK)
		return status;
	random_fill(&random, secret, sizeof secret);
	totp_text(secret, text);
	status = safe_seal(visit, SAFE_FACTOR, text, &sealed, fault);
	hash_wipe(secret, sizeof secret);
	hash_wipe(text, sizeof text);
	factor = (struct second_factor){.account = own.id,
					.secret = sealed.bytes,
					.secret_bytes = sealed.count,
					.created_utc = visit->now_utc};
	if (status == OK)
		status = second_factor_put(&access, &factor, fault);
	buf_free(&sealed);
	return status;
}

/* As it is hashed: without what people put between, in lower case. */
static void
hash_recovery(const char *typed, unsigned char ret[HASH_BYTES])
{
	char text[RECOVERY_LETTERS + 1];
	size_t count = 0;

	for (; *typed; typed++) {
		char c = *typed >= 'A' && *typed <= 'Z'
				 ? (char)(*typed + ('a' - 'A'))
				 : *typed;

		if (c == '-' || c == ' ')
			continue;
		if (count == RECOVERY_LETTERS) {
			count = 0;
			break;
		}
		text[count++] = c;
	}
	text[count] = '\0';
	token_hash(text, ret);
}

/* New ones into the model, their hashes into the store. */
static enum status
give_codes(struct visit *visit, int64_t account, struct model *ret,
	   struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct model *codes = model_children(ret, "codes");
	unsigned char hash[RECOVERY_CODES][HASH_BYTES];
	struct random_source random = random_system();

	for (int i = 0; i < RECOVERY_CODES; i++) {
		char token[TOKEN_TEXT];
		struct buf text = {0};

		token_new(&random, token);
		for (int n = 0; n < RECOVERY_LETTERS; n++) {
			if (n && n % RECOVERY_PART == 0)
				buf_char(&text, '-');
			buf_char(&text, token[n]);
		}
		hash_recovery(buf_string(&text), hash[i]);
		model_append_text(codes, buf_string(&text));
		buf_free(&text);
		hash_wipe(token, sizeof token);
	}
	return recovery_codes_put(&access, account,
				  (const unsigned char(*)[HASH_BYTES])hash,
				  RECOVERY_CODES, fault);
}

enum status
second_factor_confirm(struct visit *visit, const struct code_given *given,
		      struct model *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	unsigned char session[HASH_BYTES];
	struct second_factor factor;
	struct account own;
	enum status status = account_own_row(visit, &own, fault);

	if (status == OK)
		status = find_factor(visit, own.id, &factor, fault);
	if (status == OK && (!factor.created_utc || factor.confirmed_utc))
		return fault_set(fault, E_CONFLICT, "",
				 N_("Nothing is begun that a code would "
				    "confirm: begin first"),
				 NULL);
	factor.confirmed_utc = visit->now_utc;
	if (status == OK)
		status = take_code(visit, &factor, given->code, fault);
	if (status == OK)
		status = give_codes(visit, own.id, ret, fault);
	token_hash(given->token, session);
	if (status == OK)
		status = session_end_others(&access, own.id, session, fault);
	if (status == OK)
		status = session_unbind(&access, own.id, fault);
	return status == OK ? account_log(visit, "account.factor-on", &own,
					  fault)
			    : status;
}

enum status
second_factor_codes(struct visit *visit, const char *code, struct model *ret,
		    struct fault *fault)
{
	struct second_factor factor;
	struct account own;
	enum status status = own_factor(visit, &own, &factor, fault);

	if (status == OK)
		status = take_code(visit, &factor, code, fault);
	if (status == OK)
		status = give_codes(visit, own.id, ret, fault);
	return status == OK ? account_log(visit, "account.recovery-codes",
					  &own, fault)
			    : status;
}

enum status
second_factor_end(struct visit *visit, const char *code, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct second_factor factor;
	struct account own;
	bool required = false;
	enum status status = own_factor(visit, &own, &factor, fault);

	if (status == OK)
		status = second_factor_required(visit, own.organisation,
						own.role, &required, fault);
	if (status == OK && required)
		return fault_set(fault, E_REFUSED, "",
				 N_("Your role needs the second step: ask an "
				    "administrator to take it off, and set up "
				    "another"),
				 NULL);
	if (status == OK)
		status = take_code(visit, &factor, code, fault);
	if (status == OK)
		status = second_factor_delete(&access, own.id, fault);
	return status == OK ? account_log(visit, "account.factor-off", &own,
					  fault)
			    : status;
}

enum status
second_factor_reset(struct visit *visit, const char *email,
		    struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct account account;
	enum status status =
		visit_needs(visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	if (status == OK)
		status = account_find(visit, email, &account, fault);
	if (status == OK)
		status = second_factor_delete(&access, account.id, fault);
	if (status == OK)
		status = session_end_others(&access, account.id, NULL, fault);
	return status == OK ? account_log(visit, "account.factor-reset",
					  &account, fault)
			    : status;
}

/* Six digits are a code of now; all else is taken for a recovery code. */
static bool
is_of_now(const char *code)
{
	return strspn(code, "0123456789 ") == strlen(code);
}

/* Whose sign-in waits under that token. */
static enum status
find_half(struct visit *visit, const char *token, struct account *ret,
	  struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	unsigned char hash[HASH_BYTES];
	struct half_sign_in half;
	enum status status;

	token_hash(token ? token : "", hash);
	status = half_sign_in_get(&access, hash, visit->now_utc, &half, fault);
	if (status == OK)
		status = account_get(&access, half.account, ret, fault);
	if (status == E_NOT_FOUND || (status == OK && ret->disabled))
		return fault_set(fault, E_FORBIDDEN, "",
				 N_("That took too long: sign in again with "
				    "your password"),
				 NULL);
	return status;
}

enum status
second_factor_look(struct visit *visit, const char *token, const char *code,
		   struct account_known *ret, struct fault *fault)
{
	struct second_factor factor;
	struct account account;
	int64_t step;
	enum status status = find_half(visit, token, &account, fault);

	if (status != OK)
		return status;
	*ret = (struct account_known){.account = account.id,
				      .email = account.email};
	if (!is_of_now(code))
		return OK; /* its own statement tells, on the writer */
	status = find_factor(visit, account.id, &factor, fault);
	return status == OK ? check_code(visit, &factor, code, &step, fault)
			    : status;
}

static enum status
use_recovery(struct visit *visit, const struct account *account,
	     const char *code, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	unsigned char hash[HASH_BYTES];
	enum status status;

	hash_recovery(code, hash);
	status = recovery_code_use(&access, account->id, hash, visit->now_utc,
				   fault);
	if (status == E_NOT_FOUND)
		return wrong_code(fault);
	return status == OK ? account_log(visit, "account.recovery-code",
					  account, fault)
			    : status;
}

enum status
second_factor_pass(struct visit *visit, const struct code_given *given,
		   struct sign_in *in, struct session_made *made,
		   struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	unsigned char hash[HASH_BYTES];
	struct second_factor factor;
	struct account account;
	enum status status = find_half(visit, given->token, &account, fault);

	if (status == OK)
		status = find_factor(visit, account.id, &factor, fault);
	if (status != OK)
		return status;
	status = is_of_now(given->code)
			 ? take_code(visit, &factor, given->code, fault)
			 : use_recovery(visit, &account, given->code, fault);
	token_hash(given->token, hash);
	if (status == OK)
		status = half_sign_in_delete(&access, hash, fault);
	if (status != OK)
		return status;
	in->known = (struct account_known){.account = account.id,
					   .email = account.email};
	in->by = BY_CODE;
	return account_sign_in(visit, in, made, fault);
}
