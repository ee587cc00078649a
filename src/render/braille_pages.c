/* Lines of Braille on pages. */
#include "render/braille_pages.h"

#include <string.h>

#define CENTRED_CLEAR 3 /* cells at each side of a centred line, at least */

static struct braille_line *
add_line(struct braille_pages *pages)
{
	pages->line = arena_grow(pages->arena, pages->line, pages->count,
				 &pages->cap, sizeof *pages->line);
	pages->line[pages->count] = (struct braille_line){0};
	return &pages->line[pages->count++];
}

void
braille_blank(struct braille_pages *pages)
{
	add_line(pages)->blank = true;
}

void
braille_turn(struct braille_pages *pages)
{
	struct braille_line *line = add_line(pages);

	line->blank = line->turn = true;
}

void
braille_together(struct braille_pages *pages, size_t from)
{
	for (size_t i = from; i + 1 < pages->count; i++)
		pages->line[i].with_next = true;
}

/* How many cells of a text of count cells go on a line of width: up to the
 * last blank that may end it, or, where the first word is longer than the
 * line, what fits. */
static size_t
fitting(const uint8_t *cell, size_t count, size_t width, bool *ret_splits)
{
	size_t end = 0;

	*ret_splits = false;
	for (size_t i = 0; i <= count && i <= width; i++)
		if (i == count || !cell[i])
			end = i;
	if (end)
		return end;
	for (size_t i = 0; i < count && i <= width; i++)
		if (cell[i] == CELL_JOIN)
			end = i; /* rather there than within a word */
	if (end)
		return end;
	*ret_splits = true;
	return width - 1;
}

static bool
is_gap(uint8_t cell)
{
	return !(cell & CELL_DOTS);
}

static void
put_line(struct braille_pages *pages, const uint8_t *cell, size_t count,
	 const struct braille_margin *margin, int indent)
{
	struct braille_line *line = add_line(pages);

	while (count && is_gap(cell[count - 1]))
		count--;
	line->cell = cell;
	line->count = (int)count;
	line->indent = margin->centred
			       ? (pages->size.cells - line->count) / 2
			       : indent;
}

static const uint8_t *
split_word(struct braille_pages *pages, const uint8_t *cell, size_t count,
	   uint8_t split)
{
	uint8_t *copy = arena_alloc(pages->arena, count + 1);

	memcpy(copy, cell, count);
	copy[count] = split;
	return copy;
}

void
braille_fill(struct braille_pages *pages, const struct braille_cells *cells,
	     const struct braille_margin *margin)
{
	const uint8_t *at = cells->cell;
	size_t left = cells->count;
	int indent = margin->first;

	while (left) {
		int clear = margin->centred ? 2 * CENTRED_CLEAR : indent;
		bool splits;
		size_t count;

		if (is_gap(*at)) {
			at++, left--;
			continue;
		}
		count = fitting(at, left, (size_t)(pages->size.cells - clear),
				&splits);
		if (splits)
			put_line(pages,
				 split_word(pages, at, count, margin->split),
				 count + 1, margin, indent);
		else
			put_line(pages, at, count, margin, indent);
		at += count;
		left -= count;
		indent = margin->rest;
	}
}

/* How many lines from there on must stand on one page. */
static size_t
group(const struct braille_pages *pages, size_t from)
{
	size_t end = from;

	while (end + 1 < pages->count && pages->line[end].with_next)
		end++;
	return end - from + 1;
}

/* On the way through the lines. */
struct progress {
	struct braille_printer *to;
	struct braille_size size;
	int page, used;
	bool open;
};

static void
put_number(struct progress *p)
{
	struct braille_cells number = p->to->number(p->to, p->page);
	uint8_t line[BRAILLE_CELLS_MAX] = {0};
	size_t from = (size_t)p->size.cells - number.count;

	memcpy(line + from, number.cell, number.count);
	p->to->line(p->to, line, p->size.cells);
}

static void
close_page(struct progress *p)
{
	if (!p->open)
		return;
	while (p->used++ < p->size.lines - 1)
		p->to->line(p->to, NULL, 0);
	put_number(p);
	p->to->page_end(p->to);
	p->open = false;
	p->used = 0;
}

static void
put_indented(struct progress *p, const struct braille_line *line)
{
	uint8_t cell[BRAILLE_CELLS_MAX] = {0};

	for (int i = 0; i < line->count; i++)
		cell[line->indent + i] = line->cell[i] & CELL_DOTS;
	p->to->line(p->to, cell, line->indent + line->count);
	p->used++;
}

static void
open_page(struct progress *p)
{
	if (p->open)
		return;
	p->page++;
	p->to->page(p->to);
	p->open = true;
}

void
braille_print(const struct braille_pages *pages, struct braille_printer *to)
{
	struct progress p = {.to = to, .size = pages->size};
	int room = pages->size.lines - 1;
	bool blank = false;

	for (size_t i = 0; i < pages->count; i++) {
		const struct braille_line *line = &pages->line[i];
		int need = (int)group(pages, i);

		if (line->turn)
			close_page(&p);
		blank = blank || line->blank;
		if (line->blank)
			continue;
		need += blank && p.used;
		if (p.used == room || (p.used + need > room && need <= room))
			close_page(&p);
		open_page(&p);
		if (blank && p.used) {
			to->line(to, NULL, 0);
			p.used++;
		}
		blank = false;
		put_indented(&p, line);
	}
	open_page(&p);
	close_page(&p);
}
