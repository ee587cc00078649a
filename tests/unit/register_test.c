/* People and providers: rows come back as they went in, to their own
 * landlord's staff and to nobody else. */
#include <string.h>

#include "store/account.h"
#include "store/calendar.h"
#include "store/offer.h"
#include "store/organisation.h"
#include "store/outbox.h"
#include "store/candidate.h"
#include "store/search.h"
#include "store/tenant.h"
#include "tests/unit/unit.h"
#include "tests/unit/world.h"

static const struct account ana = {
	.id = OFFICER, .organisation = NORTH, .email = "ana@example.org",
	.name = "Ana Example", .role = ROLE_MANAGER, .password_hash = "h1",
	.language = "cy", .created_utc = NOW,
};

static enum status
sign_up(const struct access *access, struct world *world, const void *what,
	struct fault *fault)
{
	const struct session session = {
		.token_hash = "cookie", .account = OFFICER, .csrf = "c",
		.created_utc = NOW, .seen_utc = NOW, .expires_utc = NOW + 100};
	enum status status = account_insert(access, &ana, fault);

	(void)world;
	(void)what;
	return status ? status : session_insert(access, &session, fault);
}

static enum status
update_account(const struct access *access, struct world *world,
	       const void *what, struct fault *fault)
{
	(void)world;
	return account_update(access, what, fault);
}

static enum status
signed_in(struct world *world, int64_t now_utc, struct signed_in *ret)
{
	struct access access =
		world_read(world, &scope_of_the_service_itself);
	unsigned char hash[HASH_BYTES] = "cookie";
	enum status status = session_get(&access, hash, now_utc, ret,
					 &world->fault);

	store_release(world->store, access.db);
	return status;
}

static void
sessions_end(void **state)
{
	struct world *world = *state;
	struct account changed = ana;
	struct signed_in in;

	assert_int_equal(world_write(world, &both, sign_up, NULL), OK);
	assert_int_equal(world_write(world, &both, sign_up, NULL), E_CONFLICT);
	assert_string_equal(world->fault.where, "email");
	assert_int_equal(signed_in(world, NOW + 99, &in), OK);
	assert_string_equal(in.account.language, "cy");
	assert_int_equal(in.account.role, ROLE_MANAGER);
	assert_string_equal(in.session.csrf, "c");
	assert_int_equal(signed_in(world, NOW + 100, &in), E_NOT_FOUND);
	changed.name = "Ana Other";
	assert_int_equal(world_write(world, &south_only, update_account,
				     &changed),
			 E_NOT_FOUND);
	assert_int_equal(world_write(world, &north_only, update_account,
				     &changed),
			 OK);
	assert_int_equal(signed_in(world, NOW, &in), OK);
	changed.password_hash = "h2";
	assert_int_equal(world_write(world, &north_only, update_account,
				     &changed),
			 OK);
	assert_int_equal(signed_in(world, NOW, &in), E_NOT_FOUND);
}

static size_t
found(struct world *world, const struct scope *scope,
      struct search_span span, int64_t ret_ids[8])
{
	struct access access = world_read(world, scope);
	struct search_hits hits = {0};

	span.limit = span.limit ? span.limit : 5;
	assert_int_equal(search_keys(&access, &span, &hits, NULL), OK);
	search_unite(&hits);
	store_release(world->store, access.db);
	for (size_t i = 0; i < hits.count; i++)
		ret_ids[i] = hits.list[i];
	return hits.count;
}

static void
finds_tenants_by_their_keys(void **state)
{
	struct world *world = *state;
	const struct search_span postcode = {TENANT_KEY_EXACT, SEARCH_IS,
					     "ab12cd", 0};
	const struct search_span outward = {TENANT_KEY_EXACT, SEARCH_BEGINS,
					    "ab1", 0};
	const struct search_span part = {TENANT_KEY_WORD, SEARCH_BEGINS, "exa",
					 0};
	const struct search_span whole = {TENANT_KEY_WORD, SEARCH_IS, "exa", 0};
	int64_t ids[8];

	assert_int_equal(found(world, &both, postcode, ids), 1);
	assert_int_equal(ids[0], AMINA);
	assert_int_equal(found(world, &both, outward, ids), 1);
	assert_int_equal(found(world, &both, part, ids), 2);
	assert_int_equal(found(world, &both, whole, ids), 0);
	assert_int_equal(found(world, &south_only, postcode, ids), 0);
	assert_int_equal(found(world, &south_only, part, ids), 1);
	assert_int_equal(ids[0], PIOTR);
}

