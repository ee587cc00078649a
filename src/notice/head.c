/* The front matter of a notice, a clause or an Easy Read text. */
#include "notice/head.h"

#include <string.h>

#include "base/near.h"
#include "core/form_rule.h"
#include "core/name.h"
#include "doc/front.h"
#include "notice/applies.h"
#include "notice/bound.h"
#include "notice/source.h"
#include "wire/model.h"

void
head_unknown_key(struct source *source, const struct front_entry *entry,
		 const char *const *keys, size_t count)
{
	const char *nearest = near_match(entry->key, keys, count);

	source_refuse(source, entry->line,
		      nearest ? N_("there is no key “{value}” here: perhaps "
				   "“{nearest}”?")
			      : N_("there is no key “{value}” here: take it "
				   "out"),
		      entry->key, nearest);
}

/* Keys of a notice, in the order of the pointers that take them. */
static void
notice_key(struct head *head, const struct front_entry *entry)
{
	static const char *const keys[] = {"name",     "title",  "purpose",
					   "class",    "source", "companion",
					   "form",     "fields", "pictures",
					   "applies"};
	struct notice *n = head->notice;
	const char **place_of[] = {&n->name,  &n->title,  &n->purpose,
				   &n->class, &n->source, &n->companion,
				   &n->form};

	for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
		if (strcmp(entry->key, keys[i]) != 0)
			continue;
		if (i < sizeof place_of / sizeof *place_of)
			*place_of[i] = *entry->value ? entry->value : NULL;
		return;
	}
	head_unknown_key(head->source, entry, keys,
			 sizeof keys / sizeof *keys);
}

static void
applies_to(struct head *head, const struct front_entry *entry)
{
	struct fault fault;

	if (applies_key(&head->notice->applies, entry->key, entry->value,
			head->source->arena, &fault) != OK)
		source_fault(head->source, entry->line, &fault);
}

static void
easy_key(struct head *head, const struct front_entry *entry)
{
	static const char *const keys[] = {"title", "pictures"};

	if (!strcmp(entry->key, "title"))
		head->notice->text[NOTICE_EASY].title =
			*entry->value ? entry->value : NULL;
	else if (strcmp(entry->key, "pictures") != 0)
		head_unknown_key(head->source, entry, keys,
				 sizeof keys / sizeof *keys);
}

static void
picture_key(struct head *head, const struct front_entry *entry)
{
	static const char *const keys[] = {"file", "source", "licence"};
	struct notice_picture *picture;

	if (entry->depth == 1) {
		head->pictures = arena_grow(head->source->arena,
					    head->pictures, head->picture_count,
					    &head->picture_cap,
					    sizeof *head->pictures);
		picture = &head->pictures[head->picture_count++];
		picture->name = entry->key;
		picture->line = entry->line;
	} else if (head->picture_count) {
		picture = &head->pictures[head->picture_count - 1];
		if (!strcmp(entry->key, "file"))
			picture->file = entry->value;
		else if (!strcmp(entry->key, "source"))
			picture->source = entry->value;
		else if (!strcmp(entry->key, "licence"))
			picture->licence = entry->value;
		else
			head_unknown_key(head->source, entry, keys, 3);
	}
}

/* A key that stands below `above`, a key of the whole notice. */
static void
lower_key(struct head *head, const char *above,
	  const struct front_entry *entry)
{
	bool fields = !strcmp(above, "fields");

	if (fields && entry->depth == 1)
		declare_field(head, entry);
	else if (fields)
		declare_key(head, entry);
	else if (!strcmp(above, "pictures") && entry->depth <= 2)
		picture_key(head, entry);
	else if (!strcmp(above, "applies") && entry->depth == 1)
		applies_to(head, entry);
	else
		source_refuse(head->source, entry->line,
			      N_("“{value}” stands further in than its key "
				 "takes: only fields, pictures and applies "
				 "hold keys"),
			      entry->key, NULL);
}

