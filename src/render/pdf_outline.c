/* Bookmarks. */
#include "render/pdf_outline.h"

#include "render/pdf_put.h"

struct outline {
	const struct pdf_heading *heading;
	size_t count;
	uint32_t root, first; /* object numbers; of the first bookmark */
	int32_t height_mpt;
	const uint32_t *page_object;
};

/* Bookmarks of one level that stand next to each other under one parent. */
static size_t
end_of(const struct outline *o, size_t at)
{
	const int level = o->heading[at].level;

	for (at++; at < o->count && o->heading[at].level > level; at++)
		;
	return at;
}

static void
put_entry(struct buf *b, const char *key, uint32_t object)
{
	buf_text(b, key);
	pdf_put_reference(b, object);
}

/* What is under a bookmark, or under the root: first, last, and how many.
 *   from, end  the headings there, the levels within included */
static void
put_range(struct buf *b, const struct outline *o, size_t from, size_t end)
{
	size_t last = from;

	if (from == end)
		return;
	for (size_t at = from; at < end; at = end_of(o, at))
		last = at;
	put_entry(b, "/First ", o->first + (uint32_t)from);
	put_entry(b, "/Last ", o->first + (uint32_t)last);
	pdf_put(b, "/Count ");
	pdf_put_number(b, (int64_t)(end - from));
}

/* Where it leads, left as large as it is. */
static void
put_place(struct buf *b, const struct outline *o,
	  const struct pdf_heading *heading)
{
	pdf_put(b, "/Dest[");
	pdf_put_reference(b, o->page_object[heading->page]);
	pdf_put(b, "/XYZ null ");
	pdf_put_thousandths(b, o->height_mpt - heading->y_mpt);
	pdf_put(b, " null]");
}

/* Write a bookmark and those under it.
 *   parent    object number
 *   previous  of the same level under the same parent; 0 for none
 *   end       of what is under the parent */
struct family {
	uint32_t parent, previous;
	size_t end;
};

static void
write_one(const struct outline *o, struct pdf_file *file, size_t at,
	  const struct family *family)
{
	const struct pdf_heading *heading = &o->heading[at];
	const size_t end = end_of(o, at);
	struct buf *b = pdf_file_object(file, o->first + (uint32_t)at);

	pdf_put(b, "<</Title");
	pdf_put_text_u16(b, heading->title, heading->units);
	put_entry(b, "/Parent ", family->parent);
	if (family->previous)
		put_entry(b, "/Prev ", family->previous);
	if (end < family->end)
		put_entry(b, "/Next ", o->first + (uint32_t)end);
	put_range(b, o, at + 1, end);
	put_place(b, o, heading);
	pdf_put(b, ">>");
}

uint32_t
pdf_outline_write(struct pdf_tags *tags, struct pdf_file *file,
		  int32_t height_mpt, const uint32_t *page_object)
{
	struct outline o = {.height_mpt = height_mpt,
			    .page_object = page_object};
	struct family open[7] = {{0}}; /* by how deep: those above it */
	struct buf *b;
	int depth = 0;

	o.heading = pdf_tags_headings(tags, &o.count);
	if (!o.count)
		return 0;
	o.root = pdf_file_number(file);
	o.first = o.root + 1;
	for (size_t i = 0; i < o.count; i++)
		(void)pdf_file_number(file);
	b = pdf_file_object(file, o.root);
	pdf_put(b, "<</Type/Outlines");
	put_range(b, &o, 0, o.count);
	pdf_put(b, ">>");
	open[0] = (struct family){o.root, 0, o.count};
	for (size_t i = 0; i < o.count; i++) {
		const uint32_t object = o.first + (uint32_t)i;

		while (i >= open[depth].end)
			depth--;
		write_one(&o, file, i, &open[depth]);
		open[depth].previous = object;
		if (end_of(&o, i) > i + 1)
			open[++depth] =
				(struct family){object, 0, end_of(&o, i)};
	}
	return o.root;
}
