/* What is given for the fields of one letter. */
#include "notice/given.h"

#include <string.h>

#include "base/near.h"
#include "notice/bound.h"
#include "wire/model.h"

static void
refuse_unknown(const struct merge *merge, struct faults *faults)
{
	const struct notice *notice = merge->notice;

	for (const struct model *m = model_first(merge->values); m;
	     m = model_next(m)) {
		struct near near = {.word = model_key(m)};

		if (notice_field(notice, model_key(m)))
			continue;
		for (size_t i = 0; i < notice->field_count; i++)
			near_offer(&near, notice->fields[i].name);
		(void)fault_set(faults_add(faults), E_INPUT, model_key(m),
				near.best ? N_("the notice has no field of "
					       "this name: perhaps {nearest}?")
					  : N_("the notice has no field of "
					       "this name: take it out"),
				"nearest", near.best ? near.best : "", NULL);
	}
}

/* The value somebody filled in; NULL for none. */
static const struct model *
filled_in(const struct merge *merge, const struct field *field)
{
	const struct model *value = model_get(merge->values, field->name);
	const char *text = model_text_of(value);

	return model_kind_of(value) == MODEL_NULL || (text && !*text) ? NULL
								      : value;
}

static void
read_field(struct given *given, size_t index, struct arena *arena,
	   struct faults *faults)
{
	const struct field *field = &given->merge->notice->fields[index];
	const struct model *filled = filled_in(given->merge, field);
	struct field_value *value;
	struct fault fault;

	if (!filled)
		return;
	value = arena_alloc(arena, sizeof *value);
	if (field_read(field, filled, arena, value, &fault) == OK)
		given->value[index] = value;
	else
		*faults_add(faults) = fault;
}

/* A letter that says a field must be told it, but not one that does not get so
 * far. */
static void
require(const struct given *given, const struct field *field,
	struct faults *faults)
{
	const struct merge *merge = given->merge;
	const struct passage *passages =
		merge->notice->text[merge->variant].passages;

	if (filled_in(merge, field) || !field->required ||
	    field->type == FIELD_YES_NO ||
	    (!passages_use(passages, field->name, &given->states) &&
	     !bounds_use(merge->notice, field->name)))
		return;
	(void)fault_set(faults_add(faults), E_INPUT, field->name,
			N_("“{label}” is missing: give a value like {example}"),
			"label", field->label, "example", field->example,
			NULL);
}

static uint64_t
state_of(const struct states *states, const char *field)
{
	return field_state(given_value(states->self, field));
}

enum status
given_read(const struct merge *merge, struct arena *arena, struct given *ret,
	   struct faults *faults)
{
	const struct notice *notice = merge->notice;
	size_t before = faults->count;

	*ret = (struct given){.merge = merge, .states = {state_of, ret}};
	ret->value = arena_alloc(arena, (notice->field_count + 1) *
						sizeof *ret->value);
	if (model_kind_of(merge->values) != MODEL_OBJECT)
		return fault_set(faults_add(faults), E_INPUT, "",
				 N_("the values are a JSON object: each "
				    "field's name with its value"),
				 NULL);
	refuse_unknown(merge, faults);
	for (size_t i = 0; i < notice->field_count; i++)
		read_field(ret, i, arena, faults);
	for (size_t i = 0; i < notice->field_count; i++)
		require(ret, &notice->fields[i], faults);
	bounds_check(ret, faults);
	return faults->count > before ? E_INPUT : OK;
}

const struct field_value *
given_value(const struct given *given, const char *name)
{
	const struct notice *notice = given->merge->notice;

	for (size_t i = 0; i < notice->field_count; i++)
		if (!strcmp(notice->fields[i].name, name))
			return given->value[i];
	return NULL;
}