static void
read_keys(struct head *head, const struct front *front,
	  void (*top)(struct head *, const struct front_entry *))
{
	const char *above = "";

	for (size_t i = 0; i < front->count; i++) {
		const struct front_entry *entry = &front->entry[i];

		if (entry->depth) {
			lower_key(head, above, entry);
			continue;
		}
		above = entry->key;
		top(head, entry);
	}
}

static void
check_class(struct head *head)
{
	static const char *const classes[] = {"legal", "safety", "rights",
					      "service", "information"};
	const char *class = head->notice->class, *nearest;

	if (!class && head->notice->kind == NOTICE_CLAUSE)
		return;
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		if (class && !strcmp(class, classes[i]))
			return;
	nearest = class ? near_match(class, classes, 5) : NULL;
	source_refuse(head->source, 1,
		      N_("the class “{value}” is none of legal, safety, "
			 "rights, service, information: perhaps {nearest}?"),
		      class ? class : "", nearest ? nearest : "information");
}

/* A word that core/form_rule knows, where there is one. */
static void
check_purpose(struct head *head, int line, const char *word)
{
	struct fault fault;
	int found;

	if (word && name_check("form", form_purpose_names, FORM_PURPOSES, word,
			       &found, &fault) != OK)
		source_fault(head->source, line, &fault);
}

static void
check_head(struct head *head, const char *name)
{
	const struct notice *n = head->notice;

	check_purpose(head, 1, n->form);
	if (!n->name || strcmp(n->name, name) != 0)
		source_refuse(head->source, 1,
			      N_("the name “{value}” is not the folder's: "
				 "write name: {nearest}"),
			      n->name ? n->name : "", name);
	if (!n->title)
		source_refuse(head->source, 1,
			      N_("there is no title: write title: and what the "
				 "letter is about"),
			      "", NULL);
	if (!n->purpose)
		source_refuse(head->source, 1,
			      N_("there is no purpose: say when the notice is "
				 "sent"),
			      "", NULL);
	check_class(head);
}

static void
check_pictures(struct head *head, size_t from)
{
	for (size_t i = from; i < head->picture_count; i++) {
		const struct notice_picture *p = &head->pictures[i];

		if (!p->file || !*p->file || !p->source || !*p->source ||
		    !p->licence || !*p->licence)
			source_refuse(head->source, p->line,
				      N_("the picture {value} needs three "
					 "keys: file, source and licence"),
				      p->name, NULL);
	}
}

void
head_read(struct head *head, const struct front *front, const char *name)
{
	read_keys(head, front, notice_key);
	check_head(head, name);
	check_pictures(head, 0);
}

void
head_read_easy(struct head *head, const struct front *front)
{
	size_t before = head->field_count, pictures = head->picture_count;

	read_keys(head, front, easy_key);
	check_pictures(head, pictures);
	if (head->field_count > before)
		head->field_count = before;
}

static void
check_choices(struct head *head, const struct field *field)
{
	size_t labels = 0;

	for (size_t i = 0; i < field->choice_count; i++)
		labels += field->choices[i].label != NULL;
	if ((field->type == FIELD_CHOICE) != (field->choice_count > 0))
		source_refuse(head->source, field->line,
			      field->choice_count
				      ? N_("only a field of type choice has "
					   "choices: {value} is of another")
				      : N_("the field {value} has no choices: "
					   "write choices: and a word for "
					   "each"),
			      field->name, NULL);
	if (labels && labels < field->choice_count)
		source_refuse(head->source, field->line,
			      N_("give every choice of {value} its words, or "
				 "none of them"),
			      field->name, NULL);
}

