/* Prescribed forms as they are listed, shown and printed. */
#include <string.h>

#include "base/buf.h"
#include "desk/form_inside.h"
#include "desk/forms.h"
#include "desk/inside.h"
#include "lang/catalogue.h"
#include "lang/tag.h"
#include "notice/merge.h"
#include "notice/parcel.h"
#include "notice/prescribed.h"
#include "notice/translate.h"
#include "render/presses.h"
#include "render/render.h"
#include "store/organisation.h"
#include "wire/model.h"

static void
show_hash(struct model *model, const unsigned char hash[HASH_BYTES])
{
	char hex[2 * HASH_BYTES + 1];

	hash_hex(hash, HASH_BYTES, hex);
	model_text(model, "sha256", hex);
}

static void
show_row(struct model *model, const struct form_row *row, int32_t today)
{
	model_id(model, "id", row->id);
	model_text(model, "code", row->code);
	model_language(model, "language", row->language);
	model_text(model, "title", row->title);
	model_text(model, "source", row->source);
	model_day(model, "published", row->published_days);
	model_day(model, "valid_from", row->from_days);
	if (row->until_days == INT32_MAX)
		model_null(model, "valid_until");
	else
		model_day(model, "valid_until", row->until_days);
	show_hash(model, row->sha256);
	model_time(model, "loaded_at", row->loaded_utc);
	model_text(model, "loaded_by", row->loaded_name);
	model_text(model, "organisation", row->organisation_name);
	model_bool(model, "current",
		   row->from_days <= today && today < row->until_days);
}

/* Of an organisation's of one code and language only the first is in use: the
 * list has the latest first. */
static void
show_rows(struct model *model, const struct form_rows *rows, int32_t today)
{
	struct model *list = model_children(model, "forms");
	const struct form_row *before = NULL;
	bool used = false;

	for (size_t i = 0; i < rows->count; i++) {
		const struct form_row *row = &rows->list[i];
		struct model *shown = model_append(list);

		if (!before || before->organisation != row->organisation ||
		    strcmp(before->code, row->code) ||
		    strcmp(before->language, row->language))
			used = false;
		show_row(shown, row, today);
		if (used)
			model_bool(shown, "current", false);
		used |= model_true(model_get(shown, "current"));
		before = row;
	}
}

static bool
is_loaded(const struct form_rows *rows, const char *code)
{
	for (size_t i = 0; i < rows->count; i++)
		if (!strcmp(rows->list[i].code, code))
			return true;
	return false;
}

/* Forms of rules in force today that nobody has loaded, each once. */
static void
show_missing(struct model *model, const struct form_rules *rules,
	     const struct form_rows *rows, int32_t today)
{
	struct model *list = model_children(model, "missing");

	for (size_t i = 0; i < rules->count; i++) {
		const struct form_rule *rule = &rules->list[i];
		bool again = false;
		struct model *row;

		for (size_t j = 0; j < i; j++)
			again |= rule->form && rules->list[j].form &&
				 !strcmp(rule->form, rules->list[j].form);
		if (!rule->form || again || rule->until_days <= today ||
		    is_loaded(rows, rule->form))
			continue;
		row = model_append(list);
		model_text(row, "code", rule->form);
		model_text(row, "title", rule->title);
	}
}

static int64_t
own_organisation(const struct visit *visit)
{
	return visit->caller ? visit->caller->organisation : 0;
}

enum status
forms_list(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	int32_t today = form_today(visit);
	struct form_rows rows;
	struct form_rules rules;
	struct model *list;
	enum status status = form_list(&access, &rows, fault);

	if (status == OK)
		status = forms_rules(visit, own_organisation(visit), &rules,
				     fault);
	if (status != OK)
		return status;
	show_rows(model, &rows, today);
	show_missing(model, &rules, &rows, today);
	list = model_children(model, "rules");
	for (size_t i = 0; i < rules.count; i++)
		form_rule_show(model_append(list), &rules.list[i]);
	return OK;
}

