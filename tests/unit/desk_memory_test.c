/* What is approved is remembered, found, put right and forgotten; terms are
 * kept, checked and exchanged; each by those who may. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "desk/glossary.h"
#include "desk/memory.h"
#include "desk/sources.h"
#include "lang/tag.h"
#include "notice/glossary.h"
#include "notice/template.h"
#include "tests/unit/house.h"
#include "tests/unit/unit.h"
#include "wire/model.h"

#define MESSAGES 5

static const struct message messages[MESSAGES] = {
	{.id = "Your rent is going up"},
	{.id = "Pay £{rent} from 6 April 2026."},
	{.id = "That is {n} week.", .id_plural = "That is {n} weeks."},
	{.id = "Call {officer_name} on {phone}."},
	{.id = "Dear Mrs Example,"},
};
static const struct notice notice = {.name = "rent-increase",
				     .messages = messages,
				     .message_count = MESSAGES};

struct lesson {
	size_t message;
	const char *form[3];
	size_t forms;
	const struct notice *notice; /* NULL: the one above */
};

static enum status
learn(struct visit *visit, void *input, struct house *house)
{
	const struct lesson *lesson = input;
	const struct notice *from = lesson->notice ? lesson->notice : &notice;
	const struct memory_lesson told = {
		.notice = from,
		.message = &from->messages[lesson->message],
		.tag = tag_find("pl"),
		.form = lesson->form,
		.forms = lesson->forms,
	};

	return memory_learn(visit, &told, &house->fault);
}

static enum status
find(struct visit *visit, void *input, struct house *house)
{
	return memory_find(visit, input, house->model, &house->fault);
}

static enum status
list(struct visit *visit, void *input, struct house *house)
{
	return memory_list(visit, input, house->model, &house->fault);
}

static enum status
edit(struct visit *visit, void *input, struct house *house)
{
	return memory_edit(visit, input, house->model, &house->faults,
			   &house->fault);
}

static enum status
merge(struct visit *visit, void *input, struct house *house)
{
	return memory_merge(visit, input, house->model, &house->fault);
}

static enum status
forget(struct visit *visit, void *input, struct house *house)
{
	return memory_delete(visit, input, &house->fault);
}

static enum status
clean(struct visit *visit, void *input, struct house *house)
{
	return memory_clean(visit, input, house->model, &house->fault);
}

static enum status
policy(struct visit *visit, void *input, struct house *house)
{
	return memory_policy_set(visit, input, &house->faults, &house->fault);
}

static void
learns(struct house *house, const struct caller *caller,
       const struct lesson *lesson)
{
	assert_int_equal(house_write(house, caller, learn,
				     (void *)(uintptr_t)lesson),
			 OK);
}

static int64_t
finds(struct house *house, const struct caller *caller, const char *source)
{
	struct memory_question question = {.source = source,
					   .language = "pl",
					   .before = "",
					   .after = messages[1].id};

	assert_int_equal(house_read(house, caller, find, &question), OK);
	return model_count(at(house, "matches"))
		       ? int_at(house, "matches.0.percent")
		       : 0;
}

static const struct lesson title = {0, {"Czynsz wzrasta"}, 1, NULL};
static const struct lesson pay = {1, {"Od 6 kwietnia 2026 płać £{rent}."}, 1,
				  NULL};

static struct caller
translator_of(const struct house *house)
{
	struct caller caller = house->north;

	caller.role = ROLE_TRANSLATOR;
	return caller;
}

static void
what_is_approved_is_found(void **state)
{
	struct house *house = *state;
	const struct caller who = translator_of(house);

	learns(house, &who, &title);
	learns(house, &who, &pay);
	assert_int_equal(finds(house, &who, messages[0].id), 101);
	assert_string_equal(text_at(house, "matches.0.band"), "context");
	assert_string_equal(text_at(house, "matches.0.translation"),
			    "Czynsz wzrasta");
	assert_string_equal(text_at(house, "matches.0.notice"),
			    "rent-increase");
	assert_int_equal(finds(house, &who, "your rent is going up"), 99);
	assert_int_equal(finds(house, &who, "Your rent is going up again"),
			 83);
	assert_string_equal(text_at(house, "matches.0.difference.1.change"),
			    "added");
	assert_int_equal(finds(house, &who, "Something else"), 0);
	/* Other values are put in where they stand as in the English. */
	assert_int_equal(finds(house, &who, "Pay £{sum} from 6 April 2026."),
			 99);
	assert_string_equal(text_at(house, "matches.0.translation"),
			    "Od 6 kwietnia 2026 płać £{sum}.");
	assert_true(model_true(at(house, "matches.0.adapted")));
	/* A date is written otherwise in Polish: nothing is guessed. */
	assert_int_equal(finds(house, &who, "Pay £{rent} from 7 May 2027."),
			 99);
	assert_false(model_true(at(house, "matches.0.adapted")));
}

