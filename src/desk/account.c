/* Who may use the service: accounts. */
#include "desk/account.h"

#include <string.h>

#include "core/worktime.h"
#include "desk/account_inside.h"
#include "desk/account_whose.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/second_factor.h"
#include "lang/tag.h"
#include "store/account.h"
#include "store/organisation.h"
#include "wire/model.h"

enum status
account_log(struct visit *visit, const char *kind,
	    const struct account *account, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	struct log_entry entry = {.kind = kind,
				  .subject = account->id,
				  .organisation = account->organisation,
				  .payload = payload};

	model_text(payload, "role", role_name(account->role));
	return log_event(visit, &entry, fault);
}

/* Write a changed account, and what happened to it. */
enum status
account_keep(struct visit *visit, const struct access *access,
	     const char *kind, const struct account *account,
	     struct fault *fault)
{
	enum status status = account_update(access, account, fault);

	if (status == OK)
		status = account_log(visit, kind, account, fault);
	return status;
}

/* What init was given, checked. */
static enum status
check_landlord(struct visit *visit, const struct landlord *landlord,
	       struct organisation *organisation, struct account *admin,
	       struct fault *fault)
{
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	int jurisdiction = ENGLAND_AND_WALES;
	struct calendar calendar;
	enum status status;

	organisation->name =
		field_needed(&fields, "org", landlord->organisation, 200);
	admin->email = field_email(&fields, "admin", landlord->email);
	(void)field_word(&fields, "jurisdiction", landlord->jurisdiction,
			 WORDS_JURISDICTION, &jurisdiction);
	status = fields_end(&fields, fault);
	faults_free(&faults);
	if (status != OK)
		return status;
	if (!admin->email)
		return fault_set(fault, E_INPUT, "/admin",
				 N_("This is needed: fill it in"), NULL);
	calendar = calendar_default((enum jurisdiction)jurisdiction);
	organisation->jurisdiction = calendar.jurisdiction;
	memcpy(organisation->week, calendar.week, sizeof organisation->week);
	return OK;
}

enum status
account_init(struct visit *visit, const struct landlord *landlord,
	     struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct organisation organisation = {.created_utc = visit->now_utc};
	struct account admin = {.role = ROLE_ADMINISTRATOR,
				.language = "en",
				.password_hash = landlord->password_hash,
				.one_time = landlord->password ==
					    PASSWORD_ONE_TIME,
				.created_utc = visit->now_utc};
	struct organisations all;
	enum status status = check_landlord(visit, landlord, &organisation,
					    &admin, fault);

	if (status == OK)
		status = organisation_list(&access, &all, fault);
	if (status != OK)
		return status;
	if (all.count)
		return fault_set(fault, E_CONFLICT, "",
				 N_("This database has a landlord already, "
				    "{name}: choose another file"),
				 "name", all.list[0].name, NULL);
	organisation.id = visit_id(visit);
	admin.id = visit_id(visit);
	admin.organisation = organisation.id;
	admin.name = admin.email;
	status = organisation_insert(&access, &organisation, fault);
	if (status == OK)
		status = account_insert(&access, &admin, fault);
	if (status == OK)
		status = account_log(visit, "account.added", &admin, fault);
	return status;
}

/* In lower case, as the store has it. */
const char *
account_address(struct arena *arena, const char *email)
{
	struct faults faults = {0};
	struct fields fields = fields_begin(arena, &faults);
	const char *text = field_email(&fields, "email", email);

	faults_free(&faults);
	return text ? text : "";
}

/* The caller's own account; a system's token has none. */
enum status
account_own_row(struct visit *visit, struct account *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status = account_get(
		&access, visit->caller ? visit->caller->account : 0, ret,
		fault);

	return status == E_NOT_FOUND ? not_found("", fault) : status;
}

enum status
account_own(struct visit *visit, struct model *model, struct fault *fault)
{
	struct account account;
	enum status status = account_own_row(visit, &account, fault);

	if (status != OK)
		return status;
	model_text(model, "name", account.name);
	model_text(model, "email", account.email);
	model_bool(model, "one_time", account.one_time);
	return OK;
}

enum status
organisation_chosen(struct visit *visit, const char *name, int64_t *ret,
		    struct fault *fault)
{
	struct access access = visit_access(visit);
	struct organisation organisation;
	enum status status;

	if (!name || !*name) {
		*ret = visit->caller->organisation;
		return OK;
	}
	status = organisation_find(&access, name, &organisation, fault);
	if (status == E_NOT_FOUND)
		return fault_set(fault, E_INPUT, "/organisation",
				 N_("{value} is no organisation here: write "
				    "its name as in the list"),
				 "value", name, NULL);
	if (status == OK)
		*ret = organisation.id;
	return status;
}

static void
refuse_contractor(struct fields *fields)
{
	const char *where;
	struct fault *fault = field_fault(fields, "role", &where);

	(void)fault_set(fault, E_INPUT, where,
			N_("A contractor does not sign in: make a token of "
			   "that role"),
			NULL);
}

static enum status
check_account(struct visit *visit, const struct account_new *input,
	      struct account *account, struct fault *fault)
{
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	int role = ROLE_OFFICER;
	enum status status;

