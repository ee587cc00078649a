/* Pictures as objects of a PDF. */
#include "render/pdf_picture.h"

#include <libdeflate.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "doc/picture.h"
#include "render/pdf_put.h"
#include "render/png_rows.h"

/* Pictures kept between files, and the bytes that they may have together. */
#define KEPT_MAX 8
#define KEPT_BYTES_MAX (4 << 20)

#define PACK_LEVEL 6

/* A stream as it goes into the file. */
struct stream {
	struct buf entries, bytes;
};

struct written {
	unsigned char sha256[HASH_BYTES];
	struct stream stream;
	struct stream mask; /* how much is seen; no bytes where all is */
};

struct pdf_pictures {
	struct libdeflate_compressor *packer;
	const struct picture **used; /* in this file, as they were drawn */
	size_t useds, useds_cap;
	struct written kept[KEPT_MAX];
	size_t kepts;
};

struct pdf_pictures *
pdf_pictures_new(void)
{
	struct pdf_pictures *p = mem_new(sizeof *p);

	p->packer = libdeflate_alloc_compressor(PACK_LEVEL);
	return p;
}

static void
written_free(struct written *written)
{
	buf_free(&written->stream.entries);
	buf_free(&written->stream.bytes);
	buf_free(&written->mask.entries);
	buf_free(&written->mask.bytes);
}

static void
forget(struct pdf_pictures *p)
{
	while (p->kepts)
		written_free(&p->kept[--p->kepts]);
}

void
pdf_pictures_free(struct pdf_pictures *p)
{
	if (!p)
		return;
	forget(p);
	libdeflate_free_compressor(p->packer);
	free(p->used);
	free(p);
}

void
pdf_pictures_begin(struct pdf_pictures *p)
{
	p->useds = 0;
}

static size_t
use(struct pdf_pictures *p, const struct picture *picture)
{
	for (size_t i = 0; i < p->useds; i++)
		if (p->used[i] == picture ||
		    !memcmp(p->used[i]->sha256, picture->sha256, HASH_BYTES))
			return i;
	mem_grow(&p->used, p->useds, &p->useds_cap, sizeof *p->used);
	p->used[p->useds] = picture;
	return p->useds++;
}

/* A form's box is as wide and high as its paths; an image's is 1 by 1. */
static int32_t
stretched(int32_t size_mpt, int32_t units)
{
	return (int32_t)((int64_t)size_mpt * PICTURE_UNITS / units);
}

void
pdf_pictures_draw(struct pdf_pictures *p, const struct picture *picture,
		  const struct pdf_box *box, struct buf *out)
{
	int32_t x = box->right_mpt - box->left_mpt;
	int32_t y = box->top_mpt - box->bottom_mpt;

	if (picture->kind == PICTURE_PATHS) {
		x = stretched(x, picture->paths.width);
		y = stretched(y, picture->paths.height);
	}
	pdf_put(out, "q ");
	pdf_put_thousandths(out, x);
	pdf_put(out, " 0 0 ");
	pdf_put_thousandths(out, y);
	buf_char(out, ' ');
	pdf_put_thousandths(out, box->left_mpt);
	buf_char(out, ' ');
	pdf_put_thousandths(out, box->bottom_mpt);
	pdf_put(out, " cm/P");
	pdf_put_number(out, (int64_t)use(p, picture));
	pdf_put(out, " Do Q\n");
}

/* Compressed; the entry that says so goes first. */
static void
pack(struct pdf_pictures *p, const void *bytes, size_t count,
     struct stream *stream)
{
	size_t room = libdeflate_zlib_compress_bound(p->packer, count);

	stream->bytes.count = libdeflate_zlib_compress(
		p->packer, bytes, count, buf_room(&stream->bytes, room), room);
	pdf_put(&stream->entries, "/Filter/FlateDecode");
}

static void
put_entry(struct stream *stream, const char *name, int64_t value)
{
	buf_text(&stream->entries, name);
	pdf_put_number(&stream->entries, value);
}

static void
put_image(struct stream *stream, const struct picture *picture, int colours)
{
	static const char *const spaces[] = {
		[1] = "/ColorSpace/DeviceGray",
		[3] = "/ColorSpace/DeviceRGB",
		[4] = "/ColorSpace/DeviceCMYK",
	};

	pdf_put(&stream->entries, "/Type/XObject/Subtype/Image");
	put_entry(stream, "/Width ", picture->width_px);
	put_entry(stream, "/Height ", picture->height_px);
	put_entry(stream, "/BitsPerComponent ", 8);
	buf_text(&stream->entries, spaces[colours]);
}

