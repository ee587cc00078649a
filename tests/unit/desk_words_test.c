/* A landlord's own words: versions of the English with another person's
 * approval, what becomes of the translations, and who may say what of them. */
#include <string.h>

#include "desk/account.h"
#include "desk/letters.h"
#include "desk/proof.h"
#include "desk/settings.h"
#include "desk/sources.h"
#include "desk/translations.h"
#include "tests/unit/house.h"
#include "tests/unit/unit.h"
#include "wire/json.h"
#include "wire/model.h"

#define NOTICE "rent-increase"

static enum status
call_source_show(struct visit *visit, void *input, struct house *house)
{
	return source_show(visit, input, SOURCE_LATEST, house->model,
			   &house->fault);
}

static enum status
call_sources(struct visit *visit, void *input, struct house *house)
{
	(void)input;
	return sources_list(visit, house->model, &house->fault);
}

static enum status
call_save(struct visit *visit, void *input, struct house *house)
{
	return source_save(visit, input, house->model, &house->fault);
}

static enum status
call_source_act(struct visit *visit, void *input, struct house *house)
{
	return source_act(visit, input, house->model, &house->faults,
			  &house->fault);
}

static enum status
call_diff(struct visit *visit, void *input, struct house *house)
{
	return source_diff(visit, input, house->model, &house->fault);
}

static enum status
call_show(struct visit *visit, void *input, struct house *house)
{
	return translations_show(visit, input, house->model, &house->fault);
}

static enum status
call_act(struct visit *visit, void *input, struct house *house)
{
	return translation_act(visit, input, house->model, &house->fault);
}

static enum status
call_setting(struct visit *visit, void *input, struct house *house)
{
	return setting_set(visit, input, &house->fault);
}

static enum status
call_settings(struct visit *visit, void *input, struct house *house)
{
	(void)input;
	return settings_show(visit, house->model, &house->fault);
}

static enum status
call_add(struct visit *visit, void *input, struct house *house)
{
	return account_add(visit, input, &house->fault);
}

static enum status
call_proof(struct visit *visit, void *input, struct house *house)
{
	struct proof proof;
	enum status status = proof_print(visit, input, &proof, &house->faults,
					 &house->fault);

	if (status == OK)
		model_text(house->model, "text",
			   arena_copy(house->arena, proof.bytes, proof.count));
	return status;
}

static enum status
call_become(struct visit *visit, void *input, struct house *house)
{
	struct caller *caller = input;

	return account_called(visit, caller->name, caller, &house->fault);
}

static struct caller
person(struct house *house, const char *email, const char *role)
{
	struct account_new account = {.email = email,
				      .name = email,
				      .role = role,
				      .organisation = "North Homes",
				      .password_hash = "x"};
	struct caller caller = {.name = email};

	assert_int_equal(
		house_write(house, &house->admin, call_add, &account), OK);
	assert_int_equal(house_read(house, NULL, call_become, &caller), OK);
	return caller;
}

static const char *
replaced(struct house *house, const char *text, const char *from,
	 const char *to)
{
	const char *at = strstr(text, from);

	assert_non_null(at);
	return arena_printf(house->arena, "%.*s%s%s", (int)(at - text), text,
			    to, at + strlen(from));
}

static void
must(struct house *house, enum status status)
{
	if (status != OK)
		fail_msg("%s: %s", house->fault.where, house->fault.message);
}

/* The text as the caller has it now. */
static const char *
text_now(struct house *house, const struct caller *caller)
{
	must(house, house_read(house, caller, call_source_show,
			       (void *)(uintptr_t)NOTICE));
	return arena_text(house->arena, text_at(house, "text"));
}

/* The first paragraph that is not the greeting, which tests change. */
static const char *
a_sentence(struct house *house, const struct caller *caller)
{
	struct translations_wish wish = {NOTICE, "ur", NULL};

	must(house, house_read(house, caller, call_show, &wish));
	return arena_text(house->arena, text_at(house, "messages.4.source"));
}

