/* Complaints about providers: logged, listed and shown. */
#include "desk/provider_complaints.h"

#include <string.h>

#include "core/feedback.h"
#include "core/name.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "desk/provider_complaint_inside.h"
#include "desk/provider_input.h"
#include "desk/show.h"
#include "desk/tenants.h"
#include "lang/zone.h"
#include "store/feedback.h"
#include "store/linguist.h"
#include "store/provider.h"
#include "wire/model.h"

#define WORDS_MOST 4000
#define YEAR_S (365 * 86400)
#define ANSWERS_LEAST 10 /* fewer could tell who it was */
#define COMPLAINTS_TOLD 100

/* ---- logging one ---- */

static int
read_word(struct fields *fields, const char *field, const char *const *names,
	  size_t count, const char *value)
{
	struct fault fault;
	int place = 0;

	if (name_check("", names, count, value ? value : "", &place, &fault) !=
	    OK)
		field_take(fields, field, &fault);
	return place;
}

/* From what a tenant answered: everything but what is said of it. */
static enum status
from_feedback(struct visit *visit, const char *text,
	      struct provider_complaint *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct feedback feedback;
	struct item item;
	int64_t id;
	enum status status;

	if (!id_parse(text, &id))
		return not_found("feedback", fault);
	status = feedback_get(&access, id, &feedback, fault);
	if (status == OK)
		status = item_get(&access, feedback.item, &item, fault);
	if (status == E_NOT_FOUND || (status == OK && !feedback.provider))
		return not_found("feedback", fault);
	if (status != OK)
		return status;
	ret->feedback = feedback.id;
	ret->item = feedback.item;
	ret->tenant = feedback.tenant;
	ret->provider = feedback.provider;
	ret->linguist = feedback.linguist;
	ret->organisation = feedback.organisation;
	return OK;
}

static enum status
from_words(struct visit *visit, const struct complaint_input *in,
	   struct provider_complaint *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct provider provider;
	struct linguist linguist;
	struct work work;
	int64_t id;
	enum status status =
		provider_named(visit, in->provider, &provider, fault);

	ret->provider = provider.id;
	ret->organisation = visit_organisation(visit);
	if (status == OK && in->ref && *in->ref) {
		status = work_load(visit, in->ref, in->n ? (int)in->n : 1,
				   &work, fault);
		ret->item = work.item.id;
		ret->tenant = work.item.tenant;
		ret->organisation = work.item.organisation;
	}
	if (status != OK || !in->linguist || !*in->linguist)
		return status;
	if (!id_parse(in->linguist, &id))
		return not_found("linguist", fault);
	status = linguist_get(&access, id, &linguist, fault);
	if (status == E_NOT_FOUND ||
	    (status == OK && linguist.provider != provider.id))
		return not_found("linguist", fault);
	ret->linguist = id;
	return status;
}

static void
read_input(struct visit *visit, struct fields *fields,
	   const struct complaint_input *in, struct provider_complaint *ret)
{
	struct fault fault;

	ret->source = ret->feedback
			      ? SOURCE_FEEDBACK
			      : (enum complaint_source)read_word(
					fields, "source",
					complaint_source_names,
					COMPLAINT_SOURCES, in->source);
	ret->about = (enum complaint_about)read_word(
		fields, "about", complaint_about_names, COMPLAINT_ABOUTS,
		in->about);
	ret->words = field_words_needed(fields, "words", in->words,
					WORDS_MOST);
	ret->received_utc = visit->now_utc;
	if (field_time(fields, "received_at", in->received_at,
		       &ret->received_utc) &&
	    ret->received_utc > visit->now_utc) {
		(void)fault_set(&fault, E_INPUT, "",
				N_("This is still to come"), NULL);
		field_take(fields, "received_at", &fault);
	}
}

enum status
complaint_log(struct visit *visit, const struct complaint_input *in,
	      struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct provider_complaint complaint = {.version = 1, .outcome = -1};
	enum status status =
		in->feedback && *in->feedback
			? from_feedback(visit, in->feedback, &complaint, fault)
			: from_words(visit, in, &complaint, fault);

	if (status != OK)
		return status;
	read_input(visit, &fields, in, &complaint);
	status = fields_end(&fields, fault);
	complaint.logged_utc = visit->now_utc;
	complaint.logged_by = visit_actor(visit);
	if (status == OK)
		status = complaint_clocks(visit, &complaint, fault);
	if (status != OK)
		return status;
	complaint.id = visit_id(visit);
	status = provider_complaint_insert(&access, &complaint, fault);
	if (status == OK)
		status = complaint_note(visit, &complaint, "complaint.logged",
					NULL, fault);
	model_id(model, "id", complaint.id);
	return status;
}

/* ---- showing them ---- */

