/* How a provider comes to an offer or to its work, and what it may do there. */
#include "desk/offer_open.h"

#include <ctype.h>
#include <string.h>

#include "desk/inside.h"
#include "doc/address.h"
#include "store/jobs.h"
#include "store/linguist.h"
#include "store/organisation.h"

static enum status
nothing_there(struct fault *fault)
{
	return fault_set(fault, E_NOT_FOUND, "",
			 N_("This link leads to no offer: open it again from "
			    "the message, whole"),
			 NULL);
}

static void
note(struct visit *visit, const char *kind, int64_t subject,
     int64_t organisation)
{
	const struct desk_note said = {
		.kind = kind,
		.subject = subject,
		.organisation = organisation,
		.when = NOTE_QUEUED,
	};

	(void)!desk_note_read(visit, &said, NULL);
}

void
opened_note(struct visit *visit, const struct opened *opened, const char *kind)
{
	note(visit, kind, opened->work.request.id,
	     opened->work.item.organisation);
}

void
offer_note_unknown(struct visit *visit)
{
	note(visit, "offer.unknown-link", 0, 0);
}

/* The provider that is signed in, 0 where it is nobody's account of one. */
static int64_t
signed_in(const struct visit *visit)
{
	return visit->caller && visit->caller->role == ROLE_PROVIDER
		       ? visit->caller->provider
		       : 0;
}

static enum status
load_rest(struct visit *visit, int64_t item, struct opened *opened,
	  struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct organisation organisation;
	enum status status = work_load_item(visit, item, &opened->work, fault);

	if (status == OK)
		status = booking_get(&access, item, &opened->booking, fault);
	if (status == OK)
		status = organisation_get(&access,
					  opened->work.item.organisation,
					  &organisation, fault);
	if (status == OK)
		opened->organisation = organisation.name;
	return status;
}

/* Whom the agency before this one sent is none of its business. */
static enum status
forget_others(struct visit *visit, struct opened *opened, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct linguist linguist;
	enum status status;

	if (!opened->booking.linguist)
		return OK;
	status = linguist_get(&access, opened->booking.linguist, &linguist,
			      fault);
	if (status == OK && linguist.provider != opened->offer.provider)
		opened->booking.linguist = 0;
	return status;
}

static enum status
by_link(struct visit *visit, const char *token, struct opened *opened,
	struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	unsigned char hash[HASH_BYTES];
	enum status status;

	token_hash(token, hash);
	status = offer_by_token(&access, hash, &opened->offer, fault);
	if (status == E_NOT_FOUND)
		return nothing_there(fault);
	if (status == OK)
		status = load_rest(visit, opened->offer.item, opened, fault);
	if (status != OK || !signed_in(visit) ||
	    signed_in(visit) == opened->offer.provider)
		return status;
	opened_note(visit, opened, "offer.wrong-provider");
	return fault_set(fault, E_FORBIDDEN, "",
			 N_("This offer was sent to another provider: sign "
			    "out first if it came to you"),
			 NULL);
}

/* A linguist has their own work; who coordinates has all of it. */
static bool
may_open(const struct visit *visit, const struct opened *opened)
{
	int64_t linguist = visit->caller->linguist;

	if (opened->offer.provider != signed_in(visit))
		return false;
	return !linguist || (opened_theirs(opened) &&
			     opened->booking.linguist == linguist);
}

static enum status
by_account(struct visit *visit, const char *text, struct opened *opened,
	   struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	int64_t id, provider = signed_in(visit);
	enum status status;

	if (!provider || !text || !id_parse(text, &id))
		return not_found("id", fault);
	status = load_rest(visit, id, opened, fault);
	if (status == E_NOT_FOUND)
		return not_found("id", fault);
	if (status == OK)
		status = offer_last(&access, id, provider, &opened->offer,
				    fault);
	if (status == E_NOT_FOUND) {
		status = OK;
		if (opened->work.item.provider == provider)
			opened->offer = (struct offer){
				.item = id,
				.organisation = opened->work.item.organisation,
				.provider = provider,
				.state = OFFER_ACCEPTED,
			};
	}
	if (status != OK)
		return status;
	if (may_open(visit, opened))
		return OK;
	opened_note(visit, opened, "offer.wrong-provider");
	return not_found("id", fault);
}

enum status
opened_find(struct visit *visit, const struct offer_key *key,
	    struct opened *ret, struct fault *fault)
{
	enum status status;

	*ret = (struct opened){0};
	status = key->token ? by_link(visit, key->token, ret, fault)
			    : by_account(visit, key->item, ret, fault);
	return status == OK ? forget_others(visit, ret, fault) : status;
}

bool
opened_answerable(const struct visit *visit, const struct opened *opened)
{
	return opened->offer.state == OFFER_SENT &&
	       opened->offer.expires_utc > visit->now_utc &&
	       opened->work.item.state == ITEM_OFFERED;
}

bool
opened_theirs(const struct opened *opened)
{
	return opened->offer.state == OFFER_ACCEPTED &&
	       opened->work.item.provider == opened->offer.provider &&
	       item_state_open(opened->work.item.state);
}

bool
opened_deliverable(const struct opened *opened)
{
	return opened_theirs(opened) &&
	       opened->work.item.state == ITEM_ASSIGNED;
}

const char *
opened_gender(const struct opened *opened)
{
	const struct needs *needs = &opened->work.needs;

	if (opened->work.item.spec.service != SERVICE_INTERPRETING)
		return NULL;
	if (opened->booking.gender)
		return opened->booking.gender;
	for (size_t i = 0; i < needs->count; i++)
		if (needs->list[i].kind == NEED_INTERPRETER_GENDER)
			return needs->list[i].value;
	return NULL;
}

enum offer_state
opened_state(const struct visit *visit, const struct offer *offer)
{
	if (offer->state == OFFER_SENT && offer->expires_utc <= visit->now_utc)
		return OFFER_EXPIRED;
	return offer->state;
}

/* The letters and digits that a text ends in, at most those of a postcode. */
static void
last_letters(const char *text, size_t from, char ret[POSTCODE_BYTES])
{
	size_t count = 0;

	for (; text[from] && count + 1 < POSTCODE_BYTES; from++)
		if (isalnum((unsigned char)text[from]))
			ret[count++] = text[from];
	ret[count] = '\0';
}

/* The postcode that an address ends in: its last word, or the last two. */
static bool
place_postcode(const char *place, char ret[POSTCODE_BYTES])
{
	size_t from = strlen(place);

	for (int words = 0; words < 2 && from; words++) {
		char letters[POSTCODE_BYTES];

		while (from && !isalnum((unsigned char)place[from - 1]))
			from--;
		while (from && isalnum((unsigned char)place[from - 1]))
			from--;
		last_letters(place, from, letters);
		if (postcode_spell(letters, ret))
			return true;
	}
	return false;
}

const char *
job_area(struct arena *arena, const struct whereabouts *where)
{
	char spelled[POSTCODE_BYTES];
	size_t count;

	if (where->mode != MODE_ON_SITE)
		return NULL;
	if (where->place ? !place_postcode(where->place, spelled)
			 : !where->postcode ||
				   !postcode_spell(where->postcode, spelled))
		return NULL;
	count = strcspn(spelled, " ");
	if (!where->place && where->confidential_utc)
		count = strcspn(spelled, "0123456789 ");
	return arena_copy(arena, spelled, count);
}
