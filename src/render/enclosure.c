/* A form that goes with a letter. */
#include "render/enclosure.h"

#include "render/bilingual.h"

struct place
banner_place(const struct place *within, const struct banner *banner)
{
	const struct tag *tag = tag_find(banner->lang);
	struct place place = *within;

	place.tag = tag ? tag : place.tag;
	place.rtl = banner->rtl;
	return place;
}

static enum status
put_banner(struct flow *flow, const struct place *within,
	   const struct banner *banner)
{
	struct span span = {.kind = SPAN_TEXT, .text = banner->text};
	struct place place = banner_place(within, banner);
	struct words words = {.spans = &span,
			      .weight = FONT_BOLD,
			      .size_pt = flow->size_pt,
			      .keep = KEEP};

	place_behind_bar(flow, &place);
	words.element = element_in(flow, &place, ROLE_PARAGRAPH);
	return flow_words(flow, &place, &words);
}

enum status
banners_put(struct flow *flow, const struct place *within,
	    const struct banner *banner)
{
	const struct banner *first = banner;
	enum status status = OK;

	for (; banner && status == OK; banner = banner->next)
		status = put_banner(flow, within, banner);
	if (first)
		flow->gap = GAP_SECTION;
	return status;
}

static enum status
place_in(struct flow *flow, const struct place *whole,
	 const struct document *document, struct place *ret)
{
	const struct tag *tag = tag_find(document->lang);

	if (!tag)
		return fault_set(flow->fault, E_INPUT, "language",
				 N_("{value} is not a language this version "
				    "knows"),
				 "value", document->lang, NULL);
	*ret = *whole;
	ret->tag = tag;
	ret->rtl = document->rtl;
	return OK;
}

/* A section of its own in the document's language. */
static enum status
section_for(struct flow *flow, const struct place *whole,
	    const struct document *document, struct place *ret)
{
	enum status status = place_in(flow, whole, document, ret);

	if (status != OK)
		return status;
	ret->within = element_in(flow, ret, ROLE_SECTION);
	ret->said = ret->tag;
	return OK;
}

/* What was put since stands on a new page. */
static void
turn_page(struct flow *flow, size_t slabs_before)
{
	if (flow->out->slabs > slabs_before)
		flow->out->slab[slabs_before].turns = true;
}

static enum status
put_form(struct flow *flow, const struct place *whole,
	 const struct document *form)
{
	const size_t before = flow->out->slabs;
	struct place place;
	enum status status = section_for(flow, whole, form, &place);

	if (status != OK)
		return status;
	flow->gap = GAP_NONE;
	status = flow_blocks(flow, &place, form->blocks);
	turn_page(flow, before);
	return status;
}

static enum status
put_companion(struct flow *flow, const struct place *whole,
	      const struct document *form, const struct document *companion)
{
	const size_t before = flow->out->slabs;
	struct languages both = {.document = {form, companion}};
	enum status status = place_in(flow, whole, companion, &both.place[1]);

	if (status == OK)
		status = section_for(flow, whole, form, &both.place[0]);
	if (status != OK)
		return status;
	both.place[1].within = both.place[0].within;
	both.place[1].said = both.place[0].said;
	flow->gap = GAP_NONE;
	status = banners_put(flow, &both.place[0], companion->banners);
	if (status == OK)
		status = bilingual_side(flow, &both);
	turn_page(flow, before);
	return status;
}

enum status
enclosure_put(struct flow *flow, const struct place *whole,
	      const struct document *main, const struct enclosure *enclosure)
{
	const struct document *form =
		enclosure->form ? enclosure->form : main;
	enum status status = OK;

	if (enclosure->form)
		status = put_form(flow, whole, form);
	if (status == OK && enclosure->companion)
		status = put_companion(flow, whole, form,
				       enclosure->companion);
	return status;
}
