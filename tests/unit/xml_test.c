/* XML read, changed and written again; and what is refused. */
#include "unit.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "wire/xml.h"

static enum status
read_text(const char *text, size_t count, struct arena *arena, struct xml *ret,
	  struct fault *fault)
{
	const struct xml_file file = {"a.xml", text, count, 1 << 20,
				      XML_DOCTYPE_NAMED};

	return xml_read(&file, arena, ret, fault);
}

static void
same_again(const char *text)
{
	struct arena *arena = arena_new();
	struct xml xml;
	struct fault fault;
	struct buf out = {0};

	assert_int_equal(read_text(text, strlen(text), arena, &xml, &fault),
			 OK);
	xml_write(&xml, &out);
	assert_string_equal(buf_string(&out), text);
	buf_free(&out);
	arena_free(arena);
}

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

static void
writes_what_it_read(void **state)
{
	(void)state;
	same_again(HEAD "<a/>\n");
	same_again(HEAD "<!-- before -->\n<?style x=\"1\"?>\n"
			"<!DOCTYPE tmx SYSTEM \"tmx14.dtd\">\n"
			"<a>\n\t<b c=\"1\" a=\"2\"> x </b><!-- in --><?pi?>"
			"</a>\n<!-- after -->\n");
	same_again(HEAD "<x:a xmlns:x=\"urn:x\" xml:lang=\"ur\" x:b=\"&quot;"
			"&amp;&lt;&gt;&#9;&#10;&#13;'\">&amp;&lt;&gt;&#13;\""
			"<![CDATA[<&>]]>\u0633\u0644\u0627\u0645</x:a>\n");
}

static void
knows_namespaces(void **state)
{
	static const char text[] =
		"<a xmlns='urn:a' xmlns:b='urn:b' b:one='1' one='2'>"
		"<b:in xmlns:b='urn:c'/><in/><in xmlns=''/><b:in/></a>";
	static const char *const spaces[] = {"urn:c", "urn:a", "", "urn:b"};
	struct arena *arena = arena_new();
	struct xml xml;
	struct fault fault;
	const struct xml_node *at;

	(void)state;
	assert_int_equal(read_text(text, strlen(text), arena, &xml, &fault),
			 OK);
	assert_true(xml_is(xml.root, "urn:a", "a"));
	assert_string_equal(xml_value(xml.root, "urn:b", "one"), "1");
	assert_string_equal(xml_value(xml.root, "", "one"), "2");
	assert_null(xml_value(xml.root, "urn:a", "one"));
	at = xml.root->child;
	for (size_t i = 0; i < 4; i++, at = at->next)
		assert_true(xml_is(at, spaces[i], "in"));
	assert_null(at);
	arena_free(arena);
}

static void
inherits_and_walks(void **state)
{
	static const char text[] = "<a xml:lang='en'>1<b xml:lang='ur'>2"
				   "<c>3</c></b><!--4--><d>5</d></a>";
	struct arena *arena = arena_new();
	struct xml xml;
	struct fault fault;
	const struct xml_node *b, *at;
	size_t count = 0;

	(void)state;
	assert_int_equal(read_text(text, strlen(text), arena, &xml, &fault),
			 OK);
	assert_string_equal(xml_words(xml.root, arena), "1235");
	b = xml_child(xml.root, "", "b");
	assert_string_equal(xml_words(b, arena), "23");
	assert_string_equal(xml_inherited(b->child->next, "lang"), "ur");
	assert_string_equal(xml_inherited(xml_after(b, "", "d"), "lang"), "en");
	assert_null(xml_inherited(b, "space"));
	for (at = xml.root; at; at = xml_walk(xml.root, at))
		count++;
	assert_int_equal(count, 9);
	count = 0;
	for (at = b; at; at = xml_walk(b, at))
		count++;
	assert_int_equal(count, 4);
	arena_free(arena);
}

static void
builds_and_changes(void **state)
{
	struct arena *arena = arena_new();
	struct xml_node *root = xml_add(arena, NULL, "a", NULL), *b, *c;
	struct buf out = {0};

	(void)state;
	xml_set(arena, root, "xmlns", "urn:a");
	b = xml_add(arena, root, "b", "text");
	c = xml_add(arena, root, "c", NULL);
	assert_true(xml_is(b, "urn:a", "b"));
	xml_set(arena, b, "n", "1");
	xml_set(arena, b, "n", "2");
	xml_cut(c);
	xml_put(root, c, b);
	xml_write_node(root, &out);
	assert_string_equal(buf_string(&out), "<a xmlns=\"urn:a\"><c/>"
					      "<b n=\"2\">text</b></a>");
	buf_clear(&out);
	xml_cut(b);
	xml_empty(root);
	xml_add_text(arena, root, "<");
	xml_write_node(root, &out);
	assert_string_equal(buf_string(&out), "<a xmlns=\"urn:a\">&lt;</a>");
	buf_free(&out);
	arena_free(arena);
}

