/* A letter as a file to keep or print: as it was issued, or set anew in a
 * size, format or language that its reader asks for. */
#include <string.h>

#include "desk/braille_inside.h"
#include "desk/inside.h"
#include "desk/letter_link.h"
#include "desk/letter_other.h"
#include "desk/letters.h"
#include "doc/frozen.h"
#include "doc/tree.h"
#include "lang/tag.h"
#include "render/render.h"

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

/* Set anew, on the letterhead and with the picture files of today. */
static enum status
print_again(struct visit *visit, const struct letter *letter,
	    const struct letter_wish *wish, struct letter_printed *ret,
	    struct fault *fault)
{
	struct copies_as as = {.format = wish->format,
			       .grade = wish->grade};
	struct enclosure enclosure = {0};
	struct document *document = NULL;
	enum status status = letter_in(visit, letter, tag_find(ret->language),
				       &document, fault);

	if (status == OK)
		status = copies_pictures(visit, letter->notice, document,
					 fault);
	if (status == OK)
		status = thaw_more(visit, letter->id, "form", &enclosure.form,
				   fault);
	if (status == OK)
		status = thaw_more(visit, letter->id, "companion",
				   &enclosure.companion, fault);
	if (status != OK)
		return status;
	as.of = (struct copies_of){.organisation = letter->organisation,
				   .document = document,
				   .enclosure = &enclosure,
				   .size_pt = wish->size_pt};
	return copies_print(visit, &as, ret, fault);
}

/* The bytes that were issued. Errors: E_NOT_FOUND none in that format. */
static enum status
as_issued(struct visit *visit, const struct letter *letter,
	  const struct letter_wish *wish, struct letter_printed *ret,
	  struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct letter_copy copy;
	enum status status;

	if (!strcmp(wish->format, "text")) {
		ret->bytes = letter->text;
		ret->count = strlen(letter->text);
		ret->mime = "text/plain; charset=utf-8";
		ret->extension = "txt";
		return OK;
	}
	if (strcmp(wish->format, "pdf") != 0 &&
	    strcmp(wish->format, "brf") != 0)
		return E_NOT_FOUND;
	status = letter_copy_get(&access, letter->id, wish->format, &copy,
				 fault);
	if (status != OK)
		return status;
	ret->bytes = copy.content;
	ret->count = copy.bytes;
	ret->mime = *wish->format == 'p' ? "application/pdf"
					 : "text/plain; charset=us-ascii";
	ret->extension = wish->format;
	return OK;
}

/* In Braille it is to be had in the language that it was issued in, where
 * somebody has read its words so. */
static enum status
check_braille(struct visit *visit, const struct letter *letter,
	      const char *language, struct letter_wish *wish,
	      struct fault *fault)
{
	enum status status;

	if (strcmp(wish->format, "brf") != 0 &&
	    strcmp(wish->format, "pef") != 0)
		return OK;
	status = braille_of_letter(visit, letter, &wish->grade, fault);
	if (status != OK)
		return status;
	return wish->grade && !strcmp(language, letter->language)
		       ? OK
		       : copies_none(visit, wish->format, fault);
}

enum status
letter_print(struct visit *visit, const struct letter_wish *wish,
	     struct letter_printed *ret, struct fault *fault)
{
	const struct tag *tag = tag_find(wish->language ? wish->language : "");
	struct letter_wish made = *wish;
	struct letter letter;
	bool again;
	enum status status =
		letter_link_open(visit, wish->token, &letter, fault);

	if (status != OK)
		return status;
	ret->notice = letter.notice;
	ret->language = tag ? tag->tag : letter.language;
	again = wish->size_pt > SIZE_PT_MIN ||
		strcmp(ret->language, letter.language) != 0;
	status = check_braille(visit, &letter, ret->language, &made, fault);
	if (status != OK)
		return status;
	status = again ? E_NOT_FOUND
		       : as_issued(visit, &letter, wish, ret, fault);
	return status == E_NOT_FOUND
		       ? print_again(visit, &letter, &made, ret, fault)
		       : status;
}
