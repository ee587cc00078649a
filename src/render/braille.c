/* A document as Braille. */
#include "render/braille.h"

#include <stdio.h>
#include <string.h>

#include "base/utf8.h"
#include "render/render.h"

#define RULE_CELLS 12
#define RULE_DOTS 0x12	       /* dots 2 5 */
#define HYPHEN_DOTS 0x24       /* dots 3 6 */
#define LINE_GOES_ON_DOTS 0x10 /* dot 5, Unified English Braille 2.6 */
#define STEP 2		       /* cells, of what stands inside */
#define INDENT_MAX 12	       /* of lists in lists */

/* On the way through a document. */
struct brailling {
	struct braille *to;
	const struct braille_table *table; /* of this document */
	struct braille_passages *proof;	   /* NULL: nobody asks */
	struct fault *fault;
};

static enum status
find_table(const char *lang, const struct braille_table **ret,
	   struct fault *fault)
{
	const struct tag *tag = tag_find(lang);

	if (!tag)
		return fault_set(fault, E_INPUT, "language",
				 N_("{value} is not a language this version "
				    "knows"),
				 "value", lang, NULL);
	return braille_table_find(tag, ret, fault);
}

/* The table of a part that says its language; what has no table of its own
 * goes by that of the document, or by its script. */
static const struct braille_table *
table_of(const struct brailling *b, const char *lang)
{
	const struct braille_table *table;
	struct fault fault;

	return lang && find_table(lang, &table, &fault) == OK ? table
							      : b->table;
}

/* A line of spans that end where the writer ended it. */
struct collecting {
	struct braille_text *text; /* where it goes on */
	struct braille_text *list;
	size_t count, cap;
};

static void
next_line(struct brailling *b, struct collecting *c)
{
	c->list = arena_grow(b->to->arena, c->list, c->count, &c->cap,
			     sizeof *c->list);
	c->list[c->count] = (struct braille_text){0};
	c->text = &c->list[c->count++];
}

static void
add_words(struct brailling *b, struct collecting *c, const char *text,
	  struct braille_add add)
{
	braille_text_add(c->text, b->to->arena, text, add);
}

/* The address goes after the words, unless they are it. */
static void
add_target(struct brailling *b, struct collecting *c, const struct span *link,
	   struct braille_add add)
{
	struct buf said = {0};
	bool needed = !strncmp(link->target, "http", 4);

	spans_text(link->child, &said);
	if (needed && strcmp(buf_string(&said), link->target) != 0)
		add_words(b, c,
			  arena_printf(b->to->arena, " (%s)", link->target),
			  add);
	buf_free(&said);
}

static void
collect(struct brailling *b, struct collecting *c, const struct span *span,
	struct braille_add add)
{
	for (; span; span = span->next) {
		struct braille_add inner = add;

		switch (span->kind) {
		case SPAN_TEXT:
		case SPAN_PLACEHOLDER:
		case SPAN_CODE:
			add_words(b, c, span->text, add);
			break;
		case SPAN_STRONG:
			inner.mark |= BRAILLE_STRONG;
			collect(b, c, span->child, inner);
			break;
		case SPAN_LINK:
			collect(b, c, span->child, add);
			add_target(b, c, span, add);
			break;
		case SPAN_BREAK:
			next_line(b, c);
			break;
		case SPAN_VALUE:
			inner.table = span->lang ? table_of(b, span->lang)
						 : add.table;
			inner.mark |= span->whole ? BRAILLE_WHOLE : 0;
			add_words(b, c, span->text, inner);
			break;
		}
	}
}

static const char *
show_cells(struct arena *arena, const struct braille_cells *cells)
{
	char *shown = arena_alloc(arena, 3 * cells->count + 1);
	char *to = shown;

	for (size_t i = 0; i < cells->count; i++)
		to += utf8_encode(0x2800u + (cells->cell[i] & CELL_DOTS), to);
	return shown;
}

static const char *
show_text(struct arena *arena, const struct braille_text *text)
{
	char *shown = arena_alloc(arena, 4 * text->count + 1);
	char *to = shown;

	for (size_t i = 0; i < text->count; i++)
		to += utf8_encode(text->cp[i], to);
	return shown;
}

/* What the cells say, marks of emphasis apart: liblouis reads those back as
 * other words. */
static enum status
read_back(struct brailling *b, const struct braille_text *text,
	  struct buf *back, struct fault *fault)
{
	const struct braille_table *table =
		text->count ? text->table[0] : b->table;
	struct braille_text plain = *text;
	struct braille_cells cells;
	enum status status;

