/* Pictures in a PDF: what is written for each kind, once a file, and the same
 * bytes whether it was kept or is new. */
#define _GNU_SOURCE /* memmem */

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "doc/picture.h"
#include "render/pdf_picture.h"
#include "render/pdf_put.h"
#include "tests/unit/unit.h"

#define SVG "<svg xmlns='http://www.w3.org/2000/svg' width='100' height='50'>"

struct bench {
	struct pdf_file *file;
	struct pdf_pictures *pictures;
	struct arena *arena;
	struct buf out, content;
};

static void
bench_open(struct bench *b)
{
	*b = (struct bench){.file = pdf_file_new(),
			    .pictures = pdf_pictures_new(),
			    .arena = arena_new()};
}

static void
bench_close(struct bench *b)
{
	pdf_pictures_free(b->pictures);
	pdf_file_free(b->file);
	arena_free(b->arena);
	buf_free(&b->out);
	buf_free(&b->content);
}

/* A file of one page on which each picture is drawn, 100 points wide. */
static void
make(struct bench *b, const struct picture *const *picture, size_t count)
{
	uint32_t page, tree, catalogue, content;
	struct buf *object, resources = {0};

	buf_clear(&b->out);
	buf_clear(&b->content);
	pdf_file_begin(b->file, &b->out);
	pdf_pictures_begin(b->pictures);
	for (size_t i = 0; i < count; i++) {
		int32_t top = 800000 - (int32_t)i * 120000;
		const struct pdf_box box = {50000, top - 50000, 150000, top};

		pdf_pictures_draw(b->pictures, picture[i], &box, &b->content);
	}
	page = pdf_file_number(b->file);
	tree = pdf_file_number(b->file);
	catalogue = pdf_file_number(b->file);
	content = pdf_file_number(b->file);
	pdf_pictures_write(b->pictures, b->file, &resources);
	pdf_file_stream_as_is(b->file, content, "", buf_string(&b->content),
			      b->content.count);
	object = pdf_file_object(b->file, page);
	pdf_put(object, "<</Type/Page/MediaBox[0 0 595 842]/Resources<<");
	buf_put(object, resources.bytes, resources.count);
	buf_free(&resources);
	pdf_put(object, ">>/Contents ");
	pdf_put_reference(object, content);
	pdf_put(object, "/Parent ");
	pdf_put_reference(object, tree);
	pdf_put(object, ">>");
	object = pdf_file_object(b->file, tree);
	pdf_put(object, "<</Type/Pages/Count 1/Kids[");
	pdf_put_reference(object, page);
	pdf_put(object, "]>>");
	object = pdf_file_object(b->file, catalogue);
	pdf_put(object, "<</Type/Catalog/Pages ");
	pdf_put_reference(object, tree);
	pdf_put(object, ">>");
	pdf_file_end(b->file, &(struct pdf_trailer){.catalogue = catalogue});
}

static const struct picture *
picture_of(struct bench *b, const char *bytes, size_t count)
{
	const struct picture *picture;

	assert_int_equal(
		picture_parse("a", bytes, count, b->arena, &picture, NULL), OK);
	return picture;
}

static const struct picture *
picture_file(struct bench *b, const char *name)
{
	const char *top = getenv("top_srcdir");
	const struct picture *picture;

	assert_int_equal(picture_read(arena_printf(b->arena, "%s/tests/%s",
						   top ? top : ".", name),
				      b->arena, &picture, NULL),
			 OK);
	return picture;
}

/* What the n-th stream that has this entry holds, unpacked. */
static char *
unpacked(struct bench *b, const char *entry, size_t *ret_count)
{
	struct libdeflate_decompressor *unpacker =
		libdeflate_alloc_decompressor();
	const char *at =
		memmem(b->out.bytes, b->out.count, entry, strlen(entry));
	char *bytes = arena_alloc(b->arena, 100000);
	const char *end = b->out.bytes + b->out.count;

	assert_non_null(at);
	at = memmem(at, (size_t)(end - at), "stream\n", 7);
	assert_non_null(at);
	assert_int_equal(libdeflate_zlib_decompress(unpacker, at + 7,
						    (size_t)(end - at - 7),
						    bytes, 99999, ret_count),
			 LIBDEFLATE_SUCCESS);
	libdeflate_free_decompressor(unpacker);
	return bytes;
}

static size_t
times(const struct bench *b, const char *word)
{
	const char *at = b->out.bytes, *end = at + b->out.count;
	size_t count = 0;

	while ((at = memmem(at, (size_t)(end - at), word, strlen(word)))) {
		count++;
		at += strlen(word);
	}
	return count;
}

static void
paths_become_a_form(void **state)
{
	static const char svg[] =
		SVG "<g stroke-width='2'><rect width='10' height='20' "
		    "fill='#ff8000'/><path d='M1 2C3 4 5 6 7 8' fill='none' "
		    "stroke='blue'/><path d='M1 1H2' fill='#ff8000' "
		    "fill-rule='evenodd' stroke='blue' "
		    "stroke-linejoin='round'/></g></svg>";
	static const char content[] =
		"1 .502 0 rg\n0 0 m\n5000 0 l\n5000 10000 l\n0 10000 l\nh\n"
		"f\n0 0 1 RG\n1000 w\n4 M\n500 1000 m\n"
		"1500 2000 2500 3000 3500 4000 c\nS\n1 j\n500 500 m\n"
		"1000 500 l\nB*\n";
	const struct picture *picture;
	struct bench b;
	size_t count;
	char *text;

	(void)state;
	bench_open(&b);
	picture = picture_of(&b, svg, strlen(svg));
	make(&b, &picture, 1);
	assert_string_equal(buf_string(&b.content),
			    "q 100 0 0 100 50 750 cm/P0 Do Q\n");
	text = unpacked(&b, "/Subtype/Form", &count);
	text[count] = '\0';
	assert_string_equal(text, content);
	assert_int_equal(times(&b, "/BBox[0 0 50000 25000]"
				   "/Matrix[.00002 0 0 -.00002 0 .50000]"),
			 1);
	bench_close(&b);
}

