/* A second person looks at a translation: who is asked, who may, and what
 * they put right. */
#include <string.h>

#include "desk/assign.h"
#include "desk/bill_inside.h"
#include "desk/budgets.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/mail.h"
#include "desk/numbers.h"
#include "desk/offer_mail.h"
#include "desk/requests.h"
#include "desk/revision_inside.h"
#include "desk/settings.h"
#include "lang/zone.h"
#include "store/contract.h"
#include "store/provider.h"
#include "wire/model.h"

#define EXPIRED_AT_ONCE 100

void
revision_token(const struct visit *visit, int64_t id, char ret[TOKEN_TEXT])
{
	char purpose[9 + ID_TEXT] = "revision:";

	id_format(id, purpose + 9);
	token_keyed(desk_secret(visit->desk), purpose, ret);
}

static bool
is_open(const struct revision *revision)
{
	return revision->state == REVISION_ASKED ||
	       revision->state == REVISION_ACCEPTED;
}

enum status
revision_current(struct visit *visit, int64_t item, struct revision *ret,
		 struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct revisions all;
	enum status status = revision_of_item(&access, item, &all, fault);

	*ret = (struct revision){0};
	for (size_t i = 0; status == OK && i < all.count; i++)
		if (is_open(&all.list[i]))
			*ret = all.list[i];
	return status;
}

/* Whether the class of what it belongs to asks for a second person. */
static enum status
is_asked_for(struct visit *visit, const struct item *item, bool *ret,
	     struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct request request;
	bool alone = false;
	enum status status = request_get(&access, item->request, &request,
					 fault);

	*ret = false;
	if (status != OK || item->spec.service != SERVICE_TRANSLATION)
		return status;
	status = setting_on(visit, item->organisation,
			    SETTING_NO_SECOND_PERSON, &alone, fault);
	*ret = !alone && (request.document_class == CLASS_LEGAL ||
			  request.document_class == CLASS_SAFETY);
	return status;
}

/* "none" and so on: of what was handed in last. */
static enum status
need_of(struct visit *visit, const struct item *item,
	const struct hand_in *row, const char **ret, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct revisions all;
	bool asked_for;
	enum status status = is_asked_for(visit, item, &asked_for, fault);

	if (status == OK)
		status = revision_of_item(&access, item->id, &all, fault);
	if (status != OK)
		return status;
	*ret = asked_for && row->state == HAND_IN_DONE ? "needed" : "none";
	for (size_t i = 0; i < all.count; i++) {
		if (is_open(&all.list[i]))
			*ret = "asked";
		else if (all.list[i].state == REVISION_DONE &&
			 all.list[i].done_utc >= row->done_utc)
			*ret = "done";
	}
	return OK;
}

enum status
revision_show_need(struct visit *visit, struct model *model,
		   const struct item *item, struct fault *fault)
{
	struct making making;
	const char *need = "none";
	enum status status = making_of_item(visit, item, &making, NULL);

	if (status == OK)
		status = need_of(visit, item, &making.row, &need, fault);
	else if (status == E_NOT_FOUND)
		status = OK;
	model_code(model, "revision", "revision-need", need);
	return status;
}

enum status
revision_allows(struct visit *visit, const struct item *item,
		const char *reason, struct fault *fault)
{
	struct making making;
	const char *need = "none";
	enum status status;

	if (item->state != ITEM_DELIVERED || (reason && *reason))
		return OK;
	status = making_of_item(visit, item, &making, NULL);
	if (status != OK)
		return status == E_NOT_FOUND ? OK : status;
	status = need_of(visit, item, &making.row, &need, fault);
	if (status != OK || !strcmp(need, "none") || !strcmp(need, "done"))
		return status;
	return fault_set(fault, E_CONFLICT, "/reason",
			 N_("A second person revises what is legal or about "
			    "safety: ask one, or say why it goes on without"),
			 NULL);
}

