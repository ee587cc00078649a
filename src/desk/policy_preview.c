/* What a change of the policy would have made of the last quarter's items. */
#include "desk/policy_preview.h"

#include <stdlib.h>
#include <string.h>

#include "core/need.h"
#include "desk/decide.h"
#include "desk/inside.h"
#include "desk/policy_inside.h"
#include "desk/show.h"
#include "store/organisation.h"
#include "wire/model.h"

#define LANGUAGES_SHOWN 20

/* Items of one service, language or class, or all of them. */
struct tally {
	const char *word; /* service, language, class */
	int64_t items, changed, verdict[2][POLICY_VERDICTS], sooner, later;
};

/* One item under both policies. */
struct tried {
	const struct past_item *item;
	struct item_spec spec;
	struct policy_decision decision[2]; /* before, after */
	int64_t due_utc[2];
};

#define BEFORE 0
#define AFTER 1

struct preview {
	struct visit *visit;
	struct policy policy[2];
	struct calendar calendar;
	int64_t from_utc, to_utc, came_in;
	int64_t unpriced, less_minor, more_minor;
	struct tally all, service[SERVICES], class[CLASSES], *language;
	size_t languages, languages_cap;
	struct tried *list; /* changed, and to be seen by the caller */
	size_t count, cap;
};

static struct tally *
of_language(struct preview *p, const char *language)
{
	for (size_t i = 0; i < p->languages; i++)
		if (!strcmp(p->language[i].word, language))
			return &p->language[i];
	p->language = arena_grow(p->visit->arena, p->language, p->languages,
				 &p->languages_cap, sizeof *p->language);
	p->language[p->languages] = (struct tally){.word = language};
	return &p->language[p->languages++];
}

static bool
is_changed(const struct tried *t)
{
	return t->decision[BEFORE].verdict != t->decision[AFTER].verdict ||
	       t->due_utc[BEFORE] != t->due_utc[AFTER];
}

static void
add(struct tally *tally, const struct tried *t)
{
	tally->items++;
	tally->changed += is_changed(t);
	for (int i = 0; i < 2; i++)
		tally->verdict[i][t->decision[i].verdict]++;
	tally->sooner += t->due_utc[AFTER] < t->due_utc[BEFORE];
	tally->later += t->due_utc[AFTER] > t->due_utc[BEFORE];
}

/* The cost of what would go ahead by itself no longer, or does now. */
static void
add_cost(struct preview *p, const struct tried *t)
{
	bool was = t->decision[BEFORE].verdict == POLICY_APPROVE;
	bool is = t->decision[AFTER].verdict == POLICY_APPROVE;

	if (was == is)
		return;
	if (t->item->price_minor < 0)
		p->unpriced++;
	else if (was)
		p->less_minor += t->item->price_minor;
	else
		p->more_minor += t->item->price_minor;
}

static void
keep(struct preview *p, const struct tried *t)
{
	enum document_class class;

	add(&p->all, t);
	add(&p->service[t->spec.service], t);
	add(of_language(p, t->spec.language), t);
	if (document_class_parse(t->item->document_class, &class))
		add(&p->class[class], t);
	if (!is_changed(t))
		return;
	add_cost(p, t);
	if (!t->item->seen)
		return;
	p->list = arena_grow(p->visit->arena, p->list, p->count, &p->cap,
			     sizeof *p->list);
	p->list[p->count++] = *t;
}

static bool
read_spec(const struct past_item *past, struct item_spec *ret)
{
	*ret = (struct item_spec){.from = past->spec.from,
				  .language = past->spec.language,
				  .words = past->spec.words,
				  .minutes = past->spec.minutes,
				  .starts_utc = past->starts_utc};
	return service_parse(past->spec.service, &ret->service) &&
	       mode_parse(past->spec.mode, &ret->mode) &&
	       format_parse(past->spec.format, &ret->format);
}

static enum status
read_question(struct preview *p, const struct tried *t,
	      struct policy_question *ret, struct fault *fault)
{
	struct access access = visit_access_of_service(p->visit);
	struct past_need *needs;
	size_t count;
	enum status status =
		policy_past_needs(&access, t->item->tenant,
				  t->item->received_utc, &needs, &count,
				  fault);

	*ret = (struct policy_question){.item = &t->spec,
					.cost_minor = t->item->price_minor};
	if (!document_class_parse(t->item->document_class,
				  &ret->document_class))
		ret->document_class = CLASS_LEGAL;
	for (size_t i = 0; status == OK && i < count; i++) {
		enum need_kind kind;

		if (need_kind_parse(needs[i].kind, &kind))
			decide_weigh(kind, needs[i].value, &t->spec, ret);
	}
	return status;
}

