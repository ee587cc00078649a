/* A fictional partnership: landlords, accounts, and the order of the work. */
#include "desk/demo.h"

#include <string.h>
#include <unistd.h>

#include "base/place.h"
#include "core/worktime.h"
#include "desk/account.h"
#include "desk/demo_inside.h"
#include "desk/letterheads.h"
#include "store/organisation.h"

#define FIRST_ADMIN "admin@calderbrook.example"
#define SLICE 1000

const struct demo_account demo_accounts[] = {
	{"officer@calderbrook.example", "Ana Example", "officer",
	 "Calderbrook Housing Partnership", "en"},
	{"manager@calderbrook.example", "Meera Sample", "manager",
	 "Calderbrook Housing Partnership", "en"},
	{"admin@calderbrook.example", "Robin Specimen", "administrator",
	 "Calderbrook Housing Partnership", "en"},
	{"audit@calderbrook.example", "Jo Placeholder", "auditor",
	 "Calderbrook Housing Partnership", "en"},
	{"swyddog@brynhafod.example", "Nia Enghraifft", "officer",
	 "Bryn Hafod Housing", "cy"},
	/* Of which agency is found when there are some: desk/demo_portal. */
	{"coordinator@agency.example", "Sam Template", "provider", NULL,
	 "en"},
	{0},
};

bool
demo_chance(struct demo *demo, int of_1000)
{
	return random_below(&demo->random, 1000) < (uint64_t)of_1000;
}

struct slice {
	struct demo *demo;
	demo_step *step;
	int64_t from, to;
};

static enum status
run_slice(struct visit *visit, void *self, struct fault *fault)
{
	struct slice *slice = self;
	enum status status = OK;

	for (int64_t i = slice->from; i < slice->to && status == OK; i++) {
		arena_reset(visit->arena);
		status = slice->step(slice->demo, visit, i, fault);
	}
	return status;
}

enum status
demo_many(struct demo *demo, const char *what, int64_t count, demo_step *step,
	  struct fault *fault)
{
	struct arena *arena = arena_new();
	enum status status = OK;

	for (int64_t at = 0; at < count && status == OK; at += SLICE) {
		struct slice slice = {demo, step, at,
				      at + SLICE < count ? at + SLICE : count};

		status = desk_write_now(demo->desk, &demo->house, arena,
					run_slice, &slice, fault);
		if (demo->wish->progress)
			demo->wish->progress(demo->wish->self, what, slice.to,
					     count);
	}
	arena_free(arena);
	return status;
}

/* The landlords below the partnership, which account_init made. */
static enum status
add_organisations(struct visit *visit, void *self, struct fault *fault)
{
	struct demo *demo = self;
	const struct demo_data *data = &demo->data;
	struct caller house;
	struct access access = {visit->db, NULL, visit->arena};
	struct organisation parent;
	enum status status = desk_house_caller(visit, &house, fault);

	if (status != OK)
		return status;
	access.scope = &house.scope;
	status = organisation_find(&access, data->landlord[0].name, &parent,
				   fault);
	demo->organisation[0] = parent.id;
	for (size_t i = 1; i < data->landlords && status == OK; i++) {
		struct organisation row = parent;

		row.id = id_new(visit->ids, visit->now_utc, visit->random);
		row.parent = parent.id;
		row.name = data->landlord[i].name;
		if (!jurisdiction_parse(data->landlord[i].jurisdiction,
					&row.jurisdiction))
			return fault_set(fault, E_INPUT, row.name,
					 N_("{value} is no jurisdiction"),
					 "value",
					 data->landlord[i].jurisdiction, NULL);
		demo->organisation[i] = row.id;
		status = organisation_insert(&access, &row, fault);
	}
	return status;
}

static enum status
add_accounts(struct visit *visit, void *self, struct fault *fault)
{
	const char *hash = self;
	enum status status = OK;

	for (const struct demo_account *a = demo_accounts;
	     a->email && status == OK; a++) {
		struct account_new row = {
			.email = a->email,
			.name = a->name,
			.role = a->role,
			.organisation = a->organisation,
			.password_hash = hash,
			.password = PASSWORD_TO_KEEP,
		};

		if (a->organisation && strcmp(a->email, FIRST_ADMIN))
			status = account_add(visit, &row, fault);
	}
	return status;
}

static enum status
init_landlord(struct visit *visit, void *self, struct fault *fault)
{
	return account_init(visit, self, fault);
}

/* The house's view of all organisations, for as long as the making lasts. */
static enum status
see_everything(struct demo *demo, struct fault *fault)
{
	struct visit visit;
	enum status status =
		desk_read_begin(demo->desk, NULL, demo->arena, &visit, fault);

	if (status != OK)
		return status;
	status = desk_house_caller(&visit, &demo->house, fault);
	desk_read_end(&visit);
	return status;
}

