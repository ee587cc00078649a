/* Accounts and the register: right, wrong, another landlord's, too late. */
#include <string.h>

#include "desk/account.h"
#include "desk/inside.h"
#include "desk/find.h"
#include "desk/tenants.h"
#include "tests/unit/house.h"
#include "tests/unit/unit.h"
#include "wire/model.h"

static enum status
sign_in(struct visit *visit, void *input, struct house *house)
{
	struct session_made *made = input;
	struct sign_in who = {.known.account = visit->caller->account,
			      .by = BY_CODE};

	return account_sign_in(visit, &who, made, &house->fault);
}

static enum status
by_session(struct visit *visit, void *input, struct house *house)
{
	struct session_made *made = input;
	struct caller caller;
	const char *csrf;
	enum status status = account_by_session(visit, made->token, &caller,
						&csrf, &house->fault);

	if (status == OK) {
		assert_string_equal(csrf, made->csrf);
		assert_string_equal(caller.name, "Nia");
		assert_int_equal(caller.scope.count, 1);
	}
	return status;
}

static enum status
sign_out(struct visit *visit, void *input, struct house *house)
{
	struct session_made *made = input;

	return account_sign_out(visit, made->token, &house->fault);
}

static enum status
disable(struct visit *visit, void *input, struct house *house)
{
	return account_disable(visit, input, &house->fault);
}

static void
sessions_begin_and_end(void **state)
{
	struct house *house = *state;
	struct session_made made, second;

	assert_int_equal(house_write(house, &house->north, sign_in, &made),
			 OK);
	assert_int_equal(house_write(house, &house->north, sign_in, &second),
			 OK);
	assert_int_equal(house_read(house, NULL, by_session, &made), OK);
	assert_int_equal(house_write(house, &house->north, sign_out, &made),
			 OK);
	assert_int_equal(house_read(house, NULL, by_session, &made),
			 E_FORBIDDEN);
	assert_int_equal(house_read(house, NULL, by_session, &second), OK);
	house_at(house, NOW + SESSION_HOURS * HOUR + 1);
	assert_int_equal(house_read(house, NULL, by_session, &second),
			 E_FORBIDDEN);
}

static void
out_at_once_when_disabled(void **state)
{
	struct house *house = *state;
	struct session_made made;

	assert_int_equal(house_write(house, &house->north, sign_in, &made),
			 OK);
	assert_int_equal(house_write(house, &house->north, disable,
				     (void *)(uintptr_t)"nia@north.example"),
			 E_FORBIDDEN);
	assert_int_equal(house_write(house, &house->admin, disable,
				     (void *)(uintptr_t)"nia@north.example"),
			 OK);
	assert_int_equal(house_read(house, NULL, by_session, &made),
			 E_FORBIDDEN);
	assert_int_equal(house_write(house, &house->admin, disable,
				     (void *)(uintptr_t)"ana@both.example"),
			 E_CONFLICT);
}

struct password {
	const char *email, *word;
	int64_t account;
};

static enum status
check(struct visit *visit, void *input, struct house *house)
{
	struct password *password = input;
	struct account_known known = {.account = 0};
	enum status status = account_check(visit, password->email,
					   password->word, &known,
					   &house->fault);

	password->account = known.account;
	return status;
}

struct reset {
	const char *email, *hash;
};

static enum status
reset(struct visit *visit, void *input, struct house *house)
{
	struct reset *wish = input;

	return account_reset(visit, wish->email, wish->hash, &house->fault);
}