static void
save(struct house *house, const struct caller *caller, const char *text)
{
	struct source_draft draft = {.name = NOTICE, .text = text};

	must(house, house_read(house, caller, call_source_show,
			       (void *)(uintptr_t)NOTICE));
	draft.versions = int_at(house, "versions");
	if (model_kind_of(at(house, "easy_read")) == MODEL_TEXT)
		draft.easy_read = arena_text(house->arena,
					     text_at(house, "easy_read"));
	must(house, house_write(house, caller, call_save, &draft));
}

static enum status
act(struct house *house, const struct caller *caller, const char *action,
    int64_t version)
{
	struct source_act wish = {.name = NOTICE,
				  .version = version,
				  .action = action,
				  .note = "because"};

	return house_write(house, caller, call_source_act, &wish);
}

static int64_t
count_of(struct house *house, const struct caller *caller, const char *tag,
	 const char *state)
{
	struct translations_wish wish = {NOTICE, tag, NULL};

	must(house, house_read(house, caller, call_show, &wish));
	return int_at(house, arena_printf(house->arena, "counts.%s", state));
}

static enum status
say(struct house *house, const struct caller *caller, const char *action)
{
	struct translation_act wish = {.name = NOTICE,
				       .language = "ur",
				       .action = action,
				       .note = "seen"};

	return house_write(house, caller, call_act, &wish);
}

static void
a_version_needs_another_person(void **state)
{
	struct house *house = *state;
	struct caller other = person(house, "ola@north.example", "manager");
	const char *old = text_now(house, &house->north_manager);
	const char *sentence = a_sentence(house, &house->north_manager);
	const char *text =
		replaced(house, old, sentence, "Something else is said here.");
	const struct proof_wish tried = {.notice = NOTICE,
					 .language = "en",
					 .format = "text",
					 .version = 1};
	struct proof_wish used = tried;

	used.version = 0;
	assert_string_equal(text_at(house, "name"), NOTICE);
	save(house, &house->north_manager, text);
	assert_int_equal(int_at(house, "version"), 1);
	assert_string_equal(text_at(house, "state"), "draft");
	assert_int_equal(model_count(at(house, "faults")), 0);
	assert_true(int_at(house, "can_send"));
	must(house, house_read(house, &house->north_manager, call_proof,
			       (void *)(uintptr_t)&tried));
	assert_non_null(strstr(text_at(house, "text"), "Something else is"));
	must(house, house_read(house, &house->north_manager, call_proof,
			       &used));
	assert_null(strstr(text_at(house, "text"), "Something else is"));
	assert_int_equal(house_read(house, &house->south, call_proof,
				    (void *)(uintptr_t)&tried),
			 E_NOT_FOUND);
	assert_int_equal(act(house, &house->north_manager, "approve", 1),
			 E_STALE);
	must(house, act(house, &house->north_manager, "send", 1));
	assert_string_equal(text_at(house, "state"), "waiting");
	assert_int_equal(act(house, &house->north_manager, "send", 1),
			 E_STALE);
	assert_int_equal(act(house, &house->north_manager, "approve", 1),
			 E_FORBIDDEN);
	assert_int_equal(act(house, &house->north, "approve", 1),
			 E_FORBIDDEN);
	assert_int_equal(act(house, &house->south, "approve", 1),
			 E_NOT_FOUND);
	must(house, act(house, &other, "approve", 1));
	assert_string_equal(text_at(house, "state"), "in-use");
	assert_true(int_at(house, "in_use"));
	assert_string_equal(text_now(house, &house->north), text);
	assert_string_equal(text_at(house, "origin"), "own");
	assert_string_equal(text_now(house, &house->south), old);
	must(house, act(house, &house->north_manager, "withdraw", 1));
	assert_string_equal(text_now(house, &house->north), old);
	assert_string_equal(text_at(house, "origin"), "shipped");
	assert_string_equal(text_at(house, "history.0.state"), "withdrawn");
}