enum status
log_revision(struct visit *visit, const char *kind,
	     const struct revising *of, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct model *payload = model_object(visit->arena);
	struct log_entry entry = {
		.kind = kind,
		.subject = of->work.request.id,
		.organisation = of->work.item.organisation,
		.service = service_name(of->work.item.spec.service),
		.language = of->work.item.spec.language,
		.payload = payload,
	};
	struct provider named;

	model_int(payload, "n", of->work.item.n);
	if (of->revision.provider &&
	    provider_get(&access, of->revision.provider, &named, NULL) == OK)
		model_text(payload, "provider", named.name);
	if (of->revision.state == REVISION_DONE)
		model_int(payload, "changed", of->revision.changed);
	if (of->revision.price_minor >= 0)
		model_money(payload, "price", of->revision.price_minor, "GBP");
	if (of->revision.reason)
		model_text(payload, "reason", of->revision.reason);
	return log_event(visit, &entry, fault);
}

/* Whoever was asked is let go. */
static enum status
let_go(struct visit *visit, struct revising *of, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status;

	of->revision.state = REVISION_WITHDRAWN;
	of->revision.done_utc = visit->now_utc;
	status = revision_put(&access, &of->revision, fault);
	if (status == OK)
		status = work_load_item(visit, of->revision.item, &of->work,
					fault);
	return status == OK ? log_revision(visit, "revision.withdrawn", of,
					   fault)
			    : status;
}

enum status
revision_drop(struct visit *visit, const struct item *item,
	      struct fault *fault)
{
	struct revising of;
	enum status status =
		revision_current(visit, item->id, &of.revision, fault);

	return status == OK && of.revision.id ? let_go(visit, &of, fault)
					      : status;
}

enum status
revisions_expire(struct visit *visit, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct revisions all;
	enum status status = revision_expired(&access, visit->now_utc,
					      EXPIRED_AT_ONCE, &all, fault);

	for (size_t i = 0; status == OK && i < all.count; i++) {
		struct revising of = {.revision = all.list[i]};

		of.revision.reason = "no answer in time";
		status = let_go(visit, &of, fault);
	}
	return status;
}

/* What is there to revise, of a request that the caller may see. */
static enum status
find(struct visit *visit, const char *ref, int n, struct revising *ret,
     struct fault *fault)
{
	enum status status = work_load(visit, ref, n, &ret->work, fault);

	if (status == OK)
		status = making_of_item(visit, &ret->work.item, &ret->making,
					fault);
	if (status == OK)
		status = revision_current(visit, ret->work.item.id,
					  &ret->revision, fault);
	if (status == OK && ret->work.item.state != ITEM_DELIVERED)
		return fault_set(fault, E_CONFLICT, "state",
				 N_("There is nothing to revise now: the work "
				    "is {state}"),
				 "state",
				 item_state_name(ret->work.item.state), NULL);
	return status;
}

static enum status
show_again(struct visit *visit, const struct revising *of, struct model *model,
	   struct fault *fault)
{
	const struct hand_in_wish wish = {.ref = of->work.request.ref,
					  .n = of->work.item.n};

	return hand_in_show_item(visit, &wish, model, fault);
}

/* Who may be asked, best first: whoever could do the work itself, but not who
 * did. */
static enum status
revisers(struct visit *visit, const struct work *work,
	 const struct hand_in *row, struct route *ret, struct fault *fault)
{
	enum status status = assign_rank(visit, &work->job, CANDIDATES_CAPABLE,
					 ret, fault);
	size_t kept = 0;

	if (status != OK)
		return status;
	for (size_t i = 0; i < ret->askable; i++)
		if (ret->list[i].candidate->provider != row->provider)
			ret->list[kept++] = ret->list[i];
	ret->count = ret->askable = kept;
	return OK;
}

void
revision_show_terms(struct model *model, const struct revision *revision)
{
	model_time_or_null(model, "expires_at", revision->expires_utc);
	if (revision->price_minor >= 0)
		model_money(model, "price", revision->price_minor, "GBP");
	else
		model_null(model, "price");
}

