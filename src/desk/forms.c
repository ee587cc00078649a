/* Prescribed forms: loaded, checked whenever they are used, and shown. */
#include "desk/forms.h"

#include <string.h>

#include "desk/account.h"
#include "desk/form_inside.h"
#include "desk/inside.h"
#include "desk/settings.h"
#include "lang/catalogue.h"
#include "lang/tag.h"
#include "lang/zone.h"
#include "notice/prescribed.h"
#include "notice/template.h"
#include "wire/model.h"

#define TITLE_MOST 200
#define SOURCE_MOST 500

enum status
form_at_pointer(enum status status, struct fault *fault)
{
	char name[sizeof fault->where];

	if (status == OK || !*fault->where || *fault->where == '/')
		return status;
	memcpy(name, fault->where, sizeof name);
	fault->where[0] = '/';
	memcpy(fault->where + 1, name, sizeof name - 1);
	fault->where[sizeof name - 1] = '\0';
	return status;
}

enum status
form_read_day(const char *field, const char *text, int32_t *ret,
	      struct fault *fault)
{
	if (!text || !*text)
		return OK;
	return form_at_pointer(zone_parse_day(field, text, ret, fault), fault);
}

int32_t
form_today(const struct visit *visit)
{
	return zone_local(visit->now_utc).day_days;
}

static enum status
tampered(const struct form_row *row, struct fault *fault)
{
	char id[ID_TEXT];

	id_format(row->id, id);
	return fault_set(fault, E_REFUSED, "",
			 N_("The form {title} ({code}, {id}) is not as it was "
			    "loaded: its hash is another, so it is not used. "
			    "Find out who changed the database, and load the "
			    "form again"),
			 "title", row->title, "code", row->code, "id", id,
			 NULL);
}

enum status
form_take(struct visit *visit, const struct form_row *row,
	  struct form_taken *ret, struct fault *fault)
{
	const struct prescribed_file file = {
		arena_printf(visit->arena, "%s.md", row->code), row->code,
		row->content, row->bytes};
	unsigned char hash[HASH_BYTES];
	struct faults faults = {0};
	enum status status = OK;

	hash_sha256(row->content, row->bytes, hash);
	if (!hash_equal(hash, row->sha256, HASH_BYTES))
		return tampered(row, fault);
	ret->row = *row;
	ret->tag = tag_find(row->language);
	status = prescribed_parse(&file, visit->arena, &ret->notice, &faults);
	if (status != OK)
		*fault = faults.list[0];
	faults_free(&faults);
	return status;
}

enum status
form_take_translation(struct visit *visit, const struct form_taken *form,
		      const struct form_translation *t, struct catalogue **ret,
		      struct fault *fault)
{
	const struct tag *tag = tag_find(t->language);
	unsigned char hash[HASH_BYTES];
	struct faults faults = {0};
	enum status status = OK;

	hash_sha256(t->content, t->bytes, hash);
	if (!tag || !hash_equal(hash, t->sha256, HASH_BYTES))
		return fault_set(fault, E_REFUSED, "",
				 N_("The translation of the form {title} into "
				    "{language} is not as it was loaded: its "
				    "hash is another, so it is not used. Load "
				    "it again"),
				 "title", form->row.title, "language",
				 t->language, NULL);
	status = catalogue_read(arena_printf(visit->arena, "%s.po", tag->tag),
				t->content, t->bytes, tag, ret, &faults);
	if (status != OK)
		*fault = faults.list[0];
	faults_free(&faults);
	return status;
}

enum status
form_named(struct visit *visit, const char *text, struct form_row *ret,
	   struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t id;
	enum status status;

	if (!text || !id_parse(text, &id))
		return not_found("form", fault);
	status = form_get(&access, id, ret, fault);
	return status == E_NOT_FOUND ? not_found("form", fault) : status;
}

/* Said and no longer than that. */
static enum status
needs_text(const char *field, const char *text, size_t most,
	   struct fault *fault)
{
	if (!text || !*text)
		return fault_set(fault, E_INPUT, field,
				 N_("This is missing: fill it in"), NULL);
	if (strlen(text) > most)
		return fault_set(fault, E_INPUT, field,
				 N_("This is too long: shorten it"), NULL);
	return OK;
}

/* English everywhere, and Welsh where Welsh forms are the law's own. */
static enum status
check_language(const struct form_rules *rules,
	       const struct prescribed_form *file, struct fault *fault)
{
	const struct form_rule *rule = form_rules_form(rules, file->code);
	bool welsh = file->language && !strcmp(file->language, "cy");

	if (!welsh && (!file->language || strcmp(file->language, "en")))
		return fault_set(fault, E_INPUT, "/language",
				 N_("A form is in English, in Wales also in "
				    "Welsh: load other languages as "
				    "translations of it"),
				 NULL);
	if (welsh && !(rule->nations >> NATION_WALES & 1))
		return fault_set(fault, E_INPUT, "/language",
				 N_("Only forms of Wales are in Welsh by law: "
				    "load it as a translation"),
				 NULL);
	return OK;
}

