/* A letter: the template's blocks with words of one language and values. */
#include "notice/merge.h"

#include <string.h>

#include "base/near.h"
#include "doc/isolate.h"
#include "doc/span.h"
#include "lang/value.h"
#include "wire/model.h"

/* A language with the object that formats its values. */
struct voice {
	const struct tag *tag;
	struct value *format;
};

struct writer {
	const struct merge *merge;
	struct arena *arena;
	struct faults *faults;
	const struct field_value **value; /* by index of field; NULL: none */
	struct voice own, english;
	bool failed;
};

static void
add_fault(struct writer *w, const struct fault *fault)
{
	*faults_add(w->faults) = *fault;
	w->failed = true;
}

static void
read_field(struct writer *w, const struct field *field, size_t index)
{
	const struct model *given =
		model_get(w->merge->values, field->name);
	const char *text = model_text_of(given);
	struct field_value *value;
	struct fault fault;

	if (model_kind_of(given) == MODEL_NULL || (text && !*text)) {
		if (!field->required)
			return;
		(void)fault_set(&fault, E_INPUT, field->name,
				N_("“{label}” is missing: give a value like "
				   "{example}"),
				"label", field->label, "example",
				field->example, NULL);
		add_fault(w, &fault);
		return;
	}
	value = arena_alloc(w->arena, sizeof *value);
	if (field_read(field, given, w->arena, value, &fault) == OK)
		w->value[index] = value;
	else
		add_fault(w, &fault);
}

static void
refuse_unknown(struct writer *w)
{
	const struct notice *notice = w->merge->notice;

	for (const struct model *m = model_first(w->merge->values); m;
	     m = model_next(m)) {
		struct near near = {.word = model_key(m)};
		struct fault fault;

		if (notice_field(notice, model_key(m)))
			continue;
		for (size_t i = 0; i < notice->field_count; i++)
			near_offer(&near, notice->fields[i].name);
		(void)fault_set(&fault, E_INPUT, model_key(m),
				near.best ? N_("the notice has no field of "
					       "this name: perhaps {nearest}?")
					  : N_("the notice has no field of "
					       "this name: take it out"),
				"nearest", near.best ? near.best : "", NULL);
		add_fault(w, &fault);
	}
}

static void
read_values(struct writer *w)
{
	const struct notice *notice = w->merge->notice;
	struct fault fault;

	w->value = arena_alloc(w->arena,
			       (notice->field_count + 1) * sizeof *w->value);
	if (model_kind_of(w->merge->values) != MODEL_OBJECT) {
		(void)fault_set(&fault, E_INPUT, "",
				N_("the values are a JSON object: each field's "
				   "name with its value"),
				NULL);
		add_fault(w, &fault);
		return;
	}
	refuse_unknown(w);
	for (size_t i = 0; i < notice->field_count; i++)
		read_field(w, &notice->fields[i], i);
}

static const struct field_value *
value_of(const struct writer *w, const char *name)
{
	const struct notice *notice = w->merge->notice;

	for (size_t i = 0; i < notice->field_count; i++)
		if (!strcmp(notice->fields[i].name, name))
			return w->value[i];
	return NULL;
}

/* The address of a link with its fields put in; NULL where one has no value or
 * the result may not stand in a letter. */
static const char *
address(struct writer *w, const char *target)
{
	const char *out = "";

	for (const char *p = target; *p;) {
		size_t plain = strcspn(p, "{"), count;
		const struct field_value *value;

		out = arena_printf(w->arena, "%s%.*s", out, (int)plain, p);
		p += plain;
		if (!*p)
			break;
		count = strcspn(p + 1, "}");
		value = value_of(w, arena_copy(w->arena, p + 1, count));
		if (!value)
			return NULL;
		out = arena_printf(w->arena, "%s%s", out,
				   field_address(value, w->arena));
		p += count + 1 + (p[count + 1] == '}');
	}
	return link_allowed(out) ? out : NULL;
}

