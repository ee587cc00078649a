/* Pictures: every kind of PNG, what of a JPEG is kept, the files that are
 * refused, and where a document's pictures may lie. */
#include <png.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "doc/picture.h"
#include "doc/tree.h"
#include "tests/unit/unit.h"

#define WIDE 7
#define HIGH 5

static void
take(png_structp png, png_bytep bytes, size_t count)
{
	buf_put(png_get_io_ptr(png), bytes, count);
}

static void
flush(png_structp png)
{
	(void)png;
}

struct kind {
	int colour, depth;
	bool interlaced, key; /* key: one colour is transparent */
	int colours;	      /* of the picture that comes */
	bool alpha;
};

/* The sample of a channel at a pixel, 0 to 255, the same in every kind. */
static unsigned
sample(int x, int y, int channel)
{
	return (unsigned)(x * 31 + y * 17 + channel * 50) % 256;
}

static int
channels_of(int colour)
{
	return colour == PNG_COLOR_TYPE_RGB	     ? 3
	       : colour == PNG_COLOR_TYPE_RGB_ALPHA  ? 4
	       : colour == PNG_COLOR_TYPE_GRAY_ALPHA ? 2
						     : 1;
}

static void
write_rows(png_structp png, const struct kind *kind)
{
	unsigned char row[HIGH][WIDE * 8] = {{0}};
	png_bytep rows[HIGH];
	int channels = channels_of(kind->colour);

	for (int y = 0; y < HIGH; y++) {
		unsigned char *to = rows[y] = row[y];

		for (int x = 0; x < WIDE; x++)
			for (int c = 0; c < channels; c++) {
				unsigned value =
					kind->depth < 8
						? (unsigned)(x + y) %
							  (1U << kind->depth)
						: sample(x, y, c);

				if (kind->colour == PNG_COLOR_TYPE_PALETTE)
					value = (unsigned)(x + y) % 4;
				*to++ = (unsigned char)value;
				if (kind->depth == 16)
					*to++ = (unsigned char)value;
			}
	}
	if (kind->depth < 8)
		png_set_packing(png);
	png_write_image(png, rows);
}

static void
write_extras(png_structp png, png_infop info, const struct kind *kind)
{
	static const png_color palette[4] = {
		{255, 0, 0}, {0, 255, 0}, {0, 0, 255}, {9, 8, 7}};
	static const unsigned char alphas[4] = {255, 128, 0, 255};
	png_color_16 clear = {
		.gray = 1, .red = 0x0000, .green = 0x3232, .blue = 0x6464};

	if (kind->depth == 8)
		clear.green = 0x32, clear.blue = 0x64;
	if (kind->colour == PNG_COLOR_TYPE_PALETTE) {
		png_set_PLTE(png, info, palette, 4);
		if (kind->key)
			png_set_tRNS(png, info, alphas, 4, NULL);
	} else if (kind->key) {
		png_set_tRNS(png, info, NULL, 0, &clear);
	}
	png_set_pHYs(png, info, 3937, 3937, PNG_RESOLUTION_METER);
}

static void
make_png(const struct kind *kind, struct buf *out)
{
	png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL,
						  NULL, NULL);
	png_infop info = png_create_info_struct(png);

	png_set_write_fn(png, out, take, flush);
	png_set_IHDR(png, info, WIDE, HIGH, kind->depth, kind->colour,
		     kind->interlaced ? PNG_INTERLACE_ADAM7
				      : PNG_INTERLACE_NONE,
		     PNG_COMPRESSION_TYPE_DEFAULT, PNG_FILTER_TYPE_DEFAULT);
	write_extras(png, info, kind);
	png_write_info(png, info);
	write_rows(png, kind);
	png_write_end(png, info);
	png_destroy_write_struct(&png, &info);
}

