/* Documents from models. */
#include "desk/paper.h"

#include <string.h>

#include "base/buf.h"
#include "desk/board.h"
#include "desk/charts.h"
#include "desk/inside.h"
#include "doc/tree.h"
#include "render/presses.h"
#include "render/render.h"
#include "wire/model.h"

#define ARGS_MAX 8

/* Lying bars of a picture: heading, picture and table share a page. */
#define BARS_MOST 10

static const char *
translated(const struct bulletin *paper, const char *message)
{
	return catalogue_text(paper->reader.words, NULL, message);
}

static void
warn_of_draft(struct bulletin *paper)
{
	struct banner *banner = arena_alloc(paper->visit->arena,
					    sizeof *banner);

	banner->lang = paper->reader.tag->tag;
	banner->text = translated(
		paper, N_("A machine translated the words of this report, and "
			  "nobody has checked them yet."));
	paper->document->banners = banner;
}

void
paper_end(struct bulletin *paper)
{
	value_free(paper->reader.value);
	if (paper->press)
		presses_give(desk_presses(paper->visit->desk), paper->press);
}

static struct block *
block_new(struct bulletin *paper, enum block_kind kind)
{
	struct block *block = arena_alloc(paper->visit->arena, sizeof *block);

	block->kind = kind;
	return block;
}

static void
put(struct bulletin *paper, struct block *block)
{
	*paper->end = block;
	paper->end = &block->next;
}

/* Words that run as their own letters do. */
static struct span *
words(struct bulletin *paper, const char *text)
{
	struct span *span = arena_alloc(paper->visit->arena, sizeof *span);

	span->kind = SPAN_VALUE;
	span->type = "text";
	span->text = text;
	span->rtl = text_rtl(text);
	return span;
}

static struct span *
sentence(struct bulletin *paper, const char *text)
{
	struct span *span = words(paper, text);

	span->kind = SPAN_TEXT;
	return span;
}

static void
put_sentence(struct bulletin *paper, enum block_kind kind, const char *text)
{
	struct block *block = block_new(paper, kind);

	block->level = kind == BLOCK_HEADING ? 2 : 0;
	block->spans = sentence(paper, text);
	put(paper, block);
}

enum status
paper_begin(struct visit *visit, const char *language, const char *title,
	    struct bulletin *ret, struct fault *fault)
{
	const struct tag *tag = language ? tag_find(language) : NULL;
	const struct catalogues *all;
	enum status status = desk_catalogues(visit->desk, &all, fault);

	*ret = (struct bulletin){.visit = visit};
	if (status != OK)
		return status;
	ret->reader.words = tag ? catalogues_find(all, tag) : NULL;
	ret->reader.tag = ret->reader.words ? tag : tag_find("en");
	ret->reader.value = value_new(ret->reader.tag, VALUE_DIGITS_LATIN);
	ret->reader.label = desk_label(visit->desk);
	ret->document = arena_alloc(visit->arena, sizeof *ret->document);
	ret->document->title = translated(ret, title);
	ret->document->lang = ret->reader.tag->tag;
	ret->document->rtl = !strcmp(tag_direction(ret->reader.tag), "rtl");
	ret->end = &ret->document->blocks;
	ret->press = presses_take(desk_presses(visit->desk));
	put_sentence(ret, BLOCK_HEADING, ret->document->title);
	ret->document->blocks->level = 1;
	if (strcmp(ret->reader.tag->tag, "en") != 0)
		warn_of_draft(ret);
	return OK;
}

void
paper_heading(struct bulletin *paper, const char *message)
{
	put_sentence(paper, BLOCK_HEADING, translated(paper, message));
}

static void
say_as(struct bulletin *paper, enum block_kind kind, const char *text,
       const char *count, va_list pairs)
{
	struct message_arg args[ARGS_MAX] = {{"count", count}};
	size_t n = 1;
	struct buf buf = {0};
	const char *name;

	while (n < ARGS_MAX && (name = va_arg(pairs, const char *)))
		args[n++] = (struct message_arg){name,
						 va_arg(pairs, const char *)};
	message_format(&buf, text, args, n);
	put_sentence(paper, kind,
		     arena_text(paper->visit->arena, buf_string(&buf)));
	buf_free(&buf);
}

void
paper_title(struct bulletin *paper, const char *message, ...)
{
	va_list pairs;

	va_start(pairs, message);
	say_as(paper, BLOCK_HEADING, translated(paper, message), "", pairs);
	va_end(pairs);
}

void
paper_say(struct bulletin *paper, const char *message, ...)
{
	va_list pairs;

	va_start(pairs, message);
	say_as(paper, BLOCK_PARAGRAPH, translated(paper, message), "", pairs);
	va_end(pairs);
}

