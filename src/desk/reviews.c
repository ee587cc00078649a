/* What is due to be looked at again. */
#include "desk/reviews.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "desk/inside.h"
#include "desk/needs.h"
#include "desk/plan_due.h"
#include "desk/profile_settings.h"
#include "desk/show.h"
#include "desk/tenants.h"
#include "lang/zone.h"
#include "store/equality.h"
#include "store/need.h"
#include "store/person.h"
#include "wire/model.h"

/* One thing that is due. */
struct due {
	int64_t due_utc, id, organisation, tenant;
	int64_t met_utc;	     /* of a need, else 0 */
	const struct needs *facts;   /* what it is, as the strip shows it */
	const char *title, *path;    /* of what is no tenant's; else NULL */
	const struct review_kind *kind;
};

/* The next page of everything: what is due before a time, after a place. */
struct queue {
	int64_t before_utc, after_utc, after_id;
	size_t limit;
	struct due *list;
	size_t count, cap;
};

struct review_kind {
	const char *word; /* of the set review-what */
	/* Up to queue->limit of them, by due time and id, past the place. */
	enum status (*list)(struct visit *, const struct review_kind *,
			    struct queue *, struct fault *);
	/* One tap; NULL: it takes more than that. */
	enum status (*right)(struct visit *, int64_t id, struct model *,
			     struct fault *);
	enum plan_due_what due; /* of what is no tenant's */
};

static void
queue_add(struct arena *arena, struct queue *queue, const struct due *due)
{
	queue->list = arena_grow(arena, queue->list, queue->count, &queue->cap,
				 sizeof *queue->list);
	queue->list[queue->count++] = *due;
}

static int
soonest_first(const void *a, const void *b)
{
	const struct due *x = a, *y = b;

	if (x->due_utc != y->due_utc)
		return x->due_utc > y->due_utc ? 1 : -1;
	return (x->id > y->id) - (x->id < y->id);
}

/* Once there is a page of them, what is due after its last is not looked for:
 * at size nearly all is. */
static void
queue_narrow(struct queue *queue)
{
	if (queue->count < queue->limit)
		return;
	qsort(queue->list, queue->count, sizeof *queue->list, soonest_first);
	queue->count = queue->limit;
	queue->before_utc = queue->list[queue->limit - 1].due_utc + 1;
}

static enum status
list_needs(struct visit *visit, const struct review_kind *kind,
	   struct queue *queue, struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct need_due_wish wish = {.before_utc = queue->before_utc,
					   .after_utc = queue->after_utc,
					   .after_id = queue->after_id,
					   .limit = queue->limit};
	struct needs needs;
	enum status status = need_due(&access, &wish, &needs, fault);

	for (size_t i = 0; status == OK && i < needs.count; i++) {
		struct needs *one = arena_alloc(visit->arena, sizeof *one);
		struct need *need = &needs.list[i];

		*one = (struct needs){need, 1};
		queue_add(visit->arena, queue,
			  &(struct due){.due_utc = need->review_due_utc,
					.id = need->id,
					.organisation = need->organisation,
					.tenant = need->tenant,
					.met_utc = need->met_utc,
					.facts = one,
					.kind = kind});
	}
	return status;
}

static enum status
need_right(struct visit *visit, int64_t id, struct model *model,
	   struct fault *fault)
{
	struct access access = visit_access(visit);
	char tenant[ID_TEXT], text[ID_TEXT];
	struct need_review review = {.tenant = tenant, .need = text};
	struct model *whole = model_object(visit->arena);
	struct faults faults = {0};
	struct need need;
	enum status status = need_get(&access, id, &need, fault);

	if (status != OK)
		return status == E_NOT_FOUND ? not_found("need", fault)
					     : status;
	id_format(need.tenant, tenant);
	id_format(id, text);
	status = need_review(visit, &review, whole, &faults, fault);
	faults_free(&faults);
	if (status == OK)
		model_copy(model, "due", model_get(whole, "review_due"));
	return status;
}

/* The last day of an authority to act is due at its beginning. */
static int64_t
due_of(int32_t day_days)
{
	int64_t utc;

	(void)zone_utc(day_days, 0, &utc);
	return utc;
}

