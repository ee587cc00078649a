/* The fonts of one PDF file: objects.
 * Source: ISO 32000-1, 9.7 (composite fonts), 9.8 (descriptors), 9.10
 * (extraction of text); ISO 14289-1, 7.21. */
#include <assert.h>
#include <hb-ot.h>
#include <string.h>

#include "base/arena.h"
#include "base/mem.h"
#include "render/pdf_file.h"
#include "render/pdf_font_inside.h"
#include "render/pdf_put.h"

#define TAG_LETTERS 6
#define KEPT_BYTES_MAX 65536 /* of the program of a face */
#define RANGE_CODES 256	     /* a range of codes keeps their first byte */

enum font_flag {
	FLAG_FIXED_PITCH = 1 << 0,
	FLAG_SERIF = 1 << 1,
	FLAG_SYMBOLIC = 1 << 2,
	FLAG_ITALIC = 1 << 6,
};

/* Object numbers of one font. */
struct numbers {
	uint32_t font, descendant, descriptor, file, to_unicode;
};

/* Font units as thousandths of the em. */
static int64_t
thousandths(const struct font *font, int64_t fu)
{
	int64_t upem = font->upem > 0 ? font->upem : 1000;
	int64_t twice = 2000 * fu + (fu < 0 ? -upem : upem);

	return twice / (2 * upem);
}

static void
put_entry(struct buf *b, const char *name, int64_t value)
{
	buf_text(b, name);
	buf_char(b, ' ');
	pdf_put_number(b, value);
}

static struct bytes
reference(hb_face_t *face, hb_tag_t tag, hb_blob_t **blob)
{
	unsigned count;
	const char *at;

	*blob = hb_face_reference_table(face, tag);
	at = hb_blob_get_data(*blob, &count);
	return (struct bytes){(const uint8_t *)at, count};
}

/* Identity-H fonts are symbolic. Families of PANOSE's Latin text have serifs
 * of the kinds 2 to 10. */
static unsigned
flags(const struct font *font)
{
	hb_blob_t *os2_blob, *post_blob;
	struct bytes os2 =
		reference(font->face, HB_TAG('O', 'S', '/', '2'), &os2_blob);
	struct bytes post =
		reference(font->face, HB_TAG('p', 'o', 's', 't'), &post_blob);
	unsigned all = FLAG_SYMBOLIC;

	if (os2.count >= 42 && os2.at[32] == 2 && os2.at[33] >= 2 &&
	    os2.at[33] <= 10)
		all |= FLAG_SERIF;
	if (post.count >= 16 && get32(post.at + 12))
		all |= FLAG_FIXED_PITCH;
	if (hb_style_get_value(font->hb, HB_STYLE_TAG_ITALIC) > 0)
		all |= FLAG_ITALIC;
	hb_blob_destroy(os2_blob);
	hb_blob_destroy(post_blob);
	return all;
}

static void
put_box(struct buf *b, const struct font *font)
{
	hb_blob_t *blob;
	struct bytes head =
		reference(font->face, HB_TAG('h', 'e', 'a', 'd'), &blob);

	pdf_put(b, "/FontBBox[");
	for (size_t at = 36; at < 44; at += 2) {
		int fu = head.count >= 44 ? get16_signed(head.at + at) : 0;

		if (at > 36)
			buf_char(b, ' ');
		pdf_put_number(b, thousandths(font, fu));
	}
	buf_char(b, ']');
	hb_blob_destroy(blob);
}

/* Fonts do not say how thick their stems are: a weight of 400 has about 96
 * thousandths, 700 about 169. */
static int64_t
stem(const struct font *font)
{
	float weight = hb_style_get_value(font->hb, HB_STYLE_TAG_WEIGHT);

	return 10 + 220 * ((int64_t)weight - 50) / 900;
}

void
pdf_font_describe(struct face *face)
{
	const struct font *font = face->font;
	struct buf *b = &face->descriptor;
	hb_position_t capital = font->ascent_fu;
	float slant = hb_style_get_value(font->hb, HB_STYLE_TAG_SLANT_ANGLE);

	for (const char *p = font->name; *p && face->name.count < 63; p++)
		if ((*p >= 'A' && *p <= 'Z') || (*p >= 'a' && *p <= 'z') ||
		    (*p >= '0' && *p <= '9') || *p == '-')
			buf_char(&face->name, *p);
	(void)hb_ot_metrics_get_position(font->hb, HB_OT_METRICS_TAG_CAP_HEIGHT,
					 &capital);
	put_entry(b, "/Flags", flags(font));
	put_box(b, font);
	pdf_put(b, "/ItalicAngle ");
	pdf_put_thousandths(b, (int64_t)(slant * 1000));
	put_entry(b, "/Ascent", thousandths(font, font->ascent_fu));
	put_entry(b, "/Descent", thousandths(font, -font->descent_fu));
	put_entry(b, "/CapHeight", thousandths(font, capital));
	put_entry(b, "/StemV", stem(font));
}