static void
passwords_are_checked(void **state)
{
	struct house *house = *state;
	struct reset wish = {.email = "nia@north.example"};
	struct password right = {.email = "NIA@north.example"};
	struct password wrong = {"nia@north.example", "not this one", 0};
	struct password nobody = {"no@north.example", "not this one", 0};

	assert_int_equal(account_one_time(house->arena, &right.word,
					  &wish.hash, &house->fault),
			 OK);
	assert_int_equal(house_write(house, &house->admin, reset, &wish), OK);
	assert_int_equal(house_read(house, NULL, check, &right), OK);
	assert_int_equal(right.account, house->north.account);
	assert_int_equal(house_read(house, NULL, check, &wrong), E_REFUSED);
	assert_int_equal(house_read(house, NULL, check, &nobody), E_REFUSED);
	assert_int_equal(account_password_fits("short", NULL, NULL), E_INPUT);
	assert_int_equal(account_password_fits("three long words", NULL, NULL),
			 OK);
}

static enum status
add_token(struct visit *visit, void *input, struct house *house)
{
	struct token_new token = {.name = "housing system"};

	return account_token_add(visit, &token, input, &house->fault);
}

static enum status
revoke_token(struct visit *visit, void *input, struct house *house)
{
	return account_token_revoke(visit, input, &house->fault);
}

static enum status
by_token(struct visit *visit, void *input, struct house *house)
{
	struct caller caller;

	return account_by_token(visit, input, &caller, &house->fault);
}

static void
tokens_are_revoked(void **state)
{
	struct house *house = *state;
	char secret[TOKEN_TEXT];

	assert_int_equal(house_write(house, &house->north, add_token, secret),
			 E_FORBIDDEN);
	assert_int_equal(house_write(house, &house->admin, add_token, secret),
			 OK);
	assert_int_equal(house_read(house, NULL, by_token, secret), OK);
	assert_int_equal(house_write(house, &house->admin, revoke_token,
				     (void *)(uintptr_t)"housing system"),
			 OK);
	assert_int_equal(house_read(house, NULL, by_token, secret),
			 E_FORBIDDEN);
	assert_int_equal(house_write(house, &house->admin, revoke_token,
				     (void *)(uintptr_t)"housing system"),
			 E_NOT_FOUND);
}

static enum status
find(struct visit *visit, void *input, struct house *house)
{
	const struct find_wish wish = {.q = input};
	const struct page_wish page = {0};

	return tenants_find(visit, &wish, &page, house->model, &house->fault);
}

static void
tenants_are_found_in_any_script(void **state)
{
	struct house *house = *state;
	static const char *const right[] = {
		"Amina", "amina example", "أمينة", "N-1", "n-1", "M145RX",
		"m14 5rx", "0161 496 0000", "+44 161 496 0000", "exa"};

	for (size_t i = 0; i < sizeof right / sizeof *right; i++) {
		assert_int_equal(house_read(house, &house->north, find,
					    (void *)(uintptr_t)right[i]),
				 OK);
		if (strcmp(text_at(house, "tenants.0.reference"), "N-1") != 0)
			fail_msg("not found by %s", right[i]);
		assert_int_equal(model_count(at(house, "tenants")), 1);
		assert_int_equal(house_read(house, &house->south, find,
					    (void *)(uintptr_t)right[i]),
				 OK);
		assert_int_equal(model_count(at(house, "tenants")), 0);
	}
	assert_int_equal(house_read(house, &house->north, find,
				    (void *)(uintptr_t)"\xff"),
			 E_INPUT);
}

static enum status
show(struct visit *visit, void *input, struct house *house)
{
	return tenant_show(visit, input, house->model, &house->fault);
}

static void
shows_the_strip_in_order(void **state)
{
	struct house *house = *state;
	static const char *const kinds[] = {"spoken-language", "read-language",
					    "format", "safe-contact"};

	assert_int_equal(house_read(house, &house->north, show,
				    (void *)(uintptr_t)house->amina),
			 OK);
	assert_string_equal(text_at(house, "strip.name_native"), "أمينة");
	assert_string_equal(model_tag_of(at(house, "strip.name_native")),
			    "ar");
	for (int i = 0; i < 4; i++)
		assert_string_equal(
			text_at(house, arena_printf(house->arena,
						    "strip.facts.%d.kind", i)),
			kinds[i]);
	assert_int_equal(int_at(house, "strip.facts.2.size"), 20);
	assert_true(int_at(house, "strip.facts.3.stop"));
	assert_int_equal(model_count(at(house, "needs.0.stages")), 6);
	assert_string_equal(text_at(house, "postcode"), "M14 5RX");
	assert_int_equal(house_read(house, &house->south, show,
				    (void *)(uintptr_t)house->amina),
			 E_NOT_FOUND);
	assert_int_equal(house_read(house, &house->admin, show,
				    (void *)(uintptr_t)"S-1"),
			 OK);
	assert_int_equal(house_read(house, &house->admin, show,
				    (void *)(uintptr_t)"no-such"),
			 E_NOT_FOUND);
}

