/* How complete equality profiles are, as a page, JSON or CSV; and what a
 * landlord decides about them. */
#include <string.h>

#include "base/buf.h"
#include "desk/profile_report.h"
#include "desk/profile_settings.h"
#include "lang/zone.h"
#include "web/form.h"
#include "web/inside.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field report_query[] = {
	{.name = "question", .type = FIELD_TEXT, .max = 40},
	{.name = "by",
	 .type = FIELD_PICK,
	 .set = "profile-by",
	 .any = N_("All together"),
	 .label = N_("By")},
	{.name = "format", .type = FIELD_PICK, .set = "report-format"},
	{0},
};

/* As other reports are asked for; the figures are those of today. */
static const struct field completion_query[] = {
	{.name = "from", .type = FIELD_DAY},
	{.name = "to", .type = FIELD_DAY},
	{.name = "by", .type = FIELD_PICK, .set = "profile-by"},
	{.name = "format", .type = FIELD_PICK, .set = "report-format"},
	{0},
};

static const struct field settings_fields[] = {
	{.name = "preset",
	 .type = FIELD_WORD,
	 .set = "profile-preset",
	 .label = N_("What is asked?")},
	{.name = "months",
	 .type = FIELD_TEXT,
	 .max = 4,
	 .label = N_("Ask anew after how many months?")},
	{.name = "target",
	 .type = FIELD_TEXT,
	 .max = 4,
	 .label = N_("How many per cent shall have answered?"),
	 .hint = N_("“I would rather not say” counts as an answer.")},
	{.name = "target_day", .type = FIELD_DAY, .label = N_("By when?")},
	{.name = "targets", .type = FIELD_VALUES},
	{0},
};

static const struct field shown_settings[] = {
	{.name = "preset",
	 .type = FIELD_WORD,
	 .set = "profile-preset",
	 .label = N_("What is asked?")},
	{.name = "months",
	 .type = FIELD_TEXT,
	 .max = 4,
	 .label = N_("Ask anew after how many months?")},
	{.name = "target",
	 .type = FIELD_TEXT,
	 .max = 4,
	 .label = N_("How many per cent shall have answered?"),
	 .hint = N_("“I would rather not say” counts as an answer.")},
	{.name = "target_day", .type = FIELD_DAY, .label = N_("By when?")},
	{0},
};

static void
send_csv(struct exchange *x)
{
	struct buf csv = {0};
	const char *bytes;

	profile_csv(exchange_model(x), &csv);
	bytes = arena_copy(exchange_arena(x), buf_string(&csv), csv.count);
	exchange_send(x, "text/csv; charset=utf-8", "profile.csv", bytes,
		      csv.count);
	buf_free(&csv);
}

static enum status
show_report(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const char *format = form_text(form, "format");
	const struct profile_wish wish = {form_text(form, "question"),
					  form_text(form, "by")};
	struct model *root = exchange_model(x);
	enum status status =
		wish.question ? profile_breakdown(visit, &wish, root, fault)
			      : profile_report(visit, root, fault);

	if (status != OK)
		return status;
	exchange_prefill(x, "by", wish.by);
	model_text(root, "page_question", wish.question);
	model_text(root, "page_by", wish.by);
	model_bool(root, "page_may_decide",
		   ROUTE_ADMIN & ROLE_BIT(visit->caller->role));
	if (format && !strcmp(format, "csv"))
		send_csv(x);
	return OK;
}

/* A number as its field shows it. */
static void
prefill_number(struct exchange *x, const struct model *root, const char *key)
{
	const struct model *m = model_get(root, key);

	if (model_kind_of(m) == MODEL_INT)
		exchange_prefill(x, key,
				 arena_printf(exchange_arena(x), "%d",
					      (int)model_int_of(m)));
}

static enum status
show_settings(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	const struct model *day;
	enum status status = profile_settings_show(visit, root, fault);

	if (status != OK)
		return status;
	exchange_prefill(x, "preset", noun_text(root, "preset"));
	prefill_number(x, root, "months");
	prefill_number(x, root, "target");
	day = model_get(root, "target_day");
	if (model_kind_of(day) == MODEL_DAY) {
		char text[ZONE_DAY_TEXT];

		zone_day_text((int32_t)model_int_of(day), text);
		exchange_prefill(x, "target_day",
				 arena_text(exchange_arena(x), text));
	}
	return OK;
}

static enum status
set_settings(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	struct model *targets = model_object(exchange_arena(x));
	const struct profile_settings_input in = {
		.preset = form_text(form, "preset"),
		.months = form_said(form, "months"),
		.target = form_said(form, "target"),
		.target_day = form_said(form, "target_day"),
		.targets = targets,
	};
	enum status status;

	form_values(form, "targets", targets);
	(void)exchange_model(x);
	status = profile_settings_set(visit, &in, exchange_faults(x), fault);
	if (status == OK) {
		exchange_goto(x, "/settings/profile");
		exchange_flash(x, N_("Decided from now on."));
	}
	return status;
}

const struct route routes_profile_reports[] = {
	{.method = METHOD_GET,
	 .path = "/reports/profile",
	 .roles = ROUTE_MANAGERS | ROLE_BIT(ROLE_AUDITOR),
	 .kind = ROUTE_READ,
	 .fields = report_query,
	 .form = report_query,
	 .handle = show_report,
	 .title = N_("Equality profiles"),
	 .tag = "reports",
	 .page = "report-profile"},
	{.method = METHOD_GET,
	 .path = "/reports/completion",
	 .roles = ROUTE_MANAGERS | ROLE_BIT(ROLE_AUDITOR),
	 .kind = ROUTE_READ,
	 .flags = ROUTE_JSON_ONLY,
	 .fields = completion_query,
	 .handle = show_report,
	 .title = N_("Equality profiles"),
	 .tag = "reports"},
	{.method = METHOD_GET,
	 .path = "/settings/profile",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_READ,
	 .handle = show_settings,
	 .title = N_("What profiles ask"),
	 .tag = "settings",
	 .page = "settings-profile",
	 .form = shown_settings},
	{.method = METHOD_POST,
	 .path = "/settings/profile",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .fields = settings_fields,
	 .handle = set_settings,
	 .title = N_("Decide what profiles ask"),
	 .tag = "settings",
	 .again = "/settings/profile"},
	{0},
};
