/* Many letters of one notice. */
#include "render/edition.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "lang/tag.h"
#include "lang/value.h"
#include "render/numerals.h"
#include "render/pdf_write.h"

/* What names, addresses, amounts and references are written with: letters in
 * the regular weight, the rest in both. Most stand alone, so that none becomes
 * part of a ligature; some marks stand between letters or digits, as another
 * font has them beside those of the language. */
static const char digits[] = "0 1 2 3 4 5 6 7 8 9 £ € . , : / - % ( ) "
			     "1,2.3 1:2 1/2 £1 1%";
static const char letters[] = "A B C D E F G H I J K L M N O P Q R S T U V W "
			      "X Y Z a b c d e f g h i j k l m n o p q r s t "
			      "u v w x y z ' ’ & @ + ; ! "
			      "M-M M, M. M’M M'M M/M M@M M&M (M) M; M: M!";

struct edition {
	struct render_options options;
	struct pdf_fonts *fonts;
	struct pdf_base *base;
	uint32_t *font_objects;
};

/* Give the words of a text their codes. */
static enum status
prime(struct edition *e, const struct tag *tag, enum font_weight weight,
      const char *text)
{
	struct press *press = e->options.press;
	const struct text_piece piece = {.text = text,
					 .bytes = strlen(text),
					 .tag = tag,
					 .weight = weight};
	const struct text_style style = {tag, tag->rtl, SIZE_PT_MIN,
					 INT32_MAX / 2};
	const struct text_paragraph *paragraph;
	const struct coded *coded;
	enum status status = text_lay(press->typesetter, &piece, 1, &style,
				      press->arena, &paragraph, NULL);

	for (size_t i = 0; status == OK && i < paragraph->line->runs; i++) {
		const struct text_run *run = &paragraph->line->run[i];

		for (size_t k = 0; status == OK && k < run->parts; k++)
			status = pdf_fonts_code(e->fonts, run->part[k].word,
						&coded, NULL);
	}
	return status;
}

/* Digits as the labels of lists have them. */
static void
put_numerals(const struct tag *tag, struct buf *b)
{
	char text[NUMERALS_BYTES];

	for (size_t i = 0; i < 10; i++) {
		buf_put(b, text, (size_t)(numerals_put(text, tag, i) - text));
		buf_char(b, ' ');
	}
}

/* A date of each month. */
static void
put_months(const struct tag *tag, struct buf *b)
{
	enum { DAY_IN_JANUARY = 14, MONTH_DAYS = 30 };
	struct value *value = value_new(tag, VALUE_DIGITS_LATIN);

	for (int i = 0; i < 12; i++) {
		value_date_long(value, DAY_IN_JANUARY + i * MONTH_DAYS, b);
		buf_char(b, ' ');
	}
	value_free(value);
}

/* What no font has is said where a letter needs it. */
static void
prime_common(struct edition *e, const struct tag *tag)
{
	struct buf months = {0}, numerals = {0};

	put_months(tag, &months);
	put_numerals(tag, &numerals);
	(void)!prime(e, tag, FONT_REGULAR, digits);
	(void)!prime(e, tag, FONT_BOLD, digits);
	(void)!prime(e, tag, FONT_REGULAR, letters);
	(void)!prime(e, tag, FONT_REGULAR, buf_string(&months));
	(void)!prime(e, tag, FONT_BOLD, buf_string(&months));
	(void)!prime(e, tag, FONT_REGULAR, buf_string(&numerals));
	buf_free(&months);
	buf_free(&numerals);
}

/* Lay a sample out, and give what it is drawn with its codes. */
static enum status
prime_sample(struct edition *e, const struct document *document,
	     const struct pages **ret, struct fault *fault)
{
	struct press *press = e->options.press;
	struct pdf_job job = {.press = press, .fonts = e->fonts};
	enum status status =
		pages_make(press->typesetter, document, &e->options,
			   press->arena, &job.pages, fault);

	if (status == OK)
		status = pdf_draw(&job, fault);
	if (status == OK)
		*ret = job.pages;
	return status;
}

/* What letters have in common, of one that is laid out. */
static enum status
make_base(struct edition *e, const struct pages *pages, struct fault *fault)
{
	struct press *press = e->options.press;
	const size_t fonts = pdf_fonts_count(e->fonts);
	const struct pdf_job job = {
		.press = press,
		.pages = pages,
		.fonts = e->fonts,
		.font_objects = e->font_objects =
			mem_new((fonts + 1) * sizeof *e->font_objects),
		.blank = true,
	};
	struct pdf_trailer trailer;
	struct buf bytes = {0};
	enum status status;

	pdf_file_begin(press->file, &bytes);
	status = pdf_fonts_write(e->fonts, press->file, e->font_objects, fault);
	if (status == OK) {
		pdf_fonts_freeze(e->fonts);
		pdf_file_fix(press->file);
		status = pdf_write(&job, &trailer, fault);
	}
	if (status == OK)
		e->base = pdf_file_base(press->file);
	buf_free(&bytes);
	return status;
}

enum status
edition_new(const struct document *const *samples, size_t count,
	    const struct render_options *options, struct edition **ret,
	    struct fault *fault)
{
	struct edition *e = mem_new(sizeof *e);
	struct press *press = options->press;
	const struct tag *tag = tag_find(samples[0]->lang);
	const struct pages *pages = NULL;
	enum status status = OK;

	assert(press && count);
	e->options = *options;
	e->fonts = pdf_fonts_new();
	press_begin(press);
	pdf_fonts_begin(e->fonts, press->generation);
	/* The first sample comes last: its pages are what is kept. */
	for (size_t i = count; i-- && status == OK;)
		status = prime_sample(e, samples[i], &pages, fault);
	if (status == OK && tag)
		prime_common(e, tag);
	if (status == OK)
		status = make_base(e, pages, fault);
	if (status == OK)
		*ret = e;
	else
		edition_free(e);
	return status;
}

void
edition_free(struct edition *e)
{
	if (!e)
		return;
	pdf_fonts_free(e->fonts);
	pdf_base_free(e->base);
	free(e->font_objects);
	free(e);
}

static enum status
write_letter(const struct edition *e, const struct pages *pages,
	     struct buf *out, struct fault *fault)
{
	struct press *press = e->options.press;
	const struct pdf_job job = {
		.press = press,
		.pages = pages,
		.fonts = e->fonts,
		.font_objects = e->font_objects,
		.more = press->fonts,
	};
	const size_t start = out->count;

	pdf_fonts_begin(press->fonts, press->generation);
	pdf_file_begin_on(press->file, e->base, out);
	press->pages = pages->count;
	return pdf_write_file(&job, out, start, fault);
}

enum status
edition_letter(struct edition *e, const struct document *document,
	       struct buf *out, struct fault *fault)
{
	struct press *press = e->options.press;
	const struct pages *pages;
	enum status status;

	press_begin(press);
	status = pages_make(press->typesetter, document, &e->options,
			    press->arena, &pages, fault);
	if (status != OK)
		return status;
	return pdf_fonts_again(e->fonts, press->generation)
		       ? write_letter(e, pages, out, fault)
		       : render_pages(press, pages, out, fault);
}

bool
edition_worn(const struct edition *e)
{
	return pdf_fonts_full(e->fonts);
}