/* What tells this subset from every other of the font. */
static uint64_t
subset_hash(const struct face *face, const struct buf *to_unicode)
{
	uint64_t h = face->codes;

	for (size_t i = 0; i < face->codes; i++)
		h = (h ^ face->outline[i]->hash) * 0x9e3779b97f4a7c15u;
	return outline_hash(h, (const uint8_t *)to_unicode->bytes,
			    to_unicode->count);
}

/* "ABCDEF+Name". */
static void
put_name(struct buf *b, const struct face *face, uint64_t tag)
{
	for (int i = 0; i < TAG_LETTERS; i++, tag /= 26)
		buf_char(b, (char)('A' + tag % 26));
	buf_char(b, '+');
	buf_put(b, buf_string(&face->name), face->name.count);
}

/* Ranges as arrays spell no code twice. */
static void
put_to_unicode(struct buf *b, const struct face *face)
{
	static const char digits[] = "0123456789ABCDEF";

	pdf_put(b, "/CIDInit/ProcSet findresource begin 12 dict begin "
		   "begincmap/CIDSystemInfo<</Registry(Adobe)/Ordering(UCS)"
		   "/Supplement 0>>def/CMapName/Adobe-Identity-UCS def"
		   "/CMapType 2 def 1 begincodespacerange<0000><FFFF>"
		   "endcodespacerange\n");
	for (size_t cid = 1; cid <= face->codes;) {
		size_t end = (cid | (RANGE_CODES - 1)) + 1;
		char high[] = {digits[cid >> 12], digits[cid >> 8 & 15]};
		char range[] = "1 beginbfrange<0000><0000>[";

		if (end > face->codes + 1)
			end = face->codes + 1;
		memcpy(range + 15, high, 2);
		memcpy(range + 21, high, 2);
		range[17] = digits[cid >> 4 & 15];
		range[18] = digits[cid & 15];
		range[23] = digits[(end - 1) >> 4 & 15];
		range[24] = digits[(end - 1) & 15];
		buf_put(b, range, sizeof range - 1);
		for (; cid < end; cid++)
			buf_put(b, face->pair[cid - 1]->hex,
				face->pair[cid - 1]->hex_count);
		pdf_put(b, "]endbfrange\n");
	}
	pdf_put(b, "endcmap CMapName currentdict/CMap defineresource pop end "
		   "end");
}

/* Widths to a tenth of a thousandth of the em. */
static void
put_widths(struct buf *b, const struct face *face)
{
	int64_t upem = face->font->upem > 0 ? face->font->upem : 1000;

	pdf_put(b, "/W[1[");
	for (size_t i = 0; i < face->codes; i++) {
		int64_t fu = face->outline[i]->advance_fu;

		if (i)
			buf_char(b, ' ');
		if (upem == 1000)
			pdf_put_number(b, fu);
		else
			pdf_put_thousandths(b, (fu * 10000 + upem / 2) / upem *
						       100);
	}
	pdf_put(b, "]]");
}

static void
write_font(struct pdf_file *file, const struct face *face,
	   const struct numbers *n, uint64_t tag)
{
	struct buf *b = pdf_file_object(file, n->font);

	pdf_put(b, "<</Type/Font/Subtype/Type0/BaseFont/");
	put_name(b, face, tag);
	pdf_put(b, "/Encoding/Identity-H/DescendantFonts[");
	pdf_put_reference(b, n->descendant);
	pdf_put(b, "]/ToUnicode ");
	pdf_put_reference(b, n->to_unicode);
	pdf_put(b, ">>");
}

static void
write_descendant(struct pdf_file *file, const struct face *face,
		 const struct numbers *n, uint64_t tag)
{
	struct buf *b = pdf_file_object(file, n->descendant);

	pdf_put(b, "<</Type/Font/BaseFont/");
	put_name(b, face, tag);
	if (face->cff)
		pdf_put(b, "/Subtype/CIDFontType0");
	else
		pdf_put(b, "/Subtype/CIDFontType2/CIDToGIDMap/Identity");
	pdf_put(b, "/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)"
		   "/Supplement 0>>/FontDescriptor ");
	pdf_put_reference(b, n->descriptor);
	put_widths(b, face);
	pdf_put(b, ">>");
}

