/* Reports kept under a name, and mailed. */
#include "desk/saved_views.h"

#include <string.h>

#include "base/id.h"
#include "core/name.h"
#include "core/worktime.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/mail.h"
#include "desk/show.h"
#include "lang/zone.h"
#include "store/account.h"
#include "store/saved_view.h"
#include "wire/model.h"

#define NAME_BYTES 80
#define QUERY_BYTES 1000
#define DUE_AT_ONCE 20

static const char *const reports[] = {
	"turnaround", "success", "parity", "impact", "demand",
	"spend",      "forecast", "board", "needs-met"};
static const char *const everies[] = {"week", "month", "quarter"};

static void
show_view(const struct visit *visit, struct model *model,
	  const struct saved_view *view)
{
	bool own = view->owner == visit_actor(visit);

	model_id(model, "id", view->id);
	model_text(model, "name", view->name);
	model_code(model, "report", "view-report", view->report);
	model_text(model, "address",
		   arena_printf(visit->arena, "/reports/%s%s%s", view->report,
				*view->query ? "?" : "", view->query));
	model_bool(model, "shared", view->shared);
	model_bool(model, "own", own);
	model_text(model, "owner", view->owner_name);
	if (*view->every)
		model_code(model, "every", "view-every", view->every);
	else
		model_null(model, "every");
	model_time_or_null(model, "next_at", view->next_utc);
	model_int(model, "version", view->version);
}

enum status
saved_views_show(struct visit *visit, const struct page_wish *wish,
		 struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct saved_view_wish query = {.organisation =
						visit_organisation(visit),
					.account = visit_actor(visit)};
	struct model *rows = model_children(model, "views");
	struct saved_views views;
	size_t limit;
	enum status status = page_limit(wish, &limit, fault);

	if (status == OK)
		status = page_number(wish->after, &query.before, fault);
	if (status != OK)
		return status;
	query.limit = limit + 1;
	status = saved_view_list(&access, &query, &views, fault);
	if (status != OK)
		return status;
	for (size_t i = 0; i < views.count && i < limit; i++)
		show_view(visit, model_append(rows), &views.list[i]);
	model_text(model, "next",
		   views.count > limit
			   ? arena_printf(visit->arena, "%lld",
					  (long long)views.list[limit - 1].id)
			   : NULL);
	return OK;
}

static enum status
named(struct visit *visit, const char *id, struct saved_view *ret,
      struct fault *fault)
{
	struct access access = visit_access(visit);
	int64_t number;
	enum status status;

	if (!id_parse(id, &number))
		return not_found("view", fault);
	status = saved_view_get(&access, number, ret, fault);
	if (status == OK && ret->owner != visit_actor(visit) &&
	    !(ret->shared && ret->organisation == visit_organisation(visit)))
		return not_found("view", fault);
	return status;
}

/* The same where it is the caller's to change. */
static enum status
own(struct visit *visit, const char *id, struct saved_view *ret,
    struct fault *fault)
{
	enum status status = named(visit, id, ret, fault);

	if (status == OK && ret->owner != visit_actor(visit))
		return fault_set(fault, E_FORBIDDEN, "",
				 N_("Only {name} can change this view"), "name",
				 ret->owner_name, NULL);
	return status;
}

enum status
saved_view_show(struct visit *visit, const char *id, struct model *model,
		struct fault *fault)
{
	struct access access = visit_access(visit);
	struct saved_view_readers readers = {0};
	struct saved_view view;
	struct model *rows;
	enum status status = named(visit, id, &view, fault);

	if (status != OK)
		return status;
	show_view(visit, model, &view);
	rows = model_children(model, "readers");
	if (view.owner == visit_actor(visit))
		status = saved_view_readers(&access, &view, &readers, fault);
	for (size_t i = 0; status == OK && i < readers.count; i++) {
		struct model *row = model_append(rows);

		model_id(row, "id", readers.list[i].account);
		model_text(row, "name", readers.list[i].name);
		model_bool(row, "chosen", readers.list[i].chosen);
	}
	return status;
}

