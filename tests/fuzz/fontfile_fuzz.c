/* Any bytes as a font file: what can be read of it makes subsets that read the
 * same again, and nothing is read beyond the end. */
#include <stdlib.h>

#include "base/mem.h"
#include "fuzz.h"
#include "render/subset_cff.h"
#include "render/subset_glyf.h"

#define GLYPHS_MAX 400

static hb_face_t *
open_bytes(const uint8_t *bytes, size_t count)
{
	hb_blob_t *blob = hb_blob_create((const char *)bytes, (unsigned)count,
					 HB_MEMORY_MODE_READONLY, NULL, NULL);
	hb_face_t *face = hb_face_create(blob, 0);

	hb_blob_destroy(blob);
	return face;
}

/* A font file of the CFF table alone. */
static hb_face_t *
open_cff(const void *bytes, size_t count)
{
	hb_face_t *face = hb_face_builder_create();
	hb_blob_t *blob = hb_blob_create(bytes, (unsigned)count,
					 HB_MEMORY_MODE_READONLY, NULL, NULL);

	hb_face_builder_add_table(face, HB_TAG('C', 'F', 'F', ' '), blob);
	hb_blob_destroy(blob);
	return face;
}

static struct bytes
copy(struct bytes b)
{
	uint8_t *at = mem_new(b.count);

	memcpy(at, b.at, b.count);
	return (struct bytes){at, b.count};
}

static bool
same(struct bytes a, struct bytes b)
{
	return a.count == b.count && !memcmp(a.at, b.at, a.count);
}

/* A subset of the glyphs from one on that can be read. */
static struct bytes
subset_glyf(struct glyf *g, unsigned first, struct outline *joined)
{
	struct outline *list[GLYPHS_MAX + 1];
	size_t count = 0;

	for (unsigned id = first; id < GLYPHS_MAX; id++) {
		struct outline *o = glyf_outline(g, id);

		if (o)
			list[count++] = o;
	}
	if (joined)
		list[count++] = joined;
	return glyf_subset(g, list, count);
}

static void
try_glyf(hb_face_t *face)
{
	static const struct glyf_part part[] = {
		{1, 0, 0}, {2, 300, -20}, {3, -5, 9}};
	struct glyf *g = glyf_new(face);
	struct bytes once, twice;
	hb_face_t *again;

	if (!g)
		return;
	once = copy(subset_glyf(g, 0, glyf_compose(g, part, 3, 500)));
	glyf_free(g);
	again = open_bytes(once.at, once.count);
	g = glyf_new(again);
	assert(g);
	twice = subset_glyf(g, 1, NULL);
	assert(hb_face_get_glyph_count(again) > GLYPHS_MAX ||
	       same(once, twice));
	glyf_free(g);
	hb_face_destroy(again);
	free((void *)once.at);
}

static struct bytes
subset_cff(struct cff *c, unsigned first)
{
	struct outline *list[GLYPHS_MAX];
	size_t count = 0;

	for (unsigned id = first; id < GLYPHS_MAX; id++) {
		struct outline *o = cff_outline(c, id);

		if (o)
			list[count++] = o;
	}
	return cff_subset(c, "Example", list, count);
}

static void
try_cff(hb_face_t *face)
{
	struct cff *c = cff_new(face);
	struct bytes once;
	hb_face_t *again;

	if (!c)
		return;
	once = copy(subset_cff(c, 0));
	cff_free(c);
	again = open_cff(once.at, once.count);
	c = cff_new(again);
	assert(c);
	assert(same(once, subset_cff(c, 1)));
	cff_free(c);
	hb_face_destroy(again);
	free((void *)once.at);
}

int
LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t count)
{
	hb_face_t *face = open_bytes(bytes, count);

	try_glyf(face);
	try_cff(face);
	hb_face_destroy(face);
	return 0;
}
