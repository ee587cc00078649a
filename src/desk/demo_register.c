/* What the providers of the demonstration hold, who comes for the agencies,
 * and when they work: as the register has it on the last day. */
#include <string.h>

#include "desk/demo_inside.h"
#include "desk/inside.h"
#include "desk/linguists.h"
#include "desk/provider_leave.h"
#include "desk/provider_times.h"
#include "desk/providers.h"
#include "desk/qualifications.h"
#include "lang/zone.h"
#include "store/provider.h"
#include "wire/model.h"

#define LINE_MANAGER "manager@calderbrook.example"
#define PAPERS 4

/* Days are from the last day of the demonstration; 0: no end. */
struct demo_paper {
	const char *kind, *level;
	int days;
};

static const struct demo_linguist {
	const char *agency; /* how its name begins */
	struct linguist_input who;
	struct demo_paper papers[PAPERS];
} linguists[] = {
	{"Horn of Africa",
	 {"Sahra Tusaale", "woman", "FB", NULL, "020 7946 0701", "so",
	  "Benadiri, Maay"},
	 {{"dbs", "enhanced", -200}, {"dpsi", NULL, 700}}},
	{"Horn of Africa",
	 {"Dawit Abinet", "man", "NB", NULL, "020 7946 0702", "ti am", NULL},
	 {{"dbs", "enhanced", -400}, {"community-level-3", NULL, 0}}},
	{"Crescent",
	 {"Rula Mithal", "woman", "NB", NULL, "020 7946 0703", "ar",
	  "Levantine, Iraqi"},
	 {{"dbs", "enhanced", -90}, {"dpsi", NULL, 1200}}},
	{"Crescent",
	 {"Shilan Nimune", "woman", "FB", NULL, "020 7946 0704", "ckb ku",
	  NULL},
	 {{"dbs", "enhanced", -1080}, {"community-level-3", NULL, 0}}},
	{"Padma",
	 {"Rokeya Udahoron", "woman", "NB", NULL, "020 7946 0705", "bn",
	  "Sylheti"},
	 {{"dbs", "enhanced", -30}, {"nrpsi", NULL, 240}}},
	{"Clear Hands",
	 {"Morgan Placeholder", "woman", "NB", NULL, "020 7946 0706", "bfi",
	  NULL},
	 {{"dbs", "enhanced", -100}, {"nrcpd", NULL, 330}}},
	{"Clear Hands",
	 {"Kit Specimen", "man", "HF", NULL, "020 7946 0707", "bfi", NULL},
	 {{"dbs", "enhanced", -60}, {"nrcpd-trainee", NULL, 330}}},
	{"Babel",
	 {"Zofia Przykład", "woman", "FB", NULL, "020 7946 0708", "pl lt",
	  NULL},
	 {{"dbs", "enhanced", -310}, {"dpsi", NULL, 24}}},
};

struct registering {
	struct visit *visit;
	int32_t today_days;
};

/* So many days from today, in the arena; NULL for none. */
static const char *
day_text(const struct registering *r, int days)
{
	char text[ZONE_DAY_TEXT];

	if (!days)
		return NULL;
	zone_day_text(r->today_days + days, text);
	return arena_text(r->visit->arena, text);
}

static enum status
hold(const struct registering *r, const struct provider *provider,
     const char *linguist, const struct demo_paper *paper, struct fault *fault)
{
	bool dbs = !strcmp(paper->kind, "dbs");
	const struct qualification_input in = {
		.kind = paper->kind,
		.level = paper->level,
		.checked = dbs ? day_text(r, paper->days) : NULL,
		.expires = dbs ? NULL : day_text(r, paper->days),
		.evidence = "Seen, and kept in the contract file",
		.linguist = linguist,
	};
	struct faults faults = {0};
	char id[ID_TEXT];
	enum status status;

	id_format(provider->id, id);
	status = qualification_add(r->visit, id, &in,
				   model_object(r->visit->arena), &faults,
				   fault);
	if (status == E_INPUT && faults.count)
		*fault = faults.list[0];
	faults_free(&faults);
	return status;
}

static enum status
add_linguist(const struct registering *r, const struct provider *agency,
	     const struct demo_linguist *one, struct fault *fault)
{
	struct model *made = model_object(r->visit->arena);
	struct faults faults = {0};
	char id[ID_TEXT];
	enum status status;

	id_format(agency->id, id);
	status = linguist_add(r->visit, id, &one->who, made, &faults, fault);
	if (status == E_INPUT && faults.count)
		*fault = faults.list[0];
	faults_free(&faults);
	for (int i = 0; status == OK && i < PAPERS && one->papers[i].kind; i++)
		status = hold(r, agency, model_text_of(model_get(made, "id")),
			      &one->papers[i], fault);
	return status;
}

/* Agencies: insurance, a standard, training and an audit by the partnership;
 * of one the insurance has run out, of others something does soon. */
