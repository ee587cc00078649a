/* The demonstration's action plan, impact assessments and reviews of policies.
 */
#include "desk/account.h"
#include "desk/action_plans.h"
#include "desk/assessments.h"
#include "desk/demo_inside.h"
#include "desk/inside.h"
#include "desk/policy_reviews.h"
#include "lang/zone.h"
#include "wire/model.h"

#define SALT 0x91A
#define MANAGER "manager@calderbrook.example"

static const char *
day(struct visit *visit, int days)
{
	char text[ZONE_DAY_TEXT];

	zone_day_text(zone_local(visit->now_utc).day_days + days, text);
	return arena_text(visit->arena, text);
}

static const struct {
	const char *title, *aim, *unit, *frameworks, *done;
	int64_t baseline, target, reached;
	int due;
} measures[] = {
	{"Ask every new tenant which languages they read",
	 "Two in ten are not asked when they sign.",
	 "% of new tenants asked", "equality-duty accessible-information",
	 "The question is on the sign-up form now.", 78, 100, 91, 120},
	{"Invite Somali and Polish speakers to the panel",
	 "The panel speaks English more than our tenants do.",
	 "members of the panel", "influence equality-duty",
	 "Two meetings with interpreters were held.", 4, 20, 9, 200},
	{"Answer complaints in the tenant’s own language",
	 "Acknowledgements went out in English.", "% in their language",
	 "complaints", "All letters of the first stage are translated.", 40,
	 95, 96, 60},
};

static enum status
plan(struct visit *visit, const char *owner, struct faults *faults,
     struct fault *fault)
{
	const struct action_plan_head head = {.champion = owner,
					      .review_on = day(visit, 20)};
	enum status status = action_plan_head(
		visit, &head, model_object(visit->arena), faults, fault);

	for (size_t i = 0;
	     i < sizeof measures / sizeof *measures && status == OK; i++) {
		struct model *made = model_object(visit->arena);
		const struct action_input in = {
			.title = measures[i].title,
			.aim = measures[i].aim,
			.owner = owner,
			.unit = measures[i].unit,
			.frameworks = measures[i].frameworks,
			.baseline = {true, measures[i].baseline},
			.target = {true, measures[i].target},
			.due_on = day(visit, measures[i].due)};
		struct action_step step = {
			.step = "progress",
			.words = measures[i].done,
			.reached = {true, measures[i].reached}};

		status = action_plan_add(visit, &in, made, faults, fault);
		if (status != OK)
			break;
		step.id = model_text_of(model_get(made, "id"));
		status = action_plan_step(visit, &step,
					  model_object(visit->arena), faults,
					  fault);
		if (status == OK && i == 0)
			status = evidence_add(
				visit,
				&(struct evidence_input){
					.about = step.id,
					.words = "Who was asked",
					.link = "/reports/profile"},
				model_object(visit->arena), faults, fault);
	}
	return status;
}

static enum status
assess(struct visit *visit, const char *owner, struct faults *faults,
       struct fault *fault)
{
	struct model *made = model_object(visit->arena);
	const struct assessment_input first = {
		.title = "Repairs by appointment only",
		.kind = "service",
		.owner = owner,
		.due_on = day(visit, 14)};
	const struct assessment_input second = {
		.title = "Allocations policy",
		.kind = "policy",
		.owner = owner,
		.due_on = day(visit, 30)};
	struct assessment_done done = {
		.version = 1,
		.result = "adjust",
		.findings = "Who reads no English missed bids: adverts are "
			    "read out by telephone now.",
		.again_on = day(visit, 365)};
	enum status status = assessment_add(
		visit, &first, model_object(visit->arena), faults, fault);

	if (status == OK)
		status = assessment_add(visit, &second, made, faults, fault);
	if (status != OK)
		return status;
	done.id = model_text_of(model_get(made, "id"));
	return assessment_done(visit, &done, model_object(visit->arena),
			       faults, fault);
}

static enum status
review(struct visit *visit, const char *owner, struct faults *faults,
       struct fault *fault)
{
	struct model *made = model_object(visit->arena);
	const struct policy_review_input in = {
		.title = "Reasonable adjustments",
		.why = "It is three years old.",
		.owner = owner,
		.due_on = day(visit, 45)};
	struct policy_review_step steps[] = {
		{.step = "asked",
		 .version = 1,
		 .words = "The tenants’ panel, in five languages",
		 .from_on = day(visit, -60),
		 .to_on = day(visit, -30)},
		{.step = "heard",
		 .version = 2,
		 .words = "Say it by telephone too.",
		 .changed = "Officers call before they write."},
		{.step = "published",
		 .version = 3,
		 .place = "On our website and in each office"},
	};
	enum status status =
		policy_review_add(visit, &in, made, faults, fault);

	for (size_t i = 0; i < sizeof steps / sizeof *steps && status == OK;
	     i++) {
		steps[i].id = model_text_of(model_get(made, "id"));
		status = policy_review_step(visit, &steps[i],
					    model_object(visit->arena),
					    faults, fault);
	}
	return status;
}

/* As the landlord's manager, who owns it all. */
static enum status
write_all(struct visit *visit, void *self, struct fault *fault)
{
	struct visit own = *visit;
	struct faults faults = {0};
	struct caller caller;
	char owner[ID_TEXT];
	enum status status = account_called(visit, MANAGER, &caller, fault);

	(void)self;
	if (status != OK)
		return status;
	own.caller = &caller;
	id_format(caller.account, owner);
	status = plan(&own, owner, &faults, fault);
	if (status == OK)
		status = assess(&own, owner, &faults, fault);
	if (status == OK)
		status = review(&own, owner, &faults, fault);
	faults_free(&faults);
	return status;
}

enum status
demo_plans(const char *path, const struct demo_wish *wish,
	   struct fault *fault)
{
	const struct desk_options options = {
		.path = path,
		.clock = clock_fixed(wish->now_utc - 3600),
		.use = DESK_COMMAND,
		.seed = wish->seed + SALT,
	};
	struct arena *arena = arena_new();
	struct desk *desk = NULL;
	struct visit visit;
	struct caller house;
	enum status status = desk_open(&options, &desk, fault);

	if (status == OK)
		status = desk_read_begin(desk, NULL, arena, &visit, fault);
	if (status == OK) {
		status = desk_house_caller(&visit, &house, fault);
		desk_read_end(&visit);
	}
	if (status == OK)
		status = desk_write_now(desk, &house, arena, write_all, NULL,
					fault);
	desk_close(desk);
	arena_free(arena);
	return status;
}