static void
refuses(const char *text, size_t count, const char *where, const char *what)
{
	struct arena *arena = arena_new();
	struct xml xml = {0};
	struct fault fault = {0};

	assert_int_equal(read_text(text, count, arena, &xml, &fault), E_INPUT);
	assert_null(xml.root);
	assert_string_equal(fault.where, where);
	if (!strstr(fault.message, what))
		fail_msg("%s: %s", text, fault.message);
	arena_free(arena);
}

static void
refuses_what_is_no_plain_xml(void **state)
{
	static const struct {
		const char *text, *where, *what;
	} cases[] = {
		{"", "a.xml:1:1", "well-formed"},
		{"<a>\n <b></a>", "a.xml:2:7", "well-formed"},
		{"<a b='1' b='2'/>", "a.xml:1:10", "well-formed"},
		{"<a>\xff</a>", "a.xml:1:4", "well-formed"},
		{"<a>&#1;</a>", "a.xml:1:4", "well-formed"},
		{"<?xml version='1.0' encoding='ISO-8859-1'?><a/>", "a.xml:1:1",
		 "save it in UTF-8"},
		{"<?xml version='1.0' encoding='windows-1256'?><a/>",
		 "a.xml:1:1", "save it in UTF-8"},
		{"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "a.xml:1:13",
		 "take it out"},
		{"<!DOCTYPE a SYSTEM 'a.dtd'><a>\n&b;</a>", "a.xml:2:1",
		 "is not known"},
		{"<a>\n&b;</a>", "a.xml:2:1", "well-formed"},
		{"<x:a/>", "a.xml:1:1", "not declared"},
		{"<a x:b=''/>", "a.xml:1:1", "not declared"},
		{"<a xmlns:x='u' xmlns:y='u' x:b='' y:b=''/>", "a.xml:1:1",
		 "twice"},
		{"<a xmlns:x=''/>", "a.xml:1:1", "cannot be declared"},
		{"<a xmlns:xmlns='u'/>", "a.xml:1:1", "cannot be declared"},
		{"<a:b:c xmlns:a='u'/>", "a.xml:1:1", "no name"},
	};

	(void)state;
	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
		refuses(cases[i].text, strlen(cases[i].text), cases[i].where,
			cases[i].what);
}

static void
reads_utf_16(void **state)
{
	static const char text[] = "\xff\xfe<\0a\0>\0\x33\x06<\0/\0a\0>";
	struct arena *arena = arena_new();
	struct xml xml;
	struct fault fault;

	(void)state;
	assert_int_equal(read_text(text, sizeof text, arena, &xml, &fault), OK);
	assert_string_equal(xml_words(xml.root, arena), "\u0633");
	arena_free(arena);
}

static void
refuses_what_is_too_much(void **state)
{
	struct buf text = {0};

	(void)state;
	for (int i = 0; i <= XML_DEPTH_MAX; i++)
		buf_text(&text, "<a>");
	refuses(text.bytes, text.count, "a.xml:1:301", "deeper");
	buf_clear(&text);
	for (int i = 0; i < 1 << 18; i++)
		buf_text(&text, "<a/>");
	buf_char(&text, ' ');
	refuses(text.bytes, text.count, "a.xml", "bytes");
	buf_clear(&text);
	buf_text(&text, "<a");
	for (int i = 0; i < 300; i++)
		buf_printf(&text, " b%d=''", i);
	buf_text(&text, "/>");
	refuses(text.bytes, text.count, "a.xml:1:1", "attributes");
	buf_clear(&text);
	buf_text(&text, "<a");
	for (int i = 0; i < 65; i++)
		buf_printf(&text, " xmlns:b%d='u'", i);
	buf_text(&text, "/>");
	refuses(text.bytes, text.count, "a.xml:1:1", "namespaces");
	buf_free(&text);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(writes_what_it_read),
		cmocka_unit_test(knows_namespaces),
		cmocka_unit_test(inherits_and_walks),
		cmocka_unit_test(builds_and_changes),
		cmocka_unit_test(refuses_what_is_no_plain_xml),
		cmocka_unit_test(reads_utf_16),
		cmocka_unit_test(refuses_what_is_too_much),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