static void
plurals_are_kept_by_form(void **state)
{
	static const struct lesson weeks = {
		2,
		{"To za {n} tydzień.", "To za {n} tygodnie.",
		 "To za {n} tygodni."},
		3,
		NULL};
	struct house *house = *state;
	const struct caller who = translator_of(house);
	struct memory_wish wish = {.language = "pl"};

	learns(house, &who, &weeks);
	assert_int_equal(house_read(house, &who, list, &wish), OK);
	assert_int_equal(model_count(at(house, "units")), 3);
	assert_true(finds(house, &who, messages[2].id) >= 100);
	assert_string_equal(text_at(house, "matches.0.translation"),
			    "To za {n} tydzień.");
}

/* What speaks of somebody, and what is English still, is not remembered. */
static void
nobody_is_remembered(void **state)
{
	static const struct lesson person = {4, {"Szanowna Pani Example,"}, 1, NULL};
	static const struct lesson english = {0, {"Your rent is going up"}, 1, NULL};
	static const struct lesson mangled = {3, {"{tenant} {phone}"}, 1, NULL};
	static const struct lesson phone = {
		3, {"{officer_name}: 020 7946 0000"}, 1, NULL};
	static const struct lesson empty = {0, {" "}, 1, NULL};
	struct house *house = *state;
	const struct caller who = translator_of(house);
	struct memory_wish wish = {.language = "pl"};

	learns(house, &who, &person);
	learns(house, &who, &english);
	learns(house, &who, &mangled);
	learns(house, &who, &phone);
	learns(house, &who, &empty);
	assert_int_equal(house_read(house, &who, list, &wish), OK);
	assert_int_equal(model_count(at(house, "units")), 0);
}

static void
the_new_takes_the_place_of_the_old(void **state)
{
	static const struct lesson better = {0, {"Czynsz rośnie"}, 1, NULL};
	const struct memory_cleaning all = {NULL, NULL};
	struct house *house = *state;
	struct memory_wish wish = {.language = "pl"};

	learns(house, &house->north_manager, &title);
	learns(house, &house->north_manager, &title);
	assert_int_equal(finds(house, &house->north_manager, messages[0].id),
			 101);
	assert_int_equal(int_at(house, "matches.0.used"), 2);
	learns(house, &house->north_manager, &better);
	assert_int_equal(finds(house, &house->north_manager, messages[0].id),
			 101);
	assert_int_equal(model_count(at(house, "matches")), 1);
	assert_string_equal(text_at(house, "matches.0.translation"),
			    "Czynsz rośnie");
	assert_int_equal(house_write(house, &house->north, clean,
				     (void *)(uintptr_t)&all),
			 E_FORBIDDEN);
	assert_int_equal(house_write(house, &house->north_manager, clean,
				     (void *)(uintptr_t)&all),
			 OK);
	assert_int_equal(int_at(house, "superseded"), 1);
	assert_int_equal(house_read(house, &house->north, list, &wish), OK);
	assert_int_equal(model_count(at(house, "units")), 1);
}

static const char *
only_unit(struct house *house)
{
	struct memory_wish wish = {.language = "pl"};

	assert_int_equal(house_read(house, &house->north, list, &wish), OK);
	return text_at(house, "units.0.id");
}

static void
is_put_right_by_those_who_may(void **state)
{
	struct house *house = *state;
	const struct caller who = translator_of(house);
	struct memory_edit change = {.translation = "Czynsz będzie wyższy",
				     .version = 1};

	learns(house, &who, &title);
	change.id = arena_text(house->arena, only_unit(house));
	assert_int_equal(house_write(house, &house->north, edit, &change),
			 E_FORBIDDEN);
	assert_int_equal(house_write(house, &house->south, edit, &change),
			 E_NOT_FOUND);
	assert_int_equal(house_write(house, &who, edit, &change), OK);
	assert_int_equal(house_write(house, &who, edit, &change), E_STALE);
	change.version = 2;
	change.translation = "Czynsz dla {tenant}";
	assert_int_equal(house_write(house, &who, edit, &change), E_INPUT);
	assert_true(fault_at(house, "/translation"));
	change.translation = "";
	assert_int_equal(house_write(house, &who, edit, &change), E_INPUT);
	assert_int_equal(house_write(house, &who, forget,
				     (void *)(uintptr_t)change.id),
			 E_FORBIDDEN);
	assert_int_equal(house_write(house, &house->north_manager, forget,
				     (void *)(uintptr_t)change.id),
			 OK);
	assert_int_equal(house_write(house, &house->north_manager, forget,
				     (void *)(uintptr_t)change.id),
			 E_NOT_FOUND);
	assert_int_equal(finds(house, &who, messages[0].id), 0);
	house_audit(house);
}

