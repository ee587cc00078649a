/* Who is away, and what is said to those who are here in the morning. */
#include "core/worktime.h"
#include "desk/field.h"
#include "desk/inside.h"
#include "desk/mail.h"
#include "desk/queues_inside.h"
#include "store/account.h"
#include "store/mail.h"
#include "store/organisation.h"
#include "store/qualification.h"
#include "wire/model.h"

#define AWAY_DAYS_MOST 366
#define REMINDERS_KEPT_DAYS 30

static void
bad(struct fields *fields, const char *name, const char *message)
{
	struct fault fault;

	(void)fault_set(&fault, E_INPUT, "", message, NULL);
	field_take(fields, name, &fault);
}

static void
check_days(struct fields *fields, const struct absence_input *in)
{
	if (in->from_days == INT32_MIN)
		bad(fields, "from", N_("Say which day is the first one away"));
	if (in->to_days == INT32_MIN)
		bad(fields, "to", N_("Say which day is the last one away"));
	else if (in->from_days != INT32_MIN && in->to_days < in->from_days)
		bad(fields, "to", N_("The last day is before the first one"));
	else if (in->from_days != INT32_MIN &&
		 in->to_days - in->from_days > AWAY_DAYS_MOST)
		bad(fields, "to",
		    N_("An absence is a year at most: hand the requests over "
		       "for good"));
}

static enum status
log_absence(struct visit *visit, const struct absence *absence,
	    const char *kind, struct fault *fault)
{
	struct model *payload = model_object(visit->arena);
	struct log_entry entry = {
		.kind = kind,
		.subject = absence->account,
		.organisation = absence->organisation,
		.payload = payload,
	};

	model_day(payload, "from", absence->from_days);
	model_day(payload, "to", absence->to_days);
	model_id(payload, "cover", absence->cover);
	return log_event(visit, &entry, fault);
}

/* One's own, or a manager's doing. */
static enum status
may_change(struct visit *visit, int64_t account, struct fault *fault)
{
	if (account == visit_actor(visit))
		return OK;
	return visit_needs(visit,
			   ROLE_BIT(ROLE_MANAGER) |
				   ROLE_BIT(ROLE_ADMINISTRATOR),
			   fault);
}

enum status
absence_add(struct visit *visit, const struct absence_input *in,
	    struct model *model, struct faults *faults, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct fields fields = fields_begin(visit->arena, faults);
	struct account who = {0}, cover = {0};
	struct absence absence;
	enum status status =
		colleague_named(visit, &fields, "account", in->account, &who);

	if (status == OK && in->cover && *in->cover)
		status = colleague_named(visit, &fields, "cover", in->cover,
					 &cover);
	check_days(&fields, in);
	if (cover.id && cover.id == who.id)
		bad(&fields, "cover",
		    N_("Who is away cannot cover for themselves"));
	if (status == OK)
		status = fields_end(&fields, fault);
	if (status == OK)
		status = may_change(visit, who.id, fault);
	if (status != OK)
		return status;
	absence = (struct absence){
		.id = visit_id(visit),
		.account = who.id,
		.organisation = who.organisation,
		.from_days = in->from_days,
		.to_days = in->to_days,
		.cover = cover.id,
		.at_utc = visit->now_utc,
		.by = visit_actor(visit),
	};
	model_id(model, "id", absence.id);
	status = absence_insert(&access, &absence, fault);
	if (status == OK)
		status = log_absence(visit, &absence, "absence.added", fault);
	return status;
}

enum status
absence_take_back(struct visit *visit, const char *id_text,
		  struct fault *fault)
{
	struct access access = visit_access(visit);
	struct absence absence;
	int64_t id;
	enum status status;

	if (!id_parse(id_text, &id))
		return not_found("", fault);
	status = absence_get(&access, id, &absence, fault);
	if (status == E_NOT_FOUND)
		return not_found("", fault);
	if (status == OK)
		status = may_change(visit, absence.account, fault);
	if (status == OK)
		status = absence_end(&access, id, visit->now_utc, fault);
	if (status == OK)
		status = log_absence(visit, &absence, "absence.taken-back",
				     fault);
	return status;
}

/* ---- the start of a working day ---- */

enum status
reminder_show(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct reminder reminder;
	struct model *child;
	enum status status = reminder_get(
		&access, visit_actor(visit),
		zone_local(visit->now_utc).day_days, &reminder, fault);

	if (status == E_NOT_FOUND) {
		model_null(model, "reminder");
		return OK;
	}
	if (status != OK)
		return status;
	child = model_child(model, "reminder");
	model_time(child, "at", reminder.at_utc);
	model_int(child, "overdue", reminder.overdue);
	model_int(child, "due_today", reminder.due_today);
	model_int(child, "waiting", reminder.waiting);
	model_int(child, "papers", reminder.papers);
	return OK;
}

enum status
reminder_put_away(struct visit *visit, struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct reminder reminder = {
		.account = visit_actor(visit),
		.day_days = zone_local(visit->now_utc).day_days,
		.at_utc = visit->now_utc,
	};

	return reminder_seen(&access, &reminder, fault);
}

/* Open, and has been for a minute today. */
static enum status
has_opened(struct visit *visit, int64_t organisation, bool *ret,
	   struct fault *fault)
{
	struct calendar calendar;
	const struct worktime hours = {.calendar = &calendar,
				       .kind = CLOCK_SERVICE};
	int64_t midnight;
	enum status status =
		visit_calendar(visit, organisation, &calendar, fault);

