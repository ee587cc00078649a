/* A service on disk for the tests of desk/. */
#include "tests/unit/house.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "desk/account.h"
#include "desk/inside.h"
#include "desk/providers.h"
#include "desk/tenants.h"
#include "store/event.h"
#include "store/organisation.h"
#include "tests/unit/unit.h"
#include "wire/json.h"
#include "wire/model.h"

struct call {
	enum status (*call)(struct visit *, void *input, struct house *);
	void *input;
	struct house *house;
};

static enum status
run_call(struct visit *visit, void *self, struct fault *fault)
{
	struct call *call = self;
	enum status status = call->call(visit, call->input, call->house);

	*fault = call->house->fault;
	return status;
}

static void
fresh(struct house *house)
{
	house->model = model_object(house->arena);
	house->fault = (struct fault){.message = ""};
	faults_free(&house->faults);
}

enum status
house_write(struct house *house, const struct caller *caller,
	    enum status (*call)(struct visit *, void *input, struct house *),
	    void *input)
{
	struct call write = {call, input, house};
	struct fault fault = {.message = ""};
	enum status status;

	fresh(house);
	status = desk_write_now(house->desk, caller, house->arena, run_call,
				&write, &fault);
	house->fault = fault;
	return status;
}

enum status
house_read(struct house *house, const struct caller *caller,
	   enum status (*call)(struct visit *, void *input, struct house *),
	   void *input)
{
	struct visit visit;
	enum status status;

	fresh(house);
	assert_int_equal(desk_read_begin(house->desk, caller, house->arena,
					 &visit, &house->fault),
			 OK);
	status = call(&visit, input, house);
	desk_read_end(&visit);
	return status;
}

const struct model *
at(const struct house *house, const char *path)
{
	const struct model *model = house->model;
	char *copy = arena_text(house->arena, path), *word;

	while ((word = strsep(&copy, "."))) {
		if (model_kind_of(model) == MODEL_LIST) {
			long n = strtol(word, NULL, 10);

			model = model_first(model);
			while (model && n--)
				model = model_next(model);
		} else {
			model = model_get(model, word);
		}
	}
	return model;
}

const char *
text_at(const struct house *house, const char *path)
{
	const char *text = model_text_of(at(house, path));

	return text ? text : "(null)";
}

int64_t
int_at(const struct house *house, const char *path)
{
	return model_int_of(at(house, path));
}

bool
fault_at(const struct house *house, const char *where)
{
	for (size_t i = 0; i < house->faults.count; i++)
		if (!strcmp(house->faults.list[i].where, where))
			return true;
	return false;
}

static enum status
add_landlord(struct visit *visit, void *input, struct house *house)
{
	struct access access = visit_access_of_service(visit);
	struct organisation member = {.name = input,
				      .parent = house->admin.organisation,
				      .created_utc = visit->now_utc};
	struct calendar calendar = calendar_default(ENGLAND_AND_WALES);

	member.id = visit_id(visit);
	memcpy(member.week, calendar.week, sizeof member.week);
	return organisation_insert(&access, &member, &house->fault);
}

static enum status
add_account(struct visit *visit, void *input, struct house *house)
{
	return account_add(visit, input, &house->fault);
}

static enum status
add_tenant(struct visit *visit, void *input, struct house *house)
{
	return tenant_add(visit, input, house->model, &house->faults,
			  &house->fault);
}

static enum status
add_provider(struct visit *visit, void *input, struct house *house)
{
	return provider_add(visit, input, house->model, &house->faults,
			    &house->fault);
}

static enum status
init(struct visit *visit, void *input, struct house *house)
{
	return account_init(visit, input, &house->fault);
}

static enum status
become(struct visit *visit, void *input, struct house *house)
{
	struct caller *caller = input;

	return account_called(visit, caller->name, caller, &house->fault);
}

static void
add_people(struct house *house)
{
	static const char *const people[][4] = {
		{"nia@north.example", "Nia", "officer", "North Homes"},
		{"max@north.example", "Max", "manager", "North Homes"},
		{"sol@south.example", "Sol", "manager", "South Homes"},
	};
	struct caller *callers[] = {&house->north, &house->north_manager,
				    &house->south};

	for (size_t i = 0; i < 3; i++) {
		struct account_new person = {.email = people[i][0],
					     .name = people[i][1],
					     .role = people[i][2],
					     .organisation = people[i][3],
					     .password_hash = "x"};

		assert_int_equal(house_write(house, &house->admin, add_account,
					     &person),
				 OK);
		callers[i]->name = person.email;
		assert_int_equal(house_read(house, NULL, become, callers[i]),
				 OK);
	}
}