/* A field's example must itself be a right value. */
static void
check_field(struct head *head, struct field *field)
{
	struct arena *arena = head->source->arena;
	struct model *list = model_list(arena);
	struct field_value value;
	struct fault fault;

	if (!field->limit)
		field->limit = field_limit(field->type);
	check_choices(head, field);
	check_purpose(head, field->line, field->rule);
	if (field->rule && field->type != FIELD_DATE)
		source_refuse(head->source, field->line,
			      N_("only a date follows a rule: {value} is none"),
			      field->name, NULL);
	if (!field->label || !field->example) {
		source_refuse(head->source, field->line,
			      !field->label
				      ? N_("the field {value} has no label: "
					   "say what an officer is asked for")
				      : N_("the field {value} has no example: "
					   "give a value it may have"),
			      field->name, NULL);
		return;
	}
	model_append_text(list, field->example);
	if (field_read(field, model_first(list), arena, &value, &fault) != OK)
		source_fault(head->source, field->line, &fault);
}

static const struct field *
field_named(const struct head *head, const char *name)
{
	for (size_t i = 0; i < head->field_count; i++)
		if (!strcmp(head->fields[i].name, name))
			return &head->fields[i];
	return NULL;
}

/* A date is bound by the letter's or by another date. */
static void
check_bound(struct head *head, const struct field *field,
	    const struct bound *bound)
{
	const struct field *base;
	struct near near = {0};

	if (!bound)
		return;
	base = bound->base ? field_named(head, bound->base) : NULL;
	if (field->type != FIELD_DATE) {
		source_refuse(head->source, bound->line,
			      N_("only a date is bound by a date: {value} is "
				 "of another type"),
			      field->name, NULL);
	} else if (bound->base && (!base || base == field ||
				   base->type != FIELD_DATE)) {
		near.word = bound->base;
		near_offer(&near, "letter");
		for (size_t i = 0; i < head->field_count; i++)
			if (head->fields[i].type == FIELD_DATE)
				near_offer(&near, head->fields[i].name);
		source_refuse(head->source, bound->line,
			      N_("“{value}” is no other field of type date: "
				 "perhaps {nearest}?"),
			      bound->base, near.best ? near.best : "letter");
	}
}

void
head_check_fields(struct head *head)
{
	for (size_t i = 0; i < head->field_count; i++) {
		struct field *field = &head->fields[i];

		check_field(head, field);
		check_bound(head, field, field->bound[BOUND_NOT_BEFORE]);
		check_bound(head, field, field->bound[BOUND_NOT_AFTER]);
	}
}

static bool
same_choices(const struct field *a, const struct field *b)
{
	if (a->choice_count != b->choice_count)
		return false;
	for (size_t i = 0; i < a->choice_count; i++)
		if (strcmp(a->choices[i].name, b->choices[i].name) != 0)
			return false;
	return true;
}

/* What the notice says of a field stands, but it must mean the same. */
static void
check_same(struct head *head, const struct field *own,
	   const struct field *other, const char *clause)
{
	struct fault fault;

	if (own->type == other->type && same_choices(own, other))
		return;
	(void)fault_set(&fault, E_INPUT, "",
			own->type == other->type
				? N_("the field {value} has other choices in "
				     "the clause {clause}: write the same in "
				     "the same order")
				: N_("the field {value} is of type {type} in "
				     "the clause {clause}: give it that type, "
				     "or another name"),
			"value", own->name, "clause", clause, "type",
			field_type_name(other->type), NULL);
	source_fault(head->source, own->clause ? 1 : own->line, &fault);
}

void
head_add_clause(struct head *head, const struct notice *clause)
{
	for (size_t i = 0; i < clause->field_count; i++) {
		const struct field *field = &clause->fields[i];
		struct field *own = NULL;

		for (size_t j = 0; j < head->field_count && !own; j++)
			if (!strcmp(head->fields[j].name, field->name))
				own = &head->fields[j];
		if (own) {
			check_same(head, own, field, clause->name);
			continue;
		}
		head->fields = arena_grow(head->source->arena, head->fields,
					  head->field_count, &head->field_cap,
					  sizeof *head->fields);
		own = &head->fields[head->field_count++];
		*own = *field;
		if (!own->clause)
			own->clause = clause->name;
	}
}
