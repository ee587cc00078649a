/* Whose an account is that has the role provider. */
#include "desk/account_whose.h"

#include <string.h>

#include "desk/account.h"
#include "desk/inside.h"
#include "store/account.h"
#include "store/linguist.h"
#include "store/provider.h"
#include "wire/model.h"

#define PEOPLE_MOST 1000

static enum status
provider_wrong(const char *text, struct fault *fault)
{
	if (!text || !*text)
		return fault_set(fault, E_INPUT, "/provider",
				 N_("Whose account is it? Name the provider"),
				 NULL);
	return fault_set(fault, E_INPUT, "/provider",
			 N_("{value} is no provider here: write its name as "
			    "in the list of providers"),
			 "value", text, NULL);
}

/* One of the provider's people; nobody where none is named: a coordinator. */
static enum status
choose_linguist(struct visit *visit, const char *text, struct account *account,
		struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct linguist_wish wish = {.provider = account->provider,
					   .limit = PEOPLE_MOST};
	struct linguists all;
	int64_t id;
	enum status status = linguist_list(&access, &wish, &all, fault);

	if (status != OK || !text || !*text)
		return status;
	if (!id_parse(text, &id))
		id = 0;
	for (size_t i = 0; i < all.count; i++) {
		const struct linguist *one = &all.list[i];

		if (!one->ended_utc &&
		    (one->id == id || !strcmp(one->name, text)))
			account->linguist = one->id;
	}
	if (account->linguist)
		return OK;
	return fault_set(fault, E_INPUT, "/linguist",
			 N_("{value} is not among that provider’s people: "
			    "write the name as in the list of its linguists"),
			 "value", text, NULL);
}

enum status
account_choose_whose(struct visit *visit, const struct account_new *input,
		     struct account *account, struct fault *fault)
{
	struct access access = visit_access(visit);
	const char *text = input->provider;
	struct provider provider;
	int64_t id;
	enum status status;

	if (account->role != ROLE_PROVIDER)
		return text && *text
			       ? fault_set(fault, E_INPUT, "/provider",
					   N_("Only a provider’s account "
					      "belongs to a provider: choose "
					      "that role"),
					   NULL)
			       : OK;
	if (!text || !*text)
		return provider_wrong(text, fault);
	status = id_parse(text, &id)
			 ? provider_get(&access, id, &provider, fault)
			 : provider_by_name(&access, account->organisation,
					    text, &provider, fault);
	if (status == E_NOT_FOUND || (status == OK && !provider.active))
		return provider_wrong(text, fault);
	if (status != OK)
		return status;
	account->provider = provider.id;
	account->organisation = provider.organisation;
	return choose_linguist(visit, input->linguist, account, fault);
}

enum status
account_show_whose(struct visit *visit, struct model *row,
		   const struct account *account, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct provider provider;
	struct linguist linguist;
	enum status status = OK;

	if (account->provider)
		status = provider_get(&access, account->provider, &provider,
				      fault);
	if (status == OK && account->linguist)
		status = linguist_get(&access, account->linguist, &linguist,
				      fault);
	if (status != OK)
		return status;
	model_text(row, "provider_name",
		   account->provider ? provider.name : NULL);
	model_text(row, "linguist_name",
		   account->linguist ? linguist.name : NULL);
	return OK;
}