static void
only_what_changed_is_outdated(void **state)
{
	struct house *house = *state;
	struct caller other = person(house, "ola@north.example", "manager");
	const char *old = text_now(house, &house->north_manager);
	const char *sentence = a_sentence(house, &house->north_manager);
	const char *fresh = arena_printf(house->arena, "%s Really.", sentence);
	int64_t all;

	must(house, say(house, &house->north_manager, "approve"));
	all = count_of(house, &house->north, "ur", "approved");
	assert_true(all > 5 && int_at(house, "issuable"));
	save(house, &house->north_manager,
	     replaced(house, old, sentence, fresh));
	must(house, act(house, &house->north_manager, "send", 1));
	must(house, act(house, &other, "approve", 1));
	assert_int_equal(count_of(house, &house->north, "ur", "approved"),
			 all - 1);
	assert_int_equal(int_at(house, "counts.outdated"), 1);
	assert_string_equal(text_at(house, "messages.4.state"), "outdated");
	assert_string_equal(text_at(house, "messages.4.previous"), sentence);
	assert_string_equal(text_at(house, "messages.4.source"), fresh);
	assert_string_equal(text_at(house, "messages.4.difference.0.change"),
			    "same");
	assert_int_equal(count_of(house, &house->north, "cy", "outdated"), 1);
	assert_int_equal(count_of(house, &house->south, "ur", "outdated"), 0);
	assert_int_equal(say(house, &house->north_manager, "approve"),
			 E_CONFLICT);
	must(house, act(house, &other, "withdraw", 1));
	assert_int_equal(count_of(house, &house->north, "ur", "approved"),
			 all);
}

static void
a_draft_may_be_wrong_but_goes_nowhere(void **state)
{
	struct house *house = *state;
	const char *old = text_now(house, &house->north_manager);
	struct source_draft draft = {.name = NOTICE};

	save(house, &house->north_manager,
	     replaced(house, old, "{rent_new}", "{rent_knew}"));
	assert_true(model_count(at(house, "faults")) > 0);
	assert_true(int_at(house, "faults.0.line") > 1);
	assert_int_equal(act(house, &house->north_manager, "send", 1),
			 E_INPUT);
	assert_true(house->faults.count > 0);
	draft.text = old; /* somebody who has not seen that draft */
	assert_int_equal(house_write(house, &house->north_manager, call_save,
				     &draft),
			 E_STALE);
	save(house, &house->north_manager, old);
	assert_int_equal(int_at(house, "version"), 2);
	assert_string_equal(text_at(house, "history.1.state"), "replaced");
	must(house, act(house, &house->north_manager, "send", 2));
	draft.versions = 2;
	assert_int_equal(house_write(house, &house->north_manager, call_save,
				     &draft),
			 E_CONFLICT);
	must(house, act(house, &house->north_manager, "withdraw", 2));
	assert_int_equal(act(house, &house->north_manager, "send", 2),
			 E_STALE);
	assert_int_equal(act(house, &house->north_manager, "send", 9),
			 E_NOT_FOUND);
	assert_int_equal(act(house, &house->north_manager, "burn", 2),
			 E_INPUT);
	draft.name = "../etc";
	assert_int_equal(house_write(house, &house->north_manager, call_save,
				     &draft),
			 E_INPUT);
}

static void
a_hard_draft_gets_advice(void **state)
{
	struct house *house = *state;
	const char *old = text_now(house, &house->north_manager);

	assert_int_equal(model_count(at(house, "advice")), 0);
	save(house, &house->north_manager,
	     arena_printf(house->arena, "%s\nIt will commence upon Monday.\n",
			  old));
	assert_int_equal(model_count(at(house, "faults")), 0);
	assert_int_equal(model_count(at(house, "advice")), 2);
	assert_true(int_at(house, "advice.0.line") > 10);
	must(house, act(house, &house->north_manager, "send", 1));
}

