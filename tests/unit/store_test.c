/* The file: its schema, its plans, and the two walls before log and letters. */
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "store/figure.h"
#include "tests/unit/unit.h"
#include "tests/unit/world.h"

static enum status
refused(struct world *world, enum store_use use, const char *path)
{
	const struct store_options options = {.path = path, .use = use};
	struct store *store = NULL;
	enum status status = store_open(&options, &store, &world->fault);

	store_close(store);
	return status;
}

static void
opens_what_is_ours_alone(void **state)
{
	struct world *world = *state;
	char other[100];
	FILE *file;

	assert_int_equal(refused(world, STORE_NEW, world->path), E_CONFLICT);
	assert_int_equal(refused(world, STORE_SERVE, "/tmp/none/x.db"),
			 E_NOT_FOUND);
	snprintf(other, sizeof other, "%s/other", world->folder);
	file = fopen(other, "w");
	for (int i = 0; i < 200; i++)
		fputs("not a database at all\n", file);
	fclose(file);
	assert_int_equal(refused(world, STORE_SERVE, other), E_INPUT);
	unlink(other);
	strcpy(other, world->path);
	snprintf(world->path, sizeof world->path, "%s/y.db", world->folder);
	assert_int_equal(world_raw(world, "CREATE TABLE theirs (x)"), 0);
	assert_int_equal(refused(world, STORE_SERVE, world->path), E_INPUT);
	strcpy(world->path, other);
	assert_int_equal(refused(world, STORE_SERVE, world->path), OK);
	assert_int_equal(world_raw(world, "PRAGMA user_version = 9999"), 0);
	assert_int_equal(refused(world, STORE_SERVE, world->path), E_REFUSED);
}

/* Statements that no connection of ours may even prepare. */
static const struct {
	const char *sql;
	enum db_use use; /* the mightiest that may not */
} forbidden[] = {
	{"UPDATE event SET kind = 'x'", DB_FORGETS},
	{"DELETE FROM event", DB_FORGETS},
	{"DELETE FROM event_payload", DB_FORGETS},
	{"UPDATE event_payload SET payload = NULL", DB_WRITES},
	{"UPDATE letter SET html = ''", DB_FORGETS},
	{"DELETE FROM letter", DB_WRITES},
	{"UPDATE letter_copy SET content = x'00'", DB_FORGETS},
	{"DELETE FROM letter_copy", DB_WRITES},
	{"DELETE FROM source", DB_FORGETS},
	{"UPDATE form SET title = ''", DB_FORGETS},
	{"DELETE FROM form", DB_FORGETS},
	{"UPDATE form_translation SET content = x'00'", DB_FORGETS},
	{"DELETE FROM form_approval", DB_FORGETS},
	{"UPDATE form_rule SET text = ''", DB_FORGETS},
	{"DELETE FROM letter_form", DB_WRITES},
	{"ATTACH '/tmp/x' AS x", DB_FORGETS},
	{"CREATE TABLE x (y)", DB_FORGETS},
	{"CREATE TEMP TABLE x (y)", DB_FORGETS},
	{"DROP TRIGGER event_keeps", DB_FORGETS},
	{"DROP TABLE event", DB_FORGETS},
	{"ALTER TABLE event RENAME TO x", DB_FORGETS},
	{"PRAGMA writable_schema = ON", DB_FORGETS},
	{"PRAGMA synchronous = OFF", DB_FORGETS},
	{"VACUUM INTO '/tmp/x'", DB_FORGETS},
	{"INSERT INTO counter VALUES ('x', 1)", DB_READS},
	{"UPDATE tenant SET name = ''", DB_READS},
	{"DELETE FROM tenant", DB_READS},
};

static void
authorizer_refuses(void **state)
{
	struct world *world = *state;

	for (int use = DB_READS; use <= DB_FORGETS; use++) {
		struct db *db;

		assert_int_equal(db_open(world->path, (enum db_use)use, &db,
					 &world->fault),
				 OK);
		for (size_t i = 0; i < sizeof forbidden / sizeof *forbidden;
		     i++) {
			sqlite3_stmt *statement = NULL;
			int code = sqlite3_prepare_v2(db->connection,
						      forbidden[i].sql, -1,
						      &statement, NULL);

			if (code == SQLITE_OK)
				code = sqlite3_step(statement);
			sqlite3_finalize(statement);
			if ((int)forbidden[i].use >= use && code != SQLITE_AUTH)
				fail_msg("%d: %s gave %d", use,
					 forbidden[i].sql, code);
		}
		db_close(db);
	}
}

