/* Spot checks of finished work. */
#include "desk/spot_checks.h"

#include "core/spot_check.h"
#include "desk/tenants.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field draw_fields[] = {
	{.name = "from",
	 .type = FIELD_DAY,
	 .required = true,
	 .label = N_("Finished from which day?")},
	{.name = "to",
	 .type = FIELD_DAY,
	 .label = N_("Until which day?"),
	 .hint = N_("Leave empty for today.")},
	{.name = "language",
	 .type = FIELD_LANGUAGE,
	 .any = N_("All"),
	 .label = N_("Language")},
	{.name = "provider", .type = FIELD_ID},
	{.name = "wanted",
	 .type = FIELD_INT,
	 .min = 1,
	 .max = SPOT_MOST,
	 .required = true,
	 .label = N_("How many pieces of work?")},
	{.name = "why",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("Why are they looked at?"),
	 .hint = N_("Such as: the quarter’s check, or after a complaint")},
	{.name = "seed",
	 .type = FIELD_TEXT,
	 .max = 9,
	 .label = N_("Number to draw by"),
	 .hint = N_("Leave empty: one is drawn and kept. The same number "
		    "draws the same work again.")},
	{0},
};

#define MARK(criterion, says)                                            \
	{.name = criterion, .type = FIELD_INT, .min = 1,                 \
	 .max = SPOT_MARK_MOST, .required = true, .label = (says)}

static const struct field score_fields[] = {
	MARK("accuracy", N_("Accuracy: it means what the original means")),
	MARK("completeness",
	     N_("Completeness: nothing left out, nothing added")),
	MARK("register", N_("Register: the right tone and words")),
	MARK("timeliness", N_("Timeliness: in time, and punctual")),
	{.name = "checker",
	 .type = FIELD_TEXT,
	 .label = N_("Who looked at it?"),
	 .hint = N_("A second linguist; leave empty where it was you.")},
	{.name = "note",
	 .type = FIELD_AREA,
	 .max = 500,
	 .label = N_("What was found?")},
	{0},
};

static enum status
list_rounds(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct page_wish page = noun_page(x);
	struct model *root = exchange_model(x);
	enum status status = spot_rounds_list(visit, &page, root, fault);

	if (status == OK)
		noun_more(x);
	model_bool(root, "page_may_draw",
		   ROUTE_MANAGERS & ROLE_BIT(visit->caller->role));
	return status;
}

static enum status
draw(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct spot_input in = {
		.provider = form_text(form, "provider"),
		.language = form_text(form, "language"),
		.from = form_text(form, "from"),
		.to = form_text(form, "to"),
		.why = form_text(form, "why"),
		.seed = form_text(form, "seed"),
		.wanted = form_int(form, "wanted"),
	};
	struct model *root = exchange_model(x);
	enum status status =
		spot_draw(visit, &in, root, exchange_faults(x), fault);

	if (status == OK)
		exchange_created(x, "/spot-checks/%s", noun_text(root, "id"));
	return status;
}

static enum status
show_round(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status = spot_round_show(visit, exchange_path(x, "id"),
					     root, fault);

	model_text(root, "page_round", exchange_path(x, "id"));
	model_bool(root, "page_may_score",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	return status;
}

static enum status
score(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct spot_score in = {
		.round = exchange_path(x, "id"),
		.id = exchange_path(x, "check"),
		.note = form_text(form, "note"),
		.checker = form_text(form, "checker"),
		.accuracy = form_int(form, "accuracy"),
		.completeness = form_int(form, "completeness"),
		.tone = form_int(form, "register"),
		.timeliness = form_int(form, "timeliness"),
	};
	enum status status = spot_score(visit, &in, exchange_model(x),
					exchange_faults(x), fault);

	if (status == OK) {
		exchange_goto(x, "/spot-checks/%s", in.round);
		exchange_flash(x, N_("Kept. It counts in the provider’s "
				     "figures."));
	}
	return status;
}

const struct route routes_spot_checks[] = {
	{.method = METHOD_GET,
	 .path = "/spot-checks",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .form = draw_fields,
	 .handle = list_rounds,
	 .title = N_("Spot checks"),
	 .tag = "providers",
	 .page = "spot-checks"},
	{.method = METHOD_POST,
	 .path = "/spot-checks",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .fields = draw_fields,
	 .handle = draw,
	 .title = N_("Draw a sample of finished work"),
	 .tag = "providers",
	 .again = "/spot-checks"},
	{.method = METHOD_GET,
	 .path = "/spot-checks/{id}",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = show_round,
	 .title = N_("A sample of finished work"),
	 .tag = "providers",
	 .page = "spot-check"},
	{.method = METHOD_POST,
	 .path = "/spot-checks/{id}/checks/{check}",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = score_fields,
	 .handle = score,
	 .title = N_("Write down a spot check"),
	 .tag = "providers",
	 .again = "/spot-checks/{id}"},
	{0},
};
