/* How complete equality profiles are, and what they say together. */
#include "desk/profile_report.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "core/measure.h"
#include "desk/inside.h"
#include "desk/profile_inside.h"
#include "lang/zone.h"
#include "store/organisation.h"
#include "wire/csv.h"
#include "wire/model.h"

#define GROUPS_SHOWN 40
#define OTHERS "others"

static void
show_or_hide(struct model *row, const char *key, int64_t n, bool shown)
{
	if (shown)
		model_int(row, key, n);
	else
		model_null(row, key);
}

static void
show_share(struct model *row, const char *key, int64_t n, int64_t all,
	   bool shown)
{
	if (shown && all)
		model_real(row, key, (double)n / (double)all);
	else
		model_null(row, key);
}

struct complete {
	int64_t n, answered, unsaid;
	int target;
	int32_t target_day, today;
};

static const char *
state_of(const struct complete *c)
{
	if (!c->target || !c->n)
		return NULL;
	if (c->answered * 100 >= c->n * c->target)
		return "reached";
	return c->target_day != INT32_MIN && c->target_day < c->today
		       ? "missed"
		       : "not-yet";
}

static void
show_complete(struct model *row, const struct complete *c)
{
	bool many = c->answered >= MEASURE_SMALL;
	bool unsaid = many && c->unsaid >= MEASURE_SMALL &&
		      c->answered - c->unsaid >= MEASURE_SMALL;

	model_int(row, "n", c->n);
	show_or_hide(row, "answered", c->answered, many);
	show_share(row, "share", c->answered, c->n, many);
	show_or_hide(row, "unsaid", c->unsaid, unsaid);
	show_share(row, "unsaid_share", c->unsaid, c->answered, unsaid);
	show_or_hide(row, "missing", c->n - c->answered, many);
	show_or_hide(row, "target", c->target, c->target != 0);
	model_code(row, "state", "profile-state", state_of(c));
}

static enum status
count_complete(struct visit *visit, const struct equality_wish *wish,
	       struct complete *c, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct equality_figures figures;
	enum status status = equality_figures(&access, wish, &figures, fault);

	c->answered = c->unsaid = 0;
	for (size_t i = 0; status == OK && i < figures.count; i++) {
		const struct equality_figure *f = &figures.list[i];

		c->answered += f->n;
		if (equality_has(f->answers, EQUALITY_UNSAID))
			c->unsaid += f->n;
	}
	return status;
}

static enum status
show_organisation(struct visit *visit, struct model *list,
		  const struct organisation *organisation,
		  struct fault *fault)
{
	struct access access = visit_access(visit);
	struct complete c = {.today = zone_local(visit->now_utc).day_days};
	struct asked asked;
	struct model *one, *rows;
	enum status status =
		equality_tenants(&access, organisation->id, &c.n, fault);

	if (status != OK || !c.n)
		return status;
	status = asked_of(visit, organisation->id, &asked, fault);
	if (status != OK)
		return status;
	one = model_append(list);
	model_id(one, "id", organisation->id);
	model_text(one, "name", organisation->name);
	model_int(one, "n", c.n);
	model_code(one, "preset", "profile-preset",
		   equality_preset_names[asked.settings.preset]);
	model_null(one, "target_day");
	c.target_day = asked.settings.target_day;
	if (c.target_day != INT32_MIN)
		model_day(one, "target_day", c.target_day);
	rows = model_children(one, "rows");
	for (size_t i = 0; status == OK && i < asked.table.count; i++) {
		const struct equality_question *q = &asked.table.list[i];
		const struct equality_wish wish = {organisation->id, q->code,
						   EQUALITY_BY_NOTHING};
		struct model *row = model_append(rows);

		model_text(row, "code", q->code);
		model_message(row, "asks", q->asks);
		status = profile_target(visit, organisation->id, q->code,
					&asked.settings, &c.target, fault);
		if (status == OK)
			status = count_complete(visit, &wish, &c, fault);
		show_complete(row, &c);
	}
	return status;
}

enum status
profile_report(struct visit *visit, struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *list = model_children(model, "organisations");
	struct organisations all;
	enum status status = organisation_list(&access, &all, fault);

	model_day(model, "day", zone_local(visit->now_utc).day_days);
	model_int(model, "small", MEASURE_SMALL);
	for (size_t i = 0; status == OK && i < all.count; i++)
		status = show_organisation(visit, list, &all.list[i], fault);
	return status;
}

/* People of one kind, and how many of them gave each answer. */
struct group {
	const char *key;
	size_t n;     /* who answered */
	size_t *size; /* an answer each, the last is EQUALITY_UNSAID */
};

struct tally {
	struct arena *arena;
	const struct equality_question *question;
	enum equality_by by;
	bool by_organisation;
	struct group *list;
	size_t count, cap;
};

static size_t
answers_of(const struct tally *tally)
{
	return tally->question->choices + 1;
}

