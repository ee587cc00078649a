/* CFF subsets: writing the table. */
#include <string.h>

#include "base/mem.h"
#include "render/cff_dict.h"
#include "render/subset_cff_inside.h"

#define ENDCHAR 14
#define NUMBER_BYTES 5	  /* an offset in a DICT, whatever it is */
#define SID_FIRST_OWN 391 /* behind the standard strings */

/* Where the top DICT's offsets stand, to be filled in. */
struct top_dict {
	size_t charset, fd_select, charstrings, fd_array;
};

static uint8_t *
room(struct cff *c, size_t bytes)
{
	uint8_t *at;

	while (c->cap - c->count < bytes)
		mem_grow(&c->out, c->cap, &c->cap, 1);
	at = c->out + c->count;
	c->count += bytes;
	return at;
}

static void
put(struct cff *c, const void *bytes, size_t count)
{
	if (count)
		memcpy(room(c, count), bytes, count);
}

static void
put_byte(struct cff *c, unsigned value)
{
	*room(c, 1) = (uint8_t)value;
}

static void
put_16(struct cff *c, size_t value)
{
	set16(room(c, 2), (uint32_t)value);
}

static void
set_number(uint8_t *at, size_t value)
{
	at[0] = 29;
	set32(at + 1, (uint32_t)value);
}

static void
put_number(struct cff *c, size_t value)
{
	set_number(room(c, NUMBER_BYTES), value);
}

static void
put_operator(struct cff *c, enum cff_operator operator)
{
	if (operator> 255)
		put_byte(c, (unsigned)operator>> 8);
	put_byte(c, (unsigned)operator& 0xff);
}

/* A number to be filled in, and its operator; returns where. */
static size_t
put_blank(struct cff *c, enum cff_operator operator)
{
	size_t at = c->count;

	put_number(c, 0);
	put_operator(c, operator);
	return at;
}

/* An INDEX of one piece of fewer than 255 bytes. */
static void
put_single(struct cff *c, const void *bytes, size_t count)
{
	put_16(c, 1);
	put_byte(c, 1);
	put_byte(c, 1);
	put_byte(c, (unsigned)count + 1);
	put(c, bytes, count);
}

/* Copy an entry where the DICT has it. */
static void
put_entry(struct cff *c, struct bytes dict, enum cff_operator operator)
{
	struct bytes entry = cff_dict_entry(dict, operator);

	if (entry.count <= 64)
		put(c, entry.at, entry.count);
}

static struct top_dict
put_top(struct cff *c, size_t glyphs)
{
	struct top_dict top;
	size_t start = c->count + NUMBER_BYTES;

	put_single(c, "", 0); /* its length is filled in below */
	put_number(c, SID_FIRST_OWN);
	put_number(c, SID_FIRST_OWN + 1);
	put_number(c, 0);
	put_operator(c, CFF_ROS);
	put_entry(c, c->top, CFF_FONT_MATRIX);
	put_entry(c, c->top, CFF_FONT_BBOX);
	put_number(c, glyphs);
	put_operator(c, CFF_CID_COUNT);
	top.charset = put_blank(c, CFF_CHARSET);
	top.fd_select = put_blank(c, CFF_FD_SELECT);
	top.charstrings = put_blank(c, CFF_CHAR_STRINGS);
	top.fd_array = put_blank(c, CFF_FD_ARRAY);
	c->out[start - 1] = (uint8_t)(c->count - start + 1);
	return top;
}

static void
put_strings(struct cff *c)
{
	put_16(c, 2);
	put_byte(c, 1);
	put_byte(c, 1);
	put_byte(c, 6);
	put_byte(c, 14);
	put(c, "AdobeIdentity", 13);
}

/* CIDs are glyph numbers: one range. */
static void
put_charset(struct cff *c, size_t glyphs)
{
	put_byte(c, 2);
	if (glyphs < 2)
		return;
	put_16(c, 1);
	put_16(c, glyphs - 2);
}

static void
number_dict(struct cff *c, uint8_t dict)
{
	if (c->numbered[dict])
		return;
	c->numbered[dict] = true;
	c->number[dict] = (uint8_t)c->used_count;
	c->used[c->used_count++] = dict;
}

