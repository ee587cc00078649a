/* The press. */
#include "render/press_inside.h"

#include <stdlib.h>

#include "base/mem.h"

/* What grows with the file that is written. */
static void
begin_scratch(struct press *p)
{
	p->file = pdf_file_new();
	p->tags = pdf_tags_new();
	p->links = pdf_links_new();
}

static void
free_scratch(struct press *p)
{
	pdf_links_free(p->links);
	pdf_tags_free(p->tags);
	pdf_file_free(p->file);
	buf_free(&p->content);
}

struct press *
press_new(struct fonts *fonts)
{
	struct press *p = mem_new(sizeof *p);

	p->typesetter = typesetter_new(fonts);
	p->arena = arena_new();
	p->fonts = pdf_fonts_new();
	p->pictures = pdf_pictures_new();
	begin_scratch(p);
	return p;
}

struct press *
press_alone(const char *font_folders)
{
	struct fonts *fonts = fonts_new(font_folders);
	struct press *p = press_new(fonts);

	p->own_fonts = fonts;
	return p;
}

void
press_free(struct press *p)
{
	if (!p)
		return;
	free_scratch(p);
	pdf_pictures_free(p->pictures);
	pdf_fonts_free(p->fonts);
	arena_free(p->arena);
	typesetter_free(p->typesetter);
	fonts_free(p->own_fonts);
	free(p->page_objects);
	free(p->content_objects);
	free(p->font_objects);
	free(p);
}

void
press_begin(struct press *p)
{
	arena_reset(p->arena);
	if (p->large) {
		free_scratch(p);
		begin_scratch(p);
		p->large = false;
	}
	if (typesetter_rest(p->typesetter))
		p->generation++;
}

size_t
press_pages(const struct press *p)
{
	return p->pages;
}