/* Those of that day which come after the place, and the days behind it; from
 * the beginning: also what lapsed lately. */
static struct person_cursor
after_place(const struct visit *visit, const struct queue *queue)
{
	struct person_cursor after = {0, INT64_MAX};

	if (queue->after_utc == INT64_MIN)
		return (struct person_cursor){
			zone_local(visit->now_utc).day_days -
				AUTHORITY_WARN_DAYS,
			0};
	after.day_days = zone_local(queue->after_utc).day_days;
	if (due_of(after.day_days) == queue->after_utc)
		after.id = queue->after_id;
	return after;
}

static enum status
list_authorities(struct visit *visit, const struct review_kind *kind,
		 struct queue *queue, struct fault *fault)
{
	static const struct needs none;
	struct access access = visit_access(visit);
	const struct person_ending wish = {
		.after = after_place(visit, queue),
		.until_days = zone_local(queue->before_utc - 1).day_days,
		.limit = queue->limit};
	struct people people;
	enum status status = person_ending(&access, &wish, &people, fault);

	for (size_t i = 0; status == OK && i < people.count; i++) {
		const struct person *p = &people.list[i];

		queue_add(visit->arena, queue,
			  &(struct due){.due_utc = due_of(p->expires_days),
					.id = p->id,
					.organisation = p->organisation,
					.tenant = p->tenant,
					.facts = &none,
					.kind = kind});
	}
	return status;
}

/* An organisation's profiles that were answered too long ago. */
static enum status
list_profiles_of(struct visit *visit, int64_t organisation,
		 const struct review_kind *kind, struct queue *queue,
		 struct fault *fault)
{
	static const struct needs none;
	struct access access = visit_access(visit);
	struct equality_old_wish wish = {.organisation = organisation,
					 .after_utc = INT64_MIN,
					 .limit = queue->limit};
	struct profile_settings settings;
	struct equality_answers old;
	enum status status =
		profile_settings_of(visit, organisation, &settings, fault);
	int64_t span_s = status == OK ? profile_span_s(&settings) : 0;

	wish.before_utc = queue->before_utc - span_s;
	if (queue->after_utc != INT64_MIN) {
		wish.after_utc = queue->after_utc - span_s;
		wish.after_id = queue->after_id;
	}
	if (status == OK)
		status = equality_old(&access, &wish, &old, fault);
	for (size_t i = 0; status == OK && i < old.count; i++)
		queue_add(visit->arena, queue,
			  &(struct due){.due_utc = old.list[i].at_utc + span_s,
					.id = old.list[i].id,
					.organisation = organisation,
					.tenant = old.list[i].tenant,
					.facts = &none,
					.kind = kind});
	return status;
}

static enum status
list_profiles(struct visit *visit, const struct review_kind *kind,
	      struct queue *queue, struct fault *fault)
{
	struct access access = visit_access(visit);
	enum status status = OK;

	for (size_t i = 0; i < access.scope->count && status == OK; i++) {
		status = list_profiles_of(visit,
					  access.scope->organisation[i], kind,
					  queue, fault);
		queue_narrow(queue);
	}
	return status;
}

/* Of no tenant: plans, assessments and reviews of policies. */
static enum status
list_plans(struct visit *visit, const struct review_kind *kind,
	   struct queue *queue, struct fault *fault)
{
	static const struct needs none;
	struct person_cursor after = after_place(visit, queue);
	const struct plan_due_wish wish = {
		.what = kind->due,
		.after_days = queue->after_utc == INT64_MIN ? INT32_MIN
							    : after.day_days,
		.after_id = after.id,
		.until_days = zone_local(queue->before_utc - 1).day_days,
		.limit = queue->limit};
	struct plan_dues dues;
	enum status status = plan_due_list(visit, &wish, &dues, fault);

	for (size_t i = 0; status == OK && i < dues.count; i++)
		queue_add(visit->arena, queue,
			  &(struct due){
				  .due_utc = due_of(dues.list[i].due_days),
				  .id = dues.list[i].id,
				  .organisation = dues.list[i].organisation,
				  .title = dues.list[i].title,
				  .path = dues.list[i].path,
				  .facts = &none,
				  .kind = kind});
	return status;
}

