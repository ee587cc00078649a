/* Cases of the demonstration: one of each kind near its date, with what
 * happened in it, and the requests that hang on some. */
#include "desk/cases.h"
#include "desk/demo_inside.h"
#include "desk/intake.h"
#include "lang/zone.h"
#include "wire/model.h"

#define EVENTS 4

/* Hours before the present. */
static const struct demo_case {
	const char *kind, *stage, *number, *subject;
	int received_h;
	struct {
		const char *event;
		int at_h;
		const char *note;
	} happened[EVENTS];
	const char *longer;  /* the clock that was extended */
	const char *request; /* subject of a translation for it */
	const char *closed;  /* why */
} cases[] = {
	{"complaint",
	 NULL,
	 "CMP-2026-0412",
	 "Damp in the bedroom, and nobody called back",
	 15 * 24,
	 {{"acknowledged", 12 * 24, "Letter in the tenant's language"}},
	 NULL,
	 "Answer to the complaint about damp",
	 NULL},
	{"complaint",
	 NULL,
	 "CMP-2026-0431",
	 "A repair that was missed twice",
	 3 * 24,
	 {{0}},
	 NULL,
	 NULL,
	 NULL},
	{"complaint",
	 "stage-2",
	 "CMP-2026-0377",
	 "Noise from the lift",
	 36 * 24,
	 {{"acknowledged", 32 * 24, NULL}},
	 "complaint-2-respond",
	 NULL,
	 NULL},
	{"complaint",
	 NULL,
	 "CMP-2026-0350",
	 "A letter in the wrong language",
	 60 * 24,
	 {{"acknowledged", 57 * 24, NULL},
	  {"responded", 50 * 24, "An apology, and the letter again"}},
	 NULL,
	 NULL,
	 "The tenant is content with the answer"},
	{"hazard",
	 "significant",
	 "HAZ-2026-0088",
	 "Mould in the child's room",
	 9 * 24,
	 {{"investigation-ended", 30, "Surveyor's visit with an interpreter"}},
	 NULL,
	 "Summary of what the surveyor found",
	 NULL},
	{"hazard",
	 "emergency",
	 "HAZ-2026-0091",
	 "No heating, baby at home",
	 19,
	 {{0}},
	 NULL,
	 NULL,
	 NULL},
	{"consultation",
	 NULL,
	 "S20-2026-0007",
	 "New roof for the block",
	 13 * 24,
	 {{"notice-served", 12 * 24, "By post to all leaseholders"}},
	 NULL,
	 "Notice of intention: new roof",
	 NULL},
	{"access",
	 "gas",
	 "GAS-2026-1204",
	 "Yearly check of the boiler",
	 20 * 24,
	 {{"last-checked", 355 * 24, NULL},
	  {"attempted", 11 * 24, "Nobody in; a card was left"},
	  {"attempted", 6 * 24, "Nobody in; a card in the tenant's language"}},
	 NULL,
	 NULL,
	 NULL},
	{"access",
	 "electrical",
	 NULL,
	 "Check of the installation",
	 30 * 24,
	 {{"last-checked", 1800 * 24, NULL},
	  {"checked", 8 * 24, "No faults found"}},
	 NULL,
	 NULL,
	 NULL},
};
#define CASES (int64_t)(sizeof cases / sizeof *cases)

static const char *
hours_ago(struct visit *visit, int hours)
{
	char text[ZONE_TIME_TEXT];

	zone_utc_text(visit->now_utc - (int64_t)hours * 3600, text);
	return arena_text(visit->arena, text);
}

/* A tenant who needs a language, another for each case. */
static const struct demo_tenant *
pick_tenant(const struct demo *demo, int64_t number)
{
	const struct demo_group *group = &demo->group[0];

	for (size_t i = 1, seen = 0; i < demo->data.languages; i++) {
		if (!demo->group[i].count)
			continue;
		group = &demo->group[i];
		if ((int64_t)seen++ == number)
			break;
	}
	return group->count ? &demo->tenant[group->tenant[0]]
			    : &demo->tenant[number % demo->tenants];
}

static enum status
record_all(struct visit *visit, const struct demo_case *from, const char *ref,
	   int64_t *version, struct fault *fault)
{
	struct model *model = model_object(visit->arena);
	enum status status = OK;

	for (int i = 0; i < EVENTS && from->happened[i].event; i++) {
		struct faults faults = {0};
		const struct case_act act = {
			.name = ref,
			.version = (*version)++,
			.event = from->happened[i].event,
			.at = hours_ago(visit, from->happened[i].at_h),
			.note = from->happened[i].note};

		status = case_record(visit, &act, model, &faults, fault);
		faults_free(&faults);
		if (status != OK)
			return status;
	}
	return status;
}

static enum status
extend(struct visit *visit, const struct demo_case *from, const char *ref,
       int64_t *version, struct fault *fault)
{
	struct faults faults = {0};
	const struct case_more more = {
		.name = ref,
		.version = *version,
		.clock = from->longer,
		.days = 10,
		.reason = "The lift's maker has to answer first",
		.told_at = hours_ago(visit, 5 * 24)};
	enum status status;

	if (!from->longer)
		return OK;
	++*version;
	status = case_extend(visit, &more, model_object(visit->arena), &faults,
			     fault);
	faults_free(&faults);
	return status;
}

static enum status
request_for(struct visit *visit, const struct demo *demo,
	    const struct demo_case *from, const char *ref, int64_t number,
	    struct fault *fault)
{
	const struct demo_tenant *tenant = pick_tenant(demo, number);
	const struct intake_item item = {
		.language = demo->data.language[tenant->language].tag};
	const struct intake in = {.service = "translation",
				  .tenant = tenant->id,
				  .document_class = "rights",
				  .sensitivity = "none",
				  .subject = from->request,
				  .case_text = ref,
				  .words = 1400,
				  .item = &item,
				  .items = 1};
	struct faults faults = {0};
	enum status status;

	if (!from->request || !tenant->language)
		return OK;
	status = intake_log(visit, &in, model_object(visit->arena), &faults,
			    fault);
	faults_free(&faults);
	return status;
}

static enum status
make_case(struct demo *demo, struct visit *now, int64_t number,
	  struct fault *fault)
{
	const struct demo_case *from = &cases[number];
	struct visit visit = *now;
	struct model *model = model_object(visit.arena);
	struct faults faults = {0};
	struct case_input in = {.kind = from->kind,
				.stage = from->stage,
				.tenant = pick_tenant(demo, number)->id,
				.number = from->number,
				.subject = from->subject,
				.nation = "england",
				.landlord = "social"};
	const char *ref;
	int64_t version;
	enum status status;

	visit.now_utc = demo->wish->now_utc;
	in.received_at = hours_ago(&visit, from->received_h);
	status = case_open(&visit, &in, model, &faults, fault);
	faults_free(&faults);
	if (status != OK)
		return status;
	ref = model_text_of(model_get(model, "ref"));
	version = model_int_of(model_get(model, "version"));
	status = record_all(&visit, from, ref, &version, fault);
	if (status == OK)
		status = extend(&visit, from, ref, &version, fault);
	if (status == OK)
		status = request_for(&visit, demo, from, ref, number, fault);
	if (status == OK && from->closed)
		status = case_close(&visit,
				    &(struct case_end){.name = ref,
						       .version = version,
						       .reason = from->closed},
				    model_object(visit.arena), fault);
	return status;
}

enum status
demo_cases(struct demo *demo, struct fault *fault)
{
	return demo_many(demo, N_("cases"), CASES, make_case, fault);
}
