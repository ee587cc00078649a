/* When a part of a notice is said. */
#include "notice/condition.h"

#include <string.h>

#include "base/near.h"

/* Bytes of the word that opens a condition here; 0 where none does. */
static size_t
opener(const char *text)
{
	static const char *const words[] = {"{if", "{unless"};

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		size_t count = strlen(words[i]);

		if (!strncmp(text, words[i], count) && text[count] &&
		    strchr(" :}", text[count]))
			return count;
	}
	return 0;
}

size_t
condition_prefix(const char *text)
{
	size_t count = 0;

	while (opener(text + count)) {
		size_t inside = strcspn(text + count, "}");

		if (!text[count + inside])
			return count;
		count += inside + 1;
		count += strspn(text + count, " ");
	}
	return count;
}

/* A word of a condition, without the spaces round it. */
static const char *
word(const char *text, size_t count, struct arena *arena)
{
	while (count && *text == ' ')
		text++, count--;
	while (count && strchr(" \\", text[count - 1]))
		count--;
	return arena_copy(arena, text, count);
}

static const struct field *
field_of(const struct condition_source *source, const char *name,
	 struct fault *fault)
{
	struct near near = {.word = name};

	for (size_t i = 0; i < source->field_count; i++) {
		if (!strcmp(source->fields[i].name, name))
			return &source->fields[i];
		near_offer(&near, source->fields[i].name);
	}
	(void)fault_set(fault, E_INPUT, source->where,
			near.best ? N_("there is no field “{value}”: perhaps "
				       "“{nearest}”?")
				  : N_("there is no field “{value}”: add it to "
				       "the front matter"),
			"value", name, "nearest", near.best ? near.best : "",
			NULL);
	return NULL;
}

static enum status
add_value(const struct condition_source *source, const struct field *field,
	  const char *value, uint64_t *holds, struct fault *fault)
{
	struct near near = {.word = value};

	for (size_t i = 0; i < field->choice_count; i++) {
		const char *name = field->choices[i].name;

		if (!strcmp(name, value)) {
			*holds |= field_choice_state(i);
			return OK;
		}
		near_offer(&near, name);
	}
	return fault_set(fault, E_INPUT, source->where,
			 near.best ? N_("“{value}” is none of the choices of "
					"{field}: perhaps {nearest}?")
				   : N_("“{value}” is none of the choices of "
					"{field}, so this is never said: write "
					"one of them"),
			 "value", value, "field", field->name, "nearest",
			 near.best ? near.best : "", NULL);
}

/* The values between the colon and the brace. */
static enum status
read_values(const struct condition_source *source, const struct field *field,
	    const char *text, struct arena *arena, uint64_t *holds,
	    struct fault *fault)
{
	enum status status = OK;
	size_t count = strcspn(text, "}");

	if (field->type != FIELD_CHOICE)
		return fault_set(fault, E_INPUT, source->where,
				 N_("only a field of type choice is compared: "
				    "{field} is of type {type}; ask whether it "
				    "has a value"),
				 "field", field->name, "type",
				 field_type_name(field->type), NULL);
	for (const char *end = text + count; text <= end && status == OK;) {
		size_t part = strcspn(text, "|}");

		status = add_value(source, field, word(text, part, arena),
				   holds, fault);
		text += part + 1;
	}
	return status;
}

/* One condition; *prefix moves past it. */
static enum status
read_one(const struct condition_source *source, const char **prefix,
	 struct arena *arena, struct condition *ret, struct fault *fault)
{
	const char *open = *prefix;
	const char *name = open + opener(open);
	size_t inside = strcspn(name, "}"), count = strcspn(name, ":}");
	const struct field *field;
	enum status status = OK;
	uint64_t holds = 0;

	*prefix = name + inside + 1;
	*prefix += strspn(*prefix, " ");
	ret->field = word(name, count, arena);
	if (*name != ' ' || !*ret->field)
		return fault_set(
			fault, E_INPUT, source->where,
			N_("a condition is written like {if}, {unless} or "
			   "{choice}; here stands: {text}"),
			"if", "{if reason}", "unless", "{unless reason}",
			"choice", "{if kind: first | second}", "text",
			arena_copy(arena, open,
				   (size_t)(name - open) + inside + 1),
			NULL);
	field = field_of(source, ret->field, fault);
	if (!field)
		return E_INPUT;
	if (name[count] == ':')
		status = read_values(source, field, name + count + 1, arena,
				     &holds, fault);
	else
		holds = ~FIELD_STATE_NONE;
	if (open[1] == 'u')
		holds = ~holds;
	ret->holds = holds & field_states(field);
	return status;
}

enum status
condition_parse(const struct condition_source *source, const char *prefix,
		struct arena *arena, const struct condition **ret,
		struct fault *fault)
{
	const struct condition *first = NULL, **tail = &first;

	while (*prefix) {
		struct condition *made = arena_alloc(arena, sizeof *made);

		if (read_one(source, &prefix, arena, made, fault) != OK)
			return E_INPUT;
		*tail = made;
		tail = &made->next;
	}
	*ret = first;
	return OK;
}

bool
conditions_hold(const struct condition *condition, const struct states *states)
{
	for (; condition; condition = condition->next)
		if (!(condition->holds &
		      states->of(states, condition->field)))
			return false;
	return true;
}
