/* The letter that is measured, as a careful programmer writes it with Pango and
 * cairo: one context and its font descriptions for all letters, no rounding of
 * positions, tagged, a title.
 *
 *     pango_letter TAG FAMILY SIZE LETTER.lines FIELDS.tsv COUNT OUT.pdf
 *
 * Writes the first letter to OUT.pdf, then COUNT letters to nowhere, and prints
 * {"letters":N,"seconds":S,"bytes":B,"pages":P}: processor time of those, and
 * of a letter how long its file is. COUNT 0 leaves it at the first. */
#include <cairo-pdf.h>
#include <pango/pangocairo.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#define WIDTH_PT 595.276
#define HEIGHT_PT 841.890
#define SIDE_PT 42.52 /* 15 mm */
#define TOP_PT 14.17  /* 5 mm */
#define AFTER_PT 5.0
#define INDENT_PT 18.0
#define CELL_PT 3.0
#define COLUMNS 3
#define ISOLATE "\u2068"
#define ISOLATE_END "\u2069"

struct block {
	char kind; /* address heading text bullet head row: its first letters */
	bool head;
	char **part; /* NULL at the end */
};

struct letter {
	struct block *block;
	size_t blocks;
	char **name; /* of the fields */
	bool rtl;
};

struct printer {
	PangoContext *context;
	PangoFontDescription *plain, *strong, *title;
	GString *text;
	cairo_t *cairo;
	double y_pt;
	unsigned pages;
	char *const *value; /* of the fields */
	const struct letter *letter;
};

static char *
read_all(const char *path)
{
	char *text;

	if (!g_file_get_contents(path, &text, NULL, NULL)) {
		fprintf(stderr, "pango_letter: cannot read %s\n", path);
		exit(1);
	}
	return text;
}

static void
read_letter(const char *path, struct letter *letter)
{
	char *text = read_all(path);
	char **line = g_strsplit(g_strchomp(text), "\n", -1);

	letter->block = calloc(g_strv_length(line), sizeof *letter->block);
	for (; *line; line++) {
		struct block *b = &letter->block[letter->blocks++];
		char **part = g_strsplit(*line, "\t", -1);

		b->head = !strcmp(part[0], "head");
		b->kind = b->head ? 'r' : part[0][0];
		if (!strcmp(part[0], "heading"))
			b->kind = 'h';
		b->part = part + 1;
	}
	g_free(text);
}

static const char *
value_of(const struct printer *printer, const char *name, size_t count)
{
	for (size_t i = 0; printer->letter->name[i]; i++)
		if (strlen(printer->letter->name[i]) == count &&
		    !strncmp(printer->letter->name[i], name, count))
			return printer->value[i];
	fprintf(stderr, "pango_letter: no field %.*s\n", (int)count, name);
	exit(1);
}

static void
make_strong(PangoAttrList *list, size_t from, size_t to)
{
	PangoAttribute *strong = pango_attr_weight_new(PANGO_WEIGHT_BOLD);

	strong->start_index = (guint)from;
	strong->end_index = (guint)to;
	pango_attr_list_insert(list, strong);
}

/* The source with its fields, appended; what is strong goes into the list. */
static void
fill(struct printer *printer, const char *s, PangoAttrList *list)
{
	GString *text = printer->text;
	size_t from = 0;
	bool strong = false, rtl = printer->letter->rtl;

	while (*s) {
		if (*s == '{') {
			const char *end = strchr(s, '}');

			g_string_append(text, rtl ? ISOLATE : "");
			g_string_append(text, value_of(printer, s + 1,
						       (size_t)(end - s) - 1));
			g_string_append(text, rtl ? ISOLATE_END : "");
			s = end + 1;
		} else if (s[0] == '*' && s[1] == '*') {
			if (strong)
				make_strong(list, from, text->len);
			from = text->len;
			strong = !strong;
			s += 2;
		} else {
			const char *end = s + strcspn(s + 1, "{*") + 1;

			g_string_append_len(text, s, end - s);
			s = end;
		}
	}
}

struct place {
	double x_pt, width_pt;
	PangoFontDescription *font;
	bool end; /* set against the end edge */
};

static PangoAlignment
edge(const struct printer *printer, const struct place *place)
{
	return printer->letter->rtl != place->end ? PANGO_ALIGN_RIGHT
						  : PANGO_ALIGN_LEFT;
}

