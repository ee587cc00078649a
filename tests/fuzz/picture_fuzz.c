/* Any bytes as a picture: what comes of it is within the bounds that an output
 * relies on. */
#include "base/arena.h"
#include "doc/picture.h"
#include "doc/svg_outline.h"
#include "fuzz.h"

static unsigned sum;

/* Every byte is there. */
static void
touch(const unsigned char *bytes, size_t count)
{
	for (size_t i = 0; i < count; i++)
		sum += bytes[i];
}

static void
check_path(const struct picture_path *path)
{
	static const size_t each[] = {[PICTURE_MOVE] = 1,
				      [PICTURE_LINE] = 1,
				      [PICTURE_CURVE] = 3,
				      [PICTURE_CLOSE] = 0};
	size_t points = 0;

	assert(path->moves && path->move[0] == PICTURE_MOVE);
	assert(path->filled || path->stroked);
	assert(!path->stroked || path->stroke_width > 0);
	for (size_t i = 0; i < path->moves; i++)
		points += each[path->move[i]];
	assert(points == path->points);
	for (size_t i = 0; i < points; i++) {
		assert(path->point[i].x <= SVG_FAR);
		assert(path->point[i].y >= -SVG_FAR);
	}
}

static void
check(const struct picture *picture)
{
	size_t pixels = (size_t)picture->width_px * (size_t)picture->height_px;

	assert(picture->width_mpt > 0 && picture->height_mpt > 0);
	assert(pixels <= PICTURE_PIXELS_MAX);
	touch(picture->file, picture->file_bytes);
	switch (picture->kind) {
	case PICTURE_PIXELS:
		touch(picture->pixels.colour,
		      pixels * (size_t)picture->pixels.colours);
		if (picture->pixels.alpha)
			touch(picture->pixels.alpha, pixels);
		break;
	case PICTURE_JPEG:
		break;
	case PICTURE_PATHS:
		for (size_t i = 0; i < picture->paths.paths; i++)
			check_path(&picture->paths.path[i]);
		break;
	}
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	struct arena *arena = arena_new();
	const struct picture *picture = NULL;
	struct fault fault = {0};

	if (picture_parse("fuzz", bytes, count, arena, &picture, &fault) == OK)
		check(picture);
	else
		assert(fault.message && !picture);
	arena_free(arena);
	return 0;
}
