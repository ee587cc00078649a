/* Many letters in one file for a printer. */
#include "render/print_file.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "render/pdf_file.h"
#include "render/pdf_meta.h"
#include "render/pdf_put.h"
#include "render/pdf_read.h"

/* Of one letter, in the whole file. */
struct piece {
	uint32_t pages, leaf; /* its page tree; its part of the tags' places */
	size_t first, count;  /* its elements in `elements` */
	int64_t from, to;     /* its places in the tree of tags */
	int64_t sheets;	      /* pages */
};

struct print_file {
	struct pdf_file *file;
	uint32_t pages, tree; /* the root of all pages, of all tags */
	struct piece *piece;
	size_t pieces, pieces_cap;
	uint32_t *element; /* the topmost of each letter */
	size_t elements, elements_cap;
	int64_t places; /* in the tree of tags, so far */
	uint32_t outline; /* the root of all headings */
	uint32_t first, last; /* of the headings; 0 none yet */
	int64_t headings;
	struct buf held; /* the last one, until it is known what is next */
};

/* A letter being taken in. */
struct taking {
	struct pdf_read pdf;
	struct pdf_value catalogue, tree; /* their dictionaries */
	uint32_t *map;
	uint32_t catalogue_n, tree_n, pages_n, places_n, metadata_n, info_n;
	uint32_t outline_n, first_n, last_n; /* its list of headings */
	int64_t headings;
	struct pdf_renumber how;
};

struct print_file *
print_file_new(struct buf *out)
{
	struct print_file *f = mem_new(sizeof *f);

	f->file = pdf_file_new();
	pdf_file_begin(f->file, out);
	f->pages = pdf_file_number(f->file);
	f->tree = pdf_file_number(f->file);
	f->outline = pdf_file_number(f->file);
	return f;
}

void
print_file_free(struct print_file *f)
{
	if (!f)
		return;
	pdf_file_free(f->file);
	free(f->piece);
	free(f->element);
	buf_free(&f->held);
	free(f);
}

void
print_file_took(struct print_file *f)
{
	pdf_file_took(f->file);
}

static enum status
not_ours(struct fault *fault)
{
	return fault_set(fault, E_INPUT, "",
			 N_("The pages of a letter are damaged, or were made "
			    "by another program"),
			 NULL);
}

/* The dictionary that a key of another refers to. */
static struct pdf_value
follow(const struct pdf_read *pdf, struct pdf_value from, const char *key,
       uint32_t *ret_number)
{
	struct pdf_object object;

	*ret_number = pdf_value_reference(pdf_value_of(from, key));
	if (!*ret_number || *ret_number >= pdf->numbers ||
	    !pdf_read_object(pdf, *ret_number, &object))
		return (struct pdf_value){NULL, 0};
	return object.value;
}

static bool
open_letter(const void *bytes, size_t count, struct arena *arena,
	    struct taking *t)
{
	struct pdf_value pages, outline;

	if (!pdf_read_open(bytes, count, arena, &t->pdf))
		return false;
	t->catalogue = follow(&t->pdf, t->pdf.trailer, "/Root",
			      &t->catalogue_n);
	if (!t->catalogue.text)
		return false;
	t->tree = follow(&t->pdf, t->catalogue, "/StructTreeRoot", &t->tree_n);
	pages = follow(&t->pdf, t->catalogue, "/Pages", &t->pages_n);
	(void)follow(&t->pdf, t->catalogue, "/Metadata", &t->metadata_n);
	(void)follow(&t->pdf, t->pdf.trailer, "/Info", &t->info_n);
	(void)follow(&t->pdf, t->tree, "/ParentTree", &t->places_n);
	outline = follow(&t->pdf, t->catalogue, "/Outlines", &t->outline_n);
	(void)follow(&t->pdf, outline, "/First", &t->first_n);
	(void)follow(&t->pdf, outline, "/Last", &t->last_n);
	t->headings = pdf_value_int(pdf_value_of(outline, "/Count"));
	return t->tree.text && pages.text &&
	       pdf_value_int(pdf_value_of(pages, "/Count")) > 0;
}

