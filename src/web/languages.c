/* The languages there are: for forms of other systems, and to look up. */
#include "lang/tag.h"
#include "web/exchange.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static enum status
list_languages(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *list = model_children(exchange_model(x), "languages");
	const struct tag *tags;
	size_t count = tag_all(&tags);

	(void)visit;
	(void)fault;
	for (size_t i = 0; i < count; i++) {
		struct model *row = model_append(list);

		model_text(row, "tag", tags[i].tag);
		model_language(row, "page_language", tags[i].tag);
		model_text(row, "name", tags[i].english);
		model_name(row, "autonym", tags[i].autonym, tags[i].tag);
		model_text(row, "script", tags[i].script);
		model_text(row, "direction", tag_direction(&tags[i]));
		model_text(row, "kind", tag_kind_name(tags[i].kind));
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
