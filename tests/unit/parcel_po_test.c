/* Catalogues that messages go into: no message twice. */
#include <string.h>

#include "lang/po.h"
#include "notice/parcel.h"
#include "tests/unit/unit.h"

#define HEADER                                                                 \
	"msgid \"\"\nmsgstr \"Content-Type: text/plain; charset=UTF-8\\n\"\n"
#define LIVE "\nmsgid \"Call us.\"\nmsgstr \"Prosimy dzwonić.\"\n"

/* The units of one catalogue written into another. */
static struct po
put(const char *units, const char *carrier, struct arena *arena)
{
	struct parcel_file from = {"from.po", units, strlen(units)};
	struct parcel_file into = {"into.po", carrier, strlen(carrier)};
	struct parcel parcel = {0};
	struct faults faults = {0};
	struct buf out = {0};
	struct po ret;

	assert_int_equal(parcel_read(&from, PARCEL_PO, arena, &parcel, &faults),
			 OK);
	parcel.notice = "n";
	parcel.lang = "pl";
	assert_int_equal(parcel_write(&parcel, PARCEL_PO, &into, &out, &faults),
			 OK);
	assert_int_equal(po_parse("out.po", buf_string(&out), out.count, arena,
				  &ret, &faults),
			 OK);
	buf_free(&out);
	return ret;
}

static void
revives_what_is_obsolete(void **state)
{
	struct arena *arena = arena_new();
	struct po po =
		put(HEADER LIVE "\nmsgid \"Please wait.\"\nmsgstr \"Czekać\"\n",
		    HEADER LIVE "\n#~ msgid \"Please wait.\"\n#~ msgstr \"x\"\n"
				"\n#~ msgid \"Gone\"\n#~ msgstr \"y\"\n",
		    arena);
	const struct po_entry *entry = po_find(&po, NULL, "Please wait.");

	(void)state;
	assert_int_equal(po.entries, 3);
	assert_false(entry->obsolete);
	assert_string_equal(entry->form[0], "Czekać");
	assert_true(po_find(&po, NULL, "Gone")->obsolete);
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(revives_what_is_obsolete),
	};

	return cmocka_run_group_tests_name("parcel_po", tests, NULL, NULL);
}