/* Another notice, another place: both translations stand until somebody says
 * which of them is the right one. */
static void
twins_become_one(void **state)
{
	static const struct message other[] = {
		{.id = "Before"}, {.id = "Your rent is going up"}};
	static const struct notice second = {
		.name = "welcome", .messages = other, .message_count = 2};
	static const struct lesson lesson = {
		1, {"Czynsz idzie w górę"}, 1, &second};
	struct house *house = *state;
	const char *id;

	learns(house, &house->north_manager, &title);
	id = arena_text(house->arena, only_unit(house));
	learns(house, &house->north_manager, &lesson);
	(void)only_unit(house);
	assert_int_equal(model_count(at(house, "units")), 2);
	assert_int_equal(house_write(house, &house->north_manager, merge,
				     (void *)(uintptr_t)id),
			 OK);
	assert_int_equal(int_at(house, "merged"), 1);
	assert_string_equal(only_unit(house), id);
	assert_int_equal(int_at(house, "units.0.used"), 2);
}

/* North shares with its partnership: South finds it and cannot change it. */
static void
is_shared_where_policy_says_so(void **state)
{
	const struct memory_policy_input yes = {"yes", NULL};
	const struct memory_policy_input bad = {NULL, "1 2 3"};
	struct house *house = *state;
	struct caller south = house->south;

	south.role = ROLE_MANAGER;
	learns(house, &house->north_manager, &title);
	assert_int_equal(finds(house, &south, messages[0].id), 0);
	assert_int_equal(house_write(house, &house->north, policy,
				     (void *)(uintptr_t)&yes),
			 E_FORBIDDEN);
	assert_int_equal(house_write(house, &house->north_manager, policy,
				     (void *)(uintptr_t)&bad),
			 E_INPUT);
	assert_int_equal(house_write(house, &house->north_manager, policy,
				     (void *)(uintptr_t)&yes),
			 OK);
	assert_int_equal(finds(house, &south, messages[0].id), 101);
	assert_false(model_true(at(house, "matches.0.own")));
	assert_int_equal(house_write(house, &south, forget,
				     (void *)(uintptr_t)text_at(
					     house, "matches.0.id")),
			 E_NOT_FOUND);
}

static enum status
import_text(struct visit *visit, void *input, struct house *house)
{
	const char *text = input;
	const struct memory_file file = {"memory.csv", text, strlen(text)};
	const struct memory_pairs *pairs;
	enum status status = memory_read_file(visit->arena, &file, &pairs,
					      &house->faults);

	return status == OK ? memory_import(visit, pairs, 0, house->model,
					    &house->faults, &house->fault)
			    : status;
}

static enum status
export_text(struct visit *visit, void *input, struct house *house)
{
	return memory_export(visit, "pl", "csv", input, &house->fault);
}

static void
comes_and_goes_as_a_table(void **state)
{
	static const char table[] =
		"language,source,target\n"
		"pl,Pay the rent.,\"Zapłać, proszę.\"\n"
		"pl,Pay the rent.,\"Zapłać, proszę.\"\n"
		"pl,+1 is a start,'+1 to początek\n"
		"pl,Call Mrs Example.,Zadzwoń.\n"
		"xx,Pay.,Płać.\n"
		"en,Pay.,Pay.\n"
		"pl,,Płać.\n"
		"pl,Pay {a}.,Płać {b}.\n";
	struct house *house = *state;
	struct buf out = {0}, again = {0};

	assert_int_equal(house_write(house, &house->north_manager, import_text,
				     (void *)(uintptr_t)table),
			 OK);
	assert_int_equal(int_at(house, "added"), 2);
	assert_int_equal(int_at(house, "same"), 1);
	assert_int_equal(int_at(house, "refused"), 5);
	assert_true(fault_at(house, "memory.csv:5"));
	assert_true(fault_at(house, "memory.csv:6"));
	assert_true(fault_at(house, "memory.csv:9"));
	assert_int_equal(house_read(house, &house->north_manager, export_text,
				    &out),
			 OK);
	assert_non_null(strstr(buf_string(&out), "'+1 is a start"));
	assert_int_equal(house_write(house, &house->north_manager, import_text,
				     out.bytes),
			 OK);
	assert_int_equal(int_at(house, "added"), 0);
	assert_int_equal(int_at(house, "same"), 2);
	assert_int_equal(house_read(house, &house->north_manager, export_text,
				    &again),
			 OK);
	assert_string_equal(buf_string(&out), buf_string(&again));
	assert_int_equal(house_write(house, &house->north_manager, import_text,
				     (void *)(uintptr_t)"a,b\n1,2\n"),
			 E_INPUT);
	assert_int_equal(house_write(house, &house->north_manager, import_text,
				     (void *)(uintptr_t)"source,\"open"),
			 E_INPUT);
	buf_free(&out);
	buf_free(&again);
}