int
print_file_pages(const void *bytes, size_t count)
{
	struct arena *arena = arena_new();
	struct taking t = {.map = NULL};
	uint32_t number;
	int pages = 0;

	if (open_letter(bytes, count, arena, &t))
		pages = (int)pdf_value_int(pdf_value_of(
			follow(&t.pdf, t.catalogue, "/Pages", &number),
			"/Count"));
	arena_free(arena);
	return pages;
}

/* What each letter says of itself as a file stays behind. */
static bool
stays_behind(const struct taking *t, uint32_t number)
{
	return number == t->catalogue_n || number == t->tree_n ||
	       number == t->places_n || number == t->metadata_n ||
	       number == t->info_n || number == t->outline_n;
}

static void
number_objects(struct print_file *f, struct taking *t)
{
	t->map = arena_alloc(t->pdf.arena,
			     (t->pdf.numbers + 1) * sizeof *t->map);
	for (uint32_t n = 0; n < t->pdf.numbers; n++) {
		struct pdf_object object;

		t->map[n] = 0;
		if (n && pdf_read_object(&t->pdf, n, &object) &&
		    !stays_behind(t, n))
			t->map[n] = pdf_file_number(f->file);
	}
	t->map[t->tree_n] = f->tree;
	if (t->outline_n)
		t->map[t->outline_n] = f->outline;
	t->how = (struct pdf_renumber){t->map, t->pdf.numbers, f->places};
}

/* A dictionary with one more entry. */
static void
put_with(struct pdf_value v, const struct taking *t, const char *entry,
	 struct buf *out)
{
	v.count -= 2; /* the brackets at its end */
	pdf_value_put(v, &t->how, out);
	buf_text(out, entry);
	buf_text(out, ">>");
}

/* The entries of a stream's dictionary but its length. */
static void
put_stream(struct print_file *f, const struct taking *t, uint32_t number,
	   const struct pdf_object *object)
{
	struct buf entries = {0};
	struct pdf_value name, value;
	size_t at = 0;

	while (pdf_value_next(object->value, &at, &name) &&
	       pdf_value_next(object->value, &at, &value)) {
		if (name.count == 7 && !memcmp(name.text, "/Length", 7))
			continue;
		buf_put(&entries, name.text, name.count);
		buf_char(&entries, ' ');
		pdf_value_put(value, &t->how, &entries);
	}
	pdf_file_stream_as_is(f->file, t->map[number], buf_string(&entries),
			      object->stream.text, object->stream.count);
	buf_free(&entries);
}

static bool
is_top(const struct taking *t, const struct pdf_object *object)
{
	return pdf_value_reference(pdf_value_of(object->value, "/P")) ==
		       t->tree_n &&
	       pdf_value_of(object->value, "/S").text;
}

/* The last heading so far, before `next`; 0: before nothing. */
static void
let_go(struct print_file *f, uint32_t next)
{
	struct buf *out;

	if (!f->held.count)
		return;
	out = pdf_file_object(f->file, f->last);
	buf_put(out, f->held.bytes, f->held.count);
	if (next) {
		pdf_put(out, "/Next ");
		pdf_put_reference(out, next);
	}
	pdf_put(out, ">>");
	buf_clear(&f->held);
}

/* The first heading of a letter comes after the last one of the letter before,
 * and the last one is held until there is another. */
static void
put_heading(struct print_file *f, const struct taking *t, uint32_t number,
	    const struct pdf_object *object)
{
	struct pdf_value open = {object->value.text, object->value.count - 2};
	struct buf *out = &f->held;

	if (number != t->last_n)
		out = pdf_file_object(f->file, t->map[number]);
	pdf_value_put(open, &t->how, out);
	if (number == t->first_n && f->first) {
		pdf_put(out, "/Prev ");
		pdf_put_reference(out, f->last);
	}
	if (number != t->last_n)
		pdf_put(out, ">>");
}

