/* Passwords: made, checked, changed. */
#include <string.h>

#include "core/password.h"
#include "desk/account.h"
#include "desk/account_inside.h"
#include "desk/inside.h"
#include "lang/compose.h"
#include "store/organisation.h"

/* Checked where no such account is, so that it takes as long. The password is
 * lost. */
static const char nobody[] =
	"$argon2id$v=19$m=19456,t=2,p=1$IKVCfTMG6EpZeW2iHp1AUA$"
	"oaIsRQwRgPIarsd1tgzOBfCEelMBPydmdJNSWO95kf0";

/* The hash of a password in its one form, in the arena. */
static enum status
make_hash(struct arena *arena, const char *password, const char **ret,
	  struct fault *fault)
{
	char hash[PASSWORD_TEXT];
	struct buf buf = {0};
	enum status status;

	compose_secret(password, strlen(password), &buf);
	status = password_hash(buf_string(&buf), hash);
	buf_free(&buf);
	if (status != OK)
		return fault_set(fault, E_INTERNAL, "",
				 N_("There is not enough memory to make a "
				    "password: try again"),
				 NULL);
	*ret = arena_text(arena, hash);
	return OK;
}

/* In its one form; hashes from before there was one are of what was typed. */
static bool
is_right(const char *hash, const char *password)
{
	struct buf buf = {0};
	bool same, right;

	compose_secret(password, strlen(password), &buf);
	same = !strcmp(buf_string(&buf), password);
	right = password_matches(hash, buf_string(&buf)) ||
		(!same && password_matches(hash, password));
	buf_free(&buf);
	return right;
}

enum status
account_one_time(struct arena *arena, const char **ret_password,
		 const char **ret_hash, struct fault *fault)
{
	struct random_source source = random_system();
	char token[TOKEN_TEXT];
	enum status status;

	token_new(&source, token);
	token[20] = '\0'; /* 100 bits */
	status = make_hash(arena, token, ret_hash, fault);
	if (status == OK)
		*ret_password = arena_text(arena, token);
	return status;
}

static enum status
refused(struct fault *fault)
{
	return fault_set(fault, E_REFUSED, "",
			 N_("The address or the password is not right: type "
			    "both again, or ask your administrator for a new "
			    "password"),
			 NULL);
}

enum status
account_check(struct visit *visit, const char *email, const char *password,
	      struct account_known *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct account account;
	enum status status;
	bool known, right;

	if (!email || !password || strlen(password) > PASSWORD_MOST)
		return refused(fault);
	status = account_by_email(&access, account_address(visit->arena, email),
				  &account, fault);
	if (status != OK && status != E_NOT_FOUND)
		return status;
	known = status == OK && account.password_hash[0];
	right = is_right(known ? account.password_hash : nobody, password);
	if (!known || !right || account.disabled)
		return refused(fault);
	*ret = (struct account_known){.account = account.id,
				      .email = account.email};
	return password_is_stale(account.password_hash)
		       ? make_hash(visit->arena, password, &ret->rehash,
				   fault)
		       : OK;
}

static enum status
judge(enum password_fault wrong, struct fault *fault)
{
	switch (wrong) {
	case PASSWORD_FITS:
		return OK;
	case PASSWORD_SHORT:
		return fault_set(fault, E_INPUT, "/new",
				 N_("The password is too short: take at least "
				    "{least} characters, three words for "
				    "example"),
				 "least", "12", NULL);
	case PASSWORD_LONG:
		return fault_set(fault, E_INPUT, "/new",
				 N_("The password is too long: take at most "
				    "{most} letters"),
				 "most", "1024", NULL);
	case PASSWORD_COMMON:
		return fault_set(fault, E_INPUT, "/new",
				 N_("That password is soon guessed, for many "
				    "choose one like it: take four words that "
				    "have nothing to do with each other or "
				    "with you"),
				 NULL);
	}
	return E_INTERNAL;
}

enum status
account_password_fits(const char *password, const char *const *own,
		      struct fault *fault)
{
	if (password && own && own[0] && !strcmp(password, own[0]))
		return fault_set(fault, E_INPUT, "/new",
				 N_("The password is your address: choose "
				    "another"),
				 NULL);
	return judge(password_check(password ? password : "", own), fault);
}

enum status
account_may_change(struct visit *visit, const struct password_change *change,
		   const char **ret_hash, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct organisation organisation = {.name = NULL};
	const char *own[4] = {NULL};
	struct account account;
	enum status status = account_own_row(visit, &account, fault);

	if (status == OK)
		status = organisation_get(&access, account.organisation,
					  &organisation, fault);
	if (status != OK)
		return status;
	if (strlen(change->old) > PASSWORD_MOST ||
	    !is_right(account.password_hash, change->old))
		return fault_set(fault, E_INPUT, "/old",
				 N_("This is not the password you have now: "
				    "type it again"),
				 NULL);
	if (!strcmp(change->old, change->fresh))
		return fault_set(fault, E_INPUT, "/new",
				 N_("This is the password you have now: choose "
				    "another"),
				 NULL);
	own[0] = account.email;
	own[1] = account.name;
	own[2] = organisation.name;
	status = account_password_fits(change->fresh, own, fault);
	return status == OK ? make_hash(visit->arena, change->fresh, ret_hash,
					fault)
			    : status;
}

enum status
account_set_password(struct visit *visit, const char *new_hash,
		     struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct account account;
	enum status status = account_own_row(visit, &account, fault);

	if (status != OK)
		return status;
	account.one_time = false;
	account.password_hash = new_hash;
	return account_keep(visit, &access, "account.password", &account,
			    fault);
}
