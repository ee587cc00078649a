/* What an e-mail or a text message with the address of a letter says. */
#include "desk/dispatch_text.h"

#include "base/buf.h"
#include "core/sms.h"
#include "desk/clause.h"
#include "desk/inside.h"
#include "desk/letter_link.h"
#include "doc/tree.h"
#include "lang/tag.h"
#include "notice/notices.h"
#include "store/letter.h"
#include "store/organisation.h"
#include "wire/model.h"

#define CLAUSE "letter-waits"

static const char *
text_of(struct visit *visit, const struct block *block)
{
	struct buf out = {0};
	const char *text;

	if (!block)
		return "";
	spans_text(block->spans, &out);
	text = arena_text(visit->arena, buf_string(&out));
	buf_free(&out);
	return text;
}

static enum status
say(struct visit *visit, int64_t organisation, const struct tag *tag,
    struct dispatch_words *ret, struct fault *fault)
{
	struct clause_making making = {
		.organisation = organisation,
		.name = CLAUSE,
		.merge = {.tag = tag, .values = model_object(visit->arena)},
	};
	const struct document *document;
	struct calendar calendar;
	enum status status =
		visit_calendar(visit, organisation, &calendar, fault);

	making.merge.calendar = &calendar;
	if (status == OK)
		status = desk_notices(visit, organisation, &making.notices,
				      fault);
	if (status == OK)
		status = clause_make(visit, &making, &document, fault);
	if (status != OK)
		return status;
	*ret = (struct dispatch_words){.language = tag->tag,
			      .subject = text_of(visit, document->blocks),
			      .sentence = text_of(visit,
						  document->blocks
							  ? document->blocks
								    ->next
							  : NULL)};
	return OK;
}

enum status
dispatch_words(struct visit *visit, int64_t organisation, const char *language,
	 struct dispatch_words *ret, struct fault *fault)
{
	const struct tag *tag = tag_find(language);
	enum status status = E_REFUSED;

	if (tag)
		status = say(visit, organisation, tag, ret, fault);
	if (status == E_REFUSED)
		status = say(visit, organisation, tag_find("en"), ret, fault);
	return status;
}

enum status
dispatch_text(struct visit *visit, const struct letter *letter,
	      const char **ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct organisation organisation;
	struct dispatch_words words;
	enum status status = organisation_get(&access, letter->organisation,
					      &organisation, fault);

	if (status == OK)
		status = dispatch_words(visit, letter->organisation,
				  letter->language, &words, fault);
	if (status == OK)
		*ret = arena_printf(visit->arena, "%s\n%s", organisation.name,
				    words.sentence);
	return status;
}

enum status
dispatch_text_show(struct visit *visit, const struct dispatch_text *of,
		   struct model *model, struct fault *fault)
{
	static const char example[] = "0123456789abcdef0123456789abcdef";
	const struct letter letter = {.organisation = of->organisation,
				      .language = of->language};
	struct model *shown;
	struct sms_length length;
	const char *text, *place = NULL;
	enum status status = dispatch_text(visit, &letter, &text, fault);

	if (status == OK)
		status = letter_place(visit, of->organisation, &place, fault);
	if (status != OK)
		return status;
	text = arena_printf(visit->arena, "%s\n%s/n/%.*s", text,
			    place ? place : of->place ? of->place : "",
			    TOKEN_TEXT - 1, example);
	length = sms_length(text);
	shown = model_child(model, "text_message");
	model_text(shown, "text", text);
	model_int(shown, "parts", (int64_t)length.parts);
	model_int(shown, "units", (int64_t)length.units);
	model_int(shown, "left", (int64_t)length.left);
	model_bool(shown, "wide", length.wide);
	return OK;
}