/* "/reports/spend?by=language" as its two halves. */
static void
read_address(struct fields *fields, const char *text, struct saved_view *view)
{
	static const char begin[] = "/reports/";
	const char *address = field_needed(fields, "address", text,
					   QUERY_BYTES);
	size_t skip = sizeof begin - 1, count;
	struct fault fault;
	int at;

	view->report = view->query = "";
	if (!address)
		return;
	if (!strncmp(address, begin, skip)) {
		count = strcspn(address + skip, "?");
		view->report = arena_copy(fields->arena, address + skip,
					  count);
		view->query = address[skip + count] ? address + skip + count + 1
						    : "";
	}
	if (name_check("", reports, sizeof reports / sizeof *reports,
		       view->report, &at, &fault) != OK)
		field_take(fields, "address", &fault);
}

static enum status
log_view(struct visit *visit, const char *kind, const struct saved_view *view,
	 struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	const struct log_entry entry = {.kind = kind,
					.subject = view->id,
					.organisation = view->organisation,
					.payload = payload};

	model_text(payload, "name", view->name);
	model_text(payload, "report", view->report);
	model_text(payload, "every", view->every);
	return log_event(visit, &entry, fault);
}

/* A token is nobody who comes back to it. */
static enum status
must_be_somebody(struct visit *visit, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct account account;
	enum status status =
		account_get(&access, visit_actor(visit), &account, fault);

	return status == E_NOT_FOUND
		       ? fault_set(fault, E_FORBIDDEN, "",
				   N_("A report is kept by somebody: sign in "
				      "with an account"),
				   NULL)
		       : status;
}

enum status
saved_view_add(struct visit *visit, const struct saved_view_input *in,
	       struct model *model, struct faults *faults,
	       struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct saved_view view = {
		.organisation = visit_organisation(visit),
		.owner = visit_actor(visit),
		.owner_name = visit->caller->name,
		.shared = in->shared,
		.created_utc = visit->now_utc,
		.every = "",
		.version = 1,
	};
	enum status status;

	view.name = field_needed(&fields, "name", in->name, NAME_BYTES);
	read_address(&fields, in->address, &view);
	status = fields_end(&fields, fault);
	if (status == OK)
		status = must_be_somebody(visit, fault);
	if (status != OK)
		return status;
	view.id = visit_id(visit);
	status = saved_view_insert(&access, &view, fault);
	if (status == OK)
		status = log_view(visit, "view.saved", &view, fault);
	if (status == OK)
		show_view(visit, model, &view);
	return status;
}

/* ---- when ---- */

/* The first day of the next week, month or quarter. */
static int32_t
next_day(const char *every, int32_t today)
{
	struct civil day = civil_from_day(today);
	int step = !strcmp(every, "quarter") ? 3 : 1;
	int month = (day.month - 1) / step * step + 1;

	if (!strcmp(every, "week"))
		return today + 7 - day_weekday(today);
	return day_add_months(day_from_civil(day.year, month, 1), step);
}

/* When the landlord opens on it, or on the first working day after. */
static enum status
next_time(struct visit *visit, const struct saved_view *view, int64_t *ret,
	  struct fault *fault)
{
	struct calendar calendar;
	const struct worktime clock = {.calendar = &calendar,
				       .kind = CLOCK_SERVICE};
	int32_t day = next_day(view->every,
			       zone_local(visit->now_utc).day_days);
	int64_t begins_utc;
	enum status status;

	*ret = 0;
	if (!*view->every)
		return OK;
	status = visit_calendar(visit, view->organisation, &calendar, fault);
	if (status != OK)
		return status;
	(void)zone_utc(day, 0, &begins_utc);
	/* The first minute of work after midnight is over one minute later. */
	*ret = worktime_due(&clock, begins_utc,
			    (struct duration){DURATION_MINUTES, 1}) -
	       60;
	return OK;
}

/* ---- changing ---- */

static enum status
set_readers(struct visit *visit, const struct saved_view *view,
	    const struct saved_view_change *change, struct fields *fields,
	    struct fault *fault)
{
	struct access access = visit_access(visit);
	struct saved_view_readers known;
	enum status status = saved_view_readers(&access, view, &known, fault);

