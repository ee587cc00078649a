/* Joint tenancies, and parting them. */
#include "desk/joint.h"

#include <string.h>

#include "web/form.h"
#include "web/inside.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field link_fields[] = {
	{.name = "other",
	 .type = FIELD_TEXT,
	 .required = true,
	 .max = 60,
	 .label = N_("Reference of the other tenant")},
	{0},
};

static const struct field confide_fields[] = {
	{.name = "yes", .type = FIELD_PICK, .set = "consent",
	 .required = true},
	{0},
};

#define SHARED_HINT N_("Only where both have the same.")

static const struct field part_fields[] = {
	{.name = "why",
	 .type = FIELD_PICK,
	 .set = "parting-why",
	 .required = true,
	 .label = N_("Why do they part?")},
	{.name = "address",
	 .type = FIELD_WORD,
	 .set = "holder",
	 .label = N_("The address that both have"),
	 .hint = SHARED_HINT},
	{.name = "phone",
	 .type = FIELD_WORD,
	 .set = "holder",
	 .label = N_("The telephone number that both have"),
	 .hint = SHARED_HINT},
	{.name = "email",
	 .type = FIELD_WORD,
	 .set = "holder",
	 .label = N_("The e-mail address that both have"),
	 .hint = SHARED_HINT},
	{.name = "new_address",
	 .type = FIELD_AREA,
	 .max = 900,
	 .label = N_("Their new address, a line each"),
	 .hint = N_("Leave empty where it is not known yet.")},
	{.name = "new_postcode",
	 .type = FIELD_TEXT,
	 .max = 10,
	 .label = N_("Their new postcode")},
	{.name = "new_phone",
	 .type = FIELD_TEXT,
	 .max = 40,
	 .label = N_("Their new telephone number"),
	 .hint = N_("One that nobody else can read or hear.")},
	{.name = "new_email",
	 .type = FIELD_EMAIL,
	 .label = N_("Their new e-mail address")},
	{.name = "new_reference",
	 .type = FIELD_TEXT,
	 .max = 40,
	 .label = N_("A new reference"),
	 .hint = N_("Where the old one leads to the others, such as "
		    "T1001A beside T1001B.")},
	{.name = "confidential",
	 .type = FIELD_PICK,
	 .set = "consent",
	 .label = N_("Keep where they live confidential?"),
	 .hint = N_("Yes where you choose nothing.")},
	{.name = "people", .type = FIELD_VALUES, .set = "page_lines"},
	{0},
};

static enum status
link_tenants(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *tenant = exchange_path(x, "id");
	enum status status = joint_link(
		visit, tenant, form_text(exchange_form(x), "other"),
		exchange_model(x), exchange_faults(x), fault);

	if (status == OK) {
		exchange_created(x, "/tenants/%s/life", tenant);
		exchange_flash(x, N_("They hold the tenancy together, each "
				     "with their own needs and letters."));
	}
	return status;
}

/* One line of choices for each entry, what was typed before what is
 * proposed. */
static void
mark_people(struct exchange *x, const struct model *people)
{
	static const char *const choices[] = {"stays", "other", "both",
					      "neither"};
	static const char *const marks[] = {"page_stays", "page_other",
					    "page_both", "page_neither"};

	for (const struct model *m = model_first(people); m;
	     m = model_next(m)) {
		const char *choice = noun_text(m, "choice");
		const char *path = arena_printf(exchange_arena(x), "people.%s",
						noun_text(m, "id"));
		bool fixed = !strcmp(choice, "neither");

		if (x->typed && *form_typed(x->typed, path))
			choice = form_typed(x->typed, path);
		for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
			model_bool((struct model *)m, marks[i],
				   !strcmp(choice, choices[i]));
		model_bool((struct model *)m, "page_fixed", fixed);
		model_bool((struct model *)m, "page_may_go",
			   !fixed && !model_true(model_get(m, "acts")));
	}
}

static enum status
show_part(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status = joint_before(visit, exchange_path(x, "id"), root,
					  fault);
	const struct model *shared;

	if (status != OK)
		return status;
	exchange_prefill(x, "address", "others");
	exchange_prefill(x, "phone", "others");
	exchange_prefill(x, "email", "others");
	shared = model_get(root, "shared");
	model_bool(root, "page_address",
		   model_true(model_get(shared, "address")));
	model_bool(root, "page_phone", model_true(model_get(shared, "phone")));
	model_bool(root, "page_email", model_true(model_get(shared, "email")));
	(void)model_children(root, "page_lines");
	mark_people(x, model_get(root, "people"));
	return OK;
}

static enum status
part_tenants(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	struct model *people = model_object(exchange_arena(x));
	const struct joint_split in = {
		.tenant = exchange_path(x, "id"),
		.version = exchange_version(x),
		.why = form_text(form, "why"),
		.address = form_text(form, "address"),
		.phone = form_text(form, "phone"),
		.email = form_text(form, "email"),
		.new_address = form_text(form, "new_address"),
		.new_postcode = form_text(form, "new_postcode"),
		.new_phone = form_text(form, "new_phone"),
		.new_email = form_text(form, "new_email"),
		.new_reference = form_text(form, "new_reference"),
		.confidential = form_text(form, "confidential"),
		.people = people,
	};
	enum status status;

	form_values(form, "people", people);
	status = joint_part(visit, &in, exchange_model(x), exchange_faults(x),
			    fault);
	if (status == OK) {
		exchange_created(x, "/tenants/%s", in.tenant);
		exchange_flash(x, N_("The joint tenancy is parted. Neither "
				     "record leads to the other any more."));
	}
	return status;
}

static enum status
confide(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *tenant = exchange_path(x, "id");
	enum status status = joint_confide(
		visit, tenant, form_text(exchange_form(x), "yes"),
		exchange_model(x), fault);

	if (status == OK)
		exchange_goto(x, "/tenants/%s", tenant);
	return status;
}

const struct route routes_joint[] = {
	{.method = METHOD_POST,
	 .path = "/tenants/{id}/joint",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = link_fields,
	 .handle = link_tenants,
	 .title = N_("Record a joint tenancy"),
	 .tag = "tenants",
	 .again = "/tenants/{id}/life"},
	{.method = METHOD_GET,
	 .path = "/tenants/{id}/joint/part",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_READ,
	 .form = part_fields,
	 .handle = show_part,
	 .title = N_("Part a joint tenancy"),
	 .tag = "tenants",
	 .page = "joint-part"},
	{.method = METHOD_POST,
	 .path = "/tenants/{id}/joint/part",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED,
	 .fields = part_fields,
	 .handle = part_tenants,
	 .title = N_("Part a joint tenancy"),
	 .tag = "tenants",
	 .again = "/tenants/{id}/joint/part"},
	{.method = METHOD_POST,
	 .path = "/tenants/{id}/confidential",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = confide_fields,
	 .handle = confide,
	 .title = N_("Keep an address confidential"),
	 .tag = "tenants",
	 .again = "/tenants/{id}/life"},
	{0},
};
