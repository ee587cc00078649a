/* A notice read: its front matter, then its text and Easy Read, with their
 * passages and messages. */
#include "notice/template.h"

#include <string.h>

#include "base/near.h"
#include "doc/front.h"
#include "doc/markdown.h"
#include "doc/picture.h"
#include "doc/span.h"
#include "notice/head.h"
#include "notice/message.h"
#include "notice/passage.h"
#include "notice/source.h"

struct reader {
	const struct notice_file *file;
	struct source source;
	struct notice *notice;
	struct head head;
	struct message_list messages;
	struct clause_list clauses;
	struct passage *passages[NOTICE_VARIANTS];
};

static const char *const variants[NOTICE_VARIANTS] = {
	[NOTICE_STANDARD] = "standard", [NOTICE_EASY] = "easy-read"};

const char *
notice_variant_name(enum notice_variant variant)
{
	return variants[variant];
}

enum status
notice_variant_parse(const char *where, const char *text,
		     enum notice_variant *ret, struct fault *fault)
{
	const char *nearest;

	for (size_t i = 0; i < NOTICE_VARIANTS; i++)
		if (!strcmp(text, variants[i])) {
			*ret = (enum notice_variant)i;
			return OK;
		}
	nearest = near_match(text, variants, NOTICE_VARIANTS);
	return fault_set(fault, E_INPUT, where,
			 N_("{value} is no variant of a letter: perhaps "
			    "{nearest}? (standard, easy-read)"),
			 "value", text, "nearest",
			 nearest ? nearest : variants[NOTICE_EASY], NULL);
}

/* The Markdown after front matter. */
static struct passage *
read_text(struct reader *r, const char *text, size_t count,
	  const struct front *front)
{
	struct markdown md = {r->source.path, text + front->body,
			      count - front->body, front->body_lines,
			      SPAN_MODE_TEMPLATE};
	struct block *blocks = NULL;

	if (markdown_parse(&md, r->source.arena, &blocks, r->source.faults) !=
	    OK) {
		r->source.failed = true;
		return NULL;
	}
	if (r->file->folder &&
	    pictures_find(r->source.path, r->file->folder, blocks,
			  r->source.arena, r->source.faults) != OK)
		r->source.failed = true;
	return passages_read(&r->source, blocks, r->file->bank, &r->clauses);
}

static void
read_standard(struct reader *r)
{
	const struct notice_file *file = r->file;
	struct arena *arena = r->source.arena;
	struct front front;

	if (front_parse(file->path, file->text, file->count, arena, &front,
			r->source.faults) != OK)
		r->source.failed = true;
	head_read(&r->head, &front, file->name);
	head_check_fields(&r->head);
	r->notice->text[NOTICE_STANDARD].path = r->notice->path;
	r->notice->text[NOTICE_STANDARD].title = r->notice->title;
	r->passages[NOTICE_STANDARD] =
		read_text(r, file->text, file->count, &front);
}

static void
read_easy(struct reader *r)
{
	const struct notice_file *file = r->file;
	struct notice_text *text = &r->notice->text[NOTICE_EASY];
	struct arena *arena = r->source.arena;
	struct front front;

	if (front_parse(text->path, file->easy_text, file->easy_count, arena,
			&front, r->source.faults) != OK)
		r->source.failed = true;
	text->title = r->notice->title;
	head_read_easy(&r->head, &front);
	r->passages[NOTICE_EASY] =
		read_text(r, file->easy_text, file->easy_count, &front);
}

static void
collect(struct message_list *messages, struct passage *p)
{
	for (; p; p = p->next) {
		bool picture = p->block && p->block->kind == BLOCK_PICTURE;

		if (p->source)
			p->said = message_add(
				messages, p->source,
				picture ? "What a picture shows, in words"
					: p->note,
				p->line);
		collect(messages, p->child);
	}
}

static void
collect_choices(struct reader *r)
{
	for (size_t i = 0; i < r->head.field_count; i++) {
		const struct field *field = &r->head.fields[i];

		for (size_t c = 0; c < field->choice_count; c++)
			if (!field->clause && field->choices[c].label)
				(void)message_add(
					&r->messages, field->choices[c].label,
					arena_printf(r->source.arena,
						     "A choice of: %s",
						     field->label),
					field->choices[c].line);
	}
}

/* Point the source of faults at one of the texts. */
static void
turn_to(struct reader *r, enum notice_variant variant)
{
	r->source.path = variant == NOTICE_EASY
				 ? r->notice->text[NOTICE_EASY].path
				 : r->notice->path;
}

