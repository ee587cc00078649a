/* CFF subsets: reading charstrings. Writing is subset_cff_write.c. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "render/cff_dict.h"
#include "render/subset_cff_inside.h"

/* What a DICT says about how its glyphs are drawn. */
static bool
open_private(const struct cff *c, struct bytes dict, struct cff_font *ret)
{
	uint32_t place[2], subrs; /* bytes, offset */
	size_t end;

	ret->dict = dict;
	if (!cff_dict_numbers(dict, CFF_PRIVATE, 2, place) ||
	    !bytes_have(c->table, place[1], place[0]))
		return false;
	ret->private.at = c->table.at + place[1];
	ret->private.count = place[0];
	if (!cff_dict_entry(ret->private, CFF_SUBRS).count)
		return true;
	return cff_dict_numbers(ret->private, CFF_SUBRS, 1, &subrs) &&
	       cff_index_open(c->table, (size_t)place[1] + subrs, &ret->subrs,
			      &end);
}

/* The font DICTs of a CID-keyed font; one, the top DICT, where the font has
 * none. */
static bool
open_dicts(struct cff *c)
{
	struct cff_index array;
	uint32_t at, select;
	size_t end;

	if (!cff_dict_entry(c->top, CFF_ROS).count) {
		c->dicts = 1;
		c->dict = mem_new(sizeof *c->dict);
		return open_private(c, c->top, c->dict);
	}
	if (!cff_dict_numbers(c->top, CFF_FD_ARRAY, 1, &at) ||
	    !cff_dict_numbers(c->top, CFF_FD_SELECT, 1, &select) || !select ||
	    !cff_index_open(c->table, at, &array, &end) || !array.count ||
	    array.count > CFF_DICTS_MAX)
		return false;
	c->fd_select = select;
	c->dicts = array.count;
	c->dict = mem_new(c->dicts * sizeof *c->dict);
	for (unsigned i = 0; i < c->dicts; i++) {
		struct bytes dict;

		if (!cff_index_get(&array, i, &dict) ||
		    !open_private(c, dict, &c->dict[i]))
			return false;
	}
	return true;
}

static bool
open_table(struct cff *c)
{
	struct cff_index index;
	uint32_t at, type;
	size_t end;

	if (c->table.count < 4 || c->table.at[0] != 1 ||
	    !cff_index_open(c->table, c->table.at[2], &index, &end) ||
	    !cff_index_open(c->table, end, &index, &end) ||
	    !cff_index_get(&index, 0, &c->top) ||
	    !cff_index_open(c->table, end, &index, &end) ||
	    !cff_index_open(c->table, end, &c->global, &end))
		return false;
	if (cff_dict_entry(c->top, CFF_CHARSTRING_TYPE).count &&
	    (!cff_dict_numbers(c->top, CFF_CHARSTRING_TYPE, 1, &type) ||
	     type != 2))
		return false;
	return cff_dict_numbers(c->top, CFF_CHAR_STRINGS, 1, &at) &&
	       cff_index_open(c->table, at, &c->charstrings, &end) &&
	       c->charstrings.count && open_dicts(c);
}

struct cff *
cff_new(hb_face_t *face)
{
	struct cff *c = mem_new(sizeof *c);
	unsigned count;

	c->blob = hb_face_reference_table(face, HB_TAG('C', 'F', 'F', ' '));
	c->table.at = (const uint8_t *)hb_blob_get_data(c->blob, &count);
	c->table.count = count;
	c->font = hb_font_create(face);
	c->flat = mem_resize(NULL, CHARSTRING_BYTES_MAX);
	c->arena = arena_new();
	if (!open_table(c)) {
		cff_free(c);
		return NULL;
	}
	return c;
}

void
cff_free(struct cff *c)
{
	if (!c)
		return;
	hb_font_destroy(c->font);
	hb_blob_destroy(c->blob);
	arena_free(c->arena);
	free(c->dict);
	free(c->flat);
	free(c->out);
	free(c);
}

size_t
cff_bytes(const struct cff *c)
{
	return c->kept_bytes + c->cap;
}

/* The font DICT of a glyph in ranges: first glyph and DICT of each, closed by
 * the glyph after the last. */
static bool
select_range(const struct cff *c, unsigned id, unsigned *ret)
{
	size_t at = c->fd_select, low = 0, high;
	const uint8_t *range;

	if (!bytes_have(c->table, at, 3))
		return false;
	high = get16(c->table.at + at + 1);
	if (!high || !bytes_have(c->table, at + 3, 3 * high + 2))
		return false;
	range = c->table.at + at + 3;
	while (high - low > 1) {
		size_t middle = (low + high) / 2;

		if (get16(range + 3 * middle) <= id)
			low = middle;
		else
			high = middle;
	}
	*ret = range[3 * low + 2];
	return get16(range + 3 * low) <= id && get16(range + 3 * low + 3) > id;
}

static bool
select_dict(const struct cff *c, unsigned id, unsigned *ret)
{
	size_t at = c->fd_select;
	bool found = false;

	*ret = 0;
	if (!at)
		return true;
	if (!bytes_have(c->table, at, 1))
		return false;
	if (c->table.at[at] == 3) {
		found = select_range(c, id, ret);
	} else if (c->table.at[at] == 0) {
		found = bytes_have(c->table, at + 1 + id, 1);
		if (found)
			*ret = c->table.at[at + 1 + id];
	}
	return found && *ret < c->dicts;
}

static struct outline *
read_outline(struct cff *c, unsigned id)
{
	struct bytes charstring;
	struct outline *o;
	unsigned dict;
	size_t count;
	uint8_t *copy;

	if (!select_dict(c, id, &dict) ||
	    !cff_index_get(&c->charstrings, id, &charstring) ||
	    !charstring_flatten(charstring, &c->global, &c->dict[dict].subrs,
				c->flat, &count))
		return NULL;
	o = arena_alloc(c->arena, sizeof *o);
	copy = arena_alloc(c->arena, count);
	memcpy(copy, c->flat, count);
	o->bytes = copy;
	o->count = (uint32_t)count;
	o->dict = (uint8_t)dict;
	o->advance_fu = (uint16_t)hb_font_get_glyph_h_advance(c->font, id);
	o->hash = outline_hash(o->advance_fu, copy, count);
	c->kept_bytes += sizeof *o + count;
	return o;
}

struct outline *
cff_outline(struct cff *c, unsigned id)
{
	struct outline **at;

	if (id >= c->charstrings.count)
		return NULL;
	at = outline_at(&c->outlines, c->arena, id);
	if (!*at)
		*at = read_outline(c, id);
	return *at;
}