void
paper_say_count(struct bulletin *paper, const struct paper_plural *plural, ...)
{
	struct buf count = {0};
	va_list pairs;

	value_integer(paper->reader.value, plural->count, &count);
	va_start(pairs, plural);
	say_as(paper, BLOCK_PARAGRAPH,
	       catalogue_plural(paper->reader.words, NULL, plural->one,
				plural->other, (unsigned long)plural->count),
	       buf_string(&count), pairs);
	va_end(pairs);
	buf_free(&count);
}

const char *
paper_text(struct bulletin *paper, const struct model *leaf)
{
	struct mustache_host host = reader_host(&paper->reader);
	struct mustache_shown shown = {0};
	struct buf buf = {0};
	const char *text;

	host.show(host.self, leaf, &buf, &shown);
	text = arena_text(paper->visit->arena, buf_string(&buf));
	buf_free(&buf);
	return text;
}

static struct block **
put_cell(struct bulletin *paper, struct block **end, const char *text)
{
	struct block *cell = block_new(paper, BLOCK_CELL);

	if (*text)
		cell->spans = words(paper, text);
	*end = cell;
	return &cell->next;
}

static const char *
cell_text(struct bulletin *paper, const struct paper_column *column,
	  const struct model *row)
{
	const char *text = "";

	for (size_t i = 0; i < 4 && column->key[i] && !*text; i++)
		text = paper_text(paper, chart_leaf(row, column->key[i]));
	return text;
}

/* first: what stands in the first cell, NULL for the row's own. */
static struct block *
row_of(struct bulletin *paper, const struct paper_table *table,
       const struct model *row, const char *first)
{
	struct block *block = block_new(paper, BLOCK_ROW);
	struct block **end = &block->child;

	for (size_t i = 0; i < table->columns; i++) {
		const char *text = i || !first
					   ? cell_text(paper, &table->column[i],
						       row)
					   : first;

		if (!i && !*text)
			text = translated(paper, N_("none"));
		end = put_cell(paper, end, text);
	}
	return block;
}

static struct block *
headings(struct bulletin *paper, const struct paper_table *table)
{
	struct block *block = block_new(paper, BLOCK_ROW);
	struct block **end = &block->child;

	block->header = true;
	for (size_t i = 0; i < table->columns; i++)
		end = put_cell(paper, end,
			       translated(paper, table->column[i].heading));
	for (struct block *cell = block->child; cell; cell = cell->next)
		cell->header = true;
	return block;
}

void
paper_rows(struct bulletin *paper, const struct model *model,
	   const struct paper_table *table)
{
	const struct model *list = model_get(model, table->rows);
	const struct model *total =
		table->total ? model_get(model, table->total) : NULL;
	struct block *block = block_new(paper, BLOCK_TABLE), **end;

	if (!model_first(list)) {
		paper_say(paper, N_("Nothing to show."), NULL);
		return;
	}
	block->child = headings(paper, table);
	end = &block->child->next;
	for (const struct model *row = model_first(list); row;
	     row = model_next(row)) {
		*end = row_of(paper, table, row, NULL);
		end = &(*end)->next;
	}
	if (total)
		*end = row_of(paper, table, total,
			      translated(paper, N_("All")));
	put(paper, block);
}

enum status
paper_chart(struct bulletin *paper, const struct model *model,
	    const struct report_chart *wish, struct fault *fault)
{
	struct block *block;
	struct chart chart;
	enum status status;

	if (!model_first(model_get(model, wish->rows)))
		return OK;
	report_chart_read(model, wish, &paper->reader, paper->visit->arena,
			  &chart);
	chart.drawn = BARS_MOST;
	block = block_new(paper, BLOCK_PICTURE);
	block->target = wish->id;
	block->text = arena_printf(paper->visit->arena, "%s. %s", chart.title,
				   chart.description);
	status = chart_picture(&chart, paper->press, paper->visit->arena,
			       &block->picture, fault);
	if (status == OK)
		put(paper, block);
	return status;
}

enum status
paper_print(struct bulletin *paper, const char *format,
	    struct report_printed *ret, struct fault *fault)
{
	bool part = !strcmp(format, "part");
	const struct render_options options = {
		.frame = part ? RENDER_PART : RENDER_FILE,
		.press = paper->press};
	const struct renderer *renderer;
	struct buf out = {0};
	enum status status = render_find(part ? "html" : format, &renderer,
					 fault);

	if (status == OK)
		status = renderer->render(paper->document, &options, &out,
					  fault);
	if (status == OK) {
		ret->bytes = arena_copy(paper->visit->arena, buf_string(&out),
					out.count);
		ret->count = out.count;
		ret->mime = renderer->mime;
	}
	buf_free(&out);
	return status;
}
