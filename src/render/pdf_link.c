/* Links. */
#include "render/pdf_link.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "render/pdf_put.h"

struct piece {
	const struct element *link;
	uint32_t page;
	struct pdf_box box;
};

struct annotation {
	uint32_t page, object;
};

struct pdf_links {
	struct piece *pieces;
	size_t count, cap;
	struct annotation *annotations;
	size_t annotation_count, annotations_cap;
};

struct pdf_links *
pdf_links_new(void)
{
	return mem_new(sizeof(struct pdf_links));
}

void
pdf_links_free(struct pdf_links *l)
{
	if (!l)
		return;
	free(l->pieces);
	free(l->annotations);
	free(l);
}

void
pdf_links_begin(struct pdf_links *l)
{
	l->count = l->annotation_count = 0;
}

/* Whether two pieces stand on one line with nothing between them. */
static bool
joins(const struct piece *piece, const struct pdf_box *box)
{
	enum { GRACE_MPT = 500 };

	return piece->box.bottom_mpt < box->top_mpt &&
	       box->bottom_mpt < piece->box.top_mpt &&
	       piece->box.left_mpt <= box->right_mpt + GRACE_MPT &&
	       box->left_mpt <= piece->box.right_mpt + GRACE_MPT;
}

static void
widen(struct pdf_box *box, const struct pdf_box *by)
{
	if (by->left_mpt < box->left_mpt)
		box->left_mpt = by->left_mpt;
	if (by->bottom_mpt < box->bottom_mpt)
		box->bottom_mpt = by->bottom_mpt;
	if (by->right_mpt > box->right_mpt)
		box->right_mpt = by->right_mpt;
	if (by->top_mpt > box->top_mpt)
		box->top_mpt = by->top_mpt;
}

void
pdf_links_add(struct pdf_links *l, const struct element *link, uint32_t page,
	      const struct pdf_box *box)
{
	struct piece *last = l->count ? &l->pieces[l->count - 1] : NULL;

	if (last && last->link == link && last->page == page &&
	    joins(last, box)) {
		widen(&last->box, box);
		return;
	}
	mem_grow(&l->pieces, l->count, &l->cap, sizeof *l->pieces);
	l->pieces[l->count++] = (struct piece){link, page, *box};
}

static bool
is_hex(char c)
{
	return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F') ||
	       (c >= 'a' && c <= 'f');
}

/* What may stand in a URL. Source: RFC 3986, 2.2 and 2.3. */
static bool
stands(const char *at)
{
	const char c = *at;

	if ((c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') ||
	    (c >= 'a' && c <= 'z'))
		return true;
	if (c == '%')
		return is_hex(at[1]) && is_hex(at[2]);
	return strchr("-._~:/?#[]@!$&'()*+,;=", c) != NULL;
}

void
pdf_put_url(struct buf *b, const char *utf8)
{
	static const char digits[] = "0123456789ABCDEF";
	const size_t count = strlen(utf8);
	char *url = mem_new(3 * count + 1), *p = url;

	for (; *utf8; utf8++) {
		if (stands(utf8)) {
			*p++ = *utf8;
			continue;
		}
		*p++ = '%';
		*p++ = digits[(unsigned char)*utf8 >> 4];
		*p++ = digits[(unsigned char)*utf8 & 15];
	}
	pdf_put_bytes(b, url, (size_t)(p - url));
	free(url);
}

static void
put_corner(struct buf *b, int32_t x_mpt, int32_t y_mpt)
{
	pdf_put_thousandths(b, x_mpt);
	buf_char(b, ' ');
	pdf_put_thousandths(b, y_mpt);
	buf_char(b, ' ');
}

/* The corners in the order that readers expect: the upper two, then the lower
 * two. */
static void
put_quads(struct buf *b, const struct piece *piece, size_t count)
{
	pdf_put(b, "/QuadPoints[");
	for (size_t i = 0; i < count; i++) {
		const struct pdf_box *box = &piece[i].box;

		put_corner(b, box->left_mpt, box->top_mpt);
		put_corner(b, box->right_mpt, box->top_mpt);
		put_corner(b, box->left_mpt, box->bottom_mpt);
		put_corner(b, box->right_mpt, box->bottom_mpt);
	}
	buf_char(b, ']');
}

static void
put_bounds(struct buf *b, const struct piece *piece, size_t count)
{
	struct pdf_box box = piece->box;

	for (size_t i = 1; i < count; i++)
		widen(&box, &piece[i].box);
	pdf_put(b, "/Rect[");
	put_corner(b, box.left_mpt, box.bottom_mpt);
	put_corner(b, box.right_mpt, box.top_mpt);
	buf_char(b, ']');
}

/* The annotation of some pieces of one link on one page. */
static void
put_annotation(struct buf *b, const struct piece *piece, size_t count,
	       uint32_t parent)
{
	const struct element *link = piece->link;

	pdf_put(b, "<</Type/Annot/Subtype/Link/F 4/Border[0 0 0]");
	put_bounds(b, piece, count);
	if (count > 1)
		put_quads(b, piece, count);
	pdf_put(b, "/StructParent ");
	pdf_put_number(b, parent);
	pdf_put(b, "/Contents");
	pdf_put_text(b, link->alt && *link->alt ? link->alt : link->target);
	pdf_put(b, "/A<</S/URI/URI");
	pdf_put_url(b, link->target);
	pdf_put(b, ">>>>");
}

void
pdf_links_write(struct pdf_links *l, struct pdf_file *file,
		struct pdf_tags *tags)
{
	size_t count;

	for (size_t i = 0; i < l->count; i += count) {
		const struct piece *piece = &l->pieces[i];
		const uint32_t object = pdf_file_number(file);
		uint32_t parent;

		for (count = 1; i + count < l->count; count++)
			if (piece[count].link != piece->link ||
			    piece[count].page != piece->page)
				break;
		parent = pdf_tags_annotation(tags, piece->link, piece->page,
					     object);
		put_annotation(pdf_file_object(file, object), piece, count,
			       parent);
		mem_grow(&l->annotations, l->annotation_count,
			 &l->annotations_cap, sizeof *l->annotations);
		l->annotations[l->annotation_count++] =
			(struct annotation){piece->page, object};
	}
}

size_t
pdf_links_of_page(const struct pdf_links *l, size_t from, uint32_t page,
		  struct buf *b)
{
	size_t at = from;

	for (; at < l->annotation_count && l->annotations[at].page == page;
	     at++) {
		buf_text(b, at == from ? "/Annots[" : " ");
		pdf_put_reference(b, l->annotations[at].object);
	}
	if (at > from)
		buf_char(b, ']');
	return at;
}