	plain.mark = arena_alloc(b->to->arena, text->count + 1);
	for (size_t i = 0; i < text->count; i++)
		plain.mark[i] = (uint8_t)(text->mark[i] & ~BRAILLE_STRONG);
	status = braille_translate(&plain, b->to->grade, b->to->arena, &cells,
				   fault);
	return status == OK ? braille_back(table, b->to->grade, &cells, back,
					   fault)
			    : status;
}

static enum status
note_passage(struct brailling *b, const struct braille_text *text,
	     const struct braille_cells *cells)
{
	struct braille_passages *proof = b->proof;
	struct buf back = {0};
	struct fault fault;
	enum status status = read_back(b, text, &back, &fault);

	if (status == OK || status == E_NOT_FOUND) {
		proof->list = arena_grow(b->to->arena, proof->list,
					 proof->count, &proof->cap,
					 sizeof *proof->list);
		proof->list[proof->count++] = (struct braille_passage){
			show_text(b->to->arena, text),
			show_cells(b->to->arena, cells),
			arena_text(b->to->arena, buf_string(&back)),
		};
		status = OK;
	} else if (b->fault) {
		*b->fault = fault;
	}
	buf_free(&back);
	return status;
}

static enum status
put_text(struct brailling *b, const struct braille_text *text,
	 struct braille_margin margin)
{
	struct braille_cells cells;
	enum status status = braille_translate(text, b->to->grade,
					       b->to->arena, &cells, b->fault);

	if (status != OK)
		return status;
	margin.split = !strcmp(b->table->tag, "en") ? LINE_GOES_ON_DOTS
						    : HYPHEN_DOTS;
	braille_fill(&b->to->pages, &cells, &margin);
	return b->proof && cells.count ? note_passage(b, text, &cells) : OK;
}

/* Two lines of a paragraph are the least on a page. */
static void
keep_head(struct brailling *b, size_t from)
{
	struct braille_pages *pages = &b->to->pages;

	if (pages->count - from > 1)
		pages->line[from].with_next = true;
	if (pages->count - from > 2)
		pages->line[pages->count - 2].with_next = true;
}


/* A leaf with something before its words. */
static enum status
put_leaf(struct brailling *b, const char *mark, const struct block *block,
	 struct braille_margin margin)
{
	struct braille_add add = {table_of(b, block->lang), 0};
	size_t from = b->to->pages.count;
	struct collecting c = {0};
	enum status status = OK;

	next_line(b, &c);
	add_words(b, &c, mark, add);
	collect(b, &c, block->spans, add);
	/* An address and the like: each line from the edge. */
	if (c.count > 1 && !margin.centred && margin.first > margin.rest)
		margin.first = margin.rest;
	for (size_t i = 0; i < c.count && status == OK; i++) {
		status = put_text(b, &c.list[i], margin);
		if (i == 0 && margin.first < margin.rest)
			margin.first = margin.rest;
	}
	keep_head(b, from);
	return status;
}

static enum status
put_words(struct brailling *b, const char *words, const char *lang)
{
	struct span span = {.kind = SPAN_TEXT, .text = words};
	struct block block = {
		.kind = BLOCK_PARAGRAPH, .lang = lang, .spans = &span};

	return put_leaf(b, "", &block, (struct braille_margin){STEP, 0, 0, 0});
}

/* The first is centred, the second from the fifth cell, others from the
 * seventh; each stays with what it heads. */
static enum status
put_heading(struct brailling *b, const struct block *block, int indent)
{
	struct braille_pages *pages = &b->to->pages;
	int edge = indent + (block->level == 2 ? 4 : 6);
	struct braille_margin margin = {edge, edge, block->level == 1, 0};
	size_t from;
	enum status status;

	braille_blank(pages);
	from = pages->count;
	status = put_leaf(b, "", block, margin);
	for (size_t i = from; i < pages->count; i++)
		pages->line[i].with_next = true;
	if (block->level == 1)
		braille_blank(pages);
	return status;
}

static enum status put_blocks(struct brailling *, const struct block *,
			      int indent);

