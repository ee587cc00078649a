/* Catalogues: what is found, what is refused and where. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "lang/catalogue.h"
#include "lang/message.h"
#include "tests/unit/unit.h"

static enum status
load(const char *name, struct catalogue **ret, struct faults *faults)
{
	const char *root = getenv("top_srcdir");
	char path[1000];

	snprintf(path, sizeof path, "%s/tests/data/po/%s", root ? root : ".",
		 name);
	return catalogue_load(path, tag_find("cy"), ret, faults);
}

static struct catalogue *
load_good(const char *name)
{
	struct catalogue *catalogue = NULL;
	struct faults faults = {0};

	assert_int_equal(load(name, &catalogue, &faults), OK);
	assert_int_equal(faults.count, 0);
	return catalogue;
}

static void
finds_translations(void **state)
{
	struct catalogue *c = load_good("good.po");

	(void)state;
	assert_string_equal(catalogue_text(c, NULL, "Sign in"), "Mewngofnodi");
	assert_string_equal(catalogue_text(c, "button", "Sign in"),
			    "Mewngofnodwch");
	assert_string_equal(catalogue_text(c, "menu", "Sign in"), "Sign in");
	assert_string_equal(catalogue_text(c, NULL, "Sign out"), "Sign out");
	assert_string_equal(catalogue_text(c, NULL, "Not yet"), "Not yet");
	assert_string_equal(catalogue_text(c, NULL, "Gone"), "Gone");
	assert_string_equal(catalogue_text(c, NULL, ""), "");
	assert_string_equal(catalogue_text(NULL, NULL, "Sign in"), "Sign in");
	assert_string_equal(catalogue_header(c, "X-Source"), "first");
	assert_null(catalogue_header(c, "X-Other"));
	assert_string_equal(catalogue_tag(c)->tag, "cy");
	catalogue_free(c);
}

static void
tells_what_stands_in_the_file(void **state)
{
	struct catalogue *c = load_good("good.po");
	const struct catalogue_entry *entry;

	(void)state;
	entry = catalogue_entry(c, NULL, "Sign out");
	assert_true(entry->fuzzy);
	assert_false(entry->translated);
	assert_string_equal(entry->form[0], "Allgofnodi?");
	assert_string_equal(entry->previous, "Sign off");
	entry = catalogue_entry(c, "button", "Sign in");
	assert_string_equal(entry->comments, "Said by a button.\n");
	assert_true(entry->translated);
	assert_ptr_equal(catalogue_at(c, 1), entry);
	assert_null(catalogue_at(c, 6));
	assert_null(catalogue_entry(c, NULL, "Gone"));
	catalogue_free(c);
}

static void
chooses_plural_forms(void **state)
{
	static const struct {
		unsigned long n;
		const char *text;
	} cases[] = {
		{0, "Dim ceisiadau"},	 {1, "{count} cais"},
		{2, "{count} gais"},	 {3, "{count} chais"},
		{4, "{count} cais (5)"}, {6, "{count} chais (6)"},
		{7, "{count} cais (5)"},
	};
	struct catalogue *c = load_good("good.po");

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_string_equal(catalogue_plural(c, NULL, "{count} request",
						     "{count} requests",
						     cases[i].n),
				    cases[i].text);
	assert_string_equal(
		catalogue_plural(c, NULL, "{count} day", "{count} days", 1),
		"{count} day");
	assert_string_equal(catalogue_plural(NULL, NULL, "a", "b", 0), "b");
	catalogue_free(c);
}

/* File, how many faults, and where the first of them is. */
static void
refuses_what_is_wrong(void **state)
{
	static const struct {
		const char *file, *where, *says;
		size_t least;
	} cases[] = {
		{"syntax.po", "syntax.po:8", "not closed on its line", 2},
		{"twice.po", "twice.po:10", "already in line 7", 1},
		{"headless.po", "headless.po:1", "has no header", 1},
		{"latin.po", "latin.po:1", "iconv -f ISO-8859-14 -t UTF-8", 1},
		{"norule.po", "norule.po:6", "nplurals=6; plural=(n==0 ?", 1},
		{"rule.po", "rule.po:1", "not a plural rule", 1},
		{"forms.po", "forms.po:7", "has 2 plural forms", 1},
		{"override.po", "override.po:8", "holds U+202E", 2},
		{"bytes.po", "bytes.po:8", "is not UTF-8", 1},
		{"empty.po", "empty.po:1", "has no header", 1},
		{"missing.po", "missing.po", "cannot be read", 1},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		struct catalogue *c = NULL;
		struct faults faults = {0};
		struct buf text = {0};
		enum status status = load(cases[i].file, &c, &faults);

		assert_int_not_equal(status, OK);
		assert_null(c);
		assert_true(faults.count >= cases[i].least);
		message_fault(&text, NULL, &faults.list[0]);
		if (!strstr(faults.list[0].where, cases[i].where) ||
		    !strstr(buf_string(&text), cases[i].says))
			fail_msg("%s: %s: %s", cases[i].file,
				 faults.list[0].where, buf_string(&text));
		buf_free(&text);
		faults_free(&faults);
	}
}

