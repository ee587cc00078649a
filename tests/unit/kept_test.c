/* What the writer keeps of contracts is what is in the file. */
#include "tests/unit/unit.h"
#include "tests/unit/world.h"

#include "store/contract.h"

#define DAY 20700

static size_t found;

static enum status
count(const struct access *access, struct world *world, const void *what,
      struct fault *fault)
{
	const struct agreed_question question = {
		.organisation = NORTH,
		.service = SERVICE_TRANSLATION,
		.day_days = DAY,
		.provider = *(const int64_t *)what,
	};
	struct agreements all;
	enum status status =
		contract_agreements(access, &question, &all, fault);

	(void)world;
	found = all.count;
	return status;
}

static size_t
agreed(struct world *world, int64_t provider)
{
	assert_int_equal(world_write(world, &scope_of_the_service_itself,
				     count, &provider),
			 OK);
	return found;
}

static enum status
add(const struct access *access, struct world *world, const void *what,
    struct fault *fault)
{
	struct contract contract = {.id = *(const int64_t *)what,
				    .organisation = NORTH,
				    .provider = LINGUA,
				    .starts_days = DAY - 10,
				    .position = 1,
				    .version = 1};
	enum status status;

	contract.name = contract.id == 1 ? "first" : "second";
	status = contract_insert(access, &contract, fault);
	(void)world;
	if (contract.id == 3 && status == OK)
		return fault_set(fault, E_REFUSED, "", N_("no such record"),
				 NULL);
	return status;
}

/* Its own change, one that is taken back, one of another process. */
static void
forgets_what_changed(void **state)
{
	static const int64_t id[] = {1, 2, 3};
	struct world *world = *state;

	assert_int_equal(agreed(world, 0), 0);
	assert_int_equal(agreed(world, LINGUA), 0);
	assert_int_equal(world_write(world, &scope_of_the_service_itself, add,
				     &id[0]),
			 OK);
	assert_int_equal(agreed(world, 0), 1);
	assert_int_equal(agreed(world, LINGUA), 1);
	assert_int_equal(agreed(world, ONLY_SOUTH), 0);
	assert_int_not_equal(world_write(world, &scope_of_the_service_itself,
					 add, &id[2]),
			     OK);
	assert_int_equal(agreed(world, LINGUA), 1);
	assert_int_equal(world_raw(world, "UPDATE contract SET provider = 32"),
			 0);
	assert_int_equal(agreed(world, LINGUA), 0);
	assert_int_equal(agreed(world, ONLY_SOUTH), 1);
	assert_int_equal(world_write(world, &scope_of_the_service_itself, add,
				     &id[1]),
			 OK);
	assert_int_equal(agreed(world, LINGUA), 1);
	assert_int_equal(agreed(world, 0), 2);
}

static enum status
change_and_ask(const struct access *access, struct world *world,
	       const void *what, struct fault *fault)
{
	static const int64_t lingua = LINGUA;
	enum status status = count(access, world, &lingua, fault);

	assert_int_equal(found, 0);
	if (status == OK)
		status = add(access, world, what, fault);
	return status == OK ? count(access, world, &lingua, fault) : status;
}

/* In the midst of a transaction the new rows are seen at once. */
static void
sees_its_own_change(void **state)
{
	static const int64_t first = 1;
	struct world *world = *state;

	assert_int_equal(world_write(world, &scope_of_the_service_itself,
				     change_and_ask, &first),
			 OK);
	assert_int_equal(found, 1);
	assert_int_equal(agreed(world, LINGUA), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(forgets_what_changed,
						world_open, world_close),
		cmocka_unit_test_setup_teardown(sees_its_own_change,
						world_open, world_close),
	};

	return cmocka_run_group_tests_name("kept", tests, NULL, NULL);
}
