/* A provider's own offers and work. */
#include "desk/portal.h"

#include <string.h>

#include "desk/inside.h"
#include "desk/offer_open.h"
#include "desk/revisions.h"
#include "desk/show.h"
#include "desk/tenants.h"
#include "store/jobs.h"
#include "store/provider.h"
#include "store/question.h"
#include "wire/model.h"

#define CALENDAR_DAYS 60 /* of what is over */

static bool
is_unread(const struct questions *told, int64_t item)
{
	for (size_t i = 0; i < told->count; i++)
		if (told->list[i].item == item)
			return true;
	return false;
}

/* One row; nothing of it tells who the tenant is. */
static void
show_job(struct visit *visit, struct model *row, const struct job_row *job,
	 const struct booking *booking)
{
	const struct item *item = &job->item;
	bool theirs = item->provider == job->offer.provider &&
		      job->offer.state == OFFER_ACCEPTED;
	const struct whereabouts where = {
		.place = booking->place,
		.postcode = job->postcode,
		.confidential_utc = job->confidential_utc,
		.mode = item->spec.mode,
	};

	model_id(row, "id", item->id);
	model_code(row, "state", "offer-state",
		   offer_state_name(opened_state(visit, &job->offer)));
	model_code(row, "item_state", "job-state",
		   item_state_name(item->state));
	show_spec(row, &item->spec);
	model_time_or_null(row, "due_at", item->due_utc);
	model_text(row, "area", job_area(visit->arena, &where));
	model_time_or_null(row, "expires_at", job->offer.expires_utc);
	model_text(row, "ref", theirs ? job->ref : NULL);
	model_text(row, "organisation", job->organisation_name);
	model_code(row, "urgent", "urgency",
		   job->urgency == URGENCY_NONE ? NULL
						: urgency_name(job->urgency));
}

/* Which rows of a list are shown, and how. */
struct showing {
	struct model *rows;
	const struct questions *told;
	int64_t linguist; /* 0: everybody's */
};

static enum status
show_jobs(struct visit *visit, const struct job_rows *jobs,
	  const struct showing *as, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);

	for (size_t i = 0; i < jobs->count; i++) {
		const struct job_row *job = &jobs->list[i];
		struct booking booking;
		struct model *row;
		enum status status = booking_get(&access, job->item.id,
						 &booking, fault);

		if (status != OK)
			return status;
		if (as->linguist && booking.linguist != as->linguist)
			continue;
		row = model_append(as->rows);
		show_job(visit, row, job, &booking);
		model_bool(row, "unread", is_unread(as->told, job->item.id));
	}
	return OK;
}

/* It was given without an offer: as good as accepted. */
static void
take_given(struct job_rows *jobs)
{
	for (size_t i = 0; i < jobs->count; i++)
		if (!jobs->list[i].offer.id)
			jobs->list[i].offer = (struct offer){
				.provider = jobs->list[i].item.provider,
				.state = OFFER_ACCEPTED,
			};
}

static enum status
read_taken(struct visit *visit, int64_t provider, struct job_rows *ret,
	   struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	enum status status = jobs_taken(&access, provider, ret, fault);

	if (status == OK)
		take_given(ret);
	return status;
}

static enum status
show_offered(struct visit *visit, const struct showing *as,
	     struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	struct job_rows offered;
	enum status status = jobs_offered(&access, visit->caller->provider,
					  visit->now_utc, &offered, fault);

	return status == OK ? show_jobs(visit, &offered, as, fault) : status;
}

enum status
portal_show(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	const struct caller *caller = visit->caller;
	struct provider provider;
	struct questions told;
	struct job_rows taken;
	struct showing as = {.told = &told, .linguist = caller->linguist};
	enum status status =
		provider_get(&access, caller->provider, &provider, fault);

	if (status == OK)
		status = question_told(&access, provider.id, &told, fault);
	if (status == OK)
		status = read_taken(visit, provider.id, &taken, fault);
	if (status != OK)
		return status;
	model_text(model, "provider_name", provider.name);
	model_bool(model, "coordinator", !caller->linguist);
	model_int(model, "unread",
		  caller->linguist ? 0 : (int64_t)told.count);
	as.rows = model_children(model, "offers");
	if (!caller->linguist)
		status = show_offered(visit, &as, fault);
	as.rows = model_children(model, "jobs");
	if (status == OK)
		status = show_jobs(visit, &taken, &as, fault);
	if (status == OK && !caller->linguist)
		status = revisions_of_provider(visit, provider.id, model,
					       fault);
	return status;
}

/* "TIME.ID" of the last row. */
static enum status
read_place(const char *after, struct item_cursor *ret, struct fault *fault)
{
	const char *dot = after ? strchr(after, '.') : NULL;
	char first[32];
	enum status status;

	*ret = (struct item_cursor){0};
	if (!after || !*after)
		return OK;
	if (!dot || dot - after >= (ptrdiff_t)sizeof first)
		return page_number(".", &ret->id, fault);
	memcpy(first, after, (size_t)(dot - after));
	first[dot - after] = '\0';
	status = page_number(first, &ret->at_utc, fault);
	if (status == OK)
		status = page_number(dot + 1, &ret->id, fault);
	return status;
}

enum status
portal_past(struct visit *visit, const struct page_wish *wish,
	    struct model *model, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	static const struct questions none = {NULL, 0};
	const struct showing as = {.rows = model_children(model, "jobs"),
				   .told = &none};
	struct job_rows asked = {0};
	struct item_cursor after;
	size_t limit;
	enum status status = page_limit(wish, &limit, fault);

	if (status == OK)
		status = read_place(wish->after, &after, fault);
	if (status == OK && !visit->caller->linguist)
		status = jobs_asked(&access, visit->caller->provider, after,
				    limit, &asked, fault);
	if (status == OK)
		status = show_jobs(visit, &asked, &as, fault);
	model_text(model, "next",
		   status == OK && asked.next.id
			   ? arena_printf(visit->arena, "%lld.%lld",
					  (long long)asked.next.at_utc,
					  (long long)asked.next.id)
			   : NULL);
	return status;
}

/* Of what it was asked, what it had and has finished lately. */
static void
keep_finished(struct job_rows *asked, int64_t since_utc)
{
	size_t kept = 0;

	for (size_t i = 0; i < asked->count; i++) {
		const struct job_row *job = &asked->list[i];

		if (job->offer.state == OFFER_ACCEPTED &&
		    job->item.provider == job->offer.provider &&
		    job->item.state == ITEM_COMPLETED &&
		    job->item.spec.starts_utc >= since_utc)
			asked->list[kept++] = *job;
	}
	asked->count = kept;
}

enum status
portal_calendar(struct visit *visit, const struct portal_calendar *whose,
		struct model *model, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	static const struct questions none = {NULL, 0};
	const struct showing as = {.rows = model_children(model, "jobs"),
				   .told = &none,
				   .linguist = whose->linguist};
	struct provider provider;
	struct job_rows taken, over;
	enum status status =
		provider_get(&access, whose->provider, &provider, fault);

	if (status == OK)
		status = read_taken(visit, provider.id, &taken, fault);
	if (status == OK)
		status = jobs_asked(&access, provider.id,
				    (struct item_cursor){0}, JOBS_MOST, &over,
				    fault);
	if (status != OK)
		return status;
	keep_finished(&over,
		      visit->now_utc - (int64_t)CALENDAR_DAYS * 86400);
	model_text(model, "name", provider.name);
	status = show_jobs(visit, &taken, &as, fault);
	if (status == OK)
		status = show_jobs(visit, &over, &as, fault);
	return status;
}
