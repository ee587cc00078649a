/* Queues as they are read, and handing over. */
#include "desk/queues.h"

#include "desk/account.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/item.h"
#include "desk/queues_inside.h"
#include "desk/routes.h"
#include "store/account.h"
#include "store/request.h"
#include "wire/model.h"

#define REASON_MOST 400
#define EMAIL_MOST 320

bool
is_away(const struct absence *absence, int32_t today_days)
{
	return absence->from_days <= today_days &&
	       today_days <= absence->to_days;
}

struct load_time
load_time_of(int64_t now_utc)
{
	struct load_time when = {.now_utc = now_utc};

	(void)zone_utc(zone_local(now_utc).day_days, DAY_SECONDS,
		       &when.day_end_utc);
	return when;
}

static void
show_load(struct model *model, const struct load *load)
{
	model_int(model, "open", load->open);
	model_int(model, "waiting", load->waiting);
	model_int(model, "overdue", load->overdue);
	model_int(model, "due_today", load->due_today);
	model_bool(model, "more", load->more);
}

/* What is shown, and when it is. */
struct showing {
	struct visit *visit;
	struct accounts all;
	struct load_time when;
	struct known_load {
		int64_t account;
		struct load load;
	} *known;
	size_t count, cap;
};

static enum status
add_load(struct showing *showing, int64_t account, struct model *model,
	 struct fault *fault)
{
	struct access access = visit_access(showing->visit);
	struct known_load one = {.account = account};
	enum status status;

	/* Who is away is a colleague, too. */
	for (size_t i = 0; i < showing->count; i++)
		if (showing->known[i].account == account) {
			show_load(model, &showing->known[i].load);
			return OK;
		}
	status = queue_load(&access, account, &showing->when, &one.load,
			    fault);
	if (status != OK)
		return status;
	showing->known = arena_grow(access.arena, showing->known,
				    showing->count, &showing->cap,
				    sizeof *showing->known);
	showing->known[showing->count++] = one;
	show_load(model, &one.load);
	return OK;
}

static const char *
name_of(const struct accounts *all, int64_t id)
{
	for (size_t i = 0; i < all->count; i++)
		if (all->list[i].id == id)
			return all->list[i].name;
	return NULL;
}

static enum status
show_away(struct showing *showing, struct model *model,
	  struct fault *fault)
{
	struct visit *visit = showing->visit;
	const struct accounts *all = &showing->all;
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "away");
	int32_t today = zone_local(visit->now_utc).day_days;
	int64_t self = visit_actor(visit);
	struct absences absences;
	enum status status = absence_list(&access, today, &absences, fault);

	for (size_t i = 0; status == OK && i < absences.count; i++) {
		const struct absence *one = &absences.list[i];
		struct model *row = model_append(rows);
		bool now = is_away(one, today);

		model_id(row, "id", one->id);
		model_id(row, "account", one->account);
		model_text(row, "name", name_of(all, one->account));
		model_day(row, "from", one->from_days);
		model_day(row, "to", one->to_days);
		model_bool(row, "now", now);
		model_id(row, "cover", one->cover);
		model_text(row, "cover_name", name_of(all, one->cover));
		model_bool(row, "for_me",
			   now && one->account != self &&
				   (!one->cover || one->cover == self));
		status = add_load(showing, one->account, row, fault);
	}
	return status;
}

/* Those who look after requests. */
bool
looks_after(const struct account *account)
{
	return !account->disabled && (account->role == ROLE_OFFICER ||
				      account->role == ROLE_MANAGER ||
				      account->role == ROLE_ADMINISTRATOR);
}

static enum status
show_colleagues(struct showing *showing, struct model *model,
		struct fault *fault)
{
	const struct accounts *all = &showing->all;
	struct model *rows = model_children(model, "colleagues");
	enum status status = OK;

	for (size_t i = 0; status == OK && i < all->count; i++) {
		const struct account *one = &all->list[i];
		struct model *row;

		if (!looks_after(one) || one->id == visit_actor(showing->visit))
			continue;
		row = model_append(rows);
		model_id(row, "account", one->id);
		model_text(row, "name", one->name);
		model_text(row, "email", one->email);
		status = add_load(showing, one->id, row, fault);
	}
	return status;
}

enum status
queues_show(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct showing showing = {.visit = visit,
				  .when = load_time_of(visit->now_utc)};
	enum status status = account_all(&access, &showing.all, fault);

	if (status == OK)
		status = queue_told(&access, &showing.when, fault);
	if (status == OK)
		status = add_load(&showing, visit_actor(visit),
				  model_child(model, "mine"), fault);
	if (status == OK)
		status = show_away(&showing, model, fault);
	if (status == OK)
		status = show_colleagues(&showing, model, fault);
	if (status == OK)
		status = unplaced_show(visit, model, fault);
	if (status == OK)
		status = bought_show(visit, model, fault);
	if (status == OK)
		status = reminder_show(visit, model, fault);
	return status;
}

/* ---- handing over ---- */

static void
no_colleague(struct fields *fields, const char *field, const char *email)
{
	struct fault fault;

	(void)fault_set(&fault, E_INPUT, "",
			N_("{value} is no colleague of yours who looks after "
			   "requests"),
			"value", email, NULL);
	field_take(fields, field, &fault);
}