static PangoLayout *
lay(struct printer *printer, char *const *part, size_t parts,
    const struct place *place)
{
	PangoLayout *layout = pango_layout_new(printer->context);
	PangoAttrList *list = pango_attr_list_new();

	g_string_truncate(printer->text, 0);
	for (size_t i = 0; i < parts; i++) {
		if (i)
			g_string_append_c(printer->text, '\n');
		fill(printer, part[i], list);
	}
	pango_layout_set_font_description(layout, place->font);
	pango_layout_set_width(layout, (int)(place->width_pt * PANGO_SCALE));
	pango_layout_set_wrap(layout, PANGO_WRAP_WORD_CHAR);
	pango_layout_set_auto_dir(layout, FALSE);
	pango_layout_set_alignment(layout, edge(printer, place));
	pango_layout_set_attributes(layout, list);
	pango_attr_list_unref(list);
	pango_layout_set_text(layout, printer->text->str,
			      (int)printer->text->len);
	return layout;
}

static double
height(PangoLayout *layout)
{
	int units;

	pango_layout_get_size(layout, NULL, &units);
	return (double)units / PANGO_SCALE;
}

static void
draw(struct printer *printer, PangoLayout *layout, const char *tag, double x_pt)
{
	cairo_tag_begin(printer->cairo, tag, NULL);
	cairo_move_to(printer->cairo, x_pt, printer->y_pt);
	pango_cairo_show_layout(printer->cairo, layout);
	cairo_tag_end(printer->cairo, tag);
	g_object_unref(layout);
}

static void
make_room(struct printer *printer, double height_pt)
{
	if (printer->y_pt + height_pt <= HEIGHT_PT - TOP_PT)
		return;
	cairo_show_page(printer->cairo);
	printer->pages++;
	printer->y_pt = TOP_PT;
}

static void
print_text(struct printer *printer, const struct block *block)
{
	bool heading = block->kind == 'h';
	const struct place place = {SIDE_PT, WIDTH_PT - 2 * SIDE_PT,
				    heading ? printer->title : printer->plain,
				    false};
	PangoLayout *layout =
		lay(printer, block->part, g_strv_length(block->part), &place);
	double height_pt = height(layout);

	make_room(printer, height_pt);
	draw(printer, layout, heading ? "H1" : "P", SIDE_PT);
	printer->y_pt += height_pt + AFTER_PT;
}

static void
print_bullet(struct printer *printer, const struct block *block)
{
	static char *const sign[] = {"•"};
	bool rtl = printer->letter->rtl;
	const struct place label = {0, INDENT_PT, printer->plain, false};
	const struct place place = {0, WIDTH_PT - 2 * SIDE_PT - INDENT_PT,
				    printer->plain, false};
	PangoLayout *layout = lay(printer, block->part, 1, &place);
	double height_pt = height(layout);

	make_room(printer, height_pt);
	cairo_tag_begin(printer->cairo, "LI", NULL);
	draw(printer, lay(printer, sign, 1, &label), "Lbl",
	     rtl ? WIDTH_PT - SIDE_PT - INDENT_PT : SIDE_PT);
	draw(printer, layout, "LBody", rtl ? SIDE_PT : SIDE_PT + INDENT_PT);
	cairo_tag_end(printer->cairo, "LI");
	printer->y_pt += height_pt;
}

static void
print_row(struct printer *printer, const struct block *block)
{
	double column_pt = (WIDTH_PT - 2 * SIDE_PT) / COLUMNS, height_pt = 0;
	PangoLayout *cell[COLUMNS];

	for (int i = 0; i < COLUMNS; i++) {
		const struct place place = {0, column_pt - 2 * CELL_PT,
					    block->head || !i ? printer->strong
							      : printer->plain,
					    i && !block->head};

		cell[i] = lay(printer, block->part + i, 1, &place);
		height_pt = MAX(height_pt, height(cell[i]));
	}
	make_room(printer, height_pt);
	cairo_tag_begin(printer->cairo, "TR", NULL);
	for (int i = 0; i < COLUMNS; i++) {
		int at = printer->letter->rtl ? COLUMNS - 1 - i : i;

		draw(printer, cell[i], block->head || !i ? "TH" : "TD",
		     SIDE_PT + at * column_pt + CELL_PT);
	}
	cairo_tag_end(printer->cairo, "TR");
	printer->y_pt += height_pt;
	cairo_rectangle(printer->cairo, SIDE_PT, printer->y_pt,
			WIDTH_PT - 2 * SIDE_PT, 0.5);
	cairo_fill(printer->cairo);
	printer->y_pt += CELL_PT;
}

static const char *
group_of(const struct block *block)
{
	return block->kind == 'b' ? "L" : block->kind == 'r' ? "Table" : NULL;
}

static void
print_block(struct printer *printer, const struct block *block)
{
	switch (block->kind) {
	case 'b':
		print_bullet(printer, block);
		break;
	case 'r':
		print_row(printer, block);
		break;
	default:
		print_text(printer, block);
	}
}

