/* What a version of a policy changed, for each group: so long before it took
 * hold and so long after. Source: Equality Act 2010, section 149. */
#include <stdlib.h>

#include "base/id.h"
#include "core/measure.h"
#include "desk/inside.h"
#include "desk/parity_inside.h"
#include "lang/zone.h"
#include "store/policy.h"
#include "wire/model.h"

#define MONTHS 6
#define VERSIONS_SHOWN 30

struct impact {
	struct grouping before_span, after_span;
	struct fares before, after;
};

static int
latest_first(const void *a, const void *b)
{
	const struct policy_row *x = a, *y = b;

	if (x->from_utc != y->from_utc)
		return x->from_utc < y->from_utc ? 1 : -1;
	return (x->id < y->id) - (x->id > y->id);
}

/* The versions that took hold, latest first, and the one that is meant. */
static enum status
show_versions(struct visit *visit, const char *wished, struct model *model,
	      struct policy_row *ret, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *rows = model_children(model, "versions");
	struct policy_rows all;
	int64_t id = 0;
	size_t meant = SIZE_MAX, shown = 0;
	enum status status = policy_rows_in(
		&access, visit_organisation(visit), NULL, &all, fault);

	if (status != OK)
		return status;
	if (wished && *wished && !id_parse(wished, &id))
		return not_found("policy", fault);
	if (all.count)
		qsort(all.list, all.count, sizeof *all.list, latest_first);
	for (size_t i = 0; i < all.count; i++) {
		const struct policy_row *one = &all.list[i];
		struct model *row;

		if (one->from_utc > visit->now_utc)
			continue;
		if (meant == SIZE_MAX && (!id || one->id == id))
			meant = i;
		if (shown++ >= VERSIONS_SHOWN)
			continue;
		row = model_append(rows);
		model_id(row, "id", one->id);
		model_text(row, "kind", one->kind);
		model_text(row, "code", one->code);
		model_int(row, "version", one->version);
		model_time(row, "from_at", one->from_utc);
	}
	if (meant == SIZE_MAX && id)
		return not_found("policy", fault);
	*ret = (struct policy_row){0};
	if (meant != SIZE_MAX)
		*ret = all.list[meant];
	return OK;
}

/* Six months of each, or as long as it has held, to whole days. */
static void
set_spans(struct visit *visit, int64_t from_utc, struct impact *impact)
{
	struct report_span *before = &impact->before_span.span;
	struct report_span *after = &impact->after_span.span;
	int32_t begin = zone_local(from_utc).day_days;
	int32_t today = zone_local(visit->now_utc).day_days;
	int32_t end = day_add_months(begin, MONTHS) - 1;

	if (end > today)
		end = today;
	after->from_days = begin;
	after->to_days = end;
	before->from_days = begin - (end - begin + 1);
	before->to_days = begin - 1;
	(void)zone_utc(before->from_days, 0, &before->from_utc);
	before->to_utc = after->from_utc = from_utc;
	(void)zone_utc(end + 1, 0, &after->to_utc);
}

static void
show_span(struct model *model, const char *key, const struct report_span *span)
{
	struct model *child = model_child(model, key);

	model_day(child, "from", span->from_days);
	model_day(child, "to", span->to_days);
}

static void
show_change(struct model *row, const struct fare *before,
	    const struct fare *after, enum fare_measure measure)
{
	static const struct parity_share none = {0, 0};
	const struct parity_share *then = before ? &before->share[measure]
						 : &none;
	struct parity change;

	parity_difference(&after->share[measure], then, &change);
	show_share(model_child(row, "before"), then);
	show_share(model_child(row, "after"), &after->share[measure]);
	show_parity(row, &change);
}

static enum status
show_group(struct visit *visit, struct model *list,
	   const struct impact *impact, const struct fare *after,
	   struct fault *fault)
{
	const struct fare *before = fares_find(&impact->before, after->key);
	struct model *one = model_append(list), *rows;
	enum status status = fare_show(visit, one, &impact->after, after->key,
				       fault);

	rows = model_children(one, "rows");
	for (int i = 0; i < FARE_MEASURES; i++) {
		struct model *row = model_append(rows);

		model_code(row, "measure", "parity-measure",
			   fare_measure_names[i]);
		show_change(row, before, after, (enum fare_measure)i);
	}
	return status;
}

/* Groups that are small in either time are only named as left out. */
static enum status
show_groups(struct visit *visit, struct model *model,
	    const struct impact *impact, struct fault *fault)
{
	struct model *list = model_children(model, "groups");
	const bool *after = fares_hidden(&impact->after);
	const bool *before = fares_hidden(&impact->before);
	int64_t left_out = 0;
	enum status status = OK;

	for (size_t i = 0;
	     i < impact->after.groups.count && status == OK; i++) {
		const struct fare *fare = &impact->after.list[i];
		size_t then = roll_find(&impact->before.groups, fare->key);

		if (after[i] || (then != ROLL_NONE && before[then]))
			left_out++;
		else
			status = show_group(visit, list, impact, fare, fault);
	}
	model_int(model, "left_out", left_out);
	return status;
}

static void
show_policy(struct model *model, const struct policy_row *row)
{
	struct model *child = model_child(model, "policy");

	model_id(child, "id", row->id);
	model_text(child, "kind", row->kind);
	model_text(child, "code", row->code);
	model_int(child, "version", row->version);
	model_time(child, "from_at", row->from_utc);
	model_text(child, "reason", row->reason);
}

/* Both times, and every group in them. */
static enum status
show_impact(struct visit *visit, const struct fare_words *words,
	    struct impact *impact, struct model *model, struct fault *fault)
{
	enum status status;

	show_span(model, "before", &impact->before_span.span);
	show_span(model, "after", &impact->after_span.span);
	status = fares_count(visit, words, &impact->before_span,
			     &impact->before, fault);
	if (status == OK)
		status = fares_count(visit, words, &impact->after_span,
				     &impact->after, fault);
	return status == OK ? show_groups(visit, model, impact, fault)
			    : status;
}

enum status
figures_impact(struct visit *visit, const struct figures_wish *wish,
	      struct model *model, struct fault *fault)
{
	struct impact impact;
	struct fare_words words;
	struct policy_row policy = {0};
	enum status status = fare_words(visit, &words, fault);

	if (status == OK)
		status = grouping_read(visit, wish, &words.words,
				       &impact.after_span, fault);
	if (status == OK)
		status = show_versions(visit, wish->policy, model, &policy,
				       fault);
	if (status != OK)
		return status;
	model_null(model, "policy");
	model_children(model, "groups");
	impact.before_span = impact.after_span;
	if (policy.id) {
		set_spans(visit, policy.from_utc, &impact);
		show_policy(model, &policy);
	}
	status = grouping_show(visit, model, &impact.after_span, &words.words,
			       fault);
	model_int(model, "claim_min", PARITY_MIN);
	model_int(model, "small", MEASURE_SMALL);
	return status == OK && policy.id
		       ? show_impact(visit, &words, &impact, model, fault)
		       : status;
}
