/* One font file. Its bytes are somebody else's: HarfBuzz looks over the
 * tables it reads itself; those that are copied into letters are looked over
 * here, once. Source: OpenType 1.9, "Font file", "head", "loca". */
#include "text/font_file.h"

#include <hb-ot.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/mem.h"
#include "text/plain.h"
#include "text/seams.h"

#define FILE_MOST (256 << 20)
#define NAME_MOST 63 /* PostScript's */
#define HEAD_MAGIC 0x5F0F3CF5
#define GLYPH_HEADER 10 /* contours and box */

struct bytes {
	const unsigned char *at;
	size_t count;
};

static uint32_t
u16(struct bytes bytes, size_t at)
{
	return at + 2 <= bytes.count
		       ? (uint32_t)bytes.at[at] << 8 | bytes.at[at + 1]
		       : 0;
}

static uint32_t
u32(struct bytes bytes, size_t at)
{
	return u16(bytes, at) << 16 | u16(bytes, at + 2);
}

static int
s16(struct bytes bytes, size_t at)
{
	return (int16_t)u16(bytes, at);
}

/* Where the font's directory of tables begins in the file; 0 is the start. */
static bool
find_directory(struct bytes file, unsigned index, size_t *ret_at)
{
	*ret_at = 0;
	if (u32(file, 0) != HB_TAG('t', 't', 'c', 'f'))
		return index == 0;
	if (index >= u32(file, 8))
		return false;
	*ret_at = u32(file, 12 + 4 * (size_t)index);
	return *ret_at > 0;
}

/* Every table lies within the file. */
static bool
directory_is_sound(struct bytes file, size_t directory)
{
	size_t tables = u16(file, directory + 4);

	if (directory + 12 + 16 * tables > file.count)
		return false;
	for (size_t i = 0; i < tables; i++) {
		size_t record = directory + 12 + 16 * i;
		size_t at = u32(file, record + 8);
		size_t count = u32(file, record + 12);

		if (at > file.count || count > file.count - at)
			return false;
	}
	return tables > 0;
}

/* In a sound directory; false where there is none of that tag. */
static bool
find_table(struct bytes file, size_t directory, const char *tag,
	   struct bytes *ret)
{
	size_t tables = u16(file, directory + 4);

	for (size_t i = 0; i < tables; i++) {
		size_t record = directory + 12 + 16 * i;

		if (memcmp(file.at + record, tag, 4))
			continue;
		*ret = (struct bytes){file.at + u32(file, record + 8),
				      u32(file, record + 12)};
		return true;
	}
	return false;
}

/* Offsets that never go back and never leave glyf, and room for the header of
 * every glyph that is not empty. */
static bool
loca_is_sound(const struct font *font, struct bytes loca, struct bytes glyf,
	      bool is_long)
{
	size_t before = 0, each = is_long ? 4 : 2;

	if (loca.count / each < (size_t)font->glyphs + 1)
		return false;
	for (size_t i = 0; i <= font->glyphs; i++) {
		size_t at = is_long ? u32(loca, 4 * i)
				    : 2 * (size_t)u16(loca, 2 * i);

		if (at < before || at > glyf.count ||
		    (i && at > before && at - before < GLYPH_HEADER))
			return false;
		before = at;
	}
	return true;
}

/* NULL, or the name of the table that is not sound. */
static const char *
find_damage(struct font *font, struct bytes file)
{
	struct bytes head, hhea, maxp, hmtx, cmap, loca, glyf, cff;
	size_t at, metrics;

	if (!find_directory(file, font->index, &at) ||
	    !directory_is_sound(file, at))
		return "directory";
	if (!find_table(file, at, "head", &head) || head.count < 54 ||
	    u32(head, 12) != HEAD_MAGIC || u16(head, 50) > 1)
		return "head";
	font->upem = (int)u16(head, 18);
	if (font->upem < 16 || font->upem > 16384)
		return "head";
	if (!find_table(file, at, "maxp", &maxp) || maxp.count < 6)
		return "maxp";
	font->glyphs = u16(maxp, 4);
	if (!find_table(file, at, "hhea", &hhea) || hhea.count < 36)
		return "hhea";
	font->ascent_fu = abs(s16(hhea, 4));
	font->descent_fu = abs(s16(hhea, 6));
	font->line_gap_fu = abs(s16(hhea, 8));
	metrics = u16(hhea, 34);
	if (!find_table(file, at, "hmtx", &hmtx) || !metrics ||
	    metrics > font->glyphs ||
	    hmtx.count < 4 * metrics + 2 * (font->glyphs - metrics))
		return "hmtx";
	if (!find_table(file, at, "cmap", &cmap))
		return "cmap";
	font->cff = find_table(file, at, "CFF ", &cff);
	if (font->cff)
		return cff.count > 4 && cff.at[0] == 1 ? NULL : "CFF ";
	if (!find_table(file, at, "glyf", &glyf))
		return "glyf";
	return find_table(file, at, "loca", &loca) &&
			       loca_is_sound(font, loca, glyf, u16(head, 50))
		       ? NULL
		       : "loca";
}

