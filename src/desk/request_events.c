/* What happened to a request, as its history tells it. */
#include <string.h>

#include "desk/inside.h"
#include "desk/item.h"
#include "desk/policies.h"
#include "desk/requests.h"
#include "desk/show.h"
#include "store/event.h"
#include "store/request.h"
#include "wire/json.h"
#include "wire/model.h"

/* What the words of a payload are; NULL: as they stand. A reason in words is
 * no outcome, and stands as it is. */
static const char *
set_of(const char *kind, const char *name)
{
	static const struct {
		const char *name, *set;
	} sets[] = {
		{"state", "state"},	    {"service", "service"},
		{"mode", "mode"},	    {"format", "format"},
		{"urgent", "urgency"},	    {"response", "response"},
		{"sensitivity", "sensitivity"},
	};

	if (!strcmp(name, "mode") && !strcmp(kind, "item.routed"))
		return "routing-mode";
	if (!strcmp(name, "rule") && !strncmp(kind, "family.", 7))
		return "family";
	for (size_t i = 0; i < sizeof sets / sizeof *sets; i++)
		if (!strcmp(name, sets[i].name))
			return sets[i].set;
	return "outcome";
}

/* For machines alone. */
static bool
is_hidden(const char *name, const char *text)
{
	static const char *const names[] = {
		"offer", "offered_to", "bought_of", "held_by", "case", "from",
		"sha256",
	};

	for (size_t i = 0; i < sizeof names / sizeof *names; i++)
		if (!strcmp(name, names[i]))
			return true;
	return !strcmp(name, "mode") && !strcmp(text, "by-rule");
}

/* The sentence of the rule that decided, as the policy has it now; NULL where
 * it has no such rule any more. */
static const char *
sentence_of(const struct policy *policy, const char *code)
{
	for (size_t i = 0; i < policy->rules; i++)
		if (!strcmp(policy->rule[i].code, code))
			return policy->rule[i].why;
	if (!strcmp(policy_last.code, code))
		return policy_last.why;
	return !strcmp(policy_unknown.code, code) ? policy_unknown.why : NULL;
}

static void
show_detail(struct model *row, const struct policy *policy, const char *kind,
	    const char *name, const char *text)
{
	bool rule = !strcmp(name, "rule") && strncmp(kind, "family.", 7) != 0;
	const char *says = rule ? sentence_of(policy, text) : NULL;

	model_text(row, "name", name);
	if (!strcmp(name, "language"))
		model_language(row, "value", text);
	else
		model_code(row, "value", set_of(kind, name), text);
	model_message(row, "says", says);
	model_bool(row, "page_reason", !strcmp(name, "reason"));
	model_bool(row, "page_shown",
		   !is_hidden(name, text) && (says || !rule));
}

/* {"n":1,"provider":"..."} as a list of names and values. */
static void
show_details(struct visit *visit, struct model *row,
	     const struct policy *policy, const struct event *event)
{
	const char *payload = event->payload;
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
			show_detail(model_append(details), policy, event->kind,
				    model_key(one), text);
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
	const struct policy *policy;
	struct events events;
	struct model *rows;
	enum status status = request_named(visit, ref, &request, fault);

	if (status == OK)
		status = page_limit(wish, &query.limit, fault);
	if (status == OK)
		status = page_number(wish->after, &query.after_seq, fault);
	query.subject = request.id;
	if (status == OK)
		status = policy_for(visit, request.organisation, &policy,
				    fault);
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
		show_details(visit, row, policy, event);
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
