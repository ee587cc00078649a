/* Notices as staff see them, and the approval of their translations. */
#include <string.h>

#include "desk/inside.h"
#include "desk/letters.h"
#include "desk/review.h"
#include "lang/catalogue.h"
#include "lang/tag.h"
#include "notice/notices.h"
#include "wire/model.h"

static enum status
show_language(struct visit *visit, struct model *row,
	      const struct notice *notice, const struct catalogue *catalogue,
	      struct fault *fault)
{
	const struct tag *tag = catalogue_tag(catalogue);
	struct reviews reviews;
	int64_t approved = 0;
	enum status status = reviews_read(visit, visit_organisation(visit),
					  notice, tag, &reviews, fault);

	if (status != OK)
		return status;
	for (size_t i = 0; i < notice->message_count; i++) {
		struct translated translation;

		translate_find(&notice->messages[i], catalogue,
			       &reviews.review, &translation);
		approved += translation.state == TRANSLATE_APPROVED;
	}
	model_language(row, "language", tag->tag);
	model_int(row, "approved", approved);
	model_int(row, "total", (int64_t)notice->message_count);
	model_bool(row, "ready", approved == (int64_t)notice->message_count);
	return OK;
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
	model_code(row, "document_class", "class", notice->class);
	languages = model_children(row, "languages");
	english = model_append(languages);
	model_language(english, "language", "en");
	model_int(english, "approved", (int64_t)notice->message_count);
	model_int(english, "total", (int64_t)notice->message_count);
	model_bool(english, "ready", true);
	for (size_t i = 0; status == OK &&
			   (catalogue = notices_catalogue_at(notices, notice,
							     i));
	     i++)
		status = show_language(visit, model_append(languages), notice,
				       catalogue, fault);
	return status;
}

enum status
notices_list(struct visit *visit, struct model *model, struct fault *fault)
{
	struct model *rows = model_children(model, "notices");
	const struct notices *notices;
	const struct notice *notice;
	enum status status = desk_notices(visit->desk, &notices, fault);

	for (size_t i = 0;
	     status == OK && (notice = notices_at(notices, i)); i++)
		status = show_summary(visit, model_append(rows), notices,
				      notice, fault);
	return status;
}

static void
show_fields(struct model *model, const struct notice *notice)
{
	struct model *rows = model_children(model, "fields");

	for (size_t i = 0; i < notice->field_count; i++) {
		const struct field *field = &notice->fields[i];
		struct model *row = model_append(rows);

		model_text(row, "name", field->name);
		model_text(row, "label", field->label);
		model_text(row, "hint", field->hint);
		model_code(row, "type", "field-type",
			   field_type_name(field->type));
		model_text(row, "example", field->example);
		model_bool(row, "required", field->required);
	}
}

static enum status
show_messages(struct visit *visit, struct model *model,
	      const struct notices *notices, const struct notice *notice,
	      const struct tag *tag, struct fault *fault)
{
	struct model *rows = model_children(model, "messages");
	const struct catalogue *catalogue =
		notices_catalogue(notices, notice, tag);
	struct reviews reviews;
	enum status status = reviews_read(visit, visit_organisation(visit),
					  notice, tag, &reviews, fault);

	for (size_t i = 0; status == OK && i < notice->message_count; i++) {
		struct translated translation;
		struct model *row = model_append(rows);

		translate_find(&notice->messages[i], catalogue,
			       &reviews.review, &translation);
		model_text(row, "source", notice->messages[i].id);
		model_name(row, "translation",
			   translation.entry ? translation.entry->form[0]
					     : NULL,
			   tag->tag);
		model_code(row, "state", "review",
			   translate_state_name(translation.state));
	}
	return status;
}

enum status
notice_named(struct visit *visit, const char *name,
	     const struct notices **ret_notices, const struct notice **ret,
	     struct fault *fault)
{
	enum status status = desk_notices(visit->desk, ret_notices, fault);

	if (status == OK)
		status = notices_find(*ret_notices, name ? name : "", ret,
				      fault);
	return status;
}

enum status
notice_show(struct visit *visit, const char *name, const char *tag_text,
	    struct model *model, struct fault *fault)
{
	const struct notices *notices;
	const struct notice *notice;
	const struct tag *tag = NULL;
	enum status status = notice_named(visit, name, &notices, &notice,
					  fault);

	if (status == OK && tag_text && *tag_text)
		status = tag_parse("/language", tag_text, &tag, fault);
	if (status == OK)
		status = show_summary(visit, model, notices, notice, fault);
	if (status != OK)
		return status;
	show_fields(model, notice);
	if (tag && strcmp(tag->tag, "en") != 0)
		status = show_messages(visit, model, notices, notice, tag,
				       fault);
	else
		(void)model_children(model, "messages");
	return status;
}

/* A message that may not be approved as it stands. */
static enum status
unready(const struct notice *notice, const struct tag *tag,
	const struct translated *translation, struct fault *fault)
{
	return fault_set(fault, E_CONFLICT, notice->name,
			 N_("In {language} the message {message} is {state}: "
			    "translate it first"),
			 "language", tag->english, "message",
			 translation->message->id, "state",
			 translate_state_name(translation->state), NULL);
}

static enum status
approve_all(struct visit *visit, const struct notice *notice,
	    const struct catalogue *catalogue, const struct tag *tag,
	    struct fault *fault)
{
	enum status status = OK;

	for (size_t i = 0; i < notice->message_count && status == OK; i++) {
		struct translated translation;

		translate_find(&notice->messages[i], catalogue, NULL,
			       &translation);
		if (translation.state == TRANSLATE_MISSING ||
		    translation.state == TRANSLATE_OUTDATED)
			return unready(notice, tag, &translation, fault);
		status = review_approve(visit, notice, tag, translation.key,
					fault);
	}
	return status;
}

enum status
notice_approve(struct visit *visit, const char *name, const char *tag_text,
	       struct model *model, struct fault *fault)
{
	const struct notices *notices;
	const struct notice *notice;
	const struct catalogue *catalogue = NULL;
	const struct tag *tag;
	enum status status = visit_needs(visit,
					 ROLE_BIT(ROLE_TRANSLATOR) |
						 ROLE_BIT(ROLE_MANAGER) |
						 ROLE_BIT(ROLE_ADMINISTRATOR),
					 fault);

	if (status == OK)
		status = notice_named(visit, name, &notices, &notice, fault);
	if (status == OK)
		status = tag_parse("/language", tag_text ? tag_text : "", &tag,
				   fault);
	if (status == OK)
		catalogue = notices_catalogue(notices, notice, tag);
	if (status == OK && !catalogue)
		status = no_translation(notice, tag, fault);
	if (status == OK)
		status = approve_all(visit, notice, catalogue, tag, fault);
	if (status == OK)
		status = log_approval(visit, notice, tag, fault);
	if (status != OK)
		return status;
	model_text(model, "name", notice->name);
	model_language(model, "language", tag->tag);
	model_int(model, "approved", (int64_t)notice->message_count);
	return OK;
}
