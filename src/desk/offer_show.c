/* What a provider sees of an offer, and of the work once it is theirs. */
#include <string.h>

#include "core/policy.h"
#include "desk/attachments.h"
#include "desk/attendance.h"
#include "desk/briefing.h"
#include "desk/declaration_inside.h"
#include "desk/hand_in_inside.h"
#include "desk/inside.h"
#include "desk/offer_open.h"
#include "desk/prices.h"
#include "desk/questions.h"
#include "desk/requests.h"
#include "desk/sending.h"
#include "desk/show.h"
#include "desk/translation_job.h"
#include "wire/model.h"

/* Needs that an interpreter works with. */
#define SPOKEN_NEEDS                                                       \
	(1u << NEED_SPOKEN_LANGUAGE | 1u << NEED_DIALECT |                 \
	 1u << NEED_SUPPORT | 1u << NEED_INTERPRETER_GENDER)
/* Needs that who writes works with. */
#define WRITTEN_NEEDS                                                      \
	(1u << NEED_READ_LANGUAGE | 1u << NEED_DIALECT | 1u << NEED_FORMAT)
/* Where somebody may be in danger: what cannot be done without. */
#define LEAST_NEEDS (1u << NEED_DIALECT | 1u << NEED_INTERPRETER_GENDER)

static bool
is_guarded(const struct opened *opened)
{
	return briefing_guarded(opened->work.request.sensitivity);
}

/* The same language, in whatever script. */
static bool
same_language(const char *a, const char *b)
{
	size_t length = strcspn(a, "-");

	return strcspn(b, "-") == length && !strncmp(a, b, length);
}

/* A language that this work is not in: at a meeting others interpret it. */
static bool
is_elsewhere(const struct need *need, const struct item_spec *spec)
{
	if (need->kind != NEED_SPOKEN_LANGUAGE &&
	    need->kind != NEED_READ_LANGUAGE)
		return false;
	return !same_language(need->value, spec->language) &&
	       !same_language(need->value, spec->from);
}

/* What the work takes, and may leave the house. */
static struct needs
needs_to_know(struct visit *visit, const struct opened *opened)
{
	const struct needs *all = &opened->work.needs;
	bool spoken =
		opened->work.item.spec.service == SERVICE_INTERPRETING;
	unsigned wanted = spoken ? SPOKEN_NEEDS : WRITTEN_NEEDS;
	struct needs few = {.list = arena_alloc(visit->arena,
						(all->count + 1) *
							sizeof *few.list)};

	if (is_guarded(opened))
		wanted &= LEAST_NEEDS;
	for (size_t i = 0; i < all->count; i++)
		if (wanted >> all->list[i].kind & 1 &&
		    need_shareable(&all->list[i]) &&
		    !is_elsewhere(&all->list[i], &opened->work.item.spec))
			few.list[few.count++] = all->list[i];
	return few;
}

/* Why there is nothing to answer or to do; NULL where there is. */
static const char *
note_of(const struct visit *visit, const struct opened *opened)
{
	switch (opened_state(visit, &opened->offer)) {
	case OFFER_SENT:
		return opened_answerable(visit, opened)
			       ? NULL
			       : N_("This offer was withdrawn: nothing is to "
				    "be done. Thank you for looking.");
	case OFFER_DECLINED:
		return N_("You have declined this offer. Thank you for "
			  "telling us.");
	case OFFER_EXPIRED:
		return N_("The time to answer this offer is over: somebody "
			  "else was asked.");
	case OFFER_WITHDRAWN:
		return N_("This offer was withdrawn: nothing is to be done. "
			  "Thank you for looking.");
	case OFFER_ACCEPTED:
		break;
	}
	if (opened_theirs(opened))
		return NULL;
	if (opened->work.item.provider == opened->offer.provider &&
	    opened->work.item.state == ITEM_COMPLETED)
		return N_("This work is done. Thank you.");
	if (opened->work.item.state == ITEM_CANCELLED)
		return N_("This work was called off: nothing is to be done.");
	return N_("This work is no longer with you.");
}

/* What was agreed; before that what it would come to. 0 nobody knows. */
static enum status
find_price(struct visit *visit, const struct opened *opened,
	   int64_t *ret_minor, struct fault *fault)
{
	const struct item *item = &opened->work.item;
	struct price_found found = {.known = false};
	enum status status = OK;

	*ret_minor = 0;
	if (opened->offer.state == OFFER_ACCEPTED) {
		if (item->provider == opened->offer.provider)
			*ret_minor = item->price_minor;
		return OK;
	}
	if (opened_answerable(visit, opened))
		status = price_estimate(visit, item, opened->offer.provider,
					&found, fault);
	if (status == OK && found.known)
		*ret_minor = found.price.net_minor;
	return status;
}

