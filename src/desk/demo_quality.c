/* Evidence and quality in the demonstration: work that was signed for, what
 * tenants said, complaints about agencies, and a sample that was checked. */
#include <string.h>

#include "desk/declarations.h"
#include "desk/demo_inside.h"
#include "desk/feedback.h"
#include "desk/inside.h"
#include "desk/offers.h"
#include "desk/provider_complaints.h"
#include "desk/spot_checks.h"
#include "lang/zone.h"
#include "store/request.h"
#include "store/spot_check.h"
#include "wire/model.h"

#define DAYS 60
#define DAY_S 86400
#define ASKED 36
#define SIGNED 12
#define CHECKED 8

/* What tenants answered, by turns; most are content. */
static const struct feedback_input answers[] = {
	{.understood = "yes", .said = "yes", .fair = "yes", .language = "yes",
	 .time = "yes", .how = "telephone"},
	{.understood = "yes", .said = "yes", .language = "yes", .how = "paper"},
	{.understood = "partly", .fair = "yes", .time = "yes",
	 .how = "in-person"},
	{.understood = "yes", .said = "yes", .fair = "yes", .time = "partly",
	 .how = "telephone"},
	{.understood = "yes", .language = "yes", .time = "yes",
	 .words = "It was clear, thank you.", .how = "paper"},
	{.understood = "no", .fair = "partly", .language = "no",
	 .words = "Some words were from another dialect.", .call_me = true,
	 .how = "telephone"},
};

static enum status
ask(struct visit *visit, const struct spot_check *done, size_t number,
    struct fault *fault)
{
	const struct feedback_input *in =
		&answers[number % (sizeof answers / sizeof *answers)];
	struct access access = visit_access(visit);
	struct faults faults = {0};
	struct request request;
	struct item item;
	enum status status = item_get(&access, done->item, &item, fault);

	if (status == OK)
		status = request_get(&access, item.request, &request, fault);
	if (status == OK && number % 7 == 3)
		status = feedback_make(visit, request.ref, item.n,
				       model_object(visit->arena), fault);
	else if (status == OK)
		status = feedback_record(visit, request.ref, item.n, in,
					 model_object(visit->arena), &faults,
					 fault);
	faults_free(&faults);
	/* Whoever died or moved meanwhile is not asked. */
	return status == E_CONFLICT || status == E_REFUSED ? OK : status;
}

static enum status
sign(struct visit *visit, const struct item *item, struct fault *fault)
{
	const struct caller *house = visit->caller;
	const struct caller agency = {.role = ROLE_PROVIDER,
				      .provider = item->provider};
	const struct declaration_input in = {.name = "Rowan Specimen",
					     .agree = "true",
					     .what = "All of it",
					     .whom = "The tenant",
					     .understood = "yes"};
	struct faults faults = {0};
	char id[ID_TEXT];
	const struct offer_key key = {.item = id};
	enum status status;

	id_format(item->id, id);
	visit->caller = &agency;
	status = declaration_sign(visit, &key, &in,
				  model_object(visit->arena), &faults, fault);
	visit->caller = house;
	faults_free(&faults);
	/* Formats are not signed for. */
	return status == E_CONFLICT ? OK : status;
}

static enum status
sign_some(struct visit *visit, struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct item_filter filter = {.state = ITEM_DELIVERED,
					   .service = -1,
					   .order = ITEMS_NEWEST,
					   .limit = SIGNED};
	struct item_page page;
	enum status status = item_list(&access, &filter, &page, fault);

	for (size_t i = 0; status == OK && i < page.count; i++)
		if (page.list[i].item.provider)
			status = sign(visit, &page.list[i].item, fault);
	return status;
}

/* ---- complaints ---- */

static enum status
complain(struct visit *visit, const struct spot_check *done,
	 const struct complaint_input *said, char ret[ID_TEXT],
	 struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *made = model_object(visit->arena);
	struct complaint_input in = *said;
	struct faults faults = {0};
	struct request request;
	struct item item;
	char provider[ID_TEXT];
	enum status status = item_get(&access, done->item, &item, fault);

	if (status == OK)
		status = request_get(&access, item.request, &request, fault);
	if (status != OK)
		return status;
	id_format(done->provider, provider);
	in.provider = provider;
	in.ref = request.ref;
	in.n = item.n;
	status = complaint_log(visit, &in, made, &faults, fault);
	faults_free(&faults);
	if (status == OK)
		memcpy(ret, model_text_of(model_get(made, "id")), ID_TEXT);
	return status;
}

