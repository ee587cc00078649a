/* Campaigns: one notice to many tenants. The page of one refreshes itself while
 * it is worked on. */
#include "desk/campaigns.h"

#include <string.h>

#include "base/buf.h"
#include "desk/letters.h"
#include "desk/print_runs.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/inside.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field new_query[] = {
	{.name = "notice", .type = FIELD_HIDDEN},
	{0},
};

static const struct field campaign_fields[] = {
	{.name = "notice", .type = FIELD_HIDDEN, .required = true},
	{.name = "data", .type = FIELD_VALUES, .set = "fields"},
	{.name = "language",
	 .type = FIELD_LANGUAGE,
	 .label = N_("Only tenants who read"),
	 .hint = N_("Empty for every language.")},
	{.name = "format",
	 .type = FIELD_PICK,
	 .set = "format",
	 .label = N_("Only tenants who need the format"),
	 .hint = N_("Empty for all, whatever they need.")},
	{.name = "area",
	 .type = FIELD_TEXT,
	 .max = 10,
	 .label = N_("Only where the postcode begins with"),
	 .hint = N_("Such as SK4, or a patch by several campaigns.")},
	{.name = "postage",
	 .type = FIELD_INT,
	 .min = 0,
	 .max = 5000,
	 .label = N_("What one letter by post costs, in pence"),
	 .hint = N_("For the estimate: paper, envelope and stamp.")},
	{.name = "file",
	 .type = FIELD_FILE,
	 .max = 20 << 20,
	 .label = N_("Or a table of tenants, as a CSV file"),
	 .hint = N_("A column tenant with the reference, and one for each "
		    "field that is their own.")},
	{0},
};

static enum status
list_campaigns(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct page_wish page = noun_page(x);
	struct model *root = exchange_model(x);
	enum status status = campaigns_list(visit, &page, root, fault);

	if (status == OK)
		noun_more(x);
	model_bool(root, "page_may_make",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	return status;
}

/* What the register fills in is not asked for. */
static void
leave_out_known(struct exchange *x, struct model *root)
{
	static const char *const known[] = {"tenant_name", "address",
					    "reference", "officer_name"};
	const struct model *all = model_get(root, "fields");
	struct model *fields = model_list(exchange_arena(x));

	for (const struct model *m = model_first(all); m; m = model_next(m)) {
		const char *name = noun_text(m, "name");
		bool asked = true;

		for (size_t i = 0; i < sizeof known / sizeof *known; i++)
			asked = asked && strcmp(known[i], name) != 0;
		if (asked)
			model_copy(fields, NULL, m);
	}
	model_copy(root, "fields", fields);
}

static enum status
new_campaign(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *notice = form_text(exchange_form(x), "notice");
	struct model *root = exchange_model(x);
	enum status status;

	exchange_prefill(x, "notice", notice);
	model_bool(root, "page_choose", !notice);
	if (!notice)
		return notices_list(visit, root, fault);
	status = notice_show(visit, notice, NULL, root, fault);
	if (status == OK)
		leave_out_known(x, root);
	return status;
}

static enum status
make_campaign(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct form_file *file = form_file(form, "file");
	struct model *data = model_object(exchange_arena(x));
	struct campaign_input in = {
		.notice = form_text(form, "notice"),
		.data = data,
		.language = form_text(form, "language"),
		.format = form_text(form, "format"),
		.area = form_text(form, "area"),
		.table = file ? file->bytes : NULL,
		.table_bytes = file ? file->count : 0,
		.place = exchange_origin(x),
		.postage_minor = form_int(form, "postage"),
	};
	enum status status;

	form_values(form, "data", data);
	status = campaign_add(visit, &in, exchange_model(x),
			       exchange_faults(x), fault);
	if (status == OK)
		exchange_created(x, "/campaigns/%s",
				 noun_text(exchange_model(x), "id"));
	return status;
}

static enum status
show_campaign(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct page_wish page = noun_page(x);
	struct model *root = exchange_model(x);
	enum status status = campaign_show(visit, exchange_path(x, "id"), &page,
					   root, fault);
	const char *state;
	bool release;

	if (status != OK)
		return status;
	noun_more(x);
	state = noun_text(root, "state");
	release = model_int_of(model_get(root, "may_release")) != 0;
	model_bool(root, "page_checking", !strcmp(state, "checking"));
	model_bool(root, "page_running", !strcmp(state, "running"));
	model_bool(root, "page_refresh",
		   !strcmp(state, "checking") || !strcmp(state, "running"));
	model_bool(root, "page_waits_for_other",
		   release && model_int_of(model_get(root, "own")));
	model_bool(root, "page_may_print",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role) &&
			   model_int_of(model_get(model_get(root, "print"),
						  "waiting")) > 0);
	model_bool(root, "page_kinds",
		   model_count(model_get(root, "kinds")) > 0);
	model_bool(root, "page_refusals",
		   model_count(model_get(root, "refusals")) > 0);
	model_bool(root, "page_recipients",
		   model_count(model_get(root, "recipients")) > 0);
	exchange_title(x, N_("Campaign: {name}"), "name",
		       noun_text(root, "title"), NULL);
	return OK;
}

