/* What is remembered of approved sentences, and found again. */
#include "desk/memory.h"

#include <string.h>

#include "desk/memory_inside.h"
#include "notice/bands.h"
#include "notice/template.h"
#include "store/account.h"
#include "store/organisation.h"
#include "wire/model.h"

#define ALIKE 100 /* units with the same words that are looked at */
#define MATCHES 5
#define MATCHES_MOST 50
#define SOURCE_BYTES 20000

enum status
memory_language(const char *where, const char *text, const struct tag **ret,
		struct fault *fault)
{
	const struct tag *tag;
	enum status status = tag_parse(where, text ? text : "", &tag, fault);

	if (status != OK)
		return status;
	if (!strcmp(tag->tag, "en") || tag->kind != TAG_WRITTEN)
		return fault_set(fault, E_INPUT, where,
				 N_("{value} is not a language that letters "
				    "are translated into"),
				 "value", tag->english, NULL);
	*ret = tag;
	return OK;
}

enum status
memory_memories(struct visit *visit, const char *language,
		struct memories *ret, struct fault *fault)
{
	struct access access = visit_access(visit);

	return memory_readable(&access, visit->caller->organisation, language,
			       ret, fault);
}

/* The hash of a unit's place among others of its words. */
static enum status
supersede_at(struct visit *visit, const struct memory_unit *unit,
	     const struct memory_index *index, int64_t context,
	     struct fault *fault)
{
	struct access access = visit_access(visit);
	size_t left = 1;
	bool here;
	enum status status = memory_context_has(&access, unit->id, context,
						&here, fault);

	if (status == OK && here)
		status = memory_context_take(&access, unit->id, context, &left,
					     fault);
	if (status == OK && !left)
		status = memory_unit_supersede(&access, unit, index,
					       visit->now_utc, fault);
	return status;
}

/* The unit of the same words, if there is one; what else was translated so at
 * the same place is not any more. */
static enum status
keep_find(struct visit *visit, const struct memory_pair *pair,
	  const struct memory_index *index, int64_t *ret_id,
	  struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct memory_alike like = {pair->memory, index->general,
					  pair->source, ALIKE};
	struct memory_units units;
	enum status status = memory_unit_alike(&access, &like, &units, fault);

	*ret_id = 0;
	for (size_t i = 0; status == OK && i < units.count; i++) {
		const struct memory_unit *unit = &units.list[i];

		if (unit->form != pair->form ||
		    strcmp(unit->source, pair->source) != 0)
			continue;
		if (!strcmp(unit->target, pair->target))
			*ret_id = unit->id;
		else if (pair->context)
			status = supersede_at(visit, unit, index,
					      pair->context, fault);
	}
	return status;
}

enum status
memory_keep(struct visit *visit, const struct memory_pair *pair, bool *ret_new,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	struct memory_change_of again = {.notice = pair->notice,
					 .by = visit_actor(visit),
					 .at_utc = visit->now_utc,
					 .used = 1};
	struct memory_unit unit = {.memory = pair->memory,
				   .source = pair->source,
				   .target = pair->target,
				   .form = pair->form,
				   .notice = pair->notice,
				   .by = again.by,
				   .at_utc = again.at_utc,
				   .used = pair->notice ? 1 : 0};
	struct sentence sentence;
	struct memory_index index;
	enum status status;

	sentence_cut(pair->source, tag_find("en"), visit->arena, &sentence);
	recall_index(visit, &sentence, &index);
	status = keep_find(visit, pair, &index, &again.id, fault);
	if (status != OK)
		return status;
	*ret_new = !again.id;
	if (again.id) {
		unit.id = again.id;
		status = memory_unit_change(&access, &again, fault);
	} else {
		unit.id = visit_id(visit);
		status = memory_unit_insert(&access, &unit, &index, fault);
	}
	if (status == OK && pair->context)
		status = memory_context_put(&access, unit.id, pair->context,
					    fault);
	return status;
}

/* English and translation of one form of a message, with its neighbours. */
static enum status
learn_form(struct visit *visit, const struct memory_lesson *lesson, size_t form,
	   struct memory_pair *pair, struct fault *fault)
{
	const struct notice *notice = lesson->notice;
	const struct message *message = lesson->message;
	size_t at = (size_t)(message - notice->messages);
	struct faults unfit = {0};
	bool right, new;

	pair->source = message->id_plural && (form || lesson->forms == 1)
			       ? message->id_plural
			       : message->id;
	pair->target = lesson->form[form];
	pair->form = message->id_plural ? (int)form : 0;
	pair->context = (int64_t)sentence_context(
		at ? notice->messages[at - 1].id : "", pair->source,
		at + 1 < notice->message_count ? notice->messages[at + 1].id
					       : "");
	right = memory_pair_right(visit, "", pair->source, pair->target,
				  lesson->tag, &unfit);
	faults_free(&unfit);
	return right ? memory_keep(visit, pair, &new, fault) : OK;
}