	if (status == OK)
		status = saved_view_readers_clear(&access, view->id, fault);
	for (size_t i = 0; status == OK && i < change->count; i++) {
		int64_t account = 0;
		bool found = false;
		struct fault bad;

		if (id_parse(change->readers[i], &account))
			for (size_t k = 0; k < known.count; k++)
				found |= known.list[k].account == account;
		if (found) {
			status = saved_view_reader_add(&access, view->id,
						       account, fault);
			continue;
		}
		(void)fault_set(&bad, E_INPUT, "",
				N_("There is no such colleague who may read "
				   "reports"),
				NULL);
		field_take(fields, "readers", &bad);
	}
	return status == OK ? fields_end(fields, fault) : status;
}

enum status
saved_view_alter(struct visit *visit, const char *id, int64_t version,
		 const struct saved_view_change *change, struct model *model,
		 struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct saved_view view;
	struct fault bad;
	int at;
	enum status status = own(visit, id, &view, fault);

	if (status != OK)
		return status;
	view.version = version;
	view.name = field_needed(&fields, "name", change->name, NAME_BYTES);
	view.shared = change->shared;
	view.every = change->every ? change->every : "";
	if (*view.every &&
	    name_check("", everies, 3, view.every, &at, &bad) != OK)
		field_take(&fields, "every", &bad);
	status = fields_end(&fields, fault);
	if (status == OK)
		status = next_time(visit, &view, &view.next_utc, fault);
	if (status == OK)
		status = saved_view_update(&access, &view, fault);
	if (status == E_NOT_FOUND)
		return fault_set(fault, E_STALE, "",
				 N_("Somebody else changed this view "
				    "meanwhile: look again"),
				 NULL);
	if (status == OK)
		status = set_readers(visit, &view, change, &fields, fault);
	if (status == OK)
		status = log_view(visit, "view.changed", &view, fault);
	return status == OK ? saved_view_show(visit, id, model, fault)
			    : status;
}

enum status
saved_view_remove(struct visit *visit, const char *id, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct saved_view view;
	enum status status = own(visit, id, &view, fault);

	if (status == OK)
		status = saved_view_delete(&access, view.id, fault);
	return status == OK ? log_view(visit, "view.deleted", &view, fault)
			    : status;
}

/* ---- mailing ---- */

static enum status
mail_one(struct visit *visit, const struct saved_view *view,
	 const struct saved_view_reader *reader, struct fault *fault)
{
	struct model *model = model_object(visit->arena);
	const struct mail mail = {
		.organisation = view->organisation,
		.to = reader->email,
		.to_name = reader->name,
		.language = reader->language,
		.template = "view",
		.model = model,
		.path = arena_printf(visit->arena, "/reports/%s%s%s",
				     view->report, *view->query ? "?" : "",
				     view->query),
		.key = arena_printf(visit->arena, "view/%lld/%lld/%lld",
				    (long long)view->id,
				    (long long)view->next_utc,
				    (long long)reader->account),
	};

	model_text(model, "name", view->name);
	model_text(model, "owner", view->owner_name);
	return mail_put(visit, &mail, fault);
}

static enum status
mail_view(struct visit *visit, const struct saved_view *view,
	  struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct saved_view_readers readers;
	int64_t next_utc;
	enum status status =
		saved_view_readers(&access, view, &readers, fault);

	for (size_t i = 0; status == OK && i < readers.count; i++)
		if (readers.list[i].chosen)
			status = mail_one(visit, view, &readers.list[i],
					  fault);
	if (status == OK)
		status = next_time(visit, view, &next_utc, fault);
	if (status == OK)
		status = saved_view_put_off(&access, view->id, next_utc,
					    fault);
	return status == OK ? log_view(visit, "view.mailed", view, fault)
			    : status;
}

enum status
saved_views_mail(struct visit *visit, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct saved_views due;
	enum status status = saved_view_due(&access, visit->now_utc,
					    DUE_AT_ONCE, &due, fault);

	for (size_t i = 0; status == OK && i < due.count; i++)
		status = mail_view(visit, &due.list[i], fault);
	return status;
}