/* Its steps, each on the version that the one before left. */
static enum status
go_on(struct visit *visit, const char *id, const struct complaint_act *steps,
      size_t count, struct fault *fault)
{
	enum status status = OK;

	for (size_t i = 0; status == OK && i < count; i++) {
		struct complaint_act act = steps[i];
		struct faults faults = {0};

		act.id = id;
		act.version = (int64_t)i + 1;
		status = complaint_act(visit, &act,
				       model_object(visit->arena), &faults,
				       fault);
		faults_free(&faults);
	}
	return status;
}

/* One that was upheld, one that is looked into and late, one that is new. */
static enum status
complain_some(struct visit *visit, const struct spot_checks *done,
	      struct fault *fault)
{
	static const struct complaint_act upheld[] = {
		{.step = "acknowledge"},
		{.step = "note",
		 .words = "The translation was held against the original."},
		{.step = "decide",
		 .outcome = "upheld",
		 .finding = "Two sentences of the second page were left out.",
		 .learning = "Count the paragraphs before handing in."},
	};
	char id[ID_TEXT], then[ZONE_TIME_TEXT];
	struct complaint_input said = {
		.source = "tenant",
		.about = "accuracy",
		.words = "A part of the letter was not there.",
		.received_at = then,
	};
	enum status status;

	if (done->count < 3)
		return OK;
	zone_utc_text(visit->now_utc - (int64_t)24 * DAY_S, then);
	status = complain(visit, &done->list[0], &said, id, fault);
	if (status == OK)
		status = go_on(visit, id, upheld, 3, fault);
	said.about = "conduct";
	said.words = "The interpreter told the tenant what to answer.";
	if (status == OK)
		status = complain(visit, &done->list[1], &said, id, fault);
	if (status == OK)
		status = go_on(visit, id, upheld, 2, fault);
	said.source = "officer";
	said.about = "late";
	said.words = "Came forty minutes late and said nothing before.";
	said.received_at = NULL;
	return status == OK
		       ? complain(visit, &done->list[2], &said, id, fault)
		       : status;
}

/* ---- the quarter's check ---- */

static enum status
check_some(struct visit *visit, const char *from, struct fault *fault)
{
	struct access access = visit_access(visit);
	struct model *made = model_object(visit->arena);
	const struct spot_input in = {.from = from,
				      .why = "The quarter’s check",
				      .seed = "20261121",
				      .wanted = CHECKED};
	struct faults faults = {0};
	struct spot_rounds rounds;
	struct spot_checks all;
	char round[ID_TEXT], id[ID_TEXT];
	enum status status = spot_draw(visit, &in, made, &faults, fault);

	if (status == OK)
		status = spot_round_list(&access, 0, 1, &rounds, fault);
	if (status == OK)
		status = spot_check_list(&access, rounds.list[0].id, &all,
					 fault);
	for (size_t i = 0; status == OK && i + 2 < all.count; i++) {
		struct spot_score score = {.round = round,
					   .id = id,
					   .accuracy = i == 4 ? 2 : 4,
					   .completeness = i % 3 ? 4 : 3,
					   .tone = 3,
					   .timeliness = 4,
					   .checker = "A second linguist"};

		id_format(rounds.list[0].id, round);
		id_format(all.list[i].id, id);
		status = spot_score(visit, &score, model_object(visit->arena),
				    &faults, fault);
	}
	faults_free(&faults);
	return status;
}

static enum status
judge_work(struct visit *visit, void *self, struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct spot_round lately = {
		.from_utc = visit->now_utc - (int64_t)DAYS * DAY_S,
		.to_utc = visit->now_utc,
	};
	char from[ZONE_DAY_TEXT];
	struct spot_checks done;
	enum status status = spot_finished(&access, &lately, &done, fault);

	(void)self;
	zone_day_text(zone_local(lately.from_utc).day_days, from);
	for (size_t i = 0; status == OK && i < done.count && i < ASKED; i++)
		status = ask(visit, &done.list[i], i, fault);
	if (status == OK)
		status = sign_some(visit, fault);
	if (status == OK)
		status = complain_some(visit, &done, fault);
	return status == OK && done.count ? check_some(visit, from, fault)
					  : status;
}

enum status
demo_quality(const char *path, const struct demo_wish *wish,
	     struct fault *fault)
{
	const struct demo_moment moment = {0, 197, judge_work};

	return demo_after(path, wish, &moment, fault);
}
