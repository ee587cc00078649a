/* How a letter goes to its addressee. */
#include "desk/choice.h"

#include <string.h>

#include "desk/dispatch_text.h"
#include "desk/easy_read.h"
#include "desk/inside.h"
#include "desk/joint.h"
#include "desk/letter_making.h"
#include "desk/suited.h"
#include "lang/tag.h"
#include "lang/zone.h"
#include "notice/notices.h"
#include "wire/model.h"

static enum status
read_channel(const struct letter_input *input, int *ret, struct fault *fault)
{
	enum channel channel;

	*ret = -1;
	if (!input->channel || !*input->channel)
		return OK;
	if (!channel_parse(input->channel, &channel) ||
	    channel == CHANNEL_CALL || channel == CHANNEL_RELAY)
		return fault_set(fault, E_INPUT, "/channel",
				 N_("{value} is no way for a letter: letter, "
				    "visit, email or text"),
				 "value", input->channel, NULL);
	*ret = (int)channel;
	return OK;
}

static bool
has_to_be_posted(const struct making *making)
{
	const char *class = making->merge.notice->class;

	return making->enclosed.state == ENCLOSED_FORM ||
	       (class && !strcmp(class, "legal"));
}

enum status
choice_of(const struct letter_input *input, struct making *making,
	  struct fault *fault)
{
	struct wanted wanted[64];
	struct choice_case question = {
		.language = input->language,
		.email = making->tenant.email && *making->tenant.email,
		.posted = has_to_be_posted(making),
		.need = wanted,
	};
	enum status status = read_channel(input, &question.channel, fault);

	for (size_t i = 0; i < making->needs.count &&
			   question.needs < sizeof wanted / sizeof *wanted;
	     i++)
		wanted[question.needs++] =
			(struct wanted){making->needs.list[i].kind,
					making->needs.list[i].value};
	if (status == OK)
		choice_make(&question, &making->choice);
	return status;
}

/* A message has to go somewhere, and never against a rule of safe contact:
 * who asks for it may not know the rule. */
static enum status
check_reach(const struct making *making, struct fault *fault)
{
	const struct tenant *tenant = &making->tenant;
	enum channel channel = making->choice.channel;
	const char *rule = channel == CHANNEL_EMAIL  ? "never send an e-mail"
			   : channel == CHANNEL_TEXT ? "never send a text"
						     : NULL;

	for (size_t i = 0; rule && i < making->needs.count; i++)
		if (making->needs.list[i].kind == NEED_SAFE_CONTACT &&
		    !strcmp(making->needs.list[i].value, rule))
			return fault_set(fault, E_INPUT, "/channel",
					 N_("The register says “{rule}”: "
					    "choose another way"),
					 "rule", rule, NULL);
	if (channel == CHANNEL_EMAIL && !(tenant->email && *tenant->email))
		return fault_set(fault, E_INPUT, "/channel",
				 N_("No e-mail address is in the register"),
				 NULL);
	if (channel == CHANNEL_TEXT && !(tenant->phone && *tenant->phone))
		return fault_set(fault, E_INPUT, "/channel",
				 N_("No telephone number is in the register"),
				 NULL);
	return OK;
}

enum status
choice_settled(const struct making *making, struct fault *fault)
{
	const struct choice *choice = &making->choice;
	const char *rule;

	if (choice->stop == CHOICE_GOES)
		return check_reach(making, fault);
	rule = making->needs.list[choice->of_channel.need].value;
	if (choice->stop == CHOICE_POST_UNSAFE)
		return fault_set(
			fault, E_INPUT, "/channel",
			N_("This letter has to be posted, and the register "
			   "says “{rule}”. Say how it goes: handed over "
			   "(visit), to somebody who may receive letters for "
			   "them, or posted all the same (letter) if a manager "
			   "says so"),
			"rule", rule, NULL);
	return fault_set(fault, E_INPUT, "/channel",
			 N_("The register says “{rule}”: read it, then say "
			    "how this letter goes (letter, visit, email, "
			    "text)"),
			 "rule", rule, NULL);
}

enum status
choice_easy_read(struct visit *visit, const struct letter_input *input,
		 struct making *making, struct fault *fault)
{
	struct merge *merge = &making->merge;
	bool is_signed = true;
	enum status status = OK;

	if (merge->variant == NOTICE_EASY && merge->tag)
		status = easy_read_is_signed(visit, making->tenant.organisation,
					     merge, &is_signed, fault);
	making->easy_unsigned = !is_signed;
	if (!is_signed && !(input->variant && *input->variant))
		merge->variant = NOTICE_STANDARD;
	return status;
}

