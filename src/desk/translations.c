/* Translations as those who work on them see them. */
#include "desk/translations.h"

#include <string.h>

#include "desk/bundle.h"
#include "desk/difference.h"
#include "desk/inside.h"
#include "desk/memory.h"
#include "desk/translation_inside.h"
#include "lang/catalogue.h"
#include "lang/tag.h"
#include "wire/model.h"

#define SUGGESTIONS 5
/* Counts up to here show what a form is for. */
#define EXAMPLES 200

static bool
role_in(const struct visit *visit, unsigned roles)
{
	return visit->caller && (ROLE_BIT(visit->caller->role) & roles);
}

/* The first count that takes this form, -1 where none up to EXAMPLES does. */
static int64_t
form_example(const struct catalogue *catalogue,
	     const struct catalogue_entry *entry, size_t form)
{
	for (unsigned long n = 0; n <= EXAMPLES; n++)
		if (catalogue_form(catalogue, entry, n) == entry->form[form])
			return (int64_t)n;
	return -1;
}

static void
show_forms(struct model *row, const struct bundle_message *message)
{
	const struct catalogue_entry *entry = message->found.entry;
	struct model *forms = model_children(row, "forms");

	for (size_t i = 0; entry && i < entry->forms; i++) {
		struct model *form = model_append(forms);
		int64_t n = message->message->id_plural
				    ? form_example(message->part->catalogue,
						   entry, i)
				    : -1;

		model_text(form, "text", entry->form[i]);
		if (n >= 0)
			model_int(form, "example", n);
		else
			model_null(form, "example");
	}
}

/* What it was translated from, and what became of that. */
static void
show_previous(struct visit *visit, struct model *row,
	      const struct bundle_message *message)
{
	const struct catalogue_entry *entry = message->found.entry;
	const char *previous = message->found.state == TRANSLATE_OUTDATED
				       ? entry->previous
				       : NULL;
	struct model *parts;

	model_text(row, "previous", previous);
	parts = model_children(row, "difference");
	if (previous)
		difference_words(parts, previous, message->message->id,
				 visit->arena);
}

static void
show_review(struct model *row, const struct review *review)
{
	static const struct review none = {0};

	review = review ? review : &none;
	model_text(row, "translated_by_name", review->translated_name);
	model_time_or_null(row, "translated_at", review->translated_utc);
	model_text(row, "revised_by_name", review->revised_name);
	model_time_or_null(row, "revised_at", review->revised_utc);
	model_text(row, "decided_by_name", review->decided_name);
	model_time_or_null(row, "decided_at", review->decided_utc);
	model_text(row, "review_note", review->note);
}

void
show_message(struct visit *visit, struct model *row,
	     const struct bundle *bundle, const struct bundle_message *message)
{
	const struct catalogue_entry *entry = message->found.entry;
	enum translate_state state = message->found.state;
	bool words = state > TRANSLATE_OUTDATED;
	char key[KEY_TEXT];

	bundle_key(message, key);
	model_text(row, "id", message->id);
	model_text(row, "key", key);
	model_text(row, "source", message->message->id);
	model_text(row, "source_plural", message->message->id_plural);
	model_text(row, "note", message->message->note);
	show_forms(row, message);
	model_code(row, "state", "review", translate_state_name(state));
	model_text(row, "comment", entry ? entry->comments : "");
	model_text(row, "clause",
		   message->part == bundle->part ? NULL
						 : message->part->notice->name);
	show_previous(visit, row, message);
	show_review(row, message->review);
	model_bool(row, "can_revise",
		   words && state < TRANSLATE_REVISED &&
			   role_in(visit, TRANSLATORS));
	model_bool(row, "can_approve",
		   words && state != TRANSLATE_APPROVED &&
			   role_in(visit, APPROVERS));
}

