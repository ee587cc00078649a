/* What a landlord's letters are headed with. */
#include "desk/letterheads.h"

#include "desk/account.h"
#include "desk/inside.h"
#include "store/letterhead.h"
#include "store/organisation.h"

static enum status
log_change(struct visit *visit, const char *kind, int64_t organisation,
	   struct fault *fault)
{
	const struct log_entry entry = {.kind = kind,
					.subject = organisation,
					.organisation = organisation};

	return log_event(visit, &entry, fault);
}

enum status
letterhead_set(struct visit *visit, const struct letterhead_set *wish,
	       struct fault *fault)
{
	struct access access = visit_access(visit);
	struct kept_letterhead kept = {
		.text = wish->files.text,
		.text_bytes = wish->files.bytes,
		.logo = wish->files.logo,
		.logo_bytes = wish->files.logo_bytes,
		.by = visit_actor(visit),
		.updated_utc = visit->now_utc,
	};
	enum status status =
		visit_needs(visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	if (status == OK)
		status = organisation_chosen(visit, wish->organisation,
					     &kept.organisation, fault);
	if (status == OK)
		status = letterhead_put(&access, &kept, fault);
	if (status == OK)
		status = log_change(visit, "organisation.letterhead-set",
				    kept.organisation, fault);
	return status;
}

enum status
letterhead_unset(struct visit *visit, const char *organisation,
		 struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t id;
	enum status status =
		visit_needs(visit, ROLE_BIT(ROLE_ADMINISTRATOR), fault);

	if (status == OK)
		status = organisation_chosen(visit, organisation, &id, fault);
	if (status == OK)
		status = letterhead_clear(&access, id, fault);
	if (status == OK)
		status = log_change(visit, "organisation.letterhead-unset", id,
				    fault);
	return status;
}

/* The least there is to say: who writes. */
static enum status
name_alone(struct visit *visit, int64_t organisation,
	   const struct letterhead **ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct letterhead *head = arena_alloc(visit->arena, sizeof *head);
	struct organisation row;
	enum status status =
		organisation_get(&access, organisation, &row, fault);

	if (status != OK)
		return status;
	*head = (struct letterhead){.name = row.name,
				    .strapline = "",
				    .lang = "en",
				    .logo_alt = ""};
	*ret = head;
	return OK;
}

enum status
letterhead_of(struct visit *visit, int64_t organisation,
	      const struct letterhead **ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct kept_letterhead kept;
	struct letterhead_files files = {.name = "letterhead"};
	struct faults faults = {0};
	enum status status =
		letterhead_get(&access, organisation, &kept, fault);

	if (status == E_NOT_FOUND)
		return name_alone(visit, organisation, ret, fault);
	if (status != OK)
		return status;
	files.text = kept.text;
	files.bytes = kept.text_bytes;
	files.logo = kept.logo;
	files.logo_bytes = kept.logo_bytes;
	status = letterhead_parse(&files, visit->arena, ret, &faults);
	if (status != OK && fault)
		*fault = faults.list[0];
	faults_free(&faults);
	return status;
}
