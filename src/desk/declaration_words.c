/* What is signed: its wording in versions, and how far a landlord goes. */
#include <string.h>

#include "core/name.h"
#include "desk/decided.h"
#include "desk/declaration_inside.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "desk/show.h"
#include "wire/model.h"

#define REASON_MOST 400

static const char *
stance_setting(struct arena *arena, enum declaration kind)
{
	return arena_printf(arena, "declaration-%s", declaration_names[kind]);
}

enum status
declared_stance(struct visit *visit, int64_t organisation,
		enum declaration kind, enum declaration_stance *ret,
		const char **ret_origin, struct fault *fault)
{
	struct kept_setting kept;
	enum status status =
		decided_get(visit, organisation,
			    stance_setting(visit->arena, kind), &kept, fault);
	int stance = -1;

	if (status != OK)
		return status;
	if (kept.organisation)
		stance = name_find(declaration_stance_names,
				   DECLARATION_STANCES, kept.value);
	*ret = stance < 0 ? declaration_shipped(kind)
			  : (enum declaration_stance)stance;
	*ret_origin = decided_origin(&kept, organisation);
	return OK;
}

enum status
declared_wording(struct visit *visit, int64_t organisation,
		 enum declaration kind, struct declaration_wording *ret,
		 struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status = declaration_wording_now(&access, organisation,
						     kind, ret, fault);

	if (status != E_NOT_FOUND)
		return status;
	*ret = (struct declaration_wording){.kind = kind,
					    .words = declaration_words(kind)};
	return OK;
}

/* What stands between the marks, none of it empty. */
static void
show_parts(struct visit *visit, struct model *rows, const char *text,
	   const char *mark)
{
	while (*text) {
		const char *end = strstr(text, mark);
		size_t count = end ? (size_t)(end - text) : strlen(text);

		model_text(model_append(rows), "says",
			   arena_copy(visit->arena, text, count));
		text += count;
		text += strspn(text, "\n");
	}
}

void
show_paragraphs(struct visit *visit, struct model *model, const char *key,
		const char *text)
{
	show_parts(visit, model_children(model, key), text, "\n\n");
}

void
show_lines(struct visit *visit, struct model *model, const char *key,
	   const char *text)
{
	show_parts(visit, model_children(model, key), text, "\n");
}

static enum status
show_past(struct visit *visit, struct model *model, enum declaration kind,
	  struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "past");
	struct declaration_wordings all;
	enum status status = declaration_wording_list(
		&access, visit_organisation(visit), kind, &all, fault);

	for (size_t i = 0; status == OK && i < all.count; i++) {
		const struct declaration_wording *one = &all.list[i];
		struct model *row = model_append(rows);

		model_int(row, "version", one->version);
		model_time(row, "at", one->at_utc);
		show_actor(visit, row, "by_name", one->by);
		model_text(row, "reason", one->reason);
		model_text(row, "words", one->words);
	}
	return status;
}

enum status
declaration_settings(struct visit *visit, struct model *model,
		     struct fault *fault)
{
	int64_t organisation = visit_organisation(visit);
	struct model *rows = model_children(model, "kinds");
	enum status status = OK;

	for (int i = 0; status == OK && i < DECLARATIONS; i++) {
		enum declaration kind = (enum declaration)i;
		struct model *row = model_append(rows);
		struct declaration_wording wording;
		enum declaration_stance stance;
		const char *origin;

		status = declared_stance(visit, organisation, kind, &stance,
					 &origin, fault);
		if (status == OK)
			status = declared_wording(visit, organisation, kind,
						  &wording, fault);
		if (status != OK)
			break;
		model_code(row, "kind", "declaration",
			   declaration_names[kind]);
		model_code(row, "stance", "declaration-stance",
			   declaration_stance_names[stance]);
		model_code(row, "origin", "origin", origin);
		model_int(row, "version", wording.version);
		model_text(row, "words", wording.words);
		show_paragraphs(visit, row, "paragraphs", wording.words);
		status = show_past(visit, row, kind, fault);
	}
	return status;
}

/* ---- changing it ---- */

static enum status
log_words(struct visit *visit, const struct declaration_wording *wording,
	  struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {.kind = "declaration.worded",
					.subject = wording->organisation,
					.organisation = wording->organisation,
					.payload = payload};

	model_text(payload, "kind", declaration_names[wording->kind]);
	model_int(payload, "version", wording->version);
	model_text(payload, "reason", wording->reason);
	return log_event(visit, &entry, fault);
}

static enum status
keep_words(struct visit *visit, enum declaration kind, const char *words,
	   const char *reason, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct declaration_wordings all;
	struct declaration_wording wording = {
		.id = visit_id(visit),
		.organisation = visit_organisation(visit),
		.kind = kind,
		.version = 1,
		.words = words,
		.reason = reason,
		.at_utc = visit->now_utc,
		.by = visit_actor(visit),
	};
	enum status status = declaration_wording_list(
		&access, wording.organisation, kind, &all, fault);

	if (status == OK && all.count)
		wording.version = all.list[0].version + 1;
	if (status == OK)
		status = declaration_wording_insert(&access, &wording, fault);
	return status == OK ? log_words(visit, &wording, fault) : status;
}

/* The name's place in the set; a fault at the field where it has none. */
static void
read_name(struct fields *fields, const char *field, const char *const *names,
	  size_t count, const char *value, int *ret)
{
	struct fault fault;

	if (name_check("", names, count, value ? value : "", ret, &fault) !=
	    OK)
		field_take(fields, field, &fault);
}

enum status
declaration_settings_change(struct visit *visit,
			    const struct declaration_change *change,
			    struct model *model, struct faults *faults,
			    struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	const char *words = field_text(&fields, "words", change->words,
				       DECLARATION_WORDS_MOST);
	const char *reason = words ? field_words_needed(&fields, "reason",
							change->reason,
							REASON_MOST)
				   : NULL;
	int kind = 0, stance = -1;
	enum status status =
		visit_needs(visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	read_name(&fields, "kind", declaration_names, DECLARATIONS,
		  change->kind, &kind);
	if (change->stance && *change->stance)
		read_name(&fields, "stance", declaration_stance_names,
			  DECLARATION_STANCES, change->stance, &stance);
	if (status == OK)
		status = fields_end(&fields, fault);
	if (status == OK && stance >= 0)
		status = decided_put(
			visit, visit_organisation(visit),
			stance_setting(visit->arena, (enum declaration)kind),
			declaration_stance_names[stance], fault);
	if (status == OK && words)
		status = keep_words(visit, (enum declaration)kind, words,
				    reason, fault);
	return status == OK ? declaration_settings(visit, model, fault)
			    : status;
}
