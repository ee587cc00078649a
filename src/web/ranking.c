/* How an item finds somebody: who would be asked, and what officers decide of
 * it. */
#include "desk/family.h"
#include "desk/ranking.h"
#include "desk/requests.h"
#include "desk/routes.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

#define HOW                                                        \
	{.name = "mode", \
	 .type = FIELD_PICK, \
	 .set = "routing-mode", \
	 .any = N_("By the rules"), \
	 .label = N_("How are they asked?")}, \
	{.name = "any_gender", \
	 .type = FIELD_TEXT, \
	 .label = N_("The tenant agreed to any gender: how do you know?"), \
	 .hint = N_("Ask the tenant alone. The words are kept.")}

static const struct field route_fields[] = {
	HOW,
	{0},
};

#define WHY                                                            \
	{.name = "reason", .type = FIELD_TEXT, .max = 400,             \
	 .label = N_("If it is not the first of them, why?"),          \
	 .hint = N_("Who was asked before is told that the work is no " \
		    "longer theirs.")}

static const struct field ask_fields[] = {
	{.name = "provider", .type = FIELD_ID, .required = true,
	 .label = N_("Provider")},
	WHY,
	{0},
};

/* What the page of the ranking asks for, in both of its forms. */
static const struct field ranking_form[] = {
	HOW,
	WHY,
	{0},
};

static const struct field instead_fields[] = {
	{.name = "mode",
	 .type = FIELD_WORD,
	 .set = "mode",
	 .required = true,
	 .label = N_("How?")},
	{0},
};

static const struct field family_fields[] = {
	{.name = "name",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("Who offers to interpret?")},
	{.name = "relation",
	 .type = FIELD_TEXT,
	 .label = N_("Relation"),
	 .hint = N_("Such as: husband, daughter, neighbour")},
	{.name = "child", .type = FIELD_YES, .label = N_("Under 18")},
	{.name = "declined",
	 .type = FIELD_YES,
	 .label = N_("A professional was offered, and the tenant said no")},
	{.name = "danger",
	 .type = FIELD_TEXT,
	 .label = N_("Only if a life is in danger now: what happened?")},
	{0},
};

static enum status
show_ranking(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *ref = exchange_path(x, "ref");
	struct model *root = exchange_model(x);
	const char *mode;
	enum status status;

	status = item_ranking(visit, ref, noun_item(x), root, fault);
	if (status == OK)
		status = request_strip(visit, ref, root, fault);
	if (status != OK)
		return status;
	for (const struct model *c = model_first(model_get(root, "candidates"));
	     c; c = model_next(c))
		model_bool((struct model *)c, "page_out",
			   !model_true(model_get(c, "can")) &&
				   !model_true(model_get(c, "needs_reason")));
	mode = model_text_of(model_get(root, "mode_chosen"));
	if (mode)
		exchange_prefill(x, "mode", mode);
	model_bool(root, "page_may_ask",
		   model_true(model_get(root, "can_offer")) &&
			   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	exchange_title(x, N_("Who is asked, and why: {ref}"), "ref", ref,
		       NULL);
	return OK;
}

/* Somebody is chosen: what is against it is told beside the ranking. */
static enum status
ask_provider(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct item_act act = {
		.ref = exchange_path(x, "ref"),
		.n = noun_item(x),
		.action = "offer",
		.version = exchange_version(x),
		.provider = form_text(form, "provider"),
		.reason = form_text(form, "reason"),
	};
	enum status status = item_act(visit, &act, exchange_model(x), fault);

	if (status == OK) {
		exchange_goto(x, "/requests/%s", act.ref);
		exchange_flash(x, N_("They are asked."));
	}
	return status;
}

static struct route_wish
wish_from(struct exchange *x)
{
	const struct form *form = exchange_form(x);

	return (struct route_wish){
		.ref = exchange_path(x, "ref"),
		.n = noun_item(x),
		.version = exchange_version(x),
		.mode = form_said(form, "mode"),
		.any_gender = form_text(form, "any_gender"),
	};
}

static enum status
decide(struct exchange *x, struct visit *visit,
       enum status (*act)(struct visit *, const struct route_wish *,
			  struct model *, struct fault *),
       struct fault *fault)
{
	const struct route_wish wish = wish_from(x);
	enum status status = act(visit, &wish, exchange_model(x), fault);

	if (status == OK) {
		exchange_goto(x, "/requests/%s", wish.ref);
		exchange_flash(x, N_("Done."));
	}
	return status;
}

static enum status
route_item(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return decide(x, visit, item_route, fault);
}

static enum status
use_another_mode(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return decide(x, visit, item_instead, fault);
}

static enum status
leave_item(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return decide(x, visit, item_leave, fault);
}

static enum status
add_family(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	struct model *root = exchange_model(x);
	const struct family_input in = {
		.ref = exchange_path(x, "ref"),
		.n = noun_item(x),
		.name = form_text(form, "name"),
		.relation = form_text(form, "relation"),
		.danger = form_text(form, "danger"),
		.age = form_yes(form, "child") ? FAMILY_IS_CHILD
					       : FAMILY_IS_ADULT,
		.professional = form_yes(form, "declined")
					? PROFESSIONAL_DECLINED
					: PROFESSIONAL_NOT_OFFERED,
	};
	enum status status =
		family_add(visit, &in, root, exchange_faults(x), fault);

	if (status == OK) {
		exchange_goto(x, "/requests/%s", in.ref);
		exchange_flash(x, model_true(model_get(root, "allowed"))
					  ? N_("They may, as the rule says: "
					       "it stands with the request.")
					  : N_("They may not: it stands with "
					       "the request."));
	}
	return status;
}

const struct route routes_ranking[] = {
	{.method = METHOD_GET,
	 .path = "/requests/{ref}/items/{n}/ranking",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .form = ranking_form,
	 .handle = show_ranking,
	 .title = N_("Who is asked, and why"),
	 .tag = "requests",
	 .page = "item-ranking"},
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/ask/{n}",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = ask_fields,
	 .handle = ask_provider,
	 .title = N_("Ask one provider"),
	 .tag = "requests",
	 .again = "/requests/{ref}/items/{n}/ranking"},
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/routing/{n}",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = route_fields,
	 .handle = route_item,
	 .title = N_("Say how providers are asked"),
	 .tag = "requests",
	 .again = "/requests/{ref}"},
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/instead/{n}",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = instead_fields,
	 .handle = use_another_mode,
	 .title = N_("Interpret in another way"),
	 .tag = "requests",
	 .again = "/requests/{ref}"},
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/leave/{n}",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .handle = leave_item,
	 .title = N_("Nobody will do it"),
	 .tag = "requests",
	 .again = "/requests/{ref}"},
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/family/{n}",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = family_fields,
	 .handle = add_family,
	 .title = N_("The family offers to interpret"),
	 .tag = "requests",
	 .again = "/requests/{ref}"},
	{0},
};
