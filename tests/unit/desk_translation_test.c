/* Translations by hand and by file, and a translator who is asked for what is
 * missing: offered, handed the file, delivered, imported. */
#include <string.h>

#include "desk/hand_ins.h"
#include "desk/letters.h"
#include "desk/offers.h"
#include "desk/requests.h"
#include "desk/translations.h"
#include "tests/unit/house.h"
#include "tests/unit/unit.h"
#include "wire/model.h"

#define NOTICE "rent-increase"
#define GOOD "Czynsz dla Pani lub Pana zmienia się."

static enum status
call_show(struct visit *visit, void *input, struct house *house)
{
	return translations_show(visit, input, house->model, &house->fault);
}

static enum status
call_edit(struct visit *visit, void *input, struct house *house)
{
	return translation_edit(visit, input, house->model, &house->faults,
				&house->fault);
}

static enum status
call_act(struct visit *visit, void *input, struct house *house)
{
	return translation_act(visit, input, house->model, &house->fault);
}

static enum status
call_import(struct visit *visit, void *input, struct house *house)
{
	return translations_import(visit, input, house->model, &house->faults,
				   &house->fault);
}

/* A file and what was asked for. */
struct out {
	struct translations_export wish;
	struct translations_file file;
};

static enum status
call_export(struct visit *visit, void *input, struct house *house)
{
	struct out *out = input;

	return translations_export(visit, &out->wish, &out->file,
				   &house->faults, &house->fault);
}

static enum status
call_ask(struct visit *visit, void *input, struct house *house)
{
	return translation_ask(visit, input, house->model, &house->faults,
			       &house->fault);
}

static enum status
call_request(struct visit *visit, void *input, struct house *house)
{
	return request_show(visit, input, house->model, &house->fault);
}

static enum status
call_accept(struct visit *visit, void *input, struct house *house)
{
	return offer_accept(visit, OFFER_LINK(input), house->model, &house->fault);
}

struct delivery {
	const char *token;
	struct file_found job;
	struct file_input file;
};

static enum status
call_job(struct visit *visit, void *input, struct house *house)
{
	struct delivery *delivery = input;

	return offer_job_file(visit, OFFER_LINK(delivery->token), &delivery->job,
			      &house->fault);
}

static enum status
call_deliver(struct visit *visit, void *input, struct house *house)
{
	struct delivery *delivery = input;

	const struct hand_in_sent sent = {&delivery->file, NULL};
	const struct hand_in_looked *looked;
	enum status status = hand_in_look_file(
		visit, OFFER_LINK(delivery->token), &sent, &looked,
		&house->fault);

	return status == OK ? hand_in_take(visit, OFFER_LINK(delivery->token),
					   looked, house->model, &house->fault)
			    : status;
}

static void
must(struct house *house, enum status status)
{
	if (status != OK)
		fail_msg("%s: %s", house->fault.where, house->fault.message);
}

static void
show(struct house *house, const struct caller *caller, const char *tag)
{
	struct translations_wish wish = {NOTICE, tag, NULL};

	must(house, house_read(house, caller, call_show, &wish));
}

/* A sentence without fields: its place in the list. */
static int
plain_message(struct house *house)
{
	int n = (int)model_count(at(house, "messages"));

	for (int i = 0; i < n; i++) {
		const char *text = text_at(
			house, arena_printf(house->arena,
					    "messages.%d.source", i));

		if (!strpbrk(text, "{[*0123456789") && strlen(text) > 20)
			return i;
	}
	fail_msg("no plain message");
	return 0;
}

static const char *
message_text(struct house *house, int i, const char *key)
{
	return arena_text(house->arena,
			  text_at(house, arena_printf(house->arena,
						      "messages.%d.%s", i,
						      key)));
}

static struct translation_edit
edit_of(struct house *house, int i, const char *const *form)
{
	return (struct translation_edit){
		.name = NOTICE,
		.language = "pl",
		.id = message_text(house, i, "id"),
		.key = message_text(house, i, "key"),
		.form = form,
		.forms = 1,
	};
}