static enum status
put_item(struct brailling *b, const char *mark, const struct block *item,
	 int indent)
{
	const struct block *first = item->child;
	struct braille_margin margin = {indent, indent + STEP, 0, 0};
	enum status status;

	if (first && block_leaf(first) && first->kind != BLOCK_HEADING) {
		status = put_leaf(b, mark, first, margin);
		first = first->next;
	} else {
		struct span none = {.kind = SPAN_TEXT, .text = ""};
		struct block empty = {.spans = &none};

		status = put_leaf(b, mark, &empty, margin);
	}
	return status == OK ? put_blocks(b, first, indent + STEP) : status;
}

static enum status
put_list(struct brailling *b, const struct block *list, int indent)
{
	int number = list->first;
	enum status status = OK;

	for (const struct block *item = list->child; item && status == OK;
	     item = item->next) {
		const char *mark =
			list->first ? arena_printf(b->to->arena, "%d. ",
						   number++)
				    : "\u2022 ";

		status = put_item(b, mark, item,
				  indent < INDENT_MAX ? indent : INDENT_MAX);
	}
	return status;
}

static enum status
put_cell(struct brailling *b, const struct block *head,
	 const struct block *cell, struct braille_margin margin)
{
	struct buf label = {0};
	enum status status;

	if (head) {
		spans_text(head->spans, &label);
		buf_text(&label, label.count ? ": " : "");
	}
	status = put_leaf(b, arena_text(b->to->arena, buf_string(&label)),
			  cell, margin);
	buf_free(&label);
	return status;
}

/* Each row is a group of lines, the first from the edge, a heading before
 * each cell. */
static enum status
put_table(struct brailling *b, const struct block *table, int indent)
{
	const struct block *headers = table->child;
	const struct block *row = headers;
	enum status status = OK;

	if (headers && headers->header && headers->next)
		row = headers->next;
	for (; row && status == OK; row = row->next) {
		const struct block *head =
			row != headers ? headers->child : NULL;
		struct braille_margin margin = {indent, indent + 2 * STEP, 0,
						0};
		size_t from = b->to->pages.count;

		for (const struct block *cell = row->child;
		     cell && status == OK; cell = cell->next) {
			status = put_cell(b, head, cell, margin);
			head = head ? head->next : NULL;
			margin.first = indent + STEP;
		}
		braille_together(&b->to->pages, from);
	}
	return status;
}

static void
put_rule(struct brailling *b)
{
	static const uint8_t dots[RULE_CELLS] = {
		RULE_DOTS, RULE_DOTS, RULE_DOTS, RULE_DOTS,
		RULE_DOTS, RULE_DOTS, RULE_DOTS, RULE_DOTS,
		RULE_DOTS, RULE_DOTS, RULE_DOTS, RULE_DOTS};
	struct braille_cells rule = {dots, RULE_CELLS};
	struct braille_margin margin = {0, 0, true, HYPHEN_DOTS};

	braille_fill(&b->to->pages, &rule, &margin);
}

/* Whether a blank line stands round a block. */
static bool
stands_apart(const struct block *block)
{
	switch (block->kind) {
	case BLOCK_LIST:
	case BLOCK_TABLE:
	case BLOCK_QUOTE:
	case BLOCK_RULE:
		return true;
	case BLOCK_PICTURE:
		return !block->spans || block_code(block);
	case BLOCK_HEADING:
	case BLOCK_PARAGRAPH:
	case BLOCK_ITEM:
	case BLOCK_ROW:
	case BLOCK_CELL:
		break;
	}
	return false;
}

static enum status
put_block(struct brailling *b, const struct block *block, int indent)
{
	struct braille_margin margin = {indent + STEP, indent, 0, 0};

	switch (block->kind) {
	case BLOCK_HEADING:
		return put_heading(b, block, indent);
	case BLOCK_PARAGRAPH:
	case BLOCK_CELL:
		return put_leaf(b, "", block, margin);
	case BLOCK_LIST:
		return put_list(b, block, indent);
	case BLOCK_ITEM:
	case BLOCK_ROW:
		return put_blocks(b, block->child, indent);
	case BLOCK_TABLE:
		return put_table(b, block, indent);
	case BLOCK_QUOTE:
		return put_blocks(b, block->child, indent + STEP);
	case BLOCK_RULE:
		put_rule(b);
		return OK;
	case BLOCK_PICTURE:
		if (block->spans && !block_code(block))
			return put_leaf(b, "", block, margin);
		return block->text && *block->text
			       ? put_words(b,
					   arena_printf(b->to->arena, "[%s]",
							block->text),
					   block->lang)
			       : OK;
	}
	return OK;
}