/* Other programs have no authorizer: the triggers tell them. */
static void
triggers_refuse(void **state)
{
	static const char *const sql[] = {
		"UPDATE event SET kind = 'x'",
		"DELETE FROM event",
		"INSERT INTO event SELECT seq + 5, at, actor, kind, subject,"
		" organisation, service, language, payload_hash, hash"
		" FROM event",
		"INSERT OR REPLACE INTO event SELECT seq, at + 1, actor, kind,"
		" subject, organisation, service, language, payload_hash, hash"
		" FROM event",
		"UPDATE event_payload SET payload = 'x'",
		"UPDATE event_payload SET seq = 9",
		"DELETE FROM event_payload",
		"INSERT OR REPLACE INTO event_payload"
		" SELECT seq, salt, 'x' FROM event_payload",
		"UPDATE letter SET html = 'x'",
		"DELETE FROM letter",
		"INSERT OR REPLACE INTO letter SELECT id, token_hash,"
		" token_sealed, organisation, tenant, notice, template_hash,"
		" language, sha256, issued_at, issued_by, 'x', text,"
		" window_code FROM letter",
		"UPDATE letter_copy SET content = x'01'",
		"DELETE FROM letter_copy",
		"INSERT OR REPLACE INTO letter_copy SELECT letter, format,"
		" sha256, x'01' FROM letter_copy",
		"UPDATE source SET text = 'y'",
		"UPDATE source SET easy_read = 'x'",
		"UPDATE source SET version = 2",
		"UPDATE source SET made_by = 9",
		"DELETE FROM source",
		"INSERT INTO source (id, organisation, notice, version, text,"
		" made_by, made_at, state) VALUES (2, 2, 'n', 2, 'x', 1, 1,"
		" 'in-use')",
		"UPDATE form SET title = 'x'",
		"UPDATE form SET sha256 = x'01', content = x'01'",
		"DELETE FROM form",
		"INSERT OR REPLACE INTO form SELECT id, organisation, code,"
		" language, title, source, published, valid_from, valid_until,"
		" sha256, loaded_at, loaded_by, x'01' FROM form",
		"UPDATE form_translation SET content = x'01'",
		"DELETE FROM form_translation",
		"INSERT OR REPLACE INTO form_translation SELECT id, form,"
		" language, sha256, loaded_at, loaded_by, x'01'"
		" FROM form_translation",
		"UPDATE form_approval SET by = 9",
		"DELETE FROM form_approval",
		"INSERT OR REPLACE INTO form_approval SELECT translation, at, 9"
		" FROM form_approval",
		"UPDATE form_rule SET text = 'x'",
		"DELETE FROM form_rule",
		"INSERT OR REPLACE INTO form_rule SELECT id, organisation,"
		" code, 'x', reason, at, by FROM form_rule",
		"UPDATE letter_form SET form = 2",
		"DELETE FROM letter_form",
		"INSERT OR REPLACE INTO letter_form SELECT letter, form, 1"
		" FROM letter_form",
	};
	struct world *world = *state;

	assert_int_equal(
		world_raw(world,
			  "INSERT INTO event VALUES (1, 1, 1, 'x', 1, 1, '',"
			  " '', x'00', x'00');"
			  "INSERT INTO event_payload VALUES (1, x'00', '{}');"
			  "INSERT INTO letter VALUES (1, x'00', x'00', 2, 21,"
			  " 'n', x'00', 'so', x'00', 1, 1, 'html', 'text',"
			  " NULL);"
			  "INSERT INTO letter_copy VALUES (1, 'pdf', x'00',"
			  " x'00');"
			  "INSERT INTO source (id, organisation, notice,"
			  " version, text, made_by, made_at, state)"
			  " VALUES (1, 2, 'n', 1, 'x', 1, 1, 'in-use');"
			  "INSERT INTO form VALUES (1, 2, 'form-4', 'en', 't',"
			  " 's', 1, 1, NULL, x'00', 1, 1, x'00');"
			  "INSERT INTO form_translation VALUES (1, 1, 'ur',"
			  " x'00', 1, 1, x'00');"
			  "INSERT INTO form_approval VALUES (1, 1, 1);"
			  "INSERT INTO form_rule VALUES (1, 2, 'c', 't', 'r',"
			  " 1, 1);"
			  "INSERT INTO letter_form VALUES (1, 1, NULL)"),
		SQLITE_OK);
	for (size_t i = 0; i < sizeof sql / sizeof *sql; i++)
		if (world_raw(world, sql[i]) != SQLITE_CONSTRAINT)
			fail_msg("allowed: %s", sql[i]);
	assert_int_equal(world_raw(world, "UPDATE event_payload"
					  " SET salt = NULL, payload = NULL"),
			 SQLITE_OK);
}

