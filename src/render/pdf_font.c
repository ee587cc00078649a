/* The fonts of one PDF file: codes. The objects are pdf_font_write.c. */
#include "render/pdf_font.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/uchar.h>
#include <unicode/utf16.h>

#include "base/mem.h"
#include "render/pdf_font_inside.h"

#define KEPT_BYTES_MAX (32u << 20)
#define CODES_MAX (UINT16_MAX - 1)

/* Room on the stack for a cluster, of which text/refuse lets few code points
 * through; what is longer is cut up. */
#define CLUSTER_GLYPHS_MAX 64
#define CLUSTER_UNITS_MAX 128

/* Glyphs that print one cluster, left to right, and its text. */
struct cluster {
	const struct glyph *glyph;
	size_t glyphs;
	const UChar *text;
	size_t units;
	UChar turned[CLUSTER_UNITS_MAX];
};

struct pdf_fonts *
pdf_fonts_new(void)
{
	struct pdf_fonts *f = mem_new(sizeof *f);

	f->arena = arena_new();
	return f;
}

static void
face_free(struct face *face)
{
	glyf_free(face->glyf);
	cff_free(face->cff);
	buf_free(&face->name);
	buf_free(&face->descriptor);
	free(face->pair);
	free(face->outline);
	free(face->same.pair);
	buf_free(&face->same.program);
	buf_free(&face->same.to_unicode);
	free(face);
}

static void
forget_words(struct pdf_fonts *f)
{
	if (f->slots)
		memset(f->slot, 0, f->slots * sizeof *f->slot);
}

static void
forget_all(struct pdf_fonts *f)
{
	forget_words(f);
	memset(f->bucket, 0, sizeof f->bucket);
	for (size_t i = 0; i < f->faces; i++)
		face_free(f->face[i]);
	f->faces = 0;
	arena_reset(f->arena);
	f->kept_bytes = 0;
}

void
pdf_fonts_free(struct pdf_fonts *f)
{
	if (!f)
		return;
	forget_all(f);
	arena_free(f->arena);
	free(f->face);
	free(f->used);
	free(f->slot);
	buf_free(&f->scratch);
	free(f);
}

static size_t
bytes_kept(const struct pdf_fonts *f)
{
	size_t bytes = f->kept_bytes;

	for (size_t i = 0; i < f->faces; i++) {
		const struct face *face = f->face[i];

		bytes += face->glyf ? glyf_bytes(face->glyf)
				    : cff_bytes(face->cff);
		bytes += face->same.program.cap + face->same.to_unicode.cap;
	}
	return bytes;
}

void
pdf_fonts_begin(struct pdf_fonts *f, uint32_t generation)
{
	if (generation != f->generation)
		forget_words(f);
	f->generation = generation;
	if (bytes_kept(f) > KEPT_BYTES_MAX)
		forget_all(f);
	f->file++;
	f->used_count = 0;
	f->frozen = false;
}

void
pdf_fonts_freeze(struct pdf_fonts *f)
{
	f->frozen = true;
}

bool
pdf_fonts_again(struct pdf_fonts *f, uint32_t generation)
{
	if (generation != f->generation)
		forget_words(f);
	f->generation = generation;
	return !pdf_fonts_full(f);
}

bool
pdf_fonts_full(const struct pdf_fonts *f)
{
	return bytes_kept(f) > KEPT_BYTES_MAX;
}

static void *
keep(struct pdf_fonts *f, size_t bytes)
{
	f->kept_bytes += bytes;
	return arena_alloc(f->arena, bytes);
}

enum status
pdf_font_damaged(const struct font *font, struct fault *fault)
{
	return fault_set(fault, E_IO, font->path,
			 N_("The font file is damaged: no PDF can be made "
			    "with it"),
			 NULL);
}

static struct face *
find_face(struct pdf_fonts *f, const struct font *font)
{
	struct face *face;

	for (size_t i = 0; i < f->faces; i++)
		if (f->face[i]->font == font)
			return f->face[i];
	face = mem_new(sizeof *face);
	face->font = font;
	if (font->cff)
		face->cff = cff_new(font->face);
	else
		face->glyf = glyf_new(font->face);
	if (!face->cff && !face->glyf) {
		face_free(face);
		return NULL;
	}
	pdf_font_describe(face);
	mem_grow(&f->face, f->faces, &f->faces_cap, sizeof *f->face);
	f->face[f->faces++] = face;
	return face;
}

