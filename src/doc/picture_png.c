/* PNG by libpng: any depth, palette and interlacing become rows of eight bits,
 * what is transparent a plane of its own. */
#include <png.h>
#include <setjmp.h>
#include <string.h>

#include "doc/picture_inside.h"

struct png {
	png_structp png;
	png_infop info;
	const struct picture_file *file;
	size_t at;
	struct arena *arena;
	int channels;	      /* of a decoded row */
	unsigned char *whole; /* all rows, where passes go over them */
	unsigned char *colour, *alpha;
	bool seen_through;
};

static void
give_bytes(png_structp reader, png_bytep to, size_t count)
{
	struct png *png = png_get_io_ptr(reader);

	if (count > png->file->count - png->at)
		png_error(reader, "ends too soon");
	memcpy(to, png->file->bytes + png->at, count);
	png->at += count;
}

/* Without a word on standard error: the fault says it. */
static _Noreturn void
leave(png_structp reader, png_const_charp text)
{
	(void)text;
	png_longjmp(reader, 1);
}

static void
no_warning(png_structp reader, png_const_charp text)
{
	(void)reader;
	(void)text;
}

static uint32_t
be32(const unsigned char *bytes)
{
	return (uint32_t)bytes[0] << 24 | (uint32_t)bytes[1] << 16 |
	       (uint32_t)bytes[2] << 8 | bytes[3];
}

/* From the header chunk, which stands first: nothing was decoded yet. */
static enum status
measure(const struct picture_file *file, struct picture *ret,
	struct fault *fault)
{
	const unsigned char *header = file->bytes + 8;
	uint32_t width, height;

	if (file->count < 33 || memcmp(header + 4, "IHDR", 4))
		return picture_damaged(file, fault);
	width = be32(header + 8);
	height = be32(header + 12);
	if (!width || !height || (width | height) >> 31)
		return picture_damaged(file, fault);
	ret->width_px = (int32_t)width;
	ret->height_px = (int32_t)height;
	return picture_measure(ret, file->name, 0, 0, fault);
}

static void
ask_for_eight_bits(struct png *png)
{
	png_set_expand(png->png);
	png_set_scale_16(png->png);
	png_set_interlace_handling(png->png);
	png_read_update_info(png->png, png->info);
	png->channels = png_get_channels(png->png, png->info);
}

static void
keep_row(struct png *png, const unsigned char *row, size_t width, size_t y)
{
	size_t colours = png->channels > 2 ? 3 : 1;
	unsigned char *colour = png->colour + y * width * colours;
	unsigned char *alpha = png->alpha ? png->alpha + y * width : NULL;

	if (!alpha) {
		memcpy(colour, row, width * colours);
		return;
	}
	for (size_t x = 0; x < width; x++) {
		memcpy(colour, row, colours);
		colour += colours;
		row += colours;
		png->seen_through |= *row != 255;
		*alpha++ = *row++;
	}
}

static void
read_rows(struct png *png, const struct picture *picture)
{
	size_t width = (size_t)picture->width_px;
	size_t height = (size_t)picture->height_px;
	size_t stride = width * (size_t)png->channels;
	int passes = png_set_interlace_handling(png->png);

	png->colour = arena_alloc(png->arena,
				  width * height * (png->channels > 2 ? 3 : 1));
	if (png->channels % 2 == 0)
		png->alpha = arena_alloc(png->arena, width * height);
	png->whole =
		arena_alloc(png->arena, passes > 1 ? stride * height : stride);
	for (int pass = 1; pass < passes; pass++)
		for (size_t y = 0; y < height; y++)
			png_read_row(png->png, png->whole + y * stride, NULL);
	for (size_t y = 0; y < height; y++) {
		unsigned char *row = png->whole + (passes > 1 ? y * stride : 0);

		png_read_row(png->png, row, NULL);
		keep_row(png, row, width, y);
	}
	png_read_end(png->png, NULL);
}

/* libpng leaves by longjmp: what must live on is in *png. */
static bool
decode(struct png *png, struct picture *picture)
{
	if (setjmp(png_jmpbuf(png->png)))
		return false;
	png_set_read_fn(png->png, png, give_bytes);
	png_set_user_limits(png->png, PICTURE_SIDE_MAX, PICTURE_SIDE_MAX);
	png_set_chunk_malloc_max(png->png, PICTURE_BYTES_MAX);
	png_read_info(png->png, png->info);
	ask_for_eight_bits(png);
	read_rows(png, picture);
	return true;
}

enum status
picture_png(const struct picture_file *file, struct arena *arena,
	    struct picture *ret, struct fault *fault)
{
	struct png png = {.file = file, .arena = arena};
	enum status status = measure(file, ret, fault);

	if (status != OK)
		return status;
	png.png = png_create_read_struct(PNG_LIBPNG_VER_STRING, NULL, leave,
					 no_warning);
	png.info = png_create_info_struct(png.png);
	if (decode(&png, ret))
		status = picture_measure(
			ret, file->name,
			png_get_x_pixels_per_meter(png.png, png.info),
			png_get_y_pixels_per_meter(png.png, png.info), fault);
	else
		status = picture_damaged(file, fault);
	png_destroy_read_struct(&png.png, &png.info, NULL);
	ret->kind = PICTURE_PIXELS;
	ret->pixels =
		(struct picture_pixels){png.channels > 2 ? 3 : 1, png.colour,
					png.seen_through ? png.alpha : NULL};
	return status;
}