static void
write_descriptor(struct pdf_file *file, const struct face *face,
		 const struct numbers *n, uint64_t tag)
{
	struct buf *b = pdf_file_object(file, n->descriptor);

	pdf_put(b, "<</Type/FontDescriptor/FontName/");
	put_name(b, face, tag);
	buf_put(b, face->descriptor.bytes, face->descriptor.count);
	if (face->cff)
		pdf_put(b, "/FontFile3 ");
	else
		pdf_put(b, "/FontFile2 ");
	pdf_put_reference(b, n->file);
	pdf_put(b, ">>");
}

/* The program that draws the glyphs. Charstrings without subroutines get a
 * tenth shorter when packed and take longer than all the rest of a letter. */
static void
write_program(struct pdf_file *file, const struct face *face, uint32_t number,
	      struct bytes program)
{
	struct buf b = {0};

	if (face->cff) {
		pdf_file_stream_as_is(file, number, "/Subtype/CIDFontType0C",
				      program.at, program.count);
		return;
	}
	put_entry(&b, "/Length1", (int64_t)program.count);
	pdf_file_stream(file, number,
			&(struct pdf_stream){buf_string(&b), PACK_OUTLINES,
					     program.at, program.count});
	buf_free(&b);
}

/* Find out whether the face has the same codes as in the file before. */
static void
compare(struct face *face)
{
	struct same_face *same = &face->same;
	const size_t bytes = face->codes * sizeof *face->pair;

	same->again = same->codes == face->codes &&
		      !memcmp(same->pair, face->pair, bytes);
	if (same->again)
		return;
	if (same->cap < face->codes) {
		same->cap = face->pairs_cap;
		same->pair =
			mem_resize(same->pair, same->cap * sizeof *same->pair);
	}
	memcpy(same->pair, face->pair, bytes);
	same->codes = face->codes;
	buf_clear(&same->program);
	buf_clear(&same->to_unicode);
}

static void
write_objects(struct pdf_file *file, const struct face *face,
	      const struct numbers *n, uint64_t tag)
{
	write_font(file, face, n, tag);
	write_descendant(file, face, n, tag);
	write_descriptor(file, face, n, tag);
}

static void
write_again(struct pdf_file *file, const struct face *face,
	    const struct numbers *n)
{
	write_objects(file, face, n, face->same.tag);
	pdf_file_again(file, n->file, &face->same.program);
	pdf_file_again(file, n->to_unicode, &face->same.to_unicode);
}

static enum status
write_anew(struct pdf_fonts *f, struct pdf_file *file, struct face *face,
	   const struct numbers *n, struct fault *fault)
{
	struct same_face *same = &face->same;
	const struct bytes program =
		face->glyf ? glyf_subset(face->glyf, face->outline, face->codes)
			   : cff_subset(face->cff, buf_string(&face->name),
					face->outline, face->codes);
	const bool keep = same->again && program.count <= KEPT_BYTES_MAX;

	if (!program.at)
		return pdf_font_damaged(face->font, fault);
	buf_clear(&f->scratch);
	put_to_unicode(&f->scratch, face);
	same->tag = subset_hash(face, &f->scratch);
	write_objects(file, face, n, same->tag);
	write_program(file, face, n->file, program);
	if (keep)
		pdf_file_keep(file, &same->program);
	pdf_file_stream(file, n->to_unicode,
			&(struct pdf_stream){"", PACK_MAP, f->scratch.bytes,
					     f->scratch.count});
	if (keep)
		pdf_file_keep(file, &same->to_unicode);
	return OK;
}

static enum status
write_face(struct pdf_fonts *f, struct pdf_file *file, struct face *face,
	   uint32_t *ret_object, struct fault *fault)
{
	const struct same_face *same = &face->same;
	struct numbers n;

	n.font = pdf_file_number(file);
	n.descendant = pdf_file_number(file);
	n.descriptor = pdf_file_number(file);
	n.file = pdf_file_number(file);
	n.to_unicode = pdf_file_number(file);
	*ret_object = n.font;
	compare(face);
	if (!same->again || !same->program.count || !same->to_unicode.count)
		return write_anew(f, file, face, &n, fault);
	write_again(file, face, &n);
	return OK;
}

enum status
pdf_fonts_write(struct pdf_fonts *f, struct pdf_file *file,
		uint32_t *ret_object, struct fault *fault)
{
	enum status status = OK;

	for (size_t i = 0; i < f->used_count && status == OK; i++)
		status = write_face(f, file, f->used[i], &ret_object[i], fault);
	return status;
}