static struct outline *
find_outline(struct face *face, unsigned id)
{
	return face->glyf ? glyf_outline(face->glyf, id)
			  : cff_outline(face->cff, id);
}

static const char *
spell(struct pdf_fonts *f, const UChar *text, size_t units)
{
	static const char digits[] = "0123456789ABCDEF";
	char *hex = keep(f, 4 * units + 2), *p = hex;

	*p++ = '<';
	for (size_t i = 0; i < units; i++)
		for (int shift = 12; shift >= 0; shift -= 4)
			*p++ = digits[text[i] >> shift & 15];
	*p = '>';
	return hex;
}

static uint32_t
hash_pair(const struct outline *outline, const UChar *text, size_t units)
{
	uint64_t h = (uintptr_t)outline;

	for (size_t i = 0; i < units; i++)
		h = (h ^ text[i]) * 0x9e3779b97f4a7c15u;
	return (uint32_t)(h >> 32);
}

static bool
same_text(const UChar *a, const UChar *b, size_t units)
{
	for (size_t i = 0; i < units; i++)
		if (a[i] != b[i])
			return false;
	return true;
}

static bool
reads_as(const struct pair *p, const struct cluster *c)
{
	return p->units == c->units && same_text(p->text, c->text, c->units);
}

/* The address only finds the pair: no order comes from it. */
static struct pair *
find_pair(struct pdf_fonts *f, struct face *face, struct outline *outline,
	  const struct cluster *c)
{
	struct pair **bucket, *p = outline->pair;
	uint32_t hash;
	UChar *copy;

	if (p && reads_as(p, c))
		return p;
	hash = hash_pair(outline, c->text, c->units);
	bucket = &f->bucket[hash % PAIR_BUCKETS];
	for (p = *bucket; p; p = p->next)
		if (p->hash == hash && p->outline == outline && reads_as(p, c))
			return outline->pair = p;
	p = keep(f, sizeof *p);
	copy = keep(f, c->units * sizeof *copy);
	memcpy(copy, c->text, c->units * sizeof *copy);
	*p = (struct pair){.next = *bucket,
			   .hash = hash,
			   .face = face,
			   .outline = outline,
			   .text = copy,
			   .units = (uint16_t)c->units,
			   .hex_count = (uint32_t)(4 * c->units + 2),
			   .hex = spell(f, copy, c->units)};
	*bucket = outline->pair = p;
	return p;
}

/* Begin the face in this file, where it has no code yet. */
static void
use_face(struct pdf_fonts *f, struct face *face)
{
	if (face->file == f->file)
		return;
	face->file = f->file;
	face->codes = 0;
	face->number = (int)f->used_count;
	mem_grow(&f->used, f->used_count, &f->used_cap, sizeof *f->used);
	f->used[f->used_count++] = face;
}

static enum status
number_pair(struct face *face, struct pair *p, struct fault *fault)
{
	if (face->codes == CODES_MAX)
		return fault_set(fault, E_INPUT, face->font->family,
				 N_("One letter needs more than 65,534 shapes "
				    "of this font: make it shorter"),
				 NULL);
	mem_grow(&face->pair, face->codes, &face->pairs_cap,
		 sizeof *face->pair);
	mem_grow(&face->outline, face->codes, &face->outlines_cap,
		 sizeof *face->outline);
	face->pair[face->codes] = p;
	face->outline[face->codes] = p->outline;
	p->file = face->file;
	p->cid = (uint16_t)++face->codes;
	return OK;
}

/* Whether the file has a code for all of it. */
static bool
has_codes(const struct pdf_fonts *f, const struct slot *slot)
{
	for (size_t i = 0; i < slot->coded.codes; i++)
		if (slot->pair[i]->file != f->file)
			return false;
	return slot->face->file == f->file;
}

/* Give the word's codes their numbers in this file. */
static enum status
number_codes(struct pdf_fonts *f, struct slot *slot, struct fault *fault)
{
	enum status status = OK;

	if (f->frozen && !has_codes(f, slot))
		return E_NOT_FOUND;
	use_face(f, slot->face);
	for (size_t i = 0; i < slot->coded.codes && status == OK; i++) {
		struct pair *p = slot->pair[i];

		if (p->file != f->file)
			status = number_pair(slot->face, p, fault);
		slot->code[i].cid = p->cid;
	}
	if (status != OK)
		return status;
	slot->coded.font = slot->face->number;
	slot->file = f->file;
	return OK;
}

