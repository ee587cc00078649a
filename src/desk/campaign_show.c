/* Campaigns as models, and the manifest. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "core/contact.h"
#include "desk/campaign_inside.h"
#include "desk/inside.h"
#include "desk/prices.h"
#include "desk/review.h"
#include "notice/notices.h"
#include "store/request.h"
#include "wire/csv.h"
#include "wire/json.h"
#include "wire/model.h"

#define LISTED 50
#define GBP "GBP"

static const char *const states[] = {"checking", "waiting", "running",
				     "paused",	 "done",    "stopped"};
static const char *const recipient_states[] = {"ready", "refused", "issued",
					       "asked"};
static const char *const papers[] = {"white", "cream", "yellow",
				     "blue",  "green", "pink"};

#define COUNT(list) (sizeof(list) / sizeof *(list))

/* Codes are static words. */
static void
put_code(struct model *model, const char *key, const char *set,
	 const char *const *words, size_t count, const char *word)
{
	const char *found = NULL;

	for (size_t i = 0; word && i < count; i++)
		if (!strcmp(words[i], word))
			found = words[i];
	model_code(model, key, set, found);
}

static void
put_manner(struct model *model, const char *format, const char *paper,
	   const char *channel)
{
	put_code(model, "format", "format", format_names, FORMATS, format);
	put_code(model, "paper", "paper", papers, COUNT(papers), paper);
	put_code(model, "channel", "channel", channel_names, CHANNELS, channel);
}

static void
put_short(struct model *model, const struct campaign_row *row)
{
	model_id(model, "id", row->id);
	model_text(model, "notice", row->notice);
	model_text(model, "title", row->title);
	put_code(model, "state", "campaign-state", states, COUNT(states),
		 row->state);
	model_text(model, "made_by", row->made_name);
	model_time(model, "made_at", row->made_utc);
	model_int(model, "total", row->total);
}

static size_t
limit_of(const struct page_wish *page)
{
	return page->limit > 0 ? (size_t)page->limit : LISTED;
}

enum status
campaigns_list(struct visit *visit, const struct page_wish *page,
	       struct model *model, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *list = model_children(model, "campaigns");
	size_t limit = limit_of(page);
	struct campaign_rows rows;
	int64_t before = 0;
	enum status status;

	if (page->after && !id_parse(page->after, &before))
		return fault_set(fault, E_INPUT, "after",
				 N_("This is no place in the list: begin "
				    "again"),
				 NULL);
	status = campaign_list(&access, before, limit, &rows, fault);
	for (size_t i = 0; status == OK && i < rows.count; i++)
		put_short(model_append(list), &rows.list[i]);
	if (status == OK && rows.count == limit)
		model_id(model, "next", rows.list[limit - 1].id);
	else
		model_null(model, "next");
	return status;
}

/* What is counted of the recipients. */
struct tally {
	int64_t ready, refused, issued, asked, posted;
	int64_t people_minor;
	bool people_known;
};

static void
put_kind(struct model *list, const struct campaign_group *group)
{
	struct model *row = model_append(list);

	model_language(row, "language", group->language);
	put_manner(row, group->format, group->paper, group->channel);
	model_int(row, "size", group->size);
	model_bool(row, "by_people", group->by_people);
	model_int(row, "count", group->count);
}

static void
put_refusal(struct model *list, const struct campaign_group *group)
{
	struct model *row = model_append(list);

	put_code(row, "code", "campaign-refusal", campaign_refusals, REFUSALS,
		 group->code);
	model_language(row, "language", group->language);
	model_int(row, "count", group->count);
}

/* Words of the English, roughly: for an estimate. */
static int
count_words(struct visit *visit, const struct campaign_row *row)
{
	const char *text;
	struct found found;
	struct fault fault;
	int words = 0;

	if (notice_named(visit, row->organisation, row->notice, &found,
			 &fault) != OK)
		return 0;
	text = notices_text(found.notices, found.notice, NOTICE_STANDARD);
	text = text ? strstr(text, "\n---") : NULL;
	while (text && *text) {
		size_t count;

		text += strspn(text, " \t\n#*-");
		count = strcspn(text, " \t\n");
		words += count > 0;
		text += count;
	}
	return words;
}

/* What people do for it: a translation once, a format for each. */
static enum status
price(struct visit *visit, const struct campaign_row *row,
      const struct campaign_group *group, struct tally *tally,
      struct fault *fault)
{
	const char *code = group->code ? group->code : "";
	bool translation =
		!strcmp(code, campaign_refusals[REFUSED_NO_LANGUAGE]) ||
		!strcmp(code, campaign_refusals[REFUSED_NOT_APPROVED]);
	bool braille = !strcmp(code, campaign_refusals[REFUSED_BRAILLE]);
	struct item item = {.organisation = row->organisation,
			    .spec = {.service = SERVICE_FORMAT,
				     .from = "en",
				     .language = group->language},
			    .received_utc = visit->now_utc};
	struct price_found found = {0};
	enum status status;

