/* Front matter: what it says of one field. */
#include <stdlib.h>
#include <string.h>

#include "base/near.h"
#include "doc/front.h"
#include "lang/tag.h"
#include "notice/bound.h"
#include "notice/head.h"
#include "notice/source.h"

/* What text says after the colon cannot be the name of a field. */
static bool
is_taken(const char *name)
{
	return !strcmp(name, "end") || !strcmp(name, "clause") ||
	       !strcmp(name, "if") || !strcmp(name, "unless");
}

void
declare_field(struct head *head, const struct front_entry *entry)
{
	struct field *field;

	if (strchr(entry->key, '-') || *entry->key < 'a')
		source_refuse(head->source, entry->line,
			      N_("“{value}” is no name of a field: small "
				 "letters, digits and _"),
			      entry->key, NULL);
	if (is_taken(entry->key))
		source_refuse(head->source, entry->line,
			      N_("“{value}” means something else in the text: "
				 "give the field another name"),
			      entry->key, NULL);
	head->fields = arena_grow(head->source->arena, head->fields,
				  head->field_count, &head->field_cap,
				  sizeof *head->fields);
	field = &head->fields[head->field_count++];
	field->name = entry->key;
	field->line = entry->line;
	field->required = true;
}

static void
limit_key(struct head *head, const struct front_entry *entry,
	  struct field *field)
{
	size_t count = strlen(entry->value);

	if (!count || count > 5 ||
	    strspn(entry->value, "0123456789") != count ||
	    !(field->limit = (size_t)strtoul(entry->value, NULL, 10)))
		source_refuse(head->source, entry->line,
			      N_("“{value}” is no limit: write how many "
				 "characters or entries there may be"),
			      entry->value, NULL);
}

static void
required_key(struct head *head, const struct front_entry *entry,
	     struct field *field)
{
	field->required = !strcmp(entry->value, "yes");
	if (!field->required && strcmp(entry->value, "no") != 0)
		source_refuse(head->source, entry->line,
			      N_("“{value}” is neither yes nor no"),
			      entry->value, NULL);
}

static void
lang_key(struct head *head, const struct front_entry *entry,
	 struct field *field)
{
	const struct tag *tag;
	struct fault fault;

	if (tag_parse("lang", entry->value, &tag, &fault) == OK)
		field->lang = tag->tag;
	else
		source_fault(head->source, entry->line, &fault);
}

static void
type_key(struct head *head, const struct front_entry *entry,
	 struct field *field)
{
	struct fault fault;

	if (field_type_parse("type", entry->value, &field->type, &fault) != OK)
		source_fault(head->source, entry->line, &fault);
}

static void
add_choice(struct head *head, struct field *field, struct field_choice choice)
{
	struct field_choice *list;

	for (size_t i = 0; i < field->choice_count; i++)
		if (!strcmp(field->choices[i].name, choice.name)) {
			source_refuse(head->source, choice.line,
				      N_("the choice {value} stands here "
					 "twice: keep one"),
				      choice.name, NULL);
			return;
		}
	if (field->choice_count == FIELD_CHOICES_MAX) {
		source_refuse(head->source, choice.line,
			      N_("there are too many choices: leave out "
				 "{value} and what follows it"),
			      choice.name, NULL);
		return;
	}
	list = arena_alloc(head->source->arena,
			   (field->choice_count + 1) * sizeof *list);
	if (field->choice_count)
		memcpy(list, field->choices,
		       field->choice_count * sizeof *list);
	list[field->choice_count++] = choice;
	field->choices = list;
}

/* `choices: first second`: names that are never said. */
static void
choices_key(struct head *head, const struct front_entry *entry,
	    struct field *field)
{
	const char *p = entry->value;

	while (*(p += strspn(p, " "))) {
		size_t count = strcspn(p, " ");
		size_t right =
			strspn(p, "abcdefghijklmnopqrstuvwxyz0123456789_-");
		struct field_choice choice = {
			.name = arena_copy(head->source->arena, p, count),
			.line = entry->line};

		if (right < count)
			source_refuse(head->source, entry->line,
				      N_("“{value}” is no name of a choice: "
					 "small letters, digits, - and _, with "
					 "a space between two"),
				      choice.name, NULL);
		add_choice(head, field, choice);
		p += count;
	}
}

static void
bound_key(struct head *head, const struct front_entry *entry,
	  struct field *field, enum bound_side side)
{
	struct arena *arena = head->source->arena;
	struct bound *bound = arena_alloc(arena, sizeof *bound);
	struct fault fault;

	if (bound_parse("", entry->value, arena, bound, &fault) != OK) {
		source_fault(head->source, entry->line, &fault);
		return;
	}
	bound->line = entry->line;
	field->bound[side] = bound;
}

static void
not_before_key(struct head *head, const struct front_entry *entry,
	       struct field *field)
{
	bound_key(head, entry, field, BOUND_NOT_BEFORE);
}

static void
not_after_key(struct head *head, const struct front_entry *entry,
	      struct field *field)
{
	bound_key(head, entry, field, BOUND_NOT_AFTER);
}

/* A key right below the field's name. */
static void
field_key(struct head *head, const struct front_entry *entry,
	  struct field *field)
{
	static const char *const keys[] = {"label", "hint",  "example", "least",
					   "most",  "rule",  "type",    "limit",
					   "lang",  "required", "choices",
					   "not-before", "not-after"};
	static void (*const readers[])(struct head *,
				       const struct front_entry *,
				       struct field *) = {
		type_key,    limit_key,      lang_key,     required_key,
		choices_key, not_before_key, not_after_key};
	const char **place_of[] = {&field->label, &field->hint,
				   &field->example, &field->least,
				   &field->most, &field->rule};
	size_t texts = sizeof place_of / sizeof *place_of;

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		if (strcmp(entry->key, keys[i]) != 0)
			continue;
		if (i >= texts)
			readers[i - texts](head, entry, field);
		else
			*place_of[i] = *entry->value ? entry->value : NULL;
		return;
	}
	head_unknown_key(head->source, entry, keys,
			 sizeof keys / sizeof *keys);
}

void
declare_key(struct head *head, const struct front_entry *entry)
{
	struct field *field;

	if (!head->field_count)
		return;
	field = &head->fields[head->field_count - 1];
	if (entry->depth == 2) {
		head->under = entry->key;
		field_key(head, entry, field);
	} else if (strcmp(head->under, "choices") != 0) {
		source_refuse(head->source, entry->line,
			      N_("“{value}” stands further in than its key "
				 "takes: only choices hold keys here"),
			      entry->key, NULL);
	} else {
		add_choice(head, field,
			   (struct field_choice){
				   entry->key,
				   *entry->value ? entry->value : NULL,
				   entry->line});
	}
}
