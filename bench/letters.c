/* What a letter costs in processor time, in one language.
 *
 *     letters TAG SIZE LETTER.md FIELDS.tsv COUNT OUT.pdf
 *
 * Writes the first letter to OUT.pdf and prints JSON, in seconds a letter:
 *   shape_s   hb_shape of the letter's runs and nothing else
 *   fields_s  hb_shape of the fields that change
 *   cold_s    one letter where nothing is ready but the open fonts
 *   warm_s    one letter of a service that has set others before
 *   bulk_s    one letter of an edition of COUNT
 * and its pages and bytes. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unicode/utf8.h>

#include "base/file.h"
#include "base/place.h"
#include "doc/markdown.h"
#include "lang/tag.h"
#include "render/edition.h"
#include "render/pages.h"
#include "render/press.h"
#include "render/render.h"

#define FIELDS_MAX 16
#define TURNS 15
#define SAMPLES 64
#define CHARACTERS 0x10000

/* One run as HarfBuzz gets it. */
struct run {
	hb_font_t *font;
	const UChar *text;
	int units;
	hb_segment_properties_t properties;
};

struct runs {
	struct run *run;
	size_t count, cap;
};

struct bench {
	const struct tag *tag;
	const char *source; /* Markdown */
	struct fonts *fonts;
	struct arena *arena; /* of the whole run */
	char *name[FIELDS_MAX];
	size_t names;
	char ***row; /* of each recipient: a value for each name */
	size_t rows, rows_cap;
	struct arena *letter; /* of one */
	struct render_options options, edition_options;
	struct buf out;
	size_t bytes; /* of the first letter */
};

static _Noreturn void
die(const char *what, const struct fault *fault)
{
	char text[FAULT_BYTES * 2] = "";

	if (fault)
		fault_text(fault, fault->message, text, sizeof text);
	fprintf(stderr, "letters: %s: %s %s\n", what, fault ? fault->where : "",
		text);
	exit(1);
}

static double
seconds(void)
{
	struct timespec spent;

	clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &spent);
	return (double)spent.tv_sec + 1e-9 * (double)spent.tv_nsec;
}

/* Reading */

static const char *
read_text(struct bench *bench, const char *path)
{
	struct buf text = {0};
	struct fault fault;
	const char *copy;

	if (file_read(path, MARKDOWN_BYTES_MAX, &text, &fault) != OK)
		die(path, &fault);
	copy = arena_text(bench->arena, buf_string(&text));
	buf_free(&text);
	return copy;
}

static char **
split(struct bench *bench, char *line)
{
	char **value = arena_alloc(bench->arena, FIELDS_MAX * sizeof *value);
	size_t count = 0;

	for (char *s = strtok(line, "\t"); s && count < FIELDS_MAX;
	     s = strtok(NULL, "\t"))
		value[count++] = s;
	return value;
}

static void
read_fields(struct bench *bench, const char *path)
{
	char *text = arena_text(bench->arena, read_text(bench, path));
	char *end;

	for (size_t row = 0; *text; row++, text = end) {
		char **value;

		end = text + strcspn(text, "\n");
		if (*end)
			*end++ = '\0';
		value = split(bench, text);
		if (!row) {
			for (; bench->names < FIELDS_MAX && value[bench->names];
			     bench->names++)
				bench->name[bench->names] = value[bench->names];
			continue;
		}
		bench->row = arena_grow(bench->arena, bench->row, bench->rows,
					&bench->rows_cap, sizeof *bench->row);
		bench->row[bench->rows++] = value;
	}
}

static const char *
value_of(const struct bench *bench, char *const *row, const char *name)
{
	for (size_t i = 0; i < bench->names; i++)
		if (!strcmp(bench->name[i], name))
			return row[i];
	die(name, NULL);
}

/* The document */

static void
parse_spans(struct block *block, struct arena *arena)
{
	struct fault fault;

	for (; block; block = block->next) {
		if (block_leaf(block) && block->source &&
		    span_parse("letter", block->source, SPAN_MODE_TEMPLATE,
			       arena, &block->spans, &fault) != OK)
			die("markup", &fault);
		parse_spans(block->child, arena);
	}
}

static struct block *
parse(const struct bench *bench, struct arena *arena)
{
	const struct markdown md = {"letter", bench->source,
				    strlen(bench->source), 0,
				    SPAN_MODE_TEMPLATE};
	struct faults faults = {0};
	struct block *blocks = NULL;

	if (markdown_parse(&md, arena, &blocks, &faults) != OK)
		die("letter", faults.list);
	parse_spans(blocks, arena);
	return blocks;
}