/* Both ends of its list of headings, tied to the letter before. */
static void
put_headings(struct print_file *f, const struct taking *t)
{
	struct pdf_object object;

	if (!t->first_n || !t->last_n || !t->map[t->first_n] ||
	    !t->map[t->last_n])
		return;
	let_go(f, t->map[t->first_n]);
	if (t->first_n != t->last_n &&
	    pdf_read_object(&t->pdf, t->first_n, &object))
		put_heading(f, t, t->first_n, &object);
	if (pdf_read_object(&t->pdf, t->last_n, &object))
		put_heading(f, t, t->last_n, &object);
	if (!f->first)
		f->first = t->map[t->first_n];
	f->last = t->map[t->last_n];
	f->headings += t->headings > 0 ? t->headings : 0;
}

static void
put_object(struct print_file *f, const struct taking *t, uint32_t number,
	   const struct pdf_object *object)
{
	struct buf entry = {0};
	struct buf *out;

	if (object->stream.text) {
		put_stream(f, t, number, object);
		return;
	}
	if (number == t->pages_n) {
		pdf_put(&entry, "/Parent ");
		pdf_put_reference(&entry, f->pages);
	} else if (is_top(t, object) &&
		   !pdf_value_of(object->value, "/Lang").text) {
		struct pdf_value lang = pdf_value_of(t->catalogue, "/Lang");

		pdf_put(&entry, "/Lang");
		buf_put(&entry, lang.text ? lang.text : "()",
			lang.text ? lang.count : 2);
	}
	out = pdf_file_object(f->file, t->map[number]);
	if (entry.count)
		put_with(object->value, t, buf_string(&entry), out);
	else
		pdf_value_put(object->value, &t->how, out);
	buf_free(&entry);
}

/* Its places in the tree of tags, moved behind those before. */
static bool
put_places(struct print_file *f, const struct taking *t, struct piece *piece)
{
	struct pdf_object object;
	struct pdf_value all, key, value;
	struct buf *out;
	size_t at = 0;

	if (!t->places_n || !pdf_read_object(&t->pdf, t->places_n, &object))
		return false;
	all = pdf_value_of(object.value, "/Nums");
	if (!all.text)
		return false;
	piece->leaf = pdf_file_number(f->file);
	piece->from = piece->to = f->places;
	out = pdf_file_object(f->file, piece->leaf);
	pdf_put(out, "<</Nums[");
	while (pdf_value_next(all, &at, &key) &&
	       pdf_value_next(all, &at, &value)) {
		piece->to = f->places + pdf_value_int(key);
		pdf_put_number(out, piece->to);
		buf_char(out, ' ');
		pdf_value_put(value, &t->how, out);
		buf_char(out, ' ');
	}
	pdf_put(out, "]/Limits[");
	pdf_put_number(out, piece->from);
	buf_char(out, ' ');
	pdf_put_number(out, piece->to);
	pdf_put(out, "]>>");
	f->places = piece->to + 1;
	return true;
}

/* The topmost elements, in their order. */
static void
take_elements(struct print_file *f, const struct taking *t,
	      struct piece *piece)
{
	struct pdf_value all = pdf_value_of(t->tree, "/K"), one;
	size_t at = 0;

	piece->first = f->elements;
	while (all.text && pdf_value_next(all, &at, &one)) {
		uint32_t number = pdf_value_reference(one);

		if (!number || number >= t->pdf.numbers || !t->map[number])
			continue;
		mem_grow(&f->element, f->elements, &f->elements_cap,
			 sizeof *f->element);
		f->element[f->elements++] = t->map[number];
	}
	piece->count = f->elements - piece->first;
}

static enum status
take(struct print_file *f, struct taking *t, int *ret_pages,
     struct fault *fault)
{
	struct piece piece = {0};
	struct pdf_object object;

