/* What an organisation has decided for itself under a name. */
#include "desk/decided.h"

#include "desk/inside.h"
#include "wire/model.h"

enum status
decided_get(struct visit *visit, int64_t organisation, const char *name,
	    struct kept_setting *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status =
		setting_get(&access, organisation, name, ret, fault);

	if (status != E_NOT_FOUND)
		return status;
	*ret = (struct kept_setting){.organisation = 0};
	return OK;
}

enum status
decided_put(struct visit *visit, int64_t organisation, const char *name,
	    const char *value, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *payload = model_object(visit->arena);
	const struct kept_setting kept = {
		.organisation = organisation,
		.name = name,
		.value = value,
		.by = visit_actor(visit),
		.at_utc = visit->now_utc,
	};
	const struct log_entry entry = {.kind = "organisation.setting",
					.subject = organisation,
					.organisation = organisation,
					.payload = payload};
	enum status status = setting_put(&access, &kept, fault);

	model_text(payload, "name", name);
	model_text(payload, "value", value);
	return status == OK ? log_event(visit, &entry, fault) : status;
}

const char *
decided_origin(const struct kept_setting *kept, int64_t organisation)
{
	if (!kept->organisation)
		return "shipped";
	return kept->organisation == organisation ? "own" : "partnership";
}

void
decided_show(struct model *model, const struct kept_setting *kept,
	     int64_t organisation)
{
	model_code(model, "origin", "origin",
		   decided_origin(kept, organisation));
	model_time_or_null(model, "at",
			   kept->organisation ? kept->at_utc : 0);
}