static void
lists_tenants_in_order(void **state)
{
	struct world *world = *state;
	struct search_place first = {"", 0, -1}, after;
	struct access access = world_read(world, &both);
	struct search_page page;

	assert_int_equal(search_sorted(&access, &first, 1, &page, NULL), OK);
	assert_true(page.more && page.count == 1);
	assert_int_equal(page.list[0].id, AMINA);
	assert_int_equal(search_place(&access, page.last, &after, NULL), OK);
	assert_int_equal(search_sorted(&access, &after, 1, &page, NULL), OK);
	assert_true(!page.more && page.count == 1);
	assert_int_equal(page.list[0].id, PIOTR);
	assert_int_equal(search_place(&access, 999, &after, NULL),
			 E_NOT_FOUND);
	store_release(world->store, access.db);
}

static enum status
edit_tenant(const struct access *access, struct world *world,
	    const void *what, struct fault *fault)
{
	static const struct tenant_key keys[] = {{TENANT_KEY_WORD, "halima"}};
	const struct tenant_keys all = {.list = keys, .count = 1,
					.name = " halima"};

	(void)world;
	return tenant_update(access, what, &all, fault);
}

static enum status
add_need(const struct access *access, struct world *world, const void *what,
	 struct fault *fault)
{
	(void)world;
	return need_insert(access, what, fault);
}

static enum status
change_need(const struct access *access, struct world *world,
	    const void *what, struct fault *fault)
{
	(void)world;
	return need_update(access, what, fault);
}

static void
lost_races_are_told(void **state)
{
	struct world *world = *state;
	const struct search_span old = {TENANT_KEY_WORD, SEARCH_IS, "amina", 0};
	const struct search_span renamed = {TENANT_KEY_WORD, SEARCH_BEGINS,
					    "hal", 0};
	struct tenant tenant = {0};
	int64_t ids[8];
	struct access access = world_read(world, &north_only);

	assert_int_equal(tenant_get(&access, AMINA, &tenant, NULL), OK);
	store_release(world->store, access.db);
	assert_string_equal(tenant.name_native, "أمينة");
	tenant.name = "Halima Example";
	assert_int_equal(world_write(world, &south_only, edit_tenant, &tenant),
			 E_NOT_FOUND);
	assert_int_equal(world_write(world, &north_only, edit_tenant, &tenant),
			 OK);
	assert_int_equal(world_write(world, &north_only, edit_tenant, &tenant),
			 E_STALE);
	assert_int_equal(found(world, &both, old, ids), 0);
	assert_int_equal(found(world, &both, renamed, ids), 1);
}

static void
needs_belong_to_a_tenant(void **state)
{
	struct world *world = *state;
	struct need need = {
		.id = 61, .tenant = AMINA, .organisation = NORTH,
		.kind = NEED_FORMAT, .value = "large-print:20",
		.identified_utc = NOW, .recorded_utc = NOW, .consent = true,
		.review_due_utc = NOW + 1};
	struct needs needs;
	struct tenant tenant;
	struct access access;

	assert_int_equal(world_write(world, &south_only, add_need, &need),
			 E_NOT_FOUND);
	assert_int_equal(world_write(world, &north_only, add_need, &need), OK);
	need.id = 62;
	need.kind = NEED_READ_LANGUAGE;
	need.value = "so";
	assert_int_equal(world_write(world, &north_only, add_need, &need), OK);
	access = world_read(world, &north_only);
	assert_int_equal(need_active(&access, AMINA, &needs, NULL), OK);
	assert_int_equal(needs.count, 2);
	assert_int_equal(needs.list[0].kind, NEED_READ_LANGUAGE);
	assert_int_equal(tenant_get(&access, AMINA, &tenant, NULL), OK);
	assert_int_equal(tenant.version, 3);
	access.scope = &south_only;
	assert_int_equal(need_active(&access, AMINA, &needs, NULL), OK);
	assert_int_equal(needs.count, 0);
	store_release(world->store, access.db);
	need.ended_utc = NOW;
	assert_int_equal(world_write(world, &north_only, change_need, &need),
			 OK);
	access = world_read(world, &north_only);
	assert_int_equal(need_active(&access, AMINA, &needs, NULL), OK);
	assert_int_equal(needs.count, 1);
	store_release(world->store, access.db);
}

static enum status
closures(const struct access *access, struct world *world, const void *what,
	 struct fault *fault)
{
	enum status status;

	(void)world;
	(void)what;
	status = closure_insert(access, PARTNERSHIP, 20000, "Away day", fault);
	if (!status)
		status = closure_insert(access, NORTH, 19000, "Move", fault);
	if (!status)
		status = closure_insert(access, SOUTH, 19500, "Flood", fault);
	if (!status)
		status = bank_holiday_put(access,
					  &(struct special_day){
						  PARTNERSHIP, SCOTLAND, 21000,
						  false, "New"},
					  fault);
	return status;
}

