/* Files that a form holds, that become a request's, and that were translated
 * before for everybody. */
#include <string.h>

#include "desk/attachments.h"
#include "desk/item.h"
#include "desk/providers.h"
#include "desk/requests.h"
#include "desk/tick.h"
#include "tests/unit/house.h"
#include "tests/unit/unit.h"
#include "wire/model.h"

static struct attachment_file file;

static void
look(struct house *house, const char *name, const char *text)
{
	struct file_input input = {name, "text/plain", text, strlen(text)};

	assert_int_equal(attachment_examine(&input, house->arena, &file,
					    &house->fault),
			 OK);
}

static enum status
hold(struct visit *visit, void *input, struct house *house)
{
	(void)input;
	return attachment_hold(visit, &file, house->model, &house->fault);
}

static enum status
held(struct visit *visit, void *input, struct house *house)
{
	const char *ids[] = {input};

	return attachments_held(visit, ids, 1, house->model, &house->fault);
}

/* Of the last request that was named. */
static const char *ref;

static enum status
claim(struct visit *visit, void *input, struct house *house)
{
	const char *ids[] = {input};
	struct request request;
	enum status status = request_named(visit, ref, &request,
					   &house->fault);

	return status == OK ? attachments_claim(visit, ids, 1, &request,
						&house->fault)
			    : status;
}

static enum status
show(struct visit *visit, void *input, struct house *house)
{
	return request_show(visit, input, house->model, &house->fault);
}

static enum status
run_tick(struct visit *visit, void *input, struct house *house)
{
	return tick(visit, input, &house->fault);
}

static enum status
act(struct visit *visit, void *input, struct house *house)
{
	return item_act(visit, input, house->model, &house->fault);
}

static enum status
known(struct visit *visit, void *input, struct house *house)
{
	struct attachment_question *question = input;

	question->organisation = house->north.organisation;
	return attachment_known(visit, question, house->model, &house->fault);
}

static enum status
log_one(struct visit *visit, void *input, struct house *house)
{
	return intake_log(visit, input, house->model, &house->faults,
			  &house->fault);
}

static const char *
holds(struct house *house, const struct caller *caller)
{
	assert_int_equal(house_write(house, caller, hold, NULL), OK);
	return text_at(house, "id");
}

static size_t
held_count(struct house *house, const struct caller *caller, const char *id)
{
	assert_int_equal(house_read(house, caller, held, (void *)id), OK);
	return model_count(at(house, "attachments"));
}

static void
held_by_who_sent_it_for_a_day(void **state)
{
	struct house *house = *state;
	struct tick_done done;
	const char *id;

	look(house, "a.txt", "Some words of a letter");
	id = holds(house, &house->north);
	assert_int_equal(held_count(house, &house->north, id), 1);
	assert_int_equal(int_at(house, "attachments.0.words"), 5);
	assert_int_equal(held_count(house, &house->north_manager, id), 0);
	assert_int_equal(held_count(house, &house->south, id), 0);
	house_at(house, NOW + ATTACHMENT_HELD_SECONDS - 60);
	assert_int_equal(house_write(house, NULL, run_tick, &done), OK);
	assert_int_equal(held_count(house, &house->north, id), 1);
	house_at(house, NOW + ATTACHMENT_HELD_SECONDS + 60);
	assert_int_equal(house_write(house, NULL, run_tick, &done), OK);
	assert_int_equal(held_count(house, &house->north, id), 0);
	house_audit(house);
}

static void
becomes_the_requests(void **state)
{
	struct house *house = *state;
	const char *id;

	look(house, "a.txt", "Some words of a letter");
	id = holds(house, &house->north);
	ref = house_request(house, &house->north, house->amina, "translation",
			    "ar");
	assert_int_equal(house_write(house, &house->north_manager, claim,
				     (void *)id),
			 E_INPUT);
	assert_string_equal(house->fault.where, "/attachments");
	assert_int_equal(house_write(house, &house->north, claim, (void *)id),
			 OK);
	assert_int_equal(house_read(house, &house->north, show, (void *)ref),
			 OK);
	assert_string_equal(text_at(house, "attachments.0.name"), "a.txt");
	assert_int_equal(house_write(house, &house->north, claim, (void *)id),
			 E_INPUT);
}