/* Rows as PNG filters them, packed. */
static void
put_rows(struct pdf_pictures *p, const struct picture *picture, int colours,
	 const unsigned char *bytes, struct stream *stream)
{
	const struct png_rows rows = {
		.bytes = bytes,
		.row_bytes = (size_t)picture->width_px * (size_t)colours,
		.rows = (size_t)picture->height_px,
		.pixel_bytes = (size_t)colours,
	};
	size_t count = (rows.row_bytes + 1) * rows.rows;
	unsigned char *filtered = mem_new(count);

	png_rows_filter(&rows, filtered);
	put_image(stream, picture, colours);
	pack(p, filtered, count, stream);
	pdf_put(&stream->entries, "/DecodeParms<</Predictor 15");
	put_entry(stream, "/Colors ", colours);
	put_entry(stream, "/Columns ", picture->width_px);
	pdf_put(&stream->entries, ">>");
	free(filtered);
}

static void
put_jpeg(const struct picture *picture, struct stream *stream)
{
	const struct picture_jpeg *jpeg = &picture->jpeg;

	put_image(stream, picture, jpeg->colours);
	pdf_put(&stream->entries, "/Filter/DCTDecode");
	if (jpeg->colours == 4 && jpeg->inverted)
		pdf_put(&stream->entries, "/Decode[1 0 1 0 1 0 1 0]");
	buf_put(&stream->bytes, picture->file, picture->file_bytes);
}

/* What was said of colours and lines before, so that it is said once. */
struct pen {
	struct buf *out;
	uint32_t fill_rgb, stroke_rgb;
	const struct picture_path *stroked; /* the last one; NULL at first */
};

static void
put_points(struct buf *out, const struct picture_point *point, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		pdf_put_number(out, point[i].x);
		buf_char(out, ' ');
		pdf_put_number(out, point[i].y);
		buf_char(out, ' ');
	}
}

static void
put_outline(struct buf *out, const struct picture_path *path)
{
	static const struct {
		size_t points;
		char letter;
	} moves[] = {
		[PICTURE_MOVE] = {1, 'm'},
		[PICTURE_LINE] = {1, 'l'},
		[PICTURE_CURVE] = {3, 'c'},
		[PICTURE_CLOSE] = {0, 'h'},
	};
	const struct picture_point *point = path->point;

	for (size_t i = 0; i < path->moves; i++) {
		put_points(out, point, moves[path->move[i]].points);
		point += moves[path->move[i]].points;
		buf_char(out, moves[path->move[i]].letter);
		buf_char(out, '\n');
	}
}

static void
put_rgb(struct buf *out, uint32_t rgb, const char *letters)
{
	for (int shift = 16; shift >= 0; shift -= 8) {
		int64_t part = rgb >> shift & 255;

		pdf_put_thousandths(out, (part * 1000 + 127) / 255);
		buf_char(out, ' ');
	}
	buf_text(out, letters);
}

static void
put_line_style(struct buf *out, const struct picture_path *path,
	       const struct picture_path *before)
{
	if (!before || before->stroke_width != path->stroke_width) {
		pdf_put_number(out, path->stroke_width);
		pdf_put(out, " w\n");
	}
	if (before ? before->cap != path->cap : path->cap != 0) {
		pdf_put_number(out, path->cap);
		pdf_put(out, " J\n");
	}
	if (before ? before->join != path->join : path->join != 0) {
		pdf_put_number(out, path->join);
		pdf_put(out, " j\n");
	}
	if (!before || before->miter_milli != path->miter_milli) {
		pdf_put_thousandths(out, path->miter_milli);
		pdf_put(out, " M\n");
	}
}

static void
put_path(struct pen *pen, const struct picture_path *path)
{
	static const char *const paint[2][2][2] = {
		{{"n\n", "n\n"}, {"S\n", "S\n"}},
		{{"f\n", "f*\n"}, {"B\n", "B*\n"}},
	};

	if (path->filled && pen->fill_rgb != path->fill_rgb) {
		put_rgb(pen->out, path->fill_rgb, "rg\n");
		pen->fill_rgb = path->fill_rgb;
	}
	if (path->stroked && pen->stroke_rgb != path->stroke_rgb) {
		put_rgb(pen->out, path->stroke_rgb, "RG\n");
		pen->stroke_rgb = path->stroke_rgb;
	}
	if (path->stroked) {
		put_line_style(pen->out, path, pen->stroked);
		pen->stroked = path;
	}
	put_outline(pen->out, path);
	buf_text(pen->out, paint[path->filled][path->stroked][path->even_odd]);
}

/* Hundred thousandths from 0 to 1. */
static void
put_small(struct buf *out, int32_t value)
{
	char digits[5];

	if (value >= 100000) {
		buf_char(out, '1');
		return;
	}
	for (int i = 4; i >= 0; i--, value /= 10)
		digits[i] = (char)('0' + value % 10);
	buf_char(out, '.');
	buf_put(out, digits, sizeof digits);
}