static enum status
check_code(struct visit *visit, int64_t organisation,
	   const struct prescribed_form *file, struct fault *fault)
{
	struct form_rules rules;
	const char *known = "";
	enum status status = forms_rules(visit, organisation, &rules, fault);

	if (status != OK)
		return status;
	if (file->code && form_rules_form(&rules, file->code))
		return check_language(&rules, file, fault);
	for (size_t i = 0; i < rules.count; i++) {
		const char *form = rules.list[i].form;

		if (form && !strstr(known, form))
			known = arena_printf(visit->arena, "%s%s%s", known,
					     *known ? ", " : "", form);
	}
	return fault_set(fault, E_INPUT, "/code",
			 N_("The table of rules has no form {value}: it has "
			    "{known}"),
			 "value", file->code ? file->code : "", "known", known,
			 NULL);
}

static enum status
read_validity(const struct prescribed_form *file, struct form_row *row,
	      struct fault *fault)
{
	enum status status = needs_text("/published", file->published, 10,
					fault);

	if (status == OK)
		status = form_read_day("published", file->published,
				       &row->published_days, fault);
	row->from_days = row->published_days;
	row->until_days = INT32_MAX;
	if (status == OK)
		status = form_read_day("valid_from", file->valid_from,
				       &row->from_days, fault);
	if (status == OK)
		status = form_read_day("valid_until", file->valid_until,
				       &row->until_days, fault);
	if (status == OK && row->until_days <= row->from_days)
		status = fault_set(fault, E_INPUT, "/valid_until",
				   N_("The form would end before it begins"),
				   NULL);
	return status;
}

/* Everything but the text. */
static enum status
read_file(struct visit *visit, const struct prescribed_form *file,
	  struct form_row *row, struct fault *fault)
{
	enum status status =
		visit_needs(visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	if (status == OK)
		status = organisation_chosen(visit, file->organisation,
					     &row->organisation, fault);
	if (status == OK)
		status = check_code(visit, row->organisation, file, fault);
	if (status == OK)
		status = needs_text("/title", file->title, TITLE_MOST, fault);
	if (status == OK)
		status = needs_text("/source", file->source, SOURCE_MOST,
				    fault);
	if (status == OK)
		status = read_validity(file, row, fault);
	if (status != OK)
		return status;
	row->code = file->code;
	row->language = file->language;
	row->title = file->title;
	row->source = file->source;
	row->content = file->bytes;
	row->bytes = file->count;
	row->loaded_utc = visit->now_utc;
	row->loaded_by = visit_actor(visit);
	hash_sha256(row->content, row->bytes, row->sha256);
	return OK;
}

static enum status
log_form(struct visit *visit, const char *kind, const struct form_row *row,
	 const char *language, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {.kind = kind,
					.subject = row->id,
					.organisation = row->organisation,
					.language = language,
					.payload = payload};
	char hex[2 * HASH_BYTES + 1];

	hash_hex(row->sha256, HASH_BYTES, hex);
	model_text(payload, "code", row->code);
	model_text(payload, "sha256", hex);
	return log_event(visit, &entry, fault);
}

enum status
form_load(struct visit *visit, const struct prescribed_form *file,
	  struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct prescribed_file text = {"form.md", file->code,
					     file->bytes, file->count};
	const struct notice *notice;
	struct form_row row = {0};
	char hex[2 * HASH_BYTES + 1];
	enum status status = read_file(visit, file, &row, fault);

	if (status != OK)
		return status;
	if (prescribed_parse(&text, visit->arena, &notice, faults) != OK) {
		*fault = faults->list[0];
		return E_INPUT;
	}
	row.id = visit_id(visit);
	status = form_insert(&access, &row, fault);
	if (status == OK)
		status = log_form(visit, "form.loaded", &row, row.language,
				  fault);
	if (status != OK)
		return status;
	hash_hex(row.sha256, HASH_BYTES, hex);
	model_id(model, "id", row.id);
	model_text(model, "code", row.code);
	model_language(model, "language", row.language);
	model_text(model, "title", row.title);
	model_text(model, "sha256", hex);
	return OK;
}

/* A member uses its partnership's forms, and leaves them as they are. */
static enum status
own_form(const struct visit *visit, const struct form_row *row,
	 struct fault *fault)
{
	if (visit->caller && scope_has(&visit->caller->scope,
				       row->organisation))
		return OK;
	return fault_set(fault, E_FORBIDDEN, "",
			 N_("This form belongs to the partnership: somebody "
			    "there translates and approves it"),
			 NULL);
}

static enum status
read_translation(struct visit *visit, const struct form_po *po,
		 struct form_taken *form, const struct tag **ret_tag,
		 struct fault *fault)
{
	struct form_row row;
	enum status status = visit_needs(visit, ROLES_TRANSLATING, fault);

