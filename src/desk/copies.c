/* What a letter is issued as. */
#include "desk/copies.h"

#include <string.h>

#include "base/buf.h"
#include "base/place.h"
#include "desk/inside.h"
#include "desk/letter_foot.h"
#include "desk/letterheads.h"
#include "desk/letters.h"
#include "doc/frozen.h"
#include "doc/picture.h"
#include "render/braille.h"
#include "render/presses.h"
#include "render/render.h"

enum status
copies_show(struct visit *visit, const struct copies_of *of,
	    struct copies *ret, struct fault *fault)
{
	const struct render_options options = {.frame = RENDER_FILE,
					       .enclosure = of->enclosure};
	struct buf out = {0};
	enum status status = render_html(of->document, &options, &out, fault);

	if (status == OK) {
		ret->html = arena_text(visit->arena, buf_string(&out));
		buf_clear(&out);
		status = render_text(of->document, &options, &out, fault);
	}
	if (status == OK)
		ret->text = arena_text(visit->arena, buf_string(&out));
	buf_free(&out);
	return status;
}

static enum status
print(struct visit *visit, const struct copies_as *as,
      const struct renderer *renderer, struct buf *out, struct fault *fault)
{
	struct presses *presses = desk_presses(visit->desk);
	const struct braille_options braille = {.grade = as->grade};
	struct render_options options = {.frame = RENDER_FILE,
					 .size_pt = as->of.size_pt,
					 .paper = as->of.paper,
					 .spacing = as->of.spacing,
					 .enclosure = as->of.enclosure,
					 .braille = &braille};
	enum status status = letterhead_of(visit, as->of.organisation,
					   &options.letterhead, fault);

	if (status != OK)
		return status;
	options.press = presses_take(presses);
	status = renderer->render(as->of.document, &options, out, fault);
	presses_give(presses, options.press);
	return status;
}

enum status
copies_none(struct visit *visit, const char *format, struct fault *fault)
{
	return fault_set(fault, E_NOT_FOUND, "",
			 N_("This letter is not kept in that format. "
			    "Open it without {ending}."),
			 "ending", arena_printf(visit->arena, ".%s", format),
			 NULL);
}

/* No letter is spoken while somebody waits for it: desk/audio_speak does that,
 * once a listener signed its voice off. */
static bool
is_speech(const struct renderer *renderer)
{
	return renderer->render == render_wav || renderer->render == render_ogg;
}

enum status
copies_print(struct visit *visit, const struct copies_as *as,
	     struct letter_printed *ret, struct fault *fault)
{
	const struct renderer *renderer;
	struct buf out = {0};
	enum status status;

	if (render_find(as->format, &renderer, fault) != OK ||
	    is_speech(renderer))
		return copies_none(visit, as->format, fault);
	status = print(visit, as, renderer, &out, fault);
	if (status == OK) {
		ret->bytes = arena_copy(visit->arena, buf_string(&out),
					out.count);
		ret->count = out.count;
		ret->mime = renderer->mime;
		ret->extension = renderer->extension;
	}
	buf_free(&out);
	return status;
}

enum status
copies_pages(struct visit *visit, const struct copies_of *of,
	     struct letter_printed *ret, struct fault *fault)
{
	const struct copies_as as = {.of = *of, .format = "pdf"};

	return copies_print(visit, &as, ret, fault);
}

static void
put_copy(struct copies *copies, const char *format, const void *content,
	 size_t count)
{
	struct letter_copy *copy = &copies->list[copies->count++];

	copy->format = format;
	copy->content = content;
	copy->bytes = count;
	hash_sha256(content, count, copy->sha256);
}

void
copies_add(struct visit *visit, struct copies *copies, const char *format,
	   const struct buf *content)
{
	put_copy(copies, format,
		 arena_copy(visit->arena, buf_string(content), content->count),
		 content->count);
}

static void
freeze(struct visit *visit, struct copies *copies, const char *format,
       const struct document *document)
{
	struct buf out = {0};

	if (!document)
		return;
	document_freeze(document, &out);
	copies_add(visit, copies, format, &out);
	buf_free(&out);
}

enum status
copies_make(struct visit *visit, const struct copies_of *of,
	    struct copies *ret, struct fault *fault)
{
	struct letter_printed pages;
	enum status status = copies_show(visit, of, ret, fault);

	ret->count = 0;
	freeze(visit, ret, "document", of->document);
	if (of->enclosure) {
		freeze(visit, ret, "form", of->enclosure->form);
		freeze(visit, ret, "companion", of->enclosure->companion);
	}
	if (status == OK)
		status = copies_pages(visit, of, &pages, fault);
	if (status == OK)
		put_copy(ret, "pdf", pages.bytes, pages.count);
	return status;
}

enum status
copies_keep(struct visit *visit, int64_t letter, const struct copies *copies,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status = OK;

	for (size_t i = 0; i < copies->count && status == OK; i++) {
		struct letter_copy copy = copies->list[i];

		copy.letter = letter;
		status = letter_copy_insert(&access, &copy, fault);
	}
	return status;
}

enum status
copies_pictures(struct visit *visit, const char *notice,
		struct document *document, struct fault *fault)
{
	const char *folder = place_file(
		visit->arena,
		arena_printf(visit->arena, "templates/notices/%s", notice));
	struct faults faults = {0};
	enum status status = letter_codes(visit, document, fault);

	if (status != OK)
		return status;
	status = pictures_find(notice, folder, document->blocks, visit->arena,
			       &faults);

	if (status != OK)
		status = fault_set(fault, E_IO, "",
				   N_("A picture of this letter is not where "
				      "it was: {place}"),
				   "place", faults.list[0].where, NULL);
	faults_free(&faults);
	return status;
}