/* However many have the same words with other numbers, the one with the very
 * same ones is found, and is not there twice. */
static void
the_same_is_found_among_many(void **state)
{
	struct house *house = *state;
	struct buf table = {0};

	buf_text(&table, "source,target,language\n");
	for (int i = 0; i < 300; i++)
		buf_printf(&table, "Room %d is warm,Pokój %d jest,pl\n", i, i);
	for (int again = 0; again < 2; again++)
		assert_int_equal(house_write(house, &house->north_manager,
					     import_text, table.bytes),
				 OK);
	assert_int_equal(int_at(house, "added"), 0);
	assert_int_equal(int_at(house, "same"), 300);
	assert_int_equal(finds(house, &house->north_manager, "Room 7 is warm"),
			 100);
	assert_string_equal(text_at(house, "matches.0.translation"),
			    "Pokój 7 jest");
	buf_free(&table);
}

static enum status
bands(struct visit *visit, void *input, struct house *house)
{
	return memory_bands(visit, input, house->model, &house->fault);
}

static void
a_job_has_a_price(void **state)
{
	struct house *house = *state;
	struct memory_job job = {.notice = "rent-increase",
				 .language = "pl",
				 .word_minor_100 = 1200};
	const struct caller who = translator_of(house);
	int64_t words, price;

	assert_int_equal(house_read(house, &who, bands, &job), OK);
	words = int_at(house, "words");
	price = int_at(house, "price");
	assert_true(words > 100);
	assert_true(price > 0 && price <= words * 12);
	learns(house, &who, &title); /* 5 words and 4 in the heading */
	assert_int_equal(house_read(house, &who, bands, &job), OK);
	assert_int_equal(int_at(house, "words"), words);
	assert_true(int_at(house, "price") < price);
	assert_true(int_at(house, "bands.0.words") +
			    int_at(house, "bands.1.words") >= 5);
	job.notice = "nothing";
	assert_int_equal(house_read(house, &who, bands, &job), E_NOT_FOUND);
	job.language = "en";
	assert_int_equal(house_read(house, &who, bands, &job), E_INPUT);
}

static enum status
add_term(struct visit *visit, void *input, struct house *house)
{
	return glossary_add(visit, input, house->model, &house->faults,
			    &house->fault);
}

static enum status
check_terms(struct visit *visit, void *input, struct house *house)
{
	const struct glossary *glossary;
	enum status status =
		glossary_of(visit, tag_find("pl"), &glossary, &house->fault);

	return status == OK ? glossary_check(glossary, "here", "Pay the rent",
					     input, &house->faults)
			    : status;
}

static enum status
edit_term(struct visit *visit, void *input, struct house *house)
{
	return glossary_edit(visit, input, house->model, &house->faults,
			     &house->fault);
}

