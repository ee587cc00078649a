/* A booking at another time: what was agreed is taken back, and whoever had it
 * is asked first. */
#include "desk/booking_inside.h"
#include "desk/bookings.h"
#include "desk/diary.h"
#include "desk/inside.h"
#include "desk/requests.h"
#include "store/diary.h"

static enum status
put_to(struct visit *visit, const struct booking_move *in, int64_t version,
       const char *provider, struct fault *fault)
{
	const struct item_act act = {
		.ref = in->ref,
		.n = in->n,
		.action = "offer",
		.version = version,
		.provider = provider,
		.reason = provider ? in->why : NULL,
	};

	return item_act(visit, &act, NULL, fault);
}

/* Asks at the new time: who is named, who had it, or the best. */
static enum status
ask(struct visit *visit, const struct booking_move *in, int64_t had,
    struct fault *fault)
{
	struct booked booked;
	struct booking_move again = *in;
	char text[ID_TEXT];
	int64_t is_free = 0;
	const char *provider = in->provider && *in->provider ? in->provider
							     : NULL;
	enum status status =
		booked_load(visit, in->ref, in->n, &booked, fault);

	if (status == OK && booked.work.item.state != ITEM_APPROVED)
		return OK; /* a manager decides first */
	if (status == OK && !provider && had)
		status = booked_free(visit, &booked.work.item, had, &is_free,
				     fault);
	if (status == OK && is_free) {
		id_format(had, text);
		provider = text;
		again.why = "The same interpreter as before";
	}
	if (status != OK)
		return status;
	return put_to(visit, &again, booked.work.request.version, provider,
		      fault);
}

enum status
booked_move(struct visit *visit, const struct booking_move *in,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct item_act act = {
		.ref = in->ref,
		.n = in->n,
		.action = "reschedule",
		.version = in->version,
		.starts_at = in->starts_at,
		.minutes = in->minutes,
	};
	struct booked booked;
	int64_t had = 0;
	enum status status = diary_renew(visit, fault);

	if (status == OK)
		status = booked_load(visit, in->ref, in->n, &booked, fault);
	if (status == OK && booked.work.item.state == ITEM_ASSIGNED)
		had = booked.work.item.provider;
	if (status == OK)
		status = item_act(visit, &act, NULL, fault);
	if (status == OK)
		status = diary_unhold(&access, booked.work.item.id, fault);
	return status == OK ? ask(visit, in, had, fault) : status;
}

enum status
booking_move(struct visit *visit, const struct booking_move *in,
	     struct model *model, struct fault *fault)
{
	enum status status = booked_move(visit, in, fault);

	return status == OK ? booking_show(visit, in->ref, in->n, model, fault)
			    : status;
}
