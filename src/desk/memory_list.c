/* What is remembered, shown, put right, put together and forgotten. */
#include <string.h>

#include "base/buf.h"
#include "desk/field.h"
#include "desk/memory.h"
#include "desk/memory_inside.h"
#include "desk/show.h"
#include "lang/segment.h"
#include "notice/bands.h"
#include "wire/model.h"

#define TWINS 100
#define CLEANED 5000 /* units looked at in one go */
#define TARGET_BYTES 20000

/* As the store compares them: ASCII in lower case. */
static const char *
lowered(struct visit *visit, const char *words)
{
	char *text = arena_text(visit->arena, words);

	for (char *p = text; *p; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p + ('a' - 'A'));
	return text;
}

enum status
memory_list(struct visit *visit, const struct memory_wish *wish,
	    struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "units");
	struct memories memories = {NULL, 0};
	struct memory_filter filter = {.memories = &memories};
	struct memory_page page = {NULL, 0, 0};
	const struct tag *tag = NULL;
	enum status status = page_limit(&wish->page, &filter.limit, fault);

	if (status == OK && wish->language)
		status = memory_language("/language", wish->language, &tag,
					 fault);
	if (status == OK && wish->page.after &&
	    !id_parse(wish->page.after, &filter.after))
		status = not_found("/after", fault);
	if (status == OK)
		status = memory_memories(visit, tag ? tag->tag : NULL,
					 &memories, fault);
	if (status == OK && wish->words && *wish->words)
		filter.words = lowered(visit, wish->words);
	if (status == OK)
		status = memory_unit_page(&access, &filter, &page, fault);
	if (status != OK)
		return status;
	for (size_t i = 0; i < page.count; i++)
		show_unit(visit, model_append(rows), &page.list[i]);
	model_id(model, "next", page.next);
	return OK;
}

/* A unit by its id as the outside has it; those who may only look find it,
 * too, but do not change it. */
static enum status
unit_called(struct visit *visit, const char *text, struct memory_unit *ret,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	struct memories memories;
	int64_t id;
	enum status status;

	if (!text || !id_parse(text, &id))
		return not_found("memory", fault);
	status = memory_memories(visit, NULL, &memories, fault);
	if (status == OK)
		status = memory_unit_read(&access, &memories, id, ret, fault);
	return status;
}

/* The same, to be changed. */
static enum status
unit_mine(struct visit *visit, const char *text, unsigned roles,
	  struct memory_unit *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t id;
	enum status status = visit_needs(visit, roles, fault);

	if (status != OK)
		return status;
	if (!text || !id_parse(text, &id))
		return not_found("memory", fault);
	return memory_unit_get(&access, id, ret, fault);
}

static void
index_source(struct visit *visit, const char *source, struct memory_index *ret)
{
	struct sentence sentence;

	sentence_cut(source, tag_find("en"), visit->arena, &sentence);
	recall_index(visit, &sentence, ret);
}

/* Other units of the same memory and the same English. */
static enum status
twins_of(struct visit *visit, const struct memory_unit *unit,
	 struct memory_units *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct memory_alike like = {.memory = unit->memory,
				    .source = unit->source,
				    .limit = TWINS};
	struct memory_units units;
	struct memory_index index;
	size_t kept = 0;
	enum status status;

	index_source(visit, unit->source, &index);
	like.general = index.general;
	status = memory_unit_alike(&access, &like, &units, fault);
	if (status != OK)
		return status;
	for (size_t i = 0; i < units.count; i++)
		if (units.list[i].id != unit->id &&
		    units.list[i].form == unit->form &&
		    !strcmp(units.list[i].source, unit->source))
			units.list[kept++] = units.list[i];
	units.count = kept;
	*ret = units;
	return OK;
}

enum status
memory_show(struct visit *visit, const char *id, struct model *model,
	    struct fault *fault)
{
	struct memory_units twins;
	struct memory_unit unit;
	struct model *rows;
	enum status status = unit_called(visit, id, &unit, fault);

	if (status == OK)
		status = twins_of(visit, &unit, &twins, fault);
	if (status != OK)
		return status;
	show_unit(visit, model, &unit);
	rows = model_children(model, "twins");
	for (size_t i = 0; i < twins.count; i++)
		show_unit(visit, model_append(rows), &twins.list[i]);
	return OK;
}

static enum status
forget(struct visit *visit, const struct memory_unit *unit,
       struct fault *fault)
{
	struct access access = visit_access(visit);
	struct memory_index index;

