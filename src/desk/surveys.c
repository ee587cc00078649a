/* Surveys that are brought as tables. */
#include "desk/surveys.h"

#include <string.h>
#include <strings.h>

#include "desk/action_plan_inside.h"
#include "desk/inside.h"
#include "desk/show.h"
#include "desk/table_file.h"
#include "lang/zone.h"
#include "store/survey.h"
#include "store/tenant.h"
#include "wire/model.h"

#define NAME_MOST 100
#define QUESTIONS_MOST 100

enum column {
	S_DATE,
	S_QUESTION,
	S_ANSWER,
	S_REFERENCE,
	S_LANGUAGE,
	S_NEED,
	S_COLUMNS,
};

static const struct heading headings[S_COLUMNS] = {
	[S_DATE] = {"date", "day|answered|answered_at|survey_date",
		    HEADING_MUST, NULL},
	[S_QUESTION] = {"question", "measure|code|tsm|question_code",
			HEADING_MUST, NULL},
	[S_ANSWER] = {"answer", "score|response|rating", HEADING_MUST, NULL},
	[S_REFERENCE] = {"reference", "ref|tenant|tenancy_ref|tenant_ref",
			 HEADING_MAY, NULL},
	[S_LANGUAGE] = {"language", "lang|main_language", HEADING_MAY, NULL},
	[S_NEED] = {"need", "needs|recorded_need", HEADING_MAY, NULL},
};

/* An answer as its row has it. */
struct row {
	int64_t line;
	const char *reference; /* "" not known */
	struct survey_answer answer;
};

struct survey_rows {
	struct row *list;
	size_t count, cap;
};

static void
read_answer(struct table_file *r, struct survey_answer *ret)
{
	static const char *const words[] = {
		"very dissatisfied", "fairly dissatisfied", "neither",
		"fairly satisfied",  "very satisfied",
	};
	const char *text = r->value[S_ANSWER];

	if (*text >= '1' && *text <= '5' && !text[1]) {
		ret->answer = *text - '0';
		return;
	}
	for (size_t i = 0; i < sizeof words / sizeof *words; i++)
		if (!strcasecmp(words[i], text)) {
			ret->answer = (int64_t)i + 1;
			return;
		}
	table_wrong(r, S_ANSWER,
		    N_("{value} is no answer: write 1 to 5, 5 is best, or "
		       "“very satisfied” to “very dissatisfied”"));
}

static void
read_need(struct table_file *r, struct survey_answer *ret)
{
	const char *text = r->value[S_NEED];

	ret->need = -1;
	if (!strcasecmp(text, "yes") || !strcmp(text, "1"))
		ret->need = 1;
	else if (!strcasecmp(text, "no") || !strcmp(text, "0"))
		ret->need = 0;
	else if (*text)
		table_wrong(r, S_NEED,
			    N_("{value} is neither yes nor no"));
}

static void
read_row(struct table_file *r)
{
	struct survey_rows *rows = r->of;
	struct row row = {.line = r->line};
	struct fault fault;

	if (zone_parse_day("", table_day_text(r, S_DATE),
			   &row.answer.said_on_days, &fault) != OK)
		table_wrong(r, S_DATE,
			    N_("{value} is no day: write 2026-11-21 or "
			       "21/11/2026"));
	row.answer.question = table_text(r, S_QUESTION);
	if (!*row.answer.question)
		table_wrong(r, S_QUESTION, N_("The question is missing"));
	read_answer(r, &row.answer);
	row.reference = table_text(r, S_REFERENCE);
	if (*r->value[S_LANGUAGE])
		row.answer.language = table_language(r, S_LANGUAGE);
	if (*r->value[S_LANGUAGE] && !row.answer.language)
		table_wrong(r, S_LANGUAGE,
			    N_("{value} is no language we know"));
	read_need(r, &row.answer);
	rows->list = arena_grow(r->arena, rows->list, rows->count, &rows->cap,
				sizeof *rows->list);
	rows->list[rows->count++] = row;
}

enum status
survey_read(const char *bytes, size_t count, struct arena *arena,
	    struct survey_rows **ret, struct faults *faults)
{
	struct survey_rows *rows = arena_alloc(arena, sizeof *rows);
	struct table_file *r = arena_alloc(arena, sizeof *r);
	enum status status;

	*rows = (struct survey_rows){NULL, 0, 0};
	*r = (struct table_file){
		.arena = arena,
		.faults = faults,
		.heading = headings,
		.columns = S_COLUMNS,
		.rows_most = SURVEY_ROWS_MOST,
		.none = N_("There is no answer in this file: its first row "
			   "names the columns, each other row is an answer"),
		.row = read_row,
		.of = rows};
	status = table_file_read(r, bytes, count);
	if (status == OK)
		*ret = rows;
	return status;
}

/* ---- bringing one ---- */

static void
row_wrong(struct visit *visit, struct faults *faults, const struct row *row,
	  const char *column, const char *message, const char *value)
{
	(void)fault_set(faults_add(faults), E_INPUT,
			arena_printf(visit->arena, "line %lld/%s",
				     (long long)row->line, column),
			message, "value", value, NULL);
}