static enum status
add(struct visit *visit, void *input, struct house *house)
{
	return tenant_add(visit, input, house->model, &house->faults,
			  &house->fault);
}

static void
names_every_bad_field(void **state)
{
	struct house *house = *state;
	struct tenant_input bad = {
		.postcode = "NOWHERE", .email = "not at all", .phone = "12",
		.spoken = "xx-nothing", .formats = "large-print:99",
		.english = "perfect", .address = {"\x01"}};
	static const char *const wheres[] = {
		"/reference", "/name",	 "/postcode",
		"/email",     "/phone",	 "/spoken",
		"/formats",   "/english", "/address_1"};
	struct tenant_input twice = {.reference = "N-1", .name = "Again"};
	struct tenant_input foreign = {.reference = "N-2",
				       .name = "Abroad",
				       .organisation = "South Homes"};

	assert_int_equal(house_write(house, &house->north, add, &bad),
			 E_INPUT);
	for (size_t i = 0; i < sizeof wheres / sizeof *wheres; i++)
		if (!fault_at(house, wheres[i]))
			fail_msg("no fault at %s", wheres[i]);
	assert_int_equal(house->faults.count, sizeof wheres / sizeof *wheres);
	assert_int_equal(house_write(house, &house->north, add, &twice),
			 E_CONFLICT);
	assert_int_equal(house_write(house, &house->north, add, &foreign),
			 E_INPUT);
	assert_true(fault_at(house, "/organisation"));
}

static enum status
edit(struct visit *visit, void *input, struct house *house)
{
	return tenant_edit(visit, input, house->model, &house->faults,
			   &house->fault);
}

static void
edits_only_what_was_read(void **state)
{
	struct house *house = *state;
	struct tenant_edit first = {.id = house->amina,
				    .input = {.name = "Amina Exampleová",
					      .phone = ""}};

	assert_int_equal(house_read(house, &house->north, show,
				    (void *)(uintptr_t)house->amina),
			 OK);
	first.version = int_at(house, "version");
	assert_int_equal(house_write(house, &house->south, edit, &first),
			 E_NOT_FOUND);
	assert_int_equal(house_write(house, &house->north, edit, &first), OK);
	assert_int_equal(house_write(house, &house->north, edit, &first),
			 E_STALE);
	assert_int_equal(house_read(house, &house->north, show,
				    (void *)(uintptr_t)house->amina),
			 OK);
	assert_string_equal(text_at(house, "name"), "Amina Exampleová");
	assert_string_equal(text_at(house, "phone"), "(null)");
	assert_string_equal(text_at(house, "postcode"), "M14 5RX");
	assert_int_equal(house_read(house, &house->north, find,
				    (void *)(uintptr_t)"exampleova"),
			 OK);
	assert_int_equal(model_count(at(house, "tenants")), 1);
}

int
main(void)
{
#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(name, house_open, house_close)
	const struct CMUnitTest tests[] = {
		TEST(sessions_begin_and_end),
		TEST(out_at_once_when_disabled),
		TEST(passwords_are_checked),
		TEST(tokens_are_revoked),
		TEST(tenants_are_found_in_any_script),
		TEST(shows_the_strip_in_order),
		TEST(names_every_bad_field),
		TEST(edits_only_what_was_read),
	};

	return cmocka_run_group_tests_name("desk register", tests, NULL, NULL);
}