static void
a_team_of_one_may_do_both(void **state)
{
	struct house *house = *state;
	struct setting_change change = {.name = "one-person-approves",
					.value = "yes",
					.organisation = "North Homes"};
	const char *old = text_now(house, &house->north_manager);

	save(house, &house->north_manager,
	     arena_printf(house->arena, "%s\nMore is said.\n", old));
	must(house, act(house, &house->north_manager, "send", 1));
	assert_int_equal(house_write(house, &house->north_manager,
				     call_setting, &change),
			 E_FORBIDDEN);
	must(house, house_write(house, &house->admin, call_setting, &change));
	must(house, act(house, &house->north_manager, "approve", 1));
	must(house, house_read(house, &house->north, call_settings, NULL));
	assert_true(int_at(house, "settings.0.value"));
	assert_string_equal(text_at(house, "settings.0.origin"), "own");
	must(house, house_read(house, &house->south, call_settings, NULL));
	assert_false(int_at(house, "settings.0.value"));
	change.value = "perhaps";
	assert_int_equal(house_write(house, &house->admin, call_setting,
				     &change),
			 E_INPUT);
	change.name = "one-person-approve";
	assert_int_equal(house_write(house, &house->admin, call_setting,
				     &change),
			 E_INPUT);
}

static void
a_partnership_writes_for_its_members(void **state)
{
	struct house *house = *state;
	struct setting_change alone = {.name = "one-person-approves",
				       .value = "yes"};
	const char *old = text_now(house, &house->admin);
	const char *text =
		arena_printf(house->arena, "%s\nFrom all of us.\n", old);

	must(house, house_write(house, &house->admin, call_setting, &alone));
	save(house, &house->admin, text);
	must(house, act(house, &house->admin, "send", 1));
	must(house, act(house, &house->admin, "approve", 1));
	assert_string_equal(text_now(house, &house->south), text);
	assert_string_equal(text_at(house, "origin"), "partnership");
	assert_int_equal(int_at(house, "version"), 0);
	save(house, &house->south, old);
	must(house, act(house, &house->south, "send", 1));
	must(house, act(house, &house->south, "approve", 1));
	assert_string_equal(text_now(house, &house->south), old);
	assert_string_equal(text_now(house, &house->north), text);
	must(house, house_read(house, &house->south, call_sources, NULL));
	assert_true(model_count(at(house, "sources")) > 0);
}

static void
save_named(struct house *house, const struct caller *caller, const char *name,
	   const char *text)
{
	struct source_draft draft = {.name = name, .text = text};
	struct source_act wish = {.name = name, .version = 1,
				  .action = "send"};

	must(house, house_write(house, caller, call_save, &draft));
	must(house, house_write(house, caller, call_source_act, &wish));
}

/* What a partnership writes may not leave a member without letters. */
static void
members_words_still_fit(void **state)
{
	static const char clause[] =
		"---\nname: call-us\ntitle: Call us\npurpose: Calls.\n"
		"fields:\n  phone:\n    type: phone\n    label: Telephone\n"
		"    example: 020 7946 0000\n  door_code:\n    type: count\n"
		"    label: Code\n    example: 7\n---\n\n"
		"Call us on {phone} about {door_code}.\n";
	struct house *house = *state;
	struct setting_change alone = {.name = "one-person-approves",
				       .value = "yes"};
	struct source_act wish = {.name = "call-us", .version = 1,
				  .action = "approve"};
	const char *old;

	must(house, house_write(house, &house->admin, call_setting, &alone));
	old = text_now(house, &house->north_manager);
	save(house, &house->north_manager,
	     replaced(house,
		      arena_printf(house->arena, "%s\nThe code: {door_code}\n",
				   old),
		      "fields:\n",
		      "fields:\n  door_code:\n    type: text\n"
		      "    label: Code\n    example: A 7\n"));
	assert_int_equal(model_count(at(house, "faults")), 0);
	must(house, act(house, &house->north_manager, "send", 1));
	must(house, act(house, &house->north_manager, "approve", 1));
	save_named(house, &house->admin, "call-us", clause);
	assert_int_equal(house_write(house, &house->admin, call_source_act,
				     &wish),
			 E_CONFLICT);
	must(house, act(house, &house->north_manager, "withdraw", 1));
	must(house, house_write(house, &house->admin, call_source_act, &wish));
}

