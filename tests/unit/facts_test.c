/* Facts from packs are those of the rows: whatever is asked for, and whatever
 * is changed behind them. */
#include <stdlib.h>
#include <string.h>

#include "core/fact_pack.h"
#include "store/facts.h"
#include "tests/unit/unit.h"
#include "tests/unit/world.h"

#define ITEMS 300
#define DAY 86400
#define BEGAN ((int64_t)NOW / DAY * DAY)

static const char *const languages[] = {"so", "pl", "zh-Hans", "bfi"};

static struct item
any_item(struct random_source *random, int i)
{
	struct item item =
		world_item(100 + i, random_below(random, 3) ? AMINA : PIOTR);

	item.spec.service = (enum service)random_below(random, SERVICES);
	item.spec.language = languages[random_below(random, 4)];
	item.spec.minutes = 60;
	item.state = (enum item_state)random_below(random, ITEM_STATES);
	item.provider = random_below(random, 3) ? LINGUA : 0;
	item.received_utc = BEGAN + (int64_t)random_below(random, 5 * DAY);
	item.price_minor = (int64_t)random_below(random, 5) * 1234567890 - 1;
	if (item_state_open(item.state))
		return item;
	item.closed_utc =
		item.received_utc + (int64_t)random_below(random, 9 * DAY);
	item.in_standard = (int)random_below(random, 3) - 1;
	item.gross_min = (int64_t)random_below(random, 20000) - 1;
	item.net_min = item.gross_min / 3;
	item.outcome = fact_outcome_names[random_below(random, FACT_OUTCOMES)];
	return item;
}

static enum status
crowd_insert(const struct access *access, struct world *world,
	     const void *what, struct fault *fault)
{
	struct random_source random = random_seeded(11);
	enum status status = OK;

	(void)what;
	for (int i = 0; i < ITEMS && !status; i++) {
		struct item item = any_item(&random, i);

		status = world_add_item(access, world, &item, fault);
	}
	return status;
}

/* What hangs on some of them, so that no part of a fact is always nothing. */
static const char *const hangings[] = {
	"INSERT INTO offer (id, item, organisation, provider, token_hash,"
	" sent_at, expires_at, answered_at, state, score, why)"
	" SELECT id, id, organisation, 31, randomblob(32), received_at + 600,"
	" received_at + 9000, received_at + 4000, CASE id % 3 WHEN 0 THEN"
	" 'declined' ELSE 'accepted' END, 1, '' FROM item WHERE id % 2 = 0",
	"INSERT INTO pause (id, item, from_at, to_at, reason)"
	" SELECT id, id, received_at + 1200, received_at + 90000, 'x'"
	" FROM item WHERE id % 5 = 0",
	"INSERT INTO file (id, item, organisation, name, type, bytes, sha256,"
	" uploaded_at, by, content) SELECT id, id, organisation, 'f', 't', 0,"
	" x'', received_at + 50000, 7, x'' FROM item WHERE id % 4 = 0",
	"INSERT INTO need (id, tenant, organisation, kind, value,"
	" identified_at, identified_by, recorded_at, recorded_by, consent,"
	" review_due) SELECT 1 + (id = 22), id, organisation, 'format',"
	" 'braille:2', 0, 7, 0, 7, 0, 0 FROM tenant WHERE id IN (21, 22)",
	"UPDATE request SET needed_by = received_at + 86400 WHERE id % 7 = 0",
	"UPDATE item SET sensitivity = 'health', logged_by = 7 + id % 2"
	" WHERE id % 6 = 0",
	"UPDATE item SET starts_at = received_at + 5000 WHERE"
	" service = 'interpreting'",
	"INSERT INTO routing (item, organisation, bought_at)"
	" SELECT id, organisation, 1 FROM item WHERE id % 9 = 0",
};

struct kept {
	struct fact list[ITEMS];
	size_t count;
};

static bool
keep(void *self, const struct fact *fact)
{
	struct kept *kept = self;

	assert_true(kept->count < ITEMS);
	kept->list[kept->count++] = *fact;
	return true;
}

static int
by_item(const void *a, const void *b)
{
	const struct fact *x = a, *y = b;

	return (x->item > y->item) - (x->item < y->item);
}

static void
read_facts(struct world *world, const struct scope *scope,
	   const struct facts_query *query, struct kept *ret)
{
	struct access access = world_read(world, scope);
	struct facts_query mine = *query;

	memset(ret, 0, sizeof *ret);
	mine.visit = keep;
	mine.self = ret;
	assert_int_equal(facts_visit(&access, &mine, &world->fault), OK);
	store_release(world->store, access.db);
	qsort(ret->list, ret->count, sizeof *ret->list, by_item);
}

static enum status
drop(const struct access *access, struct world *world, const void *what,
     struct fault *fault)
{
	(void)world;
	(void)what;
	return facts_drop(access, fault);
}

