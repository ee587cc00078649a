/* Notices printed for a look. */
#include "desk/proof.h"

#include <string.h>

#include "base/buf.h"
#include "desk/braille_inside.h"
#include "desk/easy_read.h"
#include "desk/inside.h"
#include "desk/letter_making.h"
#include "desk/letterheads.h"
#include "desk/review.h"
#include "desk/source_inside.h"
#include "desk/suited.h"
#include "desk/voice_inside.h"
#include "lang/catalogue.h"
#include "lang/tag.h"
#include "lang/zone.h"
#include "notice/merge.h"
#include "notice/notices.h"
#include "render/presses.h"
#include "render/render.h"
#include "wire/model.h"

struct proofing {
	struct visit *visit;
	const struct proof_wish *wish;
	struct found found;
	enum notice_variant variant;
	const struct model *values;
	struct faults *faults;
};

static bool
is_either(const char *format, const char *one, const char *other)
{
	return !strcmp(format, one) || !strcmp(format, other);
}

/* What is no draft may be sent on: in Braille only what somebody has read, as
 * sound only what somebody has heard. */
static enum status
check_signed(struct proofing *p, const struct merge *merge,
	     struct fault *fault)
{
	const char *format = p->wish->format, *name = merge->notice->name;
	int64_t organisation = visit_organisation(p->visit);
	struct braille_words cells = {organisation, name, merge->tag, {0}};
	struct voice_words said = {organisation, name, merge->tag, {0}};

	if (p->wish->draft || !p->wish->data)
		return OK;
	if (merge->variant == NOTICE_EASY)
		return easy_read_must_be_signed(p->visit, organisation, merge,
						fault);
	making_words(merge, cells.hash);
	memcpy(said.hash, cells.hash, HASH_BYTES);
	if (is_either(format, "brf", "pef"))
		return braille_must_be_read(p->visit, &cells, fault);
	return is_either(format, "wav", "ogg")
		       ? voice_must_speak(p->visit, &said, fault)
		       : OK;
}

/* The notice in one language. */
static enum status
merge_in(struct proofing *p, const struct tag *tag, const struct tag *beside,
	 const struct document **ret, struct fault *fault)
{
	struct merge merge = {
		.notice = p->found.notice,
		.tag = tag,
		.beside = beside,
		.values = p->values,
		.draft = p->wish->version > 0 ? MERGE_DRAFT : MERGE_FINAL,
		.variant = p->variant,
	};
	struct reviews reviews;
	size_t before = p->faults->count;
	enum status status;

	if (p->wish->data)
		merge.letter_days = zone_local(p->visit->now_utc).day_days;
	merge.wording = notices_wording(p->found.notices, p->found.notice, tag,
					p->visit->arena);
	if (!merge.wording && strcmp(tag->tag, "en") != 0)
		return no_translation(p->found.notice, tag, fault);
	status = reviews_read(p->visit, visit_organisation(p->visit),
			      notice_words(p->found.notice, p->visit->arena),
			      tag, &reviews, fault);
	if (status != OK)
		return status;
	merge.review = &reviews.review;
	status = notice_merge(&merge, p->visit->arena, ret, p->faults);
	if (status == E_REFUSED && p->wish->draft) {
		p->faults->count = before;
		merge.draft = MERGE_DRAFT;
		status = notice_merge(&merge, p->visit->arena, ret, p->faults);
	}
	if (status != OK)
		data_fault(p->faults, before, fault);
	return status == OK ? check_signed(p, &merge, fault) : status;
}

static enum status
only_for_pdf(const struct proof_wish *wish, struct fault *fault)
{
	const char *where = wish->size_pt     ? "/size"
			    : wish->paper     ? "/paper"
			    : wish->bilingual ? "/bilingual"
			    : wish->layout    ? "/layout"
					      : NULL;

	if (!where || !strcmp(wish->format, "pdf"))
		return OK;
	return fault_set(fault, E_INPUT, where,
			 N_("Only a PDF has that: choose the format pdf"),
			 NULL);
}

static enum status
print(struct proofing *p, const struct document *document,
      struct render_options *options, struct proof *ret, struct fault *fault)
{
	struct presses *presses = desk_presses(p->visit->desk);
	struct arena *arena = p->visit->arena;
	const struct renderer *renderer;
	struct buf out = {0};
	enum status status = render_find(p->wish->format, &renderer, fault);

	if (status != OK)
		return status;
	if (p->visit->caller && renderer->render == render_pdf)
		status = letterhead_of(p->visit, p->visit->caller->organisation,
				       &options->letterhead, fault);
	if (status != OK)
		return status;
	options->press = presses_take(presses);
	status = renderer->render(document, options, &out, fault);
	presses_give(presses, options->press);
	if (status == OK)
		*ret = (struct proof){
			.mime = renderer->mime,
			.name = arena_printf(arena, "%s-%s.%s",
					     p->found.notice->name,
					     document->lang,
					     renderer->extension),
			.bytes = arena_copy(arena, buf_string(&out), out.count),
			.count = out.count,
		};
	buf_free(&out);
	return status;
}

/* The notice as it is, or as one of its versions would have it. */
static enum status
find_notice(struct proofing *p, struct fault *fault)
{
	const struct proof_wish *wish = p->wish;
	struct source source;
	enum status status;

	if (wish->version <= 0)
		return notice_named(p->visit, visit_organisation(p->visit),
				    wish->notice, &p->found, fault);
	status = source_version(p->visit, wish->notice ? wish->notice : "",
				wish->version, &source, fault);
	if (status == OK)
		status = source_check(p->visit, &source, &p->found.notices,
				      p->faults, fault);
	return status == OK ? notices_find(p->found.notices, source.notice,
					   &p->found.notice, fault)
			    : status;
}

enum status
proof_print(struct visit *visit, const struct proof_wish *wish,
	    struct proof *ret, struct faults *faults, struct fault *fault)
{
	struct proofing p = {.visit = visit, .wish = wish, .faults = faults};
	struct render_options options = {.frame = RENDER_FILE,
					 .size_pt = wish->size_pt};
	const struct needs nobody = {0};
	const struct document *document;
	const struct tag *tag, *other = NULL;
	enum status status = only_for_pdf(wish, fault);

	if (status == OK)
		status = find_notice(&p, fault);
	if (status == OK)
		p.values = wish->data ? wish->data
				      : notice_examples(p.found.notice,
							visit->arena);
	if (status == OK)
		status = suited_variant(wish->variant, p.found.notice, &nobody,
					&p.variant, fault);
	if (status == OK)
		status = tag_parse("/language", wish->language, &tag, fault);
	if (status == OK && wish->bilingual)
		status =
			tag_parse("/bilingual", wish->bilingual, &other, fault);
	if (status == OK)
		status = merge_in(&p, tag, other, &document, fault);
	if (status == OK && other)
		status = merge_in(&p, other, tag, &options.other, fault);
	if (status != OK)
		return status;
	options.paper = paper_named(wish->paper);
	if (wish->layout && !strcmp(wish->layout, "after"))
		options.bilingual = BILINGUAL_AFTER;
	return print(&p, document, &options, ret, fault);
}
