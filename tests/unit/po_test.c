/* PO files: what is read, what is refused and where, and that writing changes
 * nothing but what was changed. */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "lang/message.h"
#include "lang/po.h"
#include "tests/unit/unit.h"

#define HEADER                                                                 \
	"msgid \"\"\nmsgstr \"\"\n"                                            \
	"\"Content-Type: text/plain; charset=UTF-8\\n\"\n"                     \
	"\"Language: pl\\n\"\n"                                                \
	"\"Plural-Forms: nplurals=3; plural=(n==1 ? 0 : n%10>=2 && "           \
	"n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n\"\n"

static struct po
parse_good(const char *text, struct arena *arena)
{
	struct faults faults = {0};
	struct buf said = {0};
	struct po po;

	if (po_parse("t.po", text, strlen(text), arena, &po, &faults) != OK) {
		message_fault(&said, NULL, &faults.list[0]);
		fail_msg("%s: %s\n%s", faults.list[0].where, buf_string(&said),
			 text);
	}
	return po;
}

static void
assert_text(const char *a, const char *b)
{
	assert_string_equal(a ? a : "NULL", b ? b : "NULL");
}

static void
reads_every_part(void **state)
{
	struct arena *arena = arena_new();
	struct po po = parse_good(
		"# first\n#\n#no space\n#. for you\n#: a.c:1 b.c:2\n#:c.c\n"
		"#, c-format, fuzzy\n#,no-wrap\n#| msgctxt \"p\"\n"
		"#| msgid \"was\"\n#| \" so\"\n#| msgid_plural \"were\"\n"
		"msgctxt \"c\"\nmsgid \"\" \"x\\n\"\n\"y\" msgid_plural \"z\"\n"
		"msgstr[0] \"\"\nmsgstr[1] \"\\\"\\\\\\101\\x42\\t\"",
		arena);
	const struct po_entry *e = &po.entry[0];

	(void)state;
	assert_int_equal(po.entries, 1);
	assert_null(po.header.msgid);
	assert_text(e->comments, "first\n\nno space\n");
	assert_text(e->extracted, "for you\n");
	assert_text(e->references, "a.c:1 b.c:2\nc.c\n");
	assert_text(e->flags, "c-format, no-wrap");
	assert_true(e->fuzzy);
	assert_false(e->obsolete);
	assert_text(e->previous_context, "p");
	assert_text(e->previous, "was so");
	assert_text(e->previous_plural, "were");
	assert_text(e->context, "c");
	assert_text(e->msgid, "x\ny");
	assert_text(e->msgid_plural, "z");
	assert_int_equal(e->forms, 2);
	assert_text(e->form[0], "");
	assert_text(e->form[1], "\"\\AB\t");
	assert_int_equal(e->line, 14);
	assert_ptr_equal(po_find(&po, "c", "x\ny"), e);
	assert_null(po_find(&po, NULL, "x\ny"));
	assert_null(po_find(&po, "c", "x"));
	arena_free(arena);
}

static void
reads_obsolete_and_windows(void **state)
{
	struct arena *arena = arena_new();
	struct po po = parse_good("\uFEFFmsgid \"\"\r\nmsgstr \"Language: pl\\n"
				  "X: \\nY:a b\\n\"\r\n\r\n#~| msgid \"o\"\r\n"
				  "#~ msgid \"a\"\r\n#~ \"b\"\r\n#~ msgstr "
				  "\"c\"\r\n# end\r\n",
				  arena);

	(void)state;
	assert_true(po.marked);
	assert_true(po.crlf);
	assert_int_equal(po.entries, 1);
	assert_true(po.entry[0].obsolete);
	assert_text(po.entry[0].previous, "o");
	assert_text(po.entry[0].msgid, "ab");
	assert_text(po_field(&po, arena, "Language"), "pl");
	assert_text(po_field(&po, arena, "X"), "");
	assert_text(po_field(&po, arena, "Y"), "a b");
	assert_null(po_field(&po, arena, "Lang"));
	assert_int_equal(po.tail_bytes, 7);
	arena_free(arena);
}

static void
assert_refused(const char *text, size_t bytes, const char *where,
	       const char *says)
{
	struct arena *arena = arena_new();
	struct faults faults = {0};
	struct buf said = {0};
	struct po po;

	assert_int_equal(po_parse("t", text, bytes, arena, &po, &faults),
			 E_INPUT);
	assert_int_equal(po.entries, 0);
	assert_null(po.entry);
	assert_true(faults.count > 0);
	message_fault(&said, NULL, &faults.list[0]);
	if (strcmp(faults.list[0].where, where) != 0 ||
	    !strstr(buf_string(&said), says))
		fail_msg("%s: %s\n%.300s", faults.list[0].where,
			 buf_string(&said), text);
	buf_free(&said);
	faults_free(&faults);
	arena_free(arena);
}