static enum status
damaged(const struct font *font, const char *package, const char *table,
	struct fault *fault)
{
	return fault_set(fault, E_IO, font->path,
			 N_("The font file is damaged in its table {table}: "
			    "apt install --reinstall {package}"),
			 "table", table, "package", package, NULL);
}

/* As it stands in the file, of such letters as PostScript allows. */
static char *
read_name(const struct font *font)
{
	char name[NAME_MOST + 1] = "";
	unsigned size = sizeof name, count = 0;

	hb_ot_name_get_utf8(font->face, HB_OT_NAME_ID_POSTSCRIPT_NAME, NULL,
			    &size, name);
	for (const char *p = name; *p; p++)
		if (*p > ' ' && *p <= '~' && !strchr("[](){}<>/%#", *p))
			name[count++] = *p;
	name[count] = '\0';
	return mem_text(count ? name : "Unnamed");
}

static enum status
read_face(struct font *font, hb_blob_t *blob, const char *package,
	  struct fault *fault)
{
	struct bytes file;
	const char *table;
	unsigned count;
	hb_codepoint_t space;

	file.at = (const unsigned char *)hb_blob_get_data(blob, &count);
	file.count = count;
	table = find_damage(font, file);
	if (table)
		return damaged(font, package, table, fault);
	font->face = hb_face_create(blob, font->index);
	font->hb = hb_font_create(font->face);
	hb_face_make_immutable(font->face);
	hb_font_make_immutable(font->hb);
	if (!hb_font_get_nominal_glyph(font->hb, ' ', &space)) {
		font_file_close(font);
		return damaged(font, package, "cmap", fault);
	}
	font->name = read_name(font);
	font->plains = plains_new();
	font->seams = seams_list_new();
	return OK;
}

enum status
font_file_open(struct font *font, const char *package, struct fault *fault)
{
	struct stat about;
	hb_blob_t *blob = NULL;
	enum status status;

	if (!stat(font->path, &about) && S_ISREG(about.st_mode) &&
	    about.st_size <= FILE_MOST)
		blob = hb_blob_create_from_file_or_fail(font->path);
	if (!blob)
		return fault_set(fault, E_IO, font->path,
				 N_("The font file cannot be read: apt "
				    "install --reinstall {package}"),
				 "package", package, NULL);
	hb_blob_make_immutable(blob);
	status = read_face(font, blob, package, fault);
	hb_blob_destroy(blob);
	return status;
}

void
font_file_close(struct font *font)
{
	plains_free(font->plains);
	seams_list_free(font->seams);
	hb_font_destroy(font->hb);
	hb_face_destroy(font->face);
	free((void *)font->name);
	font->plains = NULL;
	font->seams = NULL;
	font->hb = NULL;
	font->face = NULL;
	font->name = NULL;
}

void
font_version(const struct font *font, char ret[FONT_VERSION])
{
	char text[64] = "";
	unsigned size = sizeof text;
	const char *from;
	size_t count;

	hb_ot_name_get_utf8(font->face, HB_OT_NAME_ID_VERSION_STRING, NULL,
			    &size, text);
	from = text + strcspn(text, "0123456789");
	count = strspn(from, "0123456789.");
	if (count >= FONT_VERSION)
		count = FONT_VERSION - 1;
	memcpy(ret, from, count);
	ret[count] = '\0';
}
