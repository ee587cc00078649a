/* Contacts as other parts of the service record them. */
#include "desk/contact.h"

#include <string.h>

#include "desk/contacts.h"
#include "desk/inside.h"
#include "lang/zone.h"
#include "store/need.h"
#include "store/provider.h"
#include "store/request.h"
#include "wire/model.h"

enum status
contact_log(struct visit *visit, const char *kind,
	    const struct contact *contact, const struct model *payload,
	    struct fault *fault)
{
	const struct manner *manner = &contact->manner;
	const char *language = manner->written[0] ? manner->written[0]
						  : manner->spoken;
	struct log_entry entry = {.kind = kind,
				  .subject = contact->tenant,
				  .organisation = contact->organisation,
				  .language = language,
				  .payload = payload};

	return log_event(visit, &entry, fault);
}

static struct wanted *
wanted_of(struct arena *arena, const struct needs *needs)
{
	struct wanted *all = arena_alloc(arena, (needs->count + 1) *
							sizeof *all);

	for (size_t i = 0; i < needs->count; i++)
		all[i] = (struct wanted){needs->list[i].kind,
					 needs->list[i].value};
	return all;
}

/* What the rules say of every need that holds. */
static enum status
judge(struct visit *visit, const struct contact *contact,
      const struct needs *needs, struct model *payload, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct wanted *all = wanted_of(visit->arena, needs);
	enum status status = OK;
	int met = 0, unmet = 0;

	for (size_t i = 0; status == OK && i < needs->count; i++) {
		struct contact_need one = {
			.contact = contact->id,
			.need = needs->list[i].id,
			.organisation = contact->organisation,
			.at_utc = contact->at_utc,
			.channel = contact->manner.channel,
			.kind = needs->list[i].kind,
		};
		enum met told = met_by(&contact->manner, &all[i], all,
				       needs->count, &one.why);

		if (told == MET_UNTOUCHED)
			continue;
		one.met = told == MET;
		one.met ? met++ : unmet++;
		status = contact_need_put(&access, &one, fault);
	}
	model_int(payload, "met", met);
	model_int(payload, "unmet", unmet);
	return status;
}

enum status
contact_record(struct visit *visit, struct contact *contact,
	       struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *payload = model_object(visit->arena);
	struct needs needs;
	enum status status = need_active(&access, contact->tenant, &needs,
					 fault);

	if (status != OK)
		return status;
	contact->id = visit_id(visit);
	if (!contact->at_utc)
		contact->at_utc = visit->now_utc;
	contact->manner.minute = zone_local(contact->at_utc).second / 60;
	contact->recorded_utc = visit->now_utc;
	contact->recorded_by = visit_actor(visit);
	status = contact_insert(&access, contact, fault);
	if (status == E_CONFLICT) {
		contact->id = 0;
		return OK;
	}
	model_text(payload, "channel", channel_names[contact->manner.channel]);
	if (status == OK)
		status = judge(visit, contact, &needs, payload, fault);
	if (status == OK)
		status = contact_log(visit, "contact.recorded", contact,
				     payload, fault);
	return status;
}

/* On a screen people see each other too. */
static enum channel
channel_of(enum mode mode)
{
	return mode == MODE_TELEPHONE || mode == MODE_ON_DEMAND
		       ? CHANNEL_CALL
		       : CHANNEL_VISIT;
}

enum status
contact_of_booking(struct visit *visit, const struct item *item,
		   struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct item_spec *spec = &item->spec;
	struct provider provider = {0};
	struct contact contact = {
		.organisation = item->organisation,
		.tenant = item->tenant,
		.at_utc = spec->starts_utc,
		.item = item->id,
		.manner = {.channel = channel_of(spec->mode),
			   .spoken = strcmp(spec->language, "en")
					     ? spec->language
					     : spec->from,
			   .interpreter = INTERPRETER_PROFESSIONAL},
	};
	enum status status = OK;

	if (spec->service != SERVICE_INTERPRETING || !item->outcome ||
	    strcmp(item->outcome, "completed") != 0)
		return OK;
	if (contact.at_utc > visit->now_utc)
		contact.at_utc = visit->now_utc;
	if (item->provider)
		status = provider_get(&access, item->provider, &provider,
				      fault);
	if (status != OK && status != E_NOT_FOUND)
		return status;
	contact.manner.gender = provider.gender;
	if (item->provider && provider.kind == PROVIDER_IN_HOUSE)
		contact.manner.interpreter = INTERPRETER_COLLEAGUE;
	return contact_record(visit, &contact, fault);
}