static void
refuses_what_is_wrong(void **state)
{
	static const struct {
		const char *text, *where, *says;
	} cases[] = {
		{"msgid \"a\nmsgstr \"b\"\n", "t:1", "not closed on its line"},
		{"msgid \"a\"\nmsgstr \"b\\", "t:2", "not closed on its line"},
		{"msgid \"a\"\nmsgstr \"b\\q\"", "t:2", "no escape"},
		{"msgid \"a\"\nmsgstr \"b\\x\"", "t:2", "no escape"},
		{"msgid \"a\"\nmsgstr \"b\\8\"", "t:2", "no escape"},
		{"msgid \"a\"\nmsgstr \"b\\0\"", "t:2", "holds U+0000"},
		{"msgid \"a\"\nmsgstr \"b\\a\"", "t:2", "holds U+0007"},
		{"msgid \"a\"\nmsgstr \"b\\xe2\\200\\xAE\"", "t:2", "U+202E"},
		{"msgid \"a\"\nmsgstr \"b\\xff\"", "t:2", "holds U+FFFD"},
		{"msgid \"a\"\nmsgstr \"b\u202A\"", "t:2", "holds U+202A"},
		{"# \u2067\nmsgid \"a\"\nmsgstr \"b\"", "t:1", "U+2067"},
		{"msgid \"a\"\nmsgstr \"b\001\"", "t:2", "holds U+0001"},
		{"msgid \"a\"\nmsgstr \"b\"\n\"c\xE9\"", "t:3", "iconv -f ENC"},
		{"\xFF\xFE#\0", "t:1", "iconv -f UTF-16 -t UTF-8"},
		{"msgid \"\"\nmsgstr \"Content-Type: text/plain; "
		 "charset=ISO-8859-2\\n\"",
		 "t:1", "iconv -f ISO-8859-2 -t"},
		{"msgid \"\"\nmsgstr \"Language: cy\\n\"\n\nmsgid \"a\"\n"
		 "msgstr \"t\xC5\xB7\"\n",
		 "t:1", "not said to be UTF-8"},
		{"msgid \"\"\nmsgstr \"Content-Type: text/plain; "
		 "charset=US-ASCII\\n\"\n\nmsgid \"a\"\nmsgstr \"t\xC5\xB7\"\n",
		 "t:1", "not said to be UTF-8"},
		{"msgid \"a\"\n", "t:2", "not whole"},
		{"msgstr \"a\"\n", "t:1", "not whole"},
		{"msgid \"a\"\nmsgid \"b\"\nmsgstr \"\"", "t:2", "not whole"},
		{"msgid \"a\"\nmsgst \"b\"\n", "t:2", "did you mean msgstr?"},
		{"domain \"a\"\n", "t:1", "not whole"},
		{"msgid a\nmsgstr \"b\"\n", "t:1",
		 "quotation marks is missing"},
		{"msgid \"a\"\nmsgstr\n", "t:3", "quotation marks is missing"},
		{"\"a\"\n", "t:1", "not whole"},
		{"a text\n", "t:1", "not whole"},
		{"Ein Text\n", "t:1", "belongs to no message"},
		{"msgid \"a\"\nmsgstr[0] \"b\"\n", "t:2", "plural form stands"},
		{"msgid \"a\"\nmsgid_plural \"b\"\nmsgstr \"b\"\n", "t:3",
		 "plural form stands"},
		{"msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[1] \"b\"\n", "t:3",
		 "plural form stands"},
		{"msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[x] \"b\"\n", "t:3",
		 "has no number"},
		{"#~ msgid \"a\"\nmsgstr \"b\"\n", "t:2", "behind #~"},
		{"msgid \"a\"\n#~ msgstr \"b\"\n", "t:2", "behind #~"},
		{"#| msgstr \"a\"\nmsgid \"a\"\nmsgstr \"b\"\n", "t:1",
		 "behind #|"},
		{"msgid \"a\"\nmsgstr \"b\"\n\nmsgid \"a\"\nmsgstr \"c\"\n",
		 "t:4", "already in line 1"},
		{"msgid \"a\"\nmsgstr \"b\"\n\n#~ msgid \"a\"\n#~ msgstr \"\"",
		 "t:4", "already in line 1"},
		{"msgctxt \"a\"\nmsgid \"a\"\nmsgstr \"b\"\n\n"
		 "msgctxt \"a\"\nmsgid \"a\"\nmsgstr \"b\"\n",
		 "t:6", "already in line 2"},
		{"msgid \"a\"\nmsgstr \"b\"\n" HEADER, "t:3", "a header"},
		{HEADER "\n" HEADER, "t:7", "a header"},
		{"msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"b\"\n", "t:1",
		 "has plural forms and the header no rule"},
		{"msgid \"\"\nmsgstr \"Language: cy\\n\"\nmsgid \"a\"\n"
		 "msgid_plural \"b\"\nmsgstr[0] \"b\"\n",
		 "t:3", "Plural-Forms: nplurals=6; plural=(n==0 ?"},
		{"msgid \"\"\nmsgstr \"Plural-Forms: nplurals=1; plural=n n"
		 "\\n\"\nmsgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"b\"\n",
		 "t:1", "is not a plural rule"},
		{HEADER "msgid \"a\"\nmsgid_plural \"b\"\nmsgstr[0] \"b\"\n"
			"msgstr[1] \"c\"\n",
		 "t:6", "has 2 plural forms"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		assert_refused(cases[i].text, strlen(cases[i].text),
			       cases[i].where, cases[i].says);
	assert_refused("msgid \"a\0\"\nmsgstr \"\"", 20, "t:1", "U+0000");
	assert_refused("\0", 1, "t:1", "holds U+0000");
}

/* Text of count times the same. */
static struct buf
repeat(const char *before, const char *text, size_t count)
{
	struct buf buf = {0};

	buf_text(&buf, before);
	for (size_t i = 0; i < count; i++)
		buf_text(&buf, text);
	return buf;
}

static void
refuses_what_is_too_much(void **state)
{
	struct buf text =
		repeat("", "# comment of 32 bytes in this line", 1 << 20);

	(void)state;
	assert_refused(text.bytes, text.count, "t", "32 MiB");
	buf_free(&text);
	text = repeat("# short\n# ", "long ", (1 << 20) / 5);
	assert_refused(text.bytes, text.count, "t:2", "1 MiB");
	buf_free(&text);
	for (int i = 0; i < 200001; i++)
		buf_printf(&text, "msgid \"%d\"\nmsgstr \"\"\n", i);
	assert_refused(text.bytes, text.count, "t", "200000");
	buf_free(&text);
	text = repeat("", "#\n", 10001);
	assert_refused(text.bytes, text.count, "t:10001", "10000");
	buf_free(&text);
	text = repeat("", "\"\n", 1 << 23);
	assert_refused(text.bytes, text.count, "t:1", "not closed");
	buf_free(&text);
}

static void
tells_every_fault(void **state)
{
	static const char text[] = HEADER
		"msgid \"a\nmsgstr \"b\"\n\n# x\nmsgid \"c\"\nmsgstr "
		"\"\\q\"\n\n"
		"msgid \"c\"\nmsgfoo \"d\"\nmsgstr \"d\"\n\nmsgid \"c\"\n"
		"msgstr \"e\"\n";
	static const char *const where[] = {"t:6", "t:11", "t:14", "t:17"};
	struct arena *arena = arena_new();
	struct faults faults = {0};
	struct po po;

	(void)state;
	assert_int_equal(po_parse("t", text, strlen(text), arena, &po, &faults),
			 E_INPUT);
	assert_int_equal(faults.count, 4);
	for (int i = 0; i < 4; i++)
		assert_string_equal(faults.list[i].where, where[i]);
	faults_free(&faults);
	arena_free(arena);
}

static void
assert_written(const struct po *po, const char *text)
{
	struct buf buf = {0};

	po_write(po, &buf);
	assert_string_equal(buf_string(&buf), text);
	buf_free(&buf);
}

static void
writes_what_it_read(void **state)
{
	static const char *const texts[] = {
		"",
		"\n",
		"# only words\n",
		"# no end",
		HEADER,
		HEADER "\n\n\n",
		"\uFEFF" HEADER "# tail",
		"\n\n# begin\nmsgid \"a\"msgstr \"b\" msgid\"c\" msgstr \"d\"",
		"\tmsgid \"\" \"a\"\r\n\"\\x41\"   \r\nmsgstr "
		"\"\\141\"\r\n\r\n",
		"#~ # what\n#~ msgid \"a\"\n#~ msgstr \"b\"\n#~ # end",
		"#:  a.c:1\n#:  b.c:1\n#,  fuzzy ,c-format\n#\nmsgid \"a\"\n"
		"msgstr \"\"\n\n\n#\n\n#. later\nmsgid \"b\"\nmsgstr \"b\"",
	};
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < sizeof texts / sizeof *texts; i++) {
		struct po po = parse_good(texts[i], arena);

		assert_written(&po, texts[i]);
	}
	arena_free(arena);
}

static struct buf
read_tool_file(const char *name)
{
	const char *root = getenv("top_srcdir");
	struct buf text = {0};
	char path[1000];

	snprintf(path, sizeof path, "%s/tests/data/po/tools/%s.po",
		 root ? root : ".", name);
	assert_int_equal(file_read(path, PO_BYTES_MAX, &text, NULL), OK);
	return text;
}

static const char *const tools[] = {"msgcat",	 "msgcat-no-wrap", "msgmerge",
				    "msgattrib", "pot2po",	   "xliff2po",
				    "wide",	 "windows",	   "mark"};

static void
writes_what_tools_wrote(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof tools / sizeof *tools; i++) {
		struct arena *arena = arena_new();
		struct buf text = read_tool_file(tools[i]);
		struct po po = parse_good(buf_string(&text), arena);

		assert_true(po.entries >= 6);
		assert_written(&po, buf_string(&text));
		buf_free(&text);
		arena_free(arena);
	}
}