	(void)field_needed(&fields, "email", input->email, 254);
	account->email = field_email(&fields, "email", input->email);
	account->name = field_needed(&fields, "name", input->name, 200);
	(void)field_needed(&fields, "role", input->role, 40);
	(void)field_word(&fields, "role", input->role, WORDS_ROLE, &role);
	account->role = (enum role)role;
	if (account->role == ROLE_CONTRACTOR)
		refuse_contractor(&fields);
	status = fields_end(&fields, fault);
	faults_free(&faults);
	return status;
}

enum status
account_add(struct visit *visit, const struct account_new *input,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	struct account account = {.password_hash = input->password_hash,
				  .one_time = input->password ==
					      PASSWORD_ONE_TIME,
				  .language = "en",
				  .created_utc = visit->now_utc};
	enum status status = visit_needs(
		visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	if (status == OK)
		status = check_account(visit, input, &account, fault);
	if (status == OK)
		status = organisation_chosen(visit, input->organisation,
					     &account.organisation, fault);
	if (status == OK)
		status = account_choose_whose(visit, input, &account,
					      fault);
	if (status != OK)
		return status;
	account.id = visit_id(visit);
	status = account_insert(&access, &account, fault);
	if (status == OK)
		status = account_log(visit, "account.added", &account, fault);
	return status;
}

/* The organisation's name; "" where it is outside the scope. */
static const char *
organisation_name(const struct organisations *all, int64_t id)
{
	for (size_t i = 0; i < all->count; i++)
		if (all->list[i].id == id)
			return all->list[i].name;
	return "";
}

enum status
account_list(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "accounts");
	struct organisations organisations;
	struct accounts all;
	enum status status;

	status = visit_needs(visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);
	if (status == OK)
		status = organisation_list(&access, &organisations, fault);
	if (status == OK)
		status = account_all(&access, &all, fault);
	if (status != OK)
		return status;
	for (size_t i = 0; i < all.count; i++) {
		const struct account *account = &all.list[i];
		struct model *row = model_append(rows);

		model_id(row, "id", account->id);
		model_text(row, "name", account->name);
		model_text(row, "email", account->email);
		model_code(row, "role", "role", role_name(account->role));
		model_text(row, "organisation",
			   organisation_name(&organisations,
					     account->organisation));
		model_code(row, "state", "account-state",
			   account->disabled ? "disabled" : "active");
		status = account_show_whose(visit, row, account, fault);
		if (status == OK)
			status = second_factor_state(visit, account->id, row,
						     fault);
		if (status != OK)
			return status;
	}
	return OK;
}

/* The account of an address within the scope. */
enum status
account_find(struct visit *visit, const char *email, struct account *ret,
	     struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status;

	status = account_by_email(&access, account_address(visit->arena, email),
				  ret, fault);
	if (status == E_NOT_FOUND)
		return fault_set(fault, E_NOT_FOUND, "/email",
				 N_("{value} has no account here: see the list "
				    "of accounts"),
				 "value", email, NULL);
	return status;
}

/* Somebody must be left who can add accounts. */
static enum status
not_the_last(struct visit *visit, const struct account *account,
	     struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct accounts all;
	enum status status = account_all(&access, &all, fault);

	if (status != OK || account->role != ROLE_ADMINISTRATOR)
		return status;
	for (size_t i = 0; i < all.count; i++)
		if (all.list[i].id != account->id && !all.list[i].disabled &&
		    all.list[i].role == ROLE_ADMINISTRATOR)
			return OK;
	return fault_set(fault, E_CONFLICT, "/email",
			 N_("This is the last administrator: make another one "
			    "first"),
			 NULL);
}

enum status
account_disable(struct visit *visit, const char *email, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct account account;
	enum status status = visit_needs(
		visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	if (status == OK)
		status = account_find(visit, email, &account, fault);
	if (status == OK)
		status = not_the_last(visit, &account, fault);
	if (status != OK)
		return status;
	account.disabled = true;
	return account_keep(visit, &access, "account.disabled", &account,
			    fault);
}

enum status
account_reset(struct visit *visit, const char *email,
	      const char *new_hash, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct account account;
	enum status status = visit_needs(
		visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	if (status == OK)
		status = account_find(visit, email, &account, fault);
	if (status != OK)
		return status;
	account.disabled = false;
	account.one_time = true;
	account.password_hash = new_hash;
	return account_keep(visit, &access, "account.reset", &account,
			    fault);
}

enum status
account_set_language(struct visit *visit, const char *text,
		     struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct account account;
	const struct tag *tag;
	enum status status = tag_parse("/language", text, &tag, fault);

	if (status == OK)
		status = account_own_row(visit, &account, fault);
	if (status != OK)
		return status;
	account.language = tag->tag;
	return account_update(&access, &account, fault);
}

struct chosen {
	struct caller caller;
	const char *language;
};

static enum status
keep_language(struct visit *visit, void *self, struct fault *fault)
{
	const struct chosen *chosen = self;

	visit->caller = &chosen->caller;
	return account_set_language(visit, chosen->language, fault);
}

enum status
account_keep_language(struct visit *visit, const char *tag,
		      struct fault *fault)
{
	struct arena *arena = arena_new();
	struct chosen *chosen = arena_alloc(arena, sizeof *chosen);

	*chosen = (struct chosen){
		.caller = {.account = visit->caller->account},
		.language = arena_text(arena, tag),
	};
	return desk_later(visit->desk, arena, keep_language, chosen, fault);
}
