/* A store on disk for the tests of store/. */
#include "tests/unit/world.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/hash.h"
#include "base/mem.h"
#include "store/organisation.h"
#include "store/provider.h"
#include "store/tenant.h"
#include "tests/unit/unit.h"

static const int64_t north_ids[] = {NORTH}, south_ids[] = {SOUTH},
		     both_ids[] = {PARTNERSHIP, NORTH, SOUTH};
const struct scope north_only = {.organisation = north_ids, .count = 1};
const struct scope south_only = {.organisation = south_ids, .count = 1};
const struct scope both = {.organisation = both_ids, .count = 3};

static const struct organisation organisations[] = {
	{.id = PARTNERSHIP, .name = "Example Homes Together"},
	{.id = NORTH, .name = "Example North", .parent = PARTNERSHIP,
	 .week = {{540, 1020}, {540, 1020}, {540, 1020}, {540, 1020},
		  {540, 990}}},
	{.id = SOUTH, .name = "Example South", .parent = PARTNERSHIP,
	 .jurisdiction = SCOTLAND},
};
static const struct tenant tenants[] = {
	{.id = AMINA, .organisation = NORTH, .reference = "N-1",
	 .name = "Amina Example", .name_native = "أمينة",
	 .postcode = "AB1 2CD", .version = 1},
	{.id = PIOTR, .organisation = SOUTH, .reference = "S-1",
	 .name = "Piotr Example", .version = 1},
};
static const struct tenant_key amina[] = {
	{TENANT_KEY_EXACT, "n-1"}, {TENANT_KEY_EXACT, "ab12cd"},
	{TENANT_KEY_WORD, "amina"}, {TENANT_KEY_WORD, "example"},
	{TENANT_KEY_WORD, "amina example"}, {TENANT_KEY_SKELETON, "mn"},
};
static const struct tenant_key piotr[] = {
	{TENANT_KEY_EXACT, "s-1"}, {TENANT_KEY_WORD, "piotr"},
	{TENANT_KEY_WORD, "example"}, {TENANT_KEY_WORD, "piotr example"},
	{TENANT_KEY_SKELETON, "ptr"},
};
static const struct tenant_keys keys[] = {
	{amina, sizeof amina / sizeof *amina, " amina example", "a", 1},
	{piotr, sizeof piotr / sizeof *piotr, " piotr example", "p", 1},
};
static const struct provider providers[] = {
	{.id = LINGUA, .organisation = PARTNERSHIP, .name = "Lingua Example",
	 .active = true, .contract_order = 1, .capacity = 20},
	{.id = ONLY_SOUTH, .organisation = SOUTH, .name = "South Example",
	 .kind = PROVIDER_FREELANCER, .active = true},
};
static const struct skill somali = {
	SERVICE_TRANSLATION, "en", "so", MODE_NONE, FORMAT_NONE, 12, PER_WORD,
	NULL, NULL};

static enum status
people(const struct access *access, struct world *world, const void *what,
       struct fault *fault)
{
	enum status status = OK;

	(void)world;
	(void)what;
	for (int i = 0; i < 3 && !status; i++)
		status = organisation_insert(access, &organisations[i], fault);
	for (int i = 0; i < 2 && !status; i++)
		status = tenant_insert(access, &tenants[i], &keys[i], fault);
	for (int i = 0; i < 2 && !status; i++)
		status = provider_insert(access, &providers[i], fault);
	for (int i = 0; i < 2 && !status; i++)
		status = skill_put(access, providers[i].id, &somali, fault);
	return status;
}

const char *
world_fault(struct world *world)
{
	char text[400];

	fault_text(&world->fault, world->fault.message, text, sizeof text);
	return arena_printf(world->arena, "%s: %s", world->fault.where, text);
}

void
world_reopen(struct world *world, enum store_use use)
{
	const struct store_options options = {
		.path = world->path, .use = use, .queue = 64};

	store_close(world->store);
	world->store = NULL;
	if (store_open(&options, &world->store, &world->fault))
		fail_msg("%s", world_fault(world));
}

int
world_open(void **state)
{
	struct world *world = mem_new(sizeof *world);

	*state = world;
	assert_int_equal(hash_init(), OK);
	strcpy(world->folder, "/tmp/vernacular-test-XXXXXX");
	assert_non_null(mkdtemp(world->folder));
	snprintf(world->path, sizeof world->path, "%s/x.db", world->folder);
	world->arena = arena_new();
	world->random = random_seeded(1);
	world_reopen(world, STORE_NEW);
	assert_int_equal(world_write(world, &both, people, NULL), OK);
	world_reopen(world, STORE_SERVE);
	return 0;
}

int
world_close(void **state)
{
	struct world *world = *state;
	char command[100];

	store_close(world->store);
	arena_free(world->arena);
	snprintf(command, sizeof command, "rm -rf %s", world->folder);
	assert_int_equal(system(command), 0);
	free(world);
	return 0;
}

struct world_write {
	struct world *world;
	const struct scope *scope;
	enum status (*run)(const struct access *, struct world *,
			   const void *what, struct fault *);
	const void *what;
};

static enum status
write_run(struct db *db, void *self, struct fault *fault)
{
	const struct world_write *write = self;
	const struct access access = {db, write->scope, write->world->arena};

	return write->run(&access, write->world, write->what, fault);
}

enum status
world_write(struct world *world, const struct scope *scope,
	    enum status (*run)(const struct access *, struct world *,
			       const void *what, struct fault *),
	    const void *what)
{
	struct world_write write = {world, scope, run, what};

	world->fault = (struct fault){0};
	return writer_run(world->store, write_run, &write, &world->fault);
}

struct access
world_read(struct world *world, const struct scope *scope)
{
	return (struct access){store_reader(world->store), scope,
			       world->arena};
}

struct item
world_item(int64_t id, int64_t tenant)
{
	return (struct item){
		.id = id,
		.request = id + 1000000,
		.n = 1,
		.organisation = tenant == AMINA ? NORTH : SOUTH,
		.tenant = tenant,
		.spec = {.service = SERVICE_TRANSLATION,
			 .from = "en",
			 .language = "so",
			 .words = 100},
		.received_utc = NOW,
		.due_utc = NOW + 86400,
		.rule = "rights-go-ahead",
		.why = "",
		.standard = "translation-250",
		.price_minor = -1,
		.gross_min = -1,
		.net_min = -1,
		.in_standard = -1,
	};
}

enum status
world_add_item(const struct access *access, struct world *world,
	       const void *what, struct fault *fault)
{
	const struct item *item = what;
	char ref[REF_TEXT];
	struct request request = {
		.id = item->request,
		.ref = ref,
		.organisation = item->organisation,
		.tenant = item->tenant,
		.subject = "Letter",
		.received_utc = item->received_utc,
		.logged_utc = item->received_utc,
		.logged_by = OFFICER,
		.version = 1,
	};
	enum status status;

	(void)world;
	status = request_next_ref(access, NOW, ref, fault);
	if (!status)
		status = request_insert(access, &request, fault);
	return status ? status : item_insert(access, item, fault);
}

int
world_raw(struct world *world, const char *sql)
{
	sqlite3 *connection;
	int code = sqlite3_open(world->path, &connection);

	if (!code)
		code = sqlite3_exec(connection, sql, NULL, NULL, NULL);
	sqlite3_close(connection);
	return code;
}