static enum status
move(struct exchange *x, struct visit *visit, enum campaign_move move,
     struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	enum status status =
		campaign_move(visit, id, move, exchange_model(x), fault);

	if (status == OK)
		exchange_goto(x, "/campaigns/%s", id);
	return status;
}

static enum status
release_campaign(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return move(x, visit, CAMPAIGN_RELEASE, fault);
}

static enum status
pause_campaign(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return move(x, visit, CAMPAIGN_PAUSE, fault);
}

static enum status
resume_campaign(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return move(x, visit, CAMPAIGN_GO_ON, fault);
}

static enum status
stop_campaign(struct exchange *x, struct visit *visit, struct fault *fault)
{
	return move(x, visit, CAMPAIGN_STOP, fault);
}

static enum status
ask_campaign(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	enum status status = campaign_ask(visit, id, exchange_model(x),
					  exchange_faults(x), fault);

	if (status != OK)
		return status;
	exchange_goto(x, "/campaigns/%s", id);
	exchange_flash(x, N_("What needs a person is asked for."));
	return OK;
}

static enum status
prepare_print(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct print_ready *ready = NULL;
	enum status status = campaign_print_prepare(
		visit, exchange_path(x, "id"), &ready, fault);

	if (status == OK)
		exchange_keep(x, ready, NULL);
	return status;
}

static enum status
print_campaign(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status =
		print_run_make(visit, exchange_kept(x), root, fault);

	if (status != OK)
		return status;
	exchange_created(x, "/print-runs/%s", noun_text(root, "id"));
	exchange_flash(x, N_("The print run of this campaign is made."));
	return OK;
}

static enum status
send_manifest(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *id = exchange_path(x, "id");
	struct buf out = {0};
	enum status status = campaign_manifest(visit, id, &out, fault);

	if (status == OK)
		exchange_send(
			x, "text/csv; charset=utf-8",
			arena_printf(exchange_arena(x), "campaign-%s.csv", id),
			arena_copy(exchange_arena(x), buf_string(&out),
				   out.count),
			out.count);
	buf_free(&out);
	return status;
}

const struct route routes_campaigns[] = {
	{.method = METHOD_GET,
	 .path = "/campaigns",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .handle = list_campaigns,
	 .title = N_("Campaigns"),
	 .tag = "notices",
	 .page = "campaigns"},
	{.method = METHOD_GET,
	 .path = "/campaigns/new",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY,
	 .fields = new_query,
	 .form = campaign_fields,
	 .handle = new_campaign,
	 .title = N_("New campaign"),
	 .tag = "notices",
	 .page = "campaign-new"},
	{.method = METHOD_POST,
	 .path = "/campaigns",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_UPLOAD,
	 .fields = campaign_fields,
	 .handle = make_campaign,
	 .title = N_("Make a campaign"),
	 .tag = "notices",
	 .again = "/campaigns/new"},
	{.method = METHOD_GET,
	 .path = "/campaigns/{id}",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .handle = show_campaign,
	 .title = N_("Campaign"),
	 .tag = "notices",
	 .page = "campaign"},
	{.method = METHOD_POST,
	 .path = "/campaigns/{id}/release",
	 .roles = ROUTE_MANAGERS,
	 .kind = ROUTE_WRITE,
	 .handle = release_campaign,
	 .title = N_("Release a campaign"),
	 .tag = "notices",
	 .again = "/campaigns/{id}"},
	{.method = METHOD_POST,
	 .path = "/campaigns/{id}/pause",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .handle = pause_campaign,
	 .title = N_("Pause a campaign"),
	 .tag = "notices",
	 .again = "/campaigns/{id}"},
	{.method = METHOD_POST,
	 .path = "/campaigns/{id}/resume",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .handle = resume_campaign,
	 .title = N_("Go on with a campaign"),
	 .tag = "notices",
	 .again = "/campaigns/{id}"},
	{.method = METHOD_POST,
	 .path = "/campaigns/{id}/stop",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .handle = stop_campaign,
	 .title = N_("Stop a campaign"),
	 .tag = "notices",
	 .again = "/campaigns/{id}"},
	{.method = METHOD_POST,
	 .path = "/campaigns/{id}/ask",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .handle = ask_campaign,
	 .title = N_("Ask for what needs a person"),
	 .tag = "notices",
	 .again = "/campaigns/{id}"},
	{.method = METHOD_POST,
	 .path = "/campaigns/{id}/print",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_SLOW,
	 .prepare = prepare_print,
	 .handle = print_campaign,
	 .title = N_("Make a print run of a campaign’s letters"),
	 .tag = "notices",
	 .again = "/campaigns/{id}"},
	{.method = METHOD_GET,
	 .path = "/campaigns/{id}/manifest.csv",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = send_manifest,
	 .title = N_("The manifest of a campaign, as CSV"),
	 .tag = "notices"},
	{0},
};
