/* What becomes of a tenant: a death and taking it back. */
#include "desk/life.h"

#include <string.h>

#include "desk/tenants.h"
#include "web/form.h"
#include "web/inside.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field death_fields[] = {
	{.name = "day",
	 .type = FIELD_DAY,
	 .label = N_("When did they die?"),
	 .hint = N_("Leave empty where it is not known.")},
	{.name = "known_by",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("How do we know?"),
	 .hint = N_("Such as: the daughter telephoned; death certificate "
		    "seen")},
	{.name = "outcome",
	 .type = FIELD_PICK,
	 .set = "outcome",
	 .label = N_("What is cancelled ends as"),
	 .hint = N_("Leave empty for: cancelled in good time.")},
	{.name = "items", .type = FIELD_VALUES, .set = "page_lines"},
	{0},
};

static const struct field reason_fields[] = {
	{.name = "reason",
	 .type = FIELD_TEXT,
	 .required = true,
	 .label = N_("Why?")},
	{0},
};

/* Which of the two is marked: what was typed, else what is proposed. */
static void
mark_choices(struct exchange *x, const struct model *items)
{
	for (const struct model *m = model_first(items); m;
	     m = model_next(m)) {
		const char *choice = noun_text(m, "choice");
		const char *path = arena_printf(exchange_arena(x), "items.%s",
						noun_text(m, "key"));
		bool cancel;

		if (x->typed && *form_typed(x->typed, path))
			choice = form_typed(x->typed, path);
		cancel = !strcmp(choice, "cancel");
		model_bool((struct model *)m, "page_cancel", cancel);
		model_bool((struct model *)m, "page_hold", !cancel);
	}
}

static enum status
show_life(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	const struct model *event;
	const char *kind;
	bool confidential;
	enum status status = life_page(visit, exchange_path(x, "id"), root,
				       fault);

	if (status != OK)
		return status;
	(void)model_children(root, "page_lines");
	mark_choices(x, model_get(root, "items"));
	model_bool(root, "page_open",
		   model_count(model_get(root, "items")) > 0);
	event = model_get(root, "life_event");
	kind = noun_text(event, "kind");
	model_bool(root, "page_died", !strcmp(kind, "died"));
	model_bool(root, "page_moved", !strcmp(kind, "moved"));
	model_bool(root, "page_may_act",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	model_bool(root, "page_current", !*kind);
	model_bool(root, "page_joint",
		   model_count(model_get(root, "joint_tenants")) > 0);
	confidential = model_true(
		model_get(model_get(root, "strip"), "confidential"));
	model_bool(root, "page_confidential", confidential);
	model_text(root, "page_turn", confidential ? "no" : "yes");
	model_bool(root, "page_may_see",
		   model_true(model_get(root, "may_see")));
	return OK;
}

static enum status
record_death(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	struct model *items = model_object(exchange_arena(x));
	struct life_death in = {
		.tenant = exchange_path(x, "id"),
		.day = form_text(form, "day"),
		.known_by = form_text(form, "known_by"),
		.outcome = form_text(form, "outcome"),
		.items = items,
	};
	enum status status;

	form_values(form, "items", items);
	status = life_death(visit, &in, exchange_model(x), exchange_faults(x),
			    fault);
	if (status == OK) {
		exchange_created(x, "/tenants/%s/life", in.tenant);
		exchange_flash(x, N_("The death is recorded, and nothing goes "
				     "out to them any more."));
	}
	return status;
}

static enum status
undo_death(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *tenant = exchange_path(x, "id");
	enum status status = life_revive(visit, tenant,
					 form_text(exchange_form(x), "reason"),
					 exchange_model(x), fault);

	if (status == OK) {
		exchange_goto(x, "/tenants/%s/life", tenant);
		exchange_flash(x, N_("The record of the death is taken back. "
				     "Resume the requests that are still "
				     "wanted."));
	}
	return status;
}

const struct route routes_life[] = {
	{.method = METHOD_GET,
	 .path = "/tenants/{id}/life",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .form = death_fields,
	 .handle = show_life,
	 .title = N_("When a tenancy changes"),
	 .tag = "tenants",
	 .page = "life"},
	{.method = METHOD_POST,
	 .path = "/tenants/{id}/death",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = death_fields,
	 .handle = record_death,
	 .title = N_("Record a death"),
	 .tag = "tenants",
	 .again = "/tenants/{id}/life"},
	{.method = METHOD_POST,
	 .path = "/tenants/{id}/death/undo",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = reason_fields,
	 .handle = undo_death,
	 .title = N_("Take the record of a death back"),
	 .tag = "tenants",
	 .again = "/tenants/{id}/life"},
	{0},
};
