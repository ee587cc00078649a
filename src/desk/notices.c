/* Notices as staff see them, and the approval of their translations. */
#include <string.h>

#include "desk/bundle.h"
#include "desk/inside.h"
#include "desk/letters.h"
#include "desk/review.h"
#include "desk/show.h"
#include "desk/translations.h"
#include "lang/catalogue.h"
#include "lang/tag.h"
#include "notice/notices.h"
#include "wire/model.h"

/* What a letter of it needs: its own sentences and those of its clauses. */
static enum status
show_language(struct visit *visit, struct model *row,
	      const struct notice *notice, const struct tag *tag,
	      struct fault *fault)
{
	struct bundle bundle;
	int64_t approved = 0, total = 0;
	enum status status =
		bundle_open(visit, notice->name, tag->tag, &bundle, fault);

	if (status != OK)
		return status;
	for (size_t p = 0; p < bundle.parts; p++)
		bundle_count(&bundle.part[p], &approved, &total);
	model_language(row, "language", tag->tag);
	model_int(row, "approved", approved);
	model_int(row, "total", total);
	model_bool(row, "ready", approved == total);
	return OK;
}

static int64_t
count_messages(const struct notice *notice)
{
	int64_t count = (int64_t)notice->message_count;

	for (size_t i = 0; i < notice->clause_count; i++)
		count += (int64_t)notice->clauses[i]->message_count;
	return count;
}

static enum status
show_summary(struct visit *visit, struct model *row,
	     const struct notices *notices, const struct notice *notice,
	     struct fault *fault)
{
	const struct catalogue *catalogue;
	struct model *languages, *english;
	enum status status = OK;

	model_text(row, "name", notice->name);
	model_text(row, "title", notice->title);
	model_text(row, "purpose", notice->purpose);
	model_code(row, "document_class", "class",
		   notice->class ? arena_text(visit->arena, notice->class)
				 : NULL);
	model_bool(row, "easy_read", notice->text[NOTICE_EASY].path != NULL);
	languages = model_children(row, "languages");
	english = model_append(languages);
	model_language(english, "language", "en");
	model_int(english, "approved", count_messages(notice));
	model_int(english, "total", count_messages(notice));
	model_bool(english, "ready", true);
	for (size_t i = 0; status == OK &&
			   (catalogue = notices_catalogue_at(notices, notice,
							     i));
	     i++)
		status = show_language(visit, model_append(languages), notice,
				       catalogue_tag(catalogue), fault);
	return status;
}

enum status
notices_list(struct visit *visit, struct model *model, struct fault *fault)
{
	struct model *rows = model_children(model, "notices");
	const struct notices *notices;
	const struct notice *notice;
	enum status status = desk_notices(visit, visit_organisation(visit),
					  &notices, fault);

	for (size_t i = 0;
	     status == OK && (notice = notices_at(notices, i)); i++)
		status = show_summary(visit, model_append(rows), notices,
				      notice, fault);
	return status;
}

/* What an officer chooses from, in English: the notice says it in each
 * language. */
static void
show_choices(struct model *row, const struct field *field)
{
	struct model *choices = model_children(row, "choices");

	for (size_t i = 0; i < field->choice_count; i++) {
		const struct field_choice *choice = &field->choices[i];
		struct model *made = model_append(choices);

		model_text(made, "name", choice->name);
		model_text(made, "label",
			   choice->label ? choice->label : choice->name);
	}
}

void
show_field(struct model *row, const struct field *field)
{
	model_text(row, "name", field->name);
	model_text(row, "label", field->label);
	model_text(row, "hint", field->hint);
	model_code(row, "type", "field-type", field_type_name(field->type));
	model_text(row, "example", field->example);
	model_bool(row, "required", field->required);
	show_choices(row, field);
}

static void
show_fields(struct model *model, const struct notice *notice)
{
	struct model *rows = model_children(model, "fields");

	for (size_t i = 0; i < notice->field_count; i++)
		show_field(model_append(rows), &notice->fields[i]);
}

static enum status
show_messages(struct visit *visit, struct model *model,
	      const struct notice *notice, const struct tag *tag,
	      struct fault *fault)
{
	struct model *rows = model_children(model, "messages");
	struct bundle bundle;
	enum status status =
		bundle_open(visit, notice->name, tag->tag, &bundle, fault);

	if (status != OK)
		return status;
	for (size_t p = 0; p < bundle.parts; p++) {
		const struct bundle_part *part = &bundle.part[p];

		for (size_t i = 0; i < part->notice->message_count; i++) {
			struct bundle_message message;
			struct model *row = model_append(rows);

			bundle_message(part, &part->notice->messages[i],
				       &message);
			model_text(row, "source", message.message->id);
			model_name(row, "translation",
				   message.found.entry
					   ? message.found.entry->form[0]
					   : NULL,
				   tag->tag);
			model_code(row, "state", "review",
				   translate_state_name(message.found.state));
		}
	}
	return OK;
}

enum status
notice_named(struct visit *visit, int64_t organisation, const char *name,
	     struct found *ret, struct fault *fault)
{
	enum status status =
		desk_notices(visit, organisation, &ret->notices, fault);

	if (status == OK)
		status = notices_find(ret->notices, name ? name : "",
				      &ret->notice, fault);
	return status;
}

enum status
notice_show(struct visit *visit, const char *name, const char *tag_text,
	    struct model *model, struct fault *fault)
{
	struct found found;
	const struct tag *tag = NULL;
	enum status status = notice_named(visit, visit_organisation(visit),
					  name, &found, fault);

	if (status == OK && tag_text && *tag_text)
		status = tag_parse("/language", tag_text, &tag, fault);
	if (status == OK)
		status = show_summary(visit, model, found.notices,
				      found.notice, fault);
	if (status != OK)
		return status;
	show_fields(model, found.notice);
	if (tag && strcmp(tag->tag, "en") != 0)
		status = show_messages(visit, model, found.notice, tag,
				       fault);
	else
		(void)model_children(model, "messages");
	return status;
}

enum status
notice_approve(struct visit *visit, const char *name, const char *tag_text,
	       struct model *model, struct fault *fault)
{
	const struct translation_act act = {
		.name = name, .language = tag_text, .action = "approve"};
	struct model *done = model_object(visit->arena);
	struct found found;
	const struct tag *tag;
	enum status status = desk_notices(visit, visit_organisation(visit),
					  &found.notices, fault);

	if (status == OK)
		status = notices_source(found.notices, name ? name : "",
					&found.notice, fault);
	if (status == OK)
		status = tag_parse("/language", tag_text ? tag_text : "", &tag,
				   fault);
	if (status == OK && !notices_catalogue(found.notices, found.notice,
					       tag))
		status = no_translation(found.notice, tag, fault);
	if (status == OK)
		status = translation_act(visit, &act, done, fault);
	if (status != OK)
		return status;
	model_text(model, "name", found.notice->name);
	model_language(model, "language", tag->tag);
	model_int(model, "approved", count_messages(found.notice));
	return OK;
}
