/* The objects of a PDF file: pages, their contents, fonts and tags.
 * Source: ISO 32000-1; ISO 14289-1. */
#include "render/pdf_write.h"

#include <string.h>

#include "base/mem.h"
#include "render/pdf_content.h"
#include "render/pdf_meta.h"
#include "render/pdf_outline.h"
#include "render/pdf_put.h"

/* What the catalogue names, and the pages have in common: object numbers. */
struct parts {
	uint32_t resources, parent, tree, outline, metadata;
};

static void
room_for(struct press *press, size_t pages)
{
	while (press->page_objects_cap < pages)
		mem_grow(&press->page_objects, press->page_objects_cap,
			 &press->page_objects_cap, sizeof *press->page_objects);
	while (press->content_objects_cap < pages)
		mem_grow(&press->content_objects, press->content_objects_cap,
			 &press->content_objects_cap,
			 sizeof *press->content_objects);
}

static void
begin_parts(const struct pdf_job *job)
{
	struct press *press = job->press;

	room_for(press, job->pages->count);
	pdf_tags_begin(press->tags, job->pages);
	pdf_links_begin(press->links);
	pdf_pictures_begin(press->pictures);
}

/* One page, into press->content. */
static enum status
draw_page(const struct pdf_job *job, uint32_t page, struct fault *fault)
{
	struct press *press = job->press;
	const struct pdf_drawing drawing = {job->fonts, job->more, press->tags,
					    press->links, press->pictures};

	buf_clear(&press->content);
	return pdf_content(&drawing, job->pages, page, &press->content, fault);
}

enum status
pdf_draw(const struct pdf_job *job, struct fault *fault)
{
	enum status status = OK;

	begin_parts(job);
	for (uint32_t i = 0; i < job->pages->count && status == OK; i++)
		status = draw_page(job, i, fault);
	return status;
}

/* Their content streams. */
static enum status
draw_pages(const struct pdf_job *job, struct fault *fault)
{
	struct press *press = job->press;
	enum status status = OK;

	for (uint32_t i = 0; i < job->pages->count && status == OK; i++) {
		const uint32_t object = pdf_file_number(press->file);

		status = draw_page(job, i, fault);
		press->content_objects[i] = object;
		press->page_objects[i] = pdf_file_number(press->file);
		if (status == OK && !job->blank)
			pdf_file_stream(
				press->file, object,
				&(struct pdf_stream){"", PACK_CONTENT,
						     press->content.bytes,
						     press->content.count});
	}
	return status;
}

/* The object numbers of all fonts, into press->font_objects; those that are
 * not written yet are. */
static enum status
write_fonts(const struct pdf_job *job, size_t *ret_count, struct fault *fault)
{
	struct press *press = job->press;
	const size_t first = pdf_fonts_count(job->fonts);
	const size_t more = job->more ? pdf_fonts_count(job->more) : 0;
	enum status status = OK;

	while (press->font_objects_cap < first + more)
		mem_grow(&press->font_objects, press->font_objects_cap,
			 &press->font_objects_cap, sizeof *press->font_objects);
	if (job->font_objects)
		memcpy(press->font_objects, job->font_objects,
		       first * sizeof *press->font_objects);
	else
		status = pdf_fonts_write(job->fonts, press->file,
					 press->font_objects, fault);
	if (status == OK && more)
		status = pdf_fonts_write(job->more, press->file,
					 press->font_objects + first, fault);
	*ret_count = first + more;
	return status;
}

/* Fonts and images, which all pages share. */
static enum status
write_resources(const struct pdf_job *job, uint32_t number, struct fault *fault)
{
	struct press *press = job->press;
	struct buf pictures = {0}, *b;
	size_t fonts;
	enum status status = write_fonts(job, &fonts, fault);

	if (status != OK)
		return status;
	pdf_pictures_write(press->pictures, press->file, &pictures);
	b = pdf_file_object(press->file, number);
	pdf_put(b, "<<");
	for (size_t i = 0; i < fonts; i++) {
		buf_text(b, i ? "/F" : "/Font<</F");
		pdf_put_number(b, (int64_t)i);
		buf_char(b, ' ');
		pdf_put_reference(b, press->font_objects[i]);
	}
	if (fonts)
		pdf_put(b, ">>");
	buf_put(b, pictures.bytes, pictures.count);
	pdf_put(b, ">>");
	buf_free(&pictures);
	return OK;
}

