/* Half-filled request forms. */
#include "desk/unfinished.h"

#include <string.h>

#include "base/buf.h"
#include "desk/inside.h"
#include "desk/record.h"
#include "desk/show.h"
#include "store/unfinished.h"
#include "wire/json.h"
#include "wire/model.h"

#define TYPED_MOST 65536

static enum status
read_key(struct visit *visit, const struct unfinished_key *key,
	 struct unfinished *ret, struct fault *fault)
{
	struct tenant tenant;
	enum status status = tenant_named(visit, key->tenant, &tenant, fault);

	if (status != OK)
		return status;
	*ret = (struct unfinished){.account = visit_actor(visit),
				   .tenant = tenant.id,
				   .organisation = tenant.organisation};
	if (!key->service || !service_parse(key->service, &ret->service))
		return fault_set(fault, E_INPUT, "/service",
				 N_("Say what is asked for: written, spoken "
				    "or another format"),
				 NULL);
	return OK;
}

enum status
unfinished_keep(struct visit *visit, const struct unfinished_key *key,
		const struct model *typed, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct buf json = {0};
	struct unfinished one;
	enum status status = read_key(visit, key, &one, fault);

	if (status != OK)
		return status;
	json_print(typed, &json);
	one.typed = buf_string(&json);
	one.saved_utc = visit->now_utc;
	one.expires_utc = visit->now_utc + UNFINISHED_DAYS * 86400;
	if (json.count > TYPED_MOST)
		status = fault_set(fault, E_REFUSED, "",
				   N_("This is too long to be kept: log the "
				      "request in parts"),
				   NULL);
	else
		status = unfinished_put(&access, &one, fault);
	buf_free(&json);
	return status;
}

/* E_NOT_FOUND where there is none, or it expired. */
static enum status
find(struct visit *visit, const struct unfinished_key *key,
     struct unfinished *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct unfinished own;
	enum status status = read_key(visit, key, &own, fault);

	if (status == OK)
		status = unfinished_get(&access, &own, ret, fault);
	if (status == OK && ret->expires_utc <= visit->now_utc)
		return not_found("unfinished", fault);
	return status;
}

enum status
unfinished_typed(struct visit *visit, const struct unfinished_key *key,
		 const struct model **ret_typed, struct fault *fault)
{
	struct unfinished one;
	enum status status = find(visit, key, &one, fault);

	*ret_typed = model_object(visit->arena);
	if (status == E_NOT_FOUND)
		return OK;
	if (status != OK)
		return status;
	return json_parse(one.typed, strlen(one.typed), visit->arena,
			  ret_typed, fault);
}

enum status
unfinished_since(struct visit *visit, const struct unfinished_key *key,
		 struct model *model, struct fault *fault)
{
	struct unfinished one = {0};
	enum status status = find(visit, key, &one, fault);

	if (status != OK && status != E_NOT_FOUND)
		return status;
	model_time_or_null(model, "kept_at",
			   status == OK ? one.saved_utc : 0);
	return OK;
}

enum status
unfinished_show(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "unfinished");
	struct unfinished_list all;
	enum status status = unfinished_of(&access, visit_actor(visit), &all,
					   fault);

	for (size_t i = 0; status == OK && i < all.count; i++) {
		const struct unfinished *one = &all.list[i];
		struct model *row = model_append(rows);

		model_id(row, "tenant", one->tenant);
		show_names(row, "tenant_name", one->tenant_name,
			   "tenant_native", one->tenant_native);
		model_code(row, "service", "service",
			   service_name(one->service));
		model_text(row, "code", service_name(one->service));
		model_time(row, "saved_at", one->saved_utc);
	}
	return status;
}

enum status
unfinished_forget(struct visit *visit, const struct unfinished_key *key,
		  struct fault *fault)
{
	struct access access = visit_access(visit);
	struct unfinished own;
	enum status status = read_key(visit, key, &own, fault);

	return status == OK ? unfinished_delete(&access, &own, fault)
			    : status;
}
