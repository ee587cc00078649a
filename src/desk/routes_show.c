/* Why an item is with whom it is, and the next best ways where nobody does
 * it. */
#include "desk/routes.h"

#include <string.h>

#include "desk/assign.h"
#include "desk/family.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "store/organisation.h"
#include "store/routing.h"
#include "wire/model.h"

#define SHOWN 3 /* providers of each way */

static void
show_routing(struct model *model, const struct routing *routing)
{
	struct model *child = model_child(model, "routing");

	model_code(child, "mode", "routing-mode",
		   routing->mode < 0 ? NULL
				     : routing_mode_names[routing->mode]);
	model_text(child, "any_gender", routing->any_gender);
	model_text(child, "chosen_why", routing->chosen_why);
	model_time_or_null(child, "bought_at", routing->bought_utc);
	model_text(child, "bought_why", routing->bought_why);
	model_code(child, "told", "told",
		   routing->told ? told_names[routing->told] : NULL);
	model_time_or_null(child, "told_at", routing->told_utc);
}

/* The other modes in which somebody may be asked. */
static enum status
show_modes(struct visit *visit, const struct work *work, struct model *ways,
	   struct fault *fault)
{
	struct model *rows = model_children(ways, "modes");
	enum status status = OK;

	if (work->item.spec.service != SERVICE_INTERPRETING)
		return OK;
	for (int mode = MODE_ON_SITE; status == OK && mode <= MODE_VIDEO;
	     mode++) {
		struct item other = work->item;
		struct job job = work->job;
		struct route route;
		struct model *row;

		if (mode == (int)work->item.spec.mode)
			continue;
		other.spec.mode = (enum mode)mode;
		job.item = &other;
		status = assign_rank(visit, &job, CANDIDATES_CAPABLE, &route,
				     fault);
		if (status != OK || !route.askable)
			continue;
		row = model_append(rows);
		model_code(row, "mode", "mode", mode_name(other.spec.mode));
		model_int(row, "count", (int64_t)route.askable);
	}
	return status;
}

static enum status
show_neighbours(struct visit *visit, const struct work *work,
		struct model *ways, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct model *rows = model_children(ways, "neighbours");
	struct organisation owner;
	struct route route;
	enum status status = assign_rank(visit, &work->job,
					 CANDIDATES_NEIGHBOURS, &route, fault);

	for (size_t i = 0; status == OK && i < route.askable && i < SHOWN;
	     i++) {
		const struct candidate *one = route.list[i].candidate;
		size_t at = (size_t)(one - route.candidates.list);
		struct model *row;

		status = organisation_get(
			&access, route.candidates.provider[at].organisation,
			&owner, fault);
		if (status != OK)
			break;
		row = model_append(rows);
		model_id(row, "provider", one->provider);
		model_text(row, "name", one->name);
		model_text(row, "organisation", owner.name);
	}
	return status;
}

static void
show_off_contract(struct model *ways, const struct route *route)
{
	struct model *rows = model_children(ways, "off_contract");
	size_t shown = 0;

	for (size_t i = 0; i < route->count && shown < SHOWN; i++) {
		const struct candidate *one = route->list[i].candidate;
		struct model *row;

		if (route->list[i].out != ROUTING_OFF_CONTRACT)
			continue;
		row = model_append(rows);
		model_id(row, "provider", one->provider);
		model_text(row, "name", one->name);
		if (one->price_minor < 0)
			model_null(row, "estimate");
		else
			model_money(row, "estimate", one->price_minor, "GBP");
		shown++;
	}
}

static enum status
show_ways(struct visit *visit, const struct work *work, struct model *model,
	  struct fault *fault)
{
	const struct item_spec *spec = &work->item.spec;
	struct model *ways = model_child(model, "ways");
	struct routing_ways found;
	struct route route;
	enum status status = assign_rank(visit, &work->job, CANDIDATES_CAPABLE,
					 &route, fault);

	if (status != OK)
		return status;
	found = routing_ways_of(route.list, route.count);
	model_int(ways, "other_time", (int64_t)found.other_time);
	model_int(ways, "other_gender", (int64_t)found.other_gender);
	model_bool(ways, "sight", spec->service == SERVICE_TRANSLATION);
	model_bool(ways, "call", spec->service == SERVICE_INTERPRETING &&
					 !language_signed(spec->language));
	show_off_contract(ways, &route);
	status = show_modes(visit, work, ways, fault);
	return status == OK ? show_neighbours(visit, work, ways, fault)
			    : status;
}

/* Nobody does it, and it is still wanted. */
static bool
is_unplaced(const struct work *work)
{
	enum item_state state = work->item.state;

	return state == ITEM_UNFILLED ||
	       (work->routing.told &&
		(state == ITEM_LOGGED || state == ITEM_APPROVED ||
		 state == ITEM_OFFERED));
}

/* The gender matters here, and nobody said which. */
static bool
asks_gender(const struct work *work)
{
	if (work->request.sensitivity != SENSITIVITY_DOMESTIC_ABUSE ||
	    work->item.spec.service != SERVICE_INTERPRETING)
		return false;
	for (size_t i = 0; i < work->needs.count; i++)
		if (work->needs.list[i].kind == NEED_INTERPRETER_GENDER)
			return false;
	return true;
}

enum status
routes_show(struct visit *visit, const struct item *item, struct model *model,
	    struct fault *fault)
{
	struct work work;
	enum status status = work_load_item(visit, item->id, &work, fault);

	if (status != OK)
		return status;
	show_routing(model, &work.routing);
	model_bool(model, "asks_gender", asks_gender(&work));
	if (is_unplaced(&work))
		status = show_ways(visit, &work, model, fault);
	else
		model_null(model, "ways");
	return status == OK ? family_show(visit, item, model, fault) : status;
}
