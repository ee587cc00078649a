/* Bookings, how they went, and who is taken when, made again from the events.
 */
#include <string.h>

#include "desk/inside.h"
#include "desk/rebuild.h"
#include "store/booking.h"
#include "store/diary.h"
#include "store/event.h"
#include "store/request.h"
#include "wire/json.h"
#include "wire/model.h"

/* What the events say of one item. */
struct told {
	bool booked, attended;
	struct booking booking;
	struct attendance attendance;
};

static const char *
said_text(const struct model *said, const char *key)
{
	return model_text_of(model_get(said, key));
}

static void
take_booking(struct told *told, const struct item *item,
	     const struct model *said)
{
	told->booked = true;
	told->booking = (struct booking){
		.item = item->id,
		.organisation = item->organisation,
		.place = said_text(said, "place"),
		.access = said_text(said, "access"),
		.link = said_text(said, "link"),
		.purpose = said_text(said, "purpose"),
		.attendees = said_text(said, "attendees"),
		.dialect = said_text(said, "dialect"),
		.gender = said_text(said, "gender"),
		.qualification = said_text(said, "qualification"),
		.dbs = said_text(said, "dbs"),
		.cost_code = said_text(said, "cost_code"),
		.conflict = said_text(said, "conflict"),
		.briefing = said_text(said, "briefing"),
		.briefing_utc = said_time(said, "briefing_at"),
		.linguist = said_id(said, "linguist"),
		.pair = said_id(said, "pair"),
		.again = said_id(said, "again"),
		.series = said_id(said, "series"),
	};
}

static void
take_attendance(struct told *told, const struct item *item,
		const struct model *said)
{
	told->attended = true;
	told->attendance = (struct attendance){
		.item = item->id,
		.organisation = item->organisation,
		.started_utc = said_time(said, "started_at"),
		.finished_utc = said_time(said, "finished_at"),
		.outcome = said_text(said, "outcome"),
		.note = said_text(said, "note"),
		.said_utc = said_time(said, "said_at"),
		.said_by = said_id(said, "said_by"),
		.confirmed_utc = said_time(said, "confirmed_at"),
		.confirmed_by = said_id(said, "confirmed_by"),
	};
}

static void
take_event(struct visit *visit, const struct event *event,
	   const struct items *items, struct told *told)
{
	const struct model *said = NULL, *booking, *attendance;
	int64_t n;

	if (!event->payload ||
	    json_parse(event->payload, strlen(event->payload), visit->arena,
		       &said, NULL) != OK)
		return;
	booking = model_get(said, "booking");
	attendance = model_get(said, "attendance");
	n = said_number(said, "n");
	for (size_t i = 0; i < items->count; i++) {
		if (items->list[i].n != n)
			continue;
		if (model_kind_of(booking) == MODEL_OBJECT)
			take_booking(&told[i], &items->list[i], booking);
		if (model_kind_of(attendance) == MODEL_OBJECT)
			take_attendance(&told[i], &items->list[i],
					attendance);
	}
}

static bool
same(const char *a, const char *b)
{
	return !strcmp(a ? a : "", b ? b : "");
}

static bool
booking_same(const struct booking *a, const struct booking *b)
{
	return same(a->place, b->place) && same(a->access, b->access) &&
	       same(a->link, b->link) && same(a->purpose, b->purpose) &&
	       same(a->attendees, b->attendees) &&
	       same(a->dialect, b->dialect) && same(a->gender, b->gender) &&
	       same(a->qualification, b->qualification) &&
	       same(a->dbs, b->dbs) && same(a->cost_code, b->cost_code) &&
	       same(a->conflict, b->conflict) &&
	       same(a->briefing, b->briefing) &&
	       a->briefing_utc == b->briefing_utc &&
	       a->linguist == b->linguist && a->pair == b->pair &&
	       a->again == b->again && a->series == b->series;
}

static bool
attendance_same(const struct attendance *a, const struct attendance *b)
{
	return a->started_utc == b->started_utc &&
	       a->finished_utc == b->finished_utc &&
	       same(a->outcome, b->outcome) && same(a->note, b->note) &&
	       a->said_utc == b->said_utc && a->said_by == b->said_by &&
	       a->confirmed_utc == b->confirmed_utc &&
	       a->confirmed_by == b->confirmed_by;
}

static enum status
mend_booking(struct visit *visit, const struct told *told,
	     struct rebuild_done *done, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct booking row;
	enum status status = OK;

	if (told->booked)
		status = booking_get(&access, told->booking.item, &row, fault);
	if (status != OK || !told->booked ||
	    booking_same(&row, &told->booking))
		return status;
	done->mended++;
	return booking_put(&access, &told->booking, fault);
}

static enum status
mend_attendance(struct visit *visit, const struct told *told,
		struct rebuild_done *done, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct attendance row = {.item = 0};
	enum status status;

	if (!told->attended)
		return OK;
	status = attendance_get(&access, told->attendance.item, &row, fault);
	if (status == OK && attendance_same(&row, &told->attendance))
		return OK;
	if (status != OK && status != E_NOT_FOUND)
		return status;
	done->mended++;
	return attendance_put(&access, &told->attendance, fault);
}

/* Who stood in two places before a version that refuses it stays there. */
static enum status
mend_diary(struct visit *visit, const struct item *item, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status = diary_follow(&access, item, fault);

	return status == E_CONFLICT ? OK : status;
}

enum status
rebuild_bookings(struct visit *visit, const struct items *items,
		 const struct events *events, struct rebuild_done *done,
		 struct fault *fault)
{
	struct told *told = arena_alloc(visit->arena, (items->count + 1) *
						      sizeof *told);
	enum status status = OK;

	for (size_t i = 0; i < events->count; i++)
		take_event(visit, &events->list[i], items, told);
	for (size_t i = 0; status == OK && i < items->count; i++) {
		status = mend_booking(visit, &told[i], done, fault);
		if (status == OK)
			status = mend_attendance(visit, &told[i], done, fault);
		if (status == OK)
			status = mend_diary(visit, &items->list[i], fault);
	}
	return status;
}