static enum status
pack(const struct access *access, struct world *world, const void *what,
     struct fault *fault)
{
	const int64_t *now_utc = what;
	enum status status;
	bool left;

	(void)world;
	do
		status = facts_pack(access, *now_utc, &left, fault);
	while (status == OK && left);
	return status;
}

static void
pack_all(struct world *world, int64_t now_utc)
{
	assert_int_equal(world_write(world, &scope_of_the_service_itself, pack,
				     &now_utc),
			 OK);
}

static void
drop_all(struct world *world)
{
	assert_int_equal(world_write(world, &scope_of_the_service_itself, drop,
				     NULL),
			 OK);
}

static int64_t
count_of(struct world *world, const char *where)
{
	sqlite3 *connection;
	sqlite3_stmt *statement;
	int64_t count;

	assert_int_equal(sqlite3_open(world->path, &connection), SQLITE_OK);
	assert_int_equal(
		sqlite3_prepare_v2(
			connection,
			arena_printf(world->arena,
				     "SELECT coalesce(sum(n), 0) FROM fact_day"
				     " WHERE %s",
				     where),
			-1, &statement, NULL),
		SQLITE_OK);
	assert_int_equal(sqlite3_step(statement), SQLITE_ROW);
	count = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	sqlite3_close(connection);
	return count;
}

/* Questions of every kind: spans that cut days, one landlord, who may not know
 * of what is about health. */
static const unsigned char hides_health[] = {
	1 << SENSITIVITY_HEALTH, 1 << SENSITIVITY_HEALTH,
	1 << SENSITIVITY_HEALTH};

static size_t
ask_all(struct world *world, struct kept *ret, size_t room)
{
	static const struct facts_query queries[] = {
		{.from_utc = 0, .to_utc = INT64_MAX},
		{.from_utc = BEGAN + 5000, .to_utc = BEGAN + 3 * DAY + 77},
		{.from_utc = BEGAN + DAY, .to_utc = BEGAN + 2 * DAY},
		{.from_utc = BEGAN + 5, .to_utc = BEGAN + 6},
		{.from_utc = 0, .to_utc = INT64_MAX, .organisation = SOUTH},
		{.from_utc = 0, .to_utc = INT64_MAX, .part = FACTS_HEAD},
		{.when = FACTS_RECEIVED,
		 .from_utc = BEGAN + 5000,
		 .to_utc = BEGAN + 2 * DAY + 99},
		{.when = FACTS_OPEN},
	};
	struct scope careful = both;
	size_t count = 0;

	careful.hidden = hides_health;
	careful.account = 8;
	for (size_t i = 0; i < sizeof queries / sizeof *queries; i++) {
		assert_true(count + 3 <= room);
		read_facts(world, &both, &queries[i], &ret[count++]);
		read_facts(world, &north_only, &queries[i], &ret[count++]);
		read_facts(world, &careful, &queries[i], &ret[count++]);
	}
	return count;
}

#define ANSWERS 24
static struct kept before[ANSWERS], after[ANSWERS];

/* Of heads only what heads have is alike; the rest is nothing in a pack. */
static void
same(const struct kept *a, const struct kept *b, const char *what)
{
	if (a->count != b->count)
		fail_msg("%s: %zu facts, %zu packed", what, a->count,
			 b->count);
	for (size_t i = 0; i < a->count; i++) {
		unsigned char x[FACT_HEAD_BYTES], y[FACT_HEAD_BYTES],
			u[FACT_REST_BYTES], v[FACT_REST_BYTES];

		fact_pack(&a->list[i], x, u);
		fact_pack(&b->list[i], y, v);
		if (memcmp(x, y, sizeof x) || memcmp(u, v, sizeof u) ||
		    a->list[i].organisation != b->list[i].organisation)
			fail_msg("%s: item %lld is another", what,
				 (long long)a->list[i].item);
	}
}

static void
all_same(struct world *world, const char *what)
{
	size_t count = ask_all(world, after, ANSWERS);

	for (size_t i = 0; i < count; i++)
		if (i / 3 != 5) /* heads have no item to be sorted by */
			same(&before[i], &after[i], what);
		else
			assert_int_equal(before[i].count, after[i].count);
}

static void
fill(struct world *world)
{
	assert_int_equal(world_write(world, &both, crowd_insert, NULL), OK);
	for (size_t i = 0; i < sizeof hangings / sizeof *hangings; i++)
		if (world_raw(world, hangings[i]))
			fail_msg("not done: %s", hangings[i]);
}

