/* Markdown to a document tree. cmark-gfm says where blocks begin and end; their
 * words are taken from the source lines, because its tree has already undone
 * the markup inside them. */
#include "doc/markdown.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <pthread.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"

#define DEPTH_MAX 12

struct lines {
	const char *text;
	size_t *start; /* of each line, and one past the last */
	size_t count, cap;
};

struct reader {
	const struct markdown *md;
	struct arena *arena;
	struct faults *faults;
	struct lines lines;
	const char *note; /* a comment waits for the next leaf */
	int quotes, depth;
	bool failed;
};

static struct block *blocks(struct reader *, cmark_node *);

static const char *
place(struct reader *r, int line)
{
	return arena_printf(r->arena, "%s:%d", r->md->name,
			    line + r->md->lines_before);
}

static void
refuse(struct reader *r, int line, const char *message)
{
	(void)fault_set(faults_add(r->faults), E_INPUT, place(r, line), message,
			NULL);
	r->failed = true;
}

static void
line_add(struct reader *r, size_t start)
{
	struct lines *l = &r->lines;

	l->start = arena_grow(r->arena, l->start, l->count, &l->cap,
			      sizeof *l->start);
	l->start[l->count++] = start;
}

static void
split_lines(struct reader *r)
{
	const char *at = r->md->text, *end = at + r->md->count;

	r->lines.text = r->md->text;
	line_add(r, 0);
	while ((at = memchr(at, '\n', (size_t)(end - at))))
		line_add(r, (size_t)(++at - r->md->text));
	line_add(r, r->md->count + 1);
}

struct piece {
	const char *p;
	size_t count;
};

/* A line (from 1) without its end; empty past the last. */
static struct piece
line_at(const struct reader *r, int line)
{
	const struct lines *l = &r->lines;
	struct piece piece = {"", 0};

	if (line < 1 || (size_t)line >= l->count)
		return piece;
	piece.p = l->text + l->start[line - 1];
	piece.count = l->start[line] - l->start[line - 1] - 1;
	if (piece.count && piece.p[piece.count - 1] == '\r')
		piece.count--;
	return piece;
}

static struct piece
drop(struct piece piece, size_t count)
{
	count = count < piece.count ? count : piece.count;
	return (struct piece){piece.p + count, piece.count - count};
}

static struct piece
trim_start(struct piece piece)
{
	while (piece.count && (*piece.p == ' ' || *piece.p == '\t'))
		piece = drop(piece, 1);
	return piece;
}

static struct piece
trim_end(struct piece piece)
{
	while (piece.count && (piece.p[piece.count - 1] == ' ' ||
			       piece.p[piece.count - 1] == '\t'))
		piece.count--;
	return piece;
}

static bool
ends_in_break(struct piece piece)
{
	size_t spaces = piece.count - trim_end(piece).count, slashes = 0;

	if (spaces)
		return spaces >= 2 && trim_end(piece).count;
	while (slashes < piece.count &&
	       piece.p[piece.count - 1 - slashes] == '\\')
		slashes++;
	return slashes % 2;
}

/* The lines of a paragraph as one: soft ends become spaces, hard ends a
 * backslash before a newline. */
static const char *
paragraph_source(struct reader *r, cmark_node *node)
{
	int first = cmark_node_get_start_line(node);
	int last = cmark_node_get_end_line(node);
	struct buf out = {0};
	const char *source;

	for (int n = first; n <= last; n++) {
		struct piece line = line_at(r, n);
		bool slash = line.count && line.p[line.count - 1] == '\\';

		if (n == first)
			line = drop(line,
				    (size_t)cmark_node_get_start_column(node) -
					    1);
		line = trim_start(line);
		for (int q = 0;
		     n > first && q < r->quotes && line.count && *line.p == '>';
		     q++)
			line = trim_start(drop(line, 1));
		buf_put(&out, line.p, trim_end(line).count);
		if (n == last)
			break;
		if (ends_in_break(line))
			buf_text(&out, slash ? "\n" : "\\\n");
		else
			buf_char(&out, ' ');
	}
	source = arena_text(r->arena, buf_string(&out));
	buf_free(&out);
	return source;
}

static const char *
heading_source(struct reader *r, cmark_node *node)
{
	int line = cmark_node_get_start_line(node);
	struct piece piece =
		drop(line_at(r, line),
		     (size_t)cmark_node_get_start_column(node) - 1);
	struct piece closed;

	if (!piece.count || *piece.p != '#') {
		refuse(r, line, N_("a heading is written with # before it"));
		return "";
	}
	while (piece.count && *piece.p == '#')
		piece = drop(piece, 1);
	piece = trim_end(trim_start(piece));
	closed = piece;
	while (closed.count && closed.p[closed.count - 1] == '#')
		closed.count--;
	if (!closed.count || closed.p[closed.count - 1] == ' ')
		piece = trim_end(closed);
	return arena_copy(r->arena, piece.p, piece.count);
}

