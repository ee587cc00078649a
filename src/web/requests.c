/* Requests after intake: the board, lists, one request, its items' moves. */
#include <string.h>

#include "core/feedback.h"
#include "desk/hand_ins.h"
#include "desk/requests.h"
#include "web/exchange.h"
#include "web/form.h"
#include "web/nouns.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field list_query[] = {
	{.name = "state",
	 .type = FIELD_PICK,
	 .set = "state",
	 .any = N_("All"),
	 .label = N_("State")},
	{.name = "service",
	 .type = FIELD_PICK,
	 .set = "service",
	 .any = N_("All"),
	 .label = N_("Service")},
	{.name = "language",
	 .type = FIELD_LANGUAGE,
	 .any = N_("All"),
	 .label = N_("Language")},
	{.name = "provider", .type = FIELD_ID},
	{.name = "owner", .type = FIELD_ID},
	{.name = "queue",
	 .type = FIELD_PICK,
	 .set = "queue",
	 .any = N_("Everybody’s"),
	 .label = N_("Whose")},
	{.name = "overdue", .type = FIELD_YES, .label = N_("Only overdue")},
	{.name = "urgent", .type = FIELD_YES, .label = N_("Only urgent")},
	{0},
};

static const struct field act_fields[] = {
	{.name = "reason", .type = FIELD_TEXT, .label = N_("Reason")},
	{.name = "provider", .type = FIELD_ID},
	{.name = "outcome",
	 .type = FIELD_PICK,
	 .set = "outcome",
	 .label = N_("How did it end?")},
	{.name = "starts_at", .type = FIELD_TIME, .label = N_("New time")},
	{.name = "minutes",
	 .type = FIELD_INT,
	 .max = 1440,
	 .label = N_("Minutes")},
	{.name = "words",
	 .type = FIELD_INT,
	 .max = 1000000,
	 .label = N_("Words")},
	{.name = "file",
	 .type = FIELD_FILE,
	 .max = FILE_BYTES_MAX,
	 .label = N_("File")},
	{0},
};

/* What the forms of an item choose from. */
static const struct field show_fields[] = {
	{.name = "language",
	 .type = FIELD_LANGUAGE,
	 .label = N_("Which language is it?")},
	{.name = "response",
	 .type = FIELD_PICK,
	 .set = "response",
	 .any = N_("As it is"),
	 .label = N_("How is it answered?")},
	{0},
};

static enum status
list_requests(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	struct request_filter filter = {
		.state = form_text(form, "state"),
		.service = form_text(form, "service"),
		.language = form_text(form, "language"),
		.provider = form_text(form, "provider"),
		.overdue = form_yes(form, "overdue") ? "true" : NULL,
		.urgent = form_yes(form, "urgent") ? "true" : NULL,
		.queue = form_text(form, "queue"),
		.owner = form_text(form, "owner"),
		.page = noun_page(x),
	};
	enum status status;

	exchange_prefill(x, "queue", filter.queue);
	exchange_prefill(x, "state", filter.state);
	exchange_prefill(x, "service", filter.service);
	exchange_prefill(x, "language", filter.language);
	exchange_prefill(x, "overdue", filter.overdue);
	exchange_prefill(x, "urgent", filter.urgent);
	status = requests_list(visit, &filter, exchange_model(x), fault);
	model_bool(exchange_model(x), "page_due", filter.overdue);
	model_bool(exchange_model(x), "page_soonest",
		   filter.queue || filter.owner);
	if (status == OK)
		noun_more(x);
	return status;
}

static enum status
show_board(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status;

	if (visit->caller->role == ROLE_PROVIDER) {
		exchange_goto(x, "/jobs");
		return OK;
	}
	status = officer_board(visit, root, fault);
	if (status != OK)
		return status;
	model_bool(root, "page_urgent",
		   model_count(model_get(model_get(root, "urgent_first"),
					 "items")) > 0);
	model_bool(root, "page_unplaced",
		   model_count(model_get(root, "unplaced")) > 0);
	return OK;
}

/* To ask a provider is the next step where nobody is asked (ask), and a change
 * of mind where somebody is (again). */
static void
mark_offer(const struct model *item, struct model *can)
{
	const char *state = noun_text(item, "state");
	bool offer = model_true(model_get(can, "offer"));
	bool nobody = !strcmp(state, "approved") || !strcmp(state, "unfilled");

	model_bool(can, "ask", offer && nobody);
	model_bool(can, "again", offer && !nobody);
}

/* What was cancelled is held against no date: neither "due" nor "in standard"
 * is to be read of it. */