/* Small tables and results of subqueries may be walked. */
static bool
walks(const char *detail)
{
	return !strncmp(detail, "SCAN", 4) && !strstr(detail, "SUBQUERY") &&
	       !strstr(detail, "CONSTANT ROW");
}

/* The plan of one statement; fails where it walks a table. */
static void
read_plan(sqlite3 *connection, const char *sql)
{
	char text[4000];
	sqlite3_stmt *plan;

	snprintf(text, sizeof text, "EXPLAIN QUERY PLAN %s", sql);
	if (sqlite3_prepare_v2(connection, text, -1, &plan, NULL))
		fail_msg("%s: %s", sqlite3_errmsg(connection), sql);
	while (sqlite3_step(plan) == SQLITE_ROW) {
		const char *detail =
			(const char *)sqlite3_column_text(plan, 3);

		if (walks(detail))
			fail_msg("%s: %s", detail, sql);
	}
	sqlite3_finalize(plan);
}

static void
all_visible(sqlite3_context *context, int count, sqlite3_value **value)
{
	(void)count;
	(void)value;
	sqlite3_result_int(context, 1);
}

static void
plans_use_indexes(void **state)
{
	struct world *world = *state;
	sqlite3 *connection;

	assert_int_equal(sqlite3_open(world->path, &connection), 0);
	sqlite3_create_function(connection, "visible", 1, SQLITE_UTF8, NULL,
				all_visible, NULL, NULL);
	sqlite3_create_function(connection, "may_see", 3, SQLITE_UTF8, NULL,
				all_visible, NULL, NULL);
	sqlite3_create_function(connection, "london_month", 1, SQLITE_UTF8,
				NULL, all_visible, NULL, NULL);
	for (int i = 1; i < NOUNS; i++) {
		assert_int_equal(nouns[i]->slot, i);
		for (int k = 0; k < nouns[i]->count; k++) {
			const struct query *query = &nouns[i]->query[k];

			assert_non_null(query->sql);
			if (!query->walks)
				read_plan(connection, query->sql);
		}
	}
	sqlite3_close(connection);
}

static enum status
prepare_all(const struct access *access, struct world *world,
	    const void *what, struct fault *fault)
{
	(void)world;
	(void)what;
	return db_prepare_all(access->db, fault);
}

/* Those, too, whose plan nobody reads: past the authorizer. */
static void
statements_are_right(void **state)
{
	struct world *world = *state;

	if (world_write(world, &both, prepare_all, NULL) != OK)
		fail_msg("%s", world_fault(world));
}

static enum status
look_for_alike(const struct access *access, struct world *world,
	       const void *what, struct fault *fault)
{
	static const char *const languages[] = {"so", "pl", "ar"};
	struct item item = world_item(100, AMINA);
	struct item_page page;
	enum status status = OK;

	(void)world;
	(void)what;
	for (int i = 0; i < 6 && status == OK; i++) {
		item.spec.service = i % 2 ? SERVICE_INTERPRETING
					  : SERVICE_TRANSLATION;
		item.spec.language = languages[i % 3];
		status = item_alike(access, &item, &page, fault);
	}
	for (int i = 0; i < NOUNS; i++)
		for (int k = 0; k < nouns[i]->count; k++) {
			sqlite3_stmt *one = access->db->statement[i][k];

			if (one && sqlite3_stmt_status(
					   one, SQLITE_STMTSTATUS_REPREPARE,
					   0))
				fail_msg("prepared again: %s",
					 nouns[i]->query[k].sql);
		}
	return status;
}

