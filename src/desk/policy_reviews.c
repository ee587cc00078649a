/* Reviews of policies: shown. */
#include "desk/policy_reviews.h"

#include <stdlib.h>
#include <string.h>

#include "desk/action_plan_inside.h"
#include "desk/inside.h"
#include "desk/policy_review_inside.h"
#include "desk/show.h"
#include "desk/tenants.h"
#include "lang/zone.h"
#include "store/account.h"
#include "wire/model.h"

/* The caller's own landlord and its partnership: 0 where there is none. */
struct homes {
	int64_t organisation[2];
};

static enum status
read_homes(struct visit *visit, struct homes *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct organisation own;
	enum status status;

	*ret = (struct homes){{visit_organisation(visit), 0}};
	if (!ret->organisation[0])
		return OK;
	status = organisation_get(&access, ret->organisation[0], &own, fault);
	if (status == OK)
		ret->organisation[1] = own.parent;
	return status;
}

enum status
policy_review_named(struct visit *visit, const char *text,
		    struct policy_review *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t id;
	enum status status;

	if (!text || !id_parse(text, &id))
		return not_found("id", fault);
	status = policy_review_get(&access, id, ret, fault);
	return status == E_NOT_FOUND ? not_found("id", fault) : status;
}

enum status
policy_review_readable(struct visit *visit, const char *text,
		       struct policy_review *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct homes homes;
	int64_t id;
	enum status status = policy_review_named(visit, text, ret, fault);

	if (status != E_NOT_FOUND || !text || !id_parse(text, &id))
		return status;
	status = read_homes(visit, &homes, fault);
	if (status == OK)
		status = policy_review_get(&access, id, ret, fault);
	if (status == E_NOT_FOUND ||
	    (status == OK && (!homes.organisation[1] ||
			      ret->organisation != homes.organisation[1] ||
			      !ret->published_on_days)))
		return not_found("id", fault);
	return status;
}

static enum review_stage
stage_of(const struct policy_review *r)
{
	return r->published_on_days    ? STAGE_PUBLISHED
	       : r->said	       ? STAGE_HEARD
	       : r->asked_from_on_days ? STAGE_ASKED
				       : STAGE_BEGUN;
}

static void
show_day(struct model *row, const char *key, int32_t days)
{
	if (days)
		model_day(row, key, days);
	else
		model_null(row, key);
}

static void
show_row_of(struct visit *visit, struct model *row,
	    const struct policy_review *r, const struct organisations *all)
{
	int32_t today = zone_local(visit->now_utc).day_days;

	model_id(row, "id", r->id);
	model_text(row, "title", r->title);
	show_plan_place(row, r->organisation, all);
	model_text(row, "owner_name", plan_name(visit, r->owner));
	model_code(row, "stage", "review-stage",
		   review_stage_names[stage_of(r)]);
	model_day(row, "due_on", r->due_on_days);
	model_bool(row, "late",
		   !r->published_on_days && r->due_on_days < today);
	show_day(row, "published_on", r->published_on_days);
	show_day(row, "again_on", r->again_on_days);
}

/* ---- what the caller has not read ---- */

/* Other systems and the house itself have nothing to read. */
static bool
reads_policies(const struct visit *visit)
{
	const struct account as = {.role = visit->caller ? visit->caller->role
							 : ROLE_SERVICE};

	return visit->caller && visit->caller->account &&
	       plan_is_colleague(&as);
}

static enum status
read_unread(struct visit *visit, struct policy_reviews ret[2],
	    struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct homes homes;
	enum status status = OK;

	ret[0] = ret[1] = (struct policy_reviews){NULL, 0};
	if (!reads_policies(visit))
		return OK;
	status = read_homes(visit, &homes, fault);
	for (int i = 0; i < 2 && status == OK; i++)
		if (homes.organisation[i])
			status = policy_review_unread(
				&access, homes.organisation[i],
				visit->caller->account, &ret[i], fault);
	return status;
}