static void
show_price_of(struct model *model, int64_t price_minor)
{
	if (price_minor > 0)
		model_money(model, "price", price_minor, "GBP");
	else
		model_null(model, "price");
}

/* What anybody needs who is to say yes or no, and nothing more. */
static void
show_what(struct visit *visit, struct model *model,
	  const struct opened *opened, int64_t price_minor)
{
	const struct item *item = &opened->work.item;
	const struct item_spec *spec = &item->spec;
	const struct whereabouts where = {
		.place = opened->booking.place,
		.postcode = opened->work.tenant.postcode,
		.confidential_utc = opened->work.tenant.confidential_utc,
		.mode = spec->mode,
	};
	enum urgency urgency = opened->work.request.urgency;

	show_spec(model, spec);
	model_time_or_null(model, "ends_at",
			   spec->starts_utc && spec->minutes
				   ? spec->starts_utc + 60 * spec->minutes
				   : 0);
	model_time_or_null(model, "due_at", item->due_utc);
	model_text(model, "area", job_area(visit->arena, &where));
	model_code(model, "gender", "gender", opened_gender(opened));
	model_text(model, "dialect", opened->booking.dialect);
	model_code(model, "qualification", "qualification",
		   opened->booking.qualification);
	model_code(model, "dbs", "dbs", opened->booking.dbs);
	show_price_of(model, price_minor);
	model_code(model, "urgent", "urgency",
		   urgency == URGENCY_NONE ? NULL : urgency_name(urgency));
}

static void
show_standing_of(struct visit *visit, struct model *model,
		 const struct opened *opened)
{
	const struct offer *offer = &opened->offer;
	bool answerable = opened_answerable(visit, opened);

	model_id(model, "id", opened->work.item.id);
	model_text(model, "provider_name", offer->provider_name);
	model_text(model, "organisation", opened->organisation);
	model_code(model, "state", "offer-state",
		   offer_state_name(opened_state(visit, offer)));
	model_message(model, "note", note_of(visit, opened));
	model_bool(model, "can_answer", answerable);
	model_bool(model, "can_deliver", opened_deliverable(opened));
	model_bool(model, "can_ask", answerable || opened_theirs(opened));
	model_bool(model, "theirs", opened_theirs(opened));
	model_time_or_null(model, "sent_at", offer->sent_utc);
	model_time_or_null(model, "expires_at", offer->expires_utc);
	model_time_or_null(model, "answered_at", offer->answered_utc);
	model_code(model, "item_state", "job-state",
		   item_state_name(opened->work.item.state));
}

static enum status
show_nothing(struct model *model)
{
	(void)model_children(model, "attachments");
	model_null(model, "briefing");
	model_null(model, "attendance");
	model_bool(model, "may_say", false);
	return OK;
}

/* The briefing, with the files that are part of it, and how it went. */
static enum status
show_booking(struct visit *visit, struct model *model,
	     const struct opened *opened, struct fault *fault)
{
	bool open;
	enum status status =
		briefing_show(visit, &opened->work, model, &open, fault);

	if (status == OK)
		status = attendance_show(visit, &opened->work, model, fault);
	if (status != OK)
		return status;
	if (open)
		return show_source_files(visit, opened->work.request.id,
					 model, fault);
	(void)model_children(model, "attachments");
	return OK;
}

/* The work itself, for who does it. */
static enum status
show_work(struct visit *visit, struct model *model,
	  const struct opened *opened, struct fault *fault)
{
	const struct request *request = &opened->work.request;
	bool theirs = opened_theirs(opened);
	struct needs needs = {NULL, 0};
	struct file_found file;
	struct fault none;
	bool job = theirs && job_file(visit, opened->work.item.id, &file,
				      &none) == OK;

	if (theirs)
		needs = needs_to_know(visit, opened);
	model_text(model, "ref", theirs ? request->ref : NULL);
	model_text(model, "subject",
		   theirs && !is_guarded(opened) ? request->subject : NULL);
	model_text(model, "job_file", job ? file.name : NULL);
	show_facts(model, &needs);
	return theirs ? show_booking(visit, model, opened, fault)
		      : show_nothing(model);
}

enum status
opened_show(struct visit *visit, struct model *model,
	    const struct opened *opened, struct fault *fault)
{
	int64_t price_minor;
	enum status status = find_price(visit, opened, &price_minor, fault);

	if (status != OK)
		return status;
	show_standing_of(visit, model, opened);
	show_what(visit, model, opened, price_minor);
	status = show_work(visit, model, opened, fault);
	if (status == OK)
		status = declaration_mark(visit, model, opened, fault);
	if (status == OK)
		status = hand_in_show_offer(visit, model, opened, fault);
	if (status == OK)
		status = sending_show(visit, model, opened, fault);
	if (status == OK)
		status = questions_show(visit, model,
					opened->work.item.id,
					opened->offer.provider, fault);
	return status;
}
