/* Parcels written in each kind of file and read again, alone and into a file
 * that came back. */
#include "unit.h"

#include <stdio.h>
#include <string.h>

#include "base/hash.h"
#include "notice/parcel.h"
#include "wire/xliff2.h"
#include "wire/xml.h"

static const char *const no_target[] = {""};
static const char *const title[] = {"Tytu\u0142"};
static const char *const days[] = {"**{n}** dzie\u0144", "**{n}** dni",
				   "{n} **dni**"};
static const char *const linked[] = {
	"Zobacz **[tu](https://example.org/a?b=1&c=2)**, `kod`\\\nkoniec {x}"};
static const char *const signs[] = {"1\\. \\*a\\* <3 & \"b\" \\{C\\}"};

static struct parcel_unit units[] = {
	{.source = "A title",
	 .target = title,
	 .targets = 1,
	 .state = TRANSLATE_APPROVED,
	 .note = "The title of the letter"},
	{.source = "**{n}** day",
	 .source_plural = "**{n}** days",
	 .target = days,
	 .targets = 3,
	 .state = TRANSLATE_REVISED,
	 .comment = "a comment\nof two lines"},
	{.source = "See **[here](https://example.org/a?b=1&c=2)**, `code`\\\n"
		   "end {x}",
	 .target = linked,
	 .targets = 1,
	 .state = TRANSLATE_TRANSLATED},
	{.source = "1\\. \\*a\\* <3 & \"b\" \\{C\\}",
	 .target = signs,
	 .targets = 1,
	 .state = TRANSLATE_MACHINE},
	{.source = "Nothing yet",
	 .target = no_target,
	 .targets = 1,
	 .state = TRANSLATE_MISSING},
	{.source = "It is new",
	 .target = title,
	 .targets = 1,
	 .state = TRANSLATE_OUTDATED,
	 .previous = "It was **old**"},
	{.source = "Refused",
	 .target = title,
	 .targets = 1,
	 .state = TRANSLATE_REFUSED},
};
#define UNITS (sizeof units / sizeof *units)

static struct parcel
parcel_of_units(struct arena *arena)
{
	struct parcel parcel = {
		.notice = "example",
		.title = "A title",
		.lang = "pl",
		.plural = "nplurals=3; plural=(n==1 ? 0 : n%10>=2 && n%10<=4 "
			  "&& (n%100<12 || n%100>14) ? 1 : 2);",
		.unit = units,
		.units = UNITS,
	};

	for (size_t i = 0; i < UNITS; i++) {
		char id[PARCEL_ID_BYTES];

		parcel_id(units[i].source, units[i].source_plural, id);
		units[i].id = arena_text(arena, id);
	}
	return parcel;
}

static void
write_parcel(const struct parcel *parcel, enum parcel_kind kind,
	     const struct buf *carrier, struct buf *out)
{
	const struct parcel_file file = {"carrier",
					 carrier ? carrier->bytes : NULL,
					 carrier ? carrier->count : 0};
	struct faults faults = {0};

	if (parcel_write(parcel, kind, carrier ? &file : NULL, out, &faults) !=
	    OK)
		fail_msg("%s: %s", faults.list[0].where,
			 faults.list[0].message);
	faults_free(&faults);
}

static void
read_parcel(const struct buf *bytes, enum parcel_kind kind, struct arena *arena,
	    struct parcel *ret)
{
	const struct parcel_file file = {"file", bytes->bytes, bytes->count};
	struct faults faults = {0};
	enum parcel_kind found;
	struct fault fault;

	assert_int_equal(parcel_kind_of("file", bytes->bytes, bytes->count,
					&found, &fault),
			 OK);
	assert_int_equal(found, kind);
	if (parcel_read(&file, kind, arena, ret, &faults) != OK)
		fail_msg("%s: %s", faults.list[0].where,
			 faults.list[0].message);
	faults_free(&faults);
}

