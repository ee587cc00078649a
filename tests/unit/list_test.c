/* Lists against a reckoning by hand: every combination of filters, page after
 * page; and figures that stay what counting again would give. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "store/facts.h"
#include "store/offer.h"
#include "store/provider.h"
#include "store/report.h"
#include "store/routing.h"
#include "tests/unit/unit.h"
#include "tests/unit/world.h"

#define ITEMS 400

static const char *const languages[] = {"so", "pl", "ur"};

/* Items of both landlords in all states, some received in one second. */
struct crowd {
	struct item item[ITEMS];
};

static void
crowd_make(struct crowd *crowd)
{
	struct random_source random = random_seeded(7);

	for (int i = 0; i < ITEMS; i++) {
		struct item *item = &crowd->item[i];

		*item = world_item(100 + i, random_below(&random, 3) ? AMINA
								     : PIOTR);
		item->spec.service =
			(enum service)random_below(&random, SERVICES);
		item->spec.language = languages[random_below(&random, 3)];
		item->state =
			(enum item_state)random_below(&random, ITEM_STATES);
		item->held_from = ITEM_ASSIGNED;
		item->provider = random_below(&random, 3) ? LINGUA : 0;
		item->received_utc = NOW + (int64_t)random_below(&random, 90);
		item->due_utc =
			random_below(&random, 5)
				? NOW + (int64_t)random_below(&random, 200) -
					  (i % 3 ? 0 : 2 * 86400)
				: 0;
		if (!item_state_open(item->state)) {
			item->closed_utc =
				NOW + (int64_t)random_below(&random, 1000);
			item->in_standard = (int)random_below(&random, 2);
			item->gross_min = 10 + i;
		}
	}
}

static enum status
crowd_insert(const struct access *access, struct world *world,
	     const void *what, struct fault *fault)
{
	const struct crowd *crowd = what;
	enum status status = OK;

	for (int i = 0; i < ITEMS && !status; i++)
		status = world_add_item(access, world, &crowd->item[i], fault);
	return status;
}

static bool
fits(const struct item *item, const struct item_filter *filter,
     const struct scope *scope)
{
	bool open = item_state_open(item->state);

	if (!scope_has(scope, item->organisation) ||
	    (filter->state >= 0 && (int)item->state != filter->state) ||
	    (filter->service >= 0 &&
	     (int)item->spec.service != filter->service) ||
	    (filter->language &&
	     strcmp(filter->language, item->spec.language) != 0) ||
	    (filter->provider && filter->provider != item->provider) ||
	    (filter->open_only && !open))
		return false;
	if (filter->order == ITEMS_NEWEST && !filter->overdue_utc)
		return true;
	return open && item->due_utc &&
	       (!filter->overdue_utc || item->due_utc < filter->overdue_utc);
}

static bool
by_due(const struct item_filter *filter)
{
	return filter->order == ITEMS_DUE || filter->overdue_utc;
}

/* Page through the list; the ids must be those that fit, in order. */
static void
check_list(const struct access *access, const struct crowd *crowd,
	   struct item_filter filter)
{
	struct item_cursor last = {0, 0};
	size_t want = 0, got = 0;
	struct item_page page = {.more = true};

	for (int i = 0; i < ITEMS; i++)
		want += fits(&crowd->item[i], &filter, access->scope);
	for (int turn = 0; page.more && turn < ITEMS; turn++) {
		assert_int_equal(item_list(access, &filter, &page, NULL), OK);
		assert_true(page.count <= filter.limit);
		for (size_t i = 0; i < page.count; i++) {
			const struct item *item = &page.list[i].item;
			struct item_cursor at = {by_due(&filter)
							 ? item->due_utc
							 : -item->received_utc,
						 by_due(&filter) ? item->id
								 : -item->id};

			assert_true(fits(item, &filter, access->scope));
			if (got++ && !(at.at_utc > last.at_utc ||
				       (at.at_utc == last.at_utc &&
					at.id > last.id)))
				fail_msg("out of order");
			last = at;
		}
		filter.after = page.next;
	}
	assert_int_equal(got, want);
}