/* What is said in a language that has no Braille, such as that the letter can
 * be had in it, is for other readers. */
static bool
is_for_others(const struct block *block)
{
	const struct braille_table *table;
	struct fault fault;

	return block->lang && find_table(block->lang, &table, &fault) != OK;
}

static enum status
put_blocks(struct brailling *b, const struct block *block, int indent)
{
	enum status status = OK;

	for (; block && status == OK; block = block->next) {
		bool apart = stands_apart(block) &&
			     (indent == 0 || block->kind != BLOCK_LIST);

		if (is_for_others(block))
			continue;
		if (apart)
			braille_blank(&b->to->pages);
		status = put_block(b, block, indent);
		if (apart)
			braille_blank(&b->to->pages);
	}
	return status;
}

static enum status
put_banners(struct brailling *b, const struct document *document)
{
	enum status status = OK;

	braille_blank(&b->to->pages);
	for (const struct banner *banner = document->banners;
	     banner && status == OK; banner = banner->next)
		status = put_words(b,
				   arena_printf(b->to->arena, "[%s]",
						banner->text),
				   banner->lang);
	braille_blank(&b->to->pages);
	return status;
}

static enum status
put_document(struct brailling *b, const struct document *document)
{
	enum status status;

	if (!document)
		return OK;
	status = find_table(document->lang, &b->table, b->fault);
	braille_turn(&b->to->pages);
	if (status == OK)
		status = put_banners(b, document);
	if (status == OK)
		status = put_blocks(b, document->blocks, 0);
	if (status == OK)
		status = put_banners(b, document);
	return status;
}

static enum status
choose_grade(struct braille *braille, const struct braille_options *options,
	     struct fault *fault)
{
	int wished = options && options->grade ? options->grade
					       : BRAILLE_GRADES;
	const struct tag *tag = tag_find(braille->table->tag);

	braille->grade = braille_grade(braille->table, wished);
	if (braille->grade)
		return OK;
	return fault_set(fault, E_NOT_FOUND, "grade",
			 N_("The Braille of {language} has no grade 1: choose "
			    "grade 2"),
			 "language", tag->english, NULL);
}

static enum status
make(const struct document *document, const struct render_options *options,
     struct brailling *b)
{
	const struct braille_options *wish = options ? options->braille : NULL;
	const struct enclosure *with = options ? options->enclosure : NULL;
	struct braille_size size = wish ? wish->size : (struct braille_size){0};
	enum status status;

	b->to->pages.arena = b->to->arena;
	b->to->pages.size.cells = size.cells ? size.cells : BRAILLE_CELLS;
	b->to->pages.size.lines = size.lines ? size.lines : BRAILLE_LINES;
	status = find_table(document->lang, &b->to->table, b->fault);
	if (status == OK)
		status = choose_grade(b->to, wish, b->fault);
	if (status == OK)
		status = put_document(b, document);
	if (status == OK && with)
		status = put_document(b, with->form);
	if (status == OK && with)
		status = put_document(b, with->companion);
	if (status == OK && options)
		status = put_document(b, options->other);
	return status;
}

enum status
braille_make(const struct document *document,
	     const struct render_options *options, struct arena *arena,
	     struct braille *ret, struct fault *fault)
{
	struct brailling b = {.to = ret, .fault = fault};

	*ret = (struct braille){.arena = arena};
	return make(document, options, &b);
}

enum status
braille_proof(const struct document *document,
	      const struct render_options *options, struct arena *arena,
	      struct braille_passages *ret, struct fault *fault)
{
	struct braille braille = {.arena = arena};
	struct brailling b = {.to = &braille, .proof = ret, .fault = fault};

	*ret = (struct braille_passages){0};
	return make(document, options, &b);
}

/* Numbers are written alike in every code: the sign dots 3 4 5 6, then the
 * first letters. */
struct braille_cells
braille_number(const struct braille *braille, int page)
{
	static const uint8_t digits[] = {0x1A, 0x01, 0x03, 0x09, 0x19,
					 0x11, 0x0B, 0x1B, 0x13, 0x0A};
	char text[16];
	int count = snprintf(text, sizeof text, "%d", page);
	uint8_t *cell = arena_alloc(braille->arena, (size_t)count + 1);

	cell[0] = 0x3C;
	for (int i = 0; i < count; i++)
		cell[i + 1] = digits[text[i] - '0'];
	return (struct braille_cells){cell, (size_t)count + 1};
}