	if (!translation && !braille && !group->by_people)
		return OK;
	if (translation) {
		item.spec.service = SERVICE_TRANSLATION;
		item.spec.words = count_words(visit, row);
	} else if (!group->format ||
		   !format_parse(group->format, &item.spec.format))
		return OK;
	status = price_estimate(visit, &item, 0, &found, fault);
	if (status == OK && found.known) {
		tally->people_known = true;
		tally->people_minor += found.price.net_minor *
				       (translation ? 1 : group->count);
	}
	return status;
}

static void
count(struct tally *tally, const struct campaign_group *group)
{
	const char *state = group->state;

	tally->ready += !strcmp(state, "ready") ? group->count : 0;
	tally->refused += !strcmp(state, "refused") ? group->count : 0;
	tally->issued += !strcmp(state, "issued") ? group->count : 0;
	tally->asked += !strcmp(state, "asked") ? group->count : 0;
	if (group->channel && !strcmp(group->channel, "letter") &&
	    strcmp(state, "refused") != 0)
		tally->posted += group->count;
}

static enum status
put_groups(struct visit *visit, struct model *model,
	   const struct campaign_row *row, struct tally *tally,
	   struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *kinds = model_children(model, "kinds");
	struct model *refusals = model_children(model, "refusals");
	struct campaign_groups groups;
	enum status status = campaign_group(&access, row->id, &groups, fault);

	for (size_t i = 0; status == OK && i < groups.count; i++) {
		const struct campaign_group *group = &groups.list[i];
		bool goes = !strcmp(group->state, "ready") ||
			    !strcmp(group->state, "issued");

		count(tally, group);
		if (goes)
			put_kind(kinds, group);
		else
			put_refusal(refusals, group);
		status = price(visit, row, group, tally, fault);
	}
	return status;
}

static void
put_cost(struct model *model, const struct campaign_row *row,
	 const struct tally *tally)
{
	struct model *cost = model_child(model, "cost");
	int64_t letters = tally->posted * row->postage_minor;

	model_money(cost, "letters", letters, GBP);
	model_int(cost, "posted", tally->posted);
	if (tally->people_known)
		model_money(cost, "people", tally->people_minor, GBP);
	else
		model_null(cost, "people");
	model_money(cost, "total",
		    letters + (tally->people_known ? tally->people_minor : 0),
		    GBP);
}

static void
put_tally(struct visit *visit, struct model *model,
	  const struct campaign_row *row, const struct tally *tally)
{
	int64_t goes = tally->ready + tally->issued;
	double speed = campaign_job_speed(visit->desk, row->id);

	model_int(model, "ready", tally->ready);
	model_int(model, "refused", tally->refused);
	model_int(model, "issued", tally->issued);
	model_int(model, "asked", tally->asked);
	model_int(model, "percent", goes ? tally->issued * 100 / goes : 0);
	if (speed > 0 && !strcmp(row->state, "running"))
		model_minutes(model, "minutes_left",
			      (int64_t)((double)tally->ready / speed / 60) + 1);
	else
		model_null(model, "minutes_left");
}

/* What this caller may do with it now. */
static void
put_may(struct visit *visit, struct model *model,
	const struct campaign_row *row, const struct tally *tally)
{
	enum role role = visit->caller->role;
	bool staff = role == ROLE_OFFICER || role == ROLE_MANAGER ||
		     role == ROLE_ADMINISTRATOR;
	bool waiting = !strcmp(row->state, "waiting");
	bool paused = !strcmp(row->state, "paused");

	model_bool(model, "may_release",
		   waiting && tally->ready && staff && role != ROLE_OFFICER);
	model_bool(model, "own", row->made_by == visit_actor(visit));
	model_bool(model, "may_pause", staff && !strcmp(row->state, "running"));
	model_bool(model, "may_resume", staff && paused);
	model_bool(model, "may_stop", staff && (waiting || paused));
	model_bool(model, "may_ask",
		   staff && strcmp(row->state, "checking") != 0 &&
			   tally->refused);
}

static void
put_recipient(struct visit *visit, struct model *row,
	      const struct campaign_recipient *to)
{
	const struct model *reasons;
	struct fault fault;

	model_int(row, "n", to->n);
	model_id(row, "tenant", to->tenant);
	model_text(row, "reference", to->reference);
	model_text(row, "name", to->name);
	put_code(row, "state", "campaign-recipient", recipient_states,
		 COUNT(recipient_states), to->state);
	model_language(row, "language", to->language);
	put_manner(row, to->format, to->paper, to->channel);
	model_int(row, "size", to->size);
	model_bool(row, "by_people", to->by_people);
	put_code(row, "code", "campaign-refusal", campaign_refusals, REFUSALS,
		 to->code);
	model_text(row, "why", to->why);
	model_id(row, "letter", to->letter);
	model_text(row, "request", to->request);
	if (to->reasons && json_parse(to->reasons, strlen(to->reasons),
				      visit->arena, &reasons, &fault) == OK)
		model_copy(row, "reasons", reasons);
	else
		model_children(row, "reasons");
}