static enum status
set_letterhead(struct visit *visit, void *self, struct fault *fault)
{
	return letterhead_set(visit, self, fault);
}

/* One member has a letterhead; the others show their names. */
static enum status
head_letters(struct demo *demo, struct fault *fault)
{
	struct letterhead_set wish = {.organisation = "Calderbrook Homes"};
	struct faults faults = {0};
	enum status status = letterhead_load(
		place_file(demo->arena,
			   "templates/letterheads/calderbrook/letterhead.md"),
		demo->arena, &wish.files, &faults);

	if (status != OK && fault)
		*fault = faults.list[0];
	faults_free(&faults);
	if (status == OK)
		status = desk_write_now(demo->desk, &demo->house, demo->arena,
					set_letterhead, &wish, fault);
	return status;
}

static enum status
make_house(struct demo *demo, struct fault *fault)
{
	char hash[PASSWORD_TEXT];
	struct landlord landlord = {
		.organisation = demo->data.landlord[0].name,
		.jurisdiction = demo->data.landlord[0].jurisdiction,
		.email = FIRST_ADMIN,
		.password_hash = hash,
		.password = PASSWORD_TO_KEEP,
	};
	enum status status = password_hash(DEMO_PASSWORD, hash);

	if (status == OK)
		status = desk_write_now(demo->desk, NULL, demo->arena,
					init_landlord, &landlord, fault);
	if (status == OK)
		status = desk_write_now(demo->desk, NULL, demo->arena,
					add_organisations, demo, fault);
	if (status == OK)
		status = see_everything(demo, fault);
	if (status == OK)
		status = desk_write_now(demo->desk, &demo->house, demo->arena,
					add_accounts, hash, fault);
	if (status == OK)
		status = head_letters(demo, fault);
	return status;
}

static enum status
make_all(struct demo *demo, struct fault *fault)
{
	enum status status = demo_data_read(demo->arena, &demo->data, fault);

	if (status != OK)
		return status;
	demo->organisation = arena_alloc(
		demo->arena, demo->data.landlords * sizeof *demo->organisation);
	status = make_house(demo, fault);
	if (status == OK)
		status = demo_policy(demo, fault);
	if (status == OK)
		status = demo_providers(demo, fault);
	if (status == OK)
		status = demo_contracts(demo, fault);
	if (status == OK)
		status = demo_codes(demo, fault);
	if (status == OK)
		status = demo_tenants(demo, fault);
	if (status == OK)
		status = demo_work(demo, fault);
	if (status == OK)
		status = demo_cases(demo, fault);
	if (status == OK)
		status = demo_needs(demo, fault);
	if (status == OK)
		status = demo_bookings(demo, fault);
	if (status == OK)
		status = demo_calls(demo, fault);
	if (status == OK)
		status = demo_owners(demo, fault);
	if (status == OK)
		status = demo_routing(demo, fault);
	if (status == OK)
		status = demo_money(demo, fault);
	if (status == OK)
		status = demo_profiles(demo, fault);
	return status;
}

enum status
demo_make(const char *path, const struct demo_wish *wish, struct fault *fault)
{
	struct demo demo = {.wish = wish, .random = random_seeded(wish->seed)};
	struct desk_options options = {
		.path = path,
		.clock =
			clock_fixed(wish->now_utc - (int64_t)DEMO_DAYS * 86400),
		.use = DESK_NEW,
		.seed = wish->seed + 1,
	};
	enum status status;

	if (!access(path, F_OK))
		return fault_set(fault, E_CONFLICT, path,
				 N_("is there already: name another file, or "
				    "remove it first"),
				 NULL);
	status = desk_open(&options, &demo.desk, fault);
	if (status != OK)
		return status;
	demo.arena = arena_new();
	status = make_all(&demo, fault);
	desk_close(demo.desk);
	if (status == OK)
		status = demo_flags(path, wish, fault);
	if (status == OK)
		status = demo_people(path, wish, fault);
	if (status == OK)
		status = demo_intake(path, wish, fault);
	if (status == OK)
		status = demo_policy_waits(path, wish, fault);
	if (status == OK)
		status = demo_register(path, wish, fault);
	if (status == OK)
		status = demo_portal(path, wish, fault);
	if (status == OK)
		status = demo_hand_in(path, wish, fault);
	if (status == OK)
		status = demo_easy_read(path, wish, fault);
	if (status == OK)
		status = demo_voices(path, wish, fault);
	if (status == OK)
		status = demo_quality(path, wish, fault);
	if (status == OK)
		status = demo_campaigns(path, wish, fault);
	if (status == OK)
		status = demo_plans(path, wish, fault);
	if (status == OK)
		status = demo_delivery(path, wish, fault);
	if (status != OK)
		desk_discard(path);
	arena_free(demo.arena);
	return status;
}
