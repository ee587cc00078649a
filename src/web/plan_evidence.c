/* Evidence of measures, impact assessments and reviews of policies. */
#include "desk/action_plans.h"
#include "desk/attachments.h"
#include "desk/requests.h"
#include "web/attachments.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field add_fields[] = {
	{.name = "words",
	 .type = FIELD_AREA,
	 .max = 4000,
	 .required = true,
	 .label = N_("What does it show?")},
	{.name = "link",
	 .type = FIELD_TEXT,
	 .max = 500,
	 .label = N_("Address of a report here, or on the web")},
	{.name = "attachment",
	 .type = FIELD_FILE,
	 .max = ATTACHMENT_BYTES_MAX,
	 .label = N_("Or a file")},
	{0},
};

static enum status
look(struct exchange *x, struct visit *visit, struct fault *fault)
{
	(void)visit;
	return attachment_look(x, fault);
}

static enum status
add_one(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct evidence_input in = {
		.about = exchange_path(x, "id"),
		.words = form_text(form, "words"),
		.link = form_text(form, "link"),
		.file = exchange_kept(x),
	};
	const char *place = NULL;
	enum status status = evidence_add(visit, &in, exchange_model(x),
					  exchange_faults(x), fault);

	if (status == OK)
		status = plan_place(visit, in.about, &place, fault);
	if (status == OK) {
		exchange_created(x, "%s", place);
		exchange_flash(x, N_("It is kept as evidence."));
	}
	return status;
}

static enum status
send_one(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct file_found found = {0};
	enum status status =
		evidence_file(visit, exchange_path(x, "id"), &found, fault);

	if (status == OK)
		exchange_send(x, found.type, found.name, found.bytes,
			      found.count);
	return status;
}

static enum status
remove_one(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	const char *place = NULL;
	enum status status = evidence_remove(visit, exchange_path(x, "id"),
					     root, fault);

	if (status == OK)
		status = plan_place(visit, noun_text(root, "about"), &place,
				    fault);
	if (status == OK) {
		exchange_goto(x, "%s", place);
		exchange_flash(x, N_("It is taken away; that it was here "
				     "stays in the history."));
	}
	return status;
}

const struct route routes_plan_evidence[] = {
	{.method = METHOD_POST,
	 .path = "/reports/plan/measures/{id}/evidence",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_SLOW,
	 .flags = ROUTE_UPLOAD,
	 .fields = add_fields,
	 .prepare = look,
	 .handle = add_one,
	 .title = N_("Add evidence"),
	 .tag = "reports",
	 .again = "/reports/plan/measures/{id}"},
	{.method = METHOD_POST,
	 .path = "/reports/assessments/{id}/evidence",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_SLOW,
	 .flags = ROUTE_UPLOAD,
	 .fields = add_fields,
	 .prepare = look,
	 .handle = add_one,
	 .title = N_("Add evidence"),
	 .tag = "reports",
	 .again = "/reports/assessments/{id}"},
	{.method = METHOD_POST,
	 .path = "/reports/policy-reviews/{id}/evidence",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_SLOW,
	 .flags = ROUTE_UPLOAD,
	 .fields = add_fields,
	 .prepare = look,
	 .handle = add_one,
	 .title = N_("Add evidence"),
	 .tag = "reports",
	 .again = "/reports/policy-reviews/{id}"},
	{.method = METHOD_GET,
	 .path = "/reports/evidence/{id}/file",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = send_one,
	 .title = N_("A file of evidence"),
	 .tag = "reports"},
	{.method = METHOD_POST,
	 .path = "/reports/evidence/{id}/remove",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .handle = remove_one,
	 .title = N_("Take evidence away"),
	 .tag = "reports",
	 .again = "/reports/plan"},
	{0},
};