static void
show_translations(struct model *model, const struct form_translations *all)
{
	struct model *list = model_children(model, "translations");
	const char *before = "";

	for (size_t i = 0; i < all->count; i++) {
		const struct form_translation *t = &all->list[i];
		struct model *row;

		if (!strcmp(t->language, before))
			continue; /* an older one */
		before = t->language;
		row = model_append(list);
		model_language(row, "language", t->language);
		show_hash(row, t->sha256);
		model_time(row, "loaded_at", t->loaded_utc);
		model_text(row, "loaded_by", t->loaded_name);
		model_time_or_null(row, "approved_at", t->approved_utc);
		model_text(row, "approved_by", t->approved_name);
	}
}

static void
show_blanks(struct model *model, const struct notice *notice)
{
	struct model *list = model_children(model, "fields");

	for (size_t i = 0; i < notice->field_count; i++) {
		struct model *row = model_append(list);

		model_text(row, "name", notice->fields[i].name);
		model_text(row, "label", notice->fields[i].label);
		model_text(row, "type",
			   field_type_name(notice->fields[i].type));
	}
}

/* The rules by which this form is for somebody. */
static enum status
show_for_whom(struct visit *visit, const struct form_row *row,
	      struct model *model, struct fault *fault)
{
	struct model *list = model_children(model, "rules");
	struct form_rules rules;
	enum status status =
		forms_rules(visit, row->organisation, &rules, fault);

	for (size_t i = 0; status == OK && i < rules.count; i++) {
		const char *form = rules.list[i].form;

		if (form && !strcmp(form, row->code))
			form_rule_show(model_append(list), &rules.list[i]);
	}
	return status;
}

/* A form that was changed is still shown, and said to be so. */
enum status
form_show(struct visit *visit, const char *id, struct model *model,
	  struct fault *fault)
{
	struct access access = visit_access(visit);
	struct form_translations translations;
	struct form_taken form;
	struct form_row row;
	enum status status = form_named(visit, id, &row, fault);

	if (status != OK)
		return status;
	show_row(model, &row, form_today(visit));
	status = form_take(visit, &row, &form, fault);
	model_bool(model, "intact", status == OK);
	if (status == OK) {
		model_bytes(model, "text", row.content, row.bytes);
		show_blanks(model, form.notice);
	} else if (status != E_REFUSED) {
		return status;
	}
	status = form_translation_list(&access, row.id, &translations, fault);
	if (status == OK)
		show_translations(model, &translations);
	return status == OK ? show_for_whom(visit, &row, model, fault) : status;
}

enum status
form_translation_export(struct visit *visit, const char *id,
			const char *language, struct form_printed *ret,
			struct fault *fault)
{
	struct access access = visit_access(visit);
	struct catalogue *catalogue = NULL;
	struct form_translation t;
	struct form_taken form;
	struct form_row row;
	const struct tag *tag;
	struct buf out = {0};
	enum status status = form_named(visit, id, &row, fault);

	if (status == OK)
		status = form_take(visit, &row, &form, fault);
	if (status == OK)
		status = tag_parse("/language", language ? language : "", &tag,
				   fault);
	if (status != OK)
		return status;
	if (form_translation_get(&access, row.id, tag->tag, &t, fault) == OK)
		status = form_take_translation(visit, &form, &t, &catalogue,
					       fault);
	if (status == OK) {
		const struct parcel_of of = {.notice = form.notice,
					     .tag = tag,
					     .catalogue = catalogue};
		struct faults faults = {0};
		struct parcel parcel;

		parcel_of(&of, visit->arena, &parcel);
		/* Without a carrier nothing can be wrong. */
		(void)!parcel_write(&parcel, PARCEL_PO, NULL, &out, &faults);
		faults_free(&faults);
		*ret = (struct form_printed){
			.mime = "text/x-gettext-translation; charset=utf-8",
			.name = arena_printf(visit->arena, "%s-%s.po",
					     row.code, tag->tag),
			.bytes = arena_copy(visit->arena, buf_string(&out),
					    out.count),
			.count = out.count};
	}
	catalogue_free(catalogue);
	buf_free(&out);
	return status;
}

