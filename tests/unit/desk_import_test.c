/* Tables come in whole or not at all. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "desk/import.h"
#include "desk/find.h"
#include "desk/tenants.h"
#include "tests/unit/house.h"
#include "tests/unit/unit.h"
#include "wire/model.h"

struct table {
	enum import_kind kind;
	const char *text;
	struct import *import;
};

static enum status
read_table(struct visit *visit, void *input, struct house *house)
{
	struct table *table = input;

	const struct import_source source = {.kind = table->kind,
					     .bytes = table->text,
					     .count = strlen(table->text)};

	return import_read(visit, &source, &table->import, &house->faults,
			   &house->fault);
}

static enum status
publish(struct visit *visit, void *input, struct house *house)
{
	struct table *table = input;

	return import_publish(visit, table->import, &house->fault);
}

/* Read and publish; added, changed and same must be these. */
static void
takes(struct house *house, const struct caller *caller, struct table table,
      const char *counts)
{
	char found[60];

	if (house_read(house, caller, read_table, &table) != OK)
		fail_msg("%s: %s", house->fault.where, house->fault.message);
	assert_int_equal(house_write(house, caller, publish, &table), OK);
	import_summary(table.import, house->model);
	snprintf(found, sizeof found, "%lld %lld %lld",
		 (long long)int_at(house, "added"),
		 (long long)int_at(house, "changed"),
		 (long long)int_at(house, "same"));
	assert_string_equal(found, counts);
	import_free(table.import);
}

static void
refuses(struct house *house, struct table table, const char *const *wheres)
{
	size_t count = 0;

	assert_int_equal(house_read(house, &house->north, read_table, &table),
			 E_INPUT);
	for (; wheres[count]; count++)
		if (!fault_at(house, wheres[count]))
			fail_msg("no fault at %s", wheres[count]);
	assert_int_equal(house->faults.count, count);
	import_free(table.import);
}

static enum status
find(struct visit *visit, void *input, struct house *house)
{
	const struct find_wish wish = {.q = input};
	const struct page_wish page = {0};

	return tenants_find(visit, &wish, &page, house->model, &house->fault);
}

static void
again_updates_and_never_doubles(void **state)
{
	struct house *house = *state;
	struct table table = {IMPORT_TENANTS,
			      "\xef\xbb\xbfTenancy Ref,Full name,Telephone,"
			      "Language spoken,language_read,script\r\n"
			      "N-7,\"Kaur, Gurpreet\",,Polish,pa,Guru\r\n"
			      "N-8,Ion Popescu,0161 496 0001,ro,,\r\n"
			      "N-1,Amina Example,0161 496 0000,ar,ar,\r\n",
			      NULL};

	takes(house, &house->north, table, "2 0 1");
	takes(house, &house->north, table, "0 0 3");
	table.text = "reference,name,phone\nN-8,Ion Popescu,0161 496 0002\n";
	takes(house, &house->north, table, "0 1 0");
	assert_int_equal(house_read(house, &house->north, find,
				    (void *)(uintptr_t)"0161 496 0002"),
			 OK);
	assert_string_equal(text_at(house, "tenants.0.reference"), "N-8");
	assert_string_equal(text_at(house, "tenants.0.spoken"), "ro");
	assert_int_equal(house_read(house, &house->north, find,
				    (void *)(uintptr_t)"gurpreet"),
			 OK);
	assert_string_equal(text_at(house, "tenants.0.read"), "pa-Guru");
}

static void
names_every_bad_row(void **state)
{
	struct house *house = *state;
	struct table table = {IMPORT_TENANTS,
			      "reference,name,postcode,language_spoken,"
			      "organisation,english\n"
			      "A-1,Right,M14 5RX,pl,,good\n"
			      "A-2,,NOPE,xx-none,,\n"
			      "A-3,Abroad,,,South Homes,\n"
			      "A-1,Twice,,,,\n"
			      "A-4,Much,,,,,,,\n"
			      "A-5,Level,,,,perfect\n",
			      NULL};
	static const char *const wheres[] = {
		"line 3/name",	       "line 3/postcode",
		"line 3/language_spoken", "line 4/organisation",
		"line 5/reference",    "line 6",
		"line 7/english",      NULL};

	refuses(house, table, wheres);
	assert_int_equal(house_read(house, &house->north, find,
				    (void *)(uintptr_t)"A-1"),
			 OK);
	assert_int_equal(model_count(at(house, "tenants")), 0);
}