	index_source(visit, unit->source, &index);
	return memory_unit_delete(&access, unit, &index, fault);
}

/* Where the new words are those of a twin the two become one. */
static enum status
forget_twin(struct visit *visit, const struct memory_unit *unit,
	    const char *target, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct memory_units twins;
	enum status status = twins_of(visit, unit, &twins, fault);

	for (size_t i = 0; status == OK && i < twins.count; i++) {
		if (strcmp(twins.list[i].target, target) != 0)
			continue;
		status = memory_context_move(&access, twins.list[i].id,
					     unit->id, fault);
		if (status == OK)
			status = forget(visit, &twins.list[i], fault);
	}
	return status;
}

enum status
memory_edit(struct visit *visit, const struct memory_edit *edit,
	    struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct memory_change_of change = {.version = edit->version,
					  .by = visit_actor(visit),
					  .at_utc = visit->now_utc};
	struct memory_unit unit;
	enum status status =
		unit_mine(visit, edit->id, MEMORY_KEEPERS, &unit, fault);

	if (status != OK)
		return status;
	change.id = unit.id;
	change.target = field_needed(&fields, "translation", edit->translation,
				     TARGET_BYTES);
	if (change.target)
		(void)memory_pair_right(visit, "/translation", unit.source,
					change.target, tag_find(unit.language),
					faults);
	status = fields_end(&fields, fault);
	if (status == OK)
		status = memory_unit_change(&access, &change, fault);
	if (status == OK)
		status = forget_twin(visit, &unit, change.target, fault);
	if (status == OK)
		status = log_memory(visit, "memory.changed", &unit, fault);
	if (status == OK)
		status = memory_unit_get(&access, unit.id, &unit, fault);
	if (status == OK)
		show_unit(visit, model, &unit);
	return status;
}

enum status
memory_merge(struct visit *visit, const char *id, struct model *model,
	     struct fault *fault)
{
	struct access access = visit_access(visit);
	struct memory_units twins = {NULL, 0};
	struct memory_change_of more = {.by = visit_actor(visit),
					.at_utc = visit->now_utc};
	struct memory_unit unit;
	enum status status =
		unit_mine(visit, id, MEMORY_MANAGERS, &unit, fault);

	if (status == OK)
		status = twins_of(visit, &unit, &twins, fault);
	for (size_t i = 0; status == OK && i < twins.count; i++) {
		more.used += twins.list[i].used;
		status = memory_context_move(&access, twins.list[i].id,
					     unit.id, fault);
		if (status == OK)
			status = forget(visit, &twins.list[i], fault);
	}
	more.id = unit.id;
	if (status == OK && twins.count)
		status = memory_unit_change(&access, &more, fault);
	if (status == OK && twins.count)
		status = log_memory(visit, "memory.merged", &unit, fault);
	if (status != OK)
		return status;
	model_id(model, "id", unit.id);
	model_int(model, "merged", (int64_t)twins.count);
	return OK;
}

enum status
memory_delete(struct visit *visit, const char *id, struct fault *fault)
{
	struct memory_unit unit;
	enum status status =
		unit_mine(visit, id, MEMORY_MANAGERS, &unit, fault);

	if (status == OK)
		status = forget(visit, &unit, fault);
	if (status == OK)
		status = log_memory(visit, "memory.deleted", &unit, fault);
	return status;
}

/* Why a unit is of no use. */
enum waste {
	WASTE_NOT,
	WASTE_SUPERSEDED,
	WASTE_SAME,
	WASTE_EMPTY,
	WASTE_ENGLISH,
	WASTES,
};

/* Does an older unit say the same? */
static enum status
said_before(struct visit *visit, const struct memory_unit *unit, bool *ret,
	    struct fault *fault)
{
	struct memory_units twins;
	enum status status = twins_of(visit, unit, &twins, fault);

	*ret = false;
	for (size_t i = 0; status == OK && i < twins.count; i++)
		*ret = *ret || (twins.list[i].id < unit->id &&
				!strcmp(twins.list[i].target, unit->target));
	return status;
}

static enum status
waste_of(struct visit *visit, const struct memory_unit *unit, enum waste *ret,
	 struct fault *fault)
{
	bool same;
	enum status status = OK;