/* Spans with values put in. False where a value is missing. */
static bool
put_values(struct writer *w, const struct span *from, const struct voice *voice,
	   struct span **ret)
{
	struct span **tail = ret;

	*ret = NULL;
	for (; from; from = from->next) {
		struct span *span;

		if (from->kind == SPAN_PLACEHOLDER) {
			const struct field_value *value =
				value_of(w, from->text);

			if (!value)
				return false;
			span = field_span(value, voice->format,
					  voice->tag->tag, w->arena);
		} else {
			span = arena_alloc(w->arena, sizeof *span);
			*span = *from;
			span->next = NULL;
		}
		if (from->kind == SPAN_LINK)
			span->target = address(w, from->target);
		if (from->kind == SPAN_LINK && !span->target)
			return false;
		if (!put_values(w, from->child, voice, &span->child))
			return false;
		*tail = span;
		tail = &span->next;
	}
	return true;
}

/* The English of a message for n. */
static const struct span *
english_form(const struct message *message, int64_t n)
{
	return message->id_plural && n != 1 ? message->spans_plural
					    : message->spans;
}

struct words {
	const struct span *spans;
	const struct voice *voice;
	bool missing; /* the count has no value: leave the block out */
};

/* The words of a message in the letter's language, else in English. */
static struct words
words_of(struct writer *w, const struct message *message)
{
	const struct merge *merge = w->merge;
	struct words words = {.voice = &w->english};
	struct translated found;
	struct span *spans = NULL;
	struct fault fault;
	const char *text;
	int64_t n = 0;

	if (message->count) {
		const struct field_value *count = value_of(w, message->count);

		words.missing = !count;
		n = count ? count->number : 0;
	}
	words.spans = english_form(message, n);
	translate_find(message, merge->catalogue, NULL, &found);
	if (found.state == TRANSLATE_MISSING || words.missing)
		return words;
	text = message->id_plural ? catalogue_form(merge->catalogue,
						   found.entry,
						   (unsigned long)n)
				  : found.entry->form[0];
	if (translate_spans(message, merge->tag->tag, text, w->arena, &spans,
			    &fault) != OK) {
		add_fault(w, &fault);
		return words;
	}
	words.spans = spans;
	words.voice = &w->own;
	return words;
}

/* Fill a leaf; false when it is left out. */
static bool
fill_leaf(struct writer *w, const char *source, struct block *block)
{
	const struct message *message = notice_block(w->merge->notice, source);
	struct words words = {.voice = &w->own};
	struct span *bare = NULL;

	if (message) {
		words = words_of(w, message);
	} else if (span_parse("", source, SPAN_MODE_TEMPLATE, w->arena, &bare,
			      NULL) == OK) {
		words.spans = bare;
	}
	if (words.voice->tag != w->own.tag)
		block->lang = words.voice->tag->tag;
	return !words.missing &&
	       put_values(w, words.spans, words.voice, &block->spans);
}

static struct block *write_blocks(struct writer *, const struct block *);

static size_t
count_children(const struct block *block)
{
	size_t count = 0;

	for (const struct block *b = block->child; b; b = b->next)
		count++;
	return count;
}

static const char *
words_text(struct writer *w, const char *source)
{
	const struct message *message = notice_block(w->merge->notice, source);
	struct buf out = {0};
	const char *text;

	if (message)
		spans_text(words_of(w, message).spans, &out);
	text = message ? arena_text(w->arena, buf_string(&out)) : source;
	buf_free(&out);
	return text;
}

/* A copy with words and values; NULL when it is left out. */
static struct block *
write_block(struct writer *w, const struct block *from)
{
	struct block *block = arena_alloc(w->arena, sizeof *block);

	*block = *from;
	block->next = NULL;
	if (block_leaf(from))
		return fill_leaf(w, from->source, block) ? block : NULL;
	if (from->kind == BLOCK_PICTURE && from->text)
		block->text = words_text(w, from->text);
	if (!from->child)
		return block;
	block->child = write_blocks(w, from->child);
	if (!block->child)
		return NULL;
	if (from->kind == BLOCK_ROW &&
	    count_children(block) < count_children(from))
		return NULL;
	return block;
}