static void
names_unknown_headings(void **state)
{
	struct house *house = *state;
	struct table table = {IMPORT_TENANTS,
			      "reference,nam,shoe size,reference\nA,B,C,D\n",
			      NULL};
	static const char *const once[] = {"line 1", "line 1", "line 1",
					   "line 1", NULL};
	struct table empty = {IMPORT_TENANTS, "", NULL};

	refuses(house, table, once);
	assert_int_equal(house_read(house, &house->north, read_table, &empty),
			 E_INPUT);
	import_free(empty.import);
}

static void
stale_where_the_register_changed(void **state)
{
	struct house *house = *state;
	struct table first = {IMPORT_TENANTS,
			      "reference,name\nN-1,Amina One\n", NULL};
	struct table second = {IMPORT_TENANTS,
			       "reference,name\nN-1,Amina Two\n", NULL};

	assert_int_equal(house_read(house, &house->north, read_table, &first),
			 OK);
	takes(house, &house->north, second, "0 1 0");
	assert_int_equal(house_write(house, &house->north, publish, &first),
			 E_STALE);
	import_free(first.import);
}

static void
takes_providers_and_requests(void **state)
{
	struct house *house = *state;
	struct table providers = {
		IMPORT_PROVIDERS,
		"name,kind,skills\nBraille Bureau,agency,format braille "
		"25/item\nLingua,agency,translation en>so 0.2/word\n",
		NULL};
	struct table bad = {IMPORT_PROVIDERS,
			    "name,kind,skills\nX,shop,singing\n", NULL};
	struct table requests = {IMPORT_REQUESTS,
				 "tenant,service,language,words,subject\n"
				 "N-1,translation,ar,300,Repairs\n"
				 "N-1,translation,,,No words said\n",
				 NULL};
	struct table wrong = {IMPORT_REQUESTS,
			      "tenant,service,words\nS-1,translation,many\n"
			      "N-1,singing,3\n",
			      NULL};
	static const char *const of_bad[] = {"line 2/kind", "line 2/skills",
					     NULL};

	takes(house, &house->admin, providers, "1 1 0");
	refuses(house, bad, of_bad);
	takes(house, &house->north, requests, "2 0 0");
	takes(house, &house->north, requests, "0 0 2");
	assert_int_equal(house_read(house, &house->north, read_table, &wrong),
			 E_INPUT);
	assert_true(fault_at(house, "line 2/words"));
	assert_true(fault_at(house, "line 2/tenant"));
	assert_true(fault_at(house, "line 3/items/0/service"));
	import_free(wrong.import);
}

static void
many_rows_in_one_write(void **state)
{
	struct house *house = *state;
	struct buf text = {0};
	struct table table = {IMPORT_TENANTS, NULL, NULL};

	buf_text(&text, "reference,name,language_spoken\n");
	for (int i = 0; i < 2000; i++)
		buf_printf(&text, "M-%d,Person %d,pl\n", i, i);
	table.text = buf_string(&text);
	takes(house, &house->north, table, "2000 0 0");
	takes(house, &house->north, table, "0 0 2000");
	buf_free(&text);
}

int
main(void)
{
#define TEST(name)                                                             \
	cmocka_unit_test_setup_teardown(name, house_open, house_close)
	const struct CMUnitTest tests[] = {
		TEST(again_updates_and_never_doubles),
		TEST(names_every_bad_row),
		TEST(names_unknown_headings),
		TEST(stale_where_the_register_changed),
		TEST(takes_providers_and_requests),
		TEST(many_rows_in_one_write),
	};

	return cmocka_run_group_tests_name("desk import", tests, NULL, NULL);
}