static void
lists_what_fits(void **state)
{
	struct world *world = *state;
	struct crowd *crowd = arena_alloc(world->arena, sizeof *crowd);
	const struct scope *scopes[] = {&both, &north_only, &south_only};

	crowd_make(crowd);
	assert_int_equal(world_write(world, &both, crowd_insert, crowd), OK);
	for (int set = 0; set < 3 * 2 * 2 * 2 * 2 * 2 * 2 * 2; set++) {
		struct access access = world_read(world, scopes[set % 3]);
		int bits = set / 3;
		struct item_filter filter = {
			.state = bits & 1 ? (bits & 64 ? ITEM_ASSIGNED
						       : ITEM_COMPLETED)
					  : -1,
			.service = bits & 2 ? SERVICE_FORMAT : -1,
			.language = bits & 4 ? "pl" : NULL,
			.provider = bits & 8 ? LINGUA : 0,
			.overdue_utc = bits & 16 ? NOW + 120 : 0,
			.order = bits & 32 ? ITEMS_DUE : ITEMS_NEWEST,
			.open_only = !(bits & 1) && bits & 64,
			.limit = 7,
		};

		check_list(&access, crowd, filter);
		store_release(world->store, access.db);
	}
}

static void
counts_the_board(void **state)
{
	struct world *world = *state;
	struct crowd *crowd = arena_alloc(world->arena, sizeof *crowd);
	struct board board, want = {0};
	struct access access;

	crowd_make(crowd);
	assert_int_equal(world_write(world, &both, crowd_insert, crowd), OK);
	for (int i = 0; i < ITEMS; i++) {
		const struct item *item = &crowd->item[i];

		if (item->organisation != NORTH ||
		    !item_state_open(item->state))
			continue;
		want.state[item->state]++;
		want.overdue += item->due_utc && item->due_utc < NOW + 50;
		want.due_today += item->due_utc >= NOW + 50 &&
				  item->due_utc <= NOW + 100;
	}
	access = world_read(world, &north_only);
	assert_int_equal(item_board(&access, NOW + 50, NOW + 100, &board,
				    NULL),
			 OK);
	store_release(world->store, access.db);
	assert_memory_equal(&board, &want, sizeof board);
}

/* Figures that are not 0, and every provider's load. */
static const char *
figures(struct world *world)
{
	static const char sql[] =
		"SELECT provider || ' ' || service || ' ' || language || ' '"
		" || period || ' ' || done || ' ' || in_standard || ' ' ||"
		" offers || ' ' || accepted FROM provider_figure"
		" WHERE done OR in_standard OR offers OR accepted"
		" UNION ALL SELECT id || ' ' || open_items FROM provider"
		" UNION ALL SELECT organisation || ' ' || day || ' ' || state"
		" || ' ' || n FROM board";
	struct buf out = {0};
	sqlite3 *connection;
	sqlite3_stmt *row;
	const char *text;

	assert_int_equal(sqlite3_open(world->path, &connection), 0);
	assert_int_equal(sqlite3_prepare_v2(connection, sql, -1, &row, NULL),
			 0);
	while (sqlite3_step(row) == SQLITE_ROW)
		buf_printf(&out, "%s\n", sqlite3_column_text(row, 0));
	sqlite3_finalize(row);
	sqlite3_close(connection);
	text = arena_text(world->arena, buf_string(&out));
	buf_free(&out);
	return text;
}

static enum status
work(const struct access *access, struct world *world, const void *what,
     struct fault *fault)
{
	const struct crowd *crowd = what;
	enum status status = OK;