/* The next code of a word, for a glyph with the cluster's text. */
static struct code *
add_code(struct pdf_fonts *f, struct slot *slot, struct outline *outline,
	 const struct cluster *c)
{
	size_t i = slot->coded.codes++;

	slot->pair[i] = find_pair(f, slot->face, outline, c);
	slot->code[i].width_fu = outline->advance_fu;
	return &slot->code[i];
}

/* Extractors read what runs from right to left from its left end, letter by
 * letter, and turn it round as a whole; so each code must read turned round,
 * with brackets as they look. pdftotext 22.12, PDFium and pdf.js do so;
 * MuPDF 1.21 leaves it as it is. Vowelled Arabic that was not turned came out
 * with its vowels before their letters from all of them. */
static void
turn(struct cluster *c)
{
	int32_t from = (int32_t)c->units, to = 0;
	UChar32 letter;

	while (from > 0) {
		U16_PREV(c->text, 0, from, letter);
		letter = u_charMirror(letter);
		U16_APPEND_UNSAFE(c->turned, to, letter);
	}
	c->text = c->turned;
}

/* What the glyphs of a cluster come to. */
struct shape {
	struct glyf_part part[CLUSTER_GLYPHS_MAX];
	size_t parts;	    /* those that draw something */
	int32_t advance_fu; /* as shaped */
	int32_t natural_fu; /* as the font has it */
	bool moved;	    /* a glyph with a width does not stand where the
			     * pen is */
};

static bool
survey(struct face *face, const struct cluster *c, struct shape *ret)
{
	ret->parts = 0;
	ret->advance_fu = ret->natural_fu = 0;
	ret->moved = false;
	for (size_t i = 0; i < c->glyphs; i++) {
		const struct glyph *g = &c->glyph[i];
		const struct outline *o = find_outline(face, g->id);

		if (!o)
			return false;
		if (o->count)
			ret->part[ret->parts++] = (struct glyf_part){
				.id = g->id,
				.x_fu = ret->advance_fu + g->x_fu,
				.y_fu = g->y_fu};
		ret->moved |= o->advance_fu && (g->x_fu || g->y_fu);
		ret->advance_fu += g->advance_fu;
		ret->natural_fu += o->advance_fu;
	}
	return true;
}

/* One code for the cluster, which stands at the pen and moves it by what it
 * is wide, or extractors see gaps and other lines within a word. Only kerning
 * is left to the page: it would make a glyph of each pair of letters. */
static bool
code_joined(struct pdf_fonts *f, struct slot *slot, const struct cluster *c)
{
	struct outline *o;
	struct shape s;
	int32_t width;

	if (!survey(slot->face, c, &s))
		return false;
	/* What neither draws nor moves, such as a joiner, has no width. */
	width = s.moved || !s.parts ? s.advance_fu : s.natural_fu;
	if (!s.parts && s.advance_fu)
		o = glyf_outline(slot->face->glyf, c->glyph[0].id);
	else
		o = glyf_compose(slot->face->glyf, s.part, s.parts,
				 width > 0 ? width : 0);
	if (!o)
		return false;
	add_code(f, slot, o, c)->advance_fu = s.advance_fu;
	return true;
}

/* As most letters are: one glyph that stands at the pen. */
static bool
code_single(struct pdf_fonts *f, struct slot *slot, const struct cluster *c)
{
	const struct glyph *g = c->glyph;
	struct outline *o = find_outline(slot->face, g->id);

	if (!o)
		return false;
	if (slot->face->glyf && (g->x_fu || g->y_fu || !o->count))
		return code_joined(f, slot, c);
	*add_code(f, slot, o, c) = (struct code){.x_fu = g->x_fu,
						 .y_fu = g->y_fu,
						 .advance_fu = g->advance_fu,
						 .width_fu = o->advance_fu};
	return true;
}

/* A code for each glyph, with a share of the text; where there are fewer
 * letters than glyphs the first ones read as a joiner of words. */