static void
write_pages(struct press *press, const struct pages *pages,
	    const struct parts *parts)
{
	size_t link = 0;
	struct buf *b;

	for (uint32_t i = 0; i < pages->count; i++) {
		b = pdf_file_object(press->file, press->page_objects[i]);
		pdf_put(b, "<</Type/Page/Parent ");
		pdf_put_reference(b, parts->parent);
		pdf_put(b, "/Resources ");
		pdf_put_reference(b, parts->resources);
		pdf_put(b, "/Contents ");
		pdf_put_reference(b, press->content_objects[i]);
		pdf_put(b, "/MediaBox[0 0 ");
		pdf_put_thousandths(b, pages->width_mpt);
		buf_char(b, ' ');
		pdf_put_thousandths(b, pages->height_mpt);
		pdf_put(b, "]/Tabs/S/StructParents ");
		pdf_put_number(b, i);
		link = pdf_links_of_page(press->links, link, i, b);
		pdf_put(b, ">>");
	}
	b = pdf_file_object(press->file, parts->parent);
	pdf_put(b, "<</Type/Pages/Count ");
	pdf_put_number(b, (int64_t)pages->count);
	pdf_put(b, "/Kids[");
	for (size_t i = 0; i < pages->count; i++) {
		pdf_put_reference(b, press->page_objects[i]);
		buf_char(b, ' ');
	}
	pdf_put(b, "]>>");
}

static void
put_entry(struct buf *b, const char *key, uint32_t object)
{
	buf_text(b, key);
	pdf_put_reference(b, object);
}

static uint32_t
write_catalogue(struct pdf_file *file, const struct pages *pages,
		const struct parts *parts)
{
	const uint32_t number = pdf_file_number(file);
	struct buf *b = pdf_file_object(file, number);

	pdf_put(b, "<</Type/Catalog");
	put_entry(b, "/Pages ", parts->parent);
	put_entry(b, "/Metadata ", parts->metadata);
	put_entry(b, "/StructTreeRoot ", parts->tree);
	if (parts->outline)
		put_entry(b, "/Outlines ", parts->outline);
	pdf_put(b, "/Lang");
	pdf_put_text(b, pages->lang);
	pdf_put(b, "/MarkInfo<</Marked true>>"
		   "/ViewerPreferences<</DisplayDocTitle true>>>>");
	return number;
}

enum status
pdf_write(const struct pdf_job *job, struct pdf_trailer *ret,
	  struct fault *fault)
{
	struct press *press = job->press;
	const struct pages *pages = job->pages;
	struct pdf_file *file = press->file;
	struct parts parts;
	enum status status;

	begin_parts(job);
	parts.resources = pdf_file_number(file);
	parts.parent = pdf_file_number(file);
	status = draw_pages(job, fault);
	if (status != OK)
		return status;
	pdf_links_write(press->links, file, press->tags);
	parts.tree = pdf_tags_write(press->tags, file, press->page_objects);
	write_pages(press, pages, &parts);
	parts.outline = pdf_outline_write(press->tags, file, pages->height_mpt,
					  press->page_objects);
	parts.metadata = pdf_meta_write(file, pages->title, pages->lang);
	ret->info = pdf_meta_info(file, pages->title);
	ret->catalogue = write_catalogue(file, pages, &parts);
	/* Last, so that fonts of its own leave the numbers of a letter's other
	 * objects as they are in its edition. */
	return write_resources(job, parts.resources, fault);
}

enum status
pdf_write_file(const struct pdf_job *job, struct buf *out, size_t start,
	       struct fault *fault)
{
	struct press *press = job->press;
	struct pdf_trailer trailer;
	enum status status = pdf_write(job, &trailer, fault);

	press->large = out->count - start > LARGE_FILE_BYTES;
	if (status == OK) {
		pdf_file_end(press->file, &trailer);
	} else {
		out->count = start;
		out->bytes[start] = '\0';
	}
	return status;
}