static void
collect_all(struct reader *r)
{
	struct notice *n = r->notice;
	const char *easy_title = n->text[NOTICE_EASY].title;
	struct message_list *messages = &r->messages;
	bool letter = n->kind == NOTICE_LETTER;

	if (letter && n->title)
		(void)message_add(messages, n->title,
				  "The title of the letter", 1);
	collect(messages, r->passages[NOTICE_STANDARD]);
	collect_choices(r);
	turn_to(r, NOTICE_EASY);
	if (letter && easy_title)
		(void)message_add(messages, easy_title,
				  "The title of the letter", 1);
	collect(messages, r->passages[NOTICE_EASY]);
	turn_to(r, NOTICE_STANDARD);
	if (letter && n->companion)
		(void)message_add(messages, n->companion,
				  "Stands at the end of every translation", 1);
	if (letter)
		(void)message_add(messages, NOTICE_DRAFT,
				  "Stands on drafts only", 1);
	n->messages = messages->list;
	n->message_count = messages->count;
}

static void
unknown_field(struct reader *r, int line, const char *name)
{
	struct near near = {.word = name};

	for (size_t i = 0; i < r->head.field_count; i++)
		near_offer(&near, r->head.fields[i].name);
	source_refuse(&r->source, line,
		      near.best ? N_("there is no field “{value}”: perhaps "
				     "“{nearest}”?")
				: N_("there is no field “{value}”: add it to "
				     "the front matter"),
		      name, near.best);
}

/* A field that is said must be there, and have words. */
static void
check_said(struct reader *r, int line, const char *name)
{
	const struct field *field = notice_field(r->notice, name);

	if (!field)
		unknown_field(r, line, name);
	else if (field->type == FIELD_YES_NO)
		source_refuse(&r->source, line,
			      N_("{value} is answered by yes or no and has no "
				 "words: ask for it with {nearest}"),
			      name,
			      arena_printf(r->source.arena, "{if %s}", name));
	else if (field->choice_count && !field->choices[0].label)
		source_refuse(&r->source, line,
			      N_("the choices of {value} have no words: write "
				 "them in the front matter, each on its line"),
			      name, NULL);
}

static void
check_spans(struct reader *r, int line, const struct span *span)
{
	for (; span; span = span->next) {
		if (span->kind == SPAN_PLACEHOLDER)
			check_said(r, line, span->text);
		if (span->kind == SPAN_LINK) {
			const char *open = strchr(span->target, '{');
			size_t count = open ? strcspn(open + 1, "}") : 0;

			if (open)
				check_said(r, line,
					   arena_copy(r->source.arena,
						      open + 1, count));
		}
		check_spans(r, line, span->child);
	}
}

static void
check_count(struct reader *r, int line, const char *name)
{
	const struct field *count = notice_field(r->notice, name);

	if (!count)
		unknown_field(r, line, name);
	else if (count->type != FIELD_COUNT)
		source_refuse(&r->source, line,
			      N_("words can agree only with a field of type "
				 "count: “{value}” is of another"),
			      name, NULL);
}

/* Titles, choices and what pictures show are words alone. */
static void
check_words(struct reader *r, int line, const struct message *message)
{
	const struct span *span = message ? message->spans : NULL;

	if (span && (span->next || span->kind != SPAN_TEXT))
		source_refuse(&r->source, line,
			      N_("“{value}” can hold no fields, links or "
				 "strong parts: write plain words"),
			      message->id, NULL);
}

static void
check_picture(struct reader *r, const struct passage *p)
{
	const char *file = p->block->target;

	for (size_t i = 0; i < r->head.picture_count; i++)
		if (r->head.pictures[i].file &&
		    !strcmp(r->head.pictures[i].file, file))
			return;
	source_refuse(&r->source, p->line,
		      N_("nothing says where the picture {value} comes from: "
			 "write it under pictures: in the front matter, with "
			 "file, source and licence"),
		      file, NULL);
}

static void
bind_leaf(struct reader *r, struct passage *p)
{
	struct span *spans = NULL;

	if (p->said)
		p->message = &r->messages.list[p->said - 1];
	if (p->message && p->block->kind == BLOCK_PICTURE) {
		check_words(r, p->line, p->message);
	} else if (p->message) {
		check_spans(r, p->line, p->message->spans);
		check_spans(r, p->line, p->message->spans_plural);
		if (p->message->count)
			check_count(r, p->line, p->message->count);
	} else if (block_leaf(p->block) &&
		   span_parse("", p->source, SPAN_MODE_TEMPLATE,
			      r->source.arena, &spans, NULL) == OK) {
		check_spans(r, p->line, spans);
		p->bare = spans;
	}
}

/* Now that all fields are known: what conditions and words mean. */
static void
bind(struct reader *r, struct passage *p)
{
	struct condition_source source = {
		.fields = r->head.fields,
		.field_count = r->head.field_count,
	};
	struct fault fault;

	for (; p; p = p->next) {
		source.where = "";
		if (condition_parse(&source, p->prefix, r->source.arena,
				    &p->when, &fault) != OK)
			source_fault(&r->source, p->line, &fault);
		if (p->source)
			bind_leaf(r, p);
		if (p->block && p->block->kind == BLOCK_PICTURE)
			check_picture(r, p);
		bind(r, p->child);
	}
}

