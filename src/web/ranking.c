/* Who would be asked to do an item, and why. */
#include "desk/ranking.h"
#include "desk/requests.h"
#include "web/exchange.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static enum status
show_ranking(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *ref = exchange_path(x, "ref");
	struct model *root = exchange_model(x);
	enum status status;

	status = item_ranking(visit, ref, noun_item(x), root, fault);
	if (status == OK)
		status = request_strip(visit, ref, root, fault);
	if (status != OK)
		return status;
	model_bool(root, "page_may_ask",
		   model_true(model_get(root, "can_offer")) &&
			   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	exchange_title(x, N_("Who is asked, and why: {ref}"), "ref", ref,
		       NULL);
	return status;
}

const struct route routes_ranking[] = {
	{.method = METHOD_GET,
	 .path = "/requests/{ref}/items/{n}/ranking",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = show_ranking,
	 .title = N_("Who is asked, and why"),
	 .tag = "requests",
	 .page = "item-ranking"},
	{0},
};