static void
same_text(const char *a, const char *b)
{
	assert_string_equal(a ? a : "(none)", b ? b : "(none)");
}

/* What a kind of file cannot say of a message. */
static enum translate_state
state_in(enum parcel_kind kind, enum translate_state state)
{
	if (state == TRANSLATE_MISSING)
		return state;
	if (kind == PARCEL_DOCX)
		return TRANSLATE_MACHINE;
	if (kind != PARCEL_PO)
		return state;
	if (state == TRANSLATE_REFUSED)
		return TRANSLATE_MACHINE;
	return state > TRANSLATE_TRANSLATED ? TRANSLATE_TRANSLATED : state;
}

static void
each_kind_says_all(void **state)
{
	struct arena *arena = arena_new();
	struct parcel parcel = parcel_of_units(arena);

	(void)state;
	for (int k = 0; k < PARCEL_KINDS; k++) {
		enum parcel_kind kind = (enum parcel_kind)k;
		struct buf out = {0};
		struct parcel again;

		write_parcel(&parcel, kind, NULL, &out);
		read_parcel(&out, kind, arena, &again);
		same_text(again.notice, "example");
		same_text(again.lang, "pl");
		assert_int_equal(again.units, UNITS);
		for (size_t i = 0; i < UNITS; i++) {
			const struct parcel_unit *a = &units[i];
			const struct parcel_unit *b = &again.unit[i];

			same_text(b->id, a->id);
			assert_int_equal(b->targets, a->targets);
			for (size_t j = 0; j < a->targets; j++)
				same_text(b->target[j], a->target[j]);
			assert_int_equal(b->state, state_in(kind, a->state));
			if (kind == PARCEL_DOCX)
				continue;
			same_text(b->source, a->source);
			same_text(b->source_plural, a->source_plural);
			same_text(b->note, a->note);
			same_text(b->comment, a->comment);
			same_text(b->previous, a->previous);
		}
		buf_free(&out);
	}
	arena_free(arena);
}

static const enum parcel_kind carriers[] = {PARCEL_PO, PARCEL_XLIFF12,
					    PARCEL_XLIFF2, PARCEL_TMX};

/* A file that is written into itself stays as it is. */
static void
a_carrier_stays(void **state)
{
	struct arena *arena = arena_new();
	struct parcel parcel = parcel_of_units(arena);

	(void)state;
	for (size_t i = 0; i < 4; i++) {
		struct buf once = {0}, twice = {0};

		write_parcel(&parcel, carriers[i], NULL, &once);
		write_parcel(&parcel, carriers[i], &once, &twice);
		assert_string_equal(buf_string(&twice), buf_string(&once));
		buf_free(&once);
		buf_free(&twice);
	}
	arena_free(arena);
}

/* Into an older file: one message gone, one new, one with other words, one
 * with another English; the file then says what a fresh one would. */
static void
a_carrier_is_brought_up_to_date(void **state)
{
	static const char *const other[] = {"Inny tytu\u0142"};
	struct arena *arena = arena_new();
	struct parcel parcel = parcel_of_units(arena);
	struct parcel_unit changed[UNITS];
	struct parcel old = parcel;

	(void)state;
	memcpy(changed, units, sizeof units);
	changed[0].target = other;
	changed[0].state = TRANSLATE_REFUSED;
	changed[1].source = "**{n}** night";
	changed[1].source_plural = "**{n}** nights";
	changed[1].id = "0123456789abcdef";
	changed[4].id = "fedcba9876543210";
	changed[4].source = "It is gone";
	old.unit = changed;
	for (size_t i = 0; i < 4; i++) {
		struct buf was = {0}, now = {0};
		struct parcel again;

		write_parcel(&old, carriers[i], NULL, &was);
		write_parcel(&parcel, carriers[i], &was, &now);
		read_parcel(&now, carriers[i], arena, &again);
		assert_int_equal(again.units, UNITS);
		for (size_t j = 0; j < UNITS; j++) {
			same_text(again.unit[j].source, units[j].source);
			same_text(again.unit[j].target[0], units[j].target[0]);
			assert_int_equal(again.unit[j].state,
					 state_in(carriers[i], units[j].state));
		}
		buf_free(&was);
		buf_free(&now);
	}
	arena_free(arena);
}