static void *
load_often(void *unused)
{
	for (int i = 0; i < 30; i++) {
		struct faults faults = {0};
		struct catalogue *c = NULL;

		catalogue_free(load_good("good.po"));
		assert_int_equal(load("syntax.po", &c, &faults), E_INPUT);
		faults_free(&faults);
	}
	return unused;
}

static void
loads_in_several_threads(void **state)
{
	pthread_t thread[3];

	(void)state;
	for (int i = 0; i < 3; i++)
		assert_int_equal(
			pthread_create(&thread[i], NULL, load_often, NULL), 0);
	for (int i = 0; i < 3; i++)
		pthread_join(thread[i], NULL);
}

static void
copy_good(const char *folder, const char *name)
{
	const char *root = getenv("top_srcdir");
	char command[2000];

	snprintf(command, sizeof command,
		 "cp '%s/tests/data/po/good.po' '%s/%s'", root ? root : ".",
		 folder, name);
	assert_int_equal(system(command), 0);
}

static void
loads_a_folder(void **state)
{
	char folder[] = "catalogues-XXXXXX", command[100];
	struct catalogues *all = NULL;
	struct faults faults = {0};

	(void)state;
	assert_non_null(mkdtemp(folder));
	copy_good(folder, "cy.po");
	copy_good(folder, "README");
	assert_int_equal(catalogues_load(folder, &all, &faults), OK);
	assert_non_null(catalogues_find(all, tag_find("cy-GB")));
	assert_null(catalogues_find(all, tag_find("pl")));
	assert_null(catalogues_at(all, 1));
	catalogues_free(all);
	copy_good(folder, "cyy.po");
	assert_int_equal(catalogues_load(folder, &all, &faults), E_INPUT);
	assert_int_equal(faults.count, 1);
	assert_string_equal(faults.list[0].arg[0].value, "cyy");
	faults_free(&faults);
	snprintf(command, sizeof command, "rm -r '%s'", folder);
	assert_int_equal(system(command), 0);
	assert_int_equal(catalogues_load(folder, &all, &faults), E_IO);
	faults_free(&faults);
}

static void
puts_arguments_in(void **state)
{
	static const struct message_arg args[] = {
		{"name", "{count} ਗੁਰ"},
		{"count", "3"},
		{"countdown", "9"},
	};
	struct buf buf = {0};

	(void)state;
	message_format(&buf, "{name}: {count}, {countdown} {other} {", args, 3);
	buf_text(&buf, "|");
	message_format(&buf, "{{count}} {coun {count}}", args, 3);
	buf_text(&buf, "|");
	message_format(&buf, "", args, 3);
	assert_string_equal(buf_string(&buf),
			    "{count} ਗੁਰ: 3, 9 {other} {|{3} {coun 3}|");
	buf_free(&buf);
}

/* Each {argument} of a translation is one of the English. */
static void
check_arguments(const struct catalogue_entry *entry, const char *text)
{
	while ((text = strchr(text, '{'))) {
		size_t count = strcspn(text, "}") + 1;
		char name[100];

		snprintf(name, sizeof name, "%.*s", (int)count, text);
		if (!strstr(entry->msgid, name) &&
		    !(entry->msgid_plural && strstr(entry->msgid_plural, name)))
			fail_msg("%s: %s is not there", entry->msgid, name);
		text++;
	}
}

/* And where there is no plural the other way round. */
static void
check_both_ways(const struct catalogue_entry *entry)
{
	struct catalogue_entry back = {.msgid = entry->form[0]};

	for (size_t i = 0; i < entry->forms; i++)
		check_arguments(entry, entry->form[i]);
	if (!entry->msgid_plural)
		check_arguments(&back, entry->msgid);
}

static void
interface_keeps_arguments(void **state)
{
	const char *root = getenv("top_srcdir");
	const struct catalogue_entry *entry;
	const struct catalogue *catalogue;
	struct catalogues *all = NULL;
	struct faults faults = {0};
	char folder[1000];

	(void)state;
	snprintf(folder, sizeof folder, "%s/po", root ? root : ".");
	assert_int_equal(catalogues_load(folder, &all, &faults), OK);
	assert_non_null(catalogues_at(all, 0));
	for (size_t i = 0; (catalogue = catalogues_at(all, i)); i++)
		for (size_t j = 0; (entry = catalogue_at(catalogue, j)); j++)
			if (entry->translated)
				check_both_ways(entry);
	catalogues_free(all);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(finds_translations),
		cmocka_unit_test(tells_what_stands_in_the_file),
		cmocka_unit_test(chooses_plural_forms),
		cmocka_unit_test(refuses_what_is_wrong),
		cmocka_unit_test(loads_in_several_threads),
		cmocka_unit_test(loads_a_folder),
		cmocka_unit_test(puts_arguments_in),
		cmocka_unit_test(interface_keeps_arguments),
	};

	return cmocka_run_group_tests_name("catalogue", tests, NULL, NULL);
}