static enum status
put_recipients(struct visit *visit, struct model *model,
	       const struct campaign_row *row, const struct page_wish *page,
	       struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *list = model_children(model, "recipients");
	const struct campaign_recipients_wish wish = {
		.campaign = row->id,
		.after = page->after ? strtoll(page->after, NULL, 10) : 0,
		.limit = limit_of(page)};
	struct campaign_recipients found;
	enum status status =
		campaign_recipient_list(&access, &wish, &found, fault);

	for (size_t i = 0; status == OK && i < found.count; i++)
		put_recipient(visit, model_append(list), &found.list[i]);
	if (status == OK && found.count == wish.limit)
		model_text(
			model, "next",
			arena_printf(visit->arena, "%lld",
				     (long long)found.list[wish.limit - 1].n));
	else
		model_null(model, "next");
	return status;
}

enum status
campaign_show(struct visit *visit, const char *id, const struct page_wish *page,
	      struct model *model, struct fault *fault)
{
	struct campaign_row row;
	struct tally tally = {0};
	enum status status = campaign_find(visit, id, &row, fault);

	if (status == OK &&
	    (!strcmp(row.state, "checking") || !strcmp(row.state, "running")))
		status = campaign_job_start(visit, row.id, fault);
	if (status != OK)
		return status;
	put_short(model, &row);
	model_text(model, "released_by", row.released_name);
	model_time_or_null(model, "released_at", row.released_utc);
	model_time_or_null(model, "ended_at", row.ended_utc);
	model_language(model, "language", row.language);
	put_code(model, "format", "format", format_names, FORMATS, row.format);
	model_text(model, "area", row.area);
	model_bool(model, "listed", row.listed);
	status = put_groups(visit, model, &row, &tally, fault);
	put_tally(visit, model, &row, &tally);
	put_cost(model, &row, &tally);
	put_may(visit, model, &row, &tally);
	if (status == OK)
		status = campaign_print_show(visit, model, row.id, fault);
	return status == OK ? put_recipients(visit, model, &row, page, fault)
			    : status;
}

/* What is posted first, then by what is put into the printer. */
static int
print_order(const void *a, const void *b)
{
	const struct campaign_recipient *x = a, *y = b;
	const char *const of_x[] = {x->channel, x->format, x->paper};
	const char *const of_y[] = {y->channel, y->format, y->paper};

	for (size_t i = 0; i < COUNT(of_x); i++) {
		const char *one = of_x[i] ? of_x[i] : "";
		const char *other = of_y[i] ? of_y[i] : "";
		int order = strcmp(one, other);

		if (!i && order) /* letters before everything else */
			return !strcmp(one, "letter")	  ? -1
			       : !strcmp(other, "letter") ? 1
							  : order;
		if (order)
			return order;
	}
	if (x->size != y->size)
		return x->size < y->size ? -1 : 1;
	return (x->n > y->n) - (x->n < y->n);
}

/* Nothing for 0. */
static void
put_number(struct csv_writer *csv, int64_t number)
{
	if (number)
		csv_put_int(csv, number);
	else
		csv_put(csv, NULL);
}

static void
put_line(struct csv_writer *csv, const struct campaign_recipient *to,
	 const struct campaign_place *place)
{
	char letter[ID_TEXT] = "";

	if (to->letter)
		id_format(to->letter, letter);
	csv_put_int(csv, to->n);
	csv_put(csv, to->reference);
	csv_put(csv, to->language);
	csv_put(csv, to->format ? to->format : "pdf");
	put_number(csv, to->size);
	put_number(csv, place ? place->pages : 0);
	csv_put(csv, place ? place->file : NULL);
	put_number(csv, place ? place->first_page : 0);
	csv_put(csv, to->letter ? to->sha256 : NULL);
	csv_put(csv, to->state);
	csv_put(csv, to->why);
	csv_put(csv, to->channel);
	csv_put(csv, letter);
	csv_put(csv, to->request);
	csv_end_row(csv);
}

enum status
campaign_manifest(struct visit *visit, const char *id, struct buf *out,
		  struct fault *fault)
{
	struct access access = visit_access(visit);
	struct csv_writer csv = {.out = out};
	struct campaign_row row;
	struct campaign_recipients all = {0};
	struct campaign_places places;
	enum status status = campaign_find(visit, id, &row, fault);

	if (status == OK)
		status = campaign_places_find(visit, row.id, &places, fault);
	if (status == OK)
		status = campaign_recipient_list(
			&access,
			&(struct campaign_recipients_wish){
				.campaign = row.id, .limit = (size_t)row.total},
			&all, fault);
	if (status != OK)
		return status;
	qsort(all.list, all.count, sizeof *all.list, print_order);
	buf_text(out, "n,tenant,language,format,size,pages,file,first_page,"
		      "sha256,state,reason,channel,letter,request\r\n");
	for (size_t i = 0; i < all.count; i++)
		put_line(&csv, &all.list[i],
			 campaign_place(&places, all.list[i].letter));
	return OK;
}
