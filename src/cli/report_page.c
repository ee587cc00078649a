/* A report's table as a page that stands alone: the document that letters are
 * made of too. */
#include "cli/report_page.h"

#include "doc/tree.h"
#include "render/render.h"
#include "wire/csv.h"

static struct block *
block_new(struct arena *arena, enum block_kind kind, const char *text)
{
	struct block *block = arena_alloc(arena, sizeof *block);
	struct span *span = arena_alloc(arena, sizeof *span);

	*block = (struct block){.kind = kind, .level = 1};
	*span = (struct span){.kind = SPAN_VALUE,
			      .type = "text",
			      .rtl = text && text_rtl(text),
			      .text = text ? arena_text(arena, text) : NULL};
	block->spans = text && *text ? span : NULL;
	return block;
}

/* What a spreadsheet must not run is no danger here: the apostrophe that
 * csv_put sets in front goes again. */
static const char *
cell_text(const char *field)
{
	static const char formulas[] = "=+-@\t\r\n";
	const char *c = formulas;

	if (*field != '\'')
		return field;
	while (*c && *c != field[1])
		c++;
	return *c && field[1] ? field + 1 : field;
}

static struct block *
row_new(struct arena *arena, const struct csv_row *row)
{
	struct block *block = block_new(arena, BLOCK_ROW, NULL);
	struct block **next = &block->child;

	block->header = row->row == 1;
	for (size_t i = 0; i < row->fields; i++) {
		*next = block_new(arena, BLOCK_CELL,
				  cell_text(row->field[i]));
		(*next)->header = block->header;
		next = &(*next)->next;
	}
	return block;
}

static enum status
table_new(const struct buf *csv, struct arena *arena, struct block **ret,
	  struct fault *fault)
{
	struct csv *reader = csv_new_memory(buf_string(csv), csv->count);
	struct block *table = block_new(arena, BLOCK_TABLE, NULL);
	struct block **next = &table->child;
	const struct csv_row *row;
	enum status status;

	while (!(status = csv_next(reader, &row, fault)) && row) {
		*next = row_new(arena, row);
		next = &(*next)->next;
	}
	csv_free(reader);
	*ret = table;
	return status;
}

enum status
report_page(const struct report_page *page, struct arena *arena,
	    struct buf *out, struct fault *fault)
{
	const struct render_options options = {.frame = RENDER_FILE};
	struct block *heading = block_new(arena, BLOCK_HEADING, page->title);
	struct block *span = block_new(
		arena, BLOCK_PARAGRAPH,
		arena_printf(arena, "%s – %s", page->from, page->to));
	const struct document document = {.title = page->title,
					  .lang = "en-GB",
					  .blocks = heading};
	enum status status;

	heading->next = span;
	status = table_new(page->csv, arena, &span->next, fault);
	return status == OK ? render_html(&document, &options, out, fault)
			    : status;
}
