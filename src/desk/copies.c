/* What a letter is issued as, and what is made of it later. */
#include "desk/copies.h"

#include <string.h>

#include "base/buf.h"
#include "base/place.h"
#include "desk/inside.h"
#include "desk/letterheads.h"
#include "desk/letters.h"
#include "doc/frozen.h"
#include "doc/picture.h"
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

/* A letter to be printed. */
struct printing {
	struct copies_of of;
	const char *format;
	int size_pt;
};

static enum status
print(struct visit *visit, const struct printing *printing, struct buf *out,
      struct fault *fault)
{
	struct presses *presses = desk_presses(visit->desk);
	struct render_options options = {.frame = RENDER_FILE,
					 .size_pt = printing->size_pt,
					 .enclosure = printing->of.enclosure};
	const struct renderer *renderer;
	enum status status = render_find(printing->format, &renderer, fault);

	if (status == OK)
		status = letterhead_of(visit, printing->of.organisation,
				       &options.letterhead, fault);
	if (status != OK)
		return status;
	options.press = presses_take(presses);
	status = renderer->render(printing->of.document, &options, out,
				  fault);
	presses_give(presses, options.press);
	return status;
}

/* The same, into the visit's arena. */
static enum status
print_bytes(struct visit *visit, const struct printing *printing,
	    struct letter_printed *ret, struct fault *fault)
{
	struct buf out = {0};
	enum status status = print(visit, printing, &out, fault);

	if (status == OK) {
		ret->bytes = arena_copy(visit->arena, buf_string(&out),
					out.count);
		ret->count = out.count;
	}
	buf_free(&out);
	return status;
}

enum status
copies_pages(struct visit *visit, const struct copies_of *of,
	     struct letter_printed *ret, struct fault *fault)
{
	const struct printing printing = {*of, "pdf", 0};

	return print_bytes(visit, &printing, ret, fault);
}

static void
add(struct visit *visit, struct copies *copies, const char *format,
    const struct buf *content)
{
	struct letter_copy *copy = &copies->list[copies->count++];

	copy->format = format;
	copy->content = arena_copy(visit->arena, buf_string(content),
				   content->count);
	copy->bytes = content->count;
	hash_sha256(copy->content, copy->bytes, copy->sha256);
}

static void
freeze(struct visit *visit, struct copies *copies, const char *format,
       const struct document *document)
{
	struct buf out = {0};

	if (!document)
		return;
	document_freeze(document, &out);
	add(visit, copies, format, &out);
	buf_free(&out);
}

enum status
copies_make(struct visit *visit, const struct copies_of *of,
	    struct copies *ret, struct fault *fault)
{
	const struct printing printing = {*of, "pdf", 0};
	struct buf out = {0};
	enum status status = copies_show(visit, of, ret, fault);

	ret->count = 0;
	freeze(visit, ret, "document", of->document);
	if (of->enclosure) {
		freeze(visit, ret, "form", of->enclosure->form);
		freeze(visit, ret, "companion", of->enclosure->companion);
	}
	if (status == OK)
		status = print(visit, &printing, &out, fault);
	if (status == OK)
		add(visit, ret, "pdf", &out);
	buf_free(&out);
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

/* Its pictures lie where the notice has them. */
static enum status
find_pictures(struct visit *visit, const char *notice,
	      struct document *document, struct fault *fault)
{
	const char *folder = place_file(
		visit->arena,
		arena_printf(visit->arena, "templates/notices/%s", notice));
	struct faults faults = {0};
	enum status status = pictures_find(notice, folder, document->blocks,
					   visit->arena, &faults);

	if (status != OK)
		status = fault_set(fault, E_IO, "",
				   N_("A picture of this letter is not where "
				      "it was: {place}"),
				   "place", faults.list[0].where, NULL);
	faults_free(&faults);
	return status;
}

/* A form, or its companion, that went with the letter; *ret stays NULL where
 * none did. */
static enum status
thaw_more(struct visit *visit, int64_t letter, const char *format,
	  const struct document **ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct document *document = NULL;
	struct letter_copy copy;
	enum status status =
		letter_copy_get(&access, letter, format, &copy, fault);

	if (status == E_NOT_FOUND)
		return OK;
	if (status == OK)
		status = document_thaw(copy.content, copy.bytes, visit->arena,
				       &document, fault);
	*ret = document;
	return status;
}

/* The document as it was issued, set in another size, on the letterhead and
 * with the picture files of today. */
static enum status
print_again(struct visit *visit, const struct letter_copy *kept,
	    struct printing *printing, struct letter_printed *ret,
	    struct fault *fault)
{
	struct enclosure enclosure = {0};
	struct document *document = NULL;
	enum status status = document_thaw(kept->content, kept->bytes,
					   visit->arena, &document, fault);

	if (status == OK)
		status = find_pictures(visit, ret->notice, document, fault);
	if (status == OK)
		status = thaw_more(visit, kept->letter, "form",
				   &enclosure.form, fault);
	if (status == OK)
		status = thaw_more(visit, kept->letter, "companion",
				   &enclosure.companion, fault);
	printing->of.document = document;
	printing->of.enclosure = &enclosure;
	return status == OK ? print_bytes(visit, printing, ret, fault)
			    : status;
}

static enum status
not_kept(struct visit *visit, const struct letter_wish *wish,
	 struct fault *fault)
{
	return fault_set(fault, E_NOT_FOUND, "",
			 N_("This letter is not kept in that format. "
			    "Open it without {ending}."),
			 "ending",
			 arena_printf(visit->arena, ".%s", wish->format), NULL);
}

enum status
letter_print(struct visit *visit, const struct letter_wish *wish,
	     struct letter_printed *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	bool again = wish->size_pt > SIZE_PT_MIN;
	struct printing printing = {.format = wish->format,
				    .size_pt = wish->size_pt};
	struct letter_copy copy;
	struct letter_open letter;
	enum status status = letter_open(visit, wish->token, &letter, fault);

	if (status != OK)
		return status;
	status = letter_copy_get(&access, letter.id,
				 again ? "document" : wish->format, &copy,
				 fault);
	if (status == E_NOT_FOUND)
		return not_kept(visit, wish, fault);
	if (status != OK)
		return status;
	ret->notice = letter.title;
	ret->language = letter.language;
	printing.of.organisation = letter.organisation;
	if (again)
		return print_again(visit, &copy, &printing, ret, fault);
	ret->bytes = copy.content;
	ret->count = copy.bytes;
	return OK;
}