static void
mark_measure(struct model *item)
{
	bool measured = model_kind_of(model_get(item, "in_standard")) !=
			MODEL_NULL;
	bool open = model_kind_of(model_get(item, "closed_at")) == MODEL_NULL;

	model_bool(item, "page_measured", measured);
	model_bool(item, "page_due", open || measured);
}

/* A flag on each action that the item allows, so that the page can lay its
 * forms out: page_can: {approve: true, ...}. */
static void
mark_actions(struct model *item)
{
	static const char *const words[] = {
		"approve", "reject", "offer",	 "assign",
		"hold",	   "resume", "deliver",	 "return",
		"check",   "cancel", "complete", "reschedule",
	};
	const struct model *actions = model_get(item, "actions");
	bool slot = model_kind_of(model_get(item, "starts_at")) != MODEL_NULL;
	struct model *can = model_child(item, "page_can");

	for (size_t i = 0; i < sizeof words / sizeof *words; i++) {
		bool found = false;

		for (const struct model *a = model_first(actions); a && !found;
		     a = model_next(a))
			found = !strcmp(model_text_of(a), words[i]);
		model_bool(can, words[i], found);
	}
	mark_offer(item, can);
	mark_measure(item);
	model_bool(item, "page_booking",
		   slot && !strcmp(noun_text(item, "service"),
				   "interpreting"));
}