enum status
memory_learn(struct visit *visit, const struct memory_lesson *lesson,
	     struct fault *fault)
{
	struct access access = visit_access(visit);
	struct memory_pair pair = {.language = lesson->tag->tag,
				   .notice = lesson->notice->name};
	enum status status;

	if (!strcmp(lesson->tag->tag, "en"))
		return OK;
	status = memory_open(&access, visit->caller->organisation,
			     lesson->tag->tag, &pair.memory, fault);
	for (size_t i = 0; status == OK && i < lesson->forms; i++)
		status = learn_form(visit, lesson, i, &pair, fault);
	return status;
}

static void
show_people(struct visit *visit, struct model *row,
	    const struct memory_unit *unit)
{
	struct access access = visit_access_of_service(visit);
	struct organisation organisation;
	struct account account;
	struct fault unknown;

	model_text(row, "organisation",
		   organisation_get(&access, unit->organisation, &organisation,
				    &unknown) == OK
			   ? organisation.name
			   : NULL);
	model_bool(row, "own",
		   unit->organisation == visit->caller->organisation);
	model_text(row, "approved_by",
		   unit->by && account_get(&access, unit->by, &account,
					   &unknown) == OK
			   ? account.name
			   : NULL);
}

void
show_unit(struct visit *visit, struct model *row,
	  const struct memory_unit *unit)
{
	model_id(row, "id", unit->id);
	model_text(row, "source", unit->source);
	model_name(row, "translation", unit->target, unit->language);
	model_language(row, "language", unit->language);
	model_text(row, "notice", unit->notice);
	show_people(visit, row, unit);
	model_time(row, "approved_at", unit->at_utc);
	model_int(row, "used", unit->used);
	model_int(row, "version", unit->version);
}

static void
show_difference(struct visit *visit, struct model *row,
		const struct sentence *then, const struct sentence *now)
{
	static const char *const names[] = {[MEMORY_SAME] = "same",
					    [MEMORY_REMOVED] = "removed",
					    [MEMORY_ADDED] = "added"};
	struct model *list = model_children(row, "difference");
	struct memory_pieces pieces;

	memory_difference(then, now, visit->arena, &pieces);
	for (size_t i = 0; i < pieces.count; i++) {
		struct model *piece = model_append(list);

		model_code(piece, "change", "change",
			   names[pieces.list[i].change]);
		model_text(piece, "text", pieces.list[i].text);
	}
}

static void
show_match(struct visit *visit, struct model *row, const struct recalled *one,
	   const struct sentence *now)
{
	show_unit(visit, row, &one->unit);
	model_int(row, "percent", one->percent);
	model_code(row, "band", "band", band_name(band_of(one->percent)));
	model_name(row, "translation", one->translation, one->unit.language);
	model_bool(row, "adapted", one->adapted);
	model_name(row, "remembered", one->adapted ? one->unit.target : NULL,
		   one->unit.language);
	show_difference(visit, row, &one->then, now);
}

static enum status
ask(struct visit *visit, const struct memory_question *question,
    const struct tag *tag, const struct sentence *sentence, struct recall *ret,
    struct fault *fault)
{
	struct recall_question asked = {
		.sentence = sentence,
		.before = question->before,
		.after = question->after,
		.limit = question->limit ? question->limit : MATCHES,
		.enough = 100,
	};
	struct memories memories;
	enum status status = memory_memories(visit, tag->tag, &memories, fault);

	*ret = (struct recall){NULL, 0};
	if (asked.limit > MATCHES_MOST)
		asked.limit = MATCHES_MOST;
	asked.memories = &memories;
	if (status == OK && memories.count)
		status = recall(visit, &asked, ret, fault);
	return status;
}

enum status
memory_find(struct visit *visit, const struct memory_question *question,
	    struct model *model, struct fault *fault)
{
	const struct tag *tag;
	struct sentence sentence;
	struct recall found;
	struct model *rows;
	enum status status =
		memory_language("/language", question->language, &tag, fault);

	if (status != OK)
		return status;
	if (!question->source || strlen(question->source) > SOURCE_BYTES)
		return fault_set(fault, E_INPUT, "/source",
				 N_("Write the English sentence to look for"),
				 NULL);
	sentence_cut(question->source, tag_find("en"), visit->arena, &sentence);
	status = ask(visit, question, tag, &sentence, &found, fault);
	if (status != OK)
		return status;
	model_text(model, "source", question->source);
	model_language(model, "language", tag->tag);
	rows = model_children(model, "matches");
	for (size_t i = 0; i < found.count; i++)
		show_match(visit, model_append(rows), &found.list[i],
			   &sentence);
	return OK;
}