/* An id, or a code and the day it is wanted for. */
static enum status
find_form(struct visit *visit, const struct form_wish *wish,
	  struct form_row *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct form_wanted wanted = {own_organisation(visit), wish->form,
				     wish->language ? wish->language : "en",
				     form_today(visit)};
	struct organisations all;
	int64_t id;
	enum status status;

	if (wish->form && id_parse(wish->form, &id))
		return form_named(visit, wish->form, ret, fault);
	status = form_read_day("on", wish->on, &wanted.day_days, fault);
	if (status == OK && !wanted.organisation)
		status = organisation_list(&access, &all, fault);
	if (status != OK)
		return status;
	if (!wanted.organisation)
		wanted.organisation = all.count ? all.list[0].id : 0;
	status = form_in_use(&access, &wanted, ret, fault);
	if (status != E_NOT_FOUND)
		return status;
	return fault_set(fault, E_NOT_FOUND, "/form",
			 N_("No form {code} is loaded for that day: load it "
			    "with vernacular form load, or on the page of "
			    "forms"),
			 "code", wish->form ? wish->form : "", NULL);
}

struct form_job {
	struct form_taken form;
	struct prescribed filling;
	const struct document *document;
	struct enclosure enclosure; /* its companion alone */
};

static enum status
add_companion(struct visit *visit, const char *language, struct form_job *job,
	      struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct catalogue *catalogue = NULL;
	struct form_translation t;
	enum status status = form_translation_get(&access, job->form.row.id,
						  language, &t, fault);

	if (status == E_NOT_FOUND)
		return fault_set(fault, E_NOT_FOUND, "/beside",
				 N_("This form has no translation into that "
				    "language: load one first"),
				 NULL);
	if (status == OK)
		status = form_take_translation(visit, &job->form, &t,
					       &catalogue, fault);
	if (status == OK)
		status = prescribed_companion(&job->filling, catalogue,
					      visit->arena,
					      &job->enclosure.companion,
					      faults);
	if (status != OK && faults->count)
		*fault = faults->list[0];
	catalogue_free(catalogue);
	return status;
}

/* As it goes out with a letter, without the letter. */
static enum status
print(struct visit *visit, const struct form_wish *wish, struct form_job *job,
      struct form_printed *ret, struct fault *fault)
{
	struct presses *presses = desk_presses(visit->desk);
	struct render_options options = {.frame = RENDER_FILE,
					 .size_pt = wish->size_pt,
					 .enclosure = &job->enclosure};
	const struct renderer *renderer;
	struct buf out = {0};
	enum status status = render_find(wish->format, &renderer, fault);

	if (status != OK)
		return status;
	options.press = presses_take(presses);
	status = renderer->render(job->document, &options, &out,
				  fault);
	presses_give(presses, options.press);
	if (status == OK)
		*ret = (struct form_printed){
			.mime = renderer->mime,
			.name = arena_printf(visit->arena, "%s-%s.%s",
					     job->form.row.code,
					     wish->beside
						     ? wish->beside
						     : job->form.row.language,
					     renderer->extension),
			.bytes = arena_copy(visit->arena, buf_string(&out),
					    out.count),
			.count = out.count};
	buf_free(&out);
	return status;
}

enum status
form_print(struct visit *visit, const struct form_wish *wish,
	   struct form_printed *ret, struct faults *faults,
	   struct fault *fault)
{
	struct form_job job = {0};
	struct form_row row;
	size_t before = faults->count;
	enum status status = find_form(visit, wish, &row, fault);

	if (status == OK)
		status = form_take(visit, &row, &job.form, fault);
	if (status != OK)
		return status;
	job.filling = (struct prescribed){
		.form = job.form.notice,
		.tag = job.form.tag,
		.values = wish->data ? wish->data
				     : notice_examples(job.form.notice,
						       visit->arena)};
	status = prescribed_fill(&job.filling, visit->arena, &job.document,
				 faults);
	if (status != OK) {
		data_fault(faults, before, fault);
		return status;
	}
	if (wish->beside && *wish->beside)
		status = add_companion(visit, wish->beside, &job, faults,
				       fault);
	return status == OK ? print(visit, wish, &job, ret, fault) : status;
}