	(void)zone_utc(zone_local(visit->now_utc).day_days, 0, &midnight);
	*ret = status == OK &&
	       worktime_between(&hours, midnight, visit->now_utc) > 0;
	return status;
}

/* Who acts for an account today: itself, or who covers for it; 0 nobody by
 * name. */
static int64_t
acts_for(const struct absences *absences, int64_t account, int32_t today)
{
	for (size_t i = 0; i < absences->count; i++)
		if (absences->list[i].account == account &&
		    is_away(&absences->list[i], today))
			return absences->list[i].cover;
	return account;
}

/* What those of one landlord are reminded by. */
struct morning {
	struct caller house; /* sees all that anybody looks after */
	struct accounts accounts;
	struct absences absences;
	struct load_time when;
};

static struct access
morning_access(const struct visit *visit, const struct morning *morning)
{
	struct access access = visit_access_of_service(visit);

	access.scope = &morning->house.scope;
	return access;
}

/* What providers hold that runs out: for those who keep the register. */
static enum status
count_papers(struct visit *visit, const struct morning *morning,
	     const struct account *who, int64_t *ret, struct fault *fault)
{
	struct access access = morning_access(visit, morning);
	int32_t today = zone_local(visit->now_utc).day_days;

	*ret = 0;
	if (who->role != ROLE_MANAGER && who->role != ROLE_ADMINISTRATOR)
		return OK;
	return qualification_due_count(&access, who->organisation,
				       today + CREDENTIAL_WARN_DAYS, ret,
				       fault);
}

/* The same by mail, for who wants it; of no use once the day is over. */
static enum status
mail_morning(struct visit *visit, const struct account *who,
	     const struct reminder *reminder, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct model *model = model_object(visit->arena);
	const struct mail mail = {
		.organisation = who->organisation,
		.to = who->email,
		.to_name = who->name,
		.language = who->language,
		.template = "morning",
		.model = model,
		.path = "/",
		.key = arena_printf(visit->arena, "morning/%lld/%lld",
				    (long long)who->id,
				    (long long)reminder->day_days),
		.until_utc = load_time_of(visit->now_utc).day_end_utc,
	};
	struct mail_wish wish;
	enum status status = mail_wish_get(&access, who->id, &wish, fault);

	if (status != OK || !wish.morning)
		return status;
	model_name(model, "name", who->name, NULL);
	model_int(model, "overdue", reminder->overdue);
	model_int(model, "due_today", reminder->due_today);
	model_int(model, "waiting", reminder->waiting);
	model_int(model, "papers", reminder->papers);
	return mail_put(visit, &mail, fault);
}

/* A load, and those of whom they cover for. */
static enum status
remind(struct visit *visit, const struct morning *morning,
       const struct account *who, struct fault *fault)
{
	struct access access = morning_access(visit, morning);
	const struct accounts *all = &morning->accounts;
	struct reminder reminder = {
		.account = who->id,
		.organisation = who->organisation,
		.day_days = zone_local(visit->now_utc).day_days,
		.at_utc = visit->now_utc,
	};
	enum status status = OK;

	for (size_t i = 0; status == OK && i < all->count; i++) {
		struct load load;

		if (!looks_after(&all->list[i]) ||
		    acts_for(&morning->absences, all->list[i].id,
			     reminder.day_days) != who->id)
			continue;
		status = queue_load(&access, all->list[i].id, &morning->when,
				    &load, fault);
		reminder.overdue += load.overdue;
		reminder.due_today += load.due_today;
		reminder.waiting += load.waiting;
	}
	if (status == OK)
		status = count_papers(visit, morning, who, &reminder.papers,
				      fault);
	if (status != OK || !(reminder.overdue + reminder.due_today +
			      reminder.waiting + reminder.papers))
		return status;
	status = reminder_put(&access, &reminder, fault);
	return status == OK ? mail_morning(visit, who, &reminder, fault)
			    : status;
}

static enum status
remind_all(struct visit *visit, int64_t organisation, struct fault *fault)
{
	int32_t today = zone_local(visit->now_utc).day_days;
	struct morning morning;
	struct access access;
	enum status status = desk_house_caller(visit, &morning.house, fault);

	access = morning_access(visit, &morning);
	if (status == OK)
		status = account_all(&access, &morning.accounts, fault);
	if (status == OK)
		status = absence_list(&access, today, &morning.absences,
				      fault);
	morning.when = load_time_of(visit->now_utc);
	if (status == OK)
		status = queue_told(&access, &morning.when, fault);
	if (status != OK)
		return status;
	for (size_t i = 0; status == OK && i < morning.accounts.count; i++) {
		const struct account *one = &morning.accounts.list[i];

		if (one->organisation == organisation && looks_after(one))
			status = remind(visit, &morning, one, fault);
	}
	return status == OK ? reminded_put(&access, organisation, today, fault)
			    : status;
}

enum status
reminders_make(struct visit *visit, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	int32_t today = zone_local(visit->now_utc).day_days;
	struct organisations all;
	enum status status = organisation_list(&access, &all, fault);

	for (size_t i = 0; status == OK && i < all.count; i++) {
		int32_t last;
		bool opened = false;

		status = reminded_get(&access, all.list[i].id, &last, fault);
		if (status == OK && last < today)
			status = has_opened(visit, all.list[i].id, &opened,
					    fault);
		if (status == OK && opened)
			status = remind_all(visit, all.list[i].id, fault);
	}
	if (status == OK)
		status = reminder_purge(&access, today - REMINDERS_KEPT_DAYS,
					fault);
	return status;
}
