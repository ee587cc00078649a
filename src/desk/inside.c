/* What the files of this layer share. */
#include "desk/inside.h"

#include <stdlib.h>

#include "base/buf.h"
#include "store/event.h"
#include "store/organisation.h"
#include "wire/json.h"
#include "wire/model.h"

struct access
visit_access_of_service(const struct visit *visit)
{
	return (struct access){visit->db, &scope_of_the_service_itself,
			       visit->arena};
}

struct access
visit_access(const struct visit *visit)
{
	struct access access = visit_access_of_service(visit);

	if (visit->caller)
		access.scope = &visit->caller->scope;
	return access;
}

int64_t
visit_id(struct visit *visit)
{
	return id_new(visit->ids, visit->now_utc, visit->random);
}

int64_t
visit_actor(const struct visit *visit)
{
	return visit->caller ? visit->caller->account : 0;
}

int64_t
visit_organisation(const struct visit *visit)
{
	return visit->caller ? visit->caller->organisation : 0;
}

enum status
log_event(struct visit *visit, const struct log_entry *entry,
	  struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct event event = {
		.at_utc = visit->now_utc,
		.actor = visit_actor(visit),
		.kind = entry->kind,
		.subject = entry->subject,
		.organisation = entry->organisation,
		.service = entry->service,
		.language = entry->language,
		.payload = "{}",
	};
	struct buf payload = {0};
	enum status status;

	if (entry->payload) {
		json_print(entry->payload, &payload);
		event.payload = buf_string(&payload);
	}
	status = event_append(&access, &event, visit->random, fault);
	buf_free(&payload);
	return status;
}

void
model_id(struct model *model, const char *key, int64_t id)
{
	char text[ID_TEXT];

	if (!id) {
		model_null(model, key);
		return;
	}
	id_format(id, text);
	model_text(model, key, text);
}

void
model_time_or_null(struct model *model, const char *key, int64_t utc)
{
	if (utc)
		model_time(model, key, utc);
	else
		model_null(model, key);
}

void
model_minutes_or_null(struct model *model, const char *key, int64_t minutes)
{
	if (minutes >= 0)
		model_minutes(model, key, minutes);
	else
		model_null(model, key);
}

int
compare_ids(const void *a, const void *b)
{
	int64_t x = *(const int64_t *)a, y = *(const int64_t *)b;

	return (x > y) - (x < y);
}

enum status
visit_needs(const struct visit *visit, unsigned role_bits, struct fault *fault)
{
	if (visit->caller && ROLE_BIT(visit->caller->role) & role_bits)
		return OK;
	return fault_set(fault, E_FORBIDDEN, "",
			 N_("Your role may not do this: ask a manager"), NULL);
}

enum status
not_found(const char *where, struct fault *fault)
{
	return fault_set(fault, E_NOT_FOUND, where,
			 N_("There is no such thing here: check the address or "
			    "search for it"),
			 NULL);
}

/* The oldest that stands under no other. */
static int64_t
first_organisation(const struct organisations *all)
{
	int64_t first = 0;

	for (size_t i = 0; i < all->count; i++)
		if (!all->list[i].parent &&
		    (!first || all->list[i].id < first))
			first = all->list[i].id;
	return first;
}

enum status
desk_house_caller(struct visit *visit, struct caller *ret_caller,
		  struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct organisations all;
	enum status status = organisation_list(&access, &all, fault);
	int64_t *ids;

	if (status != OK)
		return status;
	ids = arena_alloc(visit->arena, (all.count + 1) * sizeof *ids);
	for (size_t i = 0; i < all.count; i++)
		ids[i] = all.list[i].id;
	qsort(ids, all.count, sizeof *ids, compare_ids);
	*ret_caller = (struct caller){
		.organisation = first_organisation(&all),
		.role = ROLE_ADMINISTRATOR,
		.scope = {.organisation = ids, .count = all.count},
		.name = "",
		.language = "en",
	};
	return OK;
}