static struct span *
fill_spans(const struct bench *bench, const struct span *from, char *const *row,
	   struct arena *arena)
{
	struct span *first = NULL, **last = &first;

	for (; from; from = from->next) {
		struct span *span = arena_alloc(arena, sizeof *span);

		*span = *from;
		if (from->kind == SPAN_PLACEHOLDER) {
			span->kind = SPAN_VALUE;
			span->type = "text";
			span->text = value_of(bench, row, from->text);
			span->whole = true;
		}
		span->child = fill_spans(bench, from->child, row, arena);
		*last = span;
		last = &span->next;
	}
	*last = NULL;
	return first;
}

static struct block *
fill_blocks(const struct bench *bench, const struct block *from,
	    char *const *row, struct arena *arena)
{
	struct block *first = NULL, **last = &first;

	for (; from; from = from->next) {
		struct block *block = arena_alloc(arena, sizeof *block);

		*block = *from;
		block->spans = fill_spans(bench, from->spans, row, arena);
		block->child = fill_blocks(bench, from->child, row, arena);
		*last = block;
		last = &block->next;
	}
	*last = NULL;
	return first;
}

static struct document
document_of(const struct bench *bench, const struct block *template,
	    size_t number, struct arena *arena)
{
	return (struct document){
		.title = "A letter",
		.lang = bench->tag->tag,
		.rtl = bench->tag->rtl,
		.blocks = fill_blocks(bench, template,
				      bench->row[number % bench->rows], arena),
	};
}

/* One letter, in out. */
static void
print(struct bench *bench, const struct block *template, size_t number,
      struct arena *arena)
{
	const struct document document =
		document_of(bench, template, number, arena);
	struct fault fault;

	buf_clear(&bench->out);
	if (render_pdf(&document, &bench->options, &bench->out, &fault) != OK)
		die("render_pdf", &fault);
}

/* What is measured */

/* A letter where nothing is ready but the fonts. */
static void
cold(struct bench *bench, size_t number)
{
	struct arena *arena = arena_new();
	struct press *warm = bench->options.press;

	bench->options.press = press_new(bench->fonts);
	print(bench, parse(bench, arena), number, arena);
	press_free(bench->options.press);
	bench->options.press = warm;
	arena_free(arena);
}

static void
warm(struct bench *bench, const struct block *template, size_t number)
{
	print(bench, template, number, bench->letter);
	arena_reset(bench->letter);
}

/* Whether the row has characters that no row before had. */
static bool
has_new(const struct bench *bench, char *const *row, bool *seen)
{
	bool found = false;

	for (size_t i = 0; i < bench->names; i++) {
		const char *text = row[i];
		int32_t at = 0;
		UChar32 c;

		for (;;) {
			U8_NEXT(text, at, -1, c);
			if (c <= 0)
				break;
			found = found || !seen[c % CHARACTERS];
			seen[c % CHARACTERS] = true;
		}
	}
	return found;
}

/* As who prints a campaign has them all before the first: its samples are the
 * letters that bring characters of their own. With a press of its own, since
 * others are printed between its letters. */
static struct edition *
edition_of(struct bench *bench, const struct block *template)
{
	struct render_options *options = &bench->edition_options;
	bool *seen = arena_alloc(bench->arena, CHARACTERS * sizeof *seen);
	struct document sample[SAMPLES];
	const struct document *samples[SAMPLES];
	struct edition *edition;
	struct fault fault;
	size_t count = 0;

	for (size_t i = 0; i < bench->rows && count < SAMPLES; i++) {
		if (!has_new(bench, bench->row[i], seen))
			continue;
		sample[count] = document_of(bench, template, i, bench->arena);
		samples[count] = &sample[count];
		count++;
	}
	*options = bench->options;
	options->press = press_new(bench->fonts);
	if (edition_new(samples, count, options, &edition, &fault) != OK)
		die("edition_new", &fault);
	return edition;
}

static void
bulk(struct bench *bench, struct edition *edition, const struct block *template,
     size_t number)
{
	const struct document document =
		document_of(bench, template, number, bench->letter);
	struct fault fault;

	buf_clear(&bench->out);
	if (edition_letter(edition, &document, &bench->out, &fault) != OK)
		die("edition_letter", &fault);
	arena_reset(bench->letter);
}