static enum status
register_agency(const struct registering *r, const struct provider *agency,
		size_t number, struct fault *fault)
{
	bool late = !strncmp(agency->name, "Signs of", 8);
	const struct demo_paper papers[] = {
		{"insurance", NULL, late ? -3 : 20 + 40 * (int)number},
		{"iso-17100", NULL, 500},
		{"equality-training", NULL, 35 + 30 * (int)number},
		{"audit", NULL, 90 + 25 * (int)number},
	};
	enum status status = OK;

	for (int i = 0; status == OK && i < PAPERS; i++)
		status = hold(r, agency, NULL, &papers[i], fault);
	for (size_t i = 0;
	     status == OK && i < sizeof linguists / sizeof *linguists; i++)
		if (!strncmp(agency->name, linguists[i].agency,
			     strlen(linguists[i].agency)))
			status = add_linguist(r, agency, &linguists[i], fault);
	return status;
}

static enum status
register_freelancer(const struct registering *r, const struct provider *one,
		    size_t number, struct fault *fault)
{
	const struct demo_paper papers[] = {
		{number % 2 ? "dpsi" : "nrpsi", NULL, 50 + 60 * (int)number},
		{"equality-training", NULL, 300},
	};
	enum status status = hold(r, one, NULL, &papers[0], fault);

	return status == OK ? hold(r, one, NULL, &papers[1], fault) : status;
}

static enum status
work_hours(const struct registering *r, const char *id, const char *hours,
	   struct fault *fault)
{
	struct faults faults = {0};
	enum status status = hours_change(r->visit, id, hours,
					  model_object(r->visit->arena),
					  &faults, fault);

	faults_free(&faults);
	return status;
}

/* Colleagues: their line manager, and the hours that are allowed. */
static enum status
register_colleague(const struct registering *r, const struct provider *one,
		   size_t number, struct fault *fault)
{
	char id[ID_TEXT];
	const struct provider_edit edit = {
		.id = id,
		.version = one->version,
		.input = {.manager = LINE_MANAGER,
			  .contract_order = -1,
			  .capacity = -1,
			  .travel_minutes = 30},
	};
	struct faults faults = {0};
	enum status status;

	id_format(one->id, id);
	status = provider_edit(r->visit, &edit, model_object(r->visit->arena),
			       &faults, fault);
	faults_free(&faults);
	if (status == OK)
		status = work_hours(r, id,
				    number % 2 ? "mon-thu 09:00-12:30 "
						 "13:00-17:00"
					       : "mon-fri 09:00-17:00",
				    fault);
	return status;
}

static enum status
go_away(const struct registering *r, const struct provider *one,
	struct fault *fault)
{
	const struct away_input in = {.from = day_text(r, 12),
				      .to = day_text(r, 26),
				      .why = "Leave"};
	struct faults faults = {0};
	char id[ID_TEXT];
	enum status status;

	id_format(one->id, id);
	status = away_add(r->visit, id, &in, model_object(r->visit->arena),
			  &faults, fault);
	faults_free(&faults);
	return status;
}

static enum status
stop(const struct registering *r, const struct provider *one,
     struct fault *fault)
{
	char id[ID_TEXT];
	const struct provider_stop in = {.id = id,
					 .reason = "On a course until spring",
					 .agreed_with = "Themselves",
					 .work = "finish",
					 .version = one->version};
	struct faults faults = {0};
	enum status status;

	id_format(one->id, id);
	status = provider_stop(r->visit, &in, model_object(r->visit->arena),
			       &faults, fault);
	faults_free(&faults);
	return status;
}

static enum status
register_one(const struct registering *r, const struct provider *one,
	     size_t number, struct fault *fault)
{
	enum status status = OK;

	switch (one->kind) {
	case PROVIDER_AGENCY:
		status = register_agency(r, one, number, fault);
		break;
	case PROVIDER_FREELANCER:
		status = register_freelancer(r, one, number, fault);
		if (status == OK && number % 6 == 1)
			status = go_away(r, one, fault);
		break;
	case PROVIDER_IN_HOUSE:
		status = register_colleague(r, one, number, fault);
		break;
	}
	if (status == OK && !strncmp(one->name, "Chiara", 6))
		status = stop(r, one, fault);
	return status;
}

static enum status
register_all(struct visit *visit, void *self, struct fault *fault)
{
	struct access access = visit_access(visit);
	const struct registering r = {
		.visit = visit,
		.today_days = zone_local(visit->now_utc).day_days,
	};
	size_t number[PROVIDER_KINDS] = {0};
	struct providers all;
	enum status status = provider_list(&access, &all, fault);

	(void)self;
	for (size_t i = 0; status == OK && i < all.count; i++)
		status = register_one(&r, &all.list[i],
				      number[all.list[i].kind]++, fault);
	return status;
}

enum status
demo_register(const char *path, const struct demo_wish *wish,
	      struct fault *fault)
{
	const struct demo_moment moment = {0, 151, register_all};

	return demo_after(path, wish, &moment, fault);
}
