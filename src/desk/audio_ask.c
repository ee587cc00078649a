/* From a letter's page: it is spoken, or somebody is asked to read or sign it.
 */
#include <string.h>

#include "core/caller.h"
#include "desk/audio_inside.h"
#include "desk/inside.h"
#include "desk/intake.h"
#include "desk/letter_inside.h"
#include "desk/review.h"
#include "desk/voice_inside.h"
#include "lang/tag.h"
#include "notice/notices.h"
#include "wire/model.h"

#define ASKERS                                                                 \
	(ROLE_BIT(ROLE_OFFICER) | ROLE_BIT(ROLE_MANAGER) |                     \
	 ROLE_BIT(ROLE_ADMINISTRATOR) | ROLE_BIT(ROLE_SERVICE))

static enum status
open_letter(struct visit *visit, const char *text, struct letter *ret,
	    struct fault *fault)
{
	enum status status = visit_needs(visit, ASKERS, fault);

	return status == OK ? letter_find(visit, text, ret, fault) : status;
}

static enum status
check_format(const struct audio_wish *wish, const char **ret,
	     struct fault *fault)
{
	static const char *const formats[] = {"audio", "bsl-video"};

	for (size_t i = 0; wish->format && i < 2; i++)
		if (!strcmp(wish->format, formats[i])) {
			*ret = formats[i];
			return OK;
		}
	return fault_set(fault, E_INPUT, "/format",
			 N_("A letter is to be heard or signed: audio or "
			    "bsl-video"),
			 NULL);
}

/* Nothing is there, or what was begun did not come to anything. */
static enum status
check_free(struct visit *visit, const struct letter *letter,
	   const char *format, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct media media;
	enum status status = media_get(&access, letter->id, format, &media,
				       fault);

	if (status == E_NOT_FOUND)
		return OK;
	if (status != OK || media.state == MEDIA_FAILED ||
	    (media.state == MEDIA_MAKING && media.trouble))
		return status;
	return fault_set(fault, E_CONFLICT, "",
			 N_("This letter has that already, or it is on its "
			    "way"),
			 NULL);
}

/* With the clock of that format, in the language of the letter. */
static enum status
ask_person(struct visit *visit, const struct letter *letter,
	   const char *format, struct model *model, struct faults *faults,
	   struct fault *fault)
{
	struct model *request = model_object(visit->arena);
	const struct intake_item item = {.service = "format",
					 .language = letter->language,
					 .format = format};
	char tenant[ID_TEXT];
	struct intake in = {.service = "format",
			    .tenant = tenant,
			    .about = "person",
			    .item = &item,
			    .items = 1};
	struct audio_asked asked = {letter, format, NULL};
	struct found found;
	enum status status = notice_named(visit, letter->organisation,
					  letter->notice, &found, fault);

	if (status != OK)
		return status;
	id_format(letter->tenant, tenant);
	in.subject = in.again_reason = found.notice->title;
	in.document_class = found.notice->class;
	status = intake_log(visit, &in, request, faults, fault);
	if (status != OK)
		return status;
	asked.ref = model_text_of(model_get(request, "ref"));
	model_text(model, "request", asked.ref);
	return audio_asked(visit, &asked, fault);
}

static enum status
speak(struct visit *visit, const struct letter *letter, const char *format,
      struct fault *fault)
{
	struct voice_words words = {letter->organisation, letter->notice,
				    tag_find(letter->language), {0}};
	struct media media;
	enum status status;

	memcpy(words.hash, letter->template_hash, HASH_BYTES);
	if (strcmp(format, "audio") != 0 || !words.tag)
		return fault_set(fault, E_REFUSED, "/by",
				 N_("No program signs: ask a person"), NULL);
	status = voice_must_speak(visit, &words, fault);
	return status == OK ? audio_begin(visit, letter, &media, fault)
			    : status;
}

enum status
audio_ask(struct visit *visit, const struct audio_wish *wish,
	  struct model *model, struct faults *faults, struct fault *fault)
{
	bool voice = wish->by && !strcmp(wish->by, "voice");
	const char *format = NULL;
	struct letter letter;
	enum status status = open_letter(visit, wish->letter, &letter, fault);

	if (status == OK)
		status = check_format(wish, &format, fault);
	if (status == OK)
		status = check_free(visit, &letter, format, fault);
	if (status != OK)
		return status;
	model_id(model, "id", letter.id);
	model_code(model, "format", "media-format", format);
	model_code(model, "state", "media-state",
		   media_state_names[voice ? MEDIA_MAKING : MEDIA_ASKED]);
	model_null(model, "request");
	return voice ? speak(visit, &letter, format, fault)
		     : ask_person(visit, &letter, format, model, faults,
				  fault);
}