static struct group *
group_of(struct tally *tally, const char *key)
{
	struct group *one;
	size_t bytes = answers_of(tally) * sizeof *one->size;

	for (size_t i = 0; i < tally->count; i++)
		if (!strcmp(tally->list[i].key, key))
			return &tally->list[i];
	tally->list = arena_grow(tally->arena, tally->list, tally->count,
				 &tally->cap, sizeof *tally->list);
	one = &tally->list[tally->count++];
	*one = (struct group){.key = key,
			      .size = arena_alloc(tally->arena, bytes)};
	memset(one->size, 0, bytes);
	return one;
}

static void
add_figure(struct tally *tally, struct group *group,
	   const struct equality_figure *f)
{
	const struct equality_question *q = tally->question;

	group->n += (size_t)f->n;
	for (size_t i = 0; i < q->choices; i++)
		if (equality_has(f->answers, q->choice[i].code))
			group->size[i] += (size_t)f->n;
	if (equality_has(f->answers, EQUALITY_UNSAID))
		group->size[q->choices] += (size_t)f->n;
}

static enum status
tally_all(struct visit *visit, struct tally *tally, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct organisations all;
	enum status status = organisation_list(&access, &all, fault);

	for (size_t i = 0; status == OK && i < all.count; i++) {
		const struct equality_wish wish = {all.list[i].id,
						   tally->question->code,
						   tally->by};
		struct equality_figures figures;

		status = equality_figures(&access, &wish, &figures, fault);
		for (size_t k = 0; status == OK && k < figures.count; k++) {
			const struct equality_figure *f = &figures.list[k];
			const char *key = tally->by_organisation
						  ? all.list[i].name
					  : f->group ? f->group
						     : "";

			add_figure(tally, group_of(tally, key), f);
		}
	}
	return status;
}

static int
biggest_first(const void *a, const void *b)
{
	const struct group *x = a, *y = b;

	if (x->n != y->n)
		return x->n < y->n ? 1 : -1;
	return strcmp(x->key, y->key);
}

/* Small groups, whose key nobody knows, and what is beyond a page's room go
 * together at the end. */
static void
gather_small(struct tally *tally)
{
	struct group *all = tally->list, *others;
	size_t count = tally->count, kept = 0;

	if (!count)
		return;
	qsort(all, count, sizeof *all, biggest_first);
	tally->list = NULL;
	tally->count = tally->cap = 0;
	others = group_of(tally, OTHERS);
	for (size_t i = 0; i < count; i++) {
		if (*all[i].key && all[i].n >= MEASURE_SMALL &&
		    kept < GROUPS_SHOWN) {
			all[kept++] = all[i];
			continue;
		}
		others->n += all[i].n;
		for (size_t k = 0; k < answers_of(tally); k++)
			others->size[k] += all[i].size[k];
	}
	if (others->n)
		all[kept++] = *others; /* something was left out: room */
	tally->list = all;
	tally->count = kept;
}

/* Rows are groups and their sum, columns are answers and who gave any. */
struct sums {
	size_t *size;
	bool *hidden;
	size_t across;
};

/* Where several answers may be true, what was said by nobody else alone would
 * be the rest: the sum of a row is of answers then, not of people. */
static struct sums
sum_up(struct tally *tally)
{
	size_t answers = answers_of(tally), across = answers + 1;
	size_t cells = (tally->count + 1) * across;
	struct sums sums = {
		arena_alloc(tally->arena, cells * sizeof *sums.size),
		arena_alloc(tally->arena, cells * sizeof *sums.hidden),
		across};
	size_t *last = sums.size + tally->count * across;

	memset(sums.size, 0, cells * sizeof *sums.size);
	memset(sums.hidden, 0, cells * sizeof *sums.hidden);
	for (size_t i = 0; i < tally->count; i++) {
		size_t *row = sums.size + i * across;

		for (size_t k = 0; k < answers; k++) {
			row[k] = tally->list[i].size[k];
			row[answers] += row[k];
			last[k] += row[k];
		}
		last[answers] += row[answers];
	}
	measure_suppress_table(sums.size, tally->count, answers, sums.hidden);
	return sums;
}

static void
show_cells(struct model *group, const struct tally *tally, const size_t *size,
	   const bool *hidden, size_t n)
{
	const struct equality_question *q = tally->question;
	struct model *rows = model_children(group, "rows");
	bool shown = n >= MEASURE_SMALL && !hidden[answers_of(tally)];

	show_or_hide(group, "n", (int64_t)n, shown);
	for (size_t i = 0; i <= q->choices; i++) {
		struct model *row = model_append(rows);

		model_text(row, "code",
			   i < q->choices ? q->choice[i].code
					  : EQUALITY_UNSAID);
		model_message(row, "says",
			      i < q->choices ? q->choice[i].says
					     : N_("I would rather not say"));
		show_or_hide(row, "n", (int64_t)size[i], !hidden[i]);
		show_share(row, "share", (int64_t)size[i], (int64_t)n,
			   shown && !hidden[i]);
	}
}