static void
print_blocks(struct printer *printer)
{
	const char *open = NULL;

	for (size_t i = 0; i < printer->letter->blocks; i++) {
		const struct block *block = &printer->letter->block[i];
		const char *group = group_of(block);

		if (open && open != group)
			cairo_tag_end(printer->cairo, open);
		if (open && open != group)
			printer->y_pt += AFTER_PT;
		if (group && open != group)
			cairo_tag_begin(printer->cairo, group, NULL);
		open = group;
		print_block(printer, block);
	}
	if (open)
		cairo_tag_end(printer->cairo, open);
}

static void
print_letter(struct printer *printer, cairo_surface_t *surface)
{
	cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE,
				       "A letter");
	printer->cairo = cairo_create(surface);
	printer->y_pt = TOP_PT;
	printer->pages = 1;
	print_blocks(printer);
	cairo_show_page(printer->cairo);
	cairo_destroy(printer->cairo);
	cairo_surface_finish(surface);
	if (cairo_surface_status(surface) != CAIRO_STATUS_SUCCESS) {
		fprintf(stderr, "pango_letter: cannot write the PDF\n");
		exit(1);
	}
	cairo_surface_destroy(surface);
}

static cairo_status_t
count_bytes(void *self, const unsigned char *bytes, unsigned count)
{
	(void)bytes;
	*(size_t *)self += count;
	return CAIRO_STATUS_SUCCESS;
}

static PangoFontDescription *
font(const char *family, double size_pt, PangoWeight weight)
{
	char *families = g_strdup_printf("Noto Sans,%s", family);
	PangoFontDescription *made = pango_font_description_new();

	pango_font_description_set_family(made, families);
	pango_font_description_set_absolute_size(made, size_pt * PANGO_SCALE);
	pango_font_description_set_weight(made, weight);
	g_free(families);
	return made;
}

static void
printer_init(struct printer *printer, const char *tag, const char *family,
	     double size_pt)
{
	PangoFontMap *map = pango_cairo_font_map_new();
	cairo_font_options_t *options = cairo_font_options_create();

	printer->context = pango_font_map_create_context(map);
	pango_context_set_language(printer->context,
				   pango_language_from_string(tag));
	pango_context_set_base_dir(printer->context,
				   printer->letter->rtl ? PANGO_DIRECTION_RTL
							: PANGO_DIRECTION_LTR);
	pango_context_set_round_glyph_positions(printer->context, FALSE);
	cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
	cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
	pango_cairo_context_set_font_options(printer->context, options);
	printer->plain = font(family, size_pt, PANGO_WEIGHT_NORMAL);
	printer->strong = font(family, size_pt, PANGO_WEIGHT_BOLD);
	printer->title = font(family, size_pt * 1.4, PANGO_WEIGHT_BOLD);
	printer->text = g_string_new(NULL);
}

static double
seconds(void)
{
	struct timespec spent;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
	return (double)spent.tv_sec + 1e-9 * (double)spent.tv_nsec;
}

int
main(int argc, char **argv)
{
	struct letter letter = {0};
	struct printer printer = {.letter = &letter};
	unsigned count, pages;
	size_t bytes = 0, rows;
	double began;
	char **row;

	if (argc != 8) {
		fprintf(stderr, "usage: pango_letter TAG FAMILY SIZE LETTER "
				"FIELDS COUNT OUT\n");
		return 2;
	}
	letter.rtl = !strcmp(argv[1], "ar") || !strcmp(argv[1], "ur");
	read_letter(argv[4], &letter);
	row = g_strsplit(g_strchomp(read_all(argv[5])), "\n", -1);
	rows = g_strv_length(row) - 1;
	letter.name = g_strsplit(row[0], "\t", -1);
	count = (unsigned)atoi(argv[6]);
	printer_init(&printer, argv[1], argv[2], atof(argv[3]));
	printer.value = g_strsplit(row[1], "\t", -1);
	print_letter(&printer,
		     cairo_pdf_surface_create(argv[7], WIDTH_PT, HEIGHT_PT));
	pages = printer.pages;
	began = seconds();
	for (unsigned i = 0; i < count; i++) {
		char **value = g_strsplit(row[1 + i % rows], "\t", -1);

		printer.value = value;
		print_letter(&printer,
			     cairo_pdf_surface_create_for_stream(
				     count_bytes, &bytes, WIDTH_PT, HEIGHT_PT));
		g_strfreev(value);
	}
	printf("{\"letters\":%u,\"seconds\":%.6f,\"bytes\":%zu,\"pages\":%u}\n",
	       count, seconds() - began, count ? bytes / count : 0, pages);
	return 0;
}
