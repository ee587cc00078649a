/* Equality profiles of the demonstration, half of them complete, and a panel
 * that was invited twice. Answers are drawn by chance and follow from nothing
 * else that the demonstration knows of a tenant. */
#include "core/panel.h"
#include "desk/demo_inside.h"
#include "desk/inside.h"
#include "desk/panel.h"
#include "desk/panel_inside.h"
#include "desk/profile_inside.h"
#include "lang/zone.h"
#include "store/setting.h"
#include "wire/model.h"

#define ASKED_MOST 4000	 /* tenants who answered */
#define WILLING_MOST 120 /* ... and may be consulted */
#define OLD_DAYS 900	 /* ago, the first answers */

struct asking {
	struct random_source random; /* of its own: the rest stays the same */
	struct equality_table table;
	int asked, willing;
};

/* The first answer of each list is the commonest. */
static const char *
draw(struct asking *a, const struct equality_question *q)
{
	if (!random_below(&a->random, 9))
		return EQUALITY_UNSAID;
	if (random_below(&a->random, 100) < 40)
		return q->choice[0].code;
	return q->choice[random_below(&a->random, (uint32_t)q->choices)].code;
}

static enum status
answer_all(struct asking *a, struct visit *visit, int64_t tenant,
	   struct fault *fault)
{
	struct access access = visit_access(visit);
	struct equality_answer answer = {
		.tenant = tenant,
		.how = (enum equality_how)random_below(&a->random,
						       EQUALITY_HOWS),
		.at_utc = visit->now_utc -
			  (int64_t)random_below(&a->random, OLD_DAYS) *
				  DAY_SECONDS,
	};
	enum status status = OK;

	for (size_t i = 0; i < a->table.count && status == OK; i++) {
		const struct equality_question *q = &a->table.list[i];

		if (!random_below(&a->random, 12))
			continue; /* left out */
		answer.id = visit_id(visit);
		answer.question = q->code;
		answer.list = q->list;
		answer.answers = draw(a, q);
		status = equality_put(&access, &answer, fault);
	}
	a->asked++;
	return status;
}

static enum status
agree(struct asking *a, struct visit *visit, const struct tenant *tenant,
      struct fault *fault)
{
	const struct panel_joining joining = {
		.tenant = tenant,
		.interests = random_below(&a->random, 1u << PANEL_INTERESTS),
		.how = EQUALITY_TELEPHONE,
		.consent_utc =
			visit->now_utc -
			(int64_t)random_below(&a->random, 300) * DAY_SECONDS,
	};

	a->willing++;
	return panel_put(visit, &joining, model_object(visit->arena), fault);
}

static enum status
ask_tenant(struct demo *demo, struct visit *slice, int64_t number,
	   struct fault *fault)
{
	struct asking *a = demo->asking;
	struct visit visit = *slice;
	struct access access = visit_access(&visit);
	struct tenant tenant;
	int64_t id;
	enum status status = OK;

	visit.now_utc = demo->wish->now_utc;
	if (a->asked >= ASKED_MOST || !id_parse(demo->tenant[number].id, &id))
		return OK;
	if (random_below(&a->random, 100) < 55)
		status = answer_all(a, &visit, id, fault);
	if (status != OK || a->willing >= WILLING_MOST ||
	    random_below(&a->random, 100) >= 8)
		return status;
	status = tenant_get(&access, id, &tenant, fault);
	return status == OK ? agree(a, &visit, &tenant, fault) : status;
}

/* A target for everybody, and the invitations. */
static enum status
decide(struct demo *demo, struct visit *slice, int64_t number,
       struct fault *fault)
{
	static const char *const decided[][2] = {
		{"profile-target", "60"},
		{"profile-target-day", "2027-03-31"},
		{"profile-target:sexual-orientation", "40"},
	};
	static const struct panel_filter all;
	struct visit visit = *slice;
	struct access access = visit_access(&visit);
	struct faults faults = {0};
	enum status status = OK;

	(void)number;
	visit.now_utc = demo->wish->now_utc;
	for (size_t i = 0; i < sizeof decided / sizeof *decided && !status;
	     i++) {
		const struct kept_setting kept = {
			.organisation = demo->organisation[0],
			.name = decided[i][0],
			.value = decided[i][1],
			.by = visit_actor(&visit),
			.at_utc = visit.now_utc,
		};

		status = setting_put(&access, &kept, fault);
	}
	if (status == OK && demo->asking->willing)
		status = panel_invitation(
			&visit, "What tenants think of the repairs letters",
			&all, model_object(visit.arena), &faults, fault);
	faults_free(&faults);
	return status;
}

static enum status
read_questions(struct demo *demo, struct asking *a, struct fault *fault)
{
	struct equality_table all;
	struct visit visit;
	enum status status = desk_read_begin(demo->desk, &demo->house,
					     demo->arena, &visit, fault);

	if (status != OK)
		return status;
	status = equality_shipped(&visit, &all, fault);
	if (status == OK)
		a->table = equality_on(&all, EQUALITY_NINE, INT32_MAX,
				       demo->arena);
	desk_read_end(&visit);
	return status;
}

enum status
demo_profiles(struct demo *demo, struct fault *fault)
{
	struct asking asking = {
		.random = random_seeded(demo->wish->seed + 177),
	};
	enum status status = read_questions(demo, &asking, fault);

	demo->asking = &asking;
	if (status == OK)
		status = demo_many(demo, N_("profiles"), demo->tenants,
				   ask_tenant, fault);
	if (status == OK)
		status = demo_many(demo, N_("profiles"), 1, decide, fault);
	demo->asking = NULL;
	return status;
}
