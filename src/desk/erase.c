/* Erasing a person. */
#include "desk/erase.h"

#include <string.h>

#include "desk/field.h"
#include "desk/inside.h"
#include "desk/keeping.h"
#include "desk/record.h"
#include "lang/zone.h"
#include "store/erase.h"
#include "store/tenant.h"
#include "wire/model.h"

#define REASON_MOST 400

static void
hold(struct model *held, const char *why, const char *what)
{
	struct model *row = model_append(held);

	model_message(row, "why", why);
	model_text(row, "what", what);
}

/* The letter that is to be kept longest. */
static enum status
hold_letters(struct visit *visit, int64_t tenant, struct model *held,
	     struct fault *fault)
{
	struct access access = visit_access(visit);
	int32_t today = zone_local(visit->now_utc).day_days, last = today;
	struct erase_letters all;
	enum status status = erase_letters(&access, tenant, &all, fault);
	char text[ZONE_DAY_TEXT];

	for (size_t i = 0; status == OK && i < all.count; i++) {
		int32_t until;

		status = keeping_until(visit, all.list[i].organisation,
				       all.list[i].document_class,
				       all.list[i].issued_utc, &until, fault);
		if (status == OK && until > last)
			last = until;
	}
	if (status != OK || last == today)
		return status;
	zone_day_text(last, text);
	hold(held, N_("A letter is to be kept until"),
	     arena_text(visit->arena, text));
	return OK;
}

static enum status
look(struct visit *visit, const struct erase_input *in,
     const struct tenant *tenant, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *held = model_children(model, "held");
	struct erase_census census;
	enum status status =
		erase_census(&access, tenant->id, &census, fault);

	if (status != OK)
		return status;
	model_id(model, "id", tenant->id);
	model_id(model, "organisation", tenant->organisation);
	model_int(model, "requests", census.requests);
	model_int(model, "letters", census.letters);
	model_int(model, "files", census.files);
	model_int(model, "events", census.events);
	if (census.open_request)
		hold(held, N_("Work goes on"), census.open_request);
	if (census.open_case)
		hold(held, N_("A case is open"), census.open_case);
	if (census.complaint)
		hold(held, N_("A complaint about a provider is open"), NULL);
	if (census.hold)
		hold(held, N_("Letters are held"), census.hold);
	return in->letters == ERASE_LETTERS_OLD
		       ? hold_letters(visit, tenant->id, held, fault)
		       : OK;
}

enum status
erase_show(struct visit *visit, const struct erase_input *in,
	   struct model *model, struct fault *fault)
{
	struct tenant tenant;
	enum status status =
		visit_needs(visit,
			    ROLE_BIT(ROLE_MANAGER) |
				    ROLE_BIT(ROLE_ADMINISTRATOR),
			    fault);

	if (status == OK)
		status = tenant_named(visit, in->tenant, &tenant, fault);
	return status == OK ? look(visit, in, &tenant, model, fault) : status;
}

static enum status
refuse(const struct model *held, struct fault *fault)
{
	const struct model *first = model_first(held);
	const char *what = model_text_of(model_get(first, "what"));

	return fault_set(fault, E_REFUSED, "tenant",
			 N_("Nothing was erased: {why} ({what})"), "why",
			 model_text_of(model_get(first, "why")), "what",
			 what ? what : "-", NULL);
}

static enum status
read_reason(struct visit *visit, const char *text, const char **ret,
	    struct fault *fault)
{
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	enum status status;

	*ret = field_words_needed(&fields, "reason", text, REASON_MOST);
	status = fields_end(&fields, fault);
	faults_free(&faults);
	return status;
}

/* Records that were merged into it are its own. */
static enum status
erase_all(struct visit *visit, const struct erasure *given,
	  const struct tenant *tenant, int64_t *ret_events,
	  struct fault *fault)
{
	struct access access = visit_access(visit);
	struct erasure erasure = *given;
	struct erase_ids aliases;
	int64_t events = 0;
	enum status status =
		erase_aliases(&access, tenant->id, &aliases, fault);

	*ret_events = 0;
	for (size_t i = 0; status == OK && i < aliases.count; i++) {
		struct tenant alias;

		status = tenant_get_itself(&access, aliases.list[i], &alias,
					   fault);
		if (status != OK)
			return status;
		erasure.id = visit_id(visit);
		erasure.tenant = alias.id;
		erasure.organisation = alias.organisation;
		status = erase_tenant(&access, &erasure, &alias, &events,
				      fault);
		*ret_events += events;
	}
	if (status == OK)
		status = erase_tenant(&access, given, tenant, &events, fault);
	*ret_events += events;
	return status;
}

static enum status
log_erased(struct visit *visit, const struct erasure *erasure, int64_t events,
	   struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {.kind = "tenant.erased",
					.subject = erasure->tenant,
					.organisation = erasure->organisation,
					.payload = payload};

	model_text(payload, "reason", erasure->reason);
	model_int(payload, "letters", erasure->letters);
	model_int(payload, "events", events);
	return log_event(visit, &entry, fault);
}

enum status
erase_person(struct visit *visit, const struct erase_input *in,
	     struct model *model, struct fault *fault)
{
	struct erasure erasure = {.at_utc = visit->now_utc,
				  .by = visit_actor(visit)};
	struct tenant tenant;
	int64_t events = 0;
	enum status status =
		visit_needs(visit,
			    ROLE_BIT(ROLE_MANAGER) |
				    ROLE_BIT(ROLE_ADMINISTRATOR),
			    fault);

	if (status == OK)
		status = read_reason(visit, in->reason, &erasure.reason,
				     fault);
	if (status == OK)
		status = tenant_named(visit, in->tenant, &tenant, fault);
	if (status == OK)
		status = look(visit, in, &tenant, model, fault);
	if (status != OK)
		return status;
	if (model_first(model_get(model, "held")))
		return refuse(model_get(model, "held"), fault);
	erasure.id = visit_id(visit);
	erasure.tenant = tenant.id;
	erasure.organisation = tenant.organisation;
	erasure.letters = model_int_of(model_get(model, "letters"));
	status = erase_all(visit, &erasure, &tenant, &events, fault);
	if (status != OK)
		return status;
	model_int(model, "events", events);
	return log_erased(visit, &erasure, events, fault);
}