static const struct review_kind kinds[] = {
	{.word = "need", .list = list_needs, .right = need_right},
	/* it takes new evidence */
	{.word = "authority", .list = list_authorities},
	/* each question is asked */
	{.word = "profile", .list = list_profiles},
	{.word = "plan", .list = list_plans, .due = DUE_PLAN},
	{.word = "assessment", .list = list_plans, .due = DUE_ASSESSMENT},
	{.word = "assessment-again", .list = list_plans, .due = DUE_AGAIN},
	{.word = "policy-review", .list = list_plans, .due = DUE_REVIEW},
};
#define KINDS (sizeof kinds / sizeof *kinds)

/* "1790000000.ID": where the page before ended. */
static enum status
read_after(const char *after, struct queue *queue, struct fault *fault)
{
	long long at;
	char id[ID_TEXT + 1];

	queue->after_utc = INT64_MIN;
	if (!after || !*after)
		return OK;
	if (sscanf(after, "%lld.%14s", &at, id) == 2 &&
	    id_parse(id, &queue->after_id)) {
		queue->after_utc = at;
		return OK;
	}
	return fault_set(fault, E_INPUT, "/after",
			 N_("This is no place in the list: begin at its first "
			    "page"),
			 NULL);
}

static enum status
show_due(struct visit *visit, struct model *row, const struct due *due,
	 const struct organisations *organisations, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct tenant tenant = {.name = due->title};
	enum status status =
		due->path ? OK
			  : tenant_get(&access, due->tenant, &tenant, fault);

	if (status != OK)
		return status;
	model_code(row, "what", "review-what", due->kind->word);
	model_text(row, "path", due->path);
	model_text(row, "word", due->kind->word);
	model_id(row, "id", due->id);
	model_day(row, "due", zone_local(due->due_utc).day_days);
	model_bool(row, "overdue", due->due_utc <= visit->now_utc);
	model_id(row, "tenant", tenant.id);
	model_text(row, "reference", tenant.reference);
	show_names(row, "name", tenant.name, "name_native",
		   tenant.name_native);
	model_text(row, "organisation",
		   organisation_named(organisations, due->organisation));
	show_facts(row, due->facts);
	model_time_or_null(row, "met_at", due->met_utc);
	model_bool(row, "right", due->kind->right != NULL);
	return OK;
}

static void
show_next(struct visit *visit, struct model *model, const struct queue *queue,
	  size_t limit)
{
	char id[ID_TEXT];

	model_null(model, "next");
	if (queue->count <= limit)
		return;
	id_format(queue->list[limit - 1].id, id);
	model_text(model, "next",
		   arena_printf(visit->arena, "%lld.%s",
				(long long)queue->list[limit - 1].due_utc,
				id));
}

enum status
reviews_list(struct visit *visit, const struct page_wish *page,
	     struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct queue queue = {.before_utc = visit->now_utc +
					    (int64_t)REVIEW_DAYS * DAY_SECONDS};
	struct model *rows = model_children(model, "reviews");
	struct organisations organisations;
	size_t limit;
	enum status status = page_limit(page, &limit, fault);

	if (status == OK)
		status = read_after(page->after, &queue, fault);
	if (status == OK)
		status = organisation_list(&access, &organisations, fault);
	if (status != OK)
		return status;
	queue.limit = limit + 1;
	for (size_t i = 0; status == OK && i < KINDS; i++) {
		status = kinds[i].list(visit, &kinds[i], &queue, fault);
		queue_narrow(&queue);
	}
	if (queue.count)
		qsort(queue.list, queue.count, sizeof *queue.list,
		      soonest_first);
	for (size_t i = 0; status == OK && i < queue.count && i < limit; i++)
		status = show_due(visit, model_append(rows), &queue.list[i],
				  &organisations, fault);
	show_next(visit, model, &queue, limit);
	return status;
}

enum status
review_right(struct visit *visit, const char *what, const char *id_text,
	     struct model *model, struct fault *fault)
{
	int64_t id;

	if (!what || !id_text || !id_parse(id_text, &id))
		return not_found("review", fault);
	for (size_t i = 0; i < KINDS; i++)
		if (!strcmp(kinds[i].word, what) && kinds[i].right)
			return kinds[i].right(visit, id, model, fault);
	return not_found("review", fault);
}
