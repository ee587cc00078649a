/* Source and translation side by side, for the officer who takes it and for
 * the second person who revises it. */
#include "desk/revisions.h"

#include <string.h>

#include "desk/hand_ins.h"
#include "desk/requests.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/hand_ins.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

#define REASON_MOST 200

static const struct field ask_fields[] = {
	{.name = "provider",
	 .type = FIELD_ID,
	 .label = N_("Who revises it?")},
	{.name = "price",
	 .type = FIELD_TEXT,
	 .max = 20,
	 .label = N_("What is paid for it, without VAT?")},
	{0},
};

static const struct field own_fields[] = {
	{.name = "action", .type = FIELD_TEXT},
	{.name = "parts", .type = FIELD_VALUES},
	{.name = "reads", .type = FIELD_TEXT},
	{.name = "from",
	 .type = FIELD_INT,
	 .min = 1,
	 .max = HAND_IN_WEB_PARTS_MOST},
	{.name = "then",
	 .type = FIELD_INT,
	 .min = 1,
	 .max = HAND_IN_WEB_PARTS_MOST},
	{0},
};

static const struct field show_query[] = {
	{.name = "from",
	 .type = FIELD_INT,
	 .min = 1,
	 .max = HAND_IN_WEB_PARTS_MOST},
	{.name = "revise", .type = FIELD_YES},
	{0},
};

static const struct field link_fields[] = {
	{.name = "action", .type = FIELD_TEXT},
	{.name = "parts", .type = FIELD_VALUES},
	{.name = "reason", .type = FIELD_TEXT, .max = REASON_MOST},
	{.name = "from",
	 .type = FIELD_INT,
	 .min = 1,
	 .max = HAND_IN_WEB_PARTS_MOST},
	{.name = "then",
	 .type = FIELD_INT,
	 .min = 1,
	 .max = HAND_IN_WEB_PARTS_MOST},
	{0},
};

static enum status
show_item(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct hand_in_wish wish = {
		.ref = exchange_path(x, "ref"),
		.n = noun_item(x),
		.from = (int)form_int(exchange_form(x), "from"),
	};
	struct model *root = exchange_model(x);
	enum status status = hand_in_show_item(visit, &wish, root, fault);
	const char *need;
	bool may;

	if (status == OK)
		status = request_strip(visit, wish.ref, root, fault);
	if (status != OK)
		return status;
	need = noun_text(root, "revision");
	may = model_true(model_get(root, "can_revise")) &&
	      ROUTE_STAFF & ROLE_BIT(visit->caller->role);
	hand_in_web_mark(root);
	model_text(root, "page_parts_at", "");
	model_bool(root, "page_unrevised", !strcmp(need, "needed") ||
						   !strcmp(need, "asked"));
	model_bool(root, "page_asked", !strcmp(need, "asked"));
	model_bool(root, "page_revised", !strcmp(need, "done"));
	model_bool(root, "page_may_act",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	model_bool(root, "page_edit",
		   form_yes(exchange_form(x), "revise") && may);
	model_bool(root, "page_may_revise",
		   !form_yes(exchange_form(x), "revise") && may);
	model_bool(root, "page_revisers",
		   model_count(model_get(root, "revisers")) > 0);
	exchange_tag(x, model_int_of(model_get(root, "version")));
	exchange_title(x, N_("Translation of {ref}"), "ref", wish.ref, NULL);
	return OK;
}

static void
back(struct exchange *x, const char *said)
{
	exchange_goto(x, "/requests/%s/hand-in/%d", exchange_path(x, "ref"),
		      noun_item(x));
	exchange_flash(x, said);
}

static enum status
ask(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct revision_asking asking = {
		.ref = exchange_path(x, "ref"),
		.n = noun_item(x),
		.provider = form_text(exchange_form(x), "provider"),
		.price = form_text(exchange_form(x), "price"),
	};
	enum status status = revision_ask(visit, &asking, exchange_model(x),
					  fault);

	if (status == OK)
		back(x, N_("They are asked to revise it."));
	return status;
}

static enum status
withdraw(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = revision_withdraw(visit, exchange_path(x, "ref"),
					       noun_item(x),
					       exchange_model(x), fault);

	if (status == OK)
		back(x, N_("They are let go."));
	return status;
}

static enum status
revise(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct hand_in_press *press = hand_in_web_press(x);
	const struct revision_own own = {
		.ref = exchange_path(x, "ref"),
		.n = noun_item(x),
		.press = press,
		.reads = form_text(exchange_form(x), "reads"),
	};
	enum status status = revision_do(visit, &own, exchange_model(x),
					 fault);

	if (status == OK)
		back(x, press->action && !strcmp(press->action, "done")
				? N_("It is revised.")
				: N_("Kept."));
	return status;
}

static enum status
show_link(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *token = exchange_path(x, "token");
	struct model *root = exchange_model(x);
	enum status status =
		revision_show(visit, token,
			      (int)form_int(exchange_form(x), "from"), root,
			      fault);

	if (status != OK)
		return status;
	model_text(root, "page_here",
		   arena_printf(exchange_arena(x), "/revise/%s", token));
	model_text(root, "page_parts_at", "");
	model_bool(root, "page_edit", true);
	hand_in_web_mark(root);
	return OK;
}

static enum status
act_link(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct hand_in_press *press = hand_in_web_press(x);
	const struct form *form = exchange_form(x);
	const struct revision_act act = {
		.token = exchange_path(x, "token"),
		.reason = form_text(form, "reason"),
		.press = press,
	};
	int64_t from = hand_in_web_number(x, "then")
			       ? hand_in_web_number(x, "then")
			       : hand_in_web_number(x, "from");
	enum status status = revision_act(visit, &act, exchange_model(x),
					  fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/revise/%s?from=%lld", act.token,
		      (long long)(from ? from : 1));
	if (!press->action || !strcmp(press->action, "save"))
		exchange_flash(x, N_("Kept."));
	return OK;
}

const struct route routes_revisions[] = {
	{.method = METHOD_GET,
	 .path = "/requests/{ref}/hand-in/{n}",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .fields = show_query,
	 .handle = show_item,
	 .title = N_("Source and translation"),
	 .tag = "requests",
	 .page = "request-hand-in"},
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/hand-in/{n}/ask",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = ask_fields,
	 .handle = ask,
	 .title = N_("Ask a second person to revise it"),
	 .tag = "requests",
	 .again = "/requests/{ref}/hand-in/{n}"},
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/hand-in/{n}/withdraw",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .handle = withdraw,
	 .title = N_("Let the second person go"),
	 .tag = "requests",
	 .again = "/requests/{ref}/hand-in/{n}"},
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/hand-in/{n}/revise",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_LOOSE,
	 .fields = own_fields,
	 .handle = revise,
	 .title = N_("Revise a translation"),
	 .tag = "requests",
	 .again = "/requests/{ref}/hand-in/{n}"},
	{.method = METHOD_GET,
	 .path = "/revise/{token}",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_READ,
	 .fields = hand_in_query,
	 .handle = show_link,
	 .title = N_("Revise a translation"),
	 .tag = "revisions",
	 .page = "revise"},
	{.method = METHOD_POST,
	 .path = "/revise/{token}",
	 .roles = ROUTE_OPEN,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_LOOSE,
	 .fields = link_fields,
	 .handle = act_link,
	 .title = N_("Answer, correct, send back or finish a revision"),
	 .tag = "revisions",
	 .again = "/revise/{token}"},
	{0},
};