/* Undo the filters of PNG. Source: ISO/IEC 15948, 9.2. */
static void
unfilter(const unsigned char *from, size_t width, size_t height, size_t step,
	 unsigned char *to)
{
	for (size_t y = 0; y < height; y++) {
		int filter = *from++;

		for (size_t i = 0; i < width; i++, to++) {
			int a = i >= step ? to[-(ptrdiff_t)step] : 0;
			int b = y ? to[-(ptrdiff_t)width] : 0;
			int c = y && i >= step ? to[-(ptrdiff_t)(width + step)]
					       : 0;
			int p = a + b - c;
			int nearest = abs(p - a) <= abs(p - b) &&
						      abs(p - a) <= abs(p - c)
					      ? a
				      : abs(p - b) <= abs(p - c) ? b
								 : c;
			int guess = filter == 1	  ? a
				    : filter == 2 ? b
				    : filter == 3 ? (a + b) / 2
				    : filter == 4 ? nearest
						  : 0;

			assert_in_range(filter, 0, 4);
			*to = (unsigned char)(*from++ + guess);
		}
	}
}

static void
pixels_come_back(void **state)
{
	static const char *const names[] = {
		"fuzz/picture/rgb.png", "fuzz/picture/alpha16.png",
		"fuzz/picture/palette.png", "fuzz/picture/interlaced.png",
		"data/picture/shades.png"};
	struct bench b;

	(void)state;
	for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
		const struct picture *picture;
		unsigned char rows[100000];
		size_t count, step, width, height;
		char *text;

		bench_open(&b);
		picture = picture_file(&b, names[i]);
		make(&b, &picture, 1);
		step = (size_t)picture->pixels.colours;
		width = step * (size_t)picture->width_px;
		height = (size_t)picture->height_px;
		text = unpacked(&b,
				step == 1 ? "8/ColorSpace/DeviceGray/Filter"
					    "/FlateDecode/DecodeParms"
					  : "8/ColorSpace/DeviceRGB",
				&count);
		assert_int_equal(count, (width + 1) * height);
		unfilter((unsigned char *)text, width, height, step, rows);
		assert_memory_equal(rows, picture->pixels.colour,
				    width * height);
		assert_int_equal(times(&b, "/SMask"),
				 picture->pixels.alpha != NULL);
		bench_close(&b);
	}
}

static void
jpeg_goes_through(void **state)
{
	const struct picture *picture;
	struct bench b;

	(void)state;
	bench_open(&b);
	picture = picture_file(&b, "data/picture/inks.jpg");
	make(&b, &picture, 1);
	assert_int_equal(times(&b, "/ColorSpace/DeviceCMYK/Filter/DCTDecode"
				   "/Decode[1 0 1 0 1 0 1 0]"),
			 1);
	assert_non_null(memmem(b.out.bytes, b.out.count, picture->file,
			       picture->file_bytes));
	bench_close(&b);
}

/* Drawn three times, twice from files of its own: written once. */
static void
once_in_a_file(void **state)
{
	const struct picture *picture[3];
	struct bench b;
	struct buf first = {0};

	(void)state;
	bench_open(&b);
	picture[0] = picture_file(&b, "data/picture/shades.png");
	picture[1] = picture[0];
	picture[2] = picture_file(&b, "data/picture/shades.png");
	make(&b, picture, 3);
	/* One image and its mask. */
	assert_int_equal(times(&b, "/Subtype/Image"), 2);
	assert_int_equal(times(&b, "/SMask"), 1);
	buf_put(&first, b.out.bytes, b.out.count);
	make(&b, picture, 3);
	assert_int_equal(first.count, b.out.count);
	assert_memory_equal(first.bytes, b.out.bytes, first.count);
	buf_free(&first);
	bench_close(&b);
}

/* More than are kept, each file the same as from a fresh start. */
static void
keeping_changes_nothing(void **state)
{
	struct bench kept, fresh;

	(void)state;
	bench_open(&kept);
	for (int i = 0; i < 40; i++) {
		const char *svg;
		const struct picture *picture[2];

		bench_open(&fresh);
		svg = arena_printf(kept.arena, SVG "<circle r='%d'/></svg>",
				   i % 13 + 1);
		picture[0] = picture_of(&kept, svg, strlen(svg));
		picture[1] = picture_file(&kept, "data/picture/grey.jpg");
		make(&kept, picture, 2);
		make(&fresh, picture, 2);
		assert_int_equal(kept.out.count, fresh.out.count);
		assert_memory_equal(kept.out.bytes, fresh.out.bytes,
				    kept.out.count);
		bench_close(&fresh);
	}
	bench_close(&kept);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(paths_become_a_form),
		cmocka_unit_test(pixels_come_back),
		cmocka_unit_test(jpeg_goes_through),
		cmocka_unit_test(once_in_a_file),
		cmocka_unit_test(keeping_changes_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
