/* A notice read: its front matter, then its blocks and their messages. */
#include "notice/template.h"

#include <stdlib.h>
#include <string.h>

#include "base/near.h"
#include "doc/front.h"
#include "doc/markdown.h"
#include "doc/picture.h"
#include "doc/span.h"
#include "lang/tag.h"
#include "notice/message.h"
#include "wire/model.h"

struct reader {
	const struct notice_file *file;
	struct arena *arena;
	struct faults *faults;
	struct notice *notice;
	struct front front;
	struct field *fields;
	size_t field_count, field_cap;
	bool failed;
};

static const char *
place(struct reader *r, int line)
{
	return arena_printf(r->arena, "%s:%d", r->file->path, line);
}

static void
refuse(struct reader *r, int line, const char *message, const char *value,
       const char *nearest)
{
	(void)fault_set(faults_add(r->faults), E_INPUT, place(r, line), message,
			"value", value, "nearest", nearest ? nearest : "",
			NULL);
	r->failed = true;
}

static void
refuse_fault(struct reader *r, int line, struct fault *fault)
{
	struct fault *added = faults_add(r->faults);
	struct fault where;

	*added = *fault;
	(void)fault_set(&where, E_INPUT, place(r, line), "", NULL);
	memcpy(added->where, where.where, sizeof added->where);
	r->failed = true;
}

static void
unknown_key(struct reader *r, const struct front_entry *entry,
	    const char *const *keys, size_t count)
{
	const char *nearest = near_match(entry->key, keys, count);

	refuse(r, entry->line,
	       nearest ? N_("there is no key “{value}” here: perhaps "
			    "“{nearest}”?")
		       : N_("there is no key “{value}” here: take it out"),
	       entry->key, nearest);
}

/* Keys of a notice, in the order of the pointers that take them. */
static void
notice_key(struct reader *r, const struct front_entry *entry)
{
	static const char *const keys[] = {"name",   "title",     "purpose",
					   "class",  "source",    "companion",
					   "fields"};
	struct notice *n = r->notice;
	const char **place_of[] = {&n->name,   &n->title,     &n->purpose,
				   &n->class,  &n->source,    &n->companion};

	if (!strcmp(entry->key, "fields"))
		return;
	for (size_t i = 0; i < sizeof place_of / sizeof *place_of; i++)
		if (!strcmp(entry->key, keys[i])) {
			*place_of[i] = *entry->value ? entry->value : NULL;
			return;
		}
	unknown_key(r, entry, keys, sizeof keys / sizeof *keys);
}

static void
field_limit_key(struct reader *r, const struct front_entry *entry,
		struct field *field)
{
	size_t count = strlen(entry->value);

	if (!count || count > 5 ||
	    strspn(entry->value, "0123456789") != count ||
	    !(field->limit = (size_t)strtoul(entry->value, NULL, 10)))
		refuse(r, entry->line,
		       N_("“{value}” is no limit: write how many characters or "
			  "entries there may be"),
		       entry->value, NULL);
}

static void
field_required_key(struct reader *r, const struct front_entry *entry,
		   struct field *field)
{
	field->required = !strcmp(entry->value, "yes");
	if (!field->required && strcmp(entry->value, "no") != 0)
		refuse(r, entry->line, N_("“{value}” is neither yes nor no"),
		       entry->value, NULL);
}

static void
field_lang_key(struct reader *r, const struct front_entry *entry,
	       struct field *field)
{
	const struct tag *tag;
	struct fault fault;

	if (tag_parse("lang", entry->value, &tag, &fault) == OK)
		field->lang = tag->tag;
	else
		refuse_fault(r, entry->line, &fault);
}

static void
field_key(struct reader *r, const struct front_entry *entry,
	  struct field *field)
{
	static const char *const keys[] = {"label",   "hint",  "example",
					   "least",   "most",  "type",
					   "limit",   "lang",  "required"};
	const char **place_of[] = {&field->label, &field->hint,
				   &field->example, &field->least,
				   &field->most};
	struct fault fault;

	for (size_t i = 0; i < sizeof place_of / sizeof *place_of; i++)
		if (!strcmp(entry->key, keys[i])) {
			*place_of[i] = *entry->value ? entry->value : NULL;
			return;
		}
	if (!strcmp(entry->key, "limit")) {
		field_limit_key(r, entry, field);
	} else if (!strcmp(entry->key, "required")) {
		field_required_key(r, entry, field);
	} else if (!strcmp(entry->key, "lang")) {
		field_lang_key(r, entry, field);
	} else if (strcmp(entry->key, "type") != 0) {
		unknown_key(r, entry, keys, sizeof keys / sizeof *keys);
	} else if (field_type_parse("type", entry->value, &field->type,
				    &fault) != OK) {
		refuse_fault(r, entry->line, &fault);
	}
}