static void
differences_are_shown_by_block(void **state)
{
	struct house *house = *state;
	const char *old = text_now(house, &house->north_manager);
	const char *sentence = a_sentence(house, &house->north_manager);
	const char *fresh = arena_printf(house->arena, "%s Really.", sentence);
	struct source_pair pair = {NOTICE, 0, 1};

	old = replaced(house, old, sentence, fresh);
	save(house, &house->north_manager,
	     arena_printf(house->arena, "%s\nOne block more.\n", old));
	must(house, house_read(house, &house->north_manager, call_diff,
			       &pair));
	assert_int_equal(int_at(house, "added"), 1);
	assert_int_equal(int_at(house, "removed"), 0);
	assert_int_equal(int_at(house, "changed"), 1);
	pair.from = 1;
	pair.to = 0;
	must(house, house_read(house, &house->north_manager, call_diff,
			       &pair));
	assert_int_equal(int_at(house, "removed"), 1);
	pair.to = 7;
	assert_int_equal(house_read(house, &house->north_manager, call_diff,
				    &pair),
			 E_NOT_FOUND);
}

static void
reviews_are_each_landlords_own(void **state)
{
	struct house *house = *state;
	struct caller reader = person(house, "ida@north.example",
				      "translator");
	const char *id, *key;
	struct translation_act one = {.name = NOTICE,
				      .language = "ur",
				      .count = 1};
	int64_t all;

	must(house, say(house, &reader, "revise"));
	assert_int_equal(int_at(house, "done"), int_at(house, "left"));
	all = int_at(house, "done");
	assert_int_equal(count_of(house, &house->north, "ur", "revised"), all);
	assert_string_equal(text_at(house, "messages.1.revised_by_name"),
			    "ida@north.example");
	id = arena_text(house->arena, text_at(house, "messages.1.id"));
	key = arena_text(house->arena, text_at(house, "messages.1.key"));
	assert_int_equal(count_of(house, &house->south, "ur", "revised"), 0);
	assert_int_equal(say(house, &reader, "approve"), E_FORBIDDEN);
	must(house, say(house, &house->north_manager, "approve"));
	assert_int_equal(int_at(house, "left"), 0);
	one.id = &id;
	one.action = "refuse";
	assert_int_equal(house_write(house, &house->north_manager, call_act,
				     &one),
			 E_INPUT);
	one.note = "wrong word for rent";
	one.key = (const char *const[]){"0000"};
	assert_int_equal(house_write(house, &house->north_manager, call_act,
				     &one),
			 E_STALE);
	one.key = &key;
	must(house, house_write(house, &house->north_manager, call_act, &one));
	assert_int_equal(int_at(house, "left"), 1);
	assert_int_equal(count_of(house, &house->north, "ur", "refused"), 1);
	assert_string_equal(text_at(house, "messages.1.review_note"),
			    "wrong word for rent");
	must(house, say(house, &house->admin, "approve"));
	assert_int_equal(count_of(house, &house->south, "ur", "approved"),
			 all);
	assert_int_equal(count_of(house, &house->north, "ur", "approved"),
			 all - 1);
}

int
main(void)
{
#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(name, house_open, house_close)
	const struct CMUnitTest tests[] = {
		TEST(a_version_needs_another_person),
		TEST(only_what_changed_is_outdated),
		TEST(a_draft_may_be_wrong_but_goes_nowhere),
		TEST(a_hard_draft_gets_advice),
		TEST(a_team_of_one_may_do_both),
		TEST(a_partnership_writes_for_its_members),
		TEST(members_words_still_fit),
		TEST(differences_are_shown_by_block),
		TEST(reviews_are_each_landlords_own),
	};

	return cmocka_run_group_tests_name("desk words", tests, NULL, NULL);
}