static const char *
cell_source(struct reader *r, cmark_node *node)
{
	int from = cmark_node_get_start_column(node);
	int to = cmark_node_get_end_column(node);
	struct piece line = line_at(r, cmark_node_get_start_line(node));

	if (from < 1 || to < from)
		return "";
	line = drop(line, (size_t)from - 1);
	if ((size_t)(to - from + 1) < line.count)
		line.count = (size_t)(to - from + 1);
	line = trim_end(trim_start(line));
	return arena_copy(r->arena, line.p, line.count);
}

static struct block *
block_new(struct reader *r, cmark_node *node, enum block_kind kind)
{
	struct block *block = arena_alloc(r->arena, sizeof *block);

	block->kind = kind;
	block->line = cmark_node_get_start_line(node) + r->md->lines_before;
	return block;
}

static struct block *
leaf(struct reader *r, cmark_node *node, enum block_kind kind,
     const char *source)
{
	struct block *block = block_new(r, node, kind);
	int line = cmark_node_get_start_line(node);
	struct fault fault;

	block->source = source;
	block->note = r->note;
	r->note = NULL;
	if (r->md->mode == SPAN_MODE_PLAIN &&
	    span_parse(place(r, line), source, SPAN_MODE_PLAIN, r->arena,
		       &block->spans, &fault) != OK) {
		*faults_add(r->faults) = fault;
		r->failed = true;
	}
	return block;
}

/* ![words](file) alone in its paragraph. */
static struct block *
picture(struct reader *r, cmark_node *node, const char *source)
{
	const char *file;
	struct block *block;
	size_t words, count;

	if (strncmp(source, "![", 2))
		return NULL;
	words = strcspn(source + 2, "]");
	if (strncmp(source + 2 + words, "](", 2))
		return NULL;
	file = source + 2 + words + 2;
	count = strcspn(file, ") \t\n");
	if (!count || strcmp(file + count, ")"))
		return NULL;
	block = block_new(r, node, BLOCK_PICTURE);
	block->text = arena_copy(r->arena, source + 2, words);
	block->target = arena_copy(r->arena, file, count);
	return block;
}

static struct block *
paragraph(struct reader *r, cmark_node *node)
{
	const char *source = paragraph_source(r, node);
	struct block *block = picture(r, node, source);

	return block ? block : leaf(r, node, BLOCK_PARAGRAPH, source);
}

static struct block *
table(struct reader *r, cmark_node *node)
{
	struct block *top = block_new(r, node, BLOCK_TABLE);
	struct block **row = &top->child;

	for (cmark_node *n = cmark_node_first_child(node); n;
	     n = cmark_node_next(n)) {
		struct block **cell;

		*row = block_new(r, n, BLOCK_ROW);
		(*row)->header =
			!strcmp(cmark_node_get_type_string(n), "table_header");
		cell = &(*row)->child;
		for (cmark_node *c = cmark_node_first_child(n); c;
		     c = cmark_node_next(c)) {
			*cell = leaf(r, c, BLOCK_CELL, cell_source(r, c));
			(*cell)->header = (*row)->header;
			cell = &(*cell)->next;
		}
		row = &(*row)->next;
	}
	return top;
}

static struct block *
holder(struct reader *r, cmark_node *node, enum block_kind kind)
{
	struct block *block = block_new(r, node, kind);

	if (++r->depth > DEPTH_MAX)
		refuse(r, cmark_node_get_start_line(node),
		       N_("lists and quotes stand too deep inside each other: "
			  "take some apart"));
	else
		block->child = blocks(r, node);
	r->depth--;
	return block;
}

/* A comment is a note for translators; all other HTML is refused. */
static void
html(struct reader *r, cmark_node *node)
{
	const char *text = cmark_node_get_literal(node);
	size_t count = text ? strlen(text) : 0;
	struct piece inside;

	while (count && strchr(" \t\r\n", text[count - 1]))
		count--;
	if (count < 7 || strncmp(text, "<!--", 4) ||
	    strncmp(text + count - 3, "-->", 3)) {
		refuse(r, cmark_node_get_start_line(node),
		       N_("HTML is not taken here: write Markdown"));
		return;
	}
	inside = trim_end(trim_start((struct piece){text + 4, count - 7}));
	r->note = arena_copy(r->arena, inside.p, inside.count);
}

static struct block *
list(struct reader *r, cmark_node *node)
{
	struct block *block = holder(r, node, BLOCK_LIST);

	if (cmark_node_get_list_type(node) == CMARK_ORDERED_LIST) {
		block->first = cmark_node_get_list_start(node);
		if (block->first < 1)
			refuse(r, cmark_node_get_start_line(node),
			       N_("a numbered list starts from 1 or more"));
	}
	return block;
}

