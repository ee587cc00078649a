/* Success and gaps, as pages, JSON or CSV. */
#include "desk/figures.h"

#include <string.h>

#include "base/buf.h"
#include "lang/zone.h"
#include "web/form.h"
#include "web/inside.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

#define SPAN                                                        \
	{.name = "from",                                            \
	 .type = FIELD_DAY,                                         \
	 .label = N_("From"),                                       \
	 .hint = N_("Empty: the last twelve months.")},             \
		{.name = "to", .type = FIELD_DAY, .label = N_("To")}
#define BY(words) \
	{.name = "by", .type = FIELD_PICK, .set = words, .label = N_("By")}
#define ONLY                                                    \
	{.name = "service",                                     \
	 .type = FIELD_PICK,                                    \
	 .set = "service",                                      \
	 .any = N_("All"),                                      \
	 .label = N_("Service")},                               \
		{.name = "language",                            \
		 .type = FIELD_LANGUAGE,                        \
		 .any = N_("All"),                              \
		 .label = N_("Language")},                      \
		{.name = "organisation", .type = FIELD_TEXT, .max = 20}
#define HOW                                                     \
	{.name = "format", .type = FIELD_PICK, .set = "report-format"}, \
		{.name = "table", .type = FIELD_TEXT, .max = 40}

static const struct field success_query[] = {
	SPAN, BY("success-by"), ONLY, HOW, {0},
};

static enum status
send_csv(struct exchange *x, const char *name, const char *table,
	 struct fault *fault)
{
	struct buf csv = {0};
	enum status status = figures_csv(exchange_model(x), table, &csv, fault);

	if (status == OK)
		exchange_send(x, "text/csv; charset=utf-8", name,
			      arena_copy(exchange_arena(x), buf_string(&csv),
					 csv.count),
			      csv.count);
	buf_free(&csv);
	return status;
}

/* What the fields show: what was asked for, or stands for it. */
static void
prefill(struct exchange *x, const struct figures_wish *wish)
{
	const struct model *root = exchange_model(x);
	char from[ZONE_DAY_TEXT], to[ZONE_DAY_TEXT];

	zone_day_text((int32_t)model_int_of(model_get(root, "from")), from);
	zone_day_text((int32_t)model_int_of(model_get(root, "to")), to);
	exchange_prefill(x, "from", arena_text(exchange_arena(x), from));
	exchange_prefill(x, "to", arena_text(exchange_arena(x), to));
	exchange_prefill(x, "by", model_text_of(model_get(root, "by")));
	exchange_prefill(x, "service", wish->service);
	exchange_prefill(x, "language", wish->language);
	exchange_prefill(x, "organisation", wish->organisation);
}

/* Which landlord is chosen, where there are several to choose from. */
static void
mark_places(struct model *root, const char *organisation)
{
	const struct model *list = model_get(root, "organisations");

	for (const struct model *one = model_first(list); one;
	     one = model_next(one)) {
		const char *id = model_text_of(model_get(one, "id"));

		model_bool((struct model *)one, "page_chosen",
			   organisation && id && !strcmp(id, organisation));
	}
	model_bool(root, "page_several", model_count(list) > 1);
}

/* A report, and how its file is called. */
struct report {
	enum status (*read)(struct visit *, const struct figures_wish *,
			    struct model *, struct fault *);
	const char *file;
};

static enum status
show(struct exchange *x, struct visit *visit, const struct report *report,
     struct fault *fault)
{
	static const char *const carried[] = {
		"from",		"to",	  "by",	  "service", "language",
		"organisation", "policy", NULL};
	const struct form *form = exchange_form(x);
	const char *format = form_text(form, "format");
	const struct figures_wish wish = {
		.from = form_text(form, "from"),
		.to = form_text(form, "to"),
		.by = form_text(form, "by"),
		.service = form_text(form, "service"),
		.language = form_text(form, "language"),
		.organisation = form_text(form, "organisation"),
		.policy = form_text(form, "policy"),
	};
	enum status status =
		report->read(visit, &wish, exchange_model(x), fault);

	if (status != OK)
		return status;
	prefill(x, &wish);
	noun_carry(x, carried);
	mark_places(exchange_model(x), wish.organisation);
	return format && !strcmp(format, "csv")
		       ? send_csv(x, report->file, form_text(form, "table"), fault)
		       : OK;
}

static enum status
show_success(struct exchange *x, struct visit *visit, struct fault *fault)
{
	static const struct report report = {report_success, "success.csv"};

	return show(x, visit, &report, fault);
}

#define FIGURES_READERS (ROUTE_MANAGERS | ROLE_BIT(ROLE_AUDITOR))

const struct route routes_figures[] = {
	{.method = METHOD_GET,
	 .path = "/reports/success",
	 .roles = FIGURES_READERS,
	 .kind = ROUTE_READ,
	 .fields = success_query,
	 .form = success_query,
	 .handle = show_success,
	 .title = N_("Success and gaps"),
	 .tag = "reports",
	 .page = "report-success"},
	{0},
};
