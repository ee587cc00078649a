/* Who would be asked to do an item, and why. */
#include "desk/ranking.h"

#include "desk/assign.h"
#include "desk/clearance.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "wire/model.h"

static void
show_figures(struct model *row, const struct candidate *candidate)
{
	model_int(row, "contract_order", candidate->contract_order);
	if (candidate->price_minor < 0)
		model_null(row, "estimate");
	else
		model_money(row, "estimate", candidate->price_minor, "GBP");
	model_int(row, "open_items", candidate->open_items);
	model_int(row, "capacity", candidate->capacity);
	model_int(row, "done", candidate->done);
	model_int(row, "in_standard", candidate->in_standard);
	if (candidate->done)
		model_real(row, "share",
			   (double)candidate->in_standard / candidate->done);
	else
		model_null(row, "share");
	model_int(row, "offers", candidate->offers);
	model_int(row, "accepted", candidate->accepted);
	model_int(row, "checked", candidate->checked);
	model_int(row, "good", candidate->good);
	model_int(row, "together", candidate->together);
	model_minutes_or_null(row, "travel_minutes", candidate->travel_min);
}

static void
show_ranked(struct model *row, const struct ranked *ranked)
{
	const struct candidate *candidate = ranked->candidate;
	const char *reason[ROUTING_REASONS];
	size_t count = routing_reasons(ranked, reason);
	struct model *why;

	model_id(row, "provider", candidate->provider);
	model_text(row, "name", candidate->name);
	model_bool(row, "can", ranked->out == ROUTING_IN);
	model_bool(row, "off_contract", routing_off_contract(candidate));
	model_bool(row, "needs_reason", ranked->out == ROUTING_OFF_CONTRACT);
	model_bool(row, "framework", ranked->framework);
	model_message(row, "out",
		      ranked->out == ROUTING_IN
			      ? NULL
			      : routing_out_text(ranked->out));
	why = model_children(row, "why");
	for (size_t i = 0; i < count; i++)
		model_message(why, NULL, reason[i]);
	model_real(row, "score", ranked->score);
	for (int i = 0; i < ROUTING_PARTS; i++)
		model_real(row, routing_part_names[i], ranked->part[i]);
	show_figures(row, candidate);
}

enum status
item_ranking(struct visit *visit, const char *ref, int n, struct model *model,
	     struct fault *fault)
{
	struct work work;
	struct route route;
	enum routing_mode mode;
	struct model *rows;
	enum status status = work_load(visit, ref, n, &work, fault);

	if (status == OK)
		status = assign_rank(visit, &work.job, CANDIDATES_ALL, &route,
				     fault);
	if (status == OK)
		status = assign_mode(visit, &work.job, &route, &mode, fault);
	if (status != OK)
		return status;
	model_text(model, "ref", work.request.ref);
	model_int(model, "n", n);
	model_int(model, "version", work.request.version);
	model_bool(model, "can_offer",
		   item_allows(work.item.state, ACTION_OFFER));
	model_code(model, "mode", "routing-mode",
		   routing_mode_names[mode]);
	model_code(model, "mode_chosen", "routing-mode",
		   work.routing.mode < 0
			   ? NULL
			   : routing_mode_names[work.routing.mode]);
	rows = model_children(model, "candidates");
	for (size_t i = 0; i < route.count; i++) {
		const struct ranked *ranked = &route.list[i];
		struct model *row = model_append(rows);

		show_ranked(row, ranked);
		model_bool(row, "not_cleared",
			   ranked->out == ROUTING_NOT_CLEARED);
		show_clearance(row, &route.clearance[ranked->candidate -
						     route.candidates.list]);
	}
	return OK;
}