/* Who answered, by the landlord's own reference; and no day is to come. */
static enum status
find_people(struct visit *visit, const struct survey_rows *rows,
	    int64_t organisation, struct survey_answer *answers,
	    struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	int32_t today = zone_local(visit->now_utc).day_days;
	enum status status = OK;

	for (size_t i = 0; i < rows->count && status == OK; i++) {
		const struct row *row = &rows->list[i];
		struct tenant tenant;

		answers[i] = row->answer;
		if (row->answer.said_on_days > today)
			row_wrong(visit, faults, row, "date",
				  N_("This is still to come"), "");
		if (!*row->reference)
			continue;
		status = tenant_by_reference(&access, organisation,
					     row->reference, &tenant, fault);
		if (status == OK) {
			answers[i].tenant = tenant.id;
		} else if (status == E_NOT_FOUND) {
			row_wrong(visit, faults, row, "reference",
				  N_("Nobody in the register has the "
				     "reference {value}"),
				  row->reference);
			status = OK;
		}
	}
	return status;
}

static void
show_found(struct model *model, const struct survey_answer *answers,
	   size_t count)
{
	struct model *rows = model_children(model, "questions");
	const char *names[QUESTIONS_MOST];
	int64_t ns[QUESTIONS_MOST], known = 0;
	size_t questions = 0;

	for (size_t i = 0; i < count; i++) {
		size_t at = 0;

		known += answers[i].tenant != 0;
		while (at < questions &&
		       strcmp(names[at], answers[i].question) != 0)
			at++;
		if (at == QUESTIONS_MOST)
			continue;
		if (at == questions) {
			names[questions] = answers[i].question;
			ns[questions++] = 0;
		}
		ns[at]++;
	}
	model_int(model, "answers", (int64_t)count);
	model_int(model, "known", known);
	for (size_t i = 0; i < questions; i++) {
		struct model *row = model_append(rows);

		model_text(row, "question", names[i]);
		model_int(row, "n", ns[i]);
	}
}

static enum status
log_survey(struct visit *visit, const char *kind, const struct survey *survey,
	   const char *why, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {
		.kind = kind,
		.subject = survey->id,
		.organisation = survey->organisation,
		.payload = payload,
	};

	model_text(payload, "name", survey->name);
	model_int(payload, "answers", survey->answers);
	model_text(payload, "reason", why);
	return log_event(visit, &entry, fault);
}

static enum status
keep(struct visit *visit, struct survey *survey,
     struct survey_answer *answers, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status;

	survey->id = visit_id(visit);
	survey->at_utc = visit->now_utc;
	survey->by = visit_actor(visit);
	status = survey_insert(&access, survey, fault);
	for (int64_t i = 0; i < survey->answers && status == OK; i++) {
		answers[i].id = visit_id(visit);
		answers[i].survey = survey->id;
		answers[i].organisation = survey->organisation;
		status = survey_answer_insert(&access, &answers[i], fault);
	}
	if (status == OK)
		status = log_survey(visit, "survey.brought", survey, NULL,
				    fault);
	model_id(model, "id", survey->id);
	return status;
}

enum status
survey_bring(struct visit *visit, const struct survey_input *in,
	     struct model *model, struct faults *faults, struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	struct survey survey = {.answers = (int64_t)in->rows->count};
	struct survey_answer *answers = arena_alloc(
		visit->arena, (in->rows->count + 1) * sizeof *answers);
	enum status status = plan_organisation(visit, in->organisation,
					       &survey.organisation, fault);

	if (status != OK)
		return status;
	survey.name = field_words_needed(&fields, "name", in->name,
					 NAME_MOST);
	status = find_people(visit, in->rows, survey.organisation, answers,
			     faults, fault);
	if (status == OK)
		status = fields_end(&fields, fault);
	if (status != OK)
		return status;
	show_found(model, answers, in->rows->count);
	model_null(model, "id");
	return in->use == SURVEY_KEEP
		       ? keep(visit, &survey, answers, model, fault)
		       : OK;
}

/* ---- those there are ---- */

enum status
surveys_list(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "surveys");
	struct organisations all;
	struct surveys found;
	enum status status = organisation_list(&access, &all, fault);

	if (status == OK)
		status = survey_list(&access, &found, fault);
	for (size_t i = 0; status == OK && i < found.count; i++) {
		const struct survey *s = &found.list[i];
		struct model *row = model_append(rows);

		model_id(row, "id", s->id);
		model_text(row, "name", s->name);
		show_plan_place(row, s->organisation, &all);
		model_int(row, "answers", s->answers);
		model_time(row, "at", s->at_utc);
		show_actor(visit, row, "by_name", s->by);
		model_time_or_null(row, "removed_at", s->removed_utc);
		show_actor(visit, row, "removed_by_name", s->removed_by);
		model_text(row, "why", s->removed_why);
	}
	if (status == OK)
		show_organisations(model, &all);
	return status;
}

enum status
survey_remove_one(struct visit *visit, const char *text, const char *reason,
		  struct model *model, struct faults *faults,
		  struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct survey survey;
	int64_t id;
	enum status status;

	if (!text || !id_parse(text, &id))
		return not_found("id", fault);
	status = survey_get(&access, id, &survey, fault);
	if (status != OK)
		return status == E_NOT_FOUND ? not_found("id", fault)
					     : status;
	if (survey.removed_utc)
		return fault_set(fault, E_CONFLICT, "removed_at",
				 N_("This survey is taken away already"),
				 NULL);
	survey.removed_utc = visit->now_utc;
	survey.removed_by = visit_actor(visit);
	survey.removed_why = field_words_needed(&fields, "reason", reason,
						PLAN_WORDS_MOST);
	status = fields_end(&fields, fault);
	if (status == OK)
		status = survey_remove(&access, &survey, fault);
	model_id(model, "id", id);
	return status == OK ? log_survey(visit, "survey.removed", &survey,
					 survey.removed_why, fault)
			    : status;
}
