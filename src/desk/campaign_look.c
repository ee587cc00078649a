/* What a tenant would get of a campaign, before anything is set. */
#include <string.h>

#include "desk/braille_inside.h"
#include "desk/campaign_inside.h"
#include "desk/choice.h"
#include "desk/inside.h"
#include "desk/letter_making.h"
#include "desk/window.h"
#include "lang/tag.h"
#include "notice/template.h"
#include "wire/json.h"
#include "wire/model.h"

const char *const campaign_refusals[REFUSALS] = {
	"none",	     "unknown", "twice",	  "life",
	"values",    "form",	"not-translated", "not-approved",
	"own-words", "address", "braille",	  "failed",
};

struct model *
campaign_values(struct visit *visit, const struct campaign_row *row,
		const char *own)
{
	struct model *values = model_object(visit->arena);
	const char *texts[] = {row->data, own};
	const struct model *parsed;
	struct fault fault;

	for (size_t i = 0; i < 2; i++) {
		if (!texts[i] ||
		    json_parse(texts[i], strlen(texts[i]), visit->arena,
			       &parsed, &fault) != OK)
			continue;
		for (const struct model *m = model_first(parsed); m;
		     m = model_next(m))
			model_copy(values, model_key(m), m);
	}
	return values;
}

/* In English, as the manifest says it. */
static enum status
refuse(struct visit *visit, struct campaign_recipient *ret,
       enum campaign_refusal code, const struct fault *fault)
{
	char text[400];

	fault_text(fault, fault->message, text, sizeof text);
	ret->state = "refused";
	ret->code = campaign_refusals[code];
	ret->why = arena_text(visit->arena, text);
	return OK;
}

/* Whether it is the letter's own doing, or the store's. */
static bool
is_answer(enum status status)
{
	return status == E_INPUT || status == E_REFUSED ||
	       status == E_NOT_FOUND || status == E_CONFLICT ||
	       status == E_FORBIDDEN;
}

/* A letter that names the home has no value for it. */
static bool
lacks_home(const struct fault *fault)
{
	return !strcmp(fault->where, "/data/address");
}

static enum campaign_refusal
why_begun(enum status status, const struct fault *fault)
{
	if (status == E_NOT_FOUND || !strcmp(fault->where, "/language"))
		return REFUSED_NO_LANGUAGE;
	if (status == E_REFUSED)
		return REFUSED_FORM;
	if (lacks_home(fault))
		return REFUSED_ADDRESS;
	return strcmp(fault->where, "/channel") ? REFUSED_VALUES
						: REFUSED_CHANNEL;
}

static void
take_choice(struct visit *visit, const struct making *making,
	    struct campaign_recipient *ret)
{
	const struct choice *choice = &making->choice;
	struct model *shown = model_object(visit->arena);
	struct buf json = {0};

	choice_show(shown, making);
	json_print(model_get(model_get(shown, "choice"), "reasons"), &json);
	ret->reasons = arena_text(visit->arena, buf_string(&json));
	buf_free(&json);
	ret->language =
		making->merge.tag ? making->merge.tag->tag : choice->language;
	ret->format = choice->format == FORMAT_NONE
			      ? NULL
			      : format_names[choice->format];
	ret->size = choice->size;
	ret->paper = choice->paper;
	ret->channel = channel_names[choice->channel];
	ret->by_people = !choice_made(making);
}

static enum status
check_braille(struct visit *visit, struct making *making, struct fault *fault)
{
	struct braille_words words = {making->tenant.organisation,
				      making->merge.notice->name,
				      making->merge.tag,
				      {0}};

	if (!braille_needed(&making->needs))
		return OK;
	making_words(&making->merge, words.hash);
	return braille_must_be_read(visit, &words, fault);
}

static enum status
check_window(struct visit *visit, const struct making *making,
	     struct fault *fault)
{
	struct window window;

	if (making->choice.channel != CHANNEL_LETTER)
		return OK;
	window = window_of(visit->arena, &making->tenant);
	if (window.to)
		return OK;
	return fault_set(fault, E_REFUSED, "",
			 N_("The address cannot be printed ({code}): mend it "
			    "in the register"),
			 "code", window.code, NULL);
}

static enum status
look(struct visit *visit, const struct letter_input *in,
     struct campaign_recipient *ret, struct faults *faults, struct fault *fault)
{
	struct making making = {.merge.draft = MERGE_FINAL};
	enum status status = making_begin(visit, in, &making, faults, fault);

	if (making.merge.tag)
		ret->language = making.merge.tag->tag;
	if (status != OK)
		return is_answer(status)
			       ? refuse(visit, ret, why_begun(status, fault),
					fault)
			       : status;
	take_choice(visit, &making, ret);
	status = making_finish(visit, &making, faults, fault);
	if (is_answer(status))
		return refuse(visit, ret,
			      status == E_REFUSED ? REFUSED_NOT_APPROVED
			      : lacks_home(fault) ? REFUSED_ADDRESS
						  : REFUSED_VALUES,
			      fault);
	if (status != OK)
		return status;
	ret->language = making.merge.tag->tag;
	if (choice_settled(&making, fault) != OK)
		return refuse(visit, ret, REFUSED_CHANNEL, fault);
	if (check_window(visit, &making, fault) != OK)
		return refuse(visit, ret, REFUSED_ADDRESS, fault);
	status = check_braille(visit, &making, fault);
	if (is_answer(status))
		return refuse(visit, ret, REFUSED_BRAILLE, fault);
	return status;
}

enum status
campaign_look(struct visit *visit, const struct campaign_row *row,
	      const char *tenant, const struct model *values,
	      struct campaign_recipient *ret, struct fault *fault)
{
	const struct letter_input in = {.notice = row->notice,
					.tenant = tenant,
					.data = values,
					.place = row->place};
	struct faults faults = {0};
	struct addressee to;
	enum status status = addressee_choose(visit, tenant, NULL, &to, fault);

	ret->state = "ready";
	if (is_answer(status))
		return refuse(visit, ret,
			      status == E_NOT_FOUND || status == E_CONFLICT
				      ? REFUSED_UNKNOWN
				      : REFUSED_LIFE,
			      fault);
	if (status != OK)
		return status;
	ret->tenant = to.tenant.id;
	ret->reference = to.tenant.reference;
	status = look(visit, &in, ret, &faults, fault);
	faults_free(&faults);
	return status;
}