/* What the pixel is to be, of eight bits a channel. */
static void
wanted_pixel(const struct kind *kind, int x, int y, unsigned char want[4])
{
	static const unsigned char palette[4][4] = {{255, 0, 0, 255},
						    {0, 255, 0, 128},
						    {0, 0, 255, 0},
						    {9, 8, 7, 255}};
	unsigned low = (unsigned)(x + y) % 4;

	want[3] = 255;
	for (int c = 0; c < 3; c++)
		want[c] = (unsigned char)sample(x, y, c);
	switch (kind->colour) {
	case PNG_COLOR_TYPE_PALETTE:
		memcpy(want, palette[low], 4);
		break;
	case PNG_COLOR_TYPE_GRAY:
		if (kind->depth < 8) {
			unsigned most = (1U << kind->depth) - 1;
			unsigned value = (unsigned)(x + y) % (most + 1);

			want[0] = (unsigned char)(value * 255 / most);
			want[3] = kind->key && value == 1 ? 0 : 255;
		}
		break;
	case PNG_COLOR_TYPE_RGB:
		if (kind->key && x == 0 && y == 0)
			want[3] = 0;
		break;
	case PNG_COLOR_TYPE_GRAY_ALPHA:
		want[3] = (unsigned char)sample(x, y, 1);
		break;
	default:
		want[3] = (unsigned char)sample(x, y, 3);
	}
}

static void
check_pixels(const struct kind *kind, const struct picture *picture)
{
	const struct picture_pixels *pixels = &picture->pixels;
	unsigned char want[4];

	assert_int_equal(picture->kind, PICTURE_PIXELS);
	assert_int_equal(picture->width_px, WIDE);
	assert_int_equal(picture->height_px, HIGH);
	/* 100 pixels an inch. */
	assert_int_equal(picture->width_mpt, WIDE * 720);
	assert_int_equal(pixels->colours, kind->colours);
	assert_int_equal(pixels->alpha != NULL, kind->alpha);
	for (int y = 0; y < HIGH; y++)
		for (int x = 0; x < WIDE; x++) {
			const unsigned char *at =
				pixels->colour +
				(y * WIDE + x) * pixels->colours;

			wanted_pixel(kind, x, y, want);
			for (int c = 0; c < pixels->colours; c++)
				assert_int_equal(at[c], want[c]);
			if (pixels->alpha)
				assert_int_equal(pixels->alpha[y * WIDE + x],
						 want[3]);
		}
}

static void
png_of_every_kind(void **state)
{
	static const struct kind kinds[] = {
		{PNG_COLOR_TYPE_GRAY, 1, false, false, 1, false},
		{PNG_COLOR_TYPE_GRAY, 2, false, true, 1, true},
		{PNG_COLOR_TYPE_GRAY, 4, false, false, 1, false},
		{PNG_COLOR_TYPE_GRAY, 8, false, false, 1, false},
		{PNG_COLOR_TYPE_GRAY, 16, false, false, 1, false},
		{PNG_COLOR_TYPE_GRAY_ALPHA, 8, false, false, 1, true},
		{PNG_COLOR_TYPE_GRAY_ALPHA, 16, false, false, 1, true},
		{PNG_COLOR_TYPE_RGB, 8, false, false, 3, false},
		{PNG_COLOR_TYPE_RGB, 8, false, true, 3, true},
		{PNG_COLOR_TYPE_RGB, 16, false, false, 3, false},
		{PNG_COLOR_TYPE_RGB_ALPHA, 8, false, false, 3, true},
		{PNG_COLOR_TYPE_RGB_ALPHA, 16, false, false, 3, true},
		{PNG_COLOR_TYPE_PALETTE, 2, false, false, 3, false},
		{PNG_COLOR_TYPE_PALETTE, 8, false, true, 3, true},
	};

	(void)state;
	for (size_t i = 0; i < 2 * sizeof kinds / sizeof *kinds; i++) {
		struct kind kind = kinds[i / 2];
		struct arena *arena = arena_new();
		const struct picture *picture;
		struct buf png = {0};

		kind.interlaced = i % 2;
		make_png(&kind, &png);
		assert_int_equal(picture_parse("a.png", png.bytes, png.count,
					       arena, &picture, NULL),
				 OK);
		check_pixels(&kind, picture);
		buf_free(&png);
		arena_free(arena);
	}
}