/* Ranges of glyphs with the same font DICT. Glyph 0 has that of glyph 1. */
static void
put_fd_select(struct cff *c, struct outline *const *list, size_t count)
{
	size_t start = c->count, ranges = 0;

	put_byte(c, 3);
	put_16(c, 0);
	memset(c->numbered, 0, sizeof c->numbered);
	c->used_count = 0;
	number_dict(c, count ? list[0]->dict : 0);
	for (size_t i = 0; i < count || i == 0; i++) {
		uint8_t dict = count ? list[i]->dict : 0;

		if (i > 0 && dict == list[i - 1]->dict)
			continue;
		number_dict(c, dict);
		put_16(c, i ? i + 1 : 0);
		put_byte(c, c->number[dict]);
		ranges++;
	}
	put_16(c, count + 1);
	set16(c->out + start + 1, (uint32_t)ranges);
}

static unsigned
offset_size(size_t last)
{
	return last <= 0xff ? 1 : last <= 0xffff ? 2 : last <= 0xffffff ? 3 : 4;
}

static void
set_offset(uint8_t *at, unsigned size, size_t value)
{
	while (size--)
		*at++ = (uint8_t)(value >> 8 * size);
}

static void
put_charstrings(struct cff *c, struct outline *const *list, size_t count)
{
	size_t bytes = 1, at = 1; /* glyph 0 is one byte */
	unsigned size;
	uint8_t *offset, *out;

	for (size_t i = 0; i < count; i++)
		bytes += list[i]->count;
	size = offset_size(bytes + 1);
	put_16(c, count + 1);
	put_byte(c, size);
	offset = room(c, (count + 2) * size + bytes);
	out = offset + (count + 2) * size;
	set_offset(offset, size, at);
	*out++ = ENDCHAR;
	at++;
	for (size_t i = 0; i < count; i++) {
		offset += size;
		set_offset(offset, size, at);
		memcpy(out, list[i]->bytes, list[i]->count);
		out += list[i]->count;
		at += list[i]->count;
	}
	set_offset(offset + size, size, at);
}

/* The font DICTs, each with its widths as private DICT behind them all. */
static void
put_dicts(struct cff *c)
{
	size_t offset = c->count + 3, place[CFF_DICTS_MAX], start;

	put_16(c, c->used_count);
	put_byte(c, 2);
	room(c, 2 * (c->used_count + 1u));
	start = c->count - 1;
	for (unsigned i = 0; i < c->used_count; i++) {
		set16(c->out + offset + 2 * (size_t)i,
		      (uint32_t)(c->count - start));
		if (c->fd_select)
			put_entry(c, c->dict[c->used[i]].dict, CFF_FONT_MATRIX);
		place[i] = c->count;
		put_number(c, 0);
		put_blank(c, CFF_PRIVATE);
	}
	set16(c->out + offset + 2 * (size_t)c->used_count,
	      (uint32_t)(c->count - start));
	for (unsigned i = 0; i < c->used_count; i++) {
		struct bytes private = c->dict[c->used[i]].private;
		size_t begin = c->count;

		put_entry(c, private, CFF_DEFAULT_WIDTH);
		put_entry(c, private, CFF_NOMINAL_WIDTH);
		set_number(c->out + place[i], c->count - begin);
		set_number(c->out + place[i] + NUMBER_BYTES, begin);
	}
}

struct bytes
cff_subset(struct cff *c, const char *name, struct outline *const *list,
	   size_t count)
{
	static const uint8_t header[] = {1, 0, 4, 4};
	size_t name_bytes = strlen(name);
	struct top_dict top;

	if (count >= UINT16_MAX)
		return (struct bytes){0};
	c->count = 0;
	put(c, header, sizeof header);
	put_single(c, name, name_bytes < 127 ? name_bytes : 127);
	top = put_top(c, count + 1);
	put_strings(c);
	put_16(c, 0); /* no global subroutines */
	set_number(c->out + top.charset, c->count);
	put_charset(c, count + 1);
	set_number(c->out + top.fd_select, c->count);
	put_fd_select(c, list, count);
	set_number(c->out + top.charstrings, c->count);
	put_charstrings(c, list, count);
	set_number(c->out + top.fd_array, c->count);
	put_dicts(c);
	return (struct bytes){.at = c->out, .count = c->count};
}
