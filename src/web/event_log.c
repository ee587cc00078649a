/* The event log: whether it fits, and to whom its anchor goes. */
#include "web/event_log.h"

#include <string.h>

#include "base/buf.h"
#include "desk/anchor.h"
#include "desk/chain_check.h"
#include "web/form.h"
#include "web/inside.h"
#include "web/problem.h"
#include "web/routes.h"
#include "wire/model.h"

static const struct field anchor_fields[] = {
	{.name = "addresses",
	 .type = FIELD_TEXT,
	 .max = 1000,
	 .label = N_("Addresses"),
	 .hint = N_("With commas between. Best somebody who does not run this "
		    "service, such as an auditor. Empty: nobody.")},
	{0},
};

static bool
is_report(const struct exchange *x)
{
	const char *path = x->route->path;

	return !strncmp(path, "/reports", 8) && (!path[8] || path[8] == '/');
}

static bool
is_csv(const struct exchange *x)
{
	return x->answer.bytes && x->answer.type &&
	       !strncmp(x->answer.type, "text/csv", 8);
}

/* One more line, with as many fields as the first. */
static void
add_line(struct exchange *x, const char *said)
{
	const char *bytes = x->answer.bytes;
	struct buf out = {0};
	bool quoted = false;

	buf_put(&out, bytes, x->answer.count);
	buf_printf(&out, "\"%s\"", said);
	for (size_t i = 0; i < x->answer.count; i++) {
		if (bytes[i] == '"')
			quoted = !quoted;
		else if (bytes[i] == ',' && !quoted)
			buf_char(&out, ',');
		else if (bytes[i] == '\n' && !quoted)
			break;
	}
	buf_text(&out, "\r\n");
	x->answer.count = out.count;
	x->answer.bytes = arena_copy(x->arena, buf_string(&out), out.count);
	buf_free(&out);
}

enum status
event_log_warn(struct exchange *x, struct visit *visit, struct fault *fault)
{
	int64_t broken = 0;
	struct model *root;
	struct fault note;
	enum status status;

	if (!is_report(x))
		return OK;
	if (x->answer.bytes && !is_csv(x))
		return OK; /* a document, that says it itself */
	status = chain_broken(visit, &broken, fault);
	if (status != OK)
		return status;
	if (is_csv(x) && broken) {
		fault_set(&note, E_CONFLICT, "",
			  N_("Warning: the event log does not fit at event "
			     "{event}"),
			  "event",
			  arena_printf(x->arena, "%lld", (long long)broken),
			  NULL);
		add_line(x, problem_text(x, &note));
	}
	if (is_csv(x))
		return OK;
	root = exchange_model(x);
	status = chain_show(visit, root, fault);
	if (status == OK && broken)
		model_int(model_child(root, "page_log_broken"), "event",
			  broken);
	return status;
}

static enum status
show(struct exchange *x, struct visit *visit, struct fault *fault)
{
	struct model *root = exchange_model(x);
	enum status status = chain_show(visit, root, fault);
	const struct model *log = model_get(root, "event_log");
	int64_t broken = 0;

	if (status == OK)
		status = anchor_show(visit, root, fault);
	if (status == OK)
		status = chain_broken(visit, &broken, fault);
	if (status != OK)
		return status;
	exchange_prefill(x, "addresses",
			 model_text_of(model_get(root, "addresses")));
	model_bool(root, "page_any", model_first(model_get(root, "anchors")));
	model_bool((struct model *)log, "page_read",
		   model_kind_of(model_get(log, "whole_at")) == MODEL_TIME);
	if (broken)
		model_int(model_child(root, "page_log_broken"), "event",
			  broken);
	return OK;
}

static enum status
set(struct exchange *x, struct visit *visit, struct fault *fault)
{
	enum status status =
		anchor_set(visit, form_text(exchange_form(x), "addresses"),
			   exchange_faults(x), fault);

	if (status == OK)
		status = anchor_show(visit, exchange_model(x), fault);
	if (status == OK) {
		exchange_goto(x, "/settings/event-log");
		exchange_flash(x, N_("The next anchor goes there."));
	}
	return status;
}

const struct route routes_event_log[] = {
	{.method = METHOD_GET,
	 .path = "/settings/event-log",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_READ,
	 .form = anchor_fields,
	 .handle = show,
	 .title = N_("Event log"),
	 .tag = "policy",
	 .page = "event-log"},
	{.method = METHOD_POST,
	 .path = "/settings/event-log",
	 .roles = ROUTE_ADMIN,
	 .kind = ROUTE_WRITE,
	 .fields = anchor_fields,
	 .handle = set,
	 .title = N_("Change to whom the event log’s anchor goes"),
	 .tag = "policy",
	 .again = "/settings/event-log"},
	{0},
};