/* What the buttons of the next best ways need. */
static void
mark_ways(const struct visit *visit, struct model *item)
{
	struct model *ways = (struct model *)(uintptr_t)model_get(item, "ways");
	const char *service = noun_text(item, "service");

	model_bool(item, "page_may_interpret",
		   strcmp(service, "format") != 0 &&
			   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	if (model_kind_of(ways) != MODEL_OBJECT)
		return;
	for (const struct model *m = model_first(model_get(ways, "modes")); m;
	     m = model_next(m))
		model_text((struct model *)(uintptr_t)m, "page_mode",
			   model_text_of(model_get(m, "mode")));
	model_bool(ways, "page_other_time",
		   model_int_of(model_get(ways, "other_time")) > 0);
	model_bool(ways, "page_other_gender",
		   model_int_of(model_get(ways, "other_gender")) > 0);
	model_bool(ways, "page_off_contract",
		   model_count(model_get(ways, "off_contract")) > 0);
}

/* What the tenant is asked about it: page_questions, as on their own page. */
static void
mark_questions(struct model *item)
{
	struct model *rows = model_children(item, "page_questions");
	enum service service;

	if (!service_parse(noun_text(item, "service"), &service))
		return;
	for (int i = 0; i < FEEDBACK_QUESTIONS; i++) {
		struct model *row;

		if (!feedback_asks(service, (enum feedback_question)i))
			continue;
		row = model_append(rows);
		model_text(row, "code", feedback_question_names[i]);
		model_code(row, "asks", "feedback-question",
			   feedback_question_names[i]);
	}
}

/* Whether files may be added, and taken away. */
static void
mark_files(const struct visit *visit, struct model *root)
{
	bool staff = visit->caller &&
		     ROUTE_STAFF & ROLE_BIT(visit->caller->role);
	bool open = model_true(model_get(root, "attachments_open"));
	bool begun = model_true(model_get(root, "attachments_begun"));

	model_bool(root, "page_may_attach", staff && open);
	model_bool(root, "page_may_take_away", staff && !begun);
}

static enum status
show_request(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *ref = exchange_path(x, "ref");
	struct model *root = exchange_model(x);
	enum status status = request_show(visit, ref, root, fault);

	if (status != OK)
		return status;
	noun_spoken(root);
	for (const struct model *i = model_first(model_get(root, "items")); i;
	     i = model_next(i)) {
		mark_actions((struct model *)i);
		mark_ways(visit, (struct model *)i);
		mark_questions((struct model *)i);
	}
	mark_files(visit, root);
	model_bool(root, "page_sensitive",
		   strcmp(noun_text(root, "sensitivity"), "none") != 0);
	model_bool(root, "page_may_edit",
		   ROUTE_STAFF & ROLE_BIT(visit->caller->role));
	exchange_tag(x, model_int_of(model_get(root, "version")));
	exchange_title(x, N_("Request {ref}"), "ref", ref, NULL);
	return OK;
}

static enum status
show_events(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *ref = exchange_path(x, "ref");
	struct page_wish page = noun_page(x);
	enum status status;

	status = request_events(visit, ref, &page, exchange_model(x), fault);
	if (status == OK)
		status = request_strip(visit, ref, exchange_model(x), fault);
	if (status != OK)
		return status;
	exchange_title(x, N_("History of {ref}"), "ref", ref, NULL);
	noun_more(x);
	return OK;
}

static enum status
show_clock(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const char *ref = exchange_path(x, "ref");
	enum status status;

	status = item_clock(visit, ref, noun_item(x), exchange_model(x), fault);
	if (status == OK)
		status = request_strip(visit, ref, exchange_model(x), fault);
	if (status != OK)
		return status;
	exchange_title(x, N_("Why this date? {ref}"), "ref", ref, NULL);
	return OK;
}

/* What is in the finished file is found out on a worker. */
static enum status
look_at_file(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form_file *sent = form_file(exchange_form(x), "file");
	struct file_input file;
	const struct hand_in_added added = {exchange_path(x, "ref"),
					    noun_item(x), &file};
	const struct hand_in_looked *looked;
	enum status status;

	if (!sent)
		return OK;
	file = (struct file_input){sent->name, sent->type, sent->bytes,
				   sent->count};
	status = hand_in_look_added(visit, &added, &looked, fault);
	if (status == OK)
		exchange_keep(x, (void *)(uintptr_t)looked, NULL);
	else if (status == E_INPUT)
		*faults_add(exchange_faults(x)) = *fault;
	return status;
}

static enum status
act_on_item(struct exchange *x, struct visit *visit, struct fault *fault)
{
	const struct form *form = exchange_form(x);
	const struct form_file *sent = form_file(form, "file");
	struct file_input file = {0};
	struct item_act act = {
		.ref = exchange_path(x, "ref"),
		.n = noun_item(x),
		.action = *exchange_path(x, "action")
				  ? exchange_path(x, "action")
				  : "deliver",
		.version = exchange_version(x),
		.reason = form_text(form, "reason"),
		.provider = form_text(form, "provider"),
		.outcome = form_text(form, "outcome"),
		.starts_at = form_text(form, "starts_at"),
		.minutes = form_int(form, "minutes"),
		.words = form_int(form, "words"),
	};
	enum status status;

	if (sent) {
		file = (struct file_input){sent->name, sent->type, sent->bytes,
					   sent->count};
		act.file = &file;
		act.looked = exchange_kept(x);
	}
	status = item_act(visit, &act, exchange_model(x), fault);
	if (status != OK)
		return status;
	exchange_goto(x, "/requests/%s", act.ref);
	exchange_flash(x, N_("Done."));
	return OK;
}

static enum status
send_file(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct file_found found;
	enum status status;

	status = request_file(visit, exchange_path(x, "ref"),
			      exchange_path(x, "file"), &found, fault);
	if (status == OK)
		exchange_send(x, found.type, found.name, found.bytes,
			      found.count);
	return status;
}

const struct route routes_requests[] = {
	{.method = METHOD_GET,
	 .path = "/",
	 .roles = ROUTE_READERS | ROUTE_PROVIDERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGE_ONLY,
	 .handle = show_board,
	 .title = N_("My requests"),
	 .tag = "requests",
	 .page = "board"},
	{.method = METHOD_GET,
	 .path = "/requests",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .fields = list_query,
	 .form = list_query,
	 .handle = list_requests,
	 .title = N_("Requests"),
	 .tag = "requests",
	 .page = "requests"},
	{.method = METHOD_GET,
	 .path = "/requests/{ref}",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = show_request,
	 .form = show_fields,
	 .title = N_("Request"),
	 .tag = "requests",
	 .page = "request"},
	{.method = METHOD_GET,
	 .path = "/requests/{ref}/events",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .flags = ROUTE_PAGED,
	 .handle = show_events,
	 .title = N_("History"),
	 .tag = "requests",
	 .page = "request-events"},
	{.method = METHOD_GET,
	 .path = "/requests/{ref}/files/{file}",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = send_file,
	 .title = N_("A file of a request"),
	 .tag = "requests"},
	{.method = METHOD_GET,
	 .path = "/requests/{ref}/items/{n}/clock",
	 .roles = ROUTE_READERS,
	 .kind = ROUTE_READ,
	 .handle = show_clock,
	 .title = N_("Why this date?"),
	 .tag = "requests",
	 .page = "item-clock"},
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/items/{n}/deliver",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_SLOW,
	 .flags = ROUTE_VERSIONED | ROUTE_UPLOAD,
	 .fields = act_fields,
	 .prepare = look_at_file,
	 .handle = act_on_item,
	 .title = N_("Add finished work"),
	 .tag = "requests",
	 .again = "/requests/{ref}"},
	{.method = METHOD_POST,
	 .path = "/requests/{ref}/items/{n}/{action}",
	 .roles = ROUTE_STAFF,
	 .kind = ROUTE_WRITE,
	 .flags = ROUTE_VERSIONED | ROUTE_UPLOAD,
	 .fields = act_fields,
	 .handle = act_on_item,
	 .title = N_("Move an item"),
	 .tag = "requests",
	 .again = "/requests/{ref}"},
	{0},
};