static int64_t
due(const struct preview *p, const struct tried *t,
    const struct standard *standard)
{
	const struct worktime clock = {.calendar = &p->calendar,
				       .kind = standard->kind};

	return worktime_due(&clock, t->item->received_utc,
			    standard->duration);
}

static bool
same_standard(const struct standard *a, const struct standard *b)
{
	return a->kind == b->kind && a->duration.unit == b->duration.unit &&
	       a->duration.count == b->duration.count;
}

/* Working out a due time costs more than all the rest. */
static void
try_clock(const struct preview *p, struct tried *t)
{
	struct standard standard[2];

	for (int i = 0; i < 2; i++)
		standard[i] = policy_standard(&p->policy[i], &t->spec);
	t->due_utc[BEFORE] = t->due_utc[AFTER] = 0;
	if (same_standard(&standard[BEFORE], &standard[AFTER]))
		return;
	for (int i = 0; i < 2; i++)
		t->due_utc[i] = due(p, t, &standard[i]);
}

static enum status
try_item(struct preview *p, const struct past_item *past, struct fault *fault)
{
	struct tried t = {.item = past};
	struct policy_question question;
	enum status status;

	if (!read_spec(past, &t.spec))
		return OK;
	status = read_question(p, &t, &question, fault);
	if (status != OK)
		return status;
	for (int i = 0; i < 2; i++)
		t.decision[i] = policy_decide(&p->policy[i], &question);
	try_clock(p, &t);
	keep(p, &t);
	return OK;
}

/* Both policies of an organisation: without the change, and with it. */
static enum status
compose_both(struct preview *p, const struct policy_row *row,
	     int64_t organisation, struct fault *fault)
{
	const struct versions_query query = {.organisation = organisation,
					     .arena = p->visit->arena};
	struct policy_versions versions;
	struct policy_version *without, *with;
	size_t count = 0;
	int64_t at_utc = row->from_utc;
	enum status status =
		policy_versions(p->visit, &query, &versions, fault);

	if (status != OK)
		return status;
	without = arena_alloc(p->visit->arena,
			      (versions.count + 1) * sizeof *without);
	for (size_t i = 0; i < versions.count; i++)
		if (versions.list[i].row != row->id)
			without[count++] = versions.list[i];
	with = &without[count];
	status = policy_row_read(row, organisation, p->visit->arena, with,
				 fault);
	policy_compose(without, count, at_utc, p->visit->arena,
		       &p->policy[BEFORE]);
	policy_compose(without, count + 1, at_utc, p->visit->arena,
		       &p->policy[AFTER]);
	return status;
}

static enum status
try_organisation(struct preview *p, const struct policy_row *row,
		 const struct past_query *query, struct fault *fault)
{
	struct access access = visit_access(p->visit);
	struct past_items items;
	enum status status = compose_both(p, row, query->organisation, fault);

	if (status == OK)
		status = visit_calendar(p->visit, query->organisation,
					&p->calendar, fault);
	if (status == OK)
		status = policy_past_items(&access, query, &items, fault);
	if (status != OK)
		return status;
	p->came_in += items.all;
	for (size_t i = 0; status == OK && i < items.count; i++)
		status = try_item(p, &items.list[i], fault);
	return status;
}

/* The change's own organisation and those that inherit from it. */
static enum status
try_all(struct preview *p, const struct policy_row *row, struct fault *fault)
{
	struct access access = visit_access(p->visit);
	struct organisations all;
	struct past_query query = {.from_utc = p->from_utc,
				   .to_utc = p->to_utc + 1};
	size_t count = 0;
	enum status status = organisation_list(&access, &all, fault);

	if (status != OK)
		return status;
	for (size_t i = 0; i < all.count; i++)
		if (all.list[i].id == row->organisation ||
		    all.list[i].parent == row->organisation)
			all.list[count++] = all.list[i];
	query.most = count ? PREVIEW_MOST / count + 1 : 1;
	for (size_t i = 0; status == OK && i < count; i++) {
		query.organisation = all.list[i].id;
		status = try_organisation(p, row, &query, fault);
	}
	return status;
}

static void
show_pair(struct model *model, const char *key, const struct tally *tally,
	  enum policy_verdict verdict)
{
	struct model *pair = model_child(model, key);

	model_int(pair, "before", tally->verdict[BEFORE][verdict]);
	model_int(pair, "after", tally->verdict[AFTER][verdict]);
}