static void
bind_all(struct reader *r)
{
	const struct notice *n = r->notice;

	for (int v = 0; v < NOTICE_VARIANTS; v++) {
		turn_to(r, (enum notice_variant)v);
		bind(r, r->passages[v]);
		r->notice->text[v].passages = r->passages[v];
		if (n->kind == NOTICE_LETTER && n->text[v].title)
			check_words(r, 1,
				    notice_message(n, n->text[v].title));
	}
	turn_to(r, NOTICE_STANDARD);
	for (size_t i = 0; i < n->field_count; i++)
		for (size_t c = 0; c < n->fields[i].choice_count; c++)
			check_words(r, n->fields[i].choices[c].line,
				    notice_choice(n, &n->fields[i], c));
}

struct need_list {
	const struct message **list;
	size_t count, cap;
	struct arena *arena;
};

static void
need(struct need_list *needs, const struct message *message)
{
	for (size_t i = 0; i < needs->count; i++)
		if (needs->list[i] == message)
			return;
	if (!message)
		return;
	needs->list = arena_grow(needs->arena, needs->list, needs->count,
				 &needs->cap, sizeof *needs->list);
	needs->list[needs->count++] = message;
}

static void
need_passages(struct need_list *needs, const struct passage *p)
{
	for (; p; p = p->next) {
		need(needs, p->message);
		need_passages(needs, p->child);
		if (p->clause)
			need_passages(
				needs,
				p->clause->text[NOTICE_STANDARD].passages);
	}
}

static void
find_needs(struct reader *r, struct notice_text *text)
{
	const struct notice *n = r->notice;
	struct need_list needs = {.arena = r->source.arena};

	if (text->title)
		need(&needs, notice_message(n, text->title));
	need_passages(&needs, text->passages);
	for (size_t i = 0; i < n->field_count; i++)
		for (size_t c = 0; c < n->fields[i].choice_count; c++)
			if (passages_use(text->passages, n->fields[i].name,
					 NULL))
				need(&needs,
				     notice_choice(n, &n->fields[i], c));
	if (n->companion)
		need(&needs, notice_message(n, n->companion));
	need(&needs, notice_message(n, NOTICE_DRAFT));
	text->needs = needs.list;
	text->need_count = needs.count;
}

static enum status
finish(struct reader *r, const struct notice **ret)
{
	struct notice *n = r->notice;

	for (size_t i = 0; i < r->clauses.count; i++)
		head_add_clause(&r->head, r->clauses.list[i]);
	n->fields = r->head.fields;
	n->field_count = r->head.field_count;
	n->pictures = r->head.pictures;
	n->picture_count = r->head.picture_count;
	n->clauses = r->clauses.list;
	n->clause_count = r->clauses.count;
	collect_all(r);
	bind_all(r);
	if (r->source.failed)
		return E_INPUT;
	for (int v = 0; v < NOTICE_VARIANTS; v++)
		find_needs(r, &n->text[v]);
	*ret = n;
	return OK;
}

enum status
notice_parse(const struct notice_file *file, struct arena *arena,
	     const struct notice **ret, struct faults *faults)
{
	struct reader r = {
		.file = file,
		.source = {arena_text(arena, file->path), arena, faults, false},
	};
	struct markdown md = {file->path, file->text, file->count, 0,
			      SPAN_MODE_TEMPLATE};
	struct markdown easy = {file->easy_path, file->easy_text,
				file->easy_count, 0, SPAN_MODE_TEMPLATE};

	if (markdown_acceptable(&md, arena, faults) != OK ||
	    (file->easy_text &&
	     markdown_acceptable(&easy, arena, faults) != OK))
		return E_INPUT;
	r.notice = arena_alloc(arena, sizeof *r.notice);
	r.notice->kind = file->kind;
	r.notice->path = r.source.path;
	r.head.source = r.messages.source = &r.source;
	r.head.notice = r.notice;
	if (file->kind == NOTICE_CLAUSE)
		r.messages.clause = arena_text(arena, file->name);
	read_standard(&r);
	if (file->easy_text) {
		r.notice->text[NOTICE_EASY].path =
			arena_text(arena, file->easy_path);
		turn_to(&r, NOTICE_EASY);
		read_easy(&r);
		turn_to(&r, NOTICE_STANDARD);
	}
	return finish(&r, ret);
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
notice_choice(const struct notice *notice, const struct field *field,
	      size_t index)
{
	const struct notice *owner = notice;
	const char *label = field->choices[index].label;

	for (size_t i = 0; field->clause && i < notice->clause_count; i++)
		if (!strcmp(notice->clauses[i]->name, field->clause))
			owner = notice->clauses[i];
	return label ? notice_message(owner, label) : NULL;
}