static void
show_groups(struct model *model, struct tally *tally, const char *by)
{
	struct model *list = model_children(model, "groups");
	struct sums sums = sum_up(tally);
	size_t people = 0;

	for (size_t i = 0; i <= tally->count; i++) {
		bool all = i == tally->count;
		bool others = !all && !strcmp(tally->list[i].key, OTHERS);
		struct model *group;

		people += all ? 0 : tally->list[i].n;
		if (!all && !by)
			continue;
		group = model_append(list);
		model_text(group, "key",
			   all ? "all" : tally->list[i].key);
		model_language(group, "language",
			       tally->by == EQUALITY_BY_LANGUAGE && !all &&
					       !others
				       ? tally->list[i].key
				       : NULL);
		model_bool(group, "others", others);
		model_bool(group, "all", all);
		show_cells(group, tally, sums.size + i * sums.across,
			   sums.hidden + i * sums.across,
			   all ? people : tally->list[i].n);
	}
}

static enum status
read_by(const char *by, struct tally *tally, struct fault *fault)
{
	tally->by = EQUALITY_BY_NOTHING;
	if (!by || !*by)
		return OK;
	if (!strcmp(by, "language"))
		tally->by = EQUALITY_BY_LANGUAGE;
	else if (!strcmp(by, "area"))
		tally->by = EQUALITY_BY_AREA;
	else if (!strcmp(by, "organisation"))
		tally->by_organisation = true;
	else
		return fault_set(fault, E_INPUT, "/by",
				 N_("{value} is no way to group: choose "
				    "organisation, language or area"),
				 "value", by, NULL);
	return OK;
}

enum status
profile_breakdown(struct visit *visit, const struct profile_wish *wish,
		  struct model *model, struct fault *fault)
{
	struct tally tally = {.arena = visit->arena};
	struct equality_table table;
	enum status status = equality_shipped(visit, &table, fault);

	if (status == OK)
		status = read_by(wish->by, &tally, fault);
	if (status != OK)
		return status;
	tally.question = equality_find(&table, wish->question);
	if (!tally.question)
		return not_found("question", fault);
	status = tally_all(visit, &tally, fault);
	if (status != OK)
		return status;
	if (wish->by && *wish->by)
		gather_small(&tally);
	model_day(model, "day", zone_local(visit->now_utc).day_days);
	model_text(model, "question", tally.question->code);
	model_message(model, "asks", tally.question->asks);
	model_text(model, "act", tally.question->act);
	model_text(model, "list", tally.question->list);
	model_text(model, "source", tally.question->source);
	model_bool(model, "several", tally.question->several);
	model_text(model, "by", wish->by && *wish->by ? wish->by : NULL);
	model_int(model, "small", MEASURE_SMALL);
	show_groups(model, &tally, model_text_of(model_get(model, "by")));
	return OK;
}

static void
put_cells(struct csv_writer *csv, const struct model *row,
	  const char *const *keys, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		const struct model *cell = model_get(row, keys[i]);
		struct buf text = {0};

		if (model_kind_of(cell) == MODEL_INT)
			csv_put_int(csv, model_int_of(cell));
		else if (model_kind_of(cell) == MODEL_REAL)
			buf_printf(&text, "%.4f", model_real_of(cell));
		else
			buf_text(&text, model_text_of(cell)
						? model_text_of(cell)
						: "");
		if (model_kind_of(cell) != MODEL_INT)
			csv_put(csv, buf_string(&text));
		buf_free(&text);
	}
	csv_end_row(csv);
}

static void
put_heads(struct csv_writer *csv, const char *first, const char *const *keys,
	  size_t count)
{
	csv_put(csv, first);
	for (size_t i = 0; i < count; i++)
		csv_put(csv, keys[i]);
	csv_end_row(csv);
}

/* Of each thing of a list, its rows with its own name before them. */
static void
put_lists(struct csv_writer *csv, const struct model *list, const char *name,
	  const char *const *keys, size_t count)
{
	for (const struct model *one = model_first(list); one;
	     one = model_next(one))
		for (const struct model *row =
			     model_first(model_get(one, "rows"));
		     row; row = model_next(row)) {
			csv_put(csv, model_text_of(model_get(one, name)));
			put_cells(csv, row, keys, count);
		}
}

void
profile_csv(const struct model *report, struct buf *out)
{
	static const char *const complete[] = {
		"code",	  "n",		  "answered", "share",
		"unsaid", "unsaid_share", "missing",  "target",
		"state"};
	static const char *const answers[] = {"code", "n", "share"};
	const struct model *groups = model_get(report, "groups");
	struct csv_writer csv = {.out = out};

	put_heads(&csv, groups ? "group" : "organisation",
		  groups ? answers : complete,
		  groups ? sizeof answers / sizeof *answers
			 : sizeof complete / sizeof *complete);
	if (groups)
		put_lists(&csv, groups, "key", answers,
			  sizeof answers / sizeof *answers);
	else
		put_lists(&csv, model_get(report, "organisations"), "name",
			  complete, sizeof complete / sizeof *complete);
}