/* NULL for what makes no block. */
static struct block *
one_block(struct reader *r, cmark_node *node)
{
	cmark_node_type type = cmark_node_get_type(node);
	struct block *block;

	if (type == CMARK_NODE_PARAGRAPH)
		return paragraph(r, node);
	if (type == CMARK_NODE_HEADING) {
		block = leaf(r, node, BLOCK_HEADING, heading_source(r, node));
		block->level = cmark_node_get_heading_level(node);
		return block;
	}
	if (type == CMARK_NODE_LIST)
		return list(r, node);
	if (type == CMARK_NODE_ITEM)
		return holder(r, node, BLOCK_ITEM);
	if (type == CMARK_NODE_BLOCK_QUOTE) {
		r->quotes++;
		block = holder(r, node, BLOCK_QUOTE);
		r->quotes--;
		return block;
	}
	if (type == CMARK_NODE_THEMATIC_BREAK)
		return block_new(r, node, BLOCK_RULE);
	if (!strcmp(cmark_node_get_type_string(node), "table"))
		return table(r, node);
	if (type == CMARK_NODE_HTML_BLOCK)
		html(r, node);
	else
		refuse(r, cmark_node_get_start_line(node),
		       N_("a block of code is not taken here: begin the line "
			  "further left"));
	return NULL;
}

static struct block *
blocks(struct reader *r, cmark_node *parent)
{
	struct block *first = NULL, **tail = &first;

	for (cmark_node *n = cmark_node_first_child(parent); n;
	     n = cmark_node_next(n)) {
		*tail = one_block(r, n);
		if (*tail)
			tail = &(*tail)->next;
	}
	return first;
}

/* cmark-gfm takes definitions out of the text without a word. */
static void
refuse_definitions(struct reader *r)
{
	for (int n = 1; (size_t)n < r->lines.count; n++) {
		struct piece line = line_at(r, n);
		const char *close;

		while (line.count && strchr(" \t>*+-.)0123456789", *line.p))
			line = drop(line, 1);
		if (!line.count || *line.p != '[')
			continue;
		close = memchr(line.p, ']', line.count);
		if (close && close + 1 < line.p + line.count && close[1] == ':')
			refuse(r, n,
			       N_("the address of a link stands beside its "
				  "words: [words](address)"));
	}
}

enum status
markdown_acceptable(const struct markdown *md, struct arena *arena,
		    struct faults *faults)
{
	struct reader r = {.md = md, .arena = arena, .faults = faults};
	char code[16];
	uint32_t cp;
	size_t at;
	int line = 1;

	if (md->count > MARKDOWN_BYTES_MAX) {
		refuse(&r, 1,
		       N_("the file is longer than a megabyte: is it "
			  "the right one?"));
		return E_INPUT;
	}
	if (utf8_acceptable(md->text, md->count, &at, &cp))
		return OK;
	for (size_t i = 0; i < at; i++)
		line += md->text[i] == '\n';
	snprintf(code, sizeof code, "U+%04X", (unsigned)cp);
	return fault_set(faults_add(faults), E_INPUT, place(&r, line),
			 cp == 0xFFFD ? N_("this is not UTF-8: save the file "
					   "in that encoding")
				      : N_("the character {code} may not "
					   "stand in a text: take it out"),
			 "code", code, NULL);
}

/* Where the thread's cmark puts its hundreds of nodes, which go all at once:
 * it asks for memory without saying for whom. */
static _Thread_local struct arena *nodes;

/* What cmark holds, after its size, which only we are asked to remember. */
struct held {
	size_t bytes;
	max_align_t at[];
};

static void *
node_resize(void *old, size_t bytes)
{
	struct held *new = arena_alloc(nodes, sizeof *new + bytes);

	new->bytes = bytes;
	if (old) {
		const struct held *held =
			(const void *)((char *)old - sizeof *held);

		memcpy(new->at, old, held->bytes < bytes ? held->bytes : bytes);
	}
	return new->at;
}

static void *
node_new(size_t count, size_t bytes)
{
	return node_resize(NULL, count * bytes);
}

static void
node_free(void *old)
{
	(void)old;
}

static pthread_once_t registered = PTHREAD_ONCE_INIT;

/* The tree lives in nodes. */
static cmark_node *
parse(const struct markdown *md)
{
	static cmark_mem memory = {node_new, node_resize, node_free};
	cmark_parser *parser;
	cmark_node *root;

	pthread_once(&registered, cmark_gfm_core_extensions_ensure_registered);
	parser = cmark_parser_new_with_mem(CMARK_OPT_SOURCEPOS, &memory);
	cmark_parser_attach_syntax_extension(
		parser, cmark_find_syntax_extension("table"));
	cmark_parser_feed(parser, md->text, md->count);
	root = cmark_parser_finish(parser);
	cmark_parser_free(parser);
	return root;
}

enum status
markdown_parse(const struct markdown *md, struct arena *arena,
	       struct block **ret_blocks, struct faults *faults)
{
	struct reader r = {.md = md, .arena = arena, .faults = faults};
	struct block *first;

	if (markdown_acceptable(md, arena, faults) != OK)
		return E_INPUT;
	split_lines(&r);
	refuse_definitions(&r);
	if (r.failed)
		return E_INPUT;
	nodes = arena_new();
	first = blocks(&r, parse(md));
	arena_free(nodes);
	nodes = NULL;
	if (r.failed)
		return E_INPUT;
	*ret_blocks = first;
	return OK;
}