static struct field *
field_new(struct reader *r, const struct front_entry *entry)
{
	struct field *field;

	r->fields = arena_grow(r->arena, r->fields, r->field_count,
			       &r->field_cap, sizeof *r->fields);
	field = &r->fields[r->field_count++];
	field->name = entry->key;
	field->line = entry->line;
	field->required = true;
	return field;
}

static void
read_front(struct reader *r)
{
	bool in_fields = false;

	for (size_t i = 0; i < r->front.count; i++) {
		const struct front_entry *entry = &r->front.entry[i];

		if (entry->depth == 0) {
			in_fields = !strcmp(entry->key, "fields");
			notice_key(r, entry);
		} else if (!in_fields) {
			refuse(r, entry->line,
			       N_("“{value}” stands further in than its key "
				  "takes: only fields hold keys"),
			       entry->key, NULL);
		} else if (entry->depth == 1) {
			if (strchr(entry->key, '-') || *entry->key < 'a')
				refuse(r, entry->line,
				       N_("“{value}” is no name of a field: "
					  "small letters, digits and _"),
				       entry->key, NULL);
			field_new(r, entry);
		} else if (r->field_count) {
			field_key(r, entry, &r->fields[r->field_count - 1]);
		}
	}
}

/* A field's example must itself be a right value. */
static void
check_field(struct reader *r, struct field *field)
{
	struct model *list = model_list(r->arena);
	struct field_value value;
	struct fault fault;

	if (!field->limit)
		field->limit = field_limit(field->type);
	if (!field->label || !field->example) {
		refuse(r, field->line,
		       !field->label ? N_("the field {value} has no label: say "
					  "what an officer is asked for")
				     : N_("the field {value} has no example: "
					  "give a value it may have"),
		       field->name, NULL);
		return;
	}
	model_append_text(list, field->example);
	if (field_read(field, model_first(list), r->arena, &value, &fault) !=
	    OK)
		refuse_fault(r, field->line, &fault);
}

static void
check_head(struct reader *r)
{
	static const char *const classes[] = {"legal", "safety", "rights",
					      "service", "information"};
	const struct notice *n = r->notice;
	const char *nearest;

	if (!n->name || strcmp(n->name, r->file->name) != 0)
		refuse(r, 1,
		       N_("the name “{value}” is not the folder's: write name: "
			  "{nearest}"),
		       n->name ? n->name : "", r->file->name);
	if (!n->title)
		refuse(r, 1, N_("there is no title: write title: and what the "
				"letter is about"),
		       "", NULL);
	if (!n->purpose)
		refuse(r, 1, N_("there is no purpose: say when the notice is "
				"sent"),
		       "", NULL);
	for (size_t i = 0; i < sizeof classes / sizeof *classes; i++)
		if (n->class && !strcmp(n->class, classes[i]))
			return;
	nearest = n->class ? near_match(n->class, classes, 5) : NULL;
	refuse(r, 1,
	       N_("the class “{value}” is none of legal, safety, rights, "
		  "service, information: perhaps {nearest}?"),
	       n->class ? n->class : "", nearest ? nearest : "information");
}

static void
unknown_field(struct reader *r, const struct message *message,
	      const char *name)
{
	struct near near = {.word = name};

	for (size_t i = 0; i < r->field_count; i++)
		near_offer(&near, r->fields[i].name);
	refuse(r, message->line,
	       near.best ? N_("there is no field “{value}”: perhaps "
			      "“{nearest}”?")
			 : N_("there is no field “{value}”: add it to the "
			      "front matter"),
	       name, near.best);
}

static void
check_placeholders(struct reader *r, const struct message *message,
		   const struct span *span)
{
	for (; span; span = span->next) {
		if (span->kind == SPAN_PLACEHOLDER &&
		    !notice_field(r->notice, span->text))
			unknown_field(r, message, span->text);
		if (span->kind == SPAN_LINK) {
			const char *open = strchr(span->target, '{');
			size_t count = open ? strcspn(open + 1, "}") : 0;
			const char *name =
				open ? arena_copy(r->arena, open + 1, count)
				     : NULL;

			if (name && !notice_field(r->notice, name))
				unknown_field(r, message, name);
		}
		check_placeholders(r, message, span->child);
	}
}