/* The landlord's own covers its partnership's. */
static void
terms_are_kept_and_checked(void **state)
{
	struct house *house = *state;
	struct term_input rent = {.term = "Rent",
				  .language = "pl",
				  .wanted = " czynsz ; komorne;;"};
	struct term_input bad = {.term = "x", .language = "pl"};
	struct term_edit change = {.version = 1};
	char own[] = "Płać opłatę", theirs[] = "Płać czynsz";

	assert_int_equal(house_write(house, &house->north, add_term, &rent),
			 E_FORBIDDEN);
	assert_int_equal(house_write(house, &house->admin, add_term, &rent),
			 OK);
	assert_string_equal(text_at(house, "wanted.1"), "komorne");
	assert_int_equal(house_read(house, &house->north, check_terms, theirs),
			 OK);
	assert_int_equal(house_read(house, &house->north, check_terms, own),
			 E_INPUT);
	rent.wanted = "opłata";
	assert_int_equal(house_write(house, &house->north_manager, add_term,
				     &rent),
			 OK);
	change.id = arena_text(house->arena, text_at(house, "id"));
	assert_int_equal(house_read(house, &house->north, check_terms, own),
			 OK);
	rent.term = "RENT";
	assert_int_equal(house_write(house, &house->north_manager, add_term,
				     &rent),
			 E_CONFLICT);
	assert_int_equal(house_write(house, &house->north_manager, add_term,
				     &bad),
			 E_INPUT);
	assert_true(fault_at(house, "/wanted"));
	change.input.keep = true;
	assert_int_equal(house_write(house, &house->south, edit_term, &change),
			 E_NOT_FOUND);
	assert_int_equal(house_write(house, &house->north_manager, edit_term,
				     &change),
			 OK);
	assert_int_equal(house_write(house, &house->north_manager, edit_term,
				     &change),
			 E_STALE);
	house_audit(house);
}

static enum status
show_source(struct visit *visit, void *input, struct house *house)
{
	return source_show(visit, input, SOURCE_LATEST, house->model,
			   &house->fault);
}

/* Who writes the English is told which words it has that letters do not. */
static void
english_is_advised(void **state)
{
	static char name[] = "rent-increase";
	struct house *house = *state;
	struct term_input going = {.term = "going up",
				   .language = "en",
				   .wanted = "rising"};
	size_t before;

	assert_int_equal(house_read(house, &house->north_manager, show_source,
				    name),
			 OK);
	before = model_count(at(house, "advice"));
	assert_int_equal(house_write(house, &house->north_manager, add_term,
				     &going),
			 OK);
	assert_int_equal(house_read(house, &house->north_manager, show_source,
				    name),
			 OK);
	assert_true(model_count(at(house, "advice")) > before);
}

static enum status
import_terms(struct visit *visit, void *input, struct house *house)
{
	return glossary_import(visit, input, strlen(input), house->model,
			       &house->faults, &house->fault);
}

static enum status
export_terms(struct visit *visit, void *input, struct house *house)
{
	return glossary_export(visit, NULL, input, &house->fault);
}

static void
terms_come_and_go_as_a_table(void **state)
{
	static const char good[] =
		"term,language,wanted,forbidden,keep,note\n"
		"rent,pl,czynsz; komorne,opłata,no,Never a fee\n"
		"Universal Credit,pl,,,yes,\n"
		"utilise,en,use,,,\n";
	static const char bad[] = "term,language,wanted,keep\n"
				  "rent,pl,czynsz,perhaps\n"
				  ",pl,x,\n"
				  "gas,nowhere,x,\n"
				  "gas,pl,x,yes\n";
	struct house *house = *state;
	struct buf out = {0};

	assert_int_equal(house_write(house, &house->north_manager,
				     import_terms, (void *)(uintptr_t)bad),
			 E_INPUT);
	assert_true(fault_at(house, "line 2/keep"));
	assert_true(fault_at(house, "line 3/term"));
	assert_true(fault_at(house, "line 4/language"));
	assert_true(fault_at(house, "line 5/wanted"));
	assert_int_equal(house_write(house, &house->north_manager,
				     import_terms, (void *)(uintptr_t)good),
			 OK);
	assert_int_equal(int_at(house, "added"), 3);
	assert_int_equal(house_read(house, &house->north_manager, export_terms,
				    &out),
			 OK);
	assert_int_equal(house_write(house, &house->north_manager,
				     import_terms, out.bytes),
			 OK);
	assert_int_equal(int_at(house, "same"), 3);
	assert_int_equal(house_write(house, &house->north, import_terms,
				     out.bytes),
			 E_FORBIDDEN);
	buf_free(&out);
}

#define TEST(name)                                                         \
	cmocka_unit_test_setup_teardown(name, house_open, house_close)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_is_approved_is_found),
		TEST(plurals_are_kept_by_form),
		TEST(nobody_is_remembered),
		TEST(the_new_takes_the_place_of_the_old),
		TEST(is_put_right_by_those_who_may),
		TEST(twins_become_one),
		TEST(is_shared_where_policy_says_so),
		TEST(comes_and_goes_as_a_table),
		TEST(the_same_is_found_among_many),
		TEST(a_job_has_a_price),
		TEST(terms_are_kept_and_checked),
		TEST(english_is_advised),
		TEST(terms_come_and_go_as_a_table),
	};

	return cmocka_run_group_tests_name("desk memory", tests, NULL, NULL);
}
