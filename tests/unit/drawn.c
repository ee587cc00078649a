/* What glyphs draw. */
#include "drawn.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

struct pen {
	struct drawn *path;
	float x, y;
};

void
drawn_free(struct drawn *d)
{
	free(d->number);
	*d = (struct drawn){0};
}

void
drawn_clear(struct drawn *d)
{
	d->count = 0;
}

static void
put(struct drawn *d, float number)
{
	mem_grow(&d->number, d->count, &d->cap, sizeof *d->number);
	d->number[d->count++] = number;
}

static void
put_point(struct pen *pen, float x, float y)
{
	put(pen->path, x + pen->x);
	put(pen->path, y + pen->y);
}

static void
move_to(hb_draw_funcs_t *funcs, void *pen, hb_draw_state_t *state, float x,
	float y, void *user)
{
	(void)funcs, (void)state, (void)user;
	put(((struct pen *)pen)->path, 'm');
	put_point(pen, x, y);
}

static void
line_to(hb_draw_funcs_t *funcs, void *pen, hb_draw_state_t *state, float x,
	float y, void *user)
{
	(void)funcs, (void)state, (void)user;
	put(((struct pen *)pen)->path, 'l');
	put_point(pen, x, y);
}

static void
quadratic_to(hb_draw_funcs_t *funcs, void *pen, hb_draw_state_t *state,
	     float control_x, float control_y, float x, float y, void *user)
{
	(void)funcs, (void)state, (void)user;
	put(((struct pen *)pen)->path, 'q');
	put_point(pen, control_x, control_y);
	put_point(pen, x, y);
}

static void
cubic_to(hb_draw_funcs_t *funcs, void *pen, hb_draw_state_t *state, float x1,
	 float y1, float x2, float y2, float x, float y, void *user)
{
	(void)funcs, (void)state, (void)user;
	put(((struct pen *)pen)->path, 'c');
	put_point(pen, x1, y1);
	put_point(pen, x2, y2);
	put_point(pen, x, y);
}

void
drawn_glyph(struct drawn *d, hb_font_t *font, unsigned id, int x_fu, int y_fu)
{
	struct pen pen = {.path = d, .x = (float)x_fu, .y = (float)y_fu};
	hb_draw_funcs_t *funcs = hb_draw_funcs_create();

	hb_draw_funcs_set_move_to_func(funcs, move_to, NULL, NULL);
	hb_draw_funcs_set_line_to_func(funcs, line_to, NULL, NULL);
	hb_draw_funcs_set_quadratic_to_func(funcs, quadratic_to, NULL, NULL);
	hb_draw_funcs_set_cubic_to_func(funcs, cubic_to, NULL, NULL);
	hb_font_get_glyph_shape(font, id, funcs, &pen);
	hb_draw_funcs_destroy(funcs);
}

bool
drawn_equal(const struct drawn *a, const struct drawn *b)
{
	if (a->count != b->count)
		return false;
	for (size_t i = 0; i < a->count; i++)
		if (fabsf(a->number[i] - b->number[i]) > 0.01f)
			return false;
	return true;
}

static hb_font_t *
font_of(hb_face_t *face)
{
	hb_font_t *font = hb_font_create(face);
	int upem = (int)hb_face_get_upem(face);

	hb_font_set_scale(font, upem, upem);
	hb_face_destroy(face);
	return font;
}

hb_font_t *
drawn_font(const void *bytes, size_t count)
{
	hb_blob_t *blob = hb_blob_create(bytes, (unsigned)count,
					 HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *face = hb_face_create(blob, 0);

	hb_blob_destroy(blob);
	return font_of(face);
}

hb_font_t *
drawn_font_cff(const void *bytes, size_t count, hb_face_t *of, unsigned glyphs)
{
	const char maxp[] = {0, 0, 0x50, 0, (char)(glyphs >> 8), (char)glyphs};
	hb_face_t *face = hb_face_builder_create();
	hb_blob_t *blob = hb_blob_create(bytes, (unsigned)count,
					 HB_MEMORY_MODE_READONLY, NULL, NULL);

	hb_face_builder_add_table(face, HB_TAG('C', 'F', 'F', ' '), blob);
	hb_blob_destroy(blob);
	blob = hb_blob_create(maxp, sizeof maxp, HB_MEMORY_MODE_DUPLICATE, NULL,
			      NULL);
	hb_face_builder_add_table(face, HB_TAG('m', 'a', 'x', 'p'), blob);
	hb_blob_destroy(blob);
	blob = hb_face_reference_table(of, HB_TAG('h', 'e', 'a', 'd'));
	hb_face_builder_add_table(face, HB_TAG('h', 'e', 'a', 'd'), blob);
	hb_blob_destroy(blob);
	return font_of(face);
}