/* There are partial indexes of one service, and the service is a value. */
static void
values_change_no_plan(void **state)
{
	struct world *world = *state;

	assert_int_equal(world_write(world, &both, look_for_alike, NULL), OK);
}

/* What is counted on: once more, and what both ways of reading say then. */
struct counting {
	bool fails;
	int offers, open; /* to be added */
	int kept_offers, read_offers;
	int64_t kept_open;
};

#define NOW_UTC 1767225600

static enum status
count_on(const struct access *given, struct world *world, const void *what,
	 struct fault *fault)
{
	struct counting *counting = *(struct counting *const *)what;
	const struct figure more = {.provider = LINGUA,
				    .service = "translation",
				    .language = "so",
				    .at_utc = NOW_UTC,
				    .offers = counting->offers};
	const struct figure_question question = {
		.provider = LINGUA,
		.service = "translation",
		.language = "so",
		.period = figure_period(NOW_UTC)};
	struct access kept = *given, reads = *given;
	struct figure_sum sum;
	enum status status;

	(void)world;
	kept.scope = &scope_of_the_service_itself;
	reads.scope = &both; /* the writer keeps nothing for others */
	status = figure_sum(&kept, &question, &sum, fault);
	if (status == OK)
		status = figure_add(&kept, &more, fault);
	if (status == OK)
		status = figure_load(&kept, LINGUA, counting->open, fault);
	if (status == OK)
		status = figure_sum(&kept, &question, &sum, fault);
	counting->kept_offers = sum.offers;
	if (status == OK)
		status = figure_sum(&reads, &question, &sum, fault);
	counting->read_offers = sum.offers;
	if (status == OK)
		status = figure_loaded(&kept, LINGUA, &counting->kept_open,
				       fault);
	if (status == OK && counting->fails)
		return fault_set(fault, E_CONFLICT, "", "taken back", NULL);
	return status;
}

static void
what_is_kept_follows(void **state)
{
	static const struct {
		bool fails;
		int offers, open, all_offers, all_open;
	} steps[] = {
		{false, 2, 1, 2, 1}, {true, 5, 3, 7, 4},  {false, 1, 0, 3, 1},
		{true, 1, 1, 4, 2},  {true, 9, -1, 12, 0}, {false, 0, 2, 3, 3},
	};
	struct world *world = *state;
	struct counting nothing = {.fails = false}, *self = &nothing;

	for (size_t i = 0; i < sizeof steps / sizeof *steps; i++) {
		struct counting counting = {.fails = steps[i].fails,
					    .offers = steps[i].offers,
					    .open = steps[i].open};
		struct counting *one = &counting;

		assert_int_equal(world_write(world, &both, count_on, &one),
				 steps[i].fails ? E_CONFLICT : OK);
		assert_int_equal(counting.kept_offers, steps[i].all_offers);
		assert_int_equal(counting.read_offers, steps[i].all_offers);
		assert_int_equal(counting.kept_open, steps[i].all_open);
	}
	assert_int_equal(world_raw(world,
				   "UPDATE provider_figure SET offers = 50;"
				   "UPDATE provider SET open_items = 70"),
			 SQLITE_OK);
	assert_int_equal(world_write(world, &both, count_on, &self), OK);
	assert_int_equal(nothing.kept_offers, 50);
	assert_int_equal(nothing.kept_open, 70);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(opens_what_is_ours_alone,
						world_open, world_close),
		cmocka_unit_test_setup_teardown(authorizer_refuses, world_open,
						world_close),
		cmocka_unit_test_setup_teardown(triggers_refuse, world_open,
						world_close),
		cmocka_unit_test_setup_teardown(statements_are_right,
						world_open, world_close),
		cmocka_unit_test_setup_teardown(values_change_no_plan,
						world_open, world_close),
		cmocka_unit_test_setup_teardown(what_is_kept_follows,
						world_open, world_close),
		cmocka_unit_test_setup_teardown(plans_use_indexes, world_open,
						world_close),
	};

	return cmocka_run_group_tests_name("store", tests, NULL, NULL);
}