enum status
complaint_named(struct visit *visit, const char *text,
		struct provider_complaint *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t id;
	enum status status;

	if (!text || !id_parse(text, &id))
		return not_found("id", fault);
	status = provider_complaint_get(&access, id, ret, fault);
	return status == E_NOT_FOUND ? not_found("id", fault) : status;
}

static void
show_row_of(struct visit *visit, struct model *row,
	    const struct provider_complaint *one)
{
	int64_t due = one->state == COMPLAINT_RECEIVED
			      ? one->acknowledge_due_utc
		      : one->state == COMPLAINT_INVESTIGATED
			      ? one->decide_due_utc
			      : 0;

	model_id(row, "id", one->id);
	model_id(row, "provider", one->provider);
	model_text(row, "provider_name", one->provider_name);
	model_text(row, "linguist_name", one->linguist_name);
	model_text(row, "ref", one->ref);
	model_int(row, "n", one->n);
	model_code(row, "source", "complaint-source",
		   complaint_source_names[one->source]);
	model_code(row, "about", "complaint-about",
		   complaint_about_names[one->about]);
	model_code(row, "state", "complaint-state",
		   complaint_state_names[one->state]);
	model_time(row, "received_at", one->received_utc);
	model_time_or_null(row, "due_at", due);
	model_bool(row, "late", due && due < visit->now_utc);
	model_code(row, "outcome", "complaint-outcome",
		   one->outcome < 0 ? NULL
				    : complaint_outcome_names[one->outcome]);
}

/* "TIME.ID" of the last row. */
static enum status
read_place(struct visit *visit, const char *after,
	   struct provider_complaint_wish *ret, struct fault *fault)
{
	size_t digits = after ? strcspn(after, ".") : 0;
	enum status status;

	if (!after || !*after)
		return OK;
	status = page_number(arena_copy(visit->arena, after, digits),
			     &ret->after_utc, fault);
	if (status == OK)
		status = page_number(after + digits + (after[digits] == '.'),
				     &ret->after_id, fault);
	return status;
}

static const char *
place_of(struct visit *visit, const struct provider_complaint *last)
{
	int64_t due = last->state == COMPLAINT_RECEIVED
			      ? last->acknowledge_due_utc
			      : last->decide_due_utc;

	return arena_printf(visit->arena, "%lld.%lld", (long long)due,
			    (long long)last->id);
}

enum status
complaints_list(struct visit *visit, const struct complaint_list *list,
		const struct page_wish *page, struct model *model,
		struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "complaints");
	struct provider_complaint_wish wish = {
		.open = !list->show || strcmp(list->show, "all") != 0};
	struct provider_complaints all;
	struct provider provider;
	size_t limit, shown;
	enum status status = page_limit(page, &limit, fault);

	if (status == OK)
		status = read_place(visit, page->after, &wish, fault);
	if (status == OK && list->provider && *list->provider) {
		status = provider_named(visit, list->provider, &provider,
					fault);
		wish.provider = provider.id;
	}
	wish.limit = limit + 1;
	if (status == OK)
		status = provider_complaint_list(&access, &wish, &all, fault);
	if (status != OK)
		return status;
	model_bool(model, "open", wish.open);
	model_text(model, "provider_name",
		   wish.provider ? provider.name : NULL);
	model_id(model, "provider", wish.provider);
	shown = all.count > limit ? limit : all.count;
	for (size_t i = 0; i < shown; i++)
		show_row_of(visit, model_append(rows), &all.list[i]);
	model_text(model, "next",
		   all.count > limit ? place_of(visit, &all.list[shown - 1])
				     : NULL);
	return OK;
}

static enum status
show_steps(struct visit *visit, struct model *model, int64_t complaint,
	   struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "steps");
	struct complaint_step_rows all;
	enum status status =
		complaint_step_list(&access, complaint, &all, fault);

	for (size_t i = 0; status == OK && i < all.count; i++) {
		struct model *row = model_append(rows);

		model_code(row, "kind", "complaint-step",
			   complaint_step_names[all.list[i].kind]);
		model_text(row, "words", all.list[i].words);
		model_time(row, "at", all.list[i].at_utc);
		show_actor(visit, row, "by_name", all.list[i].by);
	}
	return status;
}

/* What can be done now; who is stopped can be started only. */
static enum status
show_may(struct visit *visit, struct model *model,
	 const struct provider_complaint *one, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *may = model_child(model, "may");
	struct provider provider;
	struct linguist linguist = {.id = 0};
	bool stop = complaint_allows(one->state, STEP_STOP);
	enum status status =
		provider_get(&access, one->provider, &provider, fault);

	if (status == OK && one->linguist)
		status = linguist_get(&access, one->linguist, &linguist,
				      fault);
	if (status != OK)
		return status;
	model_bool(model, "provider_active", provider.active);
	model_int(model, "open_work", provider.open_items);
	model_id(model, "linguist", one->linguist);
	model_bool(model, "linguist_active",
		   linguist.id && !linguist.stopped_utc);
	for (int i = 0; i < COMPLAINT_STEPS; i++)
		if (i != STEP_STOP && i != STEP_START)
			model_bool(may, complaint_step_names[i],
				   complaint_allows(one->state,
						    (enum complaint_step)i));
	model_bool(may, "stop", stop && provider.active);
	model_bool(may, "start", !provider.active && !provider.ended_utc);
	model_bool(may, "stop_linguist",
		   stop && linguist.id && !linguist.stopped_utc);
	model_bool(may, "start_linguist", linguist.stopped_utc != 0);
	return OK;
}

