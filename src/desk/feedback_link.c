/* What tenants say of the work, as they say it. Every sentence in this file is
 * translated into all languages of po/tenant. */
#include "core/feedback.h"
#include "core/name.h"
#include "desk/feedback_inside.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/numbers.h"
#include "store/organisation.h"
#include "store/request.h"
#include "store/tenant.h"
#include "wire/model.h"

struct opened {
	struct feedback feedback;
	struct item item;
	struct tenant tenant;
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
	status = feedback_by_token(&access, hash, visit->now_utc,
				   &ret->feedback, fault);
	if (status == OK)
		status = item_get(&access, ret->feedback.item, &ret->item,
				  fault);
	if (status == OK)
		status = tenant_get_itself(&access, ret->feedback.tenant,
					   &ret->tenant, fault);
	if (status == OK && ret->tenant.life != LIFE_CURRENT)
		status = E_NOT_FOUND;
	return status == E_NOT_FOUND ? not_found("link", fault) : status;
}

enum status
feedback_link_show(struct visit *visit, const char *token, struct model *model,
		   struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct model *rows = model_children(model, "questions");
	struct organisation organisation;
	struct opened opened;
	enum status status = open_link(visit, token, &opened, fault);

	if (status == OK)
		status = organisation_get(&access, opened.item.organisation,
					  &organisation, fault);
	if (status != OK)
		return status;
	model_text(model, "organisation", organisation.name);
	model_bool(model, "spoken",
		   opened.item.spec.service == SERVICE_INTERPRETING);
	model_bool(model, "answered", opened.feedback.answered_utc != 0);
	for (int i = 0; i < FEEDBACK_QUESTIONS; i++) {
		struct model *row;

		if (!feedback_asks(opened.item.spec.service,
				   (enum feedback_question)i))
			continue;
		row = model_append(rows);
		model_text(row, "code", feedback_question_names[i]);
		model_code(row, "asks", "feedback-question",
			   feedback_question_names[i]);
	}
	return OK;
}

/* ---- what was said ---- */

static void
read_answers(struct fields *fields, const struct feedback_input *in,
	     enum service service, struct feedback_said *ret)
{
	const char *const words[FEEDBACK_QUESTIONS] = {
		[FEEDBACK_UNDERSTOOD] = in->understood,
		[FEEDBACK_SAID] = in->said,
		[FEEDBACK_FAIR] = in->fair,
		[FEEDBACK_LANGUAGE] = in->language,
		[FEEDBACK_TIME] = in->time,
	};

	*ret = (struct feedback_said){{FEEDBACK_UNSAID}};
	for (int i = 0; i < FEEDBACK_QUESTIONS; i++) {
		struct fault fault;
		int answer = 0;

		if (!words[i] || !*words[i] ||
		    !feedback_asks(service, (enum feedback_question)i))
			continue;
		if (name_check("", feedback_answer_names + 1,
			       FEEDBACK_ANSWERS - 1, words[i], &answer,
			       &fault) == OK)
			ret->answer[i] = (enum feedback_answer)(answer + 1);
		else
			field_take(fields, feedback_question_names[i], &fault);
	}
}

static enum status
log_answered(struct visit *visit, const struct item *item,
	     const struct feedback *row, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {
		.kind = "feedback.answered",
		.subject = item->request,
		.organisation = item->organisation,
		.service = service_name(item->spec.service),
		.language = item->spec.language,
		.payload = payload,
	};

	model_int(payload, "n", item->n);
	model_text(payload, "answers", row->answers);
	model_text(payload, "how", row->how);
	model_time_or_null(payload, "due_at", row->due_utc);
	return log_event(visit, &entry, fault);
}

enum status
feedback_keep(struct visit *visit, const struct feedback_input *in,
	      const struct item *item, struct feedback *row,
	      struct faults *faults, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	char answers[FEEDBACK_TEXT];
	struct feedback_said said;
	struct fault nothing;
	enum status status;

	read_answers(&fields, in, item->spec.service, &said);
	feedback_write(&said, answers);
	row->answers = arena_text(visit->arena, answers);
	row->words = field_text(&fields, "words", in->words,
				FEEDBACK_WORDS_MOST);
	row->call_me = in->call_me;
	row->language = row->words ? in->tag : NULL;
	if (!*answers && !row->words && !in->call_me) {
		(void)fault_set(&nothing, E_INPUT, "",
				N_("Please answer one of the questions."),
				NULL);
		field_take(&fields, "understood", &nothing);
	}
	status = fields_end(&fields, fault);
	row->answered_utc = visit->now_utc;
	row->due_utc = 0;
	/* Words are read by somebody, whatever they say. */
	if (status == OK && (feedback_bad(&said, in->call_me) || row->words))
		status = number_due(visit,
				    &(struct number_wait){item->organisation,
							  visit->now_utc,
							  ANSWER_FEEDBACK},
				    &row->due_utc, fault);
	if (status == OK)
		status = feedback_answer(&access, row, fault);
	return status == OK ? log_answered(visit, item, row, fault) : status;
}

enum status
feedback_link_answer(struct visit *visit, const char *token,
		     const struct feedback_input *in, struct model *model,
		     struct faults *faults, struct fault *fault)
{
	struct opened opened;
	enum status status = open_link(visit, token, &opened, fault);

	if (status == OK && opened.feedback.answered_utc)
		return fault_set(fault, E_CONFLICT, "",
				 N_("You have answered everything. Thank "
				    "you."),
				 NULL);
	if (status != OK)
		return status;
	opened.feedback.how = "self";
	opened.feedback.answered_by = 0;
	status = feedback_keep(visit, in, &opened.item, &opened.feedback,
			       faults, fault);
	model_bool(model, "called", in->call_me);
	return status;
}
