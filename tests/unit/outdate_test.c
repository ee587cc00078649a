/* Catalogues of a notice whose English changed. */
#include <string.h>

#include "lang/po.h"
#include "notice/outdate.h"
#include "tests/unit/unit.h"

#define HEADER                                                                 \
	"msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n"

static const char *
outdated(const char *body, const char *po, struct arena *arena)
{
	const char *text = arena_printf(arena,
					"---\nname: n\ntitle: T\npurpose: P\n"
					"class: service\n---\n\n%s\n",
					body);
	struct notice_file file = {.path = "n/notice.md",
				   .name = "n",
				   .text = text,
				   .count = strlen(text)};
	const struct notice *notice;
	struct faults faults = {0};
	const char *now;

	if (notice_parse(&file, arena, &notice, &faults) != OK)
		fail_msg("%s: %s", faults.list[0].where,
			 faults.list[0].message);
	assert_int_equal(outdate(notice, "t.po", po, arena, &now, &faults), OK);
	return now;
}

static const char po[] =
	HEADER "\nmsgid \"We will come.\"\nmsgstr \"Przyjdziemy.\"\n"
	       "\nmsgid \"Please be at home on that day.\"\n"
	       "msgstr \"Prosimy być w domu.\"\n"
	       "\nmsgid \"Call us.\"\nmsgstr \"Prosimy dzwonić.\"\n"
	       "\n#~ msgid \"Please wait.\"\n#~ msgstr \"Prosimy czekać.\"\n";

static void
leaves_what_is_current(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	assert_ptr_equal(outdated("We will come.\n\nPlease be at home on that "
				  "day.\n\nCall us.",
				  po, arena),
			 po);
	/* What is new is missing, which needs no change of the file. */
	assert_ptr_equal(outdated("We will come.\n\nPlease be at home on that "
				  "day.\n\nCall us.\n\nWrite to us.",
				  po, arena),
			 po);
	arena_free(arena);
}

static void
outdates_what_changed(void **state)
{
	struct arena *arena = arena_new();
	const char *now = outdated("We will come.\n\nPlease be at home on "
				   "Monday.\n\nCall us.",
				   po, arena);

	(void)state;
	assert_non_null(strstr(now, "\n#, fuzzy\n#| msgid \"Please be at home "
				    "on that day.\"\nmsgid \"Please be at home "
				    "on Monday.\"\nmsgstr \"Prosimy być w "
				    "domu.\"\n"));
	assert_non_null(strstr(now, "\nmsgid \"We will come.\"\nmsgstr "
				    "\"Przyjdziemy.\"\n\n#, fuzzy"));
	arena_free(arena);
}

/* A sentence that comes back, at the place of one very like it. */
static void
takes_back_what_returns(void **state)
{
	struct arena *arena = arena_new();
	const char *now = outdated("We will come.\n\nPlease wait.\n\nCall us.",
				   po, arena);
	struct faults faults = {0};
	struct po read;

	(void)state;
	assert_non_null(strstr(now, "\n\nmsgid \"Please wait.\"\nmsgstr "
				    "\"Prosimy czekać.\"\n"));
	assert_non_null(strstr(now, "#~ msgid \"Please be at home"));
	assert_int_equal(
		po_parse("t.po", now, strlen(now), arena, &read, &faults), OK);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(leaves_what_is_current),
		cmocka_unit_test(outdates_what_changed),
		cmocka_unit_test(takes_back_what_returns),
	};

	return cmocka_run_group_tests_name("outdate", tests, NULL, NULL);
}