static void
packs_say_what_rows_say(void **state)
{
	struct world *world = *state;
	const struct fact *one;
	int64_t closed;

	fill(world);
	assert_int_equal(ask_all(world, before, ANSWERS), ANSWERS);
	assert_true(before[0].count > 80);
	assert_true(before[2].count < before[0].count);
	assert_true(before[2].count > before[0].count * 2 / 3);
	closed = (int64_t)before[0].count;
	/* The days up to the fourth; then all of them. */
	pack_all(world, BEGAN + 4 * DAY + 500);
	assert_true(count_of(world, "stale = 0") > 10);
	assert_true(count_of(world, "stale = 0") < closed);
	all_same(world, "half packed");
	pack_all(world, BEGAN + 30 * DAY);
	assert_int_equal(count_of(world, "stale = 0"), closed);
	all_same(world, "packed");
	/* Something was in them. */
	one = before[0].list;
	for (size_t i = 0; i < before[0].count; i++)
		if (before[0].list[i].needs && before[0].list[i].needed_utc &&
		    before[0].list[i].stage_min[FACT_HELD] > 0)
			one = &before[0].list[i];
	assert_int_equal(one->needs, 1 << NEED_FORMAT);
	assert_true(one->stage_min[FACT_HELD] > 0);
}

/* Each changes what some facts say. */
static const char *const changes[] = {
	"UPDATE item SET net_min = 1 WHERE id % 10 = 0",
	"UPDATE item SET closed_at = NULL, state = 'assigned', open = 1"
	" WHERE id % 10 = 1",
	"UPDATE item SET closed_at = received_at, state = 'completed', open = 0"
	" WHERE id % 10 = 2",
	"UPDATE item SET organisation = 3 WHERE id % 10 = 3",
	"UPDATE item SET tenant = 22 WHERE id % 10 = 4",
	"UPDATE item SET sensitivity = 'health' WHERE id % 10 = 5",
	"UPDATE request SET document_class = 'safety' WHERE id % 10 = 6",
	"UPDATE request SET needed_by = 1790000001 WHERE id % 10 = 7",
	"UPDATE tenant SET postcode = 'M14 5RT' WHERE id = 22",
	"UPDATE need SET ended = 1790100000 WHERE id = 1",
	"UPDATE need SET tenant = 21 WHERE id = 2",
	"INSERT INTO need (id, tenant, organisation, kind, value,"
	" identified_at, identified_by, recorded_at, recorded_by, consent,"
	" review_due) VALUES (3, 21, 2, 'support', 'lipspeaker', 0, 7,"
	" 1790000000, 7, 0, 0)",
	"DELETE FROM need WHERE id = 3",
	"INSERT INTO attendance (item, organisation, finished_at, outcome,"
	" said_at, said_by) SELECT id, organisation, received_at + 300,"
	" 'completed', 0, 7 FROM item WHERE service = 'interpreting'",
	"UPDATE attendance SET finished_at = finished_at + 600",
	"INSERT INTO file (id, item, organisation, name, type, bytes, sha256,"
	" uploaded_at, by, content) SELECT id + 5000, id, organisation, 'f',"
	" 't', 0, x'', received_at + 70000, 7, x'' FROM item",
	"UPDATE routing SET bought_at = NULL",
	"UPDATE pause SET to_at = to_at + 3600",
	"UPDATE pause SET reason = 'y' WHERE item % 10 = 0",
	"DELETE FROM pause WHERE item % 10 = 0",
	"INSERT INTO pause (id, item, from_at, to_at, reason) SELECT id + 5000,"
	" id, received_at, received_at + 600, 'x' FROM item WHERE id % 10 = 8",
	"UPDATE offer SET answered_at = answered_at + 60",
	"UPDATE offer SET state = 'declined' WHERE item % 8 = 0",
	"DELETE FROM routing WHERE item % 10 = 9; DELETE FROM pause"
	" WHERE item % 10 = 9; DELETE FROM file WHERE item % 10 = 9;"
	" DELETE FROM offer WHERE item % 10 = 9; DELETE FROM attendance"
	" WHERE item % 10 = 9; DELETE FROM item WHERE id % 10 = 9",
};

static void
changes_show_at_once(void **state)
{
	struct world *world = *state;

	fill(world);
	for (size_t i = 0; i < sizeof changes / sizeof *changes; i++) {
		pack_all(world, BEGAN + 30 * DAY);
		assert_int_equal(count_of(world, "stale = 1"), 0);
		(void)ask_all(world, before, ANSWERS);
		if (world_raw(world, changes[i]))
			fail_msg("not done: %s", changes[i]);
		(void)ask_all(world, after, ANSWERS);
		if (before[0].count == after[0].count &&
		    !memcmp(before[0].list, after[0].list,
			    sizeof before[0].list))
			fail_msg("changes nothing: %s", changes[i]);
		memcpy(before, after, sizeof before);
		/* From rows alone, and packed anew. */
		drop_all(world);
		all_same(world, changes[i]);
		pack_all(world, BEGAN + 30 * DAY);
		all_same(world, changes[i]);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(packs_say_what_rows_say,
						world_open, world_close),
		cmocka_unit_test_setup_teardown(changes_show_at_once,
						world_open, world_close),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
