/* What nobody does: officers are told, and told again in the morning. */
#include "desk/assign.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "desk/queues.h"
#include "desk/routes.h"
#include "desk/show.h"
#include "store/request.h"
#include "store/routing.h"
#include "store/tenant.h"
#include "wire/model.h"

#define AT_ONCE 50
#define BOUGHT_SECONDS (30 * 86400)

static enum status
show_one(struct visit *visit, struct model *row, const struct told_item *told,
	 struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct request request;
	struct tenant tenant;
	struct item item;
	enum status status =
		item_get(&access, told->routing.item, &item, fault);

	if (status == OK)
		status = request_get(&access, item.request, &request, fault);
	if (status == OK)
		status = tenant_get(&access, item.tenant, &tenant, fault);
	if (status != OK)
		return status;
	model_text(row, "ref", request.ref);
	model_int(row, "n", item.n);
	show_names(row, "tenant_name", tenant.name, "tenant_native",
		   tenant.name_native);
	show_spec(row, &item.spec);
	model_code(row, "told", "told", told_names[told->routing.told]);
	model_time(row, "told_at", told->routing.told_utc);
	model_bool(row, "mine", told->owner == visit_actor(visit));
	return OK;
}

enum status
unplaced_show(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "unplaced");
	struct told_items items;
	enum status status = routing_told(&access, visit->now_utc, &items,
					  fault);

	for (size_t i = 0; status == OK && i < items.count; i++)
		status = show_one(visit, model_append(rows), &items.list[i],
				  fault);
	return status;
}

enum status
bought_show(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t count;
	enum status status = routing_bought(&access,
					    visit->now_utc - BOUGHT_SECONDS,
					    visit->now_utc + 1, &count, fault);

	model_int(model, "bought", count);
	return status;
}

static enum status
tell(struct visit *visit, int64_t item, struct fault *fault)
{
	struct work work;
	enum status status = work_load_item(visit, item, &work, fault);

	if (status == OK)
		status = assign_tell(visit, &work.job, TOLD_NEAR, fault);
	return status == OK ? log_item(visit, "item.near", &work, NULL, fault)
			    : status;
}

enum status
unplaced_tell(struct visit *visit, struct fault *fault)
{
	const struct near_question question = {
		.from_utc = visit->now_utc,
		.until_utc = visit->now_utc + SLOT_NEAR_SECONDS,
		.limit = AT_ONCE,
	};
	struct access access = visit_access_of_service(visit);
	struct near_items items;
	struct caller house;
	enum status status = desk_house_caller(visit, &house, fault);

	if (status != OK)
		return status;
	access.scope = &house.scope;
	status = routing_near(&access, &question, &items, fault);
	for (size_t i = 0; status == OK && i < items.count; i++)
		status = tell(visit, items.item[i], fault);
	return status;
}