/* Only the lines of the entry that was changed differ. */
static void
changes_one_entry_alone(void **state)
{
	static const char *const words[] = {"Dzwonić"};
	static const char old[] = "msgstr \"Zadzwoń\"";
	static const char new[] = "msgstr \"Dzwonić\"";

	(void)state;
	for (size_t i = 0; i < sizeof tools / sizeof *tools; i++) {
		struct arena *arena = arena_new();
		struct buf text = read_tool_file(tools[i]), all = {0};
		struct po po = parse_good(buf_string(&text), arena);
		struct po_entry *entry = po_find(&po, "button", "Call");
		const char *at = strstr(buf_string(&text), old);

		if (!entry) /* XLIFF 1.2 has no place for it */
			entry = po_find(&po, NULL, "Call");
		entry->form = words;
		entry->raw = NULL;
		buf_put(&all, text.bytes, (size_t)(at - text.bytes));
		buf_text(&all, new);
		buf_text(&all, at + strlen(old));
		assert_written(&po, buf_string(&all));
		buf_free(&all);
		buf_free(&text);
		arena_free(arena);
	}
}

/* What is put elsewhere has one empty line about it, and the last line of a
 * file its end. */
static void
keeps_entries_apart(void **state)
{
	struct arena *arena = arena_new();
	struct po po = parse_good("msgid \"a\"\nmsgstr \"\"\n\n\n# b\nmsgid "
				  "\"b\"\nmsgstr \"\"\n\nmsgid \"c\"\n"
				  "msgstr \"\"",
				  arena);
	struct po_entry last = po.entry[2];

	(void)state;
	po.entry[2] = po.entry[0];
	po.entry[0] = last;
	assert_written(&po, "msgid \"c\"\nmsgstr \"\"\n\n# b\nmsgid \"b\"\n"
			    "msgstr \"\"\n\nmsgid \"a\"\nmsgstr \"\"\n");
	po.entry[0].raw = po.entry[1].raw = po.entry[2].raw = NULL;
	po.entry[1].comments = "one\n\ntwo\n";
	po.entry[1].fuzzy = true;
	po.entry[1].flags = "c-format";
	po.entry[1].previous = "was";
	po.entry[2].obsolete = true;
	po.entry[2].previous = "old";
	assert_written(&po, "msgid \"c\"\nmsgstr \"\"\n\n# one\n#\n# two\n"
			    "#, fuzzy, c-format\n#| msgid \"was\"\n"
			    "msgid \"b\"\nmsgstr \"\"\n\n#~| msgid \"old\"\n"
			    "#~ msgid \"a\"\n#~ msgstr \"\"\n");
	arena_free(arena);
}

static void *
parse_often(void *unused)
{
	for (int i = 0; i < 20; i++) {
		writes_what_tools_wrote(NULL);
		assert_refused("a", 1, "t:1", "not whole");
	}
	return unused;
}

static void
parses_in_several_threads(void **state)
{
	pthread_t thread[4];

	(void)state;
	for (int i = 0; i < 4; i++)
		assert_int_equal(
			pthread_create(&thread[i], NULL, parse_often, NULL), 0);
	for (int i = 0; i < 4; i++)
		pthread_join(thread[i], NULL);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(reads_every_part),
		cmocka_unit_test(reads_obsolete_and_windows),
		cmocka_unit_test(refuses_what_is_wrong),
		cmocka_unit_test(refuses_what_is_too_much),
		cmocka_unit_test(tells_every_fault),
		cmocka_unit_test(writes_what_it_read),
		cmocka_unit_test(writes_what_tools_wrote),
		cmocka_unit_test(changes_one_entry_alone),
		cmocka_unit_test(keeps_entries_apart),
		cmocka_unit_test(parses_in_several_threads),
	};

	return cmocka_run_group_tests_name("po", tests, NULL, NULL);
}
