/* A day or a week of bookings. */
#include "desk/bookings.h"

#include <string.h>

#include "core/worktime.h"
#include "desk/booking_inside.h"
#include "desk/calendar_inside.h"
#include "desk/diary.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/show.h"
#include "lang/zone.h"
#include "wire/model.h"

#define WEEK 7
#define MINUTE 60

/* What is asked for, read. */
struct stretch_wish {
	int32_t first_days, last_days;
	bool day_only;
	struct booking_range range;
};

static void
read_view(struct fields *fields, const char *said, struct stretch_wish *ret)
{
	struct fault fault;

	ret->day_only = said && !strcmp(said, "day");
	if (!said || !*said || ret->day_only || !strcmp(said, "week"))
		return;
	(void)fault_set(&fault, E_INPUT, "",
			N_("{value} is no view: day or week"), "value", said,
			NULL);
	field_take(fields, "view", &fault);
}

/* "TIME.ID" of the last row before. */
static enum status
read_after(struct visit *visit, const char *after, struct booking_range *ret,
	   struct fault *fault)
{
	const char *dot = after ? strchr(after, '.') : NULL;
	enum status status;

	if (!after || !*after)
		return OK;
	if (!dot)
		return page_number(".", &ret->after_item, fault);
	status = page_number(arena_copy(visit->arena, after,
					(size_t)(dot - after)),
			     &ret->after_utc, fault);
	return status == OK ? page_number(dot + 1, &ret->after_item, fault)
			    : status;
}

static enum status
read_wish(struct visit *visit, const struct bookings_wish *wish,
	  struct stretch_wish *ret, struct fault *fault)
{
	struct faults faults = {0};
	struct fields fields = fields_begin(visit->arena, &faults);
	int64_t at_utc = visit->now_utc;
	int32_t day;
	enum status status;

	*ret = (struct stretch_wish){.day_only = false};
	(void)field_time(&fields, "day", wish->day, &at_utc);
	read_view(&fields, wish->view, ret);
	ret->range.language = field_language(&fields, "language",
					     wish->language);
	if (wish->provider && *wish->provider &&
	    !id_parse(wish->provider, &ret->range.provider))
		ret->range.provider = -1; /* nobody's */
	status = fields_end(&fields, fault);
	faults_free(&faults);
	day = zone_local(at_utc).day_days;
	ret->first_days = ret->day_only ? day : day - day_weekday(day);
	ret->last_days = ret->first_days + (ret->day_only ? 0 : WEEK - 1);
	(void)zone_utc(ret->first_days, 0, &ret->range.from_utc);
	(void)zone_utc(ret->last_days, DAY_SECONDS, &ret->range.to_utc);
	if (status == OK)
		status = page_limit(&wish->page, &ret->range.limit, fault);
	return status == OK ? read_after(visit, wish->page.after, &ret->range,
					 fault)
			    : status;
}

static void
show_booking(struct model *model, const struct booking_row *row)
{
	struct item_spec spec = {.minutes = row->minutes};

	model_text(model, "ref", row->ref);
	model_int(model, "n", row->n);
	model_time(model, "starts_at", row->starts_utc);
	model_time(model, "ends_at",
		   row->starts_utc + (int64_t)diary_minutes(&spec) * MINUTE);
	model_language(model, "language",
		       strcmp(row->language, "en") ? row->language
						   : row->from);
	model_code(model, "mode", "mode", row->mode);
	show_names(model, "tenant_name", row->tenant_name, "tenant_native",
		   row->tenant_native);
	model_id(model, "provider", row->provider);
	model_text(model, "provider_name", row->provider_name);
	model_code(model, "state", "state", row->state);
	model_code(model, "outcome", "outcome", row->outcome);
	model_code(model, "sensitivity", "sensitivity", row->sensitivity);
	model_bool(model, "told", row->told);
	model_bool(model, "confirmed", row->confirmed);
	model_bool(model, "call_due", row->call_due);
}

/* Why nobody works that day: a message id, NULL they do. */
static const char *
closed_why(const struct calendar *calendar, int32_t day_days,
	   struct arena *arena)
{
	const struct worktime clock = {.calendar = calendar,
				       .kind = CLOCK_SERVICE};
	struct clock_days days;
	int64_t from_utc, to_utc;

	(void)zone_utc(day_days, 0, &from_utc);
	(void)zone_utc(day_days, DAY_SECONDS, &to_utc);
	days = worktime_explain(&clock, from_utc, to_utc - 1, arena);
	if (!days.count || days.list[0].why == DAY_WORKED ||
	    days.list[0].why == DAY_START)
		return NULL;
	return days.list[0].name ? days.list[0].name
				 : clock_day_text(days.list[0].why);
}

/* Every day has its row, those without bookings too. */
static void
show_days(struct visit *visit, struct model *model,
	  const struct stretch_wish *wish, const struct booking_rows *rows,
	  const struct calendar *calendar)
{
	struct model *days = model_children(model, "days");
	size_t i = 0;

	for (int32_t day = wish->first_days; day <= wish->last_days; day++) {
		struct model *row = model_append(days);
		struct model *bookings;

		model_day(row, "day", day);
		model_code(row, "name", "weekday",
			   calendar_weekdays[day_weekday(day)]);
		model_message(row, "closed",
			      closed_why(calendar, day, visit->arena));
		bookings = model_children(row, "bookings");
		while (i < rows->count &&
		       zone_local(rows->list[i].starts_utc).day_days == day)
			show_booking(model_append(bookings), &rows->list[i++]);
	}
}

static int64_t
to_confirm(const struct booking_rows *rows, int64_t now_utc)
{
	int64_t count = 0;

	for (size_t i = 0; i < rows->count; i++)
		count += !strcmp(rows->list[i].state, "assigned") &&
			 rows->list[i].starts_utc < now_utc;
	return count;
}

static void
show_next(struct visit *visit, struct model *model,
	  const struct stretch_wish *wish, const struct booking_rows *rows)
{
	const struct booking_row *last;

	if (rows->count < wish->range.limit) {
		model_null(model, "next");
		return;
	}
	last = &rows->list[rows->count - 1];
	model_text(model, "next",
		   arena_printf(visit->arena, "%lld.%lld",
				(long long)last->starts_utc,
				(long long)last->item));
}

enum status
bookings_list(struct visit *visit, const struct bookings_wish *wish,
	      struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct stretch_wish stretch;
	struct booking_rows rows;
	struct calendar calendar;
	int32_t step;
	enum status status = read_wish(visit, wish, &stretch, fault);

	if (status == OK)
		status = booking_list(&access, &stretch.range, &rows, fault);
	if (status == OK)
		status = visit_calendar(visit, visit_organisation(visit),
					&calendar, fault);
	if (status != OK)
		return status;
	step = stretch.day_only ? 1 : WEEK;
	model_text(model, "view", stretch.day_only ? "day" : "week");
	model_bool(model, "day_only", stretch.day_only);
	model_day(model, "day", stretch.first_days);
	model_day(model, "last", stretch.last_days);
	model_day(model, "before", stretch.first_days - step);
	model_day(model, "after", stretch.first_days + step);
	show_days(visit, model, &stretch, &rows, &calendar);
	model_int(model, "count", (int64_t)rows.count);
	model_int(model, "to_confirm", to_confirm(&rows, visit->now_utc));
	show_next(visit, model, &stretch, &rows);
	return OK;
}
