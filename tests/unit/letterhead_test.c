/* Letterheads: what stands in one, and what is wrong with one. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "doc/letterhead.h"
#include "tests/unit/unit.h"

struct folder {
	char path[64];
	struct arena *arena;
};

static const char *
in(const struct folder *folder, const char *name)
{
	return arena_printf(folder->arena, "%s/%s", folder->path, name);
}

static void
put(const struct folder *folder, const char *name, const char *text)
{
	FILE *file = fopen(in(folder, name), "w");

	assert_non_null(file);
	fputs(text, file);
	assert_int_equal(fclose(file), 0);
}

static void
open_folder(struct folder *folder)
{
	strcpy(folder->path, "/tmp/vernacular-letterhead-XXXXXX");
	assert_non_null(mkdtemp(folder->path));
	folder->arena = arena_new();
	put(folder, "logo.svg",
	    "<svg xmlns='http://www.w3.org/2000/svg' width='80' height='20'>"
	    "<rect width='9' height='9'/></svg>");
	put(folder, "bad.svg", "<svg/>");
}

static void
close_folder(struct folder *folder)
{
	static const char *const names[] = {"logo.svg", "bad.svg", "head.md"};

	for (int i = 0; i < 3; i++)
		unlink(in(folder, names[i]));
	assert_int_equal(rmdir(folder->path), 0);
	arena_free(folder->arena);
}

static void
reads_all_keys(void **state)
{
	const struct letterhead *head = NULL;
	struct faults faults = {0};
	struct folder folder;

	(void)state;
	open_folder(&folder);
	put(&folder, "head.md",
	    "---\n# Who writes\nname: Example Homes\n"
	    "strapline: Homes of example\nlang: CY\nlogo: logo.svg\n"
	    "logo_alt: Example Homes\n"
	    "contact: Telephone 020 7946 0000;  home@landlord.example ;\n"
	    "  landlord.example\nservice: Example Homes;1 Sample Street;;"
	    "M14 5RX\n---\n\n");
	assert_int_equal(letterhead_read(in(&folder, "head.md"), folder.arena,
					 &head, &faults),
			 OK);
	assert_string_equal(head->name, "Example Homes");
	assert_string_equal(head->strapline, "Homes of example");
	assert_string_equal(head->lang, "cy");
	assert_int_equal(head->logo->kind, PICTURE_PATHS);
	assert_string_equal(head->logo_alt, "Example Homes");
	assert_int_equal(head->contact.lines, 3);
	assert_string_equal(head->contact.line[0], "Telephone 020 7946 0000");
	assert_string_equal(head->contact.line[1], "home@landlord.example");
	assert_string_equal(head->contact.line[2], "landlord.example");
	assert_int_equal(head->service.lines, 3);
	assert_string_equal(head->service.line[2], "M14 5RX");
	close_folder(&folder);
}

/* The name alone is enough. */
static void
reads_the_least(void **state)
{
	const struct letterhead *head = NULL;
	struct faults faults = {0};
	struct folder folder;

	(void)state;
	open_folder(&folder);
	put(&folder, "head.md", "---\nname: Example Homes\n---\n");
	assert_int_equal(letterhead_read(in(&folder, "head.md"), folder.arena,
					 &head, &faults),
			 OK);
	assert_null(head->logo);
	assert_string_equal(head->strapline, "");
	assert_string_equal(head->lang, "en");
	assert_int_equal(head->contact.lines + head->service.lines, 0);
	close_folder(&folder);
}

static void
names_what_is_wrong(void **state)
{
	static const struct {
		const char *text, *where, *says;
	} cases[] = {
		{"", "head.md:1", "has no name"},
		{"---\nname:\n---\n", "head.md:1", "has no name"},
		{"name: a\n", "head.md:1", "has no name"},
		{"---\nname: a\n", "head.md:2", "never ends"},
		{"---\nname: a\nlogos: b\n---\n", "head.md:3",
		 "there is no key"},
		{"---\nname: a\ncontacts: b\n---\n", "head.md:3", "perhaps"},
		{"---\nname: a\nname: b\n---\n", "head.md:3", "twice"},
		{"---\nname: a\nlang: Welch\n---\n", "head.md:3",
		 "no language"},
		{"---\nname: a\nlogo: logo.svg\n---\n", "head.md:3",
		 "needs logo_alt"},
		{"---\nname: a\nlogo_alt: b\nlogo: none.svg\n---\n",
		 "head.md:4: ", "cannot be read"},
		{"---\nname: a\nlogo_alt: b\nlogo: bad.svg\n---\n",
		 "head.md:4: ", "is no picture"},
		{"---\nname: a\nlogo_alt: b\nlogo: ../logo.svg\n---\n",
		 "head.md:4: ../logo.svg", "or below"},
		{"---\nname: a\nlogo_alt: b\nlogo: /etc/logo.svg\n---\n",
		 "head.md:4: /etc/logo.svg", "or below"},
		{"---\nname: a\ncontact: a;b;c;d;e;f;g;h;i;j;k;l;m\n---\n",
		 "head.md:3", "one line too many"},
		{"---\nname: a\ncontact:\n  phone: b\n---\n", "head.md:4",
		 "nothing stands below"},
		{"---\nname: a\n---\n\nDear tenant\n", "head.md:4",
		 "nothing stands below"},
		{"---\nname: a\x80\n---\n", "head.md", "UTF-8"},
		{"---\nname: a\xe2\x80\xae\n---\n", "head.md", "202E"},
	};
	struct folder folder;

	(void)state;
	open_folder(&folder);
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		const struct letterhead *head = NULL;
		struct faults faults = {0};
		char text[1000];

		put(&folder, "head.md", cases[i].text);
		assert_int_equal(letterhead_read(in(&folder, "head.md"),
						 folder.arena, &head, &faults),
				 E_INPUT);
		assert_null(head);
		assert_int_equal(faults.count, 1);
		fault_text(&faults.list[0], faults.list[0].message, text,
			   sizeof text);
		if (!strstr(faults.list[0].where, cases[i].where) ||
		    !strstr(text, cases[i].says))
			fail_msg("%s says %s: %s", cases[i].text,
				 faults.list[0].where, text);
		faults_free(&faults);
	}
	close_folder(&folder);
}

static void
names_a_missing_file(void **state)
{
	const struct letterhead *head = NULL;
	struct faults faults = {0};
	struct arena *arena = arena_new();

	(void)state;
	assert_int_equal(
		letterhead_read("/nowhere/head.md", arena, &head, &faults),
		E_IO);
	assert_int_equal(faults.count, 1);
	faults_free(&faults);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_all_keys),
		cmocka_unit_test(reads_the_least),
		cmocka_unit_test(names_what_is_wrong),
		cmocka_unit_test(names_a_missing_file),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