enum status
policies_unread(struct visit *visit, struct model *model, struct fault *fault)
{
	struct policy_reviews unread[2];
	enum status status = read_unread(visit, unread, fault);

	model_int(model, "policies_unread",
		  (int64_t)(unread[0].count + unread[1].count));
	return status;
}

static enum status
show_unread(struct visit *visit, struct model *model, struct fault *fault)
{
	struct model *rows = model_children(model, "unread");
	struct policy_reviews unread[2];
	enum status status = read_unread(visit, unread, fault);

	for (int i = 0; i < 2 && status == OK; i++)
		for (size_t j = 0; j < unread[i].count; j++) {
			const struct policy_review *r = &unread[i].list[j];
			struct model *row = model_append(rows);

			model_id(row, "id", r->id);
			model_text(row, "title", r->title);
			model_day(row, "published_on", r->published_on_days);
			model_text(row, "place", r->place);
		}
	return status;
}

/* ---- the list ---- */

static int
soonest_first(const void *a, const void *b)
{
	const struct policy_review *x = a, *y = b;

	if (x->due_on_days != y->due_on_days)
		return x->due_on_days < y->due_on_days ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

static enum status
read_all(struct visit *visit, const struct plan_places *places,
	 struct policy_review_wish *wish, struct policy_reviews *ret,
	 struct fault *fault)
{
	struct access access = visit_access(visit);
	struct policy_reviews some;
	size_t cap = 0;
	enum status status = OK;

	*ret = (struct policy_reviews){NULL, 0};
	for (size_t i = 0; i < places->count && status == OK; i++) {
		wish->organisation = places->organisation[i];
		status = policy_review_list(&access, wish, &some, fault);
		for (size_t j = 0; status == OK && j < some.count; j++) {
			ret->list = arena_grow(visit->arena, ret->list,
					       ret->count, &cap,
					       sizeof *ret->list);
			ret->list[ret->count++] = some.list[j];
		}
	}
	if (ret->count)
		qsort(ret->list, ret->count, sizeof *ret->list,
		      soonest_first);
	return status;
}

static enum status
show_page(struct visit *visit, struct policy_review_wish *wish,
	  const struct plan_places *places, struct model *model,
	  struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "reviews");
	struct policy_reviews found;
	struct organisations all;
	size_t limit = wish->limit++, shown;
	enum status status = organisation_list(&access, &all, fault);

	if (status == OK)
		status = read_all(visit, places, wish, &found, fault);
	if (status != OK)
		return status;
	shown = found.count > limit ? limit : found.count;
	for (size_t i = 0; i < shown; i++)
		show_row_of(visit, model_append(rows), &found.list[i], &all);
	model_text(model, "next",
		   found.count > limit
			   ? plan_next(visit,
				       found.list[shown - 1].due_on_days,
				       found.list[shown - 1].id)
			   : NULL);
	show_organisations(model, &all);
	return OK;
}

enum status
policy_reviews_list(struct visit *visit, const struct policy_reviews_wish *in,
		    const struct page_wish *page, struct model *model,
		    struct fault *fault)
{
	struct policy_review_wish wish = {
		.open = !in->show || strcmp(in->show, "all") != 0};
	struct plan_places places;
	struct plan_after after;
	enum status status = page_limit(page, &wish.limit, fault);

	if (status == OK)
		status = plan_after(page->after, &after, fault);
	if (status == OK)
		status = plan_places(visit, in->organisation, &places, fault);
	if (status != OK)
		return status;
	wish.after_days = after.days;
	wish.after_id = after.id;
	model_bool(model, "open", wish.open);
	status = show_page(visit, &wish, &places, model, fault);
	if (status == OK)
		status = show_unread(visit, model, fault);
	return status == OK ? show_colleagues(visit, model, fault) : status;
}

/* ---- one ---- */

static int64_t
read_at(const struct policy_reads *reads, int64_t account)
{
	for (size_t i = 0; i < reads->count; i++)
		if (reads->list[i].account == account)
			return reads->list[i].at_utc;
	return 0;
}