/* How many are in each state. */
static void
show_counts(struct model *model, const int64_t count[])
{
	struct model *counts = model_child(model, "counts");

	model_int(counts, "missing", count[TRANSLATE_MISSING]);
	model_int(counts, "outdated", count[TRANSLATE_OUTDATED]);
	model_int(counts, "refused", count[TRANSLATE_REFUSED]);
	model_int(counts, "machine_drafted", count[TRANSLATE_MACHINE]);
	model_int(counts, "translated", count[TRANSLATE_TRANSLATED]);
	model_int(counts, "revised", count[TRANSLATE_REVISED]);
	model_int(counts, "approved", count[TRANSLATE_APPROVED]);
}

static enum status
known_state(const char *state, struct fault *fault)
{
	if (!state || !*state)
		return OK;
	for (int i = TRANSLATE_MISSING; i <= TRANSLATE_APPROVED; i++)
		if (!strcmp(state,
			    translate_state_name((enum translate_state)i)))
			return OK;
	return fault_set(fault, E_INPUT, "/state",
			 N_("“{value}” is no state of a translation"), "value",
			 state, NULL);
}

static void
show_messages(struct visit *visit, struct model *model,
	      const struct bundle *bundle, const char *wanted)
{
	struct model *rows = model_children(model, "messages");
	int64_t count[TRANSLATE_APPROVED + 1] = {0}, total = 0;

	for (size_t p = 0; p < bundle->parts; p++) {
		const struct bundle_part *part = &bundle->part[p];

		for (size_t i = 0; i < part->notice->message_count; i++) {
			struct bundle_message message;
			struct model *row;

			bundle_message(part, &part->notice->messages[i],
				       &message);
			count[message.found.state]++;
			total++;
			if (wanted && *wanted &&
			    strcmp(wanted, translate_state_name(
						   message.found.state)) != 0)
				continue;
			row = model_append(rows);
			model_int(row, "n", total);
			show_message(visit, row, bundle, &message);
		}
	}
	model_int(model, "total", total);
	model_bool(model, "issuable", count[TRANSLATE_APPROVED] == total);
	show_counts(model, count);
}

enum status
translations_show(struct visit *visit, const struct translations_wish *wish,
		  struct model *model, struct fault *fault)
{
	struct bundle bundle;
	enum status status =
		bundle_open(visit, wish->name, wish->language, &bundle, fault);

	if (status == OK)
		status = known_state(wish->state, fault);
	if (status != OK)
		return status;
	model_text(model, "name", bundle.part->notice->name);
	model_text(model, "title", bundle.part->notice->title);
	model_language(model, "language", bundle.tag->tag);
	model_bool(model, "can_translate", role_in(visit, TRANSLATORS));
	model_bool(model, "can_approve", role_in(visit, APPROVERS));
	show_messages(visit, model, &bundle, wish->state);
	return OK;
}

/* The English before and after it, which a context match looks at. */
static void
ask_neighbours(const struct bundle_message *message,
	       struct memory_question *question)
{
	const struct notice *notice = message->part->notice;
	size_t i = (size_t)(message->message - notice->messages);

	if (i > 0)
		question->before = notice->messages[i - 1].id;
	if (i + 1 < notice->message_count)
		question->after = notice->messages[i + 1].id;
}

enum status
translation_show(struct visit *visit, const struct translation_wish *wish,
		 struct model *model, struct fault *fault)
{
	struct bundle bundle;
	struct bundle_message message;
	struct memory_question question = {.limit = SUGGESTIONS};
	enum status status =
		bundle_open(visit, wish->name, wish->language, &bundle, fault);

	if (status == OK)
		status = bundle_find(&bundle, wish->id, &message, fault);
	if (status != OK)
		return status;
	model_text(model, "name", bundle.part->notice->name);
	model_text(model, "title", bundle.part->notice->title);
	model_language(model, "language", bundle.tag->tag);
	model_bool(model, "can_translate", role_in(visit, TRANSLATORS));
	show_message(visit, model, &bundle, &message);
	question.source = message.message->id;
	question.language = bundle.tag->tag;
	ask_neighbours(&message, &question);
	return memory_find(visit, &question, model_child(model, "memory"),
			   fault);
}
