/* What happened to a request, as its history tells it. */
#include <string.h>

#include "desk/inside.h"
#include "desk/item.h"
#include "desk/requests.h"
#include "desk/show.h"
#include "store/event.h"
#include "store/request.h"
#include "wire/json.h"
#include "wire/model.h"

static void
show_detail(struct model *row, const char *name, const char *text)
{
	model_text(row, "name", name);
	/* A reason in words is no outcome, and stands as it is. */
	model_code(row, "value", !strcmp(name, "state") ? "state" : "outcome",
		   text);
	model_bool(row, "page_shown",
		   strcmp(name, "offer") != 0 &&
			   strcmp(name, "offered_to") != 0);
}

/* {"n":1,"provider":"..."} as a list of names and values. */
static void
show_details(struct visit *visit, struct model *row, const char *payload)
{
	struct model *details = model_children(row, "details");
	const struct model *said = NULL;

	model_null(row, "item");
	if (!payload || json_parse(payload, strlen(payload), visit->arena,
				   &said, NULL) != OK)
		return;
	for (const struct model *one = model_first(said); one;
	     one = model_next(one)) {
		const char *text = model_text_of(one);

		if (!strcmp(model_key(one), "n") &&
		    model_kind_of(one) == MODEL_INT) {
			model_int(row, "item", model_int_of(one));
		} else if (text) {
			show_detail(model_append(details), model_key(one),
				    text);
		}
	}
}

enum status
request_events(struct visit *visit, const char *ref,
	       const struct page_wish *wish, struct model *model,
	       struct fault *fault)
{
	struct access access = visit_access(visit);
	struct event_query query = {0};
	struct request request;
	struct events events;
	struct model *rows;
	enum status status = request_named(visit, ref, &request, fault);

	if (status == OK)
		status = page_limit(wish, &query.limit, fault);
	if (status == OK)
		status = page_number(wish->after, &query.after_seq, fault);
	query.subject = request.id;
	if (status == OK)
		status = event_of_subject(&access, &query, &events, fault);
	if (status != OK)
		return status;
	model_text(model, "ref", request.ref);
	rows = model_children(model, "events");
	for (size_t i = 0; i < events.count; i++) {
		const struct event *event = &events.list[i];
		struct model *row = model_append(rows);

		model_time(row, "at", event->at_utc);
		model_id(row, "actor", event->actor);
		model_text(row, "actor_name",
			   actor_name(visit, event->actor));
		model_code(row, "kind", "event", event->kind);
		show_details(visit, row, event->payload);
	}
	model_text(model, "next",
		   events.count == query.limit
			   ? arena_printf(
				     visit->arena, "%lld",
				     (long long)events.list[events.count - 1]
					     .seq)
			   : NULL);
	return OK;
}