static void
assert_refused(const void *bytes, size_t count, const char *says)
{
	struct arena *arena = arena_new();
	const struct picture *picture = NULL;
	struct fault fault = {0};

	assert_int_equal(
		picture_parse("a", bytes, count, arena, &picture, &fault),
		E_INPUT);
	assert_null(picture);
	assert_non_null(strstr(fault.message, says));
	arena_free(arena);
}

/* Cut anywhere, or with any byte turned over, it is damaged or a picture. */
static void
png_damaged(void **state)
{
	const struct kind kind = {
		PNG_COLOR_TYPE_RGB_ALPHA, 8, true, false, 3, true};
	struct buf png = {0};

	(void)state;
	make_png(&kind, &png);
	for (size_t i = 8; i < png.count - 12; i++)
		assert_refused(png.bytes, i, "damaged");
	for (size_t i = 8; i < png.count; i++) {
		struct arena *arena = arena_new();
		const struct picture *picture;
		struct fault fault;

		png.bytes[i] ^= 0x40;
		if (picture_parse("a", png.bytes, png.count, arena, &picture,
				  &fault) == OK)
			assert_int_equal(picture->width_px, WIDE);
		png.bytes[i] ^= 0x40;
		arena_free(arena);
	}
	buf_free(&png);
}

/* 10,000 by 10,000 pixels of one colour: 12 kB of file, 100 MB of pixels. */
static void
png_of_100_megapixels(void **state)
{
	png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL,
						  NULL, NULL);
	png_infop info = png_create_info_struct(png);
	static unsigned char row[1250];
	struct buf out = {0};

	(void)state;
	png_set_write_fn(png, &out, take, flush);
	png_set_user_limits(png, 10000, 10000);
	png_set_IHDR(png, info, 10000, 10000, 1, PNG_COLOR_TYPE_GRAY,
		     PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
		     PNG_FILTER_TYPE_DEFAULT);
	png_write_info(png, info);
	for (int y = 0; y < 10000; y++)
		png_write_row(png, row);
	png_write_end(png, info);
	png_destroy_write_struct(&png, &info);
	assert_true(out.count < 100000);
	assert_refused(out.bytes, out.count, "40 million pixels");
	buf_free(&out);
}

/* One row of pixels of a millimetre. */
static void
make_row(png_uint_32 width, struct buf *out)
{
	png_structp png = png_create_write_struct(PNG_LIBPNG_VER_STRING, NULL,
						  NULL, NULL);
	png_infop info = png_create_info_struct(png);
	static unsigned char row[1 << 17];

	png_set_write_fn(png, out, take, flush);
	png_set_user_limits(png, 1 << 20, 1);
	png_set_IHDR(png, info, width, 1, 1, PNG_COLOR_TYPE_GRAY,
		     PNG_INTERLACE_NONE, PNG_COMPRESSION_TYPE_DEFAULT,
		     PNG_FILTER_TYPE_DEFAULT);
	png_set_pHYs(png, info, 1000, 1000, PNG_RESOLUTION_METER);
	png_write_info(png, info);
	png_write_row(png, row);
	png_write_end(png, info);
	png_destroy_write_struct(&png, &info);
}

/* The widest asks for 524 metres; twice that is no number of millipoints. */
static void
png_of_one_row(void **state)
{
	struct arena *arena = arena_new();
	const struct picture *picture;
	struct fault fault;
	struct buf out = {0};

	(void)state;
	make_row(1 << 19, &out);
	assert_int_equal(picture_parse("row.png", out.bytes, out.count, arena,
				       &picture, &fault),
			 OK);
	assert_int_equal(picture->width_mpt, 1486170708);
	buf_clear(&out);
	make_row(1 << 20, &out);
	assert_refused(out.bytes, out.count, "40 million pixels");
	buf_free(&out);
	arena_free(arena);
}