static void
show_tally(struct model *model, const struct tally *tally)
{
	model_int(model, "changed", tally->changed);
	show_pair(model, "approve", tally, POLICY_APPROVE);
	show_pair(model, "ask", tally, POLICY_ASK_MANAGER);
	show_pair(model, "refuse", tally, POLICY_REFUSE);
	model_int(model, "sooner", tally->sooner);
	model_int(model, "later", tally->later);
}

static int
most_changed(const void *a, const void *b)
{
	const struct tally *one = a, *other = b;

	return (other->changed > one->changed) -
	       (other->changed < one->changed);
}

/* One table: what stands in its first column is of that kind. */
static void
show_by(struct model *list, const char *by, struct tally *tally, size_t count)
{
	struct model *rows = NULL;

	qsort(tally, count, sizeof *tally, most_changed);
	for (size_t i = 0; i < count && i < LANGUAGES_SHOWN; i++) {
		struct model *row;

		if (!tally[i].changed)
			break;
		if (!rows) {
			row = model_append(list);
			model_code(row, "by", "policy-by", by);
			rows = model_children(row, "rows");
		}
		row = model_append(rows);
		if (!strcmp(by, "language"))
			model_language(row, "what", tally[i].word);
		else
			model_code(row, "what", by, tally[i].word);
		model_int(row, "items", tally[i].items);
		show_tally(row, &tally[i]);
	}
}

static void
show_tables(struct model *model, struct preview *p)
{
	struct model *list = model_children(model, "by");

	for (int i = 0; i < SERVICES; i++)
		p->service[i].word = service_names[i];
	for (int i = 0; i < CLASSES; i++)
		p->class[i].word = document_class_names[i];
	show_by(list, "service", p->service, SERVICES);
	show_by(list, "class", p->class, CLASSES);
	if (p->languages)
		show_by(list, "language", p->language, p->languages);
}

static void
show_tried(struct model *row, const struct tried *t)
{
	model_text(row, "ref", t->item->ref);
	model_int(row, "n", t->item->n);
	model_code(row, "service", "service", service_name(t->spec.service));
	model_language(row, "language", t->spec.language);
	model_code(row, "class", "class", t->item->document_class);
	model_code(row, "before", "verdict",
		   policy_verdict_name(t->decision[BEFORE].verdict));
	model_code(row, "after", "verdict",
		   policy_verdict_name(t->decision[AFTER].verdict));
	model_text(row, "rule_before", t->decision[BEFORE].rule);
	model_text(row, "rule_after", t->decision[AFTER].rule);
	model_time_or_null(row, "due_before", t->due_utc[BEFORE]);
	model_time_or_null(row, "due_after", t->due_utc[AFTER]);
	if (t->item->price_minor < 0)
		model_null(row, "price");
	else
		model_money(row, "price", t->item->price_minor, "GBP");
}

/* One page of what changes; a page goes on after so many. */
static enum status
show_list(struct model *model, const struct preview *p,
	  const struct page_wish *wish, struct model *root,
	  struct fault *fault)
{
	struct model *list = model_children(model, "list");
	int64_t at = 0;
	size_t limit;
	enum status status = page_limit(wish, &limit, fault);

	if (status == OK)
		status = page_number(wish->after, &at, fault);
	if (status != OK)
		return status;
	for (size_t i = 0; i < limit && (size_t)at < p->count; i++)
		show_tried(model_append(list), &p->list[at++]);
	model_text(root, "next",
		   (size_t)at < p->count
			   ? arena_printf(p->visit->arena, "%lld",
					  (long long)at)
			   : NULL);
	return OK;
}

enum status
policy_preview(struct visit *visit, const struct policy_row *row,
	       const struct page_wish *wish, struct model *root,
	       struct fault *fault)
{
	struct preview *p = arena_alloc(visit->arena, sizeof *p);
	struct model *model = model_child(root, "preview");
	enum status status;

	p->visit = visit;
	p->to_utc = visit->now_utc;
	p->from_utc = p->to_utc - (int64_t)PREVIEW_DAYS * 86400;
	status = try_all(p, row, fault);
	if (status != OK)
		return status;
	model_time(model, "from", p->from_utc);
	model_time(model, "to", p->to_utc);
	model_int(model, "items", p->came_in);
	model_int(model, "looked_at", p->all.items);
	model_bool(model, "whole", p->came_in == p->all.items);
	show_tally(model, &p->all);
	model_int(model, "unpriced", p->unpriced);
	model_money(model, "cost_less", p->less_minor, "GBP");
	model_money(model, "cost_more", p->more_minor, "GBP");
	show_tables(model, p);
	return show_list(model, p, wish, root, fault);
}
