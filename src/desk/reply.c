/* The page of a letter, and what its reader says there. */
#include "desk/reply.h"

#include <string.h>

#include "core/worktime.h"
#include "desk/audio_inside.h"
#include "desk/braille_inside.h"
#include "desk/inside.h"
#include "desk/numbers.h"
#include "desk/letter_link.h"
#include "desk/letter_other.h"
#include "desk/reply_inside.h"
#include "lang/tag.h"
#include "lang/zone.h"
#include "render/render.h"
#include "store/need.h"
#include "store/organisation.h"
#include "wire/model.h"

/* Formats beside the page, as far as this version makes them. */
static const struct {
	const char *renderer, *set, *label, *ending;
} formats[] = {
	{"pdf", "open-format", "pdf", ".pdf?"},
	{"pdf", "ask-format", "large-print", ".pdf?size=20&"},
	{"text", "open-format", "text", ".txt?"},
	{"brf", "ask-format", "braille", ".brf?"},
};

/* In what the letter can be had: in Braille where somebody has read it so. */
struct offered {
	const char *token;
	const struct tag *tag;
	bool braille;
};

static void
show_formats(struct visit *visit, struct model *model,
	     const struct offered *offered)
{
	struct model *rows = model_children(model, "formats");

	for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
		const struct renderer *renderer;
		struct model *row;
		struct fault none;

		if (render_find(formats[i].renderer, &renderer, &none) != OK ||
		    (renderer->render == render_brf && !offered->braille))
			continue;
		row = model_append(rows);
		model_code(row, "format", formats[i].set, formats[i].label);
		model_text(row, "address",
			   arena_printf(visit->arena, "/n/%s%slang=%s",
					offered->token, formats[i].ending,
					offered->tag->tag));
	}
}

static void
show_tag(struct model *rows, const struct tag *tag, const struct tag *current)
{
	struct model *row = model_append(rows);

	model_language(row, "language", tag->tag);
	model_text(row, "tag", tag->tag);
	model_text(row, "autonym", tag->autonym);
	model_bool(row, "current", tag == current);
}

/* What they speak as the register has it; else what the letter is in. */
static enum status
show_spoken(struct visit *visit, struct model *model,
	    const struct letter *letter, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	const char *speaks = letter->language;
	const struct tag *tag;
	struct needs needs;
	enum status status =
		need_active(&access, letter->tenant, &needs, fault);

	for (size_t i = 0; status == OK && i < needs.count; i++)
		if (needs.list[i].kind == NEED_SPOKEN_LANGUAGE)
			speaks = needs.list[i].value;
	if (status != OK)
		return status;
	tag = tag_find(speaks);
	model_language(model, "speaks_language", speaks);
	model_name(model, "speaks", tag ? tag->autonym : speaks, speaks);
	return OK;
}

/* The language of those there are, or the letter's own. */
static const struct tag *
choose_tag(const struct letter *letter, const struct letter_tags *tags,
	   const char *wanted)
{
	const struct tag *tag = wanted ? tag_find(wanted) : NULL;

	for (size_t i = 0; i < tags->count; i++)
		if (tags->list[i] == tag)
			return tag;
	tag = tag_find(letter->language);
	return tag ? tag : tag_find("en");
}

static enum status
show_organisation(struct visit *visit, struct model *model, int64_t id,
		  struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct organisation organisation;
	enum status status =
		organisation_get(&access, id, &organisation, fault);

	if (status == OK)
		model_text(model, "organisation", organisation.name);
	return status;
}

enum status
reply_page(struct visit *visit, const struct reply_wish_page *wish,
	   struct model *model, const char **ret_html, struct fault *fault)
{
	struct model *rows = model_children(model, "languages");
	const struct tag *tag, *own;
	struct letter letter;
	struct letter_tags tags;
	int braille = 0;
	enum status status =
		letter_link_open(visit, wish->token, &letter, fault);

	if (status == OK)
		status = letter_other_tags(visit, &letter, &tags, fault);
	if (status != OK)
		return status;
	tag = choose_tag(&letter, &tags, wish->language);
	own = tag_find(letter.language);
	status = letter_articles(visit, &letter, tag, ret_html, fault);
	if (status == OK)
		status = braille_of_letter(visit, &letter, &braille, fault);
	if (status == OK)
		status = show_organisation(visit, model, letter.organisation,
					   fault);
	if (status == OK)
		status = show_spoken(visit, model, &letter, fault);
	if (status != OK)
		return status;
	if (own)
		show_tag(rows, own, tag);
	for (size_t i = 0; i < tags.count; i++)
		show_tag(rows, tags.list[i], tag);
	show_formats(visit, model,
		     &(struct offered){wish->token, tag,
				       braille && tag == own});
	status = audio_show_page(
		visit, model, &(struct audio_page){&letter, wish->token},
		fault);
	model_text(model, "notice", letter.notice);
	model_language(model, "language", tag->tag);
	model_language(model, "issued_language", letter.language);
	model_day(model, "until", zone_local(letter.issued_utc).day_days +
					  LETTER_OPEN_DAYS);
	return status;
}

enum status
reply_languages(struct visit *visit, const char *token, struct model *model,
		struct fault *fault)
{
	struct model *rows = model_children(model, "tags");
	const struct tag *all;
	size_t count = tag_all(&all);
	struct letter letter;
	enum status status = letter_link_open(visit, token, &letter, fault);