	number_objects(f, t);
	put_headings(f, t);
	for (uint32_t n = 1; n < t->pdf.numbers; n++)
		if (t->map[n] && n != t->tree_n && n != t->outline_n &&
		    n != t->first_n && n != t->last_n &&
		    pdf_read_object(&t->pdf, n, &object))
			put_object(f, t, n, &object);
	take_elements(f, t, &piece);
	if (!put_places(f, t, &piece) || !piece.count ||
	    !pdf_read_object(&t->pdf, t->pages_n, &object))
		return not_ours(fault);
	piece.pages = t->map[t->pages_n];
	piece.sheets = pdf_value_int(pdf_value_of(object.value, "/Count"));
	mem_grow(&f->piece, f->pieces, &f->pieces_cap, sizeof *f->piece);
	f->piece[f->pieces++] = piece;
	*ret_pages = (int)piece.sheets;
	return OK;
}

enum status
print_file_add(struct print_file *f, const void *bytes, size_t count,
	       int *ret_pages, struct fault *fault)
{
	struct arena *arena = arena_new();
	struct taking t = {.map = NULL};
	enum status status = open_letter(bytes, count, arena, &t)
				     ? take(f, &t, ret_pages, fault)
				     : not_ours(fault);

	arena_free(arena);
	return status;
}

static void
end_pages(struct print_file *f)
{
	struct buf *out = pdf_file_object(f->file, f->pages);
	int64_t pages = 0;

	pdf_put(out, "<</Type/Pages/Kids[");
	for (size_t i = 0; i < f->pieces; i++) {
		pdf_put_reference(out, f->piece[i].pages);
		buf_char(out, ' ');
		pages += f->piece[i].sheets;
	}
	pdf_put(out, "]/Count ");
	pdf_put_number(out, pages);
	pdf_put(out, ">>");
}

static void
end_tree(struct print_file *f)
{
	uint32_t places = pdf_file_number(f->file);
	struct buf *out = pdf_file_object(f->file, f->tree);

	pdf_put(out, "<</Type/StructTreeRoot/K[");
	for (size_t i = 0; i < f->elements; i++) {
		pdf_put_reference(out, f->element[i]);
		buf_char(out, ' ');
	}
	pdf_put(out, "]/ParentTree ");
	pdf_put_reference(out, places);
	pdf_put(out, "/ParentTreeNextKey ");
	pdf_put_number(out, f->places);
	pdf_put(out, ">>");
	out = pdf_file_object(f->file, places);
	pdf_put(out, "<</Kids[");
	for (size_t i = 0; i < f->pieces; i++) {
		pdf_put_reference(out, f->piece[i].leaf);
		buf_char(out, ' ');
	}
	pdf_put(out, "]>>");
}

static void
end_outline(struct print_file *f)
{
	struct buf *out;

	let_go(f, 0);
	out = pdf_file_object(f->file, f->outline);
	pdf_put(out, "<</Type/Outlines");
	if (f->first) {
		pdf_put(out, "/First ");
		pdf_put_reference(out, f->first);
		pdf_put(out, "/Last ");
		pdf_put_reference(out, f->last);
		pdf_put(out, "/Count ");
		pdf_put_number(out, f->headings);
	}
	pdf_put(out, ">>");
}

void
print_file_end(struct print_file *f, const char *title)
{
	struct pdf_trailer trailer;
	uint32_t metadata = pdf_meta_write(f->file, title, "en");
	struct buf *out;

	end_pages(f);
	end_tree(f);
	end_outline(f);
	trailer.info = pdf_meta_info(f->file, title);
	trailer.catalogue = pdf_file_number(f->file);
	out = pdf_file_object(f->file, trailer.catalogue);
	pdf_put(out, "<</Type/Catalog/Pages ");
	pdf_put_reference(out, f->pages);
	pdf_put(out, "/Metadata ");
	pdf_put_reference(out, metadata);
	pdf_put(out, "/StructTreeRoot ");
	pdf_put_reference(out, f->tree);
	pdf_put(out, "/Outlines ");
	pdf_put_reference(out, f->outline);
	pdf_put(out, "/Lang(en)/MarkInfo<</Marked true>>"
		     "/ViewerPreferences<</DisplayDocTitle true>>>>");
	pdf_file_end(f->file, &trailer);
}