static void
a_sentence_is_written_by_hand(void **state)
{
	struct house *house = *state;
	const char *form = GOOD, *wrong = "Zmiana {rent_new}!";
	struct translation_edit edit;
	int i;

	show(house, &house->north_manager, "pl");
	i = plain_message(house);
	edit = edit_of(house, i, &wrong);
	assert_int_equal(house_write(house, &house->north, call_edit, &edit),
			 E_FORBIDDEN);
	assert_int_equal(house_write(house, &house->north_manager, call_edit,
				     &edit),
			 E_INPUT);
	assert_true(fault_at(house, "/forms"));
	edit.form = &form;
	edit.key = "00";
	assert_int_equal(house_write(house, &house->north_manager, call_edit,
				     &edit),
			 E_STALE);
	show(house, &house->north_manager, "pl");
	edit = edit_of(house, i, &form);
	must(house, house_write(house, &house->north_manager, call_edit,
				&edit));
	assert_string_equal(text_at(house, "state"), "translated");
	assert_string_equal(text_at(house, "forms.0.text"), GOOD);
	assert_string_equal(text_at(house, "translated_by_name"), "Max");
	show(house, &house->south, "pl");
	assert_string_not_equal(message_text(house, i, "state"), "translated");
	show(house, &house->north, "pl");
	assert_string_equal(message_text(house, i, "state"), "translated");
	edit.id = "0123456789abcdef";
	assert_int_equal(house_write(house, &house->north_manager, call_edit,
				     &edit),
			 E_NOT_FOUND);
}

/* What somebody saw is approved, and nothing that came after. */
static void
an_approval_is_of_what_was_seen(void **state)
{
	struct house *house = *state;
	const char *form = GOOD, *id, *key;
	struct translation_edit edit;
	struct translation_act act = {.name = NOTICE,
				      .language = "pl",
				      .action = "approve",
				      .count = 1};

	show(house, &house->north_manager, "pl");
	edit = edit_of(house, plain_message(house), &form);
	id = edit.id;
	key = edit.key;
	act.id = &id;
	act.key = &key;
	must(house, house_write(house, &house->admin, call_edit, &edit));
	assert_int_equal(house_write(house, &house->north_manager, call_edit,
				     &edit),
			 E_STALE); /* the partnership's are his too */
	assert_int_equal(house_write(house, &house->north_manager, call_act,
				     &act),
			 E_STALE);
	form = "Czynsz zmienia się od nowego roku.";
	edit.key = NULL;
	must(house, house_write(house, &house->north_manager, call_edit,
				&edit));
	act.key = NULL;
	assert_int_equal(house_write(house, &house->north_manager, call_act,
				     &act),
			 E_FORBIDDEN); /* it is Max's own */
}

/* The file with one sentence in place of another, in the arena. */
static struct translations_file
with_words(struct house *house, const struct out *out, const char *from,
	   const char *to)
{
	const char *text = arena_copy(house->arena, out->file.bytes,
				      out->file.count);
	const char *found = strstr(text, from);

	assert_non_null(found);
	text = arena_printf(house->arena, "%.*s%s%s", (int)(found - text),
			    text, to, found + strlen(from));
	return (struct translations_file){out->file.name, out->file.type, text,
					  strlen(text)};
}

static void
a_file_is_taken_whole_or_looked_at(void **state)
{
	struct house *house = *state;
	struct out out = {.wish = {.name = NOTICE,
				   .language = "pl",
				   .as = "po"}};
	struct translations_import import = {.use = IMPORT_LOOK};
	const char *old;
	int i;

	show(house, &house->north_manager, "pl");
	i = plain_message(house);
	old = message_text(house, i, "forms.0.text");
	must(house, house_read(house, &house->north, call_export, &out));
	assert_string_equal(out.file.name, NOTICE "-pl.po");
	import.file = with_words(house, &out, old, GOOD);
	must(house, house_read(house, &house->north_manager, call_import,
			       &import));
	assert_int_equal(int_at(house, "taken"), 1);
	show(house, &house->north_manager, "pl");
	assert_string_equal(message_text(house, i, "forms.0.text"), old);
	import.use = IMPORT_TAKE;
	assert_int_equal(house_write(house, &house->north, call_import,
				     &import),
			 E_FORBIDDEN);
	must(house, house_write(house, &house->north_manager, call_import,
				&import));
	assert_int_equal(int_at(house, "taken"), 1);
	assert_string_equal(text_at(house, "messages.0.outcome"), "accepted");
	show(house, &house->north_manager, "pl");
	assert_string_equal(message_text(house, i, "forms.0.text"), GOOD);
	import.language = "ur";
	assert_int_equal(house_write(house, &house->north_manager, call_import,
				     &import),
			 E_INPUT);
	import.language = "en";
	assert_int_equal(house_write(house, &house->north_manager, call_import,
				     &import),
			 E_INPUT);
	out.wish.as = "pdf";
	assert_int_equal(house_read(house, &house->north, call_export, &out),
			 E_INPUT);
	out.wish.as = "po";
	out.wish.what = "some";
	assert_int_equal(house_read(house, &house->north, call_export, &out),
			 E_INPUT);
}

