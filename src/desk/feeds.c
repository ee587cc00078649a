/* Addresses of calendars, and what is read there. */
#include "desk/feeds.h"

#include "desk/inside.h"
#include "desk/portal.h"
#include "store/account.h"
#include "store/feed.h"
#include "store/provider.h"
#include "wire/model.h"

/* Whose calendar: an account's, or (0) the provider's. */
struct owner {
	int64_t provider, account, organisation;
};

/* The caller's own; a system's token has the provider's. */
static enum status
own(struct visit *visit, struct owner *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	const struct caller *caller = visit->caller;
	struct account account;
	enum status status =
		account_get(&access, caller->account, &account, fault);

	if (status != OK && status != E_NOT_FOUND)
		return status;
	*ret = (struct owner){caller->provider,
			      status == OK ? caller->account : 0,
			      caller->organisation};
	return OK;
}

/* The same whenever it is asked for. */
static void
feed_token(const struct visit *visit, int64_t feed, char ret[TOKEN_TEXT])
{
	char purpose[5 + ID_TEXT] = "feed:";

	id_format(feed, purpose + 5);
	token_keyed(desk_secret(visit->desk), purpose, ret);
}

static enum status
show(struct visit *visit, const struct owner *owner, struct model *model,
     struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	char token[TOKEN_TEXT];
	struct feed feed;
	enum status status = feed_of(&access, owner->provider, owner->account,
				     &feed, fault);

	if (status == E_NOT_FOUND) {
		model_null(model, "address");
		model_null(model, "made_at");
		return OK;
	}
	if (status != OK)
		return status;
	feed_token(visit, feed.id, token);
	model_text(model, "address",
		   arena_printf(visit->arena, "/feeds/%s.ics", token));
	model_time(model, "made_at", feed.made_utc);
	return OK;
}

static enum status
renew(struct visit *visit, const struct owner *owner, struct model *model,
      struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct log_entry entry = {.kind = "feed.made",
				  .subject = owner->provider,
				  .organisation = owner->organisation};
	struct feed feed = {
		.id = visit_id(visit),
		.organisation = owner->organisation,
		.provider = owner->provider,
		.account = owner->account,
		.made_utc = visit->now_utc,
		.made_by = visit_actor(visit),
	};
	char token[TOKEN_TEXT];
	enum status status;

	feed_token(visit, feed.id, token);
	token_hash(token, feed.token_hash);
	status = feed_put(&access, &feed, fault);
	if (status == OK)
		status = log_event(visit, &entry, fault);
	return status == OK ? show(visit, owner, model, fault) : status;
}

enum status
feed_show(struct visit *visit, struct model *model, struct fault *fault)
{
	struct owner owner;
	enum status status = own(visit, &owner, fault);

	return status == OK ? show(visit, &owner, model, fault) : status;
}

enum status
feed_renew(struct visit *visit, struct model *model, struct fault *fault)
{
	struct owner owner;
	enum status status = own(visit, &owner, fault);

	return status == OK ? renew(visit, &owner, model, fault) : status;
}

static enum status
named(struct visit *visit, const char *text, struct owner *ret,
      struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct provider provider;
	int64_t id;
	enum status status = visit_needs(visit,
					 ROLE_BIT(ROLE_MANAGER) |
						 ROLE_BIT(ROLE_ADMINISTRATOR),
					 fault);

	if (status != OK)
		return status;
	if (!text || !id_parse(text, &id))
		return not_found("provider", fault);
	status = provider_get(&access, id, &provider, fault);
	if (status == E_NOT_FOUND)
		return not_found("provider", fault);
	if (status != OK)
		return status;
	*ret = (struct owner){id, 0, provider.organisation};
	model_id(model, "provider", id);
	model_text(model, "provider_name", provider.name);
	return OK;
}

enum status
feed_show_of(struct visit *visit, const char *provider, struct model *model,
	     struct fault *fault)
{
	struct owner owner;
	enum status status = named(visit, provider, &owner, model, fault);

	return status == OK ? show(visit, &owner, model, fault) : status;
}

enum status
feed_renew_of(struct visit *visit, const char *provider, struct model *model,
	      struct fault *fault)
{
	struct owner owner;
	enum status status = named(visit, provider, &owner, model, fault);

	return status == OK ? renew(visit, &owner, model, fault) : status;
}

/* Whose eyes it is for; nobody's where the account was closed. */
static enum status
read_account(struct visit *visit, const struct feed *feed,
	     struct portal_calendar *whose, struct model *model,
	     struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct account account;
	enum status status;

	model_null(model, "language");
	if (!feed->account)
		return OK;
	status = account_get(&access, feed->account, &account, fault);
	if (status == OK && (account.disabled ||
			     account.provider != feed->provider))
		return not_found("token", fault);
	if (status != OK)
		return status;
	model_language(model, "language", account.language);
	whose->linguist = account.linguist;
	return OK;
}

enum status
feed_read(struct visit *visit, const char *token, struct model *model,
	  struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct portal_calendar whose = {0};
	unsigned char hash[HASH_BYTES];
	struct feed feed;
	enum status status;

	token_hash(token, hash);
	status = feed_by_token(&access, hash, &feed, fault);
	if (status == E_NOT_FOUND)
		return not_found("token", fault);
	if (status != OK)
		return status;
	whose.provider = feed.provider;
	status = read_account(visit, &feed, &whose, model, fault);
	return status == OK ? portal_calendar(visit, &whose, model, fault)
			    : status;
}