static void
check_message(struct reader *r, const struct message *message)
{
	const struct field *count;

	check_placeholders(r, message, message->spans);
	check_placeholders(r, message, message->spans_plural);
	if (!message->count)
		return;
	count = notice_field(r->notice, message->count);
	if (!count)
		unknown_field(r, message, message->count);
	else if (count->type != FIELD_COUNT)
		refuse(r, message->line,
		       N_("words can agree only with a field of type count: "
			  "“{value}” is of another"),
		       message->count, NULL);
}

static void
collect(struct message_list *messages, const struct block *block)
{
	for (; block; block = block->next) {
		if (block_leaf(block))
			message_add(messages, block->source, block->note,
				    block->line);
		if (block->kind == BLOCK_PICTURE && block->text)
			message_add(messages, block->text,
				    "What a picture shows, in words",
				    block->line);
		collect(messages, block->child);
	}
}

static void
read_messages(struct reader *r)
{
	struct message_list messages = {.path = r->file->path,
					.arena = r->arena,
					.faults = r->faults};
	struct notice *n = r->notice;

	if (n->title)
		message_add(&messages, n->title, "The title of the letter", 1);
	collect(&messages, n->blocks);
	if (n->companion)
		message_add(&messages, n->companion,
			    "Stands at the end of every translation", 1);
	message_add(&messages, NOTICE_DRAFT, "Stands on drafts only", 1);
	n->messages = messages.list;
	n->message_count = messages.count;
	r->failed |= messages.failed;
	for (size_t i = 0; i < n->message_count; i++)
		check_message(r, &n->messages[i]);
}

/* Blocks that are nothing but a field have no message to check it. */
static void
check_blocks(struct reader *r, const struct block *block)
{
	for (; block; block = block->next) {
		struct message bare = {.line = block->line};
		struct span *spans = NULL;

		if (block_leaf(block) &&
		    !notice_block(r->notice, block->source) &&
		    span_parse(place(r, block->line), block->source,
			       SPAN_MODE_TEMPLATE, r->arena, &spans,
			       NULL) == OK)
			check_placeholders(r, &bare, spans);
		check_blocks(r, block->child);
	}
}

enum status
notice_parse(const struct notice_file *file, struct arena *arena,
	     const struct notice **ret, struct faults *faults)
{
	struct reader r = {.file = file, .arena = arena, .faults = faults};
	struct markdown md = {file->path, file->text, file->count, 0,
			      SPAN_MODE_TEMPLATE};
	struct block *blocks = NULL;

	if (markdown_acceptable(&md, arena, faults) != OK)
		return E_INPUT;
	r.notice = arena_alloc(arena, sizeof *r.notice);
	r.failed = front_parse(file->path, file->text, file->count, arena,
			       &r.front, faults) != OK;
	read_front(&r);
	check_head(&r);
	for (size_t i = 0; i < r.field_count; i++)
		check_field(&r, &r.fields[i]);
	md.text += r.front.body;
	md.count -= r.front.body;
	md.lines_before = r.front.body_lines;
	if (markdown_parse(&md, arena, &blocks, faults) != OK)
		r.failed = true;
	else if (file->folder && pictures_find(file->path, file->folder, blocks,
					       arena, faults) != OK)
		r.failed = true;
	r.notice->path = arena_text(arena, file->path);
	r.notice->blocks = blocks;
	r.notice->fields = r.fields;
	r.notice->field_count = r.field_count;
	read_messages(&r);
	check_blocks(&r, blocks);
	if (r.failed)
		return E_INPUT;
	*ret = r.notice;
	return OK;
}

const struct field *
notice_field(const struct notice *notice, const char *name)
{
	for (size_t i = 0; i < notice->field_count; i++)
		if (!strcmp(notice->fields[i].name, name))
			return &notice->fields[i];
	return NULL;
}

const struct message *
notice_message(const struct notice *notice, const char *id)
{
	for (size_t i = 0; i < notice->message_count; i++)
		if (!strcmp(notice->messages[i].id, id))
			return &notice->messages[i];
	return NULL;
}

const struct message *
notice_block(const struct notice *notice, const char *source)
{
	for (size_t i = 0; i < notice->message_count; i++)
		if (!strcmp(notice->messages[i].source, source))
			return &notice->messages[i];
	return NULL;
}
