/* A letter: the template's blocks with words of one language and values. */
#include "notice/merge.h"

#include <string.h>

#include "doc/isolate.h"
#include "doc/span.h"
#include "lang/value.h"
#include "notice/given.h"
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
	const struct notice_text *text;
	struct given given;
	struct voice own, english;
	bool failed;
};

static void
add_fault(struct writer *w, const struct fault *fault)
{
	*faults_add(w->faults) = *fault;
	w->failed = true;
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
		value = given_value(&w->given,
				    arena_copy(w->arena, p + 1, count));
		if (!value)
			return NULL;
		out = arena_printf(w->arena, "%s%s", out,
				   field_address(value, w->arena));
		p += count + 1 + (p[count + 1] == '}');
	}
	return link_allowed(out) ? out : NULL;
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
	const struct catalogue *catalogue =
		wording_catalogue(merge->wording, message);
	struct words words = {.voice = &w->english};
	struct translated found;
	struct span *spans = NULL;
	struct fault fault;
	const char *text;
	int64_t n = 0;

	if (message->count) {
		const struct field_value *count =
			given_value(&w->given, message->count);

		words.missing = !count;
		n = count ? count->number : 0;
	}
	words.spans = english_form(message, n);
	translate_find(message, catalogue, NULL, &found);
	if (found.state == TRANSLATE_MISSING || words.missing)
		return words;
	text = message->id_plural
		       ? catalogue_form(catalogue, found.entry,
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

/* The words of a message without markup. */
static const char *
plain_words(struct writer *w, const struct words *words)
{
	struct buf out = {0};
	const char *text;

	spans_text(words->spans, &out);
	text = arena_text(w->arena, buf_string(&out));
	buf_free(&out);
	return text;
}

static const char *
words_text(struct writer *w, const struct message *message,
	   const char *otherwise)
{
	struct words words;

	if (!message)
		return otherwise;
	words = words_of(w, message);
	return plain_words(w, &words);
}

/* A choice is said in the words that the notice has for it. */
static struct span *
choice_span(struct writer *w, const struct field_value *value)
{
	struct span *span = arena_alloc(w->arena, sizeof *span);
	const struct message *message =
		notice_choice(w->merge->notice, value->field,
			      (size_t)value->number);
	struct words words = {.voice = &w->own};

	span->kind = SPAN_VALUE;
	span->type = field_type_name(value->field->type);
	span->text = value->text;
	if (message) {
		words = words_of(w, message);
		span->text = plain_words(w, &words);
	}
	span->lang = words.voice->tag->tag;
	span->rtl = text_rtl(span->text);
	return span;
}

static struct span *
value_span(struct writer *w, const struct field_value *value,
	   const struct voice *voice)
{
	if (value->field->type == FIELD_CHOICE)
		return choice_span(w, value);
	return field_span(value, voice->format, voice->tag->tag, w->arena);
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
				given_value(&w->given, from->text);

			if (!value)
				return false;
			span = value_span(w, value, voice);
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

/* Fill a leaf with a message, or else with bare spans; false when it is left
 * out. */
static bool
fill_leaf(struct writer *w, const struct message *message,
	  const struct span *bare, struct block *block)
{
	struct words words = {.spans = bare, .voice = &w->own};

	if (message)
		words = words_of(w, message);
	if (words.voice->tag != w->own.tag)
		block->lang = words.voice->tag->tag;
	return !words.missing &&
	       put_values(w, words.spans, words.voice, &block->spans);
}

static size_t
count_cells(const struct block *row)
{
	size_t count = 0;

	for (const struct block *b = row->child; b; b = b->next)
		count++;
	return count;
}

static struct block **write_passages(struct writer *, const struct passage *,
				     struct block **tail);

/* A copy with words and values; NULL when it is left out. */
static struct block *
write_block(struct writer *w, const struct passage *p)
{
	const struct block *from = p->block;
	struct block *block = arena_alloc(w->arena, sizeof *block);

	*block = *from;
	block->next = block->child = NULL;
	if (block_leaf(from))
		return fill_leaf(w, p->message, p->bare, block) ? block : NULL;
	if (from->kind == BLOCK_PICTURE)
		block->text = words_text(w, p->message, from->text);
	if (!from->child)
		return block;
	(void)write_passages(w, p->child, &block->child);
	if (!block->child)
		return NULL;
	if (from->kind == BLOCK_ROW && count_cells(block) < count_cells(from))
		return NULL;
	return block;
}

/* What is said, after *tail; groups and clauses leave no mark. */
static struct block **
write_passages(struct writer *w, const struct passage *p, struct block **tail)
{
	for (; p; p = p->next) {
		if (!conditions_hold(p->when, &w->given.states))
			continue;
		if (p->block) {
			*tail = write_block(w, p);
			if (*tail)
				tail = &(*tail)->next;
			continue;
		}
		tail = write_passages(w, p->child, tail);
		if (p->clause)
			tail = write_passages(
				w, p->clause->text[NOTICE_STANDARD].passages,
				tail);
	}
	return tail;
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
	const char *own = words_text(
		w, notice_message(w->merge->notice, NOTICE_DRAFT),
		NOTICE_DRAFT);
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
	const struct notice *notice = w->merge->notice;
	struct block *rule, *note;

	if (!notice->companion ||
	    (w->own.tag == w->english.tag && !w->merge->beside))
		return;
	rule = arena_alloc(w->arena, sizeof *rule);
	note = arena_alloc(w->arena, sizeof *note);
	rule->kind = BLOCK_RULE;
	note->kind = BLOCK_PARAGRAPH;
	while (*tail)
		tail = &(*tail)->next;
	if (fill_leaf(w, notice_message(notice, notice->companion), NULL,
		      note)) {
		*tail = rule;
		rule->next = note;
	}
}

/* In Easy Read a picture has the paragraph after it beside it. */
static void
put_beside(struct block *block)
{
	for (; block; block = block->next) {
		const struct block *words = block->next;

		if (block->kind != BLOCK_PICTURE || !words ||
		    words->kind != BLOCK_PARAGRAPH)
			continue;
		block->lang = words->lang;
		block->spans = words->spans;
		block->next = words->next;
	}
}

static const struct document *
write_document(struct writer *w)
{
	const struct merge *merge = w->merge;
	struct document *document = arena_alloc(w->arena, sizeof *document);

	document->lang = merge->tag->tag;
	document->rtl = merge->tag->rtl;
	document->title =
		words_text(w, notice_message(merge->notice, w->text->title),
			   w->text->title);
	if (merge->draft == MERGE_DRAFT)
		document->banners = draft_banners(w);
	(void)write_passages(w, w->text->passages, &document->blocks);
	put_companion(w, &document->blocks);
	document_isolate(document, w->arena);
	document->easy_read = merge->variant == NOTICE_EASY;
	if (document->easy_read)
		put_beside(document->blocks);
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

static enum status
no_variant(const struct merge *merge, struct faults *faults)
{
	return fault_set(faults_add(faults), E_NOT_FOUND, "variant",
			 N_("the notice {name} has no variant {value}: choose "
			    "the standard letter"),
			 "name", merge->notice->name, "value",
			 notice_variant_name(merge->variant), NULL);
}

enum status
notice_merge(const struct merge *merge, struct arena *arena,
	     const struct document **ret_document, struct faults *faults)
{
	struct writer w = {.merge = merge, .arena = arena, .faults = faults};
	const struct document *document;
	enum status status;

	w.own.tag = merge->tag;
	w.english.tag = merge->source ? merge->source : tag_find("en");
	w.text = &merge->notice->text[merge->variant];
	if (!w.text->path)
		return no_variant(merge, faults);
	status = given_read(merge, arena, &w.given, faults);
	if (merge->tag != w.english.tag && merge->draft == MERGE_FINAL &&
	    translate_issuable(w.text, merge->wording, merge->review,
			       faults) != OK)
		return E_REFUSED;
	if (status != OK)
		return status;
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