/* A form whose longer side is 1, drawn downwards as the paths are. */
static void
put_paths(struct pdf_pictures *p, const struct picture_paths *paths,
	  struct stream *stream)
{
	const int32_t unit = 100000 / PICTURE_UNITS;
	struct buf content = {0};
	struct pen pen = {.out = &content};

	for (size_t i = 0; i < paths->paths; i++)
		put_path(&pen, &paths->path[i]);
	pdf_put(&stream->entries, "/Type/XObject/Subtype/Form/Resources<<>>");
	put_entry(stream, "/BBox[0 0 ", paths->width);
	put_entry(stream, " ", paths->height);
	pdf_put(&stream->entries, "]/Matrix[");
	put_small(&stream->entries, unit);
	pdf_put(&stream->entries, " 0 0 -");
	put_small(&stream->entries, unit);
	pdf_put(&stream->entries, " 0 ");
	put_small(&stream->entries, paths->height * unit);
	pdf_put(&stream->entries, "]");
	pack(p, buf_string(&content), content.count, stream);
	buf_free(&content);
}

static void
write_out(struct pdf_pictures *p, const struct picture *picture,
	  struct written *ret)
{
	const struct picture_pixels *pixels = &picture->pixels;

	*ret = (struct written){0};
	memcpy(ret->sha256, picture->sha256, HASH_BYTES);
	switch (picture->kind) {
	case PICTURE_PIXELS:
		put_rows(p, picture, pixels->colours, pixels->colour,
			 &ret->stream);
		if (pixels->alpha)
			put_rows(p, picture, 1, pixels->alpha, &ret->mask);
		break;
	case PICTURE_JPEG:
		put_jpeg(picture, &ret->stream);
		break;
	case PICTURE_PATHS:
		put_paths(p, &picture->paths, &ret->stream);
		break;
	}
}

static size_t
written_bytes(const struct written *written)
{
	return written->stream.bytes.count + written->mask.bytes.count;
}

/* Remember it, unless it is too large; all others are forgotten when they are
 * too many. Returns whether it is remembered. */
static bool
keep(struct pdf_pictures *p, const struct written *written)
{
	size_t bytes = written_bytes(written);

	if (bytes > KEPT_BYTES_MAX)
		return false;
	for (size_t i = 0; i < p->kepts; i++)
		bytes += written_bytes(&p->kept[i]);
	if (p->kepts == KEPT_MAX || bytes > KEPT_BYTES_MAX)
		forget(p);
	p->kept[p->kepts++] = *written;
	return true;
}

static const struct written *
find_kept(const struct pdf_pictures *p, const struct picture *picture)
{
	for (size_t i = 0; i < p->kepts; i++)
		if (!memcmp(p->kept[i].sha256, picture->sha256, HASH_BYTES))
			return &p->kept[i];
	return NULL;
}

static void
put_stream(struct pdf_file *file, uint32_t number, const struct stream *stream,
	   uint32_t mask)
{
	struct buf entries = {0};

	buf_text(&entries, buf_string(&stream->entries));
	if (mask) {
		pdf_put(&entries, "/SMask ");
		pdf_put_reference(&entries, mask);
	}
	pdf_file_stream_as_is(file, number, buf_string(&entries),
			      stream->bytes.bytes, stream->bytes.count);
	buf_free(&entries);
}

static void
put_picture(struct pdf_file *file, uint32_t number,
	    const struct written *written)
{
	uint32_t mask = 0;

	if (written->mask.bytes.count) {
		mask = pdf_file_number(file);
		put_stream(file, mask, &written->mask, 0);
	}
	put_stream(file, number, &written->stream, mask);
}

/* Written anew, unless it was kept. */
static void
put_used(struct pdf_pictures *p, const struct picture *picture,
	 struct pdf_file *file, uint32_t number)
{
	const struct written *kept = find_kept(p, picture);
	struct written fresh;

	if (kept) {
		put_picture(file, number, kept);
		return;
	}
	write_out(p, picture, &fresh);
	put_picture(file, number, &fresh);
	if (!keep(p, &fresh))
		written_free(&fresh);
}

void
pdf_pictures_write(struct pdf_pictures *p, struct pdf_file *file,
		   struct buf *resources)
{
	if (!p->useds)
		return;
	pdf_put(resources, "/XObject<<");
	for (size_t i = 0; i < p->useds; i++) {
		uint32_t number = pdf_file_number(file);

		put_used(p, p->used[i], file, number);
		pdf_put(resources, "/P");
		pdf_put_number(resources, (int64_t)i);
		buf_char(resources, ' ');
		pdf_put_reference(resources, number);
	}
	pdf_put(resources, ">>");
}
