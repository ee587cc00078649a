/* The equality profile as a tenant answers it. */
#include "desk/profile_link.h"

#include "desk/inside.h"
#include "desk/panel_inside.h"
#include "desk/profile_inside.h"
#include "store/organisation.h"
#include "wire/model.h"

struct opened {
	struct equality_link link;
	struct tenant tenant;
	struct asked asked;
};

/* Errors: E_NOT_FOUND, whatever is wrong with it. */
static enum status
open_link(struct visit *visit, const char *token, struct opened *ret,
	  struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	unsigned char hash[HASH_BYTES];
	enum status status;

	token_hash(token ? token : "", hash);
	status = equality_link_by_token(&access, hash, visit->now_utc,
					&ret->link, fault);
	if (status == OK)
		status = tenant_get_itself(&access, ret->link.tenant,
					   &ret->tenant, fault);
	if (status == OK && ret->tenant.life != LIFE_CURRENT)
		status = E_NOT_FOUND;
	if (status == E_NOT_FOUND)
		return not_found("link", fault);
	if (status == OK)
		status = asked_of(visit, ret->tenant.organisation, &ret->asked,
				  fault);
	return status;
}

static enum status
show_link(struct visit *visit, struct model *model,
	  const struct opened *opened, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct equality_answers answers;
	struct organisation organisation;
	enum status status = equality_of_tenant(&access, opened->tenant.id,
						&answers, fault);

	if (status == OK)
		status = organisation_get(&access, opened->tenant.organisation,
					  &organisation, fault);
	if (status != OK)
		return status;
	show_asked(visit, model, &opened->asked, &answers);
	model_text(model, "organisation", organisation.name);
	model_time(model, "expires_at", opened->link.expires_utc);
	return panel_of_link(visit, &opened->tenant, model, fault);
}

enum status
profile_link_show(struct visit *visit, const char *token, struct model *model,
		  struct fault *fault)
{
	struct opened opened;
	enum status status = open_link(visit, token, &opened, fault);

	return status == OK ? show_link(visit, model, &opened, fault) : status;
}

enum status
profile_link_question(struct visit *visit, const char *token,
		      const char *question, struct model *model,
		      struct fault *fault)
{
	struct opened opened;
	enum status status = open_link(visit, token, &opened, fault);

	if (status == OK)
		status = show_link(visit, model, &opened, fault);
	return status == OK ? show_question(model, &opened.asked, question,
					    fault)
			    : status;
}

enum status
profile_link_answer(struct visit *visit, const char *token,
		    const char *question, const struct profile_input *in,
		    struct model *model, struct faults *faults,
		    struct fault *fault)
{
	struct opened opened;
	const struct answering answering = {&opened.tenant, question, in,
					    EQUALITY_SELF};
	enum status status = open_link(visit, token, &opened, fault);

	return status == OK ? keep_answer(visit, &answering, model, faults,
					  fault)
			    : status;
}

enum status
profile_link_take_back(struct visit *visit, const char *token,
		       struct model *model, struct fault *fault)
{
	struct opened opened;
	enum status status = open_link(visit, token, &opened, fault);

	(void)model;
	return status == OK ? drop_answers(visit, &opened.tenant, fault)
			    : status;
}

enum status
profile_link_join(struct visit *visit, const char *token,
		  const struct model *interests, struct model *model,
		  struct fault *fault)
{
	struct opened opened;
	struct panel_joining joining = {.tenant = &opened.tenant,
					.interests = panel_bits(interests),
					.how = EQUALITY_SELF,
					.consent_utc = visit->now_utc};
	enum status status = open_link(visit, token, &opened, fault);

	return status == OK ? panel_put(visit, &joining, model, fault)
			    : status;
}