enum status
choice_voice(struct visit *visit, struct making *making, struct fault *fault)
{
	struct voice_words words = {making->tenant.organisation,
				    making->merge.notice->name,
				    making->merge.tag, {0}};

	making->lack = VOICE_NONE;
	if (making->choice.format != FORMAT_AUDIO)
		return OK;
	making_words(&making->merge, words.hash);
	return voice_lack(visit, &words, &making->lack, fault);
}

bool
choice_made(const struct making *making)
{
	switch (making->choice.format) {
	case FORMAT_NONE:
	case FORMAT_LARGE_PRINT:
	case FORMAT_PAPER:
	case FORMAT_BRAILLE: /* or the letter stops: desk/braille */
		return true;
	case FORMAT_EASY_READ:
		return making->merge.variant == NOTICE_EASY &&
		       !making->easy_unsigned && !making->companion;
	case FORMAT_AUDIO:
		return making->lack == VOICE_SPEAKS && !making->companion;
	case FORMAT_BSL_VIDEO:
		return false;
	}
	return true;
}

static void
show_reason(struct model *reasons, const struct making *making,
	    const char *what, const struct choice_reason *reason)
{
	struct model *row = model_append(reasons);
	const struct need *need = reason->need >= 0
					  ? &making->needs.list[reason->need]
					  : NULL;

	model_code(row, "what", "choice-what", what);
	model_code(row, "why", "choice-why", choice_why_names[reason->why]);
	model_text(row, "because", need ? need->value : NULL);
	if (need && need->recorded_utc)
		model_day(row, "recorded_at",
			  zone_local(need->recorded_utc).day_days);
	else
		model_null(row, "recorded_at");
}

void
choice_show(struct model *model, const struct making *making)
{
	const struct choice *choice = &making->choice;
	struct model *shown = model_child(model, "choice");
	struct model *reasons;

	model_language(shown, "language", choice->language);
	model_code(shown, "format", "format",
		   choice->format == FORMAT_NONE
			   ? NULL
			   : format_names[choice->format]);
	model_int(shown, "size", choice->size);
	model_code(shown, "paper", "paper", choice->paper);
	model_bool(shown, "spaced", choice->spaced);
	model_code(shown, "channel", "channel",
		   channel_names[choice->channel]);
	model_code(shown, "stop", "choice-stop",
		   choice->stop ? choice_stop_names[choice->stop] : NULL);
	model_bool(shown, "made", choice_made(making));
	model_code(shown, "lack", "voice-lack",
		   choice->format == FORMAT_AUDIO && making->lack
			   ? voice_lack_names[making->lack]
			   : NULL);
	reasons = model_children(shown, "reasons");
	show_reason(reasons, making, "language", &choice->of_language);
	show_reason(reasons, making, "format", &choice->of_format);
	if (choice->paper)
		show_reason(reasons, making, "paper", &choice->of_paper);
	if (choice->spaced)
		show_reason(reasons, making, "layout", &choice->of_layout);
	show_reason(reasons, making, "channel", &choice->of_channel);
}

/* What a text message would say, where there is a number for one. */
static enum status
show_text(struct visit *visit, const struct letter_input *input,
	  const struct making *making, struct model *model,
	  struct fault *fault)
{
	const struct dispatch_text text = {making->tenant.organisation,
					   making->choice.language,
					   input->place};

	if (making->tenant.phone && *making->tenant.phone)
		return dispatch_text_show(visit, &text, model, fault);
	model_null(model, "text_message");
	return OK;
}

enum status
letter_choice(struct visit *visit, const struct letter_input *input,
	      struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct making making = {0};
	struct found found;
	enum status status = addressee_choose(visit, input->tenant,
					      input->person, &making.to,
					      fault);

	making.tenant = making.to.tenant;
	if (status == OK)
		status = notice_named(visit, making.tenant.organisation,
				      input->notice, &found, fault);
	if (status == OK)
		status = need_active(&access, making.tenant.id, &making.needs,
				     fault);
	if (status != OK)
		return status;
	making.merge.notice = found.notice;
	addressee_needs(visit, &making.to, &making.needs);
	status = suited_variant(input->variant, found.notice, &making.needs,
				&making.merge.variant, fault);
	if (status == OK)
		status = enclose_look(visit, found.notice, &making.tenant,
				      &making.enclosed, fault);
	if (status == OK)
		status = choice_of(input, &making, fault);
	making.merge.tag = tag_find(making.choice.language);
	making.merge.wording = notices_wording(found.notices, found.notice,
					       making.merge.tag, visit->arena);
	if (status == OK)
		status = choice_easy_read(visit, input, &making, fault);
	if (status == OK)
		status = choice_voice(visit, &making, fault);
	if (status != OK)
		return status;
	choice_show(model, &making);
	status = show_text(visit, input, &making, model, fault);
	return status == OK
		       ? joint_brief(visit, &making.tenant, model, fault)
		       : status;
}