static const char *
source_file(struct arena *arena, const char *name)
{
	const char *top = getenv("top_srcdir");

	return arena_printf(arena, "%s/tests/data/picture/%s", top ? top : ".",
			    name);
}

static bool
holds(const struct picture *picture, const char *word)
{
	size_t count = strlen(word);

	for (size_t i = 0; i + count <= picture->file_bytes; i++)
		if (!memcmp(picture->file + i, word, count))
			return true;
	return false;
}

static void
jpeg_is_kept(void **state)
{
	static const struct {
		const char *name;
		int colours, width_mpt;
		bool inverted;
	} cases[] = {
		{"colour.jpg", 3, 16 * 500, false},
		{"progressive.jpg", 3, 16 * 750, false},
		{"grey.jpg", 1, 16 * 750, false},
		{"inks.jpg", 4, 16 * 750, true},
		{"camera.jpg", 3, 16 * 750, false},
	};
	struct arena *arena = arena_new();
	const struct picture *picture;

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		assert_int_equal(picture_read(source_file(arena, cases[i].name),
					      arena, &picture, NULL),
				 OK);
		assert_int_equal(picture->kind, PICTURE_JPEG);
		assert_int_equal(picture->width_px, 16);
		assert_int_equal(picture->height_px, 12);
		assert_int_equal(picture->jpeg.colours, cases[i].colours);
		assert_int_equal(picture->jpeg.inverted, cases[i].inverted);
		assert_in_range(picture->width_mpt, cases[i].width_mpt - 5,
				cases[i].width_mpt + 5);
		assert_false(holds(picture, "secret"));
		assert_false(holds(picture, "nobody"));
		assert_false(holds(picture, "Exif"));
	}
	arena_free(arena);
}

static void
jpeg_damaged(void **state)
{
	struct arena *arena = arena_new();
	struct buf jpeg = {0};
	const struct picture *picture;

	(void)state;
	assert_int_equal(
		file_read(source_file(arena, "turned.jpg"), 10000, &jpeg, NULL),
		OK);
	assert_refused(jpeg.bytes, jpeg.count, "on its side");
	buf_clear(&jpeg);
	assert_int_equal(
		file_read(source_file(arena, "colour.jpg"), 10000, &jpeg, NULL),
		OK);
	for (size_t i = 3; i < jpeg.count; i++)
		assert_refused(jpeg.bytes, i, "damaged");
	for (size_t i = 3; i < jpeg.count; i++) {
		struct fault fault;

		jpeg.bytes[i] ^= 0x20;
		if (picture_parse("a", jpeg.bytes, jpeg.count, arena, &picture,
				  &fault) == OK)
			assert_true(picture->file_bytes <= jpeg.count);
		jpeg.bytes[i] ^= 0x20;
	}
	buf_free(&jpeg);
	arena_free(arena);
}

static void
other_files(void **state)
{
	struct buf long_one = {0};

	(void)state;
	assert_refused("", 0, "no picture");
	assert_refused("GIF89a\1\0\1\0", 10, "no picture");
	assert_refused("\0\0\0\0", 4, "no picture");
	assert_refused("\x89PNG\r\n\x1a\n", 8, "damaged");
	assert_refused("\xff\xd8\xff", 3, "damaged");
	assert_refused("<html>", 6, "SVG");
	while (long_one.count <= PICTURE_BYTES_MAX)
		buf_text(&long_one, "<svg xmlns='http://www.w3.org/2000/svg'>");
	assert_refused(long_one.bytes, long_one.count, "8 MB");
	buf_free(&long_one);
}