static enum status
tell(struct visit *visit, const struct revising *of, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	char token[TOKEN_TEXT], id[ID_TEXT];
	struct mail mail = {
		.organisation = of->work.item.organisation,
		.template = "revision",
		.model = model_object(visit->arena),
		.about = of->work.request.id,
	};
	struct provider provider;
	enum status status = provider_get(&access, of->revision.provider,
					  &provider, fault);

	if (status != OK || !provider.email)
		return status;
	revision_token(visit, of->revision.id, token);
	mail.path = arena_printf(visit->arena, "/revise/%s", token);
	mail_to_provider(visit, &provider, &mail);
	id_format(of->revision.id, id);
	mail.key = arena_printf(visit->arena, "revision/%s", id);
	model_language(mail.model, "from", of->work.item.spec.from);
	model_language(mail.model, "language", of->work.item.spec.language);
	model_int(mail.model, "words", of->work.item.spec.words);
	model_time_or_null(mail.model, "due_at", of->work.item.due_utc);
	revision_show_terms(mail.model, &of->revision);
	return mail_put(visit, &mail, fault);
}

static enum status
choose(struct visit *visit, const struct revising *of, const char *text,
       int64_t *ret, struct fault *fault)
{
	struct route route;
	enum status status = revisers(visit, &of->work, &of->making.row,
				      &route, fault);

	if (status != OK)
		return status;
	if (text && id_parse(text, ret))
		for (size_t i = 0; i < route.count; i++)
			if (route.list[i].candidate->provider == *ret)
				return OK;
	return fault_set(fault, E_INPUT, "/provider",
			 N_("{value} cannot revise this: choose another from "
			    "the list, and never who translated it"),
			 "value", text ? text : "", NULL);
}

/* For how much, and until when they may say so. */
static enum status
agree(struct visit *visit, const struct revision_asking *asking,
      struct revision *new, struct fault *fault)
{
	const struct number_wait wait = {new->organisation, visit->now_utc,
					 ANSWER_REVISION};
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	enum status status;

	new->price_minor = -1;
	if (asking->price && *asking->price)
		(void)bill_read_money(&fields, "price", asking->price,
				      &new->price_minor);
	status = fields_end(&fields, fault);
	if (status != OK && faults.count)
		*fault = faults.list[0];
	faults_free(&faults);
	return status == OK ? number_due(visit, &wait, &new->expires_utc,
					 fault)
			    : status;
}

/* By the contract with the reviser, where there is one. */
static enum status
find_vat(struct visit *visit, struct revision *new, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	const struct agreed_question question = {
		.organisation = new->organisation,
		.service = SERVICE_TRANSLATION,
		.day_days = zone_local(visit->now_utc).day_days,
		.provider = new->provider,
	};
	struct agreements all;
	enum status status =
		contract_agreements(&access, &question, &all, fault);

	for (size_t i = 0; status == OK && i < all.count; i++)
		if (all.list[i].card && all.list[i].when == AGREED_HOLDS) {
			new->vat_bp = all.list[i].rates.vat_bp;
			break;
		}
	return status;
}

enum status
revision_ask(struct visit *visit, const struct revision_asking *asking,
	     struct model *model, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	char token[TOKEN_TEXT];
	struct revising of;
	struct revision *new = &of.revision;
	enum status status = find(visit, asking->ref, asking->n, &of, fault);

	if (status == OK && new->id)
		return fault_set(fault, E_CONFLICT, "state",
				 N_("Somebody was asked to revise it already: "
				    "let them go first"),
				 NULL);
	if (status == OK)
		status = choose(visit, &of, asking->provider, &new->provider,
				fault);
	if (status != OK)
		return status;
	new->id = visit_id(visit);
	new->item = of.work.item.id;
	new->organisation = of.work.item.organisation;
	new->hand_in = of.making.row.id;
	new->state = REVISION_ASKED;
	new->asked_utc = visit->now_utc;
	new->asked_by = visit_actor(visit);
	revision_token(visit, new->id, token);
	token_hash(token, new->token_hash);
	status = agree(visit, asking, new, fault);
	if (status == OK && new->price_minor >= 0)
		status = find_vat(visit, new, fault);
	if (status == OK)
		status = revision_put(&access, new, fault);
	if (status == OK)
		status = budgets_watch_revision(visit, new->id, fault);
	if (status == OK)
		status = log_revision(visit, "revision.asked", &of, fault);
	if (status == OK)
		status = tell(visit, &of, fault);
	return status == OK ? show_again(visit, &of, model, fault) : status;
}