static void
xliff_2_is_valid(void **state)
{
	struct arena *arena = arena_new();
	struct parcel parcel = parcel_of_units(arena);
	struct buf out = {0};
	struct faults faults = {0};
	struct xml xml;
	struct xml_file file = {.name = "x", .most = 1 << 20};

	(void)state;
	write_parcel(&parcel, PARCEL_XLIFF2, NULL, &out);
	file.bytes = out.bytes;
	file.count = out.count;
	assert_int_equal(xml_read(&file, arena, &xml, NULL), OK);
	if (xliff2_check("x", &xml, arena, &faults) != OK)
		fail_msg("%s %s", faults.list[0].where, faults.list[0].message);
	buf_free(&out);
	faults_free(&faults);
	arena_free(arena);
}

/* As a tool leaves it that cuts sentences: parts in another order, codes in
 * pieces, a comment in the text. */
static void
segments_are_one_text(void **state)
{
	static const char text[] =
		"<xliff xmlns='urn:oasis:names:tc:xliff:document:2.2' "
		"version='2.2' srcLang='en' trgLang='pl'><file id='f' "
		"original='templates/notices/example/notice.md'>"
		"<unit id='u'><originalData><data id='d'>{x}</data>"
		"<data id='b'>**</data></originalData>"
		"<segment state='final'><source>One <ph id='1' dataRef='d'/>."
		"</source><target order='3'>Raz <ph id='1'/>.</target>"
		"</segment><ignorable><source> </source></ignorable>"
		"<segment state='reviewed'><source><sc id='2' dataRef='b'/>Two"
		"<ec startRef='2' dataRef='b'/></source><target order='1'>"
		"<mrk id='m' type='comment' value='v'><sc id='2'/>Dwa"
		"<ec startRef='2'/></mrk></target></segment></unit>"
		"</file></xliff>";
	struct arena *arena = arena_new();
	struct buf bytes = {0};
	struct parcel parcel;

	(void)state;
	buf_text(&bytes, text);
	read_parcel(&bytes, PARCEL_XLIFF2, arena, &parcel);
	assert_int_equal(parcel.units, 1);
	same_text(parcel.unit[0].source, "One {x}. **Two**");
	same_text(parcel.unit[0].target[0], "**Dwa** Raz {x}.");
	assert_int_equal(parcel.unit[0].state, TRANSLATE_REVISED);
	buf_free(&bytes);
	arena_free(arena);
}

static void
names_kinds(void **state)
{
	enum parcel_kind kind;
	struct fault fault;

	(void)state;
	assert_int_equal(parcel_kind_parse("as", "tmx", &kind, &fault), OK);
	assert_int_equal(kind, PARCEL_TMX);
	assert_int_equal(parcel_kind_parse("as", "dokx", &kind, &fault),
			 E_INPUT);
	assert_string_equal(fault.arg[1].value, "docx");
	assert_int_equal(parcel_kind_of("f", "GIF89a", 6, &kind, &fault),
			 E_INPUT);
	assert_string_equal(parcel_ending(PARCEL_XLIFF12), "xlf");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(each_kind_says_all),
		cmocka_unit_test(a_carrier_stays),
		cmocka_unit_test(a_carrier_is_brought_up_to_date),
		cmocka_unit_test(xliff_2_is_valid),
		cmocka_unit_test(segments_are_one_text),
		cmocka_unit_test(names_kinds),
	};

	if (hash_init() != OK)
		return 1;
	return cmocka_run_group_tests(tests, NULL, NULL);
}