/* The token of the first item's offer. */
static const char *
offered(struct house *house, const char *ref)
{
	must(house, house_read(house, &house->admin, call_request,
			       (void *)(uintptr_t)ref));
	return arena_text(house->arena,
			  text_at(house, "items.0.offers.0.address") + 3);
}

static void
a_translator_is_asked_for_what_is_missing(void **state)
{
	struct house *house = *state;
	struct translation_ask ask = {.name = NOTICE,
				      .language = "pl",
				      .tenant = house->amina,
				      .as = "po"};
	struct delivery delivery;
	const char *ref, *old, *text, *found;
	int i;

	must(house, house_write(house, &house->north, call_ask, &ask));
	ref = arena_text(house->arena, text_at(house, "ref"));
	assert_true(int_at(house, "words") > 50);
	assert_false(int_at(house, "already"));
	must(house, house_write(house, &house->north, call_ask, &ask));
	assert_string_equal(text_at(house, "ref"), ref);
	assert_true(int_at(house, "already"));
	delivery.token = offered(house, ref);
	assert_int_equal(house_read(house, NULL, call_job, &delivery),
			 E_NOT_FOUND);
	must(house, house_write(house, NULL, call_accept,
				(void *)(uintptr_t)delivery.token));
	assert_string_equal(text_at(house, "job_file"), NOTICE "-pl.po");
	must(house, house_read(house, NULL, call_job, &delivery));
	show(house, &house->north, "pl");
	i = plain_message(house);
	old = message_text(house, i, "forms.0.text");
	text = arena_copy(house->arena, delivery.job.bytes,
			  delivery.job.count);
	found = strstr(text, old);
	assert_non_null(found);
	delivery.file = (struct file_input){.name = "back.po",
					    .type = "text/plain"};
	delivery.file.bytes = arena_printf(
		house->arena, "%.*sCzynsz {knew} rośnie.%s",
		(int)(found - text), text, found + strlen(old));
	delivery.file.count = strlen(delivery.file.bytes);
	assert_int_equal(house_write(house, NULL, call_deliver, &delivery),
			 E_INPUT);
	delivery.file.bytes = arena_printf(house->arena, "%.*s" GOOD "%s",
					   (int)(found - text), text,
					   found + strlen(old));
	delivery.file.count = strlen(delivery.file.bytes);
	must(house, house_write(house, NULL, call_deliver, &delivery));
	show(house, &house->north, "pl");
	assert_string_equal(message_text(house, i, "forms.0.text"), GOOD);
	assert_string_equal(message_text(house, i, "state"), "translated");
	assert_string_equal(message_text(house, i, "translated_by_name"),
			    "Lingua");
}

static void
nobody_is_asked_for_nothing(void **state)
{
	struct house *house = *state;
	struct translation_ask ask = {.name = NOTICE,
				      .language = "pl",
				      .tenant = house->amina};
	struct translation_act act = {.name = NOTICE,
				      .language = "pl",
				      .action = "approve"};

	must(house, house_write(house, &house->north_manager, call_act, &act));
	assert_int_equal(int_at(house, "left"), 0);
	assert_int_equal(house_write(house, &house->north, call_ask, &ask),
			 E_CONFLICT);
	ask.language = "uu";
	assert_int_equal(house_write(house, &house->north, call_ask, &ask),
			 E_INPUT);
	ask.language = "pl";
	ask.name = "nothing";
	assert_int_equal(house_write(house, &house->north, call_ask, &ask),
			 E_NOT_FOUND);
	ask.name = NOTICE;
	ask.tenant = "nobody";
	assert_int_equal(house_write(house, &house->north, call_ask, &ask),
			 E_NOT_FOUND);
}

int
main(void)
{
#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(name, house_open, house_close)
	const struct CMUnitTest tests[] = {
		TEST(a_sentence_is_written_by_hand),
		TEST(an_approval_is_of_what_was_seen),
		TEST(a_file_is_taken_whole_or_looked_at),
		TEST(a_translator_is_asked_for_what_is_missing),
		TEST(nobody_is_asked_for_nothing),
	};

	return cmocka_run_group_tests_name("desk translation", tests, NULL,
					   NULL);
}