enum status
revision_withdraw(struct visit *visit, const char *ref, int n,
		  struct model *model, struct fault *fault)
{
	struct revising of;
	enum status status = find(visit, ref, n, &of, fault);

	if (status == OK)
		status = revision_drop(visit, &of.work.item, fault);
	return status == OK ? show_again(visit, &of, model, fault) : status;
}

/* A colleague's own is begun with the first press. */
static void
begin_own(struct visit *visit, struct revising *of)
{
	struct revision *own = &of->revision;

	if (own->id)
		return;
	own->id = visit_id(visit);
	own->item = of->work.item.id;
	own->organisation = of->work.item.organisation;
	own->hand_in = of->making.row.id;
	own->state = REVISION_ACCEPTED;
	own->asked_utc = own->answered_utc = visit->now_utc;
	own->asked_by = visit_actor(visit);
	own->price_minor = -1;
}

enum status
revision_do(struct visit *visit, const struct revision_own *own,
	    struct model *model, struct fault *fault)
{
	struct revising of;
	enum status status = find(visit, own->ref, own->n, &of, fault);

	if (status != OK)
		return status;
	if (of.revision.provider)
		return fault_set(fault, E_CONFLICT, "state",
				 N_("Somebody was asked to revise it already: "
				    "let them go first"),
				 NULL);
	if (of.making.row.account &&
	    of.making.row.account == visit_actor(visit))
		return fault_set(fault, E_FORBIDDEN, "",
				 N_("Nobody revises their own translation: "
				    "another colleague does"),
				 NULL);
	if (!own->reads || strcmp(own->reads, "yes") != 0)
		return fault_set(fault, E_INPUT, "/reads",
				 N_("Say that you read the language: who does "
				    "not cannot revise it"),
				 NULL);
	begin_own(visit, &of);
	status = revision_press(visit, &of, own->press, fault);
	return status == OK ? show_again(visit, &of, model, fault) : status;
}

static void
show_one(struct visit *visit, struct model *row, const struct revision *one)
{
	char token[TOKEN_TEXT];

	model_text(row, "provider_name", one->provider_name);
	model_text(row, "account_name", one->account_name);
	model_code(row, "state", "revision-state",
		   revision_state_name(one->state));
	model_time(row, "asked_at", one->asked_utc);
	model_time_or_null(row, "answered_at", one->answered_utc);
	model_time_or_null(row, "done_at", one->done_utc);
	model_int(row, "changed", one->changed);
	model_text(row, "reason", one->reason);
	revision_show_terms(row, one);
	model_null(row, "address");
	if (one->provider && is_open(one)) {
		revision_token(visit, one->id, token);
		model_text(row, "address",
			   arena_printf(visit->arena, "/revise/%s", token));
	}
}

enum status
show_revisions(struct visit *visit, struct model *model,
	       const struct work *work, const struct hand_in *row,
	       struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct model *rows = model_children(model, "revisions"), *who;
	bool delivered = work->item.state == ITEM_DELIVERED;
	struct route route = {.count = 0};
	struct revisions all;
	bool asked = false;
	enum status status = revision_of_item(&access, work->item.id, &all,
					      fault);

	for (size_t i = 0; status == OK && i < all.count; i++) {
		show_one(visit, model_append(rows), &all.list[i]);
		asked |= is_open(&all.list[i]) && all.list[i].provider;
	}
	if (status == OK)
		status = revision_show_need(visit, model, &work->item, fault);
	if (status == OK && delivered && !asked)
		status = revisers(visit, work, row, &route, fault);
	model_bool(model, "can_revise",
		   delivered && !asked && visit->caller &&
			   (!row->account ||
			    row->account != visit->caller->account));
	who = model_children(model, "revisers");
	for (size_t i = 0; status == OK && i < route.count; i++) {
		struct model *one = model_append(who);

		model_id(one, "provider", route.list[i].candidate->provider);
		model_text(one, "name", route.list[i].candidate->name);
	}
	return status;
}