	if (status == OK)
		status = show_organisation(visit, model, letter.organisation,
					   fault);
	for (size_t i = 0; status == OK && i < count; i++) {
		struct model *row;

		if (all[i].kind != TAG_WRITTEN)
			continue;
		row = model_append(rows);
		model_text(row, "tag", all[i].tag);
		model_text(row, "autonym", all[i].autonym);
	}
	return status;
}

/* By the office hours of the landlord. */
static enum status
due_of(struct visit *visit, const struct reply *reply, int64_t *ret,
       struct fault *fault)
{
	const struct number_wait wait = {
		.organisation = reply->organisation,
		.from_utc = visit->now_utc,
		.days = reply->kind == REPLY_LANGUAGE ? ANSWER_LANGUAGE
						      : ANSWER_REPLY,
	};

	return number_due(visit, &wait, ret, fault);
}

enum status
reply_log(struct visit *visit, const struct reply *reply, const char *kind,
	  struct fault *fault)
{
	const struct log_entry entry = {
		.kind = kind,
		.subject = reply->letter,
		.organisation = reply->organisation,
		.language = reply->reads ? reply->reads : reply->language,
	};

	return log_event(visit, &entry, fault);
}

static enum status
ask_new(struct visit *visit, struct reply *reply, struct fault *fault)
{
	static const char *const kinds[REPLY_KINDS] = {
		[REPLY_HELP] = "reply.help",
		[REPLY_CALL] = "reply.call",
		[REPLY_LANGUAGE] = "reply.language",
	};
	struct access access = visit_access_of_service(visit);
	enum status status = due_of(visit, reply, &reply->due_utc, fault);

	reply->id = visit_id(visit);
	reply->at_utc = visit->now_utc;
	reply->state = REPLY_OPEN;
	if (status == OK)
		status = reply_insert(&access, reply, fault);
	return status == OK ? reply_log(visit, reply, kinds[reply->kind],
					fault)
			    : status;
}

/* Once more: what they say now holds, the clock stays. */
static enum status
ask_again(struct visit *visit, struct reply *open, const struct reply *said,
	  struct fault *fault)
{
	struct access access = visit_access_of_service(visit);

	open->language = said->language;
	if (said->reads)
		open->reads = said->reads;
	return reply_say(&access, open, fault);
}

static enum status
ask(struct visit *visit, const struct letter *letter, struct reply *reply,
    struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct reply open;
	enum status status;

	reply->letter = letter->id;
	reply->tenant = letter->tenant;
	reply->organisation = letter->organisation;
	status = reply_open_of(&access, letter->id, reply->kind, &open, fault);
	if (status == E_NOT_FOUND)
		return ask_new(visit, reply, fault);
	if (status == OK)
		status = ask_again(visit, &open, reply, fault);
	reply->due_utc = open.due_utc;
	return status;
}

static enum status
take_back(struct visit *visit, const struct letter *letter,
	  struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status = understood_drop(&access, letter->id, fault);

	for (int i = 0; status == OK && i < REPLY_KINDS; i++) {
		struct reply reply;

		status = reply_open_of(&access, letter->id,
				       (enum reply_kind)i, &reply, fault);
		if (status == E_NOT_FOUND) {
			status = OK;
			continue;
		}
		reply.state = REPLY_TAKEN_BACK;
		reply.ended_utc = visit->now_utc;
		if (status == OK)
			status = reply_end(&access, &reply, fault);
		if (status == OK)
			status = reply_log(visit, &reply, "reply.taken-back",
					   fault);
	}
	return status;
}

/* No event: nobody is to find out who understood what. */
static enum status
understand(struct visit *visit, const struct letter *letter,
	   struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	const struct understood understood = {
		letter->id, letter->organisation, letter->notice,
		letter->language};

	return understood_put(&access, &understood, fault);
}

static enum status
read_language(const char *where, const char *text, const char **ret,
	      struct fault *fault)
{
	const struct tag *tag;
	enum status status = tag_parse(where, text, &tag, fault);

	if (status == OK)
		*ret = tag->tag;
	return status;
}

static enum status
ask_for(struct visit *visit, const struct letter *letter,
	const struct reply_input *in, struct reply *reply,
	struct fault *fault)
{
	enum status status = OK;

	reply->language = letter->language;
	if (!reply_kind_parse(in->answer, &reply->kind))
		return fault_set(fault, E_INPUT, "/answer",
				 N_("{value} is no answer to a letter: "
				    "understood, help, call, language or "
				    "take-back"),
				 "value", in->answer, NULL);
	if (in->language)
		status = read_language("/language", in->language,
				       &reply->language, fault);
	if (status == OK && in->reads)
		status = read_language("/reads", in->reads, &reply->reads,
				       fault);
	return status == OK ? ask(visit, letter, reply, fault) : status;
}

enum status
reply_make(struct visit *visit, const struct reply_input *in,
	   struct model *model, struct fault *fault)
{
	struct reply reply = {0};
	struct letter letter;
	enum status status =
		letter_link_open(visit, in->token, &letter, fault);

	if (status != OK)
		return status;
	if (!strcmp(in->answer, "understood"))
		status = understand(visit, &letter, fault);
	else if (!strcmp(in->answer, "take-back"))
		status = take_back(visit, &letter, fault);
	else
		status = ask_for(visit, &letter, in, &reply, fault);
	model_text(model, "answer", in->answer);
	model_time_or_null(model, "due_at", reply.due_utc);
	return status;
}