static bool
code_apart(struct pdf_fonts *f, struct slot *slot, const struct cluster *c)
{
	static const UChar joiner = 0x2060;
	int32_t units = (int32_t)c->units, at = 0, end;
	size_t letters = (size_t)u_countChar32(c->text, units);

	for (size_t left = c->glyphs; left > 0; left--) {
		struct cluster one = {.glyph = c->glyph + c->glyphs - left,
				      .glyphs = 1};

		end = at;
		if (left == 1)
			end = units;
		else if (left <= letters)
			U16_FWD_1(c->text, end, units);
		letters -= end > at;
		one.text = end > at ? c->text + at : &joiner;
		one.units = end > at ? (size_t)(end - at) : 1;
		if (!code_single(f, slot, &one))
			return false;
		at = end;
	}
	return true;
}

static bool
code_cluster(struct pdf_fonts *f, struct slot *slot, const struct cluster *c)
{
	if (c->glyphs == 1)
		return code_single(f, slot, c);
	return slot->face->glyf ? code_joined(f, slot, c)
				: code_apart(f, slot, c);
}

/* The next cluster from glyph number first on, and its text. */
static void
find_cluster(const struct word *word, size_t first, struct cluster *ret)
{
	const struct glyph *glyph = word->glyph;
	size_t last = first + 1, start, end = word->units;

	while (last < word->glyphs &&
	       glyph[last].cluster == glyph[first].cluster &&
	       last - first < CLUSTER_GLYPHS_MAX)
		last++;
	start = glyph[first].cluster;
	if (word->rtl && first > 0)
		end = glyph[first - 1].cluster;
	else if (!word->rtl && last < word->glyphs)
		end = glyph[last].cluster;
	/* What has no glyph of its own at the beginning belongs here too. */
	if (word->rtl ? last == word->glyphs : first == 0)
		start = 0;
	if (end < start)
		end = start;
	if (end - start > CLUSTER_UNITS_MAX)
		end = start + CLUSTER_UNITS_MAX;
	ret->glyph = glyph + first;
	ret->glyphs = last - first;
	ret->text = word->text + start;
	ret->units = end - start;
	if (word->rtl)
		turn(ret);
}

/* Whether the codes, read in their order, are something else than the word. */
static bool
reads_otherwise(const struct slot *slot, const struct word *word)
{
	size_t at = 0;

	for (size_t i = 0; i < slot->coded.codes; i++) {
		const struct pair *p = slot->pair[i];

		if (p->units > word->units - at ||
		    !same_text(word->text + at, p->text, p->units))
			return true;
		at += p->units;
	}
	return at != word->units;
}

static enum status
code_word(struct pdf_fonts *f, const struct word *word, struct slot **ret,
	  struct fault *fault)
{
	struct slot *slot = keep(f, sizeof *slot);
	struct cluster c;

	slot->face = find_face(f, word->font);
	if (!slot->face)
		return pdf_font_damaged(word->font, fault);
	slot->pair = keep(f, word->glyphs * sizeof *slot->pair);
	slot->code = keep(f, word->glyphs * sizeof *slot->code);
	slot->coded.code = slot->code;
	for (size_t i = 0; i < word->glyphs; i += c.glyphs) {
		find_cluster(word, i, &c);
		if (!code_cluster(f, slot, &c))
			return pdf_font_damaged(word->font, fault);
	}
	slot->coded.text_differs = reads_otherwise(slot, word);
	*ret = slot;
	return OK;
}

static struct slot **
place(struct pdf_fonts *f, uint32_t serial)
{
	size_t slots = f->slots ? f->slots : 256;

	if (serial < f->slots)
		return &f->slot[serial];
	while (slots <= serial)
		slots *= 2;
	f->slot = mem_resize(f->slot, slots * sizeof *f->slot);
	memset(f->slot + f->slots, 0, (slots - f->slots) * sizeof *f->slot);
	f->slots = slots;
	return &f->slot[serial];
}

enum status
pdf_fonts_code(struct pdf_fonts *f, const struct word *word,
	       const struct coded **ret, struct fault *fault)
{
	struct slot **slot = place(f, word->serial);
	enum status status = OK;

	if (!*slot)
		status = code_word(f, word, slot, fault);
	if (status == OK && (*slot)->file != f->file)
		status = number_codes(f, *slot, fault);
	if (status == OK)
		*ret = &(*slot)->coded;
	return status;
}

size_t
pdf_fonts_count(const struct pdf_fonts *f)
{
	return f->used_count;
}