	*ret = WASTE_NOT;
	if (unit->superseded_utc)
		*ret = WASTE_SUPERSEDED;
	else if (!unit->target[strspn(unit->target, " \t\r\n")])
		*ret = WASTE_EMPTY;
	else if (!strcmp(unit->source, unit->target) &&
		 segments_words(unit->source, strlen(unit->source),
				tag_find("en")))
		*ret = WASTE_ENGLISH;
	else {
		status = said_before(visit, unit, &same, fault);
		if (status == OK && same)
			*ret = WASTE_SAME;
	}
	return status;
}

/* What one go of cleaning found, and where the next one goes on. */
struct cleaning {
	int64_t after, looked;
	int64_t count[WASTES];
};

static enum status
clean_memory(struct visit *visit, int64_t memory, struct cleaning *cleaning,
	     struct fault *fault)
{
	struct access access = visit_access(visit);
	struct memory_units units;
	enum status status = memory_unit_walk(
		&access, memory, cleaning->after,
		(size_t)(CLEANED - cleaning->looked), &units, fault);

	for (size_t i = 0; status == OK && i < units.count; i++) {
		enum waste waste;

		status = waste_of(visit, &units.list[i], &waste, fault);
		cleaning->count[waste]++;
		cleaning->looked++;
		if (status == OK && waste != WASTE_NOT)
			status = forget(visit, &units.list[i], fault);
	}
	cleaning->after = cleaning->looked >= CLEANED && units.count
				  ? units.list[units.count - 1].id
				  : 0;
	return status;
}

static enum status
log_cleaning(struct visit *visit, const struct cleaning *cleaning,
	     struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	struct log_entry entry = {.kind = "memory.cleaned",
				  .subject = visit->caller->organisation,
				  .organisation = visit->caller->organisation,
				  .payload = payload};
	int64_t forgotten = 0;

	for (int i = WASTE_NOT + 1; i < WASTES; i++)
		forgotten += cleaning->count[i];
	model_int(payload, "forgotten", forgotten);
	return forgotten ? log_event(visit, &entry, fault) : OK;
}

/* "12:0123456789abc": so many memories are done, and the next up to there. */
static enum status
clean_from(const char *after, size_t *ret_memory, int64_t *ret_unit,
	   struct fault *fault)
{
	const char *colon = after ? strchr(after, ':') : NULL;
	size_t memory = 0;

	*ret_memory = 0;
	*ret_unit = 0;
	if (!after || !*after)
		return OK;
	for (const char *p = after; p < colon && memory < 100000; p++)
		memory = *p >= '0' && *p <= '9'
				 ? 10 * memory + (size_t)(*p - '0')
				 : 100000;
	if (!colon || memory >= 100000 ||
	    (strcmp(colon + 1, "0") != 0 && !id_parse(colon + 1, ret_unit)))
		return not_found("/after", fault);
	*ret_memory = memory;
	return OK;
}

static void
show_cleaning(struct model *model, const struct cleaning *cleaning)
{
	model_int(model, "superseded", cleaning->count[WASTE_SUPERSEDED]);
	model_int(model, "same", cleaning->count[WASTE_SAME]);
	model_int(model, "empty", cleaning->count[WASTE_EMPTY]);
	model_int(model, "english", cleaning->count[WASTE_ENGLISH]);
}

static void
show_next(struct visit *visit, struct model *model, size_t memory,
	  int64_t unit)
{
	char id[ID_TEXT] = "0";

	if (unit)
		id_format(unit, id);
	model_text(model, "next",
		   arena_printf(visit->arena, "%zu:%s", memory, id));
}

enum status
memory_clean(struct visit *visit, const struct memory_cleaning *wish,
	     struct model *model, struct fault *fault)
{
	const struct tag *tag = NULL;
	struct memories memories;
	struct cleaning cleaning = {0};
	size_t at;
	enum status status = visit_needs(visit, MEMORY_MANAGERS, fault);

	if (status == OK && wish->language)
		status = memory_language("/language", wish->language, &tag,
					 fault);
	if (status == OK)
		status = clean_from(wish->after, &at, &cleaning.after, fault);
	if (status == OK)
		status = memory_memories(visit, tag ? tag->tag : NULL,
					 &memories, fault);
	for (; status == OK && at < memories.count; at++) {
		status = clean_memory(visit, memories.list[at].memory,
				      &cleaning, fault);
		if (cleaning.looked >= CLEANED)
			break;
	}
	if (status == OK)
		status = log_cleaning(visit, &cleaning, fault);
	if (status != OK)
		return status;
	show_cleaning(model, &cleaning);
	if (at < memories.count)
		show_next(visit, model, at, cleaning.after);
	else
		model_null(model, "next");
	return OK;
}
