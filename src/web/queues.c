/* What waits for whom: one's own queue, colleagues who are away, and handing
 * requests over. */
#include <stdint.h>

#include "desk/queues.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field hand_fields[] = {
	{.name = "to", .type = FIELD_EMAIL, .label = N_("Who takes it over?")},
	{.name = "reason", .type = FIELD_TEXT, .label = N_("Reason")},
	{0},
};

static const struct field all_fields[] = {
	{.name = "from", .type = FIELD_EMAIL, .label = N_("Whose requests?")},
	{.name = "to",
	 .type = FIELD_EMAIL,
	 .required = true,
	 .label = N_("Who takes them over?")},
	{.name = "reason", .type = FIELD_TEXT, .label = N_("Reason")},
	{0},
};

static const struct field absence_fields[] = {
	{.name = "account", .type = FIELD_EMAIL, .label = N_("Who is away?")},
	{.name = "from", .type = FIELD_DAY, .label = N_("First day away")},
	{.name = "to", .type = FIELD_DAY, .label = N_("Last day away")},
	{.name = "cover",
	 .type = FIELD_EMAIL,
	 .label = N_("Who covers for them?")},
	{0},
};

static enum status
show_queues(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status;

	model_bool(root, "page_may_manage",
		   ROUTE_MANAGERS & ROLE_BIT(visit->caller->role));
	model_bool(root, "page_may_add",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	status = queues_show(visit, root, fault);
	model_bool(root, "page_unplaced",
		   model_count(model_get(root, "unplaced")) > 0);
	return status;
}

static enum status
hand_over(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct handing in = {
		.ref = exchange_path(x, "ref"),
		.to = form_text(form, "to"),
		.reason = form_text(form, "reason"),
	};
	enum status status = request_hand_over(
		visit, &in, exchange_model(x), exchange_faults(x), fault);

	if (status == OK) {
		exchange_goto(x, "/requests/%s", in.ref);
		exchange_flash(x, N_("Handed over."));
	}
	return status;
}

static enum status
hand_all_over(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct handing_all in = {
		.from = form_text(form, "from"),
		.to = form_text(form, "to"),
		.reason = form_text(form, "reason"),
	};
	enum status status = caseload_hand_over(
		visit, &in, exchange_model(x), exchange_faults(x), fault);

	if (status == OK) {
		exchange_goto(x, "/queues");
		exchange_flash(x, N_("Handed over. What is too sensitive for "
				     "them stays where it was."));
	}
	return status;
}

/* form_day has no day for what was not sent. */
static int32_t
day_of(const struct form *form, const char *name)
{
	return form_has(form, name) ? form_day(form, name) : INT32_MIN;
}

static enum status
add_absence(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct absence_input in = {
		.account = form_text(form, "account"),
		.cover = form_text(form, "cover"),
		.from_days = day_of(form, "from"),
		.to_days = day_of(form, "to"),
	};
	enum status status = absence_add(visit, &in, exchange_model(x),
					 exchange_faults(x), fault);

	if (status == OK) {
		exchange_created(x, "/queues");
		exchange_flash(x, N_("Recorded."));
	}
	return status;
}

static enum status
end_absence(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status =
		absence_take_back(visit, exchange_path(x, "id"), fault);

	if (status == OK)
		exchange_goto(x, "/queues");
	return status;
}

static enum status
put_away(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status = reminder_put_away(visit, fault);

	if (status == OK)
		exchange_goto(x, "/");
	return status;
}

const struct route routes_queues[] = {
	{.method = METHOD_GET,
	 .path = "/queues",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = show_queues,
	 .title = N_("What waits for whom"),
	 .tag = "requests",
	 .page = "queues",
	 .form = absence_fields},
	{.method = METHOD_POST,
	 .path = "/queues/hand-over",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = all_fields,
	 .handle = hand_all_over,
	 .title = N_("Hand requests over"),
	 .tag = "requests",
	 .again = "/queues"},
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/owner",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = hand_fields,
	 .handle = hand_over,
	 .title = N_("Hand a request over"),
	 .tag = "requests",
	 .again = "/requests/{ref}"},
	{.method = METHOD_POST,
	 .path = "/absences",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .fields = absence_fields,
	 .handle = add_absence,
	 .title = N_("Record an absence"),
	 .tag = "requests",
	 .again = "/queues"},
	{.method = METHOD_POST,
	 .path = "/absences/{id}/end",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .handle = end_absence,
	 .title = N_("Take an absence back"),
	 .tag = "requests",
	 .again = "/queues"},
	{.method = METHOD_POST,
	 .path = "/reminder/seen",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .handle = put_away,
	 .title = N_("Put the morning’s reminder away"),
	 .tag = "requests",
	 .again = "/"},
	{0},
};