static struct block *
write_blocks(struct writer *w, const struct block *from)
{
	struct block *first = NULL, **tail = &first;

	for (; from; from = from->next) {
		*tail = write_block(w, from);
		if (*tail)
			tail = &(*tail)->next;
	}
	return first;
}

static struct banner *
banner(struct writer *w, const char *text, const struct tag *tag)
{
	struct banner *b = arena_alloc(w->arena, sizeof *b);

	*b = (struct banner){.lang = tag->tag, .text = text, .rtl = tag->rtl};
	return b;
}

static struct banner *
draft_banners(struct writer *w)
{
	const char *own = words_text(w, NOTICE_DRAFT);
	struct banner *english = banner(w, NOTICE_DRAFT, w->english.tag);
	struct banner *first;

	if (!strcmp(own, NOTICE_DRAFT))
		return english;
	first = banner(w, own, w->own.tag);
	first->next = english;
	return first;
}

/* A rule and what a translation says of itself, after the last block. Beside a
 * translation English says it of that one. */
static void
put_companion(struct writer *w, struct block **tail)
{
	struct block *rule, *note;

	if (!w->merge->notice->companion ||
	    (w->own.tag == w->english.tag && !w->merge->beside))
		return;
	rule = arena_alloc(w->arena, sizeof *rule);
	note = arena_alloc(w->arena, sizeof *note);
	rule->kind = BLOCK_RULE;
	note->kind = BLOCK_PARAGRAPH;
	while (*tail)
		tail = &(*tail)->next;
	if (fill_leaf(w, w->merge->notice->companion, note)) {
		*tail = rule;
		rule->next = note;
	}
}

static const struct document *
write_document(struct writer *w)
{
	const struct merge *merge = w->merge;
	struct document *document = arena_alloc(w->arena, sizeof *document);

	document->lang = merge->tag->tag;
	document->rtl = merge->tag->rtl;
	document->title = words_text(w, merge->notice->title);
	if (merge->draft == MERGE_DRAFT)
		document->banners = draft_banners(w);
	document->blocks = write_blocks(w, merge->notice->blocks);
	put_companion(w, &document->blocks);
	document_isolate(document, w->arena);
	return document;
}

static struct value *
format_take(const struct merge *merge, const struct tag *tag)
{
	return merge->formats
		       ? values_take(merge->formats, tag, VALUE_DIGITS_LATIN)
		       : value_new(tag, VALUE_DIGITS_LATIN);
}

static void
format_give(const struct merge *merge, struct value *format)
{
	if (merge->formats)
		values_give(merge->formats, format);
	else
		value_free(format);
}

enum status
notice_merge(const struct merge *merge, struct arena *arena,
	     const struct document **ret_document, struct faults *faults)
{
	struct writer w = {.merge = merge, .arena = arena, .faults = faults};
	const struct document *document;

	w.own.tag = merge->tag;
	w.english.tag = tag_find("en");
	read_values(&w);
	if (merge->tag != w.english.tag && merge->draft == MERGE_FINAL &&
	    translate_issuable(merge->notice, merge->catalogue, merge->review,
			       faults) != OK)
		return E_REFUSED;
	if (w.failed)
		return E_INPUT;
	w.own.format = format_take(merge, w.own.tag);
	w.english.format = format_take(merge, w.english.tag);
	document = write_document(&w);
	format_give(merge, w.own.format);
	format_give(merge, w.english.format);
	if (w.failed)
		return E_INPUT;
	*ret_document = document;
	return OK;
}

struct model *
notice_examples(const struct notice *notice, struct arena *arena)
{
	struct model *values = model_object(arena);

	for (size_t i = 0; i < notice->field_count; i++)
		model_text(values, notice->fields[i].name,
			   notice->fields[i].example);
	return values;
}