/* Whether an account is to read what that organisation publishes: it belongs
 * there, or to a member of it. */
static bool
is_reader(const struct account *account, int64_t organisation,
	  const struct organisations *all)
{
	if (!plan_is_colleague(account))
		return false;
	if (account->organisation == organisation)
		return true;
	for (size_t i = 0; i < all->count; i++)
		if (all->list[i].id == account->organisation)
			return all->list[i].parent == organisation;
	return false;
}

/* Those who have not read it come first. */
static enum status
show_reads(struct visit *visit, struct model *model,
	   const struct policy_review *r, const struct organisations *all,
	   struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "reads");
	struct policy_reads reads;
	struct accounts accounts;
	int64_t count = 0, have = 0;
	enum status status = policy_read_list(&access, r->id, &reads, fault);

	if (status == OK)
		status = account_all(&access, &accounts, fault);
	for (int pass = 0; pass < 2 && status == OK; pass++)
		for (size_t i = 0; i < accounts.count; i++) {
			const struct account *one = &accounts.list[i];
			int64_t at = read_at(&reads, one->id);
			struct model *row;

			if (!is_reader(one, r->organisation, all) ||
			    (at != 0) != (pass == 1))
				continue;
			row = model_append(rows);
			model_text(row, "name", one->name);
			model_text(row, "organisation_name",
				   organisation_named(all,
						      one->organisation));
			model_time_or_null(row, "at", at);
			count++;
			have += at != 0;
		}
	model_int(model, "colleagues_all", count);
	model_int(model, "colleagues_read", have);
	return status;
}

static enum status
show_mine(struct visit *visit, struct model *model,
	  const struct policy_review *r, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct policy_reads reads;
	struct homes homes;
	enum status status = read_homes(visit, &homes, fault);

	if (status == OK)
		status = policy_read_list(&access, r->id, &reads, fault);
	model_null(model, "mine");
	if (status == OK && r->published_on_days && reads_policies(visit) &&
	    (r->organisation == homes.organisation[0] ||
	     r->organisation == homes.organisation[1]))
		model_code(model, "mine", "policy-read",
			   read_at(&reads, visit->caller->account) ? "read"
								   : "unread");
	return status;
}

static void
show_said(struct model *model, const struct policy_review *r)
{
	model_text(model, "why", r->why);
	model_id(model, "owner", r->owner);
	model_int(model, "version", r->version);
	show_day(model, "asked_from_on", r->asked_from_on_days);
	show_day(model, "asked_to_on", r->asked_to_on_days);
	model_text(model, "asked", r->asked);
	model_text(model, "said", r->said);
	model_text(model, "changed", r->changed);
	model_text(model, "place", r->place);
}

enum status
policy_review_show(struct visit *visit, const char *id, struct model *model,
		   struct fault *fault)
{
	const unsigned sees = ROLE_BIT(ROLE_MANAGER) |
			      ROLE_BIT(ROLE_ADMINISTRATOR) |
			      ROLE_BIT(ROLE_SERVICE) | ROLE_BIT(ROLE_AUDITOR);
	struct access access = visit_access(visit);
	struct policy_review r;
	struct organisations all;
	enum status status = policy_review_readable(visit, id, &r, fault);

	if (status == OK)
		status = organisation_list(&access, &all, fault);
	if (status != OK)
		return status;
	show_row_of(visit, model, &r, &all);
	show_said(model, &r);
	status = show_mine(visit, model, &r, fault);
	if (status != OK)
		return status;
	model_children(model, "reads");
	model_int(model, "colleagues_all", 0);
	model_int(model, "colleagues_read", 0);
	if (r.published_on_days && scope_has(access.scope, r.organisation) &&
	    ROLE_BIT(visit->caller->role) & sees)
		status = show_reads(visit, model, &r, &all, fault);
	if (status == OK)
		status = show_plan_history(visit, model, r.id, fault);
	return status == OK ? show_colleagues(visit, model, fault) : status;
}