	for (int i = 0; i < ITEMS && !status; i++) {
		struct item item = crowd->item[i];
		struct offer offer = {
			.id = 5000 + i, .item = item.id,
			.organisation = item.organisation,
			.provider = LINGUA, .sent_utc = NOW + i * 100000,
			.expires_utc = NOW + i * 100000 + 9, .why = "{}"};

		memcpy(offer.token_hash, &i, sizeof i);
		status = offer_insert(access, &offer, &item.spec, fault);
		offer.state = (enum offer_state)(i % OFFER_STATES);
		offer.answered_utc = NOW;
		if (!status && offer.state != OFFER_SENT)
			status = offer_answer(access, &offer, fault);
		if (!status && offer.state == OFFER_DECLINED &&
		    offer_answer(access, &offer, fault) != E_CONFLICT)
			status = E_INTERNAL;
		item.state = (enum item_state)random_below(&world->random,
							   ITEM_STATES);
		item.provider = i % 3 ? LINGUA : ONLY_SOUTH;
		item.closed_utc =
			item_state_open(item.state) ? 0 : NOW + i * 10000;
		if (!status)
			status = item_update(access, &item, fault);
	}
	return status;
}

static enum status
rebuild(const struct access *access, struct world *world, const void *what,
	struct fault *fault)
{
	(void)world;
	(void)what;
	return provider_rebuild(access, fault);
}

static void
figures_do_not_drift(void **state)
{
	struct world *world = *state;
	struct crowd *crowd = arena_alloc(world->arena, sizeof *crowd);
	const char *kept;

	crowd_make(crowd);
	assert_int_equal(world_write(world, &both, crowd_insert, crowd), OK);
	assert_int_equal(world_write(world, &both, work, crowd), OK);
	kept = figures(world);
	assert_non_null(strstr(kept, "31 translation so "));
	assert_int_equal(world_write(world, &both, rebuild, NULL), OK);
	assert_string_equal(figures(world), kept);
}

static enum status
expire(const struct access *access, struct world *world, const void *what,
       struct fault *fault)
{
	struct offers offers;
	enum status status =
		offer_expired(access, NOW + 300009, 2, &offers, fault);

	(void)world;
	(void)what;
	if (status)
		return status;
	/* Sent at 0, 5, 10 ...: only the first is over by then. */
	return offers.count == 1 && offers.list[0].id == 5000 &&
			       !strcmp(offers.list[0].provider_name,
				       "Lingua Example")
		       ? OK
		       : E_INTERNAL;
}

static void
offers_run_out(void **state)
{
	struct world *world = *state;
	struct crowd *crowd = arena_alloc(world->arena, sizeof *crowd);

	crowd_make(crowd);
	assert_int_equal(world_write(world, &both, crowd_insert, crowd), OK);
	assert_int_equal(world_write(world, &both, work, crowd), OK);
	assert_int_equal(world_write(world, &scope_of_the_service_itself,
				     expire, NULL),
			 OK);
}

struct tally {
	size_t rows;
	int64_t gross;
};

static bool
tally_add(void *self, const struct fact *fact)
{
	struct tally *tally = self;

	tally->rows++;
	tally->gross += fact->gross_min;
	return true;
}

static void
reports_what_was_closed(void **state)
{
	struct world *world = *state;
	struct crowd *crowd = arena_alloc(world->arena, sizeof *crowd);
	struct tally tally = {0}, want = {0};
	const struct facts_query query = {.from_utc = NOW + 100,
					  .to_utc = NOW + 500,
					  .visit = tally_add,
					  .self = &tally};
	struct demands demands;
	int64_t items = 0;
	struct access access;

	crowd_make(crowd);
	assert_int_equal(world_write(world, &both, crowd_insert, crowd), OK);
	for (int i = 0; i < ITEMS; i++) {
		const struct item *item = &crowd->item[i];

		if (item->organisation == NORTH &&
		    item->closed_utc >= NOW + 100 &&
		    item->closed_utc < NOW + 500) {
			want.rows++;
			want.gross += item->gross_min;
		}
		items += item->organisation == NORTH;
	}
	access = world_read(world, &north_only);
	assert_int_equal(facts_visit(&access, &query, NULL), OK);
	assert_int_equal(report_demand(&access, NOW, NOW + 90, &demands, NULL),
			 OK);
	store_release(world->store, access.db);
	assert_true(want.rows > 10);
	assert_memory_equal(&tally, &want, sizeof tally);
	for (size_t i = 0; i < demands.count; i++)
		items -= demands.list[i].items;
	assert_int_equal(demands.count, 3);
	assert_int_equal(items, 0);
}