static void
add_rows(struct house *house)
{
	struct tenant_input amina = {
		.reference = "N-1", .name = "Amina Example",
		.name_native = "أمينة", .postcode = "m14 5rx",
		.phone = "0161 496 0000", .spoken = "ar", .read = "ar",
		.formats = "large-print:20",
		.safe_contact = "never post to the home"};
	struct tenant_input piotr = {.reference = "S-1",
				     .name = "Piotr Przykład",
				     .spoken = "pl",
				     .read = "pl"};
	struct provider_input lingua = {
		.name = "Lingua", .kind = "agency", .contract_order = 1,
		.skills = "translation en>ar 0.12/word; translation en>pl "
			  "0.12/word; interpreting ar 40/hour"};
	struct provider_input words = {
		.name = "Words", .kind = "agency", .contract_order = 2,
		.skills = "translation en>ar 0.10/word"};
	struct provider_input prints = {.name = "Print Room",
					.kind = "in-house",
					.skills = "format large-print 2/item"};

	assert_int_equal(house_write(house, &house->north, add_tenant, &amina),
			 OK);
	house->amina = arena_text(house->arena, text_at(house, "id"));
	assert_int_equal(house_write(house, &house->south, add_tenant, &piotr),
			 OK);
	house->piotr = arena_text(house->arena, text_at(house, "id"));
	assert_int_equal(
		house_write(house, &house->admin, add_provider, &lingua), OK);
	assert_int_equal(
		house_write(house, &house->admin, add_provider, &words), OK);
	assert_int_equal(
		house_write(house, &house->admin, add_provider, &prints), OK);
}

static void
open_desk(struct house *house, enum desk_use use, int64_t now_utc)
{
	struct desk_options options = {.path = house->path,
				       .clock = clock_fixed(now_utc),
				       .use = use,
				       .seed = (uint64_t)now_utc};

	if (desk_open(&options, &house->desk, &house->fault) != OK)
		fail_msg("%s: %s", house->fault.where, house->fault.message);
}

int
house_open(void **state)
{
	struct house *house = mem_new(sizeof *house);
	struct landlord landlord = {.organisation = "Both Homes",
				    .email = "ana@both.example",
				    .password_hash = "x"};

	*state = house;
	assert_int_equal(hash_init(), OK);
	house->arena = arena_new();
	snprintf(house->folder, sizeof house->folder,
		 "/tmp/vernacular-desk-XXXXXX");
	assert_non_null(mkdtemp(house->folder));
	snprintf(house->path, sizeof house->path, "%s/desk.db", house->folder);
	open_desk(house, DESK_NEW, NOW);
	assert_int_equal(house_write(house, NULL, init, &landlord), OK);
	house->admin.name = landlord.email;
	assert_int_equal(house_read(house, NULL, become, &house->admin), OK);
	assert_int_equal(house_write(house, &house->admin, add_landlord,
				     (void *)(uintptr_t)"North Homes"),
			 OK);
	assert_int_equal(house_write(house, &house->admin, add_landlord,
				     (void *)(uintptr_t)"South Homes"),
			 OK);
	house->admin.name = landlord.email;
	assert_int_equal(house_read(house, NULL, become, &house->admin), OK);
	assert_int_equal(house->admin.scope.count, 3);
	add_people(house);
	add_rows(house);
	return 0;
}

void
house_at(struct house *house, int64_t now_utc)
{
	desk_close(house->desk);
	house->desk = NULL;
	open_desk(house, DESK_COMMAND, now_utc);
}

static enum status
walk(struct visit *visit, void *input, struct house *house)
{
	struct access access = visit_access_of_service(visit);

	return event_verify(&access, input, &house->fault);
}

void
house_audit(struct house *house)
{
	struct event_census census;

	assert_int_equal(house_read(house, &house->admin, walk, &census), OK);
	assert_true(census.events > 0);
}

int
house_close(void **state)
{
	struct house *house = *state;
	struct dirent *entry;
	DIR *folder;
	char path[400];

	house_audit(house);
	desk_close(house->desk);
	folder = opendir(house->folder);
	while (folder && (entry = readdir(folder))) {
		snprintf(path, sizeof path, "%s/%s", house->folder,
			 entry->d_name);
		if (entry->d_name[0] != '.')
			unlink(path);
	}
	if (folder)
		closedir(folder);
	rmdir(house->folder);
	faults_free(&house->faults);
	arena_free(house->arena);
	free(house);
	return 0;
}

static enum status
log_one(struct visit *visit, void *input, struct house *house)
{
	return intake_log(visit, input, house->model, &house->faults,
			  &house->fault);
}

const char *
house_request(struct house *house, const struct caller *caller,
	      const char *tenant, const char *service, const char *language)
{
	struct intake_item item = {.language = language};
	struct intake intake = {.service = service,
				.tenant = tenant,
				.subject = "Damp and mould summary",
				.words = 200,
				.item = &item,
				.items = 1};

	if (!strcmp(service, "format")) {
		item.format = "large-print";
	} else if (!strcmp(service, "interpreting")) {
		item.mode = "telephone";
		intake.starts_at = "2026-10-05T10:00";
		intake.minutes = 60;
	}
	if (house_write(house, caller, log_one, &intake) != OK)
		fail_msg("%s: %s", house->fault.where, house->fault.message);
	return arena_text(house->arena, text_at(house, "ref"));
}