	if (status == OK)
		status = form_named(visit, po->form, &row, fault);
	if (status == OK)
		status = own_form(visit, &row, fault);
	if (status == OK)
		status = form_take(visit, &row, form, fault);
	if (status == OK)
		status = tag_parse("/language", po->language ? po->language
							     : "",
				   ret_tag, fault);
	if (status == OK && *ret_tag == form->tag)
		status = fault_set(fault, E_INPUT, "/language",
				   N_("The form is in this language itself"),
				   NULL);
	if (status == OK && strcmp(form->row.language, "en") != 0)
		status = fault_set(fault, E_INPUT, "/form",
				   N_("Translations belong to the form in "
				      "English"),
				   NULL);
	return status;
}

/* Every message there, and none that would spoil the print. */
static enum status
check_po(const struct form_po *po, const struct form_taken *form,
	 const struct tag *tag, struct faults *faults, struct fault *fault)
{
	struct catalogue *catalogue = NULL;
	enum status status = catalogue_read("form.po", po->bytes, po->count,
					    tag, &catalogue, faults);

	if (status == OK)
		status = prescribed_check(form->notice, catalogue, faults);
	catalogue_free(catalogue);
	if (status != OK && faults->count)
		*fault = faults->list[0];
	return status;
}

enum status
form_translation_load(struct visit *visit, const struct form_po *po,
		      struct model *model, struct faults *faults,
		      struct fault *fault)
{
	struct access access = visit_access(visit);
	struct form_translation t = {.content = po->bytes,
				     .bytes = po->count,
				     .loaded_utc = visit->now_utc,
				     .loaded_by = visit_actor(visit)};
	struct form_taken form;
	const struct tag *tag;
	char hex[2 * HASH_BYTES + 1];
	enum status status = read_translation(visit, po, &form, &tag, fault);

	if (status == OK)
		status = check_po(po, &form, tag, faults, fault);
	if (status != OK)
		return status;
	t.id = visit_id(visit);
	t.form = form.row.id;
	t.language = tag->tag;
	hash_sha256(t.content, t.bytes, t.sha256);
	status = form_translation_insert(&access, &t, fault);
	if (status == OK)
		status = log_form(visit, "form.translation-loaded", &form.row,
				  tag->tag, fault);
	hash_hex(t.sha256, HASH_BYTES, hex);
	model_id(model, "form", t.form);
	model_language(model, "language", tag->tag);
	model_text(model, "sha256", hex);
	return status;
}

/* Who made it does not approve it; the machine's own account stands for
 * whoever owns the machine. */
static enum status
another_person(struct visit *visit, const struct form_row *row,
	       const struct form_translation *t, struct fault *fault)
{
	int64_t actor = visit_actor(visit);
	bool alone = false;
	enum status status = setting_on(visit, row->organisation,
					SETTING_ONE_PERSON, &alone, fault);

	if (status != OK || alone || !actor || t->loaded_by != actor)
		return status;
	return fault_set(fault, E_FORBIDDEN, "",
			 N_("Somebody else has to approve what you loaded"),
			 NULL);
}

enum status
form_translation_approve(struct visit *visit, const char *id,
			 const char *language, struct model *model,
			 struct fault *fault)
{
	struct access access = visit_access(visit);
	struct form_translation t;
	struct form_row row;
	enum status status = visit_needs(visit,
					 ROLE_BIT(ROLE_ADMINISTRATOR) |
						 ROLE_BIT(ROLE_MANAGER),
					 fault);

	if (status == OK)
		status = form_named(visit, id, &row, fault);
	if (status == OK)
		status = own_form(visit, &row, fault);
	if (status == OK)
		status = form_translation_get(&access, row.id,
					      language ? language : "", &t,
					      fault);
	if (status == E_NOT_FOUND)
		return not_found("/language", fault);
	if (status == OK && t.approved_utc)
		status = fault_set(fault, E_CONFLICT, "/language",
				   N_("This translation is approved already"),
				   NULL);
	if (status == OK)
		status = another_person(visit, &row, &t, fault);
	if (status == OK)
		status = form_approval_insert(&access, t.id, visit->now_utc,
					      visit_actor(visit), fault);
	if (status == OK)
		status = log_form(visit, "form.translation-approved", &row,
				  t.language, fault);
	if (status != OK)
		return status;
	model_id(model, "form", row.id);
	model_language(model, "language", t.language);
	return OK;
}