static void
add_run(struct bench *bench, struct runs *runs, struct run run, bool joins)
{
	struct run *last = joins ? &runs->run[runs->count - 1] : NULL;
	UChar *text;

	if (!last) {
		runs->run = arena_grow(bench->arena, runs->run, runs->count,
				       &runs->cap, sizeof run);
		runs->run[runs->count++] = run;
		return;
	}
	text = arena_alloc(bench->arena,
			   (size_t)(last->units + run.units) * sizeof *text);
	memcpy(text, last->text, (size_t)last->units * sizeof *text);
	memcpy(text + last->units, run.text, (size_t)run.units * sizeof *text);
	last->text = text;
	last->units += run.units;
}

/* The words of a run in logical order. */
static void
add_words(struct bench *bench, struct runs *runs, const struct text_run *run,
	  bool joins)
{
	for (size_t i = 0; i < run->parts; i++) {
		const struct word *word =
			run->part[run->rtl ? run->parts - 1 - i : i].word;
		struct run piece = {.font = run->font->hb,
				    .units = word->units};

		piece.text = (const UChar *)arena_copy(
			bench->arena, word->text, word->units * sizeof(UChar));
		piece.properties.direction =
			run->rtl ? HB_DIRECTION_RTL : HB_DIRECTION_LTR;
		piece.properties.language =
			hb_language_from_string(word->tag->tag, -1);
		add_run(bench, runs, piece, joins || i);
	}
}

/* The runs of a letter as a program would shape them that has no cache: a run
 * goes on from line to line. */
static struct runs
runs_of(struct bench *bench, const struct pages *pages)
{
	struct runs runs = {0};
	const struct element *element = NULL;
	const struct text_run *last = NULL;

	for (size_t i = 0; i < pages->count; i++) {
		for (size_t k = 0; k < pages->page[i].inks; k++) {
			const struct ink *ink = &pages->page[i].ink[k];

			for (size_t n = 0;
			     ink->kind == INK_LINE && n < ink->line->runs;
			     n++) {
				const struct text_run *run = &ink->line->run[n];
				bool joins = last && ink->element == element &&
					     last->font == run->font &&
					     last->rtl == run->rtl &&
					     last->owner == run->owner;

				add_words(bench, &runs, run, joins);
				last = run;
				element = ink->element;
			}
		}
	}
	return runs;
}

/* Scripts are known before, as a program would know them. */
static void
find_scripts(hb_buffer_t *buffer, const struct runs *runs)
{
	for (size_t i = 0; i < runs->count; i++) {
		struct run *run = &runs->run[i];

		hb_buffer_clear_contents(buffer);
		hb_buffer_add_utf16(buffer, (const uint16_t *)run->text,
				    run->units, 0, run->units);
		hb_buffer_set_segment_properties(buffer, &run->properties);
		hb_buffer_guess_segment_properties(buffer);
		hb_buffer_get_segment_properties(buffer, &run->properties);
	}
}

static void
shape(hb_buffer_t *buffer, const struct runs *runs)
{
	for (size_t i = 0; i < runs->count; i++) {
		const struct run *run = &runs->run[i];

		hb_buffer_clear_contents(buffer);
		hb_buffer_set_segment_properties(buffer, &run->properties);
		hb_buffer_add_utf16(buffer, (const uint16_t *)run->text,
				    run->units, 0, run->units);
		hb_shape(run->font, buffer, NULL, 0);
	}
}

static const struct pages *
lay(struct bench *bench, struct typesetter *typesetter,
    const struct block *blocks)
{
	const struct document document = {.title = "A letter",
					  .lang = bench->tag->tag,
					  .rtl = bench->tag->rtl,
					  .blocks = (struct block *)blocks};
	const struct pages *pages;
	struct fault fault;

	if (pages_make(typesetter, &document, &bench->options, bench->arena,
		       &pages, &fault) != OK)
		die("pages_make", &fault);
	return pages;
}

/* The fields alone, each a paragraph. */
static struct block *
fields_blocks(const struct bench *bench)
{
	struct block *first = NULL;

	for (size_t i = 0; i < bench->names; i++) {
		struct block *block = arena_alloc(bench->arena, sizeof *block);
		struct span *span = arena_alloc(bench->arena, sizeof *span);

		span->kind = SPAN_VALUE;
		span->type = "text";
		span->text = bench->row[0][i];
		*block = (struct block){
			.kind = BLOCK_PARAGRAPH, .spans = span, .next = first};
		first = block;
	}
	return first;
}

static void
write_first(struct bench *bench, const char *path)
{
	FILE *file = fopen(path, "wb");

	if (!file ||
	    fwrite(bench->out.bytes, 1, bench->out.count, file) !=
		    bench->out.count ||
	    fclose(file))
		die(path, NULL);
}

