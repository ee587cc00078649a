/* What of a campaign needs a person becomes requests. */
#include <string.h>

#include "desk/campaign_inside.h"
#include "desk/inside.h"
#include "desk/intake.h"
#include "desk/translations.h"
#include "wire/model.h"

#define ASKED_AT_ONCE 300
#define LANGUAGES_MOST 64

struct asking {
	struct visit *visit;
	const struct campaign_row *row;
	struct model *refs;
	struct faults *faults;
	/* One translation for all who read the language. */
	struct {
		const char *language, *ref;
	} done[LANGUAGES_MOST];
	size_t count;
};

static bool
is(const struct campaign_recipient *to, enum campaign_refusal code)
{
	return to->code && !strcmp(to->code, campaign_refusals[code]);
}

static const char *
asked_before(const struct asking *asking, const char *language)
{
	for (size_t i = 0; i < asking->count; i++)
		if (!strcmp(asking->done[i].language, language))
			return asking->done[i].ref;
	return NULL;
}

static enum status
ask_translation(struct asking *asking, struct campaign_recipient *to,
		const char *tenant, struct fault *fault)
{
	const struct translation_ask wish = {.name = asking->row->notice,
					     .language = to->language,
					     .tenant = tenant};
	struct model *answer = model_object(asking->visit->arena);
	enum status status;

	to->request = asked_before(asking, to->language);
	if (to->request)
		return OK;
	status = translation_ask(asking->visit, &wish, answer, asking->faults,
				 fault);
	to->request = model_text_of(model_get(answer, "ref"));
	if (status != OK || asking->count == LANGUAGES_MOST)
		return status;
	asking->done[asking->count].language = to->language;
	asking->done[asking->count++].ref = to->request;
	model_append_text(asking->refs, to->request);
	return OK;
}

static enum status
ask_braille(struct asking *asking, struct campaign_recipient *to,
	    const char *tenant, struct fault *fault)
{
	const struct intake_item item = {.service = "format",
					 .language = to->language,
					 .format = "braille"};
	const struct intake in = {.service = "format",
				  .tenant = tenant,
				  .subject = asking->row->title,
				  .about = "person",
				  .again_reason = asking->row->title,
				  .item = &item,
				  .items = 1};
	struct model *answer = model_object(asking->visit->arena);
	enum status status =
		intake_log(asking->visit, &in, answer, asking->faults, fault);

	to->request = model_text_of(model_get(answer, "ref"));
	if (status == OK)
		model_append_text(asking->refs, to->request);
	return status;
}

static enum status
ask_one(struct asking *asking, struct campaign_recipient *to,
	struct fault *fault)
{
	struct access access = visit_access(asking->visit);
	char tenant[ID_TEXT];
	enum status status = OK;

	if (!to->tenant || !to->language)
		return OK;
	id_format(to->tenant, tenant);
	if (is(to, REFUSED_NO_LANGUAGE) || is(to, REFUSED_NOT_APPROVED))
		status = ask_translation(asking, to, tenant, fault);
	else if (is(to, REFUSED_BRAILLE))
		status = ask_braille(asking, to, tenant, fault);
	if (status != OK || !to->request)
		return status;
	to->state = "asked";
	return campaign_recipient_change(&access, to, fault);
}

enum status
campaign_ask(struct visit *visit, const char *id, struct model *model,
	     struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct campaign_recipients refused = {0};
	struct campaign_row row;
	struct asking asking = {.visit = visit, .row = &row, .faults = faults};
	enum status status = campaign_find(visit, id, &row, fault);

	if (status == OK)
		status = campaign_recipient_list(
			&access,
			&(struct campaign_recipients_wish){row.id, 0, "refused",
							   ASKED_AT_ONCE},
			&refused, fault);
	if (status != OK)
		return status;
	model_id(model, "id", row.id);
	asking.refs = model_children(model, "requests");
	for (size_t i = 0; i < refused.count && status == OK; i++)
		status = ask_one(&asking, &refused.list[i], fault);
	if (status != OK)
		return status;
	if (!model_count(asking.refs))
		return fault_set(fault, E_CONFLICT, "",
				 N_("Nothing here can be asked of others: "
				    "mend the register or the values"),
				 NULL);
	return campaign_event(visit, &row, "campaign.asked", model, fault);
}