static void
write_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
}

static void
pictures_stay_in_their_folder(void **state)
{
	static const char svg[] = "<svg xmlns='http://www.w3.org/2000/svg' "
				  "width='9' height='9'/>";
	static const char *const outside[] = {"",
					      "/etc/hostname",
					      "../a.svg",
					      "in/../../a.svg",
					      "..",
					      "https://example.com/a.svg",
					      "file:a.svg",
					      "in\\a.svg",
					      "data:image/png;base64,AAAA",
					      "out/a.svg",
					      "link.svg"};
	char folder[] = "/tmp/vernacular-picture-XXXXXX";
	struct arena *arena = arena_new();
	const struct picture *picture;
	struct fault fault;
	const char *home;

	(void)state;
	assert_non_null(mkdtemp(folder));
	home = arena_printf(arena, "%s/home", folder);
	assert_int_equal(mkdir(home, 0700), 0);
	assert_int_equal(mkdir(arena_printf(arena, "%s/in", home), 0700), 0);
	write_file(arena_printf(arena, "%s/a.svg", folder), svg);
	write_file(arena_printf(arena, "%s/in/a.svg", home), svg);
	assert_int_equal(symlink("..", arena_printf(arena, "%s/out", home)), 0);
	assert_int_equal(
		symlink("../a.svg", arena_printf(arena, "%s/link.svg", home)),
		0);
	for (size_t i = 0; i < sizeof outside / sizeof *outside; i++) {
		assert_int_equal(
			picture_find(home, outside[i], arena, &picture, &fault),
			E_INPUT);
		assert_non_null(strstr(fault.message, "or below"));
	}
	assert_int_equal(
		picture_find(home, "none.svg", arena, &picture, &fault), E_IO);
	assert_int_equal(picture_find(home, "in/a.svg", arena, &picture, NULL),
			 OK);
	assert_int_equal(picture->width_mpt, 9 * 750);
	arena_free(arena);
	assert_int_equal(system(strcat((char[80]){"rm -r "}, folder)), 0);
}

/* Two blocks of one file share a picture; a wrong one is named by its line. */
static void
pictures_of_a_document(void **state)
{
	struct arena *arena = arena_new();
	const char *folder = source_file(arena, ".");
	struct block blocks[] = {
		{.kind = BLOCK_PICTURE, .line = 3, .target = "grey.jpg"},
		{.kind = BLOCK_QUOTE, .line = 4},
		{.kind = BLOCK_PICTURE, .line = 6, .target = "turned.jpg"},
		{.kind = BLOCK_PICTURE, .line = 8, .target = "../value.txt"},
	};
	struct block inner = {
		.kind = BLOCK_PICTURE, .line = 4, .target = "grey.jpg"};
	struct faults faults = {0};

	(void)state;
	for (int i = 0; i < 3; i++)
		blocks[i].next = &blocks[i + 1];
	blocks[1].child = &inner;
	assert_int_equal(pictures_find("a.md", folder, blocks, arena, &faults),
			 E_INPUT);
	assert_int_equal(faults.count, 2);
	assert_non_null(strstr(faults.list[0].where, "a.md:6: "));
	assert_non_null(strstr(faults.list[0].message, "on its side"));
	assert_string_equal(faults.list[1].where, "a.md:8: ../value.txt");
	assert_non_null(blocks[0].picture);
	assert_ptr_equal(blocks[0].picture, inner.picture);
	faults_free(&faults);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(png_of_every_kind),
		cmocka_unit_test(png_damaged),
		cmocka_unit_test(png_of_100_megapixels),
		cmocka_unit_test(png_of_one_row),
		cmocka_unit_test(jpeg_is_kept),
		cmocka_unit_test(jpeg_damaged),
		cmocka_unit_test(other_files),
		cmocka_unit_test(pictures_stay_in_their_folder),
		cmocka_unit_test(pictures_of_a_document),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
