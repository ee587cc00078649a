/* Who may see what in each organisation of a partnership, and what a policy
 * that asks for the cost leaves of the choice of providers. */
#include <string.h>

#include "core/request.h"
#include "desk/inside.h"
#include "desk/policies.h"
#include "desk/providers.h"
#include "store/policy.h"
#include "tests/unit/house.h"
#include "tests/unit/unit.h"
#include "wire/model.h"

static enum status
put_row(struct visit *visit, void *input, struct house *house)
{
	struct access access = visit_access_of_service(visit);
	struct policy_row row = *(const struct policy_row *)input;
	int version;

	row.id = visit_id(visit);
	row.stance = "says";
	row.reason = "we looked at it";
	row.from_utc = row.made_utc = visit->now_utc;
	row.made_by = house->admin.account;
	return policy_row_insert(&access, &row, &version, &house->fault);
}

struct guarded {
	enum role role;
	unsigned char hidden[3]; /* the house, North, South */
};

static enum status
guard(struct visit *visit, void *input, struct house *house)
{
	struct guarded *guarded = input;
	struct caller caller = house->admin;
	enum status status;

	caller.role = guarded->role;
	status = policy_guard(visit, &caller, NULL, &house->fault);
	for (size_t i = 0; i < 3; i++)
		guarded->hidden[i] =
			caller.scope.hidden ? caller.scope.hidden[i] : 0;
	return status;
}

static void
sees(struct house *house, enum role role, const unsigned char want[3])
{
	struct guarded guarded = {.role = role};

	assert_int_equal(house_read(house, NULL, guard, &guarded), OK);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(guarded.hidden[i], want[i]);
}

static void
guards_each_organisation(void **state)
{
	struct house *house = *state;
	const int64_t *own = house->admin.scope.organisation;
	size_t north = own[1] == house->north.organisation ? 1 : 2;
	const unsigned char health = 1u << SENSITIVITY_HEALTH;
	const unsigned char abuse = 1u << SENSITIVITY_DOMESTIC_ABUSE;
	unsigned char want[3] = {abuse, abuse, abuse};
	struct policy_row row = {.organisation = own[north],
				 .kind = "sensitivity",
				 .code = "health",
				 .text = "roles manager\n"};

	sees(house, ROLE_OFFICER, want);
	sees(house, ROLE_MANAGER, (const unsigned char[3]){0});
	/* Nobody confirmed it. */
	assert_int_equal(house_write(house, NULL, put_row, &row), OK);
	sees(house, ROLE_OFFICER, want);
	row.confirmed_utc = NOW;
	row.confirmed_by = house->admin.account;
	assert_int_equal(house_write(house, NULL, put_row, &row), OK);
	want[north] |= health;
	sees(house, ROLE_OFFICER, want);
	sees(house, ROLE_MANAGER, (const unsigned char[3]){0});
	/* The partnership's holds in each of its members. */
	row.organisation = own[0];
	row.text = "roles auditor\n";
	assert_int_equal(house_write(house, NULL, put_row, &row), OK);
	want[0] = want[3 - north] = abuse | health;
	sees(house, ROLE_OFFICER, want);
	for (size_t i = 0; i < 3; i++)
		want[i] = i == north ? 0 : health;
	sees(house, ROLE_MANAGER, want);
}

static enum status
fill(struct visit *visit, void *input, struct house *house)
{
	return provider_add(visit, input, house->model, &house->faults,
			    &house->fault);
}

static enum status
log_request(struct visit *visit, void *input, struct house *house)
{
	return intake_log(visit, input, house->model, &house->faults,
			  &house->fault);
}

/* The first item takes the last that its provider can work on. */
static void
ranks_each_item_by_what_went_before(void **state)
{
	struct house *house = *state;
	struct policy_row rule = {
		.organisation = house->admin.scope.organisation[0],
		.kind = "rule",
		.code = "dear-asks",
		.text = "order 100\ncost-over 900.00\nverdict ask-manager\n"
			"why This is dear.\n",
		.confirmed_utc = NOW,
		.confirmed_by = house->admin.account};
	struct provider_input small = {
		.name = "Small", .kind = "freelancer", .contract_order = 1,
		.capacity = 1, .skills = "translation en>pl 0.01/word"};
	struct intake_item items[] = {
		{.language = "pl"}, {.language = "pl"}, {.language = "pl"}};
	struct intake wish = {.tenant = house->piotr,
			      .service = "translation",
			      .words = 200,
			      .item = items,
			      .items = 3};

	assert_int_equal(house_write(house, NULL, put_row, &rule), OK);
	assert_int_equal(house_write(house, &house->admin, fill, &small), OK);
	assert_int_equal(house_write(house, &house->south, log_request, &wish),
			 OK);
	assert_string_equal(text_at(house, "items.0.offer.provider_name"),
			    "Small");
	assert_string_equal(text_at(house, "items.1.offer.provider_name"),
			    "Lingua");
	assert_string_equal(text_at(house, "items.2.offer.provider_name"),
			    "Lingua");
}

int
main(void)
{
#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(name, house_open, house_close)
	const struct CMUnitTest tests[] = {
		TEST(guards_each_organisation),
		TEST(ranks_each_item_by_what_went_before),
	};

	return cmocka_run_group_tests_name("desk policy", tests, NULL, NULL);
}