enum status
colleague_named(struct visit *visit, struct fields *fields, const char *field,
		const char *email, struct account *ret)
{
	struct access access = visit_access(visit);
	struct fault fault;
	enum status status;

	email = field_text(fields, field, email, EMAIL_MOST);
	if (!email)
		return account_get(&access, visit_actor(visit), ret, &fault);
	status = account_by_email(&access, email, ret, &fault);
	if (status == E_NOT_FOUND || (status == OK && !looks_after(ret))) {
		no_colleague(fields, field, email);
		return OK;
	}
	return status;
}

/* Whether the one who gets it may see it. */
static enum status
may_get(struct visit *visit, const struct request *request,
	const struct account *to, bool *ret, struct fault *fault)
{
	struct caller caller;
	enum status status = account_called(visit, to->email, &caller, fault);

	*ret = status == OK &&
	       scope_sees(&caller.scope, request->organisation,
			  (int)request->sensitivity, request->logged_by);
	return status;
}

/* Whether all of it is theirs already: then there is nothing to record. */
static enum status
has_all(struct visit *visit, const struct request *request,
	const struct account *to, bool *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct items items;
	enum status status =
		item_of_request(&access, request->id, &items, fault);

	*ret = status == OK;
	for (size_t i = 0; *ret && i < items.count; i++)
		*ret = items.list[i].owner == to->id;
	return status;
}

static enum status
give(struct visit *visit, const struct request *request,
     const struct account *to, const char *reason, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *payload = model_object(visit->arena);
	struct log_entry entry = {
		.kind = "request.handed-over",
		.subject = request->id,
		.organisation = request->organisation,
		.payload = payload,
	};
	enum status status = queue_own(&access, request->id, to->id, fault);

	model_id(payload, "owner", to->id);
	model_text(payload, "to", to->name);
	model_text(payload, "reason", reason);
	return status == OK ? log_event(visit, &entry, fault) : status;
}

enum status
request_hand_over(struct visit *visit, const struct handing *in,
		  struct model *model, struct faults *faults,
		  struct fault *fault)
{
	struct fields fields = fields_begin(visit->arena, faults);
	const char *reason =
		field_words(&fields, "reason", in->reason, REASON_MOST);
	struct request request;
	struct account to = {0};
	bool may, has;
	enum status status = request_named(visit, in->ref, &request, fault);

	if (status == OK)
		status = colleague_named(visit, &fields, "to", in->to, &to);
	if (status == OK)
		status = fields_end(&fields, fault);
	if (status == OK)
		status = may_get(visit, &request, &to, &may, fault);
	if (status != OK)
		return status;
	if (!may)
		return fault_set(fault, E_REFUSED, "/to",
				 N_("{name} may not see requests this "
				    "sensitive: choose somebody who may"),
				 "name", to.name, NULL);
	status = has_all(visit, &request, &to, &has, fault);
	if (status == OK && !has)
		status = give(visit, &request, &to, reason, fault);
	model_text(model, "ref", request.ref);
	model_id(model, "owner", to.id);
	model_text(model, "owner_name", to.name);
	return status;
}

static enum status
give_all(struct visit *visit, const struct owned *owned,
	 const struct account *to, const char *reason, struct model *model,
	 struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t handed = 0, kept = 0;
	enum status status = OK;

	for (size_t i = 0; status == OK && i < owned->count; i++) {
		struct request request;
		bool may;

		if (i && owned->request[i] == owned->request[i - 1])
			continue;
		status = request_get(&access, owned->request[i], &request,
				     fault);
		if (status == OK)
			status = may_get(visit, &request, to, &may, fault);
		if (status != OK)
			break;
		if (may)
			status = give(visit, &request, to, reason, fault);
		handed += may;
		kept += !may;
	}
	model_int(model, "handed", handed);
	model_int(model, "kept", kept);
	return status;
}

enum status
caseload_hand_over(struct visit *visit, const struct handing_all *in,
		   struct model *model, struct faults *faults,
		   struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	const char *reason =
		field_words(&fields, "reason", in->reason, REASON_MOST);
	const char *name = field_needed(&fields, "to", in->to, EMAIL_MOST);
	struct account from = {0}, to = {0};
	struct owned owned;
	enum status status =
		colleague_named(visit, &fields, "from", in->from, &from);

	if (status == OK && name)
		status = colleague_named(visit, &fields, "to", name, &to);
	if (status == OK)
		status = fields_end(&fields, fault);
	if (status == OK && from.id != visit_actor(visit))
		status = visit_needs(visit,
				     ROLE_BIT(ROLE_MANAGER) |
					     ROLE_BIT(ROLE_ADMINISTRATOR),
				     fault);
	if (status == OK)
		status = queue_owned(&access, from.id, HANDED_AT_ONCE, &owned,
				     fault);
	if (status == OK)
		status = give_all(visit, &owned, &to, reason, model, fault);
	if (status == OK)
		status =
			queue_owned(&access, from.id, LOAD_MOST, &owned, fault);
	model_int(model, "left", status == OK ? (int64_t)owned.count : 0);
	return status;
}