static void
calendars_know_their_days(void **state)
{
	struct world *world = *state;
	struct calendar calendar;
	struct organisations list;
	struct scope scope;
	struct access access;

	assert_int_equal(world_write(world, &both, closures, NULL), OK);
	access = world_read(world, &both);
	assert_int_equal(organisation_calendar(&access, NORTH, &calendar,
					       NULL),
			 OK);
	assert_int_equal(calendar.closures, 2);
	assert_int_equal(calendar.closure[0], 19000);
	assert_int_equal(calendar.closure[1], 20000);
	assert_int_equal(calendar.holidays, 0);
	assert_int_equal(calendar.week[4].to_min, 990);
	assert_int_equal(calendar.week[6].to_min, 0);
	assert_int_equal(organisation_calendar(&access, SOUTH, &calendar,
					       NULL),
			 OK);
	assert_int_equal(calendar.jurisdiction, SCOTLAND);
	assert_int_equal(calendar.holiday[0], 21000);
	assert_int_equal(organisation_scope(&access, PARTNERSHIP, &scope,
					    NULL),
			 OK);
	assert_int_equal(scope.count, 3);
	access.scope = &south_only;
	assert_int_equal(organisation_list(&access, &list, NULL), OK);
	assert_int_equal(list.count, 1);
	assert_int_equal(organisation_calendar(&access, NORTH, &calendar,
					       NULL),
			 E_NOT_FOUND);
	store_release(world->store, access.db);
}

static void
routes_to_those_who_serve(void **state)
{
	struct world *world = *state;
	struct item item = world_item(41, AMINA);
	struct candidate_question question = {
		NORTH, AMINA, &item.spec, NOW, CANDIDATES_CAPABLE};
	struct candidates candidates;
	struct providers providers;
	struct access access = world_read(world, &north_only);

	assert_int_equal(provider_candidates(&access, &question, &candidates,
					     NULL),
			 OK);
	assert_int_equal(candidates.count, 1);
	assert_int_equal(candidates.list[0].provider, LINGUA);
	assert_int_equal(candidates.list[0].price_minor, 1200);
	assert_true(candidates.list[0].can_do);
	item.spec.language = "ti";
	assert_int_equal(provider_candidates(&access, &question, &candidates,
					     NULL),
			 OK);
	assert_int_equal(candidates.count, 0);
	question.reach = CANDIDATES_ALL;
	assert_int_equal(provider_candidates(&access, &question, &candidates,
					     NULL),
			 OK);
	assert_int_equal(candidates.count, 1);
	assert_false(candidates.list[0].can_do);
	question.organisation = SOUTH;
	assert_int_equal(provider_candidates(&access, &question, &candidates,
					     NULL),
			 OK);
	assert_int_equal(candidates.count, 0);
	assert_int_equal(provider_list(&access, &providers, NULL), OK);
	assert_int_equal(providers.count, 1);
	access.scope = &both;
	assert_int_equal(provider_list(&access, &providers, NULL), OK);
	assert_int_equal(providers.count, 2);
	store_release(world->store, access.db);
}

static enum status
remember(const struct access *access, struct world *world, const void *what,
	 struct fault *fault)
{
	const struct answer answer = {
		.account = OFFICER, .key = "k", .body_hash = "b", .http = 201,
		.location = "/x", .body = "{}", .created_utc = NOW};

	(void)world;
	(void)what;
	return answer_insert(access, &answer, fault);
}

static void
answers_are_kept_once(void **state)
{
	struct world *world = *state;
	struct answer answer;
	struct access access;

	assert_int_equal(world_write(world, &both, remember, NULL), OK);
	assert_int_equal(world_write(world, &both, remember, NULL),
			 E_CONFLICT);
	access = world_read(world, &both);
	assert_int_equal(answer_get(&access, OFFICER, "k", &answer, NULL), OK);
	assert_int_equal(answer.http, 201);
	assert_int_equal(answer_get(&access, OFFICER + 1, "k", &answer, NULL),
			 E_NOT_FOUND);
	store_release(world->store, access.db);
}

#define WORLD_TEST(test) \
	cmocka_unit_test_setup_teardown(test, world_open, world_close)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		WORLD_TEST(sessions_end),
		WORLD_TEST(finds_tenants_by_their_keys),
		WORLD_TEST(lists_tenants_in_order),
		WORLD_TEST(lost_races_are_told),
		WORLD_TEST(needs_belong_to_a_tenant),
		WORLD_TEST(calendars_know_their_days),
		WORLD_TEST(routes_to_those_who_serve),
		WORLD_TEST(answers_are_kept_once),
	};

	return cmocka_run_group_tests_name("register", tests, NULL, NULL);
}
