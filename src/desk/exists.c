/* What exists already in a language. */
#include "desk/exists.h"

#include <string.h>

#include "base/hash.h"
#include "desk/attachments.h"
#include "desk/bundle.h"
#include "desk/inside.h"
#include "notice/notices.h"
#include "wire/model.h"

static int
nibble(char c)
{
	static const char digits[] = "0123456789abcdef";
	const char *at = c ? strchr(digits, c) : NULL;

	return at ? (int)(at - digits) : -1;
}

static bool
read_hex(const char *text, unsigned char ret[HASH_BYTES])
{
	if (!text || strlen(text) != 2 * HASH_BYTES)
		return false;
	for (size_t i = 0; i < HASH_BYTES; i++) {
		int high = nibble(text[2 * i]), low = nibble(text[2 * i + 1]);

		if (high < 0 || low < 0)
			return false;
		ret[i] = (unsigned char)(high << 4 | low);
	}
	return true;
}

/* The first of the files that was translated into that language. */
static enum status
show_known(struct visit *visit, const struct draft *draft,
	   const struct model *attachments, const char *language,
	   struct model *row, struct fault *fault)
{
	unsigned char sha256[HASH_BYTES];
	struct attachment_question question = {
		.organisation = draft->tenant.organisation,
		.sha256 = sha256,
		.language = language,
	};

	for (const struct model *m = model_first(attachments); m;
	     m = model_next(m)) {
		struct model *found = model_object(visit->arena);
		const struct model *known;
		enum status status;

		if (!read_hex(model_text_of(model_get(m, "sha256")), sha256))
			continue;
		status = attachment_known(visit, &question, found, fault);
		if (status != OK)
			return status;
		known = model_get(found, "known");
		if (known && model_kind_of(known) == MODEL_OBJECT) {
			model_copy(row, "known", known);
			return OK;
		}
	}
	model_null(row, "known");
	return OK;
}

static enum status
is_ready(struct visit *visit, const struct notice *notice,
	 const char *language, bool *ret, struct fault *fault)
{
	int64_t approved = 0, total = 0;
	struct bundle bundle;
	enum status status = bundle_open(visit, notice->name, language,
					 &bundle, fault);

	*ret = false;
	if (status == E_INPUT || status == E_NOT_FOUND)
		return OK; /* letters are not translated into it */
	if (status != OK)
		return status;
	for (size_t p = 0; p < bundle.parts; p++)
		bundle_count(&bundle.part[p], &approved, &total);
	*ret = total && approved == total;
	return OK;
}

/* Our own letters on the subject. */
static enum status
show_notices(struct visit *visit, const struct draft *draft,
	     const char *language, struct model *row, struct fault *fault)
{
	struct model *rows = model_children(row, "notices");
	const struct notices *notices;
	const struct notice *notice;
	enum status status = desk_notices(visit, draft->tenant.organisation,
					  &notices, fault);

	for (size_t i = 0;
	     status == OK && (notice = notices_at(notices, i)); i++) {
		bool ready;

		if (!alike_subjects(draft->request.subject, notice->title) &&
		    !alike_subjects(draft->request.subject, notice->name))
			continue;
		status = is_ready(visit, notice, language, &ready, fault);
		if (status == OK && ready) {
			struct model *one = model_append(rows);

			model_text(one, "name", notice->name);
			model_text(one, "title",
				   arena_text(visit->arena, notice->title));
		}
	}
	return status;
}

static bool
is_asked(const struct item_spec *spec)
{
	return spec->service == SERVICE_TRANSLATION &&
	       !strcmp(spec->from, "en") && !item_language_unknown(spec);
}

enum status
exists_show(struct visit *visit, const struct draft *draft,
	    const struct model *attachments, struct model *model,
	    struct fault *fault)
{
	struct model *list = model_children(model, "exists");
	const struct model *files =
		draft->request.about == ABOUT_EVERYBODY &&
				draft->request.sensitivity == SENSITIVITY_NONE
			? attachments
			: NULL;
	enum status status = OK;

	for (size_t i = 0; i < draft->items && status == OK; i++) {
		const struct item_spec *spec = &draft->item[i].spec;
		struct model *row;

		if (!is_asked(spec))
			continue;
		row = model_object(visit->arena);
		model_int(row, "n", draft->item[i].n);
		model_language(row, "language", spec->language);
		status = show_known(visit, draft, files, spec->language, row,
				    fault);
		if (status == OK)
			status = show_notices(visit, draft, spec->language,
					      row, fault);
		if (status == OK &&
		    (model_kind_of(model_get(row, "known")) == MODEL_OBJECT ||
		     model_count(model_get(row, "notices"))))
			model_copy(list, NULL, row);
	}
	return status;
}
