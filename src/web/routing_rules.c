/* What a landlord has decided about whom to ask and how. */
#include "desk/routing_rules.h"

#include "desk/dbs_levels.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/routes.h"
#include "wire/model.h"

#define MODE(NAME, LABEL)                                            \
	{.name = NAME, .type = FIELD_PICK, .set = "routing-mode",    \
	 .label = LABEL}
#define SERVICE(NAME)                                                  \
	MODE(NAME "_danger", N_("Somebody is in danger now")),         \
	MODE(NAME "_quiet", N_("Abuse or safeguarding is the matter")), \
	MODE(NAME "_framework",                                        \
	     N_("One framework agency holds the language")),           \
	MODE(NAME "_soon", N_("Urgent, or it begins soon")),           \
	MODE(NAME "_usual", N_("Everything else"))
#define CLASS(NAME, LABEL)                                          \
	{.name = "class_" NAME, .type = FIELD_PICK,                 \
	 .set = "routing-mode", .any = N_("As its service"),        \
	 .label = LABEL}

#define DBS(NAME, LABEL) \
	{.name = "dbs_" NAME, .type = FIELD_PICK, .set = "dbs-wanted", \
	 .label = LABEL}

static const struct field rule_fields[] = {
	SERVICE("translation"),
	SERVICE("interpreting"),
	SERVICE("format"),
	CLASS("legal", N_("Legal documents")),
	CLASS("safety", N_("Documents about safety")),
	CLASS("rights", N_("Documents about rights")),
	CLASS("service", N_("Documents about a service")),
	CLASS("information", N_("General information")),
	{.name = "soon_hours",
	 .type = FIELD_INT,
	 .min = 1,
	 .max = ROUTING_SOON_MOST,
	 .label = N_("Soon is within so many hours")},
	DBS("none", N_("Nothing sensitive")),
	DBS("domestic-abuse", N_("Domestic abuse")),
	DBS("safeguarding", N_("Safeguarding")),
	DBS("eviction", N_("Eviction")),
	DBS("immigration", N_("Immigration")),
	DBS("health", N_("Health")),
	{0},
};

/* The name of a field, as routing_rules_set has it. */
static const char *
field_of(struct exchange *x, const char *one, const char *other)
{
	return arena_printf(exchange_arena(x), "%s_%s", one, other);
}

static enum status
show_rules(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status = routing_rules_show(visit, root, fault);

	if (status == OK)
		status = dbs_levels_show(visit, root, fault);
	if (status != OK)
		return status;
	for (const struct model *m = model_first(model_get(root, "modes")); m;
	     m = model_next(m))
		exchange_prefill(
			x,
			field_of(x, model_text_of(model_get(m, "service")),
				 model_text_of(model_get(m, "situation"))),
			model_text_of(model_get(m, "mode")));
	for (const struct model *m = model_first(model_get(root, "of_class"));
	     m; m = model_next(m))
		exchange_prefill(
			x,
			field_of(x, "class",
				 model_text_of(model_get(m, "class"))),
			model_text_of(model_get(m, "mode")));
	for (const struct model *m = model_first(model_get(root, "dbs")); m;
	     m = model_next(m))
		exchange_prefill(
			x,
			field_of(x, "dbs",
				 model_text_of(model_get(m, "sensitivity"))),
			model_text_of(model_get(m, "level")));
	exchange_prefill(
		x, "soon_hours",
		arena_printf(exchange_arena(x), "%d",
			     (int)model_int_of(model_get(root,
							 "soon_hours"))));
	return OK;
}

static enum status
set_rules(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	struct routing_change change = {.soon_hours = -1};
	struct dbs_change dbs;
	enum status status;

	for (int i = 0; i < SERVICES; i++)
		for (int j = 0; j < ROUTING_SITUATIONS; j++)
			change.mode[i][j] = form_text(
				form, field_of(x, service_names[i],
					       routing_situation_names[j]));
	for (int i = 0; i < CLASSES; i++)
		change.of_class[i] = form_said(
			form, field_of(x, "class", document_class_names[i]));
	if (form_text(form, "soon_hours"))
		change.soon_hours = form_int(form, "soon_hours");
	for (int i = 0; i < SENSITIVITIES; i++)
		dbs.level[i] = form_text(
			form, field_of(x, "dbs", sensitivity_names[i]));
	status = routing_rules_set(visit, &change, exchange_faults(x), fault);
	if (status == OK)
		status = dbs_levels_set(visit, &dbs, exchange_faults(x),
					fault);
	if (status == OK)
		status = routing_rules_show(visit, exchange_model(x), fault);
	if (status == OK)
		status = dbs_levels_show(visit, exchange_model(x), fault);
	if (status == OK) {
		exchange_goto(x, "/settings/routing");
		exchange_flash(x, N_("Saved. It holds from now on."));
	}
	return status;
}

const struct route routes_routing_rules[] = {
	{.method = METHOD_GET,
	 .path = "/settings/routing",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_READ,
	 .form = rule_fields,
	 .handle = show_rules,
	 .title = N_("How providers are asked"),
	 .tag = "settings",
	 .page = "routing-rules"},
	{.method = METHOD_POST,
	 .path = "/settings/routing",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .fields = rule_fields,
	 .handle = set_rules,
	 .title = N_("Decide how providers are asked"),
	 .tag = "settings",
	 .again = "/settings/routing"},
	{0},
};