enum status
complaint_show(struct visit *visit, const char *id, struct model *model,
	       struct fault *fault)
{
	struct provider_complaint one;
	struct desk_note reading = {.kind = "complaint.read",
				    .when = NOTE_QUEUED};
	enum status status = complaint_named(visit, id, &one, fault);

	if (status != OK)
		return status;
	show_row_of(visit, model, &one);
	model_text(model, "words", one.words);
	model_time(model, "logged_at", one.logged_utc);
	show_actor(visit, model, "logged_by_name", one.logged_by);
	model_int(model, "version", one.version);
	model_time(model, "acknowledge_due_at", one.acknowledge_due_utc);
	model_time_or_null(model, "acknowledged_at", one.acknowledged_utc);
	model_time(model, "decide_due_at", one.decide_due_utc);
	model_text(model, "finding", one.finding);
	model_text(model, "learning", one.learning);
	model_time_or_null(model, "closed_at", one.closed_utc);
	status = show_may(visit, model, &one, fault);
	if (status == OK)
		status = show_steps(visit, model, one.id, fault);
	reading.subject = one.provider;
	reading.organisation = one.organisation;
	return status == OK ? desk_note_read(visit, &reading, fault) : status;
}

enum status
complaints_due(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	int32_t today = zone_local(visit->now_utc).day_days;
	int64_t ends, count = 0;
	enum status status;

	zone_utc(today + 1, 0, &ends);
	status = provider_complaint_due(&access, ends, &count, fault);
	if (status == OK)
		model_int(model, "complaints_due", count);
	return status;
}

/* ---- what a provider sees of it ---- */

static void
show_share(struct model *model, int64_t good, int64_t n)
{
	model_int(model, "n", n);
	model_int(model, "good", good);
	if (n)
		model_real(model, "share", (double)good / (double)n);
	else
		model_null(model, "share");
}

static enum status
show_checks(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct provider_figures figures;
	int64_t n = 0, good = 0;
	enum status status =
		provider_figures(&access, visit->caller->provider,
				 visit->now_utc, &figures, fault);

	for (size_t i = 0; status == OK && i < figures.count; i++) {
		n += figures.list[i].checked;
		good += figures.list[i].good;
	}
	show_share(model_child(model, "checks"), good, n);
	return status;
}

static enum status
show_answers(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct feedbacks all;
	int64_t good = 0;
	enum status status = feedback_of_provider(
		&access, visit->caller->provider, visit->now_utc - YEAR_S,
		&all, fault);

	if (status != OK)
		return status;
	for (size_t i = 0; i < all.count; i++) {
		struct feedback_said said;

		feedback_read(all.list[i].answers, &said);
		good += !feedback_bad(&said, false);
	}
	if (all.count < ANSWERS_LEAST)
		model_null(model, "answers");
	else
		show_share(model_child(model, "answers"), good,
			   (int64_t)all.count);
	return OK;
}

enum status
portal_quality(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct model *rows = model_children(model, "complaints");
	struct provider_complaints all;
	enum status status;

	if (visit->caller->linguist)
		return fault_set(fault, E_FORBIDDEN, "",
				 N_("Figures are for those who coordinate at "
				    "your agency: ask them"),
				 NULL);
	status = provider_complaint_told(&access, visit->caller->provider,
					 COMPLAINTS_TOLD, &all, fault);
	for (size_t i = 0; status == OK && i < all.count; i++) {
		const struct provider_complaint *one = &all.list[i];
		struct model *row;

		if (one->state != COMPLAINT_CLOSED || one->outcome < 0 ||
		    !complaint_upheld((enum complaint_outcome)one->outcome) ||
		    one->closed_utc < visit->now_utc - YEAR_S)
			continue;
		row = model_append(rows);
		model_time(row, "closed_at", one->closed_utc);
		model_code(row, "about", "complaint-about",
			   complaint_about_names[one->about]);
		model_code(row, "outcome", "complaint-outcome",
			   complaint_outcome_names[one->outcome]);
		model_text(row, "finding", one->finding);
		model_text(row, "linguist_name", one->linguist_name);
	}
	if (status == OK)
		status = show_checks(visit, model, fault);
	return status == OK ? show_answers(visit, model, fault) : status;
}
