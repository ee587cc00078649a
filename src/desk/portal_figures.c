/* A provider's own figures: what it was asked, how it answered, how its work
 * went, and what it earned. */
#include <stdlib.h>
#include <string.h>

#include "core/measure.h"
#include "desk/inside.h"
#include "desk/portal.h"
#include "desk/portal_money.h"
#include "lang/tag.h"
#include "lang/zone.h"
#include "store/jobs.h"
#include "store/provider.h"
#include "wire/model.h"

#define YEAR_DAYS 365
#define LATE_S (5 * 60) /* of grace */
#define MONTHS 14       /* that a year touches, and one to spare */

static void
show_share(struct model *model, int64_t part, int64_t whole)
{
	if (whole)
		model_real(model, "share", (double)part / (double)whole);
	else
		model_null(model, "share");
}

static void
show_answers(struct visit *visit, struct model *model,
	     const struct job_fates *fates)
{
	int64_t n[OFFER_STATES] = {0}, *minutes;
	size_t answered = 0;

	minutes = arena_alloc(visit->arena,
			      (fates->count + 1) * sizeof *minutes);
	for (size_t i = 0; i < fates->count; i++) {
		const struct job_fate *one = &fates->list[i];
		bool over = one->state == OFFER_SENT &&
			    one->expires_utc <= visit->now_utc;

		n[over ? OFFER_EXPIRED : one->state]++;
		if (one->state == OFFER_ACCEPTED ||
		    one->state == OFFER_DECLINED)
			minutes[answered++] =
				(one->answered_utc - one->sent_utc) / 60;
	}
	model_int(model, "n", (int64_t)fates->count);
	model_int(model, "accepted", n[OFFER_ACCEPTED]);
	model_int(model, "declined", n[OFFER_DECLINED]);
	model_int(model, "expired", n[OFFER_EXPIRED]);
	model_int(model, "withdrawn", n[OFFER_WITHDRAWN]);
	model_int(model, "waiting", n[OFFER_SENT]);
	show_share(model, n[OFFER_ACCEPTED],
		   (int64_t)answered + n[OFFER_EXPIRED]);
	model_minutes_or_null(model, "answer_min",
			      answered ? measure_percentile(minutes, answered,
							    50)
				       : -1);
	model_int(model, "answered", (int64_t)answered);
}

static void
show_attendance(struct model *model, const struct jobs_done *done)
{
	int64_t n = 0, on_time = 0, missed = 0;

	for (size_t i = 0; i < done->count; i++) {
		const struct job_done *one = &done->list[i];

		if (one->outcome && !strcmp(one->outcome, "interpreter-absent"))
			missed++;
		if (!one->starts_utc || !one->came_utc)
			continue;
		n++;
		on_time += one->came_utc <= one->starts_utc + LATE_S;
	}
	model_int(model, "n", n);
	model_int(model, "on_time", on_time);
	show_share(model, on_time, n);
	model_int(model, "missed", missed);
}

static void
show_languages(struct model *model, const struct provider_figures *figures)
{
	struct model *rows = model_children(model, "languages");
	struct model *sum = model_child(model, "done");
	int64_t done = 0, in_standard = 0;

	for (size_t i = 0; i < figures->count; i++) {
		const struct provider_figure *one = &figures->list[i];
		struct model *row = model_append(rows);

		model_code(row, "service", "service",
			   service_name(one->service));
		model_language(row, "language",
			       tag_find(one->language) ? one->language : NULL);
		model_int(row, "offers", one->offers);
		model_int(row, "accepted", one->accepted);
		model_int(row, "done", one->done);
		model_int(row, "in_standard", one->in_standard);
		show_share(row, one->in_standard, one->done);
		done += one->done;
		in_standard += one->in_standard;
	}
	model_int(sum, "n", done);
	model_int(sum, "in_standard", in_standard);
	show_share(sum, in_standard, done);
}

/* What was earned in one month of London. */
struct month {
	int32_t first_days;
	int64_t n, net_minor;
};

static struct month *
month_of(struct month *months, size_t *count, int64_t utc)
{
	int32_t day = zone_local(utc).day_days;
	int32_t first = day - civil_from_day(day).day + 1;

	for (size_t i = 0; i < *count; i++)
		if (months[i].first_days == first)
			return &months[i];
	if (*count == MONTHS)
		return NULL;
	months[*count] = (struct month){.first_days = first};
	return &months[(*count)++];
}

static int
latest_first(const void *a, const void *b)
{
	const struct month *x = a, *y = b;

	return (x->first_days < y->first_days) -
	       (x->first_days > y->first_days);
}

static void
show_payments(struct model *model, const struct jobs_done *done)
{
	struct model *rows = model_children(model, "payments");
	struct model *sum = model_child(model, "paid");
	struct month months[MONTHS];
	size_t count = 0;
	int64_t n = 0, net = 0;

	for (size_t i = 0; i < done->count; i++) {
		const struct job_done *one = &done->list[i];
		struct month *month =
			one->price_minor > 0
				? month_of(months, &count, one->closed_utc)
				: NULL;

		if (!month)
			continue;
		month->n++;
		month->net_minor += one->price_minor;
	}
	qsort(months, count, sizeof *months, latest_first);
	for (size_t i = 0; i < count; i++) {
		struct model *row = model_append(rows);

		model_month(row, "month", months[i].first_days);
		model_int(row, "n", months[i].n);
		model_money(row, "net", months[i].net_minor, "GBP");
		n += months[i].n;
		net += months[i].net_minor;
	}
	model_int(sum, "n", n);
	model_money(sum, "net", net, "GBP");
}

enum status
portal_figures(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access_of_service(visit);
	int64_t provider = visit->caller->provider;
	int64_t since = visit->now_utc - (int64_t)YEAR_DAYS * 86400;
	struct provider_figures figures;
	struct job_fates fates;
	struct jobs_done done;
	enum status status;

	if (visit->caller->linguist)
		return fault_set(fault, E_FORBIDDEN, "",
				 N_("Figures are for those who coordinate at "
				    "your agency: ask them"),
				 NULL);
	status = jobs_fates(&access, provider, since, &fates, fault);
	if (status == OK)
		status = jobs_done(&access, provider, since, &done, fault);
	if (status == OK)
		status = provider_figures(&access, provider, visit->now_utc,
					  &figures, fault);
	if (status != OK)
		return status;
	model_day(model, "from", zone_local(since).day_days);
	show_answers(visit, model_child(model, "offers"), &fates);
	show_languages(model, &figures);
	show_attendance(model_child(model, "attendance"), &done);
	show_payments(model, &done);
	return portal_money(visit, provider, model, fault);
}
