/* The languages there are: for forms of other systems, and to look up. */
#include "desk/languages.h"
#include "lang/tag.h"
#include "web/exchange.h"
#include "web/nouns.h"
#include "web/problem.h"
#include "web/routes.h"
#include "wire/model.h"

/* Print, and the font, or why not: in the words of whoever looks. */
static void
show_printed(struct exchange *x, struct model *row,
	     const struct printed *printed)
{
	const struct fault *fault = &printed->why_not;

	model_bool(row, "print", printed->print);
	model_text(row, "font", printed->tag->font);
	model_text(row, "why_not",
		   fault->message ? problem_text(x, fault) : NULL);
}

/* {languages: [{tag, page_language(language), name, autonym(name), script,
 *  direction, kind, print(bool), font, why_not}]}: font is the family that
 *  prints it, null for what is not written; why_not a sentence, or null. */
static enum status
list_languages(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *list = model_children(exchange_model(x), "languages");
	struct printed_list all;

	(void)fault;
	languages_printed(visit, &all);
	for (size_t i = 0; i < all.count; i++) {
		const struct tag *tag = all.list[i].tag;
		struct model *row = model_append(list);

		model_text(row, "tag", tag->tag);
		model_language(row, "page_language", tag->tag);
		model_text(row, "name", tag->english);
		model_name(row, "autonym", tag->autonym, tag->tag);
		model_text(row, "script", tag->script);
		model_text(row, "direction", tag_direction(tag));
		model_text(row, "kind", tag_kind_name(tag->kind));
		show_printed(x, row, &all.list[i]);
	}
	return OK;
}

const struct route routes_languages[] = {
	{.method = METHOD_GET,
	 .path = "/languages",
	 .roles = ROUTE_ALL,
	 .kind = ROUTE_READ,
	 .handle = list_languages,
	 .title = N_("Languages"),
	 .tag = "languages",
	 .page = "languages"},
	{0},
};