static enum status
stop_and_go(const struct access *access, struct world *world,
	    const void *what, struct fault *fault)
{
	const struct pause_start starts[] = {
		{71, 100, NOW, "tenant"}, {72, 100, NOW + 50, "officer"}};
	enum status status;

	(void)world;
	(void)what;
	status = pause_begin(access, &starts[0], fault);
	if (!status)
		status = pause_end(access, 100, NOW + 20, fault);
	return status ? status : pause_begin(access, &starts[1], fault);
}

static void
requests_and_pauses(void **state)
{
	struct world *world = *state;
	const struct item item = world_item(100, AMINA);
	struct request request;
	struct items items;
	struct pauses pauses;
	struct access access;

	assert_int_equal(world_write(world, &both, world_add_item, &item), OK);
	assert_int_equal(world_write(world, &south_only, stop_and_go, NULL),
			 E_NOT_FOUND);
	assert_int_equal(world_write(world, &north_only, stop_and_go, NULL),
			 OK);
	access = world_read(world, &north_only);
	assert_int_equal(request_by_ref(&access, "V26-000001", &request, NULL),
			 OK);
	assert_int_equal(item_of_request(&access, request.id, &items, NULL),
			 OK);
	assert_int_equal(items.count, 1);
	assert_int_equal(items.list[0].price_minor, -1);
	assert_int_equal(pause_list(&access, 100, NOW + 99, &pauses, NULL),
			 OK);
	assert_int_equal(pauses.count, 2);
	assert_true(pauses.open);
	assert_int_equal(pauses.list[0].to_utc, NOW + 20);
	assert_int_equal(pauses.list[1].to_utc, NOW + 99);
	assert_string_equal(pauses.reason[1], "officer");
	access.scope = &south_only;
	assert_int_equal(request_by_ref(&access, "V26-000001", &request, NULL),
			 E_NOT_FOUND);
	assert_int_equal(item_of_request(&access, item.request, &items, NULL),
			 OK);
	assert_int_equal(items.count, 0);
	assert_int_equal(pause_list(&access, 100, NOW, &pauses, NULL), OK);
	assert_int_equal(pauses.count, 0);
	store_release(world->store, access.db);
}

#define WORLD_TEST(test) \
	cmocka_unit_test_setup_teardown(test, world_open, world_close)

/* Of both landlords by turns, told at forty different times. */
static enum status
tell_of_forty(const struct access *access, struct world *world,
	      const void *what, struct fault *fault)
{
	enum status status = OK;

	(void)what;
	for (int i = 0; i < 40 && !status; i++) {
		struct item item = world_item(100 + i, i % 2 ? AMINA : PIOTR);
		const struct routing routing = {
			.item = item.id,
			.organisation = item.organisation,
			.told = TOLD_NEAR,
			.told_utc = NOW + i * 17 % 40,
		};

		status = world_add_item(access, world, &item, fault);
		if (!status)
			status = routing_put(access, &routing, fault);
	}
	return status;
}

static void
longest_told_of_all_comes_first(void **state)
{
	struct world *world = *state;
	struct access access;
	struct told_items told;

	assert_int_equal(world_write(world, &both, tell_of_forty, NULL), OK);
	access = world_read(world, &both);
	assert_int_equal(routing_told(&access, NOW + 100, &told, &world->fault), OK);
	assert_int_equal(told.count, ROUTING_TOLD_MOST);
	for (size_t i = 0; i < told.count; i++)
		assert_int_equal(told.list[i].routing.told_utc,
				 NOW + (int64_t)i);
	store_release(world->store, access.db);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WORLD_TEST(lists_what_fits),
		WORLD_TEST(counts_the_board),
		WORLD_TEST(figures_do_not_drift),
		WORLD_TEST(offers_run_out),
		WORLD_TEST(reports_what_was_closed),
		WORLD_TEST(requests_and_pauses),
		WORLD_TEST(longest_told_of_all_comes_first),
	};

	return cmocka_run_group_tests_name("list", tests, NULL, NULL);
}