/* Somebody of the partnership works for one of its members. */
static void
moves_to_the_landlord_of_the_tenant(void **state)
{
	struct house *house = *state;
	const char *id;

	look(house, "b.txt", "Words for the south");
	id = holds(house, &house->admin);
	ref = house_request(house, &house->admin, house->piotr, "translation",
			    "pl");
	assert_int_equal(house_write(house, &house->admin, claim, (void *)id),
			 OK);
	assert_int_equal(house_read(house, &house->south, show, (void *)ref),
			 OK);
	assert_string_equal(text_at(house, "attachments.0.name"), "b.txt");
	house_audit(house);
}

static void
acts(struct house *house, struct item_act what)
{
	assert_int_equal(house_read(house, &house->north, show, (void *)ref),
			 OK);
	what.ref = ref;
	what.n = 1;
	what.version = int_at(house, "version");
	assert_int_equal(house_write(house, &house->north_manager, act, &what),
			 OK);
}

/* The file to the end of its translation. */
static void
translate(struct house *house, const char *about, const char *sensitivity)
{
	const struct intake_item item = {.from = "en", .language = "ar"};
	struct intake in = {.service = "translation", .tenant = house->amina,
			    .document_class = "legal", .words = 100,
			    .about = about, .sensitivity = sensitivity,
			    .item = &item, .items = 1};
	const struct file_input done = {"ar.txt", "text/plain", "Bins", 4};
	const char *id = holds(house, &house->north);
	const char *provider;

	assert_int_equal(house_write(house, &house->north, log_one, &in), OK);
	ref = text_at(house, "ref");
	assert_int_equal(house_write(house, &house->north, claim, (void *)id),
			 OK);
	assert_int_equal(house_read(house, &house->north, show, (void *)ref),
			 OK);
	provider = text_at(house, "items.0.provider");
	acts(house, (struct item_act){.action = "assign",
				      .provider = provider});
	acts(house, (struct item_act){.action = "deliver", .file = &done});
	acts(house, (struct item_act){.action = "check"});
	acts(house, (struct item_act){.action = "complete",
				      .reason = "Its certificate is on paper"});
}

static bool
is_known(struct house *house, const struct caller *caller,
	 const char *language)
{
	struct attachment_question question = {.sha256 = file.sha256,
					       .language = language};

	assert_int_equal(house_read(house, caller, known, &question), OK);
	return model_true(at(house, "known"));
}

static void
only_what_is_for_everybody_is_known(void **state)
{
	struct house *house = *state;

	look(house, "leaflet.txt", "Bins are emptied on Monday");
	translate(house, "person", NULL);
	assert_false(is_known(house, &house->north, "ar"));
	translate(house, "everybody", "health");
	assert_false(is_known(house, &house->north, "ar"));
	translate(house, "everybody", NULL);
	assert_true(is_known(house, &house->north, "ar"));
	assert_string_equal(text_at(house, "known.ref"), ref);
	assert_string_equal(text_at(house, "known.name"), "ar.txt");
	assert_false(is_known(house, &house->north, "pl"));
	assert_false(is_known(house, &house->south, "ar"));
	look(house, "leaflet.txt", "Bins are emptied on Tuesday");
	assert_false(is_known(house, &house->north, "ar"));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(held_by_who_sent_it_for_a_day,
						house_open, house_close),
		cmocka_unit_test_setup_teardown(becomes_the_requests,
						house_open, house_close),
		cmocka_unit_test_setup_teardown(
			moves_to_the_landlord_of_the_tenant, house_open,
			house_close),
		cmocka_unit_test_setup_teardown(
			only_what_is_for_everybody_is_known, house_open,
			house_close),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