/* What is measured, and how often in each turn. */
enum figure {
	SHAPE,
	FIELDS,
	COLD,
	WARM,
	BULK,
	FIGURES,
};

static const unsigned times[FIGURES] = {
	[SHAPE] = 10, [FIELDS] = 40, [COLD] = 5, [WARM] = 25, [BULK] = 50};

struct subject {
	const struct block *template;
	struct runs runs, fields;
	hb_buffer_t *buffer;
	struct edition *edition;
};

static void
once(struct bench *bench, const struct subject *it, enum figure figure,
     size_t number)
{
	switch (figure) {
	case SHAPE:
		shape(it->buffer, &it->runs);
		break;
	case FIELDS:
		shape(it->buffer, &it->fields);
		break;
	case COLD:
		cold(bench, number);
		break;
	case WARM:
		warm(bench, it->template, number);
		break;
	case BULK:
		bulk(bench, it->edition, it->template, number);
		break;
	case FIGURES:
		break;
	}
}

static int
compare(const void *a, const void *b)
{
	const double *x = a, *y = b;

	return (*x > *y) - (*x < *y);
}

/* Each by turns, so that what else the machine does falls on all; medians. */
static void
take_turns(struct bench *bench, const struct subject *it, double *ret_seconds)
{
	double turn[FIGURES][TURNS];

	for (size_t i = 0; i < TURNS + 1; i++)
		for (enum figure f = 0; f < FIGURES; f++) {
			double began = seconds();

			for (unsigned n = 0; n < times[f]; n++)
				once(bench, it, f, i * times[f] + n);
			/* The first is to get warm. */
			if (i)
				turn[f][i - 1] = (seconds() - began) / times[f];
		}
	for (enum figure f = 0; f < FIGURES; f++) {
		qsort(turn[f], TURNS, sizeof turn[f][0], compare);
		ret_seconds[f] = turn[f][TURNS / 2];
	}
}

static void
report(const struct bench *bench, const struct pages *pages,
       const double *figure)
{
	printf("{\"shape_s\":%.9f,\"fields_s\":%.9f,\"cold_s\":%.9f,"
	       "\"warm_s\":%.9f,\"bulk_s\":%.9f,\"pages\":%zu,"
	       "\"bytes\":%zu}\n",
	       figure[SHAPE], figure[FIELDS], figure[COLD], figure[WARM],
	       figure[BULK], pages->count, bench->bytes);
}

static void
measure(struct bench *bench, size_t count, const char *path)
{
	struct typesetter *typesetter = typesetter_new(bench->fonts);
	struct subject it = {.template = parse(bench, bench->arena),
			     .buffer = hb_buffer_create()};
	const struct pages *pages = lay(
		bench, typesetter,
		fill_blocks(bench, it.template, bench->row[0], bench->arena));
	double figure[FIGURES], began;

	it.runs = runs_of(bench, pages);
	it.fields =
		runs_of(bench, lay(bench, typesetter, fields_blocks(bench)));
	find_scripts(it.buffer, &it.runs);
	find_scripts(it.buffer, &it.fields);
	bench->options.press = press_new(bench->fonts);
	print(bench, it.template, 0, bench->letter);
	write_first(bench, path);
	bench->bytes = bench->out.count;
	began = seconds();
	it.edition = edition_of(bench, it.template);
	began = seconds() - began;
	take_turns(bench, &it, figure);
	/* What is made once for all of them is a part of each. */
	figure[BULK] += began / (double)count;
	report(bench, pages, figure);
	edition_free(it.edition);
	press_free(bench->edition_options.press);
	press_free(bench->options.press);
	hb_buffer_destroy(it.buffer);
	typesetter_free(typesetter);
}

int
main(int argc, char **argv)
{
	struct bench bench = {.arena = arena_new(), .letter = arena_new()};
	struct fault fault;

	if (argc != 7) {
		fprintf(stderr, "usage: letters TAG SIZE LETTER FIELDS COUNT "
				"OUT\n");
		return 2;
	}
	if (tag_parse("TAG", argv[1], &bench.tag, &fault) != OK)
		die("letters", &fault);
	bench.options.size_pt = atoi(argv[2]);
	bench.source = read_text(&bench, argv[3]);
	read_fields(&bench, argv[4]);
	bench.fonts = fonts_new(place_fonts());
	measure(&bench, (size_t)atoi(argv[5]), argv[6]);
	fonts_free(bench.fonts);
	buf_free(&bench.out);
	arena_free(bench.letter);
	arena_free(bench.arena);
	return 0;
}
